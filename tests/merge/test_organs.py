"""Who issued a document: told from the sign, the roster, the report's own sign or what the unit writes."""

import re
from pathlib import Path

import pytest

from tests.builders import REPOSITORY, markdown, merged, open_docx, outline, paragraphs, rows, write
from tests.provinces import ITEMS, ROSTER, issuers, listed, paper, papers, province


@pytest.mark.parametrize(
    ("sign", "organ"),
    [
        ("51-KH/TU", "Tỉnh ủy"),
        ("07-HD/BDVTU", "Ban Dân vận Tỉnh ủy"),
        ("12-HD/BTCTU", "Ban Tổ chức Tỉnh ủy"),
        ("09-BC/UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy"),
        ("15-CV/VPTU", "Văn phòng Tỉnh ủy"),
        ("62-KL/TW", "Trung ương"),
        ("01-KH/BCĐTW", "Ban Chỉ đạo Trung ương"),
        ("454-CV/BDVTW", "Ban Dân vận Trung ương"),
        ("20-CV/VPTW", "Văn phòng Trung ương Đảng"),
        ("56/2012/NĐ-CP", "Chính phủ"),
        ("18/CT-TTg", "Thủ tướng Chính phủ"),
        ("75/2015/QH13", "Quốc hội"),
        ("01/2011/TT-BNV", "Bộ Nội vụ"),
        ("01/2014/TTLT-BNV-BTC", "Bộ Nội vụ, Bộ Tài chính"),
        ("45-KH/TĐTN", "Tỉnh đoàn"),
        ("16-KH/ĐĐMTTQ", "Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh"),
    ],
)
def test_a_sign_that_one_organ_bears_is_that_organs_whoever_lists_it(tmp_path: Path, sign: str, organ: str) -> None:
    root = province(tmp_path, di_linh=papers(paper(sign)), phu_nu=papers(paper(sign)))
    assert issuers(root) == [(sign, organ)]


@pytest.mark.parametrize(
    ("unit", "sign", "organ"),
    [
        ("da_lat", "15-KH/ThU", "Thành ủy Đà Lạt"),
        ("di_linh", "12-KH/HU", "Huyện ủy Di Linh"),
        ("di_linh", "12-kh/hu", "Huyện ủy Di Linh"),
        ("di_linh", "04-HD/BDVHU", "Ban Dân vận Huyện ủy Di Linh"),
        ("khoi", "18-KH/ĐUK", "Đảng ủy Khối các cơ quan tỉnh"),
        ("khoi", "18-KH/ĐU", "Đảng ủy Khối các cơ quan tỉnh"),
        ("cong_an", "212-NQ/ĐU", "Đảng ủy Công an tỉnh"),
        ("mttq", "04-KH/ĐĐ", "Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh"),
        ("mttq", "05/CTr-MTTQ-BTT", "Ủy ban MTTQ Việt Nam tỉnh"),
        ("ldld", "77/HD-LĐLĐ", "Liên đoàn Lao động tỉnh"),
        ("ban_can_su", "123/KH-UBND", "Ủy ban nhân dân tỉnh"),
        ("ban_can_su", "09-NQ/BCSĐ", "Ban cán sự đảng Ủy ban nhân dân tỉnh"),
        ("cong_an", "55/KH-CAT-PV11", "Công an tỉnh"),
    ],
)
def test_a_sign_that_several_bear_is_its_listers_own(tmp_path: Path, unit: str, sign: str, organ: str) -> None:
    assert issuers(province(tmp_path, **{unit: papers(paper(sign))})) == [(sign, organ)]


