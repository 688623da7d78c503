"""Figures that `validate` doubts are yellow where the draft counts them."""

from datetime import date
from pathlib import Path

import pytest

from tests.check.told import OUTLINE, UNITS
from tests.small_campaign import write_campaign
from tongket.intake import read_campaign, take_in
from tongket.merge.decisions import NO_DECISIONS
from tongket.output.markdown import book_markdown
from tongket.report.books import make_books
from tongket.workspace import open_workspace

TEMPLATES = Path(__file__).parents[2] / "templates"
TEXT = "Vận động Quỹ “Vì người nghèo” được 9.114,5 triệu đồng; các hội nghị có 16.275 lượt người tham dự."
TABLE = """
bieu:
  - ma: PL1
    ten: Quỹ
    hang: [{ma: mttq, ten: Mặt trận}]
    cot: [{ma: tien, ten: Tiền đã chi, don_vi_tinh: triệu đồng, kieu: so_thuc, tong: cong}]
"""


def _draft(root: Path, facts: str, cells: str = "") -> str:
    lines = "".join(f"      {each}\n" for each in facts.split(";"))
    answers = f"don_vi: lam-ha\nde_cuong: thu\nngay_gui: 8/4/2019\ntra_loi:\n  I:\n    noi_dung: |\n      {TEXT}\n"
    body = f"{answers}    chi_tieu:\n{lines}" + (f"bieu:\n  PL1:\n    mttq: {{tien: {cells}}}\n" if cells else "")
    outline = OUTLINE.replace("muc:", f"{TABLE.strip()}\nmuc:", 1)
    files = {"data/outline.yaml": outline, "data/units.yaml": UNITS, "data/submissions/lam-ha.yaml": body}
    phrases = {f"templates/{each.name}": each.read_bytes() for each in TEMPLATES.glob("*.j2")}
    workspace = open_workspace(write_campaign(root, {**files, **phrases}))
    campaign, found = read_campaign(workspace)
    assert campaign is not None, found
    intake = take_in(workspace, campaign, keep=True)
    made = make_books(intake, workspace, as_of=date(2019, 4, 12), number=1, decisions=NO_DECISIONS)
    assert made.report is not None, made.found
    return book_markdown(made.report)


def test_a_doubted_figure_is_yellow_at_its_item_with_its_unit_and_as_typed(tmp_path: Path) -> None:
    draft = _draft(tmp_path, "luot_nguoi: 162.750;quy: 9,1145")
    note = (
        "Số cần xem lại trước khi dùng: Huyện ủy Lâm Hà: Số lượt người dự hội nghị quán triệt (162.750); "
        "Huyện ủy Lâm Hà: Tiền vận động Quỹ “Vì người nghèo” (9,1145)."
    )
    assert note in draft


def test_a_figure_that_agrees_asks_nothing(tmp_path: Path) -> None:
    assert "cần xem lại" not in _draft(tmp_path, "luot_nguoi: 16.275;quy: 9.114,5", "120,5")


@pytest.mark.slow
def test_a_doubted_cell_is_yellow_above_its_table(tmp_path: Path) -> None:
    home = TEMPLATES.parent
    for each in (*(home / "data").rglob("*.yaml"), *TEMPLATES.glob("*.j2")):
        target = tmp_path / each.relative_to(home)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            each.read_text("utf-8").replace("kien_nghi: 83\n      tiep_thu: 67", "kien_nghi: 830"), "utf-8"
        )
    workspace = open_workspace(tmp_path)
    campaign, found = read_campaign(workspace)
    assert campaign is not None, found
    intake = take_in(workspace, campaign, keep=True)
    made = make_books(intake, workspace, as_of=date(2019, 4, 12), number=1, decisions=NO_DECISIONS)
    assert made.report is not None
    cell = "Thành ủy Đà Lạt: Hội Liên hiệp Phụ nữ, Số kiến nghị sau giám sát (830)."
    assert f"Số cần xem lại trước khi dùng: {cell}" in book_markdown(made.report)
