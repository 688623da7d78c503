"""The rules on pages: paper, margins, page numbers."""

from collections.abc import Iterator, Mapping

from tongket.commands.lint.found import PAGES, TWIPS_PER_MM, Case, Found, format_mm
from tongket.findings.lint_rules import (
    MISSING_PAGE_NUMBER,
    PAGE_NUMBER_ON_FIRST_PAGE,
    WRONG_MARGINS,
    WRONG_PAGE_NUMBER_FORM,
    WRONG_PAGE_NUMBER_PLACE,
    WRONG_PAPER,
)
from tongket.findings.rule import Severity
from tongket.word.looks import LookedParagraph
from tongket.word.pagelooks import PageNumber, SectionLook

_TOLERANCE = 1.0
"""Millimetres: what a ruler on paper shows."""
_PAPER = (210.0, 297.0)
_SMALL_PAPER = (148.0, 210.0)
"""Millimetres of A4 and A5: docs/the-thuc.md, F, B."""
_SMALL_TYPES = ("giấy giới thiệu", "phiếu", "giấy đi đường", "giấy nghỉ phép", "giấy mời")
_MARGINS = {"top": 20.0, "bottom": 20.0, "left": 30.0, "right": 15.0}
"""Millimetres; on the back, when both sides are printed, Word's setting swaps left and right."""
_TURNED = (
    {"top": 30.0, "bottom": 15.0, "left": 20.0, "right": 20.0},
    {"top": 15.0, "bottom": 30.0, "left": 20.0, "right": 20.0},
    {"top": 30.0, "bottom": 30.0, "left": 20.0, "right": 20.0},
)
"""A page that lies across has its binding edge above or below, printed on both sides now above, now below; one that
was not turned keeps its margins."""
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_HEADER = 10.0
"""Millimetres from the upper edge to the page number: docs/the-thuc.md, B, C, E2."""
_ONE_PAGE = 1500
"""So many characters surely fit on one page, which needs no number.

A page of 14 points has 40 lines of some 75 letters; letterhead, title and signature take half of them.
A choice: 170 tests of `tests/commands/lint` find the same at half and at double.
"""


def _place(section: SectionLook, case: Case) -> str:
    return PAGES if len(case.sections) == 1 else f"{PAGES}, phần {section.number}"


def _mm(twips: int) -> float:
    return twips / TWIPS_PER_MM


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _TOLERANCE


def check_paper(case: Case) -> Iterator[Found]:
    """A4 (`wrong-paper`); A5 for small papers.

    Sources: docs/the-thuc.md, F, B.
    """
    small = case.roles.title.type is not None and case.roles.title.type.folded.startswith(_SMALL_TYPES)
    for section in case.sections:
        if section.width is None or section.height is None:
            continue
        sides = sorted((_mm(section.width), _mm(section.height)))
        allowed = (_PAPER, _SMALL_PAPER) if small else (_PAPER,)
        if not any(all(map(_near, sides, each)) for each in allowed):
            found = " × ".join(format_mm(_mm(each)) for each in (section.width, section.height))
            message = f"Cần khổ giấy A4 (210 × 297 mm), nhưng nhận được {found} mm"
            yield Found(rule=WRONG_PAPER, message=message, hint="đặt khổ giấy A4.", at=_place(section, case))
        elif section.landscape and section.number == 1 and case.roles.letterhead.pieces:
            message = "Cần trang đầu dọc, nhưng nhận được trang ngang"
            yield Found(rule=WRONG_PAPER, message=message, hint="đặt trang dọc.", at=_place(section, case))


def check_margins(case: Case) -> Iterator[Found]:
    """Margins 20, 20, 30, 15 mm (`wrong-margins`).

    Sources: docs/the-thuc.md, B, H, C; of pages that lie across: C, a warning.
    """
    for section in case.sections:
        if not set(_MARGINS) <= section.margins.keys():
            continue
        found = {side: _mm(section.margins[side]) for side in _MARGINS}
        found["left"] += _mm(section.margins.get("gutter", 0))
        allowed = (_MARGINS, *(_TURNED if section.landscape else ()))
        if not any(_agree(found, each) for each in allowed):
            wanted = _TURNED[0] if section.landscape else _MARGINS
            message = f"Cần lề {_show_sides(wanted)} mm, nhưng nhận được {_show_sides(found)} mm"
            yield Found(
                rule=WRONG_MARGINS,
                message=message,
                hint=f"đặt lề {_show_sides(wanted)} mm.",
                at=_place(section, case),
                severity=Severity.WARNING if section.landscape else None,
            )


