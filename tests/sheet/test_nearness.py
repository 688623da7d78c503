"""Near points in the decision sheet: shown together, chosen once, and what was chosen holds for the same words."""

from pathlib import Path

import pytest

from tests.builders import call, open_docx, paragraphs, write
from tests.merge.deciding import ITEM, POINTS, drafted, find, folder, says
from tests.sheet.cases import Person
from tongket.intake import read_campaign
from tongket.merge.decisions import Decisions
from tongket.merge.points import MergedPoint
from tongket.sheet import columns as c
from tongket.sheet.decision_sheet import read_sheet
from tongket.workspace import open_workspace

pytestmark = pytest.mark.slow

LOOSE = "Công tác phối hợp giữa Mặt trận và chính quyền chưa chặt chẽ."
AT_TIMES = "Công tác phối hợp giữa Mặt trận và chính quyền có lúc, có nơi chưa thật chặt chẽ."
SELDOM = "Công tác phối hợp giữa Mặt trận và chính quyền chưa chặt chẽ, chưa thường xuyên."
CLOSE = "Công tác phối hợp giữa Mặt trận và chính quyền đã chặt chẽ."
VERY = "Công tác phối hợp giữa Mặt trận và chính quyền còn rất chưa chặt chẽ."
ROADS = "Đường vào thôn xa."


def loose(root: Path, **more: str) -> Path:
    """Write a campaign in which two units say a point, and two others nearly the same."""
    given = {"da_lat": says(LOOSE), "bao_loc": says(LOOSE), "di_linh": says(AT_TIMES, ROADS), "mttq": says(SELDOM)}
    return folder(root, **{**given, **more})


def decide(root: Path) -> Person:
    """Run `decide` and open the sheet."""
    call(root, "decide", check=0)
    return Person((root / "data/decisions.xlsx").read_bytes())


def save(root: Path, person: Person) -> None:
    """Save what a person did in the sheet."""
    (root / "data/decisions.xlsx").write_bytes(person.save())


def decisions(root: Path) -> Decisions:
    """Return what the sheet says."""
    workspace = open_workspace(root)
    read, found = read_campaign(workspace)
    assert read is not None, found
    said, found_in_sheet = read_sheet(read, workspace)
    assert list(found_in_sheet) == []
    return said


def points(root: Path) -> tuple[MergedPoint, ...]:
    """Return what the next build makes of the item."""
    return drafted(root, decisions=decisions(root)).merged_item(ITEM).points


def shown(root: Path) -> list[str]:
    """Return the points that the draft prints, and what stands below them."""
    document = open_docx(write(root, decisions=decisions(root))[0])
    return [text for style, text in paragraphs(document) if style in {"Ý", "Ý nhỏ"}]


def keys(person: Person) -> dict[str, str]:
    """Return the key of each row by its sentence."""
    return {str(each[c.WORDING]): str(each[c.KEY]) for each in person.rows()}


def cells(person: Person, header: str) -> list[object]:
    """Return the cells of one column, from top to bottom."""
    return [each.get(header) for each in person.rows()]


def test_near_rows_stand_right_behind_the_row_they_are_near_to(tmp_path: Path) -> None:
    person = decide(loose(tmp_path, phu_nu=says(CLOSE)))
    assert cells(person, c.WORDING) == [LOOSE, AT_TIMES, SELDOM, CLOSE, ROADS]
    first = keys(person)[LOOSE]
    assert cells(person, c.NEAR_TO) == [None, first, first, first, None]
    assert cells(person, c.DIFFERS) == [
        "03 ý gần giống ở dưới",
        "+ có lúc, có nơi; + thật",
        "+ chưa thường xuyên",
        "trái chiều?; + đã; − chưa",
        None,
    ]


def test_a_near_row_stands_behind_the_other_though_its_subject_comes_first(tmp_path: Path) -> None:
    where = "cho Ban công tác Mặt trận giám sát ở thôn, tổ dân phố vùng sâu, vùng xa, vùng đồng bào dân tộc thiểu số"
    money, reverse = f"Kinh phí {where} được bảo đảm.", f"Cấp ủy {where} không được bảo đảm."
    person = decide(folder(tmp_path, da_lat=says(money), bao_loc=says(money), di_linh=says(reverse)))
    assert cells(person, c.SUBJECT) == ["Về kinh phí", "Về lãnh đạo của cấp ủy"]
    assert cells(person, c.WORDING) == [money, reverse]
    assert cells(person, c.NEAR_TO) == [None, keys(person)[money]]


