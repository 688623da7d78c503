"""Number and sign, day, post and signer of a report that somebody wrote without the form, and where its text begins."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from tongket.flow.flow import FlowBlock, FlowLine, FlowTable
from tongket.returned.printed_numbers import read_numbered
from tongket.values.figures import parse_date
from tongket.values.mastheads import is_masthead

_NUMBER = re.compile(
    r"\bsố\s*:?\s*(?P<number>\d{1,5})\s*(?P<mark>[-–/])\s*(?P<sign>[A-ZĐ]\w{0,5}(?:\s*[/-]\s*[A-ZĐ]\w{0,9})*)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\bngày\s*(\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4})", re.IGNORECASE
)
_TYPE = re.compile(r"báo\s*cáo(?:\s+(?:tổng kết|sơ kết|kết quả|về việc)\b(?!.*[.:;]$).*)?", re.IGNORECASE)
"""The type alone, or with the subject in its line."""
_TYPE_ALONE = re.compile(r"báo\s*cáo", re.IGNORECASE)
_RULE = re.compile(r"[\s*_\-–—=~.★]*")
_SENTENCE_END = (".", ":", ";", ",", "!")
_ORGAN = 12
"""Words of an organ's name at most."""
_HEAD = 40
"""Lines in which the letterhead and the title stand."""
_TITLE = 6
"""Lines that a title may have."""
_FOR = re.compile(r"(?:t/m|tm|k/t|kt|t/l|tl|thay mặt)\b\.?\s*\S.*", re.IGNORECASE)
_TO = re.compile(r"(?:nơi nhận|nơi gửi)\b.*", re.IGNORECASE)
_RECIPIENTS = 15
"""Lines between `Nơi nhận` and `T/M` at most."""
_SIGNATURE = 8
"""Lines between `T/M` and the signer at most."""
_NAME = re.compile(r"(?:[^\W\d_][\w’'.-]*\s+){1,6}[^\W\d_][\w’'-]*")


class HeadKey(StrEnum):
    """What a submission says of the report itself (`docs/formats.md`)."""

    SENT = "ngay_gui"
    SIGN = "so_ky_hieu"
    POST = "chuc_vu"
    SIGNER = "nguoi_ky"


@dataclass(slots=True)
class FreeHead:
    """The head or the end of a report."""

    found: dict[HeadKey, tuple[str, str]] = field(default_factory=dict)
    """By the key what was read, and where."""
    taken: set[int] = field(default_factory=set)
    """The numbers of the blocks that are nothing else."""


def lines_in(block: FlowBlock) -> Iterator[FlowLine]:
    """Yield a line, or the lines of all cells of a table, a merged one once."""
    if isinstance(block, FlowLine):
        yield block
        return
    for row in block.rows:
        for cell in row:
            if not cell.merged:
                yield from cell.lines


def find_report_title(blocks: Sequence[FlowBlock], names_item: Callable[[str], bool]) -> range:
    """Return which blocks are the type and the subject of the report; an empty range where it has none.

    Args:
        blocks: of the report.
        names_item: whether a line says the title of a section or item: with it the text begins.
    """
    for first, block in enumerate(blocks[:_HEAD]):
        if isinstance(block, FlowLine) and _TYPE.fullmatch(block.text.strip()):
            last = first + 1
            while last < min(len(blocks), first + 1 + _TITLE) and _goes_on(blocks, first, last, names_item):
                last += 1
            return range(first, last)
    return range(0)


def _goes_on(blocks: Sequence[FlowBlock], first: int, at: int, names_item: Callable[[str], bool]) -> bool:
    """Whether a block still belongs to the title."""
    block = blocks[at]
    if not isinstance(block, FlowLine):
        return False
    text = block.text.strip()
    if _RULE.fullmatch(text):
        return True
    titles = [each for each in blocks[first : at + 1] if isinstance(each, FlowLine) and each.text.strip()]
    subject = titles[0] if not _TYPE_ALONE.fullmatch(titles[0].text.strip()) else titles[1]
    if text.endswith(_SENTENCE_END) or read_numbered(block).number is not None or block.bold is not subject.bold:
        return False
    return block is subject or not names_item(text)


