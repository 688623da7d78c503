"""`tongket receive` on the command line: what it shows, and how it ends."""

import json
from pathlib import Path

import pytest

from tests.commands.receive.desks import desk_at, report_of
from tongket.cli.running import run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    desk = desk_at(tmp_path / "đợt này")
    folder = tmp_path / "gửi về"
    folder.mkdir()
    for unit in ("da-lat", "lam-ha"):
        (folder / f"{unit}.docx").write_bytes(report_of(desk, unit))
    return desk.workspace.root


def received(root: Path, *arguments: str) -> int:
    return run(["receive", "--root", str(root), "--on", "9/4/2019", *arguments])


def status_of(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    run(["status", "--root", str(root), "--as-of", "12/4/2019", "--format", "json"])
    units = json.loads(capsys.readouterr().out)["units"]
    return next(each["receipt"] for each in units if each["id"] == "da-lat")


def test_a_folder_is_received_and_what_was_not_read_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = root.parent / "gửi về"
    (folder / "ảnh.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (folder / "~$-lat.docx").write_bytes(b"\x03Hoa" + bytes(158))
    assert received(root, str(folder), "--via", "văn thư") == 1
    shown = capsys.readouterr()
    assert "Thành ủy Đà Lạt, bản 1" in shown.out
    assert "ảnh.jpg: đây là tệp ảnh" in shown.err
    assert "không đọc (tệp khóa của một tệp mà Hoa đang mở)" in shown.err
    assert "da-lat.docx đang mở trong Word (Hoa): đọc bản đã lưu lần cuối." in shown.err
    (folder / "ảnh.jpg").unlink()
    assert received(root, str(folder)) == 0
    assert "không đọc lại" in capsys.readouterr().err


def test_a_record_shows_number_day_signer_and_figures(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert received(root, str(root.parent / "gửi về" / "da-lat.docx"), "--signed", "--by", "An") == 0
    out = capsys.readouterr().out
    assert "Số 45-BC/ThU; ngày 08/4/2019; người ký: Trần Văn Bình, BÍ THƯ" in out
    assert "Nhận ngày 09/4/2019; đã ký; tệp da-lat.docx; mẫu số 1, đề cương 3f2a91bc" in out
    assert "Mục II.1: Hội nghị quán triệt: 101 hội nghị" in out


def test_states_between_people_are_put_down_and_shown(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    assert received(root, str(root.parent / "gửi về")) == 0
    assert received(root, "--ask", "da-lat", "Biểu 1: số nữ", "--by", "Hoa") == 0
    said = status_of(root, capsys)
    assert said["version"] == 1
    assert said["opinion"] == {
        "verdict": "de_nghi_bo_sung",
        "of_version": 1,
        "day": "2019-04-09",
        "by": "Hoa",
        "wanted": "Biểu 1: số nữ",
    }
    run(["status", "--root", str(root), "--as-of", "12/4/2019"])
    assert "đề nghị bổ sung bản 1 (09/4/2019, Hoa): Biểu 1: số nữ" in capsys.readouterr().out
    assert received(root, "--accept", "da-lat") == 0
    run(["status", "--root", str(root), "--as-of", "12/4/2019"])
    assert "bản 1, nhận 09/4/2019, chấp nhận" in capsys.readouterr().out
    monkeypatch.setenv("COLUMNS", "80")
    run(["status", "--root", str(root), "--as-of", "12/4/2019"])
    narrow = capsys.readouterr().out
    assert "nhận 09/4" not in narrow
    assert "chấp" in narrow


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Thiếu TỆP"),
        (("không có.docx",), "Không có tệp"),
        (("--accept", "da-xa"), "không có đơn vị nào mã da-xa"),
        (("--accept", "da-lat"), "Sổ nhận chưa có bản nào"),
        ((".", "--unit", "da-xa"), "--unit: không có đơn vị nào mã da-xa"),
    ],
)
def test_wrong_usage_is_said(
    arguments: tuple[str, ...], said: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert received(root, *arguments) == 2
    assert said in capsys.readouterr().err


def test_a_faulty_log_stops_the_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "data" / "receipts.yaml").write_text("nhat_ky:\n  - {don_vi: da-xa, ban: 1, ngay_den: 8/4/2019}\n", "utf-8")
    assert received(root, str(root.parent / "gửi về")) == 1
    assert "unknown-unit" in capsys.readouterr().err
    assert not (root / "data" / "received").exists()
