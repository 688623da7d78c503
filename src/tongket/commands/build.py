"""`tongket build`: from what came in to the two books on disk."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from tongket.book import source_book
from tongket.book.blocks import Book, Heading, Paragraph, RunStyle
from tongket.check.within import count_words
from tongket.cli import console
from tongket.errors import FrameError, OfficeError, UsageError
from tongket.findings.diagnostics import Diagnostic, Location, has_errors, sort_diagnostics
from tongket.findings.rules import LOST_DECISION
from tongket.merge.decisions import NO_DECISIONS, Decisions
from tongket.merge.draft import merge_draft
from tongket.merge.merged import Draft
from tongket.merge.reconcile import settled_names
from tongket.model.answers import Intake
from tongket.model.roster import Campaign
from tongket.output.draft_json import draft_json
from tongket.output.files import refuse_edited, write_files
from tongket.output.markdown import book_markdown
from tongket.report import report_book as draft_book
from tongket.report.appendices import appendices_of, name_appendices
from tongket.sentences.phrases import Lead, Phrases
from tongket.sentences.phrasing import LeadSentence, compile_leads, read_phrases, render_lead
from tongket.values.figures import format_figure, format_ratio
from tongket.workspace import Workspace

FORMATS = ("docx", "pdf", "md", "json")
PAPER = ("docx", "pdf")
"""The formats with pages: two files, the draft and the source book."""
SOURCE_SUFFIX = "-tap-hop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build (yêu cầu)."""

    form: str
    output: Path | None
    """None: the default files for docx and pdf, stdout for the others."""
    number: int
    as_of: date
    force: bool
    annotate: bool = False
    """Whether Word comments name the sources."""
    contents: bool = False
    """Whether the draft begins with its contents (mục lục)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """Both books, before they are written."""

    draft: Draft
    leads: Mapping[str, Lead]
    report: Book | None
    source: Book | None
    found: tuple[Diagnostic, ...]
    """What is wrong with the words; then there are no books."""


class Asked(NamedTuple):
    """The options of `build`, as typed."""

    output: str
    form: str
    number: int
    force: bool
    annotate: bool
    contents: bool


def read_request(asked: Asked, as_of: date) -> Request:
    """Return what the options ask for.

    Raises:
        UsageError: they contradict each other or ask for what is not there.
    """
    output, form = asked.output, asked.form
    suffix = Path(output).suffix.removeprefix(".").lower() if output else ""
    if output and suffix and suffix not in FORMATS and not form:
        known = ", ".join(f".{each}" for each in FORMATS)
        raise UsageError(f"Không lập được tệp {output}.", f"đặt đuôi tệp là một trong: {known}.")
    if suffix not in FORMATS:  # "The format follows the suffix of -o, else docx"
        output = f"{output}.docx" if output and not form else output
        suffix = ""
    if form and form not in FORMATS:
        raise UsageError(f'--format không nhận "{form}".', f"dùng {', '.join(FORMATS)}.")
    if form and suffix and form != suffix:
        raise UsageError(f"--format {form} không khớp với đuôi tệp {output}.", "bỏ --format, hoặc sửa đuôi tệp.")
    form = form or suffix or "docx"
    if asked.contents and form not in PAPER:
        raise UsageError(f"--toc không dùng được với dạng {form}.", "bỏ --toc, hoặc ghi ra .docx, .pdf.")
    return Request(
        form=form,
        output=Path(output) if output else None,
        number=asked.number,
        as_of=as_of,
        force=asked.force,
        annotate=asked.annotate,
        contents=asked.contents,
    )


def read_sheet(campaign: Campaign, workspace: Workspace) -> tuple[Decisions, tuple[Diagnostic, ...]]:
    """Return what a person decided, and what is wrong with the decision sheet; nothing where there is none."""
    if not workspace.decisions.exists():
        return NO_DECISIONS, ()
    from tongket.sheet.update import read_decisions

    items, shown = campaign.outline.items, workspace.show(workspace.decisions)
    subjects = {each.id: tuple((subject.id, subject.name) for subject in each.subjects) for each in items}
    decisions, found = read_decisions(workspace.decisions, shown, subjects)
    return decisions, sort_diagnostics([*found, *_unknown_figures(decisions, campaign, shown)])


def _unknown_figures(decisions: Decisions, campaign: Campaign, shown: str) -> Iterator[Diagnostic]:
    """Yield the settled figures that the outline does not have, or has no row for: they are not used."""
    known = settled_names(campaign, decisions.figures)
    for each in decisions.figures.values():
        if each.used is not None and each.id not in known:
            message = (
                f'Trang "Số liệu", hàng {each.id}: số dùng {format_figure(each.used)} không được dùng, '
                "đề cương không có số liệu này hoặc nay đối chiếu nó ở hàng khác."
            )
            hint = "chạy tongket decide: hàng này ở cuối trang; chuyển sang hàng đúng rồi xóa trắng các ô của nó."
            rule, at = LOST_DECISION, Location(file=shown)
            yield Diagnostic(rule=rule, severity=rule.severity, message=message, hint=hint, location=at)


def make_books(intake: Intake, workspace: Workspace, *, as_of: date, number: int, decisions: Decisions) -> Books:
    """Return the merged draft and both books; or the findings about the words, and no books."""
    draft = merge_draft(intake, as_of=as_of, number=number, decisions=decisions)
    compiled, found = compile_leads(intake.campaign.outline)
    report_words, report_found = read_phrases(
        workspace.report_phrases, workspace.show(workspace.report_phrases), draft_book.PHRASES
    )
    source_words, source_found = read_phrases(
        workspace.source_phrases, workspace.show(workspace.source_phrases), source_book.PHRASES
    )
    leads = _render_leads(draft, compiled, report_words, found)
    found += [*report_found, *source_found]
    report = source = None
    if report_words is not None and source_words is not None and not has_errors(found):
        report = draft_book.render_draft(draft, leads, report_words)
        source = source_book.render_source_book(draft, source_words)
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


def refuse_frames(books: Books, workspace: Workspace, request: Request) -> None:
    """Refuse to build with a faulty frame, before anything is written; what is wrong with the words is shown with it.

    Raises:
        FrameError: a frame is faulty; its findings have been shown.
    """
    if request.form not in PAPER:
        return
    from tongket.commands.template.check_templates import check_frames

    faults = [each for each in check_frames(workspace, None, contents=request.contents) if each.is_error]
    if faults:
        console.show_findings(sort_diagnostics([*books.found, *faults]), sys.stderr, everything=True)
        hint = "sửa theo gợi ý; kiểm tra lại bằng tongket template check."
        raise FrameError(f"Khung còn {len(faults)} lỗi nêu trên nên chưa lập dự thảo.", hint)


def write_books(books: Books, workspace: Workspace, request: Request) -> None:
    """Write what was asked for, and say what was made.

    Raises:
        FrameError: a frame lacks what a book needs.
        OfficeError: a PDF is wanted, and LibreOffice is not there or does not make it.
        OutputError: a file can't be written or would cost somebody's edits.
    """
    if books.report is None or books.source is None:
        return
    if request.form in PAPER:
        _write_paper(replace(books.report, contents=request.contents), books.source, books.draft, workspace, request)
        return
    if request.form == "json":
        text = draft_json(books.draft, books.leads)
    else:
        text = book_markdown(books.report) + "\n" + book_markdown(books.source)
    if request.output is None:
        console.write_data(text)
        return
    data = text.encode() if text.endswith("\n") else (text + "\n").encode()
    write_files({request.output: data}, keep=refuse_edited({request.output: _always}, force=request.force))
    console.show_line(f"Đã ghi {request.output}.")


def _always(path: Path) -> bool:
    del path
    return True


def _write_paper(report: Book, source: Book, draft: Draft, workspace: Workspace, request: Request) -> None:
    from tongket.ooxml.office import require_office
    from tongket.ooxml.package import is_untouched
    from tongket.writing.book_file import render_docx

    as_pdf = request.form == "pdf"
    report_path, source_path = _book_paths(workspace, request)
    if as_pdf:
        with _naming(report_path):
            require_office()
    known = _always if as_pdf else is_untouched
    keep = refuse_edited({report_path: known, source_path: known}, force=request.force)
    frames = workspace.report_frame, workspace.source_frame
    files = {
        report_path: render_docx(
            report, frames[0], workspace.show(frames[0]), as_of=draft.as_of, annotate=request.annotate
        ),
        source_path: _render_source(source, frames[1], workspace.show(frames[1]), draft.as_of),
    }
    if request.contents:
        files[report_path] = _number_contents(files[report_path])
    if as_pdf:
        files = {path: _make_pdf(path, data, draft.as_of) for path, data in files.items()}
    write_files(files, keep=keep)
    for kept in keep.values():
        console.show_note(f"Bản cũ đã được sửa, giữ lại ở {kept}.")
    console.show_line(f"Dự thảo: {report_path}")
    console.show_line(f"Bản tập hợp: {source_path}")
    console.show_note(
        f"Từ báo cáo của {format_ratio(len(draft.used), len(draft.expected))} đơn vị;"
        f" còn {_count_pending(report)} chỗ chờ xử lý (nền vàng)."
    )
    console.show_note(_length(report, _count(files[report_path], request), draft.campaign.outline.report.pages))
    sys.stdout.flush()


def _book_paths(workspace: Workspace, request: Request) -> tuple[Path, Path]:
    """Return where the draft goes and where the source book."""
    suffix = f".{request.form}"
    if request.output is None:
        return workspace.build / f"report{suffix}", workspace.build / f"source-book{suffix}"
    return request.output, request.output.with_name(f"{request.output.stem}{SOURCE_SUFFIX}{request.output.suffix}")


def _number_contents(data: bytes) -> bytes:
    """Return the draft with page numbers in its contents; without them, and a note, where nobody can tell them."""
    from tongket.writing.contents import number_contents

    try:
        return number_contents(data)
    except OfficeError as error:
        console.show_note(
            f"Mục lục chưa có số trang ({error.message.rstrip('.')}): trong Word bấm chuột vào mục lục rồi nhấn F9."
        )
        return data


def _render_source(source: Book, frame: Path, shown: str, as_of: date) -> bytes:
    """Return the source book, with its contents where the frame has their styles and LibreOffice tells their pages."""
    from tongket.ooxml.office import find_office
    from tongket.writing.book_file import render_docx
    from tongket.writing.contents import number_contents
    from tongket.writing.filling import holds_contents

    if find_office() is not None and holds_contents(frame):
        with suppress(OfficeError):
            return number_contents(render_docx(replace(source, contents=True), frame, shown, as_of=as_of))
    return render_docx(source, frame, shown, as_of=as_of)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Say with LibreOffice's trouble which file could not be made."""
    try:
        yield
    except OfficeError as error:
        raise OfficeError(f"Không lập được {path}: {error.message}", error.hint) from error


