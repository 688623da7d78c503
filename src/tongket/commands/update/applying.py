"""A plan into a draft that people have edited: figures inside their controls, new texts at their places, no more.

What is found is changed, what is not found is reported, never searched for. New texts are listed, or put in as tracked
insertions after what stands before them in the draft of now.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from tongket.book.provenance import Manifest, PrintedFigure, Said, What
from tongket.commands.update.anchors import Anchors, Standing, read_standing
from tongket.commands.update.annotating import refresh_comments
from tongket.commands.update.inserting import Inserter, list_new, open_ids
from tongket.commands.update.outcome import ChangeState, Outcome, Result, SlipEntry, one_end
from tongket.commands.update.plan import FigureStep, GoneSentenceStep, GoneTextStep, Plan, RewordingStep, SentenceStep
from tongket.commands.update.replacing import drop_emptied, replace_figure
from tongket.commands.update.tracked import Tracker
from tongket.model.figure_tags import TAG
from tongket.ooxml.elements import order_sections
from tongket.ooxml.namespaces import clean_text
from tongket.ooxml.package import COMMENTS, DOCUMENT
from tongket.ooxml.parsing import serialise
from tongket.values.figures import format_short_date
from tongket.word.comments import add_comments
from tongket.word.reading import WordFile
from tongket.writing.ids import Ids
from tongket.writing.manifest import add_manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How to change a draft."""

    track: bool
    insert: bool
    as_of: date


def apply_plan(plan: Plan, word: WordFile, how: How) -> Outcome:
    """Return an edited draft with what a plan changes, and what became of each change; `word` is changed too.

    Where nothing was changed the parts are those that were read.
    """
    standing = read_standing(word, plan.old)
    anchors = Anchors(plan=plan, standing=standing)
    ids, tracker = open_ids(word), Tracker(word, how.as_of)
    results = [_replace(each, standing, tracker if how.track else None, how) for each in plan.figures]
    if how.insert:
        day = format_short_date(how.as_of)
        results += Inserter(anchors=anchors, ids=ids, tracker=tracker, shown=word.styles, day=day).insert_new(plan)
    else:
        results += list_new(plan, anchors)
    if not how.track:
        drop_emptied(each for controls in standing.controls.values() for each in controls)
    results += (_leave_text(each, standing) for each in plan.gone_texts)
    results += (_leave_sentence(each, standing) for each in plan.gone_sentences)
    now = _manifest_after(plan, results, ids, how)
    parts = word.parts
    if now != plan.old or any(entry.told and entry.state.settled for each in results for entry in each.entries):
        refresh_comments(word, plan.old, now, standing)
        parts = add_manifest(add_comments(_written(word), ids.comments, ids.styles, how.as_of), now)
    return Outcome(parts=parts, manifest=now, came=plan.came, results=tuple(results))


def _replace(step: FigureStep, standing: Standing, tracker: Tracker | None, how: How) -> Result:
    if _is_waiting(step.what, how):
        return one_end(step, ChangeState.WAITING, told=False)
    return replace_figure(step, standing.controls.get(step.tag, ()), tracker)


def _leave_text(step: GoneTextStep, standing: Standing) -> Result:
    """Return whether a text that is gone from the data still stands in the draft."""
    marked = standing.marked.get(step.bookmark)
    if marked is None:
        return one_end(step, ChangeState.MISSING, told=False)
    state = ChangeState.LEFT if step.held is None else ChangeState.BESIDE if step.held.beside else ChangeState.JOINED
    return one_end(step, state, heading=marked.paragraphs[0].heading, bookmark=step.bookmark)


def _leave_sentence(step: GoneSentenceStep, standing: Standing) -> Result:
    """Return whether a lead sentence that is gone still stands under its bookmark, whatever its figures."""
    words = ".*?".join(map(re.escape, TAG.split(step.sentence)[::2]))
    marked = standing.marked.get(step.bookmark)
    texts = (each.text for each in marked.paragraphs) if marked is not None else ()
    found = next(filter(None, (re.search(words, text) for text in texts)), None)
    if marked is None or found is None:
        return one_end(step, ChangeState.MISSING, told=False)
    change, heading = replace(step.change, old=found[0]), marked.paragraphs[0].heading
    entry = SlipEntry(change=change, state=ChangeState.LEFT, heading=heading, bookmark=step.bookmark)
    return Result(step=step, entries=(entry,))


def _manifest_after(plan: Plan, results: Iterable[Result], ids: Ids, how: How) -> Manifest:
    """Return what the draft carries now: what a change did not reach stays as it was, to be told again."""
    figures: dict[str, tuple[PrintedFigure, str]] = {}
    waiting: dict[str, tuple[PrintedFigure, str]] = {}
    reached = {each.step.tag: each.settled for each in results if isinstance(each.step, FigureStep)}
    for tag, given in plan.old.figures.items():
        now = plan.printed.get(tag)
        if _is_waiting(given[0].what, how):
            waiting[tag] = given
        elif now is not None and reached.get(tag, True):
            # A text that has got another key since keeps the tag that stands in the draft.
            figures[tag] = (replace(now[0], tag=tag), clean_text(now[1]))
        elif now is not None or not given[0].what.passing or not reached.get(tag, False):
            figures[tag] = given
    figures |= waiting
    more = {tag: given for tag, given in ids.figures.items() if tag not in figures}
    said = {**_said_after(plan, results), **ids.bookmarks}
    return Manifest(figures={**figures, **more}, said=said, used=plan.used, documents=plan.documents)


def _is_waiting(what: What, how: How) -> bool:
    """Whether a note stays for the text that it stands for: that is only listed."""
    return what is What.GAP and not how.insert


def _said_after(plan: Plan, results: Iterable[Result]) -> dict[str, Said]:
    """Return who says what stood in each bookmark before: the sources of now, and what was put in beside it."""
    said = dict(plan.old.said)
    now = {each.said.key: each.said for each in plan.placed if each.said is not None}
    for key, name in plan.known.items():
        # The key stays: it is in the tag of the count beside the text. What was only listed is listed again.
        said[name] = replace(said[name], sources=now[key].sources)
    for step in (each.step for each in results if each.settled):
        if isinstance(step, RewordingStep):
            said[step.bookmark] = step.said
        elif isinstance(step, SentenceStep):
            earlier = said[step.bookmark]
            said[step.bookmark] = replace(earlier, wording=(*earlier.wording, step.sentence))
    return said


def _written(word: WordFile) -> dict[str, bytes]:
    """Return the parts of a document, those that an update may change as they are by now."""
    order_sections(word.roots[DOCUMENT])
    names = (DOCUMENT, COMMENTS, *word.parts_like("header"), *word.parts_like("footer"))
    return {**word.parts, **{each: serialise(word.roots[each]) for each in names if each in word.roots}}
