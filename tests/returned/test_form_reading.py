"""Forms that came back, changed as programs and people change them: what is read is what was typed, or it is told."""

import random

import pytest

from tests.forms.made import form_of
from tests.returned.changes import CHANGES
from tests.returned.paper import Paper, Score, fill, issue, score
from tests.returned.typists import usual
from tongket.returned.form_reading import read_form

UNITS = ("da-lat", "dang-doan-ldld")
LEAST = 95.0
"""Percent of the values that must come back exactly."""
LEAST_WITHOUT_HEADINGS = 80.0
"""The same where headings are gone or other words: what an answer may have swallowed is told."""
WITHOUT_HEADINGS = frozenset(("headings_reworded", "heading_lines_deleted", "everything_at_once"))


def _typed(unit: str, seed: str = "") -> Paper:
    return fill(issue(form_of(unit)), usual, random.Random(f"{unit}{seed}"))  # noqa: S311


@pytest.mark.parametrize("unit", UNITS)
def test_what_was_typed_is_read(unit: str) -> None:
    paper = _typed(unit)
    report = read_form(paper.flow(), paper.form)
    assert {each.address: each.text for each in report.values} == paper.typed
    assert report.stamp == paper.form.stamp
    assert (report.clashes, report.unplaced, report.altered, report.remarks) == ((), (), (), ())


@pytest.mark.parametrize("unit", UNITS)
def test_an_untouched_form_says_nothing(unit: str) -> None:
    paper = issue(form_of(unit))
    report = read_form(paper.flow(), paper.form)
    assert (report.values, report.clashes, report.unplaced, report.altered) == ((), (), (), ())


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_form_is_read_or_told_and_never_wrong(name: str) -> None:
    said = Score()
    for unit in UNITS:
        paper = _typed(unit, name)
        CHANGES[name](paper, random.Random(name))  # noqa: S311
        said.add(score(paper.typed, read_form(paper.flow(), paper.form)))
    assert said.wrong == []
    assert said.share >= (LEAST_WITHOUT_HEADINGS if name in WITHOUT_HEADINGS else LEAST)
