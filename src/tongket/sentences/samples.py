"""Made-up figures of the right kind for the indicators of an outline: what templates are tried with."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tongket.findings.diagnostics import Location
from tongket.merge.merged import Total
from tongket.merge.organs import Organs
from tongket.merge.totals import merge_total
from tongket.model.answers import Document, Fact, PracticeModel, Submission
from tongket.model.outline import FactKind, Indicator, Item
from tongket.model.roster import Roster, Unit

_NOWHERE = Location(file="")
_STEP = 7
_SHARE = 40
"""What every rate lies above, in percent."""


def sample_totals(item: Item, roster: Roster, *, answered: bool) -> Mapping[str, Total]:
    """Return the totals of an item: as if every unit that owes it had answered all of it, or nobody anything."""
    owing = tuple(each for each in roster.owing if each.owes_item(item))
    asked = [each for each in roster.units if each.compiling or each.owes_item(item)] if answered else []
    organs = Organs(roster)
    return {
        each.id: merge_total(each, _facts(each, place, asked), organs, owing)
        for place, each in enumerate(item.indicators, 1)
    }


def _facts(indicator: Indicator, place: int, units: list[Unit]) -> Iterator[tuple[Submission, Fact]]:
    """Yield a fact of each unit; no two indicators or years have the same figures, so that no difference is nought."""
    for number, unit in enumerate(units, 1):
        yield _submission(unit), _fact(indicator, 1000 * place + _STEP * number, number)


def _submission(unit: Unit) -> Submission:
    return Submission(
        file="",
        unit=unit,
        sent=None,
        reference=None,
        signer=None,
        note=None,
        answers={},
        tables={},
        answers_location=_NOWHERE,
        tables_location=_NOWHERE,
    )


def _fact(indicator: Indicator, figure: int, number: int) -> Fact:
    years = {year: _figure(indicator, figure + after) for after, year in enumerate(indicator.years)}
    match indicator.kind:
        case FactKind.YES_NO:
            return Fact(value=number % 2 == 1, typed="", location=_NOWHERE)
        case FactKind.CHOICE:
            # One option is everybody's, the next ones fewer units': which are the main ones can be told.
            chosen = tuple(each.id for each in indicator.options[: 1 + number % max(len(indicator.options), 1)])
            return Fact(value=chosen, typed="", location=_NOWHERE)
        case FactKind.DOCUMENTS:
            document = Document(number=str(number), day=None, subject=str(number), location=_NOWHERE)
            return Fact(value=(), documents=(document,), typed="", location=_NOWHERE)
        case FactKind.MODELS:
            model = PracticeModel(name=f"Mô hình {number}", place=None, result=str(number), location=_NOWHERE)
            return Fact(value=(), models=(model,), typed="", location=_NOWHERE)
    value = years[indicator.years[-1]] if indicator.years else _figure(indicator, figure)
    return Fact(value=value, by_year=years, typed="", location=_NOWHERE)


def _figure(indicator: Indicator, figure: int) -> Decimal:
    return Decimal(_SHARE) + Decimal(figure) / 1000 if indicator.kind is FactKind.RATE else Decimal(figure)
