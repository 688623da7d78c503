"""The sentences of an item: lead sentences of the draft (`cau_dan`), and those of a unit's form (`cau_mau`).

A lead sentence is a text, or an opening with clauses of which those without data drop out; one that names a part
(`phan`) begins it: those after it stand in the same part. In a sentence of a form `{hoi_nghi}` is where one types.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from tongket.findings.campaign_rules import BAD_VALUE, UNKNOWN_REFERENCE, WRONG_SHAPE
from tongket.findings.locations import TextLocation
from tongket.model.addresses import WHY_NOT
from tongket.model.outline import AskedFact, FactKind, FormSentence, Indicator, Sentence
from tongket.source import nodes
from tongket.source.fields import Fields, is_blank_node
from tongket.source.nodes import Broken, Node, Scalar
from tongket.values.hints import hint_nearest
from tongket.values.quoting import shorten

_FORM_KEY = "cau_mau"
_TYPED = re.compile(r"\{\s*([^{}]*?)\s*\}")
_LISTS = (FactKind.DOCUMENTS, FactKind.MODELS)


class _Clause(NamedTuple):
    """One text of a lead sentence, its place, and the lines of the file that hold it."""

    text: str
    at: TextLocation
    lines: tuple[str, ...]


def read_sentences(fields: Fields) -> tuple[Sentence, ...]:
    """Return the lead sentences under `cau_dan`, with findings for what is no text."""
    sentences: list[Sentence] = []
    part: str | None = None
    for node in fields.nodes("cau_dan", single=(Scalar, nodes.Mapping)) or ():
        if isinstance(node, nodes.Mapping) and _is_sentence(node):
            inside = Fields(node, fields.findings, f"{fields.where}, câu dẫn", fields.item)
            part = inside.text("phan") or part
            sentences.extend(_read_clauses(inside, part))
        else:
            clause = _read_clause(fields, node, "cau_dan")
            if clause is not None:
                sentences.append(_sentence(None, [clause], part))
    return tuple(sentences)


def _is_sentence(node: nodes.Mapping) -> bool:
    """Whether a mapping has clauses; else it is a text in which a colon stands."""
    return any(each.key.text in {"mo", "ve", "phan"} for each in node.entries)


def _read_clauses(fields: Fields, part: str | None) -> tuple[Sentence, ...]:
    nodes = fields.nodes("ve") or ()
    clauses = [clause for node in nodes if (clause := _read_clause(fields, node, "ve")) is not None]
    entry = fields.take("mo")
    opening = _read_clause(fields, entry.value, "mo") if entry is not None else None
    fields.close()
    if fields.lacks("ve") or (all(map(is_blank_node, nodes)) and fields.take("ve") is not None):
        fields.refuse_missing("ve", "vế câu nào (ve)", "thêm ve: và các vế, mỗi vế một dòng.")
    if not clauses:
        return ()
    return (_sentence(opening, clauses, part),)


def _sentence(opening: _Clause | None, clauses: list[_Clause], part: str | None) -> Sentence:
    every = [*clauses, *([opening] if opening is not None else [])]
    return Sentence(
        opening=opening.text if opening is not None else None,
        clauses=tuple(each.text for each in clauses),
        locations=tuple(each.at for each in every),
        lines=tuple(each.lines for each in every),
        part=part,
    )


def _read_clause(fields: Fields, node: Node | None, key: str) -> _Clause | None:
    """Return one text of a lead sentence with its place."""
    if is_blank_node(node) or isinstance(node, Broken) or node is None:
        return None
    source = fields.findings.source
    if isinstance(node, nodes.Mapping):
        message = f"{key} cần chữ; dấu hai chấm trong câu làm YAML đọc thành nhóm khóa."
        fields.refuse(WRONG_SHAPE, node.span, message, "đặt cả câu trong nháy kép.")
        return None
    text = fields.text_of(node, key)
    lines = source.lines[node.span.line - 1 : node.span.end_line]
    return None if text is None else _Clause(text, source.locate(node.span), lines)


def read_form_sentences(fields: Fields, indicators: tuple[Indicator, ...]) -> tuple[FormSentence, ...]:
    """Return the sentences under `cau_mau`, with findings for what can't be typed there."""
    sentences: list[FormSentence] = []
    taken: set[AskedFact] = set()
    for node in fields.nodes(_FORM_KEY, single=(Scalar, nodes.Mapping)) or ():
        if is_blank_node(node) or node is None or isinstance(node, Broken):
            continue
        if isinstance(node, nodes.Mapping):
            message = f"{_FORM_KEY} cần chữ; ngoặc nhọn hay dấu hai chấm trong câu làm YAML đọc thành nhóm khóa."
            fields.refuse(WRONG_SHAPE, node.span, message, "đặt cả câu trong nháy kép.")
            continue
        text = fields.text_of(node, _FORM_KEY)
        sentence = _read_sentence(fields, node, text, indicators) if text is not None else None
        if sentence is not None and _is_new(fields, node, sentence, taken):
            sentences.append(sentence)
    return tuple(sentences)


