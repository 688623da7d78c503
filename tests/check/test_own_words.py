"""A unit's own words against its figures, its arithmetic, its dates: labelled slips, and what is right."""

from pathlib import Path

import pytest

from tests.check.told import rules, tell
from tests.places import in_text

SLIPS = [
    ("text-disagrees", "luot_nguoi: 162.750", "Huyện ủy tổ chức hội nghị quán triệt với 16.275 lượt người tham dự."),
    ("text-disagrees", "kiem_tra: 31", "Huyện ủy đã kiểm tra việc thực hiện Kết luận 13 cuộc."),
    ("text-disagrees", "hoi_nghi: 214", "Từ năm 2009 đến nay, toàn Đảng bộ đã tổ chức 241 hội nghị quán triệt."),
    ("text-disagrees", "hoi_nghi: 21", "Đảng bộ huyện tổ chức 214 hội nghị quán triệt Kết luận."),
    (
        "text-disagrees",
        "doi_thoai: 52",
        "Bí thư Huyện ủy, Chủ tịch UBND huyện đã tiếp xúc, đối thoại với Nhân dân 62 cuộc.",
    ),
    ("text-disagrees", "nha: 350", "Trong 10 năm, Mặt trận các cấp đã xây dựng 530 căn nhà đại đoàn kết."),
    ("text-disagrees", "ty_le: 46,7", "Tỷ lệ tập hợp mới đạt 64,7%."),
    ("text-disagrees", "ty_le: 6,47", "Tỷ lệ tập hợp đoàn viên, hội viên đạt 64,7%."),
    ("text-disagrees", "to_nhom: 424", "Toàn huyện có 242 tổ, nhóm đang hoạt động."),
    (
        "text-disagrees",
        "can_bo: {2009: 441, 2018: 460}",
        "Năm 2009 có 441 cán bộ chuyên trách cấp huyện; năm 2018 có 406 cán bộ chuyên trách cấp huyện.",
    ),
    ("text-disagrees", "so_van_ban: 200", "Huyện ủy đã ban hành 20 văn bản lãnh đạo, chỉ đạo."),
    ("text-disagrees", "quy: 911,4", "Vận động Quỹ “Vì người nghèo” được 9.114 triệu đồng."),
    ("text-disagrees", "luot_nguoi: 18.640", "Có 18.460 lượt người dự học."),
    ("wrong-measure", "quy: 65.580.150.530", "Các cấp vận động Quỹ “Vì người nghèo” được 65.580.150.530 đồng."),
    ("wrong-measure", "quy: 9,1145", "Vận động Quỹ “Vì người nghèo” được 9,1145 tỷ đồng."),
    (
        "wrong-measure",
        "quy: 9114500",
        "Vận động Quỹ “Vì người nghèo” được trên 9,1 tỷ đồng, cụ thể là 9.114,5 triệu đồng.",
    ),
    ("wrong-measure", "quy: 65580150530000", "Vận động Quỹ được kết quả tốt."),
    ("wrong-measure", "dat: 125000", "Nhân dân hiến 125.000 m2 đất làm đường."),
    ("wrong-measure", "duong: 12500", "Làm được 12.500 m đường thôn."),
    ("wrong-measure", "duong: 12500", "Làm được 12,5 km đường thôn."),
    ("wrong-arithmetic", "", "Có 38/62 tổ chức cơ sở đảng đạt, chiếm 71,5 %."),
    ("wrong-arithmetic", "", "Toàn huyện có 38/62 chi bộ (71,5%) đạt."),
    ("wrong-arithmetic", "", "Đảng bộ có 406 đảng viên, gồm 250 đảng viên nam và 150 đảng viên nữ."),
    ("wrong-arithmetic", "", "Có 17/16 xã, thị trấn có nghị quyết."),
    (
        "wrong-arithmetic",
        "",
        "Số hội viên năm 2018 là 3.500 hội viên, tăng 700 hội viên so với 2.900 hội viên năm 2009.",
    ),
    ("doubtful-date", "van_ban: [{so: 21-KH/HU, ngay: 15/4/2021, trich_yeu: thực hiện Kết luận}]", "Có."),
    ("doubtful-date", "van_ban: [{so: 21-KH/HU, ngay: 15/4/1920, trich_yeu: thực hiện Nghị quyết}]", "Có."),
    ("doubtful-date", "van_ban: [{so: 21-KH/HU, ngay: 9/4/2019, trich_yeu: tổng kết}]", "Có."),
    (
        "doubtful-date",
        "van_ban: [{so: 21-KH/HU, ngay: 15/4/2001, trich_yeu: thực hiện Kết luận số 62-KL/TW của Bộ Chính trị}]",
        "Có.",
    ),
    ("doubtful-date", "van_ban: [{so: 12/2017/QĐ-UBND, ngay: 15/4/2016, trich_yeu: quy định}]", "Có."),
    ("doubtful-date", "", "Ngày 15/6/2021, Huyện ủy ban hành Nghị quyết về công tác dân vận."),
    ("doubtful-date", "", "Năm 2021, Huyện ủy đã tổ chức sơ kết."),
    ("untidy-sign", 'van_ban: [{so: "Số: 61 - KH/HU", ngay: 15/4/2016, trich_yeu: quy định}]', "Có."),
    ("not-a-sign", "van_ban: [{so: Kế hoạch của Huyện ủy, ngay: 15/4/2016, trich_yeu: quy định}]", "Có."),
]
RIGHT = [
    ("quy: 50", "Toàn huyện huy động 50 tỷ đồng làm đường."),
    ("quy: 2.150,5", "Vận động Quỹ được 2,1505 tỷ đồng; mỗi hộ được 2,1505 triệu đồng."),
    ("ty_le: 0", "Tỷ lệ tập hợp đạt 0%."),
    ("hoi_nghi: 214", "Toàn huyện tổ chức 214 hội nghị quán triệt, trong đó 5 hội nghị trực tuyến."),
    ("hoi_nghi: 214", "Năm 2016 tổ chức 41 hội nghị quán triệt."),
    ("hoi_nghi: 214", "Huyện ủy tổ chức 12 hội nghị, các xã tổ chức 202 hội nghị."),
    ("hoi_nghi: 50", "Xã Tân Hà tổ chức 05 hội nghị quán triệt."),
    ("luot_nguoi: 16.275", "Có trên 16.000 lượt người tham dự."),
    ("luot_nguoi: 16.275", "Có hơn 16,2 nghìn lượt người tham dự."),
    ("luot_nguoi: 16.275", "Hội Nông dân tổ chức 61 lớp với 1.627 lượt hội viên; Hội Phụ nữ có 2.310 lượt người."),
    ("hoi_nghi: 214", "Mỗi năm tổ chức 21 hội nghị quán triệt."),
    ("hoi_nghi: 21", "Phấn đấu đến năm 2025 tổ chức 210 hội nghị quán triệt."),
    ("kiem_tra: 12", "Ủy ban Kiểm tra Huyện ủy kiểm tra 45 cuộc về kê khai tài sản."),
    ("quy: 9.114,5", "Vận động Quỹ “Vì người nghèo” được trên 9,1 tỷ đồng."),
    ("quy: 9.114,5", "Vận động Quỹ “Vì người nghèo” được 9.114.500.000 đồng."),
    ("quy: 9.114,5", "Riêng năm 2018 vận động Quỹ “Vì người nghèo” được 911 triệu đồng."),
    ("quy: 9.114,5", "Hội Phụ nữ cho vay 14 tỷ đồng, gây Quỹ “Vì người nghèo” bằng phong trào tiết kiệm."),
    ("nha: 350", "Xây mới 210 căn, sửa chữa 140 căn nhà đại đoàn kết."),
    ("nha: 350", "Năm đầu mới xây được 35 căn nhà đại đoàn kết."),
    ("ty_le: 64,7", "Tỷ lệ tập hợp từ 46,7% năm 2009 tăng lên 64,7%."),
    ("ty_le: 64,7", "Tỷ lệ tập hợp thanh niên ở các xã vùng sâu đạt 46,7%."),
    ("can_bo: {2009: 441, 2018: 406}", "Từ 441 người năm 2009 giảm còn 406 người."),
    ("to_nhom: 242", "Lập 15 tổ hái chè, 24 câu lạc bộ cồng chiêng."),
    ("so_van_ban: 22", "Huyện ủy ban hành kế hoạch, sau đó bổ sung bằng 21 văn bản chỉ đạo."),
    ("dat: 12,5", "Nhân dân hiến 125.000 m2 đất."),
    ("duong: 12,5", "Làm được 12.500 mét đường thôn."),
    ("", "Đảng bộ có 62 tổ chức cơ sở đảng, trong đó 38 tổ chức (61,29%) đạt trong sạch, vững mạnh."),
    ("", "Có 38/62 chi bộ đạt, chiếm 61,2%."),
    ("", "Đến năm 2025, các cơ sở có tổ chức công đoàn."),
    ("", "Nghị quyết Đại hội nhiệm kỳ 2015 - 2020 đã được triển khai đến năm 2020."),
    ("", "Kế hoạch thực hiện đến ngày 31/12/2020 đã được ban hành."),
    (
        "van_ban: [{so: 05/CTr-MTTQ-BTT, ngay: 5/4/2016, trich_yeu: x}]",
        "Có.",
    ),
]


