"""A draft of before brackets were joined, one for each gap, exception and count: it can still be updated.

`earlier/report.docx` is what commit 7b7e115 made of the answers below: one exception, one point of one unit alone.
"""

import shutil
from pathlib import Path

import pytest

from tests.builders import call, campaign, outline
from tests.commands.update.test_updating import update
from tests.word.edits import ITEMS, LEADERSHIP, MTTQ, TABLE, answers, late, text
from tongket.commands.clean.cleaning import clean_document
from tongket.commands.clean.pending import find_pending
from tongket.word.reading import open_word

EARLIER = Path(__file__).parent / "earlier" / "report.docx"
ALONE = "Kinh phí cho hoạt động giám sát còn rất ít."
DA_LAT = answers(214, (3_000, 4_000), LEADERSHIP, ALONE)
BAO_LOC = answers(176, (2_000, 2_500), LEADERSHIP, plan="{khong: chờ hướng dẫn của Tỉnh ủy}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The earlier draft in the folder of its campaign."""
    asked = outline(
        ITEMS.replace("        kieu: danh_sach\n", "        kieu: danh_sach\n        toi_thieu_don_vi: 2\n"), TABLE
    )
    campaign(tmp_path, {"data/outline.yaml": asked}, da_lat=DA_LAT, bao_loc=BAO_LOC, mttq=MTTQ)
    return Path(shutil.copy(EARLIER, tmp_path / "report.docx"))


def lines(path: Path, words: str) -> list[str]:
    return [each for each in text(path).splitlines() if words in each]


def test_what_is_open_stands_in_one_bracket_and_counts_are_no_work_any_more(tmp_path: Path, path: Path) -> None:
    assert lines(path, "390 hội nghị")[0].count("[") == 3
    assert lines(path, "[2/5 đơn vị trả lời")
    slip = update(tmp_path, path)
    [lead] = lines(path, "390 hội nghị")
    assert lead.count("[") == 1
    assert "Số liệu của 02/05 đơn vị; chưa có Huyện ủy Di Linh" in lead
    assert "01 nơi trả lời “không”; lý do: chờ hướng dẫn của Tỉnh ủy (01).]" in lead
    assert not lines(path, "đơn vị trả lời")
    assert not lines(path, "Ý riêng")
    assert "đã bỏ chỗ vàng" in slip
    assert "chưa đưa vào" not in slip


def test_its_figures_and_notes_go_on_with_the_data(tmp_path: Path, path: Path) -> None:
    late(tmp_path, "di-linh", answers(193, (1_000, 1_100), LEADERSHIP, ALONE))
    update(tmp_path, path)
    [lead] = lines(path, "583 hội nghị")
    assert "Số liệu của 03/05 đơn vị; chưa có Đảng đoàn Ủy ban MTTQ" in lead
    assert [each for each in lines(path, LEADERSHIP) if each.endswith("(3)")]


def test_a_second_run_changes_nothing(tmp_path: Path, path: Path) -> None:
    update(tmp_path, path)
    once = path.read_bytes()
    update(tmp_path, path)
    assert path.read_bytes() == once


def test_nothing_that_was_yellow_for_a_reason_is_lost(tmp_path: Path, path: Path) -> None:
    update(tmp_path, path)
    still = " ".join(each.message for each in find_pending(open_word(path)))
    for reason in ("Tổng hợp từ báo cáo của 03/05", "Số liệu của 02/05", "Chưa có nội dung của đầu mối"):
        assert reason in still
    assert "trả lời;" not in still


def test_its_figures_are_traced_and_checked(tmp_path: Path, path: Path) -> None:
    assert "214 + 176 = 390" in call(tmp_path, "trace", str(path), "390", check=0).stdout
    call(tmp_path, "figures", str(path), "--as-of", "12/4/2019", check=0)


def test_the_clean_copy_of_it_has_no_count_left(tmp_path: Path, path: Path) -> None:
    update(tmp_path, path)
    (tmp_path / "sạch.docx").write_bytes(clean_document(open_word(path)))
    assert lines(tmp_path / "sạch.docx", LEADERSHIP) == [f"- {LEADERSHIP}"]
