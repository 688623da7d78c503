"""The state of a campaign as JSON, CSV and Markdown (`docs/formats.md`)."""

import csv
import io
import json
from datetime import date

from tongket.model.arrivals import Opinion, Verdict
from tongket.output.escape import escape_block, escape_markdown
from tongket.status import STATE_NAMES, Progress, State, Status, state_name
from tongket.values.figures import format_ratio, format_short_date

HEADINGS = ("Đơn vị", "Tình trạng", "Gửi trước ngày", "Ngày gửi", "Đã trả lời", "Lỗi", "Cảnh báo")
RECEIVED_HEADING = "Nhận, xem"
"""Of the last column, where the log knows of something that came in."""
VERDICTS = {Verdict.ACCEPTED: "chấp nhận", Verdict.ASKED: "đề nghị bổ sung"}
_TABLE = (
    *("Mã", "Đơn vị", "Nhóm", "Tình trạng", "Gửi trước ngày", "Ngày gửi"),
    *("Đã trả lời", "Phải trả lời", "Lỗi", "Cảnh báo"),
)
_LOGGED = (
    *("Ngày nhận bản đầu", "Bản đang dùng", "Ngày nhận bản đang dùng", "Ý kiến", "Ngày xem", "Người xem", "Đề nghị"),
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


def _unit(progress: Progress) -> dict[str, object]:
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
        "receipt": _receipt(progress),
    }


def _receipt(progress: Progress) -> dict[str, object] | None:
    first, latest = progress.first, progress.latest
    if latest is None:
        return None
    return {
        "first": first.day.isoformat() if first is not None else None,
        "version": latest.version,
        "day": latest.day.isoformat(),
        "via": latest.via,
        "signed": latest.signed.value,
        "reference": latest.reference,
        "changes": latest.changes,
        "opinion": _opinion(progress.opinion) if progress.opinion is not None else None,
    }


def _opinion(opinion: Opinion) -> dict[str, object]:
    return {
        "verdict": opinion.verdict.value,
        "of_version": opinion.version,
        "day": opinion.day.isoformat(),
        "by": opinion.by,
        "wanted": opinion.wanted,
    }


def received_cell(progress: Progress, *, short: bool = False) -> str:
    """Return what the log and people say of a unit's report: `bản 2, nhận 11/4/2019, chưa xem`, in short `chưa xem`."""
    latest, seen = progress.latest, progress.seen
    parts = [] if latest is None or short else [f"bản {latest.version}, nhận {format_short_date(latest.day)}"]
    if seen is not None:
        parts.append(VERDICTS[seen.verdict])
    elif latest is not None:
        parts.append("chưa xem")
    return ", ".join(parts)


def review_lines(status: Status) -> tuple[str, ...]:
    """Return what changed between the versions of a unit, and what was asked of it, one line each."""
    lines: list[str] = []
    for each in status.units:
        latest, opinion = each.latest, each.opinion
        if latest is not None and latest.changes:
            change = f"bản {latest.version} thay bản {latest.version - 1} ({format_short_date(latest.day)})"
            lines.append(f"{each.unit.name}: {change}: {latest.changes}")
        if opinion is not None and opinion.verdict is Verdict.ASKED:
            by = f", {opinion.by}" if opinion.by else ""
            again = "" if each.seen is not None else "; đã gửi lại, chưa xem"
            said = f"đề nghị bổ sung bản {opinion.version} ({format_short_date(opinion.day)}{by}{again})"
            lines.append(f"{each.unit.name}: {said}" + (f": {opinion.wanted}" if opinion.wanted else ""))
    return tuple(lines)


def status_headings(status: Status) -> tuple[str, ...]:
    """Return the headings of a unit's row: what came in is told where the log knows something."""
    return (*HEADINGS, RECEIVED_HEADING) if _is_logged(status) else HEADINGS


def _is_logged(status: Status) -> bool:
    return any(each.latest is not None or each.opinion is not None for each in status.units)


def status_row(progress: Progress) -> tuple[str, ...]:
    """Return one unit's row, in the order of `HEADINGS` and `RECEIVED_HEADING`."""
    answered = "" if progress.state is State.MISSING else format_ratio(progress.answered, progress.required)
    counts = ("", "") if progress.state is State.MISSING else (str(progress.errors), str(progress.warnings))
    unit = progress.unit
    return (
        unit.name,
        state_name(progress),
        _day(unit.before),
        _day(progress.sent),
        answered,
        *counts,
        received_cell(progress),
    )


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
    headings = (*_TABLE, *_LOGGED) if _is_logged(status) else _TABLE
    writer.writerow(headings if status.units else ())
    for each in status.units:
        writer.writerow(map(_plain, _table_row(each)[: len(headings)]))
    return "\ufeff" + out.getvalue()


def _table_row(progress: Progress) -> tuple[str, ...]:
    """Return one unit's row, in the order of `_TABLE` and `_LOGGED`."""
    unit, row = progress.unit, _unit(progress)
    counts = [str(row[name]) for name in ("answered", "required", "errors", "warnings")]
    days = [str(row[name] or "") for name in ("before", "sent")]
    group = unit.group.name if unit.group is not None else ""
    return (unit.id, unit.name, group, state_name(progress), *days, *counts, *_logged(progress))


def _logged(progress: Progress) -> tuple[str, ...]:
    first, latest, seen = progress.first, progress.latest, progress.seen
    came = [first.day.isoformat() if first is not None else ""]
    came += ["", ""] if latest is None else [str(latest.version), latest.day.isoformat()]
    if seen is None:
        return (*came, *("",) * 4)
    return (*came, VERDICTS[seen.verdict], seen.day.isoformat(), seen.by or "", seen.wanted or "")


def _plain(text: str) -> str:
    """Return a cell that a spreadsheet does not run as a formula, whatever stands before its sign."""
    return "'" + text if text.lstrip(_BEFORE_FORMULA).startswith(_FORMULA) else text


def status_markdown(status: Status) -> str:
    """Return the state as Markdown."""
    lines = [f"# Tiến độ {status.outline.id}", "", summary_line(status), ""]
    if status.missing:
        lines += [f"## Chưa gửi ({len(status.missing)})", ""]
        lines += [f"- {escape_block(missing_line(each))}" for each in status.missing] + [""]
    headings = status_headings(status)
    lines += ["## Từng đơn vị", "", "| " + " | ".join(headings) + " |", "|---" * len(headings) + "|"]
    rows = (status_row(each)[: len(headings)] for each in status.units)
    lines += ["| " + " | ".join(map(escape_markdown, each)) + " |" for each in rows] + [""]
    said = review_lines(status)
    if said:
        lines += ["## Gửi lại, đề nghị bổ sung", "", *(f"- {escape_block(each)}" for each in said), ""]
    if status.unassigned:
        lines += ["## Tệp không tính", ""]
        lines += [f"- {escape_block(f'{each.file}: {each.reason}')}" for each in status.unassigned] + [""]
    if status.outline.steps:
        lines += ["## Các bước", ""]
        lines += [f"- {escape_block(step_line(status, each.before, each.what))}" for each in status.outline.steps]
        lines += [""]
    return "\n".join(lines)
