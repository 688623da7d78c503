"""What a unit is asked to mend, as a text to paste: without Word, for whoever only shows it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from tongket.commands.letters.addressing import compiling_unit, spoken_to
from tongket.commands.letters.wanted import cut_points, points_for_unit
from tongket.intake import read_reading
from tongket.logbook.reading_notes import NO_NOTES, ReadingNotes
from tongket.model.answers import Intake, Receipt
from tongket.model.arrivals import Verdict
from tongket.model.roster import Campaign, Unit
from tongket.values.figures import format_count, format_short_date
from tongket.values.signs import print_sign
from tongket.workspace import Workspace

_OPEN_DAY = "gõ hạn gửi lại"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnSlip:
    """What one unit is asked."""

    unit: Unit
    received: str
    """What came, as a sentence names it: `Báo cáo số 45-BC/HU, ngày 08/4/2019`."""
    points: tuple[str, ...]
    """At most ten lines; none where there is nothing to ask."""
    left: int
    """How many points are left for later."""


def make_slips(intake: Intake, workspace: Workspace, units: Collection[str] = ()) -> tuple[ReturnSlip, ...]:
    """Return the slip of each unit that sent a report, of those named or of all.

    A unit without a report has no slip: it is reminded.
    """
    receipts = {each.unit.id: each for each in intake.receipts if each.unit is not None}
    slips: list[ReturnSlip] = []
    for unit in intake.campaign.roster.owing:
        if unit.id in receipts and (not units or unit.id in units):
            points, left = cut_points(_points(intake, unit, read_reading(workspace, intake.log, unit.id)))
            slips.append(ReturnSlip(unit=unit, received=_received(receipts[unit.id]), points=points, left=left))
    return tuple(slips)


def _points(intake: Intake, unit: Unit, notes: ReadingNotes | None) -> tuple[str, ...]:
    """Return what a unit is asked: first what a person noted of this version, nothing where it was accepted."""
    opinion, latest = intake.log.opinion(unit.id), intake.log.latest(unit.id)
    noted: tuple[str, ...] = ()
    if opinion is not None and (latest is None or opinion.version == latest.version):
        if opinion.verdict is Verdict.ACCEPTED:
            return ()
        noted = tuple(each.strip() for each in (opinion.wanted or "").splitlines() if each.strip())
    found = (each for each in intake.found if each.unit == unit.id)
    return (*noted, *points_for_unit(found, intake.campaign.outline, notes or NO_NOTES))


def _received(receipt: Receipt) -> str:
    """Return how a report is named in a sentence; number and day as far as they are known."""
    reference = print_sign(receipt.reference) if receipt.reference else ""
    day = f"ngày {format_short_date(receipt.sent)}" if receipt.sent else ""
    return ", ".join(filter(None, (f"Báo cáo số {reference}" if reference else "báo cáo", day)))


def slip_text(slip: ReturnSlip, campaign: Campaign, until: date | None) -> str:
    """Return a slip as a text to paste into a message; a word of thanks where there is nothing to ask."""
    return "\n".join("".join(str(piece) for piece in line) for line in slip_pieces(slip, campaign, until)) + "\n"


def slip_pieces(slip: ReturnSlip, campaign: Campaign, until: date | None) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a slip, in pieces; one in brackets is still open."""
    office, you = compiling_unit(campaign).name, spoken_to(campaign.outline.report)
    came = f"{office} đã nhận {slip.received} của {slip.unit.name}."
    if not slip.points:
        yield (f"{came} Báo cáo đã đủ nội dung để tổng hợp. Xin cảm ơn {you}.",)
        return
    count = format_count(len(slip.points))
    yield (f"{came} Để tổng hợp, đề nghị {you} xem giúp {count} điểm:",)
    for number, each in enumerate(slip.points, 1):
        yield (f"{number}. {each.rstrip(' .')}.",)
    if slip.left:
        yield (f"Và còn {format_count(slip.left)} điểm nhỏ, chúng tôi sẽ trao đổi sau.",)
    day = f"ngày {format_short_date(until)}" if until is not None else f"[{_OPEN_DAY}]"
    yield ("Xin gửi lại trước ", day, f" (chỉ cần sửa trên tệp đã gửi). Xin cảm ơn {you}.")
