"""What is no figure is set aside without noise, and what is one is not."""

import pytest

from tests.builders import REPOSITORY
from tongket.numbers.digits import plain_text
from tongket.numbers.numbers import read_numbers
from tongket.numbers.setaside import FORMS, Aside, words_and_signs

DATES = [
    "ngày 08/4/2019, 8-4-2019, 8.4.2019, 2019-04-08, 08/4/19",
    "ngày 08 tháng 4 năm 2019; Lâm Đồng, ngày      tháng 4 năm 2019",
    "Ngày 12, 13 và 14/4/2019; từ ngày 14 - 15/3/2019; ngày 05 và 06 tháng 4 năm 2019",
    "tháng 3/2019, tháng 3-2019, 3/2019, tháng 4, các tháng 4, 5 và 6/2019",
    "năm 2009, 2009 - 2019, 2009-2019, giai đoạn 2014 - 2018, nhiệm kỳ 2015 - 2020, năm học 2018 - 2019, năm 2009-19",
    "các năm 2015, 2016 và 2017; từ 2009 đến 2019; trước 2009; sinh năm 1965; (2009)",
    "quý III/2019, quý 2 năm 2018, quý I và quý II/2019; 6 tháng đầu năm 2019; 9 tháng năm 2018",
    "lúc 8 giờ 30 phút; trước 17 giờ ngày 12/4/2019; Đến 16 giờ ngày 11/4; 10:30; 8h30",
    "ngày hội 19/8, dịp 30/4 và 01/5, kỷ niệm 75 năm ngày 2/9, từ 30/4 - 01/5, 8/3, 20/10, đến 31/3.",
    "thế kỷ 21, thập niên 90",
]
DOCUMENTS = [
    "Kết luận số 62-KL/TW, số 01-KH/BCĐTW, 15/2019/QĐ-UBND, 30/2020/NĐ-CP, 212-NQ/ĐU, 05/CTr-MTTQ-BTT",
    "Luật số 75/2015/QH13; Thông tư liên tịch số 01/2016/TTLT-BNV; Công văn số 1234/UBND; Số: 12/KH-UBND",
    "Quyết định số 217, 218-QĐ/TW; Nghị quyết số 18, 19-NQ/TW; 217-QĐ/TW và 218-QĐ/TW",
    "Kết luận 62, Nghị quyết 25, Quyết định 217 và 218, Chỉ thị 40, Nghị quyết 30a, Đề án 61, Chương trình 135",
    "quyết định số 35, công văn số 12",
]
LABELS = [
    "Điều 9, khoản 1 và 2, điểm a khoản 3 Điều 12; Chương 2, tiết 1, Mục 2.4, trang 15, dòng 3, cột 5, câu 2",
    "Phụ lục 2, Biểu 1, Bảng 3, Phụ lục 3, số 1 - 3; Phụ lục số 02; mục II.3.2",
    "Đại hội lần thứ 10, khóa 12, kỳ họp thứ 7, thứ 3, Dự thảo lần 2, đợt 1, bước 2, lớp 12A1, loại 1",
    "Phường 12, tổ dân phố 5, Thôn 3, xã Phước Cát 2, xã Đồng Nai Thượng, Phước Cát 2, Chi bộ 3, tổ 12 phường 9",
    "Quốc lộ 20, ĐT.725, QL 27, số 14 Trần Hưng Đạo, Hội trường số 2, Trung đoàn 994, T78, 4G, Covid-19, 4.0",
    "điện thoại 0263.3822456; ĐT: 0263 3822 123; 0912 345 678; a.b12@lamdong.gov.vn; www.lamdong123.vn",
    "(1) Công tác tuyên truyền; (2) Công tác tổ chức; (3) Công tác kiểm tra.",
    "1. Về tổ chức",
    "2.4. Kiện toàn tổ chức bộ máy",
    "2) Về cán bộ; 3) Về kinh phí",
    "1- Công tác tuyên truyền",
    "Giám sát, phản biện xã hội ở cấp cơ sở còn lúng túng. (12)",
    "Nội dung, phương thức hoạt động chậm đổi mới (13). [Ý riêng.]",
    "phong trào “5 không, 3 sạch”, “Năm dân vận chính quyền 2018”",
    "bản đồ tỷ lệ 1/500, bản đồ địa chính 1/2.000, tỷ lệ 1:10.000",
]


def left(text: str) -> list[str]:
    """Return the numbers of a text that are not set aside."""
    return [each.text for each in read_numbers(plain_text(text)).numbers if each.aside is None]


@pytest.mark.parametrize("text", [*DATES, *DOCUMENTS, *LABELS])
def test_dates_documents_and_labels_are_set_aside(text: str) -> None:
    assert left(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((each, Aside.DATE) for each in DATES[:4]),
        *((each, Aside.DOCUMENT) for each in DOCUMENTS),
        *((each, Aside.LABEL) for each in LABELS[:3]),
    ],
)
def test_it_is_known_why_a_number_is_set_aside(text: str, kind: Aside) -> None:
    assert {each.aside for each in read_numbers(text).numbers} == {kind}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("577 hộ với 2108 khẩu", ["577", "2108"]),
        ("1998 hộ nghèo năm 2018", ["1998"]),
        ("Năm 2018 có 120 lớp", ["120"]),
        ("mỗi tổ 8 - 15 hộ, mỗi lớp 30 học viên", ["8", "15", "30"]),
        ("trong số 26 đơn vị; tổng số 1.234 người; con số 1.785", ["26", "1.234", "1.785"]),
        ("mỗi năm 3 cuộc, mỗi ngày 20 lượt, mỗi tháng 2 buổi", ["3", "20", "2"]),
        ("11/12 huyện, 13/12 xã, 8/3 thôn", ["11", "12", "13", "12", "8", "3"]),
        ("Kế hoạch 5 năm; ban hành nghị quyết 64 lần", ["5", "64"]),
        ("quan điểm 3 bên; chọn điển hình: 09 đề nghị; địa điểm 12", ["3", "09", "12"]),
        ("cấp xã 120, cấp huyện 45", ["120", "45"]),
        ("83,2%/50%; 45.799/36.875 tỷ đồng", ["83,2%", "50%", "45.799", "36.875 tỷ"]),
        ("5.000 giờ lao động, 12 giờ giảng", ["5.000", "12"]),
        ("tăng 100% so với năm 2009", ["100%"]),
        ("1/2500 đại biểu, 1/500 phiếu, tỷ lệ nữ 1/3", ["1", "2500", "1", "500", "1", "3"]),
        ("giảm 35 người (7,9%)", ["35", "7,9%"]),
        ("“Chi bộ vắng trên 20% phải học bù”", ["20%"]),
    ],
)
def test_figures_are_not_set_aside(text: str, figures: list[str]) -> None:
    assert left(text) == figures


@pytest.mark.slow
def test_what_is_found_holds_a_word_or_sign_that_its_pattern_names() -> None:
    files = [
        *(REPOSITORY / "tests").rglob("*.txt"),
        *(REPOSITORY / "data").rglob("*.yaml"),
        *(REPOSITORY / "docs").glob("*.md"),
    ]
    texts = [*DATES, *DOCUMENTS, *LABELS, *(each for file in files for each in file.read_text("utf-8").splitlines())]
    for text in map(plain_text, dict.fromkeys(texts)):
        held = words_and_signs(text)
        for form in FORMS:
            if form.needs and form.needs.isdisjoint(held):
                assert not any(form.find(text)), (form.pattern, text)
