"""The lines with which a form asks the facts of an item: sentences of the outline, and one of its own for the rest."""

from collections.abc import Iterator, Mapping

from tongket.forms.wording import CHOICE_PROMPT, FIGURE_PROMPT, IF_NOT, REASON_PROMPT, YES_NO_PROMPT, list_options
from tongket.model.addresses import WHY_NOT, Address
from tongket.model.forms import FormLine, FormPiece, LineRole, Slot, SlotKind
from tongket.model.outline import AskedFact, FactKind, Indicator, Item

_LISTS = (FactKind.DOCUMENTS, FactKind.MODELS)
_ORDER = (SlotKind.FIGURE, SlotKind.YES_NO, SlotKind.CHOICE)
_KINDS = {FactKind.YES_NO: SlotKind.YES_NO, FactKind.CHOICE: SlotKind.CHOICE}
_PROMPTS = {
    SlotKind.FIGURE: FIGURE_PROMPT,
    SlotKind.YES_NO: YES_NO_PROMPT,
    SlotKind.CHOICE: CHOICE_PROMPT,
}


def ask_facts(item: Item, asked: tuple[Indicator, ...]) -> Iterator[FormLine]:
    """Yield the lines that ask a unit's indicators: figures first, then yes or no, then choices.

    A sentence of the outline is used where the unit is asked everything that it names.
    """
    plain = {each.id: each for each in asked if each.kind not in _LISTS}
    said: set[AskedFact] = set()
    lines: list[tuple[SlotKind, tuple[FormPiece, ...]]] = []
    for sentence in item.form_sentences:
        if all(each.indicator in plain for each in sentence.asked):
            said.update(sentence.asked)
            pieces = tuple(each if isinstance(each, str) else _slot(item, plain, each) for each in sentence.pieces)
            lines.append((_kind(plain[sentence.asked[0].indicator]), pieces))
    for each in plain.values():
        pieces = _own_line(item, each, said)
        if pieces:
            lines.append((_kind(each), pieces))
    for kind in _ORDER:
        for own, pieces in lines:
            if own is kind:
                yield FormLine(role=LineRole.ASKED, pieces=pieces, place=item.id)
                yield from _guide_choices(item, pieces)


def _kind(indicator: Indicator) -> SlotKind:
    return _KINDS.get(indicator.kind, SlotKind.FIGURE)


def _slot(item: Item, asked: Mapping[str, Indicator], fact: AskedFact) -> Slot:
    indicator = asked[fact.indicator]
    address = Address(item.id, indicator.id, fact.part)
    if fact.part == WHY_NOT:
        return Slot(
            address=address, kind=SlotKind.TEXT, label=f"{indicator.name}: lý do nếu không", prompt=REASON_PROMPT
        )
    label = f"{indicator.name}, năm {fact.part}" if fact.part else indicator.name
    kind = _kind(indicator)
    return Slot(address=address, kind=kind, label=label, prompt=_PROMPTS[kind], options=indicator.options)


def _own_line(item: Item, indicator: Indicator, said: set[AskedFact]) -> tuple[FormPiece, ...]:
    """Return the line of an indicator, or of those of its years that no sentence names; nothing where all are said."""
    asked = {indicator.id: indicator}
    if indicator.kind is FactKind.YES_NO:
        if AskedFact(indicator.id) in said:
            return ()
        answer, reason = (_slot(item, asked, AskedFact(indicator.id, part)) for part in ("", WHY_NOT))
        if AskedFact(indicator.id, WHY_NOT) in said:
            return (f"{indicator.name}: ", answer, ".")
        return (f"{indicator.name}: ", answer, IF_NOT, reason, ".")
    if not indicator.years:
        fact = AskedFact(indicator.id)
        return () if fact in said else (f"{indicator.name}: ", _slot(item, asked, fact), f"{_measure(indicator)}.")
    pieces: list[FormPiece] = []
    for year in indicator.years:
        fact = AskedFact(indicator.id, str(year))
        if fact not in said:
            before = f"{indicator.name}: năm {year} " if not pieces else f"; năm {year} "
            pieces += [before, _slot(item, asked, fact), _measure(indicator)]
    return (*pieces, ".") if pieces else ()


def _measure(indicator: Indicator) -> str:
    """Return the measure as it follows a figure, with the space before it."""
    measure = indicator.measure or ("%" if indicator.kind is FactKind.RATE else "")
    return measure if measure in {"", "%"} else f" {measure}"


def _guide_choices(item: Item, pieces: tuple[FormPiece, ...]) -> Iterator[FormLine]:
    for each in pieces:
        if isinstance(each, Slot) and each.options:
            words = list_options(tuple(option.name for option in each.options))
            yield FormLine(role=LineRole.GUIDANCE, pieces=(words,), place=item.id)
