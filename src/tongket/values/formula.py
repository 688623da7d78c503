"""Arithmetic over the columns of one row (công thức, điều kiện): `nu / can_bo`, `nu <= can_bo`.

Python's own grammar reads it; everything but `+ - * / ( )`, comparisons, `and or not`, numbers and column ids is
refused.
"""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Value = Decimal | bool

_BINARY: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARE: Mapping[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_MAX_LENGTH = 500
"""Of a formula's text: nobody writes longer ones, and Python's parser is recursive."""
_LARGEST_EXPONENT = 30
"""A result beyond it comes of a mistake in the formula, and is as good as none."""
_FOREIGN = re.compile(r"[^A-Za-z0-9_+\-*/()<>=!.\s]")
_ODD_NUMBER = re.compile(r"(?<![A-Za-z0-9_])[0-9.]+[A-Za-z_]")
"""Python's `1e3`, `1_000`, `0x1F` and `1and`, which nobody means."""
_LONE_EQUALS = re.compile(r"(?<![<>=!])=(?!=)")


class FormulaError(ValueError):
    """A formula that is not arithmetic over columns; its text says why, in Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula that was understood."""

    text: str
    tree: ast.expr = field(compare=False, repr=False)
    names: frozenset[str]

    @property
    def ordered_names(self) -> tuple[str, ...]:
        """The names in the order in which the formula has them."""
        found = re.findall(r"[A-Za-z_][A-Za-z0-9_]*", self.text)
        return tuple(dict.fromkeys(each for each in found if each in self.names))

    def evaluate(self, row: Mapping[str, Decimal]) -> Value | None:
        """Return the value over one row; None when a column is empty or the value can't be computed (`x / 0`)."""
        if not self.names <= row.keys():
            return None
        try:
            value: Value = _evaluate(self.tree, row)
        except ArithmeticError:
            return None
        if isinstance(value, Decimal) and (not value.is_finite() or value.adjusted() > _LARGEST_EXPONENT):
            return None
        return value


def parse_formula(text: str, *, condition: bool) -> Formula:
    """Return the formula that `text` writes; a condition must come to true or false, a formula to a number.

    Raises:
        FormulaError: it is something else.
    """
    body = text.strip()
    _refuse_foreign(body)
    try:
        tree = ast.parse(body, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaError("không đọc được như một phép tính") from None
    if _is_logical(tree) is not condition:
        raise FormulaError(
            "phải là một so sánh, ví dụ nu <= can_bo" if condition else "phải ra một con số, ví dụ nu / can_bo"
        )
    return Formula(
        text=body, tree=tree, names=frozenset(each.id for each in ast.walk(tree) if isinstance(each, ast.Name))
    )


def _refuse_foreign(body: str) -> None:
    """Refuse what Python would read but nobody means."""
    if len(body) > _MAX_LENGTH:
        raise FormulaError(f"dài quá {_MAX_LENGTH} ký tự")
    foreign = _FOREIGN.search(body)
    if foreign:
        raise FormulaError(f"không dùng được ký tự {foreign[0]}")
    if _ODD_NUMBER.search(body):
        raise FormulaError("con số viết bằng chữ số và dấu chấm thập phân, ví dụ 0.5")
    if _LONE_EQUALS.search(body):
        raise FormulaError("so sánh bằng thì viết ==")


def _is_logical(node: ast.expr) -> bool:
    """Check the whole tree; return whether it comes to true or false."""
    match node:
        case ast.BoolOp(values=values):
            _want(all(_is_logical(each) for each in values), "and, or chỉ nối các so sánh")
            return True
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            _want(_is_logical(operand), "not chỉ đứng trước một so sánh")
            return True
        case ast.Compare(left=left, ops=ops, comparators=rest):
            _want(all(type(each) in _COMPARE for each in ops), "chỉ so sánh bằng < <= > >= == !=")
            _want(not any(_is_logical(each) for each in [left, *rest]), "chỉ so sánh được các con số")
            return True
        case ast.BinOp(left=left, op=op, right=right):
            _want(type(op) in _BINARY, "chỉ dùng được + - * /")
            _want(not (_is_logical(left) or _is_logical(right)), "chỉ tính được với các con số")
            return False
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            _want(not _is_logical(operand), "dấu trừ chỉ đứng trước một con số")
            return False
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return False
        case ast.Name():
            return False
    raise FormulaError("chỉ dùng được mã cột, con số, + - * / ( ), so sánh, and, or, not")


def _want(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as one sentence
    if not holds:
        raise FormulaError(otherwise)


def _evaluate(node: ast.expr, row: Mapping[str, Decimal]) -> Any:  # noqa: ANN401 - a number or a truth, by the node
    match node:
        case ast.Constant(value=value):
            return Decimal(str(value))
        case ast.Name(id=name):
            return row[name]
        case ast.UnaryOp(op=op, operand=operand):
            value = _evaluate(operand, row)
            return not value if isinstance(op, ast.Not) else -value if isinstance(op, ast.USub) else value
        case ast.BinOp(left=left, op=op, right=right):
            return _BINARY[type(op)](_evaluate(left, row), _evaluate(right, row))
        case ast.BoolOp(op=op, values=values):
            results = (_evaluate(each, row) for each in values)
            return all(results) if isinstance(op, ast.And) else any(results)
        case ast.Compare(left=left, ops=ops, comparators=rest):
            numbers = [_evaluate(each, row) for each in [left, *rest]]
            pairs = zip(numbers, ops, numbers[1:], strict=False)
            return all(_COMPARE[type(op)](before, after) for before, op, after in pairs)
    raise AssertionError(node)
