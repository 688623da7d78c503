"""The facts of an answer and the figures of a table: what was typed, by the kind that the outline asks for.

Lists of documents (`van_ban`) and models (`mo_hinh`) are facts too.
"""

from collections.abc import Iterator
from decimal import Decimal

from tongket.findings.campaign_rules import (
    MISSING_FIGURE,
    NOT_A_NUMBER,
    NOT_YES_NO,
    ODD_SPACE,
    OUT_OF_RANGE,
    PLACEHOLDER_LEFT,
    TOO_LONG,
    UNKNOWN_OPTION,
    WRONG_SHAPE,
)
from tongket.findings.diagnostics import tell
from tongket.findings.locations import TextLocation
from tongket.model.answers import Document, Fact, PracticeModel
from tongket.model.outline import Column, FactKind, Indicator
from tongket.read.texts import count_words, read_reason
from tongket.source import nodes
from tongket.source.fields import Fields, is_blank_node, is_placeholder, shape_of
from tongket.source.nodes import Broken, Entry, Node, Scalar
from tongket.values.figures import QUOTES, FigureKind, Refusal, format_figure, parse_figure, parse_yes_no
from tongket.values.folding import fold_marks
from tongket.values.hints import hint_nearest
from tongket.values.quoting import quote, shorten

RESULT_WORDS = 40
"""Of the result of a model: it is one line of the report. A choice, told to people (`docs/formats.md`)."""


def read_facts(fields: Fields, indicators: tuple[Indicator, ...]) -> dict[str, Fact]:
    """Return the facts that could be read, by indicator, with findings for the others."""
    facts: dict[str, Fact] = {}
    for indicator in indicators:
        entry = fields.take(indicator.id)
        if entry is not None:
            fact = _read_fact(fields.named(f'{fields.where} "{indicator.name}"'), indicator, entry)
            if fact is not None:
                facts[indicator.id] = fact
    fields.close_unknown('không có chỉ tiêu "{}".', [each.id for each in indicators], kind="chỉ tiêu")
    return facts


def _read_fact(fields: Fields, indicator: Indicator, entry: Entry) -> Fact | None:
    if _is_placeholder(fields, entry.value):
        return None
    if indicator.kind is FactKind.YES_NO:
        return _read_yes_no(fields, indicator, entry)
    if indicator.kind is FactKind.CHOICE:
        return _read_choice(fields, indicator)
    if indicator.kind is FactKind.DOCUMENTS:
        return _read_documents(fields, indicator)
    if indicator.kind is FactKind.MODELS:
        return _read_models(fields, indicator)
    if indicator.years:
        return _read_years(fields, indicator, entry)
    figure = read_figure(fields, entry.value, indicator)
    if figure is None or not isinstance(entry.value, Scalar):
        return None
    return Fact(value=figure, typed=entry.value.text.strip(), location=_locate(fields, indicator.id))


def _read_documents(fields: Fields, indicator: Indicator) -> Fact | None:
    """Return the documents under an indicator; None when none of them could be read."""
    documents: list[Document] = []
    for each in _records(fields, indicator, "{so: …, ngay: …, trich_yeu: …}"):
        number, day, subject = _text(each, "so"), each.day("ngay"), _text(each, "trich_yeu")
        kind, organ = _text(each, "loai") or None, _text(each, "co_quan") or None
        _report_missing(each, "so", "ngay", "trich_yeu")
        if number or subject:
            at, dated = _locate(each, "so"), _locate(each, "ngay")
            documents.append(
                Document(
                    number=number, day=day, subject=subject, kind=kind, organ=organ, location=at, day_location=dated
                )
            )
    typed = "; ".join(each.number or each.subject for each in documents)
    at = _locate(fields, indicator.id)
    return Fact(value=(), documents=tuple(documents), typed=typed, location=at) if documents else None


def _read_models(fields: Fields, indicator: Indicator) -> Fact | None:
    """Return the models under an indicator; None when none of them could be read."""
    models: list[PracticeModel] = []
    for each in _records(fields, indicator, "{ten: …, noi: …, ket_qua: …}"):
        name, place, result = _text(each, "ten"), _text(each, "noi"), _text(each, "ket_qua")
        _report_missing(each, "ten", "ket_qua")
        words = count_words(result)
        if words > RESULT_WORDS:
            message = f"ket_qua cần nhiều nhất {RESULT_WORDS} từ, nhưng nhận được {words} từ."
            told = tell(words=str(words), limit=str(RESULT_WORDS))
            hint = "rút gọn, giữ kết quả chính và số liệu."
            each.refuse(TOO_LONG, each.value_span("ket_qua"), message, hint, told=told)
        if name or result:
            models.append(PracticeModel(name=name, place=place or None, result=result, location=_locate(each, "ten")))
    typed = "; ".join(each.name or each.result for each in models)
    at = _locate(fields, indicator.id)
    return Fact(value=(), models=tuple(models), typed=typed, location=at) if models else None


