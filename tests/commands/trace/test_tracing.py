"""Who said it and where: as Word comments, and from the document itself after editing."""

import unicodedata
from pathlib import Path

import pytest
from lxml import etree

from tests.builders import REPOSITORY, call, render, take
from tests.paper import needs_office
from tests.word.edits import DA_LAT, DI_LINH, LEADERSHIP, MONEY, answers, draft, edit, late, retype, small
from tongket.book.origins import MOST_SOURCES, figure_lines
from tongket.book.provenance import Origin, PrintedFigure
from tongket.ooxml.namespaces import w
from tongket.ooxml.office import convert_docx
from tongket.ooxml.package import read_parts
from tongket.sheet.decision_sheet import read_sheet
from tongket.word.reading import open_word


def traced(root: Path, path: Path, *text: str, check: int = 0) -> list[str]:
    return call(root, "trace", str(path), *text, check=check).stdout.splitlines()


def test_a_total_is_told_with_its_addends_units_files_and_lines(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    assert traced(tmp_path, path, "390") == [
        'đoạn 17, mục "Công tác quán triệt": “390”',
        "  Số hội nghị quán triệt: 390",
        "  214 + 176 = 390",
        "  Thành ủy Đà Lạt 214 (data/submissions/da-lat.yaml, dòng 7)",
        "  Thành ủy Bảo Lộc 176 (data/submissions/bao-loc.yaml, dòng 7)",
    ]


def test_the_lines_that_are_told_hold_what_is_told(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    for line in traced(tmp_path, path):
        if ".yaml, dòng " in line and "Thành ủy" in line and " 214 " in line:
            file, _, number = line.split("(")[1].partition(", dòng ")
            told = (tmp_path / file).read_text("utf-8").splitlines()[int(number.split(")")[0]) - 1]
            assert "214" in told
            return
    pytest.fail("no total was told")


def test_a_point_is_told_with_all_that_say_it(tmp_path: Path) -> None:
    path = draft(small(tmp_path, da_lat=DA_LAT, di_linh=DI_LINH))
    lines = traced(tmp_path, path, "chưa quan tâm lãnh đạo")
    assert [each.split(" (")[0] for each in lines[1:]] == ["  Thành ủy Đà Lạt", "  Huyện ủy Di Linh"]


def test_sources_are_known_after_editing(tmp_path: Path) -> None:
    path = draft(small(tmp_path, da_lat=DA_LAT, di_linh=DI_LINH))

    def change(body: etree._Element) -> None:
        retype(body, "tk:I.1.hoi_nghi", "hơn 400")
        paragraph = next(each for each in body.iter(w("p")) if MONEY in "".join(map(str, each.itertext())))
        next(paragraph.iter(w("t"))).text = "- Nguồn kinh phí còn hạn hẹp."
        body.insert(0, paragraph)

    edit(path, change)
    lines = traced(tmp_path, path, "hơn 400")
    assert lines[1] == "  khi lập ghi 407, nay đã sửa thành hơn 400"
    assert "  214 + 193 = 407" in lines
    assert any("Huyện ủy Di Linh" in each and MONEY in each for each in traced(tmp_path, path, "hạn hẹp"))


def test_a_number_is_not_found_within_a_longer_one(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    edit(path, lambda body: retype(body, "tk:PL1/mttq/nu", "1.390"))
    assert len([each for each in traced(tmp_path, path, "390") if not each.startswith("  ")]) == 1


BIG = answers(1_721, (3_000, 4_000), LEADERSHIP)


@pytest.mark.slow
@pytest.mark.parametrize(
    "typed",
    [
        *("1.721", "1721", "1 721", "1\u00a0721", "1\u202f721", "1\u2009721"),
        *("1721 hội nghị", "tổ chức 1 721", "TỔ CHỨC 1.721 HỘI NGHỊ"),
    ],
)
def test_a_figure_is_found_in_whatever_form_it_is_typed(tmp_path: Path, typed: str) -> None:
    path = draft(small(tmp_path, da_lat=BIG))
    assert traced(tmp_path, path, typed)[1] == "  Số hội nghị quán triệt: 1.721"


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["33,3%", "33,3 %", "33.3", "33,3", "33.30%", "33,3 phần trăm"])
def test_a_share_is_found_in_whatever_form_it_is_typed(tmp_path: Path, typed: str) -> None:
    path = draft(small(tmp_path, da_lat=BIG))
    assert traced(tmp_path, path, typed)[1].startswith("  Số đảng viên (tỷ lệ tăng, giảm)")


@pytest.mark.parametrize("shown", ["1721", "1 721", "1\u00a0721"])
def test_a_figure_is_found_in_whatever_form_people_gave_it(tmp_path: Path, shown: str) -> None:
    path = draft(small(tmp_path, da_lat=BIG))
    edit(path, lambda body: retype(body, "tk:I.1.hoi_nghi", shown))
    assert "  Số hội nghị quán triệt: 1.721" in traced(tmp_path, path, "1.721")


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["721", "11721", "1,721", "17210", "1.7", "1721%"])
def test_another_figure_is_not_found(tmp_path: Path, typed: str) -> None:
    path = draft(small(tmp_path, da_lat=BIG))
    traced(tmp_path, path, typed, check=1)


def test_letters_in_two_parts_do_not_move_the_figure_that_is_looked_for(tmp_path: Path) -> None:
    path = draft(small(tmp_path, da_lat=BIG))

    def decompose(body: etree._Element) -> None:
        for each in body.iter(w("t")):
            each.text = unicodedata.normalize("NFD", each.text or "")

    edit(path, decompose)
    assert traced(tmp_path, path, "1721")[1:2] == ["  Số hội nghị quán triệt: 1.721"]
    assert len([each for each in traced(tmp_path, path, "1721") if not each.startswith("  ")]) == 1


def test_words_of_nobody_are_said_to_be_so(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    assert traced(tmp_path, path, "PHÓ BÍ THƯ")[1] == "  không có nguồn: câu mẫu, hoặc do người soạn viết"


def test_what_is_not_there_gives_one(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    assert "Không thấy “không có câu này”" in call(tmp_path, "trace", str(path), "không có câu này", check=1).stderr


def test_a_document_without_sources_is_refused(tmp_path: Path) -> None:
    small(tmp_path)
    told = call(tmp_path, "trace", "templates/report.docx", check=2).stderr
    assert "không mang theo nguồn" in told


def comments(path: Path) -> list[str]:
    root = open_word(path).roots["word/comments.xml"]
    return ["\n".join("".join(map(str, line.itertext())) for line in each) for each in root]


def test_annotate_puts_comments_on_totals_points_and_lead_texts(tmp_path: Path) -> None:
    said = "Ủy ban Mặt trận Tổ quốc tỉnh đã hướng dẫn cơ sở."
    small(tmp_path, da_lat=DA_LAT, mttq=f"tra_loi:\n  I.1:\n    noi_dung: {said}\n")
    late(tmp_path, "di-linh", DI_LINH)
    call(tmp_path, "build", "--annotate", "--as-of", "12/4/2019", check=0)
    told = comments(tmp_path / "build" / "report.docx")
    assert any(
        "214 + 193 = 407" in each and "Huyện ủy Di Linh 193 (data/submissions/di-linh.yaml, dòng" in each
        for each in told
    )
    assert any("Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh (data/submissions/mttq.yaml, dòng" in each for each in told)
    assert sum("Thành ủy Đà Lạt (data/submissions/da-lat.yaml, dòng" in each for each in told) == 1, LEADERSHIP


def test_comments_are_where_they_say_and_carry_no_clock(tmp_path: Path) -> None:
    small(tmp_path)
    call(tmp_path, "build", "--annotate", "--as-of", "12/4/2019", "-o", "a.docx", check=0)
    word = open_word(tmp_path / "a.docx")
    ids = [each.get(w("id")) for each in word.roots["word/comments.xml"]]
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(str(each.get(w("id"))) for each in word.body.iter(w(name))) == sorted(map(str, ids))
    assert {each.get(w("date")) for each in word.roots["word/comments.xml"]} == {"2019-04-12T00:00:00Z"}
    call(tmp_path, "build", "--annotate", "--as-of", "12/4/2019", "-o", "b.docx", check=0)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_without_annotate_there_is_no_comment(tmp_path: Path) -> None:
    assert "word/comments.xml" not in open_word(draft(small(tmp_path))).parts


def test_the_comments_of_a_total_of_many_units_are_cut_and_counted() -> None:
    sources = tuple(
        Origin(unit=f"xa-{each}", name=f"Xã {each}", file="data/submissions/xa.yaml", line=each, text="1")
        for each in range(3_321)
    )
    lines = list(
        figure_lines(PrintedFigure(tag="tk:I.hoi_nghi", name="Số hội nghị", sources=sources, added=True), "3.321")
    )
    assert len(lines) == MOST_SOURCES + 2
    assert lines[-1] == f"và {3_321 - MOST_SOURCES} nguồn khác"


@pytest.mark.slow
def test_every_figure_of_the_campaign_adds_up_to_what_is_printed(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(render(REPOSITORY)[0])
    sums = [each.strip() for each in traced(tmp_path, path) if " + " in each and " = " in each and "“" not in each]
    assert len(sums) > 50
    for each in sums:
        addends, _, total = each.replace(".", "").replace(",", ".").partition(" = ")
        assert round(sum(map(float, addends.split(" + "))), 6) == float(total), each


def test_the_points_below_a_point_have_its_sources(tmp_path: Path) -> None:
    body = DA_LAT.replace(f"- {LEADERSHIP}\n", f"- {LEADERSHIP}\n    + Nhất là ở cơ sở.\n    + Còn giao khoán.\n")
    path = draft(small(tmp_path, da_lat=body))
    assert "Thành ủy Đà Lạt" in traced(tmp_path, path, "Còn giao khoán")[1]


@pytest.mark.slow
def test_examples_and_every_cell_of_a_listed_row_have_their_units(tmp_path: Path) -> None:
    workspace, intake = take(REPOSITORY)
    path = tmp_path / "report.docx"
    path.write_bytes(render(REPOSITORY, decisions=read_sheet(intake.campaign, workspace)[0])[0])
    told = [" ".join(traced(tmp_path, path, each)) for each in ("19/19", "51-KH/TU")]
    assert told[0].count("Huyện ủy Di Linh (data/submissions/di-linh.yaml, dòng ") == 2
    assert "Ban Dân vận Tỉnh ủy (data/submissions/ban-dan-van.yaml, dòng " in told[1]


@needs_office
def test_an_annotated_draft_survives_libreoffice(tmp_path: Path) -> None:
    body = DA_LAT.replace(f"- {LEADERSHIP}\n", f"- {LEADERSHIP}\n    + Nhất là ở cơ sở.\n    + Còn giao khoán.\n")
    small(tmp_path, da_lat=body, mttq="tra_loi:\n  I.1:\n    noi_dung: |\n      Một đoạn.\n      MỘT ĐOẠN.\n")
    call(tmp_path, "build", "--annotate", "-o", "a.docx", "--as-of", "12/4/2019", check=0)
    data = (tmp_path / "a.docx").read_bytes()
    saved = read_parts(convert_docx(data, "docx"))["word/document.xml"]
    names = [each.get(w("name")) for each in etree.fromstring(saved).iter(w("bookmarkStart"))]
    assert len(names) == len(set(names))
    assert len(names) == len([*etree.fromstring(saved).iter(w("bookmarkEnd"))])
