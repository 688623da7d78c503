"""From what a draft carries and the book of now to what an update has to change: no document is read here."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from tongket.book.blocks import Book, Paragraph, ParagraphStyle, Run, RunStyle
from tongket.book.provenance import Manifest, PrintedFigure, Said, SaidKind, What
from tongket.commands.update.comparing import Comparison, compare_drafts, said_members
from tongket.commands.update.plan import (
    AdditionStep,
    Came,
    Change,
    ChangeKind,
    FigureStep,
    GoneSentenceStep,
    GoneTextStep,
    Held,
    Placed,
    Plan,
    RewordingStep,
    SentenceStep,
    TextStep,
)
from tongket.model.figure_names import FigureName
from tongket.model.figure_tags import TAG, parse_tag
from tongket.ooxml.namespaces import clean_text

_KINDS = {
    What.FIGURE: ChangeKind.FIGURE,
    What.COUNT: ChangeKind.COUNT,
    What.MARK: ChangeKind.COUNT,
    What.NOTE: ChangeKind.NOTE,
    What.GAP: ChangeKind.NOTE,
}
_NAMES = {
    SaidKind.POINT: "Ý mới",
    SaidKind.TEXT: "Đoạn mới",
    SaidKind.LEAD: "Câu số liệu mới",
    SaidKind.NAME: "Tên đơn vị, nhóm đơn vị mới",
    SaidKind.ROW: "Hàng mới của danh mục",
}


def plan_update(old: Manifest, book: Book) -> Plan:
    """Return all that differs between what a draft was written with and the draft of now."""
    now = compare_drafts(old, book)
    both = _Both(old=old, now=now, headings=tuple(_headings(now.placed)))
    fresh = tuple(number for number, each in enumerate(now.placed) if _is_fresh(each, both))
    names = {name: key for key, name in now.known.items()}
    said = {each.said.key: each.said for each in now.placed if each.said is not None}
    leads = [(name, each) for name, each in old.said.items() if each.kind is SaidKind.LEAD]
    wordings = {name: said[names[name]].wording if name in names else () for name, _ in leads}
    new = {name: tuple(each for each in wordings[name] if each not in lead.wording) for name, lead in leads}
    gone = tuple(name for name, each in old.said.items() if name not in names and each.kind.followed)
    return Plan(
        old=old,
        placed=now.placed,
        known=now.known,
        printed=now.figures,
        used=book.used,
        documents={**old.documents, **book.documents},
        came=_came(old, book, now.figures),
        figures=tuple(_figure_steps(both)),
        texts=tuple(_text_steps(fresh, both)),
        rewordings=tuple(_rewording_steps(both)),
        sentences=tuple(_sentence_step(name, each, now.figures) for name, more in new.items() for each in more),
        additions=tuple(_addition_steps(frozenset(fresh), both)),
        gone_texts=tuple(_gone_text_steps(gone, both)),
        gone_sentences=tuple(
            _gone_sentence_step(name, each, old.figures, replaced=bool(new[name]))
            for name, lead in leads
            for each in lead.wording
            if each not in wordings[name]
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Both:
    """The earlier draft and the one of now."""

    old: Manifest
    now: Comparison
    headings: tuple[str, ...]
    """Of what has each place in the draft of now: the heading of its item or appendix, "" where none stands above."""


def _headings(placed: Iterable[Placed]) -> Iterator[str]:
    heading = ""
    for each in placed:
        yield heading
        if each.heads:
            heading = each.text


def _came(old: Manifest, book: Book, figures: Mapping[str, tuple[PrintedFigure, str]]) -> Came:
    """Return who came, who gave another figure for what they gave one for before, and who is gone."""
    revised: set[str] = set()
    for tag, (figure, _) in old.figures.items():
        if tag in figures and figure.what is What.FIGURE:
            before, now = (_given(each) for each in (figure, figures[tag][0]))
            revised |= {unit for unit in before.keys() & now.keys() if before[unit] != now[unit]}
    return Came(
        received=tuple(each for each in book.used if each not in old.used),
        revised=tuple(each for each in book.used if each in revised),
        lost=tuple(each for each in old.used if each not in book.used),
    )


def _given(figure: PrintedFigure) -> dict[str, list[str]]:
    """Return what each unit gave for a figure."""
    given: dict[str, list[str]] = {}
    for each in figure.sources:
        given.setdefault(each.unit, []).append(each.text)
    return given


def _figure_steps(both: _Both) -> Iterator[FigureStep]:
    """Yield the figures that are others now, or none any more; an empty cell that is gone is no change."""
    appendices = dict(_appendices(both.now.placed))
    for tag, (figure, written) in both.old.figures.items():
        now = both.now.figures.get(tag)
        new = clean_text(now[1]) if now is not None else "" if figure.what.passing else None
        if new == written or (now is None and not written):
            continue
        change = Change(
            kind=_KINDS[figure.what],
            name=figure.name,
            old=written,
            new=new if new is not None else "",
            appendix=appendices.get(tag) or appendices.get(_table_of(tag), ""),
            percent=now is not None and now[0].percent,
            why=why_changed(figure, now[0]) if now is not None else "",
        )
        yield FigureStep(change=change, tag=tag, what=figure.what, written=written, new=new)


def why_changed(old: PrintedFigure, now: PrintedFigure) -> str:
    """Return that a figure changed as a person settled it or a part of it, or does so no more; else ""."""
    before, after = _settled(old), _settled(now)
    if before == after:
        return ""
    return "do chốt số" if after else "do bỏ chốt số"


def _settled(figure: PrintedFigure) -> list[str]:
    """Return the figures that a person settled, without how the units' own come to be beside them."""
    return sorted(each.text.partition(", ")[0] for each in figure.sources if not each.unit)


