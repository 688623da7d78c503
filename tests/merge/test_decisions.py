"""What a person decided in the sheet, and what the next build makes of it."""

from pathlib import Path

import pytest

from tests.builders import books, merged_item, open_docx, paragraphs, write
from tests.merge.deciding import (
    ITEM,
    LEADING,
    LEADING_TOO,
    MONEY,
    PAY,
    POINTS,
    ROADS,
    drafted,
    find,
    folder,
    merged_points,
    row,
    row_of,
    said,
    says,
    three,
    wordings,
)
from tongket.merge.decisions import OTHER_SUBJECT, Decisions, PointDecision, member_id
from tongket.merge.points import MergedPoint, point_text

NOBODY_SAYS = frozenset({"0" * 12})


def printed(points: tuple[MergedPoint, ...]) -> list[str]:
    """Return what is printed in the draft, in order."""
    return [point_text(each.point) for each in points if each.in_draft]


def test_without_decisions_points_of_one_unit_stay_in_the_source_book(tmp_path: Path) -> None:
    assert printed(merged_points(three(tmp_path))) == [LEADING, MONEY, PAY]


def test_a_point_that_is_not_used_is_not_printed(tmp_path: Path) -> None:
    root = three(tmp_path)
    assert printed(merged_points(root, row(root, MONEY, use=False))) == [LEADING, PAY]


def test_a_point_that_is_used_is_printed_though_one_unit_alone_says_it(tmp_path: Path) -> None:
    root = three(tmp_path)
    assert printed(merged_points(root, row(root, ROADS, use=True))) == [LEADING, MONEY, PAY, ROADS]


def test_a_row_in_which_nothing_was_decided_changes_nothing(tmp_path: Path) -> None:
    root = three(tmp_path)
    rows = [row(root, each) for each in (LEADING, MONEY, PAY, ROADS)]
    assert not any(each.touched for each in rows)
    assert [(each.point, each.in_draft) for each in merged_points(root, *rows)] == [
        (each.point, each.in_draft) for each in merged_points(root)
    ]


def test_the_wording_of_a_person_is_printed_and_those_of_the_units_are_variants(tmp_path: Path) -> None:
    root = three(tmp_path)
    worded = "Cấp ủy một số nơi chưa quan tâm đến Mặt trận."
    point = find(merged_points(root, row(root, LEADING, wording=worded)), LEADING)
    assert point.point.text == worded
    assert set(point.variants) == {LEADING, LEADING_TOO}
    assert [each.id for each in point.units] == ["da-lat", "bao-loc"]


def test_a_worded_point_keeps_the_points_below_it(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=says(MONEY, "+ nhất là ở xã"), di_linh=says(MONEY, "+ nhất là ở xã"))
    whole = f"{MONEY}\nnhất là ở xã"
    [point] = merged_points(root, row(root, whole, wording="Thiếu kinh phí giám sát."))
    assert (point.point.text, point.point.details) == ("Thiếu kinh phí giám sát.", ("nhất là ở xã",))


def test_a_point_is_moved_to_the_subject_that_a_person_names(tmp_path: Path) -> None:
    root = three(tmp_path)
    points = merged_points(root, row(root, ROADS, subject="kinh_phi"), row(root, PAY, subject=OTHER_SUBJECT))
    assert find(points, ROADS).subject == "kinh_phi"
    assert find(points, PAY).subject is None
    assert [each.subject for each in points] == ["lanh_dao", "kinh_phi", "kinh_phi", None]


def test_a_subject_that_the_outline_no_longer_has_leaves_the_point_where_it_belongs(tmp_path: Path) -> None:
    root = three(tmp_path)
    decisions = Decisions(points=(row(root, MONEY, subject="nhom_cu"),))
    assert find(drafted(root, decisions=decisions).merged_item(ITEM).points, MONEY).subject == "kinh_phi"
    shown = [text for _, text in paragraphs(open_docx(write(root, decisions=decisions)[0]))]
    assert any(text.startswith(f"- {MONEY}") for text in shown)


def test_points_that_a_person_joins_are_one_under_the_row_that_was_named(tmp_path: Path) -> None:
    root = three(tmp_path)
    rows = row(root, MONEY, "II-02"), row(root, PAY, "II-03", join="II-02", wording="Không in lời này.")
    joined = find(merged_points(root, *rows), PAY)
    assert wordings(joined) == {MONEY, PAY}
    assert joined.point.text in {MONEY, PAY}
    assert (joined.key, [each.id for each in joined.units]) == ("II-02", ["da-lat", "bao-loc", "di-linh"])


