"""What a draft carries of where it comes from: a custom XML part, which Word and LibreOffice keep when they save.

For every figure its tag, what was printed and who gave its parts; for every bookmark of ours who says what stands in
it. `trace` and `update` read it back from a draft that people have edited, without the campaign folder.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from tongket.book.provenance import Manifest, Origin, PrintedFigure, Said, SaidKind, What
from tongket.errors import DocumentError
from tongket.ooxml.namespaces import clean_text
from tongket.ooxml.package import DOCUMENT, NewPart, Relations, add_part
from tongket.ooxml.parsing import XmlError, parse_xml, serialise
from tongket.word.reading import WordFile

_NAMESPACE = "urn:tongket:sources"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    f'<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{{7A0B6C1E-3C52-4B0E-9C57-1D1F2E746B01}}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()


def _name(local: str) -> str:
    return f"{{{_NAMESPACE}}}{local}"


def add_manifest(parts: Mapping[str, bytes], manifest: Manifest) -> dict[str, bytes]:
    """Return the parts with a manifest in place of the one that is there; without anything to say, as they are."""
    if not manifest.figures and not manifest.said:
        return dict(parts)
    there = _find_part(parts)
    if there is not None:
        return {**parts, there: _manifest_xml(manifest)}
    number = next(each for each in range(1, len(parts) + 2) if f"customXml/item{each}.xml" not in parts)
    item = NewPart(f"customXml/item{number}.xml", _manifest_xml(manifest), "", f"{_OFFICE}/relationships/customXml")
    properties = f"customXml/itemProps{number}.xml"
    described = NewPart(properties, _PROPERTIES, _PROPERTIES_TYPE, f"{_OFFICE}/relationships/customXmlProps")
    return add_part(add_part(parts, item), described, owner=item.name)


def _find_part(parts: Mapping[str, bytes]) -> str | None:
    """Return the name of the part that holds a manifest, which the document leads to."""
    held = Relations(parts).targets(DOCUMENT, "customXml")
    return next((each for each in held if _NAMESPACE.encode() in parts[each]), None)


def _manifest_xml(manifest: Manifest) -> bytes:
    root = parse_xml(f'<sources xmlns="{_NAMESPACE}"/>'.encode())
    root.set("used", " ".join(manifest.used))
    names = {each.unit: each.name for each in _every_source(manifest)}
    for unit, name in names.items():
        etree.SubElement(root, _name("unit"), _attributes(id=unit, name=name))
    for figure, text in manifest.figures.values():
        element = etree.SubElement(root, _name("figure"), _attributes(tag=figure.tag, name=figure.name, text=text))
        element.set("what", figure.what)
        if figure.added:
            element.set("added", "1")
        if figure.exact:
            element.set("exact", clean_text(figure.exact))
        _put_sources(element, figure.sources)
    for bookmark, said in manifest.said.items():
        attributes = _attributes(bookmark=bookmark, kind=said.kind, key=said.key, place=said.place)
        element = etree.SubElement(root, _name("said"), attributes)
        for each in said.wording:
            etree.SubElement(element, _name("wording")).text = clean_text(each)
        _put_sources(element, said.sources)
    return serialise(root)


def _attributes(**values: str) -> dict[str, str]:
    return {name: clean_text(value) for name, value in values.items()}


def _every_source(manifest: Manifest) -> Iterator[Origin]:
    for figure, _ in manifest.figures.values():
        yield from figure.sources
    for said in manifest.said.values():
        yield from said.sources


def _put_sources(element: etree._Element, sources: tuple[Origin, ...]) -> None:
    for each in sources:
        line = str(each.line) if each.line is not None else ""
        given = {"unit": each.unit, "file": each.file, "line": line, "text": each.text, "member": each.member}
        etree.SubElement(element, _name("from"), _attributes(**{key: value for key, value in given.items() if value}))


def read_manifest(parts: Mapping[str, bytes]) -> Manifest | None:
    """Return the manifest that a draft carries; None where there is none, or it can't be read."""
    there = _find_part(parts)
    if there is None:
        return None
    try:
        root = parse_xml(parts[there])
        names = {str(each.get("id")): str(each.get("name")) for each in root.iter(_name("unit"))}
        figures = [_read_figure(each, names) for each in root.iter(_name("figure"))]
        said = {str(each.get("bookmark")): _read_said(each, names) for each in root.iter(_name("said"))}
    except (XmlError, ValueError):
        return None
    return Manifest(
        figures={figure.tag: (figure, text) for figure, text in figures},
        said=said,
        used=tuple(root.get("used", "").split()),
    )


def require_manifest(word: WordFile) -> Manifest:
    """Return the manifest that a draft carries.

    Raises:
        DocumentError: it carries none: it is not ours, or a clean copy.
    """
    manifest = read_manifest(word.parts)
    if manifest is None:
        raise DocumentError(
            f"{word.shown} không mang theo nguồn: không do tongket lập, hoặc là bản sạch.",
            "dùng dự thảo do tongket build lập (sửa trong Word vẫn được).",
        )
    return manifest


def _read_figure(element: etree._Element, names: Mapping[str, str]) -> tuple[PrintedFigure, str]:
    figure = PrintedFigure(
        tag=str(element.get("tag")),
        name=element.get("name", ""),
        sources=_read_sources(element, names),
        added=element.get("added") is not None,
        exact=element.get("exact", ""),
        what=What(element.get("what", What.FIGURE)),
    )
    return figure, element.get("text", "")


def _read_said(element: etree._Element, names: Mapping[str, str]) -> Said:
    return Said(
        key=str(element.get("key")),
        kind=SaidKind(element.get("kind", "")),
        place=element.get("place", ""),
        sources=_read_sources(element, names),
        wording=tuple(each.text or "" for each in element.iter(_name("wording"))),
    )


def _read_sources(element: etree._Element, names: Mapping[str, str]) -> tuple[Origin, ...]:
    return tuple(
        Origin(
            unit=each.get("unit", ""),
            name=names.get(each.get("unit", ""), ""),
            file=each.get("file", ""),
            line=int(line) if (line := each.get("line", "")) else None,
            text=each.get("text", ""),
            member=each.get("member", ""),
        )
        for each in element.iter(_name("from"))
    )
