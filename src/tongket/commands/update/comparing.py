"""What a draft that was written before says against the draft of now: figures by their tags, texts by who says them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tongket.book.blocks import Book, Paragraph, Run, TableBlock
from tongket.book.provenance import Manifest, PrintedFigure, Said, SaidKind
from tongket.commands.update.plan import Placed
from tongket.likeness.likeness import Likeness
from tongket.merge.decisions import PointDecision, match_groups, word_id
from tongket.model.figure_names import Note, NoteKind
from tongket.model.figure_tags import TAG, make_tag, parse_tag

_OLDER = {NoteKind.EXCEPTIONS, NoteKind.OPPOSITES}
"""The notes that stand in the bracket of an item's open work by now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The draft of now as the one that was written before knows it."""

    placed: tuple[Placed, ...]
    """Everything of the draft of now, in the order of the page, points under their lasting keys."""
    figures: Mapping[str, tuple[PrintedFigure, str]]
    """Its figures, each by the tag that the earlier draft knows it by."""
    known: Mapping[str, str]
    """Key of a text of now → bookmark of the same text in the earlier draft."""


def compare_drafts(old: Manifest, book: Book) -> Comparison:
    """Return the draft of now beside the one whose manifest is given."""
    placed = tuple(_under_older_tags(_place_blocks(book), old.figures))
    matched = _match_texts(old, placed)
    keys = _lasting_keys(old, matched, placed)
    placed = tuple(_under_keys(placed, keys))
    return Comparison(
        placed=placed,
        figures=_figures_of(book, placed),
        known={keys.get(key, key): name for key, name in matched.items()},
    )


def _place_blocks(book: Book) -> Iterator[Placed]:
    """Yield everything that a draft holds, row by row where it is a table."""
    for block in (*book.body, *(each for part in book.appendices for each in part.blocks)):
        if isinstance(block, TableBlock):
            yield from (Placed(block, row) for row in block.rows)
        else:
            yield Placed(block, None)


def _match_texts(old: Manifest, placed: tuple[Placed, ...]) -> dict[str, str]:
    """Return by the key of a text of now the bookmark of the same text before: who says it decides, then the words."""
    known: dict[str, str] = {}
    kinds: dict[tuple[SaidKind, str], list[tuple[str, Said]]] = {}
    for name, said in old.said.items():
        kinds.setdefault((said.kind, said.place), []).append((name, said))
    now: dict[tuple[SaidKind, str], dict[str, Said]] = {}
    for each in placed:
        if each.said is not None:
            now.setdefault((each.said.kind, each.said.place), {})[each.said.key] = each.said
    for at, texts in now.items():
        before = kinds.get(at, [])
        if at[0] in {SaidKind.POINT, SaidKind.TEXT}:
            known |= _match_members(before, list(texts.values()))
        else:
            by_key = {said.key: name for name, said in reversed(before)}
            same = {key: by_key[key] for key in texts if key in by_key}
            # A draft of an earlier version knows a listed document by its words alone.
            left = {said.wording: name for name, said in before if name not in same.values() and said.wording}
            again = {key: left[said.wording] for key, said in texts.items() if key not in same and said.wording in left}
            known |= (same | again) if at[0] is SaidKind.ROW else same
    return known


def _match_members(before: list[tuple[str, Said]], now: list[Said]) -> dict[str, str]:
    rows = [PointDecision(item=said.place, key=name, members=said_members(said)) for name, said in before]
    matched = match_groups(rows, [said_members(each) for each in now])
    known = {now[place].key: row.key for row, place in zip(rows, matched, strict=True) if place is not None}
    # What others say now in the very words that stand in the draft is not put in a second time.
    left = {said.wording: name for name, said in before if name not in set(known.values())}
    again = {said.wording: said.key for said in now if said.key not in known and said.wording in left}
    return known | {key: left[wording] for wording, key in again.items()}


_LIKENESS = Likeness(abbreviations={}, places=())
"""Of a draft written earlier nobody knows the abbreviations any more."""


def said_members(said: Said) -> frozenset[str]:
    """Return by which ids a text is known again: of who says it and, of a point, of what is said."""
    members = frozenset(each.member for each in said.sources)
    if said.kind is not SaidKind.POINT:
        return members
    heads = {each.text.split("\n", 1)[0] for each in said.sources}
    return members | {word_id(said.place, _LIKENESS.key(each, requests=True)) for each in heads}


