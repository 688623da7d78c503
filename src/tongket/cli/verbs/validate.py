"""`tongket validate`, `tongket status`: what came in, and who is missing."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tongket.cli import console
from tongket.cli.campaign_command import CampaignCommand, Worked
from tongket.cli.options import (
    AsOf,
    Form,
    Root,
    check_choice,
    check_form,
    existing_files,
    is_said,
    read_day,
    require_campaign,
    write_findings,
)
from tongket.cli.usage import FAULTY, FINE, Exit, app
from tongket.cli.verb_table import VERBS
from tongket.findings.diagnostics import Diagnostic, has_errors
from tongket.intake import read_campaign, read_reading, take_in
from tongket.model.answers import Intake
from tongket.naming.clerk_places import place_in_report
from tongket.output.findings import FindingCount, count_findings, findings_json
from tongket.output.progress import status_csv, status_json, status_markdown
from tongket.status import State, take_status
from tongket.workspace import Workspace, open_workspace


@app.command(cls=CampaignCommand, help=VERBS["validate"].help)
def validate(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="TỆP…", help="Tệp cần kiểm tra; mặc định: tất cả.")
    ] = None,
    root: Root = ".",
    form: Form = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Có cảnh báo cũng coi là chưa đạt.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="In hết, không dừng ở 20 thông báo mỗi tệp.")] = False,
) -> Worked | None:
    """Check submitted files."""
    check_form(form)
    paths = existing_files(files)
    workspace = open_workspace(Path(root))
    campaign, found = read_campaign(workspace)
    intake, count, places, by_unit = None, 0, dict[Diagnostic, str](), list[FindingCount]()
    if campaign is not None:
        intake = take_in(workspace, campaign, paths, watch=console.track_reading)
        found, count, places = (*found, *intake.found), len(intake.receipts), _places(intake, workspace)
        by_unit = list(count_findings(found, campaign.roster))
    as_json = partial(findings_json, found, count, places)
    write_findings(form, found, as_json, everything=everything, places=places)
    if is_said(form):
        console.show_summary(found, count, by_unit if form == "text" else ())
    code = FAULTY if has_errors(found) or (strict and found) else FINE
    if intake is None or paths is not None:  # the page is of all files
        raise Exit(code)
    return Worked(intake, code)


@app.command(cls=CampaignCommand, help=VERBS["status"].help)
def status(
    root: Root = ".",
    as_of: AsOf = "",
    form: Annotated[str, typer.Option("--format", metavar="DẠNG", help="text (mặc định), json, md hoặc csv.")] = "text",
    check: Annotated[bool, typer.Option("--check", help="Trả mã 1 khi còn đơn vị chưa đủ.")] = False,
) -> Worked:
    """Show who is missing."""
    check_choice("--format", form, ("text", "json", "md", "csv"))
    day = read_day(as_of)
    workspace = open_workspace(Path(root))
    intake = take_in(workspace, require_campaign(workspace), as_of=day, watch=console.track_reading)
    state = take_status(intake, day)
    if form == "text":
        console.show_status(state)
    else:
        console.write_data({"json": status_json, "md": status_markdown, "csv": status_csv}[form](state))
    return Worked(intake, FAULTY if check and state.count(State.COMPLETE) < len(state.units) else FINE)


def _places(intake: Intake, workspace: Workspace) -> dict[Diagnostic, str]:
    """Return where the findings stand in the report that came, of those units of which one came as a file."""
    units = dict.fromkeys(each.unit for each in intake.found if each.unit is not None)
    stood = {unit: read_reading(workspace, intake.log, unit) for unit in units}
    outline = intake.campaign.outline
    return {
        each: place
        for each in intake.found
        if each.unit is not None
        and (known := stood[each.unit]) is not None
        and (place := place_in_report(each, outline, known.places))
    }
