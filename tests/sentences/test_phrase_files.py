"""A file of phrases: which there are, which are missing, misspelt or faulty."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.findings.template_rules import (
    MISSING_PHRASE,
    TEMPLATE_FAILED,
    TEMPLATE_SYNTAX,
    UNKNOWN_NAME,
    UNUSED_PHRASE,
)
from tongket.sentences.phrase_files import NOWHERE, check_phrases, read_blocks, read_trees
from tongket.sentences.phrases import Known
from tongket.sentences.phrasing import ENVIRONMENT
from tongket.sentences.template_syntax import Fault, parse

KNOWN: Known = {"mo_dau": {"ten": ("Tỉnh ủy",)}, "ket_thuc": {"ngay": ("12/4/2019",)}}
GOOD = "{% block mo_dau %}{{ ten }} báo cáo{% endblock %}\n{% block ket_thuc %}Hết ngày {{ ngay }}.{% endblock %}\n"


def faults(text: str, known: Known = KNOWN) -> list[Fault]:
    found = check_phrases(ENVIRONMENT, text, known)[1]
    assert all(each.hint and each.message for each in found)
    return found


def marked(text: str, found: list[Fault]) -> list[str]:
    return [text[each.offset : each.offset + each.length] for each in found]


def test_a_good_file_has_no_fault_and_a_tree() -> None:
    tree, found = check_phrases(ENVIRONMENT, GOOD, KNOWN)
    assert tree is not None
    assert found == []


NAMES = st.lists(st.sampled_from([f"cau_{each}" for each in "abcdef"]), unique=True)
BETWEEN = st.sampled_from(
    ["\n", " lời ngoài câu ", "{# {% block an %}{% endblock %} #}", "{% raw %}{% block x %}{% endraw %}"]
)


@given(NAMES, BETWEEN)
def test_each_phrase_of_a_file_is_found_from_its_first_tag_to_its_last(names: list[str], between: str) -> None:
    texts = [f"{{% block {each} %}}lời của {each}{{% endblock %}}" for each in names]
    text = between.join(["", *texts, ""])
    blocks = read_blocks(text)
    assert [each.name for each in blocks] == names
    assert [text[each.start : each.end] for each in blocks] == texts
    assert [text[each.at : each.at + len(each.name)] for each in blocks] == names


@given(NAMES.filter(bool), st.data())
def test_a_phrase_that_is_not_closed_ends_where_the_next_begins(names: list[str], data: st.DataObject) -> None:
    unclosed = data.draw(st.sampled_from(names))
    pieces = [f"{{% block {each} %}}lời{'' if each == unclosed else '{% endblock %}'}" for each in names]
    text = "".join(pieces)
    assert [text[each.start : each.end] for each in read_blocks(text)] == pieces


def test_a_phrase_within_another_is_one_of_its_own() -> None:
    text = "{% block ngoai %}a {% block trong %}b{% endblock %} c{% endblock %}"
    assert [text[each.start : each.end] for each in read_blocks(text)] == [text, "{% block trong %}b{% endblock %}"]


def test_of_two_phrases_of_one_name_the_first_counts_and_the_second_is_a_fault() -> None:
    twice = GOOD + "{% block mo_dau %}Khác{% endblock %}"
    assert [each.start for each in read_blocks(twice)] == [0, GOOD.index("{% block ket_thuc")]
    [found] = faults(twice)
    assert (found.rule, found.offset) == (TEMPLATE_SYNTAX, len(GOOD))
    assert found.message == "câu mo_dau viết hai lần."


def test_a_phrase_that_is_missing_is_named_and_is_nowhere() -> None:
    [found] = faults(GOOD.partition("\n")[0])
    assert (found.rule, found.offset, found.message) == (MISSING_PHRASE, NOWHERE, "thiếu câu ket_thuc.")
    assert "{% block ket_thuc %}" in found.hint


def test_a_misspelt_phrase_is_the_missing_one_and_one_fault() -> None:
    text = GOOD.replace("block ket_thuc", "block ket_thucc")
    [found] = faults(text)
    assert marked(text, [found]) == ["ket_thucc"]
    assert (found.rule, found.hint) == (
        MISSING_PHRASE,
        "khối ket_thucc có phải là câu này? đổi tên khối thành ket_thuc.",
    )


def test_a_block_of_no_phrase_is_said_not_to_be_printed() -> None:
    text = GOOD + "{% block loi_rieng_cua_co_quan %}Chào{% endblock %}"
    [found] = faults(text)
    assert (found.rule, marked(text, [found])) == (UNUSED_PHRASE, ["loi_rieng_cua_co_quan"])


def test_a_name_is_known_in_its_own_phrase_alone() -> None:
    text = GOOD.replace("{{ ten }}", "{{ ngay }}")
    [found] = faults(text)
    assert (found.rule, marked(text, [found])) == (UNKNOWN_NAME, ["ngay"])
    assert found.message == 'câu mo_dau: không có tên "ngay".'


WRONG = {
    "{{ tenn }}": (UNKNOWN_NAME, "tenn"),
    "{{ ten | khong_co }}": (UNKNOWN_NAME, "khong_co"),
    "{{ ten }": (TEMPLATE_SYNTAX, "{{ ten }"),
    "{ ten }": (TEMPLATE_SYNTAX, "{ ten }"),
    "{% include 'x' %}": (TEMPLATE_FAILED, "include"),
}


@pytest.mark.parametrize("one", WRONG)
@pytest.mark.parametrize("other", ["{{ ngay b }}", "{{ ngayy }}"])
def test_faults_of_two_phrases_are_both_found_though_one_cannot_be_read(one: str, other: str) -> None:
    text = GOOD.replace("{{ ten }}", one).replace("{{ ngay }}", other)
    found = sorted(faults(text), key=lambda each: each.offset)
    assert [each.message.partition(":")[0] for each in found] == ["câu mo_dau", "câu ket_thuc"]
    rule, at = WRONG[one]
    assert found[0].rule is rule
    assert at in text[found[0].offset :][: found[0].length]
    assert text[found[1].offset :].startswith(("{{ ngay b }}", "ngayy"))


def test_of_a_file_that_cannot_be_read_the_good_phrases_are_still_read_at_their_places() -> None:
    text = GOOD.replace("{{ ten }}", "{{ ten b }}")
    tree, _ = parse(ENVIRONMENT, text)
    assert tree is None
    [phrase] = read_trees(ENVIRONMENT, text, tree)
    assert phrase.name == "ket_thuc"
    [token] = phrase.reading.index.words("ngay")
    assert text[token.offset : token.offset + 4] == "ngay"
    assert token.offset == text.index("ngay }}")
    assert token.line == 2


@pytest.mark.parametrize(
    ("outside", "at"), [("{{ 'a' | khong_co }}", "khong_co"), ("{% macro m() %}{% endmacro %}", "macro")]
)
@pytest.mark.parametrize("before", [True, False])
def test_what_is_wrong_outside_every_phrase_is_found_there(outside: str, at: str, *, before: bool) -> None:
    text = f"{outside}\n{GOOD}" if before else f"{GOOD}{outside}"
    found = faults(text)
    assert marked(text, found) == [at]
    assert not found[0].message.startswith("câu ")
