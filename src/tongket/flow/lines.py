"""The lines of a paragraph while it is read: text, controls and bookmarks, in order."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from tongket.flow.flow import FlowControl, FlowLine
from tongket.model.forms import SLOT_TAG
from tongket.ooxml.namespaces import is_on, w
from tongket.values.legacy_letters import Alphabet
from tongket.word.runs import SYMBOLS

_BREAK = re.compile("[\n\u0085\u2028\u2029]")
"""`w:br`, and the letters that other programs store for the same."""
_PRIVATE = re.compile("[\uf020-\uf0ff]")
"""Signs of a font of its own."""
_SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True, eq=False, kw_only=True)
class OpenControl:
    """A control whose end was not read yet."""

    tag: str
    prompting: bool = False
    blank_prompts: bool = False
    """Whether spaces alone are what it shows until something is typed: a form field of old."""
    start: int | None = None
    """Where it begins in the line; None between lines."""
    continues: bool = False


@dataclass(slots=True, kw_only=True)
class _Line:
    """A line while it is read."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    controls: list[FlowControl] = field(default_factory=list)
    bookmarks: set[str] = field(default_factory=set)
    weights: set[bool] = field(default_factory=set)
    """Whether letters in it are bold."""


class Lines:
    """What was read of a paragraph so far, and what is open over several ones."""

    def __init__(self, decode: Callable[[str, Alphabet], str]) -> None:
        self._decode = decode
        self._open: list[OpenControl] = []
        self._bookmarks: set[str] = set()
        """Of those that began since the last line, for the next one."""
        self._lines: list[_Line] = []
        self._waiting: list[str] = []
        """Text of one alphabet, in pieces that belong together: a letter and its mark may stand in two runs."""
        self._alphabet: Alphabet | None = None

    @property
    def shows(self) -> bool:
        """Whether there is anything in the lines begun."""
        self._settle()
        return any(each.controls or "".join(each.pieces).strip() for each in self._lines) or len(self._lines) > 1

    def begin(self) -> None:
        """Begin a paragraph, or go on with the one before, whose end a reader does not see."""
        if not self._lines:
            self._begin_line()

    def _begin_line(self) -> None:
        self._lines.append(_Line(bookmarks=self._bookmarks))
        self._bookmarks = set()
        for each in self._open:
            each.start = 0

    def add(self, text: str, alphabet: Alphabet | None = None, *, bold: bool = False) -> None:
        """Take in text; a line break in it begins a line."""
        for number, each in enumerate(_BREAK.split(text)):
            if number:
                self._end_line()
                self._begin_line()
            self._add(each, alphabet)
            if any(map(str.isalnum, each)):
                self._lines[-1].weights.add(bold)

    def _add(self, text: str, alphabet: Alphabet | None) -> None:
        if alphabet is not self._alphabet:
            self._settle()
            self._alphabet = alphabet
        if text:
            self._waiting.append(text)

    def _settle(self) -> None:
        """Put the text that waited into the line: its letters known, composed."""
        if not self._waiting:
            return
        text = "".join(self._waiting)
        self._waiting = []
        if self._alphabet is not None:
            text = self._decode(text, self._alphabet)
        elif _PRIVATE.search(text):
            text = text.translate(SYMBOLS)
        text = unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, ""))
        self._lines[-1].pieces.append(text)
        self._lines[-1].length += len(text)

    def open(self, control: OpenControl) -> None:
        """Begin a control: here, or before the next line."""
        self._settle()
        self._open.append(control)
        if self._lines:
            control.start = self._lines[-1].length

    def close(self, control: OpenControl) -> None:
        """End a control."""
        self._settle()
        if control in self._open:
            self._record(control)
            self._open.remove(control)

    def _record(self, control: OpenControl) -> None:
        if control.start is None:
            return
        line = self._lines[-1]
        blank = control.blank_prompts and not control.continues and not "".join(line.pieces)[control.start :].strip()
        line.controls.append(
            FlowControl(
                tag=control.tag,
                start=control.start,
                end=line.length,
                prompting=control.prompting or blank,
                continues=control.continues,
            )
        )
        control.start, control.continues = None, True

    def bookmark(self, name: str) -> None:
        """Take in where a bookmark begins."""
        (self._lines[-1].bookmarks if self._lines else self._bookmarks).add(name)

    def _end_line(self) -> None:
        self._settle()
        for each in self._open:
            self._record(each)

    def end(self, *, marker: str, level: int | None, paragraph: int, place: str) -> tuple[FlowLine, ...]:
        """End the paragraph and return its lines."""
        self._end_line()
        lines, self._lines = self._lines, []
        return tuple(
            FlowLine(
                text="".join(each.pieces),
                marker="" if number else marker,
                level=level,
                bold=each.weights == {True},
                bookmarks=frozenset(each.bookmarks),
                controls=tuple(sorted(each.controls, key=lambda one: (one.start, -one.end))),
                paragraph=paragraph,
                place=place,
            )
            for number, each in enumerate(lines)
        )

    def drop(self) -> None:
        """Forget a paragraph of which a reader sees nothing; its bookmarks are those of the next line."""
        self._bookmarks |= {name for each in self._lines for name in each.bookmarks}
        self._lines = []
        for each in self._open:
            each.start = None


def read_control(properties: etree._Element) -> OpenControl | None:
    """Return a control that may be a slot's, by its `w:sdtPr`; None for a foreign one: it is but its text."""
    name = properties.find(w("tag"))
    tag = str(name.get(w("val"), "")) if name is not None else ""
    if not tag.startswith(SLOT_TAG) and (tag or properties.find(w("docPartObj")) is not None):
        return None
    return OpenControl(tag=tag, prompting=is_on(properties.find(w("showingPlcHdr"))))
