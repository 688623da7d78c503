"""What a style comes to: the one reader of the styles of a document, and of how text is shown through them.

Which value counts: defaults of the document, table style, paragraph style, character style, direct formatting, the last
one that says anything. A toggle (bold, italic, capitals, hidden) that several styles set is on where an odd number of
them sets it; the document's own stays on, and direct formatting has the last word (ECMA-376 part 1, 17.7.3). Styles are
known by the names that Word shows: another program writes other ids.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from lxml import etree

from tongket.ooxml.elements import holding_paragraph
from tongket.ooxml.namespaces import is_on, w
from tongket.word.formatting import (
    BASELINE,
    NO_COLOUR,
    TOGGLES,
    YELLOW,
    Properties,
    Theme,
    read_level,
    read_list,
    read_paragraph_properties,
    read_run_properties,
    shade_colour,
)

PARAGRAPH, CHARACTER, TABLE = "paragraph", "character", "table"
_BUILT_IN = ("heading ", "toc ", "annotation ")
_HEADING = re.compile(r"heading ([1-9])")


class Style(NamedTuple):
    """A style of a document."""

    id: str
    name: str
    """As Word shows it, in NFC; built-in names in Word's lower case."""
    type: str


class _Layers(NamedTuple):
    """The ids of the styles that a text is shown through; "" where there is none."""

    table: str
    paragraph: str
    character: str = ""


class Seen(NamedTuple):
    """What a reader sees of a run beside its text."""

    hidden: bool
    bold: bool
    script: str
    """`superscript`, `subscript` or `baseline`."""


_RUN_PROPERTIES, _RUN_STYLE = w("rPr"), w("rStyle")
_SEEN = (w("vanish"), w("b"), w("vertAlign"))


def style_name(style: etree._Element) -> str:
    """Return the name of a style as Word shows it, in NFC; built-in names in Word's lower case."""
    found = style.find(w("name"))
    name = unicodedata.normalize("NFC", str(found.get(w("val")))) if found is not None else ""
    # Word writes built-in names in lower case, other programs as "Heading 1".
    return name.lower() if name.lower().startswith(_BUILT_IN) else name


def is_of_contents(style: str) -> bool:
    """Whether the style of a name is one of a contents page, as Word or LibreOffice calls them."""
    return style.casefold().startswith(("toc", "contents"))


