"""A file is what its content says; what can't be read is told with what to do."""

import io
import zipfile
from pathlib import Path

import pytest

from tongket.commands.receive.arrived_files import ADVICE, FileKind, kind_of, list_files

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def package(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for name, data in parts.items():
            out.writestr({"types": "[Content_Types].xml"}.get(name, name), data)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (package(types=b"wordprocessingml.document.main+xml"), FileKind.WORD),
        (package(types=b"application/vnd.ms-word.document.macroEnabled.main+xml"), FileKind.WORD),
        (package(types=b"spreadsheetml.sheet.main+xml"), FileKind.EXCEL),
        (package(mimetype=b"application/vnd.oasis.opendocument.text"), FileKind.OPEN_DOCUMENT),
        (package(types=b"presentationml"), FileKind.OTHER),
        (package(anh=b"x"), FileKind.ARCHIVE),
        (b"PK\x03\x04 h\xe1\xbb\x8fng", FileKind.WORD),
        (OLE + "WordDocument".encode("utf-16-le"), FileKind.OLD_WORD),
        (OLE + "Workbook".encode("utf-16-le"), FileKind.OLD_EXCEL),
        (OLE + "EncryptedPackage".encode("utf-16-le"), FileKind.LOCKED),
        (b"%PDF-1.7", FileKind.PDF),
        (b"\x89PNG\r\n", FileKind.PICTURE),
        (b"\xff\xd8\xff\xe0", FileKind.PICTURE),
        (b"\x00\x00\x00\x18ftypheic", FileKind.PICTURE),
        (b"Rar!\x1a\x07", FileKind.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
        (b"{\\rtf1", FileKind.RTF),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>", FileKind.WEB),
        (b"# form\ndon_vi: da-lat\n", FileKind.YAML),
        ("don_vi: da-lat\n".encode("utf-16"), FileKind.YAML),
        (b"", FileKind.EMPTY),
        (b"\x00" * 4096, FileKind.EMPTY),
        ("Kính gửi Ban Dân vận".encode(), FileKind.OTHER),
    ],
)
def test_a_kind_is_told_by_the_content(data: bytes, kind: FileKind) -> None:
    assert kind_of(data) is kind


def test_what_can_not_be_read_has_an_advice() -> None:
    read = {FileKind.WORD, FileKind.OLD_WORD, FileKind.EXCEL, FileKind.YAML}
    assert set(ADVICE) == set(FileKind) - read


def test_a_folder_is_its_files_by_name_and_the_rest_is_told(tmp_path: Path) -> None:
    for name in ("b.docx", "a.docx", "~$a.docx", ".~lock.b.docx#", "Thumbs.db", "ảnh.jpg"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "cũ").mkdir()
    files, left = list_files([tmp_path, tmp_path / "b.docx"])
    assert [each.name for each in files] == ["a.docx", "b.docx", "ảnh.jpg"]
    assert [(each.path.name, each.reason.split(" ")[0]) for each in left] == [
        (".~lock.b.docx#", "tệp"),
        ("cũ", "thư"),
        ("~$a.docx", "tệp"),
    ]
