"""The words by which a figure is known: of its name, of what it counts, of the units it counts."""

import re
from collections.abc import Iterable

from tongket.model.roster import Unit
from tongket.numbers.lexicon import STOPWORDS, counted, noun_of, word_pairs
from tongket.values.folding import fold_words


def words_of(*texts: str | None) -> frozenset[str]:
    """Return the words of texts that say what something is, folded."""
    return frozenset(fold_words(" ".join(each for each in texts if each)).split()) - STOPWORDS


def pairs_of(*texts: str | None) -> frozenset[str]:
    """Return the neighbours among the words of texts that say what something is."""
    parts = (part for each in texts if each for part in re.split(r"[,;:.()“”]", each))
    return frozenset(pair for part in parts for pair in word_pairs(fold_words(part).split()))


def count_nouns(units: Iterable[Unit]) -> str:
    """Return what the units are called where they are counted."""
    named = {each.group.count_noun: None for each in units if each.group is not None}
    kinds = {each.territory.removesuffix(each.short_name): None for each in units if each.territory is not None}
    return " ".join([*named, *kinds, "đơn vị"])


def nouns_of(name: str, measure: str | None) -> frozenset[str]:
    """Return what a figure counts: by its measure, and by the word with which its name begins."""
    own = [each for each in fold_words(measure or "").split() if each not in {"nghìn", "ngàn", "triệu", "tỷ"}]
    named = re.sub(r"^(?:(?:trong đó|tổng số|số|tổng|có)\W*\s+)*", "", fold_words(re.sub("[:,“”]", " ", name)))
    return frozenset(each for each in (noun_of(own), noun_of(named.split())) if each is not None and counted(each))
