"""What a person types is read, in any order and through any program; what is not understood is said, never raised."""

import io
import os
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.sheet.cases import EVERYTHING, SHOWN, SUBJECTS, WEAK, Person, by_key, update, written
from tongket.diagnostics import Diagnostic
from tongket.merge.decisions import NO_DECISIONS, OTHER_SUBJECT, Decisions
from tongket.sheet import columns as c
from tongket.sheet.update import read_decisions

FIRST, SECOND, THIRD = f"{WEAK}-01", f"{WEAK}-02", f"{WEAK}-03"
MODEL, ARMY = "II.1.1-ĐH01", "II.1.1-ĐH02"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(folder: Path, data: bytes) -> tuple[Decisions, list[Diagnostic]]:
    path = folder / "decisions.xlsx"
    path.write_bytes(data)
    return read_decisions(path, SHOWN, EVERYTHING.subjects_by_item)


def test_no_file_is_no_decisions(folder: Path) -> None:
    assert read_decisions(folder / "decisions.xlsx", SHOWN, {}) == (NO_DECISIONS, [])


def test_a_sheet_nobody_touched_decides_nothing(folder: Path) -> None:
    decisions, found = read(folder, written())
    assert found == []
    assert [each.key for each in decisions.points] == [FIRST, SECOND, THIRD, "II.4-01"]
    assert not any(each.touched for each in decisions.points)
    assert not any(each.touched for each in decisions.examples.values())
    assert not any(each.touched for each in decisions.figures.values())
    assert decisions.points[0].members == EVERYTHING.points[0].members


@pytest.mark.parametrize("typed", ["x", "X", "có", "CÓ", "dùng", "1", 1, "✓", " x ", "co\u0301", True])
def test_use_is_typed_in_many_ways(folder: Path, typed: object) -> None:
    decisions, found = read(folder, Person(written()).type(FIRST, {c.USE: typed}).save())
    assert (by_key(decisions)[FIRST].use, found) == (True, [])


@pytest.mark.parametrize("typed", ["không", "Không", "ko", "bỏ", "0", 0, "-", "–", "KHÔNG", False])
def test_dropping_is_typed_in_many_ways(folder: Path, typed: object) -> None:
    decisions, found = read(folder, Person(written()).type(FIRST, {c.USE: typed}).save())
    assert (by_key(decisions)[FIRST].use, found) == (False, [])


@pytest.mark.parametrize("typed", [None, "", "   ", "\u00a0"])
def test_blank_is_undecided(folder: Path, typed: object) -> None:
    decisions, found = read(folder, Person(written()).type(FIRST, {c.USE: typed}).save())
    assert (by_key(decisions)[FIRST].use, found) == (None, [])


def test_every_column_of_points_is_read(folder: Path) -> None:
    person = Person(written())
    person.type(
        SECOND,
        {
            c.USE: "x",
            c.ORDER: 2,
            c.SUBJECT: "Về lãnh đạo, chỉ đạo của cấp ủy",
            c.WORDING: "- Giám sát,\nphản biện còn yếu.",
            c.JOIN: "ii.3.2-01",
            c.SPLIT: "X",
            c.NOTE: "chuyển sang kiến nghị",
        },
    )
    decisions, found = read(folder, person.save())
    decision = by_key(decisions)[SECOND]
    assert found == []
    assert (decision.use, decision.order, decision.subject) == (True, 2, "lanh_dao")
    assert decision.wording == "Giám sát, phản biện còn yếu."
    assert (decision.join, decision.split, decision.note) == (FIRST, True, "chuyển sang kiến nghị")


def test_every_column_of_examples_and_figures_is_read(folder: Path) -> None:
    person = Person(written())
    person.type(
        MODEL,
        {c.USE: "x", c.ORDER: 1, c.EXAMPLE_WORDING: "soạn tài liệu", c.NAMED: "đơn vị", c.NOTE: "hay"},
        c.EXAMPLES,
    )
    person.type("dc1", {c.USED: 1406, c.REASON: "Đam Rông chưa gửi (Hoa, 17/4)"}, c.FIGURES)
    decisions, found = read(folder, person.save())
    example = decisions.examples[EVERYTHING.examples[0].member]
    assert found == []
    assert (example.use, example.order, example.wording) == (True, 1, "soạn tài liệu")
    assert (example.territory, example.note) == (False, "hay")
    assert (example.item, example.unit) == ("II.1.1", "di-linh")
    assert decisions.figures["dc1"].used == Decimal(1406)
    assert decisions.figures["dc1"].reason == "Đam Rông chưa gửi (Hoa, 17/4)"


