"""The lead sentences of an item (`cau_dan`): texts, or openings with clauses of which those without data drop out.

A sentence that names a part (`phan`) begins it: those after it stand in the same part.
"""

from typing import NamedTuple

from tongket.findings.campaign_rules import WRONG_SHAPE
from tongket.findings.locations import TextLocation
from tongket.model.outline import Sentence
from tongket.source import nodes
from tongket.source.fields import Fields, is_blank_node
from tongket.source.nodes import Broken, Node, Scalar


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
