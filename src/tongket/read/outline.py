"""`data/outline.yaml` to an `Outline`, with everything that is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tongket.diagnostics import Diagnostic, Location, Severity
from tongket.model import Item, ItemKind, Outline, Period, ReportFrame, Section, Sentence, Step, walk_items
from tongket.read import source as yaml_tree
from tongket.read.fields import Fields, hint_nearest
from tongket.read.indicators import read_indicators, read_tables
from tongket.read.source import Findings, Scalar, Source, Span
from tongket.rules import BAD_VALUE, DUPLICATE_ID, MISSING_KEY, RULES, UNKNOWN_REFERENCE, WRONG_SHAPE

_ITEM_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SETTINGS: Mapping[str, Severity | None] = {"tat": None, "canh_bao": Severity.WARNING, "loi": Severity.ERROR}
_PLANNED_OUTLINE = {"doi_chieu": "đối chiếu hai nguồn"}
_PLANNED_ITEM = {"nguong_giong": "ngưỡng giống nhau", "nhom_y": "nhóm ý"}


class Reference(NamedTuple):
    """Ids that an outline names before the roster is read: checked by `check_references`."""

    fields: Fields
    key: str
    ids: tuple[str, ...]
    to_units: bool
    """Whether they name units (`chu_tri`) or groups (`cong_tu`)."""


@dataclass(slots=True)
class _Context:
    """What the readers of the parts share."""

    ids: dict[str, Span] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)

    def refer(self, fields: Fields, key: str, *, to_units: bool = False) -> tuple[str, ...] | None:
        """Return the ids under a key, and remember to check them."""
        ids = fields.texts(key)
        if ids:
            self.references.append(Reference(fields, key, ids, to_units))
        return ids


def read_outline(source: Source) -> tuple[Outline | None, tuple[Reference, ...], list[Diagnostic]]:
    """Return the outline of a file (None when it has none to speak of), what it refers to, and what is wrong with it."""
    findings = Findings(source)
    if not isinstance(source.root, yaml_tree.Mapping):
        if source.root is not None:
            findings.add(
                WRONG_SHAPE,
                source.first_line_of(source.root.span),
                "đề cương phải gồm các khóa ma, bao_cao, muc…",
                "viết theo mẫu data/outline.yaml.",
            )
        return None, (), findings.found
    fields = Fields(source.root, findings, "Đề cương")
    outline_id = fields.id(_ITEM_ID, "kl62")
    report = _read_report(fields)
    severities = _read_severities(fields)
    issued_with = fields.text("ban_hanh_kem")
    period = _read_period(fields)
    steps = _read_steps(fields)
    abbreviations = _read_abbreviations(fields)
    context = _Context()
    sections = _read_sections(fields, context, severities)
    if not sections and "muc" not in fields.entries:
        fields.refuse(MISSING_KEY, fields.key_span("muc"), "chưa có muc nào.", "thêm muc: và các mục của đề cương.")
    tables = read_tables(fields, context.refer)
    fields.close(_PLANNED_OUTLINE)
    if outline_id is None or report is None:
        return None, (), findings.found
    outline = Outline(
        id=outline_id,
        issued_with=issued_with,
        report=report,
        period=period,
        steps=steps,
        abbreviations=abbreviations,
        severities=severities,
        sections=sections,
        tables=tables,
        items=tuple(walk_items(sections)),
    )
    return outline, tuple(context.references), findings.found


def _read_report(parent: Fields) -> ReportFrame | None:
    fields = parent.mapping("bao_cao", "Phần bao_cao")
    if fields is None:
        if "bao_cao" not in parent.entries or parent.entries["bao_cao"].value is None:
            parent.refuse(
                MISSING_KEY,
                parent.key_span("bao_cao"),
                "chưa có bao_cao.",
                "thêm bao_cao: với trich_yeu, co_quan, ky_hieu, dia_danh…",
            )
        return None
    report = ReportFrame(
        kind=fields.text("loai") or "BÁO CÁO",
        subject=fields.text("trich_yeu", required=True) or "",
        superior=fields.text("co_quan_cap_tren"),
        organ=fields.text("co_quan", required=True) or "",
        symbol=fields.text("ky_hieu") or "BC",
        place=fields.text("dia_danh") or "",
        bases=fields.texts("can_cu") or (),
        authority=fields.text("quyen_han") or "",
        post=fields.text("chuc_vu") or "",
        signer=fields.text("nguoi_ky") or "",
        recipients=fields.texts("noi_nhan") or (),
        pages=fields.whole("so_trang"),
    )
    fields.close()
    return report


def _read_period(parent: Fields) -> Period | None:
    fields = parent.mapping("giai_doan", "Phần giai_doan")
    if fields is None:
        return None
    first, last = fields.whole("tu"), fields.whole("den")
    fields.close()
    if first is None or last is None:
        fields.refuse(MISSING_KEY, fields.key_span("tu"), "cần cả tu và den.", "viết giai_doan: {tu: 2009, den: 2019}.")
        return None
    if first > last:
        fields.refuse(BAD_VALUE, fields.value_span("den"), "năm cuối đứng trước năm đầu.", "đổi chỗ tu và den.")
        return None
    return Period(first=first, last=last)


def _read_steps(parent: Fields) -> tuple[Step, ...]:
    steps: list[Step] = []
    for fields in parent.records("tien_do", "Phần tien_do"):
        before, what = fields.day("truoc"), fields.text("viec", required=True)
        if before is None and "truoc" not in fields.entries:
            fields.refuse(
                MISSING_KEY, fields.key_span("truoc"), "chưa có truoc.", "thêm truoc: và ngày, ví dụ 20/4/2019."
            )
        fields.close()
        if before is not None and what is not None:
            steps.append(Step(before=before, what=what))
    return tuple(steps)


def _read_abbreviations(parent: Fields) -> Mapping[str, str]:
    fields = parent.mapping("viet_tat", "Phần viet_tat")
    if fields is None:
        return {}
    return {key: text for key in fields.entries if (text := fields.text(key)) is not None}


def _read_severities(parent: Fields) -> Mapping[str, Severity | None]:
    fields = parent.mapping("quy_tac", f"{parent.where}, quy_tac")
    if fields is None:
        return {}
    adjustable = [each.id for each in RULES.values() if each.adjustable]
    settings: dict[str, Severity | None] = {}
    for key, entry in fields.entries.items():
        value = fields.text(key)
        if key not in RULES:
            fields.refuse(
                BAD_VALUE, entry.key.span, f'không có quy tắc "{key}".', hint_nearest(key, adjustable, kind="quy tắc")
            )
        elif not RULES[key].adjustable:
            fields.refuse(
                BAD_VALUE,
                entry.key.span,
                f"quy tắc {key} không đổi được mức: giá trị sai thì không dùng được.",
                "bỏ dòng này.",
            )
        elif value is not None and value not in _SETTINGS:
            fields.refuse(
                BAD_VALUE,
                fields.value_span(key),
                f'mức của quy tắc không nhận "{value}".',
                "dùng tat, canh_bao hoặc loi.",
            )
        elif value is not None:
            settings[key] = _SETTINGS[value]
    return settings


def _read_sections(
    parent: Fields, context: _Context, severities: Mapping[str, Severity | None]
) -> tuple[Section | Item, ...]:
    sections: list[Section | Item] = []
    for fields in parent.records("muc", f"{parent.where}, muc"):
        section = _read_section(fields, context, severities)
        if section is not None:
            sections.append(section)
    return tuple(sections)


def _read_section(fields: Fields, context: _Context, above: Mapping[str, Severity | None]) -> Section | Item | None:
    section_id = _section_id(fields, context)
    number = fields.text("so")
    title = fields.text("ten", required=True)
    heading = fields.text("ten_bao_cao") or title or ""
    severities = {**above, **_read_severities(fields)}
    entry = fields.take("muc")
    if entry is not None:
        children = _read_sections(fields, context, severities)
        fields.close()
        if section_id is None or title is None:
            return None
        return Section(id=section_id, number=number, title=title, heading=heading, children=children)
    item = _read_item(fields, context, Named(section_id or "", number, title or "", heading), severities)
    return None if section_id is None or title is None else item


def _section_id(fields: Fields, context: _Context) -> str | None:
    section_id = fields.id(_ITEM_ID, "II.1")
    if section_id is None:
        return None
    fields.where = f"Mục {section_id}"
    fields.item = section_id
    return section_id if _is_new(fields, section_id, context.ids) else None


def _is_new(fields: Fields, wanted: str, seen: dict[str, Span]) -> bool:
    if wanted in seen:
        fields.refuse(
            DUPLICATE_ID, fields.value_span("ma"), f'mã "{wanted}" đã có ở dòng {seen[wanted].line}.', "đặt mã khác."
        )
        return False
    seen[wanted] = fields.value_span("ma")
    return True


class Named(NamedTuple):
    """Id, number, title and report heading of a node of the tree."""

    id: str
    number: str | None
    title: str
    heading: str


def _read_item(fields: Fields, context: _Context, named: Named, severities: Mapping[str, Severity | None]) -> Item:
    kind = fields.choice("kieu", ItemKind, ItemKind.PROSE) or ItemKind.PROSE
    min_words, max_words = fields.whole("toi_thieu_tu"), fields.whole("toi_da_tu")
    if min_words is not None and max_words is not None and min_words > max_words:
        fields.refuse(BAD_VALUE, fields.value_span("toi_da_tu"), "toi_da_tu nhỏ hơn toi_thieu_tu.", "đổi lại hai số.")
    for key in ("gop", "neu_ten", "toi_thieu_don_vi"):
        if kind is not ItemKind.POINTS and key in fields.entries:
            hint = f"bỏ {key}, hoặc thêm kieu: danh_sach."
            fields.refuse(BAD_VALUE, fields.key_span(key), f"{key} chỉ dùng cho kieu: danh_sach.", hint)
    item = Item(
        id=named.id,
        number=named.number,
        title=named.title,
        heading=named.heading,
        kind=kind,
        mandatory=fields.truth("bat_buoc", default=True),
        min_words=min_words,
        max_words=max_words,
        guidance=fields.text("huong_dan"),
        leads=context.refer(fields, "chu_tri", to_units=True) or (),
        in_report=fields.word("dua_vao", ("bao_cao", "rieng")) == "bao_cao",
        join_points=fields.word("gop", ("theo_y", "khong")) == "theo_y",
        name_units=fields.word("neu_ten", ("khong", "tat_ca")) == "tat_ca",
        min_units=fields.whole("toi_thieu_don_vi", 1) or 1,
        indicators=read_indicators(fields, context.refer),
        sentences=_read_sentences(fields),
        severities=severities,
    )
    fields.close(_PLANNED_ITEM)
    return item


def _read_sentences(fields: Fields) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    for node in fields.nodes("cau_dan", single=(Scalar, yaml_tree.Mapping)) or ():
        if isinstance(node, yaml_tree.Mapping):
            sentences.extend(_read_clauses(Fields(node, fields.findings, f"{fields.where}, câu dẫn", fields.item)))
        elif (text := fields.text_of(node, "cau_dan")) is not None and isinstance(node, Scalar):
            sentences.append(Sentence(opening=None, clauses=(text,), locations=(_located(fields, node),)))
    return tuple(sentences)


def _read_clauses(fields: Fields) -> tuple[Sentence, ...]:
    opening = fields.text("mo")
    nodes = [node for node in fields.nodes("ve") or () if isinstance(node, Scalar)]
    clauses = tuple(text for node in nodes if (text := fields.text_of(node, "ve")) is not None)
    fields.close()
    if not clauses:
        fields.refuse(
            MISSING_KEY, fields.key_span("ve"), "chưa có vế câu nào (ve).", "thêm ve: và các vế, mỗi vế một dòng."
        )
        return ()
    locations = tuple(_located(fields, node) for node in nodes)
    opened = fields.entries.get("mo")
    if opening is not None and opened is not None and isinstance(opened.value, Scalar):
        locations += (_located(fields, opened.value),)
    return (Sentence(opening=opening, clauses=clauses, locations=locations),)


def _located(fields: Fields, node: Scalar) -> Location:
    source = fields.findings.source
    return source.locate(source.first_line_of(node.span))


def check_references(
    references: tuple[Reference, ...], units: tuple[str, ...], groups: tuple[str, ...]
) -> list[Diagnostic]:
    """Return a finding for each id that an outline names and the roster does not have."""
    found: list[Diagnostic] = []
    for reference in references:
        known, kind = (units, "đơn vị") if reference.to_units else (groups, "nhóm")
        for wanted in reference.ids:
            if wanted not in known:
                before = len(reference.fields.findings.found)
                reference.fields.refuse(
                    UNKNOWN_REFERENCE,
                    reference.fields.item_span(reference.key, wanted),
                    f'{reference.key} nêu {kind} "{wanted}", không có trong danh sách đơn vị.',
                    hint_nearest(wanted, known, kind=kind),
                )
                found.extend(reference.fields.findings.found[before:])
    return found
