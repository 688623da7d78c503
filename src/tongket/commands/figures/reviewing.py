"""`tongket figures`: from a .docx and what came in to a review of its numbers."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tongket.commands.figures.known_numbers import Knowledge, gather_knowledge
from tongket.commands.figures.known_texts import all_texts, draft_texts
from tongket.commands.figures.known_totals import item_figures, table_figures
from tongket.commands.figures.passages import Passage
from tongket.commands.figures.word_passages import read_passages
from tongket.findings.diagnostics import Diagnostic, count_errors
from tongket.merge.decisions import Decisions
from tongket.model.answers import Intake
from tongket.report.books import make_books
from tongket.word.reading import open_word
from tongket.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """What a document is compared with."""

    knowledge: Knowledge | None = None
    """Every number of a campaign; None outside a campaign folder."""
    found: tuple[Diagnostic, ...] = ()
    """What is wrong with the words: then the draft's own numbers are not among the data."""
    faulty: int = 0
    """How many values of the units' files are faulty and left out."""


NO_DATA = Data()


def read_data(intake: Intake, workspace: Workspace, as_of: date, decisions: Decisions) -> Data:
    """Return every number of the data of now, those of the books that would be made from them included."""
    made = make_books(intake, workspace, as_of=as_of, number=1, decisions=decisions)
    printed = (draft_texts(each) for each in (made.report, made.source) if each is not None)
    knowledge = gather_knowledge(item_figures(made.draft), table_figures(made.draft), all_texts(made.draft), *printed)
    return Data(knowledge=knowledge, found=made.found, faulty=count_errors(intake.found))


def read_document(path: Path) -> tuple[Passage, ...]:
    """Return the paragraphs of a .docx whose numbers are checked.

    Raises:
        DocumentError: it can't be read.
    """
    return read_passages(open_word(path, str(path)))
