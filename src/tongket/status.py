"""Who is missing, late (quá hạn, gửi muộn), faulty, incomplete, done (tiến độ)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tongket.findings.rule import Severity
from tongket.model.answers import Intake, Receipt
from tongket.model.arrivals import Arrival, Opinion
from tongket.model.outline import Outline
from tongket.model.roster import Unit, count_required


class State(StrEnum):
    """How far a unit is (tình trạng)."""

    MISSING = "missing"
    INVALID = "invalid"
    INCOMPLETE = "incomplete"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One unit's state (tiến độ)."""

    unit: Unit
    state: State
    late: bool
    """Come in (by the log, else by its own word) on or after the date before which it was due; or due and not there."""
    sent: date | None
    """As it says itself."""
    answered: int
    required: int
    errors: int
    warnings: int
    first: Arrival | None = None
    """The first version that came in, by which lateness is judged."""
    latest: Arrival | None = None
    """The version that is used."""
    opinion: Opinion | None = None
    """The last that a person said of one of them."""

    @property
    def seen(self) -> Opinion | None:
        """What a person said of the version that is used."""
        opinion, latest = self.opinion, self.latest
        return opinion if opinion is None or latest is None or opinion.version == latest.version else None


STATE_NAMES = {
    State.MISSING: "chưa gửi",
    State.INVALID: "có lỗi",
    State.INCOMPLETE: "còn thiếu",
    State.COMPLETE: "đủ",
}


_ON_PAPER = "đã nhận, chưa nhập"
"""Of a report that the log knows and nobody has put in yet."""


def state_name(progress: Progress) -> str:
    """Return the Vietnamese word for a unit's state: `đủ, gửi muộn`."""
    name = STATE_NAMES[progress.state]
    if progress.state is State.MISSING and progress.first is not None:
        return _ON_PAPER if not progress.late else f"{_ON_PAPER}, gửi muộn"
    if not progress.late:
        return name
    return f"{name}, {'quá hạn' if progress.state is State.MISSING else 'gửi muộn'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unassigned:
    """A file that is counted for no unit, and why (tệp không tính)."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state of the whole campaign on one day."""

    as_of: date
    outline: Outline
    units: tuple[Progress, ...]
    """In roster order, without the compiling office."""
    unassigned: tuple[Unassigned, ...]

    def count(self, state: State) -> int:
        """Return how many units are in this state."""
        return sum(each.state is state for each in self.units)

    @property
    def received(self) -> int:
        """How many units sent a file."""
        return len(self.units) - self.count(State.MISSING)

    @property
    def missing(self) -> tuple[Progress, ...]:
        """The units of which nothing came, as a file or, by the log, on paper."""
        return tuple(each for each in self.units if each.state is State.MISSING and each.first is None)


def take_status(intake: Intake, as_of: date) -> Status:
    """Return the state of every unit that owes a report, on a day."""
    receipts: dict[str, list[Receipt]] = defaultdict(list)
    for receipt in intake.receipts:
        if receipt.unit is not None:
            receipts[receipt.unit.id].append(receipt)
    counts: dict[tuple[str, Severity], int] = defaultdict(int)
    for found in intake.found:
        if found.unit is not None:
            counts[found.unit, found.severity] += 1
    return Status(
        as_of=as_of,
        outline=intake.campaign.outline,
        units=tuple(
            _take_progress(unit, receipts[unit.id], counts, intake, as_of) for unit in intake.campaign.roster.owing
        ),
        unassigned=_list_unassigned(intake),
    )


def _take_progress(
    unit: Unit, receipts: list[Receipt], counts: dict[tuple[str, Severity], int], intake: Intake, as_of: date
) -> Progress:
    first = intake.log.first(unit.id)
    errors, warnings = counts[unit.id, Severity.ERROR], counts[unit.id, Severity.WARNING]
    last = max(receipts, key=lambda each: (each.sent or date.min, each.answered), default=None)
    if last is None:
        state = State.MISSING
    elif errors:
        state = State.INVALID
    else:
        state = State.INCOMPLETE if last.incomplete else State.COMPLETE
    sent = last.sent if last is not None else None
    came = first.day if first is not None else sent
    return Progress(
        unit=unit,
        state=state,
        late=_is_late(unit, came, as_of, received=last is not None or first is not None),
        sent=sent,
        answered=last.answered if last is not None else 0,
        required=last.required if last is not None else count_required(unit, intake.campaign.outline),
        errors=errors,
        warnings=warnings,
        first=first,
        latest=intake.log.latest(unit.id),
        opinion=intake.log.opinion(unit.id),
    )


def _is_late(unit: Unit, came: date | None, as_of: date, *, received: bool) -> bool:
    """Whether a unit is late: "trước ngày 10/4" means the 9th is the last day in time."""
    if unit.before is None:
        return False
    if received:
        return came is not None and came >= unit.before
    return as_of >= unit.before


def _list_unassigned(intake: Intake) -> tuple[Unassigned, ...]:
    reasons = {each.location.file: each.message for each in intake.left_out}
    for receipt in intake.receipts:
        if receipt.unit is None:
            errors = [each.message for each in intake.found if each.location.file == receipt.file and each.is_error]
            reasons[receipt.file] = errors[0] if errors else "không rõ là của đơn vị nào."
    return tuple(Unassigned(file=file, reason=reason) for file, reason in sorted(reasons.items()))
