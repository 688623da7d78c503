"""What a person decided in the decision sheet of a campaign."""

from collections.abc import Iterator

from tongket.findings.diagnostics import Diagnostic, Location, sort_diagnostics
from tongket.findings.rules import LOST_DECISION
from tongket.merge.decisions import NO_DECISIONS, Decisions
from tongket.merge.reconcile import settled_names
from tongket.model.roster import Campaign
from tongket.values.figures import format_figure
from tongket.workspace import Workspace


def read_sheet(campaign: Campaign, workspace: Workspace) -> tuple[Decisions, tuple[Diagnostic, ...]]:
    """Return what a person decided, and what is wrong with the decision sheet; nothing where there is none."""
    if not workspace.decisions.exists():
        return NO_DECISIONS, ()
    from tongket.sheet.update import read_decisions

    items, shown = campaign.outline.items, workspace.show(workspace.decisions)
    subjects = {each.id: tuple((subject.id, subject.name) for subject in each.subjects) for each in items}
    decisions, found = read_decisions(workspace.decisions, shown, subjects)
    return decisions, sort_diagnostics([*found, *_unknown_figures(decisions, campaign, shown)])


def _unknown_figures(decisions: Decisions, campaign: Campaign, shown: str) -> Iterator[Diagnostic]:
    """Yield the settled figures that the outline does not have, or has no row for: they are not used."""
    known = settled_names(campaign, decisions.figures)
    for each in decisions.figures.values():
        if each.used is not None and each.id not in known:
            message = (
                f'Trang "Số liệu", hàng {each.id}: số dùng {format_figure(each.used)} không được dùng, '
                "đề cương không có số liệu này hoặc nay đối chiếu nó ở hàng khác."
            )
            hint = "chạy tongket decide: hàng này ở cuối trang; chuyển sang hàng đúng rồi xóa trắng các ô của nó."
            rule, at = LOST_DECISION, Location(file=shown)
            yield Diagnostic(rule=rule, severity=rule.severity, message=message, hint=hint, location=at)
