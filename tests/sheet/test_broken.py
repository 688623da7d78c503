"""A file that is broken, foreign or locked is a finding, never a traceback, and is left as it is."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.sheet.cases import SHOWN, WEAK, Person, by_key, update, written
from tests.sheet.packages import change_part, read, repack
from tongket.merge.decisions import NO_DECISIONS
from tongket.ooxml.package import read_parts
from tongket.sheet import columns as c
from tongket.sheet.decision_sheet import read_decisions

FIRST = f"{WEAK}-01"
WRITTEN = written()
PARTS = read_parts(WRITTEN)


def test_a_sheet_that_is_gone_is_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"})
    del person.book[c.FIGURES]
    decisions, found = read(tmp_path, person.save())
    assert [each.rule.id for each in found] == ["unreadable-sheet"]
    assert 'trang "Số liệu"' in found[0].message
    assert by_key(decisions)[FIRST].use is True


def foreign() -> bytes:
    book = Workbook()
    book.worksheets[0]["A1"] = "Danh sách đại biểu"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def without_identity() -> bytes:
    person = Person(written())
    person.sheet().delete_cols(person.column(c.MEMBERS))
    return person.save()


def without_head() -> bytes:
    person = Person(written())
    person.sheet().delete_rows(1)
    return person.save()


LAUGHS = (
    '<!DOCTYPE worksheet [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><worksheet a='&a9;' "
)
BROKEN = {
    "trống": b"",
    "văn bản": "không phải Excel".encode(),
    "Excel cũ hoặc có mật khẩu": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "cắt cụt": written()[:3000],
    "zip rỗng": b"PK\x05\x06" + bytes(18),
    "tệp khác": foreign(),
    "mất cột ẩn": without_identity(),
    "mất hàng đầu": without_head(),
    "XML hỏng": change_part(written(), "</worksheet>", "<"),
    "thiếu phần": repack({name: content for name, content in PARTS.items() if name != "xl/workbook.xml"}),
    "thiếu trang": repack({name: content for name, content in PARTS.items() if name != "xl/worksheets/sheet1.xml"}),
    "XML nổ": change_part(written(), "<worksheet ", LAUGHS),
    "DTD ngoài trang": change_part(
        written(), "<styleSheet ", '<!DOCTYPE a [<!ENTITY x "y">]><styleSheet ', "xl/styles.xml"
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_or_foreign_file_is_a_finding(tmp_path: Path, kind: str) -> None:
    decisions, found = read(tmp_path, BROKEN[kind])
    assert decisions == NO_DECISIONS
    assert [each.rule.id for each in found] == ["unreadable-sheet"]
    assert found[0].is_error
    assert found[0].hint is not None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="hệ thống không có ống (FIFO)")
def test_a_folder_and_a_pipe_in_its_place_are_findings(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    os.mkfifo(tmp_path / "b.xlsx")
    for name in ("a.xlsx", "b.xlsx"):
        decisions, found = read_decisions(tmp_path / name, SHOWN, {})
        assert (decisions, [each.rule.id for each in found]) == (NO_DECISIONS, ["unreadable-sheet"])


def test_a_merged_area_as_large_as_the_sheet_is_refused_at_once(tmp_path: Path) -> None:
    huge = change_part(
        written(), "<pageMargins", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><pageMargins'
    )
    _, found = read(tmp_path, huge)
    assert [each.rule.id for each in found] == ["unreadable-sheet"]


@settings(max_examples=75, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.binary(max_size=300).map(lambda tail: WRITTEN[:-300] + tail)))
def test_any_bytes_at_all_are_read_or_said(data: bytes) -> None:
    updated = update(data)
    if [each.rule.id for each in updated.found] == ["unreadable-sheet"]:
        assert updated.data == data


@pytest.mark.slow
@settings(max_examples=75, deadline=None)
@given(st.sampled_from(sorted(PARTS)), st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_a_damaged_part_is_read_or_said(part: str, place: int, noise: bytes) -> None:
    content = PARTS[part]
    at = place % len(content)
    data = repack({**PARTS, part: content[:at] + noise + content[at + len(noise) :]})
    updated = update(data)
    if [each.rule.id for each in updated.found] == ["unreadable-sheet"]:
        assert updated.data == data