def read_free_head(blocks: Sequence[FlowBlock], title: range) -> FreeHead:
    """Return what stands over the text, and its title."""
    head = FreeHead(taken=set(title))
    first = next((at for at, each in enumerate(blocks[:_HEAD]) if _is_numbered(each)), 0)
    for number, block in enumerate(blocks[: title.stop or first]):
        lines = list(lines_in(block))
        for line in lines:
            _read_head_line(line, head)
        if isinstance(block, FlowTable) or all(_is_letterhead(each.text.strip()) for each in lines):
            head.taken.add(number)
    return head


def _is_numbered(block: FlowBlock) -> bool:
    return isinstance(block, FlowLine) and read_numbered(block).number is not None


def _read_head_line(line: FlowLine, head: FreeHead) -> None:
    text = line.text.strip()
    if (found := _NUMBER.search(text)) and text.casefold().startswith("số"):
        sign = re.sub(r"\s*([-/])\s*", r"\1", found["sign"])
        head.found.setdefault(HeadKey.SIGN, (f"{found['number']}{found['mark'].replace('–', '-')}{sign}", line.place))
    elif (found := _DATE.search(text)) and is_masthead(text):
        day = parse_date(f"ngày {found[1]}") or parse_date(re.sub(r"\s", "", found[1]))
        if day is not None:
            head.found.setdefault(HeadKey.SENT, (f"{day.day}/{day.month}/{day.year}", line.place))


def _is_letterhead(text: str) -> bool:
    short = len(text.split()) <= _ORGAN and not text.endswith(_SENTENCE_END)
    return _RULE.fullmatch(text) is not None or is_masthead(text) or _NUMBER.match(text) is not None or short


def find_signature(blocks: Sequence[FlowBlock]) -> int:
    """Return the number of the block with which recipients and signature begin; how many there are where none do."""
    opening = [number for number, block in enumerate(blocks) if any(map(_opens_signature, lines_in(block)))]
    if not opening:
        return len(blocks)
    first = opening.pop()
    while opening and first - opening[-1] <= _RECIPIENTS:
        first = opening.pop()
    return first


def _opens_signature(line: FlowLine) -> bool:
    text = line.text.strip()
    is_for = _FOR.fullmatch(text) is not None and text == text.upper()
    return is_for or _TO.fullmatch(text) is not None


def read_signature(blocks: Sequence[FlowBlock], starts: int) -> FreeHead:
    """Return who signed in which post, and the blocks of the signature."""
    end = FreeHead()
    if starts >= len(blocks):
        return end
    block = blocks[starts]
    if isinstance(block, FlowTable):
        end.taken.add(starts)
        columns = [[line for row in block.rows for line in row[at].lines] for at in range(len(block.rows[0]))]
        signing = next((each for each in columns if any(_is_for(line) for line in each)), [])
    else:
        signing = []
        last = starts + _RECIPIENTS
        for number, here in enumerate(blocks[starts:], starts):
            if not isinstance(here, FlowLine) or number > last or _is_annex(here.text):
                break
            last = number + _SIGNATURE if _is_for(here) else last
            end.taken.add(number)
            signing.append(here)
    _read_signer(signing, end)
    return end


def _is_for(line: FlowLine) -> bool:
    return _FOR.fullmatch(line.text.strip()) is not None


def _is_annex(text: str) -> bool:
    return text.strip().casefold().startswith(("phụ lục", "biểu", "bảng", "danh sách"))


def _read_signer(lines: Sequence[FlowLine], end: FreeHead) -> None:
    first = next((number for number, each in enumerate(lines) if _is_for(each)), len(lines))
    below = [each for each in lines[first + 1 :] if each.text.strip(" .*/_-") and not _is_for(each)]
    posts = [each for each in below if each.text.strip() == each.text.strip().upper()]
    names = [each for each in below if each not in posts and _NAME.fullmatch(each.text.strip())]
    if posts:
        end.found[HeadKey.POST] = (posts[0].text.strip(), posts[0].place)
    if len(names) == 1:
        end.found[HeadKey.SIGNER] = (names[0].text.strip(), names[0].place)