def test_joining_makes_enough_units_for_the_draft(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=says(ROADS), bao_loc=says(PAY))
    rows = row(root, ROADS, "II-01"), row(root, PAY, "II-02", join="II-01")
    assert printed(merged_points(root)) == []
    assert printed(merged_points(root, *rows)) == [ROADS]


@pytest.mark.parametrize("joins", [("II-02", "II-01", None), ("II-02", "II-03", "II-01"), ("II-01", None, None)])
def test_rows_joined_in_a_circle_lose_nothing(tmp_path: Path, joins: tuple[str | None, ...]) -> None:
    root = three(tmp_path)
    rows = [
        row(root, text, f"II-0{number}", join=join)
        for number, (text, join) in enumerate(zip((LEADING, MONEY, PAY), joins, strict=True), 1)
    ]
    assert said(drafted(root, *rows).merged_item(ITEM)) == said(drafted(root).merged_item(ITEM))


def test_a_chain_of_joins_is_one_point(tmp_path: Path) -> None:
    root = three(tmp_path)
    rows = row(root, PAY, "c", join="b"), row(root, MONEY, "b", join="a"), row(root, LEADING, "a")
    points = merged_points(root, *rows)
    assert wordings(find(points, PAY)) == {LEADING, LEADING_TOO, MONEY, PAY}
    assert find(points, PAY).key == "a"


def test_a_join_goes_on_where_the_row_that_was_named_went(tmp_path: Path) -> None:
    """PAY was joined with ROADS, and ROADS with MONEY: since then a unit words ROADS as MONEY."""
    root = three(tmp_path)
    money, pay = (find(merged_points(root), each) for each in (MONEY, PAY))
    part = frozenset({next(iter(sorted(money.members)))})
    rows = (
        row_of(money, "a"),
        PointDecision(item=ITEM, key="b", members=part, join="a"),
        row_of(pay, "c", join="b"),
    )
    assert wordings(find(merged_points(root, *rows), PAY)) == {MONEY, PAY}


def test_a_join_with_a_row_that_is_gone_changes_nothing(tmp_path: Path) -> None:
    root = three(tmp_path)
    assert len(merged_points(root, row(root, PAY, join="II-99"))) == 4


def test_a_point_that_a_person_splits_stands_in_each_of_its_wordings(tmp_path: Path) -> None:
    root = three(tmp_path)
    points = merged_points(root, row(root, LEADING, split=True))
    assert [wordings(each) for each in points if each.subject == "lanh_dao"] == [{LEADING}, {LEADING_TOO}]


def test_a_wording_that_was_split_off_follows_its_own_row(tmp_path: Path) -> None:
    """After the next `decide` each wording has its row, and what is decided in either holds."""
    root = three(tmp_path)
    split = row(root, LEADING, "II-01", split=True)
    parts = merged_points(root, split)
    for one, other in ((LEADING, LEADING_TOO), (LEADING_TOO, LEADING)):
        rows = (
            row_of(find(parts, one), "II-01", split=True),
            row_of(find(parts, other), "II-07", use=True, wording="Lời của người biên tập."),
        )
        points = merged_points(root, *rows)
        assert find(points, other).point.text == "Lời của người biên tập."
        assert printed(points) == ["Lời của người biên tập.", MONEY, PAY]
        assert find(points, one).key == "II-01"


def test_a_wording_that_was_split_off_can_be_joined_elsewhere(tmp_path: Path) -> None:
    root = three(tmp_path)
    parts = merged_points(root, row(root, LEADING, "II-01", split=True))
    rows = (
        row_of(find(parts, LEADING), "II-01", split=True),
        row_of(find(parts, LEADING_TOO), "II-07", join="II-02"),
        row(root, MONEY, "II-02"),
    )
    points = merged_points(root, *rows)
    assert wordings(find(points, LEADING_TOO)) == {LEADING_TOO, MONEY}
    assert wordings(find(points, LEADING)) == {LEADING}


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        ({MONEY: 2, PAY: 1}, [PAY, MONEY]),
        ({PAY: 1}, [PAY, MONEY]),
        ({MONEY: 99}, [PAY, MONEY]),
        ({MONEY: 1, PAY: 1}, [MONEY, PAY]),
        ({MONEY: 0}, [MONEY, PAY]),
    ],
)
def test_points_stand_within_their_subject_where_a_person_numbers_them(
    tmp_path: Path, orders: dict[str, int], expected: list[str]
) -> None:
    root = three(tmp_path)
    rows = [row(root, text, order=number) for text, number in orders.items()]
    points = merged_points(root, *rows)
    assert [each.point.text for each in points if each.subject == "kinh_phi"] == expected
    assert points[0].subject == "lanh_dao"