def _lasting_keys(old: Manifest, matched: Mapping[str, str], placed: tuple[Placed, ...]) -> dict[str, str]:
    """Return by the key of a point of now the one that the draft knows it by: it is in the tag of its count.

    A new point whose key is taken there, as where one was split off, gets another.
    """
    taken = {said.key for said in old.said.values()}
    keys: dict[str, str] = {}
    for said in (each.said for each in placed):
        if said is not None and said.kind is SaidKind.POINT:
            key = old.said[matched[said.key]].key if said.key in matched else said.key
            while key in taken and said.key not in matched:
                key += "0"
            keys[said.key] = key
    return keys


def _under_keys(placed: tuple[Placed, ...], keys: Mapping[str, str]) -> Iterator[Placed]:
    """Yield everything again, each point and its count under its lasting key."""
    held: dict[str, Said] = {}
    for each in placed:
        said, block = each.said, each.block
        if said is None or not isinstance(block, Paragraph) or keys.get(said.key, said.key) == said.key:
            yield each
            continue
        own = held.setdefault(said.key, replace(said, key=keys[said.key]))
        tags = {_count_tag(said): _count_tag(own)}
        yield Placed(replace(block, said=own, runs=tuple(_under_tag(run, tags) for run in block.runs)), None)


def _count_tag(point: Said) -> str:
    """Return the tag of the count beside a point."""
    return make_tag(Note(place=point.place, kind=NoteKind.POINT, of=point.key))


def _under_tag(run: Run, tags: Mapping[str, str]) -> Run:
    figure = run.figure
    return run if figure is None else replace(run, figure=replace(figure, tag=tags.get(figure.tag, figure.tag)))


def _under_older_tags(placed: Iterable[Placed], before: Mapping[str, tuple[PrintedFigure, str]]) -> Iterator[Placed]:
    """Yield everything, each figure and note under the tag by which an earlier draft knows it."""
    every = tuple(placed)
    tags = dict(_older_tags([figure for each in every for figure, _ in each.figures.values()], before))
    for each in every:
        if not isinstance(each.block, Paragraph):
            yield each
            continue
        said = each.block.said
        if said is not None and said.kind is SaidKind.LEAD:
            wording = (TAG.sub(lambda tag: f"{{{tags.get(tag[1], tag[1])}}}", words) for words in said.wording)
            said = replace(said, wording=tuple(wording))
        runs = tuple(_under_tag(run, tags) for run in each.block.runs)
        yield Placed(replace(each.block, said=said, runs=runs), None)


def _older_tags(
    figures: Collection[PrintedFigure], before: Mapping[str, tuple[PrintedFigure, str]]
) -> Iterator[tuple[str, str]]:
    """Yield the tags of now that a draft does not know with those by which it knows the same figures.

    A tag of before 6ed2f4e is known again as the template of now words it, else as its name is read. Of what is open in
    an item drafts used to have a bracket for the gaps, one for the exceptions and one for each pair of opposites.
    """
    named = {tag: name for tag in before if (name := parse_tag(tag)) is not None}
    left = [each for each in figures if each.tag not in before]
    same = {each.tag: older for each in left for older in each.older if _was(each, older, before)}
    taken = {*same.values(), *(each.tag for each in figures)}
    by_tag = {make_tag(name): tag for tag, name in reversed(named.items()) if tag not in taken}
    open_work = {
        make_tag(Note(place=name.place, kind=NoteKind.OPEN_WORK)): tag
        for tag, name in reversed(named.items())
        if isinstance(name, Note) and name.kind in _OLDER
    }
    for each in left:
        yield each.tag, {**open_work, **by_tag, **same}.get(each.tag, each.tag)
    # A note whose tag a figure called like it had before: the figure keeps it there.
    yield from ((each.tag, f"{each.tag}.{each.what}") for each in figures if each.tag in same.values())


def _was(figure: PrintedFigure, tag: str, before: Mapping[str, tuple[PrintedFigure, str]]) -> bool:
    """Whether a tag is in an earlier draft that of a figure of this kind."""
    return tag in before and before[tag][0].what is figure.what


def _figures_of(book: Book, placed: tuple[Placed, ...]) -> dict[str, tuple[PrintedFigure, str]]:
    figures = {
        figure.tag: (figure, value)
        for name, figure in book.figures.items()
        if isinstance(value := book.fields.get(name, ""), str)
    }
    for each in placed:
        figures |= each.figures
    return figures
