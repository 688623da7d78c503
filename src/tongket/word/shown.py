"""How text is shown through direct formatting and styles: what is hidden, raised, yellow, which style it is in.

Styles are known by the names that Word shows: another program writes other ids.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

from lxml import etree

from tongket.ooxml.namespaces import is_on, w
from tongket.word.styles import CHARACTER, PARAGRAPH, TABLE, default_style

BASELINE = "baseline"
_KINDS = (TABLE, PARAGRAPH, CHARACTER)
YELLOW = "FFFF00"


def is_yellow_shade(shade: etree._Element | None) -> bool:
    """Whether a shading shows as yellow: its fill, or under a solid pattern its colour."""
    return shade is not None and _shade_colour(shade) == YELLOW


def _shade_colour(shade: etree._Element) -> str:
    return str(shade.get(w("color" if shade.get(w("val")) == "solid" else "fill"), "auto")).upper()


def is_yellow_highlight(highlight: etree._Element | None) -> bool:
    """Whether it is the yellow of the highlighter."""
    return highlight is not None and highlight.get(w("val")) == "yellow"


def holder(element: etree._Element) -> etree._Element | None:
    """Return the paragraph that an element stands in."""
    return next(element.iterancestors(w("p")), None)


class Styles:
    """The styles of a document, and how a run or paragraph is shown through them."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = list(styles.iter(w("style"))) if styles is not None else []
        self._styles = {str(each.get(w("styleId"))): each for each in found}
        defaults = {each: default_style(styles, each) for each in _KINDS} if styles is not None else {}
        self._default = {kind: each or "" for kind, each in defaults.items()}
        of_document = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if styles is not None else None
        self._of_document = (of_document,) if of_document is not None else ()
        self._chain = cache(self._read_chain)
        self._hidden = cache(self._read_hidden)
        self._script = cache(self._read_script)

    def run_is_in(self, run: etree._Element, name: str) -> bool:
        """Whether a run is in the character style of a name, or in one based on it."""
        return self.style_is(_value(run, "rPr", "rStyle"), name)

    def paragraph_is_in(self, paragraph: etree._Element, name: str) -> bool:
        """Whether a paragraph is in the style of a name, or in one based on it."""
        return self.style_is(_value(paragraph, "pPr", "pStyle"), name)

    def style_is(self, style_id: str, name: str) -> bool:
        """Whether the style of an id has a name, or is based on one that has it."""
        return any(style_name(each) == name for each in self._chain(style_id))

    def is_hidden(self, run: etree._Element) -> bool:
        """Whether a run is hidden text."""
        return self._is_hidden(run.find(w("rPr")), holder(run))

    def mark_is_hidden(self, paragraph: etree._Element) -> bool:
        """Whether the mark at the end of a paragraph is hidden."""
        return self._is_hidden(paragraph.find(f"{w('pPr')}/{w('rPr')}"), paragraph)

    def _is_hidden(self, properties: etree._Element | None, paragraph: etree._Element | None) -> bool:
        direct = properties.find(w("vanish")) if properties is not None else None
        return is_on(direct) if direct is not None else self._hidden(self._layers(properties, paragraph))

    def script(self, run: etree._Element) -> str:
        """Return where a run stands: `superscript`, `subscript`, or `baseline`."""
        properties = run.find(w("rPr"))
        direct = properties.find(w("vertAlign")) if properties is not None else None
        if direct is not None:
            return str(direct.get(w("val"), BASELINE))
        return self._script(self._layers(properties, holder(run)))

    def _layers(self, properties: etree._Element | None, paragraph: etree._Element | None) -> tuple[str, str, str]:
        """Return the ids of the styles that a run is shown through: of its table, its paragraph, its characters."""
        named = properties.find(w("rStyle")) if properties is not None else None
        table = next(paragraph.iterancestors(w("tbl"), w("txbxContent")), None) if paragraph is not None else None
        in_table = table is not None and table.tag == w("tbl")
        return (
            self._known(_value(table, "tblPr", "tblStyle"), TABLE) if table is not None and in_table else "",
            self._known(_value(paragraph, "pPr", "pStyle") if paragraph is not None else "", PARAGRAPH),
            self._known(str(named.get(w("val"))) if named is not None else "", CHARACTER),
        )

    def _known(self, style_id: str, kind: str) -> str:
        """Return a style's id if the document has it as one of a kind, else that of the default one of this kind."""
        found = self._styles.get(style_id)
        return style_id if found is not None and found.get(w("type")) == kind else self._default.get(kind, "")

    def _read_hidden(self, layers: tuple[str, ...]) -> bool:
        """Whether text is hidden by styles.

        A toggle: what two of them set is put out again; what the document sets for all stays (ECMA-376, 17.7.3).
        """
        set_by = [is_on(_first(self._properties(each, "rPr"), "vanish")) for each in layers]
        return is_on(_first(iter(self._of_document), "vanish")) or sum(set_by) % 2 == 1

    def _read_script(self, layers: tuple[str, ...]) -> str:
        found = (each for style in reversed(layers) for each in self._properties(style, "rPr"))
        script = _first(iter([*found, *self._of_document]), "vertAlign")
        return str(script.get(w("val"), BASELINE)) if script is not None else BASELINE

    def is_yellow(self, run: etree._Element) -> bool:
        """Whether a run shows on yellow: by highlighter, by shading, its own or its paragraph's or cell's."""
        paragraph, properties = holder(run), run.find(w("rPr"))
        levels = [
            *([properties] if properties is not None else ()),
            *self._run_styles(properties),
            *self._paragraph_styles(paragraph, "rPr"),
        ]
        highlight = _first(iter(levels), "highlight")
        if highlight is not None and highlight.get(w("val")) != "none":
            return is_yellow_highlight(highlight)
        shades = [_first(iter(levels), "shd"), *self._shades_around(paragraph)]
        # The nearest one that has a colour covers the others.
        seen = next((each for each in shades if each is not None and _shade_colour(each) != "AUTO"), None)
        return is_yellow_shade(seen)

    def _shades_around(self, paragraph: etree._Element | None) -> Iterator[etree._Element | None]:
        """Yield the shading of a paragraph, then that of its cell."""
        if paragraph is None:
            return
        own = paragraph.find(w("pPr"))
        yield _first(iter([*([own] if own is not None else ()), *self._paragraph_styles(paragraph, "pPr")]), "shd")
        cell = next(paragraph.iterancestors(w("tc"), w("txbxContent")), None)
        if cell is not None and cell.tag == w("tc"):
            yield cell.find(f"{w('tcPr')}/{w('shd')}")

    def _run_styles(self, properties: etree._Element | None) -> Iterator[etree._Element]:
        named = properties.find(w("rStyle")) if properties is not None else None
        return self._properties(str(named.get(w("val"))) if named is not None else "", "rPr")

    def _paragraph_styles(self, paragraph: etree._Element | None, kind: str) -> Iterator[etree._Element]:
        named = _value(paragraph, "pPr", "pStyle") if paragraph is not None else ""
        return self._properties(named or self._default.get(PARAGRAPH, ""), kind)

    def _properties(self, style_id: str, kind: str) -> Iterator[etree._Element]:
        found = (each.find(w(kind)) for each in self._chain(style_id))
        return (each for each in found if each is not None)

    def _read_chain(self, style_id: str) -> tuple[etree._Element, ...]:
        """Return a style and those it is based on, nearest first; a circle is cut."""
        chain: list[etree._Element] = []
        while style_id in self._styles and self._styles[style_id] not in chain:
            chain.append(self._styles[style_id])
            based_on = chain[-1].find(w("basedOn"))
            style_id = str(based_on.get(w("val"))) if based_on is not None else ""
        return tuple(chain)


def style_name(style: etree._Element) -> str:
    """Return the name of a style, in composed letters."""
    name = style.find(w("name"))
    return unicodedata.normalize("NFC", str(name.get(w("val"))) if name is not None else "")


def _value(element: etree._Element, properties: str, name: str) -> str:
    found = element.find(f"{w(properties)}/{w(name)}")
    return str(found.get(w("val"))) if found is not None else ""


def _first(levels: Iterator[etree._Element], name: str) -> etree._Element | None:
    """Return a property where it is stated first: the nearest level wins."""
    return next((found for each in levels if (found := each.find(w(name))) is not None), None)
