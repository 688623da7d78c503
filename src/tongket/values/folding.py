"""Vietnamese texts in one form for comparing: never for printing."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

GLUE = "_"
"""Between the syllables of words that are compared as one."""
_TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


def _tone_places() -> dict[str, str]:
    """Return the endings whose tone mark stands on the second vowel (hoà, khoẻ, thuý), and the same on the first."""
    places: dict[str, str] = {}
    for first, second in (("o", "a"), ("o", "e"), ("u", "y")):
        for tone in _TONES:
            new = unicodedata.normalize("NFC", first + second + tone)
            places[new] = unicodedata.normalize("NFC", first + tone + second)
    return places


TONE_PLACES = _tone_places()
"""The two ways to place a tone mark: on the main vowel (QĐ 1989/QĐ-BGDĐT) → on the first one."""
# "quý" keeps its mark: there the u belongs to the consonant.
_NEW_TONES = re.compile(rf"(?<!q)(?:{'|'.join(TONE_PLACES)})(?!\w)")
# A figure or document number is one word (1.234,5; 62-KL/TW); elsewhere a hyphen stands between words.
_TOKEN = re.compile(r"\d\w*(?:[./,:-]\w+)*%?|\w+(?:/\w+)*")
_LOOSE_PERCENT = re.compile(r"(?<=\d)\s+%")
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")


def fold_words(text: str) -> str:
    """Return the words of a text: NFC, lower case, one place for the tone mark, figures in one form, no punctuation."""
    if "%" in text:
        text = _LOOSE_PERCENT.sub("%", text)
    return " ".join(filter(None, map(fold_word, text.split())))


@lru_cache(maxsize=1 << 15)
def fold_word(word: str) -> str:
    """Return one word as `fold_words` does; kept, for the language has some 7,000 syllables."""
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).casefold())
    return " ".join(map(_fold_token, _TOKEN.findall(_LOOSE_PERCENT.sub("%", place_tones(lowered)))))


def place_tones(text: str) -> str:
    """Return a text in small letters with its tone marks in one place: `uỷ` and `hoà` as `ủy` and `hòa`."""
    return _NEW_TONES.sub(lambda found: TONE_PLACES[found[0]], text)


def _fold_token(token: str) -> str:
    if not token[0].isdigit():
        return token
    number = token.removesuffix("%")
    if _GROUPED.fullmatch(number):
        number = number.replace(".", "")
    if number.isdigit():
        number = number.lstrip("0") or "0"
    return number + ("%" if token.endswith("%") else "")


class FoldedPhrases:
    """Word sequences to be found as wholes, the longest first: however many, a text is looked through once."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._values = {tuple(fold_words(phrase).split()): value for phrase, value in phrases.items()}
        lengths: dict[str, set[int]] = {}
        for words in filter(None, self._values):
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {first: sorted(each, reverse=True) for first, each in lengths.items()}

    def _spans(self, words: list[str]) -> Iterator[tuple[int, int, str]]:
        """Yield where phrases stand, first word and the one after the last, with their values."""
        done = 0
        for start in [place for place, word in enumerate(words) if word in self._lengths]:
            if start >= done:
                for length in self._lengths[words[start]]:
                    value = self._values.get(tuple(words[start : start + length]))
                    if value is not None:
                        done = start + length
                        yield start, done, value
                        break

    def replace(self, text: str) -> str:
        """Return a folded text with every phrase replaced."""
        words, kept, done = text.split(), list[str](), 0
        for start, end, value in self._spans(words):
            kept += [*words[done:start], *value.split()]
            done = end
        return " ".join([*kept, *words[done:]])

    def find_with_next(self, text: str) -> list[tuple[str, str]]:
        """Return the values of the phrases that stand in a folded text, each with the word after it."""
        words = text.split()
        return [(value, words[end] if end < len(words) else "") for _, end, value in self._spans(words)]

    def find(self, text: str) -> list[str]:
        """Return the values of the phrases that stand in a folded text, in order."""
        return [value for _, _, value in self._spans(text.split())]


def drop_phrases(phrases: Iterable[str]) -> FoldedPhrases:
    """Return phrases that are taken out."""
    return FoldedPhrases(dict.fromkeys(phrases, ""))


def fold_sentence(text: str) -> str:
    """Return a text to know it by as a whole: small letters, single spaces, no punctuation at its end."""
    return " ".join(text.split()).rstrip(" .;,:!?…").casefold()


def fold_marks(text: str) -> str:
    """Return `text` in lower case without Vietnamese marks (`Đạ Tẻh` → `da teh`), for comparing what people typed."""
    stripped = "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    return stripped.replace("đ", "d").replace("Đ", "D").casefold()
