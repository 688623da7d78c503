"""The form of a unit as a YAML file to fill in: every key that it is asked, blank, with what to type above it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import takewhile
from typing import TypeVar

from tongket.model.addresses import WHOLE_REPORT, WHY_NOT
from tongket.model.forms import (
    FormBlock,
    FormLine,
    FormRegion,
    FormTable,
    LineRole,
    Slot,
    SlotKind,
    TableKind,
    UnitForm,
)
from tongket.output.submission_yaml import HEAD_KEYS, NONE_KEY

_T = TypeVar("_T")
_K = TypeVar("_K", bound=Hashable)
_HOW = (
    "Gõ ngay sau dấu hai chấm và một dấu cách. Điều chưa có thì để trống, không gõ dấu chấm lửng.",
    'Bài viết: gõ ở các dòng dưới dấu |, mỗi dòng thụt vào hơn dòng có dấu | hai dấu cách; ý thì bắt đầu bằng "- ".',
    "Dòng bắt đầu bằng # là lời hướng dẫn, không được đọc; để nguyên hay xóa đều được.",
)
_HEAD = {
    "ngay_gui": "Ngày gửi, ví dụ 8/4/2019",
    "so_ky_hieu": "Số, ký hiệu của báo cáo, ví dụ 45-BC/HU",
    "chuc_vu": "Chức vụ người ký",
    "nguoi_ky": "Họ tên người ký",
    "ghi_chu": "Ghi chú, nếu có",
}
_KINDS = {
    SlotKind.FIGURE: "gõ số",
    SlotKind.DATE: "ngày, ví dụ 8/4/2019",
    SlotKind.YES_NO: 'có hoặc không; nếu không thì gõ {khong: "lý do"}',
    SlotKind.CHOICE: "gõ mã; nhiều mã thì [mã, mã]",
    SlotKind.TEXT: "gõ chữ",
}


_PROSE = "Lời văn: gõ ở các dòng dưới dấu |, thụt vào sáu dấu cách"
_POINTS = 'Các ý: gõ ở các dòng dưới dấu |, thụt vào sáu dấu cách, mỗi ý bắt đầu bằng "- "'


def blank_yaml(form: UnitForm) -> str:
    """Return the form of a unit as YAML: filled in, it is its submission."""
    stamp = form.stamp
    title = f"Mẫu báo cáo của {form.unit.name} ({stamp.campaign}, đề cương {stamp.version}, mẫu số {stamp.number})"
    lines = [*_comments("", title, *_HOW), f"don_vi: {form.unit.id}", f"de_cuong: {stamp.campaign}"]
    for key in HEAD_KEYS:
        lines += [*_comments("", _HEAD[key]), f"{key}:"]
    body = [each for each in form.body if _place(each) != WHOLE_REPORT]
    if body:
        lines.append("tra_loi:")
    for place, blocks in _group(body, _place).items():
        lines += _answer(place, blocks)
    tables = [table for blocks in form.annexes for table in blocks if isinstance(table, FormTable)]
    if tables:
        lines.append("bieu:")
    for each in tables:
        lines += _table(each)
    return "\n".join(lines) + "\n"


def _group(things: Iterable[_T], key: Callable[[_T], _K]) -> Mapping[_K, list[_T]]:
    groups: dict[_K, list[_T]] = defaultdict(list)
    for each in things:
        groups[key(each)].append(each)
    return groups


def _place(block: FormBlock) -> str:
    return block.place if isinstance(block, FormLine) else block.address.place


def _opens(block: FormBlock) -> bool:
    """Whether a block is a heading or guides into what follows it."""
    return isinstance(block, FormLine) and block.role in {LineRole.HEADING, LineRole.GUIDANCE}


def _comments(indent: str, *texts: str) -> list[str]:
    return [f"{indent}# {line}" for text in texts for line in text.splitlines() if line.strip()]


def _answer(place: str, blocks: list[FormBlock]) -> Iterator[str]:
    """Yield an item: its heading and guidance, then its text, its facts, and the place of an explicit nothing."""
    lines = [each for each in blocks if isinstance(each, FormLine)]
    opening = takewhile(_opens, blocks)  # what guides into a table of Word guides into nothing here
    yield from ("", *_comments("  ", *(each.text for each in opening if isinstance(each, FormLine))))
    regions = [each for each in blocks if isinstance(each, FormRegion)]
    lists = [each for each in blocks if isinstance(each, FormTable)]
    slots = [slot for line in lines for slot in line.slots]
    if not (regions or slots or lists):
        return  # a section: its items follow
    yield f"  {place}:"
    for region in regions:
        yield from (*_comments("    ", _POINTS if region.points else _PROSE), "    noi_dung: |", "")
    if slots or lists:
        yield "    chi_tieu:"
    for same in _group(slots, lambda each: each.address.key).values():
        yield from _fact(same)
    for each in lists:
        yield from _entries(each)
    yield from (*_comments("    ", "Nếu không có nội dung thì gõ lý do ở đây"), f"    {NONE_KEY}:")


def _fact(slots: list[Slot]) -> Iterator[str]:
    years = [each for each in slots if each.address.part and each.address.part != WHY_NOT]
    first = slots[0]
    yield from _comments("      ", f"{first.label} ({_KINDS[first.kind]})", *_options(first))
    yield f"      {first.address.key}:"
    yield from (f"        {each.address.part}:" for each in years)


def _options(slot: Slot) -> Iterable[str]:
    return (f"{each.id}: {each.name}" for each in slot.options)


def _entries(table: FormTable) -> Iterator[str]:
    what = "văn bản" if table.kind is TableKind.DOCUMENTS else "mô hình, cách làm"
    yield from _comments("      ", table.title, f"Mỗi {what} một nhóm dòng như dưới đây; thêm thì chép cả nhóm")
    yield f"      {table.address.key}:"
    mark = "- "
    for each in table.columns:
        if each.id:
            yield from _comments("          ", each.heading)
            yield f"        {mark}{each.id}:"
            mark = "  "


def _table(table: FormTable) -> Iterator[str]:
    columns = [each for each in table.columns if each.id]
    yield from ("", *_comments("  ", table.title, *(f"{each.id}: {each.heading}" for each in columns)))
    yield f"  {table.address.place}:"
    for row in table.rows:
        yield from (*_comments("    ", row.name), f"    {row.id}:")
        yield from (f"      {each.id}:" for each in columns)
