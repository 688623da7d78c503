"""The reading copy: the draft as one page for a browser in which every figure opens what it is made of."""

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree

from tests.builders import DAY, REPOSITORY, call, render, take
from tests.pages.html_reading import Element, Page, is_sound
from tests.word.edits import draft, edit, retype, small
from tongket.commands.trace.reading_page import render_reading_copy
from tongket.findings.diagnostics import has_errors
from tongket.ooxml.elements import remove_element
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import read_parts
from tongket.sheet.decision_sheet import read_sheet
from tongket.word.reading import WordFile, open_word, parse_word
from tongket.writing.controls import read_controls
from tongket.writing.manifest import require_manifest

_LARGEST = 3_000_000
"""Bytes of the copy of the real campaign (the issue's measure)."""


def copy_of(word: WordFile) -> Page:
    data = render_reading_copy(word, "Báo cáo")
    assert len(data) < _LARGEST
    return is_sound(data.decode())


@pytest.fixture(scope="module")
def real() -> tuple[WordFile, Page]:
    workspace, intake = take(REPOSITORY, as_of=DAY)
    decisions, found = read_sheet(intake.campaign, workspace)
    assert not has_errors(found)
    drawn = render(REPOSITORY, as_of=DAY, decisions=decisions)[0]
    word = parse_word(read_parts(drawn), "report.docx")
    return word, copy_of(word)


def entries(page: Page) -> dict[str, str]:
    """Return by its id what the entry of a figure or text says."""
    items = ((each.attributes.get("id", ""), each.text) for each in page.all("li"))
    return {name: text for name, text in items if re.fullmatch(r"[sl]\d+", name)}


@pytest.mark.slow
def test_every_figure_of_the_word_draft_opens_what_it_is_made_of(real: tuple[WordFile, Page]) -> None:
    word, page = real
    manifest = require_manifest(word)
    said = entries(page)
    opened = [each for each in page.all("a") if re.fullmatch(r"#s\d+", each.attributes["href"])]
    in_word = [each for each in read_controls(word, word.paragraphs(), manifest.figures) if each.text]
    assert len(in_word) > 250
    names = {tag: f"#s{number}" for number, tag in enumerate(manifest.figures)}
    shown = [(names[each.tag], each.text) for each in in_word]
    assert [(each.attributes["href"], each.text) for each in _joined(opened)] == shown
    for number, (figure, printed) in enumerate(manifest.figures.values()):
        entry = said[f"s{number}"]
        assert printed in entry
        assert not figure.formula or f"{figure.formula} = {printed}" in entry
        for source in figure.sources:
            assert source.name in entry
            assert source.text in entry
            assert manifest.documents.get(source.unit, "") in entry
            assert f"{source.file.removeprefix('data/')}, dòng {source.line}" in entry or source.line is None


_NO_FIGURE = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}|tháng \d{1,2}/\d{4}|ngày\s+tháng \d{1,2} năm \d{4}|(?:số|Số)\s+\d+-[A-ZĐa-z/-]+"
    r"|\d{4} - \d{4}|(?:năm|từ|Từ|đến|-) \d{4}|\d+ năm|\b[A-Z]\d+"
)
"""Dates, signs of papers, spans of years: nobody counted them."""


@pytest.mark.slow
def test_no_number_of_the_text_stands_there_without_a_source(real: tuple[WordFile, Page]) -> None:
    page = real[1]
    main = page.all("main")[0].inside
    beside = {id(each) for cell in main if cell.tag in {"td", "th"} for each in cell.inside}
    loose: list[str] = []
    for paragraph in (each for each in main if each.tag == "p" and id(each) not in beside):
        links = [each for each in paragraph.inside if each.tag == "a"]
        said = any("ai" in each.attributes.get("class", "").split() for each in links)
        left = paragraph.text
        for each in links:
            left = left.replace(each.text, "", 1)
        if not said and re.search(r"\d", _NO_FIGURE.sub("", " ".join(left.split()))):
            loose.append(paragraph.text)
    assert loose == []
    assert any(each.startswith("Điển hình") and "19/19 xã" in each for each in entries(page).values())


