"""Every word of a document is in a line, or in what was set aside: whatever stands in whatever."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.flow.form_fields import form_field
from tests.flow.reading import flow
from tests.flow.test_document import control
from tests.word.documents import HIDDEN, cell, p, run, table
from tongket.flow.flow import FlowTable, lines_of

DELETED = "<w:del w:author='a'><w:r><w:delText>{}</w:delText></w:r></w:del>"
RUNS = st.sampled_from(
    [
        "<w:r><w:t>{}</w:t></w:r>",
        "<w:ins w:author='a'><w:r><w:t>{}</w:t></w:r></w:ins>",
        DELETED,
        "<w:moveFrom w:author='b'><w:r><w:t>{}</w:t></w:r></w:moveFrom>",
        "<w:hyperlink><w:r><w:t>{}</w:t><w:br/></w:r></w:hyperlink>",
        "<w:r><w:t>{}</w:t><w:tab/></w:r><w:bookmarkStart w:id='1' w:name='b'/>",
        run("{}", HIDDEN),
        f"<w:r><w:pict><w:txbxContent>{p(run('{}'))}</w:txbxContent></w:pict></w:r>",
        f"<w:r><w:rPr>{HIDDEN}</w:rPr><w:pict><w:txbxContent>{p(run('{}'))}</w:txbxContent></w:pict></w:r>",
        control("<w:r><w:t>{}</w:t></w:r>"),
        control("<w:r><w:t>{}</w:t></w:r>", "goog_rdk_1"),
        form_field("FORMTEXT", "{}"),
    ]
)
MARKS = st.sampled_from(["", "", "", "<w:rPr><w:del w:author='a'/></w:rPr>", f"<w:rPr>{HIDDEN}</w:rPr>"])
PARAGRAPHS = st.builds(lambda runs, mark: p(*runs, properties=mark), st.lists(RUNS, max_size=4), MARKS)
CELLS = st.sampled_from(
    ["", "", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>", "<w:hMerge/>"]
)
ROWS = st.sampled_from(["", "", "<w:trPr><w:gridBefore w:val='1'/></w:trPr>", "<w:trPr><w:del w:author='c'/></w:trPr>"])


def _tables(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    held = st.lists(blocks, min_size=1, max_size=2).map(lambda each: "".join(each) + p())
    cells = st.builds(lambda content, spread: cell(content, properties=spread), held, CELLS)
    rows = st.builds(lambda row, made: row + "".join(made), ROWS, st.lists(cells, min_size=1, max_size=3))
    return st.lists(rows, min_size=1, max_size=3).map(lambda made: table(*made))


BEFORE_A_DELETED_ROW = [
    p(properties="<w:rPr><w:del w:author='a'/></w:rPr>"),
    table("<w:trPr><w:del w:author='c'/></w:trPr>" + cell(p(DELETED))),
]
BLOCKS = st.recursive(PARAGRAPHS, lambda each: st.one_of(_tables(each), each.map(control)), max_leaves=8)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=5))
@example(BEFORE_A_DELETED_ROW)
def test_every_word_is_read_or_named_once_and_every_control_is_where_it_says(blocks: list[str]) -> None:
    pieces = "".join(blocks).split("{}")
    words = [f"từ{number}." for number in range(len(pieces) - 1)]
    body = "".join(piece + word for piece, word in zip(pieces, [*words, ""], strict=True))
    read = flow(body)
    lines = lines_of(read.blocks)
    told = "\n".join([*(each.text for each in lines), *(each.text for each in read.aside)])
    assert {word: told.count(word) for word in words} == dict.fromkeys(words, 1)
    for line in lines:
        assert "\n" not in line.text
        assert all(0 <= each.start <= each.end <= len(line.text) for each in line.controls)
    for block in read.blocks:
        if isinstance(block, FlowTable):
            assert len(set(map(len, block.rows))) <= 1
            for row, cells in enumerate(block.rows):
                assert not any(block.covering(row, column).merged for column in range(len(cells)))
