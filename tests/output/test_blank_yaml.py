"""The form of a unit as YAML: blank it says nothing, filled in it is the unit's submission."""

from pathlib import Path

from tests.small_campaign import find, write_campaign
from tongket.model.addresses import WHOLE_REPORT, WHY_NOT, Address
from tongket.model.forms import (
    FormColumn,
    FormLine,
    FormRegion,
    FormRow,
    FormStamp,
    FormTable,
    LineRole,
    Slot,
    SlotKind,
    TableKind,
    UnitForm,
)
from tongket.model.outline import Option
from tongket.model.roster import Unit
from tongket.output.blank_yaml import blank_yaml

OUTLINE = """\
ma: thu
bao_cao: {trich_yeu: tổng kết, co_quan: TỈNH ỦY LÂM ĐỒNG}
muc:
  - ma: II
    ten: KẾT QUẢ
    muc:
      - ma: II.1
        ten: Quán triệt
        chi_tieu:
          - {ma: hoi_nghi, ten: Số hội nghị, kieu: so_nguyen}
          - {ma: dang_vien, ten: Đảng viên, kieu: so_nguyen, moc: [2009, 2018]}
          - {ma: so_ket, ten: Có sơ kết, kieu: co_khong}
          - {ma: hinh_thuc, ten: Hình thức, kieu: lua_chon, chon: [{ma: tt, ten: TT}, {ma: ttt, ten: TTT}]}
          - {ma: van_ban, ten: Văn bản, kieu: van_ban, bat_buoc: khong}
bieu:
  - ma: PL1
    ten: Bộ máy
    hang: [{ma: mttq, ten: Mặt trận}]
    cot: [{ma: can_bo, ten: Cán bộ, kieu: so_nguyen}]
"""
UNITS = "nhom: [{ma: huyen, ten: Huyện}]\ndon_vi: [{ma: da-lat, ten: Thành ủy Đà Lạt, nhom: huyen}]\n"
UNIT = Unit(
    id="da-lat",
    name="Thành ủy Đà Lạt",
    short_name="Đà Lạt",
    territory=None,
    group=None,
    before=None,
    contact=None,
    compiling=False,
)


def slot(key: str, label: str, kind: SlotKind = SlotKind.FIGURE, part: str = "") -> Slot:
    options = (Option(id="tt", name="trực tiếp"), Option(id="ttt", name="trực tuyến")) if key == "hinh_thuc" else ()
    at = Address(place="II.1", key=key, part=part)
    return Slot(address=at, kind=kind, label=label, prompt="[gõ số]", options=options)


def asked(*pieces: str | Slot) -> FormLine:
    return FormLine(role=LineRole.ASKED, pieces=pieces, place="II.1")


def heading(place: str, text: str) -> FormLine:
    return FormLine(role=LineRole.HEADING, pieces=(text,), place=place, level=1)


FORM = UnitForm(
    stamp=FormStamp(campaign="thu", version="3f2a91bc", unit="da-lat", number=1),
    unit=UNIT,
    head={},
    body=(
        FormLine(role=LineRole.ASKED, pieces=("Thực hiện Kế hoạch,",), place=WHOLE_REPORT),
        heading("II", "II. KẾT QUẢ"),
        heading("II.1", "1. Quán triệt"),
        FormLine(role=LineRole.GUIDANCE, pieces=("Nêu số hội nghị: tất cả các cấp.",), place="II.1"),
        asked("2009: ", slot("dang_vien", "Đảng viên, năm 2009", part="2009"), "; ", slot("hoi_nghi", "Số hội nghị")),
        asked("năm 2018 có ", slot("dang_vien", "Đảng viên, năm 2018", part="2018")),
        asked(slot("so_ket", "Có sơ kết", SlotKind.YES_NO), slot("so_ket", "Lý do", SlotKind.TEXT, WHY_NOT)),
        asked(slot("hinh_thuc", "Hình thức", SlotKind.CHOICE)),
        FormTable(
            kind=TableKind.DOCUMENTS,
            address=Address(place="II.1", key="van_ban"),
            title="Văn bản đã ban hành",
            columns=(
                FormColumn(id="", heading="TT", width=1),
                FormColumn(id="so", heading="Số, ký hiệu", width=2),
                FormColumn(id="ngay", heading="Ngày", width=2, kind=SlotKind.DATE),
                FormColumn(id="trich_yeu", heading="Trích yếu", width=5),
            ),
            blank=4,
        ),
        FormRegion(address=Address(place="II.1"), label="Kết quả", prompt="[viết ở đây]", points=False),
    ),
    annexes=(
        (
            FormLine(role=LineRole.CAPTION, pieces=("Biểu 1",), place="PL1"),
            FormTable(
                kind=TableKind.STATISTICS,
                address=Address(place="PL1", table=True),
                title="Bộ máy",
                columns=(
                    FormColumn(id="", heading="Tổ chức", width=3),
                    FormColumn(id="can_bo", heading="Cán bộ", width=1),
                ),
                rows=(FormRow(id="mttq", name="Mặt trận"),),
            ),
        ),
    ),
)  # fmt: skip


def found_in(root: Path, text: str) -> list[tuple[str, bool]]:
    files = {"data/outline.yaml": OUTLINE, "data/units.yaml": UNITS, "data/submissions/da-lat.yaml": text}
    return [(each.rule.id, each.is_error) for each in find(write_campaign(root, files))]


def test_a_blank_form_is_legal_and_says_nothing(tmp_path: Path) -> None:
    found = found_in(tmp_path, blank_yaml(FORM))
    assert [each for each in found if each[1]] == []
    assert {rule for rule, _ in found} == {"missing-date", "missing-answer", "missing-table", "missing-figure"}


def test_a_form_that_is_filled_in_is_a_submission(tmp_path: Path) -> None:
    text = blank_yaml(FORM)
    for key, typed in {
        "ngay_gui:": "8/4/2019",
        "hoi_nghi:": "12",
        "2009:": "3.120",
        "2018:": "4.875",
        "so_ket:": '{khong: "chưa đến kỳ, để năm 2020"}',
        "hinh_thuc:": "[tt, ttt]",
        "- so:": "15-KH/ThU",
        "  ngay:": "12/3/2010",
        "trich_yeu:": "thực hiện Kết luận số 62-KL/TW",
        "can_bo:": "12",
    }.items():
        assert text.count(f"{key}\n") == 1, key
        text = text.replace(f"{key}\n", f"{key} {typed}\n")
    text = text.replace("noi_dung: |\n", "noi_dung: |\n      Đã quán triệt: đủ # các cấp.\n")
    assert found_in(tmp_path, text) == []


def test_guidance_and_kinds_stand_above_what_is_asked() -> None:
    text = blank_yaml(FORM)
    for each in (
        "# Mẫu báo cáo của Thành ủy Đà Lạt (thu, đề cương 3f2a91bc, mẫu số 1)\n",
        "  # 1. Quán triệt\n  # Nêu số hội nghị: tất cả các cấp.\n  II.1:\n",
        "      # Số hội nghị (gõ số)\n      hoi_nghi:\n",
        "      # tt: trực tiếp\n      # ttt: trực tuyến\n      hinh_thuc:\n",
        "  # II. KẾT QUẢ\n",
    ):
        assert each in text
    assert "Thực hiện Kế hoạch" not in text
