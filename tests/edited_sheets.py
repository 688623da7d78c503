"""A decision sheet in which somebody does something, as a few lines of a case say.

A line is `trang!ô = chữ`, or `xóa trang: tên`; `sau đó không còn: tệp` takes a submission away before the next
`decide`.
"""

from pathlib import Path

from openpyxl import load_workbook

from tests.builders import DAY, call, campaign, take
from tongket.commands.decide import write_sheet
from tongket.findings.diagnostics import Diagnostic, sort_diagnostics
from tongket.sheet.decision_sheet import read_sheet

ANSWERS = {
    "da_lat": "tra_loi:\n  II.2:\n    - Kinh phí còn hạn hẹp.\n    - Cán bộ còn thiếu.\n",
    "bao_loc": "tra_loi:\n  II.2:\n    - Một số nơi còn lúng túng.\n",
}


def find_decided(lines: str, root: Path) -> tuple[Diagnostic, ...]:
    """Return what is told of a decision sheet that was worked in, when it is read, and when `decide` is run again."""
    campaign(root, None, **ANSWERS)
    call(root, "decide", "--as-of", "12/4/2019", check=0)
    path = root / "data/decisions.xlsx"
    book = load_workbook(path)
    for line in lines.splitlines():
        if line.startswith("xóa trang: "):
            del book[line.removeprefix("xóa trang: ")]
        elif line.startswith("sau đó không còn: "):
            book.save(path)
            (root / "data/submissions" / line.removeprefix("sau đó không còn: ")).unlink()
            call(root, "decide", "--as-of", "12/4/2019")
            book = load_workbook(path)
        else:
            place, _, typed = line.partition(" = ")
            sheet, _, cell = place.partition("!")
            book[sheet][cell] = typed
    book.save(path)
    workspace, intake = take(root)
    read = read_sheet(intake.campaign, workspace)[1]
    return sort_diagnostics([*read, *write_sheet(intake, workspace, DAY).updated.found])
