"""Figures, dates and words as JSON Schema: the very forms that `values/figures.py` and `source/fields.py` read.

A pattern holds for strings only, a bound for numbers only: one schema names what every shape must be, without the
alternatives (`anyOf`) that make an editor's messages and completions vague. Patterns are in what ECMA 262 and Python
have in common.
"""

from decimal import Decimal

from tongket.commands.schema.core_scalars import load_scalar, spellings
from tongket.model.outline import Column, FactKind, Indicator
from tongket.values.figures import MAX_DIGITS, format_figure

Schema = dict[str, object]

_SPACES = r" \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_V, _W = f"[{_SPACES}]", f"[{_SPACES}\\r\\n]"
"""A space within a line, and one that may be a line end: what `str.strip` takes away."""
_GROUP_SPACE = r"[ \u00a0\u2007\u2009\u200a\u202f]"
_BLANK = "^$"
_PLAIN = "(?:0?[0-9]|0?[1-9][0-9]*)"
_DOTS = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
_GROUPS = f"[1-9][0-9]{{0,2}}(?:{_GROUP_SPACE}[0-9]{{3}})+"
_MANY_DOTS = r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}"
_AMBIGUOUS = r"[1-9][0-9]{0,2}\.[0-9]{3}"
_ONE_DOT = r"(?:0|0?[1-9][0-9]*)\.[0-9]+"
_FEW_DIGITS = f"(?!(?:[^0-9]*[0-9]){{{MAX_DIGITS + 1}}})"
_TOO_LARGE = 10**MAX_DIGITS
_THOUSAND = 1000
_YES = r"[cC](?:[oOóÓ]|[oO]\u0301)"
_NO = r"[kK][hH](?:[oOôÔ]|[oO]\u0302)[nN][gG]"
_DOTTED = r"(?=[^\n]*(?:\.{0}*\.{0}*\.|…))(?:{0}|[.…\[\]()])+"
"""A blank of the form that was left in: at least three dots, and nothing but dots, spaces and brackets."""
HINTS = {
    FactKind.INTEGER: "Số nguyên, ví dụ 12 hoặc 1.234.",
    FactKind.DECIMAL: "Số, phần lẻ sau dấu phẩy, ví dụ 1.234,5.",
    FactKind.RATE: "Tỷ lệ phần trăm, ví dụ 85,5%.",
    FactKind.YES_NO: "có, không, hoặc {khong: lý do}.",
    FactKind.CHOICE: "Mã phương án, nhiều phương án thì [mã, mã].",
    FactKind.DOCUMENTS: "Mỗi văn bản một gạch đầu dòng: {so: …, ngay: …, trich_yeu: …}.",
    FactKind.MODELS: "Mỗi mô hình một gạch đầu dòng: {ten: …, noi: …, ket_qua: …}.",
    FactKind.SHORT_TEXT: "Một câu ngắn.",
}
"""How each kind is written."""


def text_schema() -> Schema:
    """Return a text under a key, on one line or more; what an editor takes for a number or a truth is one too."""
    blank = f"^(?!{_V}+$)(?!{_W}*{_DOTTED.format(_W)}$)"
    return {"type": ["string", "number", "boolean", "null"], "pattern": blank, "patternErrorMessage": _FILL_IN}


def short_text_schema() -> Schema:
    """Return a text in the cell of a table, where an empty list or mapping is nothing, too."""
    types = ["string", "number", "boolean", "null", "array", "object"]
    return {**text_schema(), "type": types, "maxItems": 0, "maxProperties": 0}


_FILL_IN = "Còn để chỗ trống: điền nội dung, hoặc xóa để trống."
_NO_DOTS = rf"(?!(?:[\s\S]*\n)?{_V}*(?:[-+]{_V}+)?{_DOTTED.format(_V)}(?:\n|$))"


def prose_schema() -> Schema:
    """Return running text, no line of which is a blank of the form; what a mapping may hold is said elsewhere."""
    types = ["string", "number", "boolean", "null", "array", "object"]
    return {**_lines_schema(), "type": types, "maxItems": 0}


def _lines_schema() -> Schema:
    return {**text_schema(), "pattern": f"^(?!{_V}+$){_NO_DOTS}"}


