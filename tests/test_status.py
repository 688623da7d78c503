"""Who is missing, late, faulty, incomplete, done."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.builders import call, campaign, run, status
from tongket.output.progress import status_json
from tongket.status import Progress, State

WHOLE = """\
tra_loi:
  I.1: Thành phố có 16 phường, xã.
  II.1:
    noi_dung: Thành ủy đã quán triệt đến chi bộ.
    chi_tieu: {hoi_nghi: 12, ke_hoach: có}
  II.2: [Một số cơ sở chưa quan tâm đúng mức.]
"""
HALF = "tra_loi:\n  I.1: Huyện có 18 xã và 01 thị trấn.\n"
FAULTY = WHOLE.replace("hoi_nghi: 12", "hoi_nghi: mười hai")


def progress(root: Path, unit: str, as_of: date = date(2019, 4, 12)) -> Progress:
    return next(each for each in status(root, as_of).units if each.unit.id == unit)


def sent(root: Path, day: str | None, unit: str = "da-lat") -> Path:
    head = f"don_vi: {unit}\nde_cuong: thu\n" + (f"ngay_gui: {day}\n" if day is not None else "")
    return campaign(root, {"data/submissions/tệp.yaml": head + WHOLE})


def test_a_unit_is_missing_invalid_incomplete_or_complete(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=WHOLE, bao_loc=FAULTY, di_linh=HALF)
    states = {each.unit.id: each.state for each in status(tmp_path).units}
    assert states == {
        "da-lat": State.COMPLETE,
        "bao-loc": State.INVALID,
        "di-linh": State.INCOMPLETE,
        "mttq": State.MISSING,
        "phu-nu": State.MISSING,
    }


def test_the_compiling_office_is_not_among_the_units_even_when_it_sent_a_file(tmp_path: Path) -> None:
    campaign(tmp_path, ban_dan_van=HALF)
    state = status(tmp_path)
    assert [each.unit.id for each in state.units] == ["da-lat", "bao-loc", "di-linh", "mttq", "phu-nu"]
    assert state.received == 0


def test_a_missing_figure_alone_makes_a_unit_incomplete_though_every_item_is_answered(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=WHOLE.replace(", ke_hoach: có", ""))
    state = progress(tmp_path, "da-lat")
    assert (state.state, state.answered, state.required) == (State.INCOMPLETE, 3, 3)


def test_an_explicit_nothing_counts_as_an_answer(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=WHOLE.replace("[Một số cơ sở chưa quan tâm đúng mức.]", "{khong_co: Không có hạn chế.}"))
    assert progress(tmp_path, "da-lat").state is State.COMPLETE


def test_a_unit_owes_only_the_items_of_its_group(tmp_path: Path) -> None:
    files = {
        "data/units.yaml": "nhom: [{ma: huyen, ten: Huyện, chi_muc: [I]}]\n"
        "don_vi: [{ma: da-lat, ten: Đà Lạt, nhom: huyen}]\n"
    }
    campaign(tmp_path, files, da_lat=HALF)
    state = progress(tmp_path, "da-lat")
    assert (state.state, state.answered, state.required) == (State.COMPLETE, 1, 1)


@pytest.mark.parametrize(
    ("day", "late"),
    [("9/4/2019", False), ("10/4/2019", True), ("2019-04-11", True), ("ngày 09 tháng 4 năm 2019", False)],
)
def test_what_was_sent_before_the_date_is_in_time_and_on_it_is_late(tmp_path: Path, day: str, late: bool) -> None:  # noqa: FBT001
    assert progress(sent(tmp_path, day), "da-lat").late is late


@pytest.mark.parametrize("day", [None, "32/4/2019"])
def test_without_a_readable_date_of_sending_nobody_is_called_late(tmp_path: Path, day: str | None) -> None:
    state = progress(sent(tmp_path, day), "da-lat", date(2019, 12, 31))
    assert (state.sent, state.late) == (None, False)


@pytest.mark.parametrize(("day", "late"), [(9, False), (10, True), (11, True)])
def test_a_missing_unit_is_late_from_its_date_on(tmp_path: Path, day: int, late: bool) -> None:  # noqa: FBT001
    campaign(tmp_path)
    assert progress(tmp_path, "di-linh", date(2019, 4, day)).late is late


def test_a_units_own_date_goes_before_its_groups(tmp_path: Path) -> None:
    roster = """\
