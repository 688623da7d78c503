"""A source book too large for one document comes in volumes."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import call, campaign
from tongket.book.blocks import (
    Appendix,
    Block,
    Book,
    Heading,
    Paragraph,
    ParagraphStyle,
    TableBlock,
    TableRow,
    paragraph,
    table_columns,
)
from tongket.book.volumes import split_volumes

NOTE, UNIT, TEXT, POINT = ParagraphStyle.NOTE, ParagraphStyle.UNIT, ParagraphStyle.BODY, ParagraphStyle.POINT
UNITS = ("Xã Đạ Sar", "Xã Lát", "Xã Đạ Nhim")
COLUMNS = table_columns(("Tên", 2, ParagraphStyle.CELL_TEXT), ("Số", 1, ParagraphStyle.CELL_FIGURE))
LONG = "Đảng bộ đã tổ chức hội nghị quán triệt. " * 5


def heading(level: int, text: str) -> Heading:
    return Heading(level=level, text=text)


def prose(*units: str) -> list[Block]:
    return [each for unit in units for each in (paragraph(UNIT, unit), paragraph(TEXT, LONG))]


BODY: tuple[Block, ...] = (
    heading(1, "B. NỘI DUNG TRẢ LỜI"),
    heading(2, "I. TÌNH HÌNH CHUNG"),
    heading(3, "1. Khái quát"),
    *prose("Xã Đạ Sar", "Xã Lát"),
    heading(3, "2. Tổ chức"),
    paragraph(NOTE, "Cả hai xã đã trả lời."),
    *prose("Xã Đạ Sar", "Xã Lát", "Xã Đạ Nhim"),
    heading(2, "II. KIẾN NGHỊ"),
    *(paragraph(POINT, f"Kiến nghị thứ {number}: {LONG}") for number in range(4)),
)
APPENDIX = Appendix(blocks=(paragraph(ParagraphStyle.APPENDIX, "Phụ lục 1"), paragraph(TEXT, LONG)), landscape=True)
BOOK = Book(title="BẢN TẬP HỢP", fields={"tieu_de": "BẢN TẬP HỢP"}, body=BODY, appendices=(APPENDIX,))


def words(book: Book) -> list[str]:
    return [each.text for each in book.body if isinstance(each, Heading | Paragraph)]


def test_a_book_that_fits_is_one_volume_as_it_is() -> None:
    assert split_volumes(BOOK) == (BOOK,)


def test_a_volume_begins_with_an_item_under_the_headings_above_it() -> None:
    first, second, *_ = split_volumes(BOOK, 900)
    assert words(first)[-2:] == ["Xã Lát", LONG]
    assert words(second)[:4] == [
        "B. NỘI DUNG TRẢ LỜI (tiếp theo)",
        "I. TÌNH HÌNH CHUNG (tiếp theo)",
        "2. Tổ chức",
        "Cả hai xã đã trả lời.",
    ]
    assert str(second.fields["tieu_de"]).startswith("BẢN TẬP HỢP - TẬP 2/")


def test_an_item_too_large_is_cut_before_a_unit_or_a_point_and_its_heading_repeated() -> None:
    volumes = split_volumes(BOOK, 450)
    begun = [words(each)[-2 if len(words(each)) > 1 else 0] for each in volumes[:3]]
    assert begun[0] == "Xã Đạ Sar"
    assert words(volumes[1])[:3] == [
        "B. NỘI DUNG TRẢ LỜI (tiếp theo)",
        "I. TÌNH HÌNH CHUNG (tiếp theo)",
        "1. Khái quát (tiếp theo)",
    ]


@given(largest=st.integers(1, 3000))
def test_nothing_is_lost_or_said_twice_whatever_the_size(largest: int) -> None:
    volumes = split_volumes(BOOK, largest)
    said = [each for volume in volumes for each in words(volume) if not each.endswith("(tiếp theo)")]
    assert said == words(BOOK)
    assert [part for volume in volumes for part in volume.appendices] == [APPENDIX]
    assert not any(isinstance(volume.body[-1], Heading) for volume in volumes if volume.body)
    assert all(volume.body or volume.appendices for volume in volumes)
    if len(volumes) > 1:
        assert len({volume.title for volume in volumes}) == len(volumes)
    else:
        assert volumes == (replace(BOOK),)


@given(largest=st.integers(1, 3000))
def test_a_table_too_large_is_cut_before_the_name_of_a_part_and_begins_anew_under_its_title(largest: int) -> None:
    parts = [(TableRow(cells=("", unit), strong=True), *[TableRow(cells=("Hội Nông dân", "12"))] * 6) for unit in UNITS]
    table = TableBlock(columns=COLUMNS, rows=tuple(row for part in parts for row in part))
    title = heading(1, "Biểu PL1")
    book = replace(BOOK, appendices=(Appendix(blocks=(title, table), landscape=True),))
    cut = [part.blocks for volume in split_volumes(book, largest) for part in volume.appendices]
    tables = [blocks[-1] for blocks in cut if isinstance(blocks[-1], TableBlock)]
    assert [row for each in tables for row in each.rows] == list(table.rows)
    assert all(each.rows[0].strong for each in tables)
    names = [blocks[0].text for blocks in cut if isinstance(blocks[0], Heading)]
    assert names == ["Biểu PL1", *["Biểu PL1 (tiếp theo)"] * (len(cut) - 1)]


def test_a_build_takes_away_the_volumes_of_an_earlier_one_but_not_what_somebody_edited(tmp_path: Path) -> None:
    call(campaign(tmp_path, da_lat="tra_loi:\n  I.1: Thành phố có 16 phường, xã.\n"), "build", check=0)
    left, edited = (tmp_path / f"build/source-book-{number}.docx" for number in (2, 3))
    left.write_bytes((tmp_path / "build/source-book.docx").read_bytes())
    edited.write_bytes(b"s\xe1\xbb\xada")
    call(tmp_path, "build", check=0)
    assert (tmp_path / "build/source-book.docx").exists()
    assert not left.exists()
    assert edited.exists()
