"""An entry more in the log: what people typed into it, comments included, stays as it is."""

import textwrap
from dataclasses import dataclass

from tongket.logbook.receipt_log import LOG_KEY
from tongket.model.arrivals import Arrival, Opinion
from tongket.source import nodes
from tongket.source.emitting import Tree, emit_yaml, tree_of
from tongket.source.nodes import Source
from tongket.source.tree import parse_source
from tongket.values.figures import format_short_date

_WIDTH = 100
"""Of a line of addresses."""


@dataclass(slots=True)
class LogText:
    """The log as text, to which entries are added."""

    text: str
    added_at_end: bool
    """Whether an entry can be written behind all others: nobody wrote the file in another layout."""

    def add(self, entry: Arrival | Opinion) -> None:
        """Add an entry at the end."""
        tree = _arrival_tree(entry) if isinstance(entry, Arrival) else _opinion_tree(entry)
        if self.added_at_end:
            self.text += _item(tree)
            return
        self.text = emit_yaml({**_log(self.text), LOG_KEY: (*_entries(_log(self.text)), tree)})
        self.added_at_end = True


def open_log(text: str) -> LogText:
    """Return the text of a log that has no faults; an empty one where there is none yet."""
    if not text.strip():
        return LogText(text=f"{LOG_KEY}:\n", added_at_end=True)
    text = text if text.endswith("\n") else f"{text}\n"
    trial: Tree = {"don_vi": "thu", "ban": "1"}
    return LogText(text=text, added_at_end=_entries(_log(text + _item(trial))) == (*_entries(_log(text)), trial))


def _log(text: str) -> dict[str, Tree]:
    source: Source = parse_source(text.encode(), "")[0]
    tree = tree_of(source.root) if source.complete and isinstance(source.root, nodes.Mapping) else {}
    return dict(tree) if isinstance(tree, dict) else {}


def _entries(log: dict[str, Tree]) -> tuple[Tree, ...]:
    entries = log.get(LOG_KEY, ())
    return tuple(entries) if isinstance(entries, tuple) else ()


def _item(tree: Tree) -> str:
    """Return an entry as it stands in the list."""
    return emit_yaml({LOG_KEY: (tree,)}).partition("\n")[2]


def _arrival_tree(arrival: Arrival) -> Tree:
    form = {"phien_ban": arrival.form or "", "so": str(arrival.form_number or "")}
    ways = {way.value: _wrap(addresses) for way, addresses in arrival.ways.items()}
    return _given(
        {
            "don_vi": arrival.unit,
            "ban": str(arrival.version),
            "ngay_den": format_short_date(arrival.day),
            "qua": arrival.via,
            "so_ky_hieu": arrival.reference,
            "ky": arrival.signed.value,
            "tep": arrival.file,
            "sha256": arrival.digest,
            "mau": form if arrival.form is not None else None,
            "cach_doc": ways or None,
            "thay_doi": arrival.changes,
            "nguoi_nhan": arrival.by,
        }
    )


def _opinion_tree(opinion: Opinion) -> Tree:
    return _given(
        {
            "don_vi": opinion.unit,
            "ban": str(opinion.version),
            "xem": opinion.verdict.value,
            "ngay": format_short_date(opinion.day),
            "nguoi": opinion.by,
            "noi_dung": opinion.wanted,
        }
    )


def _given(entry: dict[str, Tree | None]) -> Tree:
    return {key: value for key, value in entry.items() if value is not None}


def _wrap(addresses: tuple[str, ...]) -> str:
    lines = textwrap.wrap(" ".join(addresses), _WIDTH, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines) + ("\n" if len(lines) > 1 else "")
