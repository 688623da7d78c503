"""A unit's answers (`tra_loi`): per item its text, its points, its facts, or its explicit "nothing"."""

from tongket.findings.campaign_rules import UNKNOWN_KEY
from tongket.findings.locations import TextLocation
from tongket.model.answers import Answer
from tongket.model.outline import Item, Outline, leaves_below
from tongket.read.answered_facts import read_facts
from tongket.read.texts import read_reason, read_text
from tongket.source import nodes
from tongket.source.fields import Fields, is_blank_form, is_unanswered
from tongket.source.nodes import START, Entry, Findings, Node
from tongket.values.hints import hint_nearest
from tongket.values.quoting import shorten

_PARTS = ("noi_dung", "chi_tieu", "khong_co")
_NOTHING = nodes.Mapping((), START, ())


def read_answers(parent: Fields, outline: Outline) -> dict[str, Answer]:
    """Return the answers under `tra_loi` by item, in the outline's order."""
    fields = parent.mapping("tra_loi", "Phần tra_loi", {each.id for each in outline.items})
    if fields is None:
        return {} if parent.lacks("tra_loi") else _all_faulty(parent, outline)
    answers: dict[str, Answer] = {}
    for item in outline.items:
        fields.known[item.id] = None
        entry = fields.entries.get(item.id)
        if entry is not None:
            answers[item.id] = _read_answer(entry, item, fields.findings)
    _refuse_unknown(fields, outline)
    return answers


def _all_faulty(parent: Fields, outline: Outline) -> dict[str, Answer]:
    """Return empty answers for a `tra_loi` that can't be read: they are wrong, not missing."""
    location = parent.findings.source.locate(parent.key_span("tra_loi"))
    return {each.id: Answer(item=each.id, faulty=True, location=location) for each in outline.items}


def _refuse_unknown(fields: Fields, outline: Outline) -> None:
    below = leaves_below(outline.sections)
    leaves = [each.id for each in outline.items]
    for key, entry in fields.entries.items():
        if key in fields.known or fields.findings.full:
            continue
        hint = hint_nearest(key, leaves, kind="mục")
        if key in below:
            hint = f"trả lời ở các mục nhỏ: {', '.join(below[key])}."
        span = entry.key.span
        fields.refuse(UNKNOWN_KEY, span, f'đề cương không có mục "{shorten(key)}" để trả lời.', hint)


def _read_answer(entry: Entry, item: Item, findings: Findings) -> Answer:
    """Return a unit's answer to `item`, empty when it has no value. Faulty values are left out, with a finding."""
    location = findings.source.locate(entry.key.span)
    if is_unanswered(entry.value):
        return Answer(item=item.id, location=location)
    if isinstance(entry.value, nodes.Mapping):
        fields = Fields(entry.value, findings, f"Mục {item.id}", item.id, entry.key.span)
        return _read_parts(fields, item, location)
    if Fields(_NOTHING, findings, f"Mục {item.id}", item.id).refuse_glued(entry.value, _PARTS):
        return Answer(item=item.id, faulty=True, location=location)
    text = read_text(entry.value, item, findings)
    return Answer(
        item=item.id,
        lines=tuple(text.lines),
        points=text.points,
        faulty=text.faulty,
        location=location,
        text_location=_locate_text(entry.value, findings),
    )


def _locate_text(node: Node | None, findings: Findings) -> TextLocation | None:
    return None if node is None else findings.source.locate(node.span)


def _read_parts(fields: Fields, item: Item, location: TextLocation) -> Answer:
    """Read an answer in parts: `noi_dung`, `chi_tieu`, `khong_co`."""
    findings = fields.findings
    text_node, facts_key = _value(fields, "noi_dung"), fields.entries.get("chi_tieu")
    text = read_text(text_node, item, findings)
    facts_fields = fields.mapping("chi_tieu", f"Mục {item.id}, chỉ tiêu", {each.id for each in item.indicators})
    facts = read_facts(facts_fields, item.indicators) if facts_fields is not None else {}
    none_reason = read_reason(fields, "khong_co")
    fields.close()
    return Answer(
        item=item.id,
        lines=tuple(text.lines),
        points=text.points,
        facts=facts,
        none_reason=none_reason,
        given=_given(fields, facts_fields, item),
        faulty=text.faulty or (none_reason is None and not fields.lacks("khong_co")),
        location=location,
        facts_location=findings.source.locate(facts_key.key.span) if facts_key is not None else None,
        text_location=_locate_text(text_node, findings),
    )


def _value(fields: Fields, key: str) -> Node | None:
    """Return the value of a key, broken or not; None when it has none."""
    fields.take(key)
    entry = fields.entries.get(key)
    return entry.value if entry is not None and not is_unanswered(entry.value) else None


def _given(fields: Fields, facts: Fields | None, item: Item) -> frozenset[str]:
    """Return the ids of the facts that were typed, understood or not."""
    if facts is None:  # nothing there, or something that is no mapping: then no fact is missing, all are wrong
        return frozenset() if _value(fields, "chi_tieu") is None else frozenset(each.id for each in item.indicators)
    return frozenset(key for key, each in facts.entries.items() if not is_blank_form(each.value))