def _make_pdf(path: Path, data: bytes, as_of: date) -> bytes:
    from tongket.ooxml.office import convert
    from tongket.ooxml.pdf import settle_pdf

    with _naming(path):
        return settle_pdf(convert(data, "pdf"), as_of)


def _count(data: bytes, request: Request) -> int | None:
    """Return how many pages the draft has, as it was written; None when nobody can tell."""
    from tongket.ooxml.office import count_pages
    from tongket.ooxml.pdf import count_pdf_pages

    return count_pdf_pages(data) if request.form == "pdf" else count_pages(data)


def _count_pending(report: Book) -> int:
    """Return how many yellow places the draft has, its status line and appendices included."""
    blocks = [*report.body, *(block for part in report.appendices for block in part.blocks)]
    runs = (run for each in blocks if isinstance(each, Paragraph) for run in each.runs)
    return sum(run.style is RunStyle.PENDING for run in runs) + bool(report.fields.get("hien_trang"))


def _length(report: Book, pages: int | None, wanted: int | None) -> str:
    aim = f"; đề cương đặt mức {wanted} trang" if wanted else ""
    if pages is not None:
        parts = "mục lục và phụ lục" if report.contents else "phụ lục"
        return f"Dự thảo dài {pages} trang, kể cả {parts}{aim}."
    texts = [each.text for each in report.body if isinstance(each, Heading | Paragraph)]
    words = format_figure(Decimal(sum(map(count_words, texts))))
    return f"Dự thảo dài khoảng {words} từ, chưa kể phụ lục{aim}."
