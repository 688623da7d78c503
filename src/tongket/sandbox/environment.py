"""What a template may use: few filters and tests, no file, no Python, nothing that runs or grows without end.

Small on purpose: every name here is written up in `docs/templates.md`, and a test holds the two together.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS

from tongket.facts import is_fact, names_of
from tongket.quantities import Quantity, percent, rounded

OWN_FILTERS: dict[str, Callable[..., object]] = {"phan_tram": percent, "lam_tron": rounded}
FILTER_NAMES = (
    *("abs", "capitalize", "count", "d", "default", "first", "int", "join", "last", "length", "list", "lower"),
    *("max", "min", "replace", "reverse", "sort", "string", "sum", "title", "trim", "unique", "upper"),
)
"""Of Jinja2's own filters. Not there: what belongs to HTML, what depends on chance, what pads or reads attributes."""
TEST_NAMES = ("defined", "undefined", "none", "in", "eq", "ne", "lt", "le", "gt", "ge")
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
LONGEST_RANGE = 100
LONGEST_TEXT = 100_000
"""Characters that `replace` may come to: no report is longer."""
_TEXT_METHODS = frozenset(
    {"upper", "lower", "capitalize", "title", "strip", "lstrip", "rstrip", "startswith", "endswith", "split"}
    | {"removeprefix", "removesuffix", "count", "find"}
)
_NUMBERS = Quantity | int | float | Decimal
_HIGHEST_POWER = 16
_HIGHEST_BASE = 10**15


def _range(*bounds: int) -> range:
    """Return the numbers to count through.

    Raises:
        OverflowError: they are too many.
    """
    numbers = range(*bounds)
    if len(numbers) > LONGEST_RANGE:
        raise OverflowError("range")
    return numbers


def _replace(text: object, old: str, new: str, count: int | None = None) -> str:
    """Return a text with a part of it replaced.

    Raises:
        OverflowError: it would grow too long.
    """
    shown = str(text)
    if len(shown) * max(len(str(new)), 1) > LONGEST_TEXT:
        raise OverflowError("replace")
    return shown.replace(str(old), str(new), -1 if count is None else count)


def _is_small_power(base: object, power: object) -> bool:
    if isinstance(base, Quantity) or isinstance(power, Quantity):
        return False
    return abs(Decimal(str(base))) <= _HIGHEST_BASE and abs(Decimal(str(power))) <= _HIGHEST_POWER


class Environment(ImmutableSandboxedEnvironment):
    """The environment in which every template is read and rendered."""

    intercepted_binops = frozenset({"*", "**", "%"})  # by these alone a short text makes a huge value

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - jinja2's signature
        """Return what an operator makes of two numbers.

        Raises:
            TypeError: one is no number, or the power too high.
        """
        if not (isinstance(left, _NUMBERS) and isinstance(right, _NUMBERS)):
            raise TypeError("chỉ tính được giữa các con số")
        if operator == "**" and not _is_small_power(left, right):
            raise TypeError("số mũ quá lớn")
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: Any) -> None:  # noqa: ANN401 - jinja2's signature
        """Give `str.format` no way in: it pads to any width."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - jinja2's signature
        """Whether a name may be asked of a value: of a figure what is documented, of a text a few harmless methods."""
        if is_fact(obj):
            return attr in names_of(obj)
        if isinstance(obj, str):
            return attr in _TEXT_METHODS
        if isinstance(obj, int | float | Decimal):
            return False
        return super().is_safe_attribute(obj, attr, value)


def open_environment(finalize: Callable[[object], object]) -> Environment:
    """Return the environment; `finalize` says how a value is printed."""
    environment = Environment(
        undefined=StrictUndefined, autoescape=False, finalize=finalize, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters = {name: FILTERS[name] for name in FILTER_NAMES} | OWN_FILTERS | {"replace": _replace}
    environment.tests = {name: TESTS[name] for name in TEST_NAMES}
    environment.globals = {"range": _range}
    return environment
