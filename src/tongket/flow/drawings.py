"""What a reader sees in a text and that is none: pictures, objects of other programs, equations, charts, text boxes."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tongket.ooxml.namespaces import DRAWINGML, FALLBACK, VML, w

TEXT_BOX = w("txbxContent")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATIONS = (f"{_MATH}oMath", f"{_MATH}oMathPara")
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_PICTURES = (f"{DRAWINGML}blip", f"{VML}imagedata")
_ART = f"{VML}textpath"


class Drawn(NamedTuple):
    """Something drawn, in words, and its text where it has one."""

    what: str
    text: str


def read_equation(element: etree._Element) -> Drawn:
    """Return an equation, its letters in a row."""
    return Drawn("công thức", "".join(str(each.text or "") for each in element.iter(f"{_MATH}t")))


def read_drawn(element: etree._Element) -> Iterator[Drawn]:
    """Yield what a drawing or an object shows, without its text boxes; a line or frame alone is nothing."""
    objects = list(_parts(element, _OLE))
    for each in objects:
        program = str(each.get("ProgID", ""))
        yield Drawn("công thức" if program.startswith("Equation") else "đối tượng nhúng", program)
    if objects:
        return
    for name, what in ((_CHART, "biểu đồ"), (_DIAGRAM, "sơ đồ")):
        if next(_parts(element, name), None) is not None:
            yield Drawn(what, _description(element))
    if next(_parts(element, *_PICTURES), None) is not None:
        yield Drawn("hình", _description(element))
    for each in _parts(element, _ART):
        yield Drawn("chữ nghệ thuật", str(each.get("string", "")))


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes of a drawing, without those in another one."""
    return (each for each in _parts(element, TEXT_BOX))


def _parts(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield what a drawing holds of these names, not what its text boxes hold or its second form."""
    for each in element.iter(*names):
        if next(each.iterancestors(TEXT_BOX, FALLBACK, element.tag), element) is element:
            yield each


def _description(element: etree._Element) -> str:
    found = next(element.iter(_DESCRIBED), None)
    if found is not None:
        return str(found.get("descr") or "")
    return next((str(each.get("alt")) for each in element.iter(f"{VML}shape") if each.get("alt")), "")
