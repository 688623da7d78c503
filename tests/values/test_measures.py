"""What a measure is in another one, and how figures print in it."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import campaign, markdown, merged_item, outline
from tongket.findings.diagnostics import Diagnostic
from tongket.intake import read_campaign
from tongket.model.outline import PrintedIn
from tongket.sentences.phrasing import compile_leads
from tongket.sentences.quantities import convert_measure
from tongket.values.measures import divisor
from tongket.workspace import open_workspace

ITEM = """\
  - ma: I
    ten: Quỹ
    chi_tieu:
      - {ma: quy, ten: Tiền vận động, don_vi_tinh: %s, in_theo: {%s}, kieu: so_thuc, moc: []}
      - {ma: nha, ten: Số nhà, don_vi_tinh: căn, kieu: so_nguyen}
    cau_dan:
      - %s
"""


def items(lead: str, printed_in: str = "don_vi_tinh: tỷ đồng, le: 1", asked: str = "triệu đồng") -> str:
    return outline((ITEM % (asked, printed_in, lead)).replace(", moc: []", ""))


def says(root: Path, lead: str, *figures: str) -> str:
    units = ("da_lat", "bao_loc", "di_linh")
    given = {
        unit: f"tra_loi:\n  I:\n    chi_tieu: {{quy: '{each}', nha: 10}}\n"
        for unit, each in zip(units, figures, strict=False)
    }
    campaign(root, {"data/outline.yaml": items(lead)}, **given)
    text = merged_item(root, "I")["lead"]
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize(
    ("measure", "into", "wanted"),
    [
        ("triệu đồng", "tỷ đồng", 1000),
        ("đồng", "triệu đồng", 1_000_000),
        ("nghìn lượt người", "triệu lượt người", 1000),
        ("Triệu  đồng", "tỉ đồng", 1000),
        ("triệu đồng", "tỷ lệ", None),
        ("m2", "ha", None),
        ("triệu đồng", "tỷ USD", None),
    ],
)
def test_two_measures_say_themselves_by_what_to_divide(measure: str, into: str, wanted: int | None) -> None:
    assert divisor(measure, into) == wanted


@pytest.mark.parametrize(
    ("value", "printed"),
    [("88746.9", "88.7"), ("88750", "88.8"), ("12000", "12"), ("40", "0.04"), ("0.4", "0.0004"), ("0", "0")],
)
def test_a_figure_is_rounded_half_up_and_never_to_nought(value: str, printed: str) -> None:
    assert convert_measure(Decimal(value), PrintedIn(measure="tỷ đồng", divide=Decimal(1000), decimals=1)) == Decimal(
        printed
    )


def test_a_lead_sentence_prints_the_other_measure_and_calculates_in_the_asked_one(tmp_path: Path) -> None:
    lead = (
        '"Quỹ {{ quy }} {{ quy.don_vi_tinh }}, lớn nhất {{ quy.lon_nhat.so }}, bình quân {{ quy.trung_binh }},'
        " gấp đôi {{ quy * 2 }}, thêm {{ quy + quy }}, một phần {{ quy / 2 }}, mỗi nhà {{ quy / nha }} triệu,"
        ' đúng ra {{ quy | lam_tron(3) }}{% if quy > 80000 %}, trên 80{% endif %}"'
    )
    assert says(tmp_path, lead, "80.000,4", "8.746,5") == (
        "Quỹ 88,7 tỷ đồng, lớn nhất 80, bình quân 44,4, gấp đôi 177,5, thêm 177,5, một phần 44,4,"
        " mỗi nhà 4.437,35 triệu, đúng ra 88,747, trên 80."
    )


def test_the_source_book_and_the_json_keep_the_asked_measure(tmp_path: Path) -> None:
    assert says(tmp_path, "Quỹ {{ quy }} tỷ đồng", "80.000,4", "8.746,5") == "Quỹ 88,7 tỷ đồng."
    assert "Tiền vận động: 88.746,9 triệu đồng (02/" in markdown(tmp_path)[1]
    assert merged_item(tmp_path, "I")["indicators"]["quy"]["total"] == 88746.9


def found_in(root: Path, text: str) -> list[Diagnostic]:
    campaign(root, {"data/outline.yaml": text})
    read, found = read_campaign(open_workspace(root))
    return [*found, *(compile_leads(read.outline)[1] if read is not None else ())]


def test_the_asked_measure_behind_a_figure_that_prints_in_another_is_a_fault(tmp_path: Path) -> None:
    [found] = found_in(tmp_path, items("vận động được {{ quy }} triệu đồng, bình quân {{ quy.trung_binh }} tỷ đồng"))
    assert (found.rule.id, found.hint) == ("misprinted-measure", "viết tỷ đồng, hoặc {{ quy.don_vi_tinh }}.")


@pytest.mark.parametrize(
    ("printed_in", "asked", "said"),
    [
        ("don_vi_tinh: ha", "m2", "không biết 1 ha bằng bao nhiêu m2"),
        ("don_vi_tinh: tỷ đồng, chia: 100", "triệu đồng", "1 tỷ đồng bằng 1.000 triệu đồng, nhưng chia ghi 100"),
        ("don_vi_tinh: ha, chia: không", "m2", "chia cần một số lớn hơn 0"),
        ("don_vi_tinh: tỷ đồng, le: 9", "triệu đồng", "le là số chữ số thập phân"),
        ("le: 1", "triệu đồng", "don_vi_tinh"),
    ],
)
def test_a_measure_that_can_not_be_is_told(tmp_path: Path, printed_in: str, asked: str, said: str) -> None:
    [found] = found_in(tmp_path, items("Quỹ {{ nha }}", printed_in, asked))
    assert said in found.message


def test_a_divisor_makes_what_two_measures_do_not_say(tmp_path: Path) -> None:
    text = items("Diện tích {{ quy }} ha", "don_vi_tinh: ha, chia: 10000, le: 2", "m2")
    campaign(tmp_path, {"data/outline.yaml": text}, da_lat="tra_loi:\n  I:\n    chi_tieu: {quy: '123.456,7'}\n")
    assert merged_item(tmp_path, "I")["lead"] == "Diện tích 12,35 ha."
