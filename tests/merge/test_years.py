"""Figures with base years: compared over the units that gave all of them, in numbers, percent and percentage points."""

from pathlib import Path
from typing import Any

from tests.builders import campaign, markdown, merged_item, open_docx, outline, paragraphs, write

ITEM = """\
  - ma: I
    ten: Cán bộ
    chi_tieu:
      - {{ma: can_bo, ten: Cán bộ chuyên trách, don_vi_tinh: người, kieu: {kind}, moc: [2018, 2009]{more}}}
    cau_dan:
      - "{lead}"
"""
STAFF = "Có {{ can_bo }} người, {{ can_bo.xu_huong }} {{ can_bo.chenh_lech }} người"
SHARE = STAFF + " ({{ can_bo.ty_le_chenh_lech | phan_tram(1) }})."
POINTS = "Đạt {{ can_bo }}, {{ can_bo.xu_huong }} {{ can_bo.chenh_lech | lam_tron(1) }} điểm phần trăm."


def folder(root: Path, lead: str = SHARE, kind: str = "so_nguyen", more: str = "", **years: str) -> Path:
    """Write a campaign whose units give these years: `{2009: 20, 2018: 30}`."""
    given = {unit: gives(each) for unit, each in years.items()}
    return campaign(root, {"data/outline.yaml": outline(ITEM.format(kind=kind, more=more, lead=lead))}, **given)


def gives(years: str) -> str:
    lines = "".join(f"        {each.strip()}\n" for each in years.strip("{}").split(";"))
    return f"tra_loi:\n  I:\n    chi_tieu:\n      can_bo:\n{lines}"


def figure(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = merged_item(root, "I")["indicators"]["can_bo"]
    return found


def lead(root: Path) -> str | None:
    found: str | None = merged_item(root, "I")["lead"]
    return found


def notes(root: Path) -> str:
    return " ".join(text for _, text in paragraphs(open_docx(write(root)[0])) if "[" in text)


def test_the_change_is_told_in_numbers_and_in_percent_of_the_first_year(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat="2009: 20; 2018: 30", di_linh="2009: 21; 2018: 33")
    assert lead(root) == "Có 63 người, tăng 22 người (53,7%)."
    assert figure(root)["years"] == {"2009": 41, "2018": 63}
    assert (figure(root)["total"], figure(root)["both"]) == (63, 2)


def test_a_smaller_figure_is_a_fall_and_the_same_figure_no_change(tmp_path: Path) -> None:
    assert lead(folder(tmp_path, da_lat="2009: 441; 2018: 406")) == "Có 406 người, giảm 35 người (7,9%)."
    assert lead(folder(tmp_path, STAFF, da_lat="2009: 5; 2018: 5")) == "Có 05 người, không đổi 0 người."


def test_a_unit_that_gave_the_last_year_only_counts_in_the_total_but_not_in_the_change(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat="2009: 20; 2018: 30", di_linh="2018: 50")
    assert lead(root) == "Có 80 người, tăng 10 người (50%)."
    assert figure(root)["years"] == {"2009": 20, "2018": 30}
    assert (figure(root)["reported"], figure(root)["both"]) == (2, 1)
    assert "01/02 đơn vị ghi đủ các năm" in notes(root)


def test_a_unit_that_gave_the_first_year_only_is_missing_from_the_total(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat="2009: 20; 2018: 30", di_linh="2009: 50")
    assert lead(root) == "Có 30 người, tăng 10 người (50%)."
    assert (figure(root)["reported"], figure(root)["expected"], figure(root)["both"]) == (1, 5, 1)
    assert "Huyện ủy Di Linh" in notes(root)
    assert "ghi đủ các năm" not in notes(root)
    assert [each["value"] for each in figure(root)["by_unit"]] == [{"2009": 20, "2018": 30}, {"2009": 50}]


def test_a_blank_year_is_not_nought(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat="2009: 20; 2018: 30", di_linh="2009:; 2018: 50")
    assert figure(root)["years"] == {"2009": 20, "2018": 30}


def test_a_change_from_nought_has_no_percentage(tmp_path: Path) -> None:
    assert lead(folder(tmp_path, da_lat="2009: 0; 2018: 30")) is None
    assert lead(folder(tmp_path, STAFF, da_lat="2009: 0; 2018: 30")) == "Có 30 người, tăng 30 người."


def test_without_a_unit_that_gave_both_years_there_is_no_change_to_tell(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat="2009: 20", di_linh="2018: 50")
    assert lead(root) is None
    assert figure(root)["years"] == {}


def test_a_change_of_rates_is_told_in_percentage_points(tmp_path: Path) -> None:
    rates = {"kind": "ty_le", "more": ", tong: trung_binh"}
    root = folder(tmp_path, POINTS, **rates, da_lat="2009: 65,1%; 2018: 92,9%")
    assert lead(root) == "Đạt 92,9%, tăng 27,8 điểm phần trăm."
    root = folder(tmp_path, POINTS, **rates, da_lat="2009: 60,4; 2018: 50", di_linh="2009: 70; 2018: 60")
    assert lead(root) == "Đạt 55%, giảm 10,2 điểm phần trăm."


def test_rates_that_are_not_put_together_have_no_change(tmp_path: Path) -> None:
    root = folder(tmp_path, POINTS, "ty_le", da_lat="2009: 65,1%; 2018: 92,9%")
    assert lead(root) is None


def test_years_may_be_asked_and_typed_in_any_order(tmp_path: Path) -> None:
    assert lead(folder(tmp_path, da_lat="2018: 30; 2009: 20")) == "Có 30 người, tăng 10 người (50%)."


def test_the_source_book_prints_each_year_of_each_unit_and_the_total_of_those_who_gave_all(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat="2009: 1.020; 2018: 30", di_linh="2018: 50")
    source = markdown(root)[1]
    assert "Cán bộ chuyên trách: 80 người" in source
    assert "01 đơn vị ghi đủ các năm: 2009: 1.020; 2018: 30." in source
    assert "năm 2009: 1.020; năm 2018: 30 người" in source
    assert "năm 2018: 50 người" in source
