"""Only those that are late are written to, and everybody whose report has not come is reminded."""

from datetime import date
from pathlib import Path

import pytest

from tests.commands.letters.made import DAY, GOOD, UNTIL, take, units
from tests.small_campaign import OUTLINE
from tongket.commands.letters.letter import letter_book
from tongket.commands.letters.reminders import list_owing, reminder_text, reminding_letter, write_reminders
from tongket.commands.lint.linting import lint_files
from tongket.model.answers import Intake
from tongket.word.reading import open_word

STEPS = """ban_hanh_kem: Ban hành kèm theo Kế hoạch số      -KH/TU, ngày 14/3/2019 của Ban Thường vụ Tỉnh ủy
tien_do:
  - {truoc: 10/4/2019, viec: Các đơn vị gửi báo cáo và các biểu về Ban Dân vận Tỉnh ủy}
  - {truoc: 20/4/2019, viec: Ban Dân vận Tỉnh ủy trình dự thảo Báo cáo}
muc:
"""
WITH_STEPS = {"data/outline.yaml": OUTLINE.replace("muc:\n", STEPS, 1)}
QUAN_SU = {"data/submissions/quan-su.yaml": GOOD.format("quan-su")}
GIVEN_TIME = ("ten_ngan: Lâm Hà, nhom: huyen", "ten_ngan: Lâm Hà, nhom: huyen, gui_truoc: 20/4/2019")


def _late(intake: Intake, day: date = DAY) -> list[str]:
    return [each.unit.id for each in list_owing(intake, day) if each.late]


def test_the_ninth_is_the_last_day_in_time(tmp_path: Path) -> None:
    _, intake = take(tmp_path, QUAN_SU)
    assert _late(intake, date(2019, 4, 9)) == []
    assert _late(intake, date(2019, 4, 10)) == ["da-lat", "lam-ha"]
    assert [each.unit.id for each in list_owing(intake, date(2019, 4, 9))] == ["da-lat", "lam-ha", "ban-to-chuc"]


def test_a_unit_with_an_extension_is_not_late_before_it_ends(tmp_path: Path) -> None:
    _, intake = take(tmp_path, {**QUAN_SU, **units(GIVEN_TIME)})
    assert _late(intake) == ["da-lat"]
    assert _late(intake, date(2019, 4, 20)) == ["da-lat", "lam-ha"]


def test_a_report_that_lies_on_paper_is_in(tmp_path: Path) -> None:
    log = "nhat_ky:\n  - {don_vi: da-lat, ban: 1, ngay_den: 8/4/2019, qua: văn thư}\n"
    _, intake = take(tmp_path, {**QUAN_SU, "data/receipts.yaml": log})
    assert _late(intake) == ["lam-ha"]
    assert "da-lat" not in [each.unit.id for each in list_owing(intake, DAY)]


def test_a_faulty_report_is_in(tmp_path: Path) -> None:
    _, intake = take(tmp_path, {**QUAN_SU, "data/submissions/lam-ha.yaml": "don_vi: lam-ha\ntra_loi: [\n"})
    assert "lam-ha" not in _late(intake)


def test_the_text_to_a_late_unit_is_polite_and_whole(tmp_path: Path) -> None:
    contact = ("ten_ngan: Lâm Hà, nhom: huyen", "ten_ngan: Lâm Hà, nhom: huyen, lien_he: {nguoi: Nguyễn Văn An}")
    _, intake = take(tmp_path, {**QUAN_SU, **WITH_STEPS, **units(contact)})
    owing = next(each for each in list_owing(intake, DAY) if each.unit.id == "lam-ha")
    assert reminder_text(owing, intake.campaign, DAY, UNTIL).splitlines() == [
        "Kính gửi đồng chí Nguyễn Văn An (Huyện ủy Lâm Hà).",
        (
            "Thực hiện Kế hoạch ngày 14/3/2019 của Ban Thường vụ Tỉnh ủy, báo cáo tổng kết 10 năm thực hiện Kết luận "
            "số 62-KL/TW, gửi trước ngày 10/4/2019."
        ),
        "Đến ngày 12/4/2019, Ban Dân vận Tỉnh ủy chưa nhận được báo cáo của Huyện ủy Lâm Hà.",
        "Để kịp tổng hợp, đề nghị đồng chí quan tâm, gửi giúp báo cáo và các biểu trước ngày 15/4/2019.",
        "Nếu báo cáo đã gửi, xin đồng chí bỏ qua tin này. Trân trọng cảm ơn.",
    ]


