"""A lead agency confirms the figures that it gave and that the draft prints, as the draft prints them."""

from pathlib import Path

import pytest

from tests.builders import DAY, REPOSITORY, books
from tongket.book.provenance import Origin, PrintedFigure
from tongket.commands.letters.confirmation import confirmation_letter, made_of, make_confirmations, write_confirmations
from tongket.commands.lint.linting import lint_files
from tongket.intake import read_campaign
from tongket.model.roster import Campaign, Unit
from tongket.workspace import Workspace, open_workspace

UNIT = Unit(
    id="ban-to-chuc",
    name="Ban Tổ chức Tỉnh ủy",
    short_name="Ban Tổ chức",
    territory=None,
    group=None,
    before=None,
    contact=None,
    compiling=False,
)


def _origin(unit: str, text: str) -> Origin:
    return Origin(unit=unit, name=unit, file="", line=None, text=text)


@pytest.mark.parametrize(
    ("sources", "added", "said"),
    [
        ([("ban-to-chuc", "406")], True, "đơn vị báo cáo 406"),
        ([("ban-to-chuc", "377"), ("ban-to-chuc", "406")], False, "đơn vị báo cáo 377; 406"),
        ([("ban-to-chuc", "12"), ("da-lat", "30")], True, "cộng 02 đơn vị, trong đó đơn vị báo cáo 12"),
        ([("ban-to-chuc", "có"), ("da-lat", "không")], False, "tính từ 02 đơn vị, trong đó đơn vị báo cáo có"),
        ([("", "406, lý do: Đam Rông chưa gửi"), ("ban-to-chuc", "400")], True, "đơn vị báo cáo 400; số đã chốt 406"),
    ],
)
def test_a_figure_says_what_it_is_made_of(sources: list[tuple[str, str]], added: bool, said: str) -> None:  # noqa: FBT001
    figure = PrintedFigure(tag="tk:x", name="Số", sources=tuple(_origin(*each) for each in sources), added=added)
    assert made_of(figure, UNIT) == said


@pytest.fixture(scope="module")
def real() -> tuple[Workspace, Campaign]:
    workspace = open_workspace(REPOSITORY)
    campaign, _ = read_campaign(workspace)
    assert campaign is not None
    return workspace, campaign


@pytest.mark.slow
def test_every_figure_stands_as_the_draft_prints_it(real: tuple[Workspace, Campaign]) -> None:
    workspace, campaign = real
    report = books(REPOSITORY, as_of=DAY).report
    assert report is not None
    (sheet,) = make_confirmations(report, campaign, ["ban-to-chuc"])
    shown = {(each.figure.tag, each.text, each.place) for each in sheet.places}
    assert ("tk:II.2.4.dai_hoc", "377", "Mục II.2.4") in shown
    assert ("tk:II.2.4.(dai_hoc/can_bo_huyen)|%", "92,9%", "Mục II.2.4") in shown
    assert all(any(source.unit == "ban-to-chuc" for source in each.figure.sources) for each in sheet.places)
    letter = confirmation_letter(sheet, campaign, DAY, None)
    assert letter.to == ("Ban Dân vận Tỉnh ủy",)
    assert workspace is not None


@pytest.mark.slow
def test_each_lead_agency_has_a_sheet_that_is_against_no_rule(real: tuple[Workspace, Campaign], tmp_path: Path) -> None:
    workspace, campaign = real
    report = books(REPOSITORY, as_of=DAY).report
    assert report is not None
    sheets = make_confirmations(report, campaign)
    leads = {each for item in campaign.outline.items for each in item.leads} - {"ban-dan-van"}
    assert {each.unit.id for each in sheets} == leads
    here = Workspace(root=tmp_path)
    written = write_confirmations(sheets, campaign, here, until=None, day=DAY)
    assert {each.stem for each in written} == {each.unit.id for each in sheets if each.places}
    assert [each.message for each in lint_files(written, workspace).found] == []
