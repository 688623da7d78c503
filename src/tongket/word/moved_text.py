"""Paragraphs that people cut and pasted, or moved, with tracking on: where stands now what they took away."""

import re
import unicodedata
from collections.abc import Iterable

from lxml import etree

from tongket.ooxml.namespaces import w
from tongket.word.reading import ReadParagraph

DELETED = {w("del"), w("moveFrom")}
INSERTED = {w("ins"), w("moveTo")}
_FIGURES = re.compile(r"[\d.,/%\s]+")
"""What an update since may have changed in the one and not in the other."""


def is_deleted(paragraphs: Iterable[ReadParagraph]) -> bool:
    """Whether nothing is left of a text but what people deleted or moved away as a tracked change."""
    held = tuple(paragraphs)
    if any(each.text.strip() for each in held):
        return False
    return any(next(each.element.iter(*DELETED), None) is not None for each in held)


def read_arrivals(paragraphs: Iterable[ReadParagraph]) -> dict[str, ReadParagraph]:
    """Return the paragraphs with inserted text by their words; of two with the same words the first."""
    found: dict[str, ReadParagraph] = {}
    for each in paragraphs:
        words = _words(each.text)
        if words and next(each.element.iter(*INSERTED), None) is not None:
            found.setdefault(words, each)
    return found


def follow(deleted: Iterable[ReadParagraph], arrivals: dict[str, ReadParagraph]) -> tuple[ReadParagraph, ...]:
    """Return where the words of deleted paragraphs stand now; empty where they are gone."""
    found = (arrivals.get(_words(_deleted_text(each.element))) for each in deleted)
    return tuple(each for each in found if each is not None)


def _deleted_text(paragraph: etree._Element) -> str:
    texts = paragraph.iter(w("t"), w("delText"))
    return "".join(each.text or "" for each in texts if next(each.iterancestors(*DELETED), None) is not None)


def _words(text: str) -> str:
    return _FIGURES.sub("", unicodedata.normalize("NFC", text))