@pytest.mark.parametrize(
    ("typed", "named"), [("địa bàn", True), ("huyện Di Linh", True), ("Huyện ủy Di Linh", False), ("cấp ủy", False)]
)
def test_the_actor_is_named_by_word_or_by_name(folder: Path, typed: str, named: bool) -> None:  # noqa: FBT001 - a case
    decisions, _ = read(folder, Person(written()).type(MODEL, {c.NAMED: typed}, c.EXAMPLES).save())
    assert decisions.examples[EVERYTHING.examples[0].member].territory is named


def test_other_subject_and_subjects_without_marks_are_understood(folder: Path) -> None:
    person = Person(written())
    person.type(FIRST, {c.SUBJECT: "ý khác"}).type(THIRD, {c.SUBJECT: "Ve giam sat, phan bien xa hoi"})
    decisions, found = read(folder, person.save())
    assert found == []
    assert (by_key(decisions)[FIRST].subject, by_key(decisions)[THIRD].subject) == (OTHER_SUBJECT, "giam_sat")


def test_a_subject_renamed_in_the_outline_is_still_known_by_its_old_name(folder: Path) -> None:
    path = folder / "decisions.xlsx"
    path.write_bytes(Person(written()).type(THIRD, {c.SUBJECT: SUBJECTS[1][1]}).save())
    decisions, found = read_decisions(path, SHOWN, {WEAK: (SUBJECTS[0], ("giam_sat", "Về công tác giám sát"))})
    assert found == []
    assert by_key(decisions)[THIRD].subject == "giam_sat"
    assert by_key(decisions)[SECOND].subject is None  # untouched, whatever its subject is called now


@pytest.mark.parametrize(
    ("place", "typed", "cell", "says"),
    [
        ((FIRST, c.USE), "có lẽ", "E2", 'cần x hoặc không, hoặc để trống, nhưng nhận được "có lẽ"'),
        ((SECOND, c.USE), "?", "E3", "cần x hoặc không"),
        ((FIRST, c.ORDER), "đầu", "F2", "cần một số thứ tự"),
        ((FIRST, c.ORDER), 1.5, "F2", 'nhận được "1,5"'),
        ((FIRST, c.ORDER), 0, "F2", "cần một số thứ tự"),
        ((FIRST, c.SUBJECT), "Về kinh phí", "G2", "cần tên một nhóm ý"),
        ((FIRST, c.JOIN), "II.3.2-99", "L2", "cần mã của một hàng có trong trang"),
        ((FIRST, c.JOIN), FIRST, "L2", "cần mã của một hàng khác"),
        ((FIRST, c.JOIN), "II.4-01", "L2", "cần mã của một hàng cùng mục"),
        ((FIRST, c.SPLIT), "hai", "M2", "cần x hoặc để trống"),
        ((FIRST, c.JOIN), datetime(2019, 1, 7), "L2", 'nhận được "07/01/2019"'),  # noqa: DTZ001 - as Excel has it
    ],
)
def test_what_is_not_understood_names_its_cell(
    folder: Path, place: tuple[str, str], typed: object, cell: str, says: str
) -> None:
    key, header = place
    decisions, found = read(folder, Person(written()).type(key, {header: typed}).save())
    assert [each.rule.id for each in found] == ["bad-decision"]
    assert found[0].message.startswith(f'Trang "Ý", ô {cell} ({header}): ')
    assert says in found[0].message
    assert (found[0].location.file, found[0].location.line) == (SHOWN, int(cell[1:]))
    assert found[0].location.column == ord(cell[0]) - ord("A") + 1
    assert found[0].hint is not None
    assert not any(each.touched for each in decisions.points)


def test_one_bad_cell_does_not_cost_the_others(folder: Path) -> None:
    decisions, found = read(folder, Person(written()).type(FIRST, {c.USE: "hả", c.ORDER: 3, c.NOTE: "xem lại"}).save())
    assert len(found) == 1
    assert (by_key(decisions)[FIRST].order, by_key(decisions)[FIRST].note) == (3, "xem lại")


def test_joining_in_a_circle_is_refused_once_and_a_chain_is_fine(folder: Path) -> None:
    person = Person(written()).type(FIRST, {c.JOIN: SECOND}).type(SECOND, {c.JOIN: THIRD})
    decisions, found = read(folder, person.save())
    assert found == []
    decisions, found = read(folder, person.type(THIRD, {c.JOIN: FIRST}).save())
    assert [each.location.line for each in found] == [2]
    assert "vòng quanh" in found[0].message
    assert [by_key(decisions)[each].join for each in (FIRST, SECOND, THIRD)] == [None, THIRD, FIRST]


