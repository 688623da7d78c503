"""`tongket lint`: the Party format of any Word document."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tongket.cli import console
from tongket.cli.options import Form, Root, check_form, existing_files, is_said, write_findings
from tongket.cli.usage import FAULTY, FINE, WRONG_USAGE, Command, Exit, app
from tongket.cli.verb_table import VERBS
from tongket.findings.diagnostics import has_errors
from tongket.output.findings import findings_json
from tongket.workspace import open_folder


@app.command(cls=Command, help=VERBS["lint"].help)
def lint(
    files: Annotated[list[str], typer.Argument(metavar="TỆP.docx…", help="Tệp Word cần soát.")],
    root: Root = ".",
    form: Form = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Có cảnh báo cũng coi là chưa đạt.")] = False,
) -> None:
    """Check the format of Word files."""
    from tongket.commands.lint.linting import lint_files

    check_form(form)
    paths = existing_files(files) or []
    linted = lint_files(paths, open_folder(Path(root)))
    count = len(paths) - len(linted.refused)
    write_findings(form, linted.found, partial(findings_json, linted.found, count))
    for each in linted.refused:
        console.show_error(each.message, each.hint)
    if is_said(form) and count:
        console.show_summary(linted.found, count)
    if linted.refused:
        raise Exit(WRONG_USAGE)
    raise Exit(FAULTY if has_errors(linted.found) or (strict and linted.found) else FINE)