def _joined(links: list[Element]) -> list[Element]:
    """Return the links of figures, those of one figure in several looks as one."""
    whole: list[Element] = []
    for each in links:
        if "id" in each.attributes:
            whole.append(each)
        else:
            whole[-1].text += each.text
    return whole


@pytest.mark.slow
def test_a_derived_column_opens_its_formula_with_the_figures_in_it(real: tuple[WordFile, Page]) -> None:
    formulas = [figure.formula for figure, _ in require_manifest(real[0]).figures.values() if figure.formula]
    assert formulas
    assert all(re.fullmatch(r".+ [\d.,]+ / .+ [\d.,]+", each) for each in formulas)


@pytest.mark.slow
def test_every_point_has_its_units_and_their_wordings(real: tuple[WordFile, Page]) -> None:
    word, page = real
    said, manifest = entries(page), require_manifest(word)
    spoken = [(number, each) for number, each in enumerate(manifest.said.values()) if each.kind.spoken]
    assert len(spoken) > 100
    for number, each in spoken:
        for source in each.sources:
            assert source.name in said[f"l{number}"]
            assert source.text.strip() in said[f"l{number}"]
        assert f"#l{number}" in page.links


@pytest.mark.slow
def test_it_says_what_the_word_file_says_and_lists_every_yellow_place(real: tuple[WordFile, Page]) -> None:
    word, page = real
    read = " ".join(page.all("main")[0].text.split())
    for paragraph in word.paragraphs():
        assert " ".join(paragraph.text.split()) in read
    listed = page.all("ol")[0]
    yellow = len(page.all("mark")) + len([each for each in page.all("a", class_="vang") if "id" in each.attributes])
    assert len([each for each in listed.inside if each.tag == "li"]) == yellow > 10


def test_an_edited_draft_says_what_was_changed_and_what_is_gone(tmp_path: Path) -> None:
    path = draft(small(tmp_path))
    figures = list(require_manifest(open_word(path)).figures)

    def change(body: etree._Element) -> None:
        retype(body, "tk:I.1.hoi_nghi", "hơn 400")
        other = next(each for each in body.iter(w("sdt")) if _tag(each) == "tk:I.1.thieu")
        remove_element(other)

    edit(path, change)
    done = call(tmp_path, "trace", str(path), "--html", check=0)
    assert str(path.with_suffix(".html")) in done.stdout
    said = entries(is_sound(path.with_suffix(".html").read_text("utf-8")))
    changed, gone = said[f"s{figures.index('tk:I.1.hoi_nghi')}"], said[f"s{figures.index('tk:I.1.thieu')}"]
    assert "Khi lập ghi 390, nay trong bản Word là hơn 400." in changed
    assert "214 + 176 = 390" in changed
    assert "Không còn trong bản Word này." in gone


def _tag(control: etree._Element) -> str:
    tag = control.find(f"{w('sdtPr')}/{w('tag')}")
    return str(tag.get(w("val"))) if tag is not None else ""


def test_build_writes_it_alone_and_beside_the_books(tmp_path: Path) -> None:
    small(tmp_path)
    alone = call(tmp_path, "build", "--format", "html", "--as-of", "12/4/2019", check=0)
    copy = tmp_path / "build" / "report.html"
    assert str(copy) in alone.stdout
    assert not copy.with_suffix(".docx").exists()
    first = copy.read_bytes()
    copy.unlink()
    beside = call(tmp_path, "build", "--read", "--as-of", "12/4/2019", check=0)
    assert f"Bản để đọc: {copy}" in beside.stdout
    assert copy.with_suffix(".docx").is_file()
    assert copy.read_bytes() == first


def test_a_reading_copy_is_not_asked_for_beside_data(tmp_path: Path) -> None:
    done = call(small(tmp_path), "build", "--read", "--format", "json", check=2)
    assert "--read không dùng được với dạng json" in done.stderr


def test_a_document_without_sources_is_refused(tmp_path: Path) -> None:
    shutil.copy(REPOSITORY / "templates" / "letter.docx", tmp_path / "la.docx")
    done = call(tmp_path, "trace", "la.docx", "--html", check=2)
    assert "không mang theo nguồn" in done.stderr
    assert not (tmp_path / "la.html").exists()