nhom: [{ma: huyen, ten: Các huyện ủy, gui_truoc: 10/4/2019}]
don_vi:
  - {ma: da-lat, ten: Thành ủy Đà Lạt, nhom: huyen, gui_truoc: 15/4/2019}
  - {ma: bao-loc, ten: Thành ủy Bảo Lộc, nhom: huyen}
"""
    campaign(tmp_path, {"data/units.yaml": roster})
    assert [each.late for each in status(tmp_path, date(2019, 4, 12)).units] == [False, True]
    assert [each.late for each in status(tmp_path, date(2019, 4, 15)).units] == [True, True]


def test_a_unit_without_any_date_is_never_late(tmp_path: Path) -> None:
    roster = "nhom: [{ma: huyen, ten: Huyện}]\ndon_vi: [{ma: da-lat, ten: Thành ủy Đà Lạt, nhom: huyen}]\n"
    campaign(tmp_path, {"data/units.yaml": roster})
    assert progress(tmp_path, "da-lat", date(2030, 1, 1)).late is False


def test_files_of_no_unit_and_files_that_are_not_read_are_listed_with_the_reason(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "data/submissions/lạ.yaml": "don_vi: da-lạt-cũ\nde_cuong: thu\n",
        "data/submissions/Báo cáo Bảo Lộc.docx": b"PK",
        "data/submissions/hỏng.yaml": "don_vi: [\n",
    }
    unassigned = status(campaign(tmp_path, files)).unassigned
    assert [each.file for each in unassigned] == sorted(files)
    assert all(each.reason for each in unassigned)
    assert "da-lạt-cũ" in unassigned[2].reason


def test_two_files_of_one_unit_are_received_once_and_faulty(tmp_path: Path) -> None:
    text = "don_vi: da-lat\nde_cuong: thu\nngay_gui: 8/4/2019\n" + WHOLE
    other = text.replace("hoi_nghi: 12", "hoi_nghi: 13")
    campaign(tmp_path, {"data/submissions/a.yaml": text, "data/submissions/b.yml": other})
    state = status(tmp_path)
    assert state.received == 1
    assert state.units[0].state is State.INVALID


def test_a_copy_of_a_units_file_is_listed_and_the_unit_is_complete(tmp_path: Path) -> None:
    text = "don_vi: da-lat\nde_cuong: thu\nngay_gui: 8/4/2019\n" + WHOLE
    campaign(tmp_path, {"data/submissions/da-lat.yaml": text, "data/submissions/da-lat (1).yaml": text})
    state = status(tmp_path)
    assert (state.received, state.units[0].state) == (1, State.COMPLETE)
    assert [each.file for each in state.unassigned] == ["data/submissions/da-lat (1).yaml"]


def test_who_sent_after_the_day_has_not_sent_by_it(tmp_path: Path) -> None:
    sent(tmp_path, "18/4/2019")
    told = {day: call(tmp_path, "status", "--as-of", day, check=0).stdout for day in ("12/4/2019", "18/4/2019")}
    assert "đã nhận 00/05 đơn vị" in told["12/4/2019"] or "đã nhận 0/05 đơn vị" in told["12/4/2019"]
    assert "- data/submissions/tệp.yaml: Thành ủy Đà Lạt gửi ngày 18/4/2019, sau ngày 12/4/2019" in told["12/4/2019"]
    assert "đã nhận 01/05 đơn vị" in told["18/4/2019"]
    assert "Tệp không tính" not in told["18/4/2019"]


def test_the_json_has_exactly_the_promised_shape(tmp_path: Path) -> None:
    steps = 'tien_do: [{truoc: 10/4/2019, viec: Các đơn vị gửi báo cáo}, {truoc: 20/4/2019, viec: "Trình dự thảo"}]\n'
    campaign(tmp_path, da_lat=WHOLE, bao_loc=FAULTY)
    path = tmp_path / "data/outline.yaml"
    path.write_text(path.read_text("utf-8") + steps, "utf-8")
    (tmp_path / "data/submissions/ghi chú.txt").write_text("", "utf-8")
    document: dict[str, Any] = json.loads(status_json(status(tmp_path)))
    assert list(document) == ["as_of", "outline", "expected", "received", "complete", "units", "unassigned", "steps"]
    assert (document["as_of"], document["outline"]) == ("2019-04-12", "thu")
    assert (document["expected"], document["received"], document["complete"]) == (5, 2, 1)
    assert document["units"][0] == {
        "id": "da-lat",
        "name": "Thành ủy Đà Lạt",
        "group": "huyen",
        "state": "complete",
        "late": False,
        "before": "2019-04-10",
        "sent": "2019-04-08",
        "answered": 3,
        "required": 3,
        "errors": 0,
        "warnings": 0,
        "receipt": None,
    }
    assert document["units"][1]["state"] == "invalid"
    assert document["units"][1]["errors"] == 1
    assert document["units"][4] == {
        "id": "phu-nu",
        "name": "Đảng đoàn Hội Liên hiệp Phụ nữ tỉnh",
        "group": "doan-the",
        "state": "missing",
        "late": True,
        "before": "2019-04-12",
        "sent": None,
        "answered": 0,
        "required": 3,
        "errors": 0,
        "warnings": 0,
        "receipt": None,
    }
    [unassigned] = document["unassigned"]
    assert list(unassigned) == ["file", "reason"]
    assert unassigned["file"] == "data/submissions/ghi chú.txt"
    assert document["steps"] == [
        {"before": "2019-04-10", "what": "Các đơn vị gửi báo cáo", "past": True},
        {"before": "2019-04-20", "what": "Trình dự thảo", "past": False},
    ]


def test_the_check_fails_until_every_unit_is_complete(tmp_path: Path) -> None:
    roster = "nhom: [{ma: huyen, ten: Huyện}]\ndon_vi: [{ma: da-lat, ten: Thành ủy Đà Lạt, nhom: huyen}]\n"
    campaign(tmp_path, {"data/units.yaml": roster}, da_lat=HALF)
    call(tmp_path, "status", check=0)
    call(tmp_path, "status", "--check", check=1)
    campaign(tmp_path, {"data/units.yaml": roster}, da_lat=WHOLE)
    call(tmp_path, "status", "--check", check=0)


def test_the_day_can_be_written_in_every_form_of_a_date(tmp_path: Path) -> None:
    campaign(tmp_path)
    for day in ("2019-04-08", "8/4/2019", "08/04/2019", "8-4-2019", "ngày 08 tháng 4 năm 2019"):
        done = call(tmp_path, "status", "--as-of", day, "--format", "json", check=0)
        assert json.loads(done.stdout)["as_of"] == "2019-04-08"


def test_the_text_begins_with_the_figures_and_the_missing_units(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=WHOLE, bao_loc=HALF)
    lines = call(tmp_path, "status", "--as-of", "12/4/2019", check=0).stdout.splitlines()
    assert lines[0] == (
        "Đến ngày 12/4/2019: đã nhận 02/05 đơn vị (đủ 1, còn thiếu 1, có lỗi 0, chưa gửi 3); gửi muộn 0."
    )
    assert lines[2:6] == [
        "Chưa gửi (3):",
        "- Huyện ủy Di Linh; trước ngày 10/4/2019, đã quá hạn",
        "- Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh; trước ngày 12/4/2019, đã quá hạn",
        "- Đảng đoàn Hội Liên hiệp Phụ nữ tỉnh; trước ngày 12/4/2019, đã quá hạn",
    ]


def test_whom_to_call_stands_beside_a_missing_unit(tmp_path: Path) -> None:
    roster = """\
nhom: [{ma: huyen, ten: Huyện}]
don_vi: [{ma: da-lat, ten: Thành ủy Đà Lạt, nhom: huyen, lien_he: {nguoi: đồng chí Hà, dien_thoai: "0263 3822 001"}}]
"""
    done = call(campaign(tmp_path, {"data/units.yaml": roster}), "status", check=0)
    assert "- Thành ủy Đà Lạt; đồng chí Hà; 0263 3822 001\n" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("columns", ["30", "50"])
def test_no_column_is_cut_off_in_a_terminal_narrower_than_the_table(tmp_path: Path, columns: str) -> None:
    campaign(tmp_path, da_lat=WHOLE)
    above, _, below = run(tmp_path, "status", COLUMNS=columns, check=0).stdout.partition("──")
    assert "".join(above.splitlines()[-1].split()).endswith("báo")
    assert below.splitlines()[1].split()[-2:] == ["0", "0"]
