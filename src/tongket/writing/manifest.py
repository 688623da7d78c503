"""What a draft carries of where it comes from: a custom XML part, which Word and LibreOffice keep when they save.

For every figure its tag, what was printed and who gave its parts; for every bookmark of ours who says what stands in
it. `trace` and `update` read it back from a draft that people have edited, without the campaign folder.
"""

from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from lxml import etree

from tongket.book.provenance import Manifest, Origin, PrintedFigure, Said, SaidKind, What
from tongket.errors import DocumentError
from tongket.ooxml.namespaces import clean_text, is_plain, quote_value
from tongket.ooxml.package import DOCUMENT, NewPart, Relations, add_part
from tongket.ooxml.parsing import XmlError, parse_xml
from tongket.word.reading import WordFile

_NAMESPACE = "urn:tongket:sources"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    f'<ds:datastoreItem xmlns:ds="{_OFFICE}/customXml" ds:itemID="{{7A0B6C1E-3C52-4B0E-9C57-1D1F2E746B01}}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_IN_TEXTS = {"\r": "&#13;"}
"""What a reader of XML would take for the end of a line."""


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
    """Return a manifest as text, not as a tree: it is larger than the document that it travels in."""
    return b"".join(each.encode() for each in _pieces_xml(manifest))


def _pieces_xml(manifest: Manifest) -> Iterator[str]:
    names = dict.fromkeys(manifest.documents, "") | {each.unit: each.name for each in _every_source(manifest)}
    yield f'{_DECLARATION}<sources xmlns="{_NAMESPACE}"{_attributes(used=" ".join(manifest.used))}>'
    for unit, name in names.items():
        document = manifest.documents.get(unit, "")
        known = _attributes(id=unit, name=name) + (_attributes(document=document) if document else "")
        yield _element_xml("unit", known)
    for figure, text in manifest.figures.values():
        known = _attributes(tag=figure.tag, name=figure.name, text=text, what=figure.what)
        known += _attributes(added="1") if figure.added else ""
        known += _attributes(exact=figure.exact) if figure.exact else ""
        known += _attributes(formula=figure.formula) if figure.formula else ""
        yield _element_xml("figure", known, _sources_xml(figure.sources))
    for bookmark, said in manifest.said.items():
        known = _attributes(bookmark=bookmark, kind=said.kind, key=said.key, place=said.place)
        wording = "".join(map(_wording_xml, said.wording))
        yield _element_xml("said", known, wording + _sources_xml(said.sources))
    yield "</sources>"


def _attributes(**values: str) -> str:
    return "".join(f" {key}={quote_value(value)}" for key, value in values.items())


def _element_xml(name: str, attributes: str, content: str = "") -> str:
    return f"<{name}{attributes}>{content}</{name}>" if content else f"<{name}{attributes}/>"


def _wording_xml(text: str) -> str:
    if not text:
        return "<wording/>"
    return f"<wording>{text if is_plain(text) else escape(clean_text(text), _IN_TEXTS)}</wording>"


def _every_source(manifest: Manifest) -> Iterator[Origin]:
    for figure, _ in manifest.figures.values():
        yield from figure.sources
    for said in manifest.said.values():
        yield from said.sources


def _sources_xml(sources: tuple[Origin, ...]) -> str:
    return "".join(map(_source_xml, sources))


def _source_xml(source: Origin) -> str:
    unit = f" unit={quote_value(source.unit)}" if source.unit else ""
    file = f" file={quote_value(source.file)}" if source.file else ""
    line = f' line="{source.line}"' if source.line is not None else ""
    text = f" text={quote_value(source.text)}" if source.text else ""
    member = f" member={quote_value(source.member)}" if source.member else ""
    return f"<from{unit}{file}{line}{text}{member}/>"


def read_manifest(parts: Mapping[str, bytes]) -> Manifest | None:
    """Return the manifest that a draft carries; None where there is none, or it can't be read."""
    there = _find_part(parts)
    if there is None:
        return None
    try:
        root = parse_xml(parts[there])
        names = {str(each.get("id")): str(each.get("name")) for each in root.iter(_name("unit"))}
        documents = {str(each.get("id")): each.get("document", "") for each in root.iter(_name("unit"))}
        figures = [_read_figure(each, names) for each in root.iter(_name("figure"))]
        said = {str(each.get("bookmark")): _read_said(each, names) for each in root.iter(_name("said"))}
    except (XmlError, ValueError):
        return None
    return Manifest(
        figures={figure.tag: (figure, text) for figure, text in figures},
        said=said,
        used=tuple(root.get("used", "").split()),
        documents={unit: document for unit, document in documents.items() if document},
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
        formula=element.get("formula", ""),
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
