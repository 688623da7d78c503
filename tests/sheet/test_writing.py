"""How the decision sheet looks and works in a spreadsheet program, and that the same offers give the same bytes."""

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.sheet.cases import DAY, EVERYTHING, LEADERSHIP, SHOWN, STAFF, SUBJECTS, WEAK, Person, offer, point, written
from tongket.sheet import columns as c
from tongket.sheet.decision_sheet import update_sheet

FIRST = f"{WEAK}-01"
SHEETS = (c.POINTS, c.EXAMPLES, c.FIGURES, c.MENTIONS, c.GUIDE)


def test_there_is_a_sheet_for_each_kind_of_choice_and_a_guide() -> None:
    book = Person(written()).book
    assert tuple(each.title for each in book.worksheets) == (*SHEETS, c.LISTS)
    assert [each.title for each in book.worksheets if each.sheet_state != "visible"] == [c.LISTS]


def test_a_row_of_points_says_what_there_is_to_decide_about() -> None:
    group = replace(
        LEADERSHIP, details=("ở cơ sở",), variants=("Cấp ủy ít quan tâm.", "Chưa sâu sát.\nở xã"), in_draft=False
    )
    row = Person(written(offer(group))).rows()[0]
    assert row[c.KEY] == FIRST
    assert row[c.ITEM] == "II.3.2. Hạn chế"
    assert row[c.BY_DEFAULT] == "không in"
    assert row[c.SUBJECT] == "Về lãnh đạo, chỉ đạo của cấp ủy"
    assert row[c.WORDING] == "Một số cấp ủy chưa thường xuyên quan tâm lãnh đạo."
    assert (row[c.COUNT], row[c.ORIGINALS]) == (3, 3)
    assert row[c.UNITS] == "Đà Lạt; Bảo Lộc; Di Linh"
    assert row[c.DETAILS] == "+ ở cơ sở"
    assert row[c.VARIANTS] == "(1) Cấp ủy ít quan tâm. (2) Chưa sâu sát. + ở xã"
    assert not {c.STATE, c.USE, c.ORDER, c.JOIN, c.SPLIT, c.NOTE, c.CHANGE} & row.keys()


def test_a_point_without_subject_stands_under_other_where_the_item_has_subjects() -> None:
    rows = {str(each[c.KEY]): each for each in Person(written()).rows()}
    assert rows[f"{WEAK}-03"][c.SUBJECT] == "Ý khác"
    assert c.SUBJECT not in rows["II.4-01"]


def test_keys_number_the_rows_of_each_item() -> None:
    keys = [each[c.KEY] for each in Person(written()).rows()]
    assert keys == ["II.3.2-01", "II.3.2-02", "II.3.2-03", "II.4-01"]
    assert [each[c.KEY] for each in Person(written()).rows(c.EXAMPLES)] == ["II.1.1-ĐH01", "II.1.1-ĐH02"]
    assert [each[c.KEY] for each in Person(written()).rows(c.FIGURES)] == ["dc1"]


def test_figures_are_numbers() -> None:
    row = Person(written()).rows(c.FIGURES)[0]
    assert (row[c.FIRST], row[c.SECOND], row[c.DIFFERENCE], row[c.ALLOWED]) == (1378, 1406, 28, "5%")
    assert row[c.VERDICT] == "khớp"
    assert Person(written()).cell("dc1", c.USED, c.FIGURES).number_format == "#,##0"


def test_mentions_are_counted_for_units_and_groups() -> None:
    sheet = Person(written()).sheet(c.MENTIONS)
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]
    assert rows[:2] == [
        ("Đà Lạt", "Các huyện ủy, thành ủy", 6, None, "Các huyện ủy, thành ủy", 6, 1),
        ("Cát Tiên", "Các huyện ủy, thành ủy", 0, None, "Các đoàn thể", 1, 0),
    ]


@pytest.mark.parametrize("layout", c.LAYOUTS, ids=lambda each: each.sheet)
def test_exactly_what_a_person_may_change_is_unlocked(layout: c.SheetLayout) -> None:
    person = Person(written())
    sheet = person.sheet(layout.sheet)
    key = str(person.rows(layout.sheet)[0][c.KEY])
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    for header in layout.headers:
        assert person.cell(key, header, layout.sheet).protection.locked is (header not in layout.open), header


def test_a_choice_that_does_not_exist_is_locked() -> None:
    person = Person(written())
    assert person.cell("II.4-01", c.SUBJECT).protection.locked
    assert not person.cell("II.1.1-ĐH02", c.NAMED, c.EXAMPLES).protection.locked  # "không nêu" is one for every unit


@pytest.mark.parametrize("name", SHEETS[:4])
def test_filtering_sorting_and_widths_are_free_under_protection(name: str) -> None:
    sheet = Person(written()).sheet(name)
    lock = sheet.protection
    assert not any((lock.autoFilter, lock.sort, lock.formatColumns, lock.formatRows))
    assert sheet.auto_filter.ref is not None
    assert sheet.freeze_panes == "B2"


