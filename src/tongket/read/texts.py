"""A unit's answer to one item: its text, its points, its facts, or its explicit "nothing"."""

import re
from dataclasses import dataclass
from decimal import Decimal

from tongket.diagnostics import Location
from tongket.model import Answer, Column, Fact, FactKind, Indicator, Item, ItemKind, Line, Point
from tongket.read import source as yaml_tree
from tongket.read.fields import Fields, hint_nearest, is_blank, is_placeholder, shape_of
from tongket.read.source import Entry, Findings, Node, Scalar, Sequence, Span
from tongket.rules import (
    NOT_A_LIST,
    NOT_A_NUMBER,
    NOT_PROSE,
    NOT_YES_NO,
    ODD_SPACE,
    OUT_OF_RANGE,
    PLACEHOLDER,
    SWALLOWED_TEXT,
    UNKNOWN_OPTION,
    WRONG_SHAPE,
)
from tongket.values import FigureKind, Refusal, format_figure, parse_figure, parse_yes_no

_POINT = re.compile(r"\s*-\s+(?P<text>.*)")
_DETAIL = re.compile(r"\s*\+\s+(?P<text>.*)")
_BARE_MARK = re.compile(r"\s*[-+]\s*")


@dataclass(slots=True)
class _Text:
    """What a text came to while it is read line by line."""

    lines: list[Line]
    points: list[Point]
    faulty: bool = False


def read_answer(entry: Entry, item: Item, findings: Findings) -> Answer:
    """Return a unit's answer to `item`, empty when it has no value. Faulty values are left out, with a finding."""
    source = findings.source
    location = source.locate(entry.key.span)
    if is_blank(entry.value):
        return Answer(item=item.id, location=location)
    if not isinstance(entry.value, yaml_tree.Mapping):
        text = _read_text(entry.value, item, findings)
        return Answer(
            item=item.id,
            lines=tuple(text.lines),
            points=tuple(text.points),
            faulty=text.faulty,
            location=location,
            text_location=_text_location(entry.value, findings),
        )
    return _read_mapping(Fields(entry.value, findings, f"Mục {item.id}", item.id), item, entry)


def _text_location(node: Node | None, findings: Findings) -> Location | None:
    return None if node is None else findings.source.locate(findings.source.first_line_of(node.span))


def _read_mapping(fields: Fields, item: Item, entry: Entry) -> Answer:
    findings = fields.findings
    noi_dung = fields.take("noi_dung")
    text = _read_text(noi_dung.value, item, findings) if noi_dung is not None else _Text([], [])
    facts_fields = fields.mapping("chi_tieu", f"Mục {item.id}, chỉ tiêu")
    facts: dict[str, Fact] = {}
    given: frozenset[str] = frozenset()
    if facts_fields is not None:
        facts = _read_facts(facts_fields, item)
        given = frozenset(key for key, each in facts_fields.entries.items() if not is_blank(each.value))
    none_reason = _read_reason(fields, "khong_co")
    fields.close()
    facts_key = fields.entries.get("chi_tieu")
    return Answer(
        item=item.id,
        lines=tuple(text.lines),
        points=tuple(text.points),
        facts=facts,
        none_reason=none_reason,
        given=given,
        faulty=text.faulty or (fields.take("khong_co") is not None and none_reason is None),
        location=findings.source.locate(entry.key.span),
        facts_location=findings.source.locate(facts_key.key.span) if facts_key is not None else None,
        text_location=_text_location(noi_dung.value, findings) if noi_dung is not None else None,
    )


def _read_reason(fields: Fields, key: str) -> str | None:
    entry = fields.take(key)
    if entry is None:
        return None
    if isinstance(entry.value, Scalar) and _refuse_swallowed(entry.value, fields.findings, fields.where, fields.item):
        return None
    return fields.text(key)


def _refuse_swallowed(node: Scalar, findings: Findings, where: str, item: str | None) -> bool:
    """Report a ` #` by which YAML drops the rest of an unquoted text; return whether there is one."""
    at = findings.source.swallowed_comment(node)
    if at is None:
        return False
    findings.add(
        SWALLOWED_TEXT,
        at,
        f"{where}: YAML bỏ phần chữ từ dấu # trở đi.",
        "viết cả đoạn dưới dấu |, hoặc đặt trong nháy kép.",
        item=item,
    )
    return True


def _read_text(node: Node | None, item: Item, findings: Findings) -> _Text:
    """Read prose or points, as the item asks, out of a block of text or a YAML list of texts."""
    text = _Text([], [])
    where = f"Mục {item.id}"
    if isinstance(node, yaml_tree.Mapping):
        span = findings.source.first_line_of(node.span)
        findings.add(
            WRONG_SHAPE,
            span,
            f"{where}: cần chữ, nhưng nhận được {shape_of(node)}.",
            "viết chữ dưới dấu |.",
            item=item.id,
        )
        text.faulty = True
    elif isinstance(node, Sequence):
        _read_list(node, item, findings, text)
    elif isinstance(node, Scalar):
        if _refuse_swallowed(node, findings, where, item.id):
            text.faulty = True
        elif item.kind is ItemKind.PROSE:
            _read_prose(node, item, findings, text)
        else:
            _read_points(node, item, findings, text)
    return text


