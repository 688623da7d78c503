"""python.org's embeddable interpreter: which ones are taken, and where it finds its packages."""

import hashlib
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from tongket.errors import DocumentError, MissingFileError

PINNED: Mapping[str, str] = MappingProxyType(
    {
        # The last release of 3.12 with an interpreter for Windows; runs on Windows 8.1 and newer.
        "3.12.10": "4acbed6dd1c744b0376e3b1cf57ce906f9dc9e95e68824584c8099a63025a3c3",
        # Windows 10 and newer.
        "3.13.12": "76f238f606250c87c6beac75dccd35ee99070a13490555936abb6cb64ecce3d0",
    }
)
"""SHA-256 of `python-VERSION-embed-amd64.zip` as python.org publishes it."""
FOLDER, LIBRARIES = "python", "thu-vien"
"""The folders of the interpreter and of the packages."""
_NAME = "python-{}-embed-amd64.zip"
_NAMED = re.compile(r"python-(\d+\.\d+\.\d+)-embed-amd64")


class Interpreter(NamedTuple):
    """An interpreter that is the one that was pinned."""

    path: Path
    version: str

    @property
    def minor(self) -> str:
        """Its version as packages are made for it: `3.12`."""
        return self.version.rpartition(".")[0]


def open_interpreter(path: Path, pinned: Mapping[str, str] = PINNED) -> Interpreter:
    """Return the interpreter in a zip file, known by its bytes as one of those that are pinned.

    Raises:
        MissingFileError: there is no such file.
        DocumentError: it is none of those that are pinned.
    """
    if not path.is_file():
        names = " hoặc ".join(map(_NAME.format, pinned))
        raise MissingFileError(f"Không có tệp {path}.", f"tải {names} từ python.org, nêu đường dẫn của tệp.")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    version = next((each for each, known in pinned.items() if known == found), None)
    if version is None:
        raise DocumentError(f"{path} không phải trình Python đã ghim: SHA-256 là {found}.", _expected(path, pinned))
    return Interpreter(path, version)


def _expected(path: Path, pinned: Mapping[str, str]) -> str:
    """Return what was expected: of the version that the name says, or of all."""
    named = _NAMED.search(path.name)
    versions = [named[1]] if named is not None and named[1] in pinned else list(pinned)
    expected = "; ".join(f"{_NAME.format(each)} có SHA-256 {pinned[each]}" for each in versions)
    return f"cần {expected}. Tải lại từ python.org; đừng dùng tệp này."


def unpack(interpreter: Interpreter, folder: Path) -> None:
    """Unpack an interpreter, every file as it was signed, and lead it to the packages."""
    with zipfile.ZipFile(interpreter.path) as archive:
        archive.extractall(folder / FOLDER)
    minor = interpreter.minor.replace(".", "")
    lead = [f"python{minor}.zip", ".", rf"..\{LIBRARIES}"]
    (folder / FOLDER / f"python{minor}._pth").write_bytes("".join(f"{each}\r\n" for each in lead).encode())
