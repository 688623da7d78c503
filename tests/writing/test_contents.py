"""The contents: entries that Word knows, filled in without asking anybody."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.builders import DAY, REPOSITORY, books, call, campaign, open_docx, run
from tests.paper import needs_office, read_pages, report
from tongket.book.blocks import Block, Book, Heading, ParagraphStyle, paragraph
from tongket.errors import FrameError, OfficeError
from tongket.ooxml.namespaces import W, w
from tongket.ooxml.office import convert_docx
from tongket.ooxml.package import is_untouched, read_parts
from tongket.writing.book_file import render_docx
from tongket.writing.contents import number_contents

FRAME = REPOSITORY / "templates/report.docx"
ANSWER = "tra_loi:\n  I.1: Thành phố có 16 phường, xã.\n"
SAYS = paragraph(ParagraphStyle.BODY, "Các cấp ủy quan tâm lãnh đạo công tác dân vận của cả hệ thống chính trị. " * 9)
BODY: tuple[Block, ...] = (
    Heading(level=1, text="I. TÌNH HÌNH CHUNG & “đặc điểm” <tỉnh>"),
    SAYS,
    Heading(level=2, text="1. Công tác quán triệt,\ttriển khai"),
    Heading(level=3, text="Ưu điểm"),
    Heading(level=4, text="Không nêu trong mục lục"),
    SAYS,
    Heading(level=1, text="II. Ưu điểm"),
)


def render(book: Book, frame: Path = FRAME) -> bytes:
    return render_docx(book, frame, "templates/report.docx", as_of=DAY)


def with_contents(*body: Block) -> Book:
    return replace(report(body or BODY), contents=True)


def body_of(data: bytes) -> etree._Element:
    body = etree.fromstring(read_parts(data)["word/document.xml"]).find(w("body"))
    assert body is not None
    return body


def bookmarks(body: etree._Element) -> dict[str, etree._Element]:
    """Return the bookmarks of the contents by name."""
    found = {str(each.get(w("name"))): each for each in body.iter(w("bookmarkStart"))}
    return {name: each for name, each in found.items() if name.startswith("_Toc")}


def style(element: etree._Element) -> str:
    return str(element.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces={"w": W}))


def shown(element: etree._Element) -> str:
    """Return what a paragraph shows, a tab as one."""
    return "".join("\t" if each.tag == w("tab") else each.text or "" for each in element.iter(w("t"), w("tab")))


def entries(data: bytes) -> list[tuple[str, str]]:
    """Return the lines of the contents: style and text."""
    return [(style(each), shown(each)) for each in body_of(data).iter(w("p")) if style(each).startswith("TOC")]


def test_the_entries_are_the_headings_of_three_levels_word_for_word() -> None:
    assert entries(render(with_contents())) == [
        ("TOCHeading", "MỤC LỤC"),
        ("TOC1", "I. TÌNH HÌNH CHUNG & “đặc điểm” <tỉnh>\t"),
        ("TOC2", "1. Công tác quán triệt, triển khai\t"),
        ("TOC3", "Ưu điểm\t"),
        ("TOC1", "II. Ưu điểm\t"),
    ]


def test_a_draft_has_no_contents_unless_it_is_asked_for() -> None:
    body = body_of(render(report(BODY)))
    assert not [*body.iter(w("hyperlink")), *bookmarks(body)]
    assert [style(each) for each in body.iter(w("p")) if style(each).startswith("TOC")] == []


def test_a_draft_without_headings_has_no_contents() -> None:
    assert render(with_contents(SAYS)) == render(report([SAYS]))


def test_the_contents_are_one_field_whose_entries_lead_to_their_headings() -> None:
    body = body_of(render(with_contents()))
    open_, codes = 0, []
    for each in body.iter(w("fldChar"), w("instrText")):
        if each.tag == w("instrText"):
            codes.append(str(each.text).split())
        else:
            open_ += {"begin": 1, "end": -1, "separate": 0}[str(each.get(w("fldCharType")))]
            assert open_ in {0, 1, 2}
    assert open_ == 0
    assert codes[0] == ["TOC", "\\o", '"1-3"', "\\h", "\\z"]
    names = bookmarks(body)
    anchors = [str(each.get(w("anchor"))) for each in body.iter(w("hyperlink"))]
    assert anchors == [*names]
    assert [each[1] for each in codes[1:]] == anchors
    for link, anchor in zip(body.iter(w("hyperlink")), anchors, strict=True):
        assert re.fullmatch(r"_Toc\d{8}", anchor)
        heading = next(names[anchor].iterancestors(w("p")))
        line = next(link.iterancestors(w("p")))
        assert shown(line) == shown(heading).replace("\t", " ") + "\t"


def test_bookmarks_have_ids_of_their_own_and_both_ends() -> None:
    body = body_of(render(with_contents()))
    assert [str(each.get(w("id"))) for each in bookmarks(body).values()] == ["1", "2", "3", "4"]
    starts, ends = ([str(each.get(w("id"))) for each in body.iter(w(tag))] for tag in ("bookmarkStart", "bookmarkEnd"))
    assert sorted(starts) == sorted(ends) == sorted({*starts})


def test_a_bookmark_of_the_frame_keeps_its_id(tmp_path: Path) -> None:
    document = open_docx(FRAME)
    for tag in ("bookmarkStart", "bookmarkEnd"):
        mark = etree.SubElement(document.paragraphs[0]._p, w(tag))  # noqa: SLF001
        mark.set(w("id"), "2")
        if tag == "bookmarkStart":
            mark.set(w("name"), "_GoBack")
    document.save(str(tmp_path / "khung.docx"))
    body = body_of(render(with_contents(), tmp_path / "khung.docx"))
    assert [str(each.get(w("id"))) for each in bookmarks(body).values()] == ["1", "3", "4", "5"]


def test_word_is_given_no_reason_to_ask() -> None:
    parts = read_parts(render(with_contents()))
    assert b"updateFields" not in b"".join(parts.values())
    assert b"w:dirty" not in parts["word/document.xml"]


def test_the_contents_stand_on_their_own_sheet_and_the_report_counts_from_one() -> None:
    data = render(replace(with_contents(), appendices=books(REPOSITORY).report.appendices[:1]))  # type: ignore[union-attr]
    front, main, last = body_of(data).iter(w("sectPr"))
    holder = next(front.iterancestors(w("p")))
    assert len(list(holder.itersiblings(preceding=True))) == 5
    letterhead = next(holder.itersiblings(w("tbl")))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in "".join(str(each.text) for each in letterhead.iter(w("t")))
    assert front.find(w("pgNumType")) is None
    for section in (main, last):
        assert section.find(w("pgNumType")).get(w("start")) == "1"  # type: ignore[union-attr]
        assert section.find(w("titlePg")) is not None
    relation = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    assert {each.get(relation) for each in front.iter(w("headerReference"))} == {"rIdFirst"}


def test_a_frame_without_headers_of_a_first_page_shows_none_beside_the_contents(tmp_path: Path) -> None:
    document = open_docx(FRAME)
    section = document.element.body.find(w("sectPr"))
    for each in section.findall(w("headerReference")):
        if each.get(w("type")) == "first":
            section.remove(each)
    document.save(str(tmp_path / "khung.docx"))
    front, main = body_of(render(with_contents(), tmp_path / "khung.docx")).iter(w("sectPr"))
    assert len(front.findall(w("headerReference"))) == 0
    assert len(main.findall(w("headerReference"))) == 1


# --- what the frame must have


def without(*names: str) -> Callable[[Path], Path]:
    def draw(path: Path) -> Path:
        document = open_docx(FRAME)
        for each in [*document.styles.element.iter(w("style"))]:
            if each.find(w("name")).get(w("val")) in names:
                document.styles.element.remove(each)
        document.save(str(path / "khung.docx"))
        return path / "khung.docx"

    return draw


def test_a_frame_without_the_styles_of_contents_is_refused_only_when_they_are_asked_for(tmp_path: Path) -> None:
    frame = without("toc 2", "TOC Heading")(tmp_path)
    assert render(report(BODY), frame)
    with pytest.raises(FrameError) as refused:
        render(with_contents(), frame)
    assert '"toc 2"' in refused.value.message
    assert '"toc heading"' in refused.value.message


def test_the_styles_are_known_however_a_program_writes_their_names(tmp_path: Path) -> None:
    document = open_docx(FRAME)
    for each in document.styles.element.iter(w("name")):
        if str(each.get(w("val"))).lower().startswith("toc "):
            each.set(w("val"), str(each.get(w("val"))).upper())
    document.save(str(tmp_path / "khung.docx"))
    assert len(entries(render(with_contents(), tmp_path / "khung.docx"))) == 5


def test_a_frame_without_the_style_of_a_filler_still_makes_a_draft(tmp_path: Path) -> None:
    frame = without("Dòng đệm")(tmp_path)
    data = render(with_contents(), frame)
    assert len(entries(data)) == 5
    outside = [each for each in body_of(data).iter(w("p")) if next(each.iterancestors(w("tc")), None) is None]
    assert [style(each) for each in outside].count("DongDem") == 1  # the frame's own


# --- page numbers


@pytest.mark.slow
@needs_office
def test_every_entry_shows_the_page_on_which_its_heading_stands() -> None:
    body = [
        each for number in range(1, 13) for each in (Heading(level=1 + number % 3, text=f"Mục {number}."), SAYS, SAYS)
    ]
    data = number_contents(render(with_contents(*body)))
    contents, *pages = read_pages(convert_docx(data, "pdf"))
    found = {
        text: number for number, page in enumerate(pages, 1) for text in page.texts if re.fullmatch(r"Mục \d+\.", text)
    }
    assert len(found) == 12
    assert max(found.values()) > 4
    assert [text for _, text in entries(data)[1:]] == [f"{text}\t{number}" for text, number in found.items()]
    assert [re.sub(r"\.{3,}", "\t", text) for text in contents.texts[1:]] == [
        f"{text.rstrip('.')}\t{number}" for text, number in found.items()
    ]
    assert contents.number is None
    assert pages[0].number is None
    assert pages[1].number is not None
    assert pages[1].number.text == "2"


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("annotate", [False, True])
def test_the_contents_of_a_whole_draft_agree_with_its_pages(annotate: bool) -> None:  # noqa: FBT001
    book = books(REPOSITORY).report
    assert book is not None
    data = render_docx(replace(book, contents=True), FRAME, "templates/report.docx", as_of=DAY, annotate=annotate)
    data = number_contents(data)
    contents, *pages = read_pages(convert_docx(data, "pdf"))
    assert "MỤC LỤC" in contents.text
    for _, entry in entries(data)[1:]:
        text, _, number = entry.rpartition("\t")
        assert text[:40] in pages[int(number) - 1].text, entry


@pytest.mark.slow
@needs_office
def test_the_numbers_stand_at_the_right_margin_after_dots() -> None:
    contents, *_ = read_pages(convert_docx(number_contents(render(with_contents())), "pdf"))
    assert contents.texts[0] == "MỤC LỤC"
    for line in contents.lines[1:]:
        text = "".join(each.text for each in line)
        assert re.search(r"\.{4,}\s*\d+$", text), text
        assert line[-1].right == pytest.approx(195, abs=0.6)


@pytest.mark.slow
@needs_office
def test_long_contents_go_on_without_a_page_number() -> None:
    body = [Heading(level=1, text=f"{number}. Công tác quán triệt, triển khai thực hiện") for number in range(1, 70)]
    pages = read_pages(convert_docx(number_contents(render(with_contents(*body))), "pdf"))
    assert "MỤC LỤC" in pages[0].text
    assert re.search(r"\.{4,}\s*\d+$", pages[1].texts[-1])
    assert pages[1].number is None
    assert "BÁO CÁO" in pages[2].text


@pytest.mark.slow
@needs_office
def test_the_same_draft_gives_the_same_bytes_and_keeps_its_mark(tmp_path: Path) -> None:
    one, two = (number_contents(render(with_contents())) for _ in range(2))
    assert one == two
    (tmp_path / "dự thảo.docx").write_bytes(one)
    assert is_untouched(tmp_path / "dự thảo.docx")


def test_without_libreoffice_the_entries_have_no_numbers_and_a_note_says_what_to_do(tmp_path: Path) -> None:
    done = call(campaign(tmp_path, da_lat=ANSWER), "build", "--toc", "--as-of", "12/4/2019", check=0)
    [note] = [each for each in done.stderr.splitlines() if "Mục lục" in each]
    assert "Mục lục chưa có số trang" in note
    assert note.endswith("trong Word bấm chuột vào mục lục rồi nhấn F9.")
    lines = entries((tmp_path / "build/report.docx").read_bytes())
    assert ("TOC1", "I. TÌNH HÌNH CHUNG\t") in lines
    source = entries((tmp_path / "build/source-book.docx").read_bytes())
    assert ("TOC1", "A. TÌNH HÌNH GỬI BÁO CÁO") in source


@pytest.mark.slow
@needs_office
def test_the_source_book_has_its_contents_below_its_title(tmp_path: Path) -> None:
    """Down to the items, which are what one looks up in it; whether or not the draft has any."""
    root = campaign(tmp_path, da_lat=ANSWER)
    run(root, "build", "--pages", "--as-of", "12/4/2019", check=0, PATH=os.environ["PATH"])
    made = (root / "build/source-book.docx").read_bytes()
    assert is_untouched(root / "build/source-book.docx")
    assert entries((root / "build/report.docx").read_bytes()) == []
    lines = entries(made)
    assert lines[0] == ("TOCHeading", "MỤC LỤC")
    assert [text.partition("\t")[0] for _, text in lines[1:]][:4] == [
        "A. TÌNH HÌNH GỬI BÁO CÁO",
        "B. NỘI DUNG TRẢ LỜI CỦA CÁC ĐƠN VỊ",
        "I. TÌNH HÌNH CHUNG",
        "Khái quát tình hình chung",
    ]
    assert all(re.search(r"\t\d+$", text) for _, text in lines[1:])
    pages = read_pages(convert_docx(made, "pdf"))
    assert "BẢN TẬP HỢP" in pages[0].text
    assert "MỤC LỤC" in pages[0].text
    assert pages[1].text.lstrip("2 ").startswith("A. TÌNH HÌNH GỬI BÁO CÁO")
    assert ("TOC1", "A. TÌNH HÌNH GỬI BÁO CÁO\t2") in lines


def test_where_no_pages_are_counted_the_contents_are_links_until_they_are_made_anew() -> None:
    made = render(replace(with_contents(), page_numbers=False))
    assert [text for _, text in entries(made)][1:3] == [
        "I. TÌNH HÌNH CHUNG & “đặc điểm” <tỉnh>",
        "1. Công tác quán triệt, triển khai",
    ]
    fields = [each.text for each in body_of(made).iter(w("instrText"))]
    assert fields == [' TOC \\o "1-3" \\h \\z ']


def test_a_document_without_contents_is_left_as_it_is() -> None:
    data = render(report(BODY))
    assert number_contents(data) == data


def test_numbers_that_nobody_can_tell_are_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OfficeError, match="LibreOffice"):
        number_contents(render(with_contents()))