def _lines(node: Scalar, item: Item, findings: Findings, text: _Text) -> list[tuple[str, Span]]:
    """Return the lines that hold something, with their place; a placeholder is reported and left out."""
    found: list[tuple[str, Span]] = []
    if node.style in ("'", '"') and node.text and not node.text.strip():
        _refuse_placeholder(node.text, findings.source.first_line_of(node.span), item, findings)
        text.faulty = True
        return []
    for number, raw in enumerate(node.text.split("\n")):
        line = raw.strip()
        if not line or _BARE_MARK.fullmatch(line):
            continue
        start = len(raw) - len(raw.lstrip())
        span = findings.source.inside(node, number, start, start + len(line))
        if is_placeholder(re.sub(r"^[-+]\s+", "", line)):
            _refuse_placeholder(line, span, item, findings)
            text.faulty = True
        else:
            found.append((line, span))
    return found


def _refuse_placeholder(typed: str, span: Span, item: Item, findings: Findings) -> None:
    shown = typed.strip() or "dấu cách"
    message = f"Mục {item.id}: còn để chỗ trống ({shown})."
    findings.add(PLACEHOLDER, span, message, "điền nội dung, hoặc xóa để trống.", item=item.id)


def _read_prose(node: Scalar, item: Item, findings: Findings, text: _Text) -> None:
    text.lines.extend(Line(text=line, line=span.line) for line, span in _lines(node, item, findings, text))


def _read_points(node: Scalar, item: Item, findings: Findings, text: _Text) -> None:
    refused: Span | None = None
    for line, span in _lines(node, item, findings, text):
        point, detail = _POINT.fullmatch(line), _DETAIL.fullmatch(line)
        if point:
            text.points.append(Point(text=point["text"].strip(), details=(), line=span.line))
        elif detail and text.points:
            last = text.points.pop()
            text.points.append(Point(text=last.text, details=(*last.details, detail["text"].strip()), line=last.line))
        elif refused is None:
            refused = span
            shown = line if len(line) <= 40 else line[:40] + "…"  # noqa: PLR2004 - enough to know the line by
            message = f'Mục {item.id}: cần các ý, mỗi dòng bắt đầu bằng "- ", nhưng nhận được "{shown}".'
            if detail:
                message = f'Mục {item.id}: dòng "+ " phải đứng dưới một dòng "- ".'
            findings.add(NOT_A_LIST, span, message, f"viết: - {line[:60].lstrip('+ ')}", item=item.id)
    if refused is not None:
        text.faulty = True
        text.points.clear()


def _read_list(node: Sequence, item: Item, findings: Findings, text: _Text) -> None:
    where = f"Mục {item.id}"
    if item.kind is ItemKind.PROSE:
        span = findings.source.first_line_of(node.span)
        message = f"{where}: cần lời văn, nhưng nhận được danh sách YAML."
        findings.add(
            NOT_PROSE, span, message, "viết dấu | sau dấu hai chấm, rồi các dòng chữ ở dưới, thụt vào.", item=item.id
        )
        text.faulty = True
        return
    for each in node.items:
        if is_blank(each):
            continue
        if not isinstance(each, Scalar):
            span = findings.source.first_line_of(each.span) if each is not None else node.span
            message = f"{where}: mỗi ý cần là chữ, nhưng nhận được {shape_of(each)}."
            findings.add(WRONG_SHAPE, span, message, 'ý có dấu hai chấm thì đặt trong nháy kép: - "…"', item=item.id)
            text.faulty = True
        elif _refuse_swallowed(each, findings, where, item.id):
            text.faulty = True
        else:
            _read_list_item(each, item, findings, text)


def _read_list_item(node: Scalar, item: Item, findings: Findings, text: _Text) -> None:
    """One text of a YAML list: its first line is the point, `+ ` lines below it are details."""
    for number, (line, span) in enumerate(_lines(node, item, findings, text)):
        detail = _DETAIL.fullmatch(line)
        point = _POINT.fullmatch(line)
        if detail and text.points:
            last = text.points.pop()
            text.points.append(Point(text=last.text, details=(*last.details, detail["text"].strip()), line=last.line))
        elif number == 0 or point:
            shown = point["text"].strip() if point else line
            text.points.append(Point(text=shown, details=(), line=span.line))
        else:  # a text wrapped over several lines goes on
            last = text.points.pop()
            text.points.append(Point(text=f"{last.text} {line}", details=last.details, line=last.line))


def _read_facts(fields: Fields, item: Item) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for indicator in item.indicators:
        entry = fields.take(indicator.id)
        if entry is not None:
            fact = _read_fact(fields, indicator, entry)
            if fact is not None:
                facts[indicator.id] = fact
    fields.close()
    return facts


