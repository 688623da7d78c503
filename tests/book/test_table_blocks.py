"""Statistics tables as blocks: totals by row, and every unit's own cells."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records import COLUMN, TABLE, TEXT_COLUMN, filled, roster
from tongket.book.blocks import ParagraphStyle
from tongket.book.table_blocks import (
    format_cell,
    is_wide,
    merged_table_block,
    show_as_typed,
    show_typed,
    unit_tables_block,
)
from tongket.merge.merged import MergedTable
from tongket.merge.totals import merge_table
from tongket.model.outline import FactKind, Table
from tongket.values.figures import FigureKind, format_figure

SHARE = replace(COLUMN, id="ty_le", name="Tỷ lệ nữ", measure="%", kind=FactKind.RATE)
AREA = replace(COLUMN, id="dien_tich", name="Diện tích", measure="ha", kind=FactKind.DECIMAL)
ROSTER = roster(["I"], ["PL1"])
Rows = Mapping[str, Mapping[str, tuple[Decimal | str, str]]]


def merge(table: Table, **units: Rows) -> MergedTable:
    """Return a table over all units; a keyword is a unit, with its rows of cells: value and what was typed."""
    known = {each.id.replace("-", "_"): each for each in ROSTER.units}
    return merge_table(table, ((known[name], filled(table.id, rows)) for name, rows in units.items()), ROSTER)


def cells(text: str, value: str | None = None) -> tuple[Decimal | str, str]:
    return Decimal(value if value is not None else text), text


def test_the_totals_have_no_column_of_text_and_a_row_for_each_row_and_the_sum() -> None:
    block = merged_table_block(
        merge(
            TABLE,
            da_lat={"mttq": {"can_bo": cells("1200"), "ghi_chu": ("kiêm nhiệm", "kiêm nhiệm")}},
            bao_loc={"mttq": {"can_bo": cells("34")}, "phu_nu": {"can_bo": cells("05", "5")}},
        )
    )
    assert [each.heading for each in block.columns] == ["TT", "Nội dung", "Cán bộ (người)"]
    assert [(each.cells, each.strong) for each in block.rows] == [
        (("1", "Mặt trận Tổ quốc", "1.234"), False),
        (("2", "Hội Phụ nữ", "5"), False),
        (("", "Tổng cộng", "1.239"), True),
    ]


def test_a_table_without_a_total_row_ends_with_its_last_row() -> None:
    block = merged_table_block(merge(replace(TABLE, total_row=False)))
    assert [each.cells[:2] for each in block.rows] == [("1", "Mặt trận Tổ quốc"), ("2", "Hội Phụ nữ")]


def test_figures_stand_to_the_right_and_words_to_the_left() -> None:
    block = unit_tables_block(merge(replace(TABLE, columns=(COLUMN, TEXT_COLUMN))))
    assert [each.style for each in block.columns] == [
        ParagraphStyle.CELL_CENTRE,
        ParagraphStyle.CELL_TEXT,
        ParagraphStyle.CELL_FIGURE,
        ParagraphStyle.CELL_TEXT,
    ]


def test_every_figure_of_the_totals_says_who_gave_it_and_no_other_cell_does() -> None:
    block = merged_table_block(merge(TABLE, da_lat={"mttq": {"can_bo": cells("12")}}))
    for row in block.rows:
        assert row.figures[:2] == (None, None)
        assert len(row.figures) == len(row.cells)
    first = block.rows[0].figures[2]
    assert first is not None
    assert [(each.name, each.text) for each in first.sources] == [("Thành ủy Đà Lạt", "12")]


def test_the_figures_of_a_column_have_as_many_decimals_as_the_longest_of_them() -> None:
    table = replace(TABLE, columns=(AREA,))
    merged = merge(
        table, da_lat={"mttq": {"dien_tich": cells("1,25", "1.25")}, "phu_nu": {"dien_tich": cells("2,5", "2.5")}}
    )
    assert [each.cells[2] for each in merged_table_block(merged).rows] == ["1,25", "2,50", "3,75"]
    assert [each.cells[2] for each in unit_tables_block(merged).rows] == ["", "1,25", "2,50"]


def test_a_unit_stands_above_its_rows_and_one_that_is_not_added_says_so() -> None:
    table = replace(TABLE, groups=("huyen",))
    block = unit_tables_block(
        merge(table, da_lat={"phu_nu": {"can_bo": cells("5")}}, mttq={"mttq": {"can_bo": cells("7")}})
    )
    assert [(each.cells[:3], each.strong) for each in block.rows] == [
        (("1", "Thành ủy Đà Lạt", ""), True),
        (("", "Hội Phụ nữ", "5"), False),
        (("2", "Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh (không cộng vào tổng)", ""), True),
        (("", "Mặt trận Tổ quốc", "7"), False),
    ]


FIGURES = st.dictionaries(st.sampled_from(["mttq", "phu_nu"]), st.integers(0, 10**9), min_size=1)


@given(st.dictionaries(st.sampled_from(["da_lat", "bao_loc", "di_linh"]), FIGURES))
def test_every_cell_of_every_unit_stands_once_in_its_row(units: dict[str, dict[str, int]]) -> None:
    in_order = {name: units[name] for name in ("da_lat", "bao_loc", "di_linh") if name in units}
    rows: dict[str, Rows] = {
        name: {row: {"can_bo": cells(str(value))} for row, value in given.items()} for name, given in in_order.items()
    }
    merged = merge(TABLE, **rows)
    names = {each.id: each.name for each in TABLE.rows}
    own = [each for each in unit_tables_block(merged).rows if not each.strong]
    expected = [
        (names[row], format_figure(Decimal(given[row])))
        for given in in_order.values()
        for row in ("mttq", "phu_nu")
        if row in given
    ]
    assert [(each.cells[1], each.cells[2].partition(" (ghi: ")[0]) for each in own] == expected
    whole = sum(value for given in in_order.values() for value in given.values())
    assert merged_table_block(merged).rows[-1].cells[2] == (format_figure(Decimal(whole)) if in_order else "")


@pytest.mark.parametrize(
    ("printed", "typed", "shown"),
    [
        ("1.234", "1.234", "1.234 người"),
        ("1.234", "1234", "1.234 người (ghi: 1234)"),
        ("5", "05", "05 người"),
        ("5", "005", "5 người (ghi: 005)"),
        ("5", None, "5 người"),
        ("85,5%", "85,5", "85,5% người"),
    ],
)
def test_a_padding_nought_stays_and_another_writing_is_named(printed: str, typed: str | None, shown: str) -> None:
    assert show_as_typed(printed, typed, " người") == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("2,5", "2,50"), ("2,50", "2,50"), ("2,500", "2,50 (ghi: 2,500)"), ("2.5", "2,50 (ghi: 2.5)"), (None, "2,50")],
)
def test_a_cell_is_as_long_as_its_column_and_shows_another_writing(typed: str | None, shown: str) -> None:
    given = {"dien_tich": typed} if typed is not None else {}
    assert show_typed(AREA, Decimal("2.5"), given, 2) == shown


def test_a_rate_typed_with_the_decimals_of_its_column_looks_no_different() -> None:
    assert show_typed(SHARE, Decimal("85.5"), {"ty_le": "85,50"}, 2) == "85,50%"
    assert show_typed(SHARE, Decimal("85.5"), {"ty_le": "85,50%"}, 2) == "85,50%"


def test_a_cell_prints_a_figure_a_text_and_nothing() -> None:
    assert format_cell(SHARE, Decimal("85.5"), 2) == "85,50%"
    assert format_cell(COLUMN, Decimal(1234)) == "1.234"
    assert format_cell(TEXT_COLUMN, "kiêm nhiệm") == "kiêm nhiệm"
    assert format_cell(COLUMN, None) == ""


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_a_figure_that_is_made_longer_is_the_same_figure(value: int, decimals: int) -> None:
    shown = format_cell(AREA, Decimal(value), decimals)
    assert shown.partition(",")[0] == format_figure(Decimal(value), FigureKind.DECIMAL)
    assert shown.partition(",")[2] == "0" * decimals


@pytest.mark.parametrize(("columns", "wide"), [(6, False), (7, True)])
def test_a_table_is_wide_above_six_columns(columns: int, *, wide: bool) -> None:
    assert is_wide(replace(TABLE, columns=(COLUMN,) * columns)) is wide
