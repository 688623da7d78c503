"""Which group of points a row of an earlier sheet goes on with."""

from hypothesis import given
from hypothesis import strategies as st

from tests.sheet.cases import WEAK
from tongket.merge.decisions import PointDecision, match_groups


def row(number: int, members: str, **typed: object) -> PointDecision:
    """Return a row whose points are letters."""
    return PointDecision(item=WEAK, key=f"{WEAK}-{number:02}", members=frozenset(members), **typed)  # type: ignore[arg-type]


def match(rows: list[PointDecision], *groups: str) -> tuple[int | None, ...]:
    return match_groups(rows, [frozenset(each) for each in groups])


def test_a_row_goes_on_with_the_group_that_holds_most_of_its_points() -> None:
    assert match([row(1, "abc"), row(2, "de")], "de", "ab", "c") == (1, 0)


def test_a_row_without_any_of_its_points_has_no_group() -> None:
    assert match([row(1, "abc")], "de") == (None,)


def test_of_rows_whose_groups_joined_the_one_with_more_points_goes_on() -> None:
    assert match([row(1, "ab", note="giữ"), row(2, "cde")], "abcde") == (None, 0)


def test_of_rows_alike_the_touched_one_goes_on_then_the_lower_number() -> None:
    assert match([row(1, "ab"), row(2, "cd", note="giữ")], "abcd") == (None, 0)
    assert match([row(1, "ab"), row(2, "cd")], "abcd") == (0, None)
    assert match([row(100, "ab"), row(99, "cd")], "abcd") == (None, 0)


def test_of_groups_that_hold_as_much_the_one_most_like_the_row_is_taken() -> None:
    assert match([row(1, "abcd")], "abxyz", "cd") == (1,)


def test_a_joined_row_stands_back_where_its_target_has_a_claim() -> None:
    rows = [row(1, "abc", join=f"{WEAK}-02"), row(2, "de")]
    assert match(rows, "abcde") == (None, 0)
    assert match(rows, "abc", "de") == (0, 1)


def test_the_same_words_twice_in_one_report_are_two_rows_in_order() -> None:
    assert match([row(1, "a"), row(2, "a")], "a", "a") == (0, 1)


_PARTITION = st.lists(st.integers(0, 5), min_size=1, max_size=12).map(
    lambda places: [
        "".join(chr(97 + letter) for letter, at in enumerate(places) if at == place) for place in sorted({*places})
    ]
)


@given(_PARTITION, _PARTITION, st.randoms(use_true_random=False), st.sets(st.integers(1, 6)))
def test_the_order_of_rows_and_groups_makes_no_difference(
    old: list[str], new: list[str], chance: object, touched: set[int]
) -> None:
    rows = [row(number, each, note="giữ" if number in touched else None) for number, each in enumerate(old, 1)]
    expected = {(rows[at].key, new[place]) for at, place in enumerate(match(rows, *new)) if place is not None}
    assert len({key for key, _ in expected}) == len({group for _, group in expected}) == len(expected)
    shuffled_rows, shuffled = [*rows], [*new]
    chance.shuffle(shuffled_rows)  # type: ignore[attr-defined]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found = match(shuffled_rows, *shuffled)
    assert {(shuffled_rows[at].key, shuffled[place]) for at, place in enumerate(found) if place is not None} == expected
