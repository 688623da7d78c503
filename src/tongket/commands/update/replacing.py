"""A figure of now into its control in a draft that people have edited; what they typed over is theirs."""

from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from tongket.book.provenance import What
from tongket.commands.update.outcome import ChangeState, Result, SlipEntry, one_end
from tongket.commands.update.plan import FigureStep
from tongket.commands.update.tracked import Tracker, new_run
from tongket.ooxml.elements import remove_element
from tongket.ooxml.namespaces import clean_text, w
from tongket.word.blanks import RANGE_MARKS
from tongket.word.comments import COMMENT_RANGES
from tongket.word.moved_text import INSERTED
from tongket.word.runs import is_prompting
from tongket.writing.controls import Control, control_bookmark

_HELD = {w(each) for each in ("t", "drawing", "pict", "sectPr", "fldChar", "commentReference")}
"""What a paragraph may hold that must not go with it."""
_TEXT = {w("t"), w("tab")}
_OF_FIGURE = {*_TEXT, *(w(each) for each in ("rPr", "lastRenderedPageBreak", "softHyphen"))}
"""What a run of a figure holds."""


def replace_figure(step: FigureStep, controls: Sequence[Control], tracker: Tracker | None) -> Result:
    """Put a figure of now into each of its controls; return what became of it, one entry a state that they came to.

    Paragraphs that held nothing else stay, empty, until everything is in: `drop_emptied`.
    """
    if not controls:
        return one_end(step, ChangeState.MISSING, told=_is_told(step, ChangeState.MISSING))
    first: dict[ChangeState, Control] = {}
    for control in controls:
        first.setdefault(_replace_in(control, step, tracker), control)
    told = {each for each in first if _is_told(step, each)}
    entries = tuple(
        SlipEntry(
            change=step.change,
            state=state,
            heading=control.paragraph.heading,
            bookmark=control.bookmark,
            edited=control.text if state is ChangeState.EDITED else "",
            # What is missing at one place and stands at another is not missed.
            told=state in told and (state is not ChangeState.MISSING or len(told) == 1),
        )
        for state, control in first.items()
    )
    return Result(step=step, entries=entries)


def _is_told(step: FigureStep, state: ChangeState) -> bool:
    """Whether the slip says it: nobody misses a note that people took out, of a count that is gone its text tells."""
    match state:
        case ChangeState.AGREES:
            return False
        case ChangeState.MISSING:
            return not step.what.passing
        case ChangeState.REMOVED:
            return step.what is not What.MARK
        case ChangeState.LEFT:
            return step.what is not What.COUNT
        case _:
            return True


def _replace_in(control: Control, step: FigureStep, tracker: Tracker | None) -> ChangeState:
    """Put a figure of now into a control; return what became of it."""
    written, new = clean_text(step.written), step.new
    if control.text == new:
        return ChangeState.AGREES
    if not control.text and written:  # deleted, as a tracked change
        return ChangeState.MISSING
    if control.text != written or _is_calculated(control):
        return ChangeState.EDITED
    if new is None:
        return ChangeState.LEFT
    runs = [each for each in control.runs if each.find(w("t")) is not None]
    _set_apart(runs)
    if step.what.passing and not new:
        _remove_control(control, runs, tracker)
        return ChangeState.REMOVED
    _replace_text(control, runs, new, tracker)
    return ChangeState.TRACKED if tracker is not None else ChangeState.DONE


def _is_calculated(control: Control) -> bool:
    """Whether people put a field in place of a figure: what it calculates is theirs."""
    return next(control.element.iter(w("fldChar"), w("fldSimple")), None) is not None


def _set_apart(runs: Iterable[etree._Element]) -> None:
    """Give what people put into one run with a figure (the mark of a note) a run of its own: it stays."""
    for run in runs:
        last = run
        for more in [each for each in run if each.tag not in _OF_FIGURE]:
            own = etree.Element(w("r"))
            look = run.find(w("rPr"))
            if look is not None:
                own.append(deepcopy(look))
            own.append(more)
            last.addnext(own)
            last = own


def _replace_text(control: Control, runs: list[etree._Element], new: str, tracker: Tracker | None) -> None:
    content = next(control.element.iter(w("sdtContent")))
    if is_prompting(control.element):
        _drop_prompt(control.element, content)
        runs = []
    model = runs[0] if runs else next(iter(control.runs), None)
    run = new_run(model if model is not None else control.element.find(w("sdtPr")), new)
    if model is not None:
        last = runs[-1] if runs else model
        (last if tracker is None else tracker.outside(last)).addnext(run)
    else:
        content.append(run)
    if tracker is not None:
        tracker.insert_run(run)
    _take_out([each for each in runs if tracker is None or _shows(each)], tracker)


def _shows(run: etree._Element) -> bool:
    return any(each.tag == w("tab") or each.text for each in run if each.tag in _TEXT)


def _drop_prompt(element: etree._Element, content: etree._Element) -> None:
    for mark in [*element.iterfind(f"{w('sdtPr')}/{w('showingPlcHdr')}"), *content.findall(w("r"))]:
        remove_element(mark)


def _take_out(runs: list[etree._Element], tracker: Tracker | None) -> None:
    for run in runs:
        parent = run.getparent()
        if tracker is not None:
            tracker.delete_run(run)
        elif parent is not None:
            parent.remove(run)
            if parent.tag in INSERTED and len(parent) == 0:
                above = parent.getparent()
                if above is not None:
                    above.remove(parent)


def _remove_control(control: Control, runs: list[etree._Element], tracker: Tracker | None) -> None:
    """Take a note out.

    Under tracking the words stand outside their control: Word puts a prompt into a control that is left empty.
    """
    _drop_bookmark(control)
    _take_out(runs, tracker)
    parent = control.element.getparent()
    if parent is None:
        return
    # What is left, such as a bookmark that LibreOffice put inside, stays in the paragraph.
    for each in list(next(control.element.iter(w("sdtContent")))):
        if each.tag != w("r"):
            control.element.addprevious(each)
    parent.remove(control.element)


def _drop_bookmark(control: Control) -> None:
    """Take the bookmark of a control out, its start and its end."""
    start = control_bookmark(control.element)
    if start is None:
        return
    ends = control.element.getroottree().getroot().iter(w("bookmarkEnd"))
    end = next((each for each in ends if each.get(w("id")) == start.get(w("id"))), None)
    for each in (start, end):
        holder = each.getparent() if each is not None else None
        if each is not None and holder is not None:
            holder.remove(each)


def drop_emptied(controls: Iterable[Control]) -> None:
    """Remove the paragraphs that held nothing but notes that were taken out, and into which nothing came since."""
    for control in controls:
        if control.element.getparent() is None:
            _drop_emptied(control.paragraph.element)


def _drop_emptied(element: etree._Element) -> None:
    """Remove a paragraph that has nothing left; a cell keeps its last one, and one that ends a section stays."""
    parent = element.getparent()
    held = [each for each in element.iter() if each.tag in _HELD]
    if parent is None or any(each.tag != w("t") or (each.text or "").strip() for each in held):
        return
    if parent.tag == w("tc") and len(parent.findall(w("p"))) == 1:
        return
    for each in [*element.iter(*RANGE_MARKS, *COMMENT_RANGES)]:
        element.addprevious(each)
    parent.remove(element)
