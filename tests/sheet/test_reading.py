"""What a person types is read, in any order and through any program; what is not understood is said, never raised."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.places import in_cell
from tests.sheet.cases import EVERYTHING, SHOWN, SUBJECTS, WEAK, Person, by_key, written
from tests.sheet.packages import change_part, read
from tongket.findings.locations import CellLocation
from tongket.merge.decisions import NO_DECISIONS, OTHER_SUBJECT
from tongket.sheet import columns as c
from tongket.sheet.decision_sheet import read_decisions

FIRST, SECOND, THIRD = f"{WEAK}-01", f"{WEAK}-02", f"{WEAK}-03"
MODEL = "II.1.1-ĐH01"


def test_no_file_is_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "decisions.xlsx", SHOWN, {}) == (NO_DECISIONS, [])


def test_a_sheet_nobody_touched_decides_nothing(tmp_path: Path) -> None:
    decisions, found = read(tmp_path, written())
    assert found == []
    assert [each.key for each in decisions.points] == [FIRST, SECOND, THIRD, "II.4-01"]
    assert not any(each.touched for each in decisions.points)
    assert not any(each.touched for each in decisions.examples.values())
    assert not any(each.touched for each in decisions.figures.values())
    assert decisions.points[0].members == EVERYTHING.points[0].members


@pytest.mark.parametrize("typed", ["x", "X", "có", "CÓ", "dùng", "1", 1, "✓", " x ", "co\u0301", True])
def test_use_is_typed_in_many_ways(tmp_path: Path, typed: object) -> None:
    decisions, found = read(tmp_path, Person(written()).type(FIRST, {c.USE: typed}).save())
    assert (by_key(decisions)[FIRST].use, found) == (True, [])


@pytest.mark.parametrize("typed", ["không", "Không", "ko", "bỏ", "0", 0, "-", "–", "KHÔNG", False])
def test_dropping_is_typed_in_many_ways(tmp_path: Path, typed: object) -> None:
    decisions, found = read(tmp_path, Person(written()).type(FIRST, {c.USE: typed}).save())
    assert (by_key(decisions)[FIRST].use, found) == (False, [])


@pytest.mark.parametrize("typed", [None, "", "   ", "\u00a0"])
def test_blank_is_undecided(tmp_path: Path, typed: object) -> None:
    decisions, found = read(tmp_path, Person(written()).type(FIRST, {c.USE: typed}).save())
    assert (by_key(decisions)[FIRST].use, found) == (None, [])


def test_every_column_of_points_is_read(tmp_path: Path) -> None:
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
    decisions, found = read(tmp_path, person.save())
    decision = by_key(decisions)[SECOND]
    assert found == []
    assert (decision.use, decision.order, decision.subject) == (True, 2, "lanh_dao")
    assert decision.wording == "Giám sát, phản biện còn yếu."
    assert (decision.join, decision.split, decision.note) == (FIRST, True, "chuyển sang kiến nghị")


def test_every_column_of_examples_and_figures_is_read(tmp_path: Path) -> None:
    person = Person(written())
    person.type(
        MODEL,
        {c.USE: "x", c.ORDER: 1, c.EXAMPLE_WORDING: "soạn tài liệu", c.NAMED: "đơn vị", c.NOTE: "hay"},
        c.EXAMPLES,
    )
    person.type("dc1", {c.USED: 1406, c.REASON: "Đam Rông chưa gửi (Hoa, 17/4)"}, c.FIGURES)
    decisions, found = read(tmp_path, person.save())
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
def test_the_actor_is_named_by_word_or_by_name(tmp_path: Path, typed: str, named: bool) -> None:  # noqa: FBT001 - a case
    decisions, _ = read(tmp_path, Person(written()).type(MODEL, {c.NAMED: typed}, c.EXAMPLES).save())
    assert decisions.examples[EVERYTHING.examples[0].member].territory is named


def test_other_subject_and_subjects_without_marks_are_understood(tmp_path: Path) -> None:
    person = Person(written())
    person.type(FIRST, {c.SUBJECT: "ý khác"}).type(THIRD, {c.SUBJECT: "Ve giam sat, phan bien xa hoi"})
    decisions, found = read(tmp_path, person.save())
    assert found == []
    assert (by_key(decisions)[FIRST].subject, by_key(decisions)[THIRD].subject) == (OTHER_SUBJECT, "giam_sat")


def test_a_subject_renamed_in_the_outline_is_still_known_by_its_old_name(tmp_path: Path) -> None:
    path = tmp_path / "decisions.xlsx"
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
        ((FIRST, c.JOIN), "II.3.2-99", "O2", "cần mã của một hàng có trong trang"),
        ((FIRST, c.JOIN), FIRST, "O2", "cần mã của một hàng khác"),
        ((FIRST, c.JOIN), "II.4-01", "O2", "cần mã của một hàng cùng mục"),
        ((FIRST, c.SPLIT), "hai", "P2", "cần x hoặc để trống"),
        ((FIRST, c.JOIN), datetime(2019, 1, 7), "O2", 'nhận được "07/01/2019"'),  # noqa: DTZ001 - as Excel has it
    ],
)
def test_what_is_not_understood_names_its_cell(
    tmp_path: Path, place: tuple[str, str], typed: object, cell: str, says: str
) -> None:
    key, header = place
    decisions, found = read(tmp_path, Person(written()).type(key, {header: typed}).save())
    assert [each.rule.id for each in found] == ["bad-decision"]
    assert found[0].message.startswith(f"Cột {header}: ")
    assert says in found[0].message
    assert in_cell(found[0]) == CellLocation(file=SHOWN, sheet="Ý", row=int(cell[1:]), column=cell[0])
    assert found[0].hint is not None
    assert not any(each.touched for each in decisions.points)


def test_one_bad_cell_does_not_cost_the_others(tmp_path: Path) -> None:
    decisions, found = read(
        tmp_path, Person(written()).type(FIRST, {c.USE: "hả", c.ORDER: 3, c.NOTE: "xem lại"}).save()
    )
    assert len(found) == 1
    assert (by_key(decisions)[FIRST].order, by_key(decisions)[FIRST].note) == (3, "xem lại")


def test_joining_in_a_circle_is_refused_once_and_a_chain_is_fine(tmp_path: Path) -> None:
    person = Person(written()).type(FIRST, {c.JOIN: SECOND}).type(SECOND, {c.JOIN: THIRD})
    decisions, found = read(tmp_path, person.save())
    assert found == []
    decisions, found = read(tmp_path, person.type(THIRD, {c.JOIN: FIRST}).save())
    assert [in_cell(each).row for each in found] == [2]
    assert "vòng quanh" in found[0].message
    assert [by_key(decisions)[each].join for each in (FIRST, SECOND, THIRD)] == [None, THIRD, FIRST]


def test_the_number_alone_names_a_row_of_the_same_item(tmp_path: Path) -> None:
    decisions, found = read(tmp_path, Person(written()).type(FIRST, {c.JOIN: 3}).type(SECOND, {c.JOIN: "03"}).save())
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
def test_the_figure_used_is_a_number_or_a_text(tmp_path: Path, typed: object, used: int | str) -> None:
    decisions, found = read(tmp_path, Person(written()).type("dc1", {c.USED: typed}, c.FIGURES).save())
    assert found == []
    assert decisions.figures["dc1"].used == Decimal(used)


@pytest.mark.parametrize(("typed", "says"), [("khoảng 1400", "cần một số"), (1.406, "dấu thập phân")])
def test_a_figure_that_may_be_another_is_refused(tmp_path: Path, typed: object, says: str) -> None:
    decisions, found = read(tmp_path, Person(written()).type("dc1", {c.USED: typed}, c.FIGURES).save())
    assert decisions.figures["dc1"].used is None
    assert len(found) == 1
    assert says in found[0].message
    assert str(found[0].location) == f'{SHOWN}: trang "Số liệu", ô K2'
    assert found[0].message.startswith("Cột Số dùng: ")


def test_a_percentage_is_read_as_it_is_seen(tmp_path: Path) -> None:
    person = Person(written()).type("dc1", {c.USED: 0.855}, c.FIGURES)
    person.cell("dc1", c.USED, c.FIGURES).number_format = "0.0%"
    decisions, found = read(tmp_path, person.save())
    assert (decisions.figures["dc1"].used, found) == (Decimal("85.5"), [])


def test_a_text_that_begins_with_an_equals_sign_is_text(tmp_path: Path) -> None:
    text = "=SUM là công thức, đây là câu"
    decisions, found = read(tmp_path, Person(written()).type(FIRST, {c.WORDING: text, c.NOTE: "=1+1"}).save())
    assert (by_key(decisions)[FIRST].wording, by_key(decisions)[FIRST].note, found) == (text, "=1+1", [])


def test_a_formula_counts_for_its_result_and_without_one_is_said(tmp_path: Path) -> None:
    person = Person(written())
    person.cell(FIRST, c.ORDER).value = "=1+1"
    saved = person.save()
    decisions, found = read(tmp_path, saved)
    assert by_key(decisions)[FIRST].order is None
    assert "công thức chưa có kết quả" in found[0].message
    decisions, found = read(tmp_path, change_part(saved, "<f>1+1</f><v></v>", "<f>1+1</f><v>2</v>"))
    assert (by_key(decisions)[FIRST].order, found) == (2, [])


def test_text_is_read_in_nfc_and_without_excels_escapes(tmp_path: Path) -> None:
    typed = "Co\u0301 lúc, có nơi_x000D_\nchưa chặt chẽ\u200b."
    decisions, _ = read(tmp_path, Person(written()).type(FIRST, {c.WORDING: typed, c.NOTE: "một\r\nhai"}).save())
    assert by_key(decisions)[FIRST].wording == "Có lúc, có nơi chưa chặt chẽ."
    assert by_key(decisions)[FIRST].note == "một\nhai"


def test_a_wording_that_differs_in_spaces_only_is_not_touched(tmp_path: Path) -> None:
    wording = EVERYTHING.points[0].wording.replace(" ", "  ", 1) + "\n"
    decisions, _ = read(tmp_path, Person(written()).type(FIRST, {c.WORDING: wording}).save())
    assert by_key(decisions)[FIRST].wording is None


def test_a_date_that_excel_can_not_show_is_no_matter(tmp_path: Path) -> None:
    person = Person(written()).type(FIRST, {c.NOTE: 99_999_999, c.USE: "x"})
    person.cell(FIRST, c.NOTE).number_format = "dd/mm/yyyy"
    decisions, _ = read(tmp_path, person.save())
    assert by_key(decisions)[FIRST].use is True
