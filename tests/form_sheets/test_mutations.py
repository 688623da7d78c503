"""Whatever people do to the sheets of a workbook, no value is read that was not typed at its place."""

import random
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.form_sheets.made import opened, saved
from tests.form_sheets.test_round_trip import filled
from tongket.form_sheets.returned_workbook import read_form_workbook
from tongket.form_sheets.sheet_plan import GUIDE_SHEET, OWN_SHEET

Change = Callable[[random.Random, Worksheet], None]
UNITS = ("da-lat", "dang-doan-mttq", "ban-to-chuc")
_RECKONED = ("=IF", "=TRIM")


def insert(chance: random.Random, sheet: Worksheet) -> None:
    sheet.insert_rows(chance.randint(1, sheet.max_row + 1), chance.randint(1, 3))
    sheet.insert_cols(chance.randint(1, sheet.max_column + 1))


def delete_row(chance: random.Random, sheet: Worksheet) -> None:
    sheet.delete_rows(chance.randint(1, sheet.max_row))


def delete_column(chance: random.Random, sheet: Worksheet) -> None:
    sheet.delete_cols(chance.randint(1, sheet.max_column))


def swap_rows(chance: random.Random, sheet: Worksheet) -> None:
    one, other = chance.sample(range(1, sheet.max_row + 1), 2)
    for column in range(1, sheet.max_column + 1):
        swap(sheet, (one, column), (other, column))


def swap_columns(chance: random.Random, sheet: Worksheet) -> None:
    one, other = chance.sample(range(1, sheet.max_column + 1), 2)
    for row in range(1, sheet.max_row + 1):
        swap(sheet, (row, one), (row, other))


def swap(sheet: Worksheet, one: tuple[int, int], other: tuple[int, int]) -> None:
    """Swap two cells with their number formats; a text stays a text."""
    first, second = sheet.cell(*one), sheet.cell(*other)
    first.value, second.value = second.value, first.value
    first.number_format, second.number_format = second.number_format, first.number_format
    for each in (first, second):
        if isinstance(each.value, str) and not each.value.startswith(_RECKONED):
            each.data_type = "s"


def rename(chance: random.Random, sheet: Worksheet) -> None:
    sheet.title = chance.choice(["Trang 1", "PL2", "Biểu", "II.2.2 Mô hình"])


def retype_header(chance: random.Random, sheet: Worksheet) -> None:
    heads = [row for row in sheet.iter_rows() if "TT" in [each.value for each in row]]
    if heads:
        chance.choice(heads[0]).value = chance.choice([None, "Khác", "Số"])


def retype_name(chance: random.Random, sheet: Worksheet) -> None:
    if sheet["B4"].value == "Nội dung":
        cell = sheet.cell(chance.randint(5, sheet.max_row), 2)
        cell.value = chance.choice([None, "Hội khác", "Tổng cộng", "Hội Nông dân"])


def reformat(chance: random.Random, sheet: Worksheet) -> None:
    cell = sheet.cell(chance.randint(5, max(sheet.max_row, 5)), chance.randint(2, max(sheet.max_column, 2)))
    cell.number_format = chance.choice(["General", "0.00", "dd/mm/yyyy", "0%", "#,##0,"])


def merge(chance: random.Random, sheet: Worksheet) -> None:
    row, column = chance.randint(1, sheet.max_row), chance.randint(1, sheet.max_column)
    down = chance.randint(0, 1)
    sheet.merge_cells(start_row=row, end_row=row + down, start_column=column, end_column=column + 1 - down)


def decompose(_: random.Random, sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.data_type == "s":
                cell.value = unicodedata.normalize("NFD", cell.value)


def copy(_: random.Random, sheet: Worksheet) -> None:
    book = sheet.parent
    assert book is not None
    book.copy_worksheet(sheet)


def drop(_: random.Random, sheet: Worksheet) -> None:
    book = sheet.parent
    assert book is not None
    if len(book.worksheets) > len([GUIDE_SHEET, OWN_SHEET, "một biểu"]):
        book.remove(sheet)


CHANGES: tuple[Change, ...] = (
    *(insert, delete_row, delete_column, swap_rows, swap_columns, rename, retype_header, retype_name, reformat),
    *(merge, decompose, copy, drop),
)


def change(chance: random.Random, book: Workbook) -> Iterator[str]:
    """Change some sheets; yield what was done, for the message of a failure."""
    for _ in range(chance.randint(2, 7)):
        sheet = chance.choice([each for each in book.worksheets if each.title not in {GUIDE_SHEET, OWN_SHEET}])
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        doing = chance.choice(CHANGES)
        yield f"{doing.__name__} {sheet.title}"
        doing(chance, sheet)


def rows_of(values: dict[str, str]) -> dict[str, list[set[tuple[str, str]]]]:
    """Return the entries of each list as fields and texts: their numbers change with the rows above them."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for address, text in values.items():
        place, number, field = address.split("/")
        found[place, number].add((field, text))
    lists: dict[str, list[set[tuple[str, str]]]] = defaultdict(list)
    for (place, _), row in found.items():
        lists[place].append(row)
    return lists


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_no_value_is_read_that_was_not_typed_at_its_place(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same changes each time
    typed = filled(chance.choice(UNITS))
    assert typed is not None
    form, data, wanted = typed
    book = opened(data)
    done = list(change(chance, book))
    (tmp_path / "bieu.xlsx").write_bytes(saved(book))
    values = read_form_workbook(tmp_path / "bieu.xlsx", form).values
    cells = {str(each.address): each.text for each in values if each.address.table}
    assert cells.items() <= wanted.items(), done
    entries = {str(each.address): each.text for each in values if not each.address.table}
    lists = rows_of({address: text for address, text in wanted.items() if not address.startswith("PL")})
    for place, rows in rows_of(entries).items():
        for row in rows:
            assert any(row <= each for each in lists[place]), (done, row)
