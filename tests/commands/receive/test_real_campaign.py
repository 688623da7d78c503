"""The real campaign: what every unit types into its form is what `validate` reads, whatever it typed."""

import random
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.builders import REPOSITORY
from tests.commands.receive.test_receiving import part
from tests.filled_forms import answers_of, fill_form, form_of, keep_issued
from tests.read.test_emitting import NAUGHTY
from tongket.commands.receive.desk import Desk, HowItCame
from tongket.commands.receive.receiving import receive_file
from tongket.commands.receive.returned_files import open_desk
from tongket.commands.receive.submission_paths import address_of, split_tree, tidy
from tongket.intake import read_campaign
from tongket.model.addresses import WHOLE_REPORT, Address
from tongket.model.forms import UnitForm
from tongket.ooxml.office import convert_docx, find_office
from tongket.source.emitting import tree_of
from tongket.source.tree import read_source
from tongket.workspace import open_workspace

HOW = HowItCame(day=date(2019, 4, 9))
ODD = [
    each
    for each in NAUGHTY
    if each and each.strip() == each and len(each) < 200 and not set(each) & set("\n\t\ufeff\u202e")
]
"""What a clerk may type into one line of a document."""
FIGURES = ("1.234", "0", "12.345,6", "05", "1 234", "khoảng 12", "12 (ước)")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    shutil.copytree(REPOSITORY / "templates", tmp_path / "templates")
    (tmp_path / "data").mkdir()
    for name in ("outline.yaml", "units.yaml"):
        shutil.copy(REPOSITORY / "data" / name, tmp_path / "data")
    workspace = open_workspace(tmp_path)
    keep_issued(workspace)
    campaign, _ = read_campaign(workspace)
    assert campaign is not None
    return open_desk(workspace, campaign)[0]


def odd_answers(form: UnitForm, desk: Desk, chance: random.Random) -> dict[Address, str]:
    typed = answers_of(form, desk.campaign.outline)
    for at, text in typed.items():
        if at.place and not at.key:
            mark = "- " if text.startswith("- ") else ""
            typed[at] = "\n".join(mark + chance.choice(ODD) for _ in range(3))
        elif at.table:
            typed[at] = chance.choice(FIGURES)
    return typed


def read_submission(desk: Desk, unit: str) -> dict[Address, object]:
    tree = tree_of(read_source(desk.workspace.submission(unit), unit)[0].root)
    assert isinstance(tree, dict)
    return {address_of(path): tidy(leaf) for path, leaf in split_tree(tree).items()}


def check_read(desk: Desk, unit: str, typed: dict[Address, str]) -> None:
    """Check that a submission says what was typed; a choice is its id, the sign is whole."""
    read = read_submission(desk, unit)
    same = {at: text for at, text in typed.items() if at != Address(WHOLE_REPORT, "so_ky_hieu")}
    same.pop(Address("II.1.1", "hinh_thuc"), None)
    assert {at: read.get(at) for at in same} == {at: tidy(text) for at, text in same.items()}


@pytest.mark.slow
def test_what_all_units_type_is_read_exactly_naughty_strings_included(desk: Desk, tmp_path: Path) -> None:
    chance = random.Random(62)  # noqa: S311 - the same every time
    for unit in desk.campaign.roster.units:
        form = form_of(desk.campaign, unit.id)
        typed = odd_answers(form, desk, chance)
        path = tmp_path / f"{unit.id}.docx"
        path.write_bytes(fill_form(form, tmp_path / "templates" / "form.docx", typed))
        received = receive_file(path, HOW, desk)
        assert received.refused == ""
        assert [part(received, each) for each in ("Chưa xếp được", "Một ô có hai giá trị")] == [(), ()]
        check_read(desk, unit.id, typed)


@pytest.mark.slow
@pytest.mark.skipif(find_office() is None, reason="LibreOffice chưa được cài")
def test_a_file_of_the_old_format_is_read_exactly(desk: Desk, tmp_path: Path) -> None:
    form = form_of(desk.campaign, "da-lat")
    typed = answers_of(form, desk.campaign.outline)
    path = tmp_path / "báo cáo.doc"
    path.write_bytes(convert_docx(fill_form(form, tmp_path / "templates" / "form.docx", typed), "doc"))
    received = receive_file(path, HOW, desk)
    assert received.refused == ""
    assert part(received, "Chưa xếp được") == ()
    check_read(desk, "da-lat", typed)
