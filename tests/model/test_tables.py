"""The derived columns of a row."""

from decimal import Decimal

from tests.small_campaign import OUTLINE
from tongket.model.derived import derive_row
from tongket.read.outline import read_outline
from tongket.source.tree import parse_source


def _derive(can_bo: str, nu: str) -> dict[str, Decimal]:
    outline = read_outline(parse_source(OUTLINE.encode(), "data/outline.yaml")[0]).outline
    assert outline is not None
    return derive_row(outline.tables[0], {"can_bo": Decimal(can_bo), "nu": Decimal(nu)})


def test_a_rate_is_the_share_times_a_hundred_rounded_once() -> None:
    assert _derive("12", "5")["ty_le_nu"] == Decimal("41.67")


def test_a_division_by_zero_leaves_the_cell_empty() -> None:
    assert "ty_le_nu" not in _derive("0", "0")
