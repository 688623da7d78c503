"""Who is who at the end of a document: the signature block and the recipients."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from tongket.commands.lint.pieces import PROMPT, Piece
from tongket.word.looks import LookedParagraph

_AUTHORITY = re.compile(
    r"(?P<mark>t\s?/\s?m\.?|k\s?/\s?t\.?|t\s?/\s?l\.?|t\s?/\s?u\s?/\s?q\.?|t\.?m\.?|k\.?t\.?|t\.?l\.?|t\.?u\.?q\.?)"
    r"(?P<gap>\s*)(?P<body>\S.*)"
)
_BODIES = re.compile(
    r"\b(ban|ủy|đảng|hội|đoàn|chi bộ|thường|trưởng|chánh|bí thư|chủ|giám đốc|tổng|cục|viện|bộ|ubnd|hđnd|bcđ|bch|btv"
    r"|chính phủ|thủ tướng|quốc hội|nhà nước|mặt trận|sở|tòa án|chỉ huy|tư lệnh|kiểm toán|thanh tra)\b"
)
_POST = re.compile(
    r"\b(bí thư|chủ tịch|(phó )?thủ tướng|bộ trưởng|thứ trưởng|thống đốc|tư lệnh|tổng (thanh tra|kiểm toán)|cục phó"
    r"|trưởng (ban|đoàn|tiểu ban|phòng|khoa|cơ quan)|chánh (văn phòng|thanh tra|án)|chủ nhiệm"
    r"|(tổng )?giám đốc|hiệu trưởng|viện trưởng|vụ trưởng|cục trưởng|tổng (thư ký|biên tập)|chỉ huy trưởng|chính ủy"
    r"|chính trị viên|ủy viên|trưởng đoàn|tổ trưởng|đội trưởng|kế toán trưởng)\b|^phó trưởng ban|^trưởng ban"
)
_POST_ALONE = re.compile(rf"(phó |quyền |q\. ?)?({_POST.pattern})( .{{0,40}})?")
_POST_PROMPT = re.compile(rf"(?=.*chức vụ){PROMPT}")
"""Where the post is to be typed in a form."""
_LABEL = re.compile(r"nơi nhận\s*[:.]?")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_./]*(/c)?[.\w]*")
_NAME_WORDS = range(2, 9)
_SIGNED = re.compile(r"\(?\s*(đã ký|ký tên).*")
_LINE = 322
"""Twentieths of a point that a blank line of 14 points takes."""
_LONGEST = 90
"""Characters of a line that may say on whose behalf it is signed: a sentence is longer.

A choice: 170 tests of `tests/commands/lint` find the same at half and at double.
"""
_SEARCHED = 60
"""Pieces at the end in which signature and recipients are looked for: some recipients' lists have forty.