def test_one_choice_on_the_leading_row_joins_all_that_are_near_to_it(tmp_path: Path) -> None:
    root = loose(tmp_path)
    person = decide(root)
    save(root, person.type(keys(person)[LOOSE], {c.ALIKE: "gộp"}))
    assert [len(each.units) for each in points(root)] == [4, 1]
    assert shown(root)[0].startswith(f"- {LOOSE} (4)")
    assert "Gần giống" not in shown(root)[0]


def test_one_choice_on_the_leading_row_keeps_all_that_are_near_to_it_apart(tmp_path: Path) -> None:
    root = loose(tmp_path, phu_nu=says(SELDOM))
    person = decide(root)
    save(root, person.type(keys(person)[LOOSE], {c.ALIKE: "khác nhau"}))
    assert not any(each.near or each.beside for each in points(root))
    assert [each.split(" (")[0] for each in shown(root)] == [f"- {LOOSE}", f"- {SELDOM}"]


def test_a_choice_for_all_never_joins_what_may_say_the_reverse(tmp_path: Path) -> None:
    root = loose(tmp_path, phu_nu=says(CLOSE))
    person = decide(root)
    save(root, person.type(keys(person)[LOOSE], {c.ALIKE: "gộp"}))
    for _ in range(2):  # before the next decide, and after it
        assert len(find(points(root), LOOSE).units) == 4
        assert [each.id for each in find(points(root), CLOSE).units] == ["phu-nu"]
        decide(root)
    person = decide(root)
    save(root, person.type(keys(person)[CLOSE], {c.ALIKE: "gộp"}))
    assert len(find(points(root), LOOSE).units) == 5


@pytest.mark.parametrize("choice", ["gộp", "khác nhau"])
def test_a_choice_for_all_is_said_of_those_that_were_there_and_what_comes_later_is_open(
    tmp_path: Path, choice: str
) -> None:
    root = loose(tmp_path)
    person = decide(root)
    save(root, person.type(keys(person)[LOOSE], {c.ALIKE: choice}))
    loose(root, phu_nu=says(VERY))
    person = decide(root)
    chosen = {str(each[c.WORDING]): each.get(c.ALIKE) for each in person.rows()}
    assert chosen == {LOOSE: None, AT_TIMES: choice, SELDOM: choice, VERY: None, ROADS: None}
    later = find(points(root), VERY)
    assert later.beside
    assert len(find(points(root), LOOSE).units) == (4 if choice == "gộp" else 2)


def test_a_choice_on_a_row_goes_before_the_one_for_all(tmp_path: Path) -> None:
    root = loose(tmp_path)
    person = decide(root)
    known = keys(person)
    person.type(known[LOOSE], {c.ALIKE: "gộp"}).type(known[SELDOM], {c.ALIKE: "khác nhau"})
    save(root, person)
    assert len(find(points(root), LOOSE).units) == 3
    assert [each.id for each in find(points(root), SELDOM).units] == ["mttq"]
    again = decide(root)
    chosen = {str(each[c.WORDING]): each.get(c.ALIKE) for each in again.rows()}
    assert (chosen[AT_TIMES], chosen[SELDOM]) == ("gộp", "khác nhau")
    assert len(find(points(root), LOOSE).units) == 3


@pytest.mark.parametrize(("choice", "count"), [("gộp", 4), ("khác nhau", 2)])
def test_what_was_chosen_holds_for_the_same_words_of_a_unit_that_comes_later(
    tmp_path: Path, choice: str, count: int
) -> None:
    root = loose(tmp_path)
    person = decide(root)
    save(root, person.type(keys(person)[AT_TIMES], {c.ALIKE: choice}))
    loose(root, phu_nu=says(AT_TIMES.rstrip(".").replace("chính quyền có", "chính quyền  có") + ";"))
    for _ in range(2):  # before the next decide, and after it
        assert len(find(points(root), LOOSE).units) == count
        assert "phu-nu" in {each.id for each in find(points(root), AT_TIMES).units}
        assert not find(points(root), AT_TIMES).beside
        decide(root)


