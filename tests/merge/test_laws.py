"""What holds for any campaign: nothing depends on file names, and nothing is lost."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.builders import campaign, markdown, merged, open_docx, submission, write
from tests.strategies import Answers, Typed, answers
from tongket.values.figures import format_figure

OURS = {"Số đơn vị", "Tên trong câu", "Chờ xử lý"}
"""The character styles of what tongket adds to a unit's words: counts, names, what is to be done."""
MEETINGS = "Số hội nghị quán triệt: "


@contextmanager
def folder(given_answers: Answers, names: Random | None = None) -> Iterator[Path]:
    """Make a campaign of these answers, its files named by their units or by chance."""
    with tempfile.TemporaryDirectory() as root:
        numbers = list(range(len(given_answers.by_unit)))
        if names is not None:
            names.shuffle(numbers)
        files = {
            f"data/submissions/{number if names else unit}.yaml": submission(unit, typed.yaml())
            for number, (unit, typed) in zip(numbers, given_answers.by_unit.items(), strict=True)
        }
        yield campaign(Path(root), files)


def typed_lines(given_answers: Answers) -> Counter[str]:
    """Return every line that somebody typed, and how often."""
    return Counter(line for each in given_answers.by_unit.values() for line in (*each.prose, *each.point_lines()))


def meetings(typed: Typed) -> str | None:
    """Return how a unit's figure begins in the source book."""
    return f"{MEETINGS}{format_figure(Decimal(typed.meetings))} hội nghị" if typed.meetings else None


def assert_stands_once(given_answers: Answers, shown: list[str]) -> None:
    """Check that what was typed stands among the paragraphs as often as it was typed."""
    found = Counter(shown)
    wanted = typed_lines(given_answers)
    assert {line: found[line] for line in wanted} == dict(wanted)
    starts = Counter(each for typed in given_answers.by_unit.values() if (each := meetings(typed)) is not None)
    for start, count in starts.items():
        standing = [each for each in shown if each == start or each.startswith((f"{start} (ghi: ", f"{start} ("))]
        assert len([each for each in standing if "/" not in each]) == count, (start, standing)


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(answers, st.randoms(use_true_random=False))
def test_merging_does_not_depend_on_what_files_are_called_or_which_comes_first(
    given_answers: Answers, names: Random
) -> None:
    with folder(given_answers) as one, folder(given_answers, names) as other:
        assert merged(one) == merged(other)
        assert markdown(one) == markdown(other)


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(answers)
def test_everything_that_was_typed_stands_once_in_the_source_book_as_markdown(given_answers: Answers) -> None:
    with folder(given_answers) as root:
        tokens = MarkdownIt("commonmark").enable("table").parse(markdown(root)[1])
    shown = ["".join(child.content for child in each.children or []) for each in tokens if each.type == "inline"]
    assert_stands_once(given_answers, shown)


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(answers)
def test_everything_that_was_typed_stands_once_in_the_source_book_in_word(given_answers: Answers) -> None:
    with folder(given_answers) as root:
        document = open_docx(write(root)[1])
    assert_stands_once(given_answers, [each.text for each in document.paragraphs])


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(answers)
def test_everything_that_was_typed_stands_once_in_the_merged_data(given_answers: Answers) -> None:
    with folder(given_answers) as root:
        items = {each["id"]: each for each in merged(root)["items"]}
    for unit, typed in given_answers.by_unit.items():
        prose = [each["paragraphs"] for each in items["I.1"]["contributions"] if each["unit"] == unit]
        assert prose == ([list(typed.prose)] if typed.prose else [])
        figures = [each["value"] for each in items["II.1"]["indicators"]["hoi_nghi"]["by_unit"] if each["unit"] == unit]
        assert figures == ([typed.meetings] if typed.meetings is not None else [])
        for point, below in typed.points:
            text = "\n".join((point, *below))
            assert any(
                unit in each["units"] and text in (each["text"], *each["variants"]) for each in items["II.2"]["points"]
            )


def end(line: str) -> str:
    """Return a point as the report ends it."""
    return line.rstrip(" ;,") + "."


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(answers)
def test_the_draft_holds_no_line_that_nobody_wrote(given_answers: Answers) -> None:
    """Every point of the draft is one that a unit typed, before its count."""
    with folder(given_answers) as root:
        document = open_docx(write(root)[0])
    typed = typed_lines(given_answers)
    for each in document.paragraphs:
        if each.style is not None and each.style.name == "Ý" and "\t" not in each.text:
            said = [run.text for run in each.runs if run.style.name not in OURS]
            plain = "".join(said).rstrip()
            # The report ends every point with a full stop.
            assert any(plain in {end(line), line} for line in typed), each.text
