"""Which options of a choice a report may call the main ones (chủ yếu)."""

from pathlib import Path

import pytest

from tests.builders import campaign, merged_item, outline

ITEM = """\
  - ma: I
    ten: Quán triệt
    chi_tieu:
      - ma: cach
        ten: Hình thức
        kieu: lua_chon
        chon: [{ma: a, ten: trực tiếp}, {ma: b, ten: sinh hoạt chi bộ}, {ma: c, ten: trực tuyến}]
    cau_dan:
      - mo: "{{ 'Hình thức chủ yếu là' if cach.chu_yeu else 'Hình thức gồm' }}"
        ve:
          - "{% for each in cach.chu_yeu %}{{ each.ten }} ({{ each.ty_so }}) {% endfor %}"
          - "{% if not cach.c.chu_yeu %}trực tuyến {{ cach.c.co }}{% endif %}"
"""
UNITS = ("da_lat", "bao_loc", "di_linh", "mttq", "phu_nu")


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (["a", "a", "a", "a", "a b c"], "Hình thức chủ yếu là trực tiếp (05/05), trực tuyến 01."),
        (
            ["a b", "a b", "b", "a b", "b c"],
            "Hình thức chủ yếu là sinh hoạt chi bộ (05/05) trực tiếp (03/05), trực tuyến 01.",
        ),
        (["a", "a", "b", "c", "b"], "Hình thức gồm trực tuyến 01."),
        (
            ["a b", "a b", "a b", "c", "a"],
            "Hình thức chủ yếu là trực tiếp (04/05) sinh hoạt chi bộ (03/05), trực tuyến 01.",
        ),
        (["a b c", "a b c", "a b c", "a", "b"], "Hình thức gồm trực tuyến 03."),
        (["a c", "a c", "a", "b c", "b c"], "Hình thức chủ yếu là trực tuyến (04/05) trực tiếp (03/05)."),
        (["c", "c", "c"], "Hình thức chủ yếu là trực tuyến (03/03)."),
    ],
    ids=["one", "two", "no half", "two of more", "all of them", "another one", "alone"],
)
def test_the_main_options_are_those_of_more_than_half_and_well_ahead(
    tmp_path: Path, chosen: list[str], said: str
) -> None:
    answers = {
        unit: f"tra_loi:\n  I:\n    chi_tieu: {{cach: [{', '.join(each.split())}]}}\n"
        for unit, each in zip(UNITS, chosen, strict=False)
    }
    campaign(tmp_path, {"data/outline.yaml": outline(ITEM)}, **answers)
    assert merged_item(tmp_path, "I")["lead"] == said


def test_an_option_just_ahead_of_the_next_is_not_the_main_one(tmp_path: Path) -> None:
    """9 of 16 and 8 of 16: who reads "chủ yếu" would take it for more."""
    roster = "nhom: [{ma: huyen, ten: Các huyện}]\ndon_vi:\n" + "".join(
        f"  - {{ma: huyen-{number}, ten: Huyện ủy {number}, nhom: huyen}}\n" for number in range(16)
    )
    files = {"data/outline.yaml": outline(ITEM), "data/units.yaml": roster}
    answers = {
        f"huyen_{number}": f"tra_loi:\n  I:\n    chi_tieu: {{cach: {'a' if number < 9 else 'b'}}}\n"
        for number in range(16)
    }
    answers["huyen_0"] = answers["huyen_0"].replace("cach: a", "cach: [a, b]")
    campaign(tmp_path, files, **answers)
    assert merged_item(tmp_path, "I")["lead"] == "Hình thức gồm trực tuyến 0."
