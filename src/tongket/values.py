"""Figures and dates the Vietnamese way: text to value and value to text (`formats.md`, "Values").

`1.234` is one thousand two hundred and thirty-four, `1,5` is one and a half, `8/4/2019` is the eighth of April.
"""

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

MAX_DIGITS = 15
DAY_PADDED_BELOW = 10
MONTH_PADDED_BELOW = 3  # Hướng dẫn 36-HD/VPTW: months 1 and 2 are padded, 3 to 9 are not
_CENT = Decimal("0.01")

_ODD_SPACES = re.compile("[\u00a0\u2007\u2009\u200a\u202f]")
_PLAIN = re.compile(r"0?[0-9]|0?[1-9][0-9]*")
_DOT_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_SPACE_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+")
_ONE_DOT = re.compile(r"(?:0|0?[1-9][0-9]*)\.[0-9]+")
_DATES = (
    re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"),
    re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})"),
    re.compile(r"(?P<d>[0-9]{1,2})-(?P<m>[0-9]{1,2})-(?P<y>[0-9]{4})"),
    re.compile(r"ngày\s+(?P<d>[0-9]{1,2})\s+tháng\s+(?P<m>[0-9]{1,2})\s+năm\s+(?P<y>[0-9]{4})", re.IGNORECASE),
)


class FigureKind(StrEnum):
    """The kinds of number (kiểu số) and how strictly each reads a dot."""

    INTEGER = "so_nguyen"
    DECIMAL = "so_thuc"
    RATE = "ty_le"


class Figure(NamedTuple):
    """A number that was understood."""

    value: Decimal
    odd_space: bool
    """Whether a no-break or thin space stood in it."""


class Refusal(NamedTuple):
    """Why a text is not the value that was asked for."""

    reason: str
    hint: str


def fold_marks(text: str) -> str:
    """Return `text` in lower case without Vietnamese marks (`Đạ Tẻh` → `da teh`), for comparing what people typed."""
    stripped = "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each))
    return stripped.replace("đ", "d").replace("Đ", "D").casefold()


def parse_figure(text: str, kind: FigureKind, *, negative: bool = False) -> Figure | Refusal:
    """Return the number that `text` writes, or why it is not one (the table of values in `formats.md`)."""
    spaced = _ODD_SPACES.sub(" ", text.strip())
    body = spaced
    if kind is FigureKind.RATE:
        body = body.removesuffix("%").rstrip(" ")
    below_zero = body.startswith("-")
    if below_zero:
        if not negative:
            return Refusal("cần một số không âm", "kiểm tra lại dấu trừ; chỉ tiêu này không nhận số âm.")
        body = body[1:]
    plain = _read_integer(body) if kind is FigureKind.INTEGER else _read_decimal(body)
    if isinstance(plain, Refusal):
        return plain
    if sum(each.isdigit() for each in plain) > MAX_DIGITS:
        return Refusal(f"số có quá {MAX_DIGITS} chữ số", "kiểm tra lại, có thể hai số đã dính vào nhau.")
    value = Decimal(plain)
    return Figure(-value if below_zero else value, spaced != text.strip())


def _read_integer(body: str) -> str | Refusal:
    if _PLAIN.fullmatch(body):
        return body
    if _DOT_GROUPS.fullmatch(body) or _SPACE_GROUPS.fullmatch(body):
        return re.sub(r"[. ]", "", body)
    if re.fullmatch(r"[0-9]+,[0-9]+", body):
        joined = body.replace(",", "")
        whole = Decimal(joined.lstrip("0") or "0")
        return Refusal(
            "cần một số nguyên; dấu phẩy là dấu thập phân",
            f"nếu là phần nghìn thì viết {joined} hoặc {format_figure(whole)}."
            if len(body.split(",")[1]) == 3
            else "viết số nguyên, ví dụ 12.",  # noqa: PLR2004 - a group of thousands
        )
    if re.fullmatch(r"[0-9]+\.[0-9]+", body):
        return Refusal("cần một số nguyên; sau dấu chấm phải đủ ba chữ số", "viết liền các chữ số, ví dụ 1234.")
    return _not_a_number(body, "cần một số nguyên")


