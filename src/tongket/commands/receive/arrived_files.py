"""Which files were handed over, and what each is by its content: a name says nothing, Zalo gives others."""

import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from tongket.errors import UsageError
from tongket.ooxml.opening import LARGEST
from tongket.ooxml.package import DAMAGED
from tongket.output.locks.owner_files import read_owner
from tongket.whole_files import read_whole
from tongket.workspace import KEPT_BESIDE, explain_os_error

_OFFICE_SILENT = ("~$", ".~lock.")
_SILENT = {"thumbs.db", "desktop.ini", ".ds_store"}
_OLE = b"\xd0\xcf\x11\xe0"
_STREAMS = (("EncryptedPackage", "LOCKED"), ("WordDocument", "OLD_WORD"), ("Workbook", "OLD_EXCEL"))
"""The names of the streams in a file of the old formats, in UTF-16."""
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM", b"RIFF")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1")


class FileKind(StrEnum):
    """What a file is (loại tệp); the words are those in which it is told."""

    WORD = "tệp Word"
    EXCEL = "tệp Excel"
    YAML = "tệp YAML"
    OLD_WORD = "tệp Word đời cũ (.doc)"
    OLD_EXCEL = "tệp Excel đời cũ (.xls)"
    LOCKED = "tệp có mật khẩu"
    PDF = "tệp PDF"
    PICTURE = "tệp ảnh"
    ARCHIVE = "tệp nén"
    OPEN_DOCUMENT = "tệp OpenDocument (.odt, .ods)"
    RTF = "tệp RTF"
    WEB = "trang web"
    EMPTY = "tệp trống"
    OTHER = "tệp loại khác"


_SAVE_AS_DOCX = "mở trong Word hoặc LibreOffice, lưu lại dạng Word Document (.docx), rồi nhận tệp ấy."
ADVICE = {
    FileKind.OLD_EXCEL: "mở trong Excel, lưu lại dạng Excel Workbook (.xlsx), rồi nhận tệp ấy.",
    FileKind.LOCKED: "xin mật khẩu, mở ra, bỏ mật khẩu rồi lưu lại.",
    FileKind.PDF: "xin đơn vị gửi tệp Word đã gõ; bản PDF, bản chụp chỉ để đối chiếu chữ ký.",
    FileKind.PICTURE: "xin đơn vị gửi tệp Word đã gõ; bản PDF, bản chụp chỉ để đối chiếu chữ ký.",
    FileKind.ARCHIVE: "giải nén ra một thư mục rồi nhận thư mục ấy.",
    FileKind.OPEN_DOCUMENT: _SAVE_AS_DOCX,
    FileKind.RTF: _SAVE_AS_DOCX,
    FileKind.WEB: "có lẽ là trang đăng nhập hay trang tải về: tải lại tệp Word.",
    FileKind.EMPTY: "tải lại tệp, hoặc xin đơn vị gửi lại.",
    FileKind.OTHER: "xin đơn vị gửi tệp Word (.docx) đã gõ theo mẫu.",
}
"""What to do with a file that can't be read in."""


class NotTaken(NamedTuple):
    """Something that was handed over and not read, and what to do."""

    path: Path
    reason: str
    hint: str = ""


def list_files(given: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[NotTaken, ...]]:
    """Return the files that were handed over, those of a folder by name, and what in the folders is not read."""
    files: dict[Path, None] = {}
    left: list[NotTaken] = []
    for path in given:
        for each in _inside(path) if path.is_dir() else (path,):
            if isinstance(each, NotTaken):
                left.append(each)
            else:
                files[each] = None
    return tuple(files), tuple(left)


def _inside(folder: Path) -> Iterator[Path | NotTaken]:
    try:
        inside = sorted(folder.iterdir(), key=lambda each: each.name)
    except OSError as error:
        yield NotTaken(folder, f"không mở được thư mục: {explain_os_error(error)}", "kiểm tra quyền đọc.")
        return
    for path in inside:
        if path.name.startswith(_OFFICE_SILENT):
            owner = read_owner(path)
            what = f"tệp khóa của một tệp mà {owner} đang mở" if owner else "tệp khóa của một tệp đang mở"
            yield NotTaken(path, what, "đóng tệp trong Word, Excel rồi nhận lại nếu chưa lưu.")
        elif path.name.casefold() in _SILENT:
            continue
        elif path.is_dir():
            yield NotTaken(path, "thư mục con", "nhận riêng thư mục ấy nếu trong đó có báo cáo.")
        elif not path.is_file():
            yield NotTaken(path, "không phải tệp thường", "chép nội dung vào một tệp thường.")
        else:
            yield path


def kind_of(data: bytes) -> FileKind:
    """Return what a file is, by its content."""
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not data.strip(b"\x00 \r\n\t"):
        return FileKind.EMPTY
    if data.startswith(_OLE):
        streams = (FileKind[kind] for name, kind in _STREAMS if name.encode("utf-16-le") in data)
        return next(streams, FileKind.OTHER)
    if data.startswith(b"PK"):
        return _kind_of_package(data)
    if start.startswith(b"%PDF"):
        return FileKind.PDF
    if data.startswith(_PICTURES) or any(each in data[:16] for each in _HEIC):
        return FileKind.PICTURE
    if data.startswith(_ARCHIVES):
        return FileKind.ARCHIVE
    if start.startswith(b"{\\rtf"):
        return FileKind.RTF
    if start.startswith(b"<"):
        return FileKind.WEB
    return FileKind.YAML if _is_answers(data) else FileKind.OTHER


def _kind_of_package(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            types = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
            mimetype = package.read("mimetype") if "mimetype" in names else b""
    except DAMAGED:
        return FileKind.WORD  # opening it says that it is damaged
    if mimetype.startswith(b"application/vnd.oasis"):
        return FileKind.OPEN_DOCUMENT
    if b"wordprocessingml" in types or b"ms-word" in types:
        return FileKind.WORD
    if b"spreadsheetml" in types or b"ms-excel" in types:
        return FileKind.EXCEL
    return FileKind.OTHER if types else FileKind.ARCHIVE


def _is_answers(data: bytes) -> bool:
    """Whether it is a text that names the keys of a submission: a blank form, or one that is filled in."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = data.decode(encoding, "ignore")
    return any(line.lstrip().startswith(("don_vi:", "de_cuong:")) for line in text.splitlines())


def name_of(path: Path) -> str:
    """Return the name under which a file is kept: in letters that can be written down, and no name of ours."""
    name = os.fsencode(path.name).decode("utf-8", "replace")
    return f"goc-{name}" if name in KEPT_BESIDE else name


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that was handed over.

    Raises:
        UsageError: it is no ordinary file, or larger than any report.
        OSError: it can't be read.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
        raise UsageError("không phải tệp thường nên không mở.", "chép nội dung vào một tệp thường.")
    if status.st_size > LARGEST:
        raise UsageError("tệp quá lớn, không đọc.", "bỏ bớt hình ảnh trong tệp rồi lưu lại.")
    return read_whole(path)
