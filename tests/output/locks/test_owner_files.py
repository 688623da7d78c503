"""Who has a file open is read from what Word, Excel and LibreOffice lay beside it."""

from pathlib import Path

import pytest

from tests.builders import call, campaign
from tests.output.drafts import ANSWER
from tongket.output.locks.owner_files import find_open, read_owner

HOA = "Nguyễn Thị Hoa"
NARROW = "Nguyê\N{COMBINING TILDE}n Thi\N{COMBINING DOT BELOW} Hoa".encode("cp1258")
"""The same name in the Vietnamese letters of Windows: the marks of the tones behind theirs."""


def owner_file(ansi: int, *, filled: bytes = b"\0") -> bytes:
    """Return the owner file of Word (`ansi` 53) or Excel (54): the name in both kinds of letters, each filled up."""
    wide = HOA.encode("utf-16-le")
    narrow = bytes([len(NARROW)]) + NARROW.ljust(ansi, filled)
    return narrow + len(HOA).to_bytes(2, "little") + wide.ljust(2 * ansi, filled)


def test_the_lengths_are_those_of_files_that_word_and_excel_made() -> None:
    assert (len(owner_file(53)), len(owner_file(54))) == (162, 165)


@pytest.mark.parametrize(
    ("name", "data", "owner"),
    [
        ("~$o cao.docx", owner_file(53), HOA),
        ("~$bien-tap.xlsx", owner_file(54, filled=b" "), HOA),
        ("~$o cao.docx", owner_file(53)[:54], HOA),
        ("~$o cao.docx", b"\x05Admin" + b"\0" * 156, "Admin"),
        (".~lock.bao cao.docx#", f",{HOA},VP-03,12.04.2019 08:15,file:///C:/Users/hoa;".encode(), HOA),
        (".~lock.bao cao.docx#", f"{HOA},hoa,VP-03,12.04.2019 08:15,file:///;".encode(), HOA),
        (".~lock.bao cao.docx#", b"Hoa\\, V\xc4\x83n ph\xc3\xb2ng,hoa,VP-03,,;", "Hoa, Văn phòng"),
        ("~$o cao.docx", b"", ""),
        ("~$o cao.docx", b"\xff" * 200, ""),
        ("~$o cao.docx", b"\0" * 162, ""),
        ("~$o cao.docx", b"\x03\x01\x02\x03" + b"\0" * 158, ""),
        (".~lock.bao cao.docx#", b",,,,;", ""),
    ],
)
def test_the_name_is_read_and_nothing_is_made_of_what_is_none(
    tmp_path: Path, name: str, data: bytes, owner: str
) -> None:
    (tmp_path / name).write_bytes(data)
    assert read_owner(tmp_path / name) == owner


def test_a_file_is_open_in_the_program_of_its_lock(tmp_path: Path) -> None:
    assert find_open(tmp_path / "báo cáo.docx") is None
    (tmp_path / "~$o cáo.docx").write_bytes(owner_file(53))
    opened = find_open(tmp_path / "báo cáo.docx")
    assert opened is not None
    assert opened.who == f"Word ({HOA})"
    (tmp_path / ".~lock.biên tập.xlsx#").write_bytes(b"")
    opened = find_open(tmp_path / "biên tập.xlsx")
    assert opened is not None
    assert opened.who == "LibreOffice"


def test_a_draft_that_is_open_is_named_with_the_person(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=ANSWER)
    call(tmp_path, "build", check=0)
    (tmp_path / "build/~$port.docx").write_bytes(owner_file(53))
    for arguments in (("build", "--draft", "2"), ("update", "build/report.docx")):
        done = call(tmp_path, *arguments, check=2)
        assert f"đang mở trong Word ({HOA})" in done.stderr


def test_a_decision_sheet_that_is_open_is_named_with_the_person(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=ANSWER)
    call(tmp_path, "decide", check=0)
    (tmp_path / "data/~$decisions.xlsx").write_bytes(owner_file(54, filled=b" "))
    assert f"đang mở trong Excel ({HOA})" in call(tmp_path, "decide", check=2).stderr
    said = call(tmp_path, "build", check=0).stderr
    assert f"data/decisions.xlsx đang mở trong Excel ({HOA}): đọc bản đã lưu lần cuối." in said