@pytest.mark.parametrize(
    ("unit", "sign", "subject"),
    [
        ("mttq", "12-KH/HU", "kế hoạch kiểm tra"),
        ("mttq", "12-KH/HU", "phối hợp với huyện Đức Trọng"),
        ("mttq", "12-KH/HU", "quy chế giữa huyện Đức Trọng và huyện Di Linh"),
        ("di_linh", "06-ĐA/ThU", "xây dựng chợ văn minh"),
        ("di_linh", "123/KH-UBND", "giảm nghèo năm 2015"),
        ("phu_nu", "212-NQ/ĐU", "nghị quyết chuyên đề"),
        ("tinh_doan", "04-KH/ĐĐ", "kế hoạch của đảng đoàn"),
        ("di_linh", "12-KH/BCĐ", "kế hoạch kiểm tra"),
        ("ban_dan_van", "30-CTrPH/BDVTU-UBND", "phối hợp công tác dân vận"),
        ("di_linh", "12-HD/XYZ", "hướng dẫn lạ"),
        ("di_linh", "Kế hoạch năm 2010", "kế hoạch không số"),
    ],
)
def test_what_nobody_can_tell_is_left_blank_and_asked_in_yellow(
    tmp_path: Path, unit: str, sign: str, subject: str
) -> None:
    root = province(tmp_path, **{unit: papers(paper(sign, subject))})
    assert issuers(root) == [(sign, "")]
    document = open_docx(write(root)[0])
    table = next(each for each in rows(document) if "Cơ quan ban hành" in each[0])
    assert table[1][-1] == ""
    asked = f"[Chưa rõ cơ quan ban hành của 01 văn bản: {sign}, ngày 12/3/2010.]"
    assert asked in [text for _, text in paragraphs(document)]


def test_where_every_organ_is_known_nothing_is_asked(tmp_path: Path) -> None:
    root = province(tmp_path, di_linh=papers(paper("12-KH/HU")))
    assert "Chưa rõ" not in markdown(root)[0]


@pytest.mark.parametrize(
    ("sign", "subject", "organ"),
    [
        ("12-KH/HU", "kế hoạch thực hiện Kết luận trong Đảng bộ huyện Di Linh", "Huyện ủy Di Linh"),
        ("12-KH/HU", "kế hoạch của Huyện ủy Đức Trọng", "Huyện ủy Đức Trọng"),
        ("15-KH/ThU", "thực hiện Kết luận tại Đảng bộ thành phố Đà Lạt", "Thành ủy Đà Lạt"),
        ("34/KH-UBND", "kế hoạch của UBND tỉnh về dân vận chính quyền", "Ủy ban nhân dân tỉnh"),
        ("34/KH-UBND", "kế hoạch của UBND huyện Đức Trọng", "Ủy ban nhân dân huyện Đức Trọng"),
    ],
)
def test_the_subject_may_say_whose_it_is(tmp_path: Path, sign: str, subject: str, organ: str) -> None:
    assert issuers(province(tmp_path, mttq=papers(paper(sign, subject)))) == [(sign, organ)]


@pytest.mark.parametrize(
    ("typed", "organ"),
    [
        ("Hội đồng nhân dân tỉnh", "Hội đồng nhân dân tỉnh"),
        ("Huyện ủy", "Huyện ủy Di Linh"),
        ("UBND huyện", "UBND huyện Di Linh"),
        ("Ban Thường vụ Huyện ủy", "Ban Thường vụ Huyện ủy Di Linh"),
        ("Liên hiệp các Hội", "Liên hiệp các Hội"),
    ],
)
def test_a_unit_may_name_the_organ_itself(tmp_path: Path, typed: str, organ: str) -> None:
    root = province(tmp_path, di_linh=papers(paper("20/NQ-HĐND", co_quan=typed)))
    assert issuers(root) == [("20/NQ-HĐND", organ)]
    assert "20/NQ-HĐND, ngày 12/3/2010 của " + typed in markdown(root)[1]


def test_a_symbol_of_a_unit_may_stand_in_the_roster(tmp_path: Path) -> None:
    roster = ROSTER.replace("ten_ngan: Công an tỉnh,", "ten_ngan: Công an tỉnh, ky_hieu: [ĐUCA, ĐUCAT],")
    assert roster != ROSTER
    root = province(tmp_path, roster, cong_an=papers(paper("12-NQ/ĐUCA"), paper("13-NQ/ĐUCAT")))
    assert [organ for _, organ in issuers(root)] == ["Đảng ủy Công an tỉnh"] * 2


def test_the_number_of_a_report_says_what_its_unit_bears(tmp_path: Path) -> None:
    root = province(tmp_path, cong_an="so_ky_hieu: 74-BC/ĐUCA\n" + papers(paper("12-NQ/ĐUCA")))
    assert issuers(root) == [("12-NQ/ĐUCA", "Đảng ủy Công an tỉnh")]


def test_a_slip_in_the_number_of_a_report_does_not_make_the_provinces_document_its_own(tmp_path: Path) -> None:
    root = province(tmp_path, cong_an="so_ky_hieu: 74-BC/TU\n" + papers(paper("51-KH/TU")))
    assert issuers(root) == [("51-KH/TU", "Tỉnh ủy")]


