"""The clean copy of a finished document on disk (bản sạch), or what is still to be done before there is one."""

from dataclasses import dataclass
from pathlib import Path

from tongket.commands.clean.cleaning import clean_document
from tongket.commands.clean.pending import find_pending
from tongket.commands.lint.alike import find_twice
from tongket.errors import UsageError
from tongket.findings.diagnostics import Diagnostic
from tongket.output.files import is_same_file, refuse_existing, write_files
from tongket.word.embedded import name_extras
from tongket.word.reading import open_word
from tongket.workspace import Workspace

_SUFFIX = "-sach"
"""Of the clean copy's name where none is given: `bao-cao.docx` → `bao-cao-sach.docx`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanCopy:
    """What came of it."""

    target: Path
    pending: tuple[Diagnostic, ...]
    """What is still to be done: then nothing was written."""
    twice: tuple[Diagnostic, ...]
    """Points that stand twice in their item."""
    kept: tuple[Path, ...] = ()
    """Where the file stays that was there before."""
    left_out: tuple[str, ...] = ()
    """What a clean copy does not take along, in words."""


def write_clean_copy(source: Path, output: str, workspace: Workspace, *, force: bool) -> CleanCopy:
    """Write the clean copy of a document, to `output` or beside it.

    Raises:
        UsageError: `output` is no .docx, or the document itself.
        DocumentError: the document can't be read.
        OutputError: there is a file already, or it can't be written.
    """
    word = open_word(source)
    target = _read_target(source, output)
    pending, twice = find_pending(word), find_twice(word, workspace)
    if pending:
        return CleanCopy(target=target, pending=pending, twice=twice)
    data = clean_document(word)
    keep = refuse_existing(target, force=force)
    write_files({target: data}, keep=keep)
    left_out = tuple(name_extras(word.parts))
    return CleanCopy(target=target, pending=(), twice=twice, kept=tuple(keep.values()), left_out=left_out)


def _read_target(source: Path, output: str) -> Path:
    """Return where the clean copy goes.

    Raises:
        UsageError: it is no .docx, or the document itself.
    """
    target = Path(output) if output else source.with_name(f"{source.stem}{_SUFFIX}.docx")
    if target.suffix.lower() != ".docx":
        raise UsageError(f"Bản sạch là tệp Word, nhưng {target} không có đuôi .docx.", "đặt tên tệp có đuôi .docx.")
    if is_same_file(source, target):
        raise UsageError(f"{target} chính là dự thảo.", "ghi bản sạch ra tệp khác với -o, để giữ dự thảo.")
    return target
