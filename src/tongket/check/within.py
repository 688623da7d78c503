"""The checks within one submission, its số, ký hiệu included."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from tongket.check.days import check_days
from tongket.check.own_words import check_texts
from tongket.check.running_text import check_wording
from tongket.findings.campaign_rules import (
    CONTRADICTORY_NONE,
    FAILED_CHECK,
    MISSING_ANSWER,
    MISSING_CELL,
    MISSING_FIGURE,
    MISSING_TABLE,
    NOT_A_SIGN,
    TOO_LONG,
    TOO_SHORT,
    UNASKED_ANSWER,
    UNTIDY_SIGN,
)
from tongket.findings.diagnostics import tell
from tongket.findings.locations import TextLocation
from tongket.model.answers import Answer, FilledTable, Submission
from tongket.model.derived import derive_row
from tongket.model.outline import Column, Indicator, Item, Outline, Row, Table
from tongket.model.roster import Campaign
from tongket.read.texts import count_words
from tongket.source.nodes import Findings
from tongket.values.figures import format_figure
from tongket.values.quoting import shorten
from tongket.values.signs import read_sign

_COMMENT = re.compile(r"\s*:\s+#")

SubmissionCheck = Callable[[Submission, Outline, Findings], None]


def owed_items(submission: Submission, outline: Outline) -> Iterator[tuple[Item, Answer | None]]:
    """Yield the items that a unit owes with its answers, in the outline's order."""
    for item in outline.items:
        if submission.unit.owes_item(item):
            yield item, submission.answers.get(item.id)


def _missing_figures(submission: Submission, item: Item, answer: Answer) -> list[Indicator]:
    """Return the mandatory facts of an answered item that the unit owes and did not give."""
    return [each for each in _owed_facts(submission, item, answer) if each.id not in answer.given]


def is_incomplete(submission: Submission, item: Item, answer: Answer) -> bool:
    """Whether an answered item lacks a mandatory fact, or a year of one."""
    return bool(_missing_figures(submission, item, answer)) or any(
        each.id in answer.facts and len(answer.facts[each.id].by_year) < len(each.years)
        for each in _owed_facts(submission, item, answer)
    )


def _owed_facts(submission: Submission, item: Item, answer: Answer) -> list[Indicator]:
    if answer.none_reason is not None or not answer.has_content:
        return []
    return [each for each in item.indicators if each.mandatory and submission.unit.counted_in(each.groups)]


def _check_missing_answers(submission: Submission, outline: Outline, findings: Findings) -> None:
    """A mandatory item without an answer (`missing-answer`): at its key, or at the nearest key above."""
    for item, answer in owed_items(submission, outline):
        if item.mandatory and (answer is None or not (answer.has_content or answer.faulty or answer.given)):
            at = answer.location if answer is not None else submission.answers_location
            hint = "trả lời, hoặc ghi khong_co: và lý do nếu không có nội dung."
            if answer is not None and _is_commented(answer, findings):
                hint = f"{hint} Chữ sau dấu # là chú thích, không được đọc: xóa dấu # nếu đó là câu trả lời."
            if item.guidance is not None:
                hint = f"{hint} Hướng dẫn: {item.guidance}"
            message = f"Mục {item.id} ({item.heading.rstrip('.')}): chưa có câu trả lời."
            findings.add(MISSING_ANSWER, at, message, hint, item=item.id)


def _is_commented(answer: Answer, findings: Findings) -> bool:
    """Whether a `#` stands where the answer should."""
    at = answer.location
    line = findings.source.line_text(at.line) or ""
    return _COMMENT.match(line, (at.end_column or 1) - 1) is not None


def _check_missing_figures(submission: Submission, outline: Outline, findings: Findings) -> None:
    """A mandatory fact that an answered item lacks (`missing-figure`)."""
    for item, answer in owed_items(submission, outline):
        if answer is not None:
            at = answer.facts_location or answer.location
            for indicator in _missing_figures(submission, item, answer):
                wanted = "số" if indicator.kind.figure is not None else "trả lời"
                message = f'Mục {item.id}, chỉ tiêu "{indicator.name}": chưa có {wanted}.'
                hint = f"thêm dòng {indicator.id}: dưới chi_tieu."
                about = [(indicator.id, str(year)) for year in indicator.years] or [(indicator.id, "")]
                findings.add(MISSING_FIGURE, at, message, hint, item=item.id, told=tell(*about))


