"""Rows and columns are found wherever a person or a program puts them."""

from pathlib import Path

from tests.places import in_cell
from tests.sheet.cases import EVERYTHING, WEAK, Person, by_key, written
from tests.sheet.packages import read
from tongket.sheet import columns as c

FIRST, SECOND, THIRD = f"{WEAK}-01", f"{WEAK}-02", f"{WEAK}-03"


def test_rows_and_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"}).type(THIRD, {c.NOTE: "giữ"})
    expected, _ = read(tmp_path, person.save())
    sheet = person.sheet()
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for number, row in enumerate([rows[0], *reversed(rows[1:])], 1):
        for column, value in enumerate(reversed(row), 1):
            sheet.cell(number, column).value = value
    decisions, found = read(tmp_path, person.save())
    assert (decisions, found) == (expected, [])


def test_blank_rows_columns_and_rows_above_the_head_do_no_harm(tmp_path: Path) -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"}).type(THIRD, {c.NOTE: "giữ"})
    expected, _ = read(tmp_path, person.save())
    person.sheet().insert_rows(3, 2)
    person.sheet().insert_cols(4)
    person.sheet().insert_rows(1, 3)
    decisions, found = read(tmp_path, person.save())
    assert (decisions, found) == (expected, [])


def test_hidden_and_filtered_rows_are_read(tmp_path: Path) -> None:
    person = Person(written()).type(SECOND, {c.USE: "không"})
    person.sheet().row_dimensions[3].hidden = True
    person.sheet().auto_filter.add_filter_column(4, ["x"])
    decisions, _ = read(tmp_path, person.save())
    assert by_key(decisions)[SECOND].use is False


def test_a_merged_cell_counts_for_each_of_its_rows(tmp_path: Path) -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"})
    person.sheet().merge_cells("E2:E4")
    decisions, found = read(tmp_path, person.save())
    assert found == []
    assert [each.use for each in decisions.points] == [True, True, True, None]


def test_who_sorts_the_visible_columns_alone_does_not_mix_up_the_rows(tmp_path: Path) -> None:
    person = Person(written()).type(FIRST, {c.WORDING: "Câu của tôi."}).type(THIRD, {c.USE: "x"})
    expected, _ = read(tmp_path, person.save())
    sheet = person.sheet()
    visible = len(c.POINT_LAYOUT.columns) - len(c.POINT_LAYOUT.hidden)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_col=visible)]
    for number, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    decisions, found = read(tmp_path, person.save())
    assert (decisions, found) == (expected, [])


def test_a_renamed_sheet_is_known_by_its_head(tmp_path: Path) -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"})
    person.sheet().title = "Ý kiến (Hoa)"
    decisions, found = read(tmp_path, person.save())
    assert found == []
    assert by_key(decisions)[FIRST].use is True


def test_a_row_that_a_person_added_is_said_and_not_used(tmp_path: Path) -> None:
    person = Person(written())
    person.sheet().cell(9, person.column(c.WORDING)).value = "Ý của tôi."
    decisions, found = read(tmp_path, person.save())
    assert [(each.rule.id, in_cell(each).row) for each in found] == [("lost-decision", 9)]
    assert len(decisions.points) == len(EVERYTHING.points)


def test_two_copies_of_a_row_that_differ_are_said(tmp_path: Path) -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"})
    sheet = person.sheet()
    for column, cell in enumerate(sheet[2], 1):
        sheet.cell(9, column).value = cell.value
    assert read(tmp_path, person.save())[1] == []
    sheet.cell(9, person.column(c.USE)).value = "không"
    decisions, found = read(tmp_path, person.save())
    assert [each.rule.id for each in found] == ["bad-decision"]
    assert "Trùng mã II.3.2-01" in found[0].message
    assert len(decisions.points) == len(EVERYTHING.points)
