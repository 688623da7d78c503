"""Points that nearly say the same: beside each other, counted apart, and nothing of them is hidden."""

from pathlib import Path
from typing import Any

from tests.builders import merged_item, open_docx, paragraphs, write
from tests.merge.deciding import (
    ITEM,
    MONEY,
    POINTS,
    ROADS,
    drafted,
    find,
    folder,
    merged_points,
    row,
    says,
    three,
)
from tongket.merge.decisions import Decisions, PointDecision
from tongket.merge.points import MergedPoint

LOOSE = "Công tác phối hợp giữa Mặt trận và chính quyền chưa chặt chẽ."
AT_TIMES = "Công tác phối hợp giữa Mặt trận và chính quyền có lúc, có nơi chưa thật chặt chẽ."
SELDOM = "Công tác phối hợp giữa Mặt trận và chính quyền chưa chặt chẽ, chưa thường xuyên."
CLOSE = "Công tác phối hợp giữa Mặt trận và chính quyền đã chặt chẽ."
HEARTY = "Công tác phối hợp giữa Mặt trận và chính quyền, đoàn thể, lực lượng vũ trang chặt chẽ, gắn bó."


def loose(root: Path, **more: str) -> Path:
    """Write a campaign in which two units say a point, and two others nearly the same."""
    given = {"da_lat": says(LOOSE), "bao_loc": says(LOOSE), "di_linh": says(AT_TIMES), "mttq": says(SELDOM)}
    return folder(root, **{**given, **more})


def near_texts(point: MergedPoint) -> list[str]:
    """Return what is shown as near to a point."""
    return [each.point.point.text for each in point.near]


def drawn(root: Path, *rows: PointDecision) -> list[str]:
    """Return the points that the draft prints, with what follows each in its paragraph."""
    document = open_docx(write(root, decisions=Decisions(points=rows))[0])
    return [text for style, text in paragraphs(document) if style == "Ý"]


def from_json(root: Path, text: str, *rows: PointDecision) -> dict[str, Any]:
    """Return a point of the merged data."""
    return next(each for each in merged_item(root, ITEM, Decisions(points=rows))["points"] if each["text"] == text)


def test_near_points_are_beside_the_one_that_most_say_and_no_paragraphs_of_their_own(tmp_path: Path) -> None:
    root = loose(tmp_path)
    points = merged_points(root)
    assert near_texts(find(points, LOOSE)) == [AT_TIMES, SELDOM]
    assert [(each.beside, each.in_draft) for each in points] == [(False, True), (True, False), (True, False)]
    [printed] = drawn(root)
    assert printed.startswith(f"- {LOOSE} (2) [Gần giống, chưa gộp: «")


def test_the_count_is_of_those_alone_who_say_it_and_each_near_wording_has_its_own(tmp_path: Path) -> None:
    root = loose(tmp_path, phu_nu=says(SELDOM))
    [printed] = drawn(root)
    assert f"{LOOSE} (2) [" in printed
    assert "chưa thật chặt chẽ» (1)" in printed
    assert "chưa thường xuyên» (2)" in printed


def test_each_near_wording_is_shown_with_the_words_by_which_it_differs(tmp_path: Path) -> None:
    near = find(merged_points(loose(tmp_path)), LOOSE).near
    assert [each.differences.more for each in near] == [("có lúc, có nơi", "thật"), ("chưa thường xuyên",)]
    assert [each.differences.shown[slice(*each.differences.marks[-1])] for each in near] == [
        "thật",
        "chưa thường xuyên",
    ]


def test_whether_a_point_is_printed_counts_those_who_say_it_and_those_beside_it(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=says(LOOSE), bao_loc=says(AT_TIMES), di_linh=says(ROADS))
    points = merged_points(root)
    assert [each.in_draft for each in points if not each.beside] == [True, False]
    [printed] = drawn(root)
    assert printed.startswith(f"- {LOOSE} (1) [Gần giống, chưa gộp: «")


