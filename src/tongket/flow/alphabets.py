"""Runs in fonts of the time before Unicode (`.VnTime`, `VNI-Times`): which they are, and what they say."""

import re
from functools import cached_property

from lxml import etree

from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT
from tongket.values.legacy_letters import Alphabet, decode_letters, font_alphabet, is_stored_so
from tongket.word.reading import WordFile
from tongket.word.runs import shown_text
from tongket.word.styles import Styles

_NAMED = re.compile(rb"[\"']\s*(?:\.vn|vni-)", re.IGNORECASE)
"""How a part names such a font."""
_WORDS = re.compile(r"(\s+)")


class Alphabets:
    """The alphabets of the runs of a document."""

    def __init__(self, word: WordFile) -> None:
        self._root, self._styles = word.roots[DOCUMENT], word.styles
        self._any = any(_NAMED.search(data) for name, data in word.parts.items() if name.endswith(".xml"))

    def of(self, run: etree._Element) -> Alphabet | None:
        """Return the alphabet in which a run is stored by its effective font; None for Unicode."""
        return _alphabet(run, self._styles) if self._any else None

    def decode(self, text: str, alphabet: Alphabet) -> str:
        """Return a text in fonts of an alphabet, in Unicode; what is Unicode already stays.

        In a text that holds both, each word is asked. One that may be either is what most of the document is.
        """
        if is_stored_so(text, alphabet) is not False:
            return self._decode(text, alphabet)
        words = _WORDS.split(text)
        if not any(is_stored_so(each, alphabet) for each in words):
            return text
        return "".join(self._decode(each, alphabet) for each in words)

    def _decode(self, text: str, alphabet: Alphabet) -> str:
        stored = is_stored_so(text, alphabet)
        if stored is None:
            stored = alphabet not in self._mostly_unicode
        return decode_letters(text, alphabet) if stored else text

    @cached_property
    def _mostly_unicode(self) -> frozenset[Alphabet]:
        """The alphabets in whose fonts most of the document is Unicode."""
        balance = dict.fromkeys(Alphabet, 0)
        for run in self._root.iter(w("r")):
            alphabet = self.of(run)
            stored = is_stored_so(shown_text(run, self._styles), alphabet) if alphabet is not None else None
            if alphabet is not None and stored is not None:
                balance[alphabet] += 1 if stored else -1
        return frozenset(each for each, more in balance.items() if more < 0)


def _alphabet(run: etree._Element, styles: Styles) -> Alphabet | None:
    found = styles.run(run)
    latin, basic = (font_alphabet(str(found.get(each) or "")) for each in ("hAnsi", "ascii"))
    if latin is None and basic is not None:  # letters with marks show in the other font: right as they are, or nothing
        return basic if is_stored_so(shown_text(run, styles), basic) else None
    return latin
