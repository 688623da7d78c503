"""What a frame would tell of the office that drew it: its machine, its people, its folders. None of it stays."""

from collections.abc import Callable

from lxml import etree

from tongket.word.names import w

CORE, APPLICATION = "docProps/core.xml", "docProps/app.xml"
SETTINGS, SETTINGS_RELATIONS = "word/settings.xml", "word/_rels/settings.xml.rels"
_FRAME_ONLY = ("identifier", "version", "contentStatus", "lastPrinted")
"""Core properties that would be the frame's, not the draft's."""
_TEMPLATE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
_NEUTRAL = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Office Word</Application><DocSecurity>0</DocSecurity><AppVersion>16.0000</AppVersion>"
    b"</Properties>"
)
"""Without company, manager, template, editing time and the counts of an empty frame."""


def neutral_parts(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a package without what the frame tells of its makers."""
    parts = dict(parts)
    if APPLICATION in parts:
        parts[APPLICATION] = _NEUTRAL
    if CORE in parts:
        parts[CORE] = _without(parts[CORE], lambda each: etree.QName(each).localname in _FRAME_ONLY)
    if SETTINGS_RELATIONS in parts and SETTINGS in parts:
        # Word keeps there the folder in which the template lies.
        parts[SETTINGS] = _without(parts[SETTINGS], lambda each: each.tag == w("attachedTemplate"))
        parts[SETTINGS_RELATIONS] = _without(
            parts[SETTINGS_RELATIONS], lambda each: each.get("Type") == _TEMPLATE_RELATION
        )
    return parts


def _without(part: bytes, unwanted: Callable[[etree._Element], bool]) -> bytes:
    root = etree.fromstring(part)
    gone = [each for each in root.iterchildren("*") if unwanted(each)]
    for each in gone:
        root.remove(each)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True) if gone else part
