"""Digits to values, the Vietnamese way: 1.234.567 and 1.234,5, and what stands right behind them."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from tongket.values.figures import MAX_DIGITS, ODD_SPACES
from tongket.values.measures import SCALE, SCALES

_SPACE_GROUPS = re.compile("(?<=\\d)[\u00a0\u2007\u2009\u202f](?=\\d{3}(?!\\d))")
_PLAIN_GROUPS = re.compile(r"(?<![\d.,/])[1-9]\d{0,2}(?: \d{3})+(?![\d/]|[.,]\d)")
_GLUE = "\u00a0"
TOKEN = re.compile(rf"(?<![\w])(?<!\d[.,])(?:[1-9]\d{{0,2}}(?:{_GLUE}\d{{3}})+(?:,\d+)?|\d+(?:[.,]\d+)*)")
_DOTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2}(?:,\d{3})+\.\d+")
_LONGEST_UNIT = 4
"""Characters that tell what is raised behind them."""
_PLAIN = re.compile(r"\d+(?:,\d+)?")
_ONE_DOT = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})")
_UP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = f"{_UP}⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"
_MARKS = re.compile(rf"[{_RAISED}]+(?:[,;*] ?[{_RAISED}]+)*|(?<=\d)[₀-₉₍₎]+")
"""What stands above or below the line beside a word or a figure."""
_MARK_OR_SPACE = re.compile(f"[{_RAISED}₀-₉₍₎]|{ODD_SPACES.pattern}")
"""What few texts hold: the others are passed at a look."""
_GROUP = re.compile(r"\d \d{3}")
_SQUARED = re.compile(r"(?<![^\W\d_])[kcdmh]?m$")
_TEN = re.compile(r"(?<![\d.,/])10$")
_EXPONENT = re.compile(rf"⁻?(?:[²³⁴⁵⁶⁷⁸⁹]|¹[{_UP}])")
_POWER = re.compile(rf"\s?[×x]\s?10(?P<of>{_EXPONENT.pattern})(?![{_UP}])|(?P<ten>{_EXPONENT.pattern})(?![{_UP}])")
_AS_DIGITS = str.maketrans(f"{_UP}⁻", "0123456789-")
_PERCENT = re.compile(r"\s?(?:%|phần trăm\b)", re.IGNORECASE)
_POINTS = re.compile(r"\s?(?:điểm\s+(?:phần trăm|%)|điểm%)", re.IGNORECASE)

SCALE_NAMES = {
    Decimal(10) ** 12: "nghìn tỷ",
    Decimal(10) ** 9: "tỷ",
    Decimal(10) ** 6: "triệu",
    Decimal(10) ** 3: "nghìn",
}


class Tail(NamedTuple):
    """What stands right behind digits."""

    end: int
    scale: Decimal
    """1; 1.000.000 of "triệu"; 10 of the `²` of "10²"; 1.000 of "× 10³"."""
    percent: bool
    points: bool


def plain_text(text: str) -> str:
    """Return a text in NFC with plain spaces; no-break spaces within a number stay.

    The mark of a note (`1.721¹`, `số liệu⁽²⁾`) is a space: it is no digit of the figure and no letter of the word.
    `m²` and `10³` stay as they are.
    """
    text = unicodedata.normalize("NFC", text)
    if _MARK_OR_SPACE.search(text):
        glued = _SPACE_GROUPS.sub("\ue0a0", _MARKS.sub(_keep_power, text))
        text = ODD_SPACES.sub(" ", glued).replace("\ue0a0", _GLUE)
    return _PLAIN_GROUPS.sub(lambda found: found[0].replace(" ", _GLUE), text) if _GROUP.search(text) else text


def _keep_power(mark: re.Match[str]) -> str:
    """Return what is raised behind a unit of length or behind 10 as it is, and spaces for the mark of a note."""
    before = mark.string[max(0, mark.start() - _LONGEST_UNIT) : mark.start()]
    squared = mark[0] in {"²", "³"} and _SQUARED.search(before)
    power = _EXPONENT.fullmatch(mark[0]) and _TEN.search(before)
    return mark[0] if squared or power else " " * len(mark[0])


def read_value(token: str, *, share: bool = False) -> Decimal | None:
    """Return what digits with marks are worth, the Vietnamese way; None where they are no number (`2.4.1`).

    A share in thousands is meant by nobody: then the one dot is a decimal point (`docs/formats.md`, "Values").
    """
    if sum(each.isdigit() for each in token) > MAX_DIGITS:
        return None
    if _GLUE in token:
        return Decimal(token.replace(_GLUE, "").replace(",", "."))
    if _ONE_DOT.fullmatch(token) or (share and token.count(".") == 1 and "," not in token):
        return Decimal(token)
    if _DOTS.fullmatch(token):
        return Decimal(token.replace(".", "").replace(",", "."))
    if _COMMAS.fullmatch(token):
        return Decimal(token.replace(",", ""))
    return Decimal(token.replace(",", ".")) if _PLAIN.fullmatch(token) else None


def decimals_of(value: Decimal) -> int:
    """Return how many decimals a number was printed with."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def read_tail(text: str, at: int) -> Tail:
    """Return what stands right behind the digits that end at a place: a sign, a scale, or nothing."""
    end = at
    while text.startswith("  ", at):  # the mark of a note stood there
        at += 1
    points = _POINTS.match(text, at)
    if points:
        return Tail(points.end(), Decimal(1), percent=False, points=True)
    percent = _PERCENT.match(text, at)
    if percent:
        return Tail(percent.end(), Decimal(1), percent=True, points=False)
    power = _POWER.match(text, at)
    if power and (power["of"] or _TEN.search(text[max(0, end - _LONGEST_UNIT) : end])):
        exponent = int((power["of"] or power["ten"]).translate(_AS_DIGITS)) - (power["ten"] is not None)
        return Tail(power.end(), Decimal(1).scaleb(exponent), percent=False, points=False)
    scale = SCALE.match(text, at)
    if scale:
        return Tail(scale.end(), SCALES[str(scale.lastgroup)], percent=False, points=False)
    return Tail(end, Decimal(1), percent=False, points=False)
