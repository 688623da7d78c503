"""What a unit typed into its form stands in its submission as it was typed, and is understood where it can be."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.small_campaign import check_campaign, write_campaign
from tongket.intake import read_campaign, take_in
from tongket.model.addresses import WHOLE_REPORT, WHY_NOT, Address
from tongket.model.answers import Submission
from tongket.model.outline import FactKind, Indicator, Option, Outline, Totalling
from tongket.model.returned import ReturnedValue, Way
from tongket.output.submission_yaml import submission_tree, submission_yaml
from tongket.output.typed_values import read_choices, read_no, says_nothing
from tongket.source.tree import parse_source
from tongket.workspace import open_workspace

OUTLINE = """\
ma: thu
bao_cao: {trich_yeu: tổng kết, co_quan: TỈNH ỦY LÂM ĐỒNG}
muc:
  - {ma: I.1, ten: Khái quát}
  - ma: II.1
    ten: Quán triệt
    chi_tieu:
      - {ma: hoi_nghi, ten: Số hội nghị, kieu: so_nguyen}
      - {ma: dang_vien, ten: Đảng viên, kieu: so_nguyen, moc: [2009, 2018]}
      - {ma: so_ket, ten: Có sơ kết, kieu: co_khong}
      - {ma: hinh_thuc, ten: Hình thức, kieu: lua_chon, chon: [{ma: tt, ten: trực tiếp}, {ma: ttt, ten: trực tuyến}]}
      - {ma: van_ban, ten: Văn bản, kieu: van_ban}
      - {ma: mo_hinh, ten: Mô hình, kieu: mo_hinh}
  - {ma: II.2, ten: Hạn chế, kieu: danh_sach}
bieu:
  - ma: PL1
    ten: Bộ máy
    hang: [{ma: mttq, ten: Mặt trận}, {ma: phu_nu, ten: Phụ nữ}]
    cot: [{ma: can_bo, ten: Cán bộ, kieu: so_nguyen}, {ma: ghi_chu, ten: Ghi chú, kieu: van_ban_ngan}]
