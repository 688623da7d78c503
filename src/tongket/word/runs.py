"""Which runs a reader sees, and what they show: the one place where runs of a document become text."""

import re
from collections.abc import Iterator

from lxml import etree

from tongket.ooxml.namespaces import FALLBACK, is_on, w
from tongket.word.formatting import BASELINE
from tongket.word.styles import Styles

GONE = {w("del"), w("moveFrom"), FALLBACK}
"""What a reader does not see: deleted text, and the second form of a drawing."""
_SPACES = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
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
    text = "".join(_shown_parts(run))
    script = styles.script(run) if text else BASELINE
    if script not in _SIGNS or _FIGURE.search(text):
        return text
    if script == "superscript" and len(text.strip()) == 1:
        text = text.translate(_LETTERS)
    return text.translate(_SIGNS[script])


def _shown_parts(run: etree._Element) -> Iterator[str]:
    for each in run:
        if each.tag in _NOTE_MARKS and is_on(each, "customMarkFollows"):  # the mark is what is typed behind it
            return
        yield (each.text or "") if each.tag == w("t") else _SPACES.get(str(each.tag), "")


def is_mark(run: etree._Element, styles: Styles) -> bool:
    """Whether a run stands above or below the line: a mark at what is beside it."""
    return styles.script(run) in _SIGNS and not _FIGURE.search("".join(_shown_parts(run)))
