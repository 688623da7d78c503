"""`tongket schema`: what editors complete and check a submission by."""

import os
from pathlib import Path
from typing import Annotated

import typer

from tongket.cli import console
from tongket.cli.options import Root, require_campaign
from tongket.cli.usage import Command, app
from tongket.cli.verb_table import VERBS
from tongket.workspace import SCHEMA, SUBMISSIONS, open_workspace


@app.command(cls=Command, help=VERBS["schema"].help)
def schema(
    root: Root = ".",
    output: Annotated[str, typer.Option("-o", metavar="TỆP", help=f"Ghi ra tệp này; mặc định: {SCHEMA}.")] = "",
) -> None:
    """Write the schema of this campaign's submissions, and say how an editor uses it."""
    from tongket.commands.schema.schema_file import write_schema

    workspace = open_workspace(Path(root))
    target = Path(os.path.abspath(output)) if output else workspace.schema  # noqa: PTH100 - a link stays a link
    modelines = write_schema(require_campaign(workspace), workspace, target)
    shown = workspace.show(target)
    console.show_line(f"Đã ghi {shown}.")
    console.show_line(
        f"Dòng đầu của mỗi tệp trong {SUBMISSIONS}, cho trình soạn thảo nào thì dòng ấy (cả hai cũng được):"
    )
    console.show_line(f"  VS Code (tiện ích YAML): {modelines.vscode}")
    console.show_line(f"  JetBrains:               {modelines.jetbrains}")
    console.show_line("Hoặc một lần cho cả thư mục, trong .vscode/settings.json:")
    console.show_line(f'  {{"yaml.schemas": {{"{shown}": "{SUBMISSIONS}/*.yaml"}}}}')
