"""A file is read whole or named: one that somebody writes meanwhile is read again."""

import errno
import os
from pathlib import Path
from threading import Event, Thread

import pytest

from tongket.whole_files import await_saving, read_whole, take_stamp
from tongket.workspace import explain_os_error

LARGE = 60_000_000
"""Bytes that take longer to read than whoever writes pauses."""


class Writer:
    """Somebody who saves a file bit by bit."""

    def __init__(self, path: Path, seconds: float) -> None:
        self.path, self.seconds, self.stopped = path, seconds, Event()
        self.thread = Thread(target=self._write)

    def _write(self) -> None:
        number = 0
        while not self.stopped.wait(0) and number < self.seconds * 1000:
            number += 1
            with self.path.open("ab") as file:
                file.write(b"dong moi\n" * 100)
            self.stopped.wait(0.001)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.stopped.set()
        self.thread.join()


def test_a_file_that_grows_is_read_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.yaml"
    path.write_bytes(bytes(LARGE))
    with Writer(path, 0.2):
        data = read_whole(path)
    assert path.read_bytes().startswith(data)
    assert (len(data) - LARGE) % 900 == 0


def test_a_file_that_never_rests_is_named_as_being_written(tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.yaml"
    path.write_bytes(bytes(LARGE))
    with Writer(path, 60), pytest.raises(OSError, match="báo cáo") as raised:
        read_whole(path)
    assert raised.value.errno == errno.EBUSY
    assert explain_os_error(raised.value) == "đang có người hoặc chương trình ghi tệp này"


def test_a_stamp_tells_that_somebody_has_written_a_file_of_the_same_length(tmp_path: Path) -> None:
    path = tmp_path / "sổ.yaml"
    assert take_stamp(path) is None
    path.write_bytes(b"mot")
    before = take_stamp(path)
    assert before == take_stamp(path)
    path.write_bytes(b"hai")
    os.utime(path, ns=(0, 1))
    assert take_stamp(path) != before


def test_a_sheet_that_excel_takes_away_while_it_saves_is_waited_for(tmp_path: Path) -> None:
    path, owner, aside = (tmp_path / each for each in ("decisions.xlsx", "~$decisions.xlsx", "A1B2C3.tmp"))
    await_saving(path)  # nobody has it open: it is not there
    owner.write_bytes(b"\x03Hoa")
    aside.write_bytes(b"PK")
    thread = Thread(target=lambda: (Event().wait(0.2), aside.rename(path)))
    thread.start()
    await_saving(path)
    assert path.is_file()
    thread.join()


def test_windows_says_in_other_words_that_a_program_keeps_a_file(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, "in use", str(tmp_path))
    assert explain_os_error(error) == "không có quyền"
    error.winerror = 32  # type: ignore[attr-defined]
    assert explain_os_error(error) == "đang mở trong chương trình khác"
