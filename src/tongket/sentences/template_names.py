"""What a template that can be parsed uses and does not have: names, filters, tests, tags; and braces that print."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import islice, pairwise

from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

from tongket.findings.template_rules import MISPRINTED_MEASURE, TEMPLATE_FAILED, TEMPLATE_SYNTAX, UNKNOWN_NAME
from tongket.sentences.bounds import DEEPEST_LOOP, FORBIDDEN_NODES, FORBIDDEN_TAGS
from tongket.sentences.template_syntax import Fault
from tongket.sentences.written import Index, Token, WantedForm
from tongket.values.hints import hint_nearest, nearest

_LOOSE = re.compile(r"\}\}|%\}|#\}|\{\s+[{%]|\}\s+\}|\{\s*(?P<name>\w+)\s*\}")


class TemplateReading:
    """A template's tree with its tokens, as the checks need it."""

    def __init__(self, environment: Environment, tree: nodes.Node, tokens: tuple[Token, ...]) -> None:
        self.environment = environment
        self.tree = tree
        self.tokens = tokens
        self.index = Index(tokens)

    def fault_at(self, wanted: WantedForm, message: str, hint: str) -> Fault:
        """Return an unknown word as a fault, at its place."""
        token = self.index.find(wanted)
        offset, length = (token.offset, len(token.value)) if token is not None else (0, 0)
        return Fault(UNKNOWN_NAME, offset, length, message, hint)


@lru_cache(maxsize=256)
def undeclared(tree: nodes.Node, environment: Environment) -> frozenset[str]:
    """Return the names that a tree reads and does not set itself; none where a filter or test is not known.

    Kept, as each tree is asked by several checks and none is ever changed.
    """
    whole = tree if isinstance(tree, nodes.Template) else nodes.Template([tree], lineno=1)
    whole.set_environment(environment)
    return frozenset(find_undeclared_variables(whole)) - environment.globals.keys()


def check_names(reading: TemplateReading, known: Collection[str], kind: str) -> Iterator[Fault]:
    """Yield the names that are not known, each place where they stand once."""
    if any(True for _ in unknown_filters(reading.environment, reading.tree)):
        return  # jinja2 finds no names then; they come up once the filter is mended
    names = sorted(known)
    for name in sorted(undeclared(reading.tree, reading.environment).difference(names)):
        hint = hint_nearest(name, names, kind=kind)
        for token in reading.index.words(name):
            yield Fault(UNKNOWN_NAME, token.offset, len(name), f'không có {kind} "{name}".', hint)


@lru_cache(maxsize=256)
def check_uses(reading: TemplateReading) -> tuple[Fault, ...]:
    """Return the filters and tests that are not there, the tags that are not allowed, and loops too deep; kept too."""
    return tuple(_uses(reading))


def _uses(reading: TemplateReading) -> Iterator[Fault]:
    yield from _report_filters(reading)
    for node in reading.tree.find_all(FORBIDDEN_NODES):
        yield _forbidden(reading, node)
    for loop in reading.tree.find_all(nodes.For):
        if loop.recursive or _depth(loop) > DEEPEST_LOOP:
            yield _at_tag(reading, loop.lineno, {"for"}, "vòng lặp {% for %} lồng quá sâu.", "bỏ bớt vòng lặp.")


def unknown_filters(environment: Environment, tree: nodes.Node) -> Iterator[nodes.Filter | nodes.Test]:
    """Yield the filters and tests of a tree that are not there, the node itself included."""
    for node in (tree, *tree.find_all((nodes.Filter, nodes.Test))):
        if (isinstance(node, nodes.Filter) and node.name not in environment.filters) or (
            isinstance(node, nodes.Test) and node.name not in environment.tests
        ):
            yield node


def _report_filters(reading: TemplateReading) -> Iterator[Fault]:
    for node in unknown_filters(reading.environment, reading.tree):
        is_filter = isinstance(node, nodes.Filter)
        role, kind = ("filter", "bộ lọc") if is_filter else ("test", "phép thử")
        known = reading.environment.filters if is_filter else reading.environment.tests
        hint = hint_nearest(node.name, sorted(known), kind=kind, every=True)
        yield reading.fault_at(WantedForm(role, node.name, node.lineno), f'không có {kind} "{node.name}".', hint)


def _forbidden(reading: TemplateReading, node: nodes.Node) -> Fault:
    return _at_tag(
        reading,
        node.lineno,
        set(FORBIDDEN_TAGS) | {"set"},
        "có thẻ không dùng được trong câu mẫu.",
        "chỉ dùng {% if %}, {% for %}, {% set %}.",
    )


def _at_tag(reading: TemplateReading, line: int, tags: Collection[str], message: str, hint: str) -> Fault:
    tokens = islice(reading.tokens, bisect_left(reading.tokens, line, key=lambda each: each.line), None)
    token = next((each for each in tokens if each.value in tags), None)
    offset, length = (token.offset, len(token.value)) if token is not None else (0, 0)
    return Fault(TEMPLATE_FAILED, offset, length, message, hint)


def check_measures(reading: TemplateReading, measures: Mapping[str, tuple[str, str]]) -> Iterator[Fault]:
    """Yield the figures that print in another measure than that which is asked, where the asked one is written behind.

    `measures` are of each such figure the measure that is asked and the one that it prints in.
    """
    for output in reading.tree.find_all(nodes.Output):
        for node, after in pairwise(output.nodes):
            read = {each.name for each in (node, *node.find_all(nodes.Name)) if isinstance(each, nodes.Name)}
            words_after = after.data if isinstance(after, nodes.TemplateData) else ""
            for name in sorted(read & measures.keys()):
                asked, printed = measures[name]
                if words_after.lstrip().casefold().startswith(asked.casefold()):
                    message = f'{name} in theo {printed} (in_theo), nhưng sau nó ghi "{asked}".'
                    hint = f"viết {printed}, hoặc {{{{ {name}.don_vi_tinh }}}}."
                    fault = reading.fault_at(WantedForm("name", name, node.lineno), message, hint)
                    yield fault._replace(rule=MISPRINTED_MEASURE)


def _depth(node: nodes.Node) -> int:
    """Return how many loops stand in one another, the node itself included."""
    return isinstance(node, nodes.For) + max(map(_depth, node.iter_child_nodes()), default=0)


def check_braces(tokens: tuple[Token, ...], known: Collection[str]) -> Iterator[Fault]:
    """Yield braces in the plain text that were meant for a place to fill: `{ nam }`, `{ { nam }}`, a lone `}}`."""
    for token in tokens:
        if token.kind != "data":
            continue
        for found in _LOOSE.finditer(token.value):
            if found["name"] is None or nearest(found["name"], known) is not None:
                hint = "viết chỗ điền bằng hai dấu ngoặc nhọn liền nhau: {{ ten }}."
                message = f'"{" ".join(found[0].split())}" sẽ in ra nguyên như vậy.'
                yield Fault(TEMPLATE_SYNTAX, token.offset + found.start(), len(found[0]), message, hint)
