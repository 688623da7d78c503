"""The draft as Word opens it: styles instead of formatting, typed numbers, neutral properties."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from tests.builders import DAY, REPOSITORY, campaign, open_docx, render, write
from tests.paper import report
from tongket.book.blocks import ParagraphStyle, TableBlock, TableRow, table_columns
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import read_parts
from tongket.writing.book_file import render_docx

DAY_OF_THE_DRAFT = b"2019-04-12T00:00:00Z"
FRAME = "templates/report.docx"


@pytest.fixture(scope="module")
def books() -> list[dict[str, bytes]]:
    """The parts of both books of the repository's campaign."""
    return [read_parts(each) for each in render(REPOSITORY)]


@pytest.fixture(scope="module")
def bodies(books: list[dict[str, bytes]]) -> list[etree._Element]:
    return [etree.fromstring(each["word/document.xml"]) for each in books]


def attribute(element: etree._Element, child: str, name: str) -> str:
    found = element.find(w(child))
    assert found is not None
    return str(found.get(w(name)))


def names_of_styles(parts: dict[str, bytes]) -> dict[str, str]:
    root = etree.fromstring(parts["word/styles.xml"])
    return {str(each.get(w("styleId"))): attribute(each, "name", "val") for each in root.iter(w("style"))}


def children(elements: list[etree._Element]) -> set[str]:
    return {etree.QName(child).localname for each in elements for child in each}


@pytest.mark.slow
def test_paragraphs_and_runs_are_formatted_by_styles_alone(bodies: list[etree._Element]) -> None:
    for body in bodies:
        assert children([*body.iter(w("pPr"))]) <= {"pStyle", "keepNext", "sectPr"}
        # Italics show by which words a near point differs: a mark in a note, gone with it.
        assert children([*body.iter(w("rPr"))]) <= {"rStyle", "i"}
        assert all(each.find(f"{w('pPr')}/{w('pStyle')}") is not None for each in body.iter(w("p")))


def test_headings_are_those_of_word(books: list[dict[str, bytes]], bodies: list[etree._Element]) -> None:
    for parts, body in zip(books, bodies, strict=True):
        names = names_of_styles(parts)
        used = {names[str(each.get(w("val")))] for each in body.iter(w("pStyle"))}
        assert {"heading 1", "heading 2", "heading 3"} <= used


def test_numbers_and_points_are_typed_text_everywhere(books: list[dict[str, bytes]]) -> None:
    for parts in books:
        assert "word/numbering.xml" not in parts
        assert not [name for name, part in parts.items() if b"w:numPr" in part]


def test_every_table_of_figures_repeats_its_header_row_and_tears_none(bodies: list[etree._Element]) -> None:
    for body in bodies:
        tables = [each for each in body.iter(w("tbl")) if list(each.iter(w("tblHeader")))]
        assert len(tables) > 1
        for table in tables:
            rows = list(table.iterchildren(w("tr")))
            assert rows[0].find(f"{w('trPr')}/{w('tblHeader')}") is not None
            assert all(each.find(f"{w('trPr')}/{w('cantSplit')}") is not None for each in rows)


def test_the_row_before_the_last_stays_with_it() -> None:
    columns = table_columns(("TT", 6, ParagraphStyle.CELL_CENTRE), ("Nội dung", 30, ParagraphStyle.CELL_TEXT))
    table = TableBlock(columns=columns, rows=tuple(TableRow(cells=(str(each), "Hàng")) for each in range(3)))
    data = render_docx(report([table]), REPOSITORY / FRAME, FRAME, as_of=DAY)
    [made] = [
        each
        for each in etree.fromstring(read_parts(data)["word/document.xml"]).iter(w("tbl"))
        if list(each.iter(w("tblHeader")))
    ]
    kept = [bool(list(each.iter(w("keepNext")))) for each in made.iter(w("tr"))]
    assert kept == [False, False, True, True]  # the last one stays with the signature


def test_sections_of_appendices_state_their_own_header(bodies: list[etree._Element]) -> None:
    sections = list(bodies[0].iter(w("sectPr")))
    assert len(sections) == 5
    assert [attribute(each, "pgSz", "orient") for each in sections].count("landscape") == 1
    for each in sections:
        assert [str(one.get(w("type"))) for one in each.iter(w("headerReference"))] == ["default", "first"]
        assert each.find(w("titlePg")) is not None


def test_the_frames_are_printed_on_both_sides(books: list[dict[str, bytes]]) -> None:
    for parts in books:
        assert etree.fromstring(parts["word/settings.xml"]).find(w("mirrorMargins")) is not None


def test_the_language_is_vietnamese(books: list[dict[str, bytes]]) -> None:
    for parts in books:
        languages = etree.fromstring(parts["word/styles.xml"]).iter(w("lang"))
        assert {str(each.get(w("val"))) for each in languages} == {"vi-VN"}
        assert "<dc:language>vi-VN</dc:language>" in parts["docProps/core.xml"].decode()
        assert not [name for name, part in parts.items() if b'w:lang w:val="en' in part]


def test_properties_are_neutral_and_have_the_day_of_the_draft(books: list[dict[str, bytes]]) -> None:
    for parts in books:
        core = parts["docProps/core.xml"]
        assert core.count(DAY_OF_THE_DRAFT) == 2
        assert b"<cp:lastModifiedBy></cp:lastModifiedBy>" in core or b"<cp:lastModifiedBy/>" in core
        app = etree.fromstring(parts["docProps/app.xml"])
        assert [etree.QName(each).localname for each in app] == ["Application", "DocSecurity", "AppVersion"]


# --- what an office leaves in a frame

SETTINGS_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
    ' Target="file:///C:/Users/VanThu/Mau.dotm" TargetMode="External"/></Relationships>'
)
APPLICATION = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Template>Mau.dotm</Template><Manager>VanThu</Manager><Company>VanThu</Company><Pages>1</Pages>"
    "<Application>LibreOffice/7.4$Linux_X86_64</Application></Properties>"
)


def test_nothing_is_told_of_the_machine_on_which_the_frame_was_drawn(tmp_path: Path) -> None:
    root = campaign(tmp_path, da_lat="tra_loi:\n  I.1: Lời văn.\n")
    frame = open_docx(root / FRAME)
    drawn = frame.core_properties
    drawn.identifier = drawn.version = drawn.content_status = "VanThu"
    drawn.last_printed = datetime(2013, 12, 23, tzinfo=UTC)
    frame.save(str(root / FRAME))
    parts = read_parts((root / FRAME).read_bytes())
    mark = etree.fromstring(parts["word/settings.xml"])
    template = etree.Element(w("attachedTemplate"))
    template.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "rId1")
    mark.insert(1, template)
    parts["word/settings.xml"] = etree.tostring(mark)
    parts["word/_rels/settings.xml.rels"] = SETTINGS_RELATIONS.encode()
    parts["docProps/app.xml"] = APPLICATION.encode()
    with zipfile.ZipFile(root / FRAME, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    made = read_parts(write(root)[0].read_bytes())
    for trace in (b"VanThu", b"Mau.dotm", b"LibreOffice", b"attachedTemplate", b"lastPrinted"):
        assert trace not in b"".join(made.values()), trace
    assert open_docx(tmp_path / "report.docx").paragraphs
