"""What a template may use up: no text, however short, runs longer or grows larger than its meter lets it."""

import tracemalloc
from decimal import Decimal
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import nodes

from tongket.sentences.bounds import (
    DEEPEST_TREE,
    FORBIDDEN_TAGS,
    LONGEST_TEXT,
    MOST_STEPS,
    TAGS,
    BoundedContext,
    Meter,
    TooDeepError,
    TooMuchError,
    refuse_deep,
)
from tongket.sentences.phrasing import ENVIRONMENT
from tongket.sentences.quantities import Quantity


def run(text: str, **values: object) -> tuple[str | None, int]:
    """Return what a template prints, None where that was too much, and how many steps it took."""
    template = ENVIRONMENT.from_string(text)
    context = template.new_context(values)
    assert isinstance(context, BoundedContext)
    try:
        printed = "".join(template.root_render_func(context))
    except TooMuchError:
        printed = None
    return printed, context.meter.steps


# --- the meter


@pytest.mark.parametrize(
    ("value", "steps"),
    [
        ("", 1),
        ("x" * 99, 1),
        ("x" * 100, 2),
        ("x" * 1000, 11),
        (["x"] * 4, 1),
        (["x"] * 5, 2),
        (["x"] * 100, 21),
        ({"mã": "huyện"}, 1),
        (12, 1),
        (10**300, 4),
        (True, 1),
        (None, 1),
        (Quantity(5), 1),
        (Quantity(Decimal("1e400")), 5),
        (Quantity(None), 1),
    ],
)
def test_a_value_costs_a_step_and_more_by_its_size(value: object, steps: int) -> None:
    meter = Meter()
    meter.weigh(value)
    assert meter.steps == steps


