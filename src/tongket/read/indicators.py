"""The facts that an outline asks for with an item (`chi_tieu`), and what they share with the columns of a table."""

import keyword
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from tongket.findings.campaign_rules import BAD_ID, BAD_VALUE, DUPLICATE_ID
from tongket.model.outline import FactKind, Indicator, Option, PrintedIn, Timing, Totalling
from tongket.source.fields import Fields
from tongket.source.nodes import Span
from tongket.values.figures import FigureKind, Refusal, format_figure, normalise, parse_figure
from tongket.values.hints import hint_nearest
from tongket.values.measures import divisor
from tongket.values.quoting import shorten


class Refer(Protocol):
    """Takes the ids of groups, or of units, under a key, and remembers to check them."""

    def __call__(self, fields: Fields, key: str, /, *, to_units: bool = False) -> tuple[str, ...] | None:
        """Return the ids; None where the key is missing."""


ReferToAnnex = Callable[[Fields], str | None]
"""Takes the appendix that an indicator names, and remembers to check it."""

_NAME_ID = re.compile(r"[a-z][a-z0-9_]*")
# Lead sentences are Jinja2: an id must not be a word of Python's or Jinja's own.
_JINJA_WORDS = {"autoescape", "block", "call", "extends", "filter", "include", "macro", "print", "set"}
_RESERVED = frozenset({*keyword.kwlist, *_JINJA_WORDS, "self", "loop", "none", "true", "false"})
_HUNDRED = Decimal(100)
_FEWEST_YEARS = 2
_MOST_DECIMALS = 3
"""Of a figure in another measure: with three it is exact for thousands (88.746 triệu đồng as 88,746 tỷ)."""
_INDICATOR_KINDS = tuple(each for each in FactKind if each is not FactKind.SHORT_TEXT)


def read_indicators(parent: Fields, refer: Refer, refer_to_annex: ReferToAnnex) -> tuple[Indicator, ...]:
    """Return the indicators under `chi_tieu`, with findings for what is wrong with them."""
    seen: dict[str, Span] = {}
    records = parent.records("chi_tieu", f"{parent.where}, chỉ tiêu")
    found = [_read_indicator(fields, seen, refer, refer_to_annex) for fields in records]
    return tuple(each for each in found if each is not None)


def _read_indicator(
    fields: Fields, seen: dict[str, Span], refer: Refer, refer_to_annex: ReferToAnnex
) -> Indicator | None:
    indicator_id = read_name_id(fields, seen)
    kind = read_kind(fields, _INDICATOR_KINDS)
    name = fields.text("ten", required=True)
    indicator = Indicator(
        id=indicator_id or "",
        name=name or "",
        measure=fields.text("don_vi_tinh"),
        kind=kind or FactKind.INTEGER,
        totalling=read_totalling(fields, kind),
        groups=refer(fields, "cong_tu"),
        timing=fields.choice("ky", Timing, None),
        mandatory=fields.truth("bat_buoc", default=True),
        negative=fields.truth("am", default=False),
        maximum=read_maximum(fields, kind),
        options=_read_options(fields, kind),
        years=_read_years(fields, kind),
        printed_in=_read_printed_in(fields, kind),
        annex=refer_to_annex(fields),
    )
    fields.close()
    return None if indicator_id is None or kind is None or name is None else indicator


def read_name_id(fields: Fields, seen: dict[str, Span]) -> str | None:
    """Return an id that a lead sentence or a formula may name; None with a finding when it is none, or not new."""
    name = fields.id(_NAME_ID, "hoi_nghi: chữ thường không dấu, chữ số, gạch dưới")
    if name is None:
        return None
    if name in _RESERVED:
        hint = f"đổi thành {name}_1 hoặc một tên khác."
        fields.refuse(BAD_ID, fields.value_span("ma"), f'mã "{name}" là từ riêng của câu dẫn.', hint)
        return None
    if name in seen:
        message = f'mã "{name}" đã có ở dòng {seen[name].line}.'
        fields.refuse(DUPLICATE_ID, fields.value_span("ma"), message, "đặt mã khác.")
        return None
    seen[name] = fields.value_span("ma")
    return name


def read_kind(fields: Fields, allowed: tuple[FactKind, ...]) -> FactKind | None:
    """Return the kind of an indicator or column."""
    text = fields.text("kieu", required=True)
    if text is None:
        return None
    values = [str(each) for each in allowed]
    if text not in values:
        fields.refuse_value("kieu", text, hint_nearest(text, values, kind="giá trị"))
        return None
    return FactKind(text)


def read_totalling(fields: Fields, kind: FactKind | None) -> Totalling:
    """Return how figures of many units become one; a rate is never added."""
    default = Totalling.SUM if kind in {FactKind.INTEGER, FactKind.DECIMAL} else Totalling.NONE
    totalling = fields.choice("tong", Totalling, default) or default
    if kind is FactKind.RATE and totalling is Totalling.SUM:
        hint = "dùng tong: trung_binh hoặc tong: khong."
        fields.refuse(BAD_VALUE, fields.value_span("tong"), "tỷ lệ không cộng được.", hint)
        return Totalling.NONE
    if kind is not None and kind.figure is None and totalling is not Totalling.NONE:
        fields.refuse(BAD_VALUE, fields.key_span("tong"), "tong chỉ dùng cho con số.", "bỏ tong.")
        return Totalling.NONE
    return totalling


