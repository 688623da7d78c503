"""The campaign is chosen once and remembered beside the program."""

from pathlib import Path

import pytest

from tests.small_campaign import write_campaign
from tongket.clicks.chosen import MEMORY, campaigns_in, is_campaign, recall, remember, take_campaign
from tongket.errors import UsageError


def campaign_at(path: Path) -> Path:
    return write_campaign(path, {})


def test_a_campaign_beside_the_program_is_found_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "thu-vien").mkdir()
    (tmp_path / "HUONG-DAN.html").write_text("", "utf-8")
    first, second = campaign_at(tmp_path / "Đợt 2026"), campaign_at(tmp_path / "Đợt 2027")
    assert campaigns_in(tmp_path) == [first, second]
    assert not is_campaign(tmp_path / "không có")
    assert not is_campaign(tmp_path / "HUONG-DAN.html")


def test_what_is_remembered_in_the_folder_moves_with_it(tmp_path: Path) -> None:
    home = tmp_path / "ổ D" / "tongket"
    assert recall(home) is None
    assert remember(home, campaign_at(home / "Đợt này"))
    assert str(tmp_path) not in (home / MEMORY).read_text("utf-8")
    moved = (tmp_path / "ổ D").rename(tmp_path / "ổ E") / "tongket"
    assert recall(moved) == moved / "Đợt này"


def test_what_lies_elsewhere_is_remembered_from_the_root_of_its_disk(tmp_path: Path) -> None:
    home = tmp_path / "tongket"
    home.mkdir()
    there = campaign_at(tmp_path / "chung" / "Đợt & này")
    assert remember(home, there)
    assert recall(home) == there
    assert [each.name for each in home.iterdir()] == [MEMORY]


def test_a_folder_that_can_not_be_written_remembers_nothing(tmp_path: Path) -> None:
    assert not remember(tmp_path / "không có", tmp_path)
    assert recall(tmp_path / "không có") is None


def test_a_memory_edited_in_notepad_is_read(tmp_path: Path) -> None:
    (tmp_path / MEMORY).write_bytes("\ufeffĐợt này\r\n".encode())
    assert recall(tmp_path) == tmp_path / "Đợt này"
    (tmp_path / MEMORY).write_bytes(b"\xff\xfe\x00")
    assert recall(tmp_path) is None


def test_a_campaign_is_told_from_reports(tmp_path: Path) -> None:
    chosen, reports = campaign_at(tmp_path / "Đợt này"), tmp_path / "gửi về"
    assert take_campaign([reports, chosen]) == (chosen, [reports])
    assert take_campaign([reports]) == (None, [reports])
    with pytest.raises(UsageError, match="Có 2 thư mục chiến dịch"):
        take_campaign([chosen, campaign_at(tmp_path / "Đợt sau")])
