"""A province's campaign whose units are of every kind: committees of places, of forces, Party groups."""

from pathlib import Path

from tests.builders import campaign, outline
from tests.merge.deciding import drafted
from tongket.merge.merged import MergedDocument

ROSTER = """\
nhom:
  - {ma: huyen, ten: Các huyện ủy và thành ủy, ten_dem: đảng bộ, gui_truoc: 10/4/2019}
  - {ma: khac, ten: Các đơn vị khác, gui_truoc: 12/4/2019}
don_vi:
  - {ma: ban-dan-van, ten: Ban Dân vận Tỉnh ủy, vai_tro: tong_hop}
  - {ma: da-lat, ten: Thành ủy Đà Lạt, ten_ngan: Đà Lạt, ten_dia_ban: thành phố Đà Lạt, nhom: huyen}
  - {ma: don-duong, ten: Huyện ủy Đơn Dương, ten_ngan: Đơn Dương, ten_dia_ban: huyện Đơn Dương, nhom: huyen}
  - {ma: duc-trong, ten: Huyện ủy Đức Trọng, ten_ngan: Đức Trọng, ten_dia_ban: huyện Đức Trọng, nhom: huyen}
  - {ma: di-linh, ten: Huyện ủy Di Linh, ten_ngan: Di Linh, nhom: huyen}
  - {ma: khoi, ten: Đảng ủy Khối các cơ quan tỉnh, ten_ngan: Khối các cơ quan, nhom: khac}
  - {ma: cong-an, ten: Đảng ủy Công an tỉnh, ten_ngan: Công an tỉnh, nhom: khac}
  - {ma: mttq, ten: Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh, ten_ngan: MTTQ tỉnh, nhom: khac}
  - {ma: ldld, ten: Đảng đoàn Liên đoàn Lao động tỉnh, ten_ngan: Liên đoàn Lao động tỉnh, nhom: khac}
  - {ma: phu-nu, ten: Đảng đoàn Hội Liên hiệp Phụ nữ tỉnh, ten_ngan: Phụ nữ tỉnh, nhom: khac}
  - {ma: tinh-doan, ten: Ban Thường vụ Tỉnh đoàn, ten_ngan: Tỉnh đoàn, nhom: khac}
  - {ma: ban-can-su, ten: Ban cán sự đảng Ủy ban nhân dân tỉnh, ten_ngan: Ban cán sự đảng UBND tỉnh, nhom: khac}
"""
ITEMS = """\
  - ma: I
    ten: Lãnh đạo, chỉ đạo
    chi_tieu:
      - {ma: so_van_ban, ten: Số văn bản đã ban hành, don_vi_tinh: văn bản, kieu: so_nguyen}
      - {ma: van_ban, ten: Văn bản đã ban hành, kieu: van_ban}
      - {ma: mo_hinh, ten: Mô hình, kieu: mo_hinh}
      - {ma: cach_lam, ten: Cách làm nổi bật, kieu: mo_hinh}
"""


def province(root: Path, roster: str = ROSTER, asked: str | None = None, **submissions: str) -> Path:
    """Write the campaign; a keyword is what a unit answers item I with, `chi_tieu` by `chi_tieu`."""
    files = {"data/outline.yaml": asked or outline(ITEMS), "data/units.yaml": roster}
    return campaign(root, files, **{unit: answered(body) for unit, body in submissions.items()})


def answered(facts: str) -> str:
    """Return the body of a submission with these facts; `so_ky_hieu: …` in its first line goes to its head."""
    head, _, rest = facts.partition("\n") if facts.startswith("so_ky_hieu") else ("", "", facts)
    lines = "".join(f"      {line}\n" for line in rest.splitlines())
    return f"{head}\ntra_loi:\n  I:\n    chi_tieu:\n{lines}"


def paper(number: str, subject: str = "việc ấy", day: str = "12/3/2010", **more: str) -> str:
    """Return one document that a unit lists."""
    keys = {"so": number, "ngay": day, "trich_yeu": subject, **more}
    return "- {" + ", ".join(f'{key}: "{text}"' for key, text in keys.items()) + "}"


def papers(*entries: str) -> str:
    """Return the list of a unit's documents."""
    return "van_ban:\n" + "".join(f"  {each}\n" for each in entries)


def listed(root: Path) -> tuple[MergedDocument, ...]:
    """Return the documents of a campaign, each once."""
    return drafted(root).documents


def issuers(root: Path) -> list[tuple[str, str]]:
    """Return each document with the organ that issued it, in the order of the list; "" where nobody can tell."""
    return [(each.document.number, each.organ.name if each.organ is not None else "") for each in listed(root)]
