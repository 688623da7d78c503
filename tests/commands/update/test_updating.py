"""The data of now into a draft that people have edited: nothing of theirs is lost, nothing of ours is forgotten."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from tests.builders import call, campaign, open_docx, outline
from tests.word.edits import (
    BAO_LOC,
    DA_LAT,
    DI_LINH,
    ITEMS,
    LEADERSHIP,
    MONEY,
    MTTQ,
    TABLE,
    answers,
    control,
    delete,
    draft,
    edit,
    late,
    retype,
    small,
    split_runs,
    tags,
    text,
)
from tongket.ooxml.namespaces import w
from tongket.word.reading import open_word

pytestmark = pytest.mark.slow

OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
MEETINGS, STATUS = "tk:I.1.hoi_nghi", "tk:bao_cao.hien_trang"


def update(root: Path, path: Path, *options: str, check: int | None = 0) -> str:
    """Update a draft with the data of now; return the slip."""
    return call(root, "update", str(path), "--as-of", "18/4/2019", *options, check=check).stdout


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A draft over two districts and the Front; Di Linh is late."""
    made = draft(small(tmp_path))
    late(tmp_path, "di-linh", DI_LINH)
    return made


def test_figures_that_changed_are_replaced_and_no_other_letter_changes(tmp_path: Path, path: Path) -> None:
    edit(path, lambda body: retype_words(body, "hội nghị quán triệt", "hội nghị quán triệt, học tập"))
    before = text(path)
    update(tmp_path, path)
    expected = before
    for old, new in {
        "01/02 đơn vị": "02/03 đơn vị",
        "(50%)": "(66,7%)",
        "390 hội nghị": "583 hội nghị",
        "tăng 30%": "tăng 26,7%",
        "03/05 đơn vị, lập ngày 12": "04/05 đơn vị, lập ngày 18",
        "của 02/05 đơn vị; chưa có Huyện ủy Di Linh, ": "của 03/05 đơn vị; chưa có ",
        "(02/05 đơn vị trả lời; 02 ý, gộp còn 01.": "(03/05 đơn vị trả lời; 04 ý, gộp còn 02.",
        "chưa có Thành ủy Đà Lạt, Thành ủy Bảo Lộc.]": "chưa có Thành ủy Đà Lạt, Thành ủy Bảo Lộc, Huyện ủy Di Linh.]",
        "(2)": "(3)",
        "\n20\n8\n40%": "\n30\n12\n40%",
    }.items():
        assert old in expected, old
        expected = expected.replace(old, new)
    assert text(path) == expected
    assert "quán triệt, học tập" in expected


def retype_words(body: etree._Element, old: str, new: str) -> None:
    for each in body.iter(w("t")):
        each.text = (each.text or "").replace(old, new)


def test_a_second_run_changes_nothing(tmp_path: Path, path: Path) -> None:
    for options in ((), ("--track",), ("--insert",), ("--track", "--insert")):
        update(tmp_path, path, *options)
        once, kept = path.read_bytes(), sorted(tmp_path.glob("*.docx"))
        update(tmp_path, path, *options)
        assert path.read_bytes() == once, options
        assert sorted(tmp_path.glob("*.docx")) == kept, options


def test_the_edited_file_is_kept(tmp_path: Path, path: Path) -> None:
    before = path.read_bytes()
    update(tmp_path, path)
    assert (tmp_path / "report.bak.docx").read_bytes() == before


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    before = path.read_bytes()
    told = call(tmp_path, "update", str(path), "--as-of", "12/4/2019", check=0)
    assert "Không có thay đổi." in told.stdout
    assert path.read_bytes() == before
    assert not (tmp_path / "report.bak.docx").exists()


def test_the_slip_says_old_new_difference_and_heading(tmp_path: Path, path: Path) -> None:
    slip = update(tmp_path, path)
    assert "- Số hội nghị quán triệt: 390 → 583 (+193); đã sửa; mục “Công tác quán triệt”" in slip.splitlines()
    assert (
        "- Số đảng viên (tỷ lệ tăng, giảm): 30% → 26,7% (-3,3 điểm phần trăm); đã sửa; mục “Công tác quán triệt”"
        in slip
    )


def test_the_slip_is_a_word_document_too(tmp_path: Path, path: Path) -> None:
    update(tmp_path, path)
    slip = open_docx(tmp_path / "build" / "thay-doi" / "report-2019-04-18-01.docx")
    rows = [[cell.text for cell in row.cells] for table in slip.tables for row in table.rows]
    row = next(each for each in rows if each[1] == "Số hội nghị quán triệt")
    assert row[2:] == ["390", "583", "+193", "", "đã sửa"]
    assert rows[rows.index(row) - 3][1] == "Công tác quán triệt"
    assert "nhận thêm: Huyện ủy Di Linh" in "\n".join(each.text for each in slip.paragraphs)


