"""A return slip asks only what the unit must do, in its own places and words, the most serious first."""

import re
from pathlib import Path

import pytest

from tests.commands.letters.made import DAY, GOOD, UNTIL, answers, take
from tests.small_campaign import HEAD, OUTLINE
from tongket.commands.letters.return_slip import write_slips
from tongket.commands.letters.slip_text import make_slips, slip_text
from tongket.commands.letters.wanted import MOST_POINTS
from tongket.commands.lint.linting import lint_files
from tongket.word.reading import open_word

FIRST = "tra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n"


def _points(root: Path, files: dict[str, str]) -> tuple[str, ...]:
    workspace, intake = take(root, files)
    (slip,) = (each for each in make_slips(intake, workspace) if each.unit.id in next(iter(files)))
    return slip.points


def test_what_can_not_be_added_up_comes_before_what_is_missing_and_that_before_what_is_short(tmp_path: Path) -> None:
    body = "tra_loi:\n  II.1:\n    chi_tieu: {hoi_nghi: mười hai}\n  III: Đã làm tốt.\n"
    points = _points(tmp_path, answers(body))
    assert [each.partition(":")[0] for each in points] == ["Mục II.1, ô «Hội nghị quán triệt»", "Mục I.1", "Mục III"]


def test_empty_cells_of_a_table_are_one_line(tmp_path: Path) -> None:
    rows = "mttq: {can_bo: 12}\n    nong_dan: {can_bo: 9, nu: 4}\n    phu_nu: {ghi_chu: chưa rõ}"
    points = _points(tmp_path, answers(f"{FIRST}bieu:\n  PL1:\n    {rows}\n", "da-lat"))
    assert points == (
        (
            "Biểu PL1: 03 ô còn trống (số không có thì ghi 0): hàng «Mặt trận Tổ quốc» (Trong đó: nữ), "
            "hàng «Hội Phụ nữ» (Cán bộ chuyên trách; Trong đó: nữ)"
        ),
    )


def test_items_without_an_answer_are_one_line(tmp_path: Path) -> None:
    points = _points(tmp_path, answers("tra_loi:\n  I.1: …\n  II.2: …\n"))
    assert points == ("Các mục I.1, II.2: chưa có nội dung; nếu không có, đề nghị ghi “Không có” và lý do",)


def test_texts_that_are_too_short_are_one_line(tmp_path: Path) -> None:
    short = ("ten: Khái quát tình hình chung}", "ten: Khái quát tình hình chung, toi_thieu_tu: 9}")
    assert short[0] in OUTLINE
    files = {**answers("tra_loi:\n  I.1: Đã đủ.\n  III: Đã làm tốt.\n"), "data/outline.yaml": OUTLINE.replace(*short)}
    points = _points(tmp_path, files)
    assert points == (
        "Các mục I.1 (2/9 từ), III (3/5 từ): ngắn hơn đề cương yêu cầu; đề nghị viết thêm việc đã làm, số liệu",
    )


def test_two_copied_paragraphs_of_an_item_are_both_quoted(tmp_path: Path) -> None:
    one, two = (
        f"{what} đã được cấp ủy các cấp chỉ đạo quyết liệt, " * 4 for what in ("Việc quán triệt", "Việc sơ kết")
    )
    body = f"tra_loi:\n  I.1: |\n    {one.strip(' ,')}.\n    {two.strip(' ,')}.\n"
    points = _points(tmp_path, {**answers(body), **answers(body, "ban-to-chuc")})
    assert points[0].startswith("Mục I.1: 02 đoạn giống báo cáo của đơn vị khác")
    assert "“Việc quán triệt" in points[0]
    assert "“Việc sơ kết" in points[0]


def test_a_figure_is_quoted_as_it_was_typed(tmp_path: Path) -> None:
    points = _points(tmp_path, answers(f'{FIRST}  II.1:\n    chi_tieu: {{hoi_nghi: "1,234"}}\n'))
    assert points == (
        "Mục II.1, ô «Hội nghị quán triệt»: đang ghi “1,234”, chưa rõ là bao nhiêu; đề nghị ghi bằng một con số",
    )


@pytest.mark.parametrize(
    "typed",
    ["hoi_nghi: 12 hội nghị", "hoi_nghi: １２", 'kinh_phi: "1,234.5"', "hinh_thuc: hội nghị trực tiếp", "hoi_ngi: 12"],
)
def test_what_the_office_can_mend_is_left_out(tmp_path: Path, typed: str) -> None:
    assert _points(tmp_path, answers(f"{FIRST}  II.1:\n    chi_tieu:\n      {typed}\n")) == ()


