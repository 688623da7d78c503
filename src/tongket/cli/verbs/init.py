"""`tongket init`: a new campaign folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongket.cli import console
from tongket.cli.options import read_day
from tongket.cli.usage import Command, app
from tongket.cli.verb_table import VERBS
from tongket.errors import UsageError
from tongket.workspace import OUTLINE, ROSTER

if TYPE_CHECKING:
    from tongket.commands.init import Rolled


@app.command(cls=Command, help=VERBS["init"].help)
def init(
    folder: Annotated[str, typer.Argument(metavar="THƯ_MỤC", help="Thư mục mới, hoặc một thư mục chưa có chiến dịch.")],
    sample: Annotated[bool, typer.Option("--sample", help="Chép chiến dịch mẫu kèm các câu trả lời minh họa.")] = False,
    source: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="THƯ_MỤC_CŨ",
            help="Mang đề cương, đơn vị, khung, câu chữ và các lựa chọn còn dùng được của chiến dịch cũ sang.",
        ),
    ] = "",
) -> None:
    """Make a new campaign folder."""
    from tongket.commands.init import make_sample, make_skeleton, roll_forward

    if sample and source:
        raise UsageError("--sample và --from không dùng cùng nhau.", "bỏ một trong hai.")
    if source:
        _show_rolled(folder, source, roll_forward(Path(folder), Path(source), read_day("")))
        return
    made = make_sample(Path(folder)) if sample else make_skeleton(Path(folder))
    console.show_line(f"Đã tạo thư mục chiến dịch {folder} ({made} tệp).")
    console.show_note(f"Sửa {OUTLINE} và {ROSTER}, rồi chạy tongket status trong thư mục đó.")


def _show_rolled(folder: str, source: str, rolled: "Rolled") -> None:
    """Show what was taken over, and which lines still speak of the campaign before."""
    console.show_line(f"Đã tạo thư mục chiến dịch {folder} từ {source} ({rolled.files} tệp, không có câu trả lời).")
    if rolled.decisions:
        again = f"{rolled.decisions} lựa chọn được giữ, dùng lại khi đơn vị nêu đúng lời cũ; số đã chốt thì không."
        console.show_line(f"Bảng biên tập: {again}")
    for note in rolled.notes:
        console.show_note(note)
    if rolled.lines:
        console.show_line("Còn mã, ngày, năm, số ký hiệu của đợt cũ ở những dòng sau, sửa trước khi gửi đề cương:")
        console.show_placed((f"{each.file}:{each.line}", each.text) for each in rolled.lines)