@pytest.mark.parametrize(
    "value",
    [
        "x" * (LONGEST_TEXT + 1),
        ["x" * (LONGEST_TEXT // 2)] * 2,
        {"x" * (LONGEST_TEXT // 2): "x" * (LONGEST_TEXT // 2)},
        [[["x"] * 100] * 100] * 10,
        10 ** (LONGEST_TEXT + 1),
        range(LONGEST_TEXT + 1),
        Quantity(Decimal(f"1e{LONGEST_TEXT + 1}")),
    ],
    ids=["text", "list", "dict", "nested", "number", "range", "figure"],
)
def test_a_value_longer_than_any_report_is_refused(value: object) -> None:
    with pytest.raises(TooMuchError, match="chữ quá dài hoặc lặp quá nhiều lần"):
        Meter().weigh(value)


@pytest.mark.slow
def test_a_list_that_holds_itself_many_times_is_refused_without_going_through_it() -> None:
    value: list[object] = [1]
    for _ in range(60):
        value = [value, value]
    with pytest.raises(TooMuchError):
        Meter().weigh(value)


@given(st.lists(st.integers(1, MOST_STEPS), min_size=1, max_size=8))
def test_steps_add_up_and_one_too_many_is_refused(each: list[int]) -> None:
    meter, spent = Meter(), 0
    for steps in each:
        spent += steps
        if spent > MOST_STEPS:
            with pytest.raises(TooMuchError):
                meter.spend(steps)
            return
        meter.spend(steps)
        assert meter.steps == spent


@given(st.lists(st.integers(0, LONGEST_TEXT), min_size=1, max_size=8))
def test_what_is_printed_adds_up_and_one_letter_too_many_is_refused(each: list[int]) -> None:
    meter, printed = Meter(), 0
    for letters in each:
        printed += letters
        if printed > LONGEST_TEXT:
            with pytest.raises(TooMuchError):
                meter.count_printed(letters)
            return
        meter.count_printed(letters)


def test_a_text_of_the_longest_length_is_still_a_text() -> None:
    meter = Meter()
    meter.weigh("x" * LONGEST_TEXT)
    meter.count_printed(LONGEST_TEXT)
    with pytest.raises(TooMuchError):
        meter.count_printed(1)


# --- templates


GROWING = (
    "{% set x = x ~ x %}",
    "{% set x = x + x %}",
    "{% set x = [x, x] | join %}",
    "{% set x %}{{ x }}{{ x }}{% endset %}",
    "{% set x = x | replace('x', 'xx') %}",
    "{% for i in range(20) %}{{ x }}{% endfor %}",
    "{% for i in range(99) %}{% for j in range(9) %}{{ x | upper }}{% endfor %}{% endfor %}",
    "lời văn ",
)
DEAREST = LONGEST_TEXT // 10 + 1
"""The steps of the longest list: what one value more may cost before it is refused."""


@settings(max_examples=40)
@given(st.lists(st.sampled_from(GROWING), max_size=24))
def test_no_template_takes_more_steps_than_its_meter_or_prints_more_than_a_report(pieces: list[str]) -> None:
    printed, steps = run("{% set x = 'x' %}" + "".join(pieces))
    assert steps <= MOST_STEPS + (DEAREST if printed is None else 0)
    assert printed is None or len(printed) <= LONGEST_TEXT


class Seen(str):  # noqa: SLOT000 - what it counts is its own
    """A text that counts how often it is printed."""

    times = 0

    def __str__(self) -> str:
        self.times += 1
        return "x"


@pytest.mark.slow
@settings(max_examples=15)
@given(st.lists(st.integers(1, 100), max_size=4))
def test_what_is_done_in_loops_in_loops_is_never_more_than_the_steps_that_were_counted(turns: list[int]) -> None:
    seen = Seen("x")
    loops = "".join(f"{{% for a{number} in range({each}) %}}" for number, each in enumerate(turns))
    printed, steps = run(loops + "{{ seen }}" + "{% endfor %}" * len(turns), seen=seen)
    assert 0 < seen.times <= steps
    assert seen.times <= MOST_STEPS
    assert printed is None or len(printed) == prod(turns)


@pytest.mark.parametrize(
    "text",
    [
        "{% set s = 'báo cáo' %}" + "{% set s = s ~ s %}" * 30,
        "{% set s = [1, 2] %}" + "{% set s = s + s %}" * 30,
        "{% set s = [1] %}" + "{% set s = [s, s] %}" * 40,
        "{% set s = {1: 2} %}" + "{% set s = {1: s, 2: s} %}" * 40,
        "{% for a in range(100) %}{% for b in range(100) %}" + "lời " * 9 + "{% endfor %}{% endfor %}",
        "{% for a in range(100) %}{% for b in range(100) %}" + "{% set x = a * b %}" * 9 + "{% endfor %}{% endfor %}",
        "{% for a in 'x' * 3 %}{% endfor %}{{ '" + "lời " * 9000 + "' }}" * 9,
        "{% set s = '" + "lời " * 9000 + "' %}" + "{{ s }}" * 3,
        "{{ dai | join('" + "và " * 999 + "') }}",
    ],
)
def test_what_grows_is_stopped_before_it_is_made(text: str) -> None:
    with pytest.raises((TooMuchError, TypeError)):
        ENVIRONMENT.from_string(text).render(dai=["x"] * 99)


def test_what_a_report_needs_is_far_below_what_is_allowed() -> None:
    names = [f"Đảng ủy xã {number}" for number in range(300)]
    printed, steps = run("{% for each in names %}{{ loop.index }}. {{ each }}{% endfor %}", names=names)
    assert printed is not None
    assert "300. Đảng ủy xã 299" in printed
    assert steps < MOST_STEPS / 10


def test_every_value_that_is_read_or_made_is_counted() -> None:
    _, empty = run("lời văn")
    for text in ("{{ a }}", "{{ a.upper() }}", "{{ [a] | first }}", "{{ a | lower }}", "{{ (a,) | last }}"):
        assert run(text, a="x")[1] > empty, text
    assert empty == 0


def test_the_turns_of_a_loop_are_counted_though_its_body_is_empty() -> None:
    steps = [run(f"{{% for a in range({turns}) %}}{{% endfor %}}")[1] for turns in (10, 60)]
    assert steps[1] - steps[0] >= 50


def test_what_a_block_uses_within_a_loop_is_counted_with_the_loop() -> None:
    loop = "{{% for i in range(100) %}}{{% block cau scoped %}}{}{{% endblock %}}{{% endfor %}}"
    read, empty = (run(loop.format(each), x="lời")[1] for each in ("{{ x }}", ""))
    assert read - empty >= 100


@pytest.mark.parametrize(
    "text",
    [
        "{% set q = " + " ~ ".join(["s"] * 20) + " %}",
        "{% set q = many | join(s) %}",
        "{% set q = s | replace('x', s) %}",
    ],
)
def test_what_would_be_too_long_is_never_made(text: str) -> None:
    compiled = ENVIRONMENT.from_string(text)
    long, many = "x" * 60_000, ["x"] * 99
    tracemalloc.start()
    try:
        with pytest.raises(TooMuchError):
            compiled.render(s=long, many=many)
        assert tracemalloc.get_traced_memory()[1] < 500_000
    finally:
        tracemalloc.stop()


def test_a_text_that_is_only_kept_and_never_read_is_counted_too() -> None:
    assert run("{% set q = s ~ s %}", s="x" * 60_000)[0] is None


# --- depth


@given(st.integers(1, 300))
def test_a_tree_that_goes_deeper_than_can_be_followed_is_refused_in_its_line(depth: int) -> None:
    tree: nodes.Node = nodes.Const(1, lineno=7)
    for _ in range(depth - 1):
        tree = nodes.Neg(tree, lineno=7)
    if depth <= DEEPEST_TREE:
        refuse_deep(tree)
        return
    with pytest.raises(TooDeepError) as refused:
        refuse_deep(tree)
    assert refused.value.lineno == 7


def test_no_tag_is_both_allowed_and_forbidden() -> None:
    assert set(TAGS).isdisjoint(FORBIDDEN_TAGS)
