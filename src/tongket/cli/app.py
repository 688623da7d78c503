"""The program as typer knows it: every command is registered here."""

from typing import Annotated

import typer

from tongket import __version__
from tongket.cli import console
from tongket.cli.options import FINE
from tongket.cli.usage import Exit, Group

app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    help="Tổng hợp báo cáo của nhiều đơn vị theo một đề cương thành dự thảo báo cáo Word.",
)


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="In số phiên bản của tongket.")] = False,
) -> None:
    if version:
        console.show_line(f"tongket {__version__}")
        raise Exit(FINE)
    if context.invoked_subcommand is None:
        console.show_line(context.get_help())
        raise Exit(FINE)
