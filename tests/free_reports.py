"""Free reports: cases of `tests/cases/free-reports`, read and written as Word files (see the README there)."""

import io
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).parent / "cases" / "free-reports"
NOWHERE, FURNITURE = "-", "."
_FIGURE = re.compile(r"\{([^{}:=]+)(?:=([^{}:]+))?:([^{}]+)\}")
_LINE = re.compile(r"(\S+)(?: (\S+))? \| (.*)")
_NUMBERING = f"""
<w:abstractNum {nsdecls("w")} w:abstractNumId="%d"><w:multiLevelType w:val="multilevel"/>%s</w:abstractNum>"""
_LEVELS = (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"))


@dataclass(frozen=True, kw_only=True)
class CasePiece:
    """A paragraph, or a cell of a table."""

    label: str
    """An item, `NOWHERE`, `FURNITURE`, or `#` and what it is a heading of."""
    look: str
    text: str


@dataclass(frozen=True, kw_only=True)
class FreeReport:
    """A report, and where its words and figures belong."""

    name: str
    unit: str
    saved_by: str
    blocks: tuple[CasePiece | tuple[tuple[str, ...], ...], ...]
    figures: Mapping[str, str]
    """By the address what is to be read."""

    @property
    def held_out(self) -> bool:
        """Whether nobody tunes on it."""
        return self.name.startswith("giu-lai")

    @property
    def pieces(self) -> Iterator[CasePiece]:
        """Its paragraphs outside tables."""
        return (each for each in self.blocks if isinstance(each, CasePiece))


@cache
def read_reports() -> tuple[FreeReport, ...]:
    """Return the cases in the order of their names."""
    return tuple(_read(each) for each in sorted(FOLDER.glob("*/report.txt")))


def _read(path: Path) -> FreeReport:
    head, _, body = path.read_text("utf-8").partition("\n\n")
    keys = dict(line.split(": ", 1) for line in head.splitlines())
    blocks: list[CasePiece | tuple[tuple[str, ...], ...]] = []
    rows: list[tuple[str, ...]] = []
    for line in [*body.splitlines(), ""]:
        if line.startswith("||"):
            rows.append(tuple(_plain(each.strip()) for each in line[2:].split("|")))
            continue
        if rows:
            blocks.append(_even(rows))
            rows = []
        if line:
            found = _LINE.fullmatch(line)
            assert found is not None, f"{path}: {line}"
            blocks.append(CasePiece(label=found[1], look=found[2] or "", text=_plain(found[3])))
    figures = {address: typed or shown for address, typed, shown in _FIGURE.findall(body)}
    return FreeReport(
        name=path.parent.name,
        unit=keys["don_vi"],
        saved_by=keys["trinh_bay"],
        blocks=tuple(blocks),
        figures=figures,
    )


def _plain(text: str) -> str:
    return _FIGURE.sub(lambda found: found[3], text)


def _even(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    width = max(map(len, rows))
    return tuple((*each, *[""] * (width - len(each))) for each in rows)


def write_report(report: FreeReport, folder: Path) -> Path:
    """Write a report as a Word file, saved by LibreOffice where its case says so, and return it."""
    path = folder / f"{report.name}.docx"
    path.write_bytes(make_docx(report.blocks))
    if report.saved_by == "libreoffice":
        saved = folder / "saved"
        command = ["soffice", "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return saved / path.name
    return path


def make_docx(blocks: Iterable[CasePiece | tuple[tuple[str, ...], ...]]) -> bytes:
    """Return a Word file of paragraphs and tables."""
    document = Document()
    numbered = _add_numbering(document)
    for each in blocks:
        if isinstance(each, CasePiece):
            _add_paragraph(document, each, numbered)
        else:
            _add_table(document, each)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_paragraph(document: DocxDocument, piece: CasePiece, numbered: tuple[int, int]) -> None:
    style = f"Heading {piece.look[1]}" if piece.look[:1] == "H" else None
    paragraph = document.add_paragraph(style=style)
    paragraph.add_run(piece.text).bold = True if piece.look in {"b", "n1", "n2", "n3"} else None
    if piece.look[:1] == "n":
        _number(paragraph, numbered[0], int(piece.look[1]) - 1)
    elif piece.look == "*":
        _number(paragraph, numbered[1], 0)


def _add_table(document: DocxDocument, rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def _number(paragraph: Paragraph, number: int, level: int) -> None:
    properties: Any = paragraph.paragraph_format.element.get_or_add_pPr()
    xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    properties.append(parse_xml(xml))


def _add_numbering(document: DocxDocument) -> tuple[int, int]:
    """Add a list with numbers and one with bullets, and return their ids."""
    numbering: Any = document.part.numbering_part.element
    levels = "".join(_level(at, kind, text) for at, (kind, text) in enumerate(_LEVELS))
    first = numbering.find(qn("w:num"))
    for number, xml in ((90, levels), (91, _level(0, "bullet", "-"))):
        first.addprevious(parse_xml(_NUMBERING % (number, xml)))
        reference = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        numbering.append(parse_xml(reference))
    return 90, 91


def _level(at: int, kind: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