def _appendices(placed: Iterable[Placed]) -> Iterator[tuple[str, str]]:
    """Yield the tag of each cell of a table, and the id of that table, with its appendix."""
    appendix = ""
    for each in placed:
        if isinstance(each.block, Paragraph) and each.block.style is ParagraphStyle.APPENDIX:
            appendix = each.text
        for tag in each.figures if each.row is not None else ():
            yield tag, appendix
            if place := _table_of(tag):
                yield place, appendix


def _table_of(tag: str) -> str:
    """Return the id of the table of a cell: by its other cells the appendix of one is known whose row is gone."""
    name = parse_tag(tag)
    return name.place if isinstance(name, FigureName) and name.table else ""


def _is_fresh(placed: Placed, both: _Both) -> bool:
    """Whether the earlier draft did not hold it: nobody's text of it, none of its figures."""
    if placed.said is not None:
        return placed.said.key not in both.now.known and placed.said.kind is not SaidKind.HEADING
    figures = {tag for tag, (figure, _) in placed.figures.items() if figure.what is not What.MARK}
    return placed.row is None and bool(figures) and not figures & both.old.figures.keys()


def _text_steps(fresh: Iterable[int], both: _Both) -> Iterator[TextStep]:
    """Yield what is new, the paragraphs of one text together."""
    placed = both.now.placed

    def text(number: int) -> object:
        said = placed[number].said
        return (said.kind, said.key) if said is not None else number

    for _, numbers in groupby(fresh, text):
        pieces = tuple((each, placed[each].without(both.old.figures)) for each in numbers)
        yield TextStep(change=_new_text(pieces), heading=both.headings[pieces[0][0]], pieces=pieces)


def _new_text(pieces: tuple[tuple[int, Placed], ...]) -> Change:
    first = pieces[0][1]
    said, new = first.said, "\n".join(each.text for _, each in pieces)
    if said is not None:
        units = ", ".join(dict.fromkeys(each.name for each in said.sources))
        kind = ChangeKind.SENTENCE if said.kind is SaidKind.LEAD else ChangeKind.TEXT
        return Change(kind=kind, name=_NAMES.get(said.kind, ""), old="", new=new, units=units)
    if all(figure.what.yellow for figure, _ in first.figures.values()):
        return Change(kind=ChangeKind.NOTE, name="Chỗ vàng mới", old="", new=new)
    # What nobody said: a note at a table, or a subject.
    noted = isinstance(first.block, Paragraph) and first.block.style is ParagraphStyle.NOTE
    return Change(kind=ChangeKind.TEXT, name="Dòng mới dưới biểu" if noted else "Nhóm ý mới", old="", new=new)