def _check_missing_tables(submission: Submission, outline: Outline, findings: Findings) -> None:
    """A table that is owed and has no cell (`missing-table`)."""
    for table in outline.tables:
        if submission.unit.owes_table(table):
            filled = submission.tables.get(table.id)
            if filled is None or not (filled.has_content or filled.faulty):
                at = filled.location if filled is not None else submission.tables_location
                message = f"Biểu {table.id} ({table.title}): chưa có số liệu."
                hint = f"thêm {table.id}: dưới bieu: và điền các hàng."
                findings.add(MISSING_TABLE, at, message, hint, item=table.id)


def _check_missing_cells(submission: Submission, outline: Outline, findings: Findings) -> None:
    """A row of a filled-in table that lacks figures (`missing-cell`): one finding a row.

    A unit with rows of its own (`don_vi`) owes those, and what it began. Where only one row is filled in, the other
    rows are one finding.
    """
    for table in outline.tables:
        filled = submission.tables.get(table.id)
        if filled is None or not filled.has_content or not submission.unit.owes_table(table):
            continue
        started = [row for row in table.rows if _is_started(filled, row)]
        owed = {*table.rows_of(submission.unit.id), *started}
        lacking = {row: columns for row in table.rows if row in owed and (columns := _lacking(table, filled, row))}
        for row, columns in lacking.items():
            if row in started or len(started) > 1:
                at = filled.row_locations.get(row.id, filled.location)
                names = "; ".join(each.name for each in columns)
                message = f"Biểu {table.id}, hàng {row.name}: chưa có số ở cột {names}."
                told = tell(*((row.id, each.id) for each in columns))
                findings.add(MISSING_CELL, at, message, "điền số; không có thì ghi 0.", item=table.id, told=told)
        others = [row for row in lacking if row not in started]
        if others and len(started) == 1:
            names = "; ".join(each.name for each in others)
            message = f"Biểu {table.id}: mới điền hàng {started[0].name}; chưa có số ở hàng {names}."
            hint = "điền các hàng còn lại; để trống nếu đơn vị chỉ báo cáo hàng của mình."
            told = tell(*((each.id, "") for each in others))
            findings.add(MISSING_CELL, filled.location, message, hint, item=table.id, told=told)


def _lacking(table: Table, filled: FilledTable, row: Row) -> list[Column]:
    """Return the columns that a row owes and lacks; what is typed but wrong is not lacking."""
    given = filled.cells.get(row.id, {})
    return [
        each for each in table.columns if each.asked and each.id not in given and (row.id, each.id) not in filled.faulty
    ]


def _is_started(filled: FilledTable, row: Row) -> bool:
    """Whether something is typed in a row, right or wrong."""
    return bool(filled.cells.get(row.id)) or any(faulty == row.id for faulty, _ in filled.faulty)


def _check_unasked(submission: Submission, outline: Outline, findings: Findings) -> None:
    """An answer or a table that the unit need not give (`unasked-answer`); it is used."""
    unit = submission.unit
    if unit.compiling:
        return
    hint = "để nguyên nếu đúng là của đơn vị: số liệu và lời văn vẫn được dùng."
    for item in outline.items:
        answer = submission.answers.get(item.id)
        if answer is not None and answer.has_content and not unit.owes_item(item):
            message = f"Mục {item.id}: {unit.name} không phải trả lời mục này."
            findings.add(UNASKED_ANSWER, answer.location, message, hint, item=item.id)
    for table in outline.tables:
        filled = submission.tables.get(table.id)
        if filled is not None and filled.has_content and not unit.owes_table(table):
            message = f"Biểu {table.id}: {unit.name} không phải điền biểu này."
            findings.add(UNASKED_ANSWER, filled.location, message, hint, item=table.id)


def _check_contradictory_none(submission: Submission, outline: Outline, findings: Findings) -> None:
    """A `khong_co` beside a text or a fact (`contradictory-none`)."""
    for item in outline.items:
        answer = submission.answers.get(item.id)
        if answer is not None and answer.none_reason is not None and (answer.lines or answer.points or answer.facts):
            message = f"Mục {item.id}: vừa ghi khong_co vừa có nội dung."
            findings.add(CONTRADICTORY_NONE, answer.location, message, "giữ một trong hai.", item=item.id)


