"""Số dùng in the decision sheet, from `decide` to the clean copy: by the command line, as people do it."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.builders import call, campaign, open_docx, outline, paragraphs, rows
from tests.merge.test_reconcile import MORE, PROVINCE, districts, province
from tongket.ooxml.namespaces import w

pytestmark = pytest.mark.slow

ITEMS = """\
  - ma: I
    ten: Cán bộ
    chi_tieu:
      - {ma: huyen, ten: Cán bộ cấp huyện, don_vi_tinh: người, kieu: so_nguyen, cong_tu: [huyen]}
      - {ma: tinh, ten: Cán bộ toàn tỉnh, don_vi_tinh: người, kieu: so_nguyen, cong_tu: [doan-the], moc: [2009, 2018]}
      - {ma: quy, ten: Quỹ, don_vi_tinh: triệu đồng, in_theo: {don_vi_tinh: tỷ đồng}, kieu: so_thuc}
    cau_dan:
      - Cấp huyện có {{ huyen }} người.
      - Toàn tỉnh có {{ tinh }} người.
      - Quỹ {{ quy }} tỷ đồng.
"""
DAY = ("--as-of", "12/4/2019")
SHEET = "data/decisions.xlsx"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign whose table and province disagree: 190 and 200; its sheet and its draft are written."""
    text = outline(ITEMS, MORE % ("PL1.can_bo", PROVINCE, "1%, goi_la: Số toàn tỉnh"))
    lat = districts(100).replace("huyen: 100", "huyen: 100, quy: '1.250,5'")
    units = {"da_lat": lat, "di_linh": districts(90), "mttq": province()}
    campaign(tmp_path, {"data/outline.yaml": text}, **units)
    call(tmp_path, "decide", *DAY, check=0)
    call(tmp_path, "build", *DAY, check=0)
    return tmp_path


def settle(root: Path, **typed: float) -> None:
    """Type Số dùng, with a reason, into rows of the sheet."""
    book = load_workbook(root / SHEET)
    sheet = book["Số liệu"]
    at = {cell.value: number for number, cell in enumerate(sheet[1], 1)}
    for name, value in typed.items():
        key = name.replace("__", ".")
        number = next(each for each in range(2, sheet.max_row + 1) if sheet.cell(each, at["Mã"]).value == key)
        sheet.cell(number, at["Số dùng"]).value = value
        sheet.cell(number, at["Lý do"]).value = f"theo sổ, {value}"
    book.save(root / SHEET)


def sheet_rows(root: Path) -> dict[str, dict[str, Any]]:
    head, *others = load_workbook(root / SHEET)["Số liệu"].iter_rows(values_only=True)
    found = [dict(zip(map(str, head), each, strict=True)) for each in others]
    return {str(each["Mã"]): each for each in found}


def texts(path: Path) -> str:
    return "\n".join(text for _, text in paragraphs(open_docx(path)))


def test_the_sheet_offers_declared_pairs_first_then_every_figure(root: Path) -> None:
    found = sheet_rows(root)
    assert list(found) == [
        *("dc1", "I.huyen", "I.quy", "PL1.mttq.can_bo", "PL1.mttq.nu", "PL1.phu_nu.can_bo", "PL1.phu_nu.nu", "PL1.nu"),
    ]
    assert found["dc1"]["So sánh"] == "LỆCH"
    assert found["I.quy"]["Số liệu"] == "Quỹ (triệu đồng)"
    assert found["PL1.nu"]["Nguồn thứ nhất"] == "28 (cộng 02/03 đơn vị)"
    assert {each["Tình trạng"] for each in found.values()} == {None}


def test_an_edited_draft_follows_what_is_settled_later(root: Path) -> None:
    path = root / "build/report.docx"
    assert texts(path).count("Đối chiếu Cán bộ: 190 (cộng 02/03 đơn vị), 200") == 2
    document = Document(str(path))
    document.paragraphs[-1].insert_paragraph_before("Lời của người biên tập.")
    document.save(str(path))
    settle(root, dc1=200, I__huyen=195, PL1__phu_nu__nu=21)
    told = call(root, "update", str(path), *DAY, "--insert", check=0).stdout
    assert "- Cán bộ cấp huyện: 190 → 195 (+5); đã sửa; do chốt số" in told
    assert "- Phụ nữ: Nữ: 20 → 21 (+1); đã sửa; do chốt số" in told
    assert "Dòng mới dưới biểu: Số toàn tỉnh 200, theo Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh" in told
    after = texts(path)
    assert "Đối chiếu" not in after
    assert "Cấp huyện có 195 người. Toàn tỉnh có 200 người." in after
    assert "Lời của người biên tập." in after
    assert "không có gì để sửa" in call(root, "update", str(path), *DAY, "--insert", check=0).stderr


