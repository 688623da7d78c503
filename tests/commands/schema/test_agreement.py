"""The schema and the checker agree on what people type: what is legal is never refused, and what is wrong is refused
wherever the value that an editor loaded still shows it."""

import json
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.commands.schema.loaded import accepted, checked
from tongket.commands.schema.core_scalars import key_spellings, load_scalar
from tongket.findings.campaign_rules import NOT_A_NUMBER, OUT_OF_RANGE, UNKNOWN_KEY, YAML_SYNTAX
from tongket.findings.diagnostics import Diagnostic
from tongket.findings.locations import TextLocation
from tongket.values.figures import MAX_DIGITS

HEAD = "don_vi: da-lat\nde_cuong: thu\n"
FACTS = ("nguyen", "nguyen_am", "thuc", "thuc_am", "rate", "vuot", "hep", "rate_am", "ke_hoach", "hinh_thuc")
CELLS = ("can_bo", "ty_le_nu", "tu_so", "ghi_chu")
TYPED = (
    *("", "~", "null", "true", "no", "có", "KHÔNG", "co\u0301", "khong", "rồi", "tt", "tx", "tt, tx", "mười", "…"),
    *(
        "...",
        "0",
        "5",
        "05",
        "007",
        "12",
        "1234",
        "1.234",
        "1.23",
        "1.2345",
        "0.5",
        "0.125",
        "05.123",
        "12.0",
        "12.500",
    ),
    *("1.000", "1.234.567", "1 234", "1\u00a0234", "1 234.567", "1234,5", "1.234,5", "1,234", "12,", ",5", ".5", "5."),
    *("-5", "-0", "+5", "(5)", "1e3", "1_000", "0x1F", "0o17", ".inf", "10:30", "85%", "85,5 %", "85.5%", "1.234%"),
    *("100", "100,0", "100,01%", "101", "237", "236,9", "237,0%", "238", "300", "-1.234", "-0,5", "0,0", "00", "00,5"),
    *(
        "999999999999999",
        "1000000000000000",
        "1234567890123,456",
        "12 hội nghị",
        "１２",
        "[tt]",
        "[tt, tx]",
        "[]",
        "{}",
    ),
    *("{khong: Chưa có.}", "{khong: }", "{khong: …}", "{a: 1}", "[1]", "8/4/2019", "2019-04-08", "31/4/2019"),
    *("29/2/2019", "29/2/2020"),
)
"""What may stand after a key, plain."""
CALENDAR = product((28, 29, 30, 31), (1, 2, 4, 12), (1900, 2000, 2019, 2020))
DATES = (
    *("8/4/2019", "08/04/2019", "2019-04-08", "8-4-2019", "ngày 08 tháng 4 năm 2019", "NGÀY 8 THÁNG 04 NĂM 2019"),
    *("nga\u0300y 8 tha\u0301ng 4 na\u0306m 2019", "8/4/19", "4/2019", "2019-13-01", "0/1/2019", "1/1/0000", "2019"),
    *(f"{day}/{month}/{year}" for day, month, year in CALENDAR),
)
SPELLED = ("{}", "{}0", "{}00", "{}.000", "{}.0", "0{}", "+{}")


def fact(name: str, typed: str) -> str:
    return f"{HEAD}tra_loi:\n  II:\n    chi_tieu:\n      {name}: {typed}\n"


def cell(name: str, typed: str) -> str:
    return f"{HEAD}bieu:\n  PL1:\n    mttq:\n      {name}: {typed}\n"


def quoted(typed: str) -> str:
    return "'" + typed.replace("'", "''") + "'"


def written(file: str) -> tuple[bool, bool]:
    """Return whether the checker and the schema take a file."""
    errors = checked(file)
    assume(errors is not None)
    return not errors, accepted(file)


def lost(typed: str, put: Callable[[str], str]) -> bool:
    """Whether an editor can't know what was typed: another spelling of the same value is legal, or it has more digits
    than a schema can count."""
    value = load_scalar(typed)
    if isinstance(value, str):
        return False
    if value is None:
        return True
    alike = [
        each
        for form in SPELLED
        for each in (form.format(f"{value:g}"), form.format(typed))
        if load_scalar(each) == value
    ]
    if any(checked(put(each)) == [] for each in alike):
        return True
    digits = sum(each.isdigit() for each in typed)
    return isinstance(value, float) and (digits > MAX_DIGITS or len(typed.partition(".")[2]) > 3)


@pytest.mark.parametrize("name", FACTS + CELLS)
def test_every_kind_agrees_on_what_is_typed(name: str) -> None:
    put = cell if name in CELLS else fact

    def of_kind(typed: str) -> str:
        return put(name, typed)

    disagreed = []
    for typed in TYPED:
        for form in (typed, quoted(typed)):
            errors = checked(of_kind(form))
            if errors is None:
                continue
            legal, taken = not errors, accepted(of_kind(form))
            if legal != taken and not (taken and form is typed and lost(typed, of_kind)):
                disagreed.append((form, legal, taken))
    assert disagreed == []


