"""Points of many units to groups of like points."""

from pathlib import Path
from typing import Any

from tests.builders import campaign, markdown, merged, merged_item, outline

KEY = "ma: II.2, ten: Hạn chế, kieu: danh_sach"
FUNDS = "Kinh phí hoạt động của Mặt trận, đoàn thể ở cơ sở còn thấp."
YOUTH = "Thiếu cán bộ trẻ là người dân tộc thiểu số biết tiếng K’Ho"
SLOW = "Trả lời kiến nghị sau giám sát chậm"


def says(*points: str) -> str:
    """Return a submission that answers II.2 with these lines, each typed with its own mark."""
    return "tra_loi:\n  II.2: |\n" + "".join(f"    {each}\n" for each in points)


def points(root: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = merged_item(root, "II.2")["points"]
    return found


def asked(more: str) -> dict[str, str]:
    return {"data/outline.yaml": outline().replace(KEY, f"{KEY}, {more}")}


def test_a_point_that_two_units_say_stands_once_with_both(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=says(f"- {FUNDS}"), di_linh=says(f"- {FUNDS}", f"- {SLOW}"))
    assert [(each["text"], each["units"]) for each in points(tmp_path)] == [
        (FUNDS, ["da-lat", "di-linh"]),
        (SLOW, ["di-linh"]),
    ]


def test_case_spaces_and_final_punctuation_make_no_difference(tmp_path: Path) -> None:
    typed = [FUNDS, FUNDS.upper().rstrip("."), FUNDS.replace(" ", "  ").replace(".", " ;")]
    campaign(tmp_path, da_lat=says(f"- {typed[0]}"), bao_loc=says(f"- {typed[1]}"), mttq=says(f"- {typed[2]}"))
    [point] = points(tmp_path)
    assert point["units"] == ["da-lat", "bao-loc", "mttq"]
    assert {point["text"], *point["variants"]} == set(typed)
    assert len(point["variants"]) == 2


def test_the_same_wording_is_no_variant(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=says(f"- {FUNDS}"), bao_loc=says(f"- {FUNDS}"))
    assert points(tmp_path)[0]["variants"] == []


def test_a_unit_that_repeats_itself_is_one_unit(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=says(f"- {FUNDS}", f"- {FUNDS.lower()}"))
    [point] = points(tmp_path)
    assert point["units"] == ["da-lat"]


def test_what_most_units_say_comes_first_then_the_order_of_rank(tmp_path: Path) -> None:
    campaign(
        tmp_path,
        da_lat=says(f"- {YOUTH}"),
        bao_loc=says(f"- {SLOW}"),
        di_linh=says(f"- {FUNDS}"),
        mttq=says(f"- {FUNDS}"),
    )
    assert [each["text"] for each in points(tmp_path)] == [FUNDS, YOUTH, SLOW]


def test_points_below_a_point_belong_to_it_and_stand_after_newlines(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=says(f"- {SLOW}", "+ ở cấp xã", "+ ở cấp huyện", f"- {FUNDS}"))
    assert [each["text"] for each in points(tmp_path)] == [f"{SLOW}\nở cấp xã\nở cấp huyện", FUNDS]


def test_a_point_is_compared_with_all_that_stands_below_it(tmp_path: Path) -> None:
    below = "+ Nghị quyết liên tịch giao mười việc, mới làm bốn việc đầu năm 2018"
    campaign(tmp_path, da_lat=says(f"- {SLOW}", below), bao_loc=says(f"- {SLOW}", below.upper()))
    assert [each["units"] for each in points(tmp_path)] == [["da-lat", "bao-loc"]]


def test_every_point_of_every_unit_is_in_exactly_one_group(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=says(f"- {FUNDS}", f"- {YOUTH}"), bao_loc=says(f"- {SLOW}", f"- {FUNDS}"))
    said = [(unit, each["text"]) for each in points(tmp_path) for unit in each["units"]]
    assert sorted(said) == sorted([("bao-loc", FUNDS), ("bao-loc", SLOW), ("da-lat", FUNDS), ("da-lat", YOUTH)])


def test_where_nothing_is_joined_points_stand_as_they_came(tmp_path: Path) -> None:
    campaign(tmp_path, asked("gop: khong"), da_lat=says(f"- {FUNDS}", f"- {SLOW}"), bao_loc=says(f"- {FUNDS}"))
    assert [(each["text"], each["units"]) for each in points(tmp_path)] == [
        (FUNDS, ["da-lat"]),
        (SLOW, ["da-lat"]),
        (FUNDS, ["bao-loc"]),
    ]


def test_points_of_too_few_units_stay_in_the_source_book(tmp_path: Path) -> None:
    campaign(tmp_path, asked("toi_thieu_don_vi: 2"), da_lat=says(f"- {FUNDS}", f"- {YOUTH}"), mttq=says(f"- {FUNDS}"))
    assert [(each["text"], each["in_draft"]) for each in points(tmp_path)] == [(FUNDS, True), (YOUTH, False)]
    draft, source = markdown(tmp_path)
    assert YOUTH not in draft
    assert source.count(YOUTH) == 1


def test_the_draft_says_how_many_units_say_a_point_and_names_none(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=says(f"- {FUNDS}"), bao_loc=says(f"- {FUNDS}"))
    draft = markdown(tmp_path)[0]
    assert f"\\- {FUNDS} (2)" in draft or f"\\- {FUNDS.rstrip('.')} (2)." in draft
    assert "Đà Lạt" not in draft.split("Hạn chế")[1]


def test_units_are_named_where_the_outline_says_so(tmp_path: Path) -> None:
    campaign(tmp_path, asked("neu_ten: tat_ca"), da_lat=says(f"- {FUNDS}"), bao_loc=says(f"- {FUNDS}"))
    assert "(2: Đà Lạt, Bảo Lộc)" in markdown(tmp_path)[0]


def test_an_item_that_goes_another_way_is_not_in_the_draft(tmp_path: Path) -> None:
    campaign(tmp_path, asked("dua_vao: rieng"), da_lat=says(f"- {FUNDS}"))
    assert [each["in_draft"] for each in points(tmp_path)] == [False]
    draft, source = markdown(tmp_path)
    assert FUNDS not in draft
    assert "Hạn chế" not in draft
    assert source.count(FUNDS) == 1


def test_a_yaml_list_and_typed_lines_say_the_same(tmp_path: Path) -> None:
    listed = f"tra_loi:\n  II.2:\n    - {FUNDS}\n    - {SLOW}\n"
    campaign(tmp_path / "a", da_lat=says(f"- {FUNDS}", f"- {SLOW}"))
    campaign(tmp_path / "b", da_lat=listed)
    assert merged(tmp_path / "a") == merged(tmp_path / "b")
