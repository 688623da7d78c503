"""What was found while a report is read, before the readings are joined (tập hợp)."""

from dataclasses import dataclass, field

from tongket.model.addresses import Address
from tongket.model.returned import Altered, Unplaced, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A value as one reading saw it."""

    address: Address
    label: str
    text: str
    """"" where nothing was typed."""
    way: Way
    place: str
    doubt: str = ""
    """Why it is not sure, in Vietnamese; "" where it is."""


@dataclass(slots=True, eq=False, kw_only=True)
class Gathered:
    """Everything that was found so far."""

    sightings: list[Sighting] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    altered: list[Altered] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def leave(self, text: str, place: str, reason: str) -> None:
        """Keep a text that belongs to no slot for sure."""
        if text.strip():
            self.unplaced.append(Unplaced(text=text.strip(), place=place, reason=reason))
