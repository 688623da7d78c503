"""The rules on letters: fonts, colour, sizes, capitals, slant; how they are stored, and where tone marks stand."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from tongket.commands.lint.ending import is_post_prompt
from tongket.commands.lint.found import SURE_SIZES, Case, Found, Role
from tongket.commands.lint.pieces import Piece
from tongket.commands.lint.roles import BodyKind, is_legacy
from tongket.findings.lint_rules import (
    ETH_LETTER,
    LEGACY_FONT,
    MIXED_TONE_MARKS,
    NOT_NFC,
    NOT_UPRIGHT,
    WRONG_CASE,
    WRONG_COLOUR,
    WRONG_FONT,
    WRONG_SIZE,
)
from tongket.findings.rule import Severity
from tongket.values.folding import TONE_PLACES
from tongket.values.strange_letters import STROKE, mend_strokes
from tongket.word.formatting import SLOTS
from tongket.word.looks import LookedParagraph, RunLook, TextRun

_FONT = "times new roman"
_VISIBLE = {"ascii", "hAnsi"}
"""The slots that show Vietnamese letters; the others show only where somebody turns a switch of Word's."""
_SYMBOLS = re.compile(r"(symbol|wingdings.*|webdings|mt extra|cambria math|segoe ui (symbol|emoji))", re.IGNORECASE)
_DARK = 0x20
"""Below this, each of red, green and blue prints as black: Word's "Black, Text 1, Lighter 5%" is 0D0D0D."""
_SMALL = Severity.WARNING
_OTHERS = {**TONE_PLACES, **{new: old for old, new in TONE_PLACES.items()}}
_SYLLABLE = re.compile(rf"\b(\w*?)({'|'.join(_OTHERS)})\b", re.IGNORECASE)
_ANY_CASE = {"ủy", "uỷ"}
"""Words that are counted with capitals too: nobody is called so."""


def check_fonts(case: Case) -> Iterator[Found]:
    """Times New Roman in all four slots (`wrong-font`), Unicode (`legacy-font`).

    Sources: docs/the-thuc.md, F, B; K1, K2.
    """
    slots: dict[str, set[str]] = {}
    places: dict[str, list[LookedParagraph]] = {}
    for paragraph in case.look.everything:
        for run in paragraph.runs:
            for slot, font in zip(SLOTS, run.look.fonts, strict=True):
                if font is not None and _is_wrong(font, run.text):
                    slots.setdefault(font, set()).add(slot)
                    places.setdefault(font, []).append(paragraph)
    for font, held in slots.items():
        for each in places[font]:
            yield _wrong_font(font, held, each)


def _is_wrong(font: str, text: str) -> bool:
    plain = " ".join(font.partition(";")[0].casefold().split())
    symbols = _SYMBOLS.fullmatch(plain) is not None and not any(map(str.isalnum, text))
    return bool(text.strip()) and plain not in {_FONT, "timesnewroman", ""} and not symbols


def _wrong_font(font: str, slots: set[str], at: LookedParagraph) -> Found:
    if is_legacy(font):
        message = f"Cần phông chữ Unicode Times New Roman, nhưng nhận được “{font}” của bảng mã cũ (TCVN3, VNI)"
        hint = "chuyển mã văn bản sang Unicode (ví dụ bằng UniKey), rồi đặt phông chữ Times New Roman."
        return Found(rule=LEGACY_FONT, message=message, hint=hint, at=at)
    named = ", ".join(f"w:{each}" for each in SLOTS if each in slots)
    message = f"Cần phông chữ Times New Roman, nhưng nhận được “{font}” ở {named}"
    if slots & _VISIBLE:
        hint = "đặt phông chữ Times New Roman."
        return Found(rule=WRONG_FONT, message=message, hint=hint, at=at)
    hint = "đặt Times New Roman cho cả bốn nhóm chữ trong kiểu (style); chữ tiếng Việt nay chưa hiện bằng phông ấy."
    return Found(rule=WRONG_FONT, message=message, hint=hint, at=at, severity=Severity.WARNING)


def check_colours(case: Case) -> Iterator[Found]:
    """Black letters (`wrong-colour`).

    Sources: docs/the-thuc.md, F, B.
    """
    for paragraph in case.look.everything:
        for run in paragraph.runs:
            colour = run.look.colour
            if colour is not None and run.text.strip() and not _is_black(colour):
                message = f"Cần chữ màu đen, nhưng nhận được màu {colour.upper()}"
                yield Found(rule=WRONG_COLOUR, message=message, hint="đặt màu chữ là Automatic hoặc đen.", at=paragraph)


