"""The data of now into a draft that people have edited: figures inside their controls, nothing else.

What is found is changed, what is not found is reported, never searched for. New texts are listed, or put in as tracked
insertions after what stands before them in the draft of now.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from tongket.book.blocks import Book
from tongket.book.provenance import Figure, Manifest, Said, What
from tongket.commands.update.anchors import Places
from tongket.commands.update.annotating import refresh_comments
from tongket.commands.update.changes import Change, Kind, State, why_changed
from tongket.commands.update.comparing import Comparison, compare_drafts
from tongket.commands.update.inserting import Inserter
from tongket.commands.update.replacing import update_control
from tongket.commands.update.tracked import Tracker
from tongket.model.figure_names import Note, NoteKind
from tongket.model.figure_tags import TAG, make_tag
from tongket.ooxml.elements import order_sections
from tongket.ooxml.namespaces import clean_text
from tongket.ooxml.package import COMMENTS, DOCUMENT
from tongket.ooxml.parsing import serialise
from tongket.word.comments import add_comments
from tongket.word.reading import WordFile
from tongket.writing.controls import Control, Marked, read_bookmarks, read_controls
from tongket.writing.manifest import add_manifest, require_manifest

_KINDS = {
    What.FIGURE: Kind.FIGURE,
    What.COUNT: Kind.COUNT,
    What.MARK: Kind.COUNT,
    What.NOTE: Kind.NOTE,
    What.GAP: Kind.NOTE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How to change a draft."""

    track: bool
    insert: bool
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """A draft with the data of now."""

    parts: dict[str, bytes]
    changes: tuple[Change, ...]
    received: tuple[str, ...]
    """The ids of the units whose answers came since."""
    revised: tuple[str, ...] = ()
    """Of those whose figures are others now."""
    lost: tuple[str, ...] = ()
    """Of those whose answers are no longer there."""


def draft_number(manifest: Manifest) -> int:
    """Return which draft it is, as it says itself; 0 where it does not say."""
    _, text = manifest.figures.get(make_tag(Note(place="bao_cao", kind=NoteKind.DRAFT)), (None, ""))
    digits = "".join(each for each in text if each.isdigit())
    return int(digits) if digits else 0


def update_word(word: WordFile, book: Book, how: How) -> Updated:
    """Return an edited draft with the data of now, and what changed; `word` is changed too.

    Raises:
        DocumentError: it carries no sources.
    """
    old = require_manifest(word)
    paragraphs = word.paragraphs()
    areas = [each for kind in ("header", "footer") for part in word.parts_like(kind) for each in word.paragraphs(part)]
    found = _Found(
        controls=tuple(read_controls(word, (*paragraphs, *areas), old.figures)),
        marked=read_bookmarks(word, paragraphs),
    )
    compared = compare_drafts(old, book)
    inserter = Inserter(word, Places(found.marked, found.controls, compared), compared)
    tracker = Tracker(word, how.as_of)
    figures = dict(old.figures)
    # Where a text is only listed, the note that waits for it stays.
    waiting = {} if how.insert else {tag: each for tag, each in figures.items() if each[0].what is What.GAP}
    figures = {tag: each for tag, each in figures.items() if tag not in waiting}
    changes = [*_update_figures(found, compared, figures, tracker if how.track else None)]
    figures |= waiting
    if how.insert:
        changes += inserter.insert_all(tracker, how.as_of)
    else:
        changes += inserter.list_all()
    changes += _report_gone(old, compared, found)
    now = Manifest(
        figures={**figures, **{tag: given for tag, given in inserter.pen.figures.items() if tag not in figures}},
        said=_said_now(old, compared, inserter),
        used=book.used,
    )
    parts = dict(word.parts)
    if now != old or any(each.state.settled for each in changes):
        refresh_comments(word, old, now, (found.controls, found.marked))
        parts = add_comments(_written(word), inserter.pen.comments, inserter.pen.styles, how.as_of)
        parts = add_manifest(parts, now)
    return Updated(
        parts=parts,
        changes=tuple(changes),
        received=tuple(each for each in book.used if each not in old.used),
        revised=tuple(each for each in book.used if each in _revised(old, compared)),
        lost=tuple(each for each in old.used if each not in book.used),
    )


def _revised(old: Manifest, compared: Comparison) -> set[str]:
    """Return the units that gave another figure for what they gave one for before."""
    revised: set[str] = set()
    for tag, (figure, _) in old.figures.items():
        if tag in compared.figures and figure.what is What.FIGURE:
            before, now = (_given(each) for each in (figure, compared.figures[tag][0]))
            revised |= {unit for unit in before.keys() & now.keys() if before[unit] != now[unit]}
    return revised


def _given(figure: Figure) -> dict[str, list[str]]:
    """Return what each unit gave for a figure."""
    given: dict[str, list[str]] = {}
    for each in figure.sources:
        given.setdefault(each.unit, []).append(each.text)
    return given


