"""What a lead sentence sees of an indicator (`docs/templates.md`, "Câu dẫn"): figures, yes and no, choices."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from tongket.merge.merged import Reported, Total
from tongket.model.figure_names import Aspect, FigureName
from tongket.model.outline import FactKind, PrintedIn
from tongket.sentences.quantities import NoDataError, Quantity, Words, divide
from tongket.values.figures import FigureKind


class Extreme:
    """The largest or smallest figure, and whose it is."""

    __slots__ = ("don_vi", "so")

    def __init__(self, reported: Reported, form: FigureKind | PrintedIn | None, name: FigureName, unit: Aspect) -> None:
        value = reported.fact.value
        self.so = Quantity(value if isinstance(value, Decimal) else None, form, name=name)
        self.don_vi = Words(reported.unit.name, replace(name, aspect=unit))

    def __str__(self) -> str:
        return str(self.so)


class _Counted:
    """What every fact has: how many reported, of how many, and the same for one group."""

    def __init__(self, total: Total, name: FigureName) -> None:
        self._total = total
        self._name = name

    def _count(self, aspect: Aspect, number: int | None) -> Quantity:
        return Quantity(number, name=replace(self._name, aspect=aspect))

    def _grouped(self) -> Iterator[tuple[str, Total, FigureName]]:
        """Yield each group with its total and the name of that."""
        for group, total in self._total.by_group.items():
            yield group, total, replace(self._name, group=group)

    @property
    def so_don_vi(self) -> Quantity:
        """How many units reported."""
        return self._count(Aspect.UNITS, len(self._total.counted))

    @property
    def phai_co(self) -> Quantity:
        """How many units owe it."""
        return self._count(Aspect.OWING, len(self._total.expected))


class FigureFact(Quantity, _Counted):
    """A figure: prints its total."""

    __slots__ = ("_name", "_total")

    def __init__(self, total: Total, name: FigureName) -> None:
        _Counted.__init__(self, total, name)
        Quantity.__init__(self, total.total, self._form, name=name, apart=total.apart)

    @property
    def _form(self) -> FigureKind | PrintedIn | None:
        """How its figures are printed."""
        return self._total.indicator.printed_in or self._total.indicator.kind.figure

    def __bool__(self) -> bool:
        return bool(self._total.counted) or self._total.settled is not None

    @property
    def don_vi_tinh(self) -> Words:
        """The measure that the figure is printed in."""
        indicator = self._total.indicator
        measure = indicator.measure if indicator.printed_in is None else indicator.printed_in.measure
        return Words(measure or "", replace(self._name, aspect=Aspect.MEASURE))

    @property
    def trung_binh(self) -> Quantity:
        """The mean."""
        name = replace(self._name, aspect=Aspect.MEAN)
        return Quantity(self._total.mean, self._form, name=name, apart=self._total.apart)

    @property
    def lon_nhat(self) -> Extreme:
        """The largest figure; of equal ones the first in rank."""
        return self._extreme(Aspect.LARGEST, Aspect.LARGEST_UNIT, sign=-1)

    @property
    def nho_nhat(self) -> Extreme:
        """The smallest figure; of equal ones the first in rank."""
        return self._extreme(Aspect.SMALLEST, Aspect.SMALLEST_UNIT, sign=1)

    def _extreme(self, aspect: Aspect, unit: Aspect, sign: int) -> Extreme:
        if not self._total.counted:
            raise NoDataError
        best = min(self._total.counted, key=lambda each: sign * _decimal(each))
        return Extreme(best, self._form, replace(self._name, aspect=aspect), unit)

    @property
    def nhom(self) -> Mapping[str, "FigureFact"]:
        """The same for one group."""
        return {group: FigureFact(total, name) for group, total, name in self._grouped()}

    @property
    def nam(self) -> Mapping[int, Quantity]:
        """The total of each base year, over the units that gave all of them."""
        years, figures = self._total.indicator.years, self._total.by_year
        settled = {years[-1]} if self._total.apart and figures.get(years[-1]) == self._total.total else set()
        return {
            year: Quantity(figures.get(year), self._form, name=replace(self._name, year=year), apart=year in settled)
            for year in years
        }

    @property
    def ca_hai(self) -> Quantity:
        """How many units gave all base years."""
        return self._count(Aspect.BOTH_YEARS, len(self._total.both) or None)

    def _change(self) -> tuple[Decimal, Decimal]:
        years = self._total.indicator.years
        if len(years) < 2 or not self._total.by_year.keys() >= {years[0], years[-1]}:  # noqa: PLR2004 - from, to
            raise NoDataError
        return self._total.by_year[years[0]], self._total.by_year[years[-1]]

    @property
    def xu_huong(self) -> Words:
        """From the first base year to the last: `tăng`, `giảm` or `không đổi`."""
        first, last = self._change()
        text = "tăng" if last > first else "giảm" if last < first else "không đổi"
        return Words(text, replace(self._name, aspect=Aspect.TREND))

    @property
    def chenh_lech(self) -> Quantity:
        """The difference of the last and the first base year, without sign; of rates in percentage points."""
        first, last = self._change()
        name = replace(self._name, aspect=Aspect.CHANGE)
        return Quantity(abs(last - first), self._total.indicator.printed_in, name=name)

    @property
    def ty_le_chenh_lech(self) -> Quantity:
        """The difference as a share of the first base year: `{{ can_bo.ty_le_chenh_lech | phan_tram(1) }}`."""
        first, last = self._change()
        return divide(abs(last - first), first, replace(self._name, aspect=Aspect.CHANGE_SHARE))


def _decimal(reported: Reported) -> Decimal:
    value = reported.fact.value
    return value if isinstance(value, Decimal) else Decimal(0)


class Answers(Quantity, _Counted):
    """Yes and no counted: prints how many say "có"."""

    __slots__ = ("_name", "_total", "_yes")

    def __init__(self, total: Total, yes: int, name: FigureName) -> None:
        _Counted.__init__(self, total, name)
        Quantity.__init__(self, yes if total.counted else None, name=name)
        self._yes = yes

    @property
    def co(self) -> Quantity:
        """How many say yes."""
        return self._count(Aspect.YES, self._yes if self._total.counted else None)

    @property
    def khong(self) -> Quantity:
        """How many say no."""
        answered = len(self._total.counted)
        return self._count(Aspect.NO, answered - self._yes if answered else None)

    @property
    def tra_loi(self) -> Quantity:
        """How many answered."""
        return self._count(Aspect.ANSWERED, len(self._total.counted) or None)

    @property
    def ty_so(self) -> Words:
        """Yes of those who answered: `11/12`."""
        return Words(f"{self.co.text}/{self.tra_loi.text}", replace(self._name, aspect=Aspect.RATIO))


class YesNoFact(Answers):
    """A `co_khong`."""

    def __init__(self, total: Total, name: FigureName) -> None:
        super().__init__(total, sum(each.fact.value is True for each in total.counted), name)

    @property
    def nhom(self) -> Mapping[str, "YesNoFact"]:
        """The same for one group."""
        return {group: YesNoFact(total, name) for group, total, name in self._grouped()}


class OptionFact(Answers):
    """One option of a `lua_chon`."""

    def __init__(self, total: Total, option: str, name: FigureName) -> None:
        super().__init__(total, total.chosen(option), replace(name, option=option))
        self._option = option

    @property
    def ten(self) -> str:
        """Its name in the outline."""
        return next(each.name for each in self._total.indicator.options if each.id == self._option)

    @property
    def chu_yeu(self) -> bool:
        """Whether it is one of the main options."""
        return self._option in _main_options(self._total)

    @property
    def nhom(self) -> Mapping[str, "OptionFact"]:
        """The same for one group."""
        return {group: OptionFact(total, self._option, name) for group, total, name in self._grouped()}


_STANDS_OUT = Decimal("0.2")
"""By what share of those who answered the main options are ahead of the next one.

