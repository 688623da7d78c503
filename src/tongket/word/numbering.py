"""Automatic numbers and bullets (đánh số tự động), as the page shows them: lists, their levels, and the count.

ECMA-376 part 1, 17.9. What is counted belongs to the list (`abstractNum`): a new number over the same list goes on,
unless it says where to start, which counts once. Levels below start again when a level above them is used.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from lxml import etree

from tongket.ooxml.namespaces import is_on, w
from tongket.values.legacy_letters import decode_letters, font_alphabet, is_stored_so
from tongket.word.formatting import whole_number
from tongket.word.styles import Styles

BULLETS = ("-", "+")
"""The marks of points and of points below them, whatever sign a program draws."""
_LEVELS = 9
_PLACE = re.compile(r"%([1-9])([.)]?)")
_BELOW = re.compile(r"List Bullet [2-9]", re.IGNORECASE)
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_LETTERS = 780
"""Thirty of one letter: no list of a report counts further."""
_WITHOUT_NUMBER = ("none", "bullet")
_SIGN = "\u2022"
"""A bullet that is a picture, or of which nothing is said."""
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLevel:
    """A level of a list (cấp)."""

    start: int
    format: str
    """As `w:numFmt` says: `decimal`, `upperRoman`, `bullet`, `none`."""
    text: str
    """What is shown, `%1` for the number of the first level."""
    legal: bool
    """Whether all numbers in it are shown in plain digits."""
    restart: int | None
    """The level, from 1, whose use lets it start again; 0 for never, None for any level above."""
    style: str
    """The id of the paragraph style whose level it is; "" for none."""


class _Numbering(NamedTuple):
    """What a paragraph's `w:numId` means."""

    list: str
    """The id of the list that counts."""
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int]
    """Where a level starts again, by level from 0."""


