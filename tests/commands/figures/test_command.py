"""`tongket figures`: our own draft is right, planted errors are found, and what the command line says."""

import json
import re
from pathlib import Path

import pytest

from tests.builders import DAY, call, campaign, write
from tests.commands.figures.documents import data_of, document, edit, review_document
from tests.specimen import specimen
from tongket.commands.figures.known_numbers import Knowledge, KnownKind

AS_OF = f"{DAY:%d/%m/%Y}"


def figures(root: Path, file: str, *more: str, check: int) -> str:
    """Return what the command prints."""
    return call(root, "figures", file, "--as-of", AS_OF, *more, check=check).stdout


@pytest.mark.slow
@pytest.mark.parametrize("book", ["report.docx", "source-book.docx"])
def test_our_own_books_are_right(root: Path, book: str) -> None:
    done = call(root, "figures", book, "--as-of", AS_OF, check=0)
    assert done.stdout == ""
    assert "Không thấy nguồn: 0; sai phép tính, giới hạn: 0; cần lưu ý: 0." in done.stderr


@pytest.mark.slow
def test_the_draft_has_numbers_of_every_kind(root: Path, data: Knowledge) -> None:
    found = review_document(root / "report.docx", data)
    counts = {kind: found.count(kind) for kind in KnownKind}
    assert counts[KnownKind.TOTAL] > 100
    assert counts[KnownKind.TEXT] > 60
    assert counts[KnownKind.DATE] > 100
    assert counts[KnownKind.DOCUMENT] > 40
    assert counts[KnownKind.CONSTANT] > 5
    assert counts[KnownKind.NONE] == 0


@pytest.mark.slow
def test_the_draft_of_the_specimen_is_right(tmp_path: Path) -> None:
    folder = specimen(tmp_path / "mau")
    found = review_document(write(folder)[0], data_of(folder))
    assert [each.message for each in found.found] == []


def test_the_draft_of_a_small_campaign_is_right(tmp_path: Path) -> None:
    folder = campaign(
        tmp_path,
        da_lat="tra_loi:\n  I.1: Thành phố có 16 phường, xã.\n  II.1:\n    chi_tieu: {hoi_nghi: 214, ke_hoach: có}\n",
        bao_loc="tra_loi:\n  II.1:\n    chi_tieu: {hoi_nghi: 1.176, ke_hoach: không}\n",
        di_linh="tra_loi:\n  II.2: |\n    - Còn 12 nơi chậm.\n",
        mttq="tra_loi:\n  II.1:\n    noi_dung: Có 1,5 triệu lượt người, tăng 20% so với năm 2009.\n",
    )
    found = review_document(write(folder)[0], data_of(folder))
    assert [each.message for each in found.found] == []


@pytest.mark.slow
def test_every_planted_error_is_found_and_nothing_else(root: Path, tmp_path: Path) -> None:
    planted = {">635<": ">653<", ">15/16<": ">17/16<", ">93,4%<": ">94,3%<", "215 km": "2.150 km", ">74<": ">47<"}
    edited = edit(root / "report.docx", planted, tmp_path / "bản sửa.docx")
    lines = figures(root, str(edited), check=1).splitlines()
    assert [line.partition("”: ")[0].partition("“")[2] for line in lines] == [
        "17/16 đảng bộ",
        "17/16 đảng bộ",
        "653 mô hình",
        "2.150 km đường",
        "về chuyên môn (94,3%)",
        "47",
        "Tổng cộng: 378",
    ]
    assert lines[2].endswith(
        "“653 mô hình”: không thấy nguồn (gần nhất: 635, tổng “Số mô hình “Dân vận khéo” được công nhận”,"
        " 11/12 huyện ủy, thành ủy)."
    )
    assert re.match(r'đoạn \d+, mục "2\.2\. Nâng cao chất lượng', lines[2])


