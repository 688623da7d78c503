"""`tongket build`: the two books on disk, or one file of Markdown or JSON."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice, takewhile
from pathlib import Path
from typing import NamedTuple

from tongket.book.blocks import Book, Heading, Paragraph, RunStyle
from tongket.errors import OfficeError, UsageError
from tongket.findings.diagnostics import Diagnostic
from tongket.output.draft_json import draft_json
from tongket.output.files import refuse_edited, write_files
from tongket.output.markdown import book_markdown
from tongket.read.texts import count_words
from tongket.report.books import Books
from tongket.workspace import REPORT, SOURCE_BOOK, SOURCE_SUFFIX, Workspace

_FORMATS = ("docx", "pdf", "html", "md", "json")
_PAPER = ("docx", "pdf")
"""The formats with pages: two files, the draft and the source book."""
_FRAMED = (*_PAPER, "html")
"""Those that are made in the look of a frame."""
WORDS_A_PAGE = 450
"""How many words of a draft fill a page in the frame that is shipped, by which its length is said at once.

Measured with LibreOffice: 6.802 words of this repository's draft fill 15 pages, 6.851 of a made-up one 16.
"""


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
    pages: bool = False
    """Whether pages are counted though nothing else needs LibreOffice."""
    reading: bool = False
    """Whether a reading copy for the browser is written beside the draft."""

    @property
    def asks_office(self) -> bool:
        """Whether LibreOffice is started: it takes longer than everything else."""
        return self.pages or self.contents or self.form == "pdf"


class Asked(NamedTuple):
    """The options of `build`, as typed."""

    output: str
    form: str
    number: int
    force: bool
    annotate: bool
    contents: bool
    pages: bool
    reading: bool


def read_request(asked: Asked, as_of: date) -> Request:
    """Return what the options ask for.

    Raises:
        UsageError: they contradict each other or ask for what is not there.
    """
    output, form = asked.output, asked.form
    suffix = Path(output).suffix.removeprefix(".").lower() if output else ""
    if output and suffix and suffix not in _FORMATS and not form:
        known = ", ".join(f".{each}" for each in _FORMATS)
        raise UsageError(f"Không lập được tệp {output}.", f"đặt đuôi tệp là một trong: {known}.")
    if suffix not in _FORMATS:  # "The format follows the suffix of -o, else docx"
        output = f"{output}.docx" if output and not form else output
        suffix = ""
    if form and form not in _FORMATS:
        raise UsageError(f'--format không nhận "{form}".', f"dùng {', '.join(_FORMATS)}.")
    if form and suffix and form != suffix:
        raise UsageError(f"--format {form} không khớp với đuôi tệp {output}.", "bỏ --format, hoặc sửa đuôi tệp.")
    form = form or suffix or "docx"
    if asked.contents and form not in _PAPER:
        raise UsageError(f"--toc không dùng được với dạng {form}.", "bỏ --toc, hoặc ghi ra .docx, .pdf.")
    if asked.pages and form not in _PAPER:
        raise UsageError(f"--pages không dùng được với dạng {form}.", "bỏ --pages, hoặc ghi ra .docx, .pdf.")
    if asked.reading and form not in _PAPER:
        raise UsageError(f"--read không dùng được với dạng {form}.", "bỏ --read; --format html chỉ ghi bản để đọc.")
    return Request(
        form=form,
        output=Path(output) if output else None,
        number=asked.number,
        as_of=as_of,
        force=asked.force,
        annotate=asked.annotate,
        contents=asked.contents,
        pages=asked.pages,
        reading=asked.reading,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What was made (kết quả lập)."""

    text: str | None = None
    """JSON or Markdown that no file was asked for."""
    files: tuple[Path, ...] = ()
    """The one file that was asked for; of a format with pages the draft, then the volumes of the source book."""
    kept: tuple[Path, ...] = ()
    """Where older versions stay that people had edited."""
    unnumbered: str | None = None
    """Why the contents have no page numbers."""
    copy: Path | None = None
    """The reading copy beside the draft."""
    report: Book | None = None
    """The draft, where it has pages."""
    pages: int | None = None
    """How many pages the draft has; None when nobody asked, or can tell."""

    @property
    def pending(self) -> int:
        """How many yellow places the draft has, its status line and appendices included."""
        if self.report is None:
            return 0
        blocks = [*self.report.body, *(block for part in self.report.appendices for block in part.blocks)]
        runs = (run for each in blocks if isinstance(each, Paragraph) for run in each.runs)
        return sum(run.style is RunStyle.PENDING for run in runs) + bool(self.report.fields.get("hien_trang"))

    @property
    def words(self) -> int:
        """How many words the draft has, its appendices aside."""
        blocks = self.report.body if self.report is not None else ()
        return sum(count_words(each.text) for each in blocks if isinstance(each, Heading | Paragraph))

    @property
    def likely_pages(self) -> int:
        """How many pages its words are likely to fill."""
        return max(1, round(self.words / WORDS_A_PAGE))


def find_frame_faults(workspace: Workspace, request: Request) -> tuple[Diagnostic, ...]:
    """Return the errors of the frames, where the format has pages: nothing is built with a faulty frame."""
    if request.form not in _FRAMED:
        return ()
    from tongket.commands.template.both_frames import check_frames

    return tuple(each for each in check_frames(workspace, None, contents=request.contents) if each.is_error)