A choice (`docs/templates.md`, "Chủ yếu"): of 26 units five or six more; below it "chủ yếu" would hang on one answer
that comes late.
"""


def _main_options(total: Total) -> tuple[str, ...]:
    """Return the options that a report may call the main ones (chủ yếu), the most often chosen first.

    Each was chosen by more than half of those who answered, and the last of them by a fifth of these more than the
    next option. Where all options were chosen so, or none, none of them is the main one.
    """
    ranked, answered = _by_choice(total), len(total.counted)
    main = [each for each in ranked if 2 * total.chosen(each) > answered]
    if not main or len(main) == len(ranked):
        return ()
    ahead = total.chosen(main[-1]) - total.chosen(ranked[len(main)])
    return tuple(main) if ahead >= _STANDS_OUT * answered else ()


def _by_choice(total: Total) -> list[str]:
    """Return the options, the most often chosen first; of equal ones in the order of the outline."""
    return sorted((each.id for each in total.indicator.options), key=lambda each: -total.chosen(each))


class ChoiceFact(_Counted):
    """A `lua_chon`: each option under its id."""

    def __bool__(self) -> bool:
        return bool(self._total.counted)

    def __str__(self) -> str:
        raise NoDataError

    @property
    def _options(self) -> tuple[str, ...]:
        return tuple(each.id for each in self._total.indicator.options)

    def __getattr__(self, name: str) -> OptionFact:
        if not name.startswith("_") and name in self._options:
            return OptionFact(self._total, name, self._name)
        raise AttributeError(name)

    @property
    def chu_yeu(self) -> tuple[OptionFact, ...]:
        """The main options, the most often chosen first; none where none stands out."""
        return tuple(OptionFact(self._total, each, self._name) for each in _main_options(self._total))

    @property
    def nhom(self) -> Mapping[str, "ChoiceFact"]:
        """The same for one group."""
        return {group: ChoiceFact(total, name) for group, total, name in self._grouped()}


SaidFact = FigureFact | YesNoFact | ChoiceFact


def fact_of(total: Total, item: str) -> SaidFact:
    """Return what a lead sentence sees of an indicator of an item."""
    name = FigureName(place=item, id=total.indicator.id)
    if total.indicator.kind is FactKind.YES_NO:
        return YesNoFact(total, name)
    if total.indicator.kind is FactKind.CHOICE:
        return ChoiceFact(total, name)
    return FigureFact(total, name)


_HIDDEN = frozenset({"value", "derived", "name", "text", "apart", "form"})
"""Of the records of this file: for the code, not for templates."""


def is_fact(value: object) -> bool:
    """Whether a value is one of the records that a lead sentence sees."""
    return isinstance(value, Quantity | Words | Extreme | _Counted)


def fact_names(fact: object) -> tuple[str, ...]:
    """Return what may stand after the dot of a fact: `so_don_vi`, `nhom`, …; of a choice its options too."""
    if isinstance(fact, Extreme):
        return ("so", "don_vi")
    own = {
        name: None
        for kind in reversed(type(fact).__mro__)
        for name, member in vars(kind).items()
        if isinstance(member, property) and not name.startswith("_") and name not in _HIDDEN
    }
    return (*own, *(options_of(fact) if isinstance(fact, ChoiceFact) else ()))


def options_of(choice: ChoiceFact) -> tuple[str, ...]:
    """Return the ids of the options of a `lua_chon`."""
    return choice._options  # noqa: SLF001 - of this file
