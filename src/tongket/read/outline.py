"""`data/outline.yaml` to an `Outline`, with everything that is wrong with it."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from tongket.findings.campaign_rules import (
    BAD_VALUE,
    DUPLICATE_ID,
    MISSING_KEY,
    UNKNOWN_KEY,
    UNKNOWN_REFERENCE,
    WRONG_SHAPE,
)
from tongket.findings.diagnostics import Diagnostic
from tongket.model.outline import Item, ItemKind, Outline, Section, walk_items
from tongket.read.asked_tables import read_tables
from tongket.read.indicators import read_indicators
from tongket.read.preface import (
    Severities,
    read_abbreviations,
    read_period,
    read_report,
    read_severities,
    read_steps,
)
from tongket.read.reconciliations import AskedFigures, read_reconciliations
from tongket.read.sentences import read_form_sentences, read_sentences
from tongket.read.subjects import read_subjects, read_threshold
from tongket.source import nodes
from tongket.source.fields import Fields, is_blank_node, shape_of
from tongket.source.nodes import Broken, Findings, Sequence, Source, Span
from tongket.values.hints import hint_nearest
from tongket.values.quoting import shorten
from tongket.workspace import OUTLINE

_LISTED_KEYS = ("van_ban", "mo_hinh")
"""The appendices that are no tables, as `phu_luc` names them: the lists of documents and of models."""
_ITEM_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_POINTS_ONLY = ("gop", "neu_ten", "toi_thieu_don_vi", "nguong_giong", "nhom_y")
_LEAF_KEYS = (
    *("kieu", "bat_buoc", "toi_thieu_tu", "toi_da_tu", "huong_dan", "chu_tri", "dua_vao", "chi_tieu", "cau_dan"),
    *("cau_mau", "phan_loi_van"),
    *_POINTS_ONLY,
)


class Reference(NamedTuple):
    """Ids that an outline names before the roster is read: checked by `check_references`."""

    fields: Fields
    key: str
    ids: tuple[str, ...]
    to_units: bool
    """Whether they name units (`chu_tri`) or groups (`cong_tu`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineReading:
    """What the outline's file came to."""

    outline: Outline | None
    """None when it has none to speak of."""
    references: tuple[Reference, ...]
    node_ids: frozenset[str]
    """Every id of a section or item that is typed, those of faulty ones too: a slip must not be reported twice."""
    table_ids: frozenset[str]
    complete: bool
    found: list[Diagnostic]


@dataclass(slots=True)
class _Context:
    """What the readers of the parts share."""

    ids: dict[str, Span] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    annexes: list[tuple[Fields, str]] = field(default_factory=list)
    """The appendices that indicators name (`phu_luc`): checked when the tables are known."""

    def refer(self, fields: Fields, key: str, *, to_units: bool = False) -> tuple[str, ...] | None:
        """Return the ids under a key, and remember to check them."""
        ids = fields.texts(key)
        if ids:
            self.references.append(Reference(fields, key, ids, to_units))
        return ids

    def refer_to_unit(self, fields: Fields, key: str) -> str | None:
        """Return the id of one unit under a key, and remember to check it."""
        unit = fields.text(key)
        if unit is not None:
            self.references.append(Reference(fields, key, (unit,), to_units=True))
        return unit

    def refer_to_annex(self, fields: Fields) -> str | None:
        """Return the appendix that an indicator names, and remember to check it."""
        annex = fields.text("phu_luc")
        if annex is not None:
            self.annexes.append((fields, annex))
        return annex


def read_outline(source: Source) -> OutlineReading:
    """Return the outline of a file, what it refers to, and what is wrong with it."""
    findings = Findings(source)
    context = _Context()
    outline: Outline | None = None
    tables: frozenset[str] = frozenset()
    if isinstance(source.root, nodes.Mapping):
        fields = Fields(source.root, findings, "Đề cương")
        outline, tables = _read_parts(fields, context)
    elif source.root is not None and not isinstance(source.root, Broken):
        message = f"Đề cương phải gồm các khóa ma, bao_cao, muc…, nhưng nhận được {shape_of(source.root)}."
        span = source.root.span
        findings.add(WRONG_SHAPE, span, message, f"viết theo mẫu {OUTLINE}.")
    return OutlineReading(
        outline=outline if source.complete else None,
        references=tuple(context.references),
        node_ids=frozenset(context.ids),
        table_ids=tables,
        complete=source.complete and isinstance(source.root, nodes.Mapping),
        found=findings.settled(),
    )


def _read_parts(fields: Fields, context: _Context) -> tuple[Outline | None, frozenset[str]]:
    outline_id = fields.id(_ITEM_ID, "tk2030")
    report = read_report(fields)
    severities = read_severities(fields)
    issued_with = fields.text("ban_hanh_kem")
    period, steps, abbreviations = read_period(fields), read_steps(fields), read_abbreviations(fields)
    sections = _read_sections(fields, context, severities)
    if fields.lacks("muc"):
        fields.refuse_missing("muc", "muc nào", "thêm muc: và các mục của đề cương.")
    tables, table_ids = read_tables(fields, context.refer, context.ids)
    _check_annexes(context, table_ids)
    items = tuple(walk_items(sections))
    known = AskedFigures(items=items, tables=tables, ids=frozenset(context.ids) | table_ids)
    reconciliations = read_reconciliations(fields, known, context.refer_to_unit)
    fields.close()
    if outline_id is None or report is None:
        return None, table_ids
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
        items=items,
        reconciliations=reconciliations,
    )
    return outline, table_ids


