"""Which runs a reader sees, and what they show: the one place where runs of a document become text."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from lxml import etree

from tongket.ooxml.namespaces import FALLBACK, is_on, w
from tongket.word.styles import Styles

GONE = {w("del"), w("moveFrom"), FALLBACK}
"""What a reader does not see: deleted text, and the second form of a drawing."""
_SPACES = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_TEXT, _SYMBOL = w("t"), w("sym")
_ALTERNATE = f"{FALLBACK.removesuffix('Fallback')}AlternateContent"
_NEWER_SYMBOL = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"
SYMBOLS: Mapping[int, str] = {
    **dict.fromkeys((0xF06F, 0xF071, 0xF0A8), "☐"),
    **dict.fromkeys((0xF078, 0xF0FD, 0xF0FE), "☒"),
    **dict(zip((0xF0FB, 0xF0FC, 0xF0A7, 0xF0B7, 0xF0D8, 0xF0E0), "✗✓▪•➢→", strict=True)),
}
"""What signs of the fonts Wingdings and Symbol show, those of forms and lists; a tick in a box is a cross."""
_NOTE_MARKS = {w("footnoteReference"), w("endnoteReference")}
_LETTERS = str.maketrans(dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)))
_SIGNS = {
    "superscript": str.maketrans("0123456789+-\u2212=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"),
    "subscript": str.maketrans("0123456789+-\u2212=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}
_FIGURE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{4,}")
"""No mark, no power and no index of a formula: a figure that somebody raised."""


def own_runs(paragraph: etree._Element, styles: Styles) -> Iterator[etree._Element]:
    """Yield the runs of a paragraph that a reader sees, those in links and content controls too, in order."""
    for run in paragraph.iter(w("r")):
        above = run.iterancestors()
        holder = next((each for each in above if each.tag == w("p") or each.tag in GONE), None)
        if holder is paragraph and not styles.is_hidden(run):
            yield run


def seen_runs(element: etree._Element, styles: Styles) -> list[etree._Element]:
    """Return the runs below an element that a reader sees, not those of deleted text."""
    runs = (each for each in element.iter(w("r")) if next(each.iterancestors(*GONE), None) is None)
    return [each for each in runs if not styles.is_hidden(each)]


def paragraph_text(paragraph: etree._Element, styles: Styles) -> str:
    """Return the text of a paragraph as a reader sees it, without that of a text box in it."""
    return "".join(shown_text(each, styles) for each in own_runs(paragraph, styles))


def shown_text(run: etree._Element, styles: Styles) -> str:
    """Return what a run shows: its text, tabs and line breaks.

    Digits above or below the line are other letters (`m²`, `CO₂`, `1.721¹`): they are no digits of what stands beside
    them. The mark of a note that Word keeps is not shown, whether Word counts it or somebody typed it.
    """
    return "".join(text for _, text in shown_parts(run, styles.script(run)))


def shown_parts(run: etree._Element, script: str) -> list[tuple[etree._Element, str]]:
    """Return what a run that stands so holds, each with what `shown_text` shows of it; "" for what is no text."""
    parts = list(_read_parts(run))
    if script not in _SIGNS:
        return parts
    text = "".join(each for _, each in parts)
    if _FIGURE.search(text):
        return parts
    letters = _LETTERS if script == "superscript" and len(text.strip()) == 1 else {}
    return [(part, each.translate(letters).translate(_SIGNS[script])) for part, each in parts]


def _read_parts(run: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for each in run:
        if each.tag == _TEXT:
            yield each, (each.text or "").replace("\n", " ")  # where a file is broken, the page shows a space
        elif each.tag == _SYMBOL:
            yield each, _symbol(each.get(w("char")))
        elif each.tag == _ALTERNATE:
            found = next(each.iter(f"{_NEWER_SYMBOL}symEx"), None)
            yield each, _symbol(found.get(f"{_NEWER_SYMBOL}char")) if found is not None else ""
        else:
            yield each, _SPACES.get(str(each.tag), "")
            if each.tag in _NOTE_MARKS and is_on(each, "customMarkFollows"):  # the mark is what is typed behind it
                return


def _symbol(code: str | None) -> str:
    """Return what a sign shows that is named by its code; "" where only its font would know."""
    try:
        sign = chr(int(code or "", 16))
    except (ValueError, OverflowError):
        return ""
    own = sign.isprintable() and unicodedata.category(sign) != "Co"
    return sign if own else SYMBOLS.get(ord(sign), "")


def is_mark(run: etree._Element, styles: Styles) -> bool:
    """Whether a run stands above or below the line: a mark at what is beside it."""
    return styles.script(run) in _SIGNS and not _FIGURE.search("".join(text for _, text in _read_parts(run)))


def is_prompting(control: etree._Element) -> bool:
    """Whether a control is empty: what Word shows in it is a prompt to type."""
    return is_on(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}"))
