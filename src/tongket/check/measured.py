"""Đơn vị tính: what a figure counts and how much one of it is, for the figure asked and for the number in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from tongket.model.outline import Column, Indicator
from tongket.numbers.digits import SCALE_NAMES
from tongket.numbers.lexicon import Counted, counted, noun_of
from tongket.numbers.numbers import Number, Reading
from tongket.values.folding import fold_words
from tongket.values.measures import scale_of

_SIZES = {
    "đồng": {"đồng": 1},
    "m2": {"m2": 1, "m²": 1, "mét vuông": 1, "ha": 10**4, "hecta": 10**4, "héc ta": 10**4, "km2": 10**6, "km²": 10**6},
    "m": {"m": 1, "mét": 1, "mét dài": 1, "km": 1000, "ki lô mét": 1000, "cây số": 1000},
    "kg": {"kg": 1, "kilôgam": 1, "tạ": 100, "tấn": 1000},
}
"""Of each kind of measure its units, and how much one of them is."""
_SIZED = {fold_words(name): (base, Decimal(size)) for base, units in _SIZES.items() for name, size in units.items()}
_LONGEST = max(len(each.split()) for each in _SIZED)
_SAME = ({"căn", "căn nhà", "nhà", "ngôi nhà"}, {"hộ", "hộ gia đình"}, {"hội nghị", "cuộc hội nghị"})
_ALIKE = {name: min(names) for names in ({fold_words(each) for each in same} for same in _SAME) for name in names}
_KINDS = ("nghị quyết", "chỉ thị", "kế hoạch", "quyết định", "chương trình", "hướng dẫn", "công văn", "kết luận")
_DOCUMENTS = frozenset(map(fold_words, _KINDS))
_MONEY, _DOCUMENT = "đồng", fold_words("văn bản")
_SCALES = ("nghìn", "ngàn", "triệu", "tỷ", "tỉ")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMeasure:
    """What one of a figure is (đơn vị tính)."""

    base: str
    """What is counted, folded: `đồng`, `m2`, `lượt`, `hội nghị`."""
    size: Decimal
    """How many of the base one is: 1.000.000 of `triệu đồng`."""
    listed: bool = False
    """Whether several nouns are counted together: `tổ, nhóm, câu lạc bộ`."""

    def may_stand_in(self, text: str, name: str) -> bool:
        """Whether a text in small letters may have a number of this measure, of the figure with this name."""
        return _numbered(self.base, name).search(text) is not None

    @property
    def is_money(self) -> bool:
        """Whether it is money."""
        return self.base == _MONEY


@lru_cache(maxsize=512)
def _numbered(base: str, name: str) -> re.Pattern[str]:
    """Return a pattern of a number before a word that may be its noun."""
    if base in _SIZES:
        words = [*_SCALES, *_SIZES[base]]
    elif counted(base) is Counted.PEOPLE or base == _DOCUMENT:
        words = [base, *name.split()]
    else:
        words = [each.split()[0] for each in (base, *(each for each in _ALIKE if _ALIKE[each] == base))]
    return re.compile(rf"\d\s*(?:{'|'.join(map(re.escape, dict.fromkeys(words)))})")


def measure_of(asked: Indicator | Column) -> AskedMeasure | None:
    """Return what a figure is asked in, by its measure or by the noun of its name; None where neither says."""
    text = asked.measure or ""
    if "%" in text:
        return None
    if "," in text:
        return AskedMeasure(base=fold_words(text), size=Decimal(1), listed=True)
    if not text:
        noun = noun_of(_without_count(fold_words(asked.name).split()))
        return (
            AskedMeasure(base=_ALIKE.get(noun, noun), size=Decimal(1)) if noun is not None and counted(noun) else None
        )
    scale = scale_of(text)
    words = fold_words(text).split()[len(SCALE_NAMES[scale].split()) if scale > 1 else 0 :]
    base, size = _sized(words)
    return AskedMeasure(base=base, size=scale * size) if base is not None else None


def _without_count(words: list[str]) -> list[str]:
    """Return the words of a figure's name without those that only say that it is one: "Tổng số cuộc …"."""
    return words[next((at for at, each in enumerate(words) if each not in {"tổng", "số"}), 0) :]


def _sized(words: Iterable[str]) -> tuple[str | None, Decimal]:
    """Return what folded words count, and how much one of it is."""
    given = list(words)
    for length in range(min(_LONGEST, len(given)), 0, -1):
        found = _SIZED.get(" ".join(given[:length]))
        if found is not None:
            return found
    noun = noun_of(given)
    return (_ALIKE.get(noun, noun) if noun is not None else None), Decimal(1)


def base_worth(reading: Reading, number: Number, asked: AskedMeasure, name: str) -> Decimal | None:
    """Return what a number of a text is worth in the base of a measure; None where it counts something else.

    `name` is the figure's own, folded: of people and of documents the text may use its noun ("406 cán bộ", "05 nghị
    quyết") instead of "người" and "văn bản". "9,1 tỷ" without a noun is money where money is asked.
    """
    if number.percent or number.points:
        return None
    if asked.listed:
        behind = fold_words(reading.text[number.end : number.end + 2 * len(asked.base)])
        return number.worth if behind.startswith(asked.base) else None
    base, size = _sized(number.after)
    if base == asked.base or (base is None and asked.is_money and number.scale > 1):
        return number.worth * size
    noun = number.noun
    if noun is None or f" {noun} " not in f" {name} ":
        return None
    people = counted(asked.base) is Counted.PEOPLE and counted(noun) is Counted.PEOPLE
    documents = asked.base == _DOCUMENT and noun in _DOCUMENTS
    return number.worth if people or documents else None


def other_measures(asked: AskedMeasure) -> Iterator[tuple[Decimal, str]]:
    """Yield how much one of each other measure of the same kind is, in the one asked, with its name: 0,001 nghìn đồng.

    Of money and of people also the scales: nghìn, triệu, tỷ.
    """
    units = _SIZES.get(asked.base, {})
    names = {Decimal(size): name for name, size in reversed(units.items())}
    if asked.is_money:
        names |= {scale: f"{name} {_MONEY}" for scale, name in SCALE_NAMES.items()}
    elif not units:
        names = {Decimal(1): asked.base, Decimal(1000): f"nghìn {asked.base}"}
    yield from ((size / asked.size, name) for size, name in names.items() if size != asked.size)
