"""Submissions written after published reports raise no false alarm: nothing is doubted in what is sound."""

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from tests.builders import REPOSITORY
from tests.commands.figures.test_published import PUBLISHED
from tests.free_reports import FreeReport, read_reports
from tests.small_campaign import find
from tongket.source.emitting import Tree, emit_yaml

LACKING = {"missing-answer", "missing-figure", "missing-table", "missing-cell", "too-short", "unasked-answer"}
"""A published report answers its own outline: what ours asks beyond it is missing, and said so."""


POINTS = {"II.1.2", "II.3.1", "II.3.2", "II.3.3", "II.4", "IV.1", "IV.2"}


def as_submission(report: FreeReport) -> str:
    """Return a report as the answers that an editor would make of it."""
    texts: dict[str, list[str]] = defaultdict(list)
    for piece in report.pieces:
        if piece.label[0] not in "#-.":
            texts[piece.label].append(piece.text)
    facts: dict[str, dict[str, str]] = defaultdict(dict)
    head = {"don_vi": report.unit, "de_cuong": "kl62"}
    for address, typed in report.figures.items():
        item = next((each for each in texts if address.startswith(f"{each}.")), None)
        if item is not None:
            # Of thousands an editor leaves the point out where it could be a decimal one.
            facts[item][address.removeprefix(f"{item}.")] = typed.replace(".", "") if "," not in typed else typed
        elif "/" not in address and "." not in address:
            head[address] = typed
    answers: dict[str, Tree] = {}
    for item, lines in texts.items():
        if item in POINTS:  # an editor makes a point of every paragraph
            answers[item] = [line.lstrip("-+* ") for line in lines]
            continue
        answers[item] = {"noi_dung": "\n".join(lines), "chi_tieu": {**facts[item]}} if facts[item] else "\n".join(lines)
    return emit_yaml({**head, "tra_loi": answers})


@pytest.mark.parametrize("report", read_reports(), ids=[each.name for each in read_reports()])
def test_nothing_is_doubted_in_a_published_report(report: FreeReport, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "data", tmp_path / "data", ignore=shutil.ignore_patterns("decisions.xlsx"))
    path = tmp_path / f"data/submissions/{report.unit}.yaml"
    path.write_text(as_submission(report), "utf-8")
    found = [each for each in find(tmp_path, [path]) if each.rule.id not in LACKING]
    assert [f"{each.location}: [{each.rule.id}] {each.message}" for each in found] == []


SOUND = [each for each in PUBLISHED if not each.faults]


def test_nothing_but_later_days_is_doubted_in_published_passages(tmp_path: Path) -> None:
    """Passages as they were published, each as a unit's text; many are of years after the period of the review."""
    shutil.copytree(REPOSITORY / "data", tmp_path / "data", ignore=shutil.ignore_patterns("submissions", "*.xlsx"))
    (tmp_path / "data/submissions").mkdir()
    found: list[str] = []
    for each in SOUND:
        path = tmp_path / "data/submissions/da-lat.yaml"
        path.write_text(emit_yaml({"don_vi": "da-lat", "de_cuong": "kl62", "tra_loi": {"I.1": "\n".join(each.texts)}}))
        told = [one for one in find(tmp_path, [path]) if one.rule.id not in {*LACKING, "missing-date", "too-long"}]
        found += [f"{each.source}: [{one.rule.id}] {one.message}" for one in told if one.rule.id != "doubtful-date"]
    assert len(SOUND) > 50
    assert found == []