@pytest.mark.parametrize("name", SHEETS[:4])
def test_sheets_print_on_landscape_a4_one_page_wide_with_a_repeated_head(name: str) -> None:
    sheet = Person(written()).sheet(name)
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"


def test_hidden_columns_and_long_lists_are_not_printed() -> None:
    person = Person(written())
    assert person.sheet().print_area == "'Ý'!$A$1:$S$5"
    hidden = {each for each, size in person.sheet().column_dimensions.items() if size.hidden}
    assert len(hidden) == len(c.POINT_LAYOUT.hidden)


def test_every_cell_is_in_times_new_roman_12_and_long_texts_wrap() -> None:
    person = Person(written())
    for name in SHEETS:
        for row in person.sheet(name).iter_rows():
            assert {(cell.font.name, cell.font.size) for cell in row} == {("Times New Roman", 12)}
    assert person.cell(FIRST, c.WORDING).alignment.wrap_text


def choices(sheet: Worksheet, cell: str) -> list[str]:
    """Return what the drop-down of a cell offers."""
    book = sheet.parent
    assert book is not None
    rule = next(each for each in sheet.data_validations.dataValidation if cell in each.sqref)
    assert rule.showErrorMessage
    assert rule.error
    name, area = next(iter(book.defined_names[rule.formula1].destinations))
    return [str(row[0].value) for row in book[name][area]]


def test_drop_downs_offer_the_words_and_the_subjects_of_the_item() -> None:
    person = Person(written())
    sheet = person.sheet()
    assert choices(sheet, "E2") == ["x", "không"]
    assert choices(sheet, "P5") == ["x"]
    assert choices(sheet, "G4") == [*(name for _, name in SUBJECTS), "Ý khác"]
    assert not any("G5" in each.sqref for each in sheet.data_validations.dataValidation)
    assert choices(person.sheet(c.EXAMPLES), "H2") == ["địa bàn", "đơn vị", "không nêu"]


@pytest.mark.slow
def test_a_text_is_never_a_formula_a_number_or_an_error() -> None:
    for text in ("=1+1", "+84", "-5", "#N/A", "1-07", "0123", "@SUM(A1)", "_x0041_ là chữ", "TRUE"):
        data = written(offer(point(text, ["Đà Lạt"])))
        person = Person(data)
        cell = person.cell(FIRST, c.WORDING)
        assert (cell.data_type, cell.number_format) == ("s", "@"), text
        assert str(cell.value).replace("_x005F_", "_") == text
        assert not update_sheet(data, SHOWN, offer(point(text, ["Đà Lạt"])), DAY).decisions.points[0].touched


@pytest.mark.slow
def test_the_same_offers_give_the_same_bytes_in_another_process() -> None:
    script = "import sys; from tests.sheet.cases import written; sys.stdout.buffer.write(written())"
    other = subprocess.run([sys.executable, "-c", script], check=True, stdout=subprocess.PIPE).stdout
    assert other == written()


def test_the_package_has_fixed_times_and_neutral_properties() -> None:
    with zipfile.ZipFile(io.BytesIO(written())) as package:
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = Person(written()).book.properties
    assert (properties.creator, properties.title) == ("tongket", "Bảng biên tập")
    stamp = datetime(2019, 4, 12)  # noqa: DTZ001 - as openpyxl gives it
    assert (properties.created, properties.modified) == (stamp, stamp)


def test_another_day_changes_nothing_but_the_stamp() -> None:
    one, other = written(), update_sheet(None, SHOWN, EVERYTHING, date(2019, 4, 18)).data
    assert one != other
    assert Person(one).rows() == Person(other).rows()


def test_rows_grow_with_what_is_typed_into_them() -> None:
    with zipfile.ZipFile(io.BytesIO(written(offer(STAFF)))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    assert b"customHeight" not in sheet
    assert b' ht="' in sheet


def test_no_offers_at_all_give_a_sheet_that_can_be_read() -> None:
    updated = update_sheet(written(offer()), SHOWN, offer(), DAY)
    assert (updated.found, updated.new, updated.changed, updated.lost) == ((), 0, 0, 0)


@pytest.mark.slow
def test_a_group_of_ten_thousand_points_keeps_its_members() -> None:
    group = point("Một ý rất nhiều nơi nói.", [f"Xã {number}" for number in range(10_000)])
    updated = update_sheet(written(offer(group)), SHOWN, offer(group), DAY)
    assert updated.decisions.points[0].members == group.members
    assert updated.changed == 0


@pytest.mark.slow
def test_three_thousand_rows_are_written_and_read() -> None:
    offers = offer(*(point(f"Ý thứ {number}, câu dài vừa phải.", ["Đà Lạt", "Di Linh"]) for number in range(3_000)))
    updated = update_sheet(written(offers), SHOWN, offers, DAY)
    assert len(updated.decisions.points) == 3_000
    assert updated.decisions.points[-1].key == f"{WEAK}-3000"


def test_a_long_sentence_is_not_formatted_as_text() -> None:
    person = Person(written(offer(point("Một câu rất dài, " * 20, ["Đà Lạt"]))))
    assert person.cell(FIRST, c.WORDING).number_format == "General"
    assert person.cell(FIRST, c.NOTE).number_format == "@"