def test_one_unit_that_says_it_in_two_ways_is_not_enough(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=says(LOOSE, AT_TIMES), bao_loc=says(ROADS))
    assert not any(each.in_draft for each in merged_points(root))


def test_nothing_is_beside_what_is_beside_another(tmp_path: Path) -> None:
    points = merged_points(loose(tmp_path, phu_nu=says(HEARTY, ROADS)))
    assert all(not each.near for each in points if each.beside)
    shown = [each.point.voice_ids for point in points for each in point.near if each.point.beside]
    assert sorted(map(sorted, shown)) == sorted(sorted(each.voice_ids) for each in points if each.beside)


def test_a_point_beside_another_stands_under_its_subject(tmp_path: Path) -> None:
    money = "Kinh phí giám sát của Mặt trận ở các xã còn ít."
    led = "Kinh phí giám sát của Mặt trận ở các xã còn ít, cấp ủy xã chưa tháo gỡ."
    points = merged_points(folder(tmp_path, da_lat=says(money), bao_loc=says(money), di_linh=says(led)))
    assert [(each.subject, each.beside) for each in points] == [("kinh_phi", False), ("kinh_phi", True)]


def test_points_that_say_the_reverse_keep_their_places_and_are_said_to_be_opposite(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=says(LOOSE), bao_loc=says(LOOSE), di_linh=says(CLOSE), mttq=says(CLOSE))
    points = merged_points(root)
    assert [(each.point.text, each.beside, each.in_draft) for each in points] == [
        (LOOSE, False, True),
        (CLOSE, False, True),
    ]
    assert [each.reversed for each in points[0].near] == [True]
    assert [(each.one.point.text, each.other.point.text) for each in drafted(root).merged_item(ITEM).opposites] == [
        (LOOSE, CLOSE)
    ]
    assert [text.startswith((f"- {LOOSE} (2)", f"- {CLOSE} (2)")) for text in drawn(root)] == [True, True]


def test_one_unit_that_says_the_reverse_hides_nothing_that_is_near(tmp_path: Path) -> None:
    root = loose(tmp_path, phu_nu=says(CLOSE))
    points = merged_points(root)
    assert near_texts(find(points, LOOSE)) == [AT_TIMES, SELDOM, CLOSE]
    assert [each.beside for each in points] == [False, True, True, False]
    assert len(drafted(root).merged_item(ITEM).opposites) == 1


def test_a_point_stands_with_its_reverse_and_not_beside_one_that_says_nothing_of_it(tmp_path: Path) -> None:
    wide = "Tiếp tục mở rộng mô hình hợp nhất cơ quan tham mưu giúp việc cấp huyện ở những nơi có điều kiện."
    stop = "Tiếp tục không mở rộng mô hình hợp nhất cơ quan tham mưu giúp việc cấp huyện ở những nơi có điều kiện."
    tried = "Thí điểm mô hình hợp nhất cơ quan tham mưu giúp việc cấp huyện ở những nơi có điều kiện, sớm tổng kết."
    root = folder(tmp_path, da_lat=says(tried), bao_loc=says(tried), di_linh=says(stop), mttq=says(wide))
    points = merged_points(root)
    assert not any(each.beside for each in points)
    assert [near_texts(each) for each in points] == [[], [wide], []]
    assert len(drafted(root).merged_item(ITEM).opposites) == 1


def test_a_row_that_a_person_keeps_apart_uses_or_words_stands_by_itself(tmp_path: Path) -> None:
    root = loose(tmp_path)
    leader = row(root, LOOSE, "II-01")
    for changed in ({"near": "II-01", "alike": False}, {"use": True}, {"wording": "Lời của người biên tập."}):
        points = merged_points(root, leader, row(root, AT_TIMES, "II-02", **changed))
        own = find(points, AT_TIMES)
        assert not own.beside, changed
        assert AT_TIMES not in near_texts(find(points, LOOSE)), changed
        assert SELDOM in {text for point in points for text in near_texts(point)}, changed