def test_a_settled_figure_is_traced_to_who_settled_it(root: Path) -> None:
    settle(root, I__huyen=195, dc1=200)
    call(root, "build", *DAY, "-o", "moi.docx", check=0)
    lines = call(root, "trace", "moi.docx", "195", check=0).stdout.splitlines()
    assert (
        "  Số dùng trong bảng biên tập 195, thay cho 190 cộng từ các đơn vị, lý do: theo sổ, 195 (data/decisions.xlsx)"
        in lines
    )
    assert "Cán bộ: số đã chốt: 200" in call(root, "trace", "moi.docx", "Số toàn tỉnh 200", check=0).stdout


def test_a_figure_in_another_measure_is_traced_with_what_it_was_rounded_from(root: Path) -> None:
    told = call(root, "trace", "build/report.docx", "1,3", check=0).stdout
    assert "Quỹ: 1,3 (làm tròn từ 1.250,5 triệu đồng)" in told


def test_the_note_of_a_table_stays_in_the_clean_copy(root: Path) -> None:
    settle(root, dc1=200)
    call(root, "build", *DAY, "--draft", "0", "-o", "moi.docx", check=0)
    document = Document(str(root / "moi.docx"))
    waiting = document.styles["Chờ xử lý"].style_id
    for run in [*document.element.body.iter(w("r"))]:
        style = run.find(f"{w('rPr')}/{w('rStyle')}")
        parent = run.getparent()
        if style is not None and style.get(w("val")) == waiting and parent is not None:
            parent.remove(run)  # a person does what the yellow asks for
    document.save(str(root / "moi.docx"))
    call(root, "clean", "moi.docx", "-o", "sach.docx", check=0)
    said = [text for style, text in paragraphs(open_docx(root / "sach.docx")) if style == "Chú giải" and text]
    assert said == ["Số toàn tỉnh 200, theo Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh (cột “Cán bộ”)."]


def test_a_figure_that_changes_after_it_was_settled_is_flagged_until_somebody_looks(root: Path) -> None:
    settle(root, I__huyen=195)
    late = root / "data/submissions/bao-loc.yaml"
    late.write_text((root / "data/submissions/di-linh.yaml").read_text("utf-8").replace("di-linh", "bao-loc"), "utf-8")
    said = "đã chốt 195 khi nguồn ghi 190 (cộng 02/03 đơn vị); nay 280 (cộng 03/03 đơn vị)"
    for _ in range(2):  # `decide` writes what the sources say now, and keeps what they said then
        call(root, "build", *DAY, "-o", "moi.docx", "--force", check=0)
        assert said in texts(root / "moi.docx")
        call(root, "decide", *DAY, check=0)
    assert sheet_rows(root)["I.huyen"]["Tình trạng"] == "ĐỔI"
    settle(root, I__huyen=281)
    call(root, "build", *DAY, "-o", "moi.docx", "--force", check=0)
    assert "đã chốt" not in texts(root / "moi.docx")
    call(root, "decide", *DAY, check=0)
    assert sheet_rows(root)["I.huyen"]["Tình trạng"] is None


def test_a_row_of_a_figure_that_is_gone_is_reported_and_kept(root: Path) -> None:
    settle(root, I__huyen=195)
    path = root / "data/outline.yaml"
    path.write_text(
        path.read_text("utf-8")
        .replace("ma: huyen, ten: Cán", "ma: cap_huyen, ten: Cán")
        .replace("{{ huyen }}", "{{ cap_huyen }}"),
        "utf-8",
    )
    for each in (root / "data/submissions").iterdir():
        each.write_text(each.read_text("utf-8").replace("{huyen:", "{cap_huyen:"), "utf-8")
    told = call(root, "build", *DAY, "-o", "moi.docx", check=0).stderr
    assert 'Trang "Số liệu", hàng I.huyen: số dùng 195 không được dùng' in told
    call(root, "decide", *DAY, check=0)
    kept = sheet_rows(root)["I.huyen"]
    assert (kept["Tình trạng"], kept["Số dùng"], kept["Lý do"]) == ("KHÔNG CÒN", 195, "theo sổ, 195")


def test_a_figure_typed_in_the_printed_measure_is_refused(root: Path) -> None:
    settle(root, I__quy=1.3)
    told = call(root, "build", *DAY, "-o", "moi.docx").stderr
    assert "cần một số cùng đơn vị tính với nguồn" in told
    assert "gõ theo đơn vị tính đã hỏi các đơn vị, ví dụ 1.250,5." in told


def test_the_table_of_the_source_book_lists_every_settled_figure(root: Path) -> None:
    settle(root, dc1=200, I__huyen=195)
    call(root, "build", *DAY, "-o", "moi.docx", check=0)
    table = next(each for each in rows(open_docx(root / "moi-tap-hop.docx")) if "Số dùng" in each[0])
    assert [(each[0], each[4], each[5]) for each in table[1:]] == [
        ("Cán bộ", "lệch", "200"),
        ("Cán bộ cấp huyện (người)", "chốt", "195"),
    ]
