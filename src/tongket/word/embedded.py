"""What a package carries beside its text: objects of other programs, links to files, macros, signatures."""

from collections.abc import Iterator, Mapping

from lxml import etree

from tongket.ooxml.elements import move_children, remove_element
from tongket.ooxml.namespaces import W, w
from tongket.ooxml.package import (
    PACKAGE,
    TYPES,
    Relations,
    content_types,
    is_relations,
    kind,
    owner_name,
    relations_name,
)
from tongket.ooxml.parsing import XmlError, parse_xml, serialise
from tongket.word.blanks import drop_blank_runs

OBJECTS = frozenset({"oleObject", "package", "control"})
"""The last words of the types of relations to what another program made."""
MACROS = frozenset({"vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars", "extensibility"})
"""Those to macros, and to keys, bars and ribbons that call them."""
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_ACTIVE = (_OLE, w("control"), w("objectEmbed"), w("objectLink"))
_LINKING = frozenset({"LINK", "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "RD", "IMPORT"})
"""The fields that name a file on somebody's computer (ECMA-376 part 1, 17.16.5)."""
_FIELD = (w("fldChar"), w("instrText"))


def name_extras(parts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return in words what of a document no plain copy may carry."""
    package = Relations(parts)
    kinds = [kind(each) for name in parts if is_relations(name) for each in package.of(owner_name(name))]
    objects = sum(each in OBJECTS for each in kinds)
    return (
        *(("macro",) if any(each == "vbaProject" for each in kinds) else ()),
        *((f"{objects:02} đối tượng nhúng hay liên kết (giữ hình của nó)",) if objects else ()),
        *(("chữ ký số",) if is_signed(parts) else ()),
    )


def is_signed(parts: Mapping[str, bytes]) -> bool:
    """Whether a package carries digital signatures."""
    return any(_is_origin(each) for each in Relations(parts).of(PACKAGE))


def _is_origin(relation: etree._Element) -> bool:
    return str(relation.get("Type")).endswith("/digital-signature/origin")


def drop_signatures(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a package without the signatures that vouched for what it was before; every other part stays."""
    before = Relations(parts)
    relations = list(before.of(PACKAGE))
    signed = [each for each in relations if _is_origin(each)]
    listed = before.list_of(PACKAGE)
    if not signed or listed is None:
        return dict(parts)
    reached = set(before.reachable())
    for each in signed:
        remove_element(each)
    gone = reached - set(before.reachable())
    lists = set(map(relations_name, gone))
    kept = {name: data for name, data in parts.items() if name not in gone and name not in lists}
    types = content_types(parts)
    types.keep(kept)
    root = relations_name(PACKAGE)
    return {**kept, root: serialise(listed), TYPES: serialise(types.root)}


def drop_objects(root: etree._Element) -> None:
    """Take the objects of other programs out of a part, and its links to files; what they show stays."""
    for each in list(root.iter(*_ACTIVE)):
        remove_element(each)
    for held in list(root.iter(w("object"))):
        for drawing in held.findall(w("drawing")):
            held.addprevious(drawing)
        held.tag = w("pict")
        for name in [each for each in held.attrib if str(each).startswith(f"{{{W}}}")]:
            del held.attrib[name]
        if len(held) == 0:
            remove_element(held)
    _unlink_fields(root)


def _unlink_fields(root: etree._Element) -> None:
    """Leave of the fields that name a file what they show."""
    for field in [each for each in root.iter(w("fldSimple")) if _links(str(each.get(w("instr"))))]:
        move_children(field, field)
        remove_element(field)
    marks = [mark for field in _read_fields(root) for mark in field]
    runs = dict.fromkeys(each for mark in marks if (each := mark.getparent()) is not None)
    for mark in marks:
        remove_element(mark)
    drop_blank_runs(each for each in runs if each.tag == w("r"))


def _read_fields(root: etree._Element) -> Iterator[list[etree._Element]]:
    """Yield the marks and instructions of each field that links, without those of fields within its instruction."""
    open_fields: list[list[etree._Element]] = []
    for each in root.iter(*_FIELD):
        if each.get(w("fldCharType")) == "begin":
            open_fields.append([])
        if not open_fields:
            continue
        open_fields[-1].append(each)
        if each.get(w("fldCharType")) == "end":
            field = open_fields.pop()
            if _links("".join(mark.text or "" for mark in field if mark.tag == w("instrText"))):
                yield field


def _links(instruction: str) -> bool:
    return instruction.strip().partition(" ")[0].upper() in _LINKING


def drop_chart_data(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts with charts that keep what they show, without the workbook behind them or the path to one."""
    found = dict(parts)
    for name, data in parts.items():
        if name.endswith(".xml") and b"externalData" in data:
            try:
                root = parse_xml(data)
            except XmlError:
                continue
            if etree.QName(root).localname == "chartSpace":
                for each in list(root.iter("{*}externalData")):
                    remove_element(each)
                found[name] = serialise(root)
    return found
