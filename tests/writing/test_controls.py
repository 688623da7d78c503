"""Every figure that the draft prints is a control, every text that somebody said stands in a bookmark."""

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tests.builders import REPOSITORY, books, render
from tests.word.edits import LEADERSHIP, control, delete, draft, edit, small, tags
from tongket.book.blocks import TableBlock
from tongket.model.figure_names import FigureName
from tongket.model.figure_tags import LONGEST_TAG, make_tag
from tongket.ooxml.namespaces import W, w
from tongket.word.reading import WordFile, open_word
from tongket.writing.controls import read_bookmarks, read_controls
from tongket.writing.manifest import read_manifest

MEETINGS = "tk:I.1.hoi_nghi"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft of the repository's campaign."""
    path = tmp_path_factory.mktemp("so") / "report.docx"
    path.write_bytes(render(REPOSITORY)[0])
    return path


def outside_controls(word: WordFile, paragraph_text: str) -> str:
    """Return what of a paragraph stands outside our controls."""
    paragraph = next(each for each in word.paragraphs() if paragraph_text in each.text)
    return "".join(
        each.text or ""
        for each in paragraph.element.iter(w("t"))
        if next(each.iterancestors(w("sdtContent")), None) is None
    )


@pytest.mark.slow
def test_no_number_of_a_lead_sentence_stands_outside_a_control(report: Path) -> None:
    outside = outside_controls(open_word(report), "1.721 hội nghị quán triệt")
    numbers = re.findall(r"\d+(?:[.,/]\d+)*", outside)
    assert numbers == ["2009", "3/2019"]  # what the outline itself says: no figure of the data


def test_every_figure_of_the_tables_is_a_control(report: Path) -> None:
    made = books(REPOSITORY).report
    assert made is not None
    printed = tags(open_word(report))
    tables = [block for part in made.appendices for block in part.blocks if isinstance(block, TableBlock)]
    cells = [
        (figure.tag, cell)
        for table in tables
        for row in table.rows
        for figure, cell in zip(row.figures, row.cells, strict=False)
        if figure is not None
    ]
    assert len(cells) > 100
    assert {tag: printed[tag] for tag, _ in cells} == dict(cells)


def test_every_yellow_bracket_and_every_count_is_a_control(report: Path) -> None:
    word = open_word(report)
    for paragraph in word.paragraphs():
        for run in paragraph.element.iter(w("r")):
            style = run.find(f"{w('rPr')}/{w('rStyle')}")
            shown = (run.findtext(w("t")) or "").strip()
            if style is not None and style.get(w("val")) in {"ChoXuLy", "SoDonVi"} and shown:
                assert next(run.iterancestors(w("sdt")), None) is not None, shown


def test_tags_are_short_and_of_plain_letters(report: Path) -> None:
    for tag in tags(open_word(report)):
        assert len(tag) <= LONGEST_TAG
        assert tag.isascii()
    assert len(make_tag(FigureName(place="II.1", id="hoi_nghi" * 20))) <= LONGEST_TAG
    assert make_tag(FigureName(place="Mục 1", id="hoi_nghi")).isascii()
    assert len({make_tag(FigureName(place="II.1", id="a" * length)) for length in (80, 81)}) > 1


def test_a_figure_has_the_same_tag_in_every_draft(tmp_path: Path) -> None:
    first = tags(open_word(draft(small(tmp_path))))
    from tests.word.edits import DI_LINH, late

    late(tmp_path, "di-linh", DI_LINH)
    second = tags(open_word(draft(tmp_path)))
    figures = {each for each in first if ".y." not in each}
    assert figures <= second.keys()


def test_every_point_and_contribution_stands_in_a_bookmark_that_knows_who_said_it(report: Path) -> None:
    word = open_word(report)
    manifest = read_manifest(word.parts)
    assert manifest is not None
    made = books(REPOSITORY).report
    assert made is not None
    blocks = [*made.body, *(each for part in made.appendices for each in part.blocks)]
    rows = [row.said for each in blocks if isinstance(each, TableBlock) for row in each.rows]
    said = [*rows, *(each.said for each in blocks if not isinstance(each, TableBlock))]
    marked = read_bookmarks(word, word.paragraphs())
    assert len(marked) == len({id(each) for each in said if each is not None})
    for name, each in marked.items():
        texts = "\n".join(paragraph.text for paragraph in each.paragraphs).casefold()
        assert manifest.said[name].kind in {"lead", "heading", "row"} or any(
            # Below "Với Trung ương" nobody says again whom he asks.
            source.text.split("\n")[0].casefold().removeprefix("đề nghị trung ương ") in texts
            for source in manifest.said[name].sources
        ), texts


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed: there is nothing to save with")
def test_controls_bookmarks_and_sources_survive_libreoffice(report: Path) -> None:
    command = [OFFICE, f"-env:UserInstallation={(report.parent / 'profile').as_uri()}", "--headless"]
    folder = report.parent / "lưu"
    subprocess.run(
        [*command, "--convert-to", "docx", "--outdir", str(folder), str(report)],
        check=True,
        timeout=120,
        capture_output=True,
    )
    before, after = open_word(report), open_word(folder / report.name)
    manifest = read_manifest(before.parts)
    assert manifest is not None
    assert read_manifest(after.parts) == manifest
    for word in (before, after):
        controls = Counter((each.tag, each.text) for each in read_controls(word, word.paragraphs(), manifest.figures))
        assert controls == Counter({(tag, text): 1 for tag, (_, text) in manifest.figures.items()})
        assert read_bookmarks(word, word.paragraphs()).keys() == manifest.said.keys()


def test_a_bookmark_that_libreoffice_moved_behind_a_deletion_still_tells_its_control(tmp_path: Path) -> None:
    path = draft(small(tmp_path))

    def move(body: etree._Element) -> None:
        held = control(body, MEETINGS)
        start = next(each for each in held.itersiblings(w("bookmarkStart"), preceding=True))
        run = "<w:r><w:delText>9</w:delText></w:r>"
        deleted = etree.fromstring(f'<w:del xmlns:w="{W}" w:id="1" w:author="tongket">{run}</w:del>')
        next(held.iter(w("sdtContent"))).insert(0, deleted)
        deleted.insert(0, start)
        delete(next(held.iter(w("tag"))))

    edit(path, move)
    word = open_word(path)
    manifest = read_manifest(word.parts)
    assert manifest is not None
    found = {each.tag: each.text for each in read_controls(word, word.paragraphs(), manifest.figures)}
    assert found[MEETINGS] == "390"


def test_a_bookmark_covers_the_paragraphs_whose_text_it_is_around(tmp_path: Path) -> None:
    path = draft(small(tmp_path))

    def move(body: etree._Element) -> None:
        start = next(each for each in body.iter(w("bookmarkStart")) if str(each.get(w("name"))).startswith("_tkp"))
        end = next(each for each in body.iter(w("bookmarkEnd")) if each.get(w("id")) == start.get(w("id")))
        paragraph = next(start.iterancestors(w("p")))
        after = next(paragraph.itersiblings(w("p")))
        next(paragraph.itersiblings(w("p"), preceding=True)).append(start)
        after.insert(1, end)

    edit(path, move)
    word = open_word(path)
    marked = next(each for name, each in read_bookmarks(word, word.paragraphs()).items() if name.startswith("_tkp"))
    assert [each.text for each in marked.paragraphs] == [f"- {LEADERSHIP} (2)"]
