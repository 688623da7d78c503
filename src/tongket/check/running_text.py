"""What a unit's text says as a text: broken lines, no figure at all, requests to another level, names of others."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from tongket.check.prose import Prose, locate, read_prose
from tongket.findings.campaign_rules import (
    BROKEN_LINE,
    GLUED_DASH,
    OTHER_UNIT,
    PROSE_WITHOUT_FIGURE,
    TABLE_DISAGREES,
    WRONG_ADDRESSEE,
)
from tongket.findings.diagnostics import tell
from tongket.findings.rule import Rule
from tongket.model.addressees import Addressees
from tongket.model.answers import Answer, FilledTable, Line, Submission
from tongket.model.outline import Item, ItemKind, Outline, Table
from tongket.model.roster import Roster, Unit
from tongket.numbers.numbers import Number
from tongket.source.nodes import Findings
from tongket.values.figures import format_figure
from tongket.values.folding import fold_words
from tongket.values.quoting import shorten

_GLUED_DASH = re.compile(r"[-+–—•][^\W\d_]")
"""A digit behind it would make a number of it."""
_ENDS_WITHIN = re.compile(r"[^\W_]$")
"""A letter or digit: no stop, no comma, no colon; lists broken at commas and semicolons are lines of their own."""
_SPEAKS_OF_ITSELF = (
    r"(?:(?:Ban Thường vụ|Ban Chấp hành|Thường trực|Đảng bộ) )?(?:[Hh]uyện|[Tt]hành|[Tt]hị|[Tt]ỉnh|Đảng) ?ủy|"
    r"(?:[Tt]rên địa bàn|[Tt]oàn) (?:huyện|thành phố|thị xã|xã|phường)|Đảng bộ (?:huyện|thành phố)"
)
"""Words with which a unit speaks of itself, before its name."""
_SEVERAL = 2
"""Figures that are not mandatory: one alone a unit may honestly not have, as one of this repository's has not."""
_NAMED = 3
"""So many figures are named that are asked; more would say nothing more."""
_SENTENCE = re.compile(r"[^.;!?]+")


def check_wording(submission: Submission, outline: Outline, roster: Roster, findings: Findings) -> None:
    """Check the texts of every answer as texts."""
    addressees = Addressees(outline)
    others = _others_named(submission.unit, roster) if _is_on(OTHER_UNIT, outline) else None
    for answer in submission.answers.values():
        item = outline.item(answer.item)
        if item is None:
            continue
        _check_lines(answer, findings)
        _check_figures(submission, item, answer, findings)
        if item.kind is ItemKind.POINTS:
            _check_addressees(answer, addressees, outline, findings)
        if others is not None:
            _check_names(submission.unit, read_prose(answer), others, findings)
    if _is_on(TABLE_DISAGREES, outline):
        written = [prose for answer in submission.answers.values() for prose in read_prose(answer)]
        for table in outline.tables:
            filled = submission.tables.get(table.id)
            if filled is not None:
                _check_table(table, filled, written, findings)


def _is_on(rule: Rule, outline: Outline) -> bool:
    """Whether a silent rule is turned on, for the whole outline or for an item."""
    return any(
        each.get(rule.id) is not None for each in (outline.severities, *(one.severities for one in outline.items))
    )


def _check_lines(answer: Answer, findings: Findings) -> None:
    """A dash that is glued to its text (`glued-dash`); a sentence that goes on in the next line (`broken-line`)."""
    for line in answer.lines:
        if _GLUED_DASH.match(line.text):
            prose = Prose(item=answer.item, text=line.text, line=line.line)
            at = locate(prose, 0, 2, findings.source)
            message = f'Mục {answer.item}: gạch đầu dòng dính vào chữ ở "{shorten(line.text)}".'
            hint = f"viết: {line.text[0]} {shorten(line.text[1:])}"
            findings.add(GLUED_DASH, at, message, hint, item=answer.item)
    for first, second in _neighbours(answer.lines):
        if _ENDS_WITHIN.search(first.text) and second.text[:1].islower():
            end = " ".join(first.text.split()[-3:])
            begin = " ".join(second.text.split()[:3])
            message = f'Mục {answer.item}: câu bị ngắt dòng sau "{end}", dòng dưới bắt đầu bằng "{begin}".'
            prose = Prose(item=answer.item, text=second.text, line=second.line)
            at = locate(prose, 0, len(second.text), findings.source)
            findings.add(BROKEN_LINE, at, message, "nối hai dòng thành một.", item=answer.item)


def _neighbours(lines: tuple[Line, ...]) -> Iterator[tuple[Line, Line]]:
    """Yield each line with the next one, where nothing stands between them."""
    for first, second in pairwise(lines):
        if second.line == first.line + 1:
            yield first, second