@pytest.mark.parametrize(
    "put", [lambda each: f"{HEAD}ngay_gui: {each}\n", lambda each: fact("van_ban", f"[{{ngay: {each}}}]")]
)
def test_dates_agree_with_the_calendar(put: object) -> None:
    assert callable(put)
    told = {each: (checked(put(quoted(each))) == [], accepted(put(quoted(each)))) for each in DATES}
    assert {each: both for each, both in told.items() if both[0] != both[1]} == {}
    assert set(told.values()) == {(True, True), (False, False)}
    for each in DATES:
        if checked(put(each)) is not None:
            assert (checked(put(each)) == []) == accepted(put(each))


MARKS = st.text("0123456789.,-% \u00a0\u202f", max_size=12)


@pytest.mark.slow
@given(name=st.sampled_from([each for each in (*FACTS, *CELLS) if each not in {"ke_hoach", "hinh_thuc"}]), typed=MARKS)
@example(name="rate", typed="100,000")
@example(name="thuc", typed="1.234 ")
def test_figures_agree_whatever_digits_and_marks_are_typed(name: str, typed: str) -> None:
    put = cell if name in CELLS else fact
    legal, taken = written(put(name, quoted(typed)))
    assert legal == taken
    plain = typed.strip(" ")
    legal, taken = written(put(name, plain))
    assert taken or not legal
    assert legal == taken or lost(plain, lambda each: put(name, each))


WORDS = st.sampled_from(
    ["Đã làm.", "- Một ý.", "+ Ý con.", "-", "- …", "...", "[...]", "", " ", "-Dính.", "• Chấm.", "Ý: có", "12", "- 5"]
)
TEXTS = st.lists(WORDS, max_size=4).map("\n".join)


def block(text: str, indent: int) -> str:
    return "|\n" + "".join(f"{' ' * indent}{each}\n" for each in text.split("\n"))


