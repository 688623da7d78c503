"""The sheet is written again over what a person did in it: nothing they typed is lost, and what is new is said."""

from dataclasses import replace

import pytest

from tests.places import in_cell
from tests.sheet.cases import (
    EVERYTHING,
    LEADERSHIP,
    LESSON,
    OVERSIGHT,
    SHOWN,
    STAFF,
    SUBJECTS,
    WEAK,
    Person,
    by_key,
    grown,
    member,
    offer,
    row,
    states,
    update,
    written,
)
from tongket.merge.decisions import PointOffer
from tongket.sheet import columns as c

pytestmark = pytest.mark.slow

FIRST, SECOND, THIRD = f"{WEAK}-01", f"{WEAK}-02", f"{WEAK}-03"


def merge(one: PointOffer, other: PointOffer) -> PointOffer:
    """Return two groups in one, with the wording of the first."""
    names = (*one.units, *other.units)
    return replace(one, members=one.members | other.members, units=names, count=len(names), originals=len(names))


def test_nothing_is_called_new_the_first_time() -> None:
    updated = update(None)
    assert set(states(updated).values()) == {None}
    assert (updated.new, updated.changed, updated.lost, updated.found) == (0, 0, 0, ())


def test_nothing_changes_when_nothing_changed() -> None:
    edited = Person(written()).type(FIRST, {c.USE: "x", c.NOTE: "giữ"}).save()
    once = update(edited)
    assert update(once.data).data == once.data
    assert (once.new, once.changed, once.lost, once.found) == (0, 0, 0, ())


def test_a_new_row_says_so_and_takes_the_next_number() -> None:
    updated = update(written(offer(LEADERSHIP, OVERSIGHT)), offer(STAFF, LEADERSHIP, OVERSIGHT))
    assert states(updated) == {THIRD: c.NEW, FIRST: None, SECOND: None}
    assert updated.new == 1
    assert list(states(updated)) == [THIRD, FIRST, SECOND]  # in the order of the offers
    assert update(updated.data, offer(STAFF, LEADERSHIP, OVERSIGHT)).data == updated.data  # nothing came since
    later = update(updated.data, offer(STAFF, LEADERSHIP, OVERSIGHT, LESSON))
    assert states(later) == {THIRD: None, FIRST: None, SECOND: None, "II.4-01": c.NEW}


def test_a_row_whose_points_changed_says_what_changed() -> None:
    updated = update(
        written(), replace(EVERYTHING, points=(grown(LEADERSHIP, "Đam Rông", "Lạc Dương"), OVERSIGHT, STAFF, LESSON))
    )
    assert row(updated, FIRST)[c.STATE] == c.CHANGED
    assert row(updated, FIRST)[c.CHANGE] == "thêm 2 đơn vị: Đam Rông, Lạc Dương"
    assert (updated.new, updated.changed) == (0, 1)


def test_units_that_left_are_named_and_a_rewritten_point_is_counted() -> None:
    kept = ["Bảo Lộc", "Di Linh", "Tỉnh đoàn"]
    moved = replace(LEADERSHIP, members=frozenset(member(each, LEADERSHIP.wording) for each in kept), units=tuple(kept))
    updated = update(written(offer(LEADERSHIP)), offer(moved))
    assert row(updated, FIRST)[c.CHANGE] == "thêm 1 đơn vị: Tỉnh đoàn; bớt 1 đơn vị: Đà Lạt"
    other = {*list(LEADERSHIP.members)[1:], member("Đà Lạt", "viết lại")}
    updated = update(written(offer(LEADERSHIP)), offer(replace(LEADERSHIP, members=frozenset(other))))
    assert row(updated, FIRST)[c.CHANGE] == "thêm 1 ý; bớt 1 ý"


def test_what_a_person_decided_survives_a_change_of_the_group() -> None:
    typed = {
        c.USE: "không",
        c.ORDER: 4,
        c.SUBJECT: SUBJECTS[1][1],
        c.WORDING: "Câu của Ban.",
        c.JOIN: SECOND,
        c.SPLIT: "x",
        c.NOTE: "hỏi lại",
    }
    updated = update(Person(written()).type(FIRST, typed).save(), offer(OVERSIGHT, grown(LEADERSHIP, "Đam Rông")))
    decision = by_key(updated.decisions)[FIRST]
    assert (decision.use, decision.order, decision.subject) == (False, 4, "giam_sat")
    assert (decision.wording, decision.join, decision.split, decision.note) == ("Câu của Ban.", SECOND, True, "hỏi lại")
    assert decision.members == grown(LEADERSHIP, "Đam Rông").members
    assert {key: row(updated, FIRST)[key] for key in typed} == typed


def test_an_untouched_row_follows_the_new_proposal_and_a_touched_one_does_not() -> None:
    edited = Person(written()).type(FIRST, {c.WORDING: "Câu của Ban."}).save()
    new = [replace(each, wording=f"{each.wording} Mới.", subject=None) for each in (LEADERSHIP, OVERSIGHT)]
    updated = update(edited, offer(*new))
    assert row(updated, FIRST)[c.WORDING] == "Câu của Ban."
    assert row(updated, SECOND)[c.WORDING] == f"{OVERSIGHT.wording} Mới."
    assert row(updated, SECOND)[c.SUBJECT] == "Ý khác"
    assert not by_key(updated.decisions)[SECOND].touched


def test_a_wording_that_becomes_the_proposal_stays_a_decision() -> None:
    edited = Person(written()).type(FIRST, {c.WORDING: "Câu của Ban."}).save()
    updated = update(edited, offer(replace(LEADERSHIP, wording="Câu của Ban.")))
    updated = update(updated.data, offer(replace(LEADERSHIP, wording="Câu khác.")))
    assert by_key(updated.decisions)[FIRST].wording == "Câu của Ban."


