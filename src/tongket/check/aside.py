"""What came in and is not counted: what was sent after the day that is asked about, and copies of another file."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from tongket.check.filed import Filed
from tongket.findings.campaign_rules import SAME_FILE
from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.draft_rules import SENT_LATER
from tongket.values.figures import format_short_date


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """The files that are not counted (tệp không tính)."""

    files: frozenset[str]
    found: tuple[Diagnostic, ...]
    """A remark for each, and for a copy that is counted as it alone was asked about."""


def set_aside(filed: Iterable[Filed], asked: Collection[str], as_of: date | None) -> LeftOut:
    """Return which files are not counted on a day; without a day all that came in is on time.

    What does not say when it was sent stays. Of the same content twice the file that was asked about stays, else the
    one named after its unit: `da-lat (1).yaml` goes.
    """
    every = tuple(filed)
    later = {
        each.file: _report_later(each, as_of)
        for each in every
        if as_of is not None and each.sent is not None and each.sent.day > as_of
    }
    files, found = set(later), list(later.values())
    for same in _same_files(each for each in every if each.file not in later):
        first, *copies = sorted(same, key=_rank)
        kept = next((each for each in (first, *copies) if each.file in asked), first)
        files |= {each.file for each in same if each is not kept}
        found += [_report_copy(each, first) for each in copies]
    return LeftOut(files=frozenset(files), found=tuple(found))


def _report_later(filed: Filed, as_of: date) -> Diagnostic:
    sent = filed.sent
    day = format_short_date(sent.day) if sent is not None else ""
    said, where = ("nhận", "sổ nhận") if sent is not None and sent.logged else ("gửi", "ngay_gui")
    return finding(
        SENT_LATER,
        sent.location if sent is not None else filed.unit_location,
        f"{filed.unit.name} {said} ngày {day}, sau ngày {format_short_date(as_of)}: chưa tính báo cáo này.",
        f"tính đến ngày muộn hơn (--as-of {day}), hoặc sửa {where} nếu ghi nhầm.",
        snippet=sent.snippet if sent is not None else filed.unit_snippet,
        unit=filed.unit.id,
    )


def _same_files(filed: Iterable[Filed]) -> Iterator[list[Filed]]:
    """Yield the files of one unit that say the same."""
    groups: dict[tuple[str, bytes], list[Filed]] = defaultdict(list)
    for each in filed:
        groups[each.unit.id, each.digest].append(each)
    yield from (same for same in groups.values() if len(same) > 1)


def _rank(filed: Filed) -> tuple[bool, int, str]:
    name = PurePosixPath(filed.file).stem
    return (name != filed.unit.id, len(name), filed.file)


def _report_copy(filed: Filed, first: Filed) -> Diagnostic:
    return finding(
        SAME_FILE,
        filed.unit_location,
        f"Cùng nội dung với {first.file} nên chỉ tính một tệp.",
        "xóa tệp này, hoặc chuyển đi chỗ khác.",
        snippet=filed.unit_snippet,
        unit=filed.unit.id,
    )
