"""Both books (dự thảo, Bản tập hợp) from what came in: merged, told in sentences, rendered; nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tongket.book import source_book
from tongket.book.blocks import Book
from tongket.book.table_blocks import merged_table_blocks
from tongket.findings.diagnostics import Diagnostic, has_errors, sort_diagnostics
from tongket.merge.decisions import Decisions
from tongket.merge.draft import merge_draft
from tongket.merge.merged import Draft
from tongket.model.answers import Intake
from tongket.report import report_book
from tongket.report.appendices import appendices_of, name_appendices
from tongket.sentences.phrases import Lead, Phrases
from tongket.sentences.phrasing import LeadSentence, compile_leads, read_phrases, render_lead
from tongket.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """Both books, before they are written."""

    draft: Draft
    leads: Mapping[str, Lead]
    report: Book | None
    source: Book | None
    found: tuple[Diagnostic, ...]
    """What is wrong with the words; then there are no books."""


def make_books(intake: Intake, workspace: Workspace, *, as_of: date, number: int, decisions: Decisions) -> Books:
    """Return the merged draft and both books; or the findings about the words, and no books."""
    draft = merge_draft(intake, as_of=as_of, number=number, decisions=decisions)
    compiled, found = compile_leads(intake.campaign.outline)
    report_words, report_found = read_phrases(
        workspace.report_phrases, workspace.show(workspace.report_phrases), report_book.PHRASES
    )
    source_words, source_found = read_phrases(
        workspace.source_phrases, workspace.show(workspace.source_phrases), source_book.PHRASES
    )
    leads = _render_leads(draft, compiled, report_words, found)
    found += [*report_found, *source_found]
    report = source = None
    if report_words is not None and source_words is not None and not has_errors(found):
        tables = merged_table_blocks(draft)
        report = report_book.render_draft(draft, leads, report_words, tables)
        source = source_book.render_source_book(draft, source_words, tables)
        found += [*report_words.found, *source_words.found]
    return Books(draft=draft, leads=leads, report=report, source=source, found=sort_diagnostics(found))


def _render_leads(
    draft: Draft, compiled: Mapping[str, tuple[LeadSentence, ...]], phrases: Phrases | None, found: list[Diagnostic]
) -> dict[str, Lead]:
    """Return the lead sentences of every item, with references to the appendices that list their figures."""
    names = name_appendices(draft, phrases) if phrases is not None else {}
    return {
        each.item.id: render_lead(each, compiled[each.item.id], found, appendices_of(each.item, names))
        for each in draft.items
    }
