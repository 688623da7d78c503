"""What a script types into every cell of a form's workbook comes back exactly, for every unit of the real campaign."""

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from tests.form_sheets.made import opened, saved, sheet_of
from tests.form_sheets.test_returned_workbook import NAUGHTY
from tests.forms.made import form_of, real
from tests.sheet.packages import repack
from tests.sheet.test_editing import strict
from tongket.form_sheets.form_workbook import write_form_workbook
from tongket.form_sheets.returned_workbook import find_workbook_stamp, read_form_workbook
from tongket.form_sheets.sheet_plan import CellKind, PlannedColumn, plan_sheets
from tongket.model.forms import UnitForm
from tongket.ooxml.package import read_parts
from tongket.output.submission_yaml import submission_tree, submission_yaml
from tongket.source.emitting import tree_of
from tongket.source.tree import parse_source

UNITS = [each.id for each in real().roster.owing]
SOFFICE = shutil.which("soffice")
_FIRST = 5


def what(column: PlannedColumn, number: int) -> tuple[object, str]:
    """Return what is typed into a cell, and what it is read as."""
    match column.kind:
        case CellKind.INTEGER:
            return 1000 + number, str(1000 + number)
        case CellKind.DECIMAL:
            return 1234.5 + number, f"{1234 + number},5"
        case CellKind.RATE:
            return (10 + number) / 100, f"{10 + number}%"
        case CellKind.DATE:
            return f"{number % 28 + 1}/4/2019", f"{number % 28 + 1}/4/2019"
    text = NAUGHTY[number % len(NAUGHTY)]
    return text, text


def fill_in(book: Workbook, form: UnitForm) -> dict[str, str]:
    """Type into every open cell; return what is to be read, by address."""
    wanted: dict[str, str] = {}
    for plan in plan_sheets(form):
        sheet = sheet_of(book, plan.title)
        for number in range(len(plan.rows) or 25):
            for place, each in enumerate(plan.columns, 1):
                if each.typed:
                    table, address = plan.table, plan.table.entry(number + 1, each.id)
                    if plan.rows:
                        address = table.cell(plan.rows[number].id, each.id)
                    value, wanted[str(address)] = what(each, number + place)
                    cell = sheet.cell(_FIRST + number, place)
                    cell.value = value.replace("_x000D_", "_x005F_x000D_") if isinstance(value, str) else value  # type: ignore[assignment]
                    if isinstance(value, str):
                        cell.data_type = "s"
    return wanted


def filled(unit: str) -> tuple[UnitForm, bytes, dict[str, str]] | None:
    """Return the form of a unit, its workbook with every cell filled in, and what is to be read."""
    form = form_of(unit)
    data = write_form_workbook(form)
    if data is None:
        return None
    book = opened(data)
    wanted = fill_in(book, form)
    return form, saved(book), wanted


def check(path: Path, form: UnitForm, wanted: dict[str, str]) -> None:
    """Hold that a workbook says what was typed, and nothing else."""
    report = read_form_workbook(path, form)
    assert {str(each.address): each.text for each in report.values} == wanted
    assert report.stamp == find_workbook_stamp(path) == form.stamp
    assert (report.unplaced, report.clashes, report.altered) == ((), (), ())


def test_two_units_of_the_real_campaign(tmp_path: Path) -> None:
    for unit in ("da-lat", "dang-doan-mttq"):
        typed = filled(unit)
        assert typed is not None
        form, data, wanted = typed
        (tmp_path / "bieu.xlsx").write_bytes(data)
        check(tmp_path / "bieu.xlsx", form, wanted)
        read = read_form_workbook(tmp_path / "bieu.xlsx", form)
        made = submission_tree(read.values, real().outline, unit)
        assert made.left == ()
        source, found = parse_source(submission_yaml(made.tree).encode(), "da-lat.yaml")
        assert [each for each in found if each.is_error] == []
        assert source.root is not None
        assert tree_of(source.root) == made.tree


def test_a_workbook_saved_in_the_strict_form(tmp_path: Path) -> None:
    typed = filled("tinh-doan")
    assert typed is not None
    form, data, wanted = typed
    parts = read_parts(strict(data))
    old, new = b"relationships/custom-properties", b"relationships/customProperties"
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(old, new)
    (tmp_path / "bieu.xlsx").write_bytes(repack(parts))
    check(tmp_path / "bieu.xlsx", form, wanted)


def test_a_unit_that_is_asked_for_no_table_has_no_workbook() -> None:
    assert filled("ban-can-su-ubnd") is None


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_of_the_real_campaign(tmp_path: Path, unit: str) -> None:
    typed = filled(unit)
    if typed is not None:
        form, data, wanted = typed
        assert write_form_workbook(form) == write_form_workbook(form_of(unit))
        (tmp_path / "bieu.xlsx").write_bytes(data)
        check(tmp_path / "bieu.xlsx", form, wanted)


@pytest.mark.slow
@pytest.mark.parametrize("steps", [("xlsx",), ("ods", "xlsx"), ("xls", "xlsx")])
def test_libreoffice_saving_it_again_changes_nothing(tmp_path: Path, steps: tuple[str, ...]) -> None:
    if SOFFICE is None:
        pytest.skip("chưa cài LibreOffice")
    typed = filled("da-lat")
    assert typed is not None
    form, data, wanted = typed
    source = tmp_path / "vào" / "bieu.xlsx"
    source.parent.mkdir()
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'hồ-sơ').as_uri()}"
    for step in steps:
        command = [SOFFICE, profile, "--headless", "--convert-to", step, "--outdir", str(tmp_path / step), str(source)]
        subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        source = tmp_path / step / f"bieu.{step}"
        if not source.exists():
            pytest.skip("LibreOffice không có Calc (libreoffice-calc)")
    # LibreOffice itself makes a carriage return of the text `_x000D_`, and nothing is left of it.
    check(source, form, {address: text for address, text in wanted.items() if text != "_x000D_"})
