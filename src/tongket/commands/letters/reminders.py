"""`tongket remind`: a text to each unit that owes its report, and one công văn đôn đốc to those that are late."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tongket.book.blocks import Block
from tongket.commands.letters.addressing import compiling_unit, spoken_to
from tongket.commands.letters.letter import Letter, open_run, render_letter, text_paragraph
from tongket.commands.letters.return_slip import write_letters
from tongket.forms.unit_paper import unit_paper
from tongket.model.answers import Intake
from tongket.model.outline import Outline
from tongket.model.roster import Campaign, Unit
from tongket.report.preamble import spoken_organ, spoken_subject
from tongket.values.figures import format_short_date
from tongket.workspace import Workspace

_OPEN_DAY = "gõ hạn mới"
_ISSUED_WITH = re.compile(r"^ban hành kèm theo\s+", re.IGNORECASE)
_NO_NUMBER = re.compile(r"(?<=\bsố)[\s.…_]{2,}(?=-)")
"""The number of a paper that has none yet: `Kế hoạch số      -KH/TU`."""
_UNNUMBERED = re.compile(r" số \[gõ số\]-[\w/]+,?")
_PERSON = {False: "đồng chí", True: "ông (bà)"}
"""How a person is addressed, in a Party and in an administrative document."""
LETTER_NAME = "cong-van-don-doc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owing:
    """A unit whose report has not come (đơn vị chưa gửi)."""

    unit: Unit
    late: bool
    """Whether the date before which it was due, its own where it was given more time, has come."""


def list_owing(intake: Intake, day: date) -> tuple[Owing, ...]:
    """Return the units whose report has come neither as a file nor, by the log, on paper; in roster order.

    "Trước ngày 10/4" means the 9th is the last day in time: on the 10th it is late.
    """
    came = {each.unit.id for each in intake.receipts if each.unit is not None}
    came |= {each.unit for each in intake.log.arrivals}
    return tuple(
        Owing(unit=unit, late=unit.before is not None and day >= unit.before)
        for unit in intake.campaign.roster.owing
        if unit.id not in came
    )


def reminder_text(owing: Owing, campaign: Campaign, day: date, until: date | None) -> str:
    """Return the text to paste into a message to one unit."""
    unit, outline = owing.unit, campaign.outline
    office, you = compiling_unit(campaign).name, spoken_to(outline.report)
    person = unit.contact.person if unit.contact is not None else None
    to = f"{_PERSON[outline.report.state]} {person} ({unit.name})" if person else unit.name
    subject = spoken_subject(outline.report.subject).partition(",")[0]
    due = f", gửi trước ngày {format_short_date(unit.before)}" if unit.before is not None else ""
    plan = _UNNUMBERED.sub("", "".join(_plan(outline)))
    basis = f"Thực hiện {plan}, " if plan else ""
    asked = f"báo cáo {subject}{due}"
    lines = [f"Kính gửi {to}.", f"{basis}{asked if basis else asked[0].upper() + asked[1:]}."]
    if owing.late:
        lines.append(f"Đến ngày {format_short_date(day)}, {office} chưa nhận được báo cáo của {unit.name}.")
        limit = f"ngày {format_short_date(until)}" if until is not None else f"[{_OPEN_DAY}]"
        lines.append(f"Để kịp tổng hợp, đề nghị {you} quan tâm, gửi giúp báo cáo và các biểu trước {limit}.")
    else:
        last = f" (ngày {format_short_date(unit.before - timedelta(days=1))} là hạn cuối)" if unit.before else ""
        lines.append(f"{office} xin nhắc để {you} thuận sắp xếp, gửi báo cáo và các biểu đúng hạn{last}.")
    lines.append(f"Nếu báo cáo đã gửi, xin {you} bỏ qua tin này. Trân trọng cảm ơn.")
    return "\n".join(lines) + "\n"


def reminding_letter(late: tuple[Unit, ...], campaign: Campaign, day: date, until: date | None) -> Letter:
    """Return the công văn to those that are late: it names nobody but those that it is addressed to."""
    report = campaign.outline.report
    about = f"gửi báo cáo {spoken_subject(report.subject).partition(',')[0]}"
    above = spoken_organ(report) or report.organ
    return Letter(
        sender=compiling_unit(campaign),
        symbol="CV",
        about=f"V/v {about}",
        to=tuple(unit_paper(each, report).speaker for each in late),
        body=tuple(_letter_body(late, campaign, day, until)),
        copies=("Như trên", f"{above} (để báo cáo)"),
        title=f"Công văn đôn đốc {about}",
    )


def _letter_body(late: tuple[Unit, ...], campaign: Campaign, day: date, until: date | None) -> Iterator[Block]:
    outline, office = campaign.outline, compiling_unit(campaign).name
    you = spoken_to(outline.report, many=len(late) > 1)
    dues = sorted({each.before for each in late if each.before is not None})
    plan = _plan(outline)
    asked = _asked_in_step(outline, dues)
    opening = ("Thực hiện ", *plan, ", ") if plan else ()
    first = asked if opening else asked[0].upper() + asked[1:]
    yield text_paragraph(*(open_run(each[1:-1]) if each.startswith("[") else each for each in (*opening, f"{first}.")))
    yield text_paragraph(f"Đến ngày {format_short_date(day)}, {office} chưa nhận được báo cáo của quý cơ quan.")
    limit = f"ngày {format_short_date(until)}" if until is not None else open_run(_OPEN_DAY)
    yield text_paragraph(
        f"Để kịp {_next_work(outline, office, day)}, đề nghị {you} quan tâm chỉ đạo, gửi báo cáo và các biểu "
        f"về {office} trước ",
        limit,
        f". Nếu báo cáo đã gửi trước khi nhận được công văn này, xin {you} bỏ qua.",
    )
    yield text_paragraph(f"{office} rất mong nhận được sự quan tâm, phối hợp của {you}.")


def _plan(outline: Outline) -> tuple[str, ...]:
    """Return the paper that the outline was issued with, in pieces; a number that it has not yet is open."""
    named = _ISSUED_WITH.sub("", outline.issued_with or "").strip(" .,")
    before, gap, after = _NO_NUMBER.sub("\0", named).partition("\0")
    return tuple(each for each in ((before + " ", "[gõ số]", after) if gap else (before,)) if each.strip())


def _asked_in_step(outline: Outline, dues: list[date]) -> str:
    """Return what had to be sent before which date, in the words of the order's step where it has one of that date."""
    days = ", ".join(f"ngày {format_short_date(each)}" for each in dues)
    step = next((each for each in outline.steps if [each.before] == dues), None)
    what = f"các đơn vị gửi báo cáo {spoken_subject(outline.report.subject).partition(',')[0]}"
    if step is not None:
        what = step.what.rstrip(" .")
        what = what[0].lower() + what[1:]
    return f"{what} trước {days}" + (" (theo từng đơn vị)" if len(dues) > 1 else "")