def test_more_than_ten_points_are_nine_and_a_word_on_the_rest(tmp_path: Path) -> None:
    items = "".join(
        f"  - {{ma: VI.{n}, ten: Việc {n}, bat_buoc: khong, chi_tieu: [{{ma: so, ten: Số, kieu: so_nguyen}}]}}\n"
        for n in range(14)
    )
    typed = "".join(f"  VI.{n}: {{chi_tieu: {{so: nhiều}}}}\n" for n in range(14))
    files = {**answers(FIRST + typed), "data/outline.yaml": OUTLINE.replace("bieu:\n", items + "bieu:\n", 1)}
    workspace, intake = take(tmp_path, files)
    (slip,) = make_slips(intake, workspace)
    assert (len(slip.points), slip.left) == (MOST_POINTS - 1, 5)
    text = slip_text(slip, intake.campaign, UNTIL)
    assert "xem giúp 09 điểm:" in text
    assert "Và còn 05 điểm nhỏ, chúng tôi sẽ trao đổi sau." in text
    assert len(text.splitlines()) == MOST_POINTS + 2


def test_like_places_of_a_list_are_one_line_that_names_it_once(tmp_path: Path) -> None:
    listed = "".join(f"        - {{so: 1{n}-KH/ĐU, ngay: 3{n}/2/2010, trich_yeu: việc}}\n" for n in (0, 1))
    points = _points(tmp_path, answers(f"{FIRST}  II.1:\n    chi_tieu:\n      van_ban:\n{listed}"))
    assert points == (
        (
            "Mục II.1: 02 ngày chưa rõ, đề nghị ghi đủ ngày, tháng, năm: bảng «Văn bản đã ban hành», hàng 1, "
            "cột «Ngày ban hành» (“30/2/2010”); hàng 2, cột «Ngày ban hành» (“31/2/2010”)"
        ),
    )


def test_the_text_is_that_of_one_body_to_another(tmp_path: Path) -> None:
    workspace, intake = take(tmp_path, answers("tra_loi:\n  III: Đã làm tốt việc quán triệt.\n"))
    (slip,) = make_slips(intake, workspace)
    assert slip_text(slip, intake.campaign, UNTIL).splitlines() == [
        (
            "Ban Dân vận Tỉnh ủy đã nhận Báo cáo số 45-BC/ĐU, ngày 08/4/2019 của Đảng ủy Quân sự tỉnh. "
            "Để tổng hợp, đề nghị đồng chí xem giúp 01 điểm:"
        ),
        "1. Mục I.1: chưa có nội dung; nếu không có, đề nghị ghi “Không có” và lý do.",
        "Xin gửi lại trước ngày 15/4/2019 (chỉ cần sửa trên tệp đã gửi). Xin cảm ơn đồng chí.",
    ]
    assert "[gõ hạn gửi lại]" in slip_text(slip, intake.campaign, None)


def test_an_administrative_office_speaks_to_the_body(tmp_path: Path) -> None:
    outline = OUTLINE.replace("bao_cao:\n", "bao_cao:\n  the_thuc: nha_nuoc\n")
    workspace, intake = take(tmp_path, {**answers("tra_loi:\n  III: Đã làm tốt.\n"), "data/outline.yaml": outline})
    (slip,) = make_slips(intake, workspace)
    text = slip_text(slip, intake.campaign, UNTIL)
    assert "đề nghị quý cơ quan xem giúp 02 điểm" in text
    assert "đồng chí" not in text


def test_a_report_with_nothing_to_ask_gets_a_word_of_thanks_and_no_slip(tmp_path: Path) -> None:
    workspace, intake = take(tmp_path, {"data/submissions/quan-su.yaml": GOOD.format("quan-su")})
    slips = make_slips(intake, workspace)
    assert [each.points for each in slips] == [()]
    assert slip_text(slips[0], intake.campaign, None).endswith("Xin cảm ơn đồng chí.\n")
    assert write_slips(slips, intake.campaign, workspace, until=None, day=DAY) == ()
    assert not workspace.return_slips.exists()


LOG = """nhat_ky:
  - {don_vi: quan-su, ban: 1, ngay_den: 8/4/2019}
  - {don_vi: quan-su, ban: 1, xem: %s, ngay: 9/4/2019, noi_dung: "%s"}
"""


def test_what_a_person_asked_comes_first(tmp_path: Path) -> None:
    log = {"data/receipts.yaml": LOG % ("de_nghi_bo_sung", "Mục II.2: đề nghị nêu rõ xã, phường.")}
    workspace, intake = take(tmp_path, {**answers("tra_loi:\n  III: Đã làm tốt việc quán triệt.\n"), **log})
    (slip,) = make_slips(intake, workspace)
    assert [each.partition(":")[0] for each in slip.points] == ["Mục II.2", "Mục I.1"]


