"""Everything merged: which units, whose words, who is absent."""

import json
from pathlib import Path
from typing import Any

from tests.builders import assert_holds, call, campaign, in_order, markdown, merged, merged_item, outline, submission

LEADS = """\
  - {ma: I, ten: Tình hình chung, chu_tri: [mttq]}
  - {ma: II, ten: Kết quả thực hiện}
"""


def writes(text: str, item: str = "I.1") -> str:
    return f"tra_loi:\n  {item}: |\n" + "".join(f"    {line}\n" for line in text.split("\n"))


def contributions(root: Path, item: str) -> list[tuple[str, bool]]:
    return [(each["unit"], each["in_draft"]) for each in merged_item(root, item)["contributions"]]


def test_every_unit_that_owes_is_used_missing_or_excluded(tmp_path: Path) -> None:
    campaign(
        tmp_path,
        {"data/submissions/lần hai.yaml": "don_vi: bao-loc\nde_cuong: thu\ntra_loi:\n  I.1: Bản gửi lần hai.\n"},
        ban_dan_van=writes("Tỉnh có 12 huyện, thành phố."),
        da_lat=writes("Thành phố có 16 phường, xã."),
        bao_loc=writes("Bản gửi lần một."),
    )
    units = merged(tmp_path)["units"]
    assert units == {
        "expected": ["da-lat", "bao-loc", "di-linh", "mttq", "phu-nu"],
        "used": ["da-lat"],
        "missing": ["di-linh", "mttq", "phu-nu"],
        "late": ["di-linh", "mttq", "phu-nu"],
        "excluded": ["bao-loc"],
    }


def test_of_two_files_of_one_unit_neither_is_printed(tmp_path: Path) -> None:
    campaign(
        tmp_path,
        {"data/submissions/lần hai.yaml": "don_vi: bao-loc\nde_cuong: thu\ntra_loi:\n  I.1: Bản gửi lần hai.\n"},
        bao_loc=writes("Bản gửi lần một."),
    )
    draft, source = markdown(tmp_path)
    assert "Bản gửi" not in draft + source


def test_the_compiling_office_comes_first_and_never_owes(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=writes("Lời của Đà Lạt."), ban_dan_van=writes("Lời của nơi tổng hợp."))
    item = merged_item(tmp_path, "I.1")
    assert [each["unit"] for each in item["contributions"]] == ["ban-dan-van", "da-lat"]
    assert "ban-dan-van" not in merged_item(tmp_path, "II.2")["absent"]
    draft, source = markdown(tmp_path)
    assert in_order(["Lời của nơi tổng hợp.", "Lời của Đà Lạt."], draft)
    assert in_order(["Lời của nơi tổng hợp.", "Lời của Đà Lạt."], source)


def test_units_stand_in_the_order_of_rank_whatever_their_files_are_called(tmp_path: Path) -> None:
    names = {"a": "phu-nu", "b": "di-linh", "c": "da-lat"}
    files = {
        f"data/submissions/{name}.yaml": submission(unit, writes(f"Lời của {unit}")) for name, unit in names.items()
    }
    assert contributions(campaign(tmp_path, files), "I.1") == [("da-lat", True), ("di-linh", True), ("phu-nu", True)]


def test_paragraphs_are_lines_as_typed(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=writes("Đoạn một, có  hai dấu cách.\n\n- Một ý trong lời văn\n+ ý nhỏ"))
    assert merged_item(tmp_path, "I.1")["contributions"][0]["paragraphs"] == [
        "Đoạn một, có  hai dấu cách.",
        "- Một ý trong lời văn",
        "+ ý nhỏ",
    ]


def test_the_draft_prints_the_lead_agency_and_the_source_book_everybody(tmp_path: Path) -> None:
    files = {"data/outline.yaml": outline(LEADS)}
    campaign(tmp_path, files, da_lat=writes("Lời của Đà Lạt.", "I"), mttq=writes("Lời của Mặt trận.", "I"))
    assert contributions(tmp_path, "I") == [("da-lat", False), ("mttq", True)]
    draft, source = markdown(tmp_path)
    assert "Lời của Mặt trận." in draft
    assert "Lời của Đà Lạt." not in draft
    assert source.count("Lời của Mặt trận.") == source.count("Lời của Đà Lạt.") == 1


