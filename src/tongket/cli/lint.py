"""`tongket lint`: the Party format of any Word document."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tongket.cli import console
from tongket.cli.options import Root, check_choice, existing_files
from tongket.cli.usage import FAULTY, FINE, WRONG_USAGE, Command, Exit, app
from tongket.findings.diagnostics import has_errors
from tongket.output.findings import findings_json
from tongket.workspace import open_folder


@app.command(cls=Command, help="Soát thể thức văn bản của Đảng (Hướng dẫn 36-HD/VPTW) trong tệp Word bất kỳ.")
def lint(
    files: Annotated[list[str], typer.Argument(metavar="TỆP.docx…", help="Tệp Word cần soát.")],
    root: Root = ".",
    form: Annotated[
        str, typer.Option("--format", metavar="DẠNG", help="text (mặc định), concise (mỗi lỗi một dòng) hoặc json.")
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Có cảnh báo cũng coi là chưa đạt.")] = False,
) -> None:
    """Check the format of Word files."""
    from tongket.commands.lint.linting import lint_files

    check_choice("--format", form, ("text", "concise", "json"))
    paths = existing_files(files) or []
    linted = lint_files(paths, open_folder(Path(root)))
    count = len(paths) - len(linted.refused)
    if form == "json":
        console.write_data(findings_json(linted.found, count))
    elif form == "concise":
        console.show_concise(linted.found)
    else:
        console.show_findings(linted.found, sys.stdout, everything=True)
    for each in linted.refused:
        console.show_error(each.message, each.hint)
    if form != "json" and count:
        console.show_summary(linted.found, count)
    if linted.refused:
        raise Exit(WRONG_USAGE)
    raise Exit(FAULTY if has_errors(linted.found) or (strict and linted.found) else FINE)
