"""How much a template may make: each value that it reads or makes is weighed while it is rendered.

What a short text can blow up (`{% set s = s ~ s %}` thirty times, loops in loops, lists of lists, a name of a figure
that doubles) passes through here, whatever filter or sign made it: Jinja2's own sandbox bounds only what is reached.
"""

from collections.abc import ItemsView, KeysView, Mapping, Sized, ValuesView
from typing import Any

from jinja2 import TemplateError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context

from tongket.model.figure_names import size_of
from tongket.sentences.quantities import NoDataError, Quantity

LONGEST_TEXT = 100_000
"""Characters that a value, or all that one rendering prints, may come to: no report is longer."""
MOST_STEPS = 50_000
"""Values that one rendering may read and make: two loops of a hundred with four of them inside, a tenth of a second."""
DEEPEST_TREE = 100
"""Levels of signs, brackets and tags in one another: more is beyond what Python itself compiles."""
TOO_MUCH_HINT = "rút ngắn câu, hoặc bớt vòng lặp và phép nối."
_LETTERS_A_STEP = 100
_ENTRIES_A_STEP = 10
"""How much of a text, and of a list, is weighed as one value: rough, for what they cost beside reading a name."""
_BITS_A_FIGURE = 3
"""A digit has 3,3 bits: a whole number is weighed by no fewer digits than it has."""
_LISTS = (list, tuple, set, frozenset, range, Mapping, KeysView, ValuesView, ItemsView)
_WEIGHED = (*(nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Call, nodes.List, nodes.Tuple, nodes.Dict),)
"""What is weighed by the code that it is compiled to; sums, products and `~` where they are worked out."""


class TooMuchError(OverflowError):
    """A template makes a value too long, or takes too many steps."""

    def __init__(self) -> None:
        super().__init__("chữ quá dài hoặc lặp quá nhiều lần")


class TooDeepError(RecursionError):
    """A template goes deeper than can be followed."""

    def __init__(self, lineno: int) -> None:
        super().__init__("quá nhiều tầng")
        self.lineno = lineno


