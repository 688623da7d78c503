"""What only a draft shows, taken out: counts of units, "Dự thảo lần N", yellow that holds no text."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml import etree

from tongket.book.blocks import RunStyle
from tongket.book.provenance import PrintedFigure, What
from tongket.commands.clean.pending import is_pending
from tongket.commands.clean.seams import Cut, Leaf, leaf_spans, read_leaves, replace_span, seam
from tongket.ooxml.elements import holding_paragraph, remove_element
from tongket.ooxml.namespaces import w
from tongket.word.blanks import drop_blank_paragraphs, drop_blank_runs
from tongket.word.formatting import YELLOW, shade_colour
from tongket.word.runs import seen_runs
from tongket.word.styles import TABLE, Styles, style_name
from tongket.writing.controls import control_tag
from tongket.writing.ids import control_name

_DRAFT_NUMBER = "Dự thảo"
"""The paragraph style of "Dự thảo lần N" in the frame."""
_WORKING_STYLES = (RunStyle.PENDING, RunStyle.COUNT)
_NUMBER = r"\d{1,3}(?:\.\d{3})*(?: (?:lượt ý kiến|lượt|đơn vị|nơi|ý kiến|kiến nghị|ý))?"
_COUNT = rf"\((?:Ý riêng: )?{_NUMBER}(?:[,;] {_NUMBER})*(?:: [^()]*)?\)"
_BEGINS = re.compile(rf"\s*(?P<core>{_COUNT}(?:\s*{_COUNT})*)")
_ENDS = re.compile(rf"(?<=[.!?…])\s*(?P<core>{_COUNT}(?:\s*{_COUNT})*)\s*$")
_NAMES = re.compile(r"\s*(?P<core>\((?P<names>[^()]+)\))\s*")
"""Where the outline has an item's units named, their names stand in the place of a count: `(Đà Lạt, Bảo Lộc)`."""


def printed_counts(
    root: etree._Element, styles: Styles, figures: Mapping[str, tuple[PrintedFigure, str]]
) -> frozenset[etree._Element]:
    """Return the texts of counts and marks that stand as they were printed, by the figures of a draft's manifest.

    To be asked while our controls are there. An office may have worded them anew: no pattern knows them then.
    """
    counts = {tag: text for tag, (figure, text) in figures.items() if figure.what in {What.COUNT, What.MARK}}
    names = {control_name(tag): tag for tag in counts}
    found: set[etree._Element] = set()
    for control in root.iter(w("sdt")) if counts else ():
        tag = control_tag(control, names)
        texts = [each for run in seen_runs(control, styles) for each in run.iter(w("t"))] if tag in counts else []
        if tag is not None and texts and "".join(each.text or "" for each in texts) == counts.get(tag):
            found.update(texts)
    return frozenset(found)


def drop_counts(root: etree._Element, styles: Styles, as_printed: frozenset[etree._Element] = frozenset()) -> None:
    """Take the counts of units out; what somebody wrote on in their style stays, without the style.

    `as_printed` are texts known to be counts, whatever their words.
    """
    for paragraph in list(root.iter(w("p"))):
        leaves = read_leaves(paragraph)
        text = "".join(each.text for each in leaves)
        styled = [each for each in leaves if _run_is(each, lambda run: styles.run_is_in(run, RunStyle.COUNT))]
        known = as_printed & {each.element for each in styled}
        # A run that is a count and nothing else is as it was printed, whatever was typed beside it.
        printed = {each.element for each in styled if _BEGINS.fullmatch(each.text.rstrip())} - known
        others = {each.element for each in styled} - printed - known
        groups = [*leaf_spans(leaves, printed), *leaf_spans(leaves, others)]
        cores = [core for group in groups for core in _counts(text, group)]
        _take_out(paragraph, sorted([*cores, *leaf_spans(leaves, known)]))


