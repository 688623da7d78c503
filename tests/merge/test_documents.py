"""Documents that many units list: each once, by its number, date and organ."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders import merged, open_docx, rows, write
from tests.merge.deciding import drafted, folder
from tongket.merge.merged import MergedDocument

ITEMS = """\
  - ma: I
    ten: Lãnh đạo, chỉ đạo
    chi_tieu: [{ma: van_ban, ten: Văn bản đã ban hành, kieu: van_ban}]
    cau_dan: Đã ban hành {{ van_ban }} văn bản.
  - ma: II
    ten: Tổ chức thực hiện
    chi_tieu: [{ma: van_ban, ten: Văn bản đã ban hành, kieu: van_ban}]
  - ma: III
    ten: Kiến nghị riêng
    dua_vao: rieng
    chi_tieu: [{ma: van_ban, ten: Văn bản đã ban hành, kieu: van_ban}]
"""
PLAN = ("12-CT/TU", "12/3/2010", "thực hiện Kết luận số 62-KL/TW")


def lists(*documents: tuple[str, str, str], item: str = "I", reference: str | None = None) -> str:
    """Return the body of a submission that lists these documents: number, date, subject."""
    head = f"so_ky_hieu: {reference}\n" if reference is not None else ""
    return f"{head}tra_loi:\n{under(item, *documents)}"


def under(item: str, *documents: tuple[str, str, str]) -> str:
    body = "".join(f"        - {{so: {so}, ngay: {day}, trich_yeu: {text}}}\n" for so, day, text in documents)
    return f"  {item}:\n    chi_tieu:\n      van_ban:\n{body}"


def documents(root: Path, **submissions: str) -> tuple[MergedDocument, ...]:
    """Return the documents of a campaign, each once."""
    return drafted(folder(root, ITEMS, **submissions)).documents


def units(found: tuple[MergedDocument, ...]) -> list[tuple[str, list[str]]]:
    return [(each.document.number, [unit.id for unit in each.units]) for each in found]


def figure(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = merged(root)["items"][0]["indicators"]["van_ban"]
    return found


def test_a_document_that_two_units_list_is_one_with_both(tmp_path: Path) -> None:
    found = documents(tmp_path, da_lat=lists(PLAN), mttq=lists(PLAN))
    assert units(found) == [("12-CT/TU", ["da-lat", "mttq"])]
    assert figure(tmp_path)["total"] == 1
    assert figure(tmp_path)["reported"] == 2


@pytest.mark.parametrize("number", ["12-ct/TU", "12 - CT/TU", "12 -CT/ TU", "012-CT/TU", "12–CT/TU", "Số 12-CT/TU"])
@pytest.mark.parametrize("day", ["12/3/2010", "12/03/2010", "2010-03-12", "ngày 12 tháng 3 năm 2010"])
def test_the_same_number_and_date_may_be_typed_in_several_ways(tmp_path: Path, number: str, day: str) -> None:
    assert len(documents(tmp_path, da_lat=lists(PLAN), mttq=lists((number, day, "việc ấy")))) == 1


@pytest.mark.parametrize(
    "other",
    [
        ("13-CT/TU", "12/3/2010", PLAN[2]),
        ("12-KH/TU", "12/3/2010", PLAN[2]),
        ("12-CT/TU", "13/3/2010", PLAN[2]),
        ("12-CT/TW", "12/3/2010", PLAN[2]),
        ("120-CT/TU", "12/3/2010", PLAN[2]),
    ],
)
def test_another_number_date_or_organ_is_another_document(tmp_path: Path, other: tuple[str, str, str]) -> None:
    assert len(documents(tmp_path, da_lat=lists(PLAN), mttq=lists(other))) == 2


def test_the_subject_is_printed_as_the_first_unit_in_rank_words_it(tmp_path: Path) -> None:
    [found] = documents(
        tmp_path, mttq=lists((*PLAN[:2], "lời của Mặt trận")), bao_loc=lists((*PLAN[:2], "lời của Bảo Lộc"))
    )
    assert found.document.subject == "lời của Bảo Lộc"
    assert [each.id for each in found.units] == ["bao-loc", "mttq"]


def test_a_unit_that_lists_a_document_twice_counts_once(tmp_path: Path) -> None:
    found = documents(tmp_path, da_lat="tra_loi:\n" + under("I", PLAN, PLAN) + under("II", PLAN))
    assert units(found) == [("12-CT/TU", ["da-lat"])]


def test_two_committees_with_the_same_symbol_number_each_their_own(tmp_path: Path) -> None:
    own = ("15-KH/HU", "12/3/2010", "kế hoạch của huyện")
    found = documents(tmp_path, bao_loc=lists(own, reference="45-BC/HU"), di_linh=lists(own, reference="7-BC/HU"))
    assert units(found) == [("15-KH/HU", ["bao-loc"]), ("15-KH/HU", ["di-linh"])]
    assert figure(tmp_path)["total"] == 2


def test_a_committee_that_gave_no_number_has_the_symbol_of_its_name(tmp_path: Path) -> None:
    own = ("15-KH/HU", "12/3/2010", "kế hoạch của huyện")
    found = documents(tmp_path, bao_loc=lists(own, reference="45-BC/HU"), di_linh=lists(own))
    assert len(found) == 2


def test_a_document_of_the_same_symbol_from_outside_the_group_is_the_districts(tmp_path: Path) -> None:
    own = ("15-KH/HU", "12/3/2010", "kế hoạch của huyện")
    found = documents(tmp_path, mttq=lists(own, reference="9-BC/ĐĐ"), phu_nu=lists(own, reference="3-BC/ĐĐ"))
    assert units(found) == [("15-KH/HU", ["mttq", "phu-nu"])]


def test_documents_of_two_items_stand_in_one_list_in_the_order_of_organs_and_dates(tmp_path: Path) -> None:
    second = ("20-NQ/TU", "1/1/2012", "nghị quyết")
    found = documents(
        tmp_path,
        di_linh=lists(PLAN, item="I"),
        da_lat=lists(second, PLAN, item="II"),
        ban_dan_van=lists(("51-KH/TU", "22/1/2010", "kế hoạch của tỉnh"), item="II"),
    )
    assert units(found) == [
        ("51-KH/TU", ["ban-dan-van"]),
        ("12-CT/TU", ["da-lat", "di-linh"]),
        ("20-NQ/TU", ["da-lat"]),
    ]


def test_documents_of_an_item_that_is_sent_apart_are_not_in_the_list(tmp_path: Path) -> None:
    assert documents(tmp_path, da_lat=lists(PLAN, item="III")) == ()


def test_only_documents_of_counted_groups_are_counted_and_all_are_listed(tmp_path: Path) -> None:
    counted = ITEMS.replace("kieu: van_ban}]", "kieu: van_ban, cong_tu: [huyen]}]", 1)
    folder(tmp_path, counted, da_lat=lists(PLAN), mttq=lists(("9-KH/ĐĐ", "1/2/2011", "kế hoạch")))
    assert (figure(tmp_path)["total"], figure(tmp_path)["reported"]) == (1, 1)
    assert len(drafted(tmp_path).documents) == 2


def test_the_list_of_documents_is_an_appendix_of_the_draft(tmp_path: Path) -> None:
    folder(tmp_path, ITEMS, da_lat=lists(PLAN), mttq=lists(PLAN, ("9-KH/ĐĐ", "1/2/2011", "kế hoạch của Mặt trận")))
    table = next(each for each in rows(open_docx(write(tmp_path)[0])) if "Trích yếu" in each[0])
    assert table[1:] == [
        ["1", "12-CT/TU", "12/3/2010", "Chỉ thị", "thực hiện Kết luận số 62-KL/TW", "Tỉnh ủy"],
        ["2", "9-KH/ĐĐ", "01/02/2011", "Kế hoạch", "kế hoạch của Mặt trận", "Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh"],
    ]


def test_every_unit_that_lists_a_document_keeps_it_in_the_source_book(tmp_path: Path) -> None:
    folder(tmp_path, ITEMS, da_lat=lists(PLAN), mttq=lists((*PLAN[:2], "cách viết khác")))
    shown = [each.text for each in open_docx(write(tmp_path)[1]).paragraphs]
    for subject in (PLAN[2], "cách viết khác"):
        assert sum(each == f"Văn bản đã ban hành: 12-CT/TU, ngày 12/3/2010, {subject}" for each in shown) == 1