def points_schema() -> Schema:
    """Return points: lines that begin with `- `, below them with `+ `, or a list of texts; as for prose."""
    empty = f"{_V}*(?:[-+]{_V}*)?"
    said = f"{_V}+[^{_SPACES}\\r\\n][^\\n]*"
    point = f"{_V}*-{said}"
    lines = f"(?:{empty}\\n)*(?:{empty}|{point}(?:\\n(?:{empty}|{_V}*[-+]{said}))*)"
    hint = "Cần các ý: mỗi dòng bắt đầu bằng “- ”, ý con bằng “+ ” ở dưới."
    listed = _lines_schema()
    first = {**listed, "pattern": f"^(?!(?:{_V}*\\n)*{_V}*\\+{_V}+[^{_SPACES}\\r\\n]){str(listed['pattern'])[1:]}"}
    return {
        "type": ["string", "null", "array", "object"],
        "pattern": f"^(?!{_V}+$){_NO_DOTS}{lines}$",
        "patternErrorMessage": hint,
        "items": [first],
        "additionalItems": listed,
    }


def figure_schema(asked: Indicator | Column, *, cell: bool = False) -> Schema:
    """Return a figure, or nothing; in the cell of a table an empty list or mapping is nothing, too."""
    kind = asked.kind
    digits = _integer() if kind is FactKind.INTEGER else _decimal()
    tail = f"{_W}*$"
    if kind is FactKind.RATE:
        tail = f"{_GROUP_SPACE}*%?{_W}*$"
        digits = _bounded(asked.maximum)
    ambiguous = "" if kind is FactKind.INTEGER else f"(?!-?{_AMBIGUOUS}{tail})"
    signed = f"(?:{digits}|-(?:{_integer() if kind is FactKind.INTEGER else _decimal()}))" if asked.negative else digits
    numbers: Schema = {"exclusiveMaximum": _TOO_LARGE, "minimum": 0}
    if kind is FactKind.RATE:
        numbers = {"maximum": _plain(asked.maximum), "minimum": 0}
    if asked.negative:
        numbers = {**numbers, "minimum": 1 - _TOO_LARGE}
    return {
        "type": ["string", "number", "null", *(("array", "object") if cell else ())],
        "pattern": f"{_BLANK}|^{_W}*{_FEW_DIGITS}{ambiguous}{signed}{tail}",
        "patternErrorMessage": HINTS[kind],
        **numbers,
        **(_grouped(asked.negative) if kind is FactKind.INTEGER else {}),
        **({"maxItems": 0, "maxProperties": 0} if cell else {}),
    }


def _integer() -> str:
    return f"(?:{_DOTS}|{_GROUPS}|{_PLAIN})"


def _decimal() -> str:
    return f"(?:{_integer()},[0-9]+|{_MANY_DOTS}|{_GROUPS}|{_ONE_DOT}|{_PLAIN})"


def _grouped(negative: bool) -> Schema:  # noqa: FBT001 - what the outline says
    """Return that a number with a fraction is one whose dot was for thousands: `1.234` is 1.234 for an editor."""
    several: list[Schema] = [{"type": ["string", "null", "array", "object", "integer"]}]
    several.append({"minimum": 1, "exclusiveMaximum": _THOUSAND})
    if negative:
        several.append({"maximum": -1, "exclusiveMinimum": -_THOUSAND})
    return {"anyOf": several}


def _bounded(maximum: Decimal) -> str:
    """Return the figures from 0 to a whole maximum below a thousand; for another one any figure."""
    if maximum != maximum.to_integral_value() or maximum >= _THOUSAND:
        return _decimal()
    below, top = _below(int(maximum)), f"0?{int(maximum)}(?:[,.]0+)?"
    return f"(?:0?{below}(?:,[0-9]+)?|(?:0|0?{below})\\.[0-9]+|{top})" if maximum else "(?:0?0(?:,0+)?|0\\.0+)"


def _below(maximum: int) -> str:
    """Return the whole numbers from 0 to below `maximum`, without zeros before them."""
    digits = str(maximum)
    forms = ["0", *(f"[1-9]{'[0-9]' * more}" for more in range(len(digits) - 1))]
    for at, digit in enumerate(digits):
        least = 0 if at else 1
        if int(digit) > least:
            forms.append(f"{digits[:at]}[{least}-{int(digit) - 1}]{'[0-9]' * (len(digits) - at - 1)}")
    return f"(?:{'|'.join(forms)})"


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def figure_name(asked: Indicator | Column) -> str:
    """Return by which name the schema of a figure is defined: figures that are read alike have one."""
    bound = f"-{format_figure(asked.maximum)}" if asked.kind is FactKind.RATE else ""
    return f"{asked.kind.value}{bound}{'-am' if asked.negative else ''}"