def test_clearing_the_wording_brings_back_the_proposal() -> None:
    updated = update(Person(written()).type(FIRST, {c.WORDING: "Câu của Ban."}).save())
    updated = update(Person(updated.data).type(FIRST, {c.WORDING: None}).save())
    assert row(updated, FIRST)[c.WORDING] == LEADERSHIP.wording
    assert not by_key(updated.decisions)[FIRST].touched


def test_a_deleted_row_is_offered_again_as_new_with_a_new_number() -> None:
    person = Person(written())
    person.sheet().delete_rows(4)
    updated = update(person.save())
    assert states(updated) == {FIRST: None, SECOND: None, f"{WEAK}-04": c.NEW, "II.4-01": None}
    assert (updated.new, updated.lost) == (1, 0)


def test_an_untouched_row_without_points_goes_and_its_number_is_not_used_again() -> None:
    updated = update(written(), offer(LEADERSHIP, OVERSIGHT))
    assert states(updated) == {FIRST: None, SECOND: None}
    updated = update(updated.data, offer(LEADERSHIP, OVERSIGHT, STAFF))
    assert states(updated)[f"{WEAK}-04"] == c.NEW


def test_a_touched_row_without_points_is_kept_at_the_end_and_said() -> None:
    edited = Person(written()).type(THIRD, {c.USE: "x", c.WORDING: "Cán bộ thiếu ổn định."}).save()
    updated = update(edited, offer(OVERSIGHT, LEADERSHIP))
    assert list(states(updated).items())[-1] == (THIRD, c.LOST)
    assert row(updated, THIRD)[c.WORDING] == "Cán bộ thiếu ổn định."
    assert row(updated, THIRD)[c.UNITS] == "Cát Tiên"
    assert updated.lost == 1
    (found,) = updated.found
    assert (found.rule.id, found.location.file, in_cell(found).row) == ("lost-decision", SHOWN, 4)
    assert THIRD in found.message
    assert by_key(updated.decisions)[THIRD].wording == "Cán bộ thiếu ổn định."
    assert update(updated.data, offer(OVERSIGHT, LEADERSHIP)).lost == 1


def test_a_lost_row_whose_points_are_back_is_an_ordinary_row_again() -> None:
    edited = Person(written()).type(THIRD, {c.USE: "x"}).save()
    updated = update(update(edited, offer(LEADERSHIP)).data, offer(LEADERSHIP, STAFF))
    assert row(updated, THIRD)[c.STATE] == c.CHANGED
    assert row(updated, THIRD)[c.CHANGE] == "có trở lại"
    assert by_key(updated.decisions)[THIRD].use is True
    assert updated.lost == 0


def test_a_lost_row_that_is_cleared_goes() -> None:
    updated = update(Person(written()).type(THIRD, {c.USE: "x"}).save(), offer(LEADERSHIP))
    cell = Person(updated.data).cell(THIRD, c.USE)
    assert not cell.protection.locked
    updated = update(Person(updated.data).type(THIRD, {c.USE: None}).save(), offer(LEADERSHIP))
    assert (list(states(updated)), updated.lost) == ([FIRST], 0)


def test_of_two_rows_whose_groups_joined_the_larger_goes_on_and_the_other_is_kept_if_touched() -> None:
    edited = Person(written()).type(SECOND, {c.WORDING: "Giám sát còn yếu."}).save()
    updated = update(edited, offer(merge(OVERSIGHT, LEADERSHIP)))
    assert states(updated) == {FIRST: c.CHANGED, SECOND: c.LOST}
    assert row(updated, SECOND)[c.CHANGE] == f"các ý này nay ở hàng {FIRST}"
    untouched = update(written(), offer(merge(OVERSIGHT, LEADERSHIP)))
    assert states(untouched) == {FIRST: c.CHANGED}
    again = update(updated.data, offer(merge(OVERSIGHT, LEADERSHIP)))
    assert again.data == updated.data
    later = update(updated.data, offer(merge(OVERSIGHT, LEADERSHIP), STAFF))
    assert states(later) == {FIRST: None, SECOND: c.LOST, f"{WEAK}-04": c.NEW}


def test_a_group_that_fell_apart_leaves_its_row_with_the_larger_part() -> None:
    whole = merge(LEADERSHIP, OVERSIGHT)
    edited = Person(written(offer(whole))).type(FIRST, {c.USE: "x"}).save()
    updated = update(edited, offer(OVERSIGHT, LEADERSHIP))
    assert states(updated) == {SECOND: c.NEW, FIRST: c.CHANGED}
    assert row(updated, FIRST)[c.UNITS] == "Đà Lạt; Bảo Lộc; Di Linh"


def test_a_row_that_was_joined_stays_where_offers_are_of_joined_groups_too() -> None:
    edited = Person(written()).type(FIRST, {c.JOIN: SECOND, c.NOTE: "một ý"}).save()
    updated = update(edited, offer(merge(OVERSIGHT, LEADERSHIP), STAFF))
    assert list(states(updated)) == [SECOND, FIRST, THIRD]
    assert c.STATE not in row(updated, FIRST)
    assert row(updated, FIRST)[c.CHANGE] == f"đã gộp vào {SECOND}"
    assert (updated.lost, updated.found) == (0, ())
    assert by_key(updated.decisions)[FIRST].join == SECOND


def test_a_row_that_another_is_joined_with_is_kept_even_untouched() -> None:
    edited = Person(written()).type(FIRST, {c.JOIN: SECOND}).save()
    updated = update(edited, offer(LEADERSHIP, STAFF))
    assert states(updated)[SECOND] == c.LOST
    assert by_key(updated.decisions)[FIRST].join == SECOND