def _locate(fields: Fields, key: str) -> TextLocation:
    return fields.findings.source.locate(fields.value_span(key))


def _records(fields: Fields, indicator: Indicator, form: str) -> Iterator[Fields]:
    """Yield the mappings of a list; one mapping alone counts as a list of one."""
    for number, node in enumerate(fields.nodes(indicator.id, single=(nodes.Mapping,)) or (), 1):
        if isinstance(node, nodes.Mapping):
            if all(is_blank_node(each.value) for each in node.entries):
                continue  # a line of the form that was left empty
            yield Fields(node, fields.findings, f"{fields.where}, dòng thứ {number}", fields.item)
        elif node is not None and not is_blank_node(node) and not isinstance(node, Broken):
            message = f"dòng thứ {number} cần {form}, nhưng nhận được {shape_of(node)}."
            fields.refuse(WRONG_SHAPE, fields.findings.source.value_span(node), message, f"viết {form}.")


def _text(fields: Fields, key: str) -> str:
    return read_reason(fields, key) or ""


def _report_missing(fields: Fields, *keys: str) -> None:
    """Report what a line of the list lacks, and the keys that it should not have."""
    for key in keys:
        if fields.lacks(key):
            hint, at = f"thêm {key}: vào dòng này.", fields.key_span(key)
            fields.refuse(MISSING_FIGURE, at, f"chưa có {key}.", hint, told=tell(field=key))
    fields.close()


def _read_years(fields: Fields, indicator: Indicator, entry: Entry) -> Fact | None:
    """Read a figure that is asked for base years: `{2009: 3.120, 2018: 4.875}`."""
    example = "{" + ", ".join(f"{year}: …" for year in indicator.years) + "}"
    if not isinstance(entry.value, nodes.Mapping):
        years = ", ".join(map(str, indicator.years))
        message = f"cần số của từng năm {years}, nhưng nhận được {_shown(entry.value)}."
        fields.refuse(WRONG_SHAPE, fields.value_span(indicator.id), message, f"viết {example}.")
        return None
    inside = Fields(entry.value, fields.findings, fields.where, fields.item, entry.key.span)
    by_year: dict[int, Decimal] = {}
    for year in indicator.years:
        given = inside.take(str(year))
        of_year = inside.named(f"{fields.where}, năm {year}")
        figure = read_figure(of_year, given.value, indicator) if given is not None else None
        if figure is not None:
            by_year[year] = figure
        elif inside.lacks(str(year)):
            at, told = inside.key_span(str(year)), tell((indicator.id, str(year)))
            fields.refuse(MISSING_FIGURE, at, f"chưa có số năm {year}.", f"thêm {year}: và con số.", told=told)
    inside.close_unknown('không hỏi năm "{}".', [str(each) for each in indicator.years], kind="năm")
    if not by_year:
        return None
    texts = {key: each.value.text.strip() for key, each in inside.entries.items() if isinstance(each.value, Scalar)}
    last = str(indicator.years[-1] if indicator.years[-1] in by_year else max(by_year))
    return Fact(
        value=by_year.get(indicator.years[-1], ()),
        by_year=by_year,
        typed="; ".join(f"{key}: {text}" for key, text in texts.items()),
        location=fields.findings.source.locate(inside.value_span(last)),
    )


def _shown(node: Node | None) -> str:
    return f'"{shorten(node.text)}"' if isinstance(node, Scalar) else shape_of(node)


_FILL_IN = "điền vào, hoặc xóa để trống."


def _is_placeholder(fields: Fields, node: Node | None) -> bool:
    """Report a blank of the form that was left in; return whether it is one."""
    if not isinstance(node, Scalar) or not is_placeholder(node.text):
        return False
    message = f"còn để chỗ trống ({shorten(node.text) or 'dấu cách'})."
    fields.refuse(PLACEHOLDER_LEFT, fields.findings.source.value_span(node), message, _FILL_IN)
    return True


def read_figure(fields: Fields, node: Node | None, asked: Indicator | Column) -> Decimal | None:
    """Return the number in a node, or None with a finding that says what was expected and what to type instead.

    `fields` name the place: `Mục II.1.1, chỉ tiêu "…"`.
    """
    if node is None or isinstance(node, Broken) or _is_placeholder(fields, node):
        return None
    span = fields.findings.source.value_span(node)
    if not isinstance(node, Scalar):
        message = f"cần một số, nhưng nhận được {shape_of(node)}."
        fields.refuse(WRONG_SHAPE, span, message, "viết bằng chữ số, ví dụ 12.")
        return None
    kind = asked.kind.figure or FigureKind.INTEGER
    figure = parse_figure(node.text, kind, negative=asked.negative)
    shown = quote(node.text)
    if isinstance(figure, Refusal):
        mended = figure.meant or _before_measure(node.text, asked, kind)
        fields.refuse(NOT_A_NUMBER, span, figure.say(shown), figure.hint, told=tell(typed=shown, mended=mended))
        return None
    if kind is FigureKind.RATE and figure.value > asked.maximum:
        limit = format_figure(asked.maximum)
        message = f'tỷ lệ phải từ 0 đến {limit}, nhưng nhận được "{shown}".'
        hint = "kiểm tra lại dấu phẩy thập phân, ví dụ 85,5%."
        fields.refuse(OUT_OF_RANGE, span, message, hint, told=tell(typed=shown, limit=limit))
        return None
    if figure.odd_space:
        read = format_figure(figure.value)
        fields.refuse(ODD_SPACE, span, f'trong "{shown}" có dấu cách lạ; đã đọc là {read}.', f"viết {read}.")
    return figure.value