def _read_decimal(body: str) -> str | Refusal:
    whole, comma, fraction = body.partition(",")
    if comma:
        if not re.fullmatch(r"[0-9]+", fraction):
            return _not_a_number(body, "cần một số")
        if _PLAIN.fullmatch(whole) or _DOT_GROUPS.fullmatch(whole) or _SPACE_GROUPS.fullmatch(whole):
            return re.sub(r"[. ]", "", whole) + "." + fraction
        return _not_a_number(body, "cần một số")
    if _PLAIN.fullmatch(body):
        return body
    if _SPACE_GROUPS.fullmatch(body) or (_DOT_GROUPS.fullmatch(body) and body.count(".") > 1):
        return re.sub(r"[. ]", "", body)
    if _DOT_GROUPS.fullmatch(body):
        return Refusal(
            "chưa rõ dấu chấm là phần nghìn hay phần thập phân",
            f"viết {body.replace('.', '')} nếu là phần nghìn, {body.replace('.', ',')} nếu là số thập phân.",
        )
    if _ONE_DOT.fullmatch(body):
        return body
    return _not_a_number(body, "cần một số")


def _not_a_number(body: str, wanted: str) -> Refusal:
    leading = re.match(r"(?P<number>[0-9][0-9.,]*)\s*\D", body)
    if leading:
        number = leading["number"].rstrip(".,")
        return Refusal(wanted, f"chỉ ghi con số, ví dụ {number}; đơn vị tính đã có trong đề cương.")
    return Refusal(wanted, "viết bằng chữ số, ví dụ 12.")


def parse_yes_no(text: str) -> bool | None:
    """Return whether `text` says `có` (True) or `không` (False), with or without marks, in any case; else None."""
    return {"co": True, "khong": False}.get(fold_marks(text.strip()))


def parse_date(text: str) -> date | None:
    """Return the date that `text` writes, day first (`8/4/2019`, `2019-04-08`, `ngày 08 tháng 4 năm 2019`), or None."""
    for form in _DATES:
        found = form.fullmatch(unicodedata.normalize("NFC", text.strip()))
        if found:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                return None
    return None


def round_half_up(value: Decimal) -> Decimal:
    """Return `value` with at most 2 decimals, rounded half up, trailing zeros dropped."""
    return normalise(value.quantize(_CENT, rounding=ROUND_HALF_UP))


def normalise(value: Decimal) -> Decimal:
    """Return the same number without trailing zeros and without an exponent (`1E+3` → `1000`)."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def format_figure(value: Decimal, kind: FigureKind = FigureKind.DECIMAL) -> str:
    """Return the figure as it is printed: `1.234.567`, `1.234,5`, and `85,5%` for a rate."""
    sign, digits = ("-", str(normalise(-value))) if value < 0 else ("", str(normalise(value)))
    whole, _, fraction = digits.partition(".")
    text = sign + f"{int(whole):,}".replace(",", ".") + ("," + fraction if fraction else "")
    return text + "%" if kind is FigureKind.RATE else text


def format_count(value: Decimal | int) -> str:
    """Return a count as running text prints it: below 10 with a zero (`05`), else as `format_figure`."""
    number = Decimal(value)
    if number == number.to_integral_value() and 0 < number < DAY_PADDED_BELOW:
        return f"{int(number):02}"
    return format_figure(number)


def format_long_date(day: date) -> str:
    """Return `ngày 08 tháng 4 năm 2019`, as running text prints it (36-HD/VPTW: days 1-9 and months 1-2 padded)."""
    return f"ngày {day.day:02} tháng {format_month(day)} năm {day.year}"


def format_month(day: date) -> str:
    """Return the month as 36-HD/VPTW writes it: `01`, `02`, `3` … `12`."""
    return f"{day.month:02}" if day.month < MONTH_PADDED_BELOW else str(day.month)


def format_short_date(day: date) -> str:
    """Return `08/4/2019`, as tables and lists print it."""
    return f"{day.day:02}/{format_month(day)}/{day.year}"