def test_one_document_that_several_list_stands_once_with_its_organ(tmp_path: Path) -> None:
    root = province(
        tmp_path,
        da_lat=papers(paper("51-KH/TU", "kế hoạch thực hiện Kết luận")),
        di_linh=papers(paper("Số 51 - KH/TU", "kế hoạch của tỉnh", "2010-03-12", co_quan="Ban Thường vụ Tỉnh ủy")),
        mttq=papers(paper("12-KH/HU", "kế hoạch của huyện")),
        duc_trong=papers(paper("12-KH/HU", "thực hiện Kết luận")),
    )
    assert [(each.document.number, [unit.id for unit in each.units]) for each in listed(root)] == [
        ("51-KH/TU", ["da-lat", "di-linh"]),
        ("12-KH/HU", ["duc-trong", "mttq"]),
    ]
    assert issuers(root) == [("51-KH/TU", "Tỉnh ủy"), ("12-KH/HU", "Huyện ủy Đức Trọng")]


def test_where_two_districts_bear_the_sign_nobody_can_tell_whose_a_third_lists(tmp_path: Path) -> None:
    root = province(
        tmp_path,
        duc_trong=papers(paper("12-KH/HU", "kế hoạch của Đức Trọng")),
        di_linh=papers(paper("12-KH/HU", "kế hoạch của Di Linh")),
        mttq=papers(paper("12-KH/HU", "kế hoạch của huyện")),
    )
    assert [organ for _, organ in issuers(root)] == ["Huyện ủy Đức Trọng", "Huyện ủy Di Linh", ""]


def test_the_list_is_in_the_order_of_organs_then_of_dates(tmp_path: Path) -> None:
    root = province(
        tmp_path,
        da_lat=papers(paper("02-NQ/ThU", day="1/2/2018"), paper("01-KH/ThU", day="1/2/2010"), paper("09-KH/HU")),
        di_linh=papers(paper("05-KH/HU", day="1/1/2009"), paper("62-KL/TW", day="8/12/2009")),
        mttq=papers(paper("34-CT/TU", day="14/7/2014"), paper("51-KH/TU", day="22/1/2010"), paper("07-HD/BDVTU")),
        ban_can_su=papers(paper("10-CV/VPTU"), paper("11/KH-UBND")),
    )
    assert [number for number, _ in issuers(root)] == [
        *("62-KL/TW", "51-KH/TU", "34-CT/TU", "10-CV/VPTU", "07-HD/BDVTU"),
        *("01-KH/ThU", "02-NQ/ThU", "05-KH/HU", "11/KH-UBND", "09-KH/HU"),
    ]


def test_the_kind_is_the_units_word_else_the_signs(tmp_path: Path) -> None:
    root = province(
        tmp_path,
        di_linh=papers(
            paper("12-KH/HU"),
            paper("66-QĐ/HU", loai="quy định"),
            paper("13-KH/HU", loai="KH"),
            paper("9-QĐ/HU", "mức chi"),
        ),
    )
    table = next(each for each in rows(open_docx(write(root)[0])) if "Loại" in each[0])
    assert [row[3] for row in table[1:]] == ["Kế hoạch", "Quy định", "Kế hoạch", ""]
    assert "quy định 66-QĐ/HU, ngày 12/3/2010" in markdown(root)[1]


TITLE = ("Danh mục văn bản", "Danh mục văn bản tiêu biểu")


def title(root: Path) -> str:
    shown = [text for _, text in paragraphs(open_docx(write(root)[0]))]
    return next(each for each in shown if each in TITLE)


@pytest.mark.parametrize(("count", "every"), [(1, True), (2, True), (3, False), (26, False)])
def test_the_list_is_of_examples_where_more_are_counted(tmp_path: Path, count: int, *, every: bool) -> None:
    entries = papers(paper("12-KH/HU"), paper("13-KH/HU"), paper("51-KH/TU"))  # the province's is not its own
    assert title(province(tmp_path, di_linh=f"so_van_ban: {count}\n{entries}")) == TITLE[not every]


def test_the_list_is_of_examples_where_a_unit_counts_and_lists_none(tmp_path: Path) -> None:
    root = province(tmp_path, di_linh="so_van_ban: 1\n" + papers(paper("12-KH/HU")), da_lat="so_van_ban: 4")
    assert title(root) == TITLE[1]


