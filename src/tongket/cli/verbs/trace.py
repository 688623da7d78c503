"""`tongket trace`: who said it, and where the number comes from."""

from pathlib import Path
from typing import Annotated

import typer

from tongket.cli import console
from tongket.cli.usage import FAULTY, Command, Exit, app
from tongket.cli.verb_table import VERBS
from tongket.errors import UsageError
from tongket.values.quoting import shorten

_LONGEST = 90


@app.command(cls=Command, help=VERBS["trace"].help)
def trace(
    file: Annotated[str, typer.Argument(metavar="TỆP.docx", help="Dự thảo do tongket lập.")],
    text: Annotated[str, typer.Argument(metavar="[CHỮ]", help="Con số hoặc câu chữ cần tìm; mặc định: tất cả.")] = "",
    html: Annotated[
        bool, typer.Option("--html", help="Ghi bản để đọc (.html) cạnh dự thảo: số nào, ý nào cũng mở được nguồn.")
    ] = False,
) -> None:
    """Print the sources of figures and texts."""
    from tongket.commands.trace.reading_page import write_reading_copy
    from tongket.commands.trace.tracing import find_sources
    from tongket.word.reading import open_word

    if html:
        if text:
            raise UsageError("--html ghi cả dự thảo, không tìm chữ.", "bỏ CHỮ, hoặc bỏ --html.")
        console.show_line(f"Bản để đọc: {write_reading_copy(Path(file))}")
        return
    found = find_sources(open_word(Path(file)), text.strip())
    for each in found:
        console.show_line(f"{each.place}: “{shorten(each.text, _LONGEST)}”")
        for line in each.lines or ("không có nguồn: câu mẫu, hoặc do người soạn viết",):
            console.show_line(f"  {line}")
    if not found:
        console.show_error(f"Không thấy “{text}” trong {file}." if text else f"{file} không còn số, ý nào có nguồn.")
        raise Exit(FAULTY)