def test_the_compiling_offices_own_text_is_in_the_draft_whoever_leads(tmp_path: Path) -> None:
    campaign(tmp_path, {"data/outline.yaml": outline(LEADS)}, ban_dan_van=writes("Lời của nơi tổng hợp.", "I"))
    assert contributions(tmp_path, "I") == [("ban-dan-van", True)]


def test_a_lead_agency_without_a_text_leaves_a_gap_to_fill(tmp_path: Path) -> None:
    campaign(tmp_path, {"data/outline.yaml": outline(LEADS)}, da_lat=writes("Lời của Đà Lạt.", "I"))
    assert "Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh" in markdown(tmp_path)[0].split("Tình hình chung")[1].split("##")[0]


def test_nothing_with_a_reason_is_not_the_same_as_no_answer(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat="tra_loi:\n  II.2:\n    khong_co: Đơn vị không có hạn chế lớn.\n", bao_loc=writes("Lời."))
    item = merged_item(tmp_path, "II.2")
    assert item["none"] == [{"unit": "da-lat", "reason": "Đơn vị không có hạn chế lớn."}]
    assert item["absent"] == ["bao-loc"]
    assert markdown(tmp_path)[1].count("Đơn vị không có hạn chế lớn.") == 1


def test_only_used_units_that_owe_an_item_can_be_absent_from_it(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=writes("Lời."), mttq=writes("Lời."))
    roster = tmp_path / "data/units.yaml"
    roster.write_text(
        roster.read_text("utf-8").replace("ten_dem: đoàn thể", "chi_muc: [I], ten_dem: đoàn thể"), "utf-8"
    )
    assert merged_item(tmp_path, "II.2")["absent"] == ["da-lat"]


def test_an_answer_that_was_not_asked_is_used(tmp_path: Path) -> None:
    campaign(tmp_path, mttq=writes("Lời không được hỏi."))
    roster = tmp_path / "data/units.yaml"
    roster.write_text(
        roster.read_text("utf-8").replace("ten_dem: đoàn thể", "chi_muc: [II], ten_dem: đoàn thể"), "utf-8"
    )
    assert contributions(tmp_path, "I.1") == [("mttq", True)]
    assert "Lời không được hỏi." in markdown(tmp_path)[0]


def test_items_are_the_leaves_of_the_outline_in_order(tmp_path: Path) -> None:
    items = merged(campaign(tmp_path))["items"]
    assert [(each["id"], each["number"], each["title"]) for each in items] == [
        ("I.1", None, "Khái quát tình hình chung"),
        ("II.1", None, "Công tác quán triệt, triển khai"),
        ("II.2", None, "Hạn chế"),
    ]


def test_a_draft_of_nothing_at_all_still_holds_every_heading(tmp_path: Path) -> None:
    campaign(tmp_path)
    headings = ["I. TÌNH HÌNH CHUNG", "Khái quát tình hình chung", "II. KẾT QUẢ THỰC HIỆN", "Hạn chế"]
    assert in_order(headings, markdown(tmp_path)[0])
    assert merged(tmp_path)["units"]["used"] == []


