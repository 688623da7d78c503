"""Pieces of the page: what stands between line breaks, tabs and wide gaps of a paragraph.

A letterhead or a signature block may be a table, two columns made with tabs or with spaces, or plain paragraphs: cut
into pieces they are all the same.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tongket.values.folding import place_tones
from tongket.word.looks import LookedParagraph, RunLook, TextRun

PROMPT = r"\[[^\[\]]+\]"
"""What stands in a form where somebody is to type (pattern)."""
_BREAKS = re.compile(r"([\n\t])")
_GAP = re.compile(
    r" {3,}(?=(?:đảng cộng sản|cộng h[oò][aà]|độc lập|[tk][/.]?[ml][/. ]|tuq|[^\d,…. ][^,\d]{2,30},? *ngày))",
    re.IGNORECASE,
)
"""Spaces that somebody put between two columns."""
_LONGEST_COLUMN = 200
"""Characters of a line in which spaces or tabs make two columns: no letterhead is longer.

A choice: 170 tests of `tests/commands/lint` find the same at half and at double.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a line (mẩu)."""

    runs: tuple[TextRun, ...]
    paragraph: LookedParagraph
    column: int
    """How many pieces of its line stand before it."""

    @property
    def text(self) -> str:
        """What a reader sees, composed, without spaces at the ends, in capitals where it shows so."""
        shown = (each.text.upper() if each.look.caps else each.text for each in self.runs)
        return unicodedata.normalize("NFC", "".join(shown)).replace("\u00a0", " ").strip()

    @property
    def folded(self) -> str:
        """The text in small letters with single spaces: to know it by."""
        return fold_line(self.text)

    @property
    def looks(self) -> tuple[RunLook, ...]:
        """The looks of what can be seen of it."""
        return tuple(each.look for each in self.runs if each.text.strip())

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(each.bold for each in self.looks)

    @property
    def any_bold(self) -> bool:
        """Whether a letter of it is bold."""
        return any(each.look.bold and any(map(str.isalnum, each.text)) for each in self.runs)

    @property
    def italic(self) -> bool:
        """Whether all of it is italic."""
        return bool(self.looks) and all(each.italic for each in self.looks)

    @property
    def any_italic(self) -> bool:
        """Whether a letter of it is italic."""
        return any(each.look.italic and any(map(str.isalnum, each.text)) for each in self.runs)

    @property
    def underlined(self) -> bool:
        """Whether all its letters are underlined."""
        lettered = [each.look.underlined for each in self.runs if any(map(str.isalnum, each.text))]
        return bool(lettered) and all(lettered)

    @property
    def in_capitals(self) -> bool:
        """Whether it has letters and all of them show as capitals."""
        return self.text.isupper()


def fold_line(text: str) -> str:
    """Return a text to know it by: small letters, single spaces, `uỷ` and `hoà` as `ủy` and `hòa`."""
    return place_tones(" ".join(text.casefold().split()))


def cut_pieces(paragraph: LookedParagraph) -> tuple[Piece, ...]:
    """Return the pieces of a paragraph that hold text; a blank one has none."""
    pieces: list[Piece] = []
    column = 0
    runs: list[TextRun] = []

    def close() -> None:
        nonlocal column
        if any(each.text.strip() for each in runs):
            for each in _part_columns(Piece(runs=tuple(runs), paragraph=paragraph, column=column)):
                pieces.append(replace(each, column=column))
                column += 1
        runs.clear()

    for run in paragraph.runs:
        for part in _BREAKS.split(run.text):
            if part in {"\n", "\t"}:
                close()
                column = 0 if part == "\n" else max(column, 1)
            elif part:
                runs.append(replace(run, text=part))
    close()
    return tuple(pieces)


def _part_columns(piece: Piece) -> Iterator[Piece]:
    """Yield the columns that spaces make of a piece."""
    text = "".join(each.text for each in piece.runs)
    gap = _GAP.search(text.rstrip()) if len(text) <= _LONGEST_COLUMN else None
    if gap is None or not text[: gap.start()].strip():
        yield piece
        return
    yield replace(piece, runs=_slice(piece.runs, 0, gap.start()))
    yield replace(piece, runs=_slice(piece.runs, gap.end(), len(text)))


def _slice(runs: tuple[TextRun, ...], start: int, end: int) -> tuple[TextRun, ...]:
    kept: list[TextRun] = []
    at = 0
    for each in runs:
        part = each.text[max(0, start - at) : max(0, end - at)]
        at += len(each.text)
        if part:
            kept.append(replace(each, text=part))
    return tuple(kept)
