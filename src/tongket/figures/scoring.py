"""How well the words of a number agree with those of a known one: the same value is not enough."""

import re
from dataclasses import dataclass

from tongket.figures.known import Kind, Known
from tongket.figures.lexicon import LOWER_UNITS, STOPWORDS, Counted, counted, word_pairs
from tongket.figures.numbers import Number, Reading
from tongket.folding import fold_words

LARGE = 4
"""So many digits before the zeros at the end, and two numbers are not the same by chance."""
_NEAREST = 3


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

    @property
    def around(self) -> frozenset[str]:
        """The words that it stands among."""
        return frozenset((*self.number.before, *self.number.after)) - STOPWORDS

    @property
    def in_table(self) -> bool:
        """Whether it is alone in a cell of a table."""
        return bool(self.row or self.column)


def ask(reading: Reading, number: Number, cell: tuple[frozenset[str], frozenset[str]] | None = None) -> Question:
    """Return what is to be found out about a number; `cell` are the words of its row and column."""
    row, column = cell if cell is not None else (frozenset[str](), frozenset[str]())
    whole = reading.pairs.get(number.index)
    clauses = [fold_words(each).split() for each in re.split(r"[,.;:()]", reading.sentence(number))]
    return Question(
        number=number,
        whole=reading.numbers[whole] if whole is not None else None,
        row=row,
        column=column,
        sentence=frozenset(word for words in clauses for word in words) - STOPWORDS,
        phrases=frozenset(pair for words in clauses for pair in word_pairs(words)),
        clause=word_pairs(number.before) | word_pairs(_clause_after(reading, number)),
    )


def _clause_after(reading: Reading, number: Number) -> list[str]:
    """Return the words behind a number up to the next one or the end of its clause; commas are passed over."""
    last = reading.numbers[reading.pairs.get(number.index, number.index)]
    return fold_words(re.split(r"[.;:()\[\]]", reading.after(last), maxsplit=1)[0]).split()


def score(asked: Question, known: Known) -> int:
    """Return how well the words of a number and of a known one agree; 0 where they do not."""
    if known.in_text:
        return _score_text(asked, known)
    if known.cell is not None and asked.in_table and known.cell[0] == asked.row and known.cell[1] <= asked.column:
        return 20
    points = score_figure(asked, known)
    if not points and _is_large(asked.number) and asked.number.bound is None and not known.coverage:
        return 1
    return points


def _is_large(number: Number) -> bool:
    digits = "".join(str(each) for each in number.value.as_tuple().digits).rstrip("0")
    return not (number.percent or number.points) and len(digits) >= LARGE


def _score_text(asked: Question, known: Known) -> int:
    number = asked.number
    same_after = _common(number.after, known.after)
    same_before = _common(tuple(reversed(number.before)), tuple(reversed(known.before)))
    shared = asked.around & frozenset((*known.before, *known.after))
    if known.kind is Kind.DRAFT and number.counts is Counted.UNITS and known.before and not same_before:
        return 0  # the draft has "14/16 đảng bộ" of something else
    points = 3 * bool(same_after) + same_after + same_before + len(shared)
    if (number.before, number.after) == (known.before, known.after) and (number.before or number.after):
        return points
    if same_after and number.after[0] not in STOPWORDS:
        return points
    if number.percent or number.points or asked.in_table:
        return points if shared else 0
    if number.counts is not None and any(counted(each) for each in known.nouns - {number.noun}):
        return 0  # "147 xã" is not "147 địa chỉ tin cậy ở xã"
    alike = len(shared) > 1 and bool(number.after) is bool(known.after)
    return points if shared and (same_before or alike) else 0


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def score_figure(asked: Question, known: Known) -> int:
    """Return how well the words of a number agree with the name of a figure; 0 where they do not."""
    number = asked.number
    if asked.in_table:
        return len((asked.row | asked.column) & known.words)
    if number.percent or number.points:
        return score_share(asked, known)
    if known.coverage:
        return _score_coverage(asked, known)
    after, before = frozenset(number.after), frozenset(number.before)
    points = len(after & known.words) + len(before & known.words)
    if counts_same(number, known):
        return points + 2
    if number.counts is not None and known.nouns:
        return points + 1 if _shares_noun(number, known) else 0
    near = number.before[-_NEAREST:] if number.counts is None else ()
    return points if (word_pairs(number.after) | word_pairs(near)) & known.pairs else 0


def score_share(asked: Question, known: Known) -> int:
    """Return how well a share agrees; one printed without decimals is many shares rounded, and asks for more."""
    shared = len(asked.phrases & known.pairs)
    enough = 1 if asked.number.decimals or known.value == asked.number.worth else 2
    return shared + len(asked.sentence & known.words) if shared >= enough else 0


def counts_same(number: Number, known: Known) -> bool:
    """Whether a number and a known one count the same thing, by their nouns."""
    return any(_same_noun(number.noun, each) for each in known.nouns)


def _same_noun(one: str | None, other: str) -> bool:
    return one is not None and (one == other or one.split()[0] == other.split(maxsplit=1)[0] != "cán")


def _shares_noun(number: Number, known: Known) -> bool:
    """Whether two nouns may be of one thing: both people and named so, or a word in common ("ngôi nhà", "căn nhà")."""
    if number.noun is None:
        return False
    people = number.counts is Counted.PEOPLE and any(counted(each) is Counted.PEOPLE for each in known.nouns)
    if people:
        return number.noun in {"người", "đồng chí"} or set(number.noun.split()) <= known.words
    return number.noun.split()[-1] in {word for each in known.nouns for word in each.split()}


def _score_coverage(asked: Question, known: Known) -> int:
    """Return how well a count of units agrees: any word for units of the roster is as good as another."""
    number = asked.number
    if number.counts is Counted.UNITS and number.noun in LOWER_UNITS:
        return 0
    shared = len((asked.sentence if asked.whole is not None else asked.around) & known.words)
    if number.counts is Counted.UNITS:
        return 1 + shared
    return shared if asked.whole is not None and asked.phrases & known.pairs else 0
