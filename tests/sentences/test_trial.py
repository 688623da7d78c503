"""Every lead sentence and every phrase tried with made-up values."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import records
from tests.records import CHOICE, DOCUMENTS, INDICATOR, ITEM, MODELS, RATE, STAFF, YES_NO
from tongket.findings.diagnostics import Diagnostic
from tongket.findings.locations import TextLocation
from tongket.findings.template_rules import TEMPLATE_FAILED
from tongket.model.outline import Indicator
from tongket.sentences.phrases import Known
from tongket.sentences.trial import sample_totals, try_leads, try_phrases

ASKED = (INDICATOR, RATE, YES_NO, CHOICE, DOCUMENTS, MODELS, STAFF)
EVERYTHING = replace(ITEM, indicators=ASKED)
ROSTER = records.roster(["I"])


def tried(text: str, first: int = 1) -> list[Diagnostic]:
    item = replace(EVERYTHING, sentences=(records.sentence(text, first),))
    return list(try_leads(records.outline(item), ROSTER))


# --- made-up totals


def test_as_if_everybody_had_answered_nobody_is_missing_and_each_has_a_figure() -> None:
    for each in sample_totals(EVERYTHING, ROSTER, answered=True).values():
        assert each.missing == ()
        assert each.counted
        assert each.total is not None or each.indicator is CHOICE
        assert each.by_year.keys() == set(each.indicator.years)


def test_as_if_nobody_had_answered_everybody_is_missing() -> None:
    for each in sample_totals(EVERYTHING, ROSTER, answered=False).values():
        assert (each.missing, each.counted, each.total) == (ROSTER.owing, (), None)


@given(st.lists(st.sampled_from([INDICATOR, RATE, STAFF]), min_size=2, max_size=6))
def test_no_two_figures_are_equal_so_that_no_difference_is_nought(kinds: list[Indicator]) -> None:
    item = replace(ITEM, indicators=tuple(replace(each, id=f"so_{n}") for n, each in enumerate(kinds)))
    totals = sample_totals(item, ROSTER, answered=True)
    figures = [each.fact.value for total in totals.values() for each in total.reported]
    assert len(set(figures)) == len(figures)
    for total in totals.values():
        assert len(set(total.by_year.values())) == len(total.by_year)
        if total.indicator.kind is RATE.kind:
            assert total.total is not None
            assert 0 < total.total < 100


# --- lead sentences


def test_a_sentence_is_tried_with_figures_and_without() -> None:
    assert tried("Có {{ hoi_nghi }} hội nghị.") == []
    assert [each.rule for each in tried("{% if not hoi_nghi %}{{ ty_le.sai }}{% endif %}")] == [TEMPLATE_FAILED]
    assert tried("{{ van_ban }} {{ mo_hinh }} {{ can_bo.chenh_lech }} {{ cach.zalo.ty_so }} {{ ke_hoach.ty_so }}") == []


def test_what_fails_only_where_nobody_answered_is_found_by_rendering_it_whole() -> None:
    [found] = tried("Còn {{ range(104 - hoi_nghi.so_don_vi | int) | length }} nơi.")
    assert found.message == "Mục I, câu dẫn: chữ quá dài hoặc lặp quá nhiều lần."
    assert tried("Còn {{ range(100 - hoi_nghi.so_don_vi | int) | length }} nơi.") == []


def test_a_fault_stands_in_its_line_of_the_outline_with_the_item() -> None:
    [found] = tried("Có {{ hoi_nghi }}\nvà {{ hoi_nghi.sai }}.", first=41)
    assert found.item == "I"
    assert found.location == TextLocation(file="data/outline.yaml", line=42, column=16, end_column=19)
    assert found.snippet == "và {{ hoi_nghi.sai }}."
    assert found.message == 'Mục I, câu dẫn: hoi_nghi không có "sai".'


def test_a_sentence_that_cannot_be_read_is_left_to_those_who_read_it() -> None:
    assert tried("{{ hoi nghi }}") == []
    assert tried("{{ khong_co }}") == []


def test_an_item_without_sentences_is_not_tried() -> None:
    assert list(try_leads(records.outline(EVERYTHING), ROSTER)) == []


# --- phrases

KNOWN: Known = {"mo_dau": {"ten": ("Tỉnh ủy",), "so": (12, ""), "noi": (["Đà Lạt"], [])}}


def tried_phrase(path: Path, text: str) -> list[Diagnostic]:
    path = path / "câu.j2"
    path.write_text(
        f"{{% block mo_dau %}}\n{text}\n{{% endblock %}}\n{{% block khac %}}{{{{ 1 / 0 }}}}{{% endblock %}}", "utf-8"
    )
    return list(try_phrases(path, "templates/report.j2", KNOWN))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ ten - 1 }}", "câu mo_dau: ten - 1: không tính được"),
        ("{{ noi[0] }}", "câu mo_dau: "),
        ("{{ so * 2 }}", "câu mo_dau: không tính được."),
        ("{{ noi | first }}", "câu mo_dau: "),
    ],
)
def test_a_phrase_that_fails_in_any_form_of_its_values_is_found_in_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    [found] = tried_phrase(tmp_path, text)
    assert found.message.startswith(message)
    assert (found.rule, found.location.file) == (TEMPLATE_FAILED, "templates/report.j2")
    assert found.location.inside.startswith("2:")
    assert found.hint


@pytest.mark.parametrize(
    "text", ["{{ ten }} {{ so }}", "{% if so %}{{ so * 2 }}{% endif %}", "{% if noi %}{{ noi[0] }}{% endif %}", "lời"]
)
def test_a_phrase_that_asks_first_is_good_and_a_block_of_no_phrase_is_not_tried(tmp_path: Path, text: str) -> None:
    assert tried_phrase(tmp_path, text) == []


def test_a_file_that_is_not_there_is_left_to_those_who_read_it(tmp_path: Path) -> None:
    assert list(try_phrases(tmp_path / "không có.j2", "x", KNOWN)) == []
