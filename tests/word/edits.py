"""What people do to a draft in Word, done to its XML; and a small campaign whose draft is worth editing."""

from collections.abc import Callable, Mapping
from pathlib import Path

from lxml import etree

from tests.builders import campaign, outline, write
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT, write_package
from tongket.word.reading import WordFile, open_word

ITEMS = """\
  - ma: I
    so: I.
    ten: KẾT QUẢ THỰC HIỆN
    muc:
      - ma: I.1
        ten: Công tác quán triệt
        chi_tieu:
          - {ma: hoi_nghi, ten: Số hội nghị quán triệt, don_vi_tinh: hội nghị, kieu: so_nguyen}
          - {ma: dang_vien, ten: Số đảng viên, kieu: so_nguyen, moc: [2009, 2018]}
          - {ma: ke_hoach, ten: Có kế hoạch riêng, kieu: co_khong}
          - {ma: lop, ten: Số lớp bồi dưỡng, kieu: so_nguyen}
          - {ma: van_ban, ten: Văn bản đã ban hành, kieu: van_ban, bat_buoc: false}
        cau_dan:
          - "{{ ke_hoach.ty_so }} đơn vị có kế hoạch riêng ({{ (ke_hoach.co / ke_hoach.tra_loi) | phan_tram(1) }})."
          - "Các đơn vị đã tổ chức {{ hoi_nghi }} hội nghị quán triệt."
          - "Số đảng viên {{ dang_vien.xu_huong }} {{ dang_vien.ty_le_chenh_lech | phan_tram(1) }}."
          - "Đã mở {{ lop }} lớp bồi dưỡng."
        chu_tri: [mttq, phu-nu]
      - ma: I.2
        ten: Hạn chế
        kieu: danh_sach
        nhom_y:
          - {ma: lanh_dao, ten: "Về lãnh đạo, chỉ đạo", tu_khoa: [cấp ủy, lãnh đạo]}
          - {ma: kinh_phi, ten: "Về kinh phí", tu_khoa: [kinh phí]}
"""
TABLE = """\
bieu:
  - ma: PL1
    ten: Cán bộ Mặt trận
    hang: [{ma: mttq, ten: Mặt trận Tổ quốc}, {ma: nong_dan, ten: Hội Nông dân}]
    cong_hang: co
    cot:
      - {ma: can_bo, ten: Cán bộ chuyên trách, don_vi_tinh: người, kieu: so_nguyen, tong: cong}
      - {ma: nu, ten: "Trong đó: nữ", kieu: so_nguyen, tong: cong}
      - {ma: ty_le, ten: Tỷ lệ nữ, kieu: ty_le, cong_thuc: "nu / can_bo"}
"""


def answers(
    meetings: int,
    members: tuple[int, int],
    *points: str,
    plan: str = "có",
    officers: tuple[int, int] = (10, 4),
    text: str = "",
) -> str:
    """Return what a unit answers: meetings, members in 2009 and 2018, points, officers of whom women, prose."""
    said = "".join(f"    - {each}\n" for each in points)
    prose = f"    noi_dung: {text}\n" if text else ""
    return (
        f"tra_loi:\n  I.1:\n{prose}    chi_tieu:\n      hoi_nghi: {meetings}\n      ke_hoach: {plan}\n"
        f"      dang_vien: {{2009: {members[0]}, 2018: {members[1]}}}\n  I.2: |\n{said}"
        f"bieu:\n  PL1:\n    mttq: {{can_bo: {officers[0]}, nu: {officers[1]}}}\n"
    )


LEADERSHIP = "Một số cấp ủy chưa quan tâm lãnh đạo công tác Mặt trận."
MONEY = "Kinh phí cho giám sát, phản biện xã hội còn thiếu."
DA_LAT = answers(214, (3_000, 4_000), LEADERSHIP)
BAO_LOC = answers(176, (2_000, 2_500), LEADERSHIP, plan="không")
DI_LINH = answers(193, (1_000, 1_100), LEADERSHIP, MONEY)
MTTQ = "tra_loi:\n  I.1:\n    noi_dung: Ủy ban Mặt trận Tổ quốc tỉnh đã hướng dẫn cơ sở.\n"


def small(root: Path, **submissions: str) -> Path:
    """Write the campaign of these edits: two units have answered unless others are given."""
    given = submissions or {"da_lat": DA_LAT, "bao_loc": BAO_LOC, "mttq": MTTQ}
    return campaign(root, {"data/outline.yaml": outline(ITEMS, TABLE)}, **given)


def late(root: Path, unit: str, body: str) -> None:
    """Add a unit's answers that came late, or put others in place of those that are there."""
    head = f"don_vi: {unit}\nde_cuong: thu\nngay_gui: 8/4/2019\n"
    (root / "data" / "submissions" / f"{unit}.yaml").write_text(head + body, "utf-8")


def draft(root: Path) -> Path:
    """Write the draft of a campaign and return where."""
    return write(root)[0]


def edit(path: Path, change: Callable[[etree._Element], object]) -> None:
    """Change the body of a document and save it, as Word would: every other part stays."""
    word = open_word(path)
    change(word.body)
    parts = {**word.parts, DOCUMENT: etree.tostring(word.roots[DOCUMENT])}
    path.write_bytes(write_package(parts))


def text(path: Path) -> str:
    """Return the paragraphs of a document, one a line."""
    return "\n".join(each.text for each in open_word(path).paragraphs())


def control(body: etree._Element, tag: str) -> etree._Element:
    """Return the first content control with a tag."""
    return next(
        each
        for each in body.iter(w("sdt"))
        if any(found.get(w("val")) == tag for found in each.iterfind(f"{w('sdtPr')}/{w('tag')}"))
    )


def tags(word: WordFile) -> Mapping[str, str]:
    """Return the text of each content control by its tag."""
    return {
        str(found.get(w("val"))): "".join(each.text or "" for each in sdt.iter(w("t")))
        for sdt in word.body.iter(w("sdt"))
        for found in sdt.iterfind(f"{w('sdtPr')}/{w('tag')}")
    }


def retype(body: etree._Element, tag: str, words: str) -> None:
    """Type other words into a control."""
    next(control(body, tag).iter(w("t"))).text = words


def delete(element: etree._Element) -> None:
    """Delete an element without a trace."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def split_runs(body: etree._Element, tag: str) -> None:
    """Split the run of a control in two, as Word does."""
    run = next(control(body, tag).iter(w("r")))
    shown = next(run.iter(w("t")))
    words = shown.text or ""
    other = etree.fromstring(etree.tostring(run))
    shown.text, next(other.iter(w("t"))).text = words[:2], words[2:]
    run.addnext(other)
