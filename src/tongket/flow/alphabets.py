"""Runs in fonts of the time before Unicode (`.VnTime`, `VNI-Times`): which they are, and what they say."""

import re
from functools import cached_property

from lxml import etree

from tongket.ooxml.elements import holding_paragraph
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT
from tongket.values.legacy_letters import Alphabet, decode_letters, font_alphabet, is_stored_so
from tongket.word.reading import WordFile
from tongket.word.runs import shown_text

_NAMED = re.compile(rb"[\"']\s*(?:\.vn|vni-)", re.IGNORECASE)
"""How a part names such a font."""
_NAMES_FONTS = {w("rFonts"), w("rStyle")}
_WORDS = re.compile(r"(\s+)")


class Alphabets:
    """The alphabets of the runs of a document."""

    def __init__(self, word: WordFile) -> None:
        self._root, self._styles = word.roots[DOCUMENT], word.styles
        self._known: dict[tuple[object, ...], tuple[Alphabet | None, Alphabet | None]] = {}
        self._any = any(_NAMED.search(data) for name, data in word.parts.items() if name.endswith(".xml"))

    def of(self, run: etree._Element, around: tuple[str, str]) -> Alphabet | None:
        """Return the alphabet in which a run is stored by its effective font; None for Unicode.

        `around` are the styles around its paragraph (`Styles.around`).
        """
        if not self._any:
            return None
        latin, basic = self._of_fonts(run, around)
        if latin is None and basic is not None:  # letters with marks show in the other font: right as they are, or none
            return basic if is_stored_so(shown_text(run, self._styles), basic) else None
        return latin

    def _of_fonts(self, run: etree._Element, around: tuple[str, str]) -> tuple[Alphabet | None, Alphabet | None]:
        """Return the alphabets of the fonts of a run: for letters with marks, for basic ones."""
        said = next(run.iterchildren(w("rPr")), ())
        named = [tuple(each.attrib.items()) for each in said if each.tag in _NAMES_FONTS]
        key = (*around, *named)
        if key not in self._known:
            found = self._styles.run(run)
            latin, basic = (font_alphabet(str(found.get(each) or "")) for each in ("hAnsi", "ascii"))
            self._known[key] = latin, basic
        return self._known[key]

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
            alphabet = self.of(run, self._styles.around(holding_paragraph(run)))
            stored = is_stored_so(shown_text(run, self._styles), alphabet) if alphabet is not None else None
            if alphabet is not None and stored is not None:
                balance[alphabet] += 1 if stored else -1
        return frozenset(each for each, more in balance.items() if more < 0)
