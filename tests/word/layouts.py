"""The same Word file as other programs lay it out: by text alone, without the code that reads it."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

Parts = dict[str, bytes]
Layout = Callable[[Parts], Parts]

_STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "officeDocument/relationships",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "officeDocument/extendedProperties",
    "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "officeDocument/customProperties",
    "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes": "officeDocument/docPropsVTypes",
    "http://schemas.openxmlformats.org/officeDocument/2006/customXml": "officeDocument/customXml",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "officeDocument/math",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "drawingml/main",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "drawingml/picture",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "drawingml/wordprocessingDrawing",
}
"""As in ISO/IEC 29500-1 and -4, annex A."""
_IN_POINTS = re.compile(r"(<w:(?:pgSz|pgMar|ind|spacing|tab|gridCol|tcW|tblW|tblInd|docGrid|defaultTabStop)\b[^>]*>)")
_MEASURES = re.compile(
    r'(w:(?:w|h|top|right|bottom|left|header|footer|gutter|hanging|firstLine|before|after|line|pos|linePitch)=")(-?\d+)"'
)


def unzip(data: bytes) -> Parts:
    """Return the entries of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def lay_out(path: Path, *layouts: Layout) -> Path:
    """Write a file as another program lays it out, in its place."""
    parts = unzip(path.read_bytes())
    for each in layouts:
        parts = each(parts)
    path.write_bytes(zipped(parts))
    return path


def replaced(parts: Parts, *pairs: tuple[str, str], only: str = "") -> Parts:
    """Return parts with texts in place of others; `only` is how the name of a part begins."""
    changed = dict(parts)
    for name in [each for each in parts if each.endswith((".xml", ".rels")) and each.startswith(only)]:
        text = parts[name].decode()
        for old, new in pairs:
            text = text.replace(old, new)
        changed[name] = text.encode()
    return changed


def online(parts: Parts) -> Parts:
    """Return a file as Word on the web names its parts: `word/document2.xml`, targets from the root."""
    names = {
        name: re.sub(r"\.xml$", "2.xml", name)
        for name in parts
        if re.fullmatch(r"word/(\w+|theme/theme1)\.xml", name) and "people" not in name
    }
    return _named(parts, names, absolute=True)


def elsewhere(parts: Parts) -> Parts:
    """Return a file whose document lies in a folder of its own, with leftovers under the usual names."""
    names = {each: f"Nội dung/{each.removeprefix('word/')}" for each in parts if each.startswith("word/")}
    names = {old: new.replace("document.xml", "Main.XML") for old, new in names.items() if ".rels" not in old}
    left = {name: parts[name].replace(b"</w:body>", b"<w:p/></w:body>") for name in ("word/document.xml",)}
    left["word/styles.xml"] = b"<khong/>"
    left["word/comments.xml"] = b"<khong/>"
    return {**_named(parts, names, absolute=False), **left}


def _named(parts: Parts, names: Mapping[str, str], *, absolute: bool) -> Parts:
    def list_name(name: str) -> str:
        folder, _, file = name.rpartition("/")
        return f"{folder}/_rels/{file}.rels"

    moved = {**names, **{list_name(old): list_name(new) for old, new in names.items()}}
    laid: Parts = {}
    for name, data in parts.items():
        new = data
        if name.endswith(".rels"):
            folder = name.rpartition("_rels/")[0]

            def target(found: re.Match[str], folder: str = folder) -> str:
                full = found[1].lstrip("/") if found[1].startswith("/") else _plain(folder + found[1])
                if full not in parts:
                    return found[0]
                goes = names.get(full, full)
                return f'Target="/{goes}"' if absolute or folder or full != goes else found[0]

            new = re.sub(r'Target="([^"]+)"', target, data.decode()).encode()
        elif name == "[Content_Types].xml":
            text = data.decode()
            for old, goes in names.items():
                text = text.replace(f'PartName="/{old}"', f'PartName="/{goes}"')
            new = text.encode()
        laid[moved.get(name, name)] = new
    return laid


def _plain(path: str) -> str:
    pieces: list[str] = []
    for each in path.split("/"):
        pieces = pieces[:-1] if each == ".." else [*pieces, each]
    return "/".join(pieces)