def _next_work(outline: Outline, office: str, day: date) -> str:
    """Return what the office does next with the reports, in the words of the order: `tổng hợp, trình … dự thảo`."""
    ahead = (each for each in sorted(outline.steps, key=lambda each: each.before) if each.before > day)
    step = next(ahead, None)
    if step is None:
        return "tổng hợp"
    own = f", {step.what.removeprefix(office).strip(' .')}" if step.what.startswith(office) else ""
    return f"tổng hợp{own} trước ngày {format_short_date(step.before)}"


def write_reminders(
    owing: tuple[Owing, ...], campaign: Campaign, workspace: Workspace, *, until: date | None, day: date
) -> tuple[Path, ...]:
    """Write the texts, and the letter where somebody is late; return the paths, the letter last.

    Raises:
        OutputError: a file can't be written; the old ones are whole.
    """
    files = {
        workspace.reminders / f"{each.unit.id}.txt": reminder_text(each, campaign, day, until).encode()
        for each in owing
    }
    late = tuple(each.unit for each in owing if each.late)
    if late:
        letter = reminding_letter(late, campaign, day, until)
        path = workspace.reminders / f"{LETTER_NAME}.docx"
        files[path] = render_letter(letter, campaign.outline, workspace, day)
    write_letters(files)
    return tuple(files)
