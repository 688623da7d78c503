"""Who writes to the units, and how those written to are addressed."""

from tongket.model.outline import ReportFrame
from tongket.model.roster import Campaign, Unit


def compiling_unit(campaign: Campaign) -> Unit:
    """Return the office that compiles; without one in the roster the organ whose report it is."""
    named = next((each for each in campaign.roster.units if each.compiling), None)
    if named is not None:
        return named
    from tongket.report.preamble import spoken_organ  # it brings all that makes a draft

    report = campaign.outline.report
    name = spoken_organ(report) or report.organ
    return Unit(
        id="", name=name, short_name=name, territory=None, group=None, before=None, contact=None, compiling=True
    )


def spoken_to(report: ReportFrame, *, many: bool = False) -> str:
    """Return how those written to are addressed: comrades among Party bodies, else the body itself."""
    if report.state:
        return "quý cơ quan"
    return "các đồng chí" if many else "đồng chí"