def strict(parts: Parts) -> Parts:
    """Return a file as Word's “Strict Open XML Document”: other namespaces, measures in points."""
    pairs = [(old + end, f"http://purl.oclc.org/ooxml/{new}{end}") for old, new in _STRICT.items() for end in ('"',)]
    kinds = [
        (f'"{old}/{kind}', f'"http://purl.oclc.org/ooxml/{new}/{now}')
        for old, new in _STRICT.items()
        if old.endswith("/relationships")
        for kind, now in (
            ("extended-properties", "extendedProperties"),
            ("custom-properties", "customProperties"),
            ("", ""),
        )
    ]
    changed = replaced(parts, *pairs, *kinds)
    for name in [each for each in changed if each.startswith("word/") and each.endswith(".xml")]:
        text = _IN_POINTS.sub(lambda found: _MEASURES.sub(_points, found[1]), changed[name].decode())
        text = text.replace("<w:document ", '<w:document w:conformance="strict" ')
        changed[name] = text.encode()
    return changed


def _points(found: re.Match[str]) -> str:
    return f'{found[1]}{int(found[2]) / 20:g}pt"'


def typed(name: str, content_type: str) -> Layout:
    """Return what declares a part of another type."""

    def change(parts: Parts) -> Parts:
        listed = parts["[Content_Types].xml"].decode()
        entry = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
        listed = re.sub(rf'<Override [^>]*PartName="/{re.escape(name)}"[^>]*/>', "", listed)
        return {**parts, "[Content_Types].xml": listed.replace("</Types>", f"{entry}</Types>").encode()}

    return change


def related(name: str, data: bytes, kind: str, *, owner: str = "word/document.xml") -> Layout:
    """Return what adds a part and a relation to it; a kind with a colon is a whole type."""

    def change(parts: Parts) -> Parts:
        folder, _, file = owner.rpartition("/")
        listed = f"{folder}/_rels/{file}.rels".lstrip("/")
        full = kind if ":" in kind else f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
        entry = f'<Relationship Id="rIdThem{len(parts)}" Type="{full}" Target="/{name}"/>'
        text = parts.get(
            listed,
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
        )
        return {
            **parts,
            name: data,
            listed: text.decode().replace("</Relationships>", f"{entry}</Relationships>").encode(),
        }

    return change


def swapped(name: str, old: str, new: str) -> Layout:
    """Return what puts a text in place of another one in one part."""

    def change(parts: Parts) -> Parts:
        assert old in parts[name].decode(), (name, old)
        return {**parts, name: parts[name].decode().replace(old, new).encode()}

    return change


def without(name: str) -> Layout:
    """Return what loses a part."""
    return lambda parts: {each: data for each, data in parts.items() if each != name}


MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
MACRO_TEMPLATE_TYPE = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
SIGNATURE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"


def with_macros(parts: Parts) -> Parts:
    """Return a file with macros (.docm), as Word saves it."""
    for each in (
        typed("word/document.xml", MACRO_TYPE),
        related("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 macro", f"{MICROSOFT}/vbaProject"),
        typed("word/vbaProject.bin", "application/vnd.ms-office.vbaProject"),
        related("word/vbaData.xml", b"<x/>", f"{MICROSOFT}/wordVbaData", owner="word/vbaProject.bin"),
        related("customUI/customUI.xml", b"<customUI/>", f"{MICROSOFT}/ui/extensibility", owner=""),
        related("word/customizations.xml", b"<x/>", f"{MICROSOFT}/keyMapCustomizations"),
        swapped(
            "[Content_Types].xml",
            "</Types>",
            '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
    ):
        parts = each(parts)
    return parts


def signed(parts: Parts) -> Parts:
    """Return a file with a digital signature, as Word adds one."""
    for each in (
        related("_xmlsignatures/origin.sigs", b"", f"{SIGNATURE}/origin", owner=""),
        related(
            "_xmlsignatures/sig1.xml", b"<Signature/>", f"{SIGNATURE}/signature", owner="_xmlsignatures/origin.sigs"
        ),
        typed("_xmlsignatures/sig1.xml", "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"),
        swapped(
            "[Content_Types].xml",
            "</Types>",
            '<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>'
            "</Types>",
        ),
    ):
        parts = each(parts)
    return parts