def test_a_version_that_was_accepted_is_asked_nothing(tmp_path: Path) -> None:
    log = {"data/receipts.yaml": LOG % ("chap_nhan", "")}
    workspace, intake = take(tmp_path, {**answers("tra_loi:\n  III: Đã làm tốt việc quán triệt.\n"), **log})
    assert [each.points for each in make_slips(intake, workspace)] == [()]


def test_a_slip_names_the_cell_of_the_workbook_that_the_unit_sent(tmp_path: Path) -> None:
    files = {
        "data/receipts.yaml": "nhat_ky:\n  - {don_vi: da-lat, ban: 1, ngay_den: 8/4/2019, tep: bieu.xlsx}\n",
        "data/received/da-lat/1/cho-dung.yaml": 'cho_dung:\n  PL1/mttq/can_bo: trang "PL1", ô C5\n',
        **answers(f"{FIRST}bieu:\n  PL1:\n    mttq: {{can_bo: mười, nu: 5}}\n", "da-lat"),
    }
    workspace, intake = take(tmp_path, files)
    (slip,) = make_slips(intake, workspace)
    place = 'Biểu PL1, hàng «Mặt trận Tổ quốc», cột «Cán bộ chuyên trách» (trang "PL1", ô C5)'
    assert place in [each.partition(":")[0] for each in slip.points]


def test_a_slot_with_two_values_is_asked_about_as_such(tmp_path: Path) -> None:
    notes = 'nhieu_gia_tri:\n  II.3.kiem_tra: ["“214” (đoạn 12)", "“241” (biểu 1, hàng 2, cột 3)"]\n'
    files = {
        "data/receipts.yaml": "nhat_ky:\n  - {don_vi: quan-su, ban: 1, ngay_den: 8/4/2019, tep: bao-cao.docx}\n",
        "data/received/quan-su/1/cho-dung.yaml": notes,
        **answers(f"{FIRST}  II.3: Đã kiểm tra.\n"),
    }
    workspace, intake = take(tmp_path, files)
    (slip,) = make_slips(intake, workspace)
    assert slip.points == (
        (
            "Mục II.3, ô «Số cuộc kiểm tra»: đang ghi “214” (đoạn 12), “241” (biểu 1, hàng 2, cột 3); "
            "đề nghị cho biết đâu là đúng"
        ),
        "Mục II.3, ô «Đã sơ kết»: còn trống; đề nghị ghi thêm (số không có thì ghi 0)",
    )


def test_the_slip_in_word_says_the_same_and_is_against_no_rule(tmp_path: Path) -> None:
    workspace, intake = take(tmp_path, answers("tra_loi:\n  III: Đã làm tốt.\n"))
    (path,) = write_slips(make_slips(intake, workspace), intake.campaign, workspace, until=None, day=DAY)
    word = open_word(path)
    shown = [each.text for each in word.paragraphs()]
    text = path.with_suffix(".txt").read_text("utf-8")
    assert all(line in shown for line in text.splitlines())
    assert "Kính gửi:\tĐảng ủy Quân sự tỉnh" in shown
    assert [each for each in lint_files([path], workspace).found if each.is_error] == []
    assert re.search(r"lỗi|\.yaml|tra_loi", "\n".join(shown)) is None


def test_a_slip_that_people_changed_is_kept_beside_the_new_one(tmp_path: Path) -> None:
    workspace, intake = take(tmp_path, answers("tra_loi:\n  III: Đã làm tốt việc quán triệt.\n"))
    slips = make_slips(intake, workspace)
    (path,) = write_slips(slips, intake.campaign, workspace, until=None, day=DAY)
    same = path.read_bytes()
    write_slips(slips, intake.campaign, workspace, until=None, day=DAY)
    assert path.read_bytes() == same
    assert sorted(each.name for each in path.parent.iterdir()) == ["quan-su.docx", "quan-su.txt"]
    path.write_bytes(b"a person's file")
    write_slips(slips, intake.campaign, workspace, until=None, day=DAY)
    assert path.with_name("quan-su.bak.docx").read_bytes() == b"a person's file"


def test_a_unit_without_a_report_has_no_slip(tmp_path: Path) -> None:
    workspace, intake = take(tmp_path, {"data/submissions/quan-su.yaml": f"{HEAD}tra_loi:\n"})
    assert [each.unit.id for each in make_slips(intake, workspace)] == ["quan-su"]
