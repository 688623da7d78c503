"""`tongket template`: frames, phrases and lead sentences, before they are used."""

from functools import partial
from pathlib import Path

import typer

from tongket.cli import console
from tongket.cli.options import Form, Root, check_form, is_said, write_findings
from tongket.cli.usage import FAULTY, FINE, Command, CommandGroup, Exit, app
from tongket.cli.verb_table import VERBS
from tongket.findings.diagnostics import has_errors
from tongket.output.findings import findings_json
from tongket.workspace import open_workspace

template = typer.Typer(
    cls=CommandGroup,
    add_completion=False,
    rich_markup_mode=None,
    help=VERBS["template"].help,
)
app.add_typer(template, name="template")


@template.callback(invoke_without_command=True)
def _start(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        console.show_line(context.get_help())
        raise Exit(FINE)


@template.command(cls=Command, help="Kiểm tra một lượt: các khung Word, hai tệp câu mẫu, các câu dẫn của đề cương.")
def check(
    root: Root = ".",
    form: Form = "text",
) -> None:
    """Check frames, phrases and lead sentences."""
    from tongket.commands.template.check_templates import check_templates

    check_form(form)
    checked = check_templates(open_workspace(Path(root)))
    write_findings(form, checked.found, partial(findings_json, checked.found, checked.files))
    if has_errors(checked.found):
        if is_said(form):
            console.show_summary(checked.found, checked.files)
        raise Exit(FAULTY)
    if is_said(form):
        counts = f"{checked.frames} khung, {checked.phrase_files} tệp câu mẫu, {checked.sentences} câu dẫn"
        counts += f", {checked.pages} tệp mẫu trang" if checked.pages else ""
        (console.show_line if form == "text" else console.show_note)(f"Khung và câu mẫu dùng được: {counts}.")
