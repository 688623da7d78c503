"""A file of phrases (`.j2`): each `{% block ten %}` is one; which are missing, misspelt or faulty."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jinja2 import Environment, nodes

from tongket.read.hints import hint_nearest, nearest
from tongket.rules import MISSING_PHRASE, UNUSED_PHRASE
from tongket.sandbox.names import Reading, check_braces, check_names, check_uses
from tongket.sandbox.syntax import Fault, parse
from tongket.sandbox.written import Token, read_tokens

Known = Mapping[str, Mapping[str, tuple[object, ...]]]
"""Phrase → name → the forms that its value may take, the first one as an example."""

NOWHERE = -1
"""The offset of a fault that is nowhere in particular: a phrase that is not there."""
_HIDDEN = re.compile(r"\{#.*?#\}|\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}", re.DOTALL)
_EDGE = re.compile(r"\{%[-+]?\s*(?:block\s+(?P<name>\w+)|endblock\b)[^%]*%\}")


class Block(NamedTuple):
    """A phrase as it stands in its file: from its first tag to the end of its last."""

    name: str
    start: int
    end: int
    at: int
    """Where its name stands."""


class Phrase(NamedTuple):
    """A phrase that can be parsed."""

    name: str
    reading: Reading


def check_phrases(environment: Environment, text: str, known: Known) -> tuple[nodes.Template | None, list[Fault]]:
    """Return the tree of a file of phrases, or None where it can't be parsed, and every fault of it."""
    tree, faults = parse(environment, text)
    blocks = read_blocks(text)
    found = [_named(each, blocks) for each in faults]
    for phrase in read_trees(environment, text, tree):
        names = known.get(phrase.name, {}).keys()
        own = [*check_uses(phrase.reading), *check_braces(phrase.reading.tokens, names)]
        if phrase.name in known:
            own += check_names(phrase.reading, names, "tên")
        found += [each._replace(message=f"câu {phrase.name}: {each.message}") for each in own]
    return tree, [*found, *_check_blocks(blocks, known)]


def _hide(text: str) -> str:
    """Return a text without its comments, of the same length."""
    return _HIDDEN.sub(lambda found: _blank(found[0]), text)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def read_blocks(text: str) -> tuple[Block, ...]:
    """Return the phrases of a file in order, one within another too; one that is not closed ends where the next begins.

    Where two have one name the first counts.
    """
    opened: list[re.Match[str]] = []
    blocks: dict[str, Block] = {}
    for edge in _EDGE.finditer(_hide(text)):
        if edge["name"] is not None:
            opened.append(edge)
        elif opened:
            start = opened.pop()
            blocks.setdefault(start["name"], Block(start["name"], start.start(), edge.end(), start.start("name")))
    for start in opened:
        after = [each.start for each in blocks.values() if each.start > start.start()]
        end = min(after, default=len(text))
        blocks.setdefault(start["name"], Block(start["name"], start.start(), end, start.start("name")))
    return tuple(sorted(blocks.values(), key=lambda each: each.start))


def read_trees(environment: Environment, text: str, whole: nodes.Template | None) -> Iterator[Phrase]:
    """Yield the phrases that can be parsed: all of them, or of a faulty file those that are well written themselves."""
    for block in read_blocks(text):
        node = _find(whole, block.name)
        if whole is None:
            alone = _blank(text[: block.start]) + text[block.start : block.end] + _blank(text[block.end :])
            node = _find(parse(environment, alone)[0], block.name)
            tokens = read_tokens(environment, alone) if node is not None else ()
        else:
            tokens = read_tokens(environment, text)
        if node is not None:
            inside = tuple(_within(tokens, text, block))
            yield Phrase(block.name, Reading(environment, nodes.Template(node.body, lineno=node.lineno), inside))


def _find(tree: nodes.Template | None, name: str) -> nodes.Block | None:
    return next((each for each in tree.find_all(nodes.Block) if each.name == name), None) if tree is not None else None


def _within(tokens: tuple[Token, ...], text: str, block: Block) -> Iterator[Token]:
    """Yield the tokens of a phrase, those of its own tags aside."""
    first = text.find("%}", block.start) + 2
    yield from (each for each in tokens if first <= each.offset < block.end)


def _named(fault: Fault, blocks: tuple[Block, ...]) -> Fault:
    """Return a fault that names the phrase it is in."""
    name = next((each.name for each in reversed(blocks) if each.start <= fault.offset < each.end), None)
    return fault._replace(message=f"câu {name}: {fault.message}") if name is not None else fault


def _check_blocks(blocks: tuple[Block, ...], known: Known) -> Iterator[Fault]:
    """Yield the phrases that are missing, each with the block that is a slip for it, and the blocks of no phrase."""
    strange = {each.name: each for each in blocks if each.name not in known}
    for name in known.keys() - {each.name for each in blocks}:
        slip = nearest(name, strange)
        message = f"thiếu câu {name}."
        if slip is None:
            yield Fault(MISSING_PHRASE, NOWHERE, 0, message, f"thêm {{% block {name} %}}…{{% endblock %}}.")
        else:
            hint = f"khối {slip} có phải là câu này? đổi tên khối thành {name}."
            yield Fault(MISSING_PHRASE, strange.pop(slip).at, len(slip), message, hint)
    for name, block in strange.items():
        hint = hint_nearest(name, sorted(known), kind="câu")
        message = f"không có câu nào tên {name}, nên khối này không được in."
        yield Fault(UNUSED_PHRASE, block.at, len(name), message, hint)
