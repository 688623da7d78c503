"""How well the words of a number agree with those of a known one: the same value is not enough."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tongket.commands.figures.known_numbers import KnownKind, KnownNumber
from tongket.numbers.lexicon import GENERAL, LOWER_UNITS, STOPWORDS, Counted, counted, word_pairs
from tongket.numbers.numbers import Number, Reading
from tongket.values.folding import fold_words

LARGE = 4
"""So many digits before the zeros at the end, and two numbers are not the same by chance.

With two 101 of the 824 numbers of the published passages have a source that they can't have, with four or eight none.
"""
NEAREST = 3
"""How many words before a number may name what it is of, where no noun follows.

Of the numbers of this repository's draft 178 have a source, with one word 176, with six 180; no number of the published
passages has one.
"""
_OFFICES = frozenset(fold_words("huyện thành thị tỉnh đảng đoàn ủy ban thường vụ chấp hành bộ việt nam khối").split())
"""Words that the names of many units have in common."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A number of a document with what tells what it is about."""

    number: Number
    whole: Number | None = None
    """The b of an `a/b`, where it is the a."""
    row: frozenset[str] = frozenset()
    """The words of its row, in a table."""
    column: frozenset[str] = frozenset()
    sentence: frozenset[str] = frozenset()
    """The words of its sentence."""
    phrases: frozenset[str] = frozenset()
    """The neighbours among them."""
    clause: frozenset[str] = frozenset()
    """The neighbours among the words of its own clause: what units are said to have done."""
    place: frozenset[str] = frozenset()
    """The words of its paragraph and of the heading above: which unit or body is spoken of."""

    @property
    def around(self) -> frozenset[str]:
        """The words that it stands among."""
        return frozenset((*self.number.before, *self.number.after)) - STOPWORDS

    @property
    def in_table(self) -> bool:
        """Whether it is alone in a cell of a table."""
        return bool(self.row or self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a paragraph stands, as words."""

    words: frozenset[str] = frozenset()
    """Of the paragraph and of the heading above."""
    cell: tuple[frozenset[str], frozenset[str]] | None = None
    """The words of its row and of its column, where it is one number alone in a table."""


def ask(reading: Reading, number: Number, spot: Place) -> Question:
    """Return what is to be found out about a number that stands at a place of a document."""
    row, column = spot.cell if spot.cell is not None else (frozenset[str](), frozenset[str]())
    whole = reading.pairs.get(number.index)
    said = _read_sentence(reading.sentence(number))
    return Question(
        number=number,
        whole=reading.numbers[whole] if whole is not None else None,
        row=row,
        column=column,
        sentence=said.words,
        phrases=said.pairs,
        clause=word_pairs(number.before) | word_pairs(_clause_after(reading, number)),
        place=spot.words,
    )


class _Said(NamedTuple):
    """What a sentence says."""

    words: frozenset[str]
    pairs: frozenset[str]


@lru_cache(maxsize=64)
def _read_sentence(text: str) -> _Said:
    """Return the words of a sentence and their neighbours; all its numbers ask for them, one after the other."""
    clauses = [fold_words(each).split() for each in re.split(r"[,.;:()]", text)]
    words = frozenset(word for given in clauses for word in given) - STOPWORDS
    return _Said(words=words, pairs=frozenset(pair for given in clauses for pair in word_pairs(given)))


def _clause_after(reading: Reading, number: Number) -> list[str]:
    """Return the words behind a number up to the next one or the end of its clause; commas are passed over."""
    last = reading.numbers[reading.pairs.get(number.index, number.index)]
    return fold_words(re.split(r"[.;:()\[\]]", reading.after(last), maxsplit=1)[0]).split()


def score_known(asked: Question, known: KnownNumber) -> int:
    """Return how well the words of a number and of a known one agree; 0 where they do not.

    What is counted and its measure must agree, and what is said of it; a target is never the result of something.
    """
    if known.in_text:
        return _score_text(asked, known)
    if asked.number.target:
        return 0
    if known.cell is not None and asked.in_table and known.cell[0] == asked.row and known.cell[1] <= asked.column:
        return 20
    points = score_figure(asked, known)
    if not points and _is_large(asked.number) and asked.number.bound is None and not known.coverage:
        return int(not _differ(asked.number, known))
    return points


def _is_large(number: Number) -> bool:
    digits = "".join(str(each) for each in number.value.as_tuple().digits).rstrip("0")
    return not (number.percent or number.points) and len(digits) >= LARGE


def _differ(number: Number, known: KnownNumber) -> bool:
    """Whether a number and a known one surely count different things."""
    return number.counts is not None and bool(known.nouns) and not counts_same(number, known)


def _score_text(asked: Question, known: KnownNumber) -> int:
    number = asked.number
    if number.target and not known.target and known.kind is not KnownKind.CONSTANT:
        return 0
    theirs = (known.before, known.after)
    if (number.before, number.after) == theirs and (number.before or number.after):
        return 10 + len(number.before) + len(number.after)
    if (number.noun is not None or known.nouns) and number.noun not in known.nouns:
        return 0  # "147 xã" is not "147 địa chỉ tin cậy ở xã"
    same_after = _common(number.after, known.after)
    same_before = _common(tuple(reversed(number.before)), tuple(reversed(known.before)))
    if known.kind is KnownKind.DRAFT and number.counts is Counted.UNITS and known.before and not same_before:
        return 0  # the draft has "14/16 đảng bộ" of something else
    own = word_pairs((number.noun or "").split())
    shared = (_pairs_around(number.before, number.after) & _pairs_around(*theirs)) - own
    points = (
        3 * bool(same_after) + same_after + same_before + len(asked.around & frozenset((*known.before, *known.after)))
    )
    lasting = known.kind is KnownKind.CONSTANT and number.noun in {"năm", "tháng", "ngày"}  # "10 năm"
    led = frozenset(number.before[len(number.before) - same_before :]) - STOPWORDS
    said = asked.around - frozenset((number.noun or "").split())
    all_said = bool(said) and said <= frozenset((*known.before, *known.after))
    return points if shared or lasting or led or all_said else 0


def _pairs_around(before: tuple[str, ...], after: tuple[str, ...]) -> frozenset[str]:
    return word_pairs(before) | word_pairs(after)


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def score_figure(asked: Question, known: KnownNumber) -> int:
    """Return how well the words of a number agree with the name of a figure; 0 where they do not."""
    number = asked.number
    if asked.in_table:
        return len((asked.row | asked.column) & known.words)
    if known.coverage:
        return _score_coverage(asked, known)
    if not _is_named(asked, known):
        return 0
    if number.percent or number.points:
        return score_share(asked, known)
    points = len({*number.after, *number.before} & known.words)
    if counts_same(number, known) or _may_be_same(number, known):
        return points + 2 if number.noun not in GENERAL or _tells(asked, known) else 0
    if _differ(number, known):
        return 0
    near = number.before[-NEAREST:] if number.counts is None else ()
    return points if (word_pairs(number.after) | word_pairs(near)) & known.pairs else 0


def _tells(asked: Question, known: KnownNumber) -> bool:
    """Whether a sentence says of which figure it speaks, beside what that counts: its column, of one in a table."""
    if known.cell is not None:
        return known.cell[1] <= asked.sentence
    own = set((asked.number.noun or "").split())
    return any(own.isdisjoint(each.split()) for each in asked.phrases & known.pairs)  # "lượt người" tells nothing


def _is_named(asked: Question, known: KnownNumber) -> bool:
    """Whether the words around a number name whose figure it is: the row of its table, and the unit, if it has one."""
    if known.kind is KnownKind.UNIT and known.unit is not None and not mentions_unit(asked, known.unit):
        return False
    return known.cell is None or bool(asked.phrases & known.row) or not known.row


def mentions_unit(asked: Question, unit: str) -> bool:
    """Whether the words around a number name a unit, or speak of the first or last of all: "thấp nhất 83,3%"."""
    return _own_words(unit) <= asked.place or "nhất" in asked.sentence


@lru_cache(maxsize=512)
def _own_words(unit: str) -> frozenset[str]:
    """Return the words by which a unit is told from others: `đà lạt` of `Thành ủy Đà Lạt`."""
    words = frozenset(fold_words(unit).split())
    return words - _OFFICES or words


def score_share(asked: Question, known: KnownNumber) -> int:
    """Return how well a share agrees; one printed without decimals is many shares rounded, and asks for more."""
    if not _is_of(asked.number, known):
        return 0
    shared = len((asked.clause & known.pairs) - known.row - word_pairs((asked.number.noun or "").split()))
    enough = 1 if asked.number.decimals else 2
    return shared + len(asked.sentence & known.words) if shared >= enough else 0


def _is_of(number: Number, known: KnownNumber) -> bool:
    """Whether a share may be of those that a number names behind it: "64% thanh niên" is no share of "cán bộ"."""
    if number.counts is None or number.noun is None or number.counts is Counted.UNITS:
        return number.noun not in LOWER_UNITS
    return counts_same(number, known) or set(number.noun.split()) <= known.words


def counts_same(number: Number, known: KnownNumber) -> bool:
    """Whether a number and a known one count the same thing, by their nouns."""
    return any(_same_noun(number.noun, each) for each in known.nouns)


def _same_noun(one: str | None, other: str) -> bool:
    """Whether two nouns are one, or one of them is the other with a word more: "lượt", "lượt người"."""
    if one is None or one == other:
        return one == other
    alike = one.startswith(f"{other} ") or other.startswith(f"{one} ")
    return alike and counted(one) is counted(other)


def _may_be_same(number: Number, known: KnownNumber) -> bool:
    """Whether two nouns may be of one thing: people named so, or things that end alike ("ngôi nhà", "căn nhà")."""
    if number.noun is None or number.counts is Counted.UNITS:
        return False
    nouns = [each for each in known.nouns if counted(each) is number.counts]
    if number.counts is Counted.PEOPLE and nouns:
        return number.noun in {"người", "đồng chí"} or set(number.noun.split()) <= known.words
    return number.noun.split()[-1] in {each.split()[-1] for each in nouns}


def _score_coverage(asked: Question, known: KnownNumber) -> int:
    """Return how well a count of units agrees: any word for units of the roster is as good as another."""
    number = asked.number
    if number.counts is Counted.UNITS and number.noun in LOWER_UNITS:
        return 0
    shared = len((asked.sentence if asked.whole is not None else asked.around) & known.words)
    if number.counts is Counted.UNITS and number.noun is not None:
        named = set(number.noun.split()) <= known.words or bool(asked.clause & known.pairs)
        return 1 + shared if named else 0
    return shared if asked.whole is not None and asked.phrases & known.pairs else 0
