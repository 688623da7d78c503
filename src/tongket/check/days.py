"""Dates that can't be: after the report they stand in, before what they carry out, of another year than their sign."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from tongket.check.prose import Prose, locate
from tongket.findings.campaign_rules import DOUBTFUL_DATE
from tongket.findings.diagnostics import tell
from tongket.model.answers import Document, Submission
from tongket.model.outline import Item, Outline
from tongket.model.roster import Unit
from tongket.source.nodes import Findings
from tongket.values.figures import format_short_date, parse_date
from tongket.values.signs import print_sign, read_sign

_FOUNDED = date(1930, 2, 3)
"""The Party's foundation: none of its documents is older."""
_YEAR = timedelta(days=366)
_CITED = re.compile(r"số\s+(?P<sign>[\w/-]+),?\s+ngày\s+(?P<day>\d{1,2}/\d{1,2}/\d{4})", re.IGNORECASE)
_FULL = re.compile(
    r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d(?!\d)|\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"(?:\b[Nn]ăm\s+|(?<=\d)/)(?P<year>20\d\d)(?![\d/-]|\s*[-–]\s*\d)")
_YEARS = re.compile(r"(?:19|20)\d\d")
_DONE = re.compile(r"\bđã\b|\bban hành\b|\bđược\b|\btổ chức được\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:đến|tới|trước|dự kiến|kế hoạch|sẽ|mục tiêu|phấn đấu|giai đoạn|nhiệm kỳ|lộ trình|tầm nhìn|thời hạn|hạn|"
    r"chậm nhất|hoàn thành|chuẩn bị|hướng|định hướng|phương hướng|quy hoạch|chỉ tiêu|đề án|chương trình|tiếp tục|"
    r"đại hội|kỷ niệm|khóa|khoá|hiệu lực|chiến lược|cam kết|đăng ký|giao|bầu cử|năm học)\b|[-–]\s*$",
    re.IGNORECASE,
)
_LATER = re.compile(r"phương hướng|nhiệm vụ|kế hoạch|giải pháp|kiến nghị|đề xuất|thời gian tới|dự kiến", re.IGNORECASE)


def _due_day(unit: Unit, outline: Outline) -> date | None:
    """Return before which day a unit's report is due; else that of the campaign's last step, or its last year's end."""
    before = unit.before or (unit.group.before if unit.group is not None else None)
    if before is not None:
        return before
    if outline.steps:
        return max(each.before for each in outline.steps)
    return date(outline.period.last, 12, 31) if outline.period is not None else None


def check_days(submission: Submission, outline: Outline, findings: Findings) -> None:
    """A date of the report or of a document that can't be (`doubtful-date`)."""
    due, sent = _due_day(submission.unit, outline), submission.sent
    if due is not None and sent is not None and abs(sent - due) > _YEAR and submission.sent_location is not None:
        message = f"Ngày gửi {format_short_date(sent)} cách hạn gửi ({format_short_date(due)}) hơn một năm."
        findings.add(DOUBTFUL_DATE, submission.sent_location, message, "kiểm tra lại năm.")
    for answer in submission.answers.values():
        for fact in answer.facts.values():
            for document in fact.documents:
                why = _doubt(document, submission, outline) if document.day is not None else None
                if why is not None and document.day is not None:
                    named = print_sign(document.number) or "văn bản"
                    said = f"{named} ghi ngày {format_short_date(document.day)}, {why}"
                    message, at = f"Mục {answer.item}: {said}.", document.day_location or document.location
                    hint = "kiểm tra lại ngày, tháng, năm."
                    findings.add(DOUBTFUL_DATE, at, message, hint, item=answer.item, told=tell(said=said))


def _doubt(document: Document, submission: Submission, outline: Outline) -> str | None:
    """Return why a document can't bear its date; None where it can."""
    day, sent, due = document.day, submission.sent, _due_day(submission.unit, outline)
    if day is None:
        return None
    if day < _FOUNDED:
        return "trước ngày thành lập Đảng (03/02/1930)"
    if sent is not None and day > sent:
        return f"sau ngày gửi báo cáo ({format_short_date(sent)})"
    if due is not None and day > due + _YEAR:
        return f"sau hạn gửi báo cáo ({format_short_date(due)}) hơn một năm"
    if outline.period is not None and day.year > outline.period.last:
        return f"sau giai đoạn tổng kết ({outline.period.first} - {outline.period.last})"
    for named, cited in cited_documents(outline.report.subject):
        if day < cited and named in document.subject:
            return f"trước {named} mà văn bản này thực hiện ({format_short_date(cited)})"
    sign = read_sign(document.number)
    if sign is not None and sign.year is not None and sign.year != day.year:
        return f"khác năm trong ký hiệu ({sign.year})"
    return None


@lru_cache(maxsize=1)
def cited_documents(subject: str) -> tuple[tuple[str, date], ...]:
    """Return the documents that a subject names with their day: `Kết luận số 62-KL/TW, ngày 08/12/2009`."""
    found = ((each["sign"], parse_date(each["day"])) for each in _CITED.finditer(subject))
    return tuple((sign, day) for sign, day in found if day is not None)


def last_day(submission: Submission, outline: Outline) -> date | None:
    """Return the day after which nothing can have happened that a report tells: when it was sent, or is due."""
    due = _due_day(submission.unit, outline)
    return max((each for each in (submission.sent, due) if each is not None), default=None)


def check_days_told(item: Item, written: list[Prose], last: date | None, findings: Findings) -> None:
    """A day or a year of the text that had not come yet when the report was sent, of something done."""
    if last is None or _LATER.search(item.title):
        return
    for prose in written:
        for start, end in _days_ahead(prose.text, last):
            said = f"“{prose.text[start:end].strip()}” là sau ngày gửi báo cáo ({format_short_date(last)})"
            message, at = f"Mục {item.id}: {said}.", locate(prose, start, end, findings.source)
            hint = "kiểm tra lại ngày, tháng, năm."
            findings.add(DOUBTFUL_DATE, at, message, hint, item=item.id, told=tell(said=said))


def _days_ahead(text: str, last: date) -> Iterator[tuple[int, int]]:
    """Yield where a text tells something done on a day or in a year after `last`."""
    if not any(int(year) >= last.year for year in _YEARS.findall(text)):
        return
    full = [each.span() for each in _FULL.finditer(text)]
    for found in _FULL.finditer(text):
        day = parse_date(found[0].replace(".", "/"))
        if day is not None and day > last and not _AHEAD.search(_sentence_before(text, found.start())):
            yield found.span()
    for found in _IN_YEAR.finditer(text):
        before = _sentence_before(text, found.start())
        around = before + text[found.end() : found.end() + 80].split(". ", maxsplit=1)[0]
        alone = not any(start <= found.start() < end for start, end in full)
        if alone and int(found["year"]) > last.year and _DONE.search(around) and not _AHEAD.search(before + found[0]):
            yield found.span()


def _sentence_before(text: str, at: int) -> str:
    return re.split(r"[.;!?]\s|\n", text[:at])[-1]