def _rewording_steps(both: _Both) -> Iterator[RewordingStep]:
    """Yield the texts that are printed in other words now."""
    placed, known = both.now.placed, both.now.known
    for number, each in enumerate(placed):
        said = each.said
        if said is None or said.kind not in {SaidKind.POINT, SaidKind.TEXT} or said.key not in known:
            continue
        before = both.old.said[known[said.key]]
        if before.wording == said.wording or (number > 0 and placed[number - 1].said is said):
            continue
        piece = each.without(both.old.figures)
        yield RewordingStep(
            change=Change(kind=ChangeKind.TEXT, name="Ý đổi lời", old=" ".join(before.wording), new=piece.text),
            heading=both.headings[number],
            bookmark=known[said.key],
            said=said,
            piece=piece,
        )


def _sentence_step(bookmark: str, sentence: str, figures: Mapping[str, tuple[PrintedFigure, str]]) -> SentenceStep:
    runs = tuple(_sentence_runs(sentence, figures))
    new = "".join(each.text for each in runs)
    change = Change(kind=ChangeKind.SENTENCE, name="Câu số liệu mới", old="", new=new)
    return SentenceStep(change=change, bookmark=bookmark, sentence=sentence, runs=runs)


def _sentence_runs(sentence: str, figures: Mapping[str, tuple[PrintedFigure, str]]) -> Iterator[Run]:
    at = 0
    for found in TAG.finditer(sentence):
        if found.start() > at:
            yield Run(text=sentence[at : found.start()])
        figure, text = figures[found[1]]
        yield Run(text=text, figure=figure)
        at = found.end()
    yield Run(text=sentence[at:])


def _addition_steps(fresh: Collection[int], both: _Both) -> Iterator[AdditionStep]:
    """Yield what came to what was there before; figures of lead sentences come with their sentences."""
    for number, each in enumerate(both.now.placed):
        for tag, (figure, text) in each.figures.items() if number not in fresh else ():
            wanted = each.row is not None or figure.what not in {What.FIGURE, What.MARK}
            if tag in both.old.figures or not text or not wanted:
                continue
            yellow = figure.what.yellow
            kind, name = (ChangeKind.NOTE, "Chỗ vàng mới") if yellow else (ChangeKind.FIGURE, figure.name)
            yield AdditionStep(
                change=Change(kind=kind, name=name, old="", new=text),
                heading=both.headings[number],
                number=number,
                note=Run(text=text, style=RunStyle.PENDING, figure=figure) if yellow else None,
            )


def _gone_text_steps(gone: Iterable[str], both: _Both) -> Iterator[GoneTextStep]:
    """Yield the texts that nobody says any more, or only as part of another one."""
    holding = dict(_holding(both.now.placed))
    for name in gone:
        said = both.old.said[name]
        held = next((holding[each] for each in sorted(said_members(said)) if each in holding), None)
        told = "Nay không còn in" if held is None else "Ý gần giống" if held.beside else "Ý đã gộp"
        old = " ".join(said.wording).replace("\n", " ")
        change = Change(kind=ChangeKind.TEXT, name=told, old=old, new=held.words if held is not None else "")
        yield GoneTextStep(change=change, bookmark=name, held=held)


def _holding(placed: Iterable[Placed]) -> Iterator[tuple[str, Held]]:
    """Yield the lasting ids of points with the point of now that has each beside it or among its own."""
    for each in placed:
        said: Said | None = each.said
        if said is not None and said.kind is SaidKind.POINT:
            words = " ".join(said.wording)
            for figure, _ in each.figures.values():
                yield from ((source.member, Held(words, beside=True)) for source in figure.sources if source.member)
            yield from ((member, Held(words, beside=False)) for member in said_members(said))


def _gone_sentence_step(
    bookmark: str, sentence: str, figures: Mapping[str, tuple[PrintedFigure, str]], *, replaced: bool
) -> GoneSentenceStep:
    old = TAG.sub(lambda found: figures[found[1]][1] if found[1] in figures else "", sentence)
    name = "Câu không còn trong mẫu câu" if replaced else "Câu không còn số liệu"
    change = Change(kind=ChangeKind.SENTENCE, name=name, old=old, new="")
    return GoneSentenceStep(change=change, bookmark=bookmark, sentence=sentence)
