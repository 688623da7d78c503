"""A text of a document, read once in reading order: its paragraphs and tables, with what is open over several ones."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from tongket.flow.alphabets import Alphabets
from tongket.flow.drawings import EQUATIONS, Drawn, read_drawn, read_equation, text_boxes
from tongket.flow.flow import FlowBlock, FlowCell, FlowLine, FlowTable, SetAside, lines_of
from tongket.flow.grid import OpenGrid, read_spread, whole_of
from tongket.flow.lines import Lines, read_control
from tongket.flow.open_fields import OpenFields
from tongket.ooxml.elements import holding_paragraph
from tongket.ooxml.namespaces import FALLBACK, w
from tongket.word.formatting import BASELINE
from tongket.word.numbering import ListCount, Numberings
from tongket.word.reading import ReadParagraph, WordFile
from tongket.word.runs import GONE, shown_parts
from tongket.word.styles import is_of_contents

_P, _R, _TBL, _TR, _TC = map(w, ("p", "r", "tbl", "tr", "tc"))
_SDT, _BOOKMARK, _FIELD_MARK, _TEXT = map(w, ("sdt", "bookmarkStart", "fldChar", "t"))
_PASSED = {
    *GONE,
    *(
        w(f"{each}Pr")
        for each in ("p", "r", "tbl", "tblEx", "tr", "tc", "sect", "sdt", "sdtEnd", "customXml", "smartTag")
    ),
    *(w(each) for each in ("tblGrid", "fldData")),
}
"""What holds no text, and text that is gone."""
_DRAWINGS = {w(each) for each in ("drawing", "pict", "object")}
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATE, _CHOICE, _RUBY = f"{_COMPATIBLE}AlternateContent", f"{_COMPATIBLE}Choice", w("ruby")
_NOTES = {w("footnoteReference"): ("footnote", "cước chú"), w("endnoteReference"): ("endnote", "chú thích cuối")}
_PARAGRAPH_PROPERTIES, _MARK = w("pPr"), w("rPr")
_MARKS_GONE = {w("del"), w("moveFrom")}
_BEFORE, _ROW_GONE = (f"{w('trPr')}/{w(each)}" for each in ("gridBefore", "del"))
_SYMBOL, _FONT, _CHARACTER = map(w, ("sym", "font", "char"))
_INSERTED = {w("altChunk"): "tệp chèn vào", w("subDoc"): "tài liệu con", w("contentPart"): "nét vẽ tay"}
_HIDDEN = "chữ ẩn"
_COVERED = "chữ trong ô đã gộp"

_Take = Callable[[etree._Element], None]  # noqa: SLF001 - the type of an element has no other name


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDocument:
    """A document that is read, and what was set aside so far."""

    word: WordFile
    paragraphs: Mapping[etree._Element, ReadParagraph]
    notes: Mapping[tuple[str, str | None], etree._Element]
    """Footnotes and endnotes, by kind (`footnote`) and id."""
    numberings: Numberings
    alphabets: Alphabets
    aside: list[tuple[int, SetAside]] = field(default_factory=list)
    """Each with the number of its paragraph."""


class Story:
    """A text while it is read: the body, a text box, a note."""

    def __init__(self, source: OpenDocument, anchor: tuple[int, str] | None = None) -> None:
        """Begin one; `anchor` are number and place of the paragraph that a text box or note stands at."""
        self._source = source
        self._anchor = anchor
        self._styles = source.word.styles
        self._lines = Lines(source.alphabets.decode)
        self._fields = OpenFields(self._lines)
        self._count = ListCount(source.numberings)
        self._blocks: list[FlowBlock] = []
        self._heading = ""
        self._first: ReadParagraph | None = None
        """The paragraph that is being read; of several whose ends nobody sees the first."""
        self._last: ReadParagraph | None = None
        self._around = "", ""
        """The styles that its runs are shown through, beside their own."""
        self._hidden: list[str] = []
        self._contents: list[FlowLine] = []
        equations = dict.fromkeys(EQUATIONS, self._equation)
        self._in_text = {_P: self._paragraph, _TBL: self._table, **equations}
        self._in_paragraph = {_R: self._run, **equations}

    def read(self, element: etree._Element) -> tuple[FlowBlock, ...]:
        """Return the paragraphs and tables of a text."""
        self._walk(element, self._in_text)
        self._finish()
        return tuple(self._blocks)

    def _walk(self, element: etree._Element, taken: Mapping[str, _Take]) -> None:
        """Go through what an element holds: what is taken is, all else is looked into."""
        for each in element:
            tag = str(each.tag)
            if tag in taken:
                taken[tag](each)
            elif tag == _SDT:
                self._control(each, taken)
            elif tag == _BOOKMARK:
                self._lines.bookmark(str(each.get(w("name"), "")))
            elif tag in _INSERTED:
                self._put_aside(Drawn(_INSERTED[tag], ""))
            elif tag not in _PASSED:
                self._walk(each, taken)

    def _control(self, element: etree._Element, taken: Mapping[str, _Take]) -> None:
        properties = element.find(w("sdtPr"))
        control = read_control(properties) if properties is not None else None
        if control is not None:
            self._lines.open(control)
        for each in element.iterchildren(w("sdtContent")):
            self._walk(each, taken)
        if control is not None:
            self._lines.close(control)

    def _paragraph(self, element: etree._Element) -> None:
        read = self._source.paragraphs.get(element)
        if read is None:  # of a note whose mark nobody sees
            return
        self._first, self._last = self._first or read, read
        self._around = self._styles.around(element)
        self._lines.begin()
        self._walk(element, self._in_paragraph)
        self._fields.end_paragraph()
        self._put_hidden_aside()
        if not self._end_is_unseen(element):
            self._end(read)

    def _end_is_unseen(self, element: etree._Element) -> bool:
        """Whether the end of a paragraph is deleted, moved away or hidden: its text goes on in the next one."""
        properties = next(element.iterchildren(_PARAGRAPH_PROPERTIES), None)
        if properties is None:
            return False
        mark = next(properties.iterchildren(_MARK), ())
        if any(each.tag in _MARKS_GONE for each in mark):
            return True
        return self._styles.seen(properties, self._around).hidden

    def _end(self, read: ReadParagraph) -> None:
        """End a paragraph: it is numbered, and stands, as the last of those says whose ends nobody sees."""
        lines = self._lines.end(
            marker=self._count.marker(read.element),
            level=read.level,
            paragraph=(self._first or read).number,
            place=self._place(self._first or read),
        )
        self._first = self._last = None
        if is_of_contents(read.style):
            self._contents.extend(lines)
            return
        self._put_contents_aside()
        self._blocks.extend(lines)
        if read.level is not None and lines[0].shown.strip():
            self._heading = lines[0].shown.strip()

    def _put_contents_aside(self) -> None:
        """Set aside a contents page: a program made it of the headings."""
        lines, self._contents = self._contents, []
        text = "\n".join(each.shown for each in lines).strip()
        if text:
            self._source.aside.append((lines[0].paragraph, SetAside(what="mục lục", text=text, place=lines[0].place)))

    def _place(self, read: ReadParagraph) -> str:
        return (read if read.cell is not None else replace(read, heading=self._heading)).place

    def _finish(self) -> None:
        """End what was left open where another text or a table begins."""
        if self._last is not None and self._lines.shows:
            self._end(self._last)
        elif self._last is not None:
            self._lines.drop()
            self._first = self._last = None
        self._put_contents_aside()

    def _run(self, element: etree._Element) -> None:
        hidden, bold, script = self._styles.seen(element, self._around)
        alphabet = None if hidden else self._source.alphabets.of(element, self._around)
        if alphabet is not None and script != BASELINE:  # a raised 1 is no letter of an alphabet, nor a letter a figure
            plain = "".join(text for _, text in shown_parts(element, BASELINE))
            alphabet, script = (None, script) if plain.isascii() else (alphabet, BASELINE)
        for part, text in shown_parts(element, script):
            tag = str(part.tag)
            if tag == _FIELD_MARK:
                self._fields.take(part)
            elif self._fields.silent:
                continue
            elif hidden:
                self._hidden.append(text)
                self._hidden.extend(self._other_text(box) for box in text_boxes(part))
            elif text:
                self._lines.add(text, alphabet, bold=bold)
            else:
                self._drawn(part, tag)

    def _drawn(self, element: etree._Element, tag: str) -> None:
        """Set aside what stands in a run and is no text."""
        if tag in _NOTES:
            self._note(element, *_NOTES[tag])
        elif tag in _DRAWINGS:
            for each in read_drawn(element):
                self._put_aside(each)
            for box in text_boxes(element):
                self._put_aside(Drawn("khung chữ", self._other_text(box)))
        elif tag in _INSERTED:
            self._put_aside(Drawn(_INSERTED[tag], ""))
        elif tag == _SYMBOL:
            self._put_aside(Drawn("ký hiệu", f"{element.get(_FONT, '')} {element.get(_CHARACTER, '')}".strip()))
        elif tag == _ALTERNATE:
            for part in next(element.iterchildren(_CHOICE), ()):
                self._drawn(part, str(part.tag))
        elif tag == _RUBY:
            self._walk(element, self._in_paragraph)

    def _note(self, mark: etree._Element, kind: str, what: str) -> None:
        note = self._source.notes.get((kind, mark.get(w("id"))))
        if note is not None:
            self._put_aside(Drawn(what, self._other_text(note)))

    def _equation(self, element: etree._Element) -> None:
        self._put_aside(read_equation(element))

    def _other_text(self, element: etree._Element) -> str:
        """Return the lines of a text box or a note."""
        found = lines_of(Story(self._source, self._here).read(element))
        return "\n".join(each.shown for each in found).strip()

    def _put_hidden_aside(self) -> None:
        text, self._hidden = "".join(self._hidden), []
        if text.strip():
            self._put_aside(Drawn(_HIDDEN, text.strip()))

    def _put_aside(self, drawn: Drawn) -> None:
        number, place = self._here
        self._source.aside.append((number, SetAside(what=drawn.what, text=drawn.text, place=place)))

    @property
    def _here(self) -> tuple[int, str]:
        """Number and place of the paragraph that is being read."""
        if self._anchor is not None:
            return self._anchor
        return (self._first.number, self._place(self._first)) if self._first is not None else (0, "")

    def _table(self, element: etree._Element) -> None:
        self._finish()
        grid = OpenGrid()
        self._walk(element, {_TR: lambda row: self._row(row, grid)})
        first = next((each.cell for each in self._within(element) if each.cell is not None), None)
        self._blocks.append(FlowTable(rows=grid.rows, place=f"biểu {first.table}" if first is not None else "biểu"))

    def _within(self, element: etree._Element) -> Iterator[ReadParagraph]:
        found = map(self._source.paragraphs.get, element.iter(_P))
        return (each for each in found if each is not None)

    def _row(self, element: etree._Element, grid: OpenGrid) -> None:
        if is_deleted_row(element):
            self._put_deleted_aside("hàng đã xóa (theo dõi sửa đổi)", element, _TEXT, w("delText"))
            return
        before = element.find(_BEFORE)
        grid.begin_row(whole_of(before, 0))
        self._walk(element, {_TC: lambda cell: self._cell(cell, grid)})
        grid.end_row()

    def _put_deleted_aside(self, what: str, element: etree._Element, *texts: str) -> None:
        """Set aside what stands in a deleted row or cell."""
        found: dict[etree._Element | None, str] = {}
        for each in element.iter(*texts):
            if next(each.iterancestors(FALLBACK), None) is None:
                paragraph = holding_paragraph(each)
                found[paragraph] = found.get(paragraph, "") + (each.text or "")
        text = "\n".join(filter(None, map(str.strip, found.values())))
        read = next(self._within(element), None)
        if text and read is not None:
            self._source.aside.append((read.number, SetAside(what=what, text=text, place=read.place)))

    def _cell(self, element: etree._Element, grid: OpenGrid) -> None:
        properties = element.find(w("tcPr"))
        if properties is not None and properties.find(w("cellDel")) is not None:
            self._put_deleted_aside("ô đã xóa (theo dõi sửa đổi)", element, _TEXT)
            return
        spread = read_spread(properties)
        outer, self._blocks = self._blocks, []
        self._walk(element, self._in_text)
        self._finish()
        blocks, self._blocks = tuple(self._blocks), outer
        lines = lines_of(blocks)
        text = "\n".join(each.shown for each in lines).strip()
        place = next((each.place for each in self._within(element)), "")
        if text and grid.covers(spread):
            self._source.aside.append((lines[0].paragraph, SetAside(what=_COVERED, text=text, place=place)))
        tables = tuple(each for each in blocks if isinstance(each, FlowTable))
        grid.add(FlowCell(lines=lines, place=place, tables=tables), spread)


def is_deleted_row(row: etree._Element) -> bool:
    """Whether a row of a table was deleted as a tracked change."""
    return row.find(_ROW_GONE) is not None
