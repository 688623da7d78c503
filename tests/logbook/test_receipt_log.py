"""The log of what came in: read with its faults at their places, added to without touching what people typed."""

from datetime import date
from pathlib import Path

import pytest

from tests.small_campaign import HEAD, check_campaign, write_campaign
from tongket.intake import read_campaign, read_receipts, take_in
from tongket.logbook.log_entries import open_log
from tongket.logbook.receipt_log import read_log
from tongket.model.arrivals import Arrival, Opinion, ReceiptLog, Signed, Verdict
from tongket.model.roster import Roster
from tongket.model.ways import Way
from tongket.source.tree import parse_source
from tongket.status import State, Status, state_name, take_status
from tongket.workspace import open_workspace

LOG = "data/receipts.yaml"
ANSWER = {"data/submissions/quan-su.yaml": f"{HEAD}tra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n"}
FULL = Arrival(
    unit="quan-su",
    version=1,
    day=date(2019, 4, 8),
    via="Zalo: nhóm # 2",
    signed=Signed.NO,
    reference="45-BC/ĐU",
    file="báo cáo (1).docx",
    digest="ab" * 32,
    form="3f2a91bc",
    form_number=1,
    ways={Way.CONTROL: ("so_ky_hieu", "II.1.hoi_nghi"), Way.CELL: tuple(f"PL1/mttq/cot_{each}" for each in range(40))},
    changes="3 số, mục II.1 viết lại",
    by="Nguyễn Văn An",
)
ASKED = Opinion(
    unit="quan-su", version=1, verdict=Verdict.ASKED, day=date(2019, 4, 9), by="Lê Thị Hoa", wanted="Biểu 1: số nữ"
)


def read(root: Path, text: str) -> ReceiptLog:
    workspace = open_workspace(write_campaign(root, {LOG: text}))
    campaign, _ = read_campaign(workspace)
    assert campaign is not None
    log, found = read_receipts(workspace, campaign.roster)
    assert [each.message for each in found] == []
    return log


def state_of(root: Path, files: dict[str, str], as_of: date) -> tuple[Status, str]:
    """Return the state of a campaign on a day, and in words that of the unit `quan-su`."""
    workspace = open_workspace(write_campaign(root, files))
    campaign, _ = read_campaign(workspace)
    assert campaign is not None
    status = take_status(take_in(workspace, campaign, as_of=as_of), as_of)
    return status, next(state_name(each) for each in status.units if each.unit.id == "quan-su")


def test_what_is_added_is_read_back(tmp_path: Path) -> None:
    log = open_log("")
    for each in (FULL, ASKED, Arrival(unit="quan-su", version=2, day=date(2019, 4, 11))):
        log.add(each)
    again = read(tmp_path, log.text)
    assert again.arrivals == (FULL, Arrival(unit="quan-su", version=2, day=date(2019, 4, 11)))
    assert again.opinions == (ASKED,)
    latest = again.latest("quan-su")
    assert latest is not None
    assert latest.version == 2
    assert again.known("ab" * 32) == FULL


@pytest.mark.parametrize(
    "typed",
    [
        "# Sổ nhận\nnhat_ky:\n  # văn thư\n  - don_vi: quan-su\n    ban: 1\n    ngay_den: 8/4/2019   # sáng\n# hết",
        "nhat_ky:\n  - {don_vi: quan-su, ban: 1, ngay_den: 8/4/2019}\n\n\n",
    ],
)
def test_what_people_typed_stays_letter_for_letter(typed: str, tmp_path: Path) -> None:
    log = open_log(typed)
    log.add(ASKED)
    assert log.text.startswith(typed)
    assert read(tmp_path, log.text).opinions == (ASKED,)


@pytest.mark.parametrize(
    "typed",
    [
        "nhat_ky: [{don_vi: quan-su, ban: 1, ngay_den: 8/4/2019}]\n",
        "nhat_ky:\n- don_vi: quan-su\n  ban: 1\n  ngay_den: 8/4/2019\n",
        "nhat_ky:\n      - don_vi: quan-su\n        ban: 1\n        ngay_den: 8/4/2019\n",
        "nhat_ky:\n",
        "nhat_ky: []\n",
    ],
)
def test_a_log_in_another_layout_is_added_to_as_well(typed: str, tmp_path: Path) -> None:
    log = open_log(typed)
    log.add(Arrival(unit="quan-su", version=2, day=date(2019, 4, 11)))
    log.add(ASKED)
    again = read(tmp_path, log.text)
    assert [each.version for each in again.versions("quan-su")] == ([1, 2] if "don_vi" in typed else [2])
    assert again.opinions == (ASKED,)


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("{don_vi: quan-xu, ban: 1, ngay_den: 8/4/2019}", "receipts.yaml:2:14: error[unknown-unit]"),
        ("{don_vi: quan-su, ngay_den: 8/4/2019}", "receipts.yaml:2:6: error[missing-key]"),
        ("{don_vi: quan-su, ban: 1, ngay_den: 31/4/2019}", "receipts.yaml:2:41: error[not-a-date]"),
        ("{don_vi: quan-su, ban: hai, ngay_den: 8/4/2019}", "receipts.yaml:2:28: error[bad-value]"),
        ("{don_vi: quan-su, ban: 1, ngay_den: 8/4/2019, ki: co}", "receipts.yaml:2:51: error[unknown-key]"),
        ("{don_vi: quan-su, ban: 1, ngay_den: 8/4/2019, ky: roi}", "receipts.yaml:2:55: error[bad-value]"),
        ("{don_vi: quan-su, ban: 1, xem: dong_y, ngay: 8/4/2019}", "receipts.yaml:2:36: error[bad-value]"),
        ("quan-su", "receipts.yaml:2:5: error[wrong-shape]"),
    ],
)
def test_a_fault_is_told_at_its_place(entry: str, found: str, tmp_path: Path) -> None:
    write_campaign(tmp_path, {**ANSWER, LOG: f"nhat_ky:\n  - {entry}\n"})
    assert found in check_campaign(tmp_path)