def _before_measure(text: str, asked: Indicator | Column, kind: FigureKind) -> str:
    """Return the number of `12 hội nghị`, where what follows it is the measure that is asked; else nothing."""
    measure = (asked.measure or "").casefold()
    typed = text.strip()
    number = typed[: len(typed) - len(measure)].strip()
    if not measure or not typed.casefold().endswith(measure) or isinstance(parse_figure(number, kind), Refusal):
        return ""
    return number


def _read_yes_no(fields: Fields, indicator: Indicator, entry: Entry) -> Fact | None:
    value = entry.value
    span = fields.value_span(indicator.id)
    if isinstance(value, nodes.Mapping):
        return _read_no(Fields(value, fields.findings, fields.where, fields.item, entry.key.span))
    truth = parse_yes_no(value.text) if isinstance(value, Scalar) else None
    if truth is None or not isinstance(value, Scalar):
        message = f"cần có hoặc không, nhưng nhận được {_shown(value)}."
        told = tell(typed=shorten(value.text)) if isinstance(value, Scalar) else None
        plain = value.text.strip().strip(QUOTES) if isinstance(value, Scalar) else ""
        hint = "viết có, không, hoặc {khong: lý do}."
        hint = f"bỏ dấu nháy: viết {plain}." if parse_yes_no(plain) is not None else hint
        fields.refuse(NOT_YES_NO, span, message, hint, told=told)
        return None
    return Fact(value=truth, typed=value.text.strip(), location=_locate(fields, indicator.id))


def _read_no(fields: Fields) -> Fact | None:
    """Read `{khong: lý do}`."""
    span = fields.node.span
    reason = read_reason(fields, "khong")
    others = [key for key in fields.entries if key != "khong"]
    if "khong" not in fields.entries or others:
        shown = f'"{shorten(others[0])}"' if others else shape_of(fields.node)
        message = f"cần có, không, hoặc không kèm lý do, nhưng nhận được {shown}."
        at = fields.entries[others[0]].key.span if others else span
        fields.refuse(NOT_YES_NO, at, message, "viết {khong: lý do}.")
        return None
    if reason is None and not fields.lacks("khong"):
        return None  # the reason can't be read, and nobody knows what it takes back
    return Fact(value=False, typed="không", reason=reason, location=fields.findings.source.locate(span))


def _read_choice(fields: Fields, indicator: Indicator) -> Fact | None:
    nodes = fields.nodes(indicator.id) or ()
    chosen: list[str] = []
    typed: list[str] = []
    for node in nodes:
        if is_blank_node(node) or _is_placeholder(fields, node):
            continue
        if not isinstance(node, Scalar):
            fields.refuse_shape(node, indicator.id, "danh sách mã phương án")
            continue
        text = node.text.strip()
        typed.append(text)
        if any(text == each.id for each in indicator.options):
            chosen.append(text)
        else:
            _refuse_option(fields, indicator, node)
    if not chosen:
        return None
    ordered = tuple(each.id for each in indicator.options if each.id in chosen)
    return Fact(value=ordered, typed=", ".join(typed), location=_locate(fields, indicator.id))


def _refuse_option(fields: Fields, indicator: Indicator, node: Scalar) -> None:
    """Report a choice that is not offered, with the id that was meant."""
    text = node.text.strip()
    ids = [each.id for each in indicator.options]
    named = {fold_marks(each.name): each.id for each in indicator.options}
    several = [each.strip() for each in text.split(",")]
    meant = ""
    if len(several) > 1 and set(several) <= set(ids):
        hint, meant = f"viết [{', '.join(several)}].", text
    elif fold_marks(shorten(text)) in named:
        meant = named[fold_marks(shorten(text))]
        hint = f"có phải {meant}?"
    else:
        hint = hint_nearest(text, ids, kind="phương án")
    span = fields.findings.source.value_span(node)
    told = tell(typed=shorten(text), options="; ".join(each.name for each in indicator.options), mended=meant)
    fields.refuse(UNKNOWN_OPTION, span, f'không có phương án "{shorten(text)}".', hint, told=told)
