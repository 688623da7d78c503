"""The command clean: the copy of a finished document that is signed and sent."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tongket.cli import console
from tongket.cli.usage import FAULTY, Command, Exit, app
from tongket.errors import UsageError
from tongket.output.files import is_same_file, refuse_existing, write_files
from tongket.workspace import open_folder

SUFFIX = "-sach"
"""Of the clean copy's name where none is given: `bao-cao.docx` → `bao-cao-sach.docx`."""


@app.command(cls=Command, help="Xuất bản sạch để trình ký: bỏ nhận xét, số đếm “(12)”, chữ ẩn, dấu vết sửa.")
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
    from tongket.commands.clean.cleaning import clean_document
    from tongket.commands.clean.pending import count_pending, find_pending
    from tongket.commands.lint.linting import find_twice
    from tongket.word.embedded import name_extras
    from tongket.word.reading import open_word

    source = Path(file)
    opened = open_word(source)
    target = _read_target(source, output)
    found, twice = find_pending(opened), find_twice(opened, open_folder(Path()))
    if found:
        console.show_error(f"Chưa xuất được bản sạch: còn {count_pending(found)}.")
    console.show_findings((*found, *twice), sys.stderr, everything=True)
    if found:
        console.show_note(
            "gợi ý: mở tệp trong Word, viết xong hoặc xóa chỗ nền vàng, xóa nhận xét, chấp nhận hoặc từ chối"
            " từng thay đổi, rồi chạy lại."
        )
        raise Exit(FAULTY)
    data = clean_document(opened)
    extras = name_extras(opened.parts)
    keep = refuse_existing(target, force=force)
    write_files({target: data}, keep=keep)
    for kept in keep.values():
        console.show_note(f"Tệp cũ giữ lại ở {kept}.")
    if extras:
        console.show_note(f"Bản sạch không mang theo: {', '.join(extras)}.")
    console.show_line(f"Bản sạch: {target}")


def _read_target(source: Path, output: str) -> Path:
    """Return where the clean copy goes.

    Raises:
        UsageError: it is no .docx, or the document itself.
    """
    target = Path(output) if output else source.with_name(f"{source.stem}{SUFFIX}.docx")
    if target.suffix.lower() != ".docx":
        raise UsageError(f"Bản sạch là tệp Word, nhưng {target} không có đuôi .docx.", "đặt tên tệp có đuôi .docx.")
    if is_same_file(source, target):
        raise UsageError(f"{target} chính là dự thảo.", "ghi bản sạch ra tệp khác với -o, để giữ dự thảo.")
    return target