def kept_slips(root: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted((root / "build/thay-doi").glob("*"))}


def test_a_run_that_changes_nothing_leaves_the_slips_as_they_are(tmp_path: Path, path: Path) -> None:
    update(tmp_path, path)
    first = kept_slips(tmp_path)
    assert list(first) == ["report-2019-04-18-01.docx"]
    told = call(tmp_path, "update", str(path), "--as-of", "18/4/2019", check=0)
    assert kept_slips(tmp_path) == first
    assert "không lập phiếu thay đổi" in told.stderr


def test_a_draft_of_now_gets_no_slip(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    update(tmp_path, path, "--as-of", "12/4/2019")
    assert kept_slips(tmp_path) == {}


def test_every_run_that_changes_something_has_its_slip(tmp_path: Path, path: Path) -> None:
    other = path.with_name("bản của Văn phòng.docx")
    shutil.copy(path, other)
    update(tmp_path, path)
    first = kept_slips(tmp_path)
    late(tmp_path, "da-lat", DA_LAT.replace("hoi_nghi: 214", "hoi_nghi: 215"))
    update(tmp_path, path)
    update(tmp_path, other)
    kept = kept_slips(tmp_path)
    assert list(kept) == [
        "bản của Văn phòng-2019-04-18-01.docx",
        "report-2019-04-18-01.docx",
        "report-2019-04-18-02.docx",
    ]
    assert kept["report-2019-04-18-01.docx"] == first["report-2019-04-18-01.docx"]


def test_the_first_line_says_who_came_and_who_sent_other_figures(tmp_path: Path, path: Path) -> None:
    came = "Số liệu đến 18/4/2019; nhận thêm: Huyện ủy Di Linh"
    (tmp_path / "data/submissions/mttq.yaml").unlink()
    late(tmp_path, "da-lat", DA_LAT.replace("hoi_nghi: 214", "hoi_nghi: 215"))
    again = "số liệu gửi lại khác trước: Thành ủy Đà Lạt"
    gone = "không còn báo cáo của: Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh"
    assert update(tmp_path, path).splitlines()[0] == f"{came}; {again}; {gone}."
    assert update(tmp_path, path).splitlines()[0] == "Số liệu đến 18/4/2019; không nhận thêm báo cáo nào."


def test_what_a_person_must_see_comes_first_and_the_cells_of_tables_last(tmp_path: Path, path: Path) -> None:
    edit(path, lambda body: retype(body, MEETINGS, "gần 400"))
    lines = update(tmp_path, path).splitlines()
    titles = [each for each in lines if not each.startswith("- ")]
    open_count = lines.index(titles[2]) - lines.index(titles[1]) - 1
    assert titles[1] == f"Cần đồng chí xem ({open_count}):"
    assert any("đang ghi gần 400" in each for each in lines[2 : 2 + open_count])
    assert titles[2].startswith("Số liệu trong lời văn (")
    cells = lines[lines.index(titles[-1]) + 1 :]
    assert titles[-1] == f"Phụ lục: {len(cells)} ô"
    assert [each for each in lines if ": Cán bộ chuyên trách: " in each] == [
        each for each in cells if ": Cán bộ chuyên trách: " in each
    ]
    parts = [each.text for each in open_docx(tmp_path / "build/thay-doi/report-2019-04-18-01.docx").paragraphs]
    assert [each for each in parts if each in {title.rstrip(":") for title in titles[1:]}] == [
        each.rstrip(":") for each in titles[1:]
    ]


def test_a_figure_whose_control_was_deleted_is_reported_and_not_searched_for(tmp_path: Path, path: Path) -> None:
    edit(path, lambda body: replace_by_text(control(body, MEETINGS), "390"))
    slip = update(tmp_path, path)
    assert "390 hội nghị" in text(path)
    assert "- Số hội nghị quán triệt: 390 → 583 (+193); không thấy trong bản đang sửa: đ/c kiểm tra" in slip


def replace_by_text(element: etree._Element, words: str) -> None:
    run = etree.fromstring(f'<w:r xmlns:w="{w("")[1:-1]}"><w:t>{words}</w:t></w:r>')
    element.addprevious(run)
    delete(element)


def test_a_figure_that_people_typed_over_is_kept_and_reported(tmp_path: Path, path: Path) -> None:
    edit(path, lambda body: retype(body, MEETINGS, "gần 400"))
    slip = update(tmp_path, path)
    assert "đã tổ chức gần 400 hội nghị" in text(path)
    assert "390 → 583 (+193); trong bản đang sửa đã ghi khác: đ/c kiểm tra (đang ghi gần 400)" in slip
    assert "đang ghi gần 400" in update(tmp_path, path)


def test_a_figure_typed_over_whose_data_did_not_change_is_not_mentioned(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    edit(path, lambda body: retype(body, MEETINGS, "gần 400"))
    assert "Số hội nghị" not in update(tmp_path, path)
    assert "gần 400" in text(path)


def test_a_figure_typed_over_with_what_the_data_now_say_is_settled(tmp_path: Path, path: Path) -> None:
    edit(path, lambda body: retype(body, MEETINGS, "583"))
    assert "hội nghị quán triệt: 390" not in update(tmp_path, path)


def test_a_figure_split_over_runs_is_found(tmp_path: Path, path: Path) -> None:
    edit(path, lambda body: split_runs(body, MEETINGS))
    update(tmp_path, path)
    assert "đã tổ chức 583 hội nghị" in text(path)


def test_a_figure_keeps_the_look_that_people_gave_it(tmp_path: Path, path: Path) -> None:
    def embolden(body: etree._Element) -> None:
        run = next(control(body, MEETINGS).iter(w("r")))
        etree.SubElement(etree.SubElement(run, w("rPr")), w("b"))
        run.insert(0, run[-1])

    edit(path, embolden)
    update(tmp_path, path)
    runs = control(open_word(path).body, MEETINGS).iter(w("r"))
    assert [(each.find(f"{w('rPr')}/{w('b')}") is not None, each.findtext(w("t"))) for each in runs] == [(True, "583")]


def test_every_copy_of_a_figure_is_replaced(tmp_path: Path, path: Path) -> None:
    def copy(body: etree._Element) -> None:
        paragraph = next(control(body, MEETINGS).iterancestors(w("p")))
        twin = etree.fromstring(etree.tostring(paragraph))
        for each in [*twin.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
            delete(each)
        paragraph.addnext(twin)

    edit(path, copy)
    update(tmp_path, path)
    assert text(path).count("583 hội nghị") == 2


def test_figures_in_a_paragraph_that_was_moved_are_replaced(tmp_path: Path, path: Path) -> None:
    def move(body: etree._Element) -> None:
        body.insert(0, next(control(body, MEETINGS).iterancestors(w("p"))))

    edit(path, move)
    update(tmp_path, path)
    assert "583 hội nghị" in text(path)


def test_an_empty_cell_is_filled_when_its_figure_comes(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    assert tags(open_word(path))["tk:PL1/nong_dan/can_bo"] == ""
    body = DI_LINH.replace("    mttq: {can_bo: 10, nu: 4}\n", "    nong_dan: {can_bo: 7, nu: 3}\n")
    late(tmp_path, "di-linh", body)
    slip = update(tmp_path, path)
    assert tags(open_word(path))["tk:PL1/nong_dan/can_bo"] == "7"
    assert "Hội Nông dân: Cán bộ chuyên trách: trống → 7" in slip


def test_a_gap_that_closed_loses_its_yellow(tmp_path: Path) -> None:
    path = draft(small(tmp_path, da_lat=DA_LAT, bao_loc=BAO_LOC, mttq=DI_LINH, phu_nu=DI_LINH))
    assert "chưa có Huyện ủy Di Linh" in text(path)
    late(tmp_path, "di-linh", DI_LINH)
    slip = update(tmp_path, path)
    assert "tk:PL1.thieu_bieu" not in tags(open_word(path))
    assert "Biểu chưa đủ số: [Số liệu của 04/05 đơn vị; chưa có Huyện ủy Di Linh.]; đã bỏ chỗ vàng" in slip
    assert "chưa có Huyện ủy Di Linh" not in text(path)


def test_a_direction_turns_with_its_figures(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    late(tmp_path, "di-linh", answers(1, (9_000, 1_000), LEADERSHIP))
    update(tmp_path, path)
    assert "Số đảng viên giảm 46,4%." in text(path)


def test_track_shows_the_change_of_a_figure(tmp_path: Path, path: Path) -> None:
    update(tmp_path, path, "--track")
    held = control(open_word(path).body, MEETINGS)
    assert [each.text for each in held.iter(w("delText"))] == ["390"]
    assert [each.findtext(f"{w('r')}/{w('t')}") for each in held.iter(w("ins"))] == ["583"]
    assert {each.get(w("author")) for each in held.iter(w("ins"), w("del"))} == {"tongket"}
    assert "583 hội nghị" in text(path)


def test_a_tracked_figure_that_changes_again_keeps_the_first_one_to_compare(tmp_path: Path, path: Path) -> None:
    update(tmp_path, path, "--track")
    late(tmp_path, "phu-nu", answers(17, (10, 10), LEADERSHIP))
    update(tmp_path, path, "--track")
    held = control(open_word(path).body, MEETINGS)
    assert [each.text for each in held.iter(w("delText"))] == ["390"]
    assert [each.text for each in held.iter(w("t"))] == ["600"]


def test_new_points_are_listed_with_their_units(tmp_path: Path, path: Path) -> None:
    before = text(path)
    slip = update(tmp_path, path)
    assert f"- Ý mới (Huyện ủy Di Linh): - {MONEY} (1); chưa đưa vào (thêm --insert để chèn)" in slip
    assert MONEY not in text(path)
    assert len(text(path).splitlines()) == len(before.splitlines())
    assert MONEY in update(tmp_path, path), "listed until it is put in"


def test_insert_puts_new_points_at_their_place_with_a_comment(tmp_path: Path, path: Path) -> None:
    update(tmp_path, path, "--insert")
    lines = text(path).splitlines()
    at = lines.index(f"- {MONEY} (1)")
    assert lines[at - 2 : at] == [f"- {LEADERSHIP} (3)", "Về kinh phí (1)"]
    word = open_word(path)
    inserted = next(each for each in word.paragraphs() if MONEY in each.text)
    assert inserted.element.find(f"{w('pPr')}/{w('rPr')}/{w('ins')}") is not None
    assert all(run.getparent().tag == w("ins") for run in inserted.element.iter(w("r")))  # type: ignore[union-attr]
    comments = "\n".join("".join(map(str, each.itertext())) for each in word.roots["word/comments.xml"])
    assert "Huyện ủy Di Linh (data/submissions/di-linh.yaml, dòng" in comments


def point_lines(path: Path) -> list[str]:
    """Return the paragraphs of a draft that are points."""
    return [each for each in text(path).splitlines() if each.startswith("- ")]


def test_one_more_unit_that_says_a_point_in_other_letters_changes_its_count_and_nothing_else(
    tmp_path: Path, path: Path
) -> None:
    before = point_lines(path)
    late(
        tmp_path,
        "phu-nu",
        answers(17, (10, 10), f"Các {LEADERSHIP[0].lower()}{LEADERSHIP[1:].replace('chưa', 'còn chưa')}"),
    )
    update(tmp_path, path, "--insert")
    assert f"- {LEADERSHIP} (2)" in before
    assert f"- {LEADERSHIP} (4)" in point_lines(path)
    assert "Không có thay đổi." in update(tmp_path, path, "--insert")


def test_a_point_near_to_a_printed_one_is_put_beside_it_and_not_in_a_paragraph_of_its_own(
    tmp_path: Path, path: Path
) -> None:
    """However many units say it in the other words: the printed wording stays, once, with the count that is certain."""
    near = LEADERSHIP.replace("chưa", "chưa thật")
    for unit in ("di-linh", "phu-nu", "da-lat"):
        late(tmp_path, unit, answers(17, (10, 10), near))
    update(tmp_path, path, "--insert")
    [line] = [each for each in point_lines(path) if "chưa" in each]
    assert line.startswith(f"- {LEADERSHIP} (1) [Gần giống, chưa gộp: «")
    assert "thật" in line
    assert "» (3).]" in line
    update(tmp_path, path, "--insert")
    assert [each for each in point_lines(path) if "chưa" in each] == [line]


def test_insert_puts_the_text_of_a_late_lead_agency_in_and_takes_the_yellow_out(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    said = "Hội Liên hiệp Phụ nữ tỉnh đã ký chương trình phối hợp."
    late(tmp_path, "phu-nu", f"tra_loi:\n  I.1:\n    noi_dung: {said}\n")
    listed = update(tmp_path, path)
    assert f"Đoạn mới (Đảng đoàn Hội Liên hiệp Phụ nữ tỉnh): {said}; chưa đưa vào" in listed
    assert "[Chưa có nội dung của đầu mối" in text(path), "the reminder stays while the text is only listed"
    update(tmp_path, path, "--insert")
    lines = text(path).splitlines()
    assert lines[lines.index("Ủy ban Mặt trận Tổ quốc tỉnh đã hướng dẫn cơ sở.") + 1] == said
    assert "[Chưa có nội dung của đầu mối" not in text(path)


def test_a_sentence_that_now_has_data_is_listed_or_put_before_the_yellow(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    late(tmp_path, "di-linh", DI_LINH.replace("hoi_nghi: 193", "hoi_nghi: 193\n      lop: 12"))
    assert "Câu số liệu mới: Đã mở 12 lớp bồi dưỡng.; chưa đưa vào" in update(tmp_path, path)
    update(tmp_path, path, "--insert")
    assert "tăng 26,7%. Đã mở 12 lớp bồi dưỡng. [Số liệu" in text(path)
    late(tmp_path, "phu-nu", "tra_loi:\n  I.1:\n    chi_tieu:\n      lop: 3\n")
    update(tmp_path, path)
    assert "Đã mở 15 lớp bồi dưỡng." in text(path)


def test_a_point_that_nobody_makes_any_more_is_said_and_left(tmp_path: Path) -> None:
    path = draft(small(tmp_path, da_lat=DA_LAT, di_linh=DI_LINH))
    late(tmp_path, "di-linh", answers(193, (1_000, 1_100), LEADERSHIP))
    slip = update(tmp_path, path)
    assert f"Nay không còn in: {MONEY}; dự thảo lập từ số liệu nay không còn, vẫn giữ" in slip
    assert MONEY in text(path)


def test_a_place_that_is_gone_is_reported(tmp_path: Path, path: Path) -> None:
    def drop(body: etree._Element) -> None:
        for each in [*body.iter(w("p"))]:
            shown = "".join(map(str, each.itertext()))
            if LEADERSHIP in shown or shown == "Hạn chế" or "Về lãnh đạo" in shown or "đơn vị trả lời" in shown:
                delete(each)

    edit(path, drop)
    assert f"- {MONEY} (1); không thấy chỗ để chèn" in update(tmp_path, path, "--insert")
    assert MONEY not in text(path)


def documents(body: str, *numbers: str) -> str:
    """Return a unit's answers with the documents that it lists."""
    listed = "".join(f"\n        - {{so: {each}, ngay: 12/3/2010, trich_yeu: thực hiện Kết luận}}" for each in numbers)
    return body.replace("    chi_tieu:\n", f"    chi_tieu:\n      van_ban:{listed}\n", 1)


def listed(path: Path) -> list[list[str]]:
    rows: dict[tuple[int, int], list[str]] = {}
    for each in open_word(path).paragraphs():
        if each.cell is not None:
            rows.setdefault((each.cell.table, each.cell.row), []).append(each.text)
    return [row for row in rows.values() if any("-KH/" in cell or "-CTr/" in cell for cell in row[1:2])]


def test_a_document_of_a_late_unit_is_listed_or_put_into_the_list_as_a_tracked_row(tmp_path: Path) -> None:
    path = draft(small(tmp_path, da_lat=documents(DA_LAT, "15-KH/ThU"), bao_loc=documents(BAO_LOC, "07-KH/ThU")))
    late(tmp_path, "di-linh", documents(DI_LINH, "21-CTr/HU"))
    assert "21-CTr/HU" in update(tmp_path, path)
    assert [row[1] for row in listed(path)] == ["15-KH/ThU", "07-KH/ThU"]
    slip = update(tmp_path, path, "--insert")
    row = "21-CTr/HU | 12/3/2010 | Chương trình | thực hiện Kết luận | Huyện ủy Di Linh"
    assert f"Hàng mới của danh mục (Huyện ủy Di Linh): {row}; đã chèn" in slip
    assert listed(path)[-1] == [
        *("3", "21-CTr/HU", "12/3/2010"),
        *("Chương trình", "thực hiện Kết luận", "Huyện ủy Di Linh"),
    ]
    assert [each.tag for each in open_word(path).body.iterfind(f".//{w('trPr')}/{w('ins')}")] == [w("ins")]
    assert "Không có thay đổi." in update(tmp_path, path, "--insert")


def test_the_number_of_the_draft_is_kept_or_given(tmp_path: Path, path: Path) -> None:
    update(tmp_path, path)
    assert "Dự thảo lần 1" in text(path)
    update(tmp_path, path, "--draft", "2")
    assert "Dự thảo lần 2" in text(path)


def test_an_updated_draft_is_still_not_overwritten_by_a_build(tmp_path: Path, path: Path) -> None:
    edit(path, lambda body: retype_words(body, "BÁO CÁO", "BÁO CÁO TỔNG KẾT"))
    update(tmp_path, path)
    told = call(tmp_path, "build", "-o", str(path), check=2)
    assert "đã được sửa từ khi tongket lập" in told.stderr


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed: there is nothing to save with")
def test_a_draft_that_was_saved_by_libreoffice_is_updated_as_well(tmp_path: Path, path: Path) -> None:
    profile = (tmp_path / "profile").as_uri()
    folder = tmp_path / "lưu"
    command = [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run([*command, str(folder), str(path)], check=True, timeout=120, capture_output=True)
    saved = folder / path.name
    expected = update(tmp_path, path)
    assert update(tmp_path, saved) == expected
    assert text(saved).replace("\n\n", "\n") == text(path).replace("\n\n", "\n")


def test_what_carries_no_sources_is_refused(tmp_path: Path) -> None:
    small(tmp_path)
    call(tmp_path, "build", check=0)
    for name, reason in (("khac.docx", "không mang theo nguồn"), ("hong.docx", "không phải tệp Word")):
        path = tmp_path / name
        if name == "khac.docx":
            shutil.copy(tmp_path / "templates" / "report.docx", path)
        else:
            path.write_bytes(b"hong")
        before = path.read_bytes()
        assert reason in call(tmp_path, "update", str(path), check=2).stderr
        assert path.read_bytes() == before


def test_a_draft_that_is_open_in_word_is_left_alone(tmp_path: Path, path: Path) -> None:
    (tmp_path / "~$report.docx").write_bytes(b"")
    before = path.read_bytes()
    assert "đang mở trong Word" in call(tmp_path, "update", str(path), check=2).stderr
    assert path.read_bytes() == before


def test_the_mark_of_an_inserted_row_stands_where_the_standard_wants_it(tmp_path: Path) -> None:
    path = draft(small(tmp_path, da_lat=documents(DA_LAT, "15-KH/ThU"), bao_loc=documents(BAO_LOC, "07-KH/ThU")))
    late(tmp_path, "di-linh", documents(DI_LINH, "21-CTr/HU"))
    update(tmp_path, path, "--insert")

    def disorder(body: etree._Element) -> None:
        for mark in [*body.iterfind(f".//{w('trPr')}/{w('ins')}")]:
            holder = mark.getparent()
            assert holder is not None
            holder.insert(0, mark)

    edit(path, disorder)
    late(tmp_path, "phu-nu", answers(17, (10, 10), LEADERSHIP))
    update(tmp_path, path)
    rows = [each for each in open_word(path).body.iter(w("trPr")) if each.find(w("ins")) is not None]
    assert [each[-1].tag for each in rows] == [w("ins")]


def told_in_comments(path: Path) -> str:
    return "\n".join(
        "".join(map(str, line.itertext())) for line in open_word(path).roots["word/comments.xml"].iter(w("p"))
    )


def test_the_sources_in_the_comments_of_an_annotated_draft_are_those_of_now(tmp_path: Path) -> None:
    small(tmp_path)
    call(tmp_path, "build", "--annotate", "-o", "report.docx", "--as-of", "12/4/2019", check=0)
    path = tmp_path / "report.docx"
    assert "214 + 176 = 390" in told_in_comments(path)
    late(tmp_path, "di-linh", DI_LINH)
    update(tmp_path, path)
    told = told_in_comments(path)
    assert "214 + 176 + 193 = 583" in told
    assert "= 390" not in told
    assert "Huyện ủy Di Linh (data/submissions/di-linh.yaml, dòng" in told, "of the point"
    once = path.read_bytes()
    update(tmp_path, path)
    assert path.read_bytes() == once


def test_comments_of_people_stay(tmp_path: Path, path: Path) -> None:
    document = open_docx(path)
    paragraph = next(each for each in document.paragraphs if "đơn vị có kế hoạch riêng" in each.text)
    document.add_comment(paragraph.runs[0], text="Đề nghị kiểm tra lại.", author="Trần Văn A")
    document.save(str(path))
    update(tmp_path, path)
    assert "Đề nghị kiểm tra lại." in told_in_comments(path)


def test_answers_with_errors_stop_the_update(tmp_path: Path, path: Path) -> None:
    late(tmp_path, "phu-nu", MTTQ.replace("noi_dung", "noi_dungg"))
    before = path.read_bytes()
    call(tmp_path, "update", str(path), check=1)
    assert path.read_bytes() == before
    update(tmp_path, path, "--skip-invalid")
    assert path.read_bytes() != before


def test_a_reworded_lead_sentence_is_put_in_once_and_the_old_one_is_said_to_stand(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    change_outline(tmp_path, "Các đơn vị đã tổ chức", "Toàn tỉnh tổ chức")
    slip = update(tmp_path, path, "--insert")
    assert "Câu số liệu mới: Toàn tỉnh tổ chức 390 hội nghị quán triệt.; đã chèn" in slip
    assert "Câu không còn trong mẫu câu: Các đơn vị đã tổ chức 390 hội nghị quán triệt.; dự thảo lập" in slip
    once = path.read_bytes()
    assert "Câu số liệu mới" not in update(tmp_path, path, "--insert")
    assert path.read_bytes() == once
    edit(path, lambda body: retype_words(body, "Các đơn vị đã tổ chức", "Đã tổ chức"))
    assert "Câu không còn" not in update(tmp_path, path, "--insert"), "it does not stand there any more"


def change_outline(root: Path, old: str, new: str) -> None:
    outline = root / "data" / "outline.yaml"
    before = outline.read_text("utf-8")
    assert old in before
    outline.write_text(before.replace(old, new), "utf-8")


def test_a_new_exception_stands_in_the_bracket_of_its_paragraph(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    late(tmp_path, "di-linh", DI_LINH.replace("ke_hoach: có", "ke_hoach: {khong: chờ hướng dẫn}"))
    said = "Ngoại lệ - Có kế hoạch riêng: 02 nơi trả lời “không”; lý do: chờ hướng dẫn (01).]"
    slip = update(tmp_path, path)
    assert re.search(rf"Việc còn lại: \[.*{re.escape(said)}; đã sửa", slip)
    [paragraph] = [each for each in text(path).splitlines() if "583 hội nghị" in each]
    assert paragraph.endswith(said)
    assert paragraph.count("[") == 1
    assert "Việc còn lại" not in update(tmp_path, path, "--insert")


def test_figures_of_a_new_row_are_said_not_to_be_in_the_draft(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    change_outline(tmp_path, "{ma: nong_dan", "{ma: phu_nu, ten: Hội Phụ nữ}, {ma: nong_dan")
    late(tmp_path, "di-linh", DI_LINH + "    phu_nu: {can_bo: 5, nu: 5}\n")
    slip = update(tmp_path, path, "--insert")
    assert "Hội Phụ nữ: Cán bộ chuyên trách: trống → 5; không thấy trong bản đang sửa" in slip
    assert "Tổng cộng: Cán bộ chuyên trách: 20 → 35 (+15); đã sửa; mục “Phụ lục”" in slip


def test_a_row_that_is_gone_is_not_mentioned_where_its_cells_are_empty(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    change_outline(tmp_path, ", {ma: nong_dan, ten: Hội Nông dân}", "")
    assert "Hội Nông dân" not in update(tmp_path, path)


def test_a_note_of_an_appendix_that_comes_again_goes_above_its_table(tmp_path: Path) -> None:
    path = draft(small(tmp_path, da_lat=DA_LAT, bao_loc=BAO_LOC, di_linh=DI_LINH, mttq=DI_LINH, phu_nu=DI_LINH))
    (tmp_path / "data" / "submissions" / "di-linh.yaml").unlink()
    said = "[Số liệu của 04/05 đơn vị; chưa có Huyện ủy Di Linh.]"
    assert f"Chỗ vàng mới: {said}; đã chèn, có dấu theo dõi; mục “Phụ lục”" in update(tmp_path, path, "--insert")
    lines = text(path).splitlines()
    assert lines[lines.index(said) - 1].startswith("(kèm theo Báo cáo")
    assert lines[lines.index(said) + 1] == "TT"


def test_a_note_of_a_new_appendix_has_no_place_in_the_text(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    before = text(path)
    table = (
        "  - {ma: PL2, ten: Biểu hai, hang: [{ma: a, ten: A}], cot: [{ma: so, ten: Số, kieu: so_nguyen, tong: cong}]}\n"
    )
    change_outline(tmp_path, "bieu:\n", f"bieu:\n{table}")
    assert "chưa có Thành ủy Đà Lạt" in (slip := update(tmp_path, path, "--insert", "--as-of", "12/4/2019"))
    assert "không thấy chỗ để chèn trong bản đang sửa; mục “Phụ lục 1”" in slip
    assert text(path) == before


def prompt(body: etree._Element, tag: str) -> None:
    """Empty a control: Word shows a prompt in it."""
    held = control(body, tag)
    etree.SubElement(next(held.iter(w("sdtPr"))), w("showingPlcHdr"))
    for run in list(held.iter(w("r"))):
        delete(run)
    run = etree.SubElement(next(held.iter(w("sdtContent"))), w("r"))
    etree.SubElement(run, w("t")).text = "Click or tap here to enter text."


def test_a_control_that_people_emptied_counts_as_deleted(tmp_path: Path, path: Path) -> None:
    edit(path, lambda body: prompt(body, MEETINGS))
    before = path.read_bytes()
    slip = update(tmp_path, path)
    assert "Số hội nghị quán triệt: 390 → 583 (+193); không thấy trong bản đang sửa" in slip
    assert "Click" not in slip
    assert control(open_word(path).body, MEETINGS).find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None
    assert before != path.read_bytes()


@pytest.mark.parametrize("options", [(), ("--track",)])
def test_an_empty_cell_that_shows_a_prompt_is_filled(tmp_path: Path, options: tuple[str, ...]) -> None:
    path = draft(small(tmp_path))
    edit(path, lambda body: prompt(body, "tk:PL1/nong_dan/can_bo"))
    late(tmp_path, "di-linh", DI_LINH + "    nong_dan: {can_bo: 7, nu: 3}\n")
    update(tmp_path, path, *options)
    held = control(open_word(path).body, "tk:PL1/nong_dan/can_bo")
    assert "".join(each.text or "" for each in held.iter(w("t"), w("delText"))) == "7"
    assert held.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is None


def test_a_note_that_stands_in_one_run_with_a_figure_is_not_lost(tmp_path: Path, path: Path) -> None:
    def add(body: etree._Element) -> None:
        etree.SubElement(next(control(body, MEETINGS).iter(w("r"))), w("footnoteReference")).set(w("id"), "2")

    edit(path, add)
    assert "390 → 583 (+193); đã sửa" in update(tmp_path, path)
    assert next(control(open_word(path).body, MEETINGS).iter(w("footnoteReference"))) is not None
    assert "583 hội nghị" in text(path)


def test_a_line_break_in_a_figure_does_not_break_the_slip(tmp_path: Path, path: Path) -> None:
    edit(path, lambda body: etree.SubElement(next(control(body, MEETINGS).iter(w("r"))), w("br")))
    assert "đ/c kiểm tra (đang ghi 390); mục" in update(tmp_path, path)


BY_UNIT = ITEMS.replace("        chu_tri: [mttq, phu-nu]\n", "")


def prose(body: str, *lines: str) -> str:
    said = "".join(f"      {each}\n" for each in lines)
    return body.replace("  I.1:\n", f"  I.1:\n    noi_dung: |\n{said}", 1)


def test_one_more_unit_with_the_same_text_is_told_where_units_are_named(tmp_path: Path) -> None:
    said = "Đã quán triệt đầy đủ."
    bodies = {"da_lat": prose(DA_LAT, said), "bao_loc": prose(BAO_LOC, "Có nhiều cách làm hay.")}
    path = draft(campaign(tmp_path, {"data/outline.yaml": outline(BY_UNIT, TABLE)}, **bodies))
    late(tmp_path, "di-linh", prose(DI_LINH, said))
    slip = update(tmp_path, path)
    assert f"Ý đổi lời: Thành ủy Đà Lạt: {said} → Thành ủy Đà Lạt, Huyện ủy Di Linh: {said}; chưa đưa vào" in slip


def test_the_text_of_a_late_unit_stands_below_its_own_name_and_kind(tmp_path: Path) -> None:
    bodies = {"bao_loc": prose(BAO_LOC, "Đã quán triệt đầy đủ."), "phu_nu": prose(DI_LINH, "Hội đã triển khai.")}
    path = draft(campaign(tmp_path, {"data/outline.yaml": outline(BY_UNIT, TABLE)}, **bodies))
    late(tmp_path, "di-linh", prose(DI_LINH, "- Có nhiều cách làm hay."))
    late(tmp_path, "mttq", prose(DI_LINH, "Mặt trận đã hướng dẫn."))
    update(tmp_path, path, "--insert")
    lines = text(path).splitlines()
    at = lines.index("Các huyện ủy và thành ủy")
    assert lines[at + 1 : at + 7] == [
        "Thành ủy Bảo Lộc: Đã quán triệt đầy đủ.",
        "Huyện ủy Di Linh",
        "- Có nhiều cách làm hay.",
        "Các đoàn thể tỉnh",
        "Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh: Mặt trận đã hướng dẫn.",
        "Đảng đoàn Hội Liên hiệp Phụ nữ tỉnh: Hội đã triển khai.",
    ]


VARIANT = "Một số cấp ủy chưa quan tâm lãnh đạo, chỉ đạo công tác Mặt trận."


def test_a_point_that_is_put_in_with_new_words_keeps_its_count(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    anew = LEADERSHIP.replace("chưa", "còn chưa")
    for unit in ("da-lat", "bao-loc", "di-linh", "phu-nu"):
        late(tmp_path, unit, answers(10, (10, 20), anew))
    slip = update(tmp_path, path, "--insert")
    assert f"Ý đổi lời: {LEADERSHIP} → - {anew} (4); đã chèn" in slip
    once = path.read_bytes()
    assert "Số đơn vị nêu" not in update(tmp_path, path, "--insert")
    assert path.read_bytes() == once
    late(tmp_path, "phu-nu", answers(10, (10, 20)))
    update(tmp_path, path, "--insert")
    lines = text(path).splitlines()
    assert [each for each in lines if each.startswith("- Một số")] == [f"- {LEADERSHIP} (3)", f"- {anew} (3)"]


def test_what_another_unit_says_in_the_words_that_stand_is_not_put_in_twice(tmp_path: Path) -> None:
    path = draft(small(tmp_path, da_lat=DA_LAT, di_linh=DI_LINH))
    late(tmp_path, "di-linh", answers(193, (1_000, 1_100), LEADERSHIP))
    late(tmp_path, "phu-nu", answers(10, (10, 20), LEADERSHIP, MONEY))
    late(tmp_path, "mttq", answers(10, (10, 20), LEADERSHIP, MONEY))
    slip = update(tmp_path, path, "--insert")
    assert [each for each in text(path).splitlines() if MONEY in each] == [f"- {MONEY} (2)"]
    assert "Nay không còn in" not in slip


def test_a_point_that_others_hold_now_is_not_said_to_be_said_by_nobody(tmp_path: Path) -> None:
    apart = "        kieu: danh_sach\n        gop: khong\n"
    path = draft(small(tmp_path, da_lat=DA_LAT, di_linh=answers(1, (1, 1), VARIANT)))
    change_outline(tmp_path, "        kieu: danh_sach\n", apart)
    path = draft(tmp_path)
    change_outline(tmp_path, apart, "        kieu: danh_sach\n")
    slip = update(tmp_path, path)
    assert "Nay không còn in" not in slip
    assert "nay ghi cạnh ý gần giống, vẫn giữ trong bản đang sửa" in slip
