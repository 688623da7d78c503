"""The one place where XML is read and written: the parts of a Word file and of a workbook."""

from lxml import etree

_CHUNK = 4096
_DOCTYPES = tuple("<!DOCTYPE".encode(each) for each in ("ascii", "utf-16-le", "utf-16-be"))


class XmlError(Exception):
    """A part is no XML, or none that a Word file may hold."""


class DoctypeError(XmlError):
    """A part declares a document type: a package must not (ECMA-376 part 2, 8.1.4), its entities may be anything."""


def parse_xml(data: bytes) -> etree._Element:
    """Return a part, parsed; nothing is fetched, and there are no entities but those of XML itself.

    Raises:
        DoctypeError: it declares a document type.
        XmlError: it is no XML.
    """
    # Entities in attributes are put in whatever the parser is told: what may declare some keeps the parser's limits.
    huge = not any(each in data for each in _DOCTYPES)
    try:
        root = etree.fromstring(data, etree.XMLParser(huge_tree=huge, resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise (XmlError if huge else DoctypeError)(str(error)) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise DoctypeError
    return root


def root_name(data: bytes) -> str:
    """Return the name of the element that a part begins with; the rest of it is not read.

    Raises:
        XmlError: it does not begin as XML.
    """
    parser = etree.XMLPullParser(("start",), resolve_entities=False, no_network=True)
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
            for _, element in parser.read_events():
                if isinstance(element, etree._Element):  # noqa: SLF001 - the type of an element has no other name
                    return str(element.tag)
    except etree.XMLSyntaxError as error:
        raise XmlError(str(error)) from None
    raise XmlError


def declares_doctype(data: bytes) -> bool:
    """Whether a part declares a document type."""
    if not any(each in data for each in _DOCTYPES):
        return False
    try:
        parse_xml(data)
    except XmlError as error:
        return isinstance(error, DoctypeError)
    return False


def serialise(root: etree._Element) -> bytes:
    """Return the bytes of an XML part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
