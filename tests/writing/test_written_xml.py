"""What is written beside the tree of a document."""

from itertools import combinations_with_replacement

import pytest
from lxml import etree

from tests.writing.test_blocks import TABLE, book, rendered
from tongket.book.blocks import MAX_LEVEL, Block, Heading, ParagraphStyle, RunStyle, paragraph
from tongket.ooxml.namespaces import W, w
from tongket.writing.block_xml import Around, block_xml, blocks_to_elements
from tongket.writing.ids import Ids
from tongket.writing.written_xml import WrittenXml

STYLES = {
    name: f"kiểu & {name}"
    for name in (*ParagraphStyle, *RunStyle, "Biểu", *(f"heading {level}" for level in range(1, MAX_LEVEL + 1)))
}
KINDS: tuple[Block, ...] = (
    Heading(level=1, text="I. TÌNH HÌNH <chung>"),
    paragraph(ParagraphStyle.BODY, "Đảng bộ có 12 chi bộ & <?tongket 0?>."),
    TABLE,
)
WIDTH = 9000


def body_of(blocks: tuple[Block, ...]) -> etree._Element:
    body = etree.Element(w("body"), nsmap={"w": W})
    ids = Ids(STYLES)
    body.extend(blocks_to_elements(blocks, WIDTH, ids))
    return etree.fromstring(ids.written.put_in(etree.tostring(body, encoding="UTF-8")))


@pytest.mark.parametrize("length", [0, 1, 2, 3])
def test_what_stands_in_the_document_is_each_block_in_its_order(length: int) -> None:
    for blocks in combinations_with_replacement(KINDS, length):
        ids = Ids(STYLES)
        alone = "".join(block_xml(each, WIDTH, ids, Around()) for each in blocks)
        whole = etree.fromstring(f'<w:body xmlns:w="{W}">{alone}</w:body>')
        assert etree.tostring(body_of(blocks), method="c14n") == etree.tostring(whole, method="c14n")


def test_of_a_long_book_the_tree_holds_its_ends_alone() -> None:
    rows = tuple(TABLE.rows[0] for _ in range(3000))
    long = type(TABLE)(columns=TABLE.columns, rows=rows)
    elements = list(blocks_to_elements((*KINDS, *KINDS, long), WIDTH, Ids(STYLES)))
    assert sum(len(list(each.iter())) for each in elements) < 60
    assert len(list(elements[-1].iter(w("tr")))) == 1


def test_a_text_that_looks_like_a_mark_stays_a_text() -> None:
    assert "<?tongket 0?>" in "".join(map(str, body_of((KINDS[1],) * 3).itertext()))
    assert [each.text for each in rendered([KINDS[1]] * 3).paragraphs].count(book([KINDS[1]]).body[0].text) == 3  # type: ignore[union-attr]


def test_each_mark_gets_its_own_text_wherever_it_stands() -> None:
    written, root = WrittenXml(), etree.Element("chương")
    first, second = written.mark("<đoạn>một</đoạn>"), written.mark("")
    for each in (second, first):
        etree.SubElement(root, "mục").append(each)
    assert written.put_in(etree.tostring(root, encoding="unicode").encode()).decode() == (
        "<chương><mục></mục><mục><đoạn>một</đoạn></mục></chương>"
    )
