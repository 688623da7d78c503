"""Other programs save the sheet in their own way; what a person decided is the same after it."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.sheet.cases import EVERYTHING, LEADERSHIP, OVERSIGHT, SHOWN, WEAK, Person, grown, offer, update, written
from tongket.merge.decisions import Decisions
from tongket.sheet import columns as c
from tongket.sheet.decision_sheet import read_decisions

SOFFICE = shutil.which("soffice")
FIRST, SECOND, THIRD = f"{WEAK}-01", f"{WEAK}-02", f"{WEAK}-03"


def decided() -> bytes:
    """Return a sheet with a decision of each kind."""
    person = Person(written())
    person.type(FIRST, {c.USE: "x", c.ORDER: 1, c.WORDING: "=Cấp ủy chưa quan tâm,\nchưa sâu sát.", c.NOTE: "0123"})
    person.type(SECOND, {c.SUBJECT: "Ý khác", c.SPLIT: "x", c.JOIN: THIRD})
    person.type(
        "II.1.1-ĐH01", {c.USE: "không", c.NAMED: "địa bàn", c.EXAMPLE_WORDING: "với tài liệu song ngữ"}, c.EXAMPLES
    )
    person.type("dc1", {c.USED: 1406.25, c.REASON: "theo BTCTU (Hoa, 17/4)"}, c.FIGURES)
    return person.save()


def read(folder: Path, data: bytes) -> Decisions:
    path = folder / "decisions.xlsx"
    path.write_bytes(data)
    decisions, found = read_decisions(path, SHOWN, EVERYTHING.subjects_by_item)
    assert found == []
    return decisions


def convert(folder: Path, data: bytes, suffix: str, *steps: str) -> bytes:
    """Return what LibreOffice makes of a sheet; skip the test where it has no spreadsheet program."""
    if SOFFICE is None:
        pytest.skip("chưa cài LibreOffice")
    source = folder / "vào" / "decisions.xlsx"
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'hồ-sơ').as_uri()}"
    for step in (*steps, suffix):
        command = [SOFFICE, profile, "--headless", "--convert-to", step, "--outdir", str(folder / step), str(source)]
        subprocess.run(command, check=True, timeout=120, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        source = folder / step / f"decisions.{step}"
        if not source.exists():
            pytest.skip("LibreOffice không có Calc (libreoffice-calc)")
    return source.read_bytes()


def test_openpyxl_saving_it_again_changes_nothing(tmp_path: Path) -> None:
    data = decided()
    buffer = io.BytesIO()
    load_workbook(io.BytesIO(data)).save(buffer)
    assert read(tmp_path, buffer.getvalue()) == read(tmp_path, data)


def test_shared_strings_as_excel_saves_them_are_read(tmp_path: Path) -> None:
    data = decided()
    assert read(tmp_path, share_strings(data)) == read(tmp_path, data)


def share_strings(data: bytes) -> bytes:
    """Return a package whose first sheet keeps its texts in a part of their own."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    texts: list[str] = []
    pieces = parts["xl/worksheets/sheet1.xml"].decode().replace('t="inlineStr"', 't="s"').split("<is>")
    for number, piece in enumerate(pieces[1:], 1):
        text, rest = piece.split("</is>", 1)
        pieces[number] = f"<v>{len(texts)}</v>{rest}"
        texts.append(f"<si>{text}</si>")
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/worksheets/sheet1.xml"] = "".join(pieces).encode()
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{"".join(texts)}</sst>'.encode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rIdS" Type="{office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    for name, end, new in (
        ("xl/_rels/workbook.xml.rels", "</Relationships>", relation),
        ("[Content_Types].xml", "</Types>", override),
    ):
        parts[name] = parts[name].decode().replace(end, new).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("steps", [(), ("ods",)], ids=["xlsx", "qua ods"])
def test_libreoffice_saving_it_again_changes_nothing(tmp_path: Path, steps: tuple[str, ...]) -> None:
    data = decided()
    again = convert(tmp_path, data, "xlsx", *steps)
    assert read(tmp_path, again) == read(tmp_path, data)
    offers = offer(grown(LEADERSHIP, "Lạc Dương"), OVERSIGHT)
    assert update(again, offers).decisions == update(data, offers).decisions


@pytest.mark.slow
def test_libreoffice_keeps_the_locks_and_the_drop_downs(tmp_path: Path) -> None:
    person = Person(convert(tmp_path, decided(), "xlsx"))
    assert person.sheet().protection.sheet
    assert person.cell(FIRST, c.UNITS).protection.locked
    assert not person.cell(FIRST, c.WORDING).protection.locked
    assert len(person.sheet().data_validations.dataValidation) >= 4
    assert person.book[c.LISTS].sheet_state == "hidden"
