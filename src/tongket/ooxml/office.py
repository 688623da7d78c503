"""The one door to LibreOffice: a .docx converted, a .doc made one, its pages counted, its page numbers asked for.

Each run has a profile of its own, so that neither an open LibreOffice nor its settings matter, and a time limit.
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tongket.errors import OfficeError
from tongket.ooxml.arranging import arrange_parts
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT, read_parts
from tongket.ooxml.parsing import parse_xml
from tongket.ooxml.pdf import count_pdf_pages
from tongket.workspace import explain_os_error

_TIME_LIMIT = 120
"""Seconds for one conversion; three hundred pages take some five."""
_IN_WORD = "ghi ra tệp .docx, mở trong Word rồi lưu thành PDF."
_SAVE_AS_DOCX = "mở tệp trong Word, chọn File > Save As, kiểu “Word Document (*.docx)”, rồi dùng tệp .docx ấy"
_PLACES = (
    *(f"{{{each}}}/LibreOffice/program/soffice.exe" for each in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)")),
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
"""Where an installer puts LibreOffice without naming it on PATH; a name in braces is one of the environment."""
_REFERENCE = re.compile(r"\s*PAGEREF\s+(\S+)")


def find_office() -> str | None:
    """Return the program of LibreOffice; None where it is not installed."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((str(each) for each in _usual_places() if each.is_file()), None)


def _usual_places() -> Iterator[Path]:
    for place in _PLACES:
        name, _, rest = place.removeprefix("{").rpartition("}")
        folder = os.environ.get(name) if name else ""
        if folder is not None:
            yield Path(folder + rest)


def require_office() -> str:
    """Return the program of LibreOffice.

    Raises:
        OfficeError: it is not installed.
    """
    office = find_office()
    if office is None:
        raise OfficeError("LibreOffice chưa được cài trên máy này.", f"cài LibreOffice rồi chạy lại; hoặc {_IN_WORD}")
    return office


def convert_docx(data: bytes, to: str, *, limit: float = _TIME_LIMIT) -> bytes:
    """Return a .docx in another format (`pdf`), or as LibreOffice writes it itself (`docx`); `limit` is in seconds.

    Behind a colon, a format may have the filter of LibreOffice that writes it (`txt:Text (encoded):UTF8`).

    Raises:
        OfficeError: LibreOffice is not there, fails, or is not done in time; nothing of it is left running.
    """
    return _convert(_Document(data, "docx", f"chạy lại; nếu vẫn không được thì {_IN_WORD}"), to, limit)


def convert_doc(data: bytes, *, limit: float = _TIME_LIMIT) -> bytes:
    """Return a file of the old Word format (.doc) as .docx; `limit` is in seconds.

    Raises:
        OfficeError: LibreOffice is not there, can't read it (it is under a password, say), or is not done in time.
    """
    if find_office() is None:
        raise OfficeError("Đọc tệp Word đời cũ (.doc) phải có LibreOffice, máy này chưa cài.", f"{_SAVE_AS_DOCX}.")
    return _convert(_Document(data, "doc", f"bỏ mật khẩu nếu có; {_SAVE_AS_DOCX}."), "docx", limit)


class _Document(NamedTuple):
    """What is to be converted."""

    data: bytes
    ending: str
    hint: str
    """What to do where LibreOffice can't convert it."""


def _convert(document: _Document, to: str, limit: float) -> bytes:
    office = require_office()
    try:
        with tempfile.TemporaryDirectory(prefix="tongket-", ignore_cleanup_errors=True) as folder:
            return _convert_in(Path(folder), office, document, to, limit)
    except OSError as error:
        message = f"LibreOffice không làm việc được trong thư mục tạm ({explain_os_error(error)})."
        raise OfficeError(message, "kiểm tra chỗ trống trên đĩa và quyền ghi thư mục tạm.") from error


def _convert_in(folder: Path, office: str, document: _Document, to: str, limit: float) -> bytes:
    source, made = folder / f"draft.{document.ending}", folder / "made" / f"draft.{to.partition(':')[0]}"
    source.write_bytes(document.data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    code = _run([office, profile, "--headless", "--convert-to", to, "--outdir", str(made.parent), str(source)], limit)
    if not made.is_file():
        raise OfficeError(f"LibreOffice không chuyển được tài liệu sang .{to} (mã trả về {code}).", document.hint)
    return made.read_bytes()


def _run(command: list[str], limit: float) -> int:
    """Run a command to its end in a process group of its own, as soffice is a script that starts other programs.

    Raises:
        OfficeError: it can't be started, or is not done in time.
    """
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - the program that was found, its own arguments
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError as error:
        raise OfficeError(
            f"LibreOffice không chạy được ({command[0]}).", f"cài lại LibreOffice, hoặc {_IN_WORD}"
        ) from error
    try:
        return process.wait(limit)
    except subprocess.TimeoutExpired:
        message = f"LibreOffice không làm xong trong {limit:g} giây nên đã dừng."
        raise OfficeError(message, f"đóng bớt chương trình rồi chạy lại; hoặc {_IN_WORD}") from None
    finally:
        _end_group(process)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process and whatever it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - our own words
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS forbids what Linux can't find
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def count_pages(data: bytes) -> int | None:
    """Return how many pages a .docx has; None when there is no LibreOffice, or it does not answer in time."""
    try:
        return count_pdf_pages(convert_docx(data, "pdf")) or None
    except OfficeError:
        return None


def page_numbers(data: bytes) -> dict[str, str]:
    """Return on which page each bookmark stands that a .docx refers to by `PAGEREF`, as the page is numbered.

    LibreOffice brings these references up to date when it writes a .docx, and in no other format.

    Raises:
        OfficeError: there is no LibreOffice, or it does not do it in time.
    """
    body = parse_xml(arrange_parts(read_parts(convert_docx(data, "docx")))[DOCUMENT])
    numbers: dict[str, str] = {}
    fields: list[str] = []
    """The instructions of the fields that are open, the innermost last."""
    for each in body.iter(w("fldChar"), w("instrText"), w("t")):
        kind = each.get(w("fldCharType"))
        if kind == "begin":
            fields.append("")
        elif kind == "end" and fields:
            fields.pop()
        elif each.tag == w("instrText") and fields:
            fields[-1] += each.text or ""
        elif each.tag == w("t") and fields and (found := _REFERENCE.match(fields[-1])):
            numbers[found[1]] = numbers.get(found[1], "") + (each.text or "")
    return numbers
