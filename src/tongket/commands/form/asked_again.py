"""What a unit is asked to look at again (chỗ cần xem lại): the findings about its report, at the places of its form."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tongket.commands.letters.wanted import asked_at
from tongket.findings.diagnostics import Diagnostic
from tongket.model.addresses import WHOLE_REPORT, Address
from tongket.model.forms import FormRegion, FormTable, TableKind, UnitForm
from tongket.model.outline import Outline

_MOST = 3
"""So many things are said of one place; the rest is counted."""


def find_doubts(found: Iterable[Diagnostic], form: UnitForm, outline: Outline) -> Mapping[Address, str]:
    """Return by the place of a form what a unit is asked to look at there; what the form does not ask is left out."""
    places = frozenset(_places(form))
    words: dict[Address, list[str]] = defaultdict(list)
    for each in found:
        addresses, said = asked_at(each, outline)
        for place in dict.fromkeys(place for address in addresses for place in _at(address, places)):
            words[place] += [said] if said not in words[place] else []
    return {place: _join(said) for place, said in words.items()}


def _places(form: UnitForm) -> Iterator[Address]:
    """Yield what a form may mark: slots, regions, tables, rows, cells, lists; entries of lists are known by theirs."""
    for slot in form.slots:
        yield slot.address
    for block in form.blocks:
        if isinstance(block, FormRegion | FormTable):
            yield block.address
        if isinstance(block, FormTable) and block.kind is TableKind.STATISTICS:
            for row in block.rows:
                yield from (block.cell(row.id, each.id) for each in block.columns)


def _at(address: Address, places: frozenset[Address]) -> tuple[Address, ...]:
    """Return the places of a form that an address means: itself, or the slots of all years of an indicator."""
    plain = address._replace(number=0, part="") if address.number else address
    if plain in places:
        return (address,)
    if address.place == WHOLE_REPORT or address.table:
        return ()
    return tuple(sorted(each for each in places if (each.place, each.key) == (address.place, address.key)))


def _join(said: list[str]) -> str:
    more = f"; và {len(said) - _MOST} điều khác" if len(said) > _MOST else ""
    return "; ".join(said[:_MOST]) + more
