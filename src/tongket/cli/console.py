"""What a person reads in the terminal: findings, status, what was made. Nothing here decides anything."""

import codecs
import os
import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, TextIO, TypeVar

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from tongket.findings.diagnostics import Diagnostic
from tongket.findings.locations import TextLocation
from tongket.findings.rule import Severity
from tongket.output.escape import escape_steering
from tongket.output.progress import (
    HEADINGS,
    missing_line,
    received_cell,
    review_lines,
    status_headings,
    status_row,
    step_line,
    summary_line,
)
from tongket.status import State, Status, state_name
from tongket.workspace import SUBMISSIONS

_T = TypeVar("_T")
_PATIENCE = 1.0
"""Seconds of work after which a terminal shows how far it is."""
PER_FILE = 20
"""How many findings of one file the text format shows unless all are asked for."""
NARROW = 76
"""How many columns a terminal needs for the whole table."""
WIDE = 120
"""How many columns it needs with the day on which each report came."""
NARROWEST = 20
"""Below this rich writes nothing at all."""
NARROWEST_TABLE = 60
"""How many columns the table without the due date needs."""
_DUE = "Gửi trước ngày"
PIPE_WIDTH = 160
"""How wide a table is where no terminal says so."""
_SNIPPET_CELLS = 100
_SEVERITIES = {Severity.ERROR: ("lỗi", "bold red"), Severity.WARNING: ("cảnh báo", "yellow")}
_STATE_STYLES = {State.MISSING: "red", State.INVALID: "red", State.INCOMPLETE: "yellow", State.COMPLETE: "green"}
_PLAIN = {
    "đ": "d", "Đ": "D", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "→": "->",
    "•": "-", "×": "x", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "─": "-", "━": "-", "│": "|", "┃": "|",
}  # fmt: skip


def _write_plain(error: UnicodeError) -> tuple[str, int]:
    """Give a letter that the console can't write without its mark (ế→e, đ→d): never `?`, never a crash."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    failed = error.object[error.start : error.end]
    plain = "".join(_PLAIN.get(each, each) for each in failed)
    ascii_text = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return (ascii_text or ("-" if failed.strip() and not unicodedata.combining(failed[0]) else ""), error.end)


def prepare_streams() -> None:
    """Make stdout and stderr write anything, whatever their encoding."""
    codecs.register_error("tongket", _write_plain)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us, or a program without a window
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - for the whole run
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="tongket")


class _SafeConsole(Console):
    """A console that no text can steer: what would is written out, colours of our own aside."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Return what is written, piece by piece."""
        for each in super().render(renderable, options):
            yield each if each.control else Segment(escape_steering(each.text), each.style)


def _open(stream: TextIO) -> Console:
    width = None if stream.isatty() or os.environ.get("COLUMNS", "0").strip("0") else PIPE_WIDTH
    plain = not stream.isatty() or bool(os.environ.get("NO_COLOR"))
    color: Literal["auto"] | None = None if plain else "auto"
    console = _SafeConsole(
        file=stream, markup=False, highlight=False, emoji=False, soft_wrap=True, color_system=color, width=width
    )
    console.width = max(console.width, NARROWEST)
    return console


def write_data(text: str) -> None:
    """Write JSON, CSV or Markdown to stdout: always UTF-8, whatever the console's encoding."""
    data = escape_steering(text if text.endswith("\n") else text + "\n")
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.flush()
        sys.stdout.buffer.write(data.encode("utf-8"))
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(data)


def show_error(message: str, hint: str | None = None) -> None:
    """Show why a run cannot go on."""
    console = _open(sys.stderr)
    console.print(Text.assemble(("lỗi: ", "bold red"), message))
    if hint:
        console.print(Text(f"gợi ý: {hint}"))


def show_note(message: str) -> None:
    """Show something about the run, on stderr."""
    _open(sys.stderr).print(Text(message))


def show_line(message: str) -> None:
    """Show one line of data, on stdout."""
    _open(sys.stdout).print(Text(message))


def track(items: Iterable[_T], what: str) -> Iterator[_T]:
    """Yield items; where that takes more than a second, a terminal shows on stderr how many are done."""
    every = list(items)
    shown = _open(sys.stderr)
    bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=shown, transient=True)
    task = bar.add_task(what, total=len(every))
    since = time.monotonic()
    try:
        for each in every:
            yield each
            bar.advance(task)
            if shown.is_terminal and time.monotonic() - since > _PATIENCE:
                bar.start()
    finally:
        bar.stop()


def show_findings(
    found: Iterable[Diagnostic],
    stream: TextIO,
    *,
    everything: bool = False,
    places: Mapping[Diagnostic, str] = MappingProxyType({}),
) -> None:
    """Show findings with the line they are in and what to do; at most `PER_FILE` a file unless all are asked for.

    `places` says where some of them stand in the report that their unit sent.
    """
    console = _open(stream)
    shown: dict[str, int] = {}
    left: dict[str, int] = {}
    for each in found:
        file = each.location.file
        shown[file] = shown.get(file, 0) + 1
        if shown[file] > PER_FILE and not everything:
            left[file] = left.get(file, 0) + 1
            continue
        _show_finding(console, each, places.get(each, ""))
    for file, count in left.items():
        console.print(Text(f"{file}: còn {count} thông báo nữa; thêm --all để xem hết."))


def show_concise(found: Iterable[Diagnostic]) -> None:
    """Show findings one a line."""
    console = _open(sys.stdout)
    for each in found:
        console.print(_heading(each))


