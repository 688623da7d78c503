"""New texts into an edited draft: as tracked insertions at their place, with a comment that says from whom."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from lxml import etree

from tongket.book.blocks import Paragraph, ParagraphStyle, Run, RunStyle, TableBlock
from tongket.book.origins import said_lines
from tongket.book.provenance import Figure, Said, SaidKind
from tongket.commands.update.anchors import Places
from tongket.commands.update.changes import Change, Kind, State
from tongket.commands.update.comparing import Comparison, Placed
from tongket.commands.update.tracked import Tracker
from tongket.model.figure_tags import TAG
from tongket.ooxml.namespaces import w
from tongket.values.figures import format_short_date
from tongket.word.comments import read_comments
from tongket.word.reading import WordFile
from tongket.word.runs import paragraph_text
from tongket.word.styles import CHARACTER, PARAGRAPH
from tongket.writing.block_xml import Around, block_xml, parse_elements, row_xml, run_xml
from tongket.writing.pen import FIRST_BOOKMARK, FIRST_COMMENT, Pen, Taken

_NAMES = {
    SaidKind.POINT: "Ý mới",
    SaidKind.TEXT: "Đoạn mới",
    SaidKind.LEAD: "Câu số liệu mới",
    SaidKind.NAME: "Tên đơn vị, nhóm đơn vị mới",
    SaidKind.ROW: "Hàng mới của danh mục",
}


class Inserter:
    """Lists or inserts what the draft of now holds and the edited one does not."""

    def __init__(self, word: WordFile, places: Places, compared: Comparison) -> None:
        self.reworded: dict[str, Said] = {}
        """Bookmark → what stands in it now that its new words were put beside it."""
        self.sentences: dict[str, tuple[str, ...]] = {}
        """Bookmark of lead sentences → those that were put in."""
        self.pen = Pen(_styles(word), taken=_taken(word))
        self._places = places
        self._shown = word.styles
        self._compared = compared

    def list_all(self) -> Iterator[Change]:
        """Yield what is new, in the order of the page."""
        for numbers in self._fresh_groups():
            yield self._change(numbers, State.LISTED)
        for number in self._compared.reworded:
            yield self._rewording(number, State.LISTED)
        yield from (self._sentence(name, each, State.LISTED) for name, each in self._sentences())
        for number, figure, text in self._compared.added:
            yield self._addition(number, figure, text, State.LISTED if figure.what.yellow else State.MISSING)

    def insert_all(self, tracker: Tracker, as_of: date) -> Iterator[Change]:
        """Put in what is new; yield what was put in, and what found no place."""
        reason = f"Thêm theo số liệu đến {format_short_date(as_of)}"
        for numbers in self._fresh_groups():
            row = self._compared.placed[numbers[0]].row is not None
            done = self._insert_row(numbers[0], tracker) if row else self._insert_paragraphs(numbers, tracker, reason)
            yield self._change(numbers, State.INSERTED if done else State.NO_PLACE)
        for number in self._compared.reworded:
            done = self._insert_rewording(
                number, tracker, f"Lời mới của ý trên, theo số liệu đến {format_short_date(as_of)}"
            )
            yield self._rewording(number, State.INSERTED if done else State.NO_PLACE)
        for name, sentence in self._sentences():
            done = self._insert_sentence(name, sentence, tracker, reason)
            if done:
                self.sentences[name] = (*self.sentences.get(name, ()), sentence)
            yield self._sentence(name, sentence, State.INSERTED if done else State.NO_PLACE)
        for number, figure, text in self._compared.added:
            state = State.MISSING
            if figure.what.yellow:
                note = Run(text=text, style=RunStyle.PENDING, figure=figure)
                state = State.INSERTED if self._insert_note(number, note, tracker, reason) else State.NO_PLACE
            yield self._addition(number, figure, text, state)

    def _fresh_groups(self) -> Iterator[list[int]]:
        """Yield the places of what is new, those of one text together."""

        def text(number: int) -> object:
            said = self._compared.placed[number].said
            return (said.kind, said.key) if said is not None else number

        for _, numbers in groupby(self._compared.fresh, text):
            yield list(numbers)

    def _sentences(self) -> Iterator[tuple[str, str]]:
        for name, sentences in self._compared.sentences.items():
            yield from ((name, each) for each in sentences)

    def _placed(self, number: int) -> Placed:
        return self._compared.placed[number].without(self._compared.old.figures)

    def _change(self, numbers: list[int], state: State) -> Change:
        placed = self._placed(numbers[0])
        text = "\n".join(self._placed(each).text for each in numbers)
        said = placed.said
        notes = all(figure.what.yellow for figure, _ in placed.figures.values())
        kind = Kind.NOTE if said is None and notes else Kind.SENTENCE if _is_lead(said) else Kind.TEXT
        name = _NAMES.get(said.kind, "") if said is not None else "Chỗ vàng mới" if notes else _new_name(placed)
        units = ", ".join(dict.fromkeys(each.name for each in said.sources)) if said is not None else ""
        heading = self._places.heading(numbers[0])
        return Change(kind=kind, name=name, old="", new=text, heading=heading, state=state, units=units)

    def _rewording(self, number: int, state: State) -> Change:
        placed = self._compared.placed[number]
        said = placed.said
        old = self._compared.old.said[self._compared.known[said.key]] if said is not None else None
        return Change(
            kind=Kind.TEXT,
            name="Ý đổi lời",
            old=" ".join(old.wording) if old is not None else "",
            new=self._placed(number).text,
            heading=self._places.heading(number),
            state=state,
        )

    def _sentence(self, name: str, sentence: str, state: State) -> Change:
        heading = self._places.marked[name].paragraphs[0].heading if name in self._places.marked else ""
        text = TAG.sub(lambda found: self._compared.figures[found[1]][1], sentence)
        return Change(kind=Kind.SENTENCE, name="Câu số liệu mới", old="", new=text, heading=heading, state=state)

    def _addition(self, number: int, figure: Figure, text: str, state: State) -> Change:
        """Return what came to a paragraph or a table that the draft held already."""
        kind, name = (Kind.NOTE, "Chỗ vàng mới") if figure.what.yellow else (Kind.FIGURE, figure.name)
        return Change(kind=kind, name=name, old="", new=text, heading=self._places.heading(number), state=state)

    def _insert_paragraphs(self, numbers: list[int], tracker: Tracker, reason: str) -> bool:
        anchor = self._places.anchor(numbers[0])
        if anchor is None:
            return False
        said = self._compared.placed[numbers[0]].said
        printed = self._placed(numbers[0]).text
        opened, closed = self.pen.around(said, printed) if said is not None else ("", "")
        lines = (reason, *(said_lines(said, printed) if said is not None else ()))
        before, after = self.pen.comment(lines)
        for number in numbers:
            around = Around(opened + before, after + closed) if number == numbers[0] else Around()
            anchor = self._put_after(anchor, number, around, tracker)
        return True

    def _insert_rewording(self, number: int, tracker: Tracker, reason: str) -> bool:
        said = self._compared.placed[number].said
        name = self._compared.known[said.key] if said is not None else ""
        if said is None or name not in self._places.marked:
            return False
        before, after = self.pen.comment((reason, *said_lines(said, self._placed(number).text)))
        self._put_after(self._places.marked[name].paragraphs[-1].element, number, Around(before, after), tracker)
        self.reworded[name] = said
        return True

    def _put_after(self, anchor: etree._Element, number: int, around: Around, tracker: Tracker) -> etree._Element:
        [element] = parse_elements(block_xml(self._placed(number).block, 0, self.pen, around))
        anchor.addnext(element)
        tracker.insert_paragraph(element)
        self._places.put(number, element)
        return element

    def _insert_row(self, number: int, tracker: Tracker) -> bool:
        placed = self._compared.placed[number]
        before = self._places.row_near(number, -1)
        after = self._places.row_near(number, 1) if before is None else None
        if placed.row is None or not isinstance(placed.block, TableBlock) or (before is None and after is None):
            return False
        width = sum(each.width for each in placed.block.columns)
        xml = f"<w:tbl>{row_xml(placed.row, placed.block, width, self.pen)}</w:tbl>"
        row = next(parse_elements(xml)[0].iter(w("tr")))
        near = before if before is not None else after
        _take_widths(row, near)
        if before is not None:
            before.addnext(row)
        elif after is not None:
            after.addprevious(row)
        tracker.insert_row(row)
        self._places.put(number, row)
        return True

    def _insert_sentence(self, name: str, sentence: str, tracker: Tracker, reason: str) -> bool:
        """Put a new sentence into the paragraph of the lead sentences, before its notes in yellow."""
        if name not in self._places.marked:
            return False
        paragraph = self._places.marked[name].paragraphs[-1].element
        notes = [each for each in self._notes_of(name) if each.getparent() is paragraph]
        space = Run(text=" ")
        runs = list(self._sentence_runs(sentence))
        for element in self._commented([*runs, space] if notes else [space, *runs], reason):
            if notes:
                notes[0].addprevious(element)
            else:
                paragraph.append(element)
            tracker.insert_runs(element)
        return True

    def _insert_note(self, number: int, note: Run, tracker: Tracker, reason: str) -> bool:
        """Put a new note in yellow at the end of the paragraph that it belongs to."""
        paragraph = self._places.paragraph(number)
        if paragraph is None:
            return False
        # A note that was taken out has left its space.
        space = [] if paragraph_text(paragraph, self._shown).endswith(" ") else [Run(text=" ")]
        for element in self._commented([*space, note], reason):
            paragraph.append(element)
            tracker.insert_runs(element)
        return True

    def _commented(self, runs: list[Run], reason: str) -> list[etree._Element]:
        """Return runs as elements, with a comment on them."""
        before, after = self.pen.comment((reason,))
        written = "".join(run_xml(each, self.pen) for each in runs)
        return list(parse_elements(f"<w:p>{before}{written}{after}</w:p>")[0])

    def _notes_of(self, name: str) -> Iterator[etree._Element]:
        within = self._places.marked[name].paragraphs[-1].element
        for tag, control in self._places.controls.items():
            known = self._compared.old.figures.get(tag)
            if known is not None and known[0].what.yellow and control.paragraph.element is within:
                yield control.element

    def _sentence_runs(self, sentence: str) -> Iterator[Run]:
        at = 0
        for found in TAG.finditer(sentence):
            if found.start() > at:
                yield Run(text=sentence[at : found.start()])
            figure, text = self._compared.figures[found[1]]
            yield Run(text=text, figure=figure)
            at = found.end()
        yield Run(text=sentence[at:])


def _new_name(placed: Placed) -> str:
    """Return what nobody's words are called that were not there: a subject, or a note at a table."""
    noted = isinstance(placed.block, Paragraph) and placed.block.style is ParagraphStyle.NOTE
    return "Dòng mới dưới biểu" if noted else "Nhóm ý mới"


