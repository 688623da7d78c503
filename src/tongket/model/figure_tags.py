"""The tag of a figure in a draft (nhãn): its name less what the wording of a template decides.

Not in it are how many decimals are printed, in which order is added and multiplied, and whether `x` or `x.co` is
written: whoever rewords a sentence finds its figures under the same tags. A share in percent with its sign is another
figure than its hundredfold without: one can't stand in the place of the other.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import reduce
from math import prod

from tongket.model.figure_names import Aspect, Derived, FigureName, Note, Operand, PrintedName, parse_name, written
from tongket.values.figures import normalise

PREFIX = "tk:"
"""How the tags of our content controls begin."""
TAG = re.compile(rf"\{{({PREFIX}[^{{}}]+)\}}")
"""The tag of a figure in a lead sentence, in its place."""
LONGEST_TAG = 64
"""Of a content control's tag: Word takes a file with a longer one for damaged."""


def make_tag(name: PrintedName, *, decimals: bool = False) -> str:
    """Return the tag of a figure, with `decimals` those that it is printed with; one too long is cut to its digest."""
    if isinstance(name, Note):
        return _cut(str(name))
    text = str(lasting_name(name))
    return _cut(text.removesuffix("|%") + rounding(name) if decimals else text)


def make_older_tag(name: PrintedName) -> str:
    """Return the tag that a figure had until commit 6ed2f4e: as the template worded it, decimals and all."""
    if isinstance(name, FigureName) and name.aspect is Aspect.SETTLED:
        return _cut(f"{name.place}/chot/{name.id}")
    if (isinstance(name, FigureName) and name.table) or isinstance(name, Note):
        return _cut(name.place + str(replace(name, place="")))
    return _cut(f"{name.place}.{written(name).replace('~', '-')}")


def _cut(text: str) -> str:
    tag = f"{PREFIX}{text}"
    return tag if len(tag) <= LONGEST_TAG else f"{PREFIX}{hashlib.sha256(tag.encode()).hexdigest()[:40]}"


def parse_tag(tag: str) -> PrintedName | None:
    """Return the name that a tag is, of an earlier draft too; None where it is cut to a digest, or not ours."""
    return parse_name(tag.removeprefix(PREFIX)) if tag.startswith(PREFIX) else None


def rounding(name: PrintedName) -> str:
    """Return how a figure is rounded when it is printed: `|1`, `|%1`; "" where it is printed as it is."""
    return name.sign if isinstance(name, Derived) and name.is_rounded else ""


def lasting_name(name: PrintedName) -> PrintedName:
    """Return the one name that all wordings of a figure come to; of what is beyond all use that of this wording."""
    try:
        lasting = name if isinstance(name, Note) else _lasting(name)
    except (RecursionError, ArithmeticError):
        return name
    return name if isinstance(lasting, Decimal) else lasting


def _lasting(value: Operand) -> Operand:
    if isinstance(value, FigureName):
        return replace(value, aspect=Aspect.TOTAL) if value.aspect is Aspect.YES else value
    if isinstance(value, Decimal):
        return normalise(value)
    sides = tuple(map(_lasting, value.sides))
    if value.is_rounded:
        return Derived("|%", sides) if "%" in value.sign else sides[0]
    again = _magnitude(sides[0]) if value.sign == "abs" else Derived(value.sign, sides)
    if not isinstance(again, Derived) or again.sign == "abs":
        return again
    return _product(again) if again.sign in {"*", "/"} else _sum(_addends(again))


def _magnitude(value: Operand) -> Operand:
    """Return a value without its sign, that of a product as one of its factors."""
    if isinstance(value, Decimal):
        return abs(value)
    if isinstance(value, Derived) and value.sign in {"*", "/"}:
        return Derived(value.sign, tuple(map(_magnitude, value.sides)))
    if isinstance(value, Derived) and value.sign in {"+", "~", "-"}:
        turned = (_sum(_addends(value)), _sum(_addends(value, less=True)))
        value = min(turned, key=lambda each: (written(each).startswith("-"), written(each)))
        if not isinstance(value, Derived) or value.sign not in {"+", "~"}:
            return _magnitude(value)
    return value if isinstance(value, Derived) and value.sign == "abs" else Derived("abs", (value,))


def _addends(value: Operand, *, less: bool = False) -> Iterator[tuple[bool, Operand]]:
    """Yield what is added, and whether it is taken off."""
    if isinstance(value, Derived) and value.sign in {"+", "~", "-"}:
        *before, last = value.sides
        for each in before:
            yield from _addends(each, less=less)
        yield from _addends(last, less=less != (value.sign != "+"))
    else:
        yield less, value


def _sum(addends: Iterable[tuple[bool, Operand]]) -> Operand:
    every = tuple(addends)
    number = sum((-each if less else each for less, each in every if isinstance(each, Decimal)), Decimal(0))
    others: list[tuple[bool, Operand]] = [(less, each) for less, each in every if not isinstance(each, Decimal)]
    if number:
        others.append((number < 0, normalise(abs(number))))
    more, less = (sorted((each for where, each in others if where is side), key=written) for side in (False, True))
    if not more:
        return Derived("-", (_chain("+", less),))
    return reduce(lambda one, other: Derived("~", (one, other)), less, _chain("+", more))


def _product(formula: Derived) -> Operand:
    sides: list[Operand] = []
    for side in (False, True):
        factors = [each for under, each in _factors(formula) if under is side]
        number = prod((each for each in factors if isinstance(each, Decimal)), start=Decimal(1))
        others = sorted((each for each in factors if not isinstance(each, Decimal)), key=written)
        sides.append(_chain("*", [*([normalise(number)] if number != 1 or not others else []), *others]))
    over, under = sides
    return over if under == 1 else Derived("/", (over, under))


def _factors(value: Operand, *, under: bool = False) -> Iterator[tuple[bool, Operand]]:
    """Yield what is multiplied, and whether it stands under the line."""
    if isinstance(value, Derived) and value.sign in {"*", "/"}:
        yield from _factors(value.sides[0], under=under)
        yield from _factors(value.sides[1], under=under != (value.sign == "/"))
    else:
        yield under, value


def _chain(sign: str, values: Iterable[Operand]) -> Operand:
    return reduce(lambda one, other: Derived(sign, (one, other)), values)
