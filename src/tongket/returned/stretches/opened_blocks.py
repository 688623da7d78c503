"""The blocks of a report to be read; the tables of its letterhead and signature are lines (phần đầu, phần ký)."""

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from tongket.flow.flow import Flow, FlowLine, FlowTable
from tongket.model.addresses import WHOLE_REPORT
from tongket.model.forms import FormTable
from tongket.returned.grids.named_columns import find_columns
from tongket.returned.lines.fixed_words import FixedLine
from tongket.returned.lines.prompts import Prompts
from tongket.returned.lines.resemblance import weigh_line
from tongket.returned.lines.returned_lines import ReturnedBlock, ReturnedLine, returned_line
from tongket.returned.stretches.block_layout import Element

_FEWEST = 2
"""So many lines of a table must be those of the letterhead or the signature."""


def open_blocks(flow: Flow, elements: Sequence[Element], prompts: Prompts) -> tuple[ReturnedBlock, ...]:
    """Return the lines and tables of a report in order, blank lines left out."""
    tables = [each for each in elements if isinstance(each, FormTable)]
    head = [each for each in elements if isinstance(each, FixedLine) and each.place == WHOLE_REPORT]
    blocks: list[ReturnedBlock] = []
    for each in flow.blocks:
        if isinstance(each, FlowLine):
            if each.text.strip():
                blocks.append(returned_line(each, len(blocks), prompts))
            continue
        boxed = () if any(find_columns(table, each) for table in tables) else _boxed_lines(each, head, prompts)
        blocks += [replace(line, order=number) for number, line in enumerate(boxed, len(blocks))] or [each]
    return tuple(blocks)


def _boxed_lines(table: FlowTable, head: Sequence[FixedLine], prompts: Prompts) -> tuple[ReturnedLine, ...]:
    """Return the lines of a table that holds the letterhead or the signature, in the form's order; none of another.

    Which cell a line stands in says nothing: a unit may have drawn the table anew.
    """
    slots = {gap.slot.tag: number for number, each in enumerate(head) for gap in each.gaps}
    lines: list[tuple[int, ReturnedLine]] = []
    known: set[int] = set()
    tagged = False
    last = -1
    for row in table.rows:
        for cell in row:
            for each in cell.lines:
                if not each.text.strip():
                    continue
                line = returned_line(each, 0, prompts, boxed=True)
                own = next((slots[control.tag] for control in each.controls if control.tag in slots), None)
                tagged = tagged or own is not None
                if own is None:
                    own = _find_line(head, line)
                if own is not None:
                    known.add(own)
                    last = own
                lines.append((last, line))
    if len(known) < _FEWEST and not (known and tagged):
        return ()
    return tuple(line for _, line in sorted(lines, key=itemgetter(0)))


def _find_line(head: Sequence[FixedLine], line: ReturnedLine) -> int | None:
    """Return the number of the line of the form that a returned one is most like; None where it is like none."""
    worths = [(weigh_line(each, (line,)) or 0) if each.spoken & line.spoken else 0 for each in head]
    best = max(worths, default=0)
    return worths.index(best) if best else None
