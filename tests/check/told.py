"""A campaign of one item with every kind of figure, for the tests of figures against the words around them."""

from pathlib import Path

from tests.small_campaign import find, write_campaign
from tongket.findings.diagnostics import Diagnostic

OUTLINE = """
ma: thu
bao_cao:
  trich_yeu: tổng kết 10 năm thực hiện Kết luận số 62-KL/TW, ngày 08/12/2009 của Bộ Chính trị
  co_quan: TỈNH ỦY LÂM ĐỒNG
quy_tac: {missing-figure: tat}
giai_doan: {tu: 2009, den: 2019}
muc:
  - ma: I
    ten: Kết quả thực hiện
    chi_tieu:
      - {ma: hoi_nghi, ten: Số hội nghị quán triệt, don_vi_tinh: hội nghị, kieu: so_nguyen}
      - {ma: luot_nguoi, ten: Số lượt người dự hội nghị quán triệt, don_vi_tinh: lượt người, kieu: so_nguyen}
      - {ma: so_van_ban, ten: "Số văn bản lãnh đạo, chỉ đạo đã ban hành", don_vi_tinh: văn bản, kieu: so_nguyen}
      - {ma: kiem_tra, ten: "Số cuộc kiểm tra, giám sát việc thực hiện Kết luận", don_vi_tinh: cuộc, kieu: so_nguyen}
      - {ma: doi_thoai, ten: "Số cuộc tiếp xúc, đối thoại với Nhân dân", don_vi_tinh: cuộc, kieu: so_nguyen}
      - {ma: quy, ten: Tiền vận động Quỹ “Vì người nghèo”, don_vi_tinh: triệu đồng, kieu: so_thuc}
      - {ma: nha, ten: Số nhà đại đoàn kết đã xây dựng, don_vi_tinh: căn, kieu: so_nguyen}
      - {ma: to_nhom, ten: "Số tổ, nhóm đang hoạt động", don_vi_tinh: "tổ, nhóm", kieu: so_nguyen}
      - {ma: ty_le, ten: "Tỷ lệ tập hợp đoàn viên, hội viên", kieu: ty_le}
      - {ma: can_bo, ten: Cán bộ chuyên trách cấp huyện, don_vi_tinh: người, kieu: so_nguyen, moc: [2009, 2018]}
      - {ma: dat, ten: Diện tích đất hiến làm đường, don_vi_tinh: ha, kieu: so_thuc}
      - {ma: duong, ten: Đường thôn đã làm, don_vi_tinh: km, kieu: so_thuc}
      - {ma: ho, ten: Số hộ gia đình văn hóa, don_vi_tinh: hộ, kieu: so_nguyen}
      - {ma: van_ban, ten: Văn bản đã ban hành, kieu: van_ban}
  - {ma: II, ten: "Phương hướng, nhiệm vụ", bat_buoc: khong}
"""
UNITS = """
nhom:
  - {ma: huyen, ten: Các huyện ủy, gui_truoc: 10/4/2019}
don_vi:
  - {ma: lam-ha, ten: Huyện ủy Lâm Hà, ten_ngan: Lâm Hà, ten_dia_ban: huyện Lâm Hà, nhom: huyen}
"""


def tell(
    root: Path, text: str, facts: str = "", item: str = "I", head: str = "ngay_gui: 8/4/2019"
) -> tuple[Diagnostic, ...]:
    """Return what `validate` finds where a unit writes a text beside facts, one a line (`hoi_nghi: 12`)."""
    lines = "".join(f"      {each.strip()}\n" for each in facts.split(";") if each.strip())
    body = f"  {item}:\n    noi_dung: |\n" + "".join(f"      {each}\n" for each in text.split("\n"))
    body += f"    chi_tieu:\n{lines}" if lines else ""
    other = "  I: Có.\n" if item != "I" else ""
    answers = f"don_vi: lam-ha\nde_cuong: thu\n{head}\ntra_loi:\n{other}{body}"
    files = {"data/outline.yaml": OUTLINE, "data/units.yaml": UNITS, "data/submissions/lam-ha.yaml": answers}
    return find(write_campaign(root, files))


def rules(found: tuple[Diagnostic, ...]) -> list[str]:
    """Return the ids of the rules that spoke."""
    return [each.rule.id for each in found]
