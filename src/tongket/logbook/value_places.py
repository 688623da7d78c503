"""Where each value of a returned report stood in it: written by `receive` beside the original."""

from collections.abc import Iterable, Mapping

from tongket.model.returned import ReturnedValue
from tongket.source import nodes
from tongket.source.emitting import emit_yaml
from tongket.source.nodes import Scalar, Source


def value_places_yaml(values: Iterable[ReturnedValue]) -> str:
    """Return the places of values as YAML: `II.1.1.hoi_nghi: đoạn 12`."""
    return emit_yaml({str(each.address): each.place for each in values})


def read_value_places(source: Source) -> Mapping[str, str]:
    """Return where the values stood, by their addresses; nothing of a file that can't be read."""
    entries = source.root.entries if isinstance(source.root, nodes.Mapping) else ()
    return {each.key.text: each.value.text for each in entries if isinstance(each.value, Scalar)}
