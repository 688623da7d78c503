"""The one door to Word files: a file on disk to the parts of a sound package, or what is wrong with it in words.

Frame, draft and foreign file come through here, so that what one command reads every other reads too.
"""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from tongket.errors import DocumentError
from tongket.ooxml.arranging import arrange_parts
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import (
    DAMAGED,
    PACKAGE,
    ROOT_RELATIONS,
    TYPES,
    Relations,
    content_types,
    is_outside,
    is_relations,
    kind,
    target_name,
)
from tongket.ooxml.parsing import XmlError, declares_doctype, parse_xml, root_name
from tongket.whole_files import read_whole
from tongket.workspace import explain_os_error

LARGEST = 200_000_000
"""Bytes of all parts unpacked: no report is larger, and a bomb is."""
SAVE_AGAIN = "mở trong Word rồi lưu lại dạng .docx."
_SAVE_AS = "mở trong Word, chọn File > Save As, kiểu “Word Document (*.docx)”, rồi dùng tệp ấy."
_OLE = b"\xd0\xcf\x11\xe0"
"""How a file in the old .doc format begins, and a .docx under a password."""
_BEGINNINGS = ((b"{\\rtf", "tệp RTF"), (b"%PDF", "tệp PDF"), (b"<", "tệp XML hay trang web"))
_LONGEST = max(len(each) for each, _ in _BEGINNINGS)
_ODT = b"application/vnd.oasis.opendocument.text"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MACRO = "application/vnd.ms-word."
DOCUMENT_TYPE = f"{_WORD}document.main+xml"
_MACRO_TYPES = (f"{_MACRO}document.macroEnabled.main+xml", f"{_MACRO}template.macroEnabledTemplate.main+xml")
_OTHERS = (("spreadsheetml", "tệp Excel"), ("ms-excel", "tệp Excel"), ("presentationml", "tệp PowerPoint"))


class _Role(NamedTuple):
    """What a part that something depends on must be."""

    types: tuple[str, ...]
    root: str


_CORE_ROOT = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties"
_OF_PACKAGE = MappingProxyType(
    {
        "officeDocument": _Role((DOCUMENT_TYPE, f"{_WORD}template.main+xml", *_MACRO_TYPES), w("document")),
        "core-properties": _Role(("application/vnd.openxmlformats-package.core-properties+xml",), _CORE_ROOT),
    }
)
_ROOTS = {"header": "hdr", "footer": "ftr"}
_SINGLE = ("styles", "settings", "numbering", "comments", "footnotes", "endnotes")
_OF_DOCUMENT = MappingProxyType(
    {each: _Role((f"{_WORD}{each}+xml",), w(_ROOTS.get(each, each))) for each in (*_SINGLE, *_ROOTS)}
)


