"""Documents to be reviewed, and the data they are reviewed against."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from docx import Document

from tests.builders import DAY, take
from tongket.commands.figures.known_numbers import Knowledge
from tongket.commands.figures.passages import Passage
from tongket.commands.figures.review import Review, review_passages
from tongket.commands.figures.reviewing import read_data, read_document
from tongket.merge.decisions import NO_DECISIONS
from tongket.numbers.digits import plain_text


def data_of(root: Path) -> Knowledge:
    """Return every number of a campaign's data."""
    workspace, intake = take(root)
    knowledge = read_data(intake, workspace, DAY, NO_DECISIONS).knowledge
    assert knowledge is not None
    return knowledge


def review(knowledge: Knowledge, *texts: str) -> Review:
    """Return the review of paragraphs."""
    return review_passages(_passages(texts), knowledge, "thu.docx")


def review_alone(*texts: str) -> Review:
    """Return the review of paragraphs outside a campaign folder."""
    return review_passages(_passages(texts), None, "thu.docx")


def _passages(texts: Iterable[str]) -> Iterator[Passage]:
    for number, text in enumerate(texts, 1):
        yield Passage(text=plain_text(text), place=f"đoạn {number}", number=number, heading="")


def messages(found: Review) -> list[str]:
    """Return what a review says."""
    return [each.message for each in found.found]


def rules(found: Review) -> list[str]:
    """Return the rules that a review names."""
    return [each.rule.id for each in found.found]


def kinds(found: Review) -> list[tuple[str, str]]:
    """Return each number of a review with its kind; those that are set aside are left out."""
    aside = {"date", "document", "label"}
    return [(each.number.text, each.kind.value) for each in found.figures if each.kind.value not in aside]


def edit(path: Path, changes: Mapping[str, str], target: Path) -> Path:
    """Write a .docx with the first of each text of its body replaced, as a person edits it in Word."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = parts["word/document.xml"].decode()
    for old, new in changes.items():
        assert old in body, old
        body = body.replace(old, new, 1)
    with zipfile.ZipFile(target, "w") as package:
        for name, data in {**parts, "word/document.xml": body.encode()}.items():
            package.writestr(name, data)
    return target


def document(path: Path, *texts: str, table: list[list[str]] | None = None) -> Path:
    """Write a .docx with paragraphs and perhaps a table, made by python-docx as any other is."""
    made = Document()
    for text in texts:
        made.add_paragraph(text)
    if table is not None:
        cells = made.add_table(len(table), len(table[0]))
        for row, values in enumerate(table):
            for column, value in enumerate(values):
                cells.cell(row, column).text = value
    made.save(str(path))
    return path


def review_document(path: Path, knowledge: Knowledge | None = None) -> Review:
    """Return the review of a .docx."""
    return review_passages(read_document(path), knowledge, path.name)