def _check_length(submission: Submission, outline: Outline, findings: Findings) -> None:
    """A text shorter or longer than the outline asks (`too-short`, `too-long`)."""
    for item in outline.items:
        answer = submission.answers.get(item.id)
        if answer is None or not (answer.lines or answer.points):
            continue
        texts = [each.text for each in answer.lines]
        texts += [text for each in answer.points for text in (each.text, *each.details)]
        words = sum(map(count_words, texts))
        at = answer.text_location or answer.location
        if item.min_words is not None and words < item.min_words:
            message = f"Mục {item.id}: cần ít nhất {item.min_words} từ, nhưng nhận được {words} từ."
            told = tell(words=str(words), limit=str(item.min_words))
            hint = "viết thêm việc đã làm, số liệu, nơi làm tốt."
            findings.add(TOO_SHORT, at, message, hint, item=item.id, told=told)
        if item.max_words is not None and words > item.max_words:
            message = f"Mục {item.id}: cần nhiều nhất {item.max_words} từ, nhưng nhận được {words} từ."
            told = tell(words=str(words), limit=str(item.max_words))
            findings.add(TOO_LONG, at, message, "rút gọn, giữ ý chính và số liệu.", item=item.id, told=told)


def _check_rows(submission: Submission, outline: Outline, findings: Findings) -> None:
    """A row that breaks a condition of its table (`failed-check`): at the first column that the condition names."""
    for table in outline.tables:
        filled = submission.tables.get(table.id)
        if filled is not None:
            for row in table.rows:
                _check_row(table, row.id, row.name, filled, findings)


def _check_row(table: Table, row: str, name: str, filled: FilledTable, findings: Findings) -> None:
    cells = filled.cells.get(row, {})
    figures = {column: each.value for column, each in cells.items() if isinstance(each.value, Decimal)}
    values = derive_row(table, figures)
    for check in table.checks:
        if check.condition.evaluate(values) is False:
            named = check.condition.ordered_names
            shown = ", ".join(f"{each} = {format_figure(values[each])}" for each in named)
            first = next((cells[each].location for each in named if each in cells), filled.location)
            asked = check.message.rstrip(" .")
            message = f"Biểu {table.id}, hàng {name}: {asked} ({shown})."
            columns = {each.id: each.name for each in table.columns}
            figures_told = ", ".join(f"«{columns.get(each, each)}» {format_figure(values[each])}" for each in named)
            findings.add(
                FAILED_CHECK,
                first,
                message,
                "kiểm tra lại các số này với sổ gốc.",
                item=table.id,
                told=tell((row, ""), asked=asked[:1].lower() + asked[1:], figures=figures_told),
            )


_FORM = "viết số, gạch nối, chữ tắt tên loại, gạch chéo, chữ tắt tên cơ quan, ví dụ 15-KH/HU."


def _check_signs(submission: Submission, outline: Outline, findings: Findings) -> None:
    """A sign in another form than it is printed in (`untidy-sign`), or no sign at all (`not-a-sign`)."""
    del outline
    for where, typed, at, item in _signs(submission):
        sign = read_sign(typed)
        if sign is None:
            message = f'{where}: cần số và ký hiệu, nhưng nhận được "{shorten(typed)}".'
            findings.add(NOT_A_SIGN, at, message, _FORM, item=item, told=tell(typed=shorten(typed)))
        elif sign.text != typed:
            message = f'{where}: ghi "{shorten(typed)}", báo cáo in {sign.text}.'
            findings.add(UNTIDY_SIGN, at, message, f"viết {sign.text}.", item=item)


def _signs(submission: Submission) -> Iterator[tuple[str, str, TextLocation, str | None]]:
    """Yield each sign with what it is, its place and its item."""
    if submission.reference is not None and submission.reference_location is not None:
        yield "Số, ký hiệu của báo cáo", submission.reference, submission.reference_location, None
    for answer in submission.answers.values():
        for fact in answer.facts.values():
            for document in fact.documents:
                if document.number:
                    yield f"Mục {answer.item}, văn bản", document.number, document.location, answer.item


_CHECKS: tuple[SubmissionCheck, ...] = (
    _check_missing_answers,
    _check_missing_figures,
    _check_missing_tables,
    _check_missing_cells,
    _check_unasked,
    _check_contradictory_none,
    _check_length,
    _check_rows,
    check_texts,
    check_days,
    _check_signs,
)


def check_submission(submission: Submission, campaign: Campaign, findings: Findings) -> None:
    """Run every check on one submission."""
    for check in _CHECKS:
        check(submission, campaign.outline, findings)
    check_wording(submission, campaign.outline, campaign.roster, findings)
