"""What a unit is asked: its own items and facts, in the words of its own report."""

import pytest

from tests.forms.made import form_of, real
from tongket.model.forms import FormLine, FormRegion, FormTable, LineRole, TableKind, UnitForm

UNITS = [each.id for each in real().roster.owing]


def headings(form: UnitForm) -> list[str]:
    return [each.place for each in form.body if isinstance(each, FormLine) and each.role is LineRole.HEADING]


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_is_asked_its_own_items_and_no_other(name: str) -> None:
    form, outline = form_of(name), real().outline
    owed = [each.id for each in outline.items if form.unit.owes_item(each)]
    assert [each.address.place for each in form.body if isinstance(each, FormRegion)] == owed
    assert [each for each in headings(form) if outline.item(each)] == owed


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_is_asked_each_of_its_facts_once_and_no_other(name: str) -> None:
    form, outline = form_of(name), real().outline
    wanted = [
        (item.id, each.id)
        for item in outline.items
        if form.unit.owes_item(item)
        for each in item.indicators
        if form.unit.counted_in(each.groups)
    ]
    slots = [each.address for each in form.slots if each.address.place]
    lists = [each.address for each in form.body if isinstance(each, FormTable)]
    assert len(set(slots)) == len(slots)
    assert {(each.place, each.key) for each in (*slots, *lists)} == set(wanted)


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_gets_its_own_rows_and_the_columns_that_are_typed(name: str) -> None:
    form, outline = form_of(name), real().outline
    tables = [each for blocks in form.annexes for each in blocks if isinstance(each, FormTable)]
    assert [each.address.place for each in tables] == [each.id for each in outline.tables if form.unit.owes_table(each)]
    for each in tables:
        asked = outline.table(each.address.place)
        assert asked is not None
        assert [row.id for row in each.rows] == [row.id for row in asked.rows_of(name)]
        assert [column.id for column in each.columns if column.id] == [
            column.id for column in asked.columns if column.formula is None
        ]
        assert each.kind is TableKind.STATISTICS
