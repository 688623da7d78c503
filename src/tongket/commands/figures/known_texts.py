"""The numbers that stand in texts: the units' own words, the outline, the draft made from the data of now."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from tongket.book.blocks import Block, Book, Heading, Paragraph, RunStyle, TableBlock
from tongket.commands.figures.known_numbers import KnownKind, KnownNumber
from tongket.merge.merged import Draft
from tongket.model.answers import Answer, Fact, Submission
from tongket.model.outline import Item, Outline, Section
from tongket.model.roster import Roster
from tongket.numbers.digits import plain_text
from tongket.numbers.numbers import Reading, read_numbers
from tongket.values.folding import fold_words

_OF_DRAFT = "số của dự thảo lập từ số liệu hiện nay"
_OF_OUTLINE = "hằng số của đề cương"
_NOTHING = Decimal(0)
_DIGIT = re.compile(r"\d")
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


def all_texts(draft: Draft) -> Iterator[KnownNumber]:
    """Yield the numbers of all texts that people wrote."""
    yield from _submission_texts(draft.submissions)
    yield from _outline_texts(draft.campaign.outline, draft.campaign.roster)


def _read_known(text: str, pattern: KnownNumber) -> Iterator[KnownNumber]:
    """Yield the numbers of a text that are figures, each as `pattern` with its value and the words around it."""
    if _DIGIT.search(text) is None:
        return
    reading = read_numbers(plain_text(text))
    for number in reading.numbers:
        if number.aside is None:
            yield _known(reading, number.index, pattern)


def _known(reading: Reading, index: int, pattern: KnownNumber) -> KnownNumber:
    number = reading.numbers[index]
    whole = reading.pairs.get(index)
    return KnownNumber(
        kind=pattern.kind,
        value=number.worth,
        scale=number.scale,
        share=number.percent or number.points,
        whole=reading.numbers[whole].worth if whole is not None else None,
        name=pattern.name,
        nouns=frozenset({number.noun}) if number.noun is not None else frozenset(),
        before=number.before,
        after=number.after,
        target=number.target,
        unit=pattern.unit,
        file=pattern.file,
        line=pattern.line,
    )


def _submission_texts(submissions: Iterable[Submission]) -> Iterator[KnownNumber]:
    """Yield the numbers of what units wrote: prose, points, reasons, documents, models."""
    for submission in submissions:
        for answer in submission.answers.values():
            for text, line in _texts_of(answer):
                yield from _read_known(text, _pattern(submission, line))


def _pattern(submission: Submission, line: int | None) -> KnownNumber:
    name = f"lời của {submission.unit.name}"
    return KnownNumber(
        kind=KnownKind.TEXT, value=_NOTHING, name=name, unit=submission.unit.name, file=submission.file, line=line
    )


def _texts_of(answer: Answer) -> Iterator[tuple[str, int | None]]:
    yield from ((each.text, each.line) for each in answer.lines)
    for point in answer.points:
        yield from ((text, point.line) for text in (point.text, *point.details))
    if answer.none_reason is not None:
        yield answer.none_reason, answer.location.line
    for fact in answer.facts.values():
        yield from _texts_of_fact(fact)


def _texts_of_fact(fact: Fact) -> Iterator[tuple[str, int | None]]:
    if fact.reason is not None:
        yield fact.reason, fact.location.line
    yield from ((each.subject, each.location.line) for each in fact.documents)
    for model in fact.models:
        yield from ((text, model.location.line) for text in (model.name, model.place, model.result) if text)


def _outline_texts(outline: Outline, roster: Roster) -> Iterator[KnownNumber]:
    """Yield the constants of the campaign: the numbers of its headings, guidance, names and sentences."""
    pattern = KnownNumber(kind=KnownKind.CONSTANT, value=_NOTHING, name=_OF_OUTLINE)
    texts = [
        outline.report.subject,
        *outline.report.bases,
        *(each.what for each in outline.steps),
        *(text for node in outline.sections for text in _texts_of_node(node)),
        *(text for table in outline.tables for text in (table.title, *(each.name for each in table.rows))),
        *(each.name for table in outline.tables for each in table.columns),
        *(text for group in roster.groups for text in (group.name, group.note or "")),
    ]
    for text in texts:
        yield from _read_known(text, pattern)


def _texts_of_node(node: Section | Item) -> Iterator[str]:
    yield from (node.title, node.heading)
    if isinstance(node, Section):
        for child in node.children:
            yield from _texts_of_node(child)
        return
    yield node.guidance or ""
    yield from (text for each in node.indicators for text in (each.name, *(option.name for option in each.options)))
    for sentence in node.sentences:
        for text in (sentence.opening or "", *sentence.clauses):
            yield _PLACEHOLDER.sub("…", text)
    for form_sentence in node.form_sentences:
        yield "".join(each if isinstance(each, str) else "…" for each in form_sentence.pieces)


def draft_texts(book: Book) -> Iterator[KnownNumber]:
    """Yield the numbers that a book made from the data of now prints."""
    pattern = KnownNumber(kind=KnownKind.DRAFT, value=_NOTHING, name=_OF_DRAFT)
    for value in book.fields.values():
        for text in (value,) if isinstance(value, str) else value:
            yield from _read_known(text, pattern)
    for block in [*book.body, *(block for part in book.appendices for block in part.blocks)]:
        yield from _block_texts(block, pattern)


def _block_texts(block: Block, pattern: KnownNumber) -> Iterator[KnownNumber]:
    match block:
        case Heading(text=text):
            yield from _read_known(text, pattern)
        case Paragraph(runs=runs):
            # What a person must still do is no statement: its numbers prove nothing.
            yield from _read_known("".join(each.text for each in runs if each.style is not RunStyle.PENDING), pattern)
        case TableBlock(columns=columns, rows=rows):
            for row in rows:
                label = row.cells[1] if len(row.cells) > 1 else ""
                for column, cell in zip(columns, row.cells, strict=True):
                    yield from _cell_texts(cell, f"{label} {column.heading}", pattern)


def _cell_texts(cell: str, around: str, pattern: KnownNumber) -> Iterator[KnownNumber]:
    """Yield the numbers of a cell; one that is nothing but a number is known by its row and its column."""
    for known in _read_known(cell, pattern):
        if known.before or known.after:
            yield known
        else:
            yield KnownNumber(
                kind=known.kind,
                value=known.value,
                share=known.share,
                whole=known.whole,
                name=known.name,
                words=frozenset(fold_words(around).split()),
            )