def _check_figures(submission: Submission, item: Item, answer: Answer, findings: Findings) -> None:
    """A text without a number where several figures are asked, and none is given (`prose-without-figure`).

    Of mandatory ones `missing-figure` tells; one that is not mandatory a unit may not have.
    """
    asked = [each for each in item.indicators if each.kind.figure and submission.unit.counted_in(each.groups)]
    if len(asked) < _SEVERAL or any(each.mandatory for each in asked) or not submission.unit.owes_item(item):
        return
    told = any(each.id in answer.given for each in asked) or not answer.lines
    if not told and not any(character.isdigit() for each in answer.lines for character in each.text):
        names = f"{'; '.join(each.name for each in asked[:_NAMED])}{'; …' if len(asked) > _NAMED else ''}"
        message = f"Mục {item.id}: hỏi số liệu ({names}) mà không có con số nào."
        at = answer.text_location or answer.location
        findings.add(PROSE_WITHOUT_FIGURE, at, message, "ghi số liệu, hoặc nói rõ chưa theo dõi được.", item=item.id)


def _check_addressees(answer: Answer, addressees: Addressees, outline: Outline, findings: Findings) -> None:
    """A request that names an organ of another item (`wrong-addressee`)."""
    for point in answer.points if addressees.asks(answer.item) else ():
        belongs = outline.item(addressees.belongs_to(answer.item, point.text))
        if belongs is not None and belongs.id != answer.item:
            message = f'Mục {answer.item}: "{shorten(point.text)}" gửi cấp khác; báo cáo đưa về mục {belongs.id}.'
            prose = Prose(item=answer.item, text=point.text, line=point.line)
            at = locate(prose, 0, len(point.text), findings.source)
            hint = f"chuyển sang mục {belongs.id} ({belongs.heading.rstrip('.')})."
            findings.add(WRONG_ADDRESSEE, at, message, hint, item=answer.item)


def _others_named(unit: Unit, roster: Roster) -> re.Pattern[str] | None:
    """Return what finds another unit's name behind the words with which a unit speaks of itself."""
    own = {unit.short_name.casefold(), unit.name.casefold()}
    names = [each.short_name for each in roster.units if each.short_name.casefold() not in own and each.id != unit.id]
    if not names:
        return None
    listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?:{_SPEAKS_OF_ITSELF}) (?P<name>{listed})(?!\w)")


def _check_names(unit: Unit, written: Iterable[Prose], others: re.Pattern[str], findings: Findings) -> None:
    """Another unit's name where one's own is meant (`other-unit`)."""
    for prose in written:
        for found in others.finditer(prose.text):
            message = f'Mục {prose.item}: "{found[0]}" trong báo cáo của {unit.name}.'
            at = locate(prose, found.start(), found.end(), findings.source)
            hint = "kiểm tra có chép từ báo cáo của nơi khác không."
            findings.add(OTHER_UNIT, at, message, hint, item=prose.item, told=tell(typed=found[0]))


def _check_table(table: Table, filled: FilledTable, written: Iterable[Prose], findings: Findings) -> None:
    """A number before the name of a column, in a sentence with the name of one row, whose cell has another number."""
    rows = {fold_words(each.name): each for each in table.rows}
    columns = {fold_words(each.name): each for each in table.columns if each.asked and " " in each.name}
    for prose in written:
        if not any(each in prose.text for each in _names(table)):
            continue
        for number, said, after in _numbers_in_sentences(prose):
            named = [row for name, row in rows.items() if name in said]
            column = next((each for name, each in columns.items() if after.startswith(name)), None)
            if len(named) != 1 or column is None:
                continue
            cell = filled.cells.get(named[0].id, {}).get(column.id)
            if cell is not None and isinstance(cell.value, Decimal) and cell.value != number.worth:
                message = (
                    f"Mục {prose.item}: lời văn ghi {format_figure(number.worth)}; biểu {table.id}, hàng "
                    f'{named[0].name}, cột "{column.name}" ghi {cell.typed}.'
                )
                at = locate(prose, number.start, number.end, findings.source)
                told = tell(quoted=format_figure(number.worth), typed=cell.typed)
                hint = "sửa cho lời văn và biểu là một số."
                findings.add(TABLE_DISAGREES, at, message, hint, item=prose.item, told=told)


def _names(table: Table) -> tuple[str, ...]:
    return tuple(each.name for each in table.rows)


def _numbers_in_sentences(prose: Prose) -> Iterator[tuple[Number, str, str]]:
    """Yield the numbers of a paragraph that count, each with its sentence and with what follows it there, folded."""
    sentences = list(_SENTENCE.finditer(prose.text))
    for number in prose.reading.numbers:
        held = next((each for each in sentences if each.start() <= number.start < each.end()), None)
        if held is not None and number.aside is None:
            yield number, fold_words(held[0]), fold_words(prose.text[number.end : held.end()])
