"""One YAML file to a tree: what is kept as typed, where findings point, and that nothing at all raises."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.places import in_text
from tests.small_campaign import HEAD, OUTLINE, UNITS
from tongket.findings.campaign_rules import DECOMPOSED_TEXT
from tongket.findings.diagnostics import Diagnostic
from tongket.read.outline import check_references, read_outline
from tongket.read.submission import read_submission
from tongket.read.units import read_roster
from tongket.source.nodes import MAX_FINDINGS, Mapping, Scalar, Sequence, Source
from tongket.source.tree import LARGEST_FILE, parse_source, read_source

FILE = "data/submissions/da-lat.yaml"


def parse(text: str | bytes) -> tuple[Source, list[Diagnostic]]:
    return parse_source(text if isinstance(text, bytes) else text.encode(), FILE)


def values(text: str | bytes) -> dict[str, str]:
    source, found = parse(text)
    assert [each for each in found if each.rule is not DECOMPOSED_TEXT] == []
    assert isinstance(source.root, Mapping)
    return {each.key.text: each.value.text for each in source.root.entries if isinstance(each.value, Scalar)}


def places(text: str | bytes) -> list[tuple[str, int | None, int | None, int | None]]:
    return [
        (each.rule.id, in_text(each).line, in_text(each).column, in_text(each).end_column) for each in parse(text)[1]
    ]


@pytest.mark.parametrize(
    "typed", ["1.234", "0123", "08", "10:30", "22:30:00", "no", "Yes", "ON", "null", "~", "1_000", "2019-04-08"]
)
def test_every_scalar_stays_the_text_that_was_typed(typed: str) -> None:
    assert values(f"a: {typed}\n") == {"a": typed}


def test_an_empty_value_is_none_and_empty_quotes_are_an_empty_text() -> None:
    source, _ = parse('a:\nb: ""\nc:\n- \n- x\n')
    assert isinstance(source.root, Mapping)
    first, second, third = (each.value for each in source.root.entries)
    assert first is None
    assert isinstance(second, Scalar)
    assert second.text == ""
    assert isinstance(third, Sequence)
    assert third.items[0] is None


VIETNAMESE = "don_vi: da-lat\nghi_chu: Đạ Tẻh đã quán triệt\n"


@pytest.mark.parametrize(
    "data",
    [
        VIETNAMESE.encode(),
        VIETNAMESE.encode("utf-8-sig"),
        VIETNAMESE.encode("utf-16"),
        b"\xfe\xff" + VIETNAMESE.encode("utf-16-be"),
        VIETNAMESE.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", VIETNAMESE).encode(),
        VIETNAMESE.rstrip("\n").encode(),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "crlf", "nfd", "no-last-line-end"],
)
def test_every_encoding_that_is_read_gives_the_same_texts(data: bytes) -> None:
    assert values(data) == {"don_vi": "da-lat", "ghi_chu": "Đạ Tẻh đã quán triệt"}


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbfa: 1\nb: [\n", "a: 1\nb: [\n".encode("utf-16"), b"a: 1\r\nb: [\r\n"],
    ids=["after-the-bom", "utf-16", "crlf"],
)
def test_positions_are_counted_after_the_bom(data: bytes) -> None:
    assert places(data) == [("yaml-syntax", 2, 4, 5)]


def test_positions_are_code_points_before_nfc_with_an_exclusive_end() -> None:
    composed, decomposed = "ghi chú 😀: &a x\n", unicodedata.normalize("NFD", "ghi chú 😀: &a x\n")
    assert places(composed) == [("yaml-feature", 1, 12, 16)]
    assert places(decomposed) == [("decomposed-text", 1, 7, 9), ("yaml-feature", 1, 13, 17)]


def test_a_line_ends_only_where_people_see_it_end() -> None:
    assert places("a: x\u2028y\nb: &c d\n") == [("line-separator", 1, 5, 6), ("yaml-feature", 2, 4, 8)]
    assert places("a: x\x85y\u2029z\rz\n") == [
        ("line-separator", 1, 5, 6),
        ("line-separator", 1, 7, 8),
        ("line-separator", 1, 9, 10),
    ]


@pytest.mark.parametrize("strange", ["\x00", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x9f", "\ufffe", "\uffff"])
def test_a_control_character_is_found_at_its_place_and_the_rest_is_read(strange: str) -> None:
    source, found = parse(f"a: một{strange}hai\nb: ba\n")
    assert [(each.rule.id, in_text(each).line, in_text(each).column) for each in found] == [("control-character", 1, 7)]
    assert isinstance(source.root, Mapping)
    assert source.root.entries[0].value == Scalar("một hai", source.root.entries[0].value.span, "")  # type: ignore[union-attr]  # it is there


@pytest.mark.parametrize(
    ("escape", "rule"), [("\\x07", "control-character"), ("\\0", "control-character"), ("\\L", "line-separator")]
)
def test_an_escape_in_double_quotes_can_write_no_forbidden_character(escape: str, rule: str) -> None:
    source, found = parse(f'a: "x{escape}y"\n')
    assert [each.rule.id for each in found] == [rule]
    assert isinstance(source.root, Mapping)
    assert isinstance(source.root.entries[0].value, Scalar)
    assert source.root.entries[0].value.text == "x y"


def test_a_key_that_is_there_twice_names_both_places_and_keeps_the_first() -> None:
    source, found = parse("a: 1\nb: 2\na: 3\n")
    assert [each.message for each in found] == ['Khóa "a" có hai lần: ở dòng 1, cột 1 và dòng 3, cột 1.']
    assert [(in_text(each).line, each.snippet) for each in found] == [(3, "a: 3")]
    assert isinstance(source.root, Mapping)
    assert [each.key.text for each in source.root.entries] == ["a", "b"]


def test_a_decomposed_key_is_the_same_key() -> None:
    found = parse(f"viết: 1\n{unicodedata.normalize('NFD', 'viết')}: 2\n")[1]
    assert [each.rule.id for each in found] == ["decomposed-text", "duplicate-key"]


def test_twenty_levels_are_read_and_the_first_node_beyond_them_stops_the_reading() -> None:
    assert places("[" * 20 + "]" * 20) == []
    assert places("[" * 21 + "]" * 21) == [("too-deep", 1, 21, 22)]
    assert places("[" * 200_000) == [("too-deep", 1, 21, 22)]
    assert places("{a: " * 100_000) == [("too-deep", 1, 81, 82)]
    assert places("- " * 100_000) == [("too-deep", 1, 41, 42)]


def test_reading_goes_on_over_many_faults_but_not_for_ever() -> None:
    _, found = parse("a: 1\n" * (MAX_FINDINGS + 50))
    assert len(found) == MAX_FINDINGS + 1
    assert found[-1].rule.id == "too-many-findings"


@pytest.mark.slow
def test_a_file_of_very_many_values_is_not_read_to_its_end() -> None:
    assert [each.rule.id for each in parse("[" + "a," * 600_000 + "]")[1]] == ["too-large"]


@pytest.mark.parametrize(
    "text",
    ["", "# chỉ có chú thích\n", "\n\n", "---\n", "\ufeff"],
    ids=["nothing", "comment", "blank-lines", "marker", "bom"],
)
def test_an_empty_file_is_said_to_be_empty(text: str) -> None:
    assert [each.rule.id for each in parse(text)[1]] == ["empty-file"]


def test_an_alias_is_wrong_and_not_missing() -> None:
    source, found = parse("a: *b\n*c : d\ne: f\n")
    assert [each.rule.id for each in found] == ["yaml-feature", "yaml-feature"]
    assert isinstance(source.root, Mapping)
    assert [each.key.text for each in source.root.entries] == ["a", "e"]


def test_a_comma_in_braces_is_one_fault_and_shows_the_right_form() -> None:
    _, found = parse("a: {ty_le: 85,5}\nb: {khong: chưa có tiền, người, việc}\nc: {x, y}\n")
    assert [each.hint for each in found] == [
        "viết thành dòng riêng, không dùng ngoặc nhọn: ty_le: 85,5",
        'viết thành dòng riêng, không dùng ngoặc nhọn: khong: "chưa có tiền, người, việc"',
        "viết mỗi khóa một dòng, không dùng ngoặc nhọn.",
    ]


def test_a_message_quotes_a_long_text_in_one_short_line() -> None:
    _, found = parse(f'"{"dài " * 5000}": 1\n"{"dài " * 5000}": 2\n')
    assert len(found[0].message) < 200
    assert "\n" not in found[0].message


def test_a_file_of_more_than_five_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n#" + b"x" * (LARGEST_FILE - 6))
    assert [each.rule.id for each in read_source(path, FILE)[1]] == []
    path.write_bytes(b"a: 1\n#" + b"x" * (LARGEST_FILE - 5))
    _, found = read_source(path, FILE)
    assert [(each.rule.id, each.message) for each in found] == [("too-large", "Tệp dài 5,1 MB, quá mức 5 MB.")]


def test_what_can_not_be_opened_is_said_in_vietnamese(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.yaml")
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    (tmp_path / "lost.yaml").symlink_to(tmp_path / "nowhere")
    messages = [read_source(tmp_path / f"{name}.yaml", FILE)[1][0].message for name in ("fifo", "loop", "lost")]
    assert messages == [
        "Không phải một tệp thường nên không mở.",
        "Không mở được tệp: liên kết vòng quanh chính nó.",
        "Không mở được tệp: không có tệp này.",
    ]


WORST = {
    "points below one point": "tra_loi:\n  II.2: |\n    - a\n" + "    + b\n" * 100_000,
    "a wrapped point": "tra_loi:\n  II.2:\n    - |\n      a\n" + "      b\n" * 100_000,
    "one line in decomposed letters": "tra_loi:\n  I.1: |\n    " + unicodedata.normalize("NFD", "quán triệt ") * 50_000,
    "lines without their mark": "tra_loi:\n  II.2: |\n    - a\n" + "    b\n" * 100_000,
    "placeholders": "tra_loi:\n  I.1: |\n" + "    ...\n" * 100_000,
    "unknown keys": "tra_loi:\n" + "".join(f"  k{number}: 1\n" for number in range(100_000)),
    "braces on one line": "tra_loi: {" + "a," * 200_000 + "}",
    "options on one line": "tra_loi:\n  II.1:\n    chi_tieu:\n      hinh_thuc: [" + "a," * 100_000 + "]",
    "texts on one line": "tra_loi:\n  II.2: [" + "a," * 100_000 + "]",
    "control characters": "tra_loi:\n  I.1: |\n" + f"    {'x' * 100}\x0b\n" * 10_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("body", WORST.values(), ids=WORST.keys())
def test_the_worst_file_is_read_in_a_moment(body: str) -> None:
    read_everything((HEAD + body).encode())


def read_everything(data: bytes) -> list[Diagnostic]:
    """Read bytes as each of the three kinds of file."""
    asked = read_outline(parse_source(OUTLINE.encode(), "data/outline.yaml")[0])
    listed = read_roster(parse_source(UNITS.encode(), "data/units.yaml")[0], asked)
    assert asked.outline is not None
    assert listed.roster is not None
    source, found = parse_source(data, FILE)
    reading = read_submission(source, found, asked.outline, listed.roster)
    outline, roster = read_outline(source), read_roster(source, asked)
    references = check_references(outline.references, roster.unit_ids, roster.group_ids)
    return [*reading.found, *outline.found, *roster.found, *references]


PIECES = st.sampled_from(
    [
        *("a", "I.1", "don_vi", "muc", "ma", "chi_tieu", "noi_dung", "khong_co", "1.234", "Đà Lạt", "…", "\n", "\n  "),
        *("\n    ", ": ", "- ", "+ ", "| ", "|\n", ">\n", "[", "]", "{", "}", ",", '"', "'", " #", "&a ", "*a", "!t "),
        *(
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "? ",
            "\t",
            "\r",
            "\r\n",
            "\x00",
            "\u2028",
            "\ufeff",
            "\\",
            "<<: ",
            "@",
            "~",
        ),
    ]
)


@pytest.mark.slow
@given(st.binary(max_size=200))
def test_any_bytes_give_findings_and_never_a_traceback(data: bytes) -> None:
    check_sound(data)


@pytest.mark.slow
@given(st.lists(PIECES, max_size=30).map("".join))
def test_anything_like_yaml_gives_findings_and_never_a_traceback(text: str) -> None:
    check_sound(text.encode())


@pytest.mark.slow
@given(st.lists(PIECES, max_size=12).map("".join), st.integers(0, len(HEAD + UNITS)))
def test_a_slip_anywhere_in_a_file_gives_findings_and_never_a_traceback(slip: str, at: int) -> None:
    text = HEAD + UNITS
    check_sound((text[:at] + slip + text[at:]).encode())


def check_sound(data: bytes) -> None:
    source, _ = parse_source(data, FILE)
    for each in read_everything(data):
        line, column, end = in_text(each).line, in_text(each).column, in_text(each).end_column or 0
        assert 1 <= line <= len(source.lines) or not source.lines
        assert 1 <= column <= len(source.line_text(line) or "") + 1
        assert column <= end <= len(source.line_text(line) or "") + 2
        assert each.hint
        assert "\n" not in each.message + each.hint