class Numberings:
    """The lists of a document, and which paragraph is in which."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = _by_id(root, "abstractNum", "abstractNumId")
        self._numbers = _by_id(root, "num", "numId")
        self.read = cache(self._read)

    def of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Return the number (`w:numId`) and level, from 0, that a paragraph has by itself or its style."""
        if not self._numbers:
            return None
        number, level = self._styles.in_list(paragraph)
        if number not in self._numbers:  # 0 says that there is none
            return None
        if level is None:
            style = self._styles.id_of(paragraph)
            linked = (each for each, of in self.read(number).levels.items() if of.style and of.style == style)
            level = next(linked, 0)
        return number, level

    def is_below(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is in a style of Word for bullets below others, each a list of one level."""
        return _BELOW.fullmatch(self._styles.name_of(paragraph)) is not None

    def _read(self, number: str) -> _Numbering:
        element = self._numbers[number]
        list_id, levels = self._levels(_value(element, "abstractNumId"))
        starts: dict[int, int] = {}
        for each in element.findall(w("lvlOverride")):
            place = _whole(each.get(w("ilvl")))
            own = each.find(w("lvl"))
            if own is not None:
                levels[place] = _read_level_of(own)
            start = each.find(w("startOverride"))
            if start is not None:
                starts[place] = _whole(start.get(w("val")))
        return _Numbering(list_id, levels, starts)

    def _levels(self, list_id: str) -> tuple[str, dict[int, ListLevel]]:
        """Return the list that counts, and its levels; a list may only name the style that holds another one."""
        seen = set()
        while list_id in self._lists and list_id not in seen:
            seen.add(list_id)
            element = self._lists[list_id]
            style = _value(element, "numStyleLink")
            if not style:
                return list_id, {
                    _whole(each.get(w("ilvl"))): _read_level_of(each) for each in element.findall(w("lvl"))
                }
            number = self._styles.number_of(style)
            list_id = _value(self._numbers[number], "abstractNumId") if number in self._numbers else ""
        return list_id, {}


class ListCount:
    """The count of the numbered paragraphs of a text, in reading order."""

    def __init__(self, numberings: Numberings) -> None:
        self._numberings = numberings
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def marker(self, paragraph: etree._Element) -> str:
        """Count a paragraph; return the number or bullet that the page shows before it, "" where it shows none."""
        found = self._numberings.of(paragraph)
        if found is None:
            return ""
        number, place = found
        numbering = self._numberings.read(number)
        level = numbering.levels.get(place)
        if level is None or not 0 <= place < _LEVELS:
            return ""
        counts = self._counts.setdefault(numbering.list, [None] * _LEVELS)
        for each in range(place + 1):
            self._count(number, each, numbering, counts, used=each == place)
        for below in range(place + 1, _LEVELS):
            restart = numbering.levels[below].restart if below in numbering.levels else None
            if restart is None or place < restart:
                counts[below] = None
        if level.format == "bullet":
            return _bullet(level.text, below=place > 0 or self._numberings.is_below(paragraph))
        text = _PLACE.sub(lambda each: _shown(each, place, numbering, counts), level.text)
        return " ".join(unicodedata.normalize("NFC", text).split())

    def _count(self, number: str, place: int, numbering: _Numbering, counts: list[int | None], *, used: bool) -> None:
        """Set the count of a level: one more where it is used, its start where it was not used since the one above."""
        count = counts[place]
        begins = (used or count is None) and (number, place) not in self._started
        if begins and place in numbering.starts:
            self._started.add((number, place))
            counts[place] = numbering.starts[place]
        elif count is None:
            own = numbering.levels.get(place)
            counts[place] = numbering.starts.get(place, own.start if own is not None else 1)
        elif used:
            counts[place] = count + 1


def _shown(found: re.Match[str], place: int, numbering: _Numbering, counts: list[int | None]) -> str:
    """Return what stands for `%1.`; a level above that has no number leaves no point behind either (as LibreOffice)."""
    above = int(found[1]) - 1
    own, count = numbering.levels.get(above), counts[above]
    form = own.format if own is not None else "none"
    if numbering.levels[place].legal and form not in _WITHOUT_NUMBER:
        form = "decimal"
    number = format_number(count, form) if own is not None and count is not None else ""
    return number + found[2] if number or above == place else ""


def _bullet(sign: str, *, below: bool) -> str:
    if not sign.strip():
        return ""
    return BULLETS[1] if below or sign.strip() == BULLETS[1] else BULLETS[0]


def format_number(number: int, form: str) -> str:
    """Return a number as a list shows it (`ST_NumberFormat`); in plain digits where the form is another language's."""
    return _FORMATS.get(form, str)(number)


def _letters(number: int) -> str:
    """Return a to z, then aa, bb."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    rounds, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (rounds + 1)


def _roman(number: int) -> str:
    if not 0 < number < 10 * _ROMAN[0][0]:
        return str(number)
    found = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        found += sign * count
    return found


def _ordinal(number: int) -> str:
    return f"{number}{'th' if number % 100 in {11, 12, 13} else _ORDINALS.get(number % 10, 'th')}"


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": _ordinal,
    "none": lambda _: "",
    "bullet": lambda _: "",
}


def _read_level_of(element: etree._Element) -> ListLevel:
    restart = element.find(w("lvlRestart"))
    drawn = element.find(w("lvlText")) is None or element.find(w("lvlPicBulletId")) is not None
    form = _value(element, "numFmt") or "decimal"
    return ListLevel(
        start=_whole(_value(element, "start")),  # 0 where nothing is said (17.9.25); LibreOffice takes it so too
        format=form,
        text=_SIGN if form == "bullet" and drawn else _decoded(_value(element, "lvlText"), element),
        legal=is_on(element.find(w("isLgl"))),
        restart=_whole(restart.get(w("val"))) if restart is not None else None,
        style=_value(element, "pStyle"),
    )


def _decoded(text: str, level: etree._Element) -> str:
    """Return the text of a level whose font may be one of the time before Unicode."""
    fonts = level.find(f"{w('rPr')}/{w('rFonts')}")
    said = (font_alphabet(fonts.get(w(each), "")) for each in ("hAnsi", "ascii")) if fonts is not None else ()
    alphabet = next(filter(None, said), None)
    return decode_letters(text, alphabet) if alphabet is not None and is_stored_so(text, alphabet) else text


def _by_id(root: etree._Element | None, name: str, attribute: str) -> dict[str, etree._Element]:
    found: dict[str, etree._Element] = {}
    for each in root.iterchildren(w(name)) if root is not None else ():
        found.setdefault(str(each.get(w(attribute))), each)
    return found


def _value(element: etree._Element, name: str) -> str:
    found = element.find(w(name))
    return str(found.get(w("val"), "")) if found is not None else ""


def _whole(value: str | None) -> int:
    """Return a whole number; 0 for what is none."""
    return whole_number(value) or 0
