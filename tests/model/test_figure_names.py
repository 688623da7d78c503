"""The name of a figure: one grammar, read and written; tags that no wording of a template changes."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import REPOSITORY
from tongket.model import figure_names
from tongket.model.figure_names import Aspect, Derived, FigureName, Note, NoteKind, Operand, PrintedName, parse_name
from tongket.model.figure_tags import LONGEST_TAG, lasting_name, make_older_tag, make_tag, parse_tag

ODD = (
    "co",
    "y",
    "thieu",
    "lon_nhat",
    "2018",
    "+",
    "chot",
    "abs",
    "a.b",
    "II.a",
    "a~b",
    "a-b",
    "-",
    "=",
    "%41",
    "Mục 1",
)
IDS = st.one_of(st.sampled_from(ODD), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6))
FIGURES = st.builds(
    FigureName,
    place=st.just("I.1"),
    id=IDS,
    row=st.none(),
    table=st.just(value=False),
    group=st.none() | IDS,
    option=st.none() | IDS,
    year=st.none() | st.integers(0, 9999),
    aspect=st.sampled_from(Aspect),
)
CELLS = st.builds(FigureName, place=st.just("I.1"), id=IDS, row=st.none() | IDS, table=st.just(value=True))
FACTS: st.SearchStrategy[Operand] = FIGURES | CELLS
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.sampled_from(
    [Decimal(100), Decimal("1E+9")]
)


def formulas(values: st.SearchStrategy[Operand]) -> st.SearchStrategy[Operand]:
    """Return formulas over values."""
    signs = st.sampled_from("+~*/")
    return st.one_of(
        st.builds(lambda sign, one, other: Derived(sign, (one, other)), signs, values, values),
        st.builds(lambda sign, one, other: Derived(sign, (one, other)), signs, values, NUMBERS),
        st.builds(lambda sign, one, other: Derived(sign, (other, one)), signs, values, NUMBERS),
        st.builds(lambda sign, one: Derived(sign, (one,)), st.sampled_from(["-", "abs"]), values),
    )


VALUES = st.recursive(FACTS, formulas, max_leaves=6)
ROUNDED = st.builds(lambda sign, value: Derived(sign, (value,)), st.sampled_from(["|0", "|1", "|%2", "|%"]), VALUES)
NOTES = st.builds(Note, place=IDS, kind=st.sampled_from(NoteKind), of=st.just("") | IDS)
NAMES: st.SearchStrategy[PrintedName] = st.one_of(VALUES, ROUNDED, NOTES)


def name(text: str) -> PrintedName:
    """Return a name that is written so."""
    read = parse_name(text)
    assert read is not None, text
    return read


@given(NAMES)
def test_every_name_is_read_as_it_is_written(named: PrintedName) -> None:
    assert parse_name(str(named)) == named


def test_the_grammar_is_written_up_as_it_is_owned() -> None:
    text = (REPOSITORY / "docs" / "formats.md").read_text("utf-8")
    grammar = [each[4:] for each in (figure_names.__doc__ or "").splitlines() if each.startswith("    ")]
    assert "\n".join(grammar) in text
    [examples] = [each for each in text.splitlines() if each.startswith("It says of which place")]
    tags = re.findall(r"`(tk:[^` ]+)`", examples)
    assert len(tags) > 5
    assert [make_tag(read) for each in tags if (read := parse_tag(each)) is not None] == tags


@given(IDS, IDS)
def test_a_place_with_any_id_is_told_from_its_figures(place: str, fact: str) -> None:
    for named in (FigureName(place=place, id=fact), FigureName(place=place, id=fact, row=fact, table=True)):
        assert parse_name(str(named)) == named
        assert parse_name(str(Derived("|1", (named,)))) == Derived("|1", (named,))


@given(st.text())
def test_what_is_no_name_is_none(text: str) -> None:
    read = parse_name(text)
    assert read is None or parse_name(str(read)) == read


@given(NAMES)
def test_a_lasting_name_is_its_own(named: PrintedName) -> None:
    assert lasting_name(lasting_name(named)) == lasting_name(named)


@given(NAMES)
def test_a_tag_is_short_and_plain(named: PrintedName) -> None:
    tag = make_tag(named)
    assert len(tag) <= LONGEST_TAG
    assert tag.isascii()
    assert "{" not in tag
    read = parse_tag(tag)
    assert read is None or make_tag(read) == tag


@pytest.mark.parametrize(
    "wordings",
    [
        ("I.1.(nu/can_bo)|%1", "I.1.(nu/can_bo)|%2", "I.1.(nu/can_bo)|%0"),
        ("I.1.hoi_nghi", "I.1.hoi_nghi|0", "I.1.hoi_nghi|2"),
        ("I.1.ke_hoach", "I.1.ke_hoach.co"),
        ("I.1.hinh_thuc@huyen.truc_tuyen", "I.1.hinh_thuc@huyen.truc_tuyen.co"),
        ("I.1.(nu+nam)", "I.1.(nam+nu)", "I.1.((0+nam)+nu)"),
        ("I.1.((nu+nam)+khac)", "I.1.(khac+(nam+nu))"),
        (
            "I.1.((nu/can_bo)*100)|1",
            "I.1.((100*nu)/can_bo)|2",
            "I.1.(nu/can_bo*100)|1".replace("nu/can_bo*100", "(nu*100)/can_bo"),
        ),
        ("I.1.abs((a~b))", "I.1.abs((b~a))", "I.1.abs(-(a~b))|1"),
        ("I.1.abs(((a~b)*100))|1", "I.1.abs((100*(b~a)))", "I.1.(100*abs((a~b)))"),
        ("I.1.abs(a)", "I.1.abs(-a)", "I.1.abs(abs(a))"),
        ("I.1.(a@huyen~b@huyen)", "I.1.(-b@huyen+a@huyen)"),
    ],
)
def test_however_it_is_worded_a_figure_has_one_tag(wordings: tuple[str, ...]) -> None:
    assert len({make_tag(name(each)) for each in wordings}) == 1


@pytest.mark.parametrize(
    "texts",
    [
        ("I.1.nu", "I.1.nu.so_don_vi", "I.1.nu@huyen", "I.1.nu.2018", "I.1.nu.khong", "I.1.nu.lon_nhat"),
        ("I.1.(nu/can_bo)", "I.1.(can_bo/nu)", "I.1.(nu/can_bo)|%1", "I.1.((nu/can_bo)*100)", "I.1.(nu~can_bo)"),
        ("I.1.lon_nhat", "I.1.hinh_thuc.=lon_nhat", "I.1.hinh_thuc.lon_nhat"),
        ("I.1.=tinh_hinh", "I.1.tinh_hinh"),
        ("II.%61.so_don_vi", "II.a.so_don_vi"),
        ("PL1/chot/can_bo", "PL1/+/can_bo.chot", "PL1/+/can_bo", "PL1.can_bo"),
    ],
)
def test_different_figures_have_different_tags(texts: tuple[str, ...]) -> None:
    assert len({make_tag(name(each)) for each in texts}) == len(texts)


def test_the_tags_of_before_are_known() -> None:
    assert make_older_tag(name("I.1.(a@huyen~b@huyen)|%1")) == "tk:I.1.(a@huyen-b@huyen)|%1"
    assert make_older_tag(name("PL1/+/can_bo.chot")) == "tk:PL1/chot/can_bo"
    assert make_older_tag(name("II.%61.=dien_hinh")) == "tk:II.a.dien_hinh"
    assert parse_tag("tk:I.1.(nu-nam)|1") == name("I.1.(nu~nam)|1")


def test_a_name_without_a_figure_of_the_data_and_one_too_deep_are_refused() -> None:
    with pytest.raises(ValueError, match="/"):
        Derived("/", (Decimal(1), Decimal(2)))
    deep: Operand = FigureName(place="I.1", id="a")
    for _ in range(100):
        deep = Derived("+", (deep, Decimal(1)))
    with pytest.raises(RecursionError):
        Derived("+", (deep, Decimal(1)))
    assert parse_name("I.1." + "(" * 2000 + "a") is None


def test_a_sum_of_more_than_anybody_adds_has_a_tag_too() -> None:
    wide: Operand = FigureName(place="I.1", id="a")
    for _ in range(10):
        wide = Derived("+", (wide, wide))
    assert isinstance(wide, Derived)
    assert parse_name(str(wide)) == wide
    assert len(make_tag(Derived("|1", (wide,)))) <= LONGEST_TAG
