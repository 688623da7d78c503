"""The drop-downs of the decision sheet, and the hidden sheet that holds what they offer."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tongket.excel.references import join_runs
from tongket.merge.decisions import OTHER_SUBJECT
from tongket.merge.offers import ItemSubjects
from tongket.sheet import columns as c
from tongket.sheet.table_rows import Row, Table
from tongket.sheet.workbook_reading import LIST_ITEM, LIST_LAST, LIST_NAME, LIST_PREFIX, LIST_SUBJECT

_USE, _SPLIT, _NAMED, _ALIKE = "tk_dung", "tk_tach", "tk_neu_ten", "tk_gan_giong"
_FIXED = {
    _ALIKE: (c.SAME_WORD, c.APART_WORD),
    _USE: (c.YES, c.NO),
    _SPLIT: (c.YES,),
    _NAMED: (c.TERRITORY_WORD, c.UNIT_WORD, c.NOBODY_WORD),
}
_SUBJECTS = "tk_nhom_"
NAME_PREFIX = "tk_"
"""What the names of the lists begin with."""
ERROR_TITLE = "Bảng biên tập"
_MOST_ORDER = 9_999
_PREFIX_COLUMN, _FIXED_COLUMN = 5, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """What the drop-downs offer (danh sách chọn)."""

    subjects: tuple[ItemSubjects, ...]
    counters: Mapping[str, int]

    def has_choice(self, row: Row, header: str) -> bool:
        """Whether there is something to choose in an open cell of a row."""
        if header == c.SUBJECT:
            return any(each.item == row.text(c.HIDDEN_ITEM) and each.subjects for each in self.subjects)
        needed = {c.ALIKE: c.DIFFERS, c.PRINT_DETAILS: c.DETAILS}.get(header)
        return needed is None or bool(row.text(needed))

    def validate(self, sheet: Worksheet, table: Table) -> None:
        """Add the drop-downs of a table."""
        for header, rule in self._rules(table):
            cells = f"{get_column_letter(table.columns[header])}"
            for first, last in join_runs((row.number, row.number) for row in table.rows if rule.holds(row)):
                rule.validation.add(f"{cells}{first}:{cells}{last}")
            if rule.validation.sqref.ranges:
                sheet.add_data_validation(rule.validation)

    def _rules(self, table: Table) -> Iterator[tuple[str, "_Rule"]]:
        open_headers = {*table.layout.open}
        if c.USE in open_headers:
            yield c.USE, _choice(_USE, "Chọn x (dùng), không (bỏ), hoặc xóa ô để chưa quyết định.")
        if c.SPLIT in open_headers:
            yield c.SPLIT, _choice(_SPLIT, "Chọn x để tách, hoặc xóa ô này.")
        if c.ALIKE in open_headers:
            yield c.ALIKE, _choice(_ALIKE, "Chọn gộp hoặc khác nhau, hoặc xóa ô để chưa quyết định.")
        if c.PRINT_DETAILS in open_headers:
            yield c.PRINT_DETAILS, _choice(_USE, "Chọn x (in ý nhỏ), không (bỏ), hoặc xóa ô để chưa quyết định.")
        if c.NAMED in open_headers:
            yield c.NAMED, _choice(_NAMED, "Chọn địa bàn, đơn vị hoặc không nêu, hoặc xóa ô này.")
        if c.ORDER in open_headers:
            whole = DataValidation(type="whole", operator="between", formula1="1", formula2=str(_MOST_ORDER))
            yield c.ORDER, _explain(whole, "Gõ số thứ tự: một số nguyên từ 1.")
        if c.SUBJECT in open_headers:
            for number, each in enumerate(self.subjects, 1):
                yield c.SUBJECT, _choice(f"{_SUBJECTS}{number}", "Chọn một nhóm ý trong danh sách.", each.item)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A drop-down, and the rows that have it."""

    validation: DataValidation
    holds: Callable[[Row], bool]


def _choice(name: str, message: str, item: str | None = None) -> _Rule:
    return _explain(DataValidation(type="list", formula1=name), message, item)


def _explain(validation: DataValidation, message: str, item: str | None = None) -> _Rule:
    validation.allow_blank = True
    validation.showErrorMessage = True
    validation.errorTitle = ERROR_TITLE
    validation.error = message
    return _Rule(validation, lambda row: item is None or row.text(c.HIDDEN_ITEM) == item)


def write_lists(book: Workbook, lists: Lists) -> None:
    """Add the hidden sheet: what the drop-downs offer, by name, and the last numbers given."""
    sheet = book.create_sheet(c.LISTS)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    _write_row(sheet, 1, 1, (LIST_ITEM, LIST_SUBJECT, LIST_NAME))
    number = 2
    for place, each in enumerate(lists.subjects, 1):
        rows = [*each.subjects, (OTHER_SUBJECT, c.OTHER)]
        for subject, name in rows:
            _write_row(sheet, number, 1, (each.item, subject, name))
            number += 1
        _name(book, f"{_SUBJECTS}{place}", 3, number - len(rows), number - 1)
    _write_row(sheet, 1, _PREFIX_COLUMN, (LIST_PREFIX, LIST_LAST))
    for place, (prefix, last) in enumerate(sorted(lists.counters.items()), 2):
        _write_row(sheet, place, _PREFIX_COLUMN, (prefix, last))
    for column, (name, words) in enumerate(_FIXED.items(), _FIXED_COLUMN):
        for place, word in enumerate(words, 1):
            _write_row(sheet, place, column, (word,))
        _name(book, name, column, 1, len(words))


def _write_row(sheet: Worksheet, number: int, left: int, values: tuple[str | int, ...]) -> None:
    for column, value in enumerate(values, left):
        cell = sheet.cell(number, column, value)
        if isinstance(value, str):
            cell.data_type = "s"


def _name(book: Workbook, name: str, column: int, first: int, last: int) -> None:
    letter = get_column_letter(column)
    cells = f"'{c.LISTS}'!${letter}${first}:${letter}${last}"
    book.defined_names[name] = DefinedName(name, attr_text=cells)