def test_the_number_alone_names_a_row_of_the_same_item(folder: Path) -> None:
    decisions, found = read(folder, Person(written()).type(FIRST, {c.JOIN: 3}).type(SECOND, {c.JOIN: "03"}).save())
    assert found == []
    assert (by_key(decisions)[FIRST].join, by_key(decisions)[SECOND].join) == (THIRD, THIRD)


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        (1406, 1406),
        (1406.0, 1406),
        ("1406", 1406),
        ("1.406", 1406),
        ("1 406", 1406),
        (1406.5, "1406.5"),
        ("1406,5", "1406.5"),
    ],
)
def test_the_figure_used_is_a_number_or_a_text(folder: Path, typed: object, used: int | str) -> None:
    decisions, found = read(folder, Person(written()).type("dc1", {c.USED: typed}, c.FIGURES).save())
    assert found == []
    assert decisions.figures["dc1"].used == Decimal(used)


@pytest.mark.parametrize(("typed", "says"), [("khoảng 1400", "cần một số"), (1.406, "dấu thập phân")])
def test_a_figure_that_may_be_another_is_refused(folder: Path, typed: object, says: str) -> None:
    decisions, found = read(folder, Person(written()).type("dc1", {c.USED: typed}, c.FIGURES).save())
    assert decisions.figures["dc1"].used is None
    assert len(found) == 1
    assert says in found[0].message
    assert 'Trang "Số liệu", ô K2 (Số dùng)' in found[0].message


def test_a_percentage_is_read_as_it_is_seen(folder: Path) -> None:
    person = Person(written()).type("dc1", {c.USED: 0.855}, c.FIGURES)
    person.cell("dc1", c.USED, c.FIGURES).number_format = "0.0%"
    decisions, found = read(folder, person.save())
    assert (decisions.figures["dc1"].used, found) == (Decimal("85.5"), [])


def test_a_text_that_begins_with_an_equals_sign_is_text(folder: Path) -> None:
    text = "=SUM là công thức, đây là câu"
    decisions, found = read(folder, Person(written()).type(FIRST, {c.WORDING: text, c.NOTE: "=1+1"}).save())
    assert (by_key(decisions)[FIRST].wording, by_key(decisions)[FIRST].note, found) == (text, "=1+1", [])


