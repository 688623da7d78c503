"""`tongket lint`: Word files held to the frame of a campaign."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tongket.book.blocks import ParagraphStyle
from tongket.commands.lint.alike import ANYWHERE, find_like_points, read_likeness
from tongket.commands.lint.check_document import check_document
from tongket.commands.lint.found import SURE_SIZES, Expected, Role
from tongket.commands.lint.pieces import fold_line
from tongket.errors import DocumentError
from tongket.findings.diagnostics import Diagnostic, sort_diagnostics
from tongket.likeness.likeness import Likeness
from tongket.packaged import packaged_file
from tongket.word.looks import DocumentLook, LookedParagraph, ParagraphLook, read_looks
from tongket.word.pagelooks import SectionLook, read_sections
from tongket.word.reading import WordFile, open_word
from tongket.workspace import REPORT_FRAME, Workspace

_PLACES = {
    "du_thao": Role.DRAFT,
    "quyen_han": Role.AUTHORITY,
    "chuc_vu": Role.POST,
    "nguoi_ky": Role.NAME,
    "noi_nhan": Role.RECIPIENTS,
}
"""The placeholders of the frame whose look is asked of the document (`docs/templates.md`)."""
_PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_BODY_STYLE, _BODY_PLACE = "Nội dung", "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linted:
    """What came of the files that were named."""

    found: tuple[Diagnostic, ...]
    """File by file, as they were named."""
    refused: tuple[DocumentError, ...]
    """Why a file could not be read."""


def read_standard(workspace: Workspace) -> Expected:
    """Return what documents are held to: the frame of the campaign folder, else the packaged one.

    Raises:
        DocumentError: the frame can't be read.
    """
    own = workspace.report_frame
    if own.exists():
        return _read_frame(open_word(own, workspace.show(own)))
    return _read_frame(open_word(packaged_file(REPORT_FRAME), REPORT_FRAME))


def _read_frame(frame: WordFile) -> Expected:
    return _read_expected(read_looks(frame), read_sections(frame))


def _read_expected(frame: DocumentLook, sections: tuple[SectionLook, ...]) -> Expected:
    """Return what the frame of the draft asks, beside what is known for sure."""
    places = {name: each for each in frame.paragraphs for name in _PLACEHOLDER.findall(each.text)}
    looks = {role: each for name, role in _PLACES.items() if (each := places.get(name)) is not None}
    label = next((each for each in frame.paragraphs if fold_line(each.text).startswith("nơi nhận")), None)
    looks |= {Role.LABEL: label} if label is not None else {}
    shown = {role: _size(each) for role, each in looks.items()}
    numbers = (each.look for section in sections for each in section.numbers.values())
    shown[Role.PAGE_NUMBER] = next((each.size for each in numbers if each is not None), None)
    return Expected(
        sizes={**SURE_SIZES, **{role: (size, size) for role, size in shown.items() if size is not None}},
        body=_body_look(frame, places.get(_BODY_PLACE)),
        blank_lines=_count_blank(frame, places),
    )


def _size(paragraph: LookedParagraph) -> float | None:
    return next((each.look.size for each in paragraph.runs if each.text.strip()), None)


def _body_look(frame: DocumentLook, place: LookedParagraph | None) -> ParagraphLook | None:
    styled = (each for each in frame.paragraphs if each.style == _BODY_STYLE)
    found = next(styled, place)
    return found.look if found is not None else None


def _count_blank(frame: DocumentLook, places: Mapping[str, LookedParagraph]) -> int:
    post, name = places.get("chuc_vu"), places.get("nguoi_ky")
    if post is None or name is None:
        return 0
    between = (each for each in frame.paragraphs if post.number < each.number < name.number)
    return sum(not each.text.strip() for each in between)


def lint_word(file: WordFile, expected: Expected, likeness: Likeness = ANYWHERE) -> tuple[Diagnostic, ...]:
    """Return what in an opened document is not as the Party format wants it, and which points stand in it twice."""
    look = _without_guidance(read_looks(file))
    found = (*check_document(look, read_sections(file), expected), *find_like_points(look, likeness))
    return sort_diagnostics(list(found))


def _without_guidance(look: DocumentLook) -> DocumentLook:
    """Return a document in which the guidance of a form is blank: it goes before signing."""
    return replace(
        look,
        paragraphs=tuple(
            replace(each, runs=()) if each.style == ParagraphStyle.GUIDANCE else each for each in look.paragraphs
        ),
    )


def lint_files(paths: Iterable[Path], workspace: Workspace) -> Linted:
    """Return what is wrong with Word files; one that can't be read does not keep the others from being checked.

    Raises:
        DocumentError: the frame can't be read.
    """
    expected, likeness = read_standard(workspace), read_likeness(workspace)
    found: list[Diagnostic] = []
    refused: list[DocumentError] = []
    for path in paths:
        try:
            found += lint_word(open_word(path, workspace.show(path)), expected, likeness)
        except DocumentError as error:
            refused.append(error)
    return Linted(found=tuple(found), refused=tuple(refused))
