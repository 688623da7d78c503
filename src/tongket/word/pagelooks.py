"""How the pages of a document look: paper, margins, and where the page number stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from tongket.ooxml.namespaces import RELATION_ID, is_on, w
from tongket.ooxml.package import DOCUMENT
from tongket.word.formatting import measure
from tongket.word.looks import LookedParagraph, RunLook, look_at, run_look
from tongket.word.reading import ReadParagraph, WordFile, targets
from tongket.word.runs import own_runs, shown_text
from tongket.word.styles import Styles

_PAGE = re.compile(r"^\s*PAGE\b", re.IGNORECASE)
_SIDES = ("top", "right", "bottom", "left")
_KINDS = ("default", "first", "even")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumber:
    """A page number in a header or footer (số trang)."""

    paragraph: LookedParagraph
    footer: bool
    centred: bool | None
    """None where it can't be told: in a text box."""
    look: RunLook | None
    around: str
    """What stands beside it in its paragraph: `Trang`, `-`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLook:
    """A section of the document (phần): all measures in twentieths of a point, None where it does not say."""

    number: int
    """From 1."""
    last: int | None
    """The number of its last paragraph; None for the last section."""
    width: int | None
    height: int | None
    margins: Mapping[str, int]
    """`top`, `right`, `bottom`, `left`, `header`, `footer`, `gutter`, as far as the section says."""
    first_differs: bool
    """Whether its first page has a header and footer of its own."""
    numbers: Mapping[str, PageNumber]
    """Of the pages that are `default`, `first`, `even`: only those that have one."""
    numerals: str
    """`decimal`, or another of Word's ways to write the number."""

    @property
    def landscape(self) -> bool:
        """Whether the pages lie across."""
        return self.width is not None and self.height is not None and self.width > self.height


def read_sections(file: WordFile) -> tuple[SectionLook, ...]:
    """Return how the pages of a document look, section by section."""
    numbers: dict[str, PageNumber | None] = {}
    for footer, kind in ((False, "header"), (True, "footer")):
        for part in file.parts_like(kind):
            numbers[part] = _find_number(file, part, footer=footer)
    sections: list[SectionLook] = []
    inherited: dict[tuple[str, str], str] = {}
    for element, last in _section_ends(file):
        inherited |= dict(_read_references(element, targets(file.parts)))
        held = {kind: _pick(inherited, numbers, kind) for kind in _KINDS}
        sections.append(_section_look(element, last, len(sections) + 1, held))
    return tuple(sections)


def _section_ends(file: WordFile) -> Iterator[tuple[etree._Element, int | None]]:
    for each in file.paragraphs(DOCUMENT):
        section = each.element.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            yield section, each.number
    last = file.body.find(w("sectPr"))
    if last is not None:
        yield last, None


def _read_references(section: etree._Element, parts: Mapping[str, str]) -> Iterator[tuple[tuple[str, str], str]]:
    for area in ("header", "footer"):
        for each in section.iterchildren(w(f"{area}Reference")):
            yield (area, each.get(w("type")) or "default"), parts.get(str(each.get(RELATION_ID)), "")


def _pick(
    references: Mapping[tuple[str, str], str], numbers: Mapping[str, PageNumber | None], kind: str
) -> PageNumber | None:
    found = (numbers.get(references.get((area, kind), "")) for area in ("header", "footer"))
    return next((each for each in found if each is not None), None)


def _section_look(
    element: etree._Element, last: int | None, number: int, held: Mapping[str, PageNumber | None]
) -> SectionLook:
    size, margin, first = element.find(w("pgSz")), element.find(w("pgMar")), element.find(w("titlePg"))
    numbered = element.find(w("pgNumType"))
    sides = (*_SIDES, "header", "footer", "gutter")
    measures = {side: measure(margin.get(w(side))) for side in sides} if margin is not None else {}
    return SectionLook(
        number=number,
        last=last,
        width=measure(size.get(w("w"))) if size is not None else None,
        height=measure(size.get(w("h"))) if size is not None else None,
        margins={side: abs(value) for side, value in measures.items() if value is not None},
        first_differs=is_on(first),
        numbers={kind: each for kind, each in held.items() if each is not None},
        numerals=(numbered.get(w("fmt")) if numbered is not None else None) or "decimal",
    )


def _find_number(file: WordFile, part: str, *, footer: bool) -> PageNumber | None:
    for each in file.paragraphs(part):
        runs = tuple(_field_runs(each.element, file.styles))
        if not runs and not _is_numbered(each.element):
            continue
        paragraph = look_at(each, file.styles)
        looks = [run_look(run, file.styles) for run in runs]
        shown = [look for run, look in zip(runs, looks, strict=True) if shown_text(run, file.styles).strip()]
        return PageNumber(
            paragraph=paragraph,
            footer=footer,
            centred=_is_centred(each, paragraph),
            look=next(iter((*shown, *looks)), None),
            around="".join(
                shown_text(run, file.styles) for run in own_runs(each.element, file.styles) if run not in runs
            ).strip(),
        )
    return None


def _is_numbered(paragraph: etree._Element) -> bool:
    return any(_PAGE.match(each.get(w("instr")) or "") for each in paragraph.iter(w("fldSimple")))


def _field_runs(paragraph: etree._Element, styles: Styles) -> Iterator[etree._Element]:
    """Yield the runs of the page number's field, its result among them."""
    open_runs: list[etree._Element] = []
    inside = ours = False
    for run in own_runs(paragraph, styles):
        simple = next(run.iterancestors(w("fldSimple")), None)
        if simple is not None and _PAGE.match(simple.get(w("instr")) or ""):
            yield run
        kinds = {each.get(w("fldCharType")) for each in run.iterchildren(w("fldChar"))}
        if "begin" in kinds:
            inside, ours, open_runs = True, False, []
        if inside:
            open_runs.append(run)
            ours = ours or any(_PAGE.match(each.text or "") for each in run.iterchildren(w("instrText")))
        if "end" in kinds:
            yield from open_runs if ours else ()
            inside = False


def _is_centred(read: ReadParagraph, paragraph: LookedParagraph) -> bool | None:
    look = paragraph.look
    if paragraph.boxed:
        return None
    if look.framed is not None:
        return look.framed == "center"
    if any(each.get(w("alignment")) == "center" for each in read.element.iter(w("ptab"))):
        return True
    before = paragraph.text[: len(paragraph.text) - len(paragraph.text.lstrip("\t"))].count("\t")
    stops = sorted(look.tabs)
    if before:
        return before <= len(stops) and stops[before - 1][1] == "center"
    return look.alignment == "center"
