"""What a piece of formatting says: the properties of a run or a paragraph, under plain names of our own.

Which of them counts is for `styles`; records of them are made by `looks`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from lxml import etree

from tongket.ooxml.namespaces import DRAWINGML, is_on, w
from tongket.ooxml.parsing import XmlError, parse_xml

Properties = Mapping[str, object]
SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
"""The four fonts of a run: for basic Latin, for accented letters, for complex scripts, for East Asian ones."""
_THEME_ATTRIBUTES = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "cs": "cstheme", "eastAsia": "eastAsiaTheme"}
_THEME_SCRIPTS = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}
BASELINE, NO_COLOUR, YELLOW = "baseline", "AUTO", "FFFF00"
TOGGLES: Mapping[str, str] = {"b": "bold", "i": "italic", "caps": "caps", "vanish": "hidden"}
"""What several styles switch on and off between them (`styles`), and our names of it."""
_THEME_PART = re.compile(r"word/theme/theme\d*\.xml")
_UNITS = {"": 1.0, "pt": 20.0, "mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440.0, "pc": 240.0}
_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(pt|mm|cm|in|pc)?")
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_LINE = 240
"""Twentieths of a point that a hundred `beforeLines` stand for."""
_AUTOMATIC = 280
"""Twentieths of a point that Word puts where a page of the web would have its own space."""
_BLACK_THEMES = {"text1", "dark1"}


def measure(value: str | None) -> int | None:
    """Return a measure in twentieths of a point, or what stands there without a unit; None where it is no measure."""
    read = _MEASURE.fullmatch(value.strip()) if value is not None else None
    return round(float(read[1]) * _UNITS[read[2] or ""]) if read is not None else None


def whole_number(value: str | None) -> int | None:
    """Return the whole number that an attribute says; None for what is none, or none that Word would write."""
    read = _WHOLE.fullmatch(value.strip()) if value is not None else None
    return int(read[0]) if read is not None else None


def _local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for a comment."""
    return str(element.tag).rpartition("}")[2]


class Theme:
    """The fonts of the document's theme, by the names that runs use (`minorHAnsi`)."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = [parts[each] for each in sorted(parts) if _THEME_PART.fullmatch(each)]

    @cached_property
    def _fonts(self) -> dict[str, str]:
        fonts: dict[str, str] = {}
        for data in self._parts:
            try:
                root = parse_xml(data)
            except XmlError:
                continue
            for kind in ("major", "minor"):
                for script in ("latin", "ea", "cs"):
                    found = root.find(f".//{DRAWINGML}{kind}Font/{DRAWINGML}{script}")
                    if found is not None and found.get("typeface"):
                        fonts[kind + script] = str(found.get("typeface"))
        return fonts

    def font(self, name: str) -> str | None:
        """Return the font that a theme's name stands for; None where the theme leaves it open."""
        return self._fonts.get(name[:5] + _THEME_SCRIPTS.get(name[5:], ""))


def read_run_properties(element: etree._Element | None, theme: Theme) -> dict[str, object]:
    """Return what an `rPr` says of fonts, size (half-points), weight, colour, what hides or raises it and the like."""
    found: dict[str, object] = {}
    for each in element if element is not None else ():
        name = _local_name(each)
        value = each.get(w("val"))
        if name == "rFonts":
            found |= _read_fonts(each, theme)
        elif name in TOGGLES:
            found[TOGGLES[name]] = is_on(each)
        elif name == "sz":
            found["size"] = measure(value)
        elif name == "u":
            found["underlined"] = value not in {None, "none"}
        elif name == "color":
            black = value in {None, "auto"} or each.get(w("themeColor")) in _BLACK_THEMES
            found["colour"] = None if black else value
        elif name == "vertAlign":
            found["script"] = value or BASELINE
        elif name == "highlight":
            found["highlight"] = value
        elif name == "shd":
            found["shade"] = shade_colour(each)
    return found