@pytest.mark.parametrize(("rule", "facts", "text"), SLIPS)
def test_a_slip_is_found_once(tmp_path: Path, rule: str, facts: str, text: str) -> None:
    assert rules(tell(tmp_path, text, facts)) == [rule]


@pytest.mark.parametrize(("facts", "text"), RIGHT)
def test_what_is_right_stays_silent(tmp_path: Path, facts: str, text: str) -> None:
    assert rules(tell(tmp_path, text, facts)) == []


def test_a_figure_against_the_text_names_both_places_and_what_to_type(tmp_path: Path) -> None:
    found = tell(tmp_path, "Đã học tập.\nHội nghị có 16.275 lượt người tham dự.", "luot_nguoi: 162.750")[0]
    assert (in_text(found).line, in_text(found).column) == (10, 19)
    assert "ghi 162.750, còn lời văn (data/submissions/lam-ha.yaml:8) viết “16.275 lượt người”" in found.message
    assert found.hint == "viết 16.275 nếu lời văn đúng; nếu không thì sửa lời văn."


def test_another_measure_is_said_with_the_likely_value(tmp_path: Path) -> None:
    text = "Vận động Quỹ “Vì người nghèo” được 65.580.150.530 đồng."
    found = tell(tmp_path, text, "quy: 65.580.150.530")[0]
    assert "cần số theo triệu đồng, nhưng ghi 65.580.150.530" in found.message
    assert "có thể đã ghi theo đồng" in found.message
    assert found.hint == "viết 65.580,15053 (triệu đồng)."