def _read_fact(fields: Fields, indicator: Indicator, entry: Entry) -> Fact | None:
    where = f'Mục {fields.item}, chỉ tiêu "{indicator.name}"'
    location = fields.findings.source.locate(fields.value_span(indicator.id))
    if indicator.kind is FactKind.YES_NO:
        return _read_yes_no(fields, indicator, entry, where)
    if indicator.kind is FactKind.CHOICE:
        return _read_choice(fields, indicator, entry, where)
    figure = read_figure(entry.value, indicator, where, fields.findings, item=fields.item)
    if figure is None or not isinstance(entry.value, Scalar):
        return None
    return Fact(value=figure, typed=entry.value.text.strip(), location=location)


def read_figure(
    node: Node | None, asked: Indicator | Column, where: str, findings: Findings, *, item: str | None
) -> Decimal | None:
    """Return the number in a node, or None with a finding that says what was expected and what to type instead."""
    if not isinstance(node, Scalar):
        span = findings.source.first_line_of(node.span) if node is not None else Span(1, 1, 1, 1)
        message = f"{where}: cần một số, nhưng nhận được {shape_of(node)}."
        findings.add(WRONG_SHAPE, span, message, "viết bằng chữ số, ví dụ 12.", item=item)
        return None
    kind = asked.kind.figure or FigureKind.INTEGER
    span = _value_span(node, findings)
    shown = node.text.strip()
    if is_placeholder(node.text):
        message = f"{where}: còn để chỗ trống ({shown or 'dấu cách'})."
        findings.add(PLACEHOLDER, span, message, "điền con số, hoặc xóa để trống.", item=item)
        return None
    figure = parse_figure(node.text, kind, negative=asked.negative)
    if isinstance(figure, Refusal):
        message = f'{where}: {figure.reason}, nhưng nhận được "{shown}".'
        findings.add(NOT_A_NUMBER, span, message, figure.hint, item=item)
        return None
    if (
        kind is FigureKind.RATE
        and not (asked.negative or 0) <= figure.value <= asked.maximum
        and not (asked.negative and figure.value < 0)
    ):
        top = format_figure(asked.maximum)
        message = f'{where}: tỷ lệ phải từ 0 đến {top}, nhưng nhận được "{shown}".'
        findings.add(OUT_OF_RANGE, span, message, "kiểm tra lại dấu phẩy thập phân, ví dụ 85,5%.", item=item)
        return None
    if figure.odd_space:
        message = f'{where}: trong "{shown}" có dấu cách lạ; đã đọc là {format_figure(figure.value)}.'
        findings.add(ODD_SPACE, span, message, f"viết {format_figure(figure.value)}.", item=item)
    return figure.value


def _value_span(node: Scalar, findings: Findings) -> Span:
    lines = node.text.split("\n")
    number = next((each for each, text in enumerate(lines) if text.strip()), 0)
    line = lines[number]
    if node.style in ("|", ">"):
        start = len(line) - len(line.lstrip())
        return findings.source.inside(node, number, start, start + len(line.strip()))
    return findings.source.first_line_of(node.span)


def _read_yes_no(fields: Fields, indicator: Indicator, entry: Entry, where: str) -> Fact | None:
    span = fields.value_span(indicator.id)
    if isinstance(entry.value, yaml_tree.Mapping):
        return _read_no(Fields(entry.value, fields.findings, where, fields.item), span)
    truth = parse_yes_no(entry.value.text) if isinstance(entry.value, Scalar) else None
    if truth is None or not isinstance(entry.value, Scalar):
        shown = f'"{entry.value.text.strip()}"' if isinstance(entry.value, Scalar) else shape_of(entry.value)
        hint = "viết có, không, hoặc {khong: lý do}."
        fields.findings.add(
            NOT_YES_NO, span, f"{where}: cần có hoặc không, nhưng nhận được {shown}.", hint, item=fields.item
        )
        return None
    return Fact(value=truth, typed=entry.value.text.strip(), location=fields.findings.source.locate(span))


def _read_no(fields: Fields, span: Span) -> Fact | None:
    reason = _read_reason(fields, "khong")
    given = "khong" in fields.entries
    fields.close()
    if not given:
        fields.refuse(NOT_YES_NO, span, "cần có, không, hoặc lý do không.", "viết {khong: lý do}.")
        return None
    return Fact(value=False, typed="không", reason=reason, location=fields.findings.source.locate(span))


def _read_choice(fields: Fields, indicator: Indicator, entry: Entry, where: str) -> Fact | None:
    ids = [each.id for each in indicator.options]
    chosen: list[str] = []
    typed: list[str] = []
    for node in fields.nodes(indicator.id) or ():
        if is_blank(node):
            continue
        if not isinstance(node, Scalar):
            fields.refuse_shape(node, indicator.id, "danh sách mã phương án")
            continue
        text = node.text.strip()
        typed.append(text)
        if text not in ids:
            span = _value_span(node, fields.findings)
            message = f'{where}: không có phương án "{text}".'
            fields.findings.add(
                UNKNOWN_OPTION, span, message, hint_nearest(text, ids, kind="phương án"), item=fields.item
            )
        elif text not in chosen:
            chosen.append(text)
    if not chosen:
        return None
    ordered = tuple(each for each in ids if each in chosen)
    return Fact(
        value=ordered, typed=", ".join(typed), location=fields.findings.source.locate(fields.value_span(indicator.id))
    )
