"""What a template may use: few filters and tests, no file, no Python, nothing that runs or grows without end.

Small on purpose: every name here is written up in `docs/templates.md`, and a test holds the two together.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined, pass_context, pass_environment
from jinja2.filters import FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS

from tongket.sentences.bounds import LONGEST_TEXT, BoundedContext, BoundedGenerator, TooMuchError
from tongket.sentences.quantities import Quantity, percent, rounded
from tongket.sentences.said_facts import fact_names, is_fact

OWN_FILTERS: dict[str, Callable[..., object]] = {"phan_tram": percent, "lam_tron": rounded}
FILTER_NAMES = (
    *("abs", "capitalize", "count", "d", "default", "first", "int", "join", "last", "length", "list", "lower"),
    *("max", "min", "replace", "reverse", "sort", "string", "sum", "title", "trim", "unique", "upper"),
)
"""Of Jinja2's own filters. Not there: what belongs to HTML, what depends on chance, what pads or reads attributes."""
TEST_NAMES = ("defined", "undefined", "none", "in", "eq", "ne", "lt", "le", "gt", "ge")
LONGEST_RANGE = 100
"""Guards: a sentence counts through years or units; two loops of a hundred still end in a moment (`bounds`)."""
_TEXT_METHODS = frozenset(
    {"upper", "lower", "capitalize", "title", "strip", "lstrip", "rstrip", "startswith", "endswith", "split"}
    | {"removeprefix", "removesuffix", "count", "find"}
)
_NUMBERS = Quantity | int | float | Decimal
_ONLY_NUMBERS = frozenset({"*", "**", "%"})
"""Of a text or a list Python makes by these a longer one, or a wider one."""
_HIGHEST_POWER = 16
_HIGHEST_BASE = 10**15
"""Guards: no figure has more digits (`values.MAX_DIGITS`), and its sixteenth power is still made at once."""


def _range(*bounds: int) -> range:
    """Return the numbers to count through.

    Raises:
        TooMuchError: they are too many.
    """
    numbers = range(*bounds)
    if len(numbers) > LONGEST_RANGE:
        raise TooMuchError
    return numbers


def _replace(text: object, old: str, new: str, count: int | None = None) -> str:
    """Return a text with a part of it replaced.

    Raises:
        TooMuchError: it would grow too long.
    """
    shown = str(text)
    if len(shown) * max(len(str(new)), 1) > LONGEST_TEXT:
        raise TooMuchError
    return shown.replace(str(old), str(new), -1 if count is None else count)


@pass_context
def _join(context: BoundedContext, values: Iterable[object], d: object = "", attribute: str | None = None) -> object:
    """Return the entries of a list as one text.

    Raises:
        TooMuchError: it would grow too long.
    """
    entries = list(values)
    context.meter.count(len(entries) * len(str(d)))
    return FILTERS["join"](context.eval_ctx, entries, d, attribute)


@pass_environment
def _sum(environment: "Environment", values: Iterable[object], attribute: str | None = None, start: Any = 0) -> object:  # noqa: ANN401 - a number
    """Return the sum of numbers.

    Raises:
        TypeError: it starts with something else, which would make one long list of lists.
    """
    if not isinstance(start, _NUMBERS):
        raise TypeError("chỉ tính được giữa các con số")
    return FILTERS["sum"](environment, values, attribute, start)


@pass_environment
def _unique(environment: "Environment", *given: Any, **named: Any) -> list[object]:  # noqa: ANN401 - jinja2's signature
    """Return the entries of a list, each once."""
    return list(FILTERS["unique"](environment, *given, **named))


def _reverse(value: Any) -> object:  # noqa: ANN401 - jinja2's signature
    """Return a list or a text from behind."""
    turned = FILTERS["reverse"](value)
    return turned if isinstance(turned, str) else list(turned)


def _is_small_power(base: object, power: object) -> bool:
    if isinstance(base, Quantity) or isinstance(power, Quantity):
        return False
    return abs(Decimal(str(base))) <= _HIGHEST_BASE and abs(Decimal(str(power))) <= _HIGHEST_POWER


class Environment(ImmutableSandboxedEnvironment):
    """The environment in which every template is read and rendered."""

    context_class = BoundedContext
    code_generator_class = BoundedGenerator
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - jinja2's signature
        """Return what an operator makes of two values, counted.

        Raises:
            TypeError: one is no number where only numbers go, or the power too high.
            TooMuchError: what it makes is too long.
        """
        if operator in _ONLY_NUMBERS and not (isinstance(left, _NUMBERS) and isinstance(right, _NUMBERS)):
            raise TypeError("chỉ tính được giữa các con số")
        if operator == "**" and not _is_small_power(left, right):
            raise TypeError("số mũ quá lớn")
        return context.weigh(super().call_binop(context, operator, left, right))

    def wrap_str_format(self, value: Any) -> None:  # noqa: ANN401 - jinja2's signature
        """Give `str.format` no way in: it pads to any width."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401 - jinja2's signature
        """Whether a name may be asked of a value: of a figure what is documented, of a text a few harmless methods."""
        if is_fact(obj):
            return attr in fact_names(obj)
        if isinstance(obj, str):
            return attr in _TEXT_METHODS
        if isinstance(obj, int | float | Decimal):
            return False
        return super().is_safe_attribute(obj, attr, value)


def open_environment(finalize: Callable[[object], object]) -> Environment:
    """Return the environment; `finalize` says how a value is printed."""

    @pass_context
    def print_counted(context: BoundedContext, value: object) -> str:
        text = str(finalize(value))
        context.meter.count_printed(len(text))
        return text

    environment = Environment(
        undefined=StrictUndefined,
        autoescape=False,
        finalize=print_counted,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # what is worked out while compiling is not counted
    )
    bounded = {"replace": _replace, "join": _join, "sum": _sum, "unique": _unique, "reverse": _reverse}
    environment.filters = {name: FILTERS[name] for name in FILTER_NAMES} | OWN_FILTERS | bounded
    environment.tests = {name: TESTS[name] for name in TEST_NAMES}
    environment.globals = {"range": _range}
    return environment
