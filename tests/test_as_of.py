"""What was sent after the day that is asked about: one rule, one remark, in every command."""

from pathlib import Path

import pytest

from tests.builders import call
from tests.word.edits import DI_LINH, draft, late, small, text

DAY = ("--as-of", "17/4/2019")
REMARK = "cảnh báo[sent-later] Huyện ủy Di Linh gửi ngày 18/4/2019, sau ngày 17/4/2019: chưa tính báo cáo này."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A draft of the 12th; Di Linh sends on the 18th."""
    made = draft(small(tmp_path))
    late(tmp_path, "di-linh", DI_LINH)
    sent = tmp_path / "data/submissions/di-linh.yaml"
    sent.write_text(sent.read_text("utf-8").replace("8/4/2019", "18/4/2019", 1), "utf-8")
    return made


@pytest.mark.usefixtures("report")
def test_it_is_left_out_of_the_books(tmp_path: Path) -> None:
    done = call(tmp_path, "build", *DAY, "--format", "md", check=0)
    assert REMARK in done.stderr
    assert "03/05 đơn vị" in done.stdout
    assert "04/05 đơn vị" in call(tmp_path, "build", "--as-of", "18/4/2019", "--format", "md", check=0).stdout


def test_it_is_left_out_of_an_update(tmp_path: Path, report: Path) -> None:
    done = call(tmp_path, "update", str(report), *DAY, check=0)
    assert REMARK in done.stderr
    assert done.stdout.startswith("Số liệu đến 17/4/2019; không nhận thêm báo cáo nào.")
    assert "390 hội nghị" in text(report)


def test_it_is_left_out_of_the_decision_sheet_and_of_the_known_numbers(tmp_path: Path, report: Path) -> None:
    assert REMARK in call(tmp_path, "decide", *DAY, check=0).stderr
    assert REMARK in call(tmp_path, "figures", str(report), *DAY).stderr
    assert "sent-later" not in call(tmp_path, "figures", str(report), "--as-of", "18/4/2019").stderr
