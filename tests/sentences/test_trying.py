"""A template tried with sample values: each wrong piece by itself, in every branch, and nothing that can't be known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import nodes

from tests import records
from tests.records import CHOICE, INDICATOR, YES_NO, fact
from tongket.findings.template_rules import NEVER_PRINTED, TEMPLATE_FAILED
from tongket.sentences.phrasing import ENVIRONMENT, print_value
from tongket.sentences.said_facts import fact_of
from tongket.sentences.template_names import TemplateReading
from tongket.sentences.template_syntax import Fault, parse
from tongket.sentences.trying import Trial, forms_of, show_piece
from tongket.sentences.written import read_tokens

VALUES = {
    "hoi_nghi": fact_of(records.total(INDICATOR, da_lat=fact(12), mttq=fact(5)), "I"),
    "ke_hoach": fact_of(records.total(YES_NO, da_lat=fact(value=True)), "I"),
    "cach": fact_of(records.total(CHOICE, da_lat=fact(("zalo",))), "I"),
    "ten": "Tỉnh ủy",
    "so": 5,
    "noi": ["Đà Lạt", "Bảo Lộc"],
    "dung": True,
    "rong": [],
}


def faults(text: str) -> list[Fault]:
    tree, wrong = parse(ENVIRONMENT, text)
    assert tree is not None, wrong
    found = list(Trial(TemplateReading(ENVIRONMENT, tree, read_tokens(ENVIRONMENT, text)), print_value).faults(VALUES))
    assert all(each.hint for each in found)
    return found


def marked(text: str) -> list[str]:
    return [text[each.offset : each.offset + each.length] for each in faults(text)]


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("{{ hoi_nghi.khong_co }}", 'hoi_nghi không có "khong_co".', "dùng một trong các tên"),
        ("{{ hoi_nghi.so_don_vy }}", 'hoi_nghi không có "so_don_vy".', "có phải so_don_vi?"),
        ("{{ hoi_nghi.nhom['huyenn'] }}", 'hoi_nghi.nhom không có "huyenn".', "có phải huyen?"),
        ("{{ ten.khong_co }}", 'ten không có "khong_co".', "ten là chữ; xem docs/templates.md"),
        ("{{ so.khong_co }}", 'so không có "khong_co".', "so là số;"),
        ("{{ noi.khong_co }}", 'noi không có "khong_co".', "noi là danh sách;"),
        ("{{ ten + so }}", "ten + so: không tính được (ten là chữ, so là số).", "xem docs/templates.md"),
        ("{{ hoi_nghi / ten }}", "hoi_nghi / ten: không tính được (hoi_nghi là số, ten là chữ).", "xem docs"),
        ("{{ cach }}", "{{ cach }} không in ra được.", "ghi thêm phương án: .truc_tiep, .zalo."),
        ("{{ hoi_nghi.nhom }}", "{{ hoi_nghi.nhom }} không in ra được.", "chọn một trong: ['huyen'], ['doan-the']."),
        ("{{ noi }}", "{{ noi }} không in ra được.", "nối danh sách thành chữ: | join(', ')."),
        ("{{ dung }}", "{{ dung }} không in ra được.", "dùng trong {% if … %}…{% endif %}."),
        ("{{ hoi_nghi.xu_huong }}", "{{ hoi_nghi.xu_huong }} không bao giờ có số", "xem lại kieu"),
        ("{{ range(1000) | length }}", "range(…): chữ quá dài hoặc lặp quá nhiều lần.", "rút ngắn câu"),
    ],
)
def test_what_fails_is_said_with_what_to_type(text: str, message: str, hint: str) -> None:
    [found] = faults(text)
    assert message in found.message
    assert hint in found.hint
    assert found.rule in {TEMPLATE_FAILED, NEVER_PRINTED}


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("{{ (ten + so) * 2 + (ten - so) }}", ["ten", "ten"]),
        ("{{ hoi_nghi.sai.nua | upper }}", ["sai"]),
        ("{{ (hoi_nghi.sai + 1) ~ ke_hoach.sai2 }}", ["sai", "sai2"]),
        ("{{ [ten - 1, so - 1] | max }}", ["ten"]),
        (
            "{% if ten > 5 %}{{ so.sai }}{% elif so.sai2 %}{% else %}{{ ten - 1 }}{% endif %}",
            ["ten", "sai", "sai2", "ten"],
        ),
        ("{% for x in noi %}{{ x.sai }}{% else %}{{ so.sai2 }}{% endfor %}", ["sai", "sai2"]),
        ("{% for x in so.sai %}{{ x.sai2 }}{% endfor %}", ["sai"]),
        ("{% for x in noi if x > 3 %}{% endfor %}", ["x"]),
        ("{% set x = so %}{{ x.sai }}", ["sai"]),
        ("{% set x %}{{ so.sai }}{% endset %}{{ x.sai2 }}", ["sai", "sai2"]),
        ("{% set a, b = noi %}{{ a.sai }}{{ b | upper }}", ["sai"]),
        ("{% block a %}{{ so.sai }}{% endblock %}", ["sai"]),
    ],
)
def test_the_smallest_piece_that_fails_is_blamed_alone_in_every_branch(text: str, at: list[str]) -> None:
    assert marked(text) == at


@pytest.mark.parametrize(
    "text",
    [
        "{% for x in rong %}{{ x.sai }}{% endfor %}",
        "{% for x in noi %}{{ loop.index }}{% endfor %}",
        "{{ noi[5] }}",
        "{{ khong_co }} {{ khong_co.sai }} {{ khong_co + 1 }}",
        "{{ ten | khong_co }}",
        "{% set x = khong_co %}{{ x.sai }}",
        "{% set ten = khong_co %}{{ ten - 1 }}",
        "{% for ten in rong %}{{ ten - 1 }}{% endfor %}",
        "{{ hoi_nghi.nhom['huyen'] }} {{ hoi_nghi.lon_nhat.don_vi }} {{ cach.zalo.ty_so }} {{ ke_hoach }}",
        "{% if dung and noi %}{{ noi | join(', ') }}{% endif %}",
        "{{ 1 / (hoi_nghi - hoi_nghi) }}",
    ],
)
def test_nothing_is_said_of_what_is_good_or_can_not_be_known(text: str) -> None:
    assert faults(text) == []


@given(st.lists(st.sampled_from(["{{ so.sai }}", "{{ ten - 1 }}", "{{ noi }}", "{{ hoi_nghi.sai }}"]), max_size=6))
def test_each_wrong_piece_is_a_fault_of_its_own(pieces: list[str]) -> None:
    assert len(faults("lời {{ so }} ".join(["", *pieces, ""]))) == len(pieces)


@given(st.integers(0, 4), st.integers(1, 4))
def test_a_phrase_is_tried_in_every_form_that_what_it_uses_may_take(varied: int, forms: int) -> None:
    names = {f"ten_{number}": tuple(range(forms)) for number in range(varied + 1)}
    used = frozenset(list(names)[:varied])
    tried = list(forms_of(names, used))
    assert tried[0] == dict.fromkeys(names, 0)
    assert len(tried) == min(forms**varied, 256)
    assert len({tuple(each.items()) for each in tried}) == len(tried)
    assert {each[f"ten_{varied}"] for each in tried} == {0}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("hoi_nghi.nhom['huyen']", "hoi_nghi.nhom['huyen']"),
        ("(nu / can_bo) | phan_tram(1)", "nu / can_bo | phan_tram"),
        ("ten.upper()", "ten.upper(…)"),
        ("not ten", "ten"),
        ("-so", "so"),
        ("5", "5"),
        ("[]", "…"),
    ],
)
def test_a_piece_is_shown_about_as_it_was_typed(text: str, shown: str) -> None:
    tree, _ = parse(ENVIRONMENT, f"{{{{ {text} }}}}")
    assert tree is not None
    [output] = tree.find_all(nodes.Output)
    assert show_piece(output.nodes[0]) == shown
