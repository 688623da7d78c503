"""Elements taken out of a tree, moved in it, or put where the standard wants them."""

from lxml import etree

from tongket.ooxml.namespaces import w


def holding_paragraph(element: etree._Element) -> etree._Element | None:
    """Return the paragraph that an element stands in."""
    return next(element.iterancestors(w("p")), None)


def remove_element(element: etree._Element) -> None:
    """Take an element out of the one that holds it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def move_children(element: etree._Element, place: etree._Element) -> None:
    """Put what an element holds before another one, in order."""
    for child in list(element):
        place.addprevious(child)


def order_sections(root: etree._Element) -> None:
    """Put where the standard wants them what LibreOffice 7.4 writes too early.

    That is the end of a section, before the paragraph's style, and the mark of an inserted row, before its other
    properties.
    """
    for properties in root.iter(w("pPr")):
        section, change = properties.find(w("sectPr")), properties.find(w("pPrChange"))
        if section is not None and change is not None:
            change.addprevious(section)
        elif section is not None:
            properties.append(section)
    for properties in root.iter(w("trPr")):
        for name in ("ins", "del", "trPrChange"):
            properties.extend(properties.findall(w(name)))
