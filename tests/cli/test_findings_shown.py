"""Findings in the terminal: marks under the right characters, one switch of formats, counts at the end."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import call, campaign
from tests.cli.test_cli import FAULTY, WHOLE
from tongket.cli.snippets import snippet_around

HEAD = "don_vi: da-lat\nde_cuong: thu\nngay_gui: 8/4/2019\n"
FORMATS = ("text", "concise", "github", "json", "sarif")
COMMANDS = (("validate",), ("lint", "a.docx"), ("figures", "a.docx"), ("template", "check"))


def cells(text: str) -> int:
    """Return how wide a terminal shows a text: none for marks and what can't be seen, two for wide characters."""
    hidden = {"Mn", "Me", "Cf"}
    return sum(
        0 if unicodedata.category(each) in hidden else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )


def marked(root: Path, line: str, wrong: str, width: int = 100) -> tuple[str, str]:
    """Return what of the shown line stands left of the marks, and what above them, by cells."""
    campaign(root, {"data/submissions/da-lat.yaml": f"{HEAD}tra_loi:\n  II.1:\n    chi_tieu:\n{line}\n"})
    lines = call(root, "validate", check=1, COLUMNS=str(width)).stdout.split("\n")
    at = next(number for number, each in enumerate(lines) if re.match(r" +\| +\^", each) and wrong in lines[number - 1])
    text, marks = lines[at - 1].partition("| ")[2], lines[at].partition("| ")[2]
    before, above = "", ""
    for each in text:
        if not above and cells(before + each) <= marks.index("^"):
            before += each
        elif cells(before + above + each) <= len(marks):
            above += each
    return before, above


@pytest.mark.parametrize(
    ("line", "wrong", "shown"),
    [
        ("      hoi_nghi: mười hai", "mười", "mười hai"),
        (unicodedata.normalize("NFD", "      hoi_nghi: mười hai"), "hai", unicodedata.normalize("NFD", "mười hai")),
        ("      hoi_nghi: \tmười\thai", "hai", "mười hai"),
        ("      {hoi_nghi: 十二, ke_hoach: có}", "十二", "十二"),
        ('      {hoi_nghi: "1\u200b2", ke_hoach: có}', "2", '"1\u200b2"'),
        ("      {ke_hoach: Đa\u0323\u0302y, hoi_nghi: 12}", "12", "Đa\u0323\u0302y"),
    ],
    ids=["composed", "decomposed", "tabs", "wide", "hidden", "two-marks"],
)
def test_the_marks_stand_under_what_is_wrong(tmp_path: Path, line: str, wrong: str, shown: str) -> None:
    assert marked(tmp_path, line, wrong)[1] == shown


@pytest.mark.parametrize("width", [30, 40, 60, 200])
def test_a_line_longer_than_the_terminal_is_cut_around_the_place(tmp_path: Path, width: int) -> None:
    long = "Thành ủy đã tổ chức các hội nghị " * 20
    before, above = marked(
        tmp_path, f'      {{ke_hoach: {{khong: "{long}"}}, hoi_nghi: mười, a: "{long}"}}', "mười", width
    )
    assert above == "mười"
    assert before.startswith("…")
    shown = call(tmp_path, "validate", COLUMNS=str(width)).stdout.split("\n")
    assert all(cells(each) <= max(width, 32) for each in shown if re.match(r" +\d* \| ", each))


@given(
    before=st.text(st.sampled_from("aế 字\t\u0301\u200b\x1b"), max_size=300),
    place=st.text(st.sampled_from("1b字\u0302"), min_size=1, max_size=40),
    after=st.text(st.sampled_from("cđ漢\u0300"), max_size=300),
    width=st.integers(20, 100),
)
def test_the_part_of_a_line_fits_and_its_marks_are_of_the_place(
    before: str, place: str, after: str, width: int
) -> None:
    line = before + place + after
    shown, left, marks = snippet_around(line, len(before), len(before) + len(place), width)
    assert cells(shown) <= width
    assert marks >= 1
    assert left + marks <= max(cells(shown), 1) + 1
    assert "\t" not in shown
    assert "\x1b" not in shown


def test_every_command_that_finds_has_every_format(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=FAULTY)
    (tmp_path / "a.docx").write_bytes((tmp_path / "templates/report.docx").read_bytes())
    for command in COMMANDS:
        shown = {each: call(tmp_path, *command, "--format", each) for each in FORMATS}
        assert len({each.returncode for each in shown.values()}) == 1
        assert json.loads(shown["json"].stdout)["summary"]["files"] >= 1
        count = len(json.loads(shown["sarif"].stdout)["runs"][0]["results"])
        assert len(json.loads(shown["json"].stdout)["diagnostics"]) == count
        assert len(shown["concise"].stdout.splitlines()) == count
        assert len([each for each in shown["github"].stdout.splitlines() if each.startswith("::")]) == count


def test_help_names_the_formats_that_there_are_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    campaign(tmp_path)
    for command in (("validate",), ("lint",), ("figures",), ("template", "check")):
        said = " ".join(call(tmp_path, *command, "--help", check=0).stdout.split())
        assert all(each in said for each in FORMATS)
    assert "có phải sarif?" in call(tmp_path, "validate", "--format", "sarf", check=2).stderr


def test_the_text_ends_with_the_counts_of_each_unit(tmp_path: Path) -> None:
    stray = {"data/submissions/c.yaml": "tra_loi: {I.1: Đã làm.}"}
    campaign(tmp_path, stray, da_lat=FAULTY, bao_loc=WHOLE.replace(", ke_hoach: có", ""))
    done = call(tmp_path, "validate", check=1)
    rows = [re.split(" {2,}", each) for each in done.stderr.splitlines()]
    assert rows[1:-2] == [
        ["Đơn vị, tệp", "Lỗi", "Cảnh báo"],
        rows[2],
        *[["Thành ủy Đà Lạt", "1", "0"], ["Thành ủy Bảo Lộc", "0", "1"], ["data/submissions/c.yaml", "1", "2"]],
    ]
    assert rows[-1] == ["Đã kiểm tra 3 tệp: 2 lỗi, 3 cảnh báo."]
    assert "Đơn vị, tệp" not in done.stdout
    for form in ("concise", "github", "json", "sarif"):
        assert "Đơn vị, tệp" not in call(tmp_path, "validate", "--format", form).stderr
    narrow = call(tmp_path, "validate", COLUMNS="24").stderr
    assert "Cảnh báo" in narrow.replace("\n", " ")