def _is_black(colour: str) -> bool:
    try:
        parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return True  # a name that Word does not know
    return max(parts) < _DARK


def _role_pieces(case: Case) -> Iterator[tuple[Role, Piece]]:
    """Yield the pieces of head and end with their roles."""
    head, title, recipients = case.roles.letterhead, case.roles.title, case.roles.recipients
    single = (
        (Role.MOTTO, head.motto), (Role.STAR, head.star), (Role.NUMBER, head.number), (Role.DATE, head.date),
        (Role.DRAFT, head.draft), (Role.TYPE, title.type),
    )  # fmt: skip
    yield from ((role, each) for role, each in single if each is not None)
    yield from ((Role.SUPERIOR, each) for each in head.superior)
    yield from ((Role.ORGAN, each) for each in head.organ)
    yield from ((Role.ABSTRACT, each) for each in title.abstract)
    for signature in case.roles.signatures:
        yield from ((Role.AUTHORITY, each) for each in signature.authority)
        yield from ((Role.POST, each) for each in signature.posts)
        yield from ((Role.NAME, each) for each in (signature.name,) if each is not None)
    if recipients is not None:
        yield Role.LABEL, recipients.label
        yield from ((Role.RECIPIENTS, each) for entry in recipients.lines for each in entry)


def check_sizes(case: Case) -> Iterator[Found]:
    """The size of each part (`wrong-size`).

    Sources: docs/the-thuc.md, A, B, C; those from B and C alone are read from the frame.
    """
    for role, piece in _role_pieces(case):
        yield from _wrong_sizes(case, role, piece.paragraph, piece.looks)
    for each in case.roles.body:
        if each.kind is not BodyKind.OTHER:
            role = Role.HEADING if each.kind in {BodyKind.HEADING, BodyKind.SECTION, BodyKind.PART} else Role.BODY
            looks = tuple(run.look for run in each.paragraph.runs if run.text.strip())
            yield from _wrong_sizes(case, role, each.paragraph, looks)
    for section in case.sections:
        for number in section.numbers.values():
            if number.look is not None:
                yield from _wrong_sizes(case, Role.PAGE_NUMBER, number.paragraph, (number.look,))


def _wrong_sizes(case: Case, role: Role, at: LookedParagraph, looks: tuple[RunLook, ...]) -> Iterator[Found]:
    if role not in case.expected.sizes:
        return
    low, high = case.expected.sizes[role]
    wanted = _format_size(low) if low == high else f"{_format_size(low)}–{_format_size(high)}"
    for look in looks:
        if not low <= look.size <= high and not look.raised:
            message = f"{role}: cần cỡ chữ {wanted}, nhưng nhận được {_format_size(look.size)}"
            severity = None if role in SURE_SIZES else Severity.WARNING
            hint = f"đặt cỡ chữ {wanted}."
            yield Found(rule=WRONG_SIZE, message=message, hint=hint, at=at, severity=severity)


def _format_size(size: float) -> str:
    """Return a size in points as people write it: `14`, `13,5`."""
    return f"{size:g}".replace(".", ",")


_CAPITALS = {
    Role.MOTTO: None, Role.SUPERIOR: None, Role.ORGAN: None, Role.TYPE: None, Role.AUTHORITY: _SMALL, Role.POST: _SMALL,
}  # fmt: skip
"""What is in capitals, and the severity where it is not known for sure."""
_SENTENCE = {Role.ABSTRACT: None, Role.NAME: _SMALL, Role.DRAFT: _SMALL}
"""What is not."""


def check_case(case: Case) -> Iterator[Found]:
    """What is in capitals and what is not (`wrong-case`).

    Sources: docs/the-thuc.md, A; B, C for the end and the draft mark.
    """
    for role, piece in _role_pieces(case):
        if role in _CAPITALS and not piece.in_capitals and not is_post_prompt(piece):
            yield Found(
                rule=WRONG_CASE,
                message=f"{role}: cần chữ in hoa, nhưng nhận được “{piece.text}”",
                hint=f"viết “{piece.text.upper()}”.",
                at=piece.paragraph,
                severity=_CAPITALS[role],
            )
        if role in _SENTENCE and piece.in_capitals and any(len(each) > 1 for each in piece.text.split()):
            yield Found(
                rule=WRONG_CASE,
                message=f"{role}: cần chữ in thường, nhưng nhận được “{piece.text}”",
                hint="viết bằng chữ in thường, chỉ viết hoa chữ đầu và tên riêng.",
                at=piece.paragraph,
                severity=_SENTENCE[role],
            )