def _is_lead(said: Said | None) -> bool:
    return said is not None and said.kind is SaidKind.LEAD


def _take_widths(row: etree._Element, near: etree._Element | None) -> None:
    """Give the cells of a row the widths of another one of the table."""
    if near is None:
        return
    for cell, other in zip(row.iter(w("tcW")), near.iter(w("tcW")), strict=False):
        cell.set(w("w"), str(other.get(w("w"))))
        cell.set(w("type"), other.get(w("type"), "dxa"))


def _styles(word: WordFile) -> dict[str, str]:
    """Return the styles of an edited draft; one that was lost on the way is replaced by the default one."""
    plain = word.styles.default(PARAGRAPH) or "Normal"
    run = word.styles.default(CHARACTER) or "DefaultParagraphFont"
    lost = {str(each): plain for each in ParagraphStyle} | {f"heading {each}": plain for each in range(1, 5)}
    return {**lost, **{str(each): run for each in RunStyle if each}, **word.styles.ids()}


def _taken(word: WordFile) -> Taken:
    bookmarks = [each for root in word.roots.values() for each in root.iter(w("bookmarkStart"))]
    comments = read_comments(word.roots).values()
    return Taken(
        bookmark=max((FIRST_BOOKMARK, *(_number(each) + 1 for each in bookmarks))),
        comment=max((FIRST_COMMENT, *(_number(each) + 1 for each in comments))),
        names=frozenset(str(each.get(w("name"))) for each in bookmarks),
    )


def _number(element: etree._Element) -> int:
    value = str(element.get(w("id")))
    return int(value) if value.isdigit() else 0