def _read_sentence(fields: Fields, node: Node, text: str, indicators: tuple[Indicator, ...]) -> FormSentence | None:
    found = list(_TYPED.finditer(text))
    if "{" in _TYPED.sub("", text) or "}" in _TYPED.sub("", text):
        message = f'câu mẫu "{shorten(text)}" có ngoặc nhọn không đủ cặp.'
        fields.refuse(BAD_VALUE, node.span, message, "viết mỗi chỗ điền là {mã_chỉ_tiêu}.")
        return None
    if not found:
        message = f'câu mẫu "{shorten(text)}" không có chỗ điền nào.'
        fields.refuse(BAD_VALUE, node.span, message, "viết {mã_chỉ_tiêu} vào chỗ cần gõ, hoặc bỏ câu.")
        return None
    asked = [_read_fact(fields, node, each[1], indicators) for each in found]
    known = [each for each in asked if each is not None]
    if len(known) < len(asked):
        return None
    return FormSentence(pieces=tuple(_pieces(text, found, known)))


def _pieces(text: str, found: list[re.Match[str]], known: list[AskedFact]) -> Iterator[str | AskedFact]:
    yield from filter(None, (text[: found[0].start()],))
    for fact, (each, after) in zip(known, pairwise((*found, None)), strict=True):
        yield fact
        words = text[each.end() if each is not None else 0 : after.start() if after is not None else len(text)]
        if words:
            yield words


def _read_fact(fields: Fields, node: Node, name: str, indicators: tuple[Indicator, ...]) -> AskedFact | None:
    """Return what a place asks; None with a finding where the item asks no such thing, or not in a sentence."""
    own, _, part = name.partition(".")
    indicator = next((each for each in indicators if each.id == own), None)
    if indicator is None:
        message = f'{_FORM_KEY} nêu "{shorten(own)}", không phải chỉ tiêu nào của mục này.'
        fields.refuse(UNKNOWN_REFERENCE, node.span, message, hint_nearest(own, [each.id for each in indicators]))
        return None
    parts = _parts_of(indicator)
    if part in parts:
        return AskedFact(own, part)
    message = f'{_FORM_KEY} không điền được {{{shorten(name)}}}: chỉ tiêu "{own}" '
    if indicator.kind in _LISTS:
        message += "là một danh sách, mẫu in thành bảng."
        hint = f"bỏ {{{name}}} khỏi câu."
    else:
        message += "không hỏi như vậy."
        hint = f"dùng {', '.join(f'{{{own}.{each}}}' if each else f'{{{own}}}' for each in parts)}."
    fields.refuse(BAD_VALUE, node.span, message, hint)
    return None


def _parts_of(indicator: Indicator) -> tuple[str, ...]:
    """Return what may stand behind the id of an indicator: its years, or nothing, or why not."""
    if indicator.kind in _LISTS:
        return ()
    if indicator.years:
        return tuple(map(str, indicator.years))
    return ("", WHY_NOT) if indicator.kind is FactKind.YES_NO else ("",)


def _is_new(fields: Fields, node: Node, sentence: FormSentence, taken: set[AskedFact]) -> bool:
    """Remember what a sentence asks; return whether nothing of it was asked before, with a finding where it was."""
    for number, each in enumerate(sentence.asked):
        if each in taken or each in sentence.asked[:number]:
            name = f"{each.indicator}.{each.part}" if each.part else each.indicator
            message = f"{_FORM_KEY} hỏi {{{name}}} hai lần: hai số cho một ô thì không biết lấy số nào."
            fields.refuse(BAD_VALUE, node.span, message, "để một chỗ.")
            return False
    taken.update(sentence.asked)
    return True
