"""Whatever a unit writes, wherever it writes it: it is in a value, a clash, what has no place, or a changed word."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.forms.made import form_of
from tests.returned.changes import CHANGES
from tests.returned.paper import Grid, Paper, Para, Piece, fill, issue
from tests.returned.typists import usual
from tongket.model.returned import ReturnedReport
from tongket.returned.form_reading import read_form

UNIT = "dang-doan-ldld"
WORDS = ("zaka", "zeke", "ziki", "zoko", "zuku", "zyky")
KINDS = ("line", "cell", "paragraph", "column", "row", "table", "control")
BARE = ("tags_gone", "controls_gone", "levels_gone")


def _told(report: ReturnedReport) -> str:
    texts = [each.text for each in report.values]
    texts += [each.text for each in report.unplaced]
    texts += [each.text for clash in report.clashes for each in clash.values]
    texts += [each.returned for each in report.altered]
    return "\n".join((*texts, *report.remarks))


def _write(paper: Paper, kind: str, word: str, chance: random.Random) -> None:
    """Write a word that nobody knows somewhere."""
    grids = [each for each in paper.blocks if isinstance(each, Grid)]
    place = chance.randrange(len(paper.blocks))
    match kind:
        case "line" | "control":
            paras = [each for each in paper.paras() if kind == "line" or any(piece.slot for piece in each.pieces)]
            pieces = chance.choice(paras).pieces
            piece = chance.choice([each for each in pieces if kind == "line" or each.slot])
            words = piece.text.split(" ")
            words.insert(chance.randrange(len(words) + 1), word)
            piece.text = " ".join(words)
        case "cell":
            row = chance.choice(chance.choice(grids).rows)
            column = chance.randrange(len(row))
            row[column] = f"{row[column]} {word}"
        case "paragraph":
            paper.blocks.insert(place, Para([Piece(f"Ngoài ra có {word} nữa.")]))
        case "column":
            for number, row in enumerate(chance.choice(grids).rows):
                row.insert(1, word if number else "Cột mới")
        case "row":
            grid = chance.choice(grids)
            grid.rows.insert(chance.randrange(1, len(grid.rows)), ["", word, *[""] * (len(grid.rows[0]) - 2)])
        case "table":
            paper.blocks.insert(place, Grid([["Xã", "Số hộ"], [word, "12"]]))


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    kinds=st.lists(st.sampled_from(KINDS), min_size=1, max_size=len(WORDS)),
    changes=st.lists(st.sampled_from(sorted(CHANGES)), max_size=2),
    bare=st.sampled_from(BARE),
    seed=st.integers(0, 10**6),
)
def test_no_word_of_a_unit_is_lost(kinds: list[str], changes: list[str], bare: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    paper = fill(issue(form_of(UNIT)), usual, chance)
    for name in changes:
        CHANGES[name](paper, chance)
    CHANGES[bare](paper, chance)
    written = WORDS[: len(kinds)]
    for kind, word in zip(kinds, written, strict=True):
        _write(paper, kind, word, chance)
    told = _told(read_form(paper.flow(), paper.form)).casefold()
    assert [each for each in written if each not in told] == []