def test_a_formula_counts_for_its_result_and_without_one_is_said(folder: Path) -> None:
    person = Person(written())
    person.cell(FIRST, c.ORDER).value = "=1+1"
    saved = person.save()
    decisions, found = read(folder, saved)
    assert by_key(decisions)[FIRST].order is None
    assert "công thức chưa có kết quả" in found[0].message
    decisions, found = read(folder, change_part(saved, "<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>"))
    assert (by_key(decisions)[FIRST].order, found) == (2, [])


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def repack(parts: dict[str, bytes]) -> bytes:
    """Return a package of some parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


WRITTEN = written()
PARTS = unpack(WRITTEN)


def change_part(data: bytes, old: str, new: str, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """Return a package with something replaced in one part."""
    parts = unpack(data)
    known = next(each for each in (old, old.replace("<v></v>", "<v />")) if each.encode() in parts[part])
    return repack({**parts, part: parts[part].replace(known.encode(), new.encode())})


def test_rows_and_columns_may_stand_in_any_order(folder: Path) -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"}).type(THIRD, {c.NOTE: "giữ"})
    expected, _ = read(folder, person.save())
    sheet = person.sheet()
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for number, row in enumerate([rows[0], *reversed(rows[1:])], 1):
        for column, value in enumerate(reversed(row), 1):
            sheet.cell(number, column).value = value
    decisions, found = read(folder, person.save())
    assert (decisions, found) == (expected, [])


def test_blank_rows_columns_and_rows_above_the_head_do_no_harm(folder: Path) -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"}).type(THIRD, {c.NOTE: "giữ"})
    expected, _ = read(folder, person.save())
    person.sheet().insert_rows(3, 2)
    person.sheet().insert_cols(4)
    person.sheet().insert_rows(1, 3)
    decisions, found = read(folder, person.save())
    assert (decisions, found) == (expected, [])


def test_hidden_and_filtered_rows_are_read(folder: Path) -> None:
    person = Person(written()).type(SECOND, {c.USE: "không"})
    person.sheet().row_dimensions[3].hidden = True
    person.sheet().auto_filter.add_filter_column(4, ["x"])
    decisions, _ = read(folder, person.save())
    assert by_key(decisions)[SECOND].use is False


def test_a_merged_cell_counts_for_each_of_its_rows(folder: Path) -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"})
    person.sheet().merge_cells("E2:E4")
    decisions, found = read(folder, person.save())
    assert found == []
    assert [each.use for each in decisions.points] == [True, True, True, None]


def test_who_sorts_the_visible_columns_alone_does_not_mix_up_the_rows(folder: Path) -> None:
    person = Person(written()).type(FIRST, {c.WORDING: "Câu của tôi."}).type(THIRD, {c.USE: "x"})
    expected, _ = read(folder, person.save())
    sheet = person.sheet()
    visible = len(c.POINT_LAYOUT.columns) - len(c.POINT_LAYOUT.hidden)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_col=visible)]
    for number, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value
    decisions, found = read(folder, person.save())
    assert (decisions, found) == (expected, [])


def test_a_renamed_sheet_is_known_by_its_head(folder: Path) -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"})
    person.sheet().title = "Ý kiến (Hoa)"
    decisions, found = read(folder, person.save())
    assert found == []
    assert by_key(decisions)[FIRST].use is True


def test_text_is_read_in_nfc_and_without_excels_escapes(folder: Path) -> None:
    typed = "Co\u0301 lúc, có nơi_x000D_\nchưa chặt chẽ\u200b."
    decisions, _ = read(folder, Person(written()).type(FIRST, {c.WORDING: typed, c.NOTE: "một\r\nhai"}).save())
    assert by_key(decisions)[FIRST].wording == "Có lúc, có nơi chưa chặt chẽ."
    assert by_key(decisions)[FIRST].note == "một\nhai"


def test_a_wording_that_differs_in_spaces_only_is_not_touched(folder: Path) -> None:
    wording = EVERYTHING.points[0].wording.replace(" ", "  ", 1) + "\n"
    decisions, _ = read(folder, Person(written()).type(FIRST, {c.WORDING: wording}).save())
    assert by_key(decisions)[FIRST].wording is None


def test_a_row_that_a_person_added_is_said_and_not_used(folder: Path) -> None:
    person = Person(written())
    person.sheet().cell(9, person.column(c.WORDING)).value = "Ý của tôi."
    decisions, found = read(folder, person.save())
    assert [(each.rule.id, each.location.line) for each in found] == [("lost-decision", 9)]
    assert len(decisions.points) == len(EVERYTHING.points)


def test_two_copies_of_a_row_that_differ_are_said(folder: Path) -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"})
    sheet = person.sheet()
    for column, cell in enumerate(sheet[2], 1):
        sheet.cell(9, column).value = cell.value
    assert read(folder, person.save())[1] == []
    sheet.cell(9, person.column(c.USE)).value = "không"
    decisions, found = read(folder, person.save())
    assert [each.rule.id for each in found] == ["bad-decision"]
    assert "trùng mã II.3.2-01" in found[0].message
    assert len(decisions.points) == len(EVERYTHING.points)


def test_a_sheet_that_is_gone_is_an_error_and_the_others_are_read(folder: Path) -> None:
    person = Person(written()).type(FIRST, {c.USE: "x"})
    del person.book[c.FIGURES]
    decisions, found = read(folder, person.save())
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
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_or_foreign_file_is_a_finding(folder: Path, kind: str) -> None:
    decisions, found = read(folder, BROKEN[kind])
    assert decisions == NO_DECISIONS
    assert [each.rule.id for each in found] == ["unreadable-sheet"]
    assert found[0].is_error
    assert found[0].hint is not None


def test_a_folder_and_a_pipe_in_its_place_are_findings(folder: Path) -> None:
    (folder / "a.xlsx").mkdir()
    os.mkfifo(folder / "b.xlsx")
    for name in ("a.xlsx", "b.xlsx"):
        decisions, found = read_decisions(folder / name, SHOWN, {})
        assert (decisions, [each.rule.id for each in found]) == (NO_DECISIONS, ["unreadable-sheet"])


def test_a_merged_area_as_large_as_the_sheet_is_refused_at_once(folder: Path) -> None:
    huge = change_part(
        written(), "<pageMargins", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><pageMargins'
    )
    _, found = read(folder, huge)
    assert [each.rule.id for each in found] == ["unreadable-sheet"]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.binary(max_size=300).map(lambda tail: WRITTEN[:-300] + tail)))
def test_any_bytes_at_all_are_read_or_said(data: bytes) -> None:
    updated = update(data)
    if [each.rule.id for each in updated.found] == ["unreadable-sheet"]:
        assert updated.data == data


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(PARTS)), st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_a_damaged_part_is_read_or_said(part: str, place: int, noise: bytes) -> None:
    content = PARTS[part]
    at = place % len(content)
    data = repack({**PARTS, part: content[:at] + noise + content[at + len(noise) :]})
    updated = update(data)
    if [each.rule.id for each in updated.found] == ["unreadable-sheet"]:
        assert updated.data == data
