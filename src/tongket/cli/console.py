"""What a person reads in the terminal: findings, status, what was made. Nothing here decides anything."""

import os
import sys
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Literal, TextIO, TypeVar

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from tongket.cli.snippets import SNIPPET_CELLS, snippet_around
from tongket.findings.diagnostics import Diagnostic, count_errors
from tongket.findings.locations import TextLocation
from tongket.findings.rule import Rule, Severity
from tongket.output.escape import escape_steering
from tongket.output.findings import FindingCount
from tongket.output.formats.rule_pages import SEVERITY_WORDS, describe_adjusting
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
_PAGE_WIDTH = 100
"""How wide running text is read with ease."""
PIPE_WIDTH = 160
"""How wide a table is where no terminal says so."""
_SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}
_STATE_STYLES = {State.MISSING: "red", State.INVALID: "red", State.INCOMPLETE: "yellow", State.COMPLETE: "green"}


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


def track(items: Collection[_T], what: str) -> Iterator[_T]:
    """Yield items; where that takes more than a second, a terminal shows on stderr how many are done."""
    return _track(iter(items), len(items), what)


def track_reading(items: Iterator[_T], total: int) -> Iterator[_T]:
    """Yield files as they are read, as `track` does."""
    return _track(items, total, "Đang đọc báo cáo")


def _track(items: Iterator[_T], total: int, what: str) -> Iterator[_T]:
    shown = _open(sys.stderr)
    if not shown.is_terminal:
        yield from items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=shown, transient=True)
    task = bar.add_task(what, total=total)
    since = time.monotonic()
    try:
        for each in items:
            yield each
            bar.advance(task)
            if time.monotonic() - since > _PATIENCE:
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


def write_each(lines: Iterable[str]) -> None:
    """Write lines for another program to stdout, as `write_data`; nothing where there are none."""
    text = "".join(f"{each}\n" for each in lines)
    if text:
        write_data(text)


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
    place, severity = Text(_one_line(str(found.location)), "bold"), _severity(found.severity)
    return Text.assemble(place, ": ", severity, f"[{found.rule.id}] ", _one_line(found.message))


def _severity(severity: Severity) -> Text:
    return Text(SEVERITY_WORDS[severity], _SEVERITY_STYLES[severity])


def _one_line(text: str) -> str:
    return escape_steering(" ".join(text.split("\n")).replace("\t", " "))


def _show_finding(console: Console, found: Diagnostic, place: str) -> None:
    console.print(_heading(found))
    at = found.location
    if isinstance(at, TextLocation) and found.snippet is not None and found.snippet.strip():
        end = at.end_column if at.end_column is not None else len(found.snippet) + 1
        gutter = f"  {at.line} | "
        room = min(SNIPPET_CELLS, max(console.width - len(gutter), NARROWEST))
        text, before, marked = snippet_around(found.snippet, at.column - 1, end - 1, room)
        console.print(Text(gutter + text))
        console.print(Text(" " * (len(gutter) - 2) + "| " + " " * before + "^" * marked))
    if place:
        console.print(Text(f"  trong báo cáo gửi về: {_one_line(place)}"))
    if found.hint:
        console.print(Text(f"  gợi ý: {_one_line(found.hint)}"))


def show_summary(found: tuple[Diagnostic, ...], files: int, counts: Iterable[FindingCount] = ()) -> None:
    """Show how many files were read and what was found, with a row for each of several units, on stderr."""
    if not files and not found:
        show_note(f"Chưa có báo cáo nào trong {SUBMISSIONS}.")
        return
    rows = list(counts)
    if len(rows) > 1:
        console = _open(sys.stderr)
        console.print()
        console.print(_counts_table(rows), soft_wrap=False, crop=False)
        console.print()
    errors = count_errors(found)
    said = f"{errors} lỗi, {len(found) - errors} cảnh báo" if found else "không có lỗi, không có cảnh báo"
    show_note(f"Đã kiểm tra {files} tệp: {said}.")


def _counts_table(rows: list[FindingCount]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    table.add_column("Đơn vị, tệp", overflow="fold")
    for severity in ("Lỗi", "Cảnh báo"):
        table.add_column(severity, justify="right")
    for each in rows:
        errors = Text(str(each.errors), "bold red" if each.errors else "")
        table.add_row(_one_line(each.name), errors, str(each.warnings))
    return table


def show_rules(rules: Iterable[Rule]) -> None:
    """Show rules by command and chapter, a line each; what they say stands below where the lines would be too long."""
    console = _open(sys.stdout)
    listed = list(rules)
    words = max(map(len, SEVERITY_WORDS.values()))
    longest = max(len(each.id) for each in listed)
    wide = longest + words + max(len(each.title) for each in listed) + 4 <= console.width
    for number, (chapter, rows) in enumerate(groupby(listed, key=lambda each: each.chapter)):
        console.print(Text(f"{chr(10) if number else ''}tongket {chapter.command}: {chapter.title}", "bold"))
        for each in rows:
            severity = _severity(each.severity)
            if wide:
                severity.pad_right(words - len(severity))
            name, gap = (each.id.ljust(longest), "  ") if wide else (each.id, "\n    ")
            console.print(Text.assemble(name, "  ", severity, gap, each.title))
    console.print(Text("\nXem đủ một quy tắc: tongket rules MÃ."))


def show_rule(rule: Rule) -> None:
    """Show all that is known of one rule."""
    console = _open(sys.stdout)
    console.print(
        Text.assemble((rule.id, "bold"), ": ", _severity(rule.severity), f" của tongket {rule.chapter.command}")
    )
    console.print(Text(f"{rule.title}."))
    table = Table.grid(padding=(0, 2, 0, 0))
    said = {
        "vì sao": rule.why,
        "sai": rule.wrong,
        "đúng": rule.right,
        "nguồn": rule.source,
        "mức": describe_adjusting(rule),
    }
    for name, text in said.items():
        if text:
            table.add_row(f"  {name}", Text(text, overflow="fold"))
    console.print(table, width=min(console.width, _PAGE_WIDTH), soft_wrap=False, crop=False)


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
