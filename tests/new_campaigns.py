"""Two campaigns made with `init`: a district of the Party and a district of the State, with a few answers."""

from pathlib import Path

from tests.builders import call

DISTRICT_OUTLINE = """\
ma: qcdc2020
ban_hanh_kem: Ban hành kèm theo Công văn số 215-CV/HU, ngày 02/11/2020 của Ban Thường vụ Huyện ủy
bao_cao:
  loai: BÁO CÁO
  trich_yeu: kết quả thực hiện Quy chế dân chủ ở cơ sở năm 2020
  co_quan_cap_tren: ĐẢNG BỘ TỈNH CAO NGUYÊN
  co_quan: HUYỆN ỦY BẮC SƠN
  ky_hieu: BC/HU
  dia_danh: Bắc Sơn
  can_cu: ["Căn cứ Chương trình công tác năm 2020 của Ban Chấp hành Đảng bộ huyện,"]
  ket_thuc: Trên đây là kết quả thực hiện Quy chế dân chủ ở cơ sở năm 2020 của huyện Bắc Sơn.
  quyen_han: T/M BAN THƯỜNG VỤ
  chuc_vu: PHÓ BÍ THƯ
  nguoi_ky: Hoàng Văn Minh
giai_doan: {tu: 2020, den: 2020}
muc:
  - ma: A
    so: I.
    ten: KẾT QUẢ THỰC HIỆN
    muc:
      - ma: A.1
        so: "1."
        ten: Công khai để dân biết
        chi_tieu:
          - {ma: cong_khai, ten: Số việc đã công khai, don_vi_tinh: việc, kieu: so_nguyen, tong: cong}
          - {ma: hop_dan, ten: Số cuộc họp dân, don_vi_tinh: cuộc, kieu: so_nguyen, tong: cong}
          - {ma: van_ban, ten: Văn bản đã ban hành, kieu: van_ban}
          - {ma: cach_lam, ten: Cách làm hay, kieu: mo_hinh}
        cau_dan:
          - mo: Các xã đã
            ve: ["công khai {{ cong_khai }} việc", "tổ chức {{ hop_dan }} cuộc họp dân"]
      - {ma: A.2, so: "2.", ten: Ban thanh tra nhân dân, chu_tri: [van-phong]}
  - ma: B
    so: II.
    ten: TỒN TẠI, HẠN CHẾ
    kieu: danh_sach
bieu:
  - ma: PL1
    ten: Việc nhân dân bàn và quyết định
    hang: [{ma: ban, ten: Việc dân bàn}, {ma: quyet, ten: Việc dân quyết định}]
    cot: [{ma: so_viec, ten: Số việc, don_vi_tinh: việc, kieu: so_nguyen, tong: cong}]
"""
DISTRICT_UNITS = """\
nhom:
  - {ma: xa, ten: Các đảng ủy xã, ten_dem: xã, gui_truoc: 25/11/2020}
don_vi:
  - {ma: van-phong, ten: Văn phòng Huyện ủy, vai_tro: tong_hop}
  - {ma: hung-vu, ten: Đảng ủy xã Hưng Vũ, ten_ngan: Hưng Vũ, ten_dia_ban: xã Hưng Vũ, nhom: xa}
  - {ma: nhat-hoa, ten: Đảng ủy xã Nhất Hòa, ten_ngan: Nhất Hòa, ten_dia_ban: xã Nhất Hòa, nhom: xa}
  - {ma: tan-lap, ten: Đảng ủy xã Tân Lập, ten_ngan: Tân Lập, ten_dia_ban: xã Tân Lập, nhom: xa}
"""
DISTRICT_ANSWER = """\
don_vi: {unit}
de_cuong: qcdc2020
ngay_gui: {day}
so_ky_hieu: {number}-BC/ĐU
tra_loi:
  A.1:
    noi_dung: Đảng ủy xã chỉ đạo niêm yết công khai tại trụ sở và nhà văn hóa thôn.
    chi_tieu:
      cong_khai: {number}
      hop_dan: 3
      van_ban: [{{so: {number}-KH/ĐU, ngay: 2/3/2020, trich_yeu: thực hiện Quy chế dân chủ}}]
      cach_lam: [{{ten: Hộp thư góp ý thôn, ket_qua: "{number} thôn có hộp thư"}}]
  B: |
    - Một số thôn họp dân chưa đúng định kỳ.
    - Hồ sơ công khai ở thôn lưu chưa đầy đủ.
bieu:
  PL1: {{ban: {{so_viec: {number}}}, quyet: {{so_viec: 2}}}}
"""
STATE_OUTLINE = """\
ma: tcd2021
bao_cao:
  trich_yeu: Kết quả công tác tiếp công dân, giải quyết khiếu nại năm 2021
  co_quan: ỦY BAN NHÂN DÂN HUYỆN BẮC SƠN
  ky_hieu: BC-UBND
  dia_danh: Bắc Sơn
  quyen_han: TM. ỦY BAN NHÂN DÂN
  chuc_vu: CHỦ TỊCH
muc:
  - ma: I
    so: I.
    ten: KẾT QUẢ TIẾP CÔNG DÂN
    chi_tieu:
      - {ma: luot, ten: Số lượt tiếp công dân, don_vi_tinh: lượt, kieu: so_nguyen, tong: cong}
    cau_dan: Toàn huyện đã tiếp {{ luot }} lượt công dân.
  - {ma: II, so: II., ten: KHÓ KHĂN, kieu: danh_sach}
bieu:
  - ma: PL1
    ten: Kết quả xử lý đơn
    hang: [{ma: kn, ten: Khiếu nại}, {ma: tc, ten: Tố cáo}]
    cot: [{ma: don, ten: Số đơn, don_vi_tinh: đơn, kieu: so_nguyen, tong: cong}]
"""
STATE_UNITS = """\
nhom: [{ma: xa, ten: Ủy ban nhân dân các xã, ten_dem: xã, gui_truoc: 25/11/2021}]
don_vi:
  - {ma: thanh-tra, ten: Thanh tra huyện, vai_tro: tong_hop}
  - {ma: hung-vu, ten: Ủy ban nhân dân xã Hưng Vũ, ten_ngan: Hưng Vũ, nhom: xa}
  - {ma: tan-lap, ten: Ủy ban nhân dân xã Tân Lập, ten_ngan: Tân Lập, nhom: xa}
"""
STATE_ANSWER = """\
don_vi: {unit}
de_cuong: tcd2021
ngay_gui: {day}
so_ky_hieu: {number}/BC-UBND
tra_loi:
  I:
    noi_dung: Ủy ban nhân dân xã bố trí phòng tiếp công dân, công khai lịch tiếp.
    chi_tieu: {{luot: {number}}}
  II: |
    - Đơn vượt cấp còn nhiều.
bieu:
  PL1: {{kn: {{don: {number}}}, tc: {{don: 1}}}}
"""


