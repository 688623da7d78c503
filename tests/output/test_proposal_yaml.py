"""A proposal made of a free report: what it says of each value, and that it is a submission once it is accepted."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.free_reports import FreeReport, read_reports, write_report
from tests.returned.test_free_reading import campaign, read
from tongket.errors import UsageError
from tongket.model.addresses import Address
from tongket.model.returned import Clash, ReturnedReport, ReturnedValue, Unplaced, Way
from tongket.output.proposal_yaml import Proposal, make_proposal, take_proposal
from tongket.output.submission_yaml import submission_tree
from tongket.source.emitting import Tree

UNIT = "da-lat"
TYPED = [each for each in read_reports() if each.saved_by == "docx" and not each.held_out]
NAUGHTY = "Câu có dấu: hai chấm # thăng, “ngoặc” và 'nháy'\ttab, dòng lạ"


def value(text: str, *, place: str, key: str = "", confidence: int = 90) -> ReturnedValue:
    return ReturnedValue(
        address=Address(place=place, key=key), text=text, way=Way.PRINTED, place="đoạn 7", confidence=confidence
    )


def propose(report: ReturnedReport) -> Proposal:
    unit = campaign().roster.unit(UNIT)
    assert unit is not None
    return make_proposal(report, campaign().outline, unit)


def take(text: str, unit: str = UNIT) -> Mapping[str, Tree]:
    who = campaign().roster.unit(unit)
    assert who is not None
    return take_proposal(text.encode(), "data/submissions/da-lat.yaml.de-nghi", campaign().outline, who)


REPORT = ReturnedReport(
    stamp=None,
    values=(
        value("45-BC/ThU", place="", key="so_ky_hieu"),
        value("Đã quán triệt.\n- Một việc.", place="II.1.1", confidence=72),
        value("64", place="II.1.1", key="hoi_nghi"),
        value(NAUGHTY, place="III"),
    ),
    clashes=(
        Clash(
            address=Address(place="II.1.1", key="kiem_tra"),
            label="Số cuộc kiểm tra",
            values=(value("5", place="II.1.1"), value("6", place="II.1.1")),
        ),
    ),
    unplaced=(Unplaced(text=f"Câu lạ\n{NAUGHTY}", place="đoạn 9", reason="không khớp mục nào"),),
)


def test_every_value_says_where_it_stood_and_how_sure_it_is() -> None:
    lines = propose(REPORT).text.splitlines()
    over = {line.strip(): lines[number - 1].strip() for number, line in enumerate(lines) if number}
    assert over["so_ky_hieu: 45-BC/ThU"] == "# 90%: đoạn 7"
    assert over["hoi_nghi: 64"] == "# 90%: đoạn 7"
    assert over["II.1.1:"] == "# 72%, xem lại: đoạn 7"


def test_what_is_not_placed_stands_at_the_end_with_the_reason() -> None:
    proposal = propose(REPORT)
    end = proposal.text.split("# CHƯA XẾP ĐƯỢC\n")[1]
    assert "# - Câu lạ\n" in end
    assert "(đoạn 9: không khớp mục nào)" in end
    assert "“Số cuộc kiểm tra” (II.1.1.kiem_tra), chưa lấy số nào: 5 (đoạn 7); 6 (đoạn 7)" in end
    assert all(line.startswith("#") for line in end.splitlines())


def test_an_accepted_proposal_is_what_was_read() -> None:
    expected = submission_tree(REPORT.values, campaign().outline, UNIT).tree
    assert take(propose(REPORT).text) == expected


@pytest.mark.parametrize("report", TYPED, ids=[each.name for each in TYPED])
def test_the_proposal_of_a_report_holds_all_that_was_read(report: FreeReport, tmp_path: Path) -> None:
    _, reading = read(write_report(report, tmp_path), report.unit)
    unit = campaign().roster.unit(report.unit)
    assert unit is not None
    proposal = make_proposal(reading.report, campaign().outline, unit)
    assert take(proposal.text, report.unit) == submission_tree(reading.report.values, campaign().outline, unit.id).tree
    assert proposal.text.count("%: ") + proposal.text.count("%, xem lại: ") >= proposal.placed


def test_what_a_person_changed_in_it_is_taken() -> None:
    changed = take(propose(REPORT).text.replace("hoi_nghi: 64", "hoi_nghi: 65"))
    answers = changed["tra_loi"]
    assert isinstance(answers, Mapping)
    item = answers["II.1.1"]
    assert isinstance(item, Mapping)
    assert item["chi_tieu"] == {"hoi_nghi": "65"}


@pytest.mark.parametrize("text", ["don_vi: [", "", "don_vi: bao-loc\nde_cuong: kl62\n", "don_vi: da-lat\n"])
def test_a_proposal_that_is_none_any_more_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(UsageError):
        take(text)
