"""What an editor makes of a plain scalar, by the table of YAML 1.2.2, 10.3.2."""

import math

import pytest

from tongket.commands.schema.core_scalars import key_spellings, load_scalar, spellings


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *(("null", None), ("Null", None), ("~", None), ("", None), ("nULL", "nULL"), ("no", "no"), ("Yes", "Yes")),
        *(("true", True), ("FALSE", False), ("tRUE", "tRUE"), ("0", 0), ("-19", -19), ("+12", 12), ("0123", 123)),
        *(("0o7", 7), ("0x3A", 58), ("0x", "0x"), ("0.", 0.0), ("-0.0", 0.0), (".5", 0.5), ("+12e03", 12000.0)),
        *(("-2E+05", -200000.0), ("1.234", 1.234), ("1.234.567", "1.234.567"), ("1,5", "1,5"), ("1_000", "1_000")),
        *(("2019-04-08", "2019-04-08"), ("10:30", "10:30"), ("85%", "85%"), (".", "."), ("-", "-"), (".nan", ".nan")),
    ],
)
def test_a_plain_scalar_is_what_the_core_schema_says(typed: str, value: object) -> None:
    loaded = load_scalar(typed)
    assert loaded == value
    assert isinstance(loaded, bool) == isinstance(value, bool)


def test_infinity_is_a_number() -> None:
    assert load_scalar("-.Inf") == -math.inf
    assert load_scalar(".INF") == math.inf


def test_an_id_may_come_as_text_and_as_what_it_looks_like() -> None:
    assert spellings("da-lat") == ["da-lat"]
    assert spellings("007") == ["007", 7]
    assert key_spellings("II.1") == ["II.1"]
    assert key_spellings("1.10") == ["1.10", "1.1"]
    assert key_spellings("1.0") == ["1.0", "1"]
    assert key_spellings("true") == ["true"]
