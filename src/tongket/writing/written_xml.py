"""What is written beside the tree of a document: XML as text, with a mark in the tree where it belongs.

The tree of a frame is small. The blocks of a book go into it as marks, and their text into its bytes: what has a
hundred thousand cells is never parsed, moved (lxml takes quadratic time for a table) or searched.
"""

import re
from collections.abc import Iterable

from lxml import etree

_TARGET = "tongket"
_MARK = re.compile(rb"<\?%s (\d+)\?>" % _TARGET.encode())


class WrittenXml:
    """The texts of one document, each by its mark."""

    def __init__(self) -> None:
        self._texts: list[bytes] = []

    def mark(self, xml: Iterable[str]) -> etree._Element:
        """Return the mark of some pieces of XML, to be put where they belong; their prefixes are those of the tree."""
        self._texts.append(b"".join(each.encode() for each in xml))
        return etree.ProcessingInstruction(_TARGET, str(len(self._texts) - 1))

    def put_in(self, data: bytes) -> bytes:
        """Return the bytes of a tree with each text in place of its mark."""
        split = _MARK.split(data)
        split[1::2] = [self._texts[int(number)] for number in split[1::2]]
        return b"".join(split)
