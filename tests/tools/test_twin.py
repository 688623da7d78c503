"""The whole way on the Linux twin of the packed folder: from returned forms to a draft and its new figures."""

import shutil
from pathlib import Path

import pytest
from tools.packing.hash_list import compare_hashes

from tests.builders import REPOSITORY
from tests.commands.receive.desks import desk_at, report_of
from tests.tools.twin import click_in, pack_twin
from tongket.clicks.steps import AWAITING, CHECKING, DECIDING, DRAFTING, RECEIVING, STEPS, UPDATING
from tongket.clicks.window import STAYS

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("song-sinh")
    campaign = desk_at(made / "Đợt đang làm").workspace.root
    for name in ("build/report.docx", "data/~$decisions.xlsx", "data/submissions/da-lat.bak.yaml"):
        (campaign / name).parent.mkdir(exist_ok=True)
        (campaign / name).write_text("không mang theo", "utf-8")
    return pack_twin(made / "Năm 2026 & sau" / "Ổ (E) 100%", campaign)


def test_a_campaign_is_carried_as_it_stands_without_what_was_made_of_it(folder: Path) -> None:
    carried = [each.relative_to(folder / "Chiến dịch").as_posix() for each in (folder / "Chiến dịch").rglob("*")]
    assert {"data/outline.yaml", "data/units.yaml", "templates/form.docx", "Báo cáo gửi về"} <= set(carried)
    assert any(each.startswith("data/issued/") for each in carried)
    assert [each for each in carried if "~$" in each or ".bak" in each or each.startswith("build")] == []


@pytest.fixture
def browser(tmp_path: Path) -> Path:
    """Return a browser that writes down what it is asked to open."""
    script = tmp_path / "trình duyệt"
    script.write_text('#!/bin/sh\necho "$1" >> "$0.txt"\n', "utf-8")
    script.chmod(0o755)
    return script


def test_six_double_clicks_lead_from_returned_forms_to_a_draft(folder: Path, browser: Path) -> None:
    root = folder / "Đợt này"
    desk = desk_at(root)
    shutil.copytree(REPOSITORY / "templates", root / "templates", dirs_exist_ok=True)
    reports = folder.parent / "Báo cáo & kèm theo"
    reports.mkdir()
    for unit in ("da-lat", "lam-ha"):
        (reports / f"{unit} (bản ký).docx").write_bytes(report_of(desk, unit))
    environment = {"BROWSER": f"'{browser}' %s", "PYTHONPATH": "/nơi khác", "PYTHONHOME": "/nơi khác"}
    dropped = {RECEIVING: (root, reports)}
    for step in (RECEIVING, CHECKING, AWAITING, DRAFTING, DECIDING, UPDATING):
        done = click_in(folder, step, *dropped.get(step, ()), environment=environment)
        assert done.returncode == 0, (step.title, done.stdout, done.stderr)
    pages = Path(f"{browser}.txt").read_text("utf-8").split()
    assert pages == [(root / "build" / "ket-qua.html").as_uri()] * len(STEPS)
    assert {"report.docx", "report.html", "source-book.docx"} <= {each.name for each in (root / "build").iterdir()}
    assert (root / "data" / "decisions.xlsx").is_file()
    assert (folder / "thu-muc-chien-dich.txt").read_text("utf-8") == "Đợt này\n"


def test_nothing_of_the_program_changes_in_use_but_what_python_keeps(folder: Path, browser: Path) -> None:
    assert click_in(folder, AWAITING, folder / "Chiến dịch", environment={"BROWSER": str(browser)}).returncode == 0
    hashed = compare_hashes(folder)
    assert (hashed.changed, hashed.lost) == ([], [])
    left = [each for each in hashed.unlisted if "/__pycache__/" not in each and not each.startswith(("Chiến", "Đợt"))]
    assert left == ["thu-muc-chien-dich.txt"]


def test_a_window_that_fails_says_what_to_do(folder: Path) -> None:
    done = click_in(folder, AWAITING, folder / "thu-vien")
    assert done.returncode == STAYS
    assert "không phải thư mục chiến dịch" in done.stderr
    assert "bấm một phím bất kỳ để đóng cửa sổ này" in done.stdout
