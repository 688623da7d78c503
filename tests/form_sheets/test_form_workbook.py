"""What the workbook of a form holds: only what a unit types is open, the rest reckons itself."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest
from openpyxl.utils import get_column_letter

from tests.builders import REPOSITORY
from tests.form_sheets.made import STAFF, column, documents, form, models, opened, sheet_of, statistics, written
from tongket.form_sheets.form_workbook import write_form_workbook
from tongket.model.outline import FactKind
from tongket.ooxml.package import read_parts

WIDE = statistics(
    "PL9", (column(f"c{number}", f"Chỉ tiêu số {number}") for number in range(1, 64)), [f"Xã {each}" for each in "ABC"]
)


def test_a_form_without_tables_has_no_workbook() -> None:
    assert write_form_workbook(form()) is None


def test_the_same_form_is_the_same_bytes() -> None:
    assert written(STAFF, documents()) == written(STAFF, documents())


@pytest.mark.slow
def test_the_same_form_is_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib, tests.form_sheets.made as m;"
        "print(hashlib.sha256(m.written(m.STAFF, m.documents(), m.models())).hexdigest())"
    )
    run = partial(subprocess.run, [sys.executable, "-c", code], cwd=REPOSITORY, check=True, capture_output=True)
    assert len({run(env={**os.environ, "PYTHONHASHSEED": str(seed)}).stdout for seed in range(4)}) == 1


def test_each_table_has_a_sheet_behind_the_guidance() -> None:
    book = opened(written(documents(), models(), models("II.2.2"), models("II.2.2", "khac"), STAFF))
    assert book.sheetnames == [
        *("Hướng dẫn", "II.1.1 Văn bản", "II.1.1 Mô hình", "II.2.2 Mô hình", "II.2.2 Mô hình (2)", "PL1", "tongket")
    ]
    assert book["tongket"].sheet_state == "hidden"


@pytest.mark.parametrize("place", ["Biểu [1]: a/b\\c*?", "'PL'", "P" * 80, "History", "hướng dẫn"])
def test_a_sheet_is_called_as_excel_allows(place: str) -> None:
    titles = opened(written(statistics(place, [column("a", "Số")], ["Xã A"]), models(place), documents())).sheetnames
    for each in titles:
        assert re.fullmatch(r"[^\[\]:*?/\\']{1,31}", each)
        assert each.casefold() != "history"
    assert len({each.casefold() for each in titles}) == 5


def test_only_what_a_unit_types_is_open() -> None:
    sheet = sheet_of(opened(written(STAFF)), "PL1")
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    locked = {each.coordinate for row in sheet["A1:I8"] for each in row if each.protection.locked}
    assert locked & {f"{letter}{row}" for letter in "CDFGH" for row in (5, 6, 7)} == set()
    assert {"A1", "A3", "C4", "B5", "E5", "I5", "C8", "E8", "G8"} <= locked


def test_a_list_goes_on_below_its_rules() -> None:
    sheet = sheet_of(opened(written(documents())), "II.1.1 Văn bản")
    assert not sheet.column_dimensions["B"].protection.locked
    assert not sheet.protection.insertRows
    assert sheet["B4"].protection.locked
    assert {str(each.sqref) for each in sheet.data_validations.dataValidation} == {"C5:C1048576", "D5:D1048576"}


def test_derived_cells_and_totals_reckon_themselves() -> None:
    sheet = sheet_of(opened(written(STAFF)), "PL1")
    assert sheet["E5"].value == '=IFERROR(IF(COUNT(D5,C5)<2,"",ROUND((D5/C5),4)),"")'
    assert sheet["C8"].value == '=IF(COUNT(C5:C7)=0,"",SUM(C5:C7))'
    assert sheet["E8"].value == '=IFERROR(IF(COUNT(D8,C8)<2,"",ROUND((D8/C8),4)),"")'
    assert sheet["I6"].value == '=TRIM(IF(COUNT(D6,C6)<2,"",IF(D6<=C6,"","Phải có nu <= can_bo.")))'
    assert sheet["B8"].value == "Tổng cộng"
    assert sheet["H8"].value is None


def test_a_formula_means_percents_where_its_cell_holds_a_share_of_one() -> None:
    asked = (
        column("ty_le", "Tỷ lệ", FactKind.RATE),
        column("tat_ca", "Tất cả"),
        column("phan", "Phần", formula="tat_ca * ty_le / 100"),
    )
    sheet = sheet_of(opened(written(statistics("PL2", asked, ["Xã A"], checks=("ty_le <= 90",)))), "PL2")
    assert "((D5*(C5*100))/100)" in str(sheet["E5"].value)
    assert "COUNT(D5,C5)<2" in str(sheet["E5"].value)
    assert "IF((C5*100)<=90" in str(sheet["F5"].value)


def test_what_may_be_typed_is_said_by_the_kind_of_its_column() -> None:
    sheet = sheet_of(opened(written(STAFF)), "PL1")
    rules = {str(each.sqref): each for each in sheet.data_validations.dataValidation}
    assert {area: (rule.type, rule.formula1, rule.formula2) for area, rule in rules.items()} == {
        "C5:C7": ("whole", "0", "9" * 15),
        "D5:D7": ("whole", "0", "9" * 15),
        "F5:F7": ("decimal", "0", "9" * 15),
        "G5:G7": ("decimal", "0", "1"),
    }
    formats = {letter: sheet[f"{letter}5"].number_format for letter in "CFGH"}
    assert formats == {"C": "#,##0", "F": "#,##0.0##", "G": "0.0#%", "H": "@"}


def test_rules_stay_within_what_excel_keeps() -> None:
    book = opened(written(STAFF, documents(), models(), WIDE))
    rules = [each for sheet in book.worksheets for each in sheet.data_validations.dataValidation]
    assert {each.type for each in rules} == {"whole", "decimal", "custom", "list"}
    for each in rules:
        assert len(str(each.formula1)) <= 255
        assert '"' not in str(each.formula1) or each.type == "custom"
        assert len(each.error or "") <= 225
        assert len(each.prompt or "") <= 255
        assert len(each.errorTitle or "") <= 32


def test_a_list_to_choose_from_stands_on_the_hidden_sheet() -> None:
    book = opened(written(documents()))
    cells = book.defined_names["tk_mau_3"].attr_text
    assert re.fullmatch(r"'tongket'!\$C\$1:\$C\$\d+", cells or "")
    words = [each.value for each in book["tongket"]["C"]]
    assert {"Nghị quyết", "Chỉ thị", "Kế hoạch"} <= {*words}


def test_a_wide_table_goes_over_several_pages_and_repeats_its_names_and_headers() -> None:
    sheet = sheet_of(opened(written(WIDE)), "PL9")
    part = read_parts(written(WIDE))["xl/workbook.xml"]
    assert b">'PL9'!$A:$B,'PL9'!$4:$4<" in part
    assert part.count(b"_xlnm.Print_Titles") == 1
    assert b'fullCalcOnLoad="1"' in part
    assert sheet.freeze_panes == "C5"
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.fitToWidth or 0) >= 4
    assert sheet.max_column == 65
    assert sheet.column_dimensions[get_column_letter(65)].width <= 22


def test_what_checks_a_row_is_seen_and_not_printed() -> None:
    sheet = sheet_of(opened(written(STAFF)), "PL1")
    assert sheet.print_area == "'PL1'!$A$1:$H$8"
    assert sheet["I4"].value == "Kiểm tra (máy tự tính)"
    assert not sheet["I5"].alignment.wrap_text


def test_equal_names_are_told_apart() -> None:
    asked = (column("a", "Nữ"), column("b", "nữ"), column("c", "Nam"))
    sheet = sheet_of(opened(written(statistics("PL3", asked, ["Xã A", "Xã  a", "Xã B"]))), "PL3")
    assert [each.value for each in sheet[4]][2:] == ["Nữ (cột 3)", "nữ (cột 4)", "Nam"]
    assert [sheet.cell(row, 2).value for row in (5, 6, 7)] == ["Xã A (hàng 1)", "Xã  a (hàng 2)", "Xã B"]


def test_the_stamp_stands_in_the_properties_and_on_every_sheet() -> None:
    data = written(STAFF, models())
    book = opened(data)
    assert {each.name: each.value for each in book.custom_doc_props.props} == {  # type: ignore[attr-defined]
        "tongket-campaign": "kl62",
        "tongket-version": "3f2a91bc",
        "tongket-unit": "da-lat",
        "tongket-form": "1",
    }
    line = "Mẫu kl62 · da-lat · đề cương 3f2a91bc · số 1"
    assert line in [each.value for each in book["Hướng dẫn"]["A"]]
    assert sheet_of(book, "PL1")["A3"].value == f"{line} · biểu PL1"
    assert sheet_of(book, "II.1.1 Mô hình")["A3"].value == f"{line} · biểu II.1.1.cach_lam"
    assert b"2000-01-01T00:00:00Z" in read_parts(data)["docProps/core.xml"]


def test_a_name_that_looks_like_a_formula_stays_a_text() -> None:
    sheet = sheet_of(opened(written(statistics("PL4", [column("a", "=1+1")], ["=HYPERLINK(1)"], total=False))), "PL4")
    assert (sheet["B5"].value, sheet["B5"].data_type) == ("=HYPERLINK(1)", "s")
    assert (sheet["C4"].value, sheet["C4"].data_type) == ("=1+1", "s")


def test_a_rate_has_the_maximum_of_its_column() -> None:
    asked = replace(column("a", "Tỷ lệ hoàn thành", FactKind.RATE), maximum=Decimal(250), negative=True)
    rules = sheet_of(opened(written(statistics("PL5", [asked], ["Xã A"]))), "PL5").data_validations.dataValidation
    assert (rules[0].formula1, rules[0].formula2) == ("-2.5", "2.5")
    assert "250%" in (rules[0].error or "")