def open_parts(path: Path, name: str) -> dict[str, bytes]:
    """Return the parts of a Word file (.docx, .docm, .dotx, .dotm; strict too) under their usual names.

    Raises:
        DocumentError: it is not there, is no Word file, is damaged, under a password, or too large.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():  # opening a pipe would wait for ever
            raise DocumentError(f"{name} không phải tệp thường, không đọc được.", "chép nội dung vào một tệp .docx.")
        if path.is_file() and path.stat().st_size > LARGEST:
            raise _too_large(name)
        data = read_whole(path)
        _refuse_others(data[:_LONGEST], name)
        parts = _unpack(data, name)
    except OSError as error:
        raise DocumentError(f"Không mở được {name} ({explain_os_error(error)}).", "kiểm tra lại tên tệp.") from error
    return _arrange(parts, name)


def _too_large(name: str) -> DocumentError:
    return DocumentError(f"{name} quá lớn, không đọc.", "bỏ bớt hình ảnh trong tệp rồi lưu lại.")


def _refuse_others(begin: bytes, name: str) -> None:
    if begin.startswith(_OLE):
        hint = "mở trong Word, bỏ mật khẩu nếu có, rồi lưu lại dạng .docx."
        raise DocumentError(f"{name} là tệp Word đời cũ (.doc) hoặc có mật khẩu, không đọc được.", hint)
    for each, what in _BEGINNINGS:
        if begin.removeprefix(b"\xef\xbb\xbf").startswith(each):
            raise DocumentError(f"{name} là {what}, không phải tệp Word (.docx).", _SAVE_AS)


def _unpack(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if sum(each.file_size for each in package.infolist()) > LARGEST:
                raise _too_large(name)
            return {each: package.read(each) for each in package.namelist() if not each.endswith("/")}
    except DAMAGED:
        raise no_word(name) from None


def _arrange(parts: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    if parts.get("mimetype", b"").startswith(_ODT):
        raise DocumentError(f"{name} là tệp OpenDocument (.odt), không phải tệp Word (.docx).", _SAVE_AS)
    for part, data in parts.items():
        if part.endswith((".xml", ".rels")) and declares_doctype(data):
            message = f"{name} có phần {part} khai báo DTD, tệp Word không được có, nên không đọc."
            raise DocumentError(message, f"nếu biết chắc tệp ở đâu ra: {SAVE_AGAIN}")
    try:
        arranged = arrange_parts(parts)
    except XmlError:
        raise no_word(name) from None
    lost = [_lost(each) for each in (TYPES, ROOT_RELATIONS) if each not in arranged]
    if lost:
        raise _damaged(name, lost) if len(lost) == 1 else no_word(name)
    faults = [f"phần {each} không phải XML" for each in arranged if is_relations(each) and not _is_xml(arranged[each])]
    try:
        faults += _find_faults(arranged, name) if not faults else ()
    except XmlError:
        raise no_word(name) from None
    if faults:
        raise _damaged(name, faults)
    return arranged


def _is_xml(data: bytes) -> bool:
    try:
        parse_xml(data)
    except XmlError:
        return False
    return True


def no_word(name: str) -> DocumentError:
    """Return the error of a file that is no Word file."""
    return DocumentError(f"{name} không phải tệp Word (.docx), hoặc đã hỏng.", SAVE_AGAIN)


def _damaged(name: str, faults: list[str]) -> DocumentError:
    return DocumentError(f"{name} đã hỏng: {'; '.join(dict.fromkeys(faults))}.", SAVE_AGAIN)


def _lost(part: str) -> str:
    return f"thiếu phần {part}"


def _find_faults(parts: Mapping[str, bytes], name: str) -> Iterator[str]:
    """Yield what is wrong with the parts that something depends on.

    Raises:
        DocumentError: another program's file.
    """
    package, types = Relations(parts), content_types(parts)
    document = next(package.targets(PACKAGE, "officeDocument"), None)
    declared = types.of(document) if document is not None else ""
    other = next((what for mark, what in _OTHERS if mark in declared), None)
    if other is not None:
        raise DocumentError(f"{name} là {other}, không phải tệp Word (.docx).", "chọn lại tệp Word (.docx).")
    if not any(kind(each) == "officeDocument" for each in package.of(PACKAGE)):
        yield f"{ROOT_RELATIONS} không nêu phần nào là văn bản"
    owners = ((PACKAGE, _OF_PACKAGE), *(((document, _OF_DOCUMENT),) if document is not None else ()))
    for owner, roles in owners:
        seen: dict[str, str] = {}
        for relation in package.of(owner):
            what = kind(relation)
            if what not in roles or is_outside(relation):
                continue
            part = package.target(relation, owner)
            if part is None:
                yield _lost(target_name(relation, owner))
            elif what not in _ROOTS and seen.setdefault(what, part) != part:
                yield f"có hai phần {seen[what]} và {part} cùng vai trò"
            else:
                yield from _check_role(part, parts[part], types.of(part), roles[what])


def _check_role(part: str, data: bytes, declared: str, role: _Role) -> Iterator[str]:
    if declared not in role.types:
        yield f"phần {part} khai sai loại ({declared or 'không khai'}), phải là {role.types[0]}"
    try:
        tag = root_name(data)
    except XmlError:
        yield f"phần {part} không phải XML"
        return
    if tag != role.root:
        yield f"phần {part} có gốc là {_local(tag)}, phải là {_local(role.root)}"


def _local(tag: str) -> str:
    return f"<{etree.QName(tag).localname}>"