def test_what_was_chosen_holds_though_the_unit_that_said_it_first_says_it_no_more(tmp_path: Path) -> None:
    root = loose(tmp_path)
    person = decide(root)
    save(root, person.type(keys(person)[AT_TIMES], {c.ALIKE: "gộp"}))
    loose(root, di_linh=says(ROADS), phu_nu=says(AT_TIMES))
    assert {each.id for each in find(points(root), LOOSE).units} == {"da-lat", "bao-loc", "phu-nu"}


def test_a_wording_never_flips_because_a_unit_came(tmp_path: Path) -> None:
    """A fuller wording of the same point, and more units that say a near one, change counts and nothing else."""
    root = loose(tmp_path)
    before = cells(decide(root), c.WORDING)
    fuller = f"Trong thời gian qua, {LOOSE[0].lower()}{LOOSE[1:]}"
    loose(root, phu_nu=says(AT_TIMES, fuller, fuller.upper()), mttq=says(AT_TIMES, SELDOM))
    after = decide(root)
    assert cells(after, c.WORDING) == before
    assert cells(after, c.COUNT) == [3, 3, 1, 1]
    assert [each.point.text for each in points(root)] == before


def test_the_leading_row_stays_though_more_units_say_a_near_one_by_now(tmp_path: Path) -> None:
    root = loose(tmp_path)
    first = decide(root)
    loose(root, mttq=says(AT_TIMES, SELDOM), phu_nu=says(AT_TIMES))
    second = decide(root)
    assert keys(second) == keys(first)
    assert cells(second, c.NEAR_TO) == cells(first, c.NEAR_TO)
    assert shown(root)[0].startswith(f"- {LOOSE} (2) [Gần giống, chưa gộp: «")


def test_nothing_changes_in_a_second_decide(tmp_path: Path) -> None:
    root = loose(tmp_path, phu_nu=says(CLOSE))
    person = decide(root)
    save(root, person.type(keys(person)[LOOSE], {c.ALIKE: "gộp"}))
    once = decide(root).rows()
    assert decide(root).rows() == once


def below(root: Path) -> Path:
    """Write a campaign in which two units say one point, each with points of its own below it."""
    return folder(root, da_lat=says(LOOSE, "+ nhất là ở xã"), bao_loc=says(LOOSE, "+ nhất là ở thôn"))


def test_points_of_one_head_are_one_row_with_all_that_stands_below(tmp_path: Path) -> None:
    [only] = decide(below(tmp_path)).rows()
    assert (only[c.WORDING], only[c.COUNT], only[c.DETAILS]) == (LOOSE, 2, "+ nhất là ở xã + nhất là ở thôn")


@pytest.mark.parametrize(
    ("choice", "printed"),
    [("", []), ("x", ["+ nhất là ở xã", "+ nhất là ở thôn"]), ("không", [])],
)
def test_points_below_are_printed_where_a_person_wants_them(tmp_path: Path, choice: str, printed: list[str]) -> None:
    root = below(tmp_path)
    person = decide(root)
    save(root, person.type(keys(person)[LOOSE], {c.PRINT_DETAILS: choice or None}))
    head, *details = shown(root)
    assert head.startswith(f"- {LOOSE} (2)")
    assert [each.rstrip(".") for each in details] == printed


@pytest.mark.parametrize(("choice", "printed"), [("", ["+ nhất là ở xã"]), ("không", [])])
def test_what_every_unit_says_below_is_printed_unless_a_person_leaves_it_out(
    tmp_path: Path, choice: str, printed: list[str]
) -> None:
    root = folder(tmp_path, da_lat=says(LOOSE, "+ nhất là ở xã"), bao_loc=says(LOOSE, "+ nhất là ở xã"))
    person = decide(root)
    save(root, person.type(keys(person)[LOOSE], {c.PRINT_DETAILS: choice or None}))
    assert [each.rstrip(".") for each in shown(root)[1:]] == printed


def test_an_item_that_joins_nothing_has_no_rows(tmp_path: Path) -> None:
    root = folder(tmp_path, POINTS.replace("toi_thieu_don_vi: 2", "gop: khong"), da_lat=says(LOOSE, AT_TIMES))
    assert decide(root).rows() == []