A choice: 170 tests of `tests/commands/lint` find the same at half and at double.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The signature block (phần ký)."""

    authority: tuple[Piece, ...] = ()
    """`T/M BAN THƯỜNG VỤ`, with its further lines."""
    posts: tuple[Piece, ...] = ()
    name: Piece | None = None
    blank_lines: int | None = None
    """Between post and name; None where it can't be told."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All of it, in order."""
        return (*self.authority, *self.posts, *((self.name,) if self.name is not None else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Who gets the document (nơi nhận)."""

    label: Piece
    lines: tuple[tuple[Piece, ...], ...]
    """Each entry with the lines that it takes."""


def authority_mark(piece: Piece) -> re.Match[str] | None:
    """Return how a piece says for whom somebody signs: `mark`, `gap` and `body`; None where it does not."""
    found = _AUTHORITY.fullmatch(piece.folded) if len(piece.text) <= _LONGEST else None
    if found is None or not _BODIES.search(found["body"]) or piece.text.endswith((".", ";", ",", ":")):
        return None
    plain = "/" not in found["mark"] and "." not in found["mark"]
    return None if plain and (not found["gap"] or not piece.in_capitals) else found


def find_label(pieces: tuple[Piece, ...]) -> int | None:
    """Return where `Nơi nhận` stands."""
    return next((at for at, each in enumerate(pieces) if _LABEL.fullmatch(each.folded)), None)


def read_signatures(
    pieces: tuple[Piece, ...], paragraphs: tuple[LookedParagraph, ...], label: int | None
) -> tuple[Signature, ...]:
    """Return the signature blocks: those with an authority; else the post nearest to the recipients."""
    begins = [at for at, each in enumerate(pieces) if authority_mark(each) is not None]
    if not begins:
        start = max(0, label - 4) if label is not None else max(0, len(pieces) - _SEARCHED)
        near = enumerate(pieces[start : start + _SEARCHED], start)
        begins = [at for at, each in near if _is_post_alone(each)][:1]
    found: list[Signature] = []
    for at in begins:
        if not any(pieces[at] is each for signature in found for each in signature.pieces):
            found.append(_read_signature(pieces, at, paragraphs))
    return tuple(found)


def _read_signature(pieces: tuple[Piece, ...], start: int, paragraphs: tuple[LookedParagraph, ...]) -> Signature:
    begins = pieces[start]
    column = [begins, *(each for each in pieces[start + 1 : start + _SEARCHED] if _same_column(begins, each))]
    authority: list[Piece] = []
    posts: list[Piece] = []
    for each in column:
        marked = authority_mark(each) is not None
        if not (marked or each.in_capitals or is_post_prompt(each)) or _LABEL.fullmatch(each.folded):
            break
        if posts and (marked or not _is_post(each)):
            break  # the next signature, or a name in capitals
        # A line in capitals below the authority that names no post is the rest of it.
        (posts if _is_post(each) and not marked else authority).append(each)
    last = (*authority, *posts)[-1]
    rest = [each for each in column[len(authority) + len(posts) :] if not _LABEL.fullmatch(each.folded)]
    name = rest[0] if rest and _is_name(rest[0]) else None
    blank = _count_blank_lines(last, name, paragraphs) if name is not None else None
    return Signature(authority=tuple(authority), posts=tuple(posts), name=name, blank_lines=blank)


def is_post_prompt(piece: Piece) -> bool:
    """Whether a piece is where the post is to be typed."""
    return _POST_PROMPT.fullmatch(piece.folded) is not None


def _is_post_alone(piece: Piece) -> bool:
    return (piece.in_capitals and _POST_ALONE.fullmatch(piece.folded) is not None) or is_post_prompt(piece)


def _is_post(piece: Piece) -> bool:
    """Whether a piece names a post in capitals, or is where one is to be typed."""
    return (piece.in_capitals and _POST.search(piece.folded) is not None) or is_post_prompt(piece)


def _same_column(one: Piece, other: Piece) -> bool:
    mine, its = one.paragraph.cell, other.paragraph.cell
    if mine is not None and its is not None:
        return (mine.table, mine.column) == (its.table, its.column)
    return mine is its and (one.column > 0) == (other.column > 0)


def _is_name(piece: Piece) -> bool:
    words = piece.text.split()
    named = len(words) in _NAME_WORDS and all(map(_NAME_WORD.fullmatch, words))
    return named and authority_mark(piece) is None and not _SIGNED.fullmatch(piece.folded)


def _count_blank_lines(above: Piece, name: Piece, paragraphs: tuple[LookedParagraph, ...]) -> int | None:
    """Return how many blank lines are between two pieces: empty ones, and the space that takes their place."""
    first, last = above.paragraph, name.paragraph
    if first.cell != last.cell:
        return None
    if first.number == last.number:
        inside = first.text.split(above.text)[-1].split(name.text)[0]
        return max(0, inside.count("\n") - 1)
    between = paragraphs[first.number : last.number - 1]
    if any(each.pictured for each in (*between, first, last)):
        return None
    lines = sum(1 + each.text.strip("\t ").count("\n") for each in between)
    space = first.look.after + last.look.before + sum(each.look.before + each.look.after for each in between)
    return lines + space // _LINE


def read_recipients(pieces: tuple[Piece, ...], at: int) -> Recipients:
    """Return the recipients below their label, which stands at `at`."""
    label = pieces[at]
    below = [each for each in pieces[at + 1 : at + 1 + _SEARCHED] if _same_column(label, each)]
    if label.paragraph.cell is None:
        below = list(_listed_below(below))
    entries: list[tuple[Piece, ...]] = []
    for each in below:
        ended = not entries or entries[-1][-1].text.endswith((",", ";", "."))
        if ended or _begins_entry(each):
            entries.append((each,))
        else:
            entries[-1] = (*entries[-1], each)
    return Recipients(label=label, lines=tuple(entries))


def _begins_entry(piece: Piece) -> bool:
    return piece.paragraph.listed or piece.text.startswith(("-", "–", "+", "•"))


def _listed_below(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the entries below a label outside a table: as long as they look like entries."""
    yield from takewhile(lambda each: _begins_entry(each) or each.folded.startswith(("lưu", "như trên")), pieces)
