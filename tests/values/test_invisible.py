"""What nobody sees is named, and shown by its number where a text is quoted."""

from pathlib import Path

import pytest

from tests.small_campaign import HEAD, facts, find, write_campaign
from tongket.values.invisible import drop_invisible, name_invisible, show_invisible
from tongket.values.quoting import quote, shorten


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("1\u200b2", 'có ký tự ẩn U+200B sau "1"'),
        ("12\u00a0", 'có ký tự ẩn U+00A0 sau "2"'),
        ("\u00a0\u00a0II.2", "có ký tự ẩn U+00A0 ở đầu và 1 ký tự ẩn nữa"),
        ("8/4\u2009/2019", 'có ký tự ẩn U+2009 sau "4"'),
        ("\ufeffcó", "có ký tự ẩn U+FEFF ở đầu"),
        ("có 12 chi bộ", None),
    ],
)
def test_it_is_named_with_what_stands_before_it(text: str, named: str | None) -> None:
    assert name_invisible(text) == named


def test_it_is_shown_by_its_number_and_dropped_as_the_text_looks() -> None:
    assert show_invisible("1\u200b2\u00a03") == "1‹U+200B›2‹U+00A0›3"
    assert show_invisible("1\u200b2\u00a03", spaces=False) == "1‹U+200B›2\u00a03"
    assert drop_invisible("Thành\u00a0ủ\u200by") == "Thành ủy"


def test_a_quoted_text_never_holds_what_nobody_sees() -> None:
    assert quote("1\u200b2\u00a03") == "1‹U+200B›2‹U+00A0›3"
    assert shorten("Thành\u00a0ủ\u200by") == "Thành ủ‹U+200B›y"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("hoi_nghi: 1\u200b2", "‹U+200B›"),
        ("ke_hoach: có\u200d", "‹U+200D›"),
        ("\u00a0ty_le: 85%", "có ký tự ẩn U+00A0 ở đầu"),
        ("hinh_thuc: truc\u00adtiep", "‹U+00AD›"),
    ],
)
def test_a_finding_names_it(typed: str, said: str, tmp_path: Path) -> None:
    assert said in find(write_campaign(tmp_path, facts(typed)))[0].message


def test_a_date_and_an_indentation_with_it_are_told(tmp_path: Path) -> None:
    text = f"{HEAD}tra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n\u00a0\u00a0II.2: |\n    - Một ý\n"
    files = {"data/submissions/quan-su.yaml": text.replace("8/4/2019", "8/4\u00a0/2019")}
    found = find(write_campaign(tmp_path, files))
    assert ['sau "4"' in found[0].message, "U+00A0 ở đầu" in found[1].message] == [True, True]
