"""A workbook that came back: what was typed is found whatever was done to its sheets; the rest is set aside."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.form_sheets.made import (
    STAFF,
    STAMP,
    column,
    documents,
    form,
    models,
    opened,
    saved,
    sheet_of,
    statistics,
    written,
)
from tongket.errors import DocumentError
from tongket.form_sheets.returned_workbook import find_workbook_stamp, read_form_workbook
from tongket.model.forms import FormTable
from tongket.model.outline import FactKind
from tongket.model.returned import ReturnedReport, Way

Typing = Callable[[Workbook], object]
ALL = (documents(), models(), models("II.2.2", "mo_hinh", "Mô hình hay"), STAFF)


def read(folder: Path, typing: Typing, *tables: FormTable) -> ReturnedReport:
    """Return what is read from a form that somebody changed."""
    book = opened(written(*(tables or ALL)))
    typing(book)
    path = folder / "bao cao da lat.xlsx"
    path.write_bytes(saved(book))
    return read_form_workbook(path, form(*(tables or ALL)))


def typed(sheet: str, cells: Mapping[str, object]) -> Typing:
    """Return somebody who types into the cells of a sheet."""

    def typing(book: Workbook) -> None:
        for name, value in cells.items():
            sheet_of(book, sheet)[name] = value  # type: ignore[assignment]

    return typing


def values(report: ReturnedReport) -> dict[str, str]:
    """Return the values by address."""
    return {str(each.address): each.text for each in report.values}


def set_aside(report: ReturnedReport) -> list[tuple[str, str, str]]:
    """Return what was set aside: text, place, reason."""
    return [(each.text, each.place, each.reason) for each in report.unplaced]


def test_a_form_as_issued_says_nothing(tmp_path: Path) -> None:
    report = read(tmp_path, lambda _: None)
    assert report == ReturnedReport(stamp=STAMP, values=())


def test_what_is_typed_comes_back_as_it_would_be_typed_in_yaml(tmp_path: Path) -> None:
    def typing(book: Workbook) -> None:
        typed("PL1", {"C5": 1234, "D5": 12, "F5": 1234.5, "G5": 0.855, "H5": " đã  trừ\nkiêm nhiệm "})(book)
        typed("PL1", {"C6": " 1 234 ", "D6": "1.234", "F6": "12,345", "G6": "85,53%", "H6": "=SUM(A1)"})(book)
        sheet_of(book, "PL1")["H6"].data_type = "s"
        typed("II.1.1 Văn bản", {"B5": "15-KH/ThU", "C5": "8/4/2019", "D5": "Kế hoạch", "E5": "- thực hiện"})(book)
        typed("II.1.1 Văn bản", {"B6": 17, "C6": date(2010, 3, 12)})(book)
        typed("II.2.2 Mô hình", {"B5": "Tổ tự quản", "D5": "38/38 tổ"})(book)

    report = read(tmp_path, typing)
    assert values(report) == {
        "II.1.1.van_ban/1/so": "15-KH/ThU",
        "II.1.1.van_ban/1/ngay": "8/4/2019",
        "II.1.1.van_ban/1/loai": "Kế hoạch",
        "II.1.1.van_ban/1/trich_yeu": "- thực hiện",
        "II.1.1.van_ban/2/so": "17",
        "II.1.1.van_ban/2/ngay": "12/3/2010",
        "II.2.2.mo_hinh/1/ten": "Tổ tự quản",
        "II.2.2.mo_hinh/1/ket_qua": "38/38 tổ",
        "PL1/r1/can_bo": "1234",
        "PL1/r1/nu": "12",
        "PL1/r1/kinh_phi": "1234,5",
        "PL1/r1/tap_hop": "85,5%",
        "PL1/r1/ghi_chu": "đã  trừ\nkiêm nhiệm",
        "PL1/r2/can_bo": "1 234",
        "PL1/r2/nu": "1.234",
        "PL1/r2/kinh_phi": "12,345",
        "PL1/r2/tap_hop": "85,53%",
        "PL1/r2/ghi_chu": "=SUM(A1)",
    }
    assert (report.unplaced, report.clashes, report.altered, report.remarks) == ((), (), (), ())
    last = report.values[-1]
    assert (last.way, last.place) == (Way.CELL, 'trang "PL1", ô H6')


def rows_in_between(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 3)
    sheet.insert_rows(9)


def columns_moved(sheet: Worksheet) -> None:
    sheet.insert_cols(1, 2)
    for row in range(4, 8):
        sheet.cell(row, 30).value = sheet.cell(row, 5).value
        sheet.cell(row, 5).value = None


def sorted_rows(sheet: Worksheet) -> None:
    for place in range(1, 9):
        first, last = sheet.cell(5, place), sheet.cell(7, place)
        first.value, last.value = last.value, first.value


def renamed(sheet: Worksheet) -> None:
    sheet.title = "Biểu của chúng tôi"


def renamed_without_its_line(sheet: Worksheet) -> None:
    sheet.title = "Trang 1"
    sheet["A3"] = None


def without_head_lines(sheet: Worksheet) -> None:
    sheet.unmerge_cells("A1:H1")
    sheet.delete_rows(1, 3)


def decomposed(sheet: Worksheet) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and not cell.value.startswith("="):
                cell.value = unicodedata.normalize("NFD", f" {cell.value.upper()} ")


def hidden_columns(sheet: Worksheet) -> None:
    sheet.column_dimensions["C"].hidden = sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[6].hidden = True


def merged_title(sheet: Worksheet) -> None:
    sheet.insert_rows(1)
    sheet["A1"] = "Mẫu kl62 · da-lat · đề cương 3f2a91bc · số 1 · biểu PL1"
    sheet.merge_cells("A1:I1")


@pytest.mark.parametrize(
    "change",
    [
        *(rows_in_between, columns_moved, sorted_rows, renamed, renamed_without_its_line, without_head_lines),
        *(decomposed, hidden_columns, merged_title),
    ],
)
def test_a_table_is_known_by_its_words_not_by_its_place(tmp_path: Path, change: Callable[[Worksheet], object]) -> None:
    def typing(book: Workbook) -> None:
        typed("PL1", {"C5": 1, "D5": 2, "C6": 3, "F6": 4.5, "D7": 6})(book)
        change(sheet_of(book, "PL1"))

    report = read(tmp_path, typing)
    assert values(report) == {
        "PL1/r1/can_bo": "1",
        "PL1/r1/nu": "2",
        "PL1/r2/can_bo": "3",
        "PL1/r2/kinh_phi": "4,5",
        "PL1/r3/nu": "6",
    }
    assert (report.unplaced, report.clashes, report.altered) == ((), (), ())
    assert report.stamp == STAMP


def test_a_header_that_was_retyped_costs_nothing_where_nobody_types(tmp_path: Path) -> None:
    report = read(tmp_path, typed("PL1", {"C5": 1, "B4": "Tên tổ chức", "A4": None}))
    assert values(report) == {"PL1/r1/can_bo": "1"}
    assert report.altered == ()


@pytest.mark.parametrize(
    ("cell", "value", "form", "reason"),
    [
        ("C5", 1.234, "#,##0", "cần một số nguyên, ô ghi 1,234; có thể là 1234"),
        ("C5", date(2019, 5, 1), "dd/mm/yyyy", "Excel đã đổi thành ngày hoặc giờ, không biết đã gõ gì"),
        ("F5", 1.234, "#,##0.0##", "chưa rõ là 1,234 hay 1234: dấu chấm có thể là phần nghìn"),
        ("F5", 1.234, "General", "chưa rõ là 1,234 hay 1234: dấu chấm có thể là phần nghìn"),
        ("F5", 1234, '#,##0,"k"', "ô hiện một phần nghìn của số ghi trong tệp"),
        ("G5", 0.855, "General", "chưa rõ là 0,855% hay 85,5%: ô không có dấu %"),
        ("C5", 12, "0%", "ô ghi một tỷ lệ phần trăm, cột này không phải tỷ lệ"),
        ("C5", True, "General", "ô ghi TRUE hoặc FALSE"),
        ("C5", "=D5+1", "General", "công thức chưa tính: mở tệp bằng Excel rồi lưu lại, hoặc gõ số vào ô"),
        ("C5", "#REF!", "General", "ô báo lỗi #REF! của Excel"),
        ("H5", date(2019, 12, 5), "d-mmm", "Excel đã đổi thành ngày hoặc giờ, không biết đã gõ gì"),
    ],
)
def test_a_cell_that_may_mean_two_things_is_set_aside(
    tmp_path: Path, cell: str, value: object, form: str, reason: str
) -> None:
    def typing(book: Workbook) -> None:
        typed("PL1", {cell: value, "D6": 7})(book)
        sheet_of(book, "PL1")[cell].number_format = form

    report = read(tmp_path, typing)
    assert values(report) == {"PL1/r2/nu": "7"}
    assert [(place, why) for _, place, why in set_aside(report)] == [(f'trang "PL1", ô {cell}', reason)]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (85.5, "General", "85,5"),
        (12.3456, "General", "12,3456"),
        (0.1 + 0.2, "0.00", "0,3"),
        (1e15, "0", "1000000000000000"),
    ],
)
def test_a_number_has_the_digits_that_excel_shows(tmp_path: Path, value: float, form: str, text: str) -> None:
    def typing(book: Workbook) -> None:
        typed("PL1", {"F5": value})(book)
        sheet_of(book, "PL1")["F5"].number_format = form

    assert values(read(tmp_path, typing)) == {"PL1/r1/kinh_phi": text}


def saved_where(sign: str) -> Typing:
    """Return a computer that reckoned the hidden sheet with its own sign of decimals."""
    return typed("tongket", {"B1": f"0{sign}5"})


def test_a_computer_that_writes_commas_has_no_doubt_about_three_decimals(tmp_path: Path) -> None:
    report = read(tmp_path, lambda book: (typed("PL1", {"F5": 1.234})(book), saved_where(",")(book)))
    assert values(report) == {"PL1/r1/kinh_phi": "1,234"}
    assert (report.unplaced, report.remarks) == ((), ())


def test_of_a_computer_that_writes_points_decimals_and_days_are_to_be_compared(tmp_path: Path) -> None:
    def typing(book: Workbook) -> None:
        typed("PL1", {"F5": 1234, "F6": 1.234, "C5": 12})(book)
        typed("II.1.1 Văn bản", {"B5": "1-KH", "C5": date(2019, 8, 4), "B6": "2-KH", "C6": date(2019, 8, 24)})(book)
        saved_where(".")(book)

    report = read(tmp_path, typing)
    assert [each.place for each in report.unplaced] == ['trang "PL1", ô F6']
    (remark,) = report.remarks
    assert remark.endswith('với bản giấy ở trang "II.1.1 Văn bản", ô C5; trang "PL1", ô F5.')


def test_two_rows_with_one_name_are_a_clash_where_they_differ(tmp_path: Path) -> None:
    typing = typed(
        "PL1", {"C5": 12, "D5": 5, "F5": 7.5, "B9": " mặt trận  tổ quốc", "C9": 13, "D9": "05", "H9": "thêm"}
    )
    report = read(tmp_path, typing)
    assert values(report) == {"PL1/r1/nu": "5", "PL1/r1/kinh_phi": "7,5", "PL1/r1/ghi_chu": "thêm"}
    (clash,) = report.clashes
    assert clash.label == "PL1. Cán bộ Mặt trận và các đoàn thể, Mặt trận Tổ quốc, cột Cán bộ chuyên trách (người)"
    assert [(each.text, each.place) for each in clash.values] == [
        ("12", 'trang "PL1", ô C5'),
        ("13", 'trang "PL1", ô C9'),
    ]


def test_a_sheet_that_was_copied_is_compared_cell_by_cell(tmp_path: Path) -> None:
    def typing(book: Workbook) -> None:
        typed("PL1", {"C5": 12, "D5": 5})(book)
        typed("II.1.1 Văn bản", {"B5": "1-KH/HU"})(book)
        for each in ("PL1", "II.1.1 Văn bản"):
            book.copy_worksheet(sheet_of(book, each))
        typed("PL1 Copy", {"D5": 6, "D6": 1})(book)
        typed("II.1.1 Văn bản Copy", {"B6": "2-KH/HU"})(book)

    report = read(tmp_path, typing)
    assert values(report) == {"II.1.1.van_ban/1/so": "1-KH/HU", "PL1/r1/can_bo": "12", "PL1/r2/nu": "1"}
    assert [str(each.address) for each in report.clashes] == ["PL1/r1/nu"]
    assert {text for text, _, _ in set_aside(report)} == {"1-KH/HU", "2-KH/HU"}


def test_what_stands_outside_the_table_is_set_aside(tmp_path: Path) -> None:
    def typing(book: Workbook) -> None:
        typed("PL1", {"C5": 1, "L5": "xem lại", "M5": 9, "B10": "Hội Cựu chiến binh", "C10": 4, "B12": "Người lập"})(
            book
        )
        typed("II.1.1 Văn bản", {"B5": "1-KH/HU", "B6": "Tổng cộng: 01 văn bản", "E20": "Người lập biểu"})(book)
        typed("II.1.1 Mô hình", {"B5": "Tổ tự quản", "B6": "Tổng cộng", "C6": 1})(book)
        typed("Hướng dẫn", {"A20": "Gửi lại trước ngày 10"})(book)
        sheet_of(book, "PL1")["C5"].comment = Comment("đã trừ kiêm nhiệm", "Hoa")
        book.create_sheet("Nháp")["B2"] = 55

    report = read(tmp_path, typing)
    assert values(report) == {
        "II.1.1.van_ban/1/so": "1-KH/HU",
        "II.1.1.cach_lam/1/ten": "Tổ tự quản",
        "PL1/r1/can_bo": "1",
    }
    assert set_aside(report) == [
        ("Tổng cộng: 01 văn bản", 'trang "II.1.1 Văn bản", ô B6', "không rõ có phải một dòng của biểu"),
        ("Người lập biểu", 'trang "II.1.1 Văn bản", ô E20', "không rõ có phải một dòng của biểu"),
        ("Tổng cộng | 1", 'trang "II.1.1 Mô hình", hàng 6', "không rõ có phải một dòng của biểu"),
        ("xem lại | 9", 'trang "PL1", hàng 5', "không có cột này trong mẫu"),
        ("Hội Cựu chiến binh | 4", 'trang "PL1", hàng 10', 'không có hàng "Hội Cựu chiến binh" trong mẫu'),
        ("Người lập", 'trang "PL1", ô B12', 'không có hàng "Người lập" trong mẫu'),
        ("55", 'trang "Nháp", ô B2', "trang này không phải biểu nào của mẫu"),
        ("Gửi lại trước ngày 10", 'trang "Hướng dẫn", ô A20', "trang này không phải biểu nào của mẫu"),
        ("đã trừ kiêm nhiệm", 'trang "PL1", ô C5', "ghi chú (Comment) của ô, không phải nội dung ô"),
    ]


def test_derived_cells_and_totals_are_never_read(tmp_path: Path) -> None:
    report = read(tmp_path, typed("PL1", {"E5": 0.5, "I5": "sai", "C8": 99, "A5": 7}))
    assert (report.values, report.unplaced, report.altered) == ((), (), ())
    assert report.remarks == ("Trang “PL1”: ô công thức của mẫu bị gõ đè (E5, I5, C8), số ở đó không đọc.",)


def test_a_sheet_of_another_unit_is_not_read(tmp_path: Path) -> None:
    def typing(book: Workbook) -> None:
        typed("PL1", {"C5": 12, "A3": "Mẫu kl62 · bao-loc · đề cương 3f2a91bc · số 1 · biểu PL1"})(book)

    report = read(tmp_path, typing)
    assert report.values == ()
    assert {why for _, _, why in set_aside(report)} == {"trang này của mẫu khác, không phải mẫu của đơn vị"}
    assert report.remarks == ("Không thấy trang của biểu “PL1. Cán bộ Mặt trận và các đoàn thể” trong tệp.",)


def test_a_sheet_that_was_deleted_is_said(tmp_path: Path) -> None:
    report = read(tmp_path, lambda book: book.remove(sheet_of(book, "II.1.1 Văn bản")))
    assert report.remarks == ("Không thấy trang của biểu “II.1.1. Văn bản tiêu biểu” trong tệp.",)
    assert (report.values, report.unplaced) == ((), ())


def test_a_column_that_was_copied_is_compared(tmp_path: Path) -> None:
    copied = {"K4": "Trong đó: nữ  (NGƯỜI)", "K5": 5, "K6": 7}
    report = read(tmp_path, typed("PL1", {"D5": 5, "D6": 6, **copied}))
    assert values(report) == {"PL1/r1/nu": "5"}
    assert [str(each.address) for each in report.clashes] == ["PL1/r2/nu"]


def test_a_cell_merged_over_several_belongs_to_none(tmp_path: Path) -> None:
    def typing(book: Workbook) -> None:
        typed("PL1", {"C5": 9, "D6": 3})(book)
        sheet_of(book, "PL1").merge_cells("C5:C6")
        sheet_of(book, "PL1").merge_cells("H5:I5")

    report = read(tmp_path, typing)
    assert values(report) == {"PL1/r2/nu": "3"}
    assert [each.text for each in report.unplaced] == ["9"]


def test_rows_and_columns_that_are_gone_are_named(tmp_path: Path) -> None:
    def typing(book: Workbook) -> None:
        sheet = sheet_of(book, "PL1")
        typed("PL1", {"C5": 1, "C6": 2, "D7": 3})(book)
        sheet["B6"] = "Hội Nông dân Việt Nam"
        sheet["C4"] = "Tổng số cán bộ"

    report = read(tmp_path, typing)
    assert values(report) == {"PL1/r3/nu": "3"}
    assert [each.issued for each in report.altered] == ["Cán bộ chuyên trách (người)", "Hội Nông dân"]
    assert set_aside(report) == [
        ("1", 'trang "PL1", ô C5', 'không có cột "Tổng số cán bộ" trong mẫu'),
        ("Hội Nông dân Việt Nam | 2", 'trang "PL1", hàng 6', 'không có hàng "Hội Nông dân Việt Nam" trong mẫu'),
    ]


def test_a_repeated_header_is_no_entry(tmp_path: Path) -> None:
    head = {
        "B25": "Số, ký hiệu",
        "C25": "Ngày ban hành",
        "D25": "Loại",
        "E25": "Trích yếu",
        "B26": "9-KH",
        "E26": "về…",
    }
    report = read(tmp_path, typed("II.1.1 Văn bản", {"B5": "1-KH", "E5": "về…", **head}))
    assert values(report) == {
        "II.1.1.van_ban/1/so": "1-KH",
        "II.1.1.van_ban/1/trich_yeu": "về…",
        "II.1.1.van_ban/2/so": "9-KH",
        "II.1.1.van_ban/2/trich_yeu": "về…",
    }
    assert report.unplaced == ()


NAUGHTY = [
    *("=1+1", "+84 263", "@tong", "-5", "'012", "1e5", "0123", "TRUE", "#N/A?", "null", "1-07", "12/2010"),
    *("a: b # c", '"Vì người nghèo"', "<b>&amp;</b>", "_x000D_", "Ð và Đ", "x\ny\n\nz", "ﬁ ① ２", "😀 ê", "{{ 7*7 }}"),
]


def test_naughty_texts_come_back_as_they_were_typed(tmp_path: Path) -> None:
    asked = statistics("PL8", [column("a", "Ý kiến", FactKind.SHORT_TEXT)], [f"Hàng {each}" for each in NAUGHTY])

    def typing(book: Workbook) -> None:
        for number, each in enumerate(NAUGHTY, 5):
            cell = sheet_of(book, "PL8").cell(number, 3)
            cell.value = each.replace("_x000D_", "_x005F_x000D_")
            cell.data_type = "s"

    report = read(tmp_path, typing, asked)
    assert [each.text for each in report.values] == [*NAUGHTY]
    assert report.unplaced == ()


def test_a_stamp_is_found_on_a_sheet_when_the_properties_are_lost(tmp_path: Path) -> None:
    book = opened(written(*ALL))
    vars(book)["custom_doc_props"].props.clear()
    del book["Hướng dẫn"]
    path = tmp_path / "khac.xlsx"
    path.write_bytes(saved(book))
    assert find_workbook_stamp(path) == STAMP
    for sheet in book.worksheets:
        sheet["A3"] = None
    path.write_bytes(saved(book))
    assert find_workbook_stamp(path) is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "không phải tệp Excel"),
        (b"\xd0\xcf\x11\xe0", "Excel 97-2003"),
        (b"PK\x03\x04", "bị hỏng"),
        (None, "Không mở được"),
    ],
)
def test_what_is_no_workbook_is_said_so(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "mau.xlsx"
    if content is not None:
        path.write_bytes(content)
    for reading in (find_workbook_stamp, lambda path: read_form_workbook(path, form(*ALL))):
        with pytest.raises(DocumentError, match=message):
            reading(path)
