"""What holds whatever is offered and whatever a person types."""

import random
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sheet.cases import DAY, MODEL, SHOWN, STAFF_FIGURE, SUBJECTS, WEAK, Person, by_key, offer, update, written
from tests.sheet.decided_sheets import write_decisions
from tests.small_campaign import ABOUT_LETTERS
from tongket.excel.cell_values import clean_cell
from tongket.merge.decisions import (
    OTHER_SUBJECT,
    Decisions,
    ExampleDecision,
    FigureDecision,
    Offers,
    PointDecision,
    PointOffer,
)
from tongket.sheet import columns as c
from tongket.sheet.decision_sheet import read_decisions
from tongket.sheet.typed import clean_wording

LETTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="_\u200b\ufeff"),
    min_size=1,
    max_size=40,
)
TEXTS = (
    st.one_of(
        LETTERS,
        st.sampled_from(
            ["=1+1", "- Một ý", "Đạ Tẻh", "x", "không", "0", "1.234", "#N/A", "một\nhai", "_x0041_", "'0123"]
        ),
    )
    .map(clean_cell)
    .filter(bool)
)
SENTENCES = TEXTS.map(clean_wording).filter(lambda each: each != "" and clean_wording(each) == each)
MAYBE = st.sampled_from([None, True, False])
MEMBERS = 10
PARTITIONS = st.lists(st.integers(-1, 4), min_size=MEMBERS, max_size=MEMBERS)
"""The group of each of ten points; -1: it is not there."""


def group_points(places: Sequence[int]) -> Offers:
    """Return offers of the groups of some points."""
    return offer(*(_offer([n for n, at in enumerate(places) if at == each]) for each in sorted({*places} - {-1})))


def _offer(numbers: list[int]) -> PointOffer:
    return PointOffer(
        item=WEAK,
        item_title="Hạn chế",
        members=frozenset(f"{each:012x}" for each in numbers),
        units=tuple(f"Huyện {each}" for each in numbers),
        count=len(numbers),
        originals=len(numbers),
        wording=f"Ý của {numbers}.",
        details=(),
        subject="lanh_dao",
        in_draft=True,
        variants=(),
    )


@st.composite
def point_decisions(draw: st.DrawFn, key: str, members: frozenset[str], others: Sequence[str]) -> PointDecision:
    return PointDecision(
        item=WEAK,
        key=key,
        members=members,
        use=draw(MAYBE),
        wording=draw(st.none() | SENTENCES),
        subject=draw(st.sampled_from([None, OTHER_SUBJECT, *(each for each, _ in SUBJECTS)])),
        join=draw(st.sampled_from([None, *(each for each in others if each > key)])),  # upwards: never in a circle
        split=draw(st.booleans()),
        order=draw(st.none() | st.integers(1, 9_999)),
        note=draw(st.none() | TEXTS),
        details=draw(MAYBE),
    )


@st.composite
def decided(draw: st.DrawFn) -> tuple[Offers, Decisions]:
    """Draw offers, and decisions about all of them."""
    offers = group_points(draw(PARTITIONS))
    offers = replace(offers, examples=(MODEL,), figures=(STAFF_FIGURE,))
    keys = [f"{WEAK}-{number:02}" for number in range(1, len(offers.points) + 1)]
    points = [draw(point_decisions(key, each.members, keys)) for key, each in zip(keys, offers.points, strict=True)]
    example = ExampleDecision(
        item=MODEL.item,
        member=MODEL.member,
        unit=MODEL.unit,
        use=draw(MAYBE),
        wording=draw(st.none() | SENTENCES),
        territory=draw(MAYBE),
        order=draw(st.none() | st.integers(1, 9_999)),
        note=draw(st.none() | TEXTS),
    )
    numbers = st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False).filter(
        lambda each: each == each.to_integral_value() or abs(each) > 10**4 or abs(each) < Decimal("0.5")
    )
    figure = FigureDecision(id="dc1", used=draw(st.none() | numbers), reason=draw(st.none() | TEXTS))
    return offers, Decisions(points=tuple(points), examples={MODEL.member: example}, figures={"dc1": figure})


def read(data: bytes, offers: Offers) -> Decisions:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "decisions.xlsx"
        path.write_bytes(data)
        decisions, found = read_decisions(path, SHOWN, offers.subjects_by_item)
    assert [each for each in found if each.rule not in ABOUT_LETTERS] == []
    return decisions


def chosen(decisions: Decisions) -> Decisions:
    """Return what is decided, whatever wording the rows were offered with."""
    return replace(decisions, points=tuple(replace(each, proposed=None) for each in decisions.points))