def test_the_json_of_build_has_the_promised_shape(tmp_path: Path) -> None:
    table = """\
bieu:
  - ma: PL1
    ten: Tổ chức bộ máy
    hang: [{ma: mttq, ten: Mặt trận}, {ma: phu_nu, ten: Phụ nữ}]
    cong_hang: co
    cot:
      - {ma: can_bo, ten: Cán bộ, kieu: so_nguyen}
      - {ma: nu, ten: Nữ, kieu: so_nguyen}
      - {ma: ty_le, ten: Tỷ lệ nữ, kieu: ty_le, cong_thuc: nu / can_bo}
      - {ma: ghi_chu, ten: Ghi chú, kieu: van_ban_ngan}
"""
    body = """\
tra_loi:
  I.1: |
    Thành phố có 16 phường, xã.
    Đảng bộ có 62 tổ chức cơ sở đảng.
  II.1:
    noi_dung: Thành ủy đã quán triệt.
    chi_tieu: {hoi_nghi: 1.234, ke_hoach: có}
  II.2: |
    - Kinh phí còn thấp.
    + ở cấp xã
bieu:
  PL1:
    mttq: {can_bo: 12, nu: 5, ghi_chu: trong đó 02 kiêm nhiệm}
"""
    campaign(tmp_path, {"data/outline.yaml": outline(more=table)}, da_lat=body)
    path = tmp_path / "ra.json"
    call(tmp_path, "build", "--as-of", "11/4/2019", "--draft", "2", "-o", str(path), check=0)
    document = merged(tmp_path)
    assert_holds(document, _expected())
    written: dict[str, Any] = json.loads(path.read_text("utf-8"))
    assert (written["as_of"], written["draft"]) == ("2019-04-11", 2)
    assert written["items"] == document["items"]
    assert written["tables"] == document["tables"]


def _expected() -> dict[str, Any]:
    nobody: dict[str, Any] = {"contributions": [], "points": [], "none": [], "absent": [], "lead": None}
    return {
        "outline": "thu",
        "as_of": "2019-04-12",
        "draft": 1,
        "units": {"used": ["da-lat"], "excluded": []},
        "items": [
            {
                **nobody,
                "id": "I.1",
                "number": None,
                "title": "Khái quát tình hình chung",
                "indicators": {},
                "contributions": [
                    {
                        "unit": "da-lat",
                        "paragraphs": ["Thành phố có 16 phường, xã.", "Đảng bộ có 62 tổ chức cơ sở đảng."],
                        "in_draft": True,
                    }
                ],
            },
            {
                **nobody,
                "id": "II.1",
                "lead": "Các đơn vị đã tổ chức 1.234 hội nghị quán triệt.",
                "indicators": {
                    "hoi_nghi": {
                        "kind": "so_nguyen",
                        "total": 1234,
                        "mean": 1234,
                        "reported": 1,
                        "expected": 5,
                        "by_unit": [{"unit": "da-lat", "value": 1234, "counted": True}],
                    },
                    "ke_hoach": {
                        "kind": "co_khong",
                        "total": 1,
                        "mean": None,
                        "reported": 1,
                        "expected": 5,
                        "by_unit": [{"unit": "da-lat", "value": True, "counted": True}],
                    },
                },
                "contributions": [{"unit": "da-lat", "paragraphs": ["Thành ủy đã quán triệt."], "in_draft": True}],
            },
            {
                **nobody,
                "id": "II.2",
                "indicators": {},
                "points": [
                    {
                        "text": "Kinh phí còn thấp.\nở cấp xã",
                        "units": ["da-lat"],
                        "variants": [],
                        "subject": None,
                        "in_draft": True,
                    }
                ],
            },
        ],
        "tables": [
            {
                "id": "PL1",
                "title": "Tổ chức bộ máy",
                "rows": [
                    {
                        "id": "mttq",
                        "label": "Mặt trận",
                        "cells": {"can_bo": 12, "nu": 5, "ty_le": 41.67, "ghi_chu": None},
                    },
                    {
                        "id": "phu_nu",
                        "label": "Phụ nữ",
                        "cells": {"can_bo": None, "nu": None, "ty_le": None, "ghi_chu": None},
                    },
                ],
                "total": {"can_bo": 12, "nu": 5, "ty_le": 41.67, "ghi_chu": None},
                "by_unit": [
                    {
                        "unit": "da-lat",
                        "rows": {"mttq": {"can_bo": 12, "nu": 5, "ty_le": 41.67, "ghi_chu": "trong đó 02 kiêm nhiệm"}},
                    }
                ],
            }
        ],
    }