def _written(word: WordFile) -> dict[str, bytes]:
    """Return the parts of a document, those that an update may change as they are by now."""
    order_sections(word.roots[DOCUMENT])
    names = (DOCUMENT, COMMENTS, *word.parts_like("header"), *word.parts_like("footer"))
    return {**word.parts, **{each: serialise(word.roots[each]) for each in names if each in word.roots}}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What of ours still stands in an edited draft."""

    controls: tuple[Control, ...]
    marked: dict[str, Marked]


def _said_now(old: Manifest, compared: Comparison, inserter: Inserter) -> dict[str, Said]:
    """Return who says what stands in each bookmark: the sources of now, and what was inserted."""
    said = dict(old.said)
    now = {each.said.key: each.said for each in compared.placed if each.said is not None}
    for key, name in compared.known.items():
        # The key stays: it is in the tag of the count beside the text. What was only listed is listed again.
        said[name] = replace(said[name], sources=now[key].sources)
    said |= inserter.reworded
    for name, sentences in inserter.sentences.items():
        said[name] = replace(said[name], wording=(*said[name].wording, *sentences))
    return {**said, **inserter.pen.bookmarks}


def _update_figures(
    found: _Found, compared: Comparison, figures: dict[str, tuple[Figure, str]], tracker: Tracker | None
) -> Iterator[Change]:
    """Replace the figures that changed; yield what was done; `figures` becomes what the draft is written with."""
    by_tag: dict[str, list[Control]] = {}
    for control in found.controls:
        by_tag.setdefault(control.tag, []).append(control)
    for tag, (figure, written) in list(figures.items()):
        now = compared.figures.get(tag)
        new = clean_text(now[1]) if now is not None else "" if figure.what.passing else None
        change = Change(
            kind=_KINDS[figure.what],
            name=figure.name,
            old=written,
            new=new if new is not None else "",
            heading="",
            state=State.MISSING,
            appendix=compared.appendix(tag),
            percent=now is not None and now[0].percent,
            why=why_changed(figure, now[0]) if now is not None else "",
        )
        states = [update_control(each, written, new, tracker, what=figure.what) for each in by_tag.get(tag, ())]
        if now is None and not written:
            continue  # an empty cell of a row or column that is gone
        told = tuple(_told(change, states, by_tag.get(tag, ()), changed=new != written))
        if figure.what.passing:
            told = tuple(each for each in told if each.state is not State.MISSING)
        if figure.what is What.MARK:
            told = tuple(each for each in told if each.state is not State.REMOVED)
        yield from told
        if now is not None and (new == written or all(each.state.settled for each in told)):
            # A text that has got another key since keeps the tag that stands in the draft.
            figures[tag] = (replace(now[0], tag=tag), new if new is not None else "")
        elif now is None and figure.what.passing and all(each.state.settled for each in told):
            del figures[tag]


_UNCHANGED = {State.EDITED, State.MISSING}
"""What people may make of a figure that is the same as before without being told."""


def _told(
    change: Change, states: list[State | None], controls: Iterable[Control], *, changed: bool
) -> Iterator[Change]:
    """Yield what to say of one figure: once for each state that its controls came to."""
    places = tuple(controls)
    if not places and changed:
        yield change
    came_to = [each for each in dict.fromkeys(states) if each is not None]
    for state in came_to:
        if state in _UNCHANGED and not changed:
            continue
        if state is State.MISSING and len(came_to) > 1:
            continue  # it is there, at another place
        control = places[states.index(state)]
        edited = control.text if state is State.EDITED else ""
        yield replace(change, state=state, heading=control.paragraph.heading, edited=edited, bookmark=control.bookmark)


_HELD = {State.JOINED: "Ý đã gộp", State.BESIDE: "Ý gần giống"}


def _report_gone(old: Manifest, compared: Comparison, found: _Found) -> Iterator[Change]:
    """Yield the texts and sentences that the data of now no longer give and that still stand in the draft."""
    for name in compared.gone:
        if name in found.marked:
            said = old.said[name]
            held = compared.held.get(name)
            yield Change(
                kind=Kind.TEXT,
                name=_HELD[held.state] if held is not None else "Nay không còn in",
                old=" ".join(said.wording).replace("\n", " "),
                new=held.words if held is not None else "",
                heading=found.marked[name].paragraphs[0].heading,
                state=held.state if held is not None else State.LEFT,
                bookmark=name,
            )
    for name, sentence in compared.dropped:
        standing = _standing(sentence, found.marked.get(name))
        if standing is not None:
            replaced = bool(compared.sentences.get(name))
            yield Change(
                kind=Kind.SENTENCE,
                name="Câu không còn trong mẫu câu" if replaced else "Câu không còn số liệu",
                old=standing,
                new="",
                heading=found.marked[name].paragraphs[0].heading,
                state=State.LEFT,
                bookmark=name,
            )


def _standing(sentence: str, marked: Marked | None) -> str | None:
    """Return a lead sentence as it still stands under its bookmark, whatever its figures; None where it does not."""
    words = ".*?".join(map(re.escape, TAG.split(sentence)[::2]))
    texts = (each.text for each in marked.paragraphs) if marked is not None else ()
    found = next(filter(None, (re.search(words, text) for text in texts)), None)
    return found[0] if found is not None else None