def show_rows(rows: Iterable[tuple[str, str]]) -> None:
    """Show names with what stands beside each, in two columns; in a pipe and a narrow terminal one line each."""
    console = _open(sys.stdout)
    if not console.is_terminal or console.width < NARROWEST_TABLE:
        for name, said in rows:
            console.print(Text.assemble((_one_line(name), "bold"), ": ", _one_line(said)))
        return
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(max_width=console.width // 3, overflow="fold", style="bold")
    table.add_column(overflow="fold")
    for name, said in rows:
        table.add_row(Text(_one_line(name)), Text(_one_line(said)))
    console.print(table, soft_wrap=False)


def show_heading(title: str, *, urgent: bool = False) -> None:
    """Show a heading of what follows, on stdout."""
    _open(sys.stdout).print(Text(_one_line(title), "bold yellow" if urgent else "bold"))


def show_placed(lines: Iterable[tuple[str, str]]) -> None:
    """Show places with what is said of them, one a line, on stdout."""
    console = _open(sys.stdout)
    for place, said in lines:
        console.print(Text.assemble((_one_line(place), "bold"), ": ", _one_line(said)))


def _heading(found: Diagnostic) -> Text:
    name, style = _SEVERITIES[found.severity]
    return Text.assemble(
        (_one_line(str(found.location)), "bold"), ": ", (name, style), f"[{found.rule.id}] ", _one_line(found.message)
    )


def _one_line(text: str) -> str:
    return escape_steering(" ".join(text.split("\n")).replace("\t", " "))


def _one_a_character(text: str) -> str:
    """Return a line in which what steers a terminal is a space: marks below it stay under their letters."""
    return "".join(" " if each in "\t\r\n" or escape_steering(each) != each else each for each in text)


def _show_finding(console: Console, found: Diagnostic, place: str) -> None:
    console.print(_heading(found))
    at = found.location
    if isinstance(at, TextLocation) and found.snippet is not None and found.snippet.strip():
        end = at.end_column if at.end_column is not None else len(found.snippet) + 1
        text, start, end = _window(found.snippet, at.column - 1, end - 1)
        gutter = f"  {at.line} | "
        marks = " " * cell_len(text[:start]) + "^" * max(1, cell_len(text[start:end]))
        console.print(Text(gutter + text))
        console.print(Text(" " * (len(gutter) - 2) + "| " + marks))
    if place:
        console.print(Text(f"  trong báo cáo gửi về: {_one_line(place)}"))
    if found.hint:
        console.print(Text(f"  gợi ý: {_one_line(found.hint)}"))


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """Return the part of a long line around the place, one code point a character, and the place in it."""
    line = _one_a_character(line)
    if cell_len(line) <= _SNIPPET_CELLS:
        return line, start, end
    first = max(0, start - _SNIPPET_CELLS // 3)
    part = line[first : first + _SNIPPET_CELLS]
    head, tail = ("…" if first else ""), ("…" if first + _SNIPPET_CELLS < len(line) else "")
    offset = len(head) - first
    return head + part + tail, start + offset, min(end + offset, len(head) + len(part))


def show_summary(found: tuple[Diagnostic, ...], files: int) -> None:
    """Show how many files were read and what was found, on stderr."""
    errors = sum(each.is_error for each in found)
    if not files and not found:
        show_note(f"Chưa có báo cáo nào trong {SUBMISSIONS}.")
        return
    counts = f"{errors} lỗi, {len(found) - errors} cảnh báo" if found else "không có lỗi, không có cảnh báo"
    show_note(f"Đã kiểm tra {files} tệp: {counts}.")


def show_status(status: Status) -> None:
    """Show the figures, the missing units, one row a unit, files of no unit, and the steps of the order."""
    console = _open(sys.stdout)
    console.print(Text(summary_line(status), "bold"))
    if status.missing:
        console.print(Text(f"\nChưa gửi ({len(status.missing)}):", "bold red"))
        for missing in status.missing:
            console.print(Text(f"- {missing_line(missing)}"))
    console.print()
    # Narrower than the table can be, a terminal breaks its lines; rich would cut the last columns off.
    width = max(console.width, NARROWEST_TABLE)
    console.print(_status_table(status, width), width=width, soft_wrap=False, crop=False)
    said = review_lines(status)
    if said:
        console.print(Text(f"\nGửi lại, đề nghị bổ sung ({len(said)}):", "bold"))
        for line in said:
            console.print(Text(f"- {_one_line(line)}"))
    if status.unassigned:
        console.print(Text(f"\nTệp không tính ({len(status.unassigned)}):", "bold yellow"))
        for each in status.unassigned:
            console.print(Text(f"- {_one_line(each.file)}: {_one_line(each.reason)}"))
    if status.outline.steps:
        console.print(Text("\nCác bước:", "bold"))
        for step in status.outline.steps:
            console.print(Text(f"- {step_line(status, step.before, step.what)}"))


def _status_table(status: Status, width: int) -> Table:
    """Return one row a unit; in a narrow terminal without the due date, so that names and dates stay whole."""
    headings = status_headings(status)
    shown = [number for number, heading in enumerate(headings) if width >= NARROW or heading != _DUE]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    for number in shown:
        figures = HEADINGS.index("Đã trả lời") <= number < len(HEADINGS)
        dates = "gày" in headings[number]
        table.add_column(
            headings[number],
            justify="right" if figures else "left",
            min_width=len("10/10/2019") if dates else None,
            overflow="fold",
        )
    for each in status.units:
        row: list[str | Text] = [*status_row(each)]
        row[1] = Text(state_name(each), _STATE_STYLES[each.state])
        row[-1] = received_cell(each, short=width < WIDE)
        table.add_row(*(row[number] for number in shown))
    return table
