"""The workbook is edited in place: whatever a person made in it is there after the next `decide`, in its row."""

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from tests.builders import call
from tests.sheet.cases import EVERYTHING, LEADERSHIP, OVERSIGHT, STAFF, WEAK, Person, offer, states, update, written
from tests.sheet.packages import read, repack
from tests.sheet.test_resaving import convert
from tongket.merge.decisions import Offers
from tongket.ooxml.package import read_parts
from tongket.sheet import columns as c

pytestmark = pytest.mark.slow

FIRST, SECOND, THIRD = f"{WEAK}-01", f"{WEAK}-02", f"{WEAK}-03"
BEFORE, AFTER = offer(LEADERSHIP, OVERSIGHT), offer(STAFF, OVERSIGHT, LEADERSHIP)
"""After: a new row above the others, which change places."""


def annotated(offers: Offers = BEFORE) -> bytes:
    """Return a workbook that somebody worked in: the first row goes from 2 to 4."""
    person = Person(written(offers)).type(FIRST, {c.USE: "có", c.NOTE: "xem lại"})
    sheet = person.sheet()
    own = sheet.max_column + 1
    sheet.cell(1, own).value = "Hạn"
    sheet.cell(1, own + 1).value = "Số chữ"
    sheet.cell(2, own).value = datetime(2019, 4, 17)  # noqa: DTZ001 - as Excel has it
    sheet.cell(2, own).number_format = "dd/mm/yyyy"
    sheet.cell(2, own + 1).value = "=LEN(H2)+$I$2"
    sheet.cell(2, 8).comment = Comment("Hỏi lại đồng chí Hoa", "Lan")
    sheet.cell(2, 8).fill = PatternFill("solid", fgColor="FF00FF00")
    sheet.cell(2, 10).hyperlink = "https://lamdong.gov.vn/bao-cao"
    sheet.column_dimensions["H"].width = 71
    sheet.row_dimensions[2].height = 99
    sheet.conditional_formatting.add("I2:I3", FormulaRule(formula=["$I2>2"], fill=PatternFill(bgColor="FFFF0000")))  # type: ignore[no-untyped-call]
    choice = DataValidation(type="list", formula1='"Hoa,Lan"')
    choice.add(sheet.cell(2, own + 2).coordinate)
    sheet.add_data_validation(choice)
    page = person.book.create_sheet("Họp")
    page["A1"] = "=SUM('Ý'!I2:I3)"
    page["A2"] = "='Ý'!H2"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=9, min_row=2, max_row=3))
    page.add_chart(chart, "B2")
    person.book.defined_names["cua_toi"] = DefinedName("cua_toi", attr_text="'Ý'!$H$2")
    return person.save()


def test_nothing_is_written_when_nothing_is_new() -> None:
    data = annotated()
    assert update(data, BEFORE).data is data
    plain = written()
    assert update(plain).data is plain


def test_what_a_person_made_goes_with_its_row() -> None:
    person = Person(update(annotated(), AFTER).data)
    sheet = person.sheet()
    row = person.cell(FIRST, c.KEY).row
    assert (row, list(states(update(annotated(), AFTER)))) == (4, [THIRD, SECOND, FIRST])
    wording = person.cell(FIRST, c.WORDING)
    assert wording.comment is not None
    assert wording.comment.text == "Hỏi lại đồng chí Hoa"
    assert str(wording.fill.fgColor.rgb)[-6:] == "00FF00"
    assert person.cell(FIRST, c.UNITS).hyperlink.target == "https://lamdong.gov.vn/bao-cao"  # type: ignore[union-attr]
    assert person.cell(FIRST, "Hạn").value == datetime(2019, 4, 17)  # noqa: DTZ001
    assert person.cell(FIRST, "Số chữ").value == "=LEN(H4)+$I$4"
    assert person.cell(FIRST, c.USE).value == "có"  # as it was typed
    assert (sheet.column_dimensions["H"].width, sheet.row_dimensions[4].height) == (71, 99)
    assert [str(each.sqref) for each in sheet.conditional_formatting] == ["I2:I4"]
    assert [str(each.sqref) for each in sheet.data_validations.dataValidation if each.formula1 == '"Hoa,Lan"'] == [
        "AC4"
    ]
    assert person.book.defined_names["cua_toi"].attr_text == "'Ý'!$H$4"


def test_other_sheets_and_charts_follow_the_rows_that_they_read() -> None:
    updated = update(annotated(), AFTER).data
    page = Person(updated).sheet("Họp")
    assert [page[each].value for each in ("A1", "A2")] == ["=SUM('Ý'!I2:I4)", "='Ý'!H4"]
    (chart,) = (content for name, content in read_parts(updated).items() if name.startswith("xl/charts/"))
    assert re.findall(r"<(?:\w+:)?f>(.*?)<", chart.decode()) == ["'Ý'!$I$2:$I$4"]