def test_arithmetic_is_found_at_its_very_characters(tmp_path: Path) -> None:
    found = tell(tmp_path, "Có 38/62 tổ chức cơ sở đảng đạt, chiếm 71,5 %.")[0]
    at = in_text(found)
    assert found.snippet is not None
    assert at.end_column is not None
    assert found.snippet[at.column - 1 : at.end_column - 1] == "38/62 tổ chức cơ sở đảng đạt, chiếm 71,5 %"
    assert "38/62 = 61,3%, nhưng ghi 71,5 %" in found.message


def test_a_date_ahead_in_what_is_planned_is_no_slip(tmp_path: Path) -> None:
    assert rules(tell(tmp_path, "Ngày 26/3/2020, tổ chức hội thi.", item="II")) == []


def test_a_report_sent_in_another_year_than_it_is_due_is_doubted(tmp_path: Path) -> None:
    found = tell(tmp_path, "Có.", head="ngay_gui: 8/4/2017")
    assert rules(found) == ["doubtful-date"]
    assert in_text(found[0]).line == 3


def test_the_sign_of_the_report_is_read_as_those_of_its_documents(tmp_path: Path) -> None:
    found = tell(tmp_path, "Có.", head='ngay_gui: 8/4/2019\nso_ky_hieu: "Số: 61 - BC/HU"')
    assert (rules(found), found[0].hint) == (["untidy-sign"], "viết 61-BC/HU.")