def test_a_unit_that_has_time_left_is_told_its_last_day(tmp_path: Path) -> None:
    _, intake = take(tmp_path, QUAN_SU)
    day = date(2019, 4, 5)
    text = reminder_text(list_owing(intake, day)[0], intake.campaign, day, None)
    assert "(ngày 09/4/2019 là hạn cuối)" in text
    assert "chưa nhận được" not in text


@pytest.mark.parametrize("form", ["dang", "nha_nuoc"])
def test_the_letter_goes_to_the_late_and_names_nobody_else(tmp_path: Path, form: str) -> None:
    outline = WITH_STEPS["data/outline.yaml"].replace(
        "bao_cao:\n", f"bao_cao:\n  the_thuc: {form}\n  dia_danh: Lâm Đồng\n"
    )
    files = {**QUAN_SU, "data/outline.yaml": outline, **units(GIVEN_TIME)}
    workspace, intake = take(tmp_path, files)
    written = write_reminders(list_owing(intake, DAY), intake.campaign, workspace, until=None, day=DAY)
    letters = [each for each in written if each.suffix == ".docx"]
    assert len(letters) == 1
    shown = "\n".join(each.text for each in open_word(letters[0]).paragraphs())
    assert "Ban Thường vụ Thành ủy Đà Lạt" in shown or form == "nha_nuoc"
    assert all(name not in shown for name in ("Lâm Hà", "Quân sự", "Tổ chức"))
    assert "Kế hoạch số [gõ số]-KH/TU, ngày 14/3/2019" in shown
    assert "trước ngày 10/4/2019." in shown
    assert "trình dự thảo Báo cáo trước ngày 20/4/2019" in shown
    assert "[gõ hạn mới]" in shown
    assert ("ĐẢNG CỘNG SẢN VIỆT NAM" in shown) is (form == "dang")
    assert ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in shown) is (form == "nha_nuoc")
    if form == "dang":
        assert [each.message for each in lint_files(letters, workspace).found] == []


def test_several_addressees_stand_one_a_line(tmp_path: Path) -> None:
    _, intake = take(tmp_path, QUAN_SU)
    late = tuple(each.unit for each in list_owing(intake, DAY) if each.late)
    letter = reminding_letter(late, intake.campaign, DAY, UNTIL)
    assert letter.to == ("Ban Thường vụ Thành ủy Đà Lạt", "Ban Thường vụ Huyện ủy Lâm Hà")


def test_without_anybody_late_there_is_no_letter(tmp_path: Path) -> None:
    workspace, intake = take(tmp_path, QUAN_SU)
    day = date(2019, 4, 5)
    written = write_reminders(list_owing(intake, day), intake.campaign, workspace, until=None, day=day)
    assert {each.suffix for each in written} == {".txt"}


@pytest.mark.parametrize(
    ("organ", "compiling"),
    [("HUYỆN ỦY DI LINH", "{ma: hu, ten: Huyện ủy Di Linh, vai_tro: tong_hop}"), ("TỈNH ỦY LÂM ĐỒNG", None)],
)
def test_the_organ_whose_report_it_is_writes_under_its_own_letterhead(
    tmp_path: Path, organ: str, compiling: str | None
) -> None:
    outline = OUTLINE.replace("TỈNH ỦY LÂM ĐỒNG", f"{organ}\n  ky_hieu: BC/XX\n  dia_danh: Di Linh")
    line = "  - {ma: ban-dan-van, ten: Ban Dân vận Tỉnh ủy, vai_tro: tong_hop}\n"
    roster = units((line, f"  - {compiling}\n" if compiling else ""))
    _, intake = take(tmp_path, {**QUAN_SU, "data/outline.yaml": outline, **roster})
    late = tuple(each.unit for each in list_owing(intake, DAY) if each.late)
    fields = letter_book(reminding_letter(late, intake.campaign, DAY, None), intake.campaign.outline, DAY).fields
    assert (fields["co_quan_cap_tren"], fields["co_quan"]) == ("", organ)
    assert fields["so_ky_hieu"] == "Số      -CV/XX"
