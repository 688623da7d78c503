"""The checks across submissions: on fingerprints, so that no text has to be kept."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from hashlib import blake2b
from itertools import combinations, islice
from typing import NamedTuple
from zlib import crc32

from tongket.check.filed import Figured, Filed, Fingerprint, Holder
from tongket.check.outliers import check_outliers, list_figures
from tongket.check.reconciling import ReportedFigure, check_figures
from tongket.findings.campaign_rules import COPIED_PARAGRAPH, DUPLICATE_UNIT
from tongket.findings.diagnostics import Diagnostic, finding, tell
from tongket.findings.locations import Location
from tongket.model.answers import Submission
from tongket.model.figure_names import FigureName
from tongket.model.outline import Outline
from tongket.model.roster import Roster
from tongket.read.texts import count_words
from tongket.source.nodes import Source, Span
from tongket.values.folding import fold_sentence
from tongket.values.quoting import shorten
from tongket.workspace import SUBMISSIONS

_COPIED_WORDS = 20
"""Shorter paragraphs may well be alike by chance: an office has its phrases.

Of the 425 paragraphs of this repository's answers, which hold one copied one, 407 are so long, and at half 424: both
find the same and nothing else; at double 286 would be compared at all, and copies of 20 to 39 words pass.
"""
_RUN = 4
"""Words that are compared at once; runs of three are common phrases of the trade."""
_COMMON = 30
"""A run of words that so many paragraphs have is a phrase (the name of the Kết luận), and tells nothing."""
_SHARED = 0.3
"""Of the sampled runs, so many must be shared for two paragraphs to be compared: a tenth of the words changed
leaves two thirds."""
_NEAR = 0.8
"""The share of words in common, in their order, from which a paragraph is a copy that somebody retouched.

Of the 407 paragraphs of this repository's answers two units share one; the next nearest pair has 0.65.
"""
_ASK_BOTH = "hỏi lại %s: mỗi nơi báo cáo việc của mình."
_TWO = 2
_MANY_OTHERS = 5
"""So many others are named; more would say nothing more."""


def fingerprints(submission: Submission, source: Source) -> tuple[Fingerprint, ...]:
    """Return the fingerprints of a submission's long paragraphs of prose."""
    found: list[Fingerprint] = []
    for answer in submission.answers.values():
        for line in answer.lines:
            if count_words(line.text) >= _COPIED_WORDS:
                raw = source.line_text(line.line) or ""
                start = len(raw) - len(raw.lstrip()) + 1
                span = Span(line.line, start, line.line, len(raw.rstrip()) + 1)
                folded = fold_sentence(line.text)
                found.append(
                    Fingerprint(_digest(folded), _sample(folded.split()), answer.item, source.locate(span), raw)
                )
    return tuple(found)


def _digest(text: str) -> bytes:
    """Return the same for the same text in every process, which `hash` does not."""
    return blake2b(text.encode(), digest_size=16).digest()


def _sample(words: list[str]) -> "array[int]":
    """Return about a quarter of the runs of four words of a paragraph, chosen by their first word alone.

    So a word that was changed costs the runs around it only, and both copies choose the same ones.
    """
    runs = {
        crc32(" ".join(words[at : at + _RUN]).encode())
        for at, word in enumerate(words[: 1 - _RUN])
        if len(word) % _RUN == 0
    }
    return array("I", sorted(runs))


def every_figure(
    submission: Submission, outline: Outline, source: Source, doubted: Collection[Location]
) -> dict[FigureName, Figured]:
    """Return the figures of a submission by name; `doubted` are the places of those with a finding of their own."""
    return {
        name: Figured(
            name=name,
            value=value,
            at=at,
            snippet=source.line_text(at.line),
            doubted=bool(doubted) and at in doubted,
        )
        for name, value, at in list_figures(submission, outline)
    }


def check_across(filed: Iterable[Filed], outline: Outline, roster: Roster) -> list[Diagnostic]:
    """Return the findings between files: two of one unit, a shared paragraph, figures that disagree or are unusual."""
    files = sorted(filed, key=lambda each: each.file)
    figures = check_figures(_list_figures(files), outline, roster)
    sent = Counter(each.unit.id for each in files)
    holders = (Holder(unit=each.unit, figures=each.every) for each in files if sent[each.unit.id] == 1)
    outliers = check_outliers(holders, outline)
    return [*_check_duplicate_units(files), *_check_copies(files), *figures, *outliers]


def _list_figures(files: list[Filed]) -> dict[str, list[ReportedFigure]]:
    """Return the figures that are compared, by name; of a unit with two files nobody knows which one holds."""
    sent = Counter(each.unit.id for each in files)
    reported: dict[str, list[ReportedFigure]] = defaultdict(list)
    for each in files:
        for name, (value, at) in each.figures.items():
            if sent[each.unit.id] == 1:
                snippet = each.lines.get(at.line)
                reported[name].append(ReportedFigure(unit=each.unit, value=value, location=at, snippet=snippet))
    return reported


