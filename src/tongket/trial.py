"""Every lead sentence and every phrase tried with made-up values: what else only a build would show."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Template, nodes

from tongket.diagnostics import Diagnostic
from tongket.facts import fact_of
from tongket.model import Item, Outline, Roster
from tongket.quantities import NoDataError
from tongket.rules import TEMPLATE_FAILED
from tongket.samples import sample_totals
from tongket.sandbox.bounds import MOST_STEPS, TOO_MUCH_HINT, BoundedContext, TooMuchError
from tongket.sandbox.names import Reading, check_uses, undeclared
from tongket.sandbox.phrases import Known, Phrase, read_trees
from tongket.sandbox.syntax import Fault, parse
from tongket.sandbox.trying import FAILURES, Trial, Values, forms_of
from tongket.sandbox.written import Written, read_tokens
from tongket.words import (
    ENVIRONMENT,
    compiled,
    explain,
    fault_in_lead,
    fault_in_phrase,
    line_in_template,
    print_value,
    read_written,
    written_sentence,
)

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
    return {name: fact_of(total) for name, total in sample_totals(item, roster, answered=answered).items()}


def _try_lead(written: Written, samples: list[Values]) -> list[Fault]:
    tree, _ = parse(ENVIRONMENT, written.text)
    if tree is None:
        return []
    reading = Reading(ENVIRONMENT, tree, read_tokens(ENVIRONMENT, written.text))
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
    return faults or [*_render(phrase.reading, forms_of(names, _used(phrase.reading)))]


def _used(reading: Reading) -> frozenset[str]:
    return frozenset(each.name for each in reading.tree.find_all(nodes.Name))


def _render(reading: Reading, forms: Iterator[Values] | list[Values]) -> Iterator[Fault]:
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