def _agree(found: Mapping[str, float], wanted: Mapping[str, float]) -> bool:
    return all(_near(found[side], wanted[side]) for side in wanted)


def _show_sides(sides: Mapping[str, float]) -> str:
    return ", ".join(f"{_SIDES[side]} {format_mm(value)}" for side, value in sides.items())


def _numbers(case: Case) -> Iterator[tuple[SectionLook, PageNumber]]:
    for section in case.sections:
        yield from ((section, each) for each in section.numbers.values())


def _main_sections(case: Case) -> Iterator[SectionLook]:
    """Yield the sections of the text: an appendix of one page shows no number."""
    end, begin = max((each.paragraph.number for each in case.roles.body), default=0), 0
    for section in case.sections:
        if section.number == 1 or begin < end:
            yield section
        begin = section.last or 0


def check_page_number(case: Case) -> Iterator[Found]:
    """A page number from the second page on (`missing-page-number`).

    Sources: docs/the-thuc.md, B, C.
    """
    sections = tuple(_main_sections(case))
    bare = [each for each in sections if "default" not in each.numbers]
    if len(bare) < len(sections):
        # A first page may be a section of its own, so that it shows no number.
        bare = [each for each in bare if each.number > 1]
    length = sum(len(each.text) for each in case.look.paragraphs)
    short = length <= _ONE_PAGE and len(case.sections) <= 1
    for place in [_place(each, case) for each in bare] if case.sections else [PAGES]:
        yield Found(
            rule=MISSING_PAGE_NUMBER,
            message="Cần số trang từ trang thứ hai, nhưng chưa có",
            hint="chèn số trang ở giữa phía trên, bỏ số ở trang đầu (Different First Page).",
            at=place,
            severity=Severity.WARNING if short else None,
        )


def check_first_page(case: Case) -> Iterator[Found]:
    """No number on the first page (`page-number-on-first-page`).

    Sources: docs/the-thuc.md, B, C.
    """
    first = next(iter(case.sections), None)
    if first is None or not case.roles.letterhead.pieces:
        return
    number = first.numbers.get("first" if first.first_differs else "default")
    if number is not None:
        message, hint = (
            "Trang đầu không đánh số, nhưng có số trang",
            "đặt trang đầu khác các trang sau (Different First Page).",
        )
        yield Found(rule=PAGE_NUMBER_ON_FIRST_PAGE, message=message, hint=hint, at=number.paragraph)


def check_number_place(case: Case) -> Iterator[Found]:
    """Centred, ten millimetres from the upper edge (`wrong-page-number-place`).

    Sources: docs/the-thuc.md, B, C, E2.
    """
    for section, number in _numbers(case):
        if number.footer:
            yield _misplaced("ở phía trên trang", "số trang ở phía dưới", number.paragraph)
        elif "header" in section.margins and not _near(_mm(section.margins["header"]), _HEADER):
            found = f"cách {format_mm(_mm(section.margins['header']))} mm"
            yield _misplaced("cách mép trên 10 mm", found, number.paragraph)
        if number.centred is False:
            yield _misplaced("ở giữa", "số trang không ở giữa", number.paragraph)


def _misplaced(wanted: str, found: str, at: LookedParagraph) -> Found:
    message = f"Cần số trang {wanted}, nhưng nhận được {found}"
    hint = "đặt số trang ở giữa, phía trên, cách mép giấy 10 mm."
    return Found(rule=WRONG_PAGE_NUMBER_PLACE, message=message, hint=hint, at=at)


def check_number_form(case: Case) -> Iterator[Found]:
    """An upright Arabic figure alone (`wrong-page-number-form`).

    Sources: docs/the-thuc.md, B, C, E2.
    """
    hint = "để một chữ số Ả Rập, kiểu đứng, không thêm chữ hay dấu."
    for section, number in _numbers(case):
        if section.numerals not in {"decimal", "decimalFullWidth", "numberInDash"}:
            message = "Cần số trang bằng chữ số Ả Rập, nhưng nhận được kiểu số khác"
            yield Found(rule=WRONG_PAGE_NUMBER_FORM, message=message, hint=hint, at=number.paragraph)
        if number.around or section.numerals == "numberInDash":
            shown = number.around or "- -"
            message = f"Cần số trang đứng một mình, nhưng có cả “{shown}”"
            yield Found(rule=WRONG_PAGE_NUMBER_FORM, message=message, hint=hint, at=number.paragraph)
        if number.look is not None and number.look.italic:
            message = "Cần số trang kiểu chữ đứng, nhưng nhận được chữ nghiêng"
            yield Found(rule=WRONG_PAGE_NUMBER_FORM, message=message, hint=hint, at=number.paragraph)
