"""The one door to a frame (khung): read like any Word file, and opened by python-docx, which fills and saves it."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from tongket.errors import DocumentError
from tongket.ooxml.opening import DOCUMENT_TYPE, SAVE_AGAIN
from tongket.ooxml.package import (
    DAMAGED,
    DOCUMENT,
    RELATION,
    TYPES,
    Relations,
    content_types,
    is_outside,
    is_relations,
    owner_name,
    read_parts,
    write_package,
)
from tongket.ooxml.parsing import parse_xml, serialise
from tongket.word.reading import WordFile, open_word

_LOST = "urn:tongket:lost:"
"""Put before where a relation leads that leads nowhere, as Word leaves them (`NULL`): python-docx would look for it."""
_UNREADABLE = (PackageNotFoundError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, *DAMAGED)
"""What python-docx raises over a package that is not what it expects, as tried with hand-made ones."""


class FrameFile(NamedTuple):
    """A frame that was opened."""

    word: WordFile
    """As everything else reads it."""
    document: Document
    """As it is filled."""


def open_frame_file(path: Path, shown: str) -> FrameFile:
    """Return the frame at `path`.

    Raises:
        DocumentError: it is no Word file, or one that can't be filled.
    """
    word = open_word(path, shown)
    try:
        document = docx.Document(io.BytesIO(write_package(_for_filling(word.parts))))
        for each in (document.settings, document.styles, document.core_properties):
            str(each)
    except _UNREADABLE as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise DocumentError(f"{shown} không điền được ({reason}).", SAVE_AGAIN) from None
    return FrameFile(word, document)


def saved_parts(document: Document) -> dict[str, bytes]:
    """Return the parts of a filled frame."""
    buffer = io.BytesIO()
    document.save(buffer)
    parts = read_parts(buffer.getvalue())
    return {**parts, **{name: _as_they_were(data) for name, data in parts.items() if _LOST.encode() in data}}


def _for_filling(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a package that python-docx can follow: it takes targets by the letter, and finds each."""
    package, types = Relations(parts), content_types(parts)
    types.set(DOCUMENT, DOCUMENT_TYPE)
    lists: dict[str, bytes] = {}
    for name in filter(is_relations, parts):
        owner = owner_name(name)
        for each in package.of(owner):
            target = package.target(each, owner)
            if target is not None:
                each.set("Target", f"/{target}")
            elif not is_outside(each):
                each.set("Target", f"{_LOST}{each.get('Target')}")
                each.set("TargetMode", "External")
        listed = package.list_of(owner)
        lists[name] = serialise(listed) if listed is not None else parts[name]
    return {**parts, TYPES: serialise(types.root), **lists}


def _as_they_were(data: bytes) -> bytes:
    """Return a list of relations with those that lead nowhere as they were."""
    root = parse_xml(data)
    for each in root.iterchildren(RELATION):
        target = str(each.get("Target"))
        if target.startswith(_LOST):
            each.set("Target", target.removeprefix(_LOST))
            each.attrib.pop("TargetMode")
    return serialise(root)
