"""Texts to groups of like texts; every text is in exactly one group, whatever order they come in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rapidfuzz import fuzz, process

from tongket.likeness.scoring import Compared, Folder, bare_score, score
from tongket.likeness.signature import Signature, reverses, swaps
from tongket.likeness.wording import best_wording

_COARSE = 20
"""How far below the threshold the plain share of common words may lie for the weighed score to reach it."""
_COARSE_BARE = 6
"""The same for opposites: what is left of them without the words that turn them must be nearly the same words."""
_PRIVATE = 0xE000
"""Where the characters begin that stand for words: rapidfuzz then compares words, not letters."""


class _Key(NamedTuple):
    """What texts have in common that need not be compared."""

    signature: Signature
    words: tuple[str, ...]
    acts: frozenset[tuple[str, str, str]]


class Likeness:
    """The measure of likeness, with a campaign's abbreviations and names."""

    def __init__(self, *, abbreviations: Mapping[str, str], places: Iterable[str]) -> None:
        self._folder = Folder(abbreviations, places)

    def words(self, text: str) -> str:
        """Return the words of a text in one form, abbreviations written out."""
        return self._folder.words(text)

    def signature(self, text: str) -> Signature:
        """Return what must be equal for two texts to be joined."""
        return self._folder.fold(text).signature

    def score(self, one: str, other: str) -> float:
        """Return how alike two texts are, 0 to 100; 0 where they must not be joined."""
        first, second = self._folder.fold(one), self._folder.fold(other)
        return 0.0 if _refuses(first, second) else score(first, second)

    def group(self, texts: Sequence[str], threshold: float) -> tuple[tuple[int, ...], ...]:
        """Return the groups of like texts as indices, in order of their first text."""
        folded = self._fold_all(texts)
        forms: dict[_Key, list[int]] = {}
        compared: dict[_Key, Compared] = {}
        for number, text in enumerate(texts):
            form = folded[text]
            key = _Key(form.signature, form.words, form.acts)
            forms.setdefault(key, []).append(number)
            compared.setdefault(key, form)
        classes: dict[Signature, list[tuple[Compared, list[int]]]] = defaultdict(list)
        for key, numbers in forms.items():
            classes[key.signature].append((compared[key], numbers))
        groups = [group for same in classes.values() for group in _group_class(same, threshold)]
        return tuple(sorted(tuple(sorted(group)) for group in groups))

    def _fold_all(self, texts: Iterable[str]) -> dict[str, Compared]:
        """Return each text as it is compared; texts that differ in case only name the same places."""
        folded = {each: self._folder.fold(each) for each in texts}
        places: dict[str, frozenset[str]] = {}
        for form in folded.values():
            places[form.plain] = places.get(form.plain, frozenset()) | form.signature.places
        return {
            text: form
            if form.signature.places == places[form.plain]
            else replace(form, signature=form.signature._replace(places=places[form.plain]))
            for text, form in folded.items()
        }

    def opposites(self, texts: Sequence[str], threshold: float) -> tuple[tuple[int, int], ...]:
        """Return the pairs of texts that would be alike but for a denial, a direction or a reverse (trái chiều)."""
        folded = self._fold_all(texts)
        forms = [folded[each] for each in texts]
        # One of the two denies, turns or reverses something: texts that don't are not compared with each other.
        polar = [_is_polar(each) for each in forms]
        found: list[tuple[int, int]] = []
        for number, candidates in _candidates([each.bare for each in forms], threshold - _COARSE_BARE, polar):
            found += [
                (other, number)
                for other in candidates
                if _says_reverse(forms[other], forms[number]) and bare_score(forms[other], forms[number]) >= threshold
            ]
        return tuple(sorted(found))

    def best_wording(self, texts: Sequence[str]) -> int:
        """Return the index of the wording to print: whole, of middle length, without place, figure or "huyện ta"."""
        return best_wording(texts, [self._folder.fold(each).signature for each in texts])


def _refuses(one: Compared, other: Compared) -> bool:
    return one.signature != other.signature or reverses(one.sides, other.sides) or swaps(one.acts, other.acts)


def _is_polar(form: Compared) -> bool:
    return bool(form.signature.negations or form.signature.directions or form.sides)


def _says_reverse(one: Compared, other: Compared) -> bool:
    mine, theirs = one.signature, other.signature
    if (mine.figures, mine.addressee, mine.places) != (theirs.figures, theirs.addressee, theirs.places):
        return False
    denied = (mine.negations > 0) != (theirs.negations > 0)
    turned = bool(mine.directions ^ theirs.directions) and bool(mine.directions) and bool(theirs.directions)
    return denied or turned or reverses(one.sides, other.sides)


def _group_class(same: list[tuple[Compared, list[int]]], threshold: float) -> list[list[int]]:
    """Group forms of one signature: in a canonical order, each joins the most like leader that nobody refuses."""
    same.sort(key=lambda each: (-len(each[1]), len(each[0].words), each[0].words, sorted(each[0].acts)))
    forms = [each for each, _ in same]
    groups: dict[int, list[int]] = {}
    members: dict[int, list[Compared]] = {}
    for number, candidates in _candidates([each.words for each in forms], threshold - _COARSE):
        leader = _best_leader(forms, number, [each for each in candidates if each in groups], members, threshold)
        if leader is None:
            leader = number
            groups[number], members[number] = [], []
        groups[leader] += same[number][1]
        if forms[number].sides or forms[number].acts:
            members[leader].append(forms[number])
    return list(groups.values())


def _best_leader(
    forms: list[Compared], number: int, leaders: list[int], members: Mapping[int, list[Compared]], threshold: float
) -> int | None:
    own = forms[number]
    best: tuple[float, int] | None = None
    for each in leaders:
        reached = score(forms[each], own)
        better = reached >= threshold and (best is None or reached > best[0])
        if better and not any(_refuses(member, own) for member in members[each]):
            best = reached, each
    return best[1] if best is not None else None


def _candidates(
    texts: list[tuple[str, ...]], cutoff: float, polar: list[bool] | None = None
) -> Iterable[tuple[int, list[int]]]:
    """Yield each text with the earlier ones whose plain share of common words reaches `cutoff` percent.

    The rarest words of a text are its key: two texts that share enough have one of them in common. With `polar`, a text
    that is not polar is only given polar ones.
    """
    counts = Counter(word for words in texts for word in set(words))
    letters = {word: chr(_PRIVATE + number) for number, word in enumerate(counts)}
    encoded = ["".join(letters[word] for word in words) for words in texts]
    share = max(0.0, min(1.0, cutoff / 100))
    index: dict[str, list[int]] = defaultdict(list)
    polar_index: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(texts):
        # Of n words, a text that shares enough lacks at most this many.
        lacking = len(words) - int(-(-share * len(words) // (2 - share)))
        keys = sorted(set(words), key=lambda word: (counts[word], word))[: lacking + 1]
        where = index if polar is None or polar[number] else polar_index
        near = sorted({each for key in keys for each in where[key]})
        yield number, _close(encoded, number, near, 100 * share)
        for key in keys:
            index[key].append(number)
            if polar is not None and polar[number]:
                polar_index[key].append(number)


def _close(encoded: list[str], number: int, near: list[int], cutoff: float) -> list[int]:
    # Not `cdist`: that needs numpy, a large package for one call.
    choices = [encoded[each] for each in near]
    found = process.extract(encoded[number], choices, scorer=fuzz.ratio, score_cutoff=cutoff, limit=None)
    return sorted(near[place] for _, _, place in found)
