"""The form of one unit from outline and roster alone, so that what was issued can always be made again."""

from collections.abc import Iterable, Iterator

from tongket.forms.asked_facts import ask_facts
from tongket.forms.asked_lists import ask_lists, ask_table
from tongket.forms.head import close_report, end_lines, head_lines
from tongket.forms.wording import POINTS_PROMPT, PROSE_PROMPT, fill_in, guide_item
from tongket.model.addresses import WHOLE_REPORT, Address
from tongket.model.forms import FormBlock, FormLine, FormRegion, FormStamp, LineRole, UnitForm
from tongket.model.outline import Item, ItemKind, Section, walk_items
from tongket.model.roster import Campaign, Unit
from tongket.values.figures import format_short_date


def ask_form(campaign: Campaign, unit: Unit, *, version: str, number: int = 1) -> UnitForm:
    """Return the form of a unit: only what it must answer; the compiling office is asked every item."""
    outline = campaign.outline
    owed = frozenset(each.id for each in outline.items if unit.compiling or unit.owes_item(each))
    tables = [each for each in outline.tables if unit.owes_table(each)]
    return UnitForm(
        stamp=FormStamp(campaign=outline.id, version=version, unit=unit.id, number=number),
        unit=unit,
        head=head_lines(outline, unit),
        body=(
            FormLine(role=LineRole.GUIDANCE, pieces=(fill_in(_where_to_send(campaign, unit)),), place=WHOLE_REPORT),
            *_ask_sections(outline.sections, 1, owed, unit),
            close_report(outline, unit),
        ),
        end=end_lines(outline, campaign.roster, unit),
        annexes=tuple(
            tuple(ask_table(each, unit, str(place) if len(tables) > 1 else "")) for place, each in enumerate(tables, 1)
        ),
    )


def _where_to_send(campaign: Campaign, unit: Unit) -> str:
    """Return to whom a unit sends its report, and before which day; nothing where neither is known."""
    to = next((each.name for each in campaign.roster.units if each.compiling and each.id != unit.id), "")
    where = f" về {to}" if to else ""
    before = f" trước ngày {format_short_date(unit.before)}" if unit.before is not None else ""
    return f"Gửi{where}{before}." if where or before else ""


def _ask_sections(
    sections: Iterable[Section | Item], level: int, owed: frozenset[str], unit: Unit
) -> Iterator[FormBlock]:
    for node in sections:
        if any(item.id in owed for item in walk_items((node,))):
            yield _heading(node, level)
            if isinstance(node, Section):
                yield from _ask_sections(node.children, level + 1, owed, unit)
            else:
                yield from _ask_item(node, unit)


def _heading(node: Section | Item, level: int) -> FormLine:
    """Return a heading under its number in the report and with its full name, as it was issued."""
    number = node.report_number or node.number or ""
    text = f"{number} {node.title}" if number else node.title
    return FormLine(role=LineRole.HEADING, pieces=(text,), place=node.id, level=level, number=number)


def _ask_item(item: Item, unit: Unit) -> Iterator[FormBlock]:
    asked = tuple(each for each in item.indicators if unit.counted_in(each.groups))
    guidance = guide_item(item)
    if guidance:
        yield FormLine(role=LineRole.GUIDANCE, pieces=(guidance,), place=item.id)
    yield from ask_facts(item, asked)
    points = item.kind is ItemKind.POINTS
    prompt = POINTS_PROMPT if points else PROSE_PROMPT
    yield FormRegion(address=Address(item.id), label=item.title, prompt=prompt, points=points)
    yield from ask_lists(item, asked)
