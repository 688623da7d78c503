"""Names that a template holds and its campaign does not know: what was left in it from another campaign.

What counts as a name: a number and sign (`62-KL/TW`), a date, a year, words in capitals within a sentence (`Lâm Đồng`),
an organ wherever it stands (`TỈNH ỦY`), the units of the packaged sample, and the motto of the other kind of document.
It is known when the outline or the roster says it, or the packaged templates, which name nobody.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import NamedTuple

from tongket.findings.locations import Location
from tongket.values.folding import fold_words

_SIGN = re.compile(
    r"(?<![\w/.,-])(?:\d{1,5} ?[-–/] ?(?:\d{4}/)?|[-–/] ?(?=[A-ZĐ]+[-/]))[A-ZĐ]{2,}(?:[-–/][A-ZĐ][\w-]*)*"
)
_DATE = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\bngày \d{1,2} tháng \d{1,2} năm \d{4}\b|\btháng \d{1,2}/\d{4}\b"
    r"|(?<![\w/.,-])(?:19|20)\d\d(?![\w.,/-]*\d)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ORGANS = re.compile(
    r"(?i:(?<!\w)(?:(?:tỉnh|huyện|thành|thị|quận|đảng) [ủu][yỷ]|(?:tỉnh|huyện|thành) đoàn|mặt trận|[ủu][yỷ] ban"
    r"|hội đồng nhân dân|bộ chính trị|ban bí thư|đảng bộ|đảng đoàn|liên đoàn"
    r"|ban (?:dân vận|tổ chức|tuyên giáo|nội chính|chỉ đạo|thường vụ|chấp hành|cán sự))(?!\w))"
)
_READ = "\0"
"""Stands for each character of what was looked at already."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_START = re.compile(r"(?:^|[.:;?!…\n|])[\s([{“\"'‘+–-]*$")
_NATIONAL = (
    *("Việt Nam", "Đảng", "Đảng Cộng sản Việt Nam", "Nhà nước", "Chính phủ", "Quốc hội", "Nhân dân", "Hồ Chí Minh"),
    *("Nơi nhận", "Excel", "Word"),
)
"""Names that belong to no campaign."""


class Stranger(NamedTuple):
    """A name that is not known, and where it stands in its text."""

    start: int
    end: int
    text: str


class Acquaintance:
    """What a campaign knows (điều đã biết), and which names are another's whatever stands around them."""

    def __init__(self, texts: Iterable[str], others: Iterable[str] = (), barred: Iterable[str] = ()) -> None:
        """Take what the campaign says, names that are another's unless it says them, and what is wrong in any case."""
        said = [*texts, *_NATIONAL]
        years = sorted({year for each in said for year in _YEAR.findall(each)})
        self._known = f" {' | '.join(_fold_name(each) for each in (*said, *years))} "
        self._others = _any_of((each for each in others if not self.knows(each)), re.IGNORECASE)
        self._barred = _any_of(barred)

    def knows(self, name: str) -> bool:
        """Whether a name stands in what the campaign says, in whatever letters."""
        return f" {_fold_name(name)} " in self._known

    def strangers(self, text: str, *, begins: bool = True) -> tuple[Stranger, ...]:
        """Return the unknown names of a text in order; `begins` says whether it begins a sentence."""
        found: list[Stranger] = []
        rest = text
        for form in (self._barred, _SIGN, _DATE, _ORGANS, self._others):
            for each in form.finditer(text):
                if form in {_ORGANS, self._others} and not each[0][0].isupper():
                    continue  # "các đảng bộ" is no name
                rest = rest[: each.start()] + _READ * len(each[0]) + rest[each.end() :]
                if form is self._barred or not self.knows(each[0]):
                    found.append(Stranger(each.start(), each.end(), each[0]))
        found += self._capitals(rest, begins=begins)
        found.sort(key=lambda each: (each.start, -each.end))
        return tuple(each for at, each in enumerate(found) if all(each.start >= before.end for before in found[:at]))

    def _capitals(self, text: str, *, begins: bool) -> Iterator[Stranger]:
        """Yield the unknown names that capitals show: a word within a sentence, two in a row at its beginning."""
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            run = _run(text, words, at)
            at += max(len(run), 1)
            first = run and _starts(text, run[0].start(), begins=begins)
            if not run or (first and len(run) == 1) or _in_capitals(text, run[0].start()) or _is_letter(run):
                continue
            if not self._knows_run(text, words, run, at) and not (first and self._knows_run(text, words, run[1:], at)):
                last = words[at] if len(run) == 1 and _follows(text, words, at) else run[-1]
                yield Stranger(run[0].start(), last.end(), text[run[0].start() : last.end()])

    def _knows_run(self, text: str, words: list[re.Match[str]], run: list[re.Match[str]], after: int) -> bool:
        """Whether a run of capitals is known; one word is known with the next one only: `Tỉnh` is, in `Tỉnh ủy`."""
        alone = len(run) == 1 and _follows(text, words, after)
        last = words[after] if alone else run[-1]
        return self.knows(text[run[0].start() : last.end()])


def _any_of(names: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Return what finds any of some names, the longest first."""
    longest = sorted({each for each in names if each}, key=lambda each: (-len(each), each))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)" if longest else "(?!)", flags)


def _is_letter(run: list[re.Match[str]]) -> bool:
    """Whether it is a letter by itself: that of a list, of a size of paper."""
    return len(run) == 1 and len(run[0][0]) == 1


def _run(text: str, words: list[re.Match[str]], at: int) -> list[re.Match[str]]:
    """Return the words in capitals from a place on, with nothing but a space between them."""
    run: list[re.Match[str]] = []
    for word in words[at:]:
        if not word[0][0].isupper() or (run and text[run[-1].end() : word.start()] != " "):
            break
        run.append(word)
    return run


def _follows(text: str, words: list[re.Match[str]], at: int) -> bool:
    return at < len(words) and text[words[at - 1].end() : words[at].start()] == " "


def _starts(text: str, at: int, *, begins: bool) -> bool:
    """Whether a word begins a sentence, so that its capital says nothing."""
    found = _START.search(text[:at])
    return found is not None and (begins or found.start() > 0 or text[0] in ".:;?!…\n")


def _in_capitals(text: str, at: int) -> bool:
    """Whether a whole line is in capitals, which say nothing then."""
    line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
    return line.isupper()


def _fold_name(text: str) -> str:
    return re.sub(r"\b0+(?=\d)", "", fold_words(text.replace("–", "-").replace("- ", "-").replace(" -", "-")))


def texts_of(record: object) -> Iterator[str]:
    """Yield every text, number and date in a record and the records within it."""
    if isinstance(record, Location):
        return
    if isinstance(record, str):
        yield record
    elif isinstance(record, date):
        yield f"ngày {record.day} tháng {record.month} năm {record.year}"
        yield f"{record.day}/{record.month}/{record.year}"
        yield str(record.year)
    elif isinstance(record, int):
        yield str(record)
    elif is_dataclass(record):
        for each in fields(record):
            yield from texts_of(getattr(record, each.name))
    elif isinstance(record, Mapping):
        yield from (text for pair in record.items() for each in pair for text in texts_of(each))
    elif isinstance(record, tuple | list | frozenset):
        yield from (text for each in record for text in texts_of(each))
