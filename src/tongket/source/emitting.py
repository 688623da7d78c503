"""A tree of texts → YAML that the reader of this room gives back letter for letter, and that a person may edit."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence

import yaml

from tongket.source import nodes

_WIDEST = 1 << 30
"""A line is never broken: a finding points into it."""
_TAB_FIRST = re.compile(r"^ *\t", re.MULTILINE)
"""Where a block of text begins a line with a tab libyaml takes it for an indent."""
_STRANGE_BREAK = re.compile("[\x85\u2028\u2029]")
"""Line ends for YAML 1.1 and nobody else: written with `\\`, so that what stands around them stays as it was."""

Tree = str | Sequence["Tree"] | Mapping[str, "Tree"]
"""What a YAML file holds: texts, lists, mappings from a key; an empty text is a key without a value."""


def emit_yaml(tree: Tree) -> str:
    """Return the YAML of a tree: one key a line, never braces; a text of several lines as a `|` block where it can."""
    stream = io.StringIO()
    emitter = _Emitter(stream)
    for event in _events(tree):
        emitter.emit(event)
    return stream.getvalue()


def tree_of(node: nodes.Node | None) -> Tree:
    """Return the tree of what was read; what could not be read is empty."""
    match node:
        case nodes.Scalar():
            return node.text
        case nodes.Mapping():
            return {each.key.text: tree_of(each.value) for each in node.entries}
        case nodes.Sequence():
            return tuple(map(tree_of, node.items))
    return ""


def _events(tree: Tree) -> Iterator[yaml.Event]:
    yield yaml.StreamStartEvent()
    yield yaml.DocumentStartEvent(explicit=False)
    yield from _nodes(tree)
    yield yaml.DocumentEndEvent(explicit=False)
    yield yaml.StreamEndEvent()


def _nodes(tree: Tree) -> Iterator[yaml.Event]:
    if isinstance(tree, str):
        style = '"' if _STRANGE_BREAK.search(tree) else "|" if "\n" in tree else None
        yield yaml.ScalarEvent(None, None, (True, True), tree, style=style)
    elif isinstance(tree, Mapping):
        yield yaml.MappingStartEvent(None, None, implicit=True, flow_style=not tree)
        for key, value in tree.items():
            yield yaml.ScalarEvent(None, None, (True, True), key)
            yield from _nodes(value)
        yield yaml.MappingEndEvent()
    else:
        yield yaml.SequenceStartEvent(None, None, implicit=True, flow_style=not tree)
        for each in tree:
            yield from _nodes(each)
        yield yaml.SequenceEndEvent()


class _Emitter(yaml.emitter.Emitter):
    """PyYAML's, with the items of a list indented, and tabs in a block of text."""

    def __init__(self, stream: io.StringIO) -> None:
        super().__init__(stream, allow_unicode=True, width=_WIDEST)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - PyYAML's
        """Go one step in."""
        del indentless
        super().increase_indent(flow, indentless=False)

    def analyze_scalar(self, scalar: str) -> yaml.emitter.ScalarAnalysis:
        """Return in which styles a text can be written."""
        if "\n" not in scalar or _TAB_FIRST.search(scalar):
            return super().analyze_scalar(scalar)
        analysis = super().analyze_scalar(scalar.replace("\t", "-"))
        analysis.scalar = scalar
        return analysis
