"""What is wrong with the writing of a template: every fault of a text at once, each at its place with what to do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import nodes

from tongket.findings.template_rules import TEMPLATE_FAILED, TEMPLATE_SYNTAX
from tongket.sentences.bounds import FORBIDDEN_TAGS, TAGS
from tongket.sentences.phrasing import ENVIRONMENT
from tongket.sentences.template_syntax import Fault, parse


def faults(text: str) -> list[Fault]:
    tree, found = parse(ENVIRONMENT, text)
    assert (tree is None) is bool(found)
    return found


def marked(text: str) -> list[str]:
    return [text[each.offset : each.offset + each.length] for each in faults(text)]


PIECES = ["{{", "}}", "{%", "%}", "{#", "#}", "so", ".", "|", "if", "endif", "else", "(", ")", "'", '"', "x", "\n", "1"]
PIECES += [
    "for i in",
    "endfor",
    "set a =",
    "block a",
    "endblock",
    "raw",
    "endraw",
    "~",
    "[",
    "-",
    "đảng",
    "include 'x'",
]


@pytest.mark.slow
@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=16).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join))
def test_every_text_is_read_or_says_why_not_each_fault_in_order_at_its_place_with_a_hint(text: str) -> None:
    found = faults(text)
    assert [each.offset for each in found] == sorted(each.offset for each in found)
    for each in found:
        assert each.message
        assert each.hint.endswith((".", "?"))
        assert 0 <= each.offset <= each.offset + each.length <= len(text)
        assert each.rule in {TEMPLATE_SYNTAX, TEMPLATE_FAILED}


WRONG = ["{{ a b }}", "{{ }}", "{{ (a }}", "{{ a", "{{ a %}", "{{ “a” }}", "{{ a + }}", "{% iff a %}", "{% endif %}"]
WRONG += [
    "{% if a + %}{% endif %}",
    "{% else %}",
    "{{ 'a }}",
    "{{ a ? }}",
    "{{ a) }}",
    "{% do x %}",
    "{% set = 1 %}",
]


@given(st.lists(st.sampled_from(WRONG), min_size=1, max_size=6))
def test_each_wrong_piece_is_a_fault_of_its_own_wherever_it_stands(wrong: list[str]) -> None:
    # A piece that opens a tag without its end is blamed for that too.
    text = "Các đơn vị {{ hoi_nghi }}\n".join(["", *wrong, ""])
    found = {each.offset for each in faults(text)}
    at, starts = 0, set()
    for each in wrong:
        at = text.index(each, at)
        starts.add(at)
        at += len(each)
    opened = [each for each in wrong if each == "{% iff a %}"]
    assert found <= starts
    assert opened or starts == found


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("{{ “a” }}", "dấu nháy “ không dùng được.", "viết nháy thẳng: ' hoặc \"."),
        ("{{ 'a }}", "dấu nháy mở mà không đóng.", "thêm một dấu '."),
        ("{{ a ? }}", "có dấu lạ ?", "bỏ dấu ấy đi."),
        ("{{ (a }}", "thiếu dấu ).", "xem lại các dấu ngoặc."),
        ("{{ a) }}", "thừa dấu ).", "xem lại các dấu ngoặc."),
        ("{{ [a) }}", "thiếu dấu ].", "xem lại các dấu ngoặc."),
        ("{{ a + }}", "còn thiếu ở cuối.", "viết nốt phần sau, hoặc bỏ dấu thừa ở cuối."),
        ("{% if a + %}{% endif %}", "còn thiếu ở cuối.", "viết nốt phần sau, hoặc bỏ dấu thừa ở cuối."),
        ("{{ * a }}", 'không hiểu "*" ở chỗ này.', "mỗi chỗ điền một tên"),
        ("{{ số nghị }}", 'không hiểu "nghị" ở chỗ này.', "mỗi chỗ điền một tên"),
        ("{{ }}", "hai dấu ngoặc {{ }} để trống.", "ghi tên vào giữa"),
        ("{{ a }", "thiếu một dấu ngoặc ở cuối.", "đóng bằng }}."),
        ("{{ a %}", "mở bằng {{ mà lại đóng bằng %}.", "đóng bằng }}."),
        ("{% if a }}", "mở bằng {% mà lại đóng bằng }}.", "đóng bằng %}."),
        ("{{ a", "mở bằng {{ mà không đóng.", "đóng bằng }}."),
        ("lời {# ghi chú", "ghi chú mở bằng {# mà không đóng.", "thêm #} ở cuối ghi chú."),
        ("{% iff a %}{% endif %}", "không có thẻ {% iff %}.", "có phải if?"),
        ("{% if a %}lời", "{% if a %} thiếu {% endif %}.", "thêm {% endif %} ở cuối phần ấy."),
        ("lời{% endfor %}", "thừa {% endfor %}.", "thêm {% for … %} ở trước, hoặc bỏ thẻ này."),
        ("{% else %}", "{% else %} không thuộc {% if %} nào.", "thêm {% if … %} ở trước"),
        ("{% macro m() %}{{ a b }}", "thẻ {% macro %} không dùng được trong câu mẫu.", "bỏ thẻ này đi."),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "câu a viết hai lần.", "giữ một khối"),
    ],
)
def test_what_is_wrong_is_said_in_vietnamese_with_what_to_do(text: str, message: str, hint: str) -> None:
    found = faults(text)[0]
    assert message in found.message
    assert hint in found.hint


@pytest.mark.parametrize("text", ["{{ " + "(" * 300 + "1" + ")" * 300 + " }}", "{{ " + "-" * 300 + "1 }}"])
def test_what_goes_too_deep_is_one_fault_that_says_so(text: str) -> None:
    [found] = faults(f"lời văn\n{text}\n")
    assert "tách thành nhiều câu ngắn." in found.hint


def test_a_number_of_thousands_of_figures_is_a_fault_in_its_line() -> None:
    text = "một\n{{ " + "9" * 5000 + " }}\nba"
    [found] = faults(text)
    assert text.startswith("{{", found.offset)


def test_a_tag_that_is_a_slip_keeps_its_pair() -> None:
    assert marked("{% iff a %}{% endif %}") == ["{% iff a %}"]
    assert marked("{% if a %}{% endiff %}") == ["{% endiff %}"]


def test_a_forbidden_tag_closes_nothing() -> None:
    assert marked("{% if a %}{% with b = 1 %}{{ c d }}{% endwith %}{% endif %}") == [
        "{% with b = 1 %}",
        "{{ c d }}",
        "{% endwith %}",
    ]


def test_of_tags_that_cross_the_inner_one_is_not_closed() -> None:
    assert marked("{% if a %}{% for b in a %}{% endif %}") == ["{% for b in a %}"]


def test_what_stands_in_raw_and_in_a_comment_is_no_fault() -> None:
    wrong = "{% raw %}{{ a b }}{% iff %}{% endraw %}{# {{ a b }} #}"
    assert faults(wrong) == []
    assert marked(wrong + "{{ c d }}") == ["{{ c d }}"]


def test_a_filter_or_a_test_that_is_not_there_is_no_fault_of_writing() -> None:
    for text in ("{{ a | khong_co }}", "{% if a is khong_co %}{% endif %}"):
        tree, found = parse(ENVIRONMENT, text)
        assert isinstance(tree, nodes.Template)
        assert found == []


@pytest.mark.parametrize("tag", FORBIDDEN_TAGS)
def test_no_forbidden_tag_passes_for_a_slip_of_an_allowed_one(tag: str) -> None:
    [found] = [each for each in faults(f"{{% {tag} %}}{{{{ a b }}}}") if each.offset == 0]
    assert found.rule is TEMPLATE_FAILED


def test_every_allowed_tag_can_be_read() -> None:
    text = (
        "{% block a %}{% if a %}{% elif b %}{% else %}{% endif %}{% for x in [1] %}{% else %}{% endfor %}"
        "{% set y = 1 %}{% set z %}lời{% endset %}{% raw %}{{{% endraw %}{% endblock %}"
    )
    assert [each for each in TAGS if f"{{% {each}" not in text] == []
    assert faults(text) == []
