"""`tongket fix`: the safe repairs of the units' files."""

from pathlib import Path
from typing import Annotated

import typer

from tongket.cli import console
from tongket.cli.campaign_command import WritingCommand
from tongket.cli.options import Root, existing_files, require_campaign
from tongket.cli.usage import app
from tongket.cli.verb_table import VERBS
from tongket.workspace import open_workspace


@app.command(cls=WritingCommand, help=VERBS["fix"].help)
def fix(
    files: Annotated[list[str] | None, typer.Argument(metavar="TỆP…", help="Tệp cần sửa; mặc định: tất cả.")] = None,
    root: Root = ".",
    write: Annotated[bool, typer.Option("--write", help="Ghi; tệp cũ giữ lại với đuôi .bak.yaml.")] = False,
) -> None:
    """Show the safe repairs; write them where asked."""
    from tongket.commands.fix import find_repairs, write_repairs

    paths = existing_files(files)
    workspace = open_workspace(Path(root))
    found = find_repairs(workspace, require_campaign(workspace), paths)
    for each in found:
        for line in each.diff:
            console.show_line(line)
        console.show_note(f"{each.shown}: {'; '.join(each.repairs)}.")
    if not found:
        console.show_note("Không có chỗ nào sửa được chắc chắn.")
    elif write:
        kept = write_repairs(found)
        console.show_note(f"Đã sửa {len(found)} tệp; tệp cũ giữ ở {', '.join(map(workspace.show, kept))}.")
    else:
        console.show_note(f"Chưa ghi gì: thêm --write để sửa {len(found)} tệp (tệp cũ được giữ lại).")
