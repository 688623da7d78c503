"""What a unit writes in its own words: its arithmetic, its dates, and whether it agrees with its own figures."""

from tongket.check.agreement import check_agreement
from tongket.check.claims import Scope
from tongket.check.days import check_days_told, last_day
from tongket.check.prose import check_arithmetic, read_prose
from tongket.model.answers import Submission
from tongket.model.outline import Outline
from tongket.source.nodes import Findings


def check_texts(submission: Submission, outline: Outline, findings: Findings) -> None:
    """Check the texts of every answer; each is read once."""
    unit = submission.unit
    scope = Scope(period=outline.period, names=_names(unit.short_name, unit.territory))
    last = last_day(submission, outline)
    for answer in submission.answers.values():
        item = outline.item(answer.item)
        if item is not None:
            written = list(read_prose(answer))
            check_arithmetic(written, findings)
            check_days_told(item, written, last, findings)
            if item.indicators:
                check_agreement(item, answer, written, scope, findings)


def _names(short: str, territory: str | None) -> tuple[str, ...]:
    """Return the names by which a text calls the unit's own territory: `Đà Lạt`, also of `thành phố Đà Lạt`."""
    capital = [each for each in (territory or "").split() if each[0].isupper()]
    return tuple(filter(None, (short, territory, " ".join(capital))))