def test_a_row_that_is_not_used_is_neither_printed_nor_shown_beside_another(tmp_path: Path) -> None:
    root = loose(tmp_path)
    rows = row(root, LOOSE, "II-01"), row(root, AT_TIMES, "II-02", use=False)
    points = merged_points(root, *rows)
    assert near_texts(find(points, LOOSE)) == [SELDOM]
    assert "có lúc" not in "".join(drawn(root, *rows))


def test_what_a_person_joins_is_one_point_with_one_count(tmp_path: Path) -> None:
    root = loose(tmp_path)
    rows = (
        row(root, LOOSE, "II-01", alike=True),
        row(root, AT_TIMES, "II-02", near="II-01"),
        row(root, SELDOM, "II-03", near="II-01", alike=False),
    )
    points = merged_points(root, *rows)
    assert [(each.point.text, len(each.units), near_texts(each)) for each in points] == [
        (LOOSE, 3, []),
        (SELDOM, 1, []),
    ]
    assert drawn(root, *rows)[0].startswith(f"- {LOOSE} (3)")


def test_a_wording_that_stands_in_a_draft_stays_though_a_fuller_unit_came(tmp_path: Path) -> None:
    root = loose(tmp_path)
    standing = {ITEM: frozenset({AT_TIMES})}
    points = drafted(root, decisions=Decisions(standing=standing)).merged_item(ITEM).points
    assert near_texts(find(points, AT_TIMES)) == [LOOSE, SELDOM]


def test_numbers_of_points_count_what_is_printed_and_what_is_beside_goes_along(tmp_path: Path) -> None:
    root = loose(
        tmp_path, da_lat=says(LOOSE, ROADS), bao_loc=says(LOOSE, ROADS), phu_nu=says("Nhà văn hóa thôn chưa có sách.")
    )
    points = merged_points(root, row(root, LOOSE, order=2))
    assert [each.point.text for each in points][:4] == [ROADS, LOOSE, AT_TIMES, SELDOM]


def test_the_json_names_what_is_near_from_both_sides(tmp_path: Path) -> None:
    root = loose(tmp_path, phu_nu=says(CLOSE))
    assert from_json(root, LOOSE)["near"] == [
        {"text": AT_TIMES, "units": ["di-linh"], "differs": ["có lúc, có nơi", "thật"], "opposite": False},
        {"text": SELDOM, "units": ["mttq"], "differs": ["chưa thường xuyên"], "opposite": False},
        {"text": CLOSE, "units": ["phu-nu"], "differs": ["đã", "chưa"], "opposite": True},
    ]
    assert from_json(root, CLOSE)["near"] == [
        {"text": LOOSE, "units": ["da-lat", "bao-loc"], "differs": ["chưa", "đã"], "opposite": True}
    ]
    assert from_json(root, AT_TIMES)["near"][0]["text"] == LOOSE


def test_where_the_outline_joins_nothing_nothing_is_near(tmp_path: Path) -> None:
    root = folder(tmp_path, POINTS.replace("toi_thieu_don_vi: 2", "gop: khong"), da_lat=says(LOOSE, AT_TIMES))
    assert [(each.near, each.beside) for each in merged_points(root)] == [((), False), ((), False)]


def test_the_outline_says_from_which_nearness_points_are_shown(tmp_path: Path) -> None:
    strict = POINTS.replace("toi_thieu_don_vi: 2", "toi_thieu_don_vi: 2\n    nguong_giong: 100")
    thin = {"da_lat": says(MONEY), "bao_loc": says("Kinh phí giám sát, phản biện xã hội còn ít.")}
    assert any(each.beside for each in merged_points(folder(tmp_path / "a", **thin)))
    assert not any(each.beside for each in merged_points(folder(tmp_path / "b", strict, **thin)))


def test_points_that_are_not_near_have_nothing_beside_them(tmp_path: Path) -> None:
    assert not any(each.near or each.beside for each in merged_points(three(tmp_path)) if ROADS in each.point.text)
