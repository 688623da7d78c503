"""Text as Markdown that a CommonMark reader gives back as it was typed."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.strategies import lines
from tongket.book.blocks import (
    Appendix,
    Block,
    Book,
    Heading,
    Paragraph,
    ParagraphStyle,
    Run,
    RunStyle,
    TableBlock,
    TableColumn,
    TableRow,
    paragraph,
    pending,
)
from tongket.output.escape import escape_block, escape_markdown
from tongket.output.markdown import book_markdown

pytestmark = pytest.mark.slow

READER = MarkdownIt("commonmark")
TABLES = MarkdownIt("commonmark").enable("table")
NASTY = (
    "# Không phải đầu đề", "## II.", "#", "- một ý", "-", "+ ý nhỏ", "* ý", "1. Mục một", "12) Mục hai",
    "1986. Năm ấy", "> trích", ">", "---", "***", "___", "===", "--- | ---", "| a | b |", "```", "~~~ mã",
    "    thụt vào", "\tthụt", "*đậm*", "**đậm**", "_nghiêng_", "__x__", "`mã`", "~~gạch~~", "[liên kết](x)",
    "![ảnh](x)", "[x]: http://x", "[^1]", "<b>đậm</b>", "<!-- ghi chú -->", "<https://x.vn>", "&amp;", "&lt;",
    "&#35;", "& và", "\\", "\\\\", "\\*", "\\ở đầu", "a | b", "a \\| b", "{{ body }}", "{% raw %}", "$x$",
    ":---:", "Tỷ lệ: 85,5% (12/16)", "http://x.vn/a_b_c", "a@b.vn", "cuối dòng\\", "2*3*4", "snake_case_ten",
    "^mũ^", "!", "…", "K’Ho", "“Dân vận khéo”", "[Xem mục II.1.]", "Đạ Tẻh", "1.234.567",
)  # fmt: skip


def shown(markdown: str, reader: MarkdownIt = READER) -> list[tuple[str, str]]:
    """Return what a reader shows: (what kind of block, its text)."""
    tokens = reader.parse(markdown)
    found: list[tuple[str, str]] = []
    for before, each in pairwise(tokens):
        if each.type == "inline":
            plain = all(child.type in {"text", "strong_open", "strong_close"} for child in each.children or [])
            assert plain, [child.type for child in each.children or []]
            found.append((before.type, "".join(child.content for child in each.children or [])))
    return found


def typed(text: str) -> str:
    """Return a text as one line without spaces at its ends, as answers are read."""
    return " ".join(text.splitlines()).strip(" \t")


@pytest.mark.parametrize("text", NASTY)
def test_a_paragraph_is_given_back_as_typed(text: str) -> None:
    assert shown(escape_block(text)) == [("paragraph_open", typed(text))]


@pytest.mark.parametrize("text", NASTY)
def test_two_paragraphs_stay_two(text: str) -> None:
    again = f"Đoạn trước.\n\n{escape_block(text)}\n\n{escape_block(text)}\n\nĐoạn sau."
    assert [each for _, each in shown(again)] == ["Đoạn trước.", typed(text), typed(text), "Đoạn sau."]


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" \t\n")) | lines)
@example("\n- a")
@example("\n\n\n\n\na")
@example(" \n # a")
def test_any_text_is_given_back_as_typed(text: str) -> None:
    wanted = typed(text)
    assert shown(escape_block(text)) == ([("paragraph_open", wanted)] if wanted else [])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ")) | lines, min_size=2, max_size=4
    )
)
def test_any_cells_of_a_table_are_given_back_as_typed(cells: list[str]) -> None:
    line = "| " + " | ".join(map(escape_markdown, cells)) + " |"
    table = f"| {' | '.join('x' for _ in cells)} |\n{'|---' * len(cells)}|\n{line}\n"
    found = [text for kind, text in shown(table, TABLES) if kind == "td_open"]
    assert found == [typed(each) for each in cells]


def book(*blocks: Block, appendices: tuple[Appendix, ...] = ()) -> str:
    return book_markdown(
        Book(
            title="BÁO CÁO *tổng kết*",
            fields={"hien_trang": "[Tổng hợp]", "mo_dau": ("Một.", "Hai."), "co_quan": "TỈNH ỦY"},
            body=blocks,
            appendices=appendices,
        )
    )


def test_a_book_begins_with_its_title_and_the_lines_above_its_body() -> None:
    assert shown(book()) == [
        ("heading_open", "BÁO CÁO *tổng kết*"),
        ("paragraph_open", "[Tổng hợp]"),
        ("paragraph_open", "Một."),
        ("paragraph_open", "Hai."),
    ]


def test_headings_points_and_what_is_pending_are_given_back() -> None:
    counted = Paragraph(
        style=ParagraphStyle.POINT, runs=(Run(text="- Kinh phí còn thấp"), Run(text=" (12)", style=RunStyle.COUNT))
    )
    text = book(
        Heading(level=1, text="1. Công tác"), Heading(level=4, text="# Kết quả"), counted, pending("Còn 03 chỗ")
    )
    assert shown(text)[4:] == [
        ("heading_open", "1. Công tác"),
        ("heading_open", "# Kết quả"),
        ("paragraph_open", "- Kinh phí còn thấp (12)"),
        ("paragraph_open", "[Còn 03 chỗ]"),
    ]
    assert "## 1\\. Công tác\n" in text
    assert "##### \\# Kết quả\n" in text


@pytest.mark.parametrize("text", NASTY)
def test_a_units_name_and_a_name_in_a_sentence_are_given_back(text: str) -> None:
    named = Paragraph(style=ParagraphStyle.BODY, runs=(Run(text="Đà Lạt: ", style=RunStyle.RUN_IN), Run(text=text)))
    found = [each for _, each in shown(book(paragraph(ParagraphStyle.UNIT, f"Đơn vị {text}"), named))[4:]]
    assert found == [typed(f"Đơn vị {text}"), typed(f"Đà Lạt: {text}")]


@pytest.mark.parametrize("text", NASTY)
def test_a_table_is_given_back(text: str) -> None:
    columns = tuple(
        TableColumn(heading=each, width=10, style=ParagraphStyle.CELL_FIGURE) for each in ("TT", "Nội dung", text)
    )
    table = TableBlock(columns=columns, rows=(TableRow(cells=("1", text, "")), TableRow(cells=("", "x", text))))
    written = book(Heading(level=1, text="Biểu"), table, paragraph(ParagraphStyle.NOTE, text))
    found = shown(written, TABLES)[5:]
    wanted = typed(text)
    assert found == [
        *(("th_open", each) for each in ("TT", "Nội dung", wanted)),
        *(("td_open", each) for each in ("1", wanted, "", "", "x", wanted)),
        ("paragraph_open", wanted),
    ]


def test_appendices_come_after_the_body() -> None:
    appendix = Appendix(blocks=(paragraph(ParagraphStyle.APPENDIX, "Phụ lục 1"),), landscape=True)
    assert shown(book(paragraph(ParagraphStyle.BODY, "Thân"), appendices=(appendix,)))[4:] == [
        ("paragraph_open", "Thân"),
        ("paragraph_open", "Phụ lục 1"),
    ]
