"""A unit's form as Word wrote it, filled in as a clerk does: in its controls, its regions, its tables."""

import copy
import io
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from lxml import etree

from tongket.forms.asking import ask_form
from tongket.model.addresses import WHOLE_REPORT, WHY_NOT, Address
from tongket.model.forms import FormRegion, FormTable, SlotKind, TableKind, UnitForm
from tongket.model.outline import FactKind, Outline
from tongket.model.roster import Campaign
from tongket.workspace import Workspace
from tongket.writing.form_file import render_form

VERSION = "3f2a91bc"


def form_of(campaign: Campaign, unit: str, *, number: int = 1) -> UnitForm:
    known = campaign.roster.unit(unit)
    assert known is not None
    return ask_form(campaign, known, version=VERSION, number=number)


def keep_issued(workspace: Workspace) -> None:
    """Keep the outline and roster of now as those that forms were made from."""
    for now, kept in zip((workspace.outline, workspace.roster), workspace.issued(VERSION), strict=True):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(now.read_bytes())


def fill_form(form: UnitForm, frame: Path, typed: Mapping[Address, str]) -> bytes:
    """Return the form as .docx with what was typed; what is not typed keeps its prompt."""
    document = Document(io.BytesIO(render_form(form, frame, "form.docx")))
    tags = {each.tag: typed[each.address] for each in form.slots if each.address in typed}
    for control in document.element.body.iter(qn("w:sdt")):
        _type_into(control, tags)
    regions = [each for each in form.blocks if isinstance(each, FormRegion)]
    said = {each.prompt.strip() for each in regions}
    prompts = [each for each in document.paragraphs if each.text.strip() in said]
    assert len(prompts) == len(regions)
    for region, paragraph in zip(regions, prompts, strict=True):
        if region.address in typed:
            _write_lines(paragraph, typed[region.address])
    tables = [each for each in document.tables if each.cell(0, 0).text.strip() == "TT"]
    asked = [each for each in form.blocks if isinstance(each, FormTable)]
    for table, word in zip(asked, tables, strict=True):
        _fill_table(table, word, typed)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _type_into(control: etree._Element, tags: Mapping[str, str]) -> None:
    properties = control.find(qn("w:sdtPr"))
    assert properties is not None
    tag = properties.find(qn("w:tag"))
    typed = tags.get(str(tag.get(qn("w:val")))) if tag is not None else None
    if typed is None:
        return
    for each in properties.findall(qn("w:showingPlcHdr")):
        properties.remove(each)
    first, *others = control.iter(qn("w:t"))
    first.text = typed
    for each in others:
        each.text = ""


def _write_lines(paragraph: Paragraph, text: str) -> None:
    for line in text.split("\n"):
        added = copy.deepcopy(paragraph._p)  # noqa: SLF001 - python-docx has no way to copy one
        paragraph._p.addprevious(added)  # noqa: SLF001
        shown = Paragraph(added, paragraph._parent)  # noqa: SLF001
        for run in shown.runs[1:]:
            _remove(run._r)  # noqa: SLF001
        shown.runs[0].text = line
    _remove(paragraph._p)  # noqa: SLF001


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _fill_table(table: FormTable, word: WordTable, typed: Mapping[Address, str]) -> None:
    for number, cells in enumerate(word.rows[1:], 1):
        for column, cell in zip(table.columns, cells.cells, strict=True):
            at = table.entry(number, column.id)
            if table.rows:
                at = table.cell(table.rows[number - 1].id, column.id)
            if column.id and at in typed:
                cell.paragraphs[0].add_run(typed[at])


def answers_of(form: UnitForm, outline: Outline) -> dict[Address, str]:
    """Return something right for every slot of a form, no two figures the same."""
    typed = {
        Address(WHOLE_REPORT, "so_ky_hieu"): "45",
        Address(WHOLE_REPORT, "ngay_gui"): "ngày 08 tháng 4 năm 2019",
        Address(WHOLE_REPORT, "chuc_vu"): "BÍ THƯ",
        Address(WHOLE_REPORT, "nguoi_ky"): "Trần Văn Bình",
    }
    number = 100
    for slot in form.slots:
        if slot.address.place != WHOLE_REPORT and slot.address.part != WHY_NOT:
            number += 1
            typed[slot.address] = _answer(slot.address, slot.kind, number, outline)
    for block in form.blocks:
        if isinstance(block, FormRegion):
            what = f"Cấp ủy đã chỉ đạo nội dung của mục {block.address.place}: đúng tiến độ # đủ việc"
            typed[block.address] = f"- {what};\n- Chi bộ đã làm theo." if block.points else f"{what}.\nĐoạn sau."
        if isinstance(block, FormTable) and block.kind is TableKind.STATISTICS:
            for row in block.rows:
                for column in block.columns:
                    if column.id:
                        number += 1
                        typed[block.cell(row.id, column.id)] = str(number)
    return typed


def _answer(at: Address, kind: SlotKind, number: int, outline: Outline) -> str:
    item = outline.item(at.place)
    indicator = item.indicator(at.key) if item is not None else None
    assert indicator is not None
    if kind is SlotKind.YES_NO:
        return "Có"
    if kind is SlotKind.CHOICE:
        return str(indicator.options[0].name)
    if indicator.kind is FactKind.RATE:
        return f"{min(Decimal(number % 100), indicator.maximum)},5%" if indicator.maximum > 1 else "0,5%"
    return str(number)