def test_every_other_part_is_the_same_byte_for_byte() -> None:
    parts = read_parts(annotated()) | {"customXml/item1.xml": b"<a/>", "xl/media/anh.png": bytes(range(256))}
    after = read_parts(update(repack(parts), AFTER).data)
    ours = {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet6.xml", "xl/workbook.xml", "xl/styles.xml"}
    same = {name for name, content in parts.items() if after[name] == content}
    moved = {name for name in parts if name.startswith(("xl/charts/", "xl/comments", "xl/drawings"))}
    assert parts.keys() - same <= {*ours, *moved, "xl/worksheets/sheet7.xml", "xl/worksheets/sheet2.xml"} | {
        each for each in parts if "worksheets/sheet" in each or "comment" in each or "legacy" in each
    }
    assert {"customXml/item1.xml", "xl/media/anh.png", "xl/theme/theme1.xml", "docProps/core.xml"} <= same


def test_a_row_with_a_note_or_a_colour_stays_when_nothing_stands_behind_it_any_more() -> None:
    person = Person(written())
    person.cell(THIRD, c.WORDING).comment = Comment("giữ để hỏi", "Lan")
    person.cell(SECOND, c.WORDING).fill = PatternFill("solid", fgColor="FF00FF00")
    updated = update(person.save(), offer(LEADERSHIP))
    assert states(updated) == {FIRST: None, SECOND: c.LOST, THIRD: c.LOST}
    assert Person(updated.data).cell(THIRD, c.WORDING).comment is not None
    assert str(Person(updated.data).cell(SECOND, c.WORDING).fill.fgColor.rgb)[-6:] == "00FF00"


def test_a_total_of_a_persons_own_below_the_table_is_theirs(tmp_path: Path) -> None:
    person = Person(written(BEFORE))
    own = person.sheet().max_column + 1
    person.sheet().cell(1, own).value = "Cộng"
    person.sheet().cell(5, own).value = "=SUM(I2:I3)"
    data = person.save()
    assert read(tmp_path, data)[1] == []
    updated = update(data, AFTER)
    assert updated.found == ()
    assert Person(updated.data).sheet().cell(5, own).value == "=SUM(I2:I4)"


def test_a_title_above_the_head_stays() -> None:
    person = Person(written(BEFORE))
    person.sheet().insert_rows(1, 2)
    person.sheet()["A1"] = "Bảng của phòng Tổng hợp"
    updated = update(person.save(), AFTER)
    sheet = Person(updated.data).sheet()
    assert (sheet["A1"].value, sheet["A3"].value) == ("Bảng của phòng Tổng hợp", c.KEY)
    assert [sheet.cell(number, 1).value for number in range(4, 7)] == [THIRD, SECOND, FIRST]
    assert updated.found == ()


def test_cells_merged_over_rows_that_part_are_said_and_keep_their_value() -> None:
    person = Person(written(offer(LEADERSHIP, OVERSIGHT))).type(FIRST, {c.USE: "x"})
    person.sheet().merge_cells("E2:E3")
    updated = update(person.save(), offer(LEADERSHIP, STAFF, OVERSIGHT))
    assert "ô trộn" in updated.unkept[0]
    assert [Person(updated.data).cell(each, c.USE).value for each in (FIRST, SECOND)] == ["x", "x"]


def test_a_signed_workbook_loses_its_signature_with_a_word() -> None:
    data = repack({**read_parts(annotated()), "_xmlsignatures/sig1.xml": b"<Signature/>"})
    assert update(data, BEFORE).data is data
    updated = update(data, AFTER)
    assert "chữ ký số" in updated.unkept[0]
    assert not any("signature" in each for each in read_parts(updated.data))


@pytest.mark.parametrize("offers", [BEFORE, AFTER], ids=["không có gì mới", "có ý mới"])
def test_a_workbook_that_libreoffice_saved_keeps_it_too(tmp_path: Path, offers: Offers) -> None:
    again = convert(tmp_path, annotated(), "xlsx")
    updated = update(again, offers)
    person = Person(updated.data)
    comment = person.cell(FIRST, c.WORDING).comment
    assert comment is not None
    assert "Hỏi lại đồng chí Hoa" in comment.text
    assert str(person.cell(FIRST, c.WORDING).fill.fgColor.rgb)[-6:] == "00FF00"
    assert str(person.cell(FIRST, "Số chữ").value).startswith("=LEN(H")
    assert person.cell(FIRST, "Hạn").value == datetime(2019, 4, 17)  # noqa: DTZ001
    assert any(name.startswith("xl/charts/") for name in read_parts(updated.data))
    assert update(updated.data, offers).data is updated.data
    (tmp_path / "lại").mkdir()
    convert(tmp_path / "lại", updated.data, "xlsx")


def strict(data: bytes) -> bytes:
    """Return a workbook as Excel saves it under “Strict Open XML Spreadsheet”."""
    names = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties"
        ),
        b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
        b"http://schemas.openxmlformats.org/drawingml/2006/": b"http://purl.oclc.org/ooxml/drawingml/",
        b"<workbook ": b'<workbook conformance="strict" ',
    }
    parts = read_parts(data)
    for old, new in names.items():
        parts = {name: content.replace(old, new) for name, content in parts.items()}
    return repack(parts)


