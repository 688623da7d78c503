"""On which pages bookmarks stand, as LibreOffice numbers them."""

from pathlib import Path

from tests.builders import REPOSITORY, render
from tests.paper import needs_office
from tests.word.edits import draft, small
from tongket.word.reading import open_word
from tongket.writing.controls import read_controls
from tongket.writing.manifest import read_manifest
from tongket.writing.page_numbers import find_pages


@needs_office
def test_figures_are_found_on_their_pages_and_appendices_count_their_own(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(render(REPOSITORY)[0])
    word = open_word(path)
    manifest = read_manifest(word.parts)
    assert manifest is not None
    names = {each.tag: each.bookmark for each in read_controls(word, word.paragraphs(), manifest.figures)}
    pages = find_pages(word.parts, names.values())
    assert pages[names["tk:bao_cao.hien_trang"]] == "1"
    assert pages[names["tk:II.1.1.hoi_nghi"]] == "2"
    assert int(pages[names["tk:IV.1.tinh_hinh"]]) > 10
    assert pages[names["tk:PL1/mttq/can_bo"]] == "1"


def test_bookmarks_that_are_not_there_are_not_asked_for(tmp_path: Path) -> None:
    assert find_pages(open_word(draft(small(tmp_path))).parts, ["_tkf000000000000", ""]) == {}


def test_a_figure_of_an_appendix_stands_under_its_name(tmp_path: Path) -> None:
    places = {
        each.text: each.heading for each in open_word(draft(small(tmp_path))).paragraphs() if each.cell is not None
    }
    assert places["40%"] == "Phụ lục"
