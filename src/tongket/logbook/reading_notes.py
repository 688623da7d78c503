"""Where each value of a returned report stood in it, and which slots held several: kept beside the original."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tongket.source import nodes
from tongket.source.emitting import Tree, emit_yaml, tree_of
from tongket.source.nodes import Source
from tongket.values.quoting import shorten

if TYPE_CHECKING:  # reading a campaign, which reads notes, knows no forms
    from tongket.model.returned import ReturnedReport

_PLACES, _CLASHES = "cho_dung", "nhieu_gia_tri"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingNotes:
    """What is still known of how a report was read (ghi nhận khi đọc)."""

    places: Mapping[str, str] = field(default_factory=dict)
    """Where each value stood, by its address: `đoạn 12`, `trang "PL1", ô C5`."""
    clashes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of a slot that held several values, by its address, each with its place: `“214” (đoạn 12)`. None was taken."""


NO_NOTES = ReadingNotes()


def notes_yaml(report: "ReturnedReport") -> str:
    """Return the notes on a report that was read, as YAML."""
    tree: dict[str, Tree] = {_PLACES: {str(each.address): each.place for each in report.values}}
    if report.clashes:
        tree[_CLASHES] = {
            str(clash.address): tuple(f"“{shorten(each.text)}” ({each.place})" for each in clash.values)
            for clash in report.clashes
        }
    return emit_yaml(tree)


def read_reading_notes(source: Source) -> ReadingNotes:
    """Return the notes of a file; what can't be read of it is left out."""
    tree = tree_of(source.root) if isinstance(source.root, nodes.Mapping) else {}
    places, clashes = (_below(tree, key) for key in (_PLACES, _CLASHES))
    return ReadingNotes(
        places={address: place for address, place in places.items() if isinstance(place, str)},
        clashes={
            address: tuple(each for each in values if isinstance(each, str))
            for address, values in clashes.items()
            if isinstance(values, tuple)
        },
    )


def _below(tree: Tree, key: str) -> Mapping[str, Tree]:
    below = tree.get(key) if isinstance(tree, Mapping) else None
    return below if isinstance(below, Mapping) else {}