def district(root: Path) -> Path:
    """Make the campaign of a district committee: two of three units have answered."""
    return _make(
        root, DISTRICT_OUTLINE, DISTRICT_UNITS, {"hung-vu": answer("hung-vu", 21), "nhat-hoa": answer("nhat-hoa", 14)}
    )


def state(root: Path) -> Path:
    """Make the campaign of a people's committee: one of two units has answered."""
    return _make(root, STATE_OUTLINE, STATE_UNITS, {"hung-vu": state_answer("hung-vu", 35)})


def answer(unit: str, number: int, day: str = "20/11/2020") -> str:
    """Return the file of a unit of the district committee."""
    return DISTRICT_ANSWER.format(unit=unit, number=number, day=day)


def state_answer(unit: str, number: int, day: str = "20/11/2021") -> str:
    """Return the file of a unit of the people's committee."""
    return STATE_ANSWER.format(unit=unit, number=number, day=day)


def _make(root: Path, outline: str, units: str, answers: dict[str, str]) -> Path:
    call(root.parent, "init", root.name, check=0)
    (root / "data/outline.yaml").write_text(outline, "utf-8")
    (root / "data/units.yaml").write_text(units, "utf-8")
    for name, text in answers.items():
        (root / f"data/submissions/{name}.yaml").write_text(text, "utf-8")
    return root
