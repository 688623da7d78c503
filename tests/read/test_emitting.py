"""What is written as YAML is read back letter for letter, whatever was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_campaign import ABOUT_LETTERS
from tongket.source import nodes
from tongket.source.emitting import Tree, emit_yaml
from tongket.source.nodes import Node
from tongket.source.tree import parse_source

NAUGHTY = (
    *("no", "~", "null", "1.234", "0123", "10:30", "1e3", "=", "<<", "---", "...", "-", "- ý", "+ ý", "?", ": a", "a:"),
    *(
        "Kết quả: đạt",
        "ý 1 # xem phụ lục",
        "#1",
        "*x",
        "&a",
        "!t",
        "%a",
        "@x",
        "`x",
        "|",
        ">x",
        "{a}",
        "[a, b]",
        "a, b",
    ),
    *(
        "'một'",
        '"hai"',
        "it's",
        " cách đầu",
        "cách cuối ",
        "\u00a0",
        "a\u00a0b",
        "🙂 👨‍👩‍👧",
        "\u202eabc\u202c",
        "\ufeffx",
    ),
    *("C:\\Temp\\new", "a\tb", "\tb", "a\\nb", "dòng 1\ndòng 2", "- a: b\n+ c # d\n", "  thụt\nra\n", "ra\n  thụt\n"),
    *("a\n\n\nb", "a \nb\n", "a\tb\nc\td\n", "\ta\nb\n", "Đ" * 5000, "từ " * 3000 + "hết", "---\n...\n%\n", "\n a\n"),
    *("", "Ð đ Đ", "\u1ea1\u0323", "x\u200bb", "Số 45-BC/ThU", "ngày 08 tháng 4 năm 2019"),
)


def plain(node: Node | None) -> Tree:
    """Return what a node says."""
    match node:
        case None:
            return ""
        case nodes.Scalar():
            return node.text
        case nodes.Mapping():
            return {each.key.text: plain(each.value) for each in node.entries}
        case nodes.Sequence():
            return [plain(each) for each in node.items]
    raise AssertionError(node)


def back(tree: Tree) -> Tree:
    source, found = parse_source(emit_yaml(tree).encode(), "x.yaml")
    assert [each.message for each in found if each.rule not in ABOUT_LETTERS] == []
    return plain(source.root)


@pytest.mark.parametrize("text", NAUGHTY)
def test_whatever_is_typed_is_read_back(text: str) -> None:
    tree: Tree = {"II.1": text, "muc": [{"a": text, "b": text}], "sau": "1"}
    assert back(tree) == tree
    if text:
        assert back([text, text]) == [text, text]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff")))
def test_any_text_is_read_back(text: str) -> None:
    nfc = __import__("unicodedata").normalize("NFC", text)
    assert back({"a": nfc, "b": {"c": f"{nfc}\n{nfc}\n"}}) == {"a": nfc, "b": {"c": f"{nfc}\n{nfc}\n"}}


@pytest.mark.parametrize("strange", ["\u2028", "\u2029", "\x85", "\x07"])
def test_what_no_file_may_hold_is_written_so_that_the_reader_names_it(strange: str) -> None:
    written = emit_yaml({"a": f"một{strange}hai\nba"})
    source, found = parse_source(written.encode(), "x.yaml")
    assert [each.rule.id for each in found] == ["control-character" if strange == "\x07" else "line-separator"]
    assert plain(source.root) == {"a": "một hai\nba"}


def test_a_person_can_edit_it() -> None:
    tree: Tree = {
        "don_vi": "da-lat",
        "II.1": {"noi_dung": "Một.\n- Hai: ba\n", "van_ban": [{"so": "15-KH/ThU"}]},
        "x": "",
    }
    assert emit_yaml(tree) == (
        "don_vi: da-lat\nII.1:\n  noi_dung: |\n    Một.\n    - Hai: ba\n  van_ban:\n    - so: 15-KH/ThU\nx:\n"
    )
