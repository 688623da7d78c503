"""What a template that can be parsed uses and does not have: names, filters, tests, tags; and braces that print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.findings.template_rules import MISPRINTED_MEASURE, TEMPLATE_FAILED, TEMPLATE_SYNTAX, UNKNOWN_NAME
from tongket.sentences.phrasing import ENVIRONMENT
from tongket.sentences.template_names import (
    TemplateReading,
    check_braces,
    check_measures,
    check_names,
    check_uses,
    undeclared,
    unknown_filters,
)
from tongket.sentences.template_syntax import Fault, parse
from tongket.sentences.written import read_tokens

KNOWN = frozenset({"hoi_nghi", "can_bo", "nu"})


def reading(text: str) -> TemplateReading:
    tree, faults = parse(ENVIRONMENT, text)
    assert tree is not None, faults
    return TemplateReading(ENVIRONMENT, tree, read_tokens(ENVIRONMENT, text))


def shown(text: str, found: list[Fault]) -> list[str]:
    """Return what faults point at; each has a hint."""
    assert all(each.hint for each in found)
    return [text[each.offset : each.offset + each.length] for each in found]


def strangers(text: str) -> list[str]:
    return shown(text, list(check_names(reading(text), KNOWN, "chỉ tiêu")))


# --- names

NAMES = st.sampled_from(["hoi_nghi", "can_bo", "nu", "hoi_ngi", "xa", "hội"])
FORMS = st.sampled_from(
    (
        *("{{{{ {} }}}}", "{{{{ {}.so_don_vi }}}}", "{{% if {} %}}có{{% endif %}}", "{{{{ [{}] | max }}}}"),
        *("{{% for x in [{}] %}}{{{{ x }}}}{{% endfor %}}", "{{{{ nu.nhom[{}] }}}}", "{{% set y = {} %}}"),
        "{{{{ 'x' ~ {} }}}}",
    )
)


@given(st.lists(st.tuples(NAMES, FORMS), max_size=6))
def test_every_unknown_name_is_a_fault_at_each_place_where_it_stands(pieces: list[tuple[str, str]]) -> None:
    text = "hoi_ngi xa ".join(["", *(form.format(name) for name, form in pieces)])
    found = list(check_names(reading(text), KNOWN, "chỉ tiêu"))
    expected, at = [], 0
    for name, form in pieces:
        at = text.index(form.format(name), at)
        if name not in KNOWN:
            expected.append((at + form.format(name).index(name), name))
        at += len(form.format(name))
    assert sorted((each.offset, text[each.offset : each.offset + each.length]) for each in found) == expected
    assert all(each.rule is UNKNOWN_NAME and each.hint for each in found)


def test_the_nearest_known_name_is_the_hint() -> None:
    [found] = check_names(reading("{{ hoi_ngi }}"), KNOWN, "chỉ tiêu")
    assert (found.message, found.hint) == ('không có chỉ tiêu "hoi_ngi".', "có phải hoi_nghi?")
    [far] = check_names(reading("{{ zzz }}"), KNOWN, "chỉ tiêu")
    assert far.hint == "dùng một trong các chỉ tiêu: can_bo, hoi_nghi, nu."


@pytest.mark.parametrize(
    "text",
    [
        "{% set tong = can_bo + nu %}{{ tong }}",
        "{% for nam in range(3) %}{{ loop.index }} {{ nam }}{% endfor %}",
        "{{ hoi_nghi.xa | default('xa') }}",
        "{% raw %}{{ xa }}{% endraw %}{# {{ xa }} #} xa",
    ],
)
def test_what_a_sentence_sets_itself_or_only_prints_is_no_unknown_name(text: str) -> None:
    assert strangers(text) == []


def test_names_come_up_once_the_filter_that_is_not_there_is_mended() -> None:
    assert strangers("{{ xa | khong_co }}") == []
    assert strangers("{{ xa | upper }}") == ["xa"]


def test_what_is_read_is_told_without_what_is_set_and_what_is_always_there() -> None:
    tree, _ = parse(ENVIRONMENT, "{% set a = b %}{{ a }}{{ range(c) }}{% for d in e %}{{ d }}{% endfor %}")
    assert tree is not None
    assert undeclared(tree, ENVIRONMENT) == {"b", "c", "e"}


# --- filters, tests, tags


@pytest.mark.parametrize(
    ("text", "at", "hint"),
    [
        ("{{ a | phan_tran }}", "phan_tran", "có phải phan_tram?"),
        ("{% if a is definedd %}{% endif %}", "definedd", "có phải defined?"),
        ("{% if a is not definedd %}{% endif %}", "definedd", "có phải defined?"),
        ("{{ a | upper | tojson }}", "tojson", ""),
        ("{% for x in a | batch(2) %}{% endfor %}", "batch", ""),
        ("{{ a | attr('b') }}", "attr", ""),
    ],
)
def test_a_filter_or_test_that_is_not_there_is_a_fault_at_its_word(text: str, at: str, hint: str) -> None:
    found = list(check_uses(reading(text)))
    assert shown(text, found) == [at]
    assert hint in found[0].hint
    assert found[0].rule is UNKNOWN_NAME
    assert len(list(unknown_filters(ENVIRONMENT, reading(text).tree))) == 1


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("lời {% include 'x' %}", "include"),
        ("{% import 'x' as y %}", "import"),
        ("{% from 'x' import y %}", "from"),
        ("{% extends 'x' %}", "extends"),
        ("{% macro m() %}{% endmacro %}", "macro"),
        ("{% filter upper %}x{% endfilter %}", "filter"),
        ("{% with a = 1 %}{% endwith %}", "with"),
        ("{% set a.b = 1 %}", "set"),
        ("{% for a in b recursive %}{% endfor %}", "for"),
        ("{% for a in b %}{% for c in d %}{% for e in f %}{% endfor %}{% endfor %}{% endfor %}", "for"),
    ],
)
def test_a_tag_that_may_not_be_used_is_a_fault_at_its_word(text: str, at: str) -> None:
    found = list(check_uses(reading(text)))
    assert shown(text, found) == [at]
    assert found[0].rule is TEMPLATE_FAILED


def test_two_loops_in_one_another_and_many_beside_one_another_are_allowed() -> None:
    assert check_uses(reading("{% for a in b %}{% for c in d %}{% endfor %}{% endfor %}" * 5)) == ()


# --- braces


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Có { hoi_nghi } hội nghị", ["{ hoi_nghi }"]),
        ("Có {hoi_ngi} hội nghị", ["{hoi_ngi}"]),
        ("Có hoi_nghi }} hội nghị", ["}}"]),
        ("Có { { hoi_nghi } }", ["{ {", "} }"]),
        ("hết %} và #}", ["%}", "#}"]),
        ("tập hợp {a, b} và { chưa biết }", []),
        ("{{ hoi_nghi }} {# { nu } #}", []),
        ("{{ '{ hoi_nghi }' }}", []),
    ],
)
def test_braces_that_were_meant_for_a_place_to_fill_are_faults(text: str, at: list[str]) -> None:
    found = list(check_braces(read_tokens(ENVIRONMENT, text), KNOWN))
    assert shown(text, found) == at
    assert {each.rule for each in found} <= {TEMPLATE_SYNTAX}


# --- measures


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{{ kinh_phi }} triệu đồng", True),
        ("{{ kinh_phi }} Triệu đồng, {{ nu }} người", True),
        ("{{ kinh_phi.nhom['huyen'] }} triệu đồng", True),
        ("{{ kinh_phi }} tỷ đồng", False),
        ("{{ kinh_phi }} {{ kinh_phi.don_vi_tinh }}", False),
        ("{{ nu }} triệu đồng", False),
        ("triệu đồng: {{ kinh_phi }}", False),
    ],
)
def test_a_figure_that_prints_in_another_measure_than_is_written_behind_it_is_a_fault(
    text: str, *, wrong: bool
) -> None:
    found = list(check_measures(reading(text), {"kinh_phi": ("triệu đồng", "tỷ đồng")}))
    assert shown(text, found) == (["kinh_phi"] if wrong else [])
    for each in found:
        assert each.rule is MISPRINTED_MEASURE
        assert each.message == 'kinh_phi in theo tỷ đồng (in_theo), nhưng sau nó ghi "triệu đồng".'
        assert each.hint == "viết tỷ đồng, hoặc {{ kinh_phi.don_vi_tinh }}."