def _counts(text: str, group: Cut) -> Iterator[Cut]:
    """Yield where counts stand in a text of their style: all of it, before, or behind what somebody wrote on.

    Behind it a number is a count where a sentence ends before it; `khoản (2)` is somebody's own.
    """
    own = text[group.start : group.end]
    names = _NAMES.fullmatch(own)
    if names is not None and all(each.strip()[:1].isupper() for each in names["names"].split(",")):
        found = [names]
    else:
        begins = _BEGINS.match(own)
        ends = _ENDS.search(own, begins.end() if begins is not None else 0)
        found = [each for each in (begins, ends) if each is not None]
    for each in found:
        yield Cut(group.start + each.start("core"), group.start + each.end("core"))


def drop_blank_yellow(root: etree._Element, styles: Styles) -> None:
    """Take out spaces that are yellow, as deleted brackets leave them."""
    for paragraph in list(root.iter(w("p"))):
        leaves = read_leaves(paragraph)
        text = "".join(each.text for each in leaves)
        yellow = {each.element for each in leaves if _run_is(each, lambda run: is_pending(run, styles))}
        blank = [each for each in leaf_spans(leaves, yellow) if not text[each.start : each.end].strip()]
        _take_out(paragraph, _join_blanks(text, blank))


def _join_blanks(text: str, spans: Iterable[Cut]) -> list[Cut]:
    """Return spans with those joined that only spaces lie between."""
    joined: list[Cut] = []
    for each in spans:
        if joined and not text[joined[-1].end : each.start].strip(" \u00a0"):
            joined[-1] = joined[-1]._replace(end=each.end)
        else:
            joined.append(each)
    return joined


def _run_is(leaf: Leaf, wanted: Callable[[etree._Element], bool]) -> bool:
    """Whether a leaf is text in a run of a sort."""
    run = leaf.element.getparent()
    return leaf.is_text and run is not None and run.tag == w("r") and wanted(run)


def _take_out(paragraph: etree._Element, spans: list[Cut]) -> None:
    """Take parts of a paragraph's text out; the runs, and the paragraph, that are empty by it go."""
    for each in reversed(spans):
        leaves = read_leaves(paragraph)
        replace_span(leaves, seam("".join(leaf.text for leaf in leaves), each.start, each.end))
    if spans:
        drop_blank_runs([each for each in paragraph.iter(w("r")) if holding_paragraph(each) is paragraph])
        drop_blank_paragraphs([paragraph])


def drop_draft_number(root: etree._Element, styles: Styles) -> None:
    """Take the paragraph "Dự thảo lần N" out."""
    for paragraph in [each for each in root.iter(w("p")) if styles.paragraph_is_in(each, _DRAFT_NUMBER)]:
        text = unicodedata.normalize("NFC", "".join(each.text for each in read_leaves(paragraph)))
        if text.strip().casefold().startswith("dự thảo"):
            for child in list(paragraph):
                if child.tag != w("pPr"):
                    paragraph.remove(child)
            drop_blank_paragraphs([paragraph])


def drop_yellow(root: etree._Element, styles: Styles) -> None:
    """Take the yellow off what shows no text, and both working styles off what is left of them."""
    for mark in list(root.iter(w("highlight"), w("shd"), w("rStyle"))):
        parent = mark.getparent()
        if mark.tag == w("rStyle"):
            gone = any(styles.style_is(str(mark.get(w("val"))), each) for each in _WORKING_STYLES)
        else:
            gone = mark.get(w("val")) == "yellow" if mark.tag == w("highlight") else shade_colour(mark) == YELLOW
        if gone and parent is not None and not _is_table_design(mark):
            parent.remove(mark)
            if parent.tag == w("rPr") and len(parent) == 0:
                remove_element(parent)


def _is_table_design(mark: etree._Element) -> bool:
    style = next(mark.iterancestors(w("style")), None)
    return style is not None and style.get(w("type")) == TABLE


def drop_working_styles(styles: etree._Element) -> None:
    """Take the styles of counts and of what is to be done out; styles based on them go on from what these rest on."""
    for style in [each for each in styles.iter(w("style")) if style_name(each) in _WORKING_STYLES]:
        based_on = style.find(w("basedOn"))
        for other in list(styles.iter(w("basedOn"), w("next"), w("link"))):
            if other.get(w("val")) == style.get(w("styleId")):
                if other.tag == w("basedOn") and based_on is not None:
                    other.set(w("val"), str(based_on.get(w("val"))))
                else:
                    remove_element(other)
        styles.remove(style)
