"""What a person says of a report after looking at it: accepted, or what is still wanted."""

from datetime import date

from tongket.commands.receive.compared_versions import leaves_of_version
from tongket.commands.receive.desk import Desk
from tongket.commands.receive.hand_corrections import Corrected, keep_corrections
from tongket.commands.receive.kept_versions import find_submission, keep_accepted, keep_opinion, leaves_on_disk
from tongket.commands.receive.submission_paths import join_tree, split_tree
from tongket.errors import UsageError
from tongket.model.arrivals import Opinion, Verdict
from tongket.model.roster import Campaign, Unit
from tongket.output.proposal_yaml import take_proposal
from tongket.output.submission_yaml import submission_yaml
from tongket.values.hints import hint_nearest


def give_opinion(unit: Unit, wanted: str | None, desk: Desk, *, day: date, by: str | None) -> Opinion:
    """Put down that the last version of a unit's report is accepted, or what is still wanted of it.

    Raises:
        UsageError: nothing of the unit has come in, by the log.
    """
    latest = desk.log.latest(unit.id)
    if latest is None:
        raise UsageError(f"Sổ nhận chưa có bản nào của {unit.name}.", "nhận báo cáo trước: tongket receive TỆP.")
    verdict = Verdict.ACCEPTED if wanted is None else Verdict.ASKED
    opinion = Opinion(unit=unit.id, version=latest.version, verdict=verdict, day=day, by=by, wanted=wanted)
    keep_opinion(opinion, desk)
    return opinion


def accept_proposal(unit: Unit, desk: Desk, *, force: bool) -> Corrected | None:
    """Make the proposal that waits for a unit its submission; return what was corrected by hand, None without one.

    Raises:
        UsageError: it is no YAML any more, or another unit's.
        OutputError: it can't be written; then it still waits.
    """
    path, outline = desk.workspace.proposal(unit.id), desk.campaign.outline
    if not path.is_file():
        return None
    accepted = split_tree(take_proposal(path.read_bytes(), desk.workspace.show(path), outline, unit))
    versions = desk.log.versions(unit.id)
    before = leaves_of_version(versions[-2] if len(versions) > 1 else None, desk)
    present = leaves_on_disk(find_submission(desk, unit.id), broken_too=force)
    corrected = keep_corrections(before, present, accepted, force=force)
    number = versions[-1].version if versions else 0
    keep_accepted(unit.id, number, submission_yaml(join_tree(corrected.leaves, outline)), desk)
    return corrected


def named_unit(name: str, campaign: Campaign, option: str) -> Unit:
    """Return the unit that an option names.

    Raises:
        UsageError: there is none, with the nearest one.
    """
    unit = campaign.roster.unit(name)
    if unit is None:
        hint = hint_nearest(name, [each.id for each in campaign.roster.units], kind="mã")
        raise UsageError(f"{option}: không có đơn vị nào mã {name}.", hint)
    return unit