"""
UNITS = """\
nhom: [{ma: huyen, ten: Huyện}]
don_vi: [{ma: da-lat, ten: Thành ủy Đà Lạt, nhom: huyen}]
"""


def value(place: str, text: str, key: str = "", part: str = "", number: int = 0) -> ReturnedValue:
    at = Address(place=place, key=key, part=part, number=number, table=place == "PL1")
    return ReturnedValue(address=at, text=text, way=Way.CONTROL, place="đoạn 1")


FILLED = (
    value(WHOLE_REPORT, "45-BC/ThU", "so_ky_hieu"),
    value(WHOLE_REPORT, "ngày 08 tháng 4 năm 2019", "ngay_gui"),
    value(WHOLE_REPORT, "Bí thư", "chuc_vu"),
    value(WHOLE_REPORT, "Trần Văn Bình", "nguoi_ky"),
    value("I.1", "Thành phố có 16 phường, xã: 12 phường # 4 xã.\n- Đảng bộ có 95 chi bộ."),
    value("II.1", "Đã tổ chức quán triệt."),
    value("II.1", "1.234", "hoi_nghi"),
    value("II.1", "3.120", "dang_vien", "2009"),
    value("II.1", "4.875", "dang_vien", "2018"),
    value("II.1", "Không", "so_ket"),
    value("II.1", "chưa đến kỳ: năm 2020", "so_ket", WHY_NOT),
    value("II.1", "Trực tuyến; trực tiếp", "hinh_thuc"),
    value("II.1", "15-KH/ThU", "van_ban", "so", 1),
    value("II.1", "12/3/2010", "van_ban", "ngay", 1),
    value("II.1", 'thực hiện Kết luận số 62-KL/TW: "dân vận khéo"', "van_ban", "trich_yeu", 1),
    value("II.1", "Tổ tự quản", "mo_hinh", "ten", 2),
    value("II.1", "38/38 tổ dân phố tham gia", "mo_hinh", "ket_qua", 2),
    value("II.2", "Không có, vì đơn vị mới thành lập"),
    value("PL1", "12", "mttq", "can_bo"),
    value("PL1", "8", "phu_nu", "can_bo"),
    value("PL1", "- đã trừ # kiêm nhiệm", "mttq", "ghi_chu"),
)


def outline_of(root: Path) -> Outline:
    write_campaign(root, {"data/outline.yaml": OUTLINE, "data/units.yaml": UNITS})
    campaign, found = read_campaign(open_workspace(root))
    assert campaign is not None, found
    return campaign.outline


def taken(root: Path, *values: ReturnedValue) -> Submission:
    """Write what was typed as a submission; return it as it is read."""
    made = submission_tree(values, outline_of(root), "da-lat")
    assert made.left == ()
    (root / "data" / "submissions").mkdir()
    (root / "data" / "submissions" / "da-lat.yaml").write_text(submission_yaml(made.tree), "utf-8")
    workspace = open_workspace(root)
    campaign, _ = read_campaign(workspace)
    assert campaign is not None
    read = take_in(workspace, campaign, keep=True).receipts[0].submission
    assert read is not None
    return read


def test_everything_that_is_typed_is_read_back(tmp_path: Path) -> None:
    read = taken(tmp_path, *reversed(FILLED))
    assert check_campaign(tmp_path) == ()
    assert (read.reference, str(read.sent), read.post, read.signer) == (
        "45-BC/ThU",
        "2019-04-08",
        "Bí thư",
        "Trần Văn Bình",
    )
    assert [each.text for each in read.answers["I.1"].lines] == [
        "Thành phố có 16 phường, xã: 12 phường # 4 xã.",
        "- Đảng bộ có 95 chi bộ.",
    ]
    facts = read.answers["II.1"].facts
    assert facts["hoi_nghi"].value == Decimal(1234)
    assert facts["dang_vien"].by_year == {2009: Decimal(3120), 2018: Decimal(4875)}
    assert (facts["so_ket"].value, facts["so_ket"].reason) == (False, "chưa đến kỳ: năm 2020")
    assert facts["hinh_thuc"].value == ("tt", "ttt")
    assert [(each.number, str(each.day), each.subject) for each in facts["van_ban"].documents] == [
        ("15-KH/ThU", "2010-03-12", 'thực hiện Kết luận số 62-KL/TW: "dân vận khéo"')
    ]
    assert [(each.name, each.result) for each in facts["mo_hinh"].models] == [
        ("Tổ tự quản", "38/38 tổ dân phố tham gia")
    ]
    assert read.answers["II.2"].none_reason == "Không có, vì đơn vị mới thành lập"
    cells = read.tables["PL1"].cells["mttq"]
    assert (cells["can_bo"].typed, cells["ghi_chu"].value) == ("12", "- đã trừ # kiêm nhiệm")


def test_the_order_is_that_of_the_outline(tmp_path: Path) -> None:
    outline = outline_of(tmp_path)
    written = [submission_yaml(submission_tree(each, outline, "da-lat").tree) for each in (FILLED, FILLED[::-1])]
    assert written[0] == written[1]
    source, _ = parse_source(written[0].encode(), "x")
    assert source.complete
    places = [
        written[0].index(f"\n{each}")
        for each in ("don_vi"[:0] + "de_cuong", "ngay_gui", "tra_loi", "  I.1", "  II.1", "  II.2", "bieu")
    ]
    assert places == sorted(places)


def test_what_has_no_place_is_left(tmp_path: Path) -> None:
    odd = (
        value("III", "Phương hướng"),
        value("II.1", "vì chưa cần", "so_ket", WHY_NOT),
        value("II.1", "Có", "so_ket"),
        value("II.1", "5", "dang_vien", "2015"),
    )
    left = submission_tree(odd, outline_of(tmp_path), "da-lat").left
    assert {each.text for each in left} == {"Phương hướng", "vì chưa cần", "5"}


@pytest.mark.parametrize(
    "text",
    ["Không có", "Không có.", "không có: đơn vị mới", "Không có, vì chưa phát sinh", "Không có kiến nghị", "- Không có",
     "Không có nội dung", "Không có đề xuất gì.", "Không có (đơn vị mới chia tách)",
     "Không có vì mới thành lập", "Không có kiến nghị với Trung ương.", "Không có nội dung này",
     "Không có kiến nghị, đề xuất gì với Tỉnh ủy", "Không có đề xuất gì thêm vì đã nêu ở mục trên"],
)  # fmt: skip
def test_an_explicit_nothing_is_one(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    ["Không có đơn vị nào vi phạm.", "Không còn", "Không có cán bộ chuyên trách", "Không có\n- Thiếu kinh phí", "Có",
     "Không có nội dung nào bị bỏ sót", "Không có nội dung gì trong 12 nội dung đã nêu",
     "Không có kinh phí hoạt động, vì ngân sách hạn hẹp"],
)  # fmt: skip
def test_a_sentence_that_goes_on_tells_something(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize(
    ("text", "reason", "tree"),
    [
        ("Có", None, "Có"),
        ("có.", None, "có"),
        ("Không", None, "Không"),
        ("Không", "thiếu kinh phí", {"khong": "thiếu kinh phí"}),
        ("Không, vì thiếu kinh phí", None, {"khong": "vì thiếu kinh phí"}),
        ("Không; lý do: thiếu kinh phí", None, {"khong": "thiếu kinh phí"}),
        ("Không (thiếu kinh phí)", None, {"khong": "thiếu kinh phí"}),
        ("không vì thiếu kinh phí", None, {"khong": "vì thiếu kinh phí"}),
        ("Đang làm", None, "Đang làm"),
        ("Không có văn bản riêng", None, "Không có văn bản riêng"),
        ("Có", "thiếu kinh phí", None),
        ("", "thiếu kinh phí", None),
    ],
)
def test_a_yes_or_no_with_its_reason(text: str, reason: str | None, tree: object) -> None:
    assert read_no(text, reason) == tree


FORMS = Indicator(
    id="hinh_thuc",
    name="Hình thức",
    measure=None,
    kind=FactKind.CHOICE,
    totalling=Totalling.NONE,
    groups=None,
    timing=None,
    mandatory=True,
    negative=False,
    maximum=Decimal(100),
    options=(
        Option(id="hoi_nghi", name="hội nghị"),
        Option(id="hoi_nghi_tap_huan", name="hội nghị, tập huấn"),
        Option(id="tai_lieu", name="biên soạn tài liệu"),
    ),
)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("Hội nghị", "hoi_nghi"),
        ("hoi nghi", "hoi_nghi"),
        ("hội nghị, tập huấn", "hoi_nghi_tap_huan"),
        ("hội nghị; biên soạn tài liệu.", ("hoi_nghi", "tai_lieu")),
        ("- hội nghị, tập huấn\n- biên soạn tài liệu", ("hoi_nghi_tap_huan", "tai_lieu")),
        ("hội nghị và biên soạn tài liệu", ("hoi_nghi", "tai_lieu")),
        ("hội nghị, phát thanh", ("hoi_nghi", "phát thanh")),
        ("tai_lieu", "tai_lieu"),
        ("hội nghị, hội nghị", "hoi_nghi"),
        (";", ";"),
    ],
)
def test_names_of_options_become_ids_and_other_words_stay(text: str, tree: object) -> None:
    assert read_choices(text, FORMS) == tree
