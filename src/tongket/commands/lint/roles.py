"""Who is who in a document (vai): letterhead, title, body, signature, recipients, appendices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from tongket.commands.lint.ending import Recipients, Signature, find_label, read_recipients, read_signatures
from tongket.commands.lint.letterhead import Letterhead, Title, find_type, head_pieces, read_letterhead, read_title
from tongket.commands.lint.pieces import Piece, cut_pieces, fold_line
from tongket.values.mastheads import is_masthead
from tongket.word.looks import LookedParagraph
from tongket.word.styles import is_of_contents

_APPENDIX = re.compile(r"phụ lục( số)?( [\divx]+)?\s*[:.]?")
_PENDING = re.compile(r"\[.*\]", re.DOTALL)
_PART = re.compile(r"(phần|chương|mục)( thứ)? (nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|[ivx]+|\d+)\b[^,;]{0,150}")
_ROMAN = re.compile(r"[IVX]+\s*[-–./]\s*\S.*")
_POINT = re.compile(r"[-–—+•*◦▪·\uf0b7]|\(?\w{1,3}[).]\s|\d+[-–]\s")
_CAPTION = re.compile(r"(bảng|biểu|hình|sơ đồ|biểu đồ|đơn vị tính|đvt|ghi chú|chú giải|chú thích|nguồn)\b.*")
_LONGEST_HEADING = 250
"""Characters of a heading: 22 of the 23 of this campaign's draft are shorter, one has 262.

A choice: 170 tests of `tests/commands/lint` find the same at half and at double.
"""
_LEGACY = re.compile(r"\.?vn\w*|vni[-\s].*|vni\w*", re.IGNORECASE)


class BodyKind(Enum):
    """What a paragraph of the body is."""

    TEXT = auto()
    POINT = auto()
    HEADING = auto()
    SECTION = auto()
    """A heading with a Roman number."""
    PART = auto()
    """`Phần thứ nhất`, `Chương I`, `Mục 1` and, in capitals, its name."""
    BASIS = auto()
    OTHER = auto()
    """What a person must still write, a caption, an address: nothing is asked of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyParagraph:
    """A paragraph of the body, outside tables and boxes."""

    kind: BodyKind
    paragraph: LookedParagraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """A document by its roles."""

    letterhead: Letterhead
    title: Title
    body: tuple[BodyParagraph, ...]
    signatures: tuple[Signature, ...]
    recipients: Recipients | None
    title_paragraphs: tuple[LookedParagraph, ...]
    """From the type to the first paragraph of the body, blank ones too."""
    head_paragraphs: tuple[LookedParagraph, ...]
    """Those of the letterhead, blank ones too."""


def is_legacy(font: str) -> bool:
    """Whether a font is one of TCVN3 or VNI, in which letters are not Unicode."""
    return _LEGACY.fullmatch(font) is not None


def recognise(paragraphs: tuple[LookedParagraph, ...]) -> Roles:
    """Return who is who among the paragraphs of a document."""
    pieces = tuple(piece for each in paragraphs if not _is_contents(each) for piece in cut_pieces(each))
    top = head_pieces(pieces)
    kind = find_type(top)
    letterhead = read_letterhead(top, kind)
    title = read_title(top, kind, len(letterhead.pieces))
    start = _end_of((*letterhead.pieces, *_title_pieces(title)))
    rest = tuple(each for each in pieces if each.paragraph.number > start)
    label = find_label(rest)
    signatures = read_signatures(rest, paragraphs, label)
    ending = [each.pieces[0].paragraph.number for each in signatures if each.pieces]
    ending += [rest[label].paragraph.number] if label is not None else []
    ending += [each.paragraph.number for each in rest if _is_appendix(each)]
    body = paragraphs[start : min(ending, default=len(paragraphs) + 1) - 1]
    head = _end_of(letterhead.pieces)
    return Roles(
        letterhead=letterhead,
        title=title,
        body=tuple(_sort_body(body)),
        signatures=signatures,
        recipients=read_recipients(rest, label) if label is not None else None,
        title_paragraphs=paragraphs[head : start + 2],
        head_paragraphs=paragraphs[:head],
    )


def _is_contents(paragraph: LookedParagraph) -> bool:
    """Whether a paragraph is a line of the contents (mục lục), or their heading."""
    return fold_line(paragraph.text) == "mục lục" or is_of_contents(paragraph.style)


def _title_pieces(title: Title) -> Iterator[Piece]:
    if title.type is not None:
        yield title.type
    yield from title.abstract
    if title.sign is not None:
        yield title.sign


def _end_of(pieces: tuple[Piece, ...]) -> int:
    return max((each.paragraph.number for each in pieces), default=0)


def _is_appendix(piece: Piece) -> bool:
    return piece.paragraph.cell is None and _APPENDIX.fullmatch(piece.folded) is not None


def _sort_body(paragraphs: tuple[LookedParagraph, ...]) -> Iterator[BodyParagraph]:
    part = address = False
    for at, each in enumerate(paragraphs):
        text = fold_line(each.text)
        if not text or each.cell is not None or each.boxed:
            continue
        beside = paragraphs[max(0, at - 1) : at + 2]
        kind = _kind(each, text)
        if part and each.text.isupper() and kind is not BodyKind.SECTION:
            kind = BodyKind.PART
        elif kind is BodyKind.TEXT and (_is_caption(each, text) or (_is_apart(each) and any(map(_is_held, beside)))):
            kind = BodyKind.OTHER
        address = text.startswith("kính gửi") or (address and kind is BodyKind.POINT)
        part = kind is BodyKind.PART
        yield BodyParagraph(kind=BodyKind.OTHER if address else kind, paragraph=each)


def _kind(paragraph: LookedParagraph, text: str) -> BodyKind:
    shown = paragraph.text.strip()
    if is_masthead(shown):
        return BodyKind.OTHER
    if _PENDING.fullmatch(shown) or _is_contents(paragraph):
        return BodyKind.OTHER
    short = len(shown) <= _LONGEST_HEADING
    if short and _PART.fullmatch(text) and not shown.endswith((".", ";", ",")):
        return BodyKind.PART
    if text.startswith(("căn cứ", "- căn cứ")):
        return BodyKind.BASIS
    if short and _ROMAN.fullmatch(shown) and (shown.isupper() or not shown.endswith((".", ";"))):
        return BodyKind.SECTION
    if paragraph.level is not None or (short and _looks_like_heading(paragraph, shown)):
        return BodyKind.HEADING
    return BodyKind.POINT if paragraph.listed or _POINT.match(shown) else BodyKind.TEXT


def _looks_like_heading(paragraph: LookedParagraph, shown: str) -> bool:
    """Whether all of a short paragraph is bold, italic or in capitals, and it is no sentence."""
    looks = [each.look for each in paragraph.runs if each.text.strip()]
    apart = all(each.bold for each in looks) or all(each.italic for each in looks) or shown.isupper()
    return apart and not shown.endswith((".", ";", ","))


def _is_caption(paragraph: LookedParagraph, text: str) -> bool:
    return (
        paragraph.pictured
        or paragraph.style.casefold() in {"caption", "chú giải"}
        or (_is_apart(paragraph) and _CAPTION.fullmatch(text) is not None)
    )


def _is_apart(paragraph: LookedParagraph) -> bool:
    return paragraph.look.alignment in {"center", "right"}


def _is_held(paragraph: LookedParagraph) -> bool:
    return paragraph.cell is not None or paragraph.pictured