def _check_duplicate_units(files: list[Filed]) -> list[Diagnostic]:
    by_unit: dict[str, list[Filed]] = defaultdict(list)
    for each in files:
        by_unit[each.unit.id].append(each)
    return [
        finding(
            DUPLICATE_UNIT,
            one.unit_location,
            f"{one.unit.name} chỉ được có một tệp, nhưng nhận được {len(same)}; "
            f"{'tệp kia' if len(same) == _TWO else 'các tệp kia'}: {others}.",
            f"giữ bản mới nhất trong {SUBMISSIONS}, chuyển bản cũ đi chỗ khác.",
            snippet=one.unit_snippet,
            unit=one.unit.id,
        )
        for same in by_unit.values()
        if len(same) > 1
        for one in same
        for others in [_name_some(each.file for each in same if each is not one)]
    ]


def _name_some(names: Iterable[str]) -> str:
    """Return the first names, and a mark where there are more."""
    some = list(islice(names, _MANY_OTHERS + 1))
    return "; ".join(some[:_MANY_OTHERS]) + ("; …" if len(some) > _MANY_OTHERS else "")


_Printed = tuple[Filed, Fingerprint]


def _check_copies(files: list[Filed]) -> Iterator[Diagnostic]:
    """Yield the paragraphs that two units share: the very same ones, then those that are nearly so."""
    by_digest: dict[bytes, list[_Printed]] = defaultdict(list)
    for each in files:
        for print_ in each.fingerprints:
            by_digest[print_.digest].append((each, print_))
    for same in by_digest.values():
        if len({each.unit.id for each, _ in same}) > 1:
            yield from (_report_copy(one, print_, same) for one, print_ in same)
    for one, other, share in _near_copies([same[0] for same in by_digest.values()]):
        yield _report_near(one, other, share)
        yield _report_near(other, one, share)


def _near_copies(printed: list[_Printed]) -> Iterator[tuple[_Printed, _Printed, int]]:
    """Yield the pairs of paragraphs of two units that are nearly the same, with how much alike in percent."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, (_, print_) in enumerate(printed):
        for piece in print_.pieces:
            holders[piece].append(number)
    shared = Counter(
        pair for numbers in holders.values() if 1 < len(numbers) <= _COMMON for pair in combinations(numbers, 2)
    )
    words_of = cache(lambda number: _words(printed[number][1].snippet))
    for (first, second), count in sorted(shared.items()):
        one, other = printed[first], printed[second]
        fewest = min(len(one[1].pieces), len(other[1].pieces))
        if one[0].unit.id != other[0].unit.id and count >= fewest * _SHARED:
            share = _share_in_common(words_of(first), words_of(second))
            if share >= _NEAR:
                yield one, other, int(share * 100)


class _Words(NamedTuple):
    """The words of a paragraph."""

    all: list[str]
    different: frozenset[str]


def _words(snippet: str) -> _Words:
    words = fold_sentence(snippet).split()
    return _Words(words, frozenset(words))


def _share_in_common(one: _Words, other: _Words) -> float:
    """Return the share of words in common, in their order; 0 where too few are in common in any order.

    Most pairs share a sentence and nothing else, and to find the order takes a hundred times as long: no more words are
    in common than different ones are, and those that the one with fewer of them repeats.
    """
    repeated = min(len(each.all) - len(each.different) for each in (one, other))
    most = min(len(one.different & other.different) + repeated, len(one.all), len(other.all))
    if 2 * most < _NEAR * (len(one.all) + len(other.all)):
        return 0.0
    return SequenceMatcher(None, one.all, other.all, autojunk=False).ratio()


def _report_near(one: _Printed, other: _Printed, share: int) -> Diagnostic:
    (filed, print_), (theirs, near) = one, other
    place = f"{theirs.unit.name} ({theirs.file}:{near.location.line})"
    return finding(
        COPIED_PARAGRAPH,
        print_.location,
        f"Mục {print_.item}: cần lời văn của đơn vị, nhưng đoạn này giống {share}% đoạn của {place}.",
        _ASK_BOTH % "hai đơn vị",
        snippet=print_.snippet,
        unit=filed.unit.id,
        item=print_.item,
        told=tell(typed=shorten(print_.snippet)),
    )


def _report_copy(one: Filed, print_: Fingerprint, same: list[tuple[Filed, Fingerprint]]) -> Diagnostic:
    others = _name_some(
        f"{other.unit.name} ({other.file}:{theirs.location.line})"
        for other, theirs in same
        if other.unit.id != one.unit.id
    )
    whom = "hai đơn vị" if len({each.unit.id for each, _ in same}) == _TWO else "các đơn vị"
    return finding(
        COPIED_PARAGRAPH,
        print_.location,
        f"Mục {print_.item}: cần lời văn của đơn vị, nhưng đoạn này giống hệt của {others}.",
        _ASK_BOTH % whom,
        snippet=print_.snippet,
        unit=one.unit.id,
        item=print_.item,
        told=tell(typed=shorten(print_.snippet or "")),
    )