class Meter:
    """What has been used up in one rendering, or in several that are counted together."""

    def __init__(self) -> None:
        self.steps = 0
        self._printed = 0

    def weigh(self, value: object) -> None:
        """Count a value.

        Raises:
            TooMuchError: it is too long, or there were too many by now.
        """
        self.count(_size_of(value, LONGEST_TEXT), _ENTRIES_A_STEP if isinstance(value, _LISTS) else _LETTERS_A_STEP)

    def count(self, size: int, a_step: int = _LETTERS_A_STEP) -> None:
        """Count a value that is so long.

        Raises:
            TooMuchError: it is too long, or there were too many by now.
        """
        if size > LONGEST_TEXT:
            raise TooMuchError
        self.spend(1 + size // a_step)

    def spend(self, steps: int) -> None:
        """Count steps.

        Raises:
            TooMuchError: there are too many by now.
        """
        self.steps += steps
        if self.steps > MOST_STEPS:
            raise TooMuchError

    def count_printed(self, letters: int) -> None:
        """Count what is printed.

        Raises:
            TooMuchError: it is too much by now.
        """
        self._printed += letters
        if self._printed > LONGEST_TEXT:
            raise TooMuchError


def _size_of(value: object, most: int) -> int:
    """Return how long a value is, with all that is in it as often as it is there; once above `most` no further."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, bool):
        return 1
    if isinstance(value, int):
        return value.bit_length() // _BITS_A_FIGURE
    if isinstance(value, Quantity):
        return (size_of(value.name) if value.name is not None else 0) + _figures_of(value)
    if not isinstance(value, _LISTS):
        return 1
    size = len(value)
    parts = (*value.keys(), *value.values()) if isinstance(value, Mapping) else value if size <= most else ()
    for each in parts:
        size += _size_of(each, most)
        if size > most:
            break
    return size


def _figures_of(number: Quantity) -> int:
    """Return about how many figures a number prints, the noughts of a very large one too."""
    try:
        return abs(number.value.adjusted())
    except NoDataError:
        return 0


class BoundedContext(Context):
    """The context of one rendering, with its meter."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - jinja2's signature
        super().__init__(*given, **named)
        self.meter = Meter()

    def derived(self, locals: dict[str, Any] | None = None) -> "BoundedContext":  # noqa: A002 - jinja2's signature
        """Return a context within this one: what it uses counts here."""
        context = super().derived(locals)
        assert isinstance(context, BoundedContext)  # noqa: S101 - for mypy: the environment makes no other
        context.meter = self.meter
        return context

    def weigh(self, value: object) -> object:
        """Return a value, counted."""
        self.meter.weigh(value)
        return value

    def join(self, *values: object) -> str:
        """Return values as one text: what `~` makes."""
        texts = [str(each) for each in values]
        self.meter.count(sum(map(len, texts)))
        return "".join(texts)

    def repeat(self, values: Any, letters: int) -> Sized:  # noqa: ANN401 - whatever a template loops over
        """Return what a loop goes through, its turns counted; `letters` stand between the tags of its body."""
        entries = values if isinstance(values, Sized) else list(values)
        self.meter.spend(len(entries))
        self.meter.count_printed(len(entries) * letters)
        return entries


class BoundedGenerator(CodeGenerator):
    """What compiles a template: every value that is read or made passes the meter of its context."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - jinja2's signature
        super().__init__(*given, **named)
        self._loops: dict[int, int] = {}

    def visit(self, node: nodes.Node, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - jinja2's signature
        """Write the code of a node."""
        letters = self._loops.pop(id(node), None)
        if letters is not None:
            self.write("context.repeat(")
        is_weighed = isinstance(node, _WEIGHED) and getattr(node, "ctx", "load") == "load"
        if is_weighed:
            self.write("context.weigh(")
        made = super().visit(node, *given, **named)
        if is_weighed:
            self.write(")")
        if letters is not None:
            self.write(f", {letters})")
        return made

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 - jinja2's name
        """Write the code of a loop, its turns counted."""
        self._loops[id(node.iter)] = sum(len(each.data) for each in node.find_all(nodes.TemplateData))
        super().visit_For(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - jinja2's name
        """Write the code of `~`: how long it gets is known before it is made."""
        self.write("context.join(")
        for each in node.nodes:
            self.visit(each, frame)
            self.write(", ")
        self.write(")")


def refuse_deep(tree: nodes.Node) -> None:
    """Refuse a tree that what works through it, level by level, can't follow.

    Raises:
        TooDeepError: it goes too deep.
    """
    level: list[nodes.Node] = [tree]
    for _ in range(DEEPEST_TREE):
        level = [child for node in level for child in node.iter_child_nodes()]
        if not level:
            return
    raise TooDeepError(level[0].lineno)


UNREADABLE = (TemplateError, RecursionError, ValueError, SyntaxError, MemoryError)
"""What jinja2 and the compiler below it raise over a text: too many brackets, a number of 5,000 figures."""


FAILURES = (
    *UNREADABLE,
    TypeError,
    ArithmeticError,
    LookupError,
    AttributeError,
    NameError,
    RuntimeError,
    AssertionError,
)
"""What comes up when a template asks for what is not there, or calculates with what is no number.

A NameError is what jinja2 makes of `1e999`: it writes `inf` into the code that it compiles.
"""


TAGS = ("if", "elif", "else", "endif", "for", "endfor", "set", "endset", "block", "endblock", "raw", "endraw")


FORBIDDEN_TAGS = (
    *("include", "import", "from", "extends", "macro", "endmacro", "call", "endcall", "filter", "endfilter"),
    *("with", "endwith", "autoescape", "endautoescape", "do", "trans", "endtrans", "break", "continue", "debug"),
)


FORBIDDEN_NODES: tuple[type[nodes.Node], ...] = (
    *(nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Macro, nodes.CallBlock),
    *(nodes.FilterBlock, nodes.With, nodes.ScopedEvalContextModifier, nodes.NSRef),
)


DEEPEST_LOOP = 2
