"""Who answers (đơn vị), by when, in which order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tongket.model.outline import Item, Outline, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A kind of unit (nhóm): who owes what, by when."""

    id: str
    name: str
    count_noun: str
    """The noun of a count: "11/12 huyện ủy, thành ủy"."""
    before: date | None
    items: frozenset[str]
    """The items it owes."""
    tables: frozenset[str]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to call in a unit (liên hệ)."""

    person: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Who answers (đơn vị)."""

    id: str
    name: str
    short_name: str
    territory: str | None
    group: Group | None
    """None only for a compiling office."""
    before: date | None
    contact: Contact | None
    compiling: bool
    """The office that compiles (`vai_tro: tong_hop`): merged, first, never counted as owing."""
    symbols: tuple[str, ...] = ()
    """What its own documents bear after the slash (`ky_hieu`), where its name does not say it: `HU`, `ĐUK`."""

    def owes_item(self, item: Item) -> bool:
        """Whether it must answer this item."""
        return not self.compiling and self.group is not None and item.id in self.group.items

    def owes_table(self, table: Table) -> bool:
        """Whether it must fill in this table."""
        return not self.compiling and self.group is not None and table.id in self.group.tables

    def counted_in(self, groups: tuple[str, ...] | None) -> bool:
        """Whether its figures count where these groups are counted (`cong_tu`); None means all."""
        return groups is None or (self.group is not None and self.group.id in groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """All units in the order of rank, the compiling office first (danh sách đơn vị)."""

    groups: tuple[Group, ...]
    units: tuple[Unit, ...]
    _units: Mapping[str, Unit] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_units", {each.id: each for each in self.units})

    @property
    def owing(self) -> tuple[Unit, ...]:
        """The units that must answer, in order."""
        return tuple(each for each in self.units if not each.compiling)

    def unit(self, unit_id: str) -> Unit | None:
        """Return the unit with this id, or None."""
        return self._units.get(unit_id)

    def group(self, group_id: str) -> Group | None:
        """Return the group with this id, or None."""
        return next((each for each in self.groups if each.id == group_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """The outline and the roster, without faults."""

    outline: Outline
    roster: Roster


def count_required(unit: Unit, outline: Outline) -> int:
    """Return how many mandatory items and tables a unit owes."""
    items = sum(each.mandatory and unit.owes_item(each) for each in outline.items)
    return items + sum(unit.owes_table(each) for each in outline.tables)