def _check_annexes(context: _Context, tables: frozenset[str]) -> None:
    known = (*sorted(tables), *_LISTED_KEYS)
    for fields, annex in context.annexes:
        if annex not in known:
            message = f'phu_luc nêu "{shorten(annex)}", không phải mã biểu nào.'
            hint = hint_nearest(annex, known, kind="phụ lục")
            fields.refuse(UNKNOWN_REFERENCE, fields.value_span("phu_luc"), message, hint)


def _read_sections(parent: Fields, context: _Context, severities: Severities) -> tuple[Section | Item, ...]:
    sections: list[Section | Item] = []
    for fields in parent.records("muc", f"{parent.where}, muc"):
        section = _read_section(fields, context, severities)
        if section is not None:
            sections.append(section)
    given = parent.take("muc")
    items = given.value.items if given is not None and isinstance(given.value, Sequence) else None
    if items is not None and all(map(is_blank_node, items)):
        hint = "thêm các mục nhỏ vào muc, hoặc bỏ muc để mục này thành một ý phải trả lời."
        parent.refuse(MISSING_KEY, parent.key_span("muc"), "muc chưa có mục nào.", hint)
    return tuple(sections)


def _read_section(fields: Fields, context: _Context, above: Severities) -> Section | Item | None:
    section_id = _section_id(fields, context)
    number, report_number = fields.text("so"), fields.text("so_bao_cao")
    title = fields.text("ten", required=True)
    heading = fields.text("ten_bao_cao") or title or ""
    severities = {**above, **read_severities(fields)}
    named = _Named(section_id or "", number, title or "", heading, report_number)
    read = _read_inner if fields.take("muc") is not None else _read_item
    section = read(fields, context, named, severities)
    return None if section_id is None or title is None else section


def _section_id(fields: Fields, context: _Context) -> str | None:
    section_id = fields.id(_ITEM_ID, "II.1")
    if section_id is None:
        return None
    fields.where = f"Mục {section_id}"
    fields.item = section_id if fields.take("muc") is None else None  # an inner node is no item
    return section_id if is_new(fields, section_id, context.ids) else None


def is_new(fields: Fields, wanted: str, seen: dict[str, Span]) -> bool:
    """Remember an id; return whether it was not there before, with a finding where it was."""
    if wanted in seen:
        message = f'mã "{wanted}" đã có ở dòng {seen[wanted].line}.'
        fields.refuse(DUPLICATE_ID, fields.value_span("ma"), message, "đặt mã khác.")
        return False
    seen[wanted] = fields.value_span("ma")
    return True


