"""What is not seen in a part, taken out: controls and bookmarks of ours, the history of editing."""

import re

from lxml import etree

from tongket.commands.clean.seams import write_text
from tongket.model.figure_tags import PREFIX
from tongket.ooxml.elements import move_children, remove_element
from tongket.ooxml.namespaces import DRAWINGML, VML, is_on, w
from tongket.writing.controls import control_bookmark
from tongket.writing.ids import BOOKMARK

_BOOKMARK_PREFIXES = (BOOKMARK, "tk_")
_LAST_EDIT = "_GoBack"
"""The bookmark by which Word finds the place of the last edit."""
_HISTORY = (
    *("proofErr", "permStart", "permEnd", "rsids", "rsid", "printerSettings"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
)
_LOCAL_PATH = re.compile(r"(?:[A-Za-z]:[\\/]|\\\\|file:|/(?:home|Users|tmp|var|mnt)/).*[\\/](?P<name>[^\\/]*)")
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def unwrap_controls(root: etree._Element) -> None:
    """Take our content controls out, around runs, paragraphs, cells or rows; what they hold stays.

    To be done while our bookmarks are there: where LibreOffice dropped the tag of a control, they tell it is ours.
    """
    for control in [each for each in root.iter(w("sdt")) if _is_ours(each)]:
        content = control.find(w("sdtContent"))
        if content is not None:
            if is_on(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")):
                _blank(content)
            move_children(content, control)
        remove_element(control)


def _blank(content: etree._Element) -> None:
    """Make what Word shows in an emptied control ("Click here …") a yellow space, as any deleted bracket may leave."""
    for run in content.iter(w("r")):
        for child in list(run):
            run.remove(child)
        highlight = etree.SubElement(etree.SubElement(run, w("rPr")), w("highlight"))
        highlight.set(w("val"), "yellow")
        write_text(etree.SubElement(run, w("t")), " ")


def _is_ours(control: etree._Element) -> bool:
    names = (control.find(f"{w('sdtPr')}/{w(each)}") for each in ("tag", "alias"))
    named = any(str(each.get(w("val"), "")).startswith(PREFIX) for each in names if each is not None)
    return named or control_bookmark(control) is not None


def drop_bookmarks(root: etree._Element) -> None:
    """Take our bookmarks out, begin and end; people's own, and those of contents pages and references, stay."""
    going: dict[str, list[bool]] = {}
    for mark in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        number = str(mark.get(w("id")))
        if mark.tag == w("bookmarkStart"):
            name = str(mark.get(w("name"), ""))
            gone = name.startswith(_BOOKMARK_PREFIXES) or name == _LAST_EDIT
            going.setdefault(number, []).append(gone)
        else:
            # Of two with one number, the first end is taken for the first begin.
            begun = going.get(number)
            gone = begun.pop(0) if begun else False
        if gone:
            remove_element(mark)


def drop_history(root: etree._Element) -> None:
    """Take out what tells who edited what and when, and the paths of pictures on somebody's computer."""
    for each in list(root.iter(*map(w, _HISTORY))):
        remove_element(each)
    for each in root.iter(etree.Element):
        for name in [name for name in each.attrib if str(name).startswith(w("rsid"))]:
            del each.attrib[name]
    for each in root.iter(_PICTURE, _DRAWING, f"{VML}shape", f"{VML}imagedata"):
        for name, value in list(each.attrib.items()):
            found = _LOCAL_PATH.fullmatch(str(value))
            if found is not None:
                each.set(name, found["name"])
    for picture in root.iter(f"{DRAWINGML}blip"):
        if {f"{_R}embed", f"{_R}link"} <= set(picture.attrib):  # the picture itself is here, its origin is not needed
            del picture.attrib[f"{_R}link"]
