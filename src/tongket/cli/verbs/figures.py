"""The command that checks the numbers of a Word document: figures ("soát số")."""

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongket.cli import console
from tongket.cli.options import (
    AsOf,
    Form,
    Root,
    check_form,
    read_day,
    require_campaign,
    stop_at_faults,
    write_findings,
)
from tongket.cli.usage import FAULTY, FINE, Command, Exit, app
from tongket.cli.verb_table import VERBS
from tongket.intake import take_in
from tongket.workspace import Workspace, open_folder, open_workspace

if TYPE_CHECKING:
    from tongket.commands.figures.reviewing import Data


@app.command(cls=Command, help=VERBS["figures"].help)
def figures(
    file: Annotated[str, typer.Argument(metavar="TỆP.docx", help="Tệp Word cần soát, kể cả bản đã sửa.")],
    root: Root = ".",
    as_of: AsOf = "",
    form: Form = "text",
    everything: Annotated[
        bool, typer.Option("--all", help="In mọi con số kèm kết quả, không chỉ chỗ cần xem.")
    ] = False,
) -> None:
    """Check the numbers of a document against the data; outside a campaign folder, its arithmetic alone."""
    from tongket.commands.figures import review_json, reviewing
    from tongket.commands.figures.review import review_passages

    check_form(form)
    day = read_day(as_of)
    folder = open_folder(Path(root))
    passages = reviewing.read_document(Path(file))
    data = _read_data(folder, day) if folder.is_campaign else reviewing.NO_DATA
    console.show_findings(data.found, sys.stderr, everything=True)
    review = review_passages(passages, data.knowledge, folder.show(Path(file)))
    lines = review_json.all_lines(review) if everything else map(review_json.finding_line, review.found)
    write_findings(form, review.found, partial(review_json.review_json, review), partial(console.show_placed, lines))
    for line in review_json.summary_lines(review, file, data.faulty):
        console.show_note(line)
    raise Exit(FAULTY if review.failed else FINE)


def _read_data(folder: Workspace, day: date) -> "Data":
    """Return the numbers of a campaign folder; where its outline, roster or decisions are faulty, show it and stop."""
    from tongket.commands.figures import reviewing
    from tongket.sheet.decision_sheet import read_sheet

    workspace = open_workspace(folder.root)
    campaign = require_campaign(workspace)
    decisions, found = read_sheet(campaign, workspace)
    stop_at_faults(found)
    intake = take_in(workspace, campaign, keep=True, as_of=day, watch=console.track_reading)
    console.show_findings(intake.left_out, sys.stderr, everything=True)
    return reviewing.read_data(intake, workspace, day, decisions)