def test_a_version_that_is_there_twice_is_told(tmp_path: Path) -> None:
    entry = "  - {don_vi: quan-su, ban: 1, ngay_den: 8/4/2019}\n"
    write_campaign(tmp_path, {**ANSWER, LOG: f"nhat_ky:\n{entry}{entry}"})
    assert check_campaign(tmp_path) == ("receipts.yaml:3:28: error[bad-value]",)


def test_lateness_is_that_of_the_first_version(tmp_path: Path) -> None:
    log = "nhat_ky:\n  - {don_vi: quan-su, ban: 1, ngay_den: 9/4/2019}\n"
    again = "  - {don_vi: quan-su, ban: 2, ngay_den: 15/4/2019}\n"
    day = date(2019, 4, 20)
    late = {"data/submissions/quan-su.yaml": ANSWER["data/submissions/quan-su.yaml"].replace("8/4/2019", "12/4/2019")}
    before = state_of(tmp_path / "a", {**ANSWER}, day)[0].units
    due = next(each.unit.before for each in before if each.unit.id == "quan-su")
    assert due == date(2019, 4, 10)
    assert state_of(tmp_path / "b", late, day)[1].endswith("gửi muộn")
    assert not state_of(tmp_path / "c", {**late, LOG: log + again}, day)[1].endswith("gửi muộn")
    assert state_of(tmp_path / "d", {**ANSWER, LOG: log.replace("9/4", "10/4")}, day)[1].endswith("gửi muộn")


def test_a_workbook_alone_is_no_report_in_time(tmp_path: Path) -> None:
    log = "nhat_ky:\n  - {don_vi: quan-su, ban: 1, ngay_den: 5/4/2019, cach_doc: {o_excel: PL1/mttq/can_bo}}\n"
    log += "  - {don_vi: quan-su, ban: 2, ngay_den: 11/4/2019, cach_doc: {the: I.1, o_excel: PL1/mttq/can_bo}}\n"
    assert state_of(tmp_path, {**ANSWER, LOG: log}, date(2019, 4, 20))[1].endswith("gửi muộn")


def test_on_a_day_counts_what_had_come_by_then(tmp_path: Path) -> None:
    log = "nhat_ky:\n  - {don_vi: quan-su, ban: 1, ngay_den: 11/4/2019}\n"
    files = {**ANSWER, LOG: log}
    status, _ = state_of(tmp_path, files, date(2019, 4, 10))
    assert next(each.state for each in status.units if each.unit.id == "quan-su") is State.MISSING
    assert "nhận ngày 11/4/2019" in status.unassigned[0].reason
    assert state_of(tmp_path, files, date(2019, 4, 11))[0].received == 1


def test_a_report_on_paper_is_not_chased(tmp_path: Path) -> None:
    log = "nhat_ky:\n  - {don_vi: quan-su, ban: 1, ngay_den: 9/4/2019, ky: co}\n"
    assert state_of(tmp_path, {LOG: log}, date(2019, 4, 20))[1] == "đã nhận, chưa nhập"


def test_an_opinion_holds_for_its_version(tmp_path: Path) -> None:
    log = "nhat_ky:\n  - {don_vi: quan-su, ban: 1, ngay_den: 8/4/2019}\n"
    log += "  - {don_vi: quan-su, ban: 1, xem: de_nghi_bo_sung, ngay: 9/4/2019}\n"
    status, _ = state_of(tmp_path / "a", {**ANSWER, LOG: log}, date(2019, 4, 20))
    seen = next(each.seen for each in status.units if each.unit.id == "quan-su")
    assert seen is not None
    assert seen.verdict is Verdict.ASKED
    log += "  - {don_vi: quan-su, ban: 2, ngay_den: 10/4/2019}\n"
    status, _ = state_of(tmp_path / "b", {**ANSWER, LOG: log}, date(2019, 4, 20))
    assert [each.seen for each in status.units if each.unit.id == "quan-su"] == [None]


def test_a_log_that_is_no_mapping_is_told() -> None:
    source, found = parse_source(b"- a\n", "x")
    log, told = read_log(source, found, Roster(groups=(), units=()))
    assert log == ReceiptLog()
    assert [each.rule.id for each in told] == ["wrong-shape"]
