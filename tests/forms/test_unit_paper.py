"""A unit's own letterhead: from its name and the roster, open where nobody can tell."""

from pathlib import Path

import pytest

from tests.forms.made import form_of, opened, real
from tongket.forms.unit_paper import UnitPaper, unit_paper
from tongket.model.forms import UnitForm

PARTY, COMMITTEE = "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "TỈNH ỦY LÂM ĐỒNG"
GROUP = "BAN CÁN SỰ ĐẢNG"
PROVINCE = "{trich_yeu: t, co_quan: TỈNH ỦY LÂM ĐỒNG, ky_hieu: BC/TU, dia_danh: Lâm Đồng, quyen_han: T/M BAN THƯỜNG VỤ}"
DISTRICT = "{trich_yeu: t, co_quan: HUYỆN ỦY DI LINH, ky_hieu: BC/HU, dia_danh: Di Linh}"
STATE = (
    "{trich_yeu: t, co_quan: ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG, ky_hieu: BC-UBND, dia_danh: Lâm Đồng, the_thuc: nha_nuoc}"
)


def form(root: Path, report: str, unit: str) -> UnitForm:
    (root / "data").mkdir()
    (root / "data/outline.yaml").write_text(f"ma: thu\nbao_cao: {report}\nmuc: [{{ma: I, ten: Kết quả}}]\n", "utf-8")
    units = f"nhom: [{{ma: n, ten: Nhóm, gui_truoc: 10/4/2019}}]\ndon_vi: [{{ma: x, nhom: n, {unit}}}]\n"
    (root / "data/units.yaml").write_text(units, "utf-8")
    return form_of("x", opened(root))


def printed(made: UnitForm) -> dict[str, str]:
    return {name: "\n".join(each.text for each in lines) for name, lines in {**made.head, **made.end}.items()}


def paper(unit: str) -> UnitPaper:
    found = real().roster.unit(unit)
    assert found is not None
    return unit_paper(found, real().outline.report)


@pytest.mark.parametrize(
    ("unit", "superior", "organ", "symbol", "place", "authority"),
    [
        ("da-lat", PARTY, "THÀNH ỦY ĐÀ LẠT", "ThU", "Đà Lạt", "T/M BAN THƯỜNG VỤ"),
        ("di-linh", PARTY, "HUYỆN ỦY DI LINH", "HU", "Di Linh", "T/M BAN THƯỜNG VỤ"),
        ("cong-an", PARTY, "ĐẢNG ỦY CÔNG AN TỈNH", "ĐU", "Lâm Đồng", "T/M ĐẢNG ỦY"),
        ("khoi-cac-co-quan", PARTY, "ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH", "ĐUK", "Lâm Đồng", "T/M BAN THƯỜNG VỤ"),
        ("dang-doan-mttq", COMMITTEE, "ĐẢNG ĐOÀN ỦY BAN MTTQ VIỆT NAM TỈNH", "ĐĐ", "Lâm Đồng", "T/M ĐẢNG ĐOÀN"),
        ("ban-can-su-ubnd", COMMITTEE, f"{GROUP} ỦY BAN NHÂN DÂN TỈNH", "BCSĐ", "Lâm Đồng", f"T/M {GROUP}"),
        ("ban-to-chuc", COMMITTEE, "BAN TỔ CHỨC", "BTCTU", "Lâm Đồng", ""),
        ("tinh-doan", COMMITTEE, "BAN THƯỜNG VỤ TỈNH ĐOÀN", "", "Lâm Đồng", "T/M BAN THƯỜNG VỤ"),
    ],
)  # fmt: skip
def test_the_units_of_the_real_campaign_have_their_letterheads(  # noqa: PLR0913, PLR0917 - what a letterhead has
    unit: str, superior: str, organ: str, symbol: str, place: str, authority: str
) -> None:
    assert paper(unit)[:5] == (superior, organ, symbol, place, authority)


def test_what_is_not_known_of_a_sign_is_typed_with_the_number(tmp_path: Path) -> None:
    assert printed(form_of("tinh-doan"))["so_ky_hieu"] == "Số [gõ số và ký hiệu]"
    known = form(tmp_path, PROVINCE, "ten: Ban Thường vụ Tỉnh đoàn, ky_hieu: TĐTN")
    assert printed(known)["so_ky_hieu"] == "Số [gõ số]-BC/TĐTN"


def test_a_commune_reports_to_its_district(tmp_path: Path) -> None:
    made = printed(form(tmp_path, DISTRICT, "ten: Đảng ủy xã Gia Hiệp, ten_ngan: Gia Hiệp, ten_dia_ban: xã Gia Hiệp"))
    assert (made["co_quan_cap_tren"], made["co_quan"]) == ("ĐẢNG BỘ HUYỆN DI LINH", "ĐẢNG ỦY XÃ GIA HIỆP")
    assert made["dia_danh_ngay"] == "Gia Hiệp, ngày      tháng      năm 2019"
    assert made["quyen_han"] == "T/M ĐẢNG ỦY"


def test_a_state_body_writes_the_states_way(tmp_path: Path) -> None:
    made = printed(form(tmp_path, STATE, "ten: Ủy ban nhân dân huyện Di Linh, ten_dia_ban: huyện Di Linh"))
    assert (made["tieu_de"], made["co_quan_cap_tren"]) == ("", "")
    assert made["quoc_hieu"] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert made["so_ky_hieu"] == "Số: [gõ số]/BC-UBND"
    assert made["quyen_han"] == "TM. ỦY BAN NHÂN DÂN"
    assert made["noi_nhan"].endswith("- Lưu: VT.")


def test_the_place_before_the_day_is_told_by_the_name_too(tmp_path: Path) -> None:
    made = printed(form(tmp_path, STATE, "ten: Ủy ban nhân dân xã Hưng Vũ"))
    assert made["dia_danh_ngay"].startswith("Hưng Vũ, ngày")


def test_a_department_of_the_state_stands_under_its_peoples_committee(tmp_path: Path) -> None:
    made = printed(form(tmp_path, STATE, "ten: Sở Nội vụ"))
    assert made["co_quan_cap_tren"] == "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"
    assert made["so_ky_hieu"] == "Số: [gõ số và ký hiệu]"
    assert made["quyen_han"] == ""


def test_a_form_opens_with_the_order_that_it_answers() -> None:
    made = printed(form_of("di-linh"))
    assert made["mo_dau"].startswith(
        "Thực hiện Kế hoạch ngày 14/3/2019 của Ban Thường vụ Tỉnh ủy, Ban Thường vụ Huyện ủy Di Linh báo cáo tổng kết"
    )
    assert made["noi_nhan"].splitlines() == [
        "- Ban Thường vụ Tỉnh ủy Lâm Đồng (để báo cáo),",
        "- Ban Dân vận Tỉnh ủy (để tổng hợp),",
        "- Lưu Văn phòng Huyện ủy.",
    ]


def test_without_an_order_it_opens_with_who_reports(tmp_path: Path) -> None:
    made = printed(form(tmp_path, PROVINCE, "ten: Huyện ủy Di Linh"))
    assert made["mo_dau"] == "Ban Thường vụ Huyện ủy Di Linh báo cáo t như sau:"
