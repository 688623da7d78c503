"""The reading copy of a draft, of one that people have edited too: made from the Word file and what it carries."""

from pathlib import Path

from tongket import __version__
from tongket.commands.trace.copied_pages import copy_pages
from tongket.ooxml.package import read_parts
from tongket.output.files import write_files
from tongket.pages.html_templates import render_page
from tongket.pages.reading_copy import reading_copy
from tongket.word.reading import WordFile, open_word, parse_word
from tongket.workspace import READING_TEMPLATE, Workspace
from tongket.writing.manifest import require_manifest


def render_reading_copy(word: WordFile, title: str, workspace: Workspace | None = None) -> bytes:
    """Return a draft as one HTML file in which every figure opens what it is made of.

    Raises:
        DocumentError: the document carries no sources.
    """
    manifest = require_manifest(word)
    name = Path(word.shown).name
    copy = reading_copy(copy_pages(word, manifest), manifest, title=title, file=name, version=__version__)
    return render_page(READING_TEMPLATE, workspace, copy).data


def render_drawn(drawn: bytes, shown: str, title: str, workspace: Workspace) -> bytes:
    """Return the same of a draft that was just made; `shown` is the name that it would have as a Word file."""
    return render_reading_copy(parse_word(read_parts(drawn), shown), title, workspace)


def write_reading_copy(file: Path) -> Path:
    """Write the reading copy of a draft beside it; return where.

    Raises:
        DocumentError: it is no Word file, or carries no sources.
        OutputError: the copy can't be written; the old one is whole.
    """
    path = file.with_suffix(".html")
    write_files({path: render_reading_copy(open_word(file), file.stem)}, keep={})
    return path
