"""`tongket clean`: the copy of a finished document that is signed and sent."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tongket.cli import console
from tongket.cli.campaign_command import find_campaign, hold_campaign
from tongket.cli.usage import FAULTY, Command, Exit, app
from tongket.cli.verb_table import VERBS
from tongket.workspace import open_folder


@app.command(cls=Command, help=VERBS["clean"].help)
def clean(
    file: Annotated[str, typer.Argument(metavar="TỆP", help="Dự thảo đã sửa xong (.docx); tệp này giữ nguyên.")],
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="TỆP", help="Bản sạch; mặc định: TỆP-sach.docx, bên cạnh.")
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Ghi đè tệp đã có; bản cũ giữ lại với đuôi .bak.docx.")
    ] = False,
) -> None:
    """Write the clean copy of a document, or say what is still to be done in it."""
    from tongket.commands.clean.clean_copy import write_clean_copy
    from tongket.commands.clean.pending import count_pending

    with hold_campaign(find_campaign(Path(file)), "tongket clean"):
        copy = write_clean_copy(Path(file), output, open_folder(Path()), force=force)
    if copy.pending:
        console.show_error(f"Chưa xuất được bản sạch: còn {count_pending(copy.pending)}.")
    console.show_findings((*copy.pending, *copy.twice), sys.stderr, everything=True)
    if copy.pending:
        console.show_note(
            "gợi ý: mở tệp trong Word, viết xong hoặc xóa chỗ nền vàng, xóa nhận xét, chấp nhận hoặc từ chối"
            " từng thay đổi, rồi chạy lại."
        )
        raise Exit(FAULTY)
    for kept in copy.kept:
        console.show_note(f"Tệp cũ giữ lại ở {kept}.")
    if copy.left_out:
        console.show_note(f"Bản sạch không mang theo: {', '.join(copy.left_out)}.")
    console.show_line(f"Bản sạch: {copy.target}")
