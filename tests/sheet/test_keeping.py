"""Whatever a person typed, added or settled is there after the next `decide`."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tests.places import in_cell
from tests.sheet.cases import (
    ARMY_MODEL,
    EVERYTHING,
    LEADERSHIP,
    MODEL,
    OVERSIGHT,
    SHOWN,
    STAFF,
    STAFF_FIGURE,
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
from tongket.merge.decisions import FigureDecision
from tongket.sheet import columns as c
from tongket.sheet.decision_sheet import read_decisions

pytestmark = pytest.mark.slow

FIRST, SECOND, THIRD = f"{WEAK}-01", f"{WEAK}-02", f"{WEAK}-03"


def test_what_was_not_understood_stays_in_its_cell_and_is_said_with_its_new_place() -> None:
    edited = Person(written()).type(THIRD, {c.USE: "có lẽ", c.JOIN: "hàng trên", c.SUBJECT: "Về kinh phí"}).save()
    updated = update(edited, offer(STAFF, LEADERSHIP, OVERSIGHT))
    assert [in_cell(each).row for each in updated.found] == [2, 2, 2]
    assert [row(updated, THIRD)[each] for each in (c.USE, c.JOIN, c.SUBJECT)] == ["có lẽ", "hàng trên", "Về kinh phí"]
    gone = update(edited, offer(LEADERSHIP, OVERSIGHT))
    assert row(gone, THIRD)[c.USE] == "có lẽ"
    assert gone.lost == 1


def test_a_row_and_columns_that_a_person_added_are_kept() -> None:
    person = Person(written())
    sheet = person.sheet()
    last = sheet.max_column + 1
    sheet.cell(1, last).value = "Người phụ trách"
    sheet.cell(2, last).value = "Hoa"
    sheet.cell(4, last + 1).value = 17
    sheet.cell(9, person.column(c.WORDING)).value = "Ý của tôi."
    sheet.cell(9, person.column(c.STATE)).value = "hỏi Ban"
    updated = update(person.save(), offer(LEADERSHIP, OVERSIGHT))
    assert row(updated, FIRST)["Người phụ trách"] == "Hoa"
    assert row(updated, THIRD)[c.UNNAMED] == 17
    own = Person(updated.data).rows()[-1]
    assert (own[c.STATE], own[c.WORDING], own[c.NOTE]) == (c.LOST, "Ý của tôi.", "hỏi Ban")
    assert updated.lost == 2
    again = update(updated.data, offer(LEADERSHIP, OVERSIGHT))
    assert Person(again.data).rows() == Person(updated.data).rows()
    assert not Person(updated.data).sheet().cell(2, Person(updated.data).column("Người phụ trách")).protection.locked


@pytest.mark.parametrize(("typed", "called"), [("ý-x", "ý-x"), (None, "Hàng thêm")])
def test_a_row_that_a_person_added_is_called_as_it_was_typed(typed: str | None, called: str) -> None:
    person = Person(written(offer(LEADERSHIP)))
    person.sheet().cell(9, person.column(c.KEY)).value = typed
    person.sheet().cell(9, person.column(c.NOTE)).value = "tạm"
    (found,) = update(person.save(), offer(LEADERSHIP)).found
    assert found.message.startswith(f"{called}: không gắn với ý nào của đơn vị;")


def test_a_row_that_a_person_added_goes_when_it_is_cleared() -> None:
    person = Person(written(offer(LEADERSHIP)))
    person.sheet().cell(9, person.column(c.NOTE)).value = "tạm"
    person = Person(update(person.save(), offer(LEADERSHIP)).data)
    person.sheet().cell(9, person.column(c.NOTE)).value = None
    assert [each for each in Person(update(person.save(), offer(LEADERSHIP)).data).rows() if each][1:] == []


def test_of_two_copies_that_differ_both_are_kept() -> None:
    person = Person(written(offer(LEADERSHIP))).type(FIRST, {c.USE: "x"})
    sheet = person.sheet()
    for column, cell in enumerate(sheet[2], 1):
        sheet.cell(3, column).value = cell.value
    sheet.cell(3, person.column(c.NOTE)).value = "bản thứ hai"
    updated = update(person.save(), offer(LEADERSHIP))
    rows = Person(updated.data).rows()
    assert [each.get(c.STATE) for each in rows] == [None, c.LOST]
    assert {each.get(c.NOTE) for each in rows} == {None, "bản thứ hai"}
    assert {each.rule.id for each in updated.found} == {"bad-decision", "lost-decision"}


def test_sheets_that_a_person_added_are_kept() -> None:
    person = Person(written())
    own = person.book.create_sheet("Họp 17/4".replace("/", "-"))
    own["B2"] = "Ý kiến đồng chí Phó Bí thư"
    own["B3"] = "=1+1"
    own["XFD1048576"] = "xa"
    own.merge_cells("B2:D2")
    own.column_dimensions["B"].width = 44
    updated = update(person.save())
    copied = Person(updated.data).sheet("Họp 17-4")
    assert [copied[each].value for each in ("B2", "B3", "XFD1048576")] == ["Ý kiến đồng chí Phó Bí thư", "=1+1", "xa"]
    assert [each.coord for each in copied.merged_cells.ranges] == ["B2:D2"]
    assert copied.column_dimensions["B"].width == 44
    assert update(updated.data).data == updated.data


def test_a_sheet_that_was_deleted_is_offered_again() -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"})
    del person.book[c.EXAMPLES]
    updated = update(person.save())
    assert set(states(updated, c.EXAMPLES).values()) == {c.NEW}
    assert by_key(updated.decisions)[FIRST].use is True
    assert updated.found == ()


def test_examples_go_by_their_own_words() -> None:
    offers = offer(examples=[MODEL, ARMY_MODEL])
    edited = Person(written(offers)).type("II.1.1-ĐH01", {c.USE: "x", c.NAMED: "đơn vị"}, c.EXAMPLES).save()
    third = replace(MODEL, member=member("da-lat", "Tổ tự quản", "II.1.1"))
    changed = replace(ARMY_MODEL, result="100% tổ công tác")
    updated = update(edited, offer(examples=[third, changed]))
    assert states(updated, c.EXAMPLES) == {"II.1.1-ĐH03": c.NEW, "II.1.1-ĐH02": c.CHANGED, "II.1.1-ĐH01": c.LOST}
    assert row(updated, "II.1.1-ĐH02", c.EXAMPLES)[c.CHANGE] == "đã khác: kết quả"
    assert updated.decisions.examples[MODEL.member].use is True
    assert updated.decisions.examples[MODEL.member].territory is False


def test_figures_keep_what_was_settled_and_say_when_their_sources_change() -> None:
    offers = offer(figures=[STAFF_FIGURE])
    edited = Person(written(offers)).type("dc1", {c.USED: 1406, c.REASON: "theo BTCTU"}, c.FIGURES).save()
    updated = update(
        edited, offer(figures=[replace(STAFF_FIGURE, first=Decimal(1400)), replace(STAFF_FIGURE, id="dc2")])
    )
    assert states(updated, c.FIGURES) == {"dc1": c.CHANGED, "dc2": c.NEW}
    assert row(updated, "dc1", c.FIGURES)[c.CHANGE] == "đã khác: số thứ nhất"
    assert updated.decisions.figures["dc1"] == FigureDecision(id="dc1", used=Decimal(1406), reason="theo BTCTU")
    gone = update(edited, offer())
    assert states(gone, c.FIGURES) == {"dc1": c.LOST}
    assert gone.decisions.figures["dc1"].used == 1406


def test_an_unreadable_sheet_is_left_as_it_is() -> None:
    updated = update(b"hu")
    assert updated.data == b"hu"
    assert [each.rule.id for each in updated.found] == ["unreadable-sheet"]


def test_the_decisions_told_are_those_that_the_new_sheet_holds(tmp_path: Path) -> None:
    person = (
        Person(written())
        .type(FIRST, {c.USE: "x", c.WORDING: "Câu của Ban."})
        .type(THIRD, {c.NOTE: "giữ", c.ORDER: "ba"})
    )
    person.type("II.1.1-ĐH01", {c.USE: "x"}, c.EXAMPLES).type("dc1", {c.USED: "1.406"}, c.FIGURES)
    offers = replace(EVERYTHING, points=(OVERSIGHT, grown(LEADERSHIP, "Lạc Dương")))
    updated = update(person.save(), offers)
    (tmp_path / "decisions.xlsx").write_bytes(updated.data)
    decisions, found = read_decisions(tmp_path / "decisions.xlsx", SHOWN, offers.subjects_by_item)
    assert decisions == updated.decisions
    assert set(found) <= set(updated.found)