def without_members(decisions: Decisions) -> dict[str, PointDecision]:
    """Return what is decided about points, by key, whatever stands behind the rows."""
    points = chosen(decisions).points
    return {each.key: replace(each, members=frozenset()) for each in points if each.touched}


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(decided())
def test_what_is_written_is_read_back(case: tuple[Offers, Decisions]) -> None:
    offers, decisions = case
    assert chosen(read(write_decisions(offers, decisions, DAY), offers)) == decisions


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(decided(), st.lists(PARTITIONS, min_size=1, max_size=3))
def test_what_a_person_decided_survives_whatever_is_offered_later(
    case: tuple[Offers, Decisions], later: list[list[int]]
) -> None:
    offers, decisions = case
    data = write_decisions(offers, decisions, DAY)
    for places in later:
        updated = update(data, group_points(places))
        assert without_members(updated.decisions) == without_members(decisions)
        example, figure = decisions.examples[MODEL.member], decisions.figures["dc1"]
        assert not example.touched or updated.decisions.examples[MODEL.member] == example
        assert not figure.touched or updated.decisions.figures["dc1"] == figure
        data = updated.data
    back = update(data, offers)
    assert without_members(back.decisions) == without_members(decisions)


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(decided(), PARTITIONS)
def test_the_new_sheet_offers_each_group_once_and_says_what_it_holds(
    case: tuple[Offers, Decisions], places: list[int]
) -> None:
    offers, decisions = case
    later = group_points(places)
    updated = update(write_decisions(offers, decisions, DAY), later)
    assert read(updated.data, later) == updated.decisions
    live = [each for each in Person(updated.data).rows() if each.get(c.STATE) != c.LOST]
    assert {str(each[c.MEMBERS]) for each in live} >= {" ".join(sorted(each.members)) for each in later.points}
    keys = [each[c.KEY] for each in Person(updated.data).rows()]
    assert len({*keys}) == len(keys)
    assert update(updated.data, later).decisions == updated.decisions


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(decided(), PARTITIONS, st.integers())
def test_the_order_of_the_rows_makes_no_difference(
    case: tuple[Offers, Decisions], places: list[int], seed: int
) -> None:
    offers, decisions = case
    data = write_decisions(offers, decisions, DAY)
    person = Person(data)
    sheet = person.sheet()
    rows = [[(cell.value, cell.data_type) for cell in each] for each in sheet.iter_rows(min_row=2)]
    random.Random(seed).shuffle(rows)  # noqa: S311 - not for secrets
    for number, row in enumerate(rows, 2):
        for column, (value, kind) in enumerate(row, 1):
            sheet.cell(number, column).value = value
            sheet.cell(number, column).data_type = kind
    assert chosen(read(person.save(), offers)) == decisions
    shuffled, straight = update(person.save(), group_points(places)), update(data, group_points(places))
    assert shuffled.decisions == straight.decisions
    both = [sorted(Person(each.data).rows(), key=lambda kept: str(kept[c.KEY])) for each in (shuffled, straight)]
    assert both[0] == both[1]


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(
    PARTITIONS.filter(lambda each: max(each) >= 0),
    PARTITIONS,
    st.dictionaries(st.sampled_from([*c.POINT_LAYOUT.open, "Người xem"]), TEXTS, min_size=1),
    st.integers(0, 4),
)
def test_nothing_that_a_person_typed_is_lost(
    places: list[int], later: list[int], typed: dict[str, str], number: int
) -> None:
    offers = group_points(places)
    person = Person(written(offers))
    key = f"{WEAK}-{number % len(offers.points) + 1:02}"
    typed = {c.NOTE: "giữ", **typed}  # "không" under Tách says nothing, so it would not keep the row
    sheet = person.sheet()
    sheet.cell(1, sheet.max_column + 1).value = "Người xem"
    before = update(person.type(key, typed).save(), offers)
    after = update(before.data, group_points(later))
    (kept,) = (each for each in Person(after.data).rows() if each[c.KEY] == key)
    decision = by_key(after.decisions)[key]
    for header, text in typed.items():
        understood = {
            c.USE: decision.use is not None,
            c.PRINT_DETAILS: decision.details is not None,
            c.ALIKE: decision.alike is not None or decision.near is None,
            c.SPLIT: decision.split or text in {"không", "0"},
            c.ORDER: decision.order is not None,
            c.WORDING: decision.wording == clean_wording(text) or not clean_wording(text),
            c.SUBJECT: decision.subject is not None,
            c.JOIN: decision.join is not None,
        }
        assert understood.get(header) or clean_cell(str(kept[header]).replace("_x005F_", "_")) == text