_UPRIGHT = {
    Role.MOTTO: None, Role.SUPERIOR: None, Role.ORGAN: None, Role.STAR: None, Role.NUMBER: None, Role.TYPE: None,
    Role.ABSTRACT: None, Role.AUTHORITY: _SMALL, Role.POST: _SMALL, Role.NAME: _SMALL, Role.RECIPIENTS: _SMALL,
}  # fmt: skip


def check_slant(case: Case) -> Iterator[Found]:
    """What stands upright (`not-upright`).

    Sources: docs/the-thuc.md, A; B, C for the end and the bases; J for the other standard.
    """
    for role, piece in _role_pieces(case):
        if role in _UPRIGHT and piece.any_italic:
            yield _slanted(str(role), piece.paragraph, _UPRIGHT[role])
    for each in case.roles.body:
        looks = [run.look for run in each.paragraph.runs if run.text.strip()]
        if each.kind is BodyKind.BASIS and all(look.italic for look in looks):
            yield _slanted("Căn cứ", each.paragraph, _SMALL)


def _slanted(name: str, at: LookedParagraph, severity: Severity | None) -> Found:
    message, hint = f"{name}: cần kiểu chữ đứng, nhưng nhận được chữ nghiêng", "bỏ kiểu chữ nghiêng."
    return Found(rule=NOT_UPRIGHT, message=message, hint=hint, at=at, severity=severity)


def check_composed(case: Case) -> Iterator[Found]:
    """Letters with their marks in one (`not-nfc`).

    Source: docs/the-thuc.md, P6, P7, P8.
    """
    for each in case.look.everything:
        if each.text != unicodedata.normalize("NFC", each.text):
            message = "Cần Unicode dựng sẵn, nhưng nhận được chữ cái và dấu tách rời (tổ hợp)"
            hint = "chuyển mã sang Unicode dựng sẵn, ví dụ bằng UniKey (Ctrl+Shift+F6)."
            yield Found(rule=NOT_NFC, message=message, hint=hint, at=each)


def check_eth(case: Case) -> Iterator[Found]:
    """No letter of another alphabet for Đ (`eth-letter`)."""
    for each in case.look.everything:
        typed = next((found[0] for run in each.runs if not _is_old(run) and (found := STROKE.search(run.text))), None)
        if typed is not None:
            meant = mend_strokes(typed)
            got = f"chữ {typed} (U+{ord(typed):04X}) trông giống hệt"
            message = f"Cần chữ {meant} (U+{ord(meant):04X}), nhưng nhận được {got}"
            yield Found(rule=ETH_LETTER, message=message, hint=f"thay tất cả {typed} bằng {meant}.", at=each)


def _is_old(run: TextRun) -> bool:
    return any(is_legacy(font) for font in run.look.fonts if font is not None)


def check_tones(case: Case) -> Iterator[Found]:
    """One way to place tone marks in one document (`mixed-tone-marks`): a name may differ.

    Source: docs/the-thuc.md, P10.
    """
    counts: Counter[str] = Counter()
    places: dict[str, LookedParagraph] = {}
    for paragraph in case.look.paragraphs:
        for found in _SYLLABLE.finditer(unicodedata.normalize("NFC", paragraph.text)):
            word = found[0].lower() if found[0].lower() in _ANY_CASE else found[0]
            if not found[1].endswith("q") and word.islower():
                counts[word] += 1
                places.setdefault(word, paragraph)
    for word, count in counts.items():
        ending = word[-2:]
        other = word[:-2] + _OTHERS[ending]
        if count < counts[other] or (count == counts[other] and ending in TONE_PLACES):
            shown = f"“{other}” ({counts[other]} lần) và “{word}” ({count} lần)"
            message = f"Cần một cách đặt dấu trong cả văn bản, nhưng có cả {shown}"
            hint = f"thay “{word}” bằng “{other}”, trừ tên riêng và lời trích."
            yield Found(rule=MIXED_TONE_MARKS, message=message, hint=hint, at=places[word])