def write_books(books: Books, workspace: Workspace, request: Request) -> Built:
    """Write what was asked for.

    Raises:
        FrameError: a frame lacks what a book needs.
        OfficeError: a PDF is wanted, and LibreOffice is not there or does not make it.
        OutputError: a file can't be written or would cost somebody's edits.
    """
    if books.report is None or books.source is None:
        return Built()
    if request.form in _PAPER:
        return _write_paper(replace(books.report, contents=request.contents), books.source, workspace, request)
    if request.form == "html":
        return _write_copy(books.report, workspace, request)
    if request.form == "json":
        text = draft_json(books.draft, books.leads)
    else:
        text = book_markdown(books.report) + "\n" + book_markdown(books.source)
    if request.output is None:
        return Built(text=text)
    data = text.encode() if text.endswith("\n") else (text + "\n").encode()
    write_files({request.output: data}, keep=refuse_edited({request.output: _always}, force=request.force))
    return Built(files=(request.output,))


def _always(path: Path) -> bool:
    del path
    return True


def _write_copy(report: Book, workspace: Workspace, request: Request) -> Built:
    """Write the reading copy alone: what it is copied from is the draft as Word would get it."""
    from tongket.writing.book_file import render_docx

    path = request.output or workspace.draft.with_suffix(".html")
    frame = workspace.report_frame
    drawn = render_docx(report, frame, workspace.show(frame), as_of=request.as_of)
    write_files({path: _make_copy(drawn, report, path, workspace)}, keep=refuse_edited({path: _always}, force=True))
    return Built(files=(path,))


def _make_copy(drawn: bytes, report: Book, path: Path, workspace: Workspace) -> bytes:
    from tongket.commands.trace.reading_page import render_drawn

    return render_drawn(drawn, path.with_suffix(".docx").name, report.title, workspace)


def _write_paper(report: Book, source: Book, workspace: Workspace, request: Request) -> Built:
    from tongket.book.volumes import split_volumes
    from tongket.ooxml.office import count_pages, require_office
    from tongket.ooxml.package import is_untouched
    from tongket.ooxml.pdf import count_pdf_pages
    from tongket.writing.book_file import render_docx

    as_pdf, as_of = request.form == "pdf", request.as_of
    volumes = split_volumes(source)
    report_path, *source_paths = _book_paths(workspace, request, len(volumes))
    if as_pdf:
        with _naming(report_path):
            require_office()
    known = _always if as_pdf else is_untouched
    keep = refuse_edited(dict.fromkeys((report_path, *source_paths), known), force=request.force)
    frame = workspace.report_frame
    drawn = render_docx(report, frame, workspace.show(frame), as_of=as_of, annotate=request.annotate)
    drawn, unnumbered = _number_contents(drawn) if request.contents else (drawn, None)
    files = {report_path: drawn}
    for path, volume in zip(source_paths, volumes, strict=True):
        files[path] = _render_source(volume, workspace, request)
    copy = report_path.with_suffix(".html") if request.reading else None
    copied = {copy: _make_copy(drawn, report, copy, workspace)} if copy is not None else {}
    if as_pdf:
        files = {path: _make_pdf(path, data, as_of) for path, data in files.items()}
    write_files({**files, **copied}, keep=keep)
    _drop_left_volumes(source_paths)
    return Built(
        files=tuple(files),
        copy=copy,
        kept=tuple(keep.values()),
        unnumbered=unnumbered,
        report=report,
        pages=(count_pdf_pages if as_pdf else count_pages)(files[report_path]) if request.asks_office else None,
    )


def _book_paths(workspace: Workspace, request: Request, volumes: int) -> tuple[Path, ...]:
    """Return where the draft goes, then the volumes of the source book: `source-book.docx`, `source-book-2.docx`."""
    suffix = f".{request.form}"
    if request.output is None:
        report, source = (workspace.build / f"{name}{suffix}" for name in (REPORT, SOURCE_BOOK))
    else:
        report = request.output
        source = report.with_name(f"{report.stem}{SOURCE_SUFFIX}{report.suffix}")
    return report, source, *islice(_more_volumes(source), volumes - 1)


def _more_volumes(source: Path) -> Iterator[Path]:
    return (source.with_name(f"{source.stem}-{number}{source.suffix}") for number in count(2))


def _drop_left_volumes(written: Sequence[Path]) -> None:
    """Take away what an earlier build of more volumes left, as tongket wrote it: it would seem to go on from these."""
    from tongket.ooxml.package import is_untouched

    for path in takewhile(is_untouched, islice(_more_volumes(written[0]), len(written) - 1, None)):
        with suppress(OSError):  # open in Word, say: then it stays
            path.unlink()


def _number_contents(data: bytes) -> tuple[bytes, str | None]:
    """Return the draft with page numbers in its contents; without them, and why, where nobody can tell them."""
    from tongket.writing.contents import number_contents

    try:
        return number_contents(data), None
    except OfficeError as error:
        return data, error.message


def _render_source(source: Book, workspace: Workspace, request: Request) -> bytes:
    """Return the source book with its contents, where the frame has their styles; with pages where they are counted."""
    from tongket.ooxml.office import find_office
    from tongket.writing.book_file import render_docx
    from tongket.writing.contents import number_contents
    from tongket.writing.filling import holds_contents

    frame, as_of = workspace.source_frame, request.as_of
    source, shown = replace(source, contents=holds_contents(frame)), workspace.show(frame)
    if source.contents and request.asks_office and find_office() is not None:
        with suppress(OfficeError):
            return number_contents(render_docx(source, frame, shown, as_of=as_of))
    return render_docx(replace(source, page_numbers=False), frame, shown, as_of=as_of)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Say with LibreOffice's trouble which file could not be made."""
    try:
        yield
    except OfficeError as error:
        raise OfficeError(f"Không lập được {path}: {error.message}", error.hint) from error


def _make_pdf(path: Path, data: bytes, as_of: date) -> bytes:
    from tongket.ooxml.office import convert_docx
    from tongket.ooxml.pdf import settle_pdf

    with _naming(path):
        return settle_pdf(convert_docx(data, "pdf"), as_of)
