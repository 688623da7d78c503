"""Which value of a property counts: defaults, table style, paragraph style, character style, direct formatting.

Properties are plain mappings by names of our own; `looks.py` makes records of them. A toggle (bold, italic,
capitals) that several styles set is on where an odd number of them sets it, and direct formatting has the last word
(ECMA-376 part 1, 17.7.3).
"""

import re
from collections.abc import Iterable, Mapping

from lxml import etree

from tongket.ooxml.namespaces import is_on, w
from tongket.ooxml.package import STYLES
from tongket.ooxml.parsing import XmlError, parse_xml
from tongket.word.reading import WordFile

Properties = Mapping[str, object]
SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
"""The four fonts of a run: for basic Latin, for accented letters, for complex scripts, for East Asian ones."""
_THEME_ATTRIBUTES = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "cs": "cstheme", "eastAsia": "eastAsiaTheme"}
_THEME_SCRIPTS = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}
_TOGGLES = {"b": "bold", "i": "italic", "caps": "caps"}
_OFF = {"0", "false", "off"}
_THEME_PART = re.compile(r"word/theme/theme\d*\.xml")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_UNITS = {"": 1.0, "pt": 20.0, "mm": 1440 / 25.4, "cm": 14400 / 25.4, "in": 1440.0, "pc": 240.0}
_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(pt|mm|cm|in|pc)?")
_LINE = 240
"""Twentieths of a point that a hundred `beforeLines` stand for."""
_AUTOMATIC = 280
"""Twentieths of a point that Word puts where a page of the web would have its own space."""
_BLACK_THEMES = {"text1", "dark1"}


def measure(value: str | None) -> int | None:
    """Return a measure in twentieths of a point, or what stands there without a unit; None where it is no measure."""
    read = _MEASURE.fullmatch(value.strip()) if value is not None else None
    return round(float(read[1]) * _UNITS[read[2] or ""]) if read is not None else None


def _local_name(element: etree._Element) -> str:
    """Return an element's name without its namespace; "" for a comment."""
    return str(element.tag).rpartition("}")[2]


class Theme:
    """The fonts of the document's theme, by the names that runs use (`minorHAnsi`)."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._fonts: dict[str, str] = {}
        for name in sorted(each for each in parts if _THEME_PART.fullmatch(each)):
            try:
                self._read(parse_xml(parts[name]))
            except XmlError:
                continue

    def _read(self, root: etree._Element) -> None:
        for kind in ("major", "minor"):
            for script in ("latin", "ea", "cs"):
                found = root.find(f".//{_A}{kind}Font/{_A}{script}")
                if found is not None and found.get("typeface"):
                    self._fonts[kind + script] = str(found.get("typeface"))

    def font(self, name: str) -> str | None:
        """Return the font that a theme's name stands for; None where the theme leaves it open."""
        return self._fonts.get(name[:5] + _THEME_SCRIPTS.get(name[5:], ""))


def read_run_properties(element: etree._Element | None, theme: Theme) -> dict[str, object]:
    """Return what an `rPr` says of fonts, size (half-points), weight, slant, colour and the like."""
    found: dict[str, object] = {}
    for each in element if element is not None else ():
        name = _local_name(each)
        value = each.get(w("val"))
        if name == "rFonts":
            found |= _read_fonts(each, theme)
        elif name in _TOGGLES:
            found[_TOGGLES[name]] = is_on(each)
        elif name == "sz":
            found["size"] = measure(value)
        elif name == "u":
            found["underlined"] = value not in {None, "none"}
        elif name == "color":
            black = value in {None, "auto"} or each.get(w("themeColor")) in _BLACK_THEMES
            found["colour"] = None if black else value
    return found


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
    """Return what a `pPr` says of alignment, indents, spacing, lists, rules and tab stops."""
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
            number = each.find(w("numId"))
            found["listed"] = number is None or number.get(w("val")) != "0"
        elif name == "pBdr":
            found["ruled"] = any(side.get(w("val")) not in {None, "none", "nil"} for side in each)
        elif name == "framePr":
            found["framed"] = each.get(w("xAlign")) or "left"
        elif name == "tabs":
            found["tabs"] = tuple(_read_tabs(each))
    return found


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
        if element.get(w(f"{side}Autospacing"), "0") not in _OFF:
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


class Cascade:
    """The styles of a document, each resolved once."""

    def __init__(self, file: WordFile) -> None:
        self.theme = Theme(file.parts)
        root = file.roots.get(STYLES)
        self._styles: dict[str, etree._Element] = {}
        self._defaults: dict[str, str] = {}
        for each in root.iter(w("style")) if root is not None else ():
            name = str(each.get(w("styleId")))
            self._styles[name] = each
            if each.get(w("default"), "0") not in _OFF:
                self._defaults[str(each.get(w("type")))] = name
        run = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if root is not None else None
        paragraph = root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}") if root is not None else None
        self._run_defaults = read_run_properties(run, self.theme)
        self._paragraph_defaults = read_paragraph_properties(paragraph)
        self._chains: dict[str, tuple[Properties, Properties]] = {}
        self._runs: dict[tuple[str, ...], Properties] = {}

    def default(self, kind: str) -> str:
        """Return the id of the style that counts where none is named."""
        return self._defaults.get(kind, "")

    def known(self, style: str | None, kind: str) -> str:
        """Return a style's id if the document has that style, else that of the default of its kind."""
        found = self._styles.get(style) if style is not None else None
        return style if style is not None and found is not None and found.get(w("type")) == kind else self.default(kind)

    def chain(self, style: str) -> tuple[Properties, Properties]:
        """Return what a style and those it is based on say of a paragraph and of its runs."""
        if style not in self._chains:
            line: list[etree._Element] = []
            at: str | None = style
            while at in self._styles and self._styles[at] not in line:
                line.append(self._styles[at])
                based_on = self._styles[at].find(w("basedOn"))
                at = based_on.get(w("val")) if based_on is not None else None
            paragraph: dict[str, object] = {}
            run: dict[str, object] = {}
            for each in reversed(line):
                paragraph |= read_paragraph_properties(each.find(w("pPr")))
                run |= read_run_properties(each.find(w("rPr")), self.theme)
            self._chains[style] = paragraph, run
        return self._chains[style]

    def paragraph(self, table: str, style: str, direct: Properties) -> Properties:
        """Return the properties of a paragraph that count."""
        return {**self._paragraph_defaults, **self.chain(table)[0], **self.chain(style)[0], **direct}

    def run(self, styles: tuple[str, ...], direct: Properties) -> Properties:
        """Return the properties of a run that count; `styles` are those of table, paragraph and characters."""
        if styles not in self._runs:
            layers = [self.chain(each)[1] for each in styles]
            found: dict[str, object] = dict(self._run_defaults)
            for each in layers:
                found |= each
            for toggle in _TOGGLES.values():
                odd = sum(each.get(toggle) is True for each in layers) % 2 == 1
                found[toggle] = odd or self._run_defaults.get(toggle) is True
            self._runs[styles] = found
        return {**self._runs[styles], **direct}
