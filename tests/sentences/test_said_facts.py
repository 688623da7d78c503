"""What a lead sentence sees of an indicator: figures, yes and no, choices."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import records
from tests.records import CHOICE, DOCUMENTS, INDICATOR, RATE, STAFF, YES_NO, fact
from tongket.merge.totals import settle_total
from tongket.model.answers import Fact
from tongket.model.outline import Indicator, Option, PrintedIn
from tongket.sentences.quantities import NoDataError, Quantity
from tongket.sentences.said_facts import ChoiceFact, FigureFact, YesNoFact, fact_names, fact_of, is_fact, options_of


def figure(indicator: Indicator = INDICATOR, /, **facts: Fact) -> FigureFact:
    said = fact_of(records.total(indicator, **facts), "I")
    assert isinstance(said, FigureFact)
    return said


def yes_no(**answers: bool) -> YesNoFact:
    said = fact_of(records.total(YES_NO, **{unit: fact(value=each) for unit, each in answers.items()}), "I")
    assert isinstance(said, YesNoFact)
    return said


def choice(indicator: Indicator = CHOICE, **chosen: tuple[str, ...]) -> ChoiceFact:
    said = fact_of(records.total(indicator, **{unit: fact(each) for unit, each in chosen.items()}), "I")
    assert isinstance(said, ChoiceFact)
    return said


# --- figures

UNITS = ("da_lat", "bao_loc", "di_linh", "mttq")


@given(st.dictionaries(st.sampled_from(UNITS), st.integers(0, 10**6)))
def test_a_figure_says_of_how_many_its_sum_mean_largest_and_smallest(figures: dict[str, int]) -> None:
    said = figure(INDICATOR, **{unit: fact(each) for unit, each in figures.items()})
    assert said.so_don_vi == len(figures)
    assert said.phai_co == len(UNITS)
    assert bool(said) is bool(figures)
    if not figures:
        for ask in ("lon_nhat", "nho_nhat"):
            with pytest.raises(NoDataError):
                getattr(said, ask)
        assert not said.trung_binh
        return
    assert said == sum(figures.values())
    assert said.lon_nhat.so == max(figures.values())
    assert said.nho_nhat.so == min(figures.values())
    assert said.nho_nhat.so <= said.trung_binh <= said.lon_nhat.so
    by_group = [each.value for each in said.nhom.values() if each]
    assert sum(by_group) == said.value


def test_of_equal_figures_the_first_in_rank_is_named() -> None:
    said = figure(mttq=fact(7), bao_loc=fact(7), di_linh=fact(3), da_lat=fact(3))
    assert said.lon_nhat.don_vi.text == "Thành ủy Bảo Lộc"
    assert said.nho_nhat.don_vi.text == "Thành ủy Đà Lạt"


def test_a_figure_of_nought_was_given() -> None:
    assert figure(da_lat=fact(0))
    assert figure(da_lat=fact(0)).text == "0"


def test_a_figure_that_a_person_settled_is_there_though_nobody_reported() -> None:
    settled = fact_of(settle_total(records.total(INDICATOR), Decimal(406), None), "I")
    assert settled
    assert isinstance(settled, FigureFact)
    assert settled.text == "406"


def test_a_group_has_its_own_figures_and_its_own_who_owe_them() -> None:
    huyen, doan_the = figure(da_lat=fact(12), mttq=fact(5)).nhom.values()
    assert (huyen.text, huyen.so_don_vi.text, huyen.phai_co.text) == ("12", "01", "03")
    assert (doan_the.text, doan_the.phai_co.text) == ("05", "01")
    assert huyen.lon_nhat.don_vi == "Thành ủy Đà Lạt"


def test_a_rate_prints_with_its_sign_wherever_a_share_of_it_stands() -> None:
    said = figure(RATE, da_lat=fact(Decimal("85.5")), bao_loc=fact(64))
    assert said.text == "74,75%"
    assert said.lon_nhat.so.text == "85,5%"
    assert said.trung_binh.text == "74,75%"
    assert said.so_don_vi.text == "02"


def test_another_measure_holds_for_the_figure_and_its_mean_and_is_named() -> None:
    printed_in = PrintedIn(measure="tỷ đồng", divide=Decimal(1000), decimals=1)
    said = figure(replace(INDICATOR, measure="triệu đồng", printed_in=printed_in), da_lat=fact(4500))
    assert (said.text, said.trung_binh.text, said.don_vi_tinh.text) == ("4,5", "4,5", "tỷ đồng")
    assert figure(da_lat=fact(1)).don_vi_tinh.text == "hội nghị"


@given(st.integers(0, 10**4), st.integers(0, 10**4))
def test_a_change_has_a_direction_and_no_sign(before: int, after: int) -> None:
    said = figure(STAFF, da_lat=fact(after, nam_2009=before, nam_2018=after))
    assert said.xu_huong == ("tăng" if after > before else "giảm" if after < before else "không đổi")
    assert said.chenh_lech == abs(after - before)
    assert said.nam[2009] == before
    assert said.nam[2018] == after
    if before:
        assert said.ty_le_chenh_lech == Decimal(abs(after - before)) / before
    else:
        assert not said.ty_le_chenh_lech


def test_only_units_that_gave_all_base_years_are_compared() -> None:
    said = figure(STAFF, da_lat=fact(40, nam_2009=44, nam_2018=40), bao_loc=fact(60, nam_2018=60))
    assert (said.text, said.nam[2018].text, said.ca_hai.text) == ("100", "40", "01")


def test_without_base_years_there_is_no_change() -> None:
    for said in (figure(da_lat=fact(5)), figure(STAFF, da_lat=fact(5, nam_2018=5))):
        for ask in ("xu_huong", "chenh_lech", "ty_le_chenh_lech"):
            with pytest.raises(NoDataError):
                getattr(said, ask)
        assert not said.ca_hai
    assert not figure(STAFF).nam[2009]


# --- yes and no


@given(st.dictionaries(st.sampled_from(UNITS), st.booleans()))
def test_yes_and_no_add_up_to_those_who_answered(answers: dict[str, bool]) -> None:
    said = yes_no(**answers)
    assert bool(said) is bool(answers)
    if not answers:
        assert not any((said.co, said.khong, said.tra_loi))
        return
    assert said.co == sum(answers.values()) == said
    assert said.co.value + said.khong.value == said.tra_loi.value == len(answers)
    assert said.ty_so == f"{said.co.text}/{said.tra_loi.text}"


def test_yes_and_no_are_counted_in_a_group_too() -> None:
    huyen, doan_the = yes_no(da_lat=True, bao_loc=False).nhom.values()
    assert huyen.ty_so == "01/02"
    assert not doan_the


# --- choices


def test_each_option_is_counted_over_those_who_answered() -> None:
    said = choice(da_lat=("truc_tiep", "zalo"), bao_loc=("zalo",), mttq=("zalo",))
    assert said.truc_tiep.ty_so == "01/03"
    assert said.zalo.ty_so == "03/03"
    assert said.truc_tiep.khong == 2
    assert said.zalo.ten == "qua Zalo"
    assert said.nhom["huyen"].zalo.co == 2


@pytest.mark.parametrize("name", ["hop", "_options_", "__wrapped__", "name"])
def test_a_choice_has_its_options_and_no_other(name: str) -> None:
    with pytest.raises(AttributeError):
        getattr(choice(da_lat=("zalo",)), name)


def test_a_choice_itself_prints_nothing() -> None:
    with pytest.raises(NoDataError):
        str(choice(da_lat=("zalo",)))
    assert choice(da_lat=("zalo",))
    assert not choice()


THREE = replace(CHOICE, options=tuple(Option(id=each, name=f"cách {each}") for each in ("a", "b", "c")))


def main(**chosen: str) -> list[str]:
    return [each.ten for each in choice(THREE, **{unit: tuple(each) for unit, each in chosen.items()}).chu_yeu]


def test_the_main_options_are_those_of_more_than_half_well_ahead_of_the_next() -> None:
    assert main(da_lat="b", bao_loc="b", di_linh="ab", mttq="c") == ["cách b"]
    assert main(da_lat="ab", bao_loc="ab", di_linh="ab", mttq="bc") == ["cách b", "cách a"]
    assert main(da_lat="a", bao_loc="a", di_linh="b", mttq="b") == []  # half is not more than half
    assert main(da_lat="abc", bao_loc="abc") == []  # all of them: none stands out
    assert main() == []


@given(st.dictionaries(st.sampled_from(UNITS), st.sets(st.sampled_from("abc"), min_size=1)))
def test_no_option_that_half_did_not_choose_or_that_is_chosen_as_often_as_another_is_a_main_one(
    chosen: dict[str, set[str]],
) -> None:
    said = choice(THREE, **{unit: tuple(sorted(each)) for unit, each in chosen.items()})
    counts = {name: sum(name in each for each in chosen.values()) for name in "abc"}
    names = {each.ten[-1] for each in said.chu_yeu}
    assert all(2 * counts[name] > len(chosen) for name in names)
    assert all(counts[name] > counts[other] for name in names for other in set("abc") - names)
    assert len(names) < len("abc")
    assert {name for name in "abc" if getattr(said, name).chu_yeu} == names


# --- names


def test_a_total_is_what_its_kind_asks_for() -> None:
    kinds = {INDICATOR: FigureFact, RATE: FigureFact, DOCUMENTS: FigureFact, YES_NO: YesNoFact}
    for indicator, kind in kinds.items():
        assert type(fact_of(records.total(indicator), "I")) is kind
    assert isinstance(fact_of(records.total(CHOICE), "I"), ChoiceFact)


def test_what_a_sentence_sees_is_a_fact_and_what_python_has_is_none() -> None:
    said = figure(da_lat=fact(5))
    for each in (said, said.so_don_vi, said.don_vi_tinh, said.lon_nhat, yes_no(), choice(), Quantity(1)):
        assert is_fact(each)
    for other in (5, "05", None, [said], said.nhom):
        assert not is_fact(other)


def test_every_name_after_the_dot_can_be_asked() -> None:
    full = (
        figure(STAFF, da_lat=fact(5, nam_2009=4, nam_2018=5)),
        yes_no(da_lat=True),
        choice(da_lat=("zalo",)),
        figure(da_lat=fact(5)).lon_nhat,
    )
    for each in full:
        assert fact_names(each)
        for name in fact_names(each):
            assert getattr(each, name) is not None
    assert options_of(full[2]) == ("truc_tiep", "zalo")
    assert set(fact_names(full[2])) >= {"truc_tiep", "zalo"}
    assert fact_names(full[3]) == ("so", "don_vi")