class _Named(NamedTuple):
    """Id, number, title, report heading and report number of a node of the tree."""

    id: str
    number: str | None
    title: str
    heading: str
    report_number: str | None


def _read_inner(fields: Fields, context: _Context, named: _Named, severities: Severities) -> Section:
    children = _read_sections(fields, context, severities)
    for key in _LEAF_KEYS:
        if key in fields.entries:
            fields.known[key] = None
            message = f"{key} chỉ dùng cho mục không có muc ở dưới."
            fields.refuse(UNKNOWN_KEY, fields.key_span(key), message, f"chuyển {key} xuống các mục nhỏ, hoặc bỏ.")
    fields.close()
    return Section(
        id=named.id,
        number=named.number,
        title=named.title,
        heading=named.heading,
        children=children,
        report_number=named.report_number,
    )


def _read_item(fields: Fields, context: _Context, named: _Named, severities: Severities) -> Item:
    kind = fields.choice("kieu", ItemKind, ItemKind.PROSE) or ItemKind.PROSE
    min_words, max_words = fields.whole("toi_thieu_tu"), fields.whole("toi_da_tu")
    leads = context.refer(fields, "chu_tri", to_units=True) or ()
    indicators = read_indicators(fields, context.refer, context.refer_to_annex)
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
        leads=leads,
        in_report=fields.word("dua_vao", ("bao_cao", "rieng")) == "bao_cao",
        join_points=fields.word("gop", ("theo_y", "khong")) == "theo_y",
        name_units=fields.word("neu_ten", ("khong", "tat_ca")) == "tat_ca",
        min_units=fields.whole("toi_thieu_don_vi", 1) or 1,
        threshold=read_threshold(fields),
        subjects=read_subjects(fields),
        indicators=indicators,
        sentences=read_sentences(fields),
        severities=severities,
        report_number=named.report_number,
        text_part=fields.text("phan_loi_van"),
        form_sentences=read_form_sentences(fields, indicators),
    )
    _check_item(fields, item)
    fields.close()
    return item


def _check_item(fields: Fields, item: Item) -> None:
    if item.min_words is not None and item.max_words is not None and item.min_words > item.max_words:
        hint = "đổi chỗ hai số, hoặc bỏ một số."
        fields.refuse(BAD_VALUE, fields.value_span("toi_da_tu"), "toi_da_tu nhỏ hơn toi_thieu_tu.", hint)
    if item.text_part is not None and item.kind is not ItemKind.PROSE:
        hint = "bỏ phan_loi_van, hoặc bỏ kieu: danh_sach."
        message = "phan_loi_van chỉ dùng cho mục văn xuôi."
        fields.refuse(BAD_VALUE, fields.key_span("phan_loi_van"), message, hint)
    for key in _POINTS_ONLY:
        if item.kind is not ItemKind.POINTS and key in fields.entries:
            hint = f"bỏ {key}, hoặc thêm kieu: danh_sach."
            fields.refuse(BAD_VALUE, fields.key_span(key), f"{key} chỉ dùng cho kieu: danh_sach.", hint)


def check_references(
    references: tuple[Reference, ...], units: frozenset[str], groups: frozenset[str]
) -> list[Diagnostic]:
    """Return a finding for each id that an outline names and the roster does not have."""
    found: list[Diagnostic] = []
    for reference in references:
        known, kind = (units, "đơn vị") if reference.to_units else (groups, "nhóm")
        for wanted in reference.ids:
            if wanted not in known and known:  # a roster without any has a finding of its own
                findings = reference.fields.findings
                before = len(findings.found)
                reference.fields.refuse(
                    UNKNOWN_REFERENCE,
                    reference.fields.item_span(reference.key, wanted),
                    f'{reference.key} nêu {kind} "{shorten(wanted)}", không có trong danh sách đơn vị.',
                    hint_nearest(wanted, sorted(known), kind=kind),
                )
                found.extend(findings.found[before:])
    return found