@pytest.mark.slow
def test_edited_words_around_the_same_numbers_stay_right(root: Path, tmp_path: Path) -> None:
    changes = {
        " hội nghị quán triệt với ": " buổi hội nghị học tập, quán triệt Kết luận, thu hút ",
        " căn nhà đại đoàn kết": " ngôi nhà đại đoàn kết cho hộ nghèo",
        " lượt công dân": " lượt người dân đến trụ sở",
        " lớp bồi dưỡng nghiệp vụ cho ": " lớp tập huấn nghiệp vụ, với ",
    }
    edited = edit(root / "report.docx", changes, tmp_path / "bản sửa.docx")
    assert figures(root, str(edited), check=0) == ""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small campaign: 214 and 421 conferences."""
    return campaign(
        tmp_path_factory.mktemp("nhỏ"),
        da_lat="tra_loi:\n  II.1:\n    chi_tieu: {hoi_nghi: 214, ke_hoach: có}\n",
        di_linh="tra_loi:\n  II.1:\n    chi_tieu: {hoi_nghi: 421, ke_hoach: có}\n",
    )


def test_a_sentence_with_wrong_arithmetic_fails(small: Path, tmp_path: Path) -> None:
    path = document(tmp_path / "báo cáo.docx", "Có 466/712 tập thể (65,63%) được khen thưởng.")
    assert "466/712 = 65,45%, nhưng ghi 65,63%." in figures(small, str(path), check=1)


def test_a_remark_alone_does_not_fail(small: Path, tmp_path: Path) -> None:
    path = document(tmp_path / "báo cáo.docx", "2/3 đảng bộ có kế hoạch riêng (66,66%).")
    printed = figures(small, str(path), check=0)
    assert printed == (
        "đoạn 1: lưu ý: “2/3 đảng bộ có kế hoạch riêng (66,66%)”: 2/3 làm tròn là 66,67%, ở đây ghi 66,66%.\n"
    )


def test_all_prints_every_number_with_its_verdict(small: Path, tmp_path: Path) -> None:
    path = document(tmp_path / "báo cáo.docx", "Năm 2018, các đơn vị tổ chức 635 hội nghị, đề ra 05 nhiệm vụ.")
    assert figures(small, str(path), "--all", check=1).splitlines() == [
        "đoạn 1: “Năm 2018”: ngày, tháng, năm (bỏ qua).",
        "đoạn 1: “635 hội nghị”: khớp tổng “Số hội nghị quán triệt”, 02/05 đơn vị.",
        "đoạn 1: “05 nhiệm vụ”: không thấy nguồn.",
    ]


def test_json_holds_every_number_the_findings_and_a_summary(small: Path, tmp_path: Path) -> None:
    text = "Các đơn vị tổ chức 635 hội nghị; Đà Lạt tổ chức 241 hội nghị (94,5%)."
    path = document(tmp_path / "báo cáo.docx", text)
    found = json.loads(figures(small, str(path), "--format", "json", check=1))
    assert found["figures"][0] == {
        "text": "635",
        "quote": "635 hội nghị",
        "value": 635,
        "kind": "total",
        "place": "đoạn 1",
        "paragraph": 1,
        "heading": "",
        "source": {
            "name": "tổng “Số hội nghị quán triệt”, 02/05 đơn vị",
            "unit": None,
            "file": None,
            "line": None,
            "value": 635,
        },
        "nearest": None,
    }
    assert [(each["value"], each["kind"]) for each in found["figures"]] == [
        (635, "total"),
        (241, "none"),
        (94.5, "none"),
    ]
    nearest = found["figures"][1]["nearest"]
    assert (nearest["value"], nearest["file"], nearest["line"]) == (214, "data/submissions/da-lat.yaml", 6)
    assert [each["rule"] for each in found["diagnostics"]] == ["no-source", "no-source"]
    assert {each["place"] for each in found["diagnostics"]} == {"đoạn 1"}
    expected = {"files": 1, "numbers": 3, "total": 1, "no_source": 2, "set_aside": 0, "errors": 0, "warnings": 2}
    assert expected.items() <= found["summary"].items()


def test_concise_is_one_line_a_finding_with_its_file_and_rule(small: Path, tmp_path: Path) -> None:
    path = document(tmp_path / "báo cáo.docx", "Có 13/12 huyện.")
    printed = figures(small, str(path), "--format", "concise", check=1).splitlines()
    told = ["cảnh báo[no-source]", "lỗi[over-whole]"]
    assert [line.partition(" “")[0] for line in printed] == [f"{path}: đoạn 1: {each}" for each in told]


def test_findings_stand_in_the_order_of_the_document(small: Path, tmp_path: Path) -> None:
    path = document(tmp_path / "báo cáo.docx", "Đề ra 05 nhiệm vụ, 03 giải pháp.", "Có 13/12 huyện.", "Có 07 việc.")
    printed = figures(small, str(path), check=1).splitlines()
    assert [line.partition("“")[2].partition(" ")[0] for line in printed] == ["05", "03", "13/12", "13/12", "07"]


def test_faulty_values_are_left_out_with_a_note(tmp_path: Path) -> None:
    answers = "tra_loi:\n  II.1:\n    chi_tieu: {hoi_nghi: mười hai}\n"
    folder = campaign(tmp_path, da_lat=answers, di_linh="tra_loi:\n  II.1:\n    chi_tieu: {hoi_nghi: 193}\n")
    path = document(tmp_path / "báo cáo.docx", "Các đơn vị đã tổ chức 193 hội nghị quán triệt.")
    done = call(folder, "figures", str(path), check=0)
    assert "Báo cáo của các đơn vị còn 1 lỗi (xem tongket validate)" in done.stderr


def test_outside_a_campaign_folder_the_arithmetic_alone_is_checked(tmp_path: Path) -> None:
    path = document(tmp_path / "báo cáo.docx", "Có 12 huyện; 466/712 tập thể (65,63%), tổ chức 635 hội nghị.")
    done = call(tmp_path, "figures", str(path), check=1)
    assert done.stdout == "đoạn 1: “466/712 tập thể (65,63%)”: 466/712 = 65,45%, nhưng ghi 65,63%.\n"
    assert "Ngoài thư mục chiến dịch, chỉ soát phép tính và phụ lục, không tìm nguồn của số;" in done.stderr
    assert "sai phép tính, giới hạn: 1; cần lưu ý: 0." in done.stderr
    assert len(done.stderr.splitlines()) == 2
    found = json.loads(call(tmp_path, "figures", str(path), "--format", "json", check=1).stdout)
    assert {each["kind"] for each in found["figures"]} == {"unchecked", "computed"}
    assert found["summary"]["no_source"] == 0


def test_outside_a_campaign_folder_right_arithmetic_is_fine(tmp_path: Path) -> None:
    path = document(tmp_path / "báo cáo.docx", "Có 12 huyện, đề ra 05 nhiệm vụ.")
    assert figures(tmp_path, str(path), check=0) == ""


def test_a_campaign_folder_without_its_outline_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "data" / "submissions").mkdir(parents=True)
    path = document(tmp_path / "báo cáo.docx", "Có 12 huyện.")
    done = call(tmp_path, "figures", str(path), check=2)
    assert "Không có đề cương" in done.stderr


@pytest.mark.parametrize("name", ["không có.docx", "cũ.doc"])
def test_what_is_no_word_file_is_refused(small: Path, tmp_path: Path, name: str) -> None:
    if name.endswith(".doc"):
        (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0 .doc")
    done = call(small, "figures", str(tmp_path / name), check=2)
    assert name in done.stderr


def test_an_unknown_format_is_refused(small: Path) -> None:
    assert "--format" in call(small, "figures", "report.docx", "--format", "xml", check=2).stderr


def test_a_document_without_numbers_is_fine(small: Path, tmp_path: Path) -> None:
    path = document(tmp_path / "báo cáo.docx", "Không có số nào.")
    assert figures(small, str(path), check=0) == ""
