"""Figures with their sources side by side, and in yellow those that somebody must still settle."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import records
from tests.book.printed import headings, phrases, tables
from tests.builders import REPOSITORY
from tests.records import INDICATOR, ITEM
from tongket.book.blocks import TableRow
from tongket.book.reconciled import (
    OPEN_PHRASES,
    describe_sources,
    is_stale,
    open_notes,
    render_reconciled,
    source_text,
)
from tongket.merge.decisions import FigureDecision
from tongket.merge.merged import Draft, Reconciled, SourceFigure
from tongket.model.figure_names import FigureName
from tongket.model.outline import Reconciliation
from tongket.sentences.phrases import Phrases
from tongket.sentences.phrasing import read_phrases

CAMPAIGN = records.campaign(replace(ITEM, indicators=(INDICATOR,)))
UNITS = CAMPAIGN.roster.units
NAME = FigureName(place="I", id="hoi_nghi")
ASKED = Reconciliation(
    id="dc1",
    name="Số hội nghị",
    first=NAME,
    second=NAME,
    unit="mttq",
    called=None,
    tolerance=Decimal(5),
    relative=True,
)


def source(value: int | None, reported: int, expected: int, *, mean: bool = False) -> SourceFigure:
    known = Decimal(value) if value is not None else None
    return SourceFigure(value=known, reported=reported, expected=expected, units=UNITS[1 : 1 + reported], mean=mean)


def decided(used: int | None, reason: str | None = None, seen: str | None = None) -> FigureDecision:
    return FigureDecision(id="dc1", used=Decimal(used) if used is not None else None, reason=reason, seen=seen)


def compare(
    first: SourceFigure, second: SourceFigure | None = None, decision: FigureDecision | None = None
) -> Reconciled:
    return Reconciled(
        id="dc1",
        name="Số hội nghị (hội nghị)",
        names=(NAME,),
        first=first,
        second=second,
        asked=ASKED if second is not None else None,
        decision=decision,
    )


def draft(*compared: Reconciled) -> Draft:
    """Return a draft in which these figures were compared; what has one source was settled without a comparison."""
    made = records.draft(CAMPAIGN, [])
    both = tuple(each for each in compared if each.second is not None)
    return replace(made, reconciled=both, settled=tuple(each for each in compared if each.second is None))


def row(each: Reconciled) -> TableRow:
    [block] = tables(render_reconciled(draft(each), "C", phrases()))
    assert [len(line.cells) for line in block.rows] == [len(block.columns)]
    return block.rows[0]


def report_phrases() -> Phrases:
    """Return the phrases of the draft that are said here; those of its other parts are of no use."""
    file = "templates/report.j2"
    read, found = read_phrases(REPOSITORY / file, file, OPEN_PHRASES)
    assert read is not None, found
    return read


def notes(*compared: Reconciled, place: str = "I") -> list[tuple[str, str]]:
    words = report_phrases()
    said = [(figure.name, text) for figure, text in open_notes(place, draft(*compared), words)]
    assert words.found == []
    return said


@pytest.mark.parametrize(
    ("side", "text"),
    [
        (source(378, 3, 4), "378 (cộng 03/04 đơn vị)"),
        (source(1378, 4, 4, mean=True), "1.378 (bình quân 04/04 đơn vị)"),
        (source(406, 1, 1), "406 (Thành ủy Đà Lạt)"),
        (source(None, 0, 4), "chưa có số"),
    ],
)
def test_a_source_says_its_figure_and_of_whom_it_is(side: SourceFigure, text: str) -> None:
    assert source_text(side) == text


def test_both_sources_are_described_with_a_semicolon_between_them() -> None:
    assert describe_sources(compare(source(378, 3, 4), source(406, 1, 1))) == (
        "378 (cộng 03/04 đơn vị); 406 (Thành ủy Đà Lạt)"
    )
    assert describe_sources(compare(source(378, 3, 4))) == "378 (cộng 03/04 đơn vị)"


@pytest.mark.parametrize(
    ("first", "second", "difference", "verdict"),
    [
        (400, 406, "6", "khớp"),
        (406, 400, "-6", "khớp"),
        (378, 406, "28", "lệch"),
        (None, 406, "", "chưa đủ số"),
        (378, None, "", "chưa đủ số"),
    ],
)
def test_two_sources_agree_or_do_not_or_can_not_be_compared(
    first: int | None, second: int | None, difference: str, verdict: str
) -> None:
    assert row(compare(source(first, 3, 4), source(second, 1, 1))).cells[3:5] == (difference, verdict)


def test_the_row_has_the_figure_that_was_settled_on_and_why() -> None:
    assert row(compare(source(378, 3, 4), source(406, 1, 1), decided(406, "theo quyết định biên chế"))).cells == (
        *("Số hội nghị (hội nghị)", "378 (cộng 03/04 đơn vị)", "406 (Thành ủy Đà Lạt)", "28", "lệch", "406"),
        "theo quyết định biên chế",
    )


def test_a_figure_with_one_source_was_settled_and_has_nothing_beside_it() -> None:
    assert row(compare(source(378, 3, 4), None, decided(380))).cells[2:] == ("", "", "chốt", "380", "")


def test_compared_figures_come_before_those_that_were_only_settled_below_one_heading() -> None:
    both = (compare(source(378, 3, 4), None, decided(380)), compare(source(1, 3, 4), source(2, 1, 1)))
    blocks = [*render_reconciled(draft(*both), "D", phrases())]
    assert headings(blocks) == [(1, "D. ĐỐI CHIẾU SỐ LIỆU")]
    [block] = tables(blocks)
    assert [each.cells[4] for each in block.rows] == ["lệch", "chốt"]


def test_where_nothing_was_compared_or_settled_there_is_no_part() -> None:
    assert [*render_reconciled(draft(), "C", phrases())] == []


# --- what is still open


def test_two_figures_that_do_not_agree_are_open_until_one_is_settled() -> None:
    apart = compare(source(378, 3, 4), source(406, 1, 1))
    [(name, text)] = notes(apart)
    assert name == "Đối chiếu chưa khớp"
    for said in ("Số hội nghị (hội nghị)", "378 (cộng 03/04 đơn vị)", "406 (Thành ủy Đà Lạt)", "28"):
        assert said in text
    assert notes(replace(apart, decision=decided(406))) == []
    assert notes(compare(source(400, 3, 4), source(406, 1, 1))) == []


def test_the_difference_has_no_sign_whichever_source_is_larger() -> None:
    [(_, more)] = notes(compare(source(406, 3, 4), source(378, 1, 1)))
    assert "28" in more
    assert "-28" not in more


def test_a_note_stands_only_where_the_figure_is() -> None:
    assert notes(compare(source(378, 3, 4), source(406, 1, 1)), place="PL1") == []


SEEN = "378 (cộng 03/04 đơn vị); 406 (Thành ủy Đà Lạt)"


def test_a_figure_that_was_settled_over_other_sources_is_to_be_looked_at_again() -> None:
    now = compare(source(400, 4, 4), source(410, 1, 1), decided(406, seen=SEEN))
    assert is_stale(now)
    [(name, text)] = notes(now)
    assert name == "Số đã chốt, nay nguồn đã khác"
    for said in ("406", SEEN, "400 (cộng 04/04 đơn vị); 410 (Thành ủy Đà Lạt)"):
        assert said in text


@pytest.mark.parametrize(
    ("first", "second", "used", "seen"),
    [
        (378, 406, 406, SEEN),
        (378, 406, 406, "378 (cộng 3/4  đơn vị); 406 (Thành ủy Đà Lạt)"),
        (378, 406, 406, None),
        (378, 406, None, "khác"),
        (406, 406, 406, "378 (cộng 03/04 đơn vị); 406 (Thành ủy Đà Lạt)"),
    ],
)
def test_what_was_seen_as_it_is_now_or_came_to_the_settled_figure_is_not_stale(
    first: int, second: int, used: int | None, seen: str | None
) -> None:
    assert not is_stale(compare(source(first, 3, 4), source(second, 1, 1), decided(used, seen=seen)))


def test_one_source_that_came_to_the_settled_figure_is_not_enough_where_the_other_has_not() -> None:
    assert is_stale(compare(source(406, 3, 4), source(378, 1, 1), decided(406, seen=SEEN)))


FIGURES = st.none() | st.integers(0, 500)


@given(FIGURES, FIGURES, FIGURES)
def test_no_figure_is_open_and_stale_at_once_and_what_was_settled_as_seen_is_neither(
    first: int | None, second: int | None, used: int | None
) -> None:
    now = compare(source(first, 3, 4), source(second, 1, 1), decided(used, seen="378; 406"))
    assert not (now.open and is_stale(now))
    assert len(notes(now)) == now.open + is_stale(now)
    seen = replace(now, decision=decided(used, seen=describe_sources(now)))
    assert not is_stale(seen)
