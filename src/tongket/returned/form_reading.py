"""A returned form read from top to bottom: headings, lines, slots, tables; then all readings of a slot joined."""

from collections.abc import Iterator, Mapping

from tongket.flow.flow import Flow
from tongket.model.addresses import Address
from tongket.model.forms import FormRegion, FormTable, LineRole, TableKind, UnitForm
from tongket.model.returned import ReturnedReport
from tongket.returned.gathering import Gathered
from tongket.returned.lines.joining import settle
from tongket.returned.lines.prompts import Prompts
from tongket.returned.stamps import find_stamp
from tongket.returned.stretches.form_elements import choice_lines, fixed_elements, guidance_lines
from tongket.returned.stretches.guidance import drop_guidance
from tongket.returned.stretches.opened_blocks import open_blocks
from tongket.returned.stretches.splitting import split_stretches
from tongket.returned.stretches.stretch_reading import StretchReader


def read_form(flow: Flow, form: UnitForm) -> ReturnedReport:
    """Return what a unit typed into its form: every value in its slot, and all else that it wrote."""
    prompts = Prompts(form)
    found = Gathered()
    elements = fixed_elements(form)
    blocks = open_blocks(flow, elements, prompts)
    reader = StretchReader(blocks, prompts, found)
    asked = drop_guidance(blocks, guidance_lines(form), choice_lines(form), found)
    reader.read(list(split_stretches(elements, asked)))
    values, clashes = settle(found, _order(form))
    return ReturnedReport(
        stamp=find_stamp(flow),
        values=values,
        clashes=clashes,
        unplaced=tuple(found.unplaced),
        altered=tuple(found.altered),
        remarks=(*found.remarks, *_set_aside(flow)),
    )


def _order(form: UnitForm) -> Mapping[Address, int]:
    return {address: number for number, address in enumerate(_addresses(form))}


def _addresses(form: UnitForm) -> Iterator[Address]:
    """Yield every address of a form in reading order; of the entries of a list, those of the first."""
    for block in form.blocks:
        match block:
            case FormRegion():
                yield block.address
            case FormTable(kind=TableKind.STATISTICS):
                yield from (block.cell(row.id, each.id) for row in block.rows for each in block.columns if each.id)
            case FormTable():
                yield from (block.entry(1, each.id) for each in block.columns if each.id)
            case _ if block.role is not LineRole.GUIDANCE:
                yield from (each.address for each in block.slots)


def _set_aside(flow: Flow) -> Iterator[str]:
    for each in flow.aside:
        text = f": “{' '.join(each.text.split())}”" if each.text.strip() else ""
        where = f" ({each.place})" if each.place else ""
        yield f"Chưa đọc {each.what}{where}{text}."