def date_schema() -> Schema:
    """Return a date that is in the calendar, in each of the forms, or nothing."""
    space, day_word = f"{_W}+", r"[nN][gG](?:[àÀ]|[aA]\u0300)[yY]"
    month_word, year_word = r"[tT][hH](?:[áÁ]|[aA]\u0301)[nN][gG]", r"[nN](?:[ăĂ]|[aA]\u0306)[mM]"
    long = f"{day_word}{space}{{d}}{space}{month_word}{space}{{m}}{space}{year_word}{space}{{y}}"
    forms = ("{y}-{m}-{d}", "{d}/{m}/{y}", "{d}-{m}-{y}", long)
    days = "|".join(form.format(d=d, m=m, y=y) for form in forms for d, m, y in _calendar())
    hint = "Ngày/tháng/năm có trong lịch, ví dụ 8/4/2019."
    return {"type": ["string", "null"], "pattern": f"{_BLANK}|^{_W}*(?:{days}){_W}*$", "patternErrorMessage": hint}


def _calendar() -> tuple[tuple[str, str, str], ...]:
    """Return days, months and years that go together, as patterns."""
    year, january, april = "(?!0000)[0-9]{4}", "(?:0?[13578]|1[02])", "(?:0?[469]|11)"
    leap = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?!0000)(?:[02468][048]|[13579][26])00)"
    to_28 = "0?[1-9]|1[0-9]|2[0-8]"
    return (
        (f"(?:{to_28})", "(?:0?[1-9]|1[0-2])", year),
        ("(?:29|30)", f"(?:{january}|{april})", year),
        ("31", january, year),
        ("29", "0?2", leap),
    )


def yes_no_schema(reason: Schema) -> Schema:
    """Return yes, no, or no with its reason."""
    return {
        "type": ["string", "null", "object"],
        "pattern": f"{_BLANK}|^{_W}*(?:{_YES}|{_NO}){_W}*$",
        "patternErrorMessage": HINTS[FactKind.YES_NO],
        "properties": {"khong": reason},
        "required": ["khong"],
        "additionalProperties": False,
    }


def ids_schema(names: dict[str, str], *, blank: bool = True) -> Schema:
    """Return one of several ids, with what each is called for editors that show it; nothing, too, where `blank`."""
    listed = [(value, name) for each, name in names.items() for value in spellings(each)]
    listed += [(None, ""), ("", "")] if blank else []
    any_id = "|".join(each.replace(".", "\\.") for each in names)
    known = {"enum": [value for value, _ in listed], "enumDescriptions": [name for _, name in listed]}
    return {"anyOf": [known, {"type": "string", "pattern": f"^{_W}*(?:{any_id}){_W}*$"}]}


def options_schema(indicator: Indicator) -> Schema:
    """Return an option or a list of options."""
    one = ids_schema({each.id: each.name for each in indicator.options})
    both = one["anyOf"]
    return {"anyOf": [*(both if isinstance(both, list) else []), {"type": "array", "items": one}]}


def records_schema(keys: dict[str, Schema]) -> Schema:
    """Return mappings with these keys, in a list or one alone; a line of the form that was left empty may be there."""
    blank: Schema = {"additionalProperties": {"enum": [None, ""]}}
    record: Schema = {"anyOf": [{"properties": keys, "additionalProperties": False}, blank]}
    nothing: Schema = {"type": ["object", "null", "string"], "pattern": _BLANK}
    return {
        "type": ["array", "object", "null", "string"],
        "pattern": _BLANK,
        "items": {**nothing, **record},
        **record,
    }


def mapping_schema(properties: dict[str, Schema]) -> Schema:
    """Return a mapping with these keys and no others, or nothing.

    A key that looks like a number (a year) stands there as a pattern, too: yaml-language-server keeps it a number, and
    finds a number under no name.
    """
    numbers = {
        "^" + key.replace(".", r"\.") + "$": value
        for key, value in properties.items()
        if isinstance(load_scalar(key), int | float) and not isinstance(load_scalar(key), bool)
    }
    return {
        "type": ["object", "null", "string"],
        "pattern": _BLANK,
        "properties": properties,
        **({"patternProperties": numbers} if numbers else {}),
        "additionalProperties": False,
    }


NOTHING: Schema = {
    "type": ["null", "string", "array", "object"],
    "pattern": _BLANK,
    "maxItems": 0,
    "maxProperties": 0,
}
"""No value at all: what is computed may not be typed."""
