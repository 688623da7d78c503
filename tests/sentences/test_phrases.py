"""What is said: the phrases of a file rendered by name, and what an item's lead sentences came to."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import records
from tests.records import INDICATOR
from tongket.findings.locations import Location
from tongket.findings.template_rules import TEMPLATE_FAILED
from tongket.sentences.bounds import TooMuchError
from tongket.sentences.marks import SentencePiece
from tongket.sentences.phrases import Known, Lead, LeadPart, Phrases, explain
from tongket.sentences.phrasing import ENVIRONMENT, compiled, read_phrases
from tongket.sentences.said_facts import fact_of
from tongket.sentences.template_syntax import parse

FILE = "templates/report.j2"


def phrases(text: str) -> Phrases:
    tree, faults = parse(ENVIRONMENT, text)
    assert tree is not None, faults
    return Phrases(compiled(tree), FILE)


TWO = """\
{% block mo_dau %}
{{ ten }} báo cáo:

{% if so %}Có {{ so }}   nơi.{% endif %}

{% endblock %}
{% block ket_thuc %}Hết{% endblock %}
"""


def test_a_phrase_has_a_paragraph_for_each_line_that_holds_something() -> None:
    words = phrases(TWO)
    assert words.lines("mo_dau", {"ten": "Tỉnh ủy", "so": 5}) == ("Tỉnh ủy báo cáo:", "Có 05   nơi.")
    assert words.lines("mo_dau", {"ten": "Tỉnh ủy", "so": ""}) == ("Tỉnh ủy báo cáo:",)
    assert words.line("mo_dau", ten="Tỉnh ủy", so=12) == "Tỉnh ủy báo cáo: Có 12   nơi."
    assert words.line("ket_thuc") == "Hết"
    assert words.found == []


@given(st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=20))
def test_what_a_phrase_is_given_is_never_read_as_a_template(text: str) -> None:
    words = phrases("{% block cau %}<{{ ten }}>{% endblock %}")
    for given_ in (text, "{{ " + text + " }}", "{% include '" + text + "' %}"):
        assert words.line("cau", ten=given_) == f"<{given_}>"
    assert words.found == []


def test_a_phrase_that_asks_for_a_number_that_nobody_gave_is_not_said_and_no_fault() -> None:
    words = phrases("{% block cau %}Có {{ so }} nơi.{% endblock %}")
    assert words.lines("cau", {"so": fact_of(records.total(INDICATOR), "I")}) == ()
    assert words.found == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ khong_co }}", 'không có "khong_co"'),
        ("{{ ten.khong_co }}", 'không có "khong_co"'),
        ("{{ ten.__class__ }}", "có phép không được dùng trong câu mẫu"),
        ("{{ ten + 1 }}", "không tính được"),
        ("{{ 1 / 0 }}", "không tính được"),
        ("{{ self.cau() }}", "câu gọi lại chính nó"),
        ("{% set s = 'dài ' %}" + "{% set s = s ~ s %}" * 30, "chữ quá dài hoặc lặp quá nhiều lần"),
    ],
)
def test_a_phrase_that_fails_is_a_finding_in_its_line_with_what_to_do(text: str, reason: str) -> None:
    words = phrases(f"\n\n{{% block cau %}}\n{text}\n{{% endblock %}}")
    assert words.lines("cau", {"ten": "Tỉnh ủy"}) == ()
    [found] = words.found
    assert (found.rule, found.location.file) == (TEMPLATE_FAILED, FILE)
    assert found.location.inside.startswith(("3:", "4:"))
    assert found.message.startswith("câu cau: ")
    assert reason in found.message
    assert found.hint


@pytest.mark.parametrize(
    "error", [TypeError("x"), ZeroDivisionError(), RecursionError(), TooMuchError(), KeyError("x")]
)
def test_why_is_never_said_in_english(error: Exception) -> None:
    assert "x" not in explain(error).split()
    assert any(each in explain(error) for each in ("không", "quá"))


KNOWN: Known = {"mo_dau": {"ten": ("Tỉnh ủy",), "so": (12, "")}, "ket_thuc": {}}


def test_a_file_is_read_with_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "câu.j2"
    path.write_bytes(b"\xef\xbb\xbf" + TWO.replace("\n", "\r\n").encode())
    words, found = read_phrases(path, FILE, KNOWN)
    assert found == []
    assert words is not None
    assert words.lines("mo_dau", {"ten": "Tỉnh ủy", "so": 5}) == ("Tỉnh ủy báo cáo:", "Có 05   nơi.")


def test_a_byte_order_mark_moves_no_place(tmp_path: Path) -> None:
    path = tmp_path / "câu.j2"
    text = "{% block mo_dau %}{{ tenn }}{% endblock %}{% block ket_thuc %}{% endblock %}"
    for mark in (b"", b"\xef\xbb\xbf"):
        path.write_bytes(mark + text.encode())
        [found] = read_phrases(path, FILE, KNOWN)[1]
        assert (found.location.inside, found.snippet) == (f"1:{text.index('tenn') + 1}", text)


@pytest.mark.parametrize("content", [None, "Tỉnh ủy".encode("utf-16"), b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_one_finding(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "câu.j2"
    if content is not None:
        path.write_bytes(content)
    words, [found] = read_phrases(path, FILE, KNOWN)
    assert words is None
    assert (found.rule.id, found.location) == ("missing-phrase", Location(file=FILE))
    assert found.hint


# --- lead sentences


def part(name: str | None, *sentences: tuple[SentencePiece, ...], **groups: set[str | None]) -> LeadPart:
    return LeadPart(name=name, sentences=sentences, groups={each: frozenset(read) for each, read in groups.items()})


def test_a_lead_is_the_sentences_of_all_its_parts_in_order() -> None:
    first, second = (
        (SentencePiece("Có ", None), SentencePiece("05", None), SentencePiece(" hội nghị.", None)),
        (SentencePiece("Tốt.", None),),
    )
    lead = Lead(parts=(part(None, first), part("Ở các đảng bộ", second)))
    assert lead.sentences == (first, second)
    assert lead.text == "Có 05 hội nghị. Tốt."


def test_a_lead_of_which_all_dropped_out_has_no_text() -> None:
    assert Lead(parts=()).text is None
    assert Lead(parts=(part(None), part("Ở cơ sở"))).text is None


def test_the_groups_that_any_part_reads_are_read() -> None:
    lead = Lead(parts=(part(None, hoi_nghi={"huyen"}, nu={None}), part("Ở cơ sở", hoi_nghi={"doan-the"})))
    assert lead.groups == {"hoi_nghi": {"huyen", "doan-the"}, "nu": {None}}
