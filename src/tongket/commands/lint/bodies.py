"""The rules on the body: alignment, indents, spacing, headings, the end of the text."""

import re
from collections.abc import Iterator

from tongket.commands.lint.found import TWIPS_PER_MM, Case, Found, format_mm
from tongket.commands.lint.roles import BodyKind, BodyParagraph
from tongket.findings.lint_rules import (
    HEADING_NOT_BOLD,
    SLASH_STOP_SLASH,
    WRONG_ALIGNMENT,
    WRONG_INDENT,
    WRONG_LINE_SPACING,
    WRONG_SPACING,
)
from tongket.findings.rule import Severity
from tongket.word.looks import LookedParagraph, ParagraphLook

_RUNNING = {BodyKind.TEXT, BodyKind.POINT, BodyKind.BASIS}
_ABOUT = 2.0
"""Millimetres around "about 10 mm": a choice, told to people (`docs/lint.md`).

A choice: 170 tests of `tests/commands/lint` find the same at half and at double.
"""
_HALF_POINT = 10
_POINT = 20
"""Twentieths of a point, in which Word measures; it rounds to half points."""
_SLASHED = re.compile(r"(\.\s?/\s?\.?|[….]?\s?/\s?\.)\s*$")
_ALIGNED = {"left": "căn trái", "center": "căn giữa", "right": "căn phải"}


def _running(case: Case) -> Iterator[BodyParagraph]:
    return (each for each in case.roles.body if each.kind in _RUNNING)


def check_alignment(case: Case) -> Iterator[Found]:
    """Text is justified, `Phần` and `Chương` are centred (`wrong-alignment`).

    Sources: docs/the-thuc.md, A, B.
    """
    for each in _running(case):
        alignment = each.paragraph.look.alignment
        if alignment not in {"both", "distribute"}:
            message = f"Nội dung: cần căn đều hai bên, nhưng nhận được {_ALIGNED.get(alignment, alignment)}"
            hint = "đặt căn đều hai bên (Ctrl+J)."
            yield Found(rule=WRONG_ALIGNMENT, message=message, hint=hint, at=each.paragraph)
    for each in case.roles.body:
        if each.kind is BodyKind.PART and each.paragraph.look.alignment != "center":
            message = "Phần, chương, mục và tên của chúng: cần căn giữa, nhưng chưa ở giữa"
            yield Found(rule=WRONG_ALIGNMENT, message=message, hint="đặt căn giữa.", at=each.paragraph)


def check_indents(case: Case) -> Iterator[Found]:
    """The first line begins as in the frame (`wrong-indent`); points may begin later.

    Sources: docs/the-thuc.md, B, C.
    """
    wanted = case.expected.body
    if wanted is None:
        return
    place = (wanted.left + wanted.first_line) / TWIPS_PER_MM
    for each in _running(case):
        if each.paragraph.listed:
            continue
        found = _first_line(each.paragraph, case.look.tab) / TWIPS_PER_MM
        early, late = found < place - _ABOUT, found > place + _ABOUT
        pushed = each.paragraph.look.left / TWIPS_PER_MM > wanted.left / TWIPS_PER_MM + _ABOUT
        if early or (each.kind is not BodyKind.POINT and (late or pushed)):
            shown = f"{format_mm(found)} mm" if early or late else "cả đoạn thụt vào"
            message = f"Nội dung: cần dòng đầu thụt {format_mm(place)} mm, nhưng nhận được {shown}"
            hint = f"đặt First line {format_mm(place)} mm, Left 0."
            yield Found(rule=WRONG_INDENT, message=message, hint=hint, at=each.paragraph)


def _first_line(paragraph: LookedParagraph, tab: int) -> int:
    """Return where the first line begins, in twentieths of a point; a tab at its beginning counts."""
    look = paragraph.look
    at = look.left + look.first_line
    for _ in range(len(paragraph.text) - len(paragraph.text.lstrip("\t"))):
        stops = [position for position, kind in look.tabs if position > at and kind != "clear"]
        stops += [look.left] if look.left > at else []
        at = min(stops, default=(at // tab + 1) * tab)
    return at


def check_spacing(case: Case) -> Iterator[Found]:
    """Between paragraphs at least the space of the frame (`wrong-spacing`).

    Sources: docs/the-thuc.md, B, C.
    """
    wanted = case.expected.body
    if wanted is None:
        return
    least = max(wanted.before, wanted.after)
    for each in _running(case):
        look = each.paragraph.look
        found = 0 if look.contextual else max(look.before, look.after)
        if found < least - _HALF_POINT:
            message = f"Nội dung: cần các đoạn cách nhau ít nhất {_pt(least)}, nhưng nhận được {_pt(found)}"
            hint = f"đặt khoảng cách sau đoạn (After) {_pt(least)}."
            yield Found(rule=WRONG_SPACING, message=message, hint=hint, at=each.paragraph)


def _pt(twips: int) -> str:
    return f"{twips / _POINT:g} pt".replace(".", ",")


def check_line_spacing(case: Case) -> Iterator[Found]:
    """Lines stand as far apart as in the frame, or farther, in the same way (`wrong-line-spacing`).

    Sources: docs/the-thuc.md, B, C.
    """
    wanted = case.expected.body
    if wanted is None:
        return
    for each in _running(case):
        look = each.paragraph.look
        fixed, asked = look.line_rule != "auto", wanted.line_rule != "auto"
        if (fixed is not asked and asked) or (fixed is asked and look.line < wanted.line - _HALF_POINT):
            message = f"Nội dung: cần giãn dòng {_show_line(wanted)} trở lên, nhưng nhận được {_show_line(look)}"
            hint = f"đặt giãn dòng (Line spacing) {_show_line(wanted)}."
            yield Found(rule=WRONG_LINE_SPACING, message=message, hint=hint, at=each.paragraph)


def _show_line(look: ParagraphLook) -> str:
    if look.line_rule == "auto":
        return f"{round(look.line / 240, 2):g} dòng".replace(".", ",")
    return f"{'Exactly' if look.line_rule == 'exact' else 'At least'} {_pt(look.line)}"


def check_headings(case: Case) -> Iterator[Found]:
    """`Phần`, `Chương`, `Mục` and headings with Roman numbers are bold (`heading-not-bold`).

    Source: docs/the-thuc.md, A.
    """
    for each in case.roles.body:
        bold = all(run.look.bold for run in each.paragraph.runs if run.text.strip())
        if each.kind in {BodyKind.PART, BodyKind.SECTION} and not bold:
            yield Found(
                rule=HEADING_NOT_BOLD,
                message="Tiêu đề phần, chương, mục: cần chữ đậm, nhưng chưa đậm",
                hint="đặt chữ đậm.",
                at=each.paragraph,
                severity=None if each.kind is BodyKind.PART else Severity.WARNING,
            )


def check_end_of_text(case: Case) -> Iterator[Found]:
    """The text ends with a full stop alone (`slash-stop-slash`).

    Source: docs/the-thuc.md, B.
    """
    for each in case.roles.body:
        text = each.paragraph.text.rstrip()
        found = _SLASHED.search(text) if each.kind in {*_RUNNING, BodyKind.HEADING} else None
        if found is not None and "/" in found[0]:
            message = f"Cần hết văn bản bằng dấu chấm, nhưng nhận được “{found[0].strip()}”"
            yield Found(
                rule=SLASH_STOP_SLASH, message=message, hint="bỏ dấu gạch chéo, chỉ để dấu chấm.", at=each.paragraph
            )
