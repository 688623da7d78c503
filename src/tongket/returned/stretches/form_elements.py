"""The parts of a form that a returned report is laid beside."""

from dataclasses import replace

from tongket.model.addresses import WHOLE_REPORT
from tongket.model.forms import FormBlock, FormLine, FormRegion, LineRole, SlotKind, UnitForm
from tongket.returned.lines.fixed_words import FixedLine, fixed_line
from tongket.returned.stretches.block_layout import Element

_RECIPIENTS = FormLine(role=LineRole.ASKED, pieces=("Nơi nhận:",), place=WHOLE_REPORT)
"""What the frame prints before the recipients."""


def fixed_elements(form: UnitForm) -> tuple[Element, ...]:
    """Return the lines, regions and tables of a form in reading order, guidance left out."""
    annexes = [block for each in form.annexes for block in each]
    head = [line for each in form.head.values() for line in each]
    end = [line for each in form.end.values() for line in each]
    recipients = [_RECIPIENTS] if form.end.get("noi_nhan") else []
    blocks: list[FormBlock] = [*head, *form.body, *recipients, *end, *annexes]
    asked = [each for each in blocks if not (isinstance(each, FormLine) and each.role is LineRole.GUIDANCE)]
    elements: list[Element] = [fixed_line(each) if isinstance(each, FormLine) else each for each in asked]
    for number, each in enumerate(asked):
        if isinstance(each, FormRegion):
            for beside, mark in zip((number - 1, number + 1), each.marks, strict=True):
                line = elements[beside] if 0 <= beside < len(elements) else None
                if isinstance(line, FixedLine):
                    elements[beside] = replace(line, marks=line.marks | {mark})
    return tuple(elements)


def choice_lines(form: UnitForm) -> tuple[FixedLine, ...]:
    """Return the lines of a form that ask a choice."""
    lines = (each for each in form.body if isinstance(each, FormLine))
    return tuple(fixed_line(each) for each in lines if any(slot.kind is SlotKind.CHOICE for slot in each.slots))


def guidance_lines(form: UnitForm) -> tuple[FixedLine, ...]:
    """Return what a form tells a clerk, each wording once."""
    lines = [each for each in form.blocks if isinstance(each, FormLine) and each.role is LineRole.GUIDANCE]
    return tuple({each.text: fixed_line(each) for each in lines}.values())
