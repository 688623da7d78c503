"""Requests under the wrong addressee: moved to where they belong, and said so."""

from pathlib import Path

import pytest

from tests.builders import merged, open_docx, paragraphs, write
from tests.merge.deciding import drafted, find, folder, merged_points, said, says
from tongket.merge.decisions import Decisions, PointDecision

ITEMS = """\
  - ma: IV
    so: IV.
    ten: KIẾN NGHỊ
    muc:
      - {ma: IV.1, ten: Với Trung ương., kieu: danh_sach}
      - ma: IV.2
        ten: Với Tỉnh ủy, HĐND, UBND, MTTQ và các đoàn thể chính trị - xã hội tỉnh.
        kieu: danh_sach
        dua_vao: rieng
  - {ma: V, ten: Hạn chế, kieu: danh_sach}
"""
SHORT = "viet_tat: {MTTQ: Mặt trận Tổ quốc, HĐND: Hội đồng nhân dân, UBND: Ủy ban nhân dân}\n"
ROADS = "bố trí kinh phí sửa đường vào thôn"


def place_of(root: Path, request: str, written: str) -> str:
    """Return the item in which a request stands that was written under another."""
    folder(root, ITEMS, SHORT, da_lat=says(request, item=written))
    [place] = [each.item.id for each in drafted(root).items if each.points]
    return place


@pytest.mark.parametrize(
    "request_",
    [
        f"Đề nghị UBND tỉnh {ROADS}.",
        f"Đề nghị Ủy ban nhân dân tỉnh {ROADS}.",
        f"đề nghị HĐND tỉnh {ROADS}",
        f"Đề nghị Hội đồng nhân dân, UBND tỉnh {ROADS}.",
        f"Kiến nghị với Tỉnh ủy {ROADS}.",
        f"Đề xuất Tỉnh uỷ {ROADS}.",
        f"ĐỀ NGHỊ UBND TỈNH {ROADS}",
        "Đề nghị MTTQ tỉnh tập huấn phản biện xã hội.",
    ],
)
def test_a_request_to_the_province_belongs_to_the_provinces_item(tmp_path: Path, request_: str) -> None:
    assert place_of(tmp_path, request_, "IV.1") == "IV.2"


def test_a_request_to_the_centre_under_the_province_belongs_to_the_centres_item(tmp_path: Path) -> None:
    assert place_of(tmp_path, "Đề nghị Trung ương nâng mức phụ cấp.", "IV.2") == "IV.1"


@pytest.mark.parametrize(
    "request_",
    [
        "Nâng mức phụ cấp đối với cán bộ ở thôn.",
        "Đề nghị nâng mức phụ cấp đối với cán bộ ở thôn.",
        "Đề nghị Trung ương nâng mức phụ cấp.",
        "Đề nghị Quốc hội sửa đổi Luật Thanh niên.",
        "Đề nghị Trung ương giao UBND tỉnh quyết định mức phụ cấp.",
        "UBND tỉnh và Trung ương cùng bố trí kinh phí.",
    ],
)
def test_a_request_that_names_no_other_addressee_stays(tmp_path: Path, request_: str) -> None:
    assert place_of(tmp_path, request_, "IV.1") == "IV.1"


def test_points_of_an_item_without_an_addressee_are_never_moved(tmp_path: Path) -> None:
    assert place_of(tmp_path, "Đề nghị UBND tỉnh trả lời chậm.", "V") == "V"


def test_a_moved_request_is_joined_with_its_like_in_its_own_item(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        ITEMS,
        SHORT,
        da_lat=says(f"Đề nghị UBND tỉnh {ROADS}.", "Nâng mức phụ cấp.", item="IV.1"),
        di_linh=says(f"Đề nghị Ủy ban nhân dân tỉnh {ROADS}.", item="IV.2"),
    )
    [point] = merged_points(root, item="IV.2")
    assert [each.id for each in point.units] == ["da-lat", "di-linh"]
    assert [each.point.text for each in merged_points(root, item="IV.1")] == ["Nâng mức phụ cấp."]


def test_what_was_moved_is_said_where_it_was_written(tmp_path: Path) -> None:
    root = folder(tmp_path, ITEMS, SHORT, da_lat=says(f"Đề nghị UBND tỉnh {ROADS}.", "Nâng phụ cấp.", item="IV.1"))
    item = next(each for each in merged(root)["items"] if each["id"] == "IV.1")
    assert item["moved"] == [{"unit": "da-lat", "text": f"Đề nghị UBND tỉnh {ROADS}."}]
    draft, source = (paragraphs(open_docx(each)) for each in write(root))
    assert any(text.startswith("(") and "01 ý đề nghị với cấp khác" in text for _, text in draft)
    assert any("01 ý đề nghị với cấp khác" in text and "Thành ủy Đà Lạt" in text for _, text in source)


def test_a_moved_request_leaves_the_draft_and_stands_once_in_the_source_book_where_it_was_typed(tmp_path: Path) -> None:
    root = folder(tmp_path, ITEMS, SHORT, da_lat=says(f"Đề nghị UBND tỉnh {ROADS}.", "Nâng phụ cấp.", item="IV.1"))
    draft, source = ([text for _, text in paragraphs(open_docx(each))] for each in write(root))
    assert not any(ROADS in text for text in draft)
    at = [number for number, text in enumerate(source) if ROADS in text]
    assert len(at) == 1
    apart = next(number for number, text in enumerate(source) if text.startswith("C. "))
    assert at[0] < apart


def test_no_request_is_lost_or_doubled_by_moving(tmp_path: Path) -> None:
    first = [f"Đề nghị UBND tỉnh {ROADS}.", "Nâng phụ cấp.", "Đề nghị Tỉnh ủy quy định thời hạn trả lời."]
    second = ["Đề nghị Trung ương nâng phụ cấp.", f"Đề nghị UBND tỉnh {ROADS}."]
    body = says(*first, item="IV.1") + says(*second, item="IV.2").removeprefix("tra_loi:\n")
    draft = drafted(folder(tmp_path, ITEMS, SHORT, da_lat=body))
    told = [text for item in ("IV.1", "IV.2") for _, text in said(draft.merged_item(item))]
    assert sorted(told) == sorted([*first, *second])


def test_a_row_about_a_moved_request_is_a_row_of_the_item_where_it_stands(tmp_path: Path) -> None:
    root = folder(tmp_path, ITEMS, SHORT, da_lat=says(f"Đề nghị UBND tỉnh {ROADS}.", item="IV.1"))
    members = merged_points(root, item="IV.2")[0].members
    decided = Decisions(points=(PointDecision(item="IV.2", key="IV.2-01", members=members, wording="Sửa đường."),))
    point = find(drafted(root, decisions=decided).merged_item("IV.2").points, f"Đề nghị UBND tỉnh {ROADS}.")
    assert point.point.text == "Sửa đường."