class Styles:
    """The styles of a document, each resolved once, and how a run or paragraph is shown through them."""

    def __init__(self, root: etree._Element | None, theme: Theme) -> None:
        self._theme = theme
        self._styles: dict[str, etree._Element] = {}
        self._defaults: dict[str, str] = {}
        for each in root.iter(w("style")) if root is not None else ():
            own = str(each.get(w("styleId")))
            self._styles.setdefault(own, each)  # of two with one id the first keeps it, of two defaults the last counts
            if is_on(each, "default"):
                self._defaults[str(each.get(w("type"), PARAGRAPH))] = own
        self._of_document = (
            read_paragraph_properties(_find(root, "docDefaults", "pPrDefault", "pPr")),
            read_run_properties(_find(root, "docDefaults", "rPrDefault", "rPr"), theme),
        )
        self._says = {each.tag for each in root.iter(w("vanish"), w("vertAlign"))} if root is not None else set()
        self._names = {own: style_name(each) for own, each in self._styles.items()}
        self._called = cache(self._read_called)
        self._come_to = cache(self._read_style)
        self._level = cache(self._read_level)
        self._shown = cache(self._read_shown)

    @property
    def listed(self) -> tuple[Style, ...]:
        """The styles that have a name."""
        named = ((own, name, self._styles[own]) for own, name in self._names.items() if name)
        return tuple(Style(own, name, str(each.get(w("type"), PARAGRAPH))) for own, name, each in named)

    def ids(self, kinds: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return style name → style id; of two styles with one name that of the type that `kinds` asks for."""
        wanted = {each.name: each.id for each in self.listed if (kinds or {}).get(each.name) == each.type}
        return {each.name: each.id for each in self.listed} | wanted

    def default(self, kind: str) -> str:
        """Return the id of the style of a kind that counts where none is named; "" where there is none."""
        return self._defaults.get(kind, "")

    def name_of(self, paragraph: etree._Element) -> str:
        """Return the name of the style that a paragraph names: its id where there is no such style, "" for none."""
        own = _named(paragraph, "pPr", "pStyle")
        return self._names.get(own, own)

    def id_of(self, paragraph: etree._Element) -> str:
        """Return the id of the style that a paragraph is in, the default one where it names none."""
        return self._known(_named(paragraph, "pPr", "pStyle"), PARAGRAPH)

    def in_list(self, paragraph: etree._Element) -> tuple[str, int | None]:
        """Return the number of a list (`w:numId`) and the level that a paragraph, or its style, names.

        "" for no number; None for no level. A number of the paragraph's own goes before that of its style.
        """
        style = self._come_to(self.id_of(paragraph))[0]
        own = _find(paragraph, "pPr", "numPr")
        found = {**style, **read_list(own)} if own is not None else style
        level = found.get("number_level")
        return str(found.get("number") or ""), level if isinstance(level, int) else None

    def number_of(self, style_id: str) -> str:
        """Return the number of a list (`w:numId`) that a style names; "" for none."""
        return str(self._come_to(style_id)[0].get("number", ""))

    def level(self, paragraph: etree._Element) -> int | None:
        """Return the outline level of a paragraph, from 1; 10 for what is no heading; None where nothing says one."""
        own = read_level(paragraph.find(w("pPr")))
        return own if own is not None else self._level(self._known(_named(paragraph, "pPr", "pStyle"), PARAGRAPH))

    def _read_level(self, style_id: str) -> int | None:
        for each in self._line(style_id):
            heading = _HEADING.fullmatch(style_name(each))
            level = int(heading[1]) if heading is not None else read_level(each.find(w("pPr")))
            if level is not None:
                return level
        return None

    def run_is_in(self, run: etree._Element, name: str) -> bool:
        """Whether a run is in the character style of a name, or in one based on it."""
        return self.style_is(_named(run, "rPr", "rStyle"), name)

    def paragraph_is_in(self, paragraph: etree._Element, name: str) -> bool:
        """Whether a paragraph is in the style of a name, or in one based on it."""
        return self.style_is(_named(paragraph, "pPr", "pStyle"), name)

    def style_is(self, style_id: str, name: str) -> bool:
        """Whether the style of an id has a name, or is based on one that has it."""
        return name in self._called(style_id)

    def _read_called(self, style_id: str) -> frozenset[str]:
        return frozenset(style_name(each) for each in self._line(style_id))

    def paragraph(self, paragraph: etree._Element) -> Properties:
        """Return the properties of a paragraph that count."""
        table, own, _ = self._layers(None, paragraph)
        direct = read_paragraph_properties(paragraph.find(w("pPr")))
        return {**self._of_document[0], **self._come_to(table)[0], **self._come_to(own)[0], **direct}

    def run(self, run: etree._Element) -> Properties:
        """Return the properties of a run that count."""
        properties = run.find(w("rPr"))
        layers = self._layers(properties, holding_paragraph(run))
        return {**self._shown(layers), **read_run_properties(properties, self._theme)}

    def is_hidden(self, run: etree._Element) -> bool:
        """Whether a run is hidden text, which Word does not print; so is what stands in a text box of a hidden run.

        Hidden on the web only (`webHidden`) is printed; `specVanish` is a matter of marks of paragraphs.
        """
        if self._is_hidden(run.find(w("rPr")), holding_paragraph(run)):
            return True
        around = next(run.iterancestors(w("r")), None)
        return around is not None and self.is_hidden(around)

    def mark_is_hidden(self, paragraph: etree._Element) -> bool:
        """Whether the mark at the end of a paragraph is hidden."""
        return self._is_hidden(paragraph.find(f"{w('pPr')}/{w('rPr')}"), paragraph)

    def _is_hidden(self, properties: etree._Element | None, paragraph: etree._Element | None) -> bool:
        direct = _find(properties, "vanish")
        if direct is not None:
            return is_on(direct)
        # Most documents have no style that hides: it is not asked which style each run has.
        return w("vanish") in self._says and self._shown(self._layers(properties, paragraph))["hidden"] is True

    def script(self, run: etree._Element) -> str:
        """Return where a run stands: `superscript`, `subscript`, or `baseline`."""
        properties = run.find(w("rPr"))
        direct = _find(properties, "vertAlign")
        if direct is not None:
            return str(direct.get(w("val"), BASELINE))
        if w("vertAlign") not in self._says:
            return BASELINE
        return str(self._shown(self._layers(properties, holding_paragraph(run))).get("script", BASELINE))

    def seen(self, run: etree._Element, around: tuple[str, str]) -> Seen:
        """Return what a reader sees of a run, at once; `around` are the styles `around` its paragraph."""
        style, direct = "", {}
        for each in next(run.iterchildren(_RUN_PROPERTIES), ()):
            if each.tag == _RUN_STYLE:
                style = str(each.get(w("val")))
            elif each.tag in _SEEN:
                direct[each.tag] = each
        shown = self._shown(_Layers(*around, self._known(style, CHARACTER)))
        if not direct:
            return Seen(shown["hidden"] is True, shown["bold"] is True, str(shown.get("script", BASELINE)))
        hidden, bold, script = map(direct.get, _SEEN)
        return Seen(
            is_on(hidden) if hidden is not None else shown["hidden"] is True,
            is_on(bold) if bold is not None else shown["bold"] is True,
            str(script.get(w("val"), BASELINE) if script is not None else shown.get("script", BASELINE)),
        )

    def is_yellow(self, run: etree._Element) -> bool:
        """Whether a run shows on yellow: by highlighter, by shading, its own or its paragraph's or cell's.

        The design of a table is nobody's open work: what its style says does not count.
        """
        paragraph, properties = holding_paragraph(run), run.find(w("rPr"))
        layers = self._layers(properties, paragraph)._replace(table="")
        found = {**self._shown(layers), **read_run_properties(properties, self._theme)}
        if found.get("highlight", "none") != "none":
            return found["highlight"] == "yellow"
        shades = (found.get("shade"), *self._shades_around(paragraph, layers.paragraph))
        # The nearest one that has a colour covers the others.
        return next((each for each in shades if each not in {None, NO_COLOUR}), None) == YELLOW

    def _shades_around(self, paragraph: etree._Element | None, style: str) -> Iterator[object]:
        """Yield the colour of the shading of a paragraph, then that of its cell."""
        if paragraph is None:
            return
        yield {**self._come_to(style)[0], **read_paragraph_properties(paragraph.find(w("pPr")))}.get("shade")
        cell = next(paragraph.iterancestors(w("tc"), w("txbxContent")), None)
        shade = cell.find(f"{w('tcPr')}/{w('shd')}") if cell is not None else None
        yield shade_colour(shade) if shade is not None else None

    def _layers(self, properties: etree._Element | None, paragraph: etree._Element | None) -> _Layers:
        return _Layers(*self.around(paragraph), self._known(_named(properties, "rStyle"), CHARACTER))

    def around(self, paragraph: etree._Element | None) -> tuple[str, str]:
        """Return the ids of the styles of the table around a paragraph and of itself."""
        around = next(paragraph.iterancestors(w("tbl"), w("txbxContent")), None) if paragraph is not None else None
        in_table = around is not None and around.tag == w("tbl")
        table = self._known(_named(around, "tblPr", "tblStyle"), TABLE) if in_table else ""
        return table, self._known(_named(paragraph, "pPr", "pStyle"), PARAGRAPH)

    def _known(self, style_id: str, kind: str) -> str:
        """Return a style's id if the document has it as one of a kind, else that of the default one of this kind."""
        found = self._styles.get(style_id)
        known = found is not None and found.get(w("type"), PARAGRAPH) == kind
        return style_id if known else self.default(kind)

    def _line(self, style_id: str) -> tuple[etree._Element, ...]:
        """Return a style and those it is based on, nearest first; a circle is cut."""
        line: list[etree._Element] = []
        while style_id in self._styles and self._styles[style_id] not in line:
            line.append(self._styles[style_id])
            style_id = _named(line[-1], "basedOn")
        return tuple(line)

    def _read_style(self, style_id: str) -> tuple[Properties, Properties]:
        """Return what a style and those it is based on say of a paragraph and of its runs."""
        paragraph: dict[str, object] = {}
        run: dict[str, object] = {}
        for each in reversed(self._line(style_id)):
            paragraph |= read_paragraph_properties(each.find(w("pPr")))
            run |= read_run_properties(each.find(w("rPr")), self._theme)
        return paragraph, run

    def _read_shown(self, layers: _Layers) -> Properties:
        """Return the properties of runs that have these styles and no formatting of their own."""
        of_styles = [self._come_to(each)[1] for each in layers]
        found = dict(self._of_document[1])
        for each in of_styles:
            found |= each
        for toggle in TOGGLES.values():
            odd = sum(each.get(toggle) is True for each in of_styles) % 2 == 1
            found[toggle] = odd or self._of_document[1].get(toggle) is True
        return found


def _find(element: etree._Element | None, *path: str) -> etree._Element | None:
    for each in _full(path):
        if element is None:
            return None
        element = next(element.iterchildren(each), None)  # half the time of `find`, and asked for every run
    return element


@cache
def _full(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(w, path))


def _named(element: etree._Element | None, *path: str) -> str:
    """Return the id of the style that an element names; "" where it names none."""
    found = _find(element, *path)
    return str(found.get(w("val"))) if found is not None else ""
