"""What a unit writes in its own words: its arithmetic, its dates, and whether it agrees with its own figures."""

from collections.abc import Iterable

from tongket.check.agreement import check_agreement
from tongket.check.claims import Scope
from tongket.check.days import check_days_told, last_day
from tongket.check.prose import Prose, locate, read_prose
from tongket.findings.campaign_rules import WRONG_ARITHMETIC
from tongket.findings.diagnostics import tell
from tongket.findings.figure_rules import CUT_OFF_SHARE
from tongket.model.answers import Submission
from tongket.model.outline import Outline
from tongket.numbers.sentence_checks import check_sentence, may_be_wrong
from tongket.source.nodes import Findings
from tongket.values.quoting import shorten


def check_texts(submission: Submission, outline: Outline, findings: Findings) -> None:
    """Check the texts of every answer; each is read once."""
    unit = submission.unit
    scope = Scope(period=outline.period, names=_names(unit.short_name, unit.territory))
    last = last_day(submission, outline)
    for answer in submission.answers.values():
        item = outline.item(answer.item)
        if item is not None:
            written = list(read_prose(answer))
            _check_arithmetic(written, findings)
            check_days_told(item, written, last, findings)
            if item.indicators:
                check_agreement(item, answer, written, scope, findings)


def _names(short: str, territory: str | None) -> tuple[str, ...]:
    """Return the names by which a text calls the unit's own territory: `Đà Lạt`, also of `thành phố Đà Lạt`."""
    capital = [each for each in (territory or "").split() if each[0].isupper()]
    return tuple(filter(None, (short, territory, " ".join(capital))))


def _check_arithmetic(written: Iterable[Prose], findings: Findings) -> None:
    """Arithmetic that does not come out (`wrong-arithmetic`); what is only cut off instead of rounded passes."""
    for prose in written:
        for check in check_sentence(prose.reading) if may_be_wrong(prose.text) else ():
            if check.rule not in {None, CUT_OFF_SHARE}:
                quoted = shorten(prose.text[check.start : check.end])
                message = f"Mục {prose.item}: “{quoted}”: {check.said}"
                at = locate(prose, check.start, check.end, findings.source)
                told = tell(quoted=quoted, said=check.said.rstrip(" ."))
                findings.add(WRONG_ARITHMETIC, at, message, check.hint, item=prose.item, told=told)