def test_numbers_of_a_few_points_leave_the_others_in_their_order(tmp_path: Path) -> None:
    names = [ROADS, "Nhà văn hóa dột nát.", "Thiếu sách báo để đọc.", "Chợ họp thất thường.", "Thanh niên ít về quê."]
    root = folder(tmp_path, da_lat=says(*names))
    rows = row(root, names[4], order=2), row(root, names[0], order=4)
    assert [each.point.text for each in merged_points(root, *rows)] == [
        names[1],
        names[4],
        names[2],
        names[0],
        names[3],
    ]


def test_a_row_that_matches_nothing_changes_nothing(tmp_path: Path) -> None:
    root = three(tmp_path)
    lost = PointDecision(item=ITEM, key="II-09", members=NOBODY_SAYS, use=False, wording="Không ai nói.", split=True)
    assert [each.point for each in merged_points(root, lost)] == [each.point for each in merged_points(root)]


def test_a_row_of_another_item_is_not_followed(tmp_path: Path) -> None:
    root = three(tmp_path)
    members = find(merged_points(root), MONEY).members
    other = PointDecision(item="III", key="III-01", members=members, use=False)
    assert printed(merged_points(root, other)) == [LEADING, MONEY, PAY]


def test_a_row_goes_on_with_a_group_that_grew(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=says(LEADING), bao_loc=says(PAY))
    decided = row(root, LEADING, wording="Lời đã chọn.")
    folder(tmp_path, da_lat=says(LEADING), bao_loc=says(PAY), di_linh=says(LEADING_TOO), mttq=says(LEADING))
    point = find(merged_points(root, decided), LEADING)
    assert (point.point.text, len(point.units)) == ("Lời đã chọn.", 3)


def test_the_subject_of_a_joined_point_is_that_of_the_row_that_was_named(tmp_path: Path) -> None:
    root = three(tmp_path)
    rows = row(root, MONEY, "a", subject="lanh_dao"), row(root, ROADS, "b", join="a", subject="kinh_phi")
    assert find(merged_points(root, *rows), ROADS).subject == "lanh_dao"


def test_a_point_of_an_item_that_is_sent_apart_never_enters_the_draft(tmp_path: Path) -> None:
    apart = POINTS.replace("kieu: danh_sach", "kieu: danh_sach\n    dua_vao: rieng")
    root = folder(tmp_path, apart, da_lat=says(MONEY), di_linh=says(MONEY))
    [point] = merged_points(root, row(root, MONEY, use=True))
    assert not point.in_draft


def test_what_was_decided_is_in_the_json_and_in_the_draft(tmp_path: Path) -> None:
    root = three(tmp_path)
    decisions = Decisions(points=(row(root, MONEY, wording="Thiếu kinh phí giám sát."), row(root, PAY, use=False)))
    found = {each["text"]: each for each in merged_item(root, ITEM, decisions)["points"]}
    assert found["Thiếu kinh phí giám sát."]["variants"] == [MONEY]
    assert not found[PAY]["in_draft"]
    shown = [text for style, text in paragraphs(open_docx(write(root, decisions=decisions)[0])) if style == "Ý"]
    assert any("Thiếu kinh phí giám sát. (2)" in text for text in shown)
    assert not any(PAY in text for text in shown)


def test_what_was_decided_never_changes_the_source_book(tmp_path: Path) -> None:
    root = three(tmp_path)
    decisions = Decisions(
        points=(
            row(root, LEADING, "a", split=True, wording="Lời khác."),
            row(root, MONEY, "b", use=False),
            row(root, PAY, "c", join="b"),
        )
    )
    plain, decided = (books(root, decisions=each).source for each in (Decisions(), decisions))
    assert plain == decided


def test_the_id_of_a_point_lasts_as_long_as_its_words(tmp_path: Path) -> None:
    root = three(tmp_path)
    assert find(merged_points(root), ROADS).voice_ids == {member_id(ITEM, "da-lat", ROADS)}