def read_maximum(fields: Fields, kind: FactKind | None) -> Decimal:
    """Return the upper bound of a rate."""
    text = fields.text("toi_da")
    if text is None:
        return _HUNDRED
    figure = parse_figure(text, FigureKind.RATE)
    if isinstance(figure, Refusal):
        message = f"toi_da {figure.say(shorten(text))}"
        fields.refuse(BAD_VALUE, fields.value_span("toi_da"), message, "viết một số, ví dụ toi_da: 200.")
        return _HUNDRED
    if kind is not None and kind is not FactKind.RATE:
        fields.refuse(BAD_VALUE, fields.key_span("toi_da"), "toi_da chỉ dùng cho kieu: ty_le.", "bỏ toi_da.")
    return figure.value


def _read_years(fields: Fields, kind: FactKind | None) -> tuple[int, ...]:
    """Return the base years under `moc`, in order."""
    texts = fields.texts("moc")
    if texts is None:
        return ()
    if kind is not None and kind.figure is None:
        fields.refuse(BAD_VALUE, fields.key_span("moc"), "moc chỉ dùng cho con số.", "bỏ moc.")
    odd = [each for each in texts if not re.fullmatch(r"[12][0-9]{3}", each)]
    for each in odd:
        message = f'moc cần các năm, nhưng nhận được "{shorten(each)}".'
        fields.refuse(BAD_VALUE, fields.item_span("moc", each), message, "viết ví dụ moc: [2009, 2018].")
    years = sorted({int(each) for each in texts if each not in odd})
    if not odd and len(years) < _FEWEST_YEARS:
        message = "moc cần ít nhất hai năm khác nhau để so sánh."
        fields.refuse(BAD_VALUE, fields.value_span("moc"), message, "viết ví dụ moc: [2009, 2018].")
    return tuple(years)


def _read_printed_in(fields: Fields, kind: FactKind | None) -> PrintedIn | None:
    """Return the measure that lead sentences print a figure in."""
    inside = fields.mapping("in_theo", f"{fields.where}, in_theo", known=("don_vi_tinh", "chia", "le"))
    if inside is None:
        return None
    measure, decimals = inside.text("don_vi_tinh", required=True), inside.whole("le", 1) or 0
    divide = _read_divisor(inside, fields.text("don_vi_tinh") or "", measure) if measure is not None else None
    inside.close()
    if kind is not None and kind not in {FactKind.INTEGER, FactKind.DECIMAL}:
        message = "in_theo chỉ dùng cho so_nguyen, so_thuc."
        fields.refuse(BAD_VALUE, fields.key_span("in_theo"), message, "bỏ in_theo.")
        return None
    if decimals > _MOST_DECIMALS:
        message = f"le là số chữ số thập phân, nhiều nhất {_MOST_DECIMALS}."
        fields.refuse(BAD_VALUE, inside.value_span("le"), message, "viết ví dụ le: 1.")
        return None
    if measure is None or divide is None:
        return None
    return PrintedIn(measure=measure, divide=divide, decimals=decimals)


def _read_divisor(fields: Fields, asked: str, measure: str) -> Decimal | None:
    """Return by what a figure is divided: what the two measures say themselves, else what is typed."""
    known = divisor(asked, measure)
    text = fields.text("chia")
    if text is None:
        if known is None or known == 1:
            message = f"không biết 1 {measure} bằng bao nhiêu {asked or 'đơn vị đã hỏi'}."
            fields.refuse(BAD_VALUE, fields.value_span("don_vi_tinh"), message, "thêm chia, ví dụ chia: 10000.")
            return None
        return known
    figure = parse_figure(text, FigureKind.DECIMAL)
    if isinstance(figure, Refusal) or figure.value <= 0:
        message = f'chia cần một số lớn hơn 0, nhưng nhận được "{shorten(text)}".'
        fields.refuse(BAD_VALUE, fields.value_span("chia"), message, "viết liền các chữ số, ví dụ chia: 1000.")
        return None
    if known is not None and known != figure.value:
        message = f"1 {measure} bằng {format_figure(known)} {asked}, nhưng chia ghi {shorten(text)}."
        fields.refuse(BAD_VALUE, fields.value_span("chia"), message, f"viết chia: {normalise(known)}, hoặc bỏ chia.")
        return None
    return figure.value


def _read_options(parent: Fields, kind: FactKind | None) -> tuple[Option, ...]:
    seen: dict[str, Span] = {}
    options: list[Option] = []
    for fields in parent.records("chon", f"{parent.where}, phương án"):
        option_id, name = read_name_id(fields, seen), fields.text("ten", required=True)
        fields.close()
        if option_id is not None and name is not None:
            options.append(Option(id=option_id, name=name))
    if kind is FactKind.CHOICE and parent.lacks("chon"):
        parent.refuse_missing("chon", "chon", "thêm chon: [{ma: truc_tiep, ten: hội nghị trực tiếp}, …].")
    if kind is not None and kind is not FactKind.CHOICE and "chon" in parent.entries:
        parent.refuse(BAD_VALUE, parent.key_span("chon"), "chon chỉ dùng cho kieu: lua_chon.", "bỏ chon.")
    return tuple(options)
