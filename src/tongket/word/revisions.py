"""The tracked changes (thay đổi) of a part: each insertion, deletion, move or change of format, as one place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tongket.ooxml.elements import holding_paragraph
from tongket.ooxml.namespaces import FALLBACK, w

_KINDS = {
    **dict.fromkeys(("ins", "cellIns", "customXmlInsRangeStart"), "thêm"),
    **dict.fromkeys(("del", "cellDel", "customXmlDelRangeStart"), "xóa"),
    **dict.fromkeys(("moveFrom", "moveFromRangeStart", "customXmlMoveFromRangeStart"), "chuyển đi"),
    **dict.fromkeys(("moveTo", "moveToRangeStart", "customXmlMoveToRangeStart"), "chuyển đến"),
    **dict.fromkeys(("rPrChange", "pPrChange", "numberingChange"), "đổi định dạng"),
    "sectPrChange": "đổi trang",
    **dict.fromkeys(("tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"), "đổi bảng"),
    "cellMerge": "gộp ô",
}
"""Every element of a tracked change (ECMA-376, 17.13.5), and what it does."""
CHANGES = {w(name): kind for name, kind in _KINDS.items()}
"""The same by the names that stand in a part."""
_TEXTS = {w("t"), w("delText")}
_SHOWN = {*_TEXTS, *(w(each) for each in ("tab", "br", "drawing", "pict", "object", "footnoteReference"))}
_RANGES = {w(name) for name in _KINDS if name.endswith("RangeStart") and name.startswith("move")}
"""Where a moved text begins: the text itself says the same once more."""
_ROW = " hàng"
_Key = tuple[str, str]


@dataclass(slots=True, kw_only=True)
class _Open:
    """A change that is being read."""

    element: etree._Element
    texts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A tracked change that nobody accepted or rejected yet."""

    element: etree._Element
    """Where it begins."""
    kind: str
    """In Vietnamese: `thêm`, `xóa`."""
    author: str
    text: str
    """What was inserted, deleted, moved or set otherwise; "" where it is no text."""


def read_revisions(root: etree._Element) -> tuple[Revision, ...]:
    """Return the tracked changes of a part in reading order.

    What one author changed in one go is one: Word stores it run by run, with the paragraph marks between.
    """
    reading = _Reading()
    for element in _elements(root):
        reading.take(element)
    reading.end_paragraph()
    return tuple(
        Revision(element=each.element, kind=kind, author=author, text="".join(each.texts))
        for (kind, author), each in reading.found
    )


class _Reading:
    """A part that is being read: the changes found so far, and those that may go on."""

    def __init__(self) -> None:
        self.found: list[tuple[_Key, _Open]] = []
        self._going: dict[_Key, _Open] = {}
        self._marks: list[etree._Element] = []
        """The changes of the paragraph's mark: it stands at the end, but is written at the beginning."""
        self._cell: etree._Element | None = None
        """The cell of a table that is being read: no change goes on from one into another, nor into a table."""

    def take(self, element: etree._Element) -> None:
        """Take in the next element."""
        if element.tag == w("p"):
            self.end_paragraph()
            self._enter(next(element.iterancestors(w("tc")), None))
        elif element.tag in CHANGES:
            if _is_of_mark(element):
                self._marks.append(element)
            else:
                self._begin(element)
        else:
            covering = _covering(element)
            self._going = {key: each for key, each in self._going.items() if key in covering}
            for each in self._going.values():
                each.texts.append(element.text or "" if element.tag in _TEXTS else " ")

    def end_paragraph(self) -> None:
        """Take in the mark of the paragraph: only what it is part of goes on in the next one."""
        for each in self._marks:
            self._begin(each)
        keys = set(map(_key, self._marks))
        self._going = {key: each for key, each in self._going.items() if key in keys}
        for open_one in self._going.values():
            open_one.texts.append(" ")
        self._marks = []

    def _enter(self, cell: etree._Element | None) -> None:
        if cell is not self._cell:
            self._going, self._cell = {}, cell

    def _begin(self, change: etree._Element) -> None:
        key = _key(change)
        if key not in self._going and not _is_of_changed_row(change):
            self._going[key] = _Open(element=change)
            self.found.append((key, self._going[key]))


def _is_of_mark(change: etree._Element) -> bool:
    properties = change.getparent()
    above = properties.getparent() if properties is not None and properties.tag == w("rPr") else None
    return above is not None and above.tag == w("pPr")


def _elements(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements in order, without the second form of a drawing, which says the same once more."""
    wanted = {w("p"), *CHANGES, *_SHOWN}
    if next(root.iter(w("moveFrom"), w("moveTo")), None) is not None:
        wanted -= _RANGES
    for each in root.iter(etree.Element):
        if each.tag in wanted and next(each.iterancestors(FALLBACK), None) is None and not _is_tab_stop(each):
            yield each


def _is_tab_stop(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == w("tabs")


def _key(change: etree._Element) -> _Key:
    parent = change.getparent()
    row = _ROW if parent is not None and parent.tag == w("trPr") and change.tag in {w("ins"), w("del")} else ""
    return CHANGES[str(change.tag)] + row, str(change.get(w("author"), ""))


def _is_of_changed_row(change: etree._Element) -> bool:
    """Whether a change is the text of a row that was inserted or deleted whole by the same author."""
    kind, author = _key(change)
    row = next(change.iterancestors(w("tr")), None)
    return row is not None and (kind + _ROW, author) in set(_keys(row.find(w("trPr"))))


def _keys(properties: etree._Element | None) -> Iterator[_Key]:
    return (_key(each) for each in (properties if properties is not None else ()) if each.tag in CHANGES)


def _covering(shown: etree._Element) -> set[_Key]:
    """Return the changes that something shown is part of: those around it, and those of its run's format."""
    around = {_key(each) for each in shown.iterancestors(*CHANGES)}
    run = next(shown.iterancestors(w("r")), None)
    return around | set(_keys(run.find(w("rPr")) if run is not None else None))


def paragraph_of(element: etree._Element) -> etree._Element | None:
    """Return the paragraph that a change stands in; of a row or a page, the first or last one there."""
    own = holding_paragraph(element)
    if own is not None:
        return own
    around = next(element.iterancestors(w("tc"), w("tr"), w("tbl")), None)
    if around is not None:
        return next(around.iter(w("p")), None)
    if element.tag == w("sectPrChange"):
        return next((each for before in element.iterancestors() for each in _before(before)), None)
    return next(element.iter(w("p")), None)


def _before(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs before an element, beside it, the nearest first."""
    return (each for sibling in element.itersiblings(preceding=True) for each in reversed(list(sibling.iter(w("p")))))
