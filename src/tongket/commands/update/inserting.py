"""New texts into an edited draft: as tracked insertions at their place, with a comment that says from whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from tongket.book.blocks import ParagraphStyle, Run, RunStyle, TableBlock
from tongket.book.origins import said_lines
from tongket.commands.update.anchors import Anchors
from tongket.commands.update.outcome import ChangeState, Result, one_end
from tongket.commands.update.plan import AdditionStep, Placed, Plan, RewordingStep, SentenceStep, TextStep
from tongket.commands.update.tracked import Tracker
from tongket.ooxml.namespaces import w
from tongket.word.comments import read_comments
from tongket.word.reading import WordFile
from tongket.word.runs import paragraph_text
from tongket.word.styles import CHARACTER, PARAGRAPH, Styles
from tongket.writing.block_xml import Around, block_xml, parse_elements, row_xml, run_xml
from tongket.writing.ids import FIRST_BOOKMARK, FIRST_COMMENT, Ids, Taken

_Written = TextStep | RewordingStep | SentenceStep | AdditionStep


def list_new(plan: Plan, anchors: Anchors) -> tuple[Result, ...]:
    """Return what is new and is not put in, in the order in which it would be."""
    return (
        *(_result(each, ChangeState.LISTED, anchors) for each in plan.texts),
        *(_result(each, ChangeState.LISTED, anchors) for each in plan.rewordings),
        *(_result(each, ChangeState.LISTED, anchors) for each in plan.sentences),
        *(
            _result(each, ChangeState.LISTED if each.note is not None else ChangeState.MISSING, anchors)
            for each in plan.additions
        ),
    )


def _result(step: _Written, state: ChangeState, anchors: Anchors) -> Result:
    heading = anchors.heading(step.bookmark) if isinstance(step, SentenceStep) else step.heading
    return one_end(step, state, heading=heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inserter:
    """Puts into an edited draft what the draft of now holds and it does not."""

    anchors: Anchors
    ids: Ids
    tracker: Tracker
    shown: Styles
    """How the text of the draft is shown."""
    day: str
    """Of what day the data are: `18/4/2019`."""

    def insert_new(self, plan: Plan) -> tuple[Result, ...]:
        """Put in what is new; return what was put in, and what found no place."""
        inserted: dict[int, etree._Element] = {}
        results: list[Result] = []
        for text in plan.texts:
            row = text.pieces[0][1].row is not None
            put = self._insert_row(text, inserted) if row else self._insert_paragraphs(text, inserted)
            inserted |= put
            results.append(self._came_to(text, done=bool(put)))
        results += [self._came_to(each, done=self._insert_rewording(each)) for each in plan.rewordings]
        results += [self._came_to(each, done=self._insert_sentence(each)) for each in plan.sentences]
        results += [
            self._came_to(each, done=self._insert_note(each.number, each.note))
            if each.note is not None
            else _result(each, ChangeState.MISSING, self.anchors)
            for each in plan.additions
        ]
        return tuple(results)

    def _came_to(self, step: _Written, *, done: bool) -> Result:
        return _result(step, ChangeState.INSERTED if done else ChangeState.NO_PLACE, self.anchors)

    @property
    def _reason(self) -> str:
        return f"Thêm theo số liệu đến {self.day}"

    def _insert_paragraphs(
        self, step: TextStep, inserted: Mapping[int, etree._Element]
    ) -> Mapping[int, etree._Element]:
        """Put the paragraphs of a text in; return them, nothing where there is no place for them."""
        (first, piece), *_ = step.pieces
        anchor = self.anchors.before(first, inserted)
        if anchor is None:
            return {}
        said = piece.said
        opened, closed = self.ids.around(said, piece.text) if said is not None else ("", "")
        before, after = self.ids.comment((self._reason, *(said_lines(said, piece.text) if said is not None else ())))
        put: dict[int, etree._Element] = {}
        for number, each in step.pieces:
            around = Around(opened + before, after + closed) if number == first else Around()
            anchor = put[number] = self._put_after(anchor, each, around)
        return put

    def _insert_rewording(self, step: RewordingStep) -> bool:
        """Put a text in its new words below the paragraphs in which it stands in the old ones."""
        marked = self.anchors.standing.marked.get(step.bookmark)
        if marked is None:
            return False
        reason = f"Lời mới của ý trên, theo số liệu đến {self.day}"
        before, after = self.ids.comment((reason, *said_lines(step.said, step.piece.text)))
        self._put_after(marked.paragraphs[-1].element, step.piece, Around(before, after))
        return True

    def _put_after(self, anchor: etree._Element, piece: Placed, around: Around) -> etree._Element:
        [element] = parse_elements(block_xml(piece.block, 0, self.ids, around))
        anchor.addnext(element)
        self.tracker.insert_paragraph(element)
        return element

    def _insert_row(self, step: TextStep, inserted: Mapping[int, etree._Element]) -> Mapping[int, etree._Element]:
        """Put a row into its table; return it, nothing where no row of the table is found."""
        [(number, piece), *_] = step.pieces
        before = self.anchors.row_near(number, -1, inserted)
        near = before if before is not None else self.anchors.row_near(number, 1, inserted)
        if near is None or piece.row is None or not isinstance(piece.block, TableBlock):
            return {}
        width = sum(each.width for each in piece.block.columns)
        xml = f"<w:tbl>{row_xml(piece.row, piece.block, width, self.ids)}</w:tbl>"
        row = next(parse_elements(xml)[0].iter(w("tr")))
        _take_widths(row, near)
        if before is not None:
            near.addnext(row)
        else:
            near.addprevious(row)
        self.tracker.insert_row(row)
        return {number: row}

    def _insert_sentence(self, step: SentenceStep) -> bool:
        """Put a new sentence into the paragraph of the lead sentences, before its notes in yellow."""
        marked = self.anchors.standing.marked.get(step.bookmark)
        if marked is None:
            return False
        paragraph = marked.paragraphs[-1].element
        note = self._first_note(paragraph)
        runs = [*self._space(paragraph), *step.runs] if note is None else [*step.runs, Run(text=" ")]
        for element in self._commented(runs):
            if note is not None:
                note.addprevious(element)
            else:
                paragraph.append(element)
            self.tracker.insert_runs(element)
        return True

    def _insert_note(self, number: int, note: Run) -> bool:
        """Put a new note in yellow at the end of the paragraph that it belongs to."""
        paragraph = self.anchors.paragraph(number)
        if paragraph is None:
            return False
        for element in self._commented([*self._space(paragraph), note]):
            paragraph.append(element)
            self.tracker.insert_runs(element)
        return True

    def _space(self, paragraph: etree._Element) -> list[Run]:
        """Return the space before what is put at the end of a paragraph: a note that was taken out has left its own."""
        shown = paragraph_text(paragraph, self.shown)
        return [Run(text=" ")] if shown and not shown.endswith(" ") else []

    def _commented(self, runs: Iterable[Run]) -> list[etree._Element]:
        """Return runs as elements, with a comment on them."""
        before, after = self.ids.comment((self._reason,))
        written = "".join(run_xml(each, self.ids) for each in runs)
        return list(parse_elements(f"<w:p>{before}{written}{after}</w:p>")[0])

    def _first_note(self, paragraph: etree._Element) -> etree._Element | None:
        """Return the first note in yellow that stands in a paragraph, not within anything else there."""
        figures = self.anchors.plan.old.figures
        standing = self.anchors.standing.controls.items()
        notes = (first.element for tag, (first, *_) in standing if tag in figures and figures[tag][0].what.yellow)
        return next((each for each in notes if each.getparent() is paragraph), None)


def _take_widths(row: etree._Element, near: etree._Element) -> None:
    """Give the cells of a row the widths of another one of the table."""
    for cell, other in zip(row.iter(w("tcW")), near.iter(w("tcW")), strict=False):
        cell.set(w("w"), str(other.get(w("w"))))
        cell.set(w("type"), other.get(w("type"), "dxa"))


def open_ids(word: WordFile) -> Ids:
    """Return what writes into an edited draft: with its styles, and ids that it does not have yet."""
    return Ids(_styles(word), taken=_taken(word))


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
