"""How a report begins: from the outline's own facts, or as work that a person must do."""

from pathlib import Path

import pytest

from tests.builders import books, campaign, markdown, open_docx, outline, paragraphs, render
from tongket.model.outline import ReportFrame
from tongket.report.preamble import spoken_organ, spoken_subject


def report(organ: str, *, authority: str = "", state: bool = False) -> ReportFrame:
    return ReportFrame(
        kind="BÁO CÁO",
        subject="kết quả",
        superior=None,
        organ=organ,
        symbol="BC",
        place="",
        bases=(),
        authority=authority,
        post="",
        signer="",
        recipients=(),
        pages=None,
        state=state,
    )


@pytest.mark.parametrize(
    ("organ", "said"),
    [
        ("HUYỆN ỦY DI LINH", "Huyện ủy Di Linh"),
        ("TỈNH UỶ ĐẮK LẮK", "Tỉnh uỷ Đắk Lắk"),
        ("THÀNH ỦY ĐÀ LẠT", "Thành ủy Đà Lạt"),
        ("QUẬN ỦY 1", "Quận ủy 1"),
        ("ĐẢNG ỦY XÃ GIA HIỆP", "Đảng ủy xã Gia Hiệp"),
        ("ỦY BAN NHÂN DÂN HUYỆN ĐẮK R'LẤP", "Ủy ban nhân dân huyện Đắk R'Lấp"),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("HỘI ĐỒNG NHÂN DÂN THỊ TRẤN DI LINH", "Hội đồng nhân dân thị trấn Di Linh"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        # Of these nobody can say by rule which words are proper names.
        ("SỞ NỘI VỤ", ""),
        ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH", ""),
        ("HUYỆN ỦY DI LINH - BAN DÂN VẬN", ""),
        ("MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH CAO NGUYÊN", ""),
    ],
)
def test_an_organ_in_capitals_is_written_as_in_a_sentence_or_not_at_all(organ: str, said: str) -> None:
    assert spoken_organ(report(organ)) == said


@pytest.mark.parametrize("authority", ["T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ", "T/M Ban Thường vụ"])
def test_who_signs_for_the_standing_committee_reports_for_it(authority: str) -> None:
    assert spoken_organ(report("HUYỆN ỦY DI LINH", authority=authority)) == "Ban Thường vụ Huyện ủy Di Linh"
    assert spoken_organ(report("HUYỆN ỦY DI LINH", authority="T/M BAN CHẤP HÀNH")) == "Huyện ủy Di Linh"


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("tổng kết 10 năm", "tổng kết 10 năm"),
        ("Kết quả công tác năm 2021", "kết quả công tác năm 2021"),
        ("Báo cáo kết quả công tác.", "kết quả công tác"),
        ("Nghị quyết số 5", "Nghị quyết số 5"),
        ("Về việc thực hiện", "về việc thực hiện"),
    ],
)
def test_a_subject_follows_the_verb(subject: str, said: str) -> None:
    assert spoken_subject(subject) == said


def with_report(root: Path, *lines: str, organ: str = "TỈNH ỦY LÂM ĐỒNG") -> Path:
    text = outline().replace(
        "co_quan: TỈNH ỦY LÂM ĐỒNG\n", f"co_quan: {organ}\n" + "".join(f"  {each}\n" for each in lines)
    )
    return campaign(root, {"data/outline.yaml": text})


def test_the_outline_has_the_first_word(tmp_path: Path) -> None:
    root = with_report(
        tmp_path, "mo_dau: |", "  Thực hiện Công văn số 5.", "  Huyện ủy báo cáo:", "ket_thuc: [Một., Hai.]"
    )
    made = books(root).report
    assert made is not None
    assert made.fields["mo_dau"] == ("Thực hiện Công văn số 5.", "Huyện ủy báo cáo:")
    path = root / "report.docx"
    path.write_bytes(render(root)[0])
    texts = [text for _, text in paragraphs(open_docx(path))]
    at = texts.index("Thực hiện Công văn số 5.")
    assert texts[at : at + 3] == ["Thực hiện Công văn số 5.", "Huyện ủy báo cáo:", "I. TÌNH HÌNH CHUNG"]
    assert texts.index("Một.") + 1 == texts.index("Hai.")
    assert [style for style, text in paragraphs(open_docx(path)) if text in {"Một.", "Hai."}] == ["Nội dung"] * 2


def test_without_one_a_sentence_is_made_of_its_own_facts(tmp_path: Path) -> None:
    said = "Ban Thường vụ Tỉnh ủy Lâm Đồng báo cáo tổng kết 10 năm thực hiện Kết luận số 62-KL/TW như sau:"
    assert said in markdown(with_report(tmp_path))[0]


@pytest.mark.parametrize(
    ("organ", "lines"), [("SỞ NỘI VỤ", ()), ("HUYỆN ỦY DI LINH", ("loai: TỜ TRÌNH",))], ids=["organ", "kind"]
)
def test_what_cannot_be_made_is_left_to_a_person(tmp_path: Path, organ: str, lines: tuple[str, ...]) -> None:
    text = markdown(with_report(tmp_path, *lines, organ=organ))[0]
    assert "Ban Dân vận Tỉnh ủy viết phần mở đầu." in text
    assert "báo cáo tổng kết" not in text


@pytest.mark.parametrize(
    ("organ", "symbol", "form", "state"),
    [
        ("HUYỆN ỦY DI LINH", "BC/HU", "", False),
        ("HUYỆN ỦY DI LINH", "BC-HU", "", False),
        ("ỦY BAN NHÂN DÂN HUYỆN DI LINH", "BC-UBND", "", True),
        ("UBND HUYỆN DI LINH", "BC", "", True),
        ("SỞ NỘI VỤ", "BC-SNV", "", True),
        ("BAN DÂN VẬN", "BC/BDV", "", False),
        ("LIÊN ĐOÀN LAO ĐỘNG", "BC-LĐLĐ", "", True),
        ("LIÊN ĐOÀN LAO ĐỘNG", "BC-LĐLĐ", "dang", False),
        ("BAN QUẢN LÝ DỰ ÁN", "BC/BQL", "nha_nuoc", True),
    ],
)
def test_the_form_follows_organ_and_sign_unless_the_outline_says_it(
    tmp_path: Path,
    organ: str,
    symbol: str,
    form: str,
    state: bool,  # noqa: FBT001
) -> None:
    root = with_report(tmp_path, *([f"the_thuc: {form}"] if form else []), organ=organ)
    path = root / "data/outline.yaml"
    path.write_text(path.read_text("utf-8").replace("ky_hieu: BC/TU", f"ky_hieu: {symbol}"), "utf-8")
    made = books(root).report
    assert made is not None
    assert made.fields["quoc_hieu"] == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" if state else "")
    assert made.fields["tieu_de"] == ("" if state else "ĐẢNG CỘNG SẢN VIỆT NAM")
    assert made.fields["so"] == ("Số:      /" if state else "Số      -")
