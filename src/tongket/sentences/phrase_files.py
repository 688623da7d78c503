"""A file of phrases (`.j2`): each `{% block ten %}` is one; which are missing, misspelt or faulty."""

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from copy import copy
from functools import lru_cache
from typing import NamedTuple

from jinja2 import Environment, nodes

from tongket.findings.template_rules import MISSING_PHRASE, UNUSED_PHRASE
from tongket.sentences.phrases import Known
from tongket.sentences.template_names import TemplateReading, check_braces, check_names, check_uses
from tongket.sentences.template_syntax import Fault, parse
from tongket.sentences.written import Token, read_tokens
from tongket.values.hints import hint_nearest, nearest

NOWHERE = -1
"""The offset of a fault that is nowhere in particular: a phrase that is not there."""
_HIDDEN = re.compile(r"\{#.*?(?:#\}|\Z)|\{%[-+]?\s*raw\s*[-+]?%\}.*?(?:\{%[-+]?\s*endraw\s*[-+]?%\}|\Z)", re.DOTALL)
_EDGE = re.compile(r"\{%[-+]?\s*(?:block\s+(?P<name>\w+)|endblock\b)[^%]*%\}")


class PhraseBlock(NamedTuple):
    """A phrase as it stands in its file: from its first tag to the end of its last."""

    name: str
    start: int
    end: int
    at: int
    """Where its name stands."""


class Phrase(NamedTuple):
    """A phrase that can be parsed."""

    name: str
    reading: TemplateReading


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
        new = (each for each in own if not any(0 <= each.offset - one.offset < one.length for one in faults))
        found += [each._replace(message=f"câu {phrase.name}: {each.message}") for each in new]
    if tree is not None:
        found += check_uses(_outside(environment, text, tree, blocks))
    return tree, [*found, *_check_blocks(blocks, known)]


@lru_cache(maxsize=8)
def _outside(
    environment: Environment, text: str, tree: nodes.Template, blocks: tuple[PhraseBlock, ...]
) -> TemplateReading:
    """Return what stands outside all phrases: it prints nowhere, but what it uses must be there."""
    own: list[Token] = []
    left, end = deque(blocks), 0
    for token in read_tokens(environment, text):
        while left and left[0].start <= token.offset:
            end = max(end, left.popleft().end)
        if token.offset >= end:
            own.append(token)
    return TemplateReading(environment, _without_blocks(tree), tuple(own))


def _without_blocks(node: nodes.Node) -> nodes.Node:
    kept = copy(node)
    for field, value in node.iter_fields():
        if isinstance(value, nodes.Node):
            setattr(kept, field, _without_blocks(value))
        elif isinstance(value, list):
            parts = [each for each in value if not isinstance(each, nodes.Block)]
            setattr(kept, field, [_without_blocks(each) if isinstance(each, nodes.Node) else each for each in parts])
    return kept


def read_blocks(text: str) -> tuple[PhraseBlock, ...]:
    """Return the phrases of a file in order, one within another too; one that is not closed ends where the next begins.

    Where two have one name the first counts.
    """
    opened: list[re.Match[str]] = []
    blocks: dict[str, PhraseBlock] = {}
    for edge in _EDGE.finditer(_hide(text)):
        if edge["name"] is not None:
            opened.append(edge)
        elif opened:
            start = opened.pop()
            blocks.setdefault(start["name"], PhraseBlock(start["name"], start.start(), edge.end(), start.start("name")))
    closed = sorted(each.start for each in blocks.values())
    for start in opened:
        after = bisect_left(closed, start.start())
        end = closed[after] if after < len(closed) else len(text)
        blocks.setdefault(start["name"], PhraseBlock(start["name"], start.start(), end, start.start("name")))
    return tuple(sorted(blocks.values(), key=lambda each: each.start))


def _hide(text: str) -> str:
    """Return a text without its comments, of the same length."""
    return _HIDDEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


@lru_cache(maxsize=8)
def read_trees(environment: Environment, text: str, whole: nodes.Template | None) -> tuple[Phrase, ...]:
    """Return the phrases that can be parsed: all of them, or of a faulty file those that are well written themselves.

    Kept, as each file is read by several checks and no tree is ever changed.
    """
    return tuple(_trees(environment, text, whole))


def _trees(environment: Environment, text: str, whole: nodes.Template | None) -> Iterator[Phrase]:
    nodes_by_name = _blocks_of(whole)
    tokens = read_tokens(environment, text) if whole is not None else ()
    for block in read_blocks(text):
        node = nodes_by_name.get(block.name)
        if whole is None:
            # Its own text at its own lines, for Jinja2 knows lines only.
            lines = "\n" * text.count("\n", 0, block.start)
            alone = lines + text[block.start : block.end]
            node = _blocks_of(parse(environment, alone)[0]).get(block.name)
            moved = block.start - len(lines)
            tokens = _moved(read_tokens(environment, alone), moved) if node is not None else ()
        if node is not None:
            inside = tuple(_within(tokens, text, block))
            yield Phrase(
                block.name, TemplateReading(environment, nodes.Template(node.body, lineno=node.lineno), inside)
            )


def _blocks_of(tree: nodes.Template | None) -> dict[str, nodes.Block]:
    return {each.name: each for each in tree.find_all(nodes.Block)} if tree is not None else {}


def _moved(tokens: tuple[Token, ...], by: int) -> tuple[Token, ...]:
    return tuple(each._replace(offset=each.offset + by) for each in tokens)


def _within(tokens: tuple[Token, ...], text: str, block: PhraseBlock) -> Iterator[Token]:
    """Yield the tokens of a phrase, those of its own tags aside."""
    first = text.find("%}", block.start) + 2
    begin, end = (bisect_left(tokens, each, key=lambda token: token.offset) for each in (first, block.end))
    yield from tokens[begin:end]


def _named(fault: Fault, blocks: tuple[PhraseBlock, ...]) -> Fault:
    """Return a fault that names the phrase it is in."""
    name = next((each.name for each in reversed(blocks) if each.start <= fault.offset < each.end), None)
    return fault._replace(message=f"câu {name}: {fault.message}") if name is not None else fault


def _check_blocks(blocks: tuple[PhraseBlock, ...], known: Known) -> Iterator[Fault]:
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
