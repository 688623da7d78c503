"""The derived columns of a statistics table's row."""

from collections.abc import Mapping
from decimal import Decimal

from tongket.model.outline import FactKind, Table
from tongket.values.figures import round_half_up

_HUNDRED = Decimal(100)


def derive_row(table: Table, row: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return the figures of a row with its derived columns, rounded once; one that can't be computed is absent.

    A rate computed by a formula is the share times 100.
    """
    values = dict(row)
    for column in table.columns:
        if column.formula is not None:
            result = column.formula.evaluate(row)
            if isinstance(result, Decimal):
                values[column.id] = round_half_up(result * _HUNDRED if column.kind is FactKind.RATE else result)
    return values