def test_a_strict_workbook_is_read_and_when_written_said(tmp_path: Path) -> None:
    data = strict(annotated(EVERYTHING))
    decisions, found = read(tmp_path, data)
    assert (decisions, found) == read(tmp_path, annotated(EVERYTHING))
    assert update(data).data is data
    updated = update(data, AFTER)
    assert "Strict" in updated.unkept[0]
    assert Person(updated.data).cell(FIRST, c.WORDING).comment is not None


def test_a_workbook_part_of_another_name_is_found_by_its_relation(tmp_path: Path) -> None:
    parts = {
        name.replace("xl/workbook.xml", "xl/workbook2.xml").replace("_rels/workbook.xml", "_rels/workbook2.xml"): (
            content.replace(b"xl/workbook.xml", b"xl/workbook2.xml")
        )
        for name, content in read_parts(annotated()).items()
    }
    assert read(tmp_path, repack(parts)) == read(tmp_path, annotated())
    assert Person(update(repack(parts), AFTER).data).cell(FIRST, c.WORDING).comment is not None


def test_many_rows_that_belong_to_nothing_are_said_in_one(tmp_path: Path) -> None:
    person = Person(written(BEFORE))
    column = person.column(c.NOTE)
    for number in range(10, 2_010):
        person.sheet().cell(number, column).value = f"ghi chú {number}"
    _, found = read(tmp_path, person.save())
    assert [each.rule.id for each in found] == ["lost-decision"]
    assert "Hàng 10–2009: có 2.000 hàng" in found[0].message
    updated = update(person.save(), BEFORE)
    assert len(updated.found) == 1
    assert update(updated.data, BEFORE).data is updated.data


def test_many_cells_that_are_not_understood_are_said_in_one(tmp_path: Path) -> None:
    offers = EVERYTHING
    person = Person(written(offers))
    head = [cell.value for cell in person.sheet()[2]]
    for number in range(10, 40):
        for column, value in enumerate(head, 1):
            person.sheet().cell(number, column).value = value
        for header in (c.KEY, c.HIDDEN_KEY):
            person.sheet().cell(number, person.column(header)).value = f"{WEAK}-{number + 50}"
        person.sheet().cell(number, person.column(c.USE)).value = f"có lẽ {number}"
    _, found = read(tmp_path, person.save())
    assert [each.rule.id for each in found] == ["bad-decision"]
    assert "có 30 ô ở cột Dùng: cần x hoặc không" in found[0].message


def test_decide_says_what_it_can_not_keep_and_leaves_the_old_workbook_beside(tmp_path: Path) -> None:
    path = copy_sample(tmp_path)
    run = call(tmp_path, "decide")
    assert "không có gì mới, tệp giữ nguyên" in run.stderr
    person = Person(path.read_bytes())
    person.sheet().delete_rows(5)
    before = strict(person.save())
    path.write_bytes(before)
    run = call(tmp_path, "decide")
    assert run.returncode == 0
    assert "không giữ được dạng Strict Open XML" in run.stderr
    assert path.with_name("decisions.bak.xlsx").read_bytes() == before
    written_at = path.stat().st_mtime_ns
    call(tmp_path, "decide")
    assert path.stat().st_mtime_ns == written_at


def copy_sample(folder: Path) -> Path:
    """Return the decision sheet of a copy of the sample campaign."""
    for name in ("data", "templates"):
        shutil.copytree(Path(__file__).resolve().parents[2] / name, folder / name)
    return folder / "data" / "decisions.xlsx"


def decide(folder: Path, limit: Callable[[], None]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tongket", "decide", "--root", str(folder)]
    return subprocess.run(command, preexec_fn=limit, capture_output=True, text=True, check=False)


def test_a_full_disk_is_said_and_the_old_sheet_stays_whole(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="hệ thống không có giới hạn cỡ tệp")
    path = copy_sample(tmp_path)
    person = Person(path.read_bytes())
    person.sheet().delete_rows(5)  # so that there is something to write
    path.write_bytes(person.save())
    before = path.read_bytes()
    run = decide(tmp_path, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)))
    assert run.returncode == 2
    assert "lỗi: Không ghi được" in run.stderr
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir() if each.name.startswith(".")] == []


def test_writing_needs_no_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise OSError(28, "đĩa đầy")

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    assert io.BytesIO(written()).read(2) == b"PK"
