"""`tongket receive`: what came back from the units, and what was said of it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongket.cli import console
from tongket.cli.campaign_command import WritingCommand
from tongket.cli.options import Root, note_open, read_day, require_campaign
from tongket.cli.usage import FAULTY, FINE, Exit, app
from tongket.cli.verb_table import VERBS
from tongket.errors import UsageError
from tongket.model.arrivals import Signed
from tongket.workspace import READING_RECORD, RECEIVED, open_workspace

if TYPE_CHECKING:
    from tongket.commands.receive.arrived_files import NotTaken
    from tongket.commands.receive.desk import Desk, HowItCame
    from tongket.commands.receive.reading_record import ReadingRecord
    from tongket.commands.receive.receiving import Received

_SHOWN = 20
"""So many lines of a part are shown; all of them stand in the record."""
_IN_FULL = 3
"""So many files are shown in full; of more only what a person must see, the rest is in the record."""


@app.command(cls=WritingCommand, help=VERBS["receive"].help)
def receive(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="TỆP…", help="Tệp Word, Excel, YAML gửi về, hoặc thư mục.")
    ] = None,
    root: Root = ".",
    on: Annotated[str, typer.Option("--on", metavar="NGÀY", help="Ngày nhận; mặc định: hôm nay.")] = "",
    via: Annotated[str, typer.Option("--via", metavar="CHỮ", help="Nhận qua đâu: văn thư, thư điện tử, Zalo…")] = "",
    unit: Annotated[str, typer.Option("--unit", metavar="MÃ", help="Của đơn vị nào, khi tệp không còn dấu.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="TÊN", help="Người nhận, người xem.")] = "",
    signed: Annotated[
        bool | None, typer.Option("--signed/--unsigned", help="Bản đã ký, chưa ký; mặc định: theo chữ ký số.")
    ] = None,
    accept: Annotated[
        list[str] | None, typer.Option("--accept", metavar="MÃ", help="Đã xem, chấp nhận báo cáo của đơn vị.")
    ] = None,
    ask: Annotated[
        tuple[str, str] | None, typer.Option("--ask", metavar="MÃ NỘI_DUNG", help="Đề nghị đơn vị bổ sung điều gì.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Lấy chữ của đơn vị cả ở chỗ đã sửa tay; tệp cũ được giữ.")
    ] = False,
) -> None:
    """Receive what came back."""
    from tongket.commands.receive.desk import HowItCame

    if not (files or accept or ask):
        raise UsageError("Thiếu TỆP.", "nêu tệp, thư mục nhận được; hoặc --accept, --ask và mã đơn vị.")
    day = read_day(on, "--on")
    desk = _open(Path(root))
    if unit:
        _know(unit, desk, "--unit")
    said = None if signed is None else Signed.YES if signed else Signed.NO
    how = HowItCame(day=day, via=via or None, by=by or None, signed=said, unit=unit, force=force)
    urgent = _receive(files, how, desk) if files else False
    opinions = [(each, None) for each in accept or ()] + ([ask] if ask else [])
    for name, wanted in opinions:
        urgent = _give_opinion(name, wanted, desk, how) or urgent
    raise Exit(FAULTY if urgent else FINE)


def _open(root: Path) -> "Desk":
    """Return the desk of a campaign; where its log is faulty, show it and stop."""
    from tongket.commands.receive.returned_files import open_desk

    workspace = open_workspace(root)
    desk, found = open_desk(workspace, require_campaign(workspace))
    if found:
        console.show_findings(found, sys.stderr, everything=True)
        raise Exit(FAULTY)
    return desk


def _know(name: str, desk: "Desk", option: str) -> None:
    from tongket.commands.receive.opinions import named_unit

    named_unit(name, desk.campaign, option)


def _receive(given: list[str], how: "HowItCame", desk: "Desk") -> bool:
    """Receive files and folders one by one; return whether something needs a person."""
    from tongket.commands.receive.arrived_files import list_files
    from tongket.commands.receive.receiving import receive_file

    for each in given:
        if not Path(each).exists():
            raise UsageError(f"Không có tệp {each}.", "kiểm tra lại tên tệp và thư mục.")
    paths, left = list_files(map(Path, given))
    for path in paths:
        note_open(path, path.name)
    done: list[Received] = []
    try:
        done.extend(receive_file(path, how, desk) for path in console.track(paths, "Đang đọc"))
    finally:  # what was taken before a run stopped is taken
        few = len(paths) <= _IN_FULL
        for received in done:
            if few or not received.known:
                _show(received, full=few)
    _show_left(left)
    if len(paths) > _IN_FULL:
        taken, open_ones = sum(each.record is not None for each in done), sum(each.urgent for each in done)
        known = sum(bool(each.known) for each in done)
        if known:
            console.show_note(f"Đã nhận từ trước, không đọc lại: {known} tệp.")
        console.show_note(f"Đã nhận {taken}/{len(paths)} tệp; {open_ones} tệp cần người xem.")
        console.show_note(f"Kết quả từng tệp: {RECEIVED}/ĐƠN_VỊ/BẢN/{READING_RECORD}")
    if not paths:
        console.show_note("Không có tệp nào để đọc.")
    return not paths or any(each.urgent for each in done)


def _show(received: "Received", *, full: bool) -> None:
    """Show what became of one file."""
    if received.refused:
        console.show_error(f"{received.path}: {received.refused}", received.hint or None)
    elif received.known:
        console.show_note(f"{received.path}: {received.known}")
    elif received.record is not None:
        _show_record(received.record, full=full)


def _show_record(record: "ReadingRecord", *, full: bool) -> None:
    console.show_heading(record.title)
    for line in record.head:
        console.show_line(line)
    if full:
        console.show_rows(record.figures)
    for part in record.parts:
        if full or part.urgent:
            console.show_heading(f"{part.title} ({len(part.lines)}):", urgent=part.urgent)
            for line in part.lines[:_SHOWN]:
                console.show_line(f"- {line}")
            if len(part.lines) > _SHOWN:
                console.show_line(f"- còn {len(part.lines) - _SHOWN} dòng nữa trong {READING_RECORD}")
    console.show_line("")


def _show_left(left: "tuple[NotTaken, ...]") -> None:
    """Show what in the folders was not read."""
    for each in left:
        console.show_note(f"{each.path}: không đọc ({each.reason})." + (f" Gợi ý: {each.hint}" if each.hint else ""))


def _give_opinion(name: str, wanted: str | None, desk: "Desk", how: "HowItCame") -> bool:
    """Put down what a person says; return whether something of it is still open."""
    from tongket.commands.receive.opinions import accept_proposal, give_opinion, named_unit
    from tongket.commands.receive.version_changes import list_changes

    unit = named_unit(name, desk.campaign, "--accept" if wanted is None else "--ask")
    corrected = accept_proposal(unit, desk, force=how.force) if wanted is None else None
    if corrected is not None:
        console.show_line(f"{unit.name}: bản đề nghị đã thành báo cáo, kiểm tra bằng tongket validate.")
        for each in list_changes(corrected.disputed, desk.campaign.outline):
            said = "đã lấy theo bản đề nghị" if how.force else "còn giữ chữ đã sửa tay; thêm --force để lấy chữ mới"
            console.show_line(f"- {each} ({said})")
    opinion = give_opinion(unit, wanted, desk, day=how.day, by=how.by)
    said = "chấp nhận" if wanted is None else f"đề nghị bổ sung: {wanted}"
    console.show_line(f"{unit.name}, bản {opinion.version}: {said}.")
    return corrected is not None and bool(corrected.disputed) and not how.force