def double(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.mark.slow
@given(item=st.sampled_from(["I", "1.10"]), part=st.sampled_from(["", "noi_dung", "khong_co"]), text=TEXTS)
def test_texts_agree_line_by_line(item: str, part: str, text: str) -> None:
    for typed in (double(text), block(text, 6)):
        inside = f"\n    {part}: {typed}" if part else f" {typed}"
        legal, taken = written(f"{HEAD}tra_loi:\n  {item}:{inside}\n")
        assert taken or not legal
        blank = not text.strip()  # an empty block is no answer, the same in quotes a blank that was left in
        assert legal == taken or (blank and "\n" in text)


@pytest.mark.slow
@given(item=st.sampled_from(["I", "1.10"]), texts=st.lists(TEXTS | st.sampled_from(["[a]", "{a: b}"]), max_size=3))
@example(item="1.10", texts=["\n+ Ý con."])
@example(item="1.10", texts=["-\n+ Ý con."])
def test_lists_of_texts_agree(item: str, texts: list[str]) -> None:
    listed = ", ".join(each if each[:1] in {"[", "{"} and "..." not in each else double(each) for each in texts)
    legal, taken = written(f"{HEAD}tra_loi:\n  {item}: [{listed}]\n")
    assert taken or not legal
    # A schema can say of the first text only that no "+ " begins it, not of the first that is not blank.
    blank = [not each.strip() for each in texts]
    assert legal == taken or blank[0] or any(each and "\n" in text for each, text in zip(blank, texts, strict=True))


_FIGURES = ("12", "1.234", "5", "''", "", "'12'", "0")
_TEXTS = ("Một câu.", "12", "'2019'", "", "true", '"Ý: một"')
_DAYS = ("8/4/2019", "2019-04-08", "ngày 08 tháng 4 năm 2019", "")
GOOD = {
    **dict.fromkeys(("nguyen", "nguyen_am", "2009", "2018", "can_bo"), _FIGURES),
    **dict.fromkeys(("rate", "rate_am", "vuot", "tu_so"), ("85,5%", "12", "99.9", "'100'", "")),
    **dict.fromkeys(("so_ky_hieu", "ghi_chu", "khong_co", "khong", "so", "trich_yeu", "loai", "ten", "noi"), _TEXTS),
    **dict.fromkeys(("ngay_gui", "ngay"), _DAYS),
    **dict.fromkeys(("I", "noi_dung", "ket_qua"), ("Một câu.", '"- Một ý."', '"- Một\\n+ Hai"')),
    "thuc_am": ("-1.234,5", "-12.5", "0"),
    "thuc": ("1234,5", "12.5", "12", "0"),
    "hep": ("0", "0%", ""),
    "ke_hoach": ("có", "không", "Khong", "{khong: Chưa có.}", ""),
    "hinh_thuc": ("tt", "tx", "[tt, tx]", "[]", "' tt '"),
    "1.10": ('"- Một ý."', '"- Một\\n+ Hai"', "[Một, Hai]", "[]", "", "{khong_co: Không có.}"),
    "ty_le_nu": ("", "[]", "{}"),
    "mo_hinh": ("[]", "[{ten: Tổ tự quản, ket_qua: Tốt}]", "{ten: Tổ}", "[{la: }]"),
    "van_ban": ("[{so: 1-KH/TU, ngay: 8/4/2019, trich_yeu: về việc}]", "{so: 1-KH/TU}", "[]", ""),
    "dang_vien": ("{2009: 1.200, 2018: 13}", "{2009: 12}"),
}
"""What is right after a key."""
BELOW = {
    "tra_loi": ("I", "II", "1.10"),
    "bieu": ("PL1",),
    "PL1": ("mttq", "01"),
    **dict.fromkeys(("I", "II", "1.10"), ("noi_dung", "chi_tieu", "khong_co")),
    "chi_tieu": (*FACTS, "van_ban", "mo_hinh", "dang_vien"),
    **dict.fromkeys(("mttq", "01"), CELLS),
}
"""The keys that are right below a key."""
WRONG_LEAVES = (*TYPED, *map(quoted, TYPED), "noi_dung:dính", '"- Một ý."', "thu2", "1/4/2019", "[Một]", "- Một")
WRONG_KEYS = ("la", "1.1", "III", "PL1", "2010", "so", "khong", "noi_dung", "nguyen")
HEADS = ("don_vi: 123\n", "don_vi:\n", "", "don_vi: la\n", "don_vi: ' da-lat '\n", "don_vi: da-lat\nde_cuong: thu2\n")


class _Drawing:
    """One file on its way: right but for a place here and there."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.faulty = draw(st.sampled_from([1000, 12, 5]))
        """One of so many places is wrong."""

    def goes_wrong(self) -> bool:
        return self.draw(st.integers(1, self.faulty)) == 1 and self.faulty < 1000

    def value(self, key: str, depth: int) -> str:
        wrong = self.goes_wrong()
        if key in BELOW and not (wrong or (key in GOOD and self.draw(st.booleans()))):
            return self.mapping(BELOW[key], depth)
        return f" {self.draw(st.sampled_from(WRONG_LEAVES if wrong or key not in GOOD else GOOD[key]))}\n"

    def mapping(self, known: tuple[str, ...], depth: int) -> str:
        names = self.draw(st.lists(st.sampled_from(known), unique=True, max_size=5))
        if self.goes_wrong():
            names.append(self.draw(st.sampled_from(WRONG_KEYS)))
        lines = [f"{'  ' * depth}{name}:{self.value(name, depth + 1)}" for name in dict.fromkeys(names)]
        return "\n" + "".join(lines) if lines else " {}\n"


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a file of the right keys and values at the right places, mostly."""
    drawing = _Drawing(draw)
    head = draw(st.sampled_from(HEADS)) if drawing.goes_wrong() else HEAD
    known = ["tra_loi", "bieu", "ngay_gui", "ghi_chu", *(["la_gi"] if drawing.goes_wrong() else [])]
    parts = draw(st.lists(st.sampled_from(known), unique=True))
    return head + "".join(f"{each}:{drawing.value(each, 1)}" for each in parts)


def excused(found: Diagnostic) -> bool:
    """Whether a fault can't be seen in what an editor loaded: a text glued to its key, nothing, a number, `1.1`."""
    at, line = found.location, found.snippet or ""
    if found.rule is YAML_SYNTAX:  # `noi_dung:dính` is a legal text in quotes
        return True
    assert isinstance(at, TextLocation)
    typed = line[at.column - 1 : (at.end_column or 0) - 1].strip()
    if found.rule is UNKNOWN_KEY:  # a key that an editor takes for the number of another: 1.10
        return typed == key_spellings("1.10")[-1]
    value = load_scalar(typed)
    return value is None or (found.rule in {NOT_A_NUMBER, OUT_OF_RANGE} and not isinstance(value, str))


@pytest.mark.slow
@settings(max_examples=600)
@given(documents())
def test_whole_documents_agree(text: str) -> None:
    errors = checked(text)
    assume(errors is not None)
    taken = accepted(text)
    assert errors or taken
    assert not taken or all(map(excused, errors or ()))


@pytest.mark.parametrize("name", FACTS)
def test_what_is_drawn_as_right_is_right(name: str) -> None:
    for typed in GOOD[name]:
        assert checked(fact(name, typed)) == []
        assert accepted(fact(name, typed))
