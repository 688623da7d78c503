"""Every lead sentence and every phrase tried with made-up values: what else only a build would show.

The figures are made up of the right kind for the indicators of an outline.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from jinja2 import Template, nodes

from tongket.findings.diagnostics import Diagnostic
from tongket.findings.locations import TextLocation
from tongket.findings.template_rules import TEMPLATE_FAILED
from tongket.merge.merged import Total
from tongket.merge.organs import Organs
from tongket.merge.totals import merge_total
from tongket.model.answers import Document, Fact, PracticeModel, Submission
from tongket.model.outline import FactKind, Indicator, Item, Outline
from tongket.model.roster import Roster, Unit
from tongket.sentences.bounds import FAILURES, MOST_STEPS, TOO_MUCH_HINT, BoundedContext, TooMuchError
from tongket.sentences.phrase_files import Phrase, read_trees
from tongket.sentences.phrases import Known, explain, line_in_template
from tongket.sentences.phrasing import (
    ENVIRONMENT,
    compiled,
    fault_in_lead,
    fault_in_phrase,
    print_value,
    read_written,
    written_sentence,
)
from tongket.sentences.quantities import NoDataError
from tongket.sentences.said_facts import fact_of
from tongket.sentences.template_names import TemplateReading, check_uses, undeclared
from tongket.sentences.template_syntax import Fault, parse
from tongket.sentences.trying import Trial, Values, forms_of
from tongket.sentences.written import Written, read_tokens

_NOWHERE = TextLocation(file="", line=1, column=1)
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


_MOST_STEPS = 10 * MOST_STEPS
"""For all forms of a text together: a heavy one is not tried in each of hundreds."""
_SEE = "xem lại tên và phép tính trong {{ }}; các tên dùng được ghi ở docs/templates.md."


def try_leads(outline: Outline, roster: Roster) -> Iterator[Diagnostic]:
    """Yield what fails in the lead sentences of an outline that are well written."""
    for item in outline.items:
        if item.sentences:
            samples = [_sample_facts(item, roster, answered=each) for each in (True, False)]
        for sentence in item.sentences:
            for written in written_sentence(sentence):
                yield from (fault_in_lead(each, written, item.id) for each in _try_lead(written, samples))


def _sample_facts(item: Item, roster: Roster, *, answered: bool) -> Values:
    return {name: fact_of(total, item.id) for name, total in sample_totals(item, roster, answered=answered).items()}


def _try_lead(written: Written, samples: list[Values]) -> list[Fault]:
    tree, _ = parse(ENVIRONMENT, written.text)
    if tree is None:
        return []
    reading = TemplateReading(ENVIRONMENT, tree, read_tokens(ENVIRONMENT, written.text))
    return [*Trial(reading, print_value).faults(samples[0])] or [*_render(reading, samples)]


def try_phrases(path: Path, file: str, known: Known) -> Iterator[Diagnostic]:
    """Yield what fails in the phrases of a `.j2` file that are well written; nothing where it can't be read."""
    written = read_written(path, file)
    if written is None:
        return
    for phrase in read_trees(ENVIRONMENT, written.text, parse(ENVIRONMENT, written.text)[0]):
        if phrase.name in known:
            for fault in _try_phrase(phrase, known):
                named = fault._replace(message=f"câu {phrase.name}: {fault.message}")
                yield fault_in_phrase(named, written)


def _try_phrase(phrase: Phrase, known: Known) -> list[Fault]:
    names = known[phrase.name]
    examples = {name: forms[0] for name, forms in names.items()}
    faults = [*Trial(phrase.reading, print_value).faults(examples)]
    used = frozenset(each.name for each in phrase.reading.tree.find_all(nodes.Name))
    return faults or [*_render(phrase.reading, forms_of(names, used))]


def _render(reading: TemplateReading, forms: Iterator[Values] | list[Values]) -> Iterator[Fault]:
    """Yield what fails first when a whole text is rendered, in any form that its values may take."""
    if not isinstance(reading.tree, nodes.Template) or check_uses(reading):
        return
    names = undeclared(reading.tree, ENVIRONMENT)
    try:
        template = compiled(reading.tree)
        steps = 0
        for values in forms:
            if not names <= values.keys() or steps > _MOST_STEPS:
                return
            steps += _count_steps(template, values)
    except FAILURES as error:
        line = line_in_template(error) or 1
        token = next((each for each in reading.tokens if each.line >= line and each.kind == "name"), None)
        offset, length = (token.offset, len(token.value)) if token is not None else (0, 0)
        hint = TOO_MUCH_HINT if isinstance(error, TooMuchError) else _SEE
        yield Fault(TEMPLATE_FAILED, offset, length, f"{explain(error)}.", hint)


def _count_steps(template: Template, values: Values) -> int:
    """Return how many steps it took to render a text."""
    context = template.new_context(dict(values))
    try:
        for _ in template.root_render_func(context):
            pass
    except NoDataError:
        pass
    except FAILURES:
        ENVIRONMENT.handle_exception()  # raises it anew, with the lines of the template
    return context.meter.steps if isinstance(context, BoundedContext) else 0
