"""The state of a campaign as JSON, CSV and Markdown (`docs/formats.md`)."""

import csv
import io
import json
from datetime import date

from tongket.output.escape import escape_block, escape_markdown
from tongket.status import STATE_NAMES, Progress, State, Status, state_name
from tongket.values.figures import format_ratio, format_short_date

HEADINGS = ("Đơn vị", "Tình trạng", "Gửi trước ngày", "Ngày gửi", "Đã trả lời", "Lỗi", "Cảnh báo")
_TABLE = (
    *("Mã", "Đơn vị", "Nhóm", "Tình trạng", "Gửi trước ngày", "Ngày gửi"),
    *("Đã trả lời", "Phải trả lời", "Lỗi", "Cảnh báo"),
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BEFORE_FORMULA = " \t\r\n\u00a0"


def status_json(status: Status) -> str:
    """Return the JSON of `status`."""
    document = {
        "as_of": status.as_of.isoformat(),
        "outline": status.outline.id,
        "expected": len(status.units),
        "received": status.received,
        "complete": status.count(State.COMPLETE),
        "units": [_unit(each) for each in status.units],
        "unassigned": [{"file": each.file, "reason": each.reason} for each in status.unassigned],
        "steps": [
            {"before": each.before.isoformat(), "what": each.what, "past": status.as_of >= each.before}
            for each in status.outline.steps
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _unit(progress: Progress) -> dict[str, str | int | bool | None]:
    unit = progress.unit
    return {
        "id": unit.id,
        "name": unit.name,
        "group": unit.group.id if unit.group is not None else None,
        "state": progress.state.value,
        "late": progress.late,
        "before": unit.before.isoformat() if unit.before is not None else None,
        "sent": progress.sent.isoformat() if progress.sent is not None else None,
        "answered": progress.answered,
        "required": progress.required,
        "errors": progress.errors,
        "warnings": progress.warnings,
    }


def status_row(progress: Progress) -> tuple[str, ...]:
    """Return one unit's row, in the order of `HEADINGS`."""
    answered = "" if progress.state is State.MISSING else format_ratio(progress.answered, progress.required)
    counts = ("", "") if progress.state is State.MISSING else (str(progress.errors), str(progress.warnings))
    unit = progress.unit
    return (unit.name, state_name(progress), _day(unit.before), _day(progress.sent), answered, *counts)


def _day(day: date | None) -> str:
    return format_short_date(day) if day is not None else ""


def summary_line(status: Status) -> str:
    """Return the figures of the campaign in one line."""
    late = sum(each.late and each.state is not State.MISSING for each in status.units)
    counts = ", ".join(f"{STATE_NAMES[state]} {status.count(state)}" for state in reversed(State))
    return (
        f"Đến ngày {format_short_date(status.as_of)}: đã nhận {format_ratio(status.received, len(status.units))} đơn vị"
        f" ({counts}); gửi muộn {late}."
    )


def step_line(status: Status, before: date, what: str) -> str:
    """Return one step of the order, with whether its date has come."""
    past = "đã qua hạn" if status.as_of >= before else f"còn {(before - status.as_of).days} ngày"
    return f"trước ngày {format_short_date(before)}: {what} ({past})"


def missing_line(progress: Progress) -> str:
    """Return a missing unit with its date and whom to call."""
    unit = progress.unit
    parts = [unit.name]
    if unit.before is not None:
        parts.append(f"trước ngày {format_short_date(unit.before)}" + (", đã quá hạn" if progress.late else ""))
    if unit.contact is not None:
        parts += [each for each in (unit.contact.person, unit.contact.phone, unit.contact.email) if each]
    return "; ".join(parts)


def status_csv(status: Status) -> str:
    """Return one row a unit as CSV, for Excel: with a BOM, without which it takes the letters for another encoding.

    Days are ISO: Excel takes `08/4/2019` for the 4th of August on an English machine. How much is answered stands in
    two columns: Excel takes `02/02` for a day.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_TABLE if status.units else ())
    for each in status.units:
        writer.writerow(map(_plain, _table_row(each)))
    return "\ufeff" + out.getvalue()


def _table_row(progress: Progress) -> tuple[str, ...]:
    """Return one unit's row, in the order of `_TABLE`."""
    unit, row = progress.unit, _unit(progress)
    counts = [str(row[name]) for name in ("answered", "required", "errors", "warnings")]
    days = [str(row[name] or "") for name in ("before", "sent")]
    return (unit.id, unit.name, unit.group.name if unit.group is not None else "", state_name(progress), *days, *counts)


def _plain(text: str) -> str:
    """Return a cell that a spreadsheet does not run as a formula, whatever stands before its sign."""
    return "'" + text if text.lstrip(_BEFORE_FORMULA).startswith(_FORMULA) else text


def status_markdown(status: Status) -> str:
    """Return the state as Markdown."""
    lines = [f"# Tiến độ {status.outline.id}", "", summary_line(status), ""]
    if status.missing:
        lines += [f"## Chưa gửi ({len(status.missing)})", ""]
        lines += [f"- {escape_block(missing_line(each))}" for each in status.missing] + [""]
    lines += ["## Từng đơn vị", "", "| " + " | ".join(HEADINGS) + " |", "|---" * len(HEADINGS) + "|"]
    lines += ["| " + " | ".join(map(escape_markdown, status_row(each))) + " |" for each in status.units] + [""]
    if status.unassigned:
        lines += ["## Tệp không tính", ""]
        lines += [f"- {escape_block(f'{each.file}: {each.reason}')}" for each in status.unassigned] + [""]
    if status.outline.steps:
        lines += ["## Các bước", ""]
        lines += [f"- {escape_block(step_line(status, each.before, each.what))}" for each in status.outline.steps]
        lines += [""]
    return "\n".join(lines)
