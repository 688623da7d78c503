"""A template's text, and where each word of it stands in its file."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.findings.locations import TextLocation
from tongket.sentences.phrasing import ENVIRONMENT
from tongket.sentences.written import Index, WantedForm, Written, read_tokens

AT = TextLocation(file="data/outline.yaml", line=12, column=9)
WORDS = st.lists(st.lists(st.sampled_from(["hội nghị", "hoi_nghi", "{{", "nghi", "đảng"]), min_size=1), min_size=1)


@given(WORDS, st.data())
def test_a_word_is_found_in_its_own_line_and_column_as_the_same_one_of_its_like(
    words: list[list[str]], data: st.DataObject
) -> None:
    lines = [" ".join(each) for each in words]
    in_file = (f"    - >-{lines[0]}", *(f"      {each}" for each in lines[1:]))
    written = Written(text=" ".join(lines), location=AT, lines=in_file)
    number = data.draw(st.integers(0, len(lines) - 1))
    word = data.draw(st.sampled_from(words[number]))
    column = data.draw(st.sampled_from([at for at in range(len(lines[number])) if lines[number].startswith(word, at)]))
    offset = sum(len(each) + 1 for each in lines[:number]) + column
    place, snippet = written.place(offset, len(word))
    assert snippet == in_file[number]
    assert place.line == 12 + number
    assert place.column == column + (9 if number == 0 else 7)
    assert place.end_column == place.column + len(word)


@pytest.mark.parametrize(("offset", "length"), [(0, 0), (0, 4), (99, 3)])
def test_what_does_not_stand_in_the_file_as_it_is_read_points_to_the_whole_text(offset: int, length: int) -> None:
    written = Written(text="đ {{ x }}", location=AT, lines=('        "\\u0111 {{ x }}"',))
    assert written.place(offset, length) == (AT, '        "\\u0111 {{ x }}"')
    assert replace(written, lines=()).place(offset, length) == (AT, None)


def test_a_piece_of_several_lines_is_marked_in_its_first() -> None:
    written = Written(text="{{ a\nb }}", location=replace(AT, column=1), lines=("{{ a", "b }}"))
    place, snippet = written.place(0, 9)
    assert (place.line, place.end_column, snippet) == (12, 5, "{{ a")


PIECES = (
    *("lời văn ", "{{ hoi_nghi }}", "{{- so -}}", "\n", "{% if so %}có{% endif %}", "{# ghi chú #}"),
    *("{{ 'so' ~ so.so | join('so') }}", "{% for so in [so] %}\n{{ so }}\n{% endfor %}"),
    *("{% raw %}{{ x }}{% endraw %}", "  {% set so = 1 %}  \n", "{{ so['so'] is defined }}"),
)
TEMPLATES = st.lists(st.sampled_from(PIECES)).map("".join)


@given(TEMPLATES)
def test_every_token_stands_where_it_says(text: str) -> None:
    tokens = read_tokens(ENVIRONMENT, text)
    for each in tokens:
        assert text[each.offset : each.offset + len(each.value)] == each.value
        if each.kind == "name":
            assert each.line == text.count("\n", 0, each.offset) + 1
    places = [each.offset for each in tokens]
    assert places == sorted(places)
    assert not {each.kind for each in tokens} & {"whitespace", "comment", "comment_begin", "comment_end"}


def find(text: str, wanted: WantedForm) -> int | None:
    token = Index(read_tokens(ENVIRONMENT, text)).find(wanted)
    return token.offset if token is not None else None


TEXT = "{{ so.so }} {{ x.so }} {{ a['so'] }} {{ x | so }} {{ x is so }} {{ x is not so }}"


@pytest.mark.parametrize(
    ("wanted", "at"),
    [
        (WantedForm("name", "so", 1), "so.so"),
        (WantedForm("attribute", "so", 1), "so }} {{ x.so"),
        (WantedForm("attribute", "so", 1, "x"), "so }} {{ a["),
        (WantedForm("attribute", "so", 1, "a"), "'so'"),
        (WantedForm("filter", "so", 1), "so }} {{ x is so"),
        (WantedForm("test", "so", 1), "so }} {{ x is not"),
        (WantedForm("name", "khac", 1), None),
        (WantedForm("attribute", "so", 1, "khac"), None),
        (WantedForm("name", "so", 2), None),
    ],
)
def test_a_word_is_found_by_what_it_is(wanted: WantedForm, at: str | None) -> None:
    assert find(TEXT, wanted) == (TEXT.index(at) if at is not None else None)


def test_a_word_is_looked_for_from_its_line_on() -> None:
    text = "{{ so }}\n{{ x }}\n{{ so }}"
    assert find(text, WantedForm("name", "so", 1)) == 3
    assert find(text, WantedForm("name", "so", 2)) == text.rindex("so")


@given(st.integers(1, 6), st.integers(0, 3))
def test_every_place_of_a_variable_is_listed_and_no_attribute(times: int, others: int) -> None:
    text = "lời {{ so }} so " * times + "{{ x.so }} {{ x | so }}" * others
    assert [each.offset for each in Index(read_tokens(ENVIRONMENT, text)).words("so")] == [
        each * len("lời {{ so }} so ") + 7 for each in range(times)
    ]
