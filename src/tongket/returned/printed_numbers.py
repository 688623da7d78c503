"""The numbers that headings bear (số của đề mục): typed or set by the program, and how deep each kind stands."""

import re
from dataclasses import dataclass

from tongket.flow.flow import FlowLine

PART = 0
"""The rank of `Phần thứ nhất`: a cover over sections that speaks of nothing itself."""
ROMAN, DECIMAL, LETTER = 2, 3, 8
_ROMAN = {"i": 1, "v": 5, "x": 10}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy")
_PART = re.compile(r"phần (?:thứ )?(?P<part>nhất|hai|ba|tư|bốn|năm|sáu|bảy|[ivx]+|\d)\b\s*[.:)-]?\s*", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?P<mixed>[IVX]+\.\d+(?:\.\d+)*)[.)\-–:]?(?=\s|$)"
    r"|(?P<roman>[IVX]{1,5})\s?[.)\-–:/](?=\s|$)"
    r"|(?P<capital>[A-H])\s?[.)\-–:](?=\s|$)"
    r"|(?P<many>\d{1,2}(?:\.\d{1,2})+)\s?[.)\-–:]?(?=\s|$)"
    r"|(?P<one>\d{1,2})\s?[.\-–:/](?=\s|$)"
    r"|(?P<closed>\d{1,2})\)(?=\s|$)"
    r"|(?P<letter>[a-hđk])\s?[.)\-–:/](?=\s|$)"
    r"|\((?P<bracket>\d{1,2}|[a-h])\)(?=\s|$)"
)
_STAR = re.compile(r"[*●•■]\s+")
BULLET = re.compile(r"[-–—+*•●▪◦o\uf0b7\uf02d](?=\s)|[-–—+•](?=\w)")
"""A mark before a point, typed or set by the program."""


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """The number of a heading."""

    rank: int
    """How deep its kind stands: a smaller one is above. `Phần` 0, `A.` 1, `I.` 2, `1.` 3, `1.1.` 4 …, `a)` 8."""
    parts: tuple[int, ...]
    """Its numbers: 2, 1 of `2.1.`; 2, 1, 1 of `II.1.1`."""

    def follows(self, other: "PrintedNumber") -> bool:
        """Whether it goes on where another stands, with one left out or not."""
        return self.rank == other.rank and self.parts[:-1] == other.parts[:-1] and self.parts[-1] > other.parts[-1]


@dataclass(frozen=True, slots=True)
class NumberedText:
    """What a line says, apart from the number or the bullet before it."""

    number: PrintedNumber | None
    bullet: str
    """`-`, `+`, `*`; "" without one."""
    words: str


def read_numbered(line: FlowLine) -> NumberedText:
    """Return the number or bullet of a line, from its marker or as it was typed, and the words behind."""
    text = " ".join(line.text.replace("\u00a0", " ").split())
    if line.marker:
        number, rest = read_printed_number(f"{line.marker} ")
        if number is not None and not rest:
            return NumberedText(number, "", text)
        return NumberedText(None, "+" if line.marker.startswith("+") else "-", text)
    number, rest = read_printed_number(text)
    if number is not None:
        return NumberedText(number, "", rest)
    if bullet := BULLET.match(text):
        return NumberedText(None, _plain_bullet(bullet[0]), text[bullet.end() :].lstrip())
    return NumberedText(None, "", text)


def _plain_bullet(bullet: str) -> str:
    return bullet if bullet in {"+", "*"} else "-"


def read_printed_number(text: str) -> tuple[PrintedNumber | None, str]:
    """Return the number that a text begins with, and the rest of it."""
    if part := _PART.match(text):
        return PrintedNumber(PART, (_ordinal(part["part"]),)), text[part.end() :]
    found = _NUMBER.match(text)
    if found is None:
        return None, text
    rest = text[found.end() :].lstrip(" .-–:/)")
    return _number(str(found.lastgroup), found[str(found.lastgroup)]), rest


def _ordinal(word: str) -> int:
    folded = word.casefold().replace("bốn", "tư")
    if folded in _ORDINALS:
        return _ORDINALS.index(folded) + 1
    return int(folded) if folded.isdigit() else _roman(folded)


def _number(kind: str, text: str) -> PrintedNumber:
    match kind:
        case "mixed":
            first, *more = text.split(".")
            return PrintedNumber(ROMAN + len(more), (_roman(first), *map(int, more)))
        case "roman":
            return PrintedNumber(ROMAN, (_roman(text),))
        case "capital":
            return PrintedNumber(1, (ord(text) - ord("A") + 1,))
        case "many" | "one":
            parts = tuple(map(int, text.split(".")))
            return PrintedNumber(DECIMAL + len(parts) - 1, parts)
        case "closed":
            return PrintedNumber(LETTER - 1, (int(text),))
        case "letter":
            return PrintedNumber(LETTER, (_letter(text),))
        case _:
            return PrintedNumber(LETTER + 1, (int(text) if text.isdigit() else _letter(text),))


def _letter(text: str) -> int:
    return "abcdđeghk".index(text) + 1 if text in "abcdđeghk" else 0


def _roman(text: str) -> int:
    values = [_ROMAN[each] for each in text.lower()]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
