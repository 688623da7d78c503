"""Who has a file open (tệp khóa): the small files that Word, Excel and LibreOffice lay beside what a person edits."""

import os
import re
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_PROGRAMS = {**dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), "Word"), ".xlsx": "Excel"}
_OFFICE = "LibreOffice"
_WIDE_NAME = (54, 55)
"""Where the name stands a second time, in UTF-16 behind its length in two bytes: in Word's file, in Excel's.

Before it the name in the letters of the machine's code page, behind its length in one byte (files that Word and Excel
of 2010 to 2021 made: 162 and 165 bytes).
"""
_CODE_PAGE = "cp1258"
"""Of a Windows that is set to Vietnamese."""
_LARGEST = 4096
_COMMA = re.compile(r"(?<!\\),")


class OpenFile(NamedTuple):
    """A file that somebody has open."""

    lock: Path
    """The file that says so."""
    program: str
    person: str
    """As the program knows him; "" where the lock file does not say."""

    @property
    def who(self) -> str:
        """Program and person: `Word (Nguyễn Thị Hoa)`."""
        return f"{self.program} ({self.person})" if self.person else self.program


def find_open(path: Path) -> OpenFile | None:
    """Return by whom a file is open; None where nobody has it open."""
    for lock, program in _locks(path).items():
        if os.path.lexists(lock):
            return OpenFile(lock, program, read_owner(lock))
    return None


def _locks(path: Path) -> Mapping[Path, str]:
    """Return the lock files of a file and whose they are.

    Word's is "~$" and the name, of a longer name without its first letter or two; LibreOffice's is ".~lock.NAME#".
    """
    program = _PROGRAMS.get(path.suffix.lower())
    if program is None:
        return {}
    own = {path.with_name("~$" + path.name[cut:]): program for cut in range(3)}
    return {**own, path.with_name(f".~lock.{path.name}#"): _OFFICE}


def read_owner(lock: Path) -> str:
    """Return the name that a lock file holds; "" where it holds none that can be read."""
    try:
        with lock.open("rb") as file:
            data = file.read(_LARGEST)
    except OSError:
        return ""
    names = _office_names(data) if lock.name.startswith(".~lock.") else _owner_names(data)
    clean = (unicodedata.normalize("NFC", each).strip() for each in names)
    return next((each for each in clean if each and each.isprintable()), "")


def _office_names(data: bytes) -> Iterator[str]:
    """Yield the names of LibreOffice's file: the person's, that of the account, the machine's."""
    yield from (each.replace("\\,", ",") for each in _COMMA.split(data.decode("utf-8", "replace"))[:3])


def _owner_names(data: bytes) -> Iterator[str]:
    for at in _WIDE_NAME:
        if len(data) >= at + 2:
            (length,) = struct.unpack_from("<H", data, at)
            wide = data[at + 2 : at + 2 + 2 * length]
            if 0 < length < at and len(wide) == 2 * length:
                yield wide.decode("utf-16-le", "replace")
    if data and 0 < data[0] < _WIDE_NAME[0]:
        yield data[1 : 1 + data[0]].decode(_CODE_PAGE, "replace")