def shade_colour(shade: etree._Element) -> str:
    """Return the colour that a shading shows, in capitals: its fill, or under a solid pattern its own."""
    return str(shade.get(w("color" if shade.get(w("val")) == "solid" else "fill"), NO_COLOUR)).upper()


def _read_fonts(element: etree._Element, theme: Theme) -> dict[str, object]:
    found: dict[str, object] = {}
    for slot in SLOTS:
        of_theme, typed = element.get(w(_THEME_ATTRIBUTES[slot])), element.get(w(slot))
        if of_theme is not None:
            found[slot] = theme.font(of_theme)
        elif typed is not None:
            found[slot] = typed.strip() or None
    return found


def read_paragraph_properties(element: etree._Element | None) -> dict[str, object]:
    """Return what a `pPr` says of alignment, indents, spacing, lists, rules, tab stops and shading."""
    found: dict[str, object] = {}
    for each in element if element is not None else ():
        name = _local_name(each)
        if name == "jc":
            found["alignment"] = {"start": "left", "end": "right"}.get(str(each.get(w("val"))), each.get(w("val")))
        elif name == "ind":
            found |= _read_indents(each)
        elif name == "spacing":
            found |= _read_spacing(each)
        elif name == "contextualSpacing":
            found["contextual"] = is_on(each)
        elif name == "numPr":
            found |= read_list(each)
        elif name == "pBdr":
            found["ruled"] = any(side.get(w("val")) not in {None, "none", "nil"} for side in each)
        elif name == "framePr":
            found["framed"] = each.get(w("xAlign")) or "left"
        elif name == "tabs":
            found["tabs"] = tuple(_read_tabs(each))
        elif name == "shd":
            found["shade"] = shade_colour(each)
    return found


def read_list(element: etree._Element) -> dict[str, object]:
    """Return what a `numPr` says: whether there is a number or bullet, of which number of a list, on which level."""
    number, level = element.find(w("numId")), element.find(w("ilvl"))
    found: dict[str, object] = {"listed": number is None or number.get(w("val")) != "0"}
    if number is not None:
        found["number"] = number.get(w("val"))
    if level is not None:
        found["number_level"] = whole_number(level.get(w("val")))
    return found


def read_level(element: etree._Element | None) -> int | None:
    """Return the outline level that a `pPr` names, from 1; 10 for what is no heading."""
    level = element.find(w("outlineLvl")) if element is not None else None
    value = whole_number(level.get(w("val"))) if level is not None else None
    return value + 1 if value is not None and value >= 0 else None


def _read_tabs(element: etree._Element) -> Iterable[tuple[int, str]]:
    for each in element.iter(w("tab")):
        position = measure(each.get(w("pos")))
        if position is not None and each.get(w("val")) != "clear":
            yield position, str(each.get(w("val")))


def _first(element: etree._Element, *names: str) -> int | None:
    return next((value for each in names if (value := measure(element.get(w(each)))) is not None), None)


def _read_indents(element: etree._Element) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, sides in (("left", ("left", "start")), ("right", ("right", "end"))):
        if (value := _first(element, *sides)) is not None:
            found[name] = value
    hanging, first = _first(element, "hanging"), _first(element, "firstLine")
    characters = _first(element, "firstLineChars")
    if characters:
        found["first_line"] = characters * _LINE // 100
    elif hanging is not None:  # where both stand, Word takes this one
        found["first_line"] = -hanging
    elif first is not None:
        found["first_line"] = first
    return found


def _read_spacing(element: etree._Element) -> dict[str, object]:
    found: dict[str, object] = {}
    for side in ("before", "after"):
        lines, points = _first(element, f"{side}Lines"), _first(element, side)
        if is_on(element, f"{side}Autospacing"):
            found[side] = _AUTOMATIC
        elif lines:
            found[side] = lines * _LINE // 100
        elif points is not None:
            found[side] = points
        elif element.get(w(f"{side}Autospacing")) is not None:
            found.setdefault(side, 0)
    if (line := _first(element, "line")) is not None:
        found["line"] = abs(line)
        found["line_rule"] = element.get(w("lineRule")) or ("exact" if line < 0 else "auto")
    return found
