"""Names that a template holds and its campaign does not know."""

from pathlib import Path

import pytest
from docx import Document

from tests.builders import REPOSITORY, call
from tests.new_campaigns import district, state
from tongket.commands.template.check_templates import check_templates
from tongket.commands.template.strangers import Acquaintance
from tongket.workspace import open_workspace

KNOWN = (
    "HUYỆN ỦY BẮC SƠN",
    "T/M BAN THƯỜNG VỤ",
    "BC/HU",
    "thực hiện Quyết định số 218-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị",
    "Đảng ủy xã Hưng Vũ",
    "xem Bản tập hợp",
)
ACQUAINTANCE = Acquaintance(KNOWN, ("Thành ủy Đà Lạt", "Lâm Đồng"))


def strange(text: str, *, begins: bool = True) -> list[str]:
    return [each.text for each in ACQUAINTANCE.strangers(text, begins=begins)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thực hiện Kế hoạch số 01-KH/BCĐTW, ngày 28/02/2019", ["Kế hoạch", "01-KH/BCĐTW", "28/02/2019"]),
        ("căn cứ nghị định số 30/2020/NĐ-CP", ["30/2020/NĐ-CP"]),
        ("theo công văn số 15/UBND-NC", ["15/UBND-NC"]),
        ("báo cáo của Ban Thường vụ Tỉnh ủy", ["Tỉnh ủy"]),
        ("Tỉnh ủy báo cáo như sau:", ["Tỉnh ủy"]),
        ("Mặt trận và các đoàn thể đã:", ["Mặt trận"]),
        ("TỈNH ỦY LÂM ĐỒNG", ["TỈNH ỦY", "LÂM ĐỒNG"]),
        ("tại Lâm Đồng, Đức Trọng", ["Lâm Đồng", "Đức Trọng"]),
        ("Đức Trọng đã báo cáo", ["Đức Trọng"]),
        ("số liệu đến năm 2018", ["2018"]),
        ("từ ngày 08 tháng 12 năm 2009", ["ngày 08 tháng 12 năm 2009"]),
        ("trong 10 năm 2009 - 2019", ["2009", "2019"]),
        ("Kính gửi: Thành ủy Đà Lạt", ["Thành ủy Đà Lạt"]),
        ("trình đồng chí Trần Đức Quận", ["Trần Đức Quận"]),
        ("Số      -BC/TU", ["-BC/TU"]),
    ],
)
def test_a_name_of_another_campaign_is_found(text: str, found: list[str]) -> None:
    assert strange(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Ban Thường vụ Huyện ủy Bắc Sơn báo cáo kết quả như sau:",
        "Uỷ viên của Huyện uỷ Bắc Sơn",
        "Thực hiện Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị, năm 2013",
        "Số      -BC/HU",
        "các huyện ủy, đảng bộ, mặt trận và đoàn thể ở cơ sở",
        "Chưa gửi (03): xem Bản tập hợp. Ý riêng: 04. Điển hình như:",
        "Nhân dân và cán bộ, đảng viên; chủ trương của Đảng, pháp luật của Nhà nước",
        "B. NỘI DUNG TRẢ LỜI CỦA CÁC ĐƠN VỊ",
        "1.234 lượt người, 85,5%, 12/18 đơn vị, mục 2.1, A4",
        "tại xã Hưng Vũ",
        "– Ngoại lệ\n– Trái chiều, xin ý kiến:",
        "",
    ],
)
def test_what_the_campaign_says_itself_and_what_names_nobody_is_none(text: str) -> None:
    assert strange(text) == []


def test_after_a_placeholder_a_capital_begins_no_sentence() -> None:
    assert strange(" Xứ Lạng đã gửi", begins=False) == ["Xứ Lạng"]
    assert strange(" Bình đã gửi", begins=False) == ["Bình đã"]
    assert strange("Chưa gửi") == []
    assert strange(". Chưa gửi", begins=False) == []


def found_in(root: Path) -> list[tuple[str, str]]:
    found = check_templates(open_workspace(root)).found
    return [(each.location.file, each.message) for each in found if each.rule.id == "other-campaign"]


@pytest.mark.slow
def test_the_shipped_templates_raise_no_alarm_in_any_campaign(tmp_path: Path) -> None:
    call(tmp_path, "init", "mới", check=0)
    for root in (REPOSITORY, tmp_path / "mới", district(tmp_path / "huyện"), state(tmp_path / "ủy ban")):
        assert found_in(root) == []


def test_the_opening_of_another_campaign_is_named_with_its_words_and_its_place(tmp_path: Path) -> None:
    root = district(tmp_path / "mới")
    path = root / "templates/report.j2"
    old = "Thực hiện Kết luận số 62-KL/TW của Bộ Chính trị về Mặt trận Tổ quốc, Ban Thường vụ Tỉnh ủy báo cáo:"
    lines = path.read_text("utf-8").splitlines()
    at = lines.index("{% block mo_dau %}") + 1
    lines[at] = old
    path.write_text("\n".join(lines), "utf-8")
    done = call(root, "template", "check", check=0)
    assert f"templates/report.j2:{at + 1}:11: cảnh báo[other-campaign] câu mo_dau nêu" in done.stdout
    for name in ("Kết luận", "62-KL/TW", "Bộ Chính trị", "Mặt trận", "Tổ quốc", "Tỉnh ủy"):
        assert f'"{name}"' in done.stdout
    assert '"Ban Thường' not in done.stdout
    assert "mo_dau, can_cu, ket_thuc" in done.stdout


def test_a_name_typed_into_a_frame_is_found_in_its_cell(tmp_path: Path) -> None:
    root = district(tmp_path / "mới")
    path = root / "templates/report.docx"
    frame = Document(str(path))
    cell = frame.tables[0].cell(0, 0)
    cell.paragraphs[1].runs[0].text = "TỈNH ỦY LÂM ĐỒNG"
    frame.add_paragraph("Báo cáo của {{ dia_danh }} gửi Ban Dân vận Trung ương")
    frame.sections[0].header.paragraphs[0].add_run("Tài liệu của Đề án")
    frame.save(str(path))
    found = found_in(root)
    assert [file for file, _ in found] == ["templates/report.docx"] * 3
    said = " ".join(message for _, message in found)
    assert all(f'"{each}"' in said for each in ("TỈNH ỦY LÂM ĐỒNG", "Ban Dân vận", "Trung ương", "Đề án"))


def test_the_motto_of_the_other_kind_of_document_is_found(tmp_path: Path) -> None:
    for make, motto in ((state, "ĐẢNG CỘNG SẢN VIỆT NAM"), (district, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")):
        root = make(tmp_path / make.__name__)
        path = root / "templates/report.docx"
        frame = Document(str(path))
        frame.tables[0].cell(0, 1).paragraphs[0].runs[0].text = motto
        frame.save(str(path))
        [(_, message)] = found_in(root)
        assert f'"{motto}"' in message
