"""What an editor makes of a file, and what `validate` and the schema say of it."""

from functools import cache

import jsonschema
import yaml

from tongket.commands.schema.core_scalars import key_spellings, load_scalar
from tongket.commands.schema.submission_schema import submission_schema
from tongket.findings.diagnostics import Diagnostic
from tongket.model.roster import Campaign
from tongket.read.outline import read_outline
from tongket.read.submission import read_submission
from tongket.read.units import read_roster
from tongket.source.tree import parse_source

OUTLINE = """\
ma: thu
bao_cao: {trich_yeu: tổng kết 10 năm, co_quan: TỈNH ỦY LÂM ĐỒNG}
muc:
  - {ma: I, ten: Tình hình chung, huong_dan: Nêu khái quát., bat_buoc: khong}
  - {ma: "1.10", so: 1., ten: Hạn chế, kieu: danh_sach}
  - ma: II
    ten: Kết quả
    chi_tieu:
      - {ma: nguyen, ten: Số hội nghị, don_vi_tinh: hội nghị, kieu: so_nguyen}
      - {ma: nguyen_am, ten: Tăng giảm, kieu: so_nguyen, am: co}
      - {ma: thuc, ten: Kinh phí, don_vi_tinh: triệu đồng, kieu: so_thuc}
      - {ma: thuc_am, ten: Chênh lệch, kieu: so_thuc, am: co}
      - {ma: rate, ten: Tỷ lệ, kieu: ty_le}
      - {ma: vuot, ten: Tỷ lệ hoàn thành, kieu: ty_le, toi_da: 237}
      - {ma: hep, ten: Tỷ lệ hẹp, kieu: ty_le, toi_da: 0}
      - {ma: rate_am, ten: Tỷ lệ âm, kieu: ty_le, am: co}
      - {ma: ke_hoach, ten: Có kế hoạch, kieu: co_khong}
      - {ma: hinh_thuc, ten: Hình thức, kieu: lua_chon, chon: [{ma: tt, ten: trực tiếp}, {ma: tx, ten: từ xa}]}
      - {ma: dang_vien, ten: Đảng viên, kieu: so_nguyen, moc: [2009, 2018]}
      - {ma: van_ban, ten: Văn bản, kieu: van_ban}
      - {ma: mo_hinh, ten: Mô hình, kieu: mo_hinh}
bieu:
  - ma: PL1
    ten: Cán bộ
    hang: [{ma: mttq, ten: Mặt trận}, {ma: "01", ten: Hội}]
    cot:
      - {ma: can_bo, ten: Cán bộ, kieu: so_nguyen}
      - {ma: nu, ten: Nữ, kieu: so_nguyen}
      - {ma: ty_le_nu, ten: Tỷ lệ nữ, kieu: ty_le, cong_thuc: nu / can_bo}
      - {ma: tu_so, ten: Tỷ lệ, kieu: ty_le}
      - {ma: ghi_chu, ten: Ghi chú, kieu: van_ban_ngan}
"""
UNITS = """\
nhom: [{ma: huyen, ten: Các huyện ủy}]
don_vi:
  - {ma: da-lat, ten: Thành ủy Đà Lạt, nhom: huyen}
  - {ma: "123", ten: Huyện ủy Lâm Hà, nhom: huyen}
"""


@cache
def small_campaign() -> Campaign:
    """Return a campaign that asks every kind of thing."""
    asked = read_outline(parse_source(OUTLINE.encode(), "outline.yaml")[0])
    listed = read_roster(parse_source(UNITS.encode(), "units.yaml")[0], asked)
    assert asked.outline is not None, asked.found
    assert listed.roster is not None, listed.found
    return Campaign(outline=asked.outline, roster=listed.roster)


@cache
def validator() -> jsonschema.Draft7Validator:
    """Return what checks a loaded file by the schema of that campaign."""
    return jsonschema.Draft7Validator(submission_schema(small_campaign()))


def checked(text: str) -> list[Diagnostic] | None:
    """Return the errors that the checker finds in a submission; None where it is no YAML of ours."""
    source, before = parse_source(text.encode(), "da-lat.yaml")
    if not source.complete or any(each.is_error for each in before):
        return None
    campaign = small_campaign()
    return [each for each in read_submission(source, before, campaign.outline, campaign.roster).found if each.is_error]


def accepted(text: str) -> bool:
    """Whether an editor that loads a file by the core schema of YAML 1.2 finds it right."""
    return bool(validator().is_valid(loaded_file(text)))


def loaded_file(text: str) -> object:
    """Return what an editor makes of a file."""
    return _value(yaml.compose(text, yaml.BaseLoader))


def _value(node: yaml.Node | None) -> object:
    match node:
        case yaml.ScalarNode():
            return load_scalar(node.value) if node.style is None else node.value
        case yaml.SequenceNode():
            return [_value(each) for each in node.value]
        case yaml.MappingNode():
            return {_key(key): _value(value) for key, value in node.value}
    return None


def _key(node: yaml.ScalarNode) -> str:
    return key_spellings(node.value)[-1] if node.style is None else node.value
