"""The form that goes out again: the unit's answers in it, what to look at in yellow, and nobody else's figures."""

import shutil
from pathlib import Path

import pytest
from lxml import etree

from tests.builders import REPOSITORY, call, made_files
from tongket.model.forms import is_doubt_line
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT
from tongket.word.reading import WordFile, open_word

ANSWERS = """\
don_vi: da-lat
de_cuong: kl62
ngay_gui: 8/4/2019
so_ky_hieu: 45-BC/ThU
chuc_vu: PHÓ BÍ THƯ
nguoi_ky: Trần Văn Bình
tra_loi:
  II.1.1:
    noi_dung: |
      Ban Thường vụ Thành ủy đã chỉ đạo quán triệt Kết luận đến các chi bộ, giao từng ban chủ trì từng việc.
      - Ở 16 phường, xã.
      + Có 12 phường.
    chi_tieu:
      hoi_nghi: mười hai
      luot_nguoi: 18.460
      van_ban_cu_the: có
      so_ket: {khong: chưa đến hạn}
      hinh_thuc: [truc_tiep, truc_tuyen]
      van_ban:
        - {so: 15-KH/ThU, ngay: 12/3/2010, trich_yeu: thực hiện Kết luận số 62-KL/TW}
  II.2.5:
    chi_tieu: {giai_quyet: 85%}
  IV.1:
    khong_co: Các kiến nghị trước đây đã được trả lời.
bieu:
  PL1:
    mttq: {can_bo: 12, nu: 15, dai_hoc: 3, ly_luan: 3, ghi_chu: kể cả kiêm nhiệm}
"""


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    for name in ("data/outline.yaml", "data/units.yaml", "templates/form.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(REPOSITORY / name, tmp_path / name)
    (tmp_path / "data/submissions").mkdir()
    (tmp_path / "data/submissions/đà lạt gửi lại.yaml").write_text(ANSWERS, "utf-8")
    return tmp_path


def again(campaign: Path, unit: str = "da-lat") -> WordFile:
    call(campaign, "form", "--again", unit)
    return open_word(campaign / f"build/mau/{unit}.docx")


def controls(word: WordFile) -> dict[str, etree._Element]:
    found = {
        str(next(each.iter(w("tag"))).get(w("val"))).removeprefix("mau:"): each for each in word.body.iter(w("sdt"))
    }
    return dict(found)


def shown(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(w("t")))


def is_yellow(element: etree._Element) -> bool:
    return any(each.get(w("val")) == "ChoXuLy" for each in element.iter(w("rStyle")))


def lines(word: WordFile) -> list[str]:
    return [each.text for each in word.paragraphs(DOCUMENT)]


def test_what_a_unit_answered_stands_where_it_is_typed(campaign: Path) -> None:
    word = again(campaign)
    there = {name: shown(each) for name, each in controls(word).items()}
    assert there["so_ky_hieu"] == "45"
    assert "Số 45-BC/ThU" in lines(word)
    assert "Đà Lạt, ngày 08 tháng 4 năm 2019" in lines(word)
    assert (there["chuc_vu"], there["nguoi_ky"]) == ("PHÓ BÍ THƯ", "Trần Văn Bình")
    assert there["II.1.1.hoi_nghi"] == "mười hai"
    assert there["II.1.1.luot_nguoi"] == "18.460"
    assert (there["II.1.1.so_ket"], there["II.1.1.so_ket.ly_do"]) == ("Không", "chưa đến hạn")
    assert there["II.1.1.hinh_thuc"] == "hội nghị trực tiếp; hội nghị trực tuyến"
    assert there["II.2.5.giai_quyet"] == "85"
    assert there["II.1.1.kiem_tra"] == "[gõ số]"


def test_only_what_is_still_to_be_typed_is_a_prompt(campaign: Path) -> None:
    for name, each in controls(again(campaign)).items():
        prompting = each.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
        assert prompting == shown(each).startswith("["), name


def test_long_answers_stand_paragraph_by_paragraph(campaign: Path) -> None:
    word = again(campaign)
    styles = {each.text: each.style for each in word.paragraphs(DOCUMENT)}
    assert styles["- Ở 16 phường, xã."] == "Ý"
    assert styles["+ Có 12 phường."] == "Ý nhỏ"
    assert styles["Không có: Các kiến nghị trước đây đã được trả lời."] == "Nội dung"


def test_lists_and_tables_are_rows(campaign: Path) -> None:
    word = again(campaign)
    rows = [[shown(cell) for cell in row.iter(w("tc"))] for row in word.body.iter(w("tr"))]
    assert ["1", "15-KH/ThU", "12/3/2010", "", "thực hiện Kết luận số 62-KL/TW", ""] in rows
    assert ["2", "", "", "", "", ""] in rows
    assert ["1", "Mặt trận Tổ quốc Việt Nam", "12", "15", "3", "3", "kể cả kiêm nhiệm"] in rows


def test_what_is_doubtful_is_yellow_and_says_why_and_nothing_else_is(campaign: Path) -> None:
    word = again(campaign)
    yellow = {name for name, each in controls(word).items() if is_yellow(each)}
    assert "II.1.1.hoi_nghi" in yellow
    assert yellow.isdisjoint({"II.1.1.luot_nguoi", "II.1.1.so_ket", "so_ky_hieu", "ngay_gui"})
    notes = [each for each in lines(word) if each.startswith("[Đề nghị xem lại")]
    assert all(map(is_doubt_line, notes))
    assert any("“Số hội nghị quán triệt”: đang ghi “mười hai”" in each for each in notes)
    cells = [each for each in word.body.iter(w("tc")) if each.find(f"{w('tcPr')}/{w('shd')}") is not None]
    assert {"12", "15"} <= {shown(each) for each in cells}
    assert "Mặt trận Tổ quốc Việt Nam" not in {shown(each) for each in cells}
    assert all("lỗi" not in each for each in notes)


def test_what_the_office_settles_itself_is_not_told(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "data", tmp_path / "data", ignore=shutil.ignore_patterns("issued"))
    assert "378" in call(tmp_path, "validate", "data/submissions/ban-to-chuc.yaml", "--all").stdout
    assert not any("378" in each for each in lines(again(tmp_path, "ban-to-chuc")))


def test_a_report_without_anything_to_look_at_has_nothing_yellow(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "data", tmp_path / "data", ignore=shutil.ignore_patterns("issued"))
    word = again(tmp_path, "da-lat")
    assert not is_yellow(word.body)
    assert not any(map(is_doubt_line, lines(word)))


def test_the_number_of_the_form_goes_up(campaign: Path) -> None:
    def footer(word: WordFile) -> str:
        part = next(iter(word.parts_like("footer")))
        return word.paragraphs(part)[0].text

    assert footer(again(campaign)).endswith("· số 2")
    log = (
        "nhat_ky:\n  - {don_vi: da-lat, ban: 1, ngay_den: 8/4/2019, mau: {phien_ban: 3f2a91bc, so: 3}}\n"
        "  - {don_vi: bao-loc, ban: 1, ngay_den: 8/4/2019, mau: {phien_ban: 3f2a91bc, so: 7}}\n"
    )
    (campaign / "data/receipts.yaml").write_text(log, "utf-8")
    assert footer(again(campaign)).endswith("· số 4")


def test_two_runs_write_the_same(campaign: Path) -> None:
    call(campaign, "form", "--again", "da-lat", "-o", "a")
    call(campaign, "form", "--again", "da-lat", "-o", "b")
    assert (campaign / "a/da-lat.docx").read_bytes() == (campaign / "b/da-lat.docx").read_bytes()


def test_a_unit_that_has_not_answered_has_no_form_to_go_out_again(campaign: Path) -> None:
    done = call(campaign, "form", "--again", "bao-loc", check=2)
    assert "Chưa có báo cáo của Thành ủy Bảo Lộc" in done.stderr
    assert "tongket form bao-loc" in done.stderr
    assert made_files(campaign) == []


@pytest.mark.parametrize("arguments", [(), ("da-lat", "--format", "xlsx")])
def test_it_is_asked_for_units_by_name_and_in_word(campaign: Path, arguments: tuple[str, ...]) -> None:
    assert "--again cần nêu đơn vị" in call(campaign, "form", "--again", *arguments, check=2).stderr
