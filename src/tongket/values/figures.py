"""Figures and dates the Vietnamese way: text to value and value to text (`docs/formats.md`, "Values").

`1.234` is one thousand two hundred and thirty-four, `1,5` is one and a half, `8/4/2019` is the eighth of April.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import NamedTuple

MAX_DIGITS = 15
"""As many as a spreadsheet keeps of a number: more are two numbers that ran together."""
_LONGEST_FIGURE = 60
"""Of a text that is worth looking at closely: nobody meant a number by a longer one."""
DAY_PADDED_BELOW = 10
MONTH_PADDED_BELOW = 3  # Hướng dẫn 36-HD/VPTW: months 1 and 2 are padded, 3 to 9 are not
_EXACT = Context(prec=400)
"""More digits than any sum or product of figures has: rounding is to the cent, never to a precision."""

QUOTES = "“”‘’„«»\"'"
"""What Word makes of quotation marks, and plain ones: YAML takes only the plain ones away."""
ODD_SPACES = re.compile("[\u00a0\u2007\u2009\u200a\u202f]")
_OTHER_MINUS = re.compile("[\u2212\u2013\u2014]\\s*([0-9][0-9.,]*)")
_WIDE_SPACES = re.compile("[ \u3000]{2,}|\u3000")
_PLAIN = re.compile(r"0?[0-9]|0?[1-9][0-9]*")
_DOT_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_SPACE_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+")
_ONE_DOT = re.compile(r"(?:0|0?[1-9][0-9]*)\.[0-9]+")
_DIGITS_AND_MARKS = re.compile(r"[0-9][0-9., ]*")
_NUMBER = r"([0-9][0-9.,]*)"
_ODD_FORMS = (  # how people also write figures, why that is not read, and what to write instead
    (re.compile(rf"\+\s*{_NUMBER}"), "có dấu +", "viết {}."),
    (re.compile(rf"\({_NUMBER}\)"), "có dấu ngoặc", "viết {}."),
    (re.compile(rf"[{QUOTES}]+\s*{_NUMBER}\s*%?\s*[{QUOTES}]*"), "có dấu nháy", "bỏ dấu nháy: viết {}."),
    (re.compile(rf"{_NUMBER}[eE][-+]?[0-9]+"), "có chữ e", "viết đủ các chữ số, ví dụ 1000."),
    (re.compile(rf"{_NUMBER}\s*/\s*[0-9][0-9.,]*"), "là một phép chia", "viết kết quả của phép chia, ví dụ 85%."),
    (re.compile(rf"{_NUMBER}\s*:\s*[0-9][0-9.,:]*"), "là giờ hoặc tỷ số", "viết một con số, ví dụ 12."),
    (re.compile(rf"{_NUMBER}\s*(?:-|–|đến)\s*[0-9][0-9.,]*"), "là một khoảng", "viết một con số, ví dụ 12."),
    (
        re.compile(rf"{_NUMBER}\s*(?:%|[^\W\d_]{{2}}).*", re.DOTALL),
        "có chữ hoặc dấu % đi kèm",
        "viết {}; đơn vị tính đã có trong đề cương.",
    ),
)
_DATES = (
    re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"),
    re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})"),
    re.compile(r"(?P<d>[0-9]{1,2})-(?P<m>[0-9]{1,2})-(?P<y>[0-9]{4})"),
    re.compile(r"ngày\s+(?P<d>[0-9]{1,2})\s+tháng\s+(?P<m>[0-9]{1,2})\s+năm\s+(?P<y>[0-9]{4})", re.IGNORECASE),
)
_MONTH_ONLY = re.compile(r"(?:tháng\s+)?[0-9]{1,2}(?:[/-]|\s+năm\s+)[0-9]{4}", re.IGNORECASE)
_LAST_MONTH = 12


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
    """What was expected: `cần một số nguyên`."""
    hint: str
    why: str | None = None
    """What is amiss with the text, where more can be said than that it is something else."""
    meant: str = ""
    """What is surely meant, where that can be told: then whoever reads it can write it right."""

    def say(self, typed: str) -> str:
        """Return the end of a message: what was expected, and what was found."""
        return f'{self.reason}, nhưng nhận được "{typed}"{f" ({self.why})" if self.why else ""}.'


def parse_figure(text: str, kind: FigureKind, *, negative: bool = False) -> Figure | Refusal:
    """Return the number that `text` writes, or why it is not one (the table of values in `docs/formats.md`)."""
    spaced = ODD_SPACES.sub(" ", text.strip())
    body = spaced
    if kind is FigureKind.RATE:
        body = body.removesuffix("%").rstrip(" ")
    below_zero = body.startswith("-") and body[1:2].isdigit()
    if below_zero:
        if not negative:
            return Refusal("cần một số không âm", "kiểm tra lại dấu trừ; chỗ này không nhận số âm.")
        body = body[1:]
    if _DIGITS_AND_MARKS.fullmatch(body) and sum(each.isdigit() for each in body) > MAX_DIGITS:
        hint = "kiểm tra lại, có thể hai số đã dính vào nhau."
        return Refusal(f"cần một số không quá {MAX_DIGITS} chữ số", hint)
    minus = _OTHER_MINUS.fullmatch(body)
    if minus:
        hint = f'gõ dấu trừ "-": -{minus[1]}' if negative else "kiểm tra lại dấu trừ; chỗ này không nhận số âm."
        wanted = "cần một số" if negative else "cần một số không âm"
        return Refusal(wanted, hint, "dấu trừ không phải dấu - trên bàn phím")
    if kind is FigureKind.RATE and body.endswith("%"):
        return Refusal("cần một số", f"viết {body.rstrip('% ')}%.", "có hơn một dấu %")
    plain = _read_integer(body) if kind is FigureKind.INTEGER else _read_decimal(body)
    if plain is None:
        return _explain_figure(body, kind)
    value = Decimal(plain)
    return Figure(-value if below_zero and value else value, spaced != text.strip())


def _read_integer(body: str) -> str | None:
    if _PLAIN.fullmatch(body):
        return body
    if _DOT_GROUPS.fullmatch(body) or _SPACE_GROUPS.fullmatch(body):
        return re.sub(r"[. ]", "", body)
    return None


def _read_decimal(body: str) -> str | None:
    whole, comma, fraction = body.partition(",")
    if comma:
        grouped = _read_integer(whole)
        return f"{grouped}.{fraction}" if grouped is not None and re.fullmatch(r"[0-9]+", fraction) else None
    if _is_ambiguous(body):
        return None
    if _ONE_DOT.fullmatch(body):
        return body
    return _read_integer(body)


def _is_ambiguous(body: str) -> bool:
    """Whether the one dot of `1.234` may be a thousands dot or a decimal point."""
    return body.count(".") == 1 and _DOT_GROUPS.fullmatch(body) is not None


def _explain_figure(body: str, kind: FigureKind) -> Refusal:
    """Say why a text is no figure, with the right form where it can be told."""
    if len(body) <= _LONGEST_FIGURE and _WIDE_SPACES.search(body):
        why = "có nhiều dấu cách liền nhau hoặc dấu cách rộng (U+3000)"
        meant = _WIDE_SPACES.sub(" ", body)
        return Refusal("cần một số", f"viết {meant}.", why, meant)
    if len(body) > _LONGEST_FIGURE:
        return Refusal("cần một số", "viết bằng chữ số, ví dụ 12.")
    if _DIGITS_AND_MARKS.fullmatch(body):
        return _explain_marks(body) if kind is FigureKind.INTEGER else _explain_decimal_marks(body, kind)
    for form, why, hint in _ODD_FORMS:
        found = form.fullmatch(body)
        if found:
            return Refusal("cần một số", hint.format(found[1].rstrip(".,")), why)
    if "_" in body and body.replace("_", "").isdecimal():
        meant = body.replace("_", "")
        return Refusal("cần một số", f"viết {meant}.", "có dấu gạch dưới", meant)
    plain = unicodedata.normalize("NFKC", body)
    if plain != body and _DIGITS_AND_MARKS.fullmatch(plain):
        why = "chữ số không phải loại thường dùng"
        return Refusal("cần một số", f"gõ lại bằng chữ số thường: {plain}.", why, plain)
    return Refusal("cần một số", "viết bằng chữ số, ví dụ 12.")


def _explain_marks(body: str) -> Refusal:
    """Say why digits with commas, dots or spaces are no whole number."""
    wanted = "cần một số nguyên"
    whole, comma, fraction = body.partition(",")
    if comma:
        hint = "viết số nguyên, ví dụ 12."
        if re.fullmatch(r"[1-9][0-9]{0,2}", whole) and re.fullmatch(r"[0-9]{3}", fraction):
            hint = f"viết {whole}{fraction} hoặc {whole}.{fraction} nếu là phần nghìn."
        return Refusal(wanted, hint, "dấu phẩy là dấu thập phân")
    if body.startswith("0"):
        why = "có nhiều số 0 ở đầu" if body.isdecimal() else "phần nghìn không bắt đầu bằng số 0"
        return Refusal(wanted, "viết số nguyên, ví dụ 12.", why)
    why = "phần nghìn phải đủ nhóm ba chữ số và chỉ dùng một loại dấu"
    return Refusal(wanted, "viết liền các chữ số, ví dụ 1234, hoặc theo nhóm, ví dụ 1.234.", why)


def _explain_decimal_marks(body: str, kind: FigureKind) -> Refusal:
    """Say why digits with commas, dots or spaces are no number."""
    if _is_ambiguous(body):
        hint = f"viết {body.replace('.', '')} nếu là phần nghìn, {body.replace('.', ',')} nếu là số thập phân."
        if kind is FigureKind.RATE:  # a share in thousands is meant by nobody
            hint = f"viết {body.replace('.', ',')}."
        return Refusal("cần một số", hint, "chưa rõ dấu chấm là phần nghìn hay phần thập phân")
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+", body):
        turned = body.translate(str.maketrans(",.", ".,"))
        why = "dấu chấm là phần nghìn, dấu phẩy là phần thập phân"
        return Refusal("cần một số", f"viết {turned}.", why, turned)
    why = "phần nghìn gồm các nhóm ba chữ số, phần thập phân đứng sau một dấu phẩy"
    return Refusal("cần một số", "viết ví dụ 1234,5 hoặc 1.234,5.", why)


def parse_yes_no(text: str) -> bool | None:
    """Return whether `text` says `có` (True) or `không` (False), with or without marks, in any case; else None."""
    word = unicodedata.normalize("NFC", text.strip()).casefold()
    return {"có": True, "co": True, "không": False, "khong": False}.get(word)


def parse_date(text: str) -> date | None:
    """Return the date that `text` writes, day first (`8/4/2019`, `2019-04-08`, `ngày 08 tháng 4 năm 2019`), or None."""
    found = _match_date(text)
    if found is None:
        return None
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _match_date(text: str) -> re.Match[str] | None:
    typed = unicodedata.normalize("NFC", text.strip())
    return next((found for form in _DATES if (found := form.fullmatch(typed))), None)


def explain_date(text: str) -> Refusal:
    """Return why `text`, which `parse_date` does not read, is no date."""
    hint = "viết ngày/tháng/năm, ví dụ 8/4/2019."
    found = _match_date(text)
    if found is not None:
        day, month, year = int(found["d"]), int(found["m"]), int(found["y"])
        if not 1 <= month <= _LAST_MONTH:
            return Refusal("cần một ngày", "viết ngày trước tháng, ví dụ 8/4/2019.", f"không có tháng {month}")
        return Refusal("cần một ngày", "kiểm tra lại với lịch.", f"tháng {month}/{year} không có ngày {day}")
    plain = text.strip().strip(QUOTES).strip()
    if plain != text.strip() and parse_date(plain) is not None:
        return Refusal("cần một ngày", f"bỏ dấu nháy: viết {plain}.", "có dấu nháy")
    if _MONTH_ONLY.fullmatch(unicodedata.normalize("NFC", text.strip())):
        return Refusal("cần một ngày", hint, "chưa có ngày trong tháng")
    return Refusal("cần một ngày", hint)


def round_half_up(value: Decimal, decimals: int = 2) -> Decimal:
    """Return `value` with at most so many decimals, rounded half up, trailing zeros dropped."""
    return normalise(value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT))


def normalise(value: Decimal) -> Decimal:
    """Return the same number without trailing zeros and without an exponent (`1E+3` → `1000`)."""
    text = f"{value:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text) if value else Decimal(0)


def format_figure(value: Decimal, kind: FigureKind = FigureKind.DECIMAL, decimals: int = 0) -> str:
    """Return the figure as it is printed: `1.234.567`, `1.234,5`, and `85,5%` for a rate.

    `decimals` is how many it has at least: those of a column are of one length (`85,50%`).
    """
    sign, digits = ("-", f"{normalise(-value):f}") if value < 0 else ("", f"{normalise(value):f}")
    whole, _, fraction = digits.partition(".")
    fraction = fraction.ljust(decimals, "0")
    text = sign + f"{int(whole):,}".replace(",", ".") + ("," + fraction if fraction else "")
    return text + "%" if kind is FigureKind.RATE else text


def format_count(value: Decimal | int) -> str:
    """Return a count as running text prints it: below 10 with a zero (`05`), else as `format_figure`."""
    number = Decimal(value)
    if number == number.to_integral_value() and 0 < number < DAY_PADDED_BELOW:
        return f"{int(number):02}"
    return format_figure(number)


def format_ratio(part: int, whole: int) -> str:
    """Return how many of how many, in text, notes and tables alike, each half as a count: `05/06`, `08/11`."""
    return f"{format_count(part)}/{format_count(whole)}"


def count_decimals(values: Iterable[Decimal]) -> int:
    """Return how many decimals the figure with the most of them has, trailing zeros left out."""
    return max((len(f"{normalise(each):f}".partition(".")[2]) for each in values), default=0)


def format_long_date(day: date) -> str:
    """Return `ngày 08 tháng 4 năm 2019`, as running text prints it (36-HD/VPTW: days 1-9 and months 1-2 padded)."""
    return f"ngày {day.day:02} tháng {format_month(day)} năm {day.year}"


def format_month(day: date) -> str:
    """Return the month as 36-HD/VPTW writes it: `01`, `02`, `3` … `12`."""
    return f"{day.month:02}" if day.month < MONTH_PADDED_BELOW else str(day.month)


def format_short_date(day: date) -> str:
    """Return `08/4/2019`, as tables and lists print it."""
    return f"{day.day:02}/{format_month(day)}/{day.year}"
