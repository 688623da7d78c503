"""`tongket form`: one file a unit, a copy of what it was made from, and nobody's edits lost."""

import shutil
import time
from itertools import count
from pathlib import Path

import pytest

from tests.builders import REPOSITORY, call, made_files
from tests.cli.test_terminal import on_a_terminal
from tests.forms.made import real
from tongket.ooxml.package import DOCUMENT, read_parts, zip_parts
from tongket.word.reading import open_word

UNITS = [each.id for each in real().roster.owing]
"""Of the repository's own campaign."""


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    for name in ("data/outline.yaml", "data/units.yaml", "templates/form.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(REPOSITORY / name, tmp_path / name)
    return tmp_path


def text_of(path: Path) -> str:
    return "\n".join(each.text for each in open_word(path).paragraphs(DOCUMENT))


def edit(path: Path, old: str = "[gõ số]", new: str = "214") -> None:
    parts = read_parts(path.read_bytes())
    path.write_bytes(zip_parts({**parts, DOCUMENT: parts[DOCUMENT].replace(old.encode(), new.encode(), 1)}))


def test_every_unit_that_owes_a_report_gets_a_form_of_its_own(campaign: Path) -> None:
    done = call(campaign, "form")
    assert done.stdout == f"Đã lập {len(UNITS)} mẫu trong {campaign}/build/mau.\n"
    assert sorted(each.name for each in (campaign / "build/mau").iterdir()) == sorted(f"{each}.docx" for each in UNITS)
    for name in UNITS:
        unit = real().roster.unit(name)
        assert unit is not None
        assert f"Trên đây là báo cáo của {unit.name}." in text_of(campaign / f"build/mau/{name}.docx").replace(
            "Ban Thường vụ " * (not unit.name.startswith("Ban Thường vụ")), ""
        )


def test_a_unit_that_is_named_gets_its_form_alone(campaign: Path) -> None:
    done = call(campaign, "form", "da-lat", "cong-an", "-o", "gửi đi")
    assert sorted(each.name for each in (campaign / "gửi đi").iterdir()) == ["cong-an.docx", "da-lat.docx"]
    assert done.stdout == "Đã lập 2 mẫu trong gửi đi.\n"


def test_the_compiling_office_may_have_one_too(campaign: Path) -> None:
    call(campaign, "form", "ban-dan-van")
    assert "BAN DÂN VẬN" in text_of(campaign / "build/mau/ban-dan-van.docx")


def test_an_unknown_unit_is_refused_with_the_nearest(campaign: Path) -> None:
    done = call(campaign, "form", "da-latt", "da-lat", "lac-dong", check=2)
    assert "Không có đơn vị nào mã da-latt, lac-dong." in done.stderr
    assert "có phải da-lat? có phải lac-duong?" in done.stderr
    assert made_files(campaign) == []


def test_what_forms_were_made_from_is_kept_once(campaign: Path) -> None:
    call(campaign, "form", "da-lat")
    [kept] = (campaign / "data/issued").iterdir()
    outline = kept / "outline.yaml"
    assert outline.read_bytes() == (campaign / "data/outline.yaml").read_bytes()
    assert (kept / "units.yaml").read_bytes() == (campaign / "data/units.yaml").read_bytes()
    assert f"đề cương {kept.name}" in call(campaign, "form", "cong-an").stderr.lower()
    before = outline.stat().st_mtime_ns
    call(campaign, "form")
    assert outline.stat().st_mtime_ns == before
    (campaign / "data/units.yaml").write_text((campaign / "data/units.yaml").read_text("utf-8") + "\n", "utf-8")
    call(campaign, "form", "da-lat")
    assert len(list((campaign / "data/issued").iterdir())) == 2


def test_two_runs_write_the_same_bytes(campaign: Path) -> None:
    call(campaign, "form", "-o", "a")
    call(campaign, "form", "-o", "b")
    for each in (campaign / "a").iterdir():
        assert each.read_bytes() == (campaign / "b" / each.name).read_bytes()


def test_a_form_that_was_edited_is_not_overwritten(campaign: Path) -> None:
    call(campaign, "form", "da-lat", "cong-an")
    path = campaign / "build/mau/da-lat.docx"
    edit(path)
    edited = path.read_bytes()
    done = call(campaign, "form", check=2)
    assert "đã được sửa" in done.stderr
    assert path.read_bytes() == edited
    assert not (campaign / "build/mau/bao-loc.docx").exists()
    done = call(campaign, "form", "--force")
    assert "da-lat.bak.docx" in done.stderr
    assert (campaign / "build/mau/da-lat.bak.docx").read_bytes() == edited
    assert path.read_bytes() != edited


def test_a_campaign_without_a_frame_of_its_own_takes_that_of_tongket(campaign: Path) -> None:
    call(campaign, "form", "da-lat", "-o", "a")
    (campaign / "templates/form.docx").unlink()
    call(campaign, "form", "da-lat", "-o", "b")
    assert (campaign / "a/da-lat.docx").read_bytes() == (campaign / "b/da-lat.docx").read_bytes()


def test_a_frame_that_lacks_something_says_what(campaign: Path) -> None:
    edit(campaign / "templates/form.docx", "{{ body }}", "")
    done = call(campaign, "form", "da-lat", check=2)
    assert "Khung templates/form.docx chưa dùng được." in done.stderr
    assert "{{ body }}" in done.stderr
    assert made_files(campaign) == []


def test_the_tables_come_as_a_workbook_where_a_unit_has_some(campaign: Path) -> None:
    done = call(campaign, "form", "--format", "xlsx")
    names = {each.name for each in (campaign / "build/mau").iterdir()}
    assert "da-lat.xlsx" in names
    assert "ban-can-su-ubnd.xlsx" not in names
    assert "không có tệp Excel: " in done.stderr
    assert "Ban cán sự đảng Ủy ban nhân dân tỉnh" in done.stderr


@pytest.mark.parametrize("kind", ["xlsx", "yaml"])
def test_a_workbook_or_yaml_that_was_edited_is_not_overwritten(kind: str, campaign: Path) -> None:
    call(campaign, "form", "da-lat", "--format", kind)
    path = campaign / f"build/mau/da-lat.{kind}"
    call(campaign, "form", "da-lat", "--format", kind)
    path.write_bytes(path.read_bytes() + b"\n")
    call(campaign, "form", "da-lat", "--format", kind, check=2)
    call(campaign, "form", "da-lat", "--format", kind, "--force")
    assert (campaign / f"build/mau/da-lat.bak.{kind}").exists()


def test_a_format_that_there_is_not_is_refused(campaign: Path) -> None:
    assert "--format không nhận 'pdf'" in call(campaign, "form", "--format", "pdf", check=2).stderr


def test_a_file_is_no_folder_to_write_forms_to(campaign: Path) -> None:
    assert "-o cần một thư mục" in call(campaign, "form", "da-lat", "-o", "gửi.docx", check=2).stderr
    assert not (campaign / "gửi.docx").exists()


def test_a_short_run_shows_no_progress(campaign: Path) -> None:
    shown = on_a_terminal(campaign, "form", "da-lat")
    assert "Lập mẫu" not in shown


def test_a_long_run_shows_on_a_terminal_how_far_it_is(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = count()
    monkeypatch.setattr(time, "monotonic", lambda: float(next(seconds)))
    assert f"/{len(UNITS)}" in on_a_terminal(campaign, "form")


@pytest.mark.slow
def test_the_forms_of_a_campaign_that_was_just_made_pass_lint(tmp_path: Path) -> None:
    """No day is due there yet, and its units bear names that no list of organs has."""
    call(tmp_path, "init", "đợt mới", check=0)
    root = tmp_path / "đợt mới"
    call(root, "form", check=0)
    forms = sorted(map(str, (root / "build/mau").glob("*.docx")))
    assert len(forms) == 5
    assert call(root, "lint", *forms, "--format", "concise", check=0).stdout == ""