def test_the_list_is_whole_where_nothing_is_counted_beside_it(tmp_path: Path) -> None:
    assert title(province(tmp_path, di_linh=papers(paper("12-KH/HU")))) == TITLE[0]


def test_the_list_is_of_examples_where_only_examples_were_asked_for(tmp_path: Path) -> None:
    asked = outline(ITEMS.replace("ten: Văn bản đã ban hành", "ten: Văn bản tiêu biểu"))
    assert title(province(tmp_path, asked=asked, di_linh=papers(paper("12-KH/HU")))) == TITLE[1]


def test_the_merged_data_name_the_organ(tmp_path: Path) -> None:
    root = province(tmp_path, di_linh=papers(paper("51-KH/TU"), paper("12-KH/HU")), mttq=papers(paper("13-KH/HU")))
    assert [(each["number"], each["kind"], each["organ"], each["issued_by"]) for each in merged(root)["documents"]] == [
        ("51-KH/TU", "Kế hoạch", "Tỉnh ủy", None),
        ("12-KH/HU", "Kế hoạch", "Huyện ủy Di Linh", "di-linh"),
        ("13-KH/HU", "Kế hoạch", None, None),
    ]


DISTRICT = """\
nhom: [{ma: xa, ten: Các đảng ủy, gui_truoc: 10/4/2019}]
don_vi:
  - {ma: ban-dan-van, ten: Ban Dân vận Huyện ủy, vai_tro: tong_hop}
  - {ma: gung-re, ten: Đảng ủy xã Gung Ré, ten_ngan: Gung Ré, nhom: xa}
  - {ma: thi-tran, ten: Đảng ủy thị trấn Di Linh, ten_ngan: thị trấn Di Linh, nhom: xa}
"""


def test_a_districts_campaign_has_the_districts_documents_first(tmp_path: Path) -> None:
    asked = outline(ITEMS).replace("TỈNH ỦY LÂM ĐỒNG", "HUYỆN ỦY DI LINH").replace("BC/TU", "BC/HU")
    root = province(
        tmp_path,
        DISTRICT,
        asked,
        gung_re=papers(
            paper("12-NQ/ĐU"), paper("15-KH/HU"), paper("51-KH/TU"), paper("04-HD/BDVHU"), paper("9/KH-UBND")
        ),
        thi_tran=papers(paper("12-NQ/ĐU")),
    )
    assert issuers(root) == [
        ("51-KH/TU", "Tỉnh ủy"),
        ("15-KH/HU", "Huyện ủy"),
        ("04-HD/BDVHU", "Ban Dân vận Huyện ủy"),
        ("12-NQ/ĐU", "Đảng ủy xã Gung Ré"),
        ("12-NQ/ĐU", "Đảng ủy thị trấn Di Linh"),
        ("9/KH-UBND", ""),
    ]


def test_a_state_organs_campaign_names_itself(tmp_path: Path) -> None:
    asked = outline(ITEMS).replace("TỈNH ỦY LÂM ĐỒNG", "ỦY BAN NHÂN DÂN HUYỆN ĐỨC TRỌNG").replace("BC/TU", "BC-UBND")
    roster = "nhom: [{ma: phong, ten: Các phòng}]\ndon_vi: [{ma: noi-vu, ten: Phòng Nội vụ, nhom: phong}]\n"
    root = province(tmp_path, roster, asked, noi_vu=papers(paper("12/KH-UBND"), paper("51-KH/TU")))
    assert issuers(root) == [("51-KH/TU", "Tỉnh ủy"), ("12/KH-UBND", "Ủy ban nhân dân huyện Đức Trọng")]


def test_the_document_on_lists_names_the_organs_as_they_are_told(tmp_path: Path) -> None:
    text = (REPOSITORY / "docs/lists.md").read_text("utf-8")
    told = re.findall(r"^\| `(\S+)` \| (.+) \|$", text, re.MULTILINE)
    assert len(told) > 10
    root = province(
        tmp_path, di_linh=papers(*(paper(f"{number}-CV/{each}") for number, (each, _) in enumerate(told, 1)))
    )
    assert dict(issuers(root)) == {f"{number}-CV/{each}": organ for number, (each, organ) in enumerate(told, 1)}
