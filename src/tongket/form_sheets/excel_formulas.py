"""A formula of the outline as Excel reckons it, over the cells of one row."""

import ast
from collections.abc import Mapping, Sequence
from decimal import Decimal

from tongket.values.formula import Formula

_SIGNS: Mapping[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Eq: "=",
    ast.NotEq: "<>",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_LONGEST_LITERAL = 125
"""Characters, each of which may be a quote that is doubled: Excel refuses a longer text in a formula than 255."""
LONGEST_FORMULA = 8_000
"""Characters: Excel keeps 8,192."""


def excel_formula(formula: Formula, cells: Mapping[str, str]) -> str:
    """Return a formula, or a condition, with the cell of each column in its place; no `=` before it.

    As files hold it: a decimal point, commas between arguments, English names of functions (ECMA-376 part 1, 18.17).
    """
    return _write(formula.tree, cells)


def excel_text(text: str) -> str:
    """Return a text as it stands in a formula."""
    parts = [text[start : start + _LONGEST_LITERAL] for start in range(0, max(len(text), 1), _LONGEST_LITERAL)]
    return "&".join('"' + each.replace('"', '""') + '"' for each in parts)


def if_all_known(cells: Sequence[str], then: str) -> str:
    """Return a formula that is blank unless every one of some cells holds a number."""
    return f'IF(COUNT({",".join(cells)})<{len(cells)},"",{then})' if cells else then


def _write(node: ast.AST, cells: Mapping[str, str]) -> str:
    match node:
        case ast.Constant(value=value):
            return f"{Decimal(str(value)):f}"
        case ast.Name(id=name):
            return cells[name]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return f"NOT({_write(operand, cells)})"
        case ast.UnaryOp(op=op, operand=operand):
            return f"({'-' if isinstance(op, ast.USub) else '+'}{_write(operand, cells)})"
        case ast.BinOp(left=left, op=op, right=right):
            return f"({_write(left, cells)}{_SIGNS[type(op)]}{_write(right, cells)})"
        case ast.BoolOp(op=op, values=values):
            return f"{'AND' if isinstance(op, ast.And) else 'OR'}({_join(values, cells)})"
        case ast.Compare(left=left, ops=ops, comparators=rest):
            sides = [_write(each, cells) for each in [left, *rest]]
            pairs = [f"{a}{_SIGNS[type(op)]}{b}" for a, op, b in zip(sides, ops, sides[1:], strict=False)]
            return pairs[0] if len(pairs) == 1 else f"AND({','.join(pairs)})"
    raise AssertionError(node)


def _join(nodes: Sequence[ast.AST], cells: Mapping[str, str]) -> str:
    return ",".join(_write(each, cells) for each in nodes)
