"""`data/units.yaml` to a `Roster`, with everything that is wrong with it."""

import re
from datetime import date

from tongket.diagnostics import Diagnostic
from tongket.model import Contact, Group, Outline, Roster, Section, Unit, walk_items
from tongket.read import source as yaml_tree
from tongket.read.fields import Fields, hint_nearest
from tongket.read.source import Findings, Source, Span
from tongket.rules import BAD_VALUE, DUPLICATE_ID, MISSING_KEY, UNKNOWN_REFERENCE, WRONG_SHAPE

_UNIT_ID = re.compile(r"[a-z0-9-]+")
_COMPILING = "tong_hop"


def read_roster(source: Source, outline: Outline) -> tuple[Roster | None, list[Diagnostic]]:
    """Return the roster of a file, or None when it has none to speak of, and what is wrong with it."""
    findings = Findings(source)
    if not isinstance(source.root, yaml_tree.Mapping):
        if source.root is not None:
            span = source.first_line_of(source.root.span)
            findings.add(
                WRONG_SHAPE, span, "danh sách đơn vị phải gồm nhom và don_vi.", "viết theo mẫu data/units.yaml."
            )
        return None, findings.found
    fields = Fields(source.root, findings, "Danh sách đơn vị")
    groups = _read_groups(fields, outline)
    units = _read_units(fields, groups)
    fields.close()
    if "don_vi" not in fields.entries:
        fields.refuse(
            MISSING_KEY, fields.key_span("don_vi"), "chưa có don_vi nào.", "thêm don_vi: và các đơn vị, theo thứ bậc."
        )
        return None, findings.found
    ranked = sorted(units, key=lambda each: not each.compiling)  # stable: the compiling office first, then rank
    return Roster(groups=groups, units=tuple(ranked)), findings.found


def _read_groups(parent: Fields, outline: Outline) -> tuple[Group, ...]:
    seen: dict[str, Span] = {}
    groups: list[Group] = []
    for fields in parent.records("nhom", "Nhóm"):
        group_id = _new_id(fields, seen, "Nhóm")
        name = fields.text("ten", required=True)
        group = Group(
            id=group_id or "",
            name=name or "",
            count_noun=fields.text("ten_dem") or "đơn vị",
            before=fields.day("gui_truoc"),
            items=_read_owed_items(fields, outline),
            tables=_read_owed_tables(fields, outline),
            note=fields.text("ghi_chu"),
        )
        fields.close()
        if group_id is not None and name is not None:
            groups.append(group)
    return tuple(groups)


def _new_id(fields: Fields, seen: dict[str, Span], kind: str) -> str | None:
    wanted = fields.id(_UNIT_ID, "da-lat: chữ thường không dấu, chữ số, gạch nối")
    if wanted is None:
        return None
    fields.where = f"{kind} {wanted}"
    if wanted in seen:
        message = f'mã "{wanted}" đã có ở dòng {seen[wanted].line}.'
        fields.refuse(DUPLICATE_ID, fields.value_span("ma"), message, "mỗi đơn vị, mỗi nhóm một mã.")
        return None
    seen[wanted] = fields.value_span("ma")
    return wanted


def _read_owed_items(fields: Fields, outline: Outline) -> frozenset[str]:
    """Return the ids of the leaves under `chi_muc`; all leaves when the key has no value."""
    below = _leaves_below(outline)
    wanted = fields.texts("chi_muc")
    if wanted is None:
        return frozenset(each.id for each in outline.items)
    for each in wanted:
        if each not in below:
            hint = hint_nearest(each, below, kind="mục")
            fields.refuse(
                UNKNOWN_REFERENCE,
                fields.item_span("chi_muc", each),
                f'chi_muc nêu mục "{each}", không có trong đề cương.',
                hint,
            )
    return frozenset(leaf for each in wanted for leaf in below.get(each, ()))


def _leaves_below(outline: Outline) -> dict[str, tuple[str, ...]]:
    below: dict[str, tuple[str, ...]] = {each.id: (each.id,) for each in outline.items}
    waiting = list(outline.sections)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Section):
            below[node.id] = tuple(each.id for each in walk_items(node.children))
            waiting.extend(node.children)
    return below


def _read_owed_tables(fields: Fields, outline: Outline) -> frozenset[str]:
    known = [each.id for each in outline.tables]
    wanted = fields.texts("chi_bieu")
    if wanted is None:
        return frozenset(known)
    for each in wanted:
        if each not in known:
            hint = hint_nearest(each, known, kind="biểu")
            fields.refuse(
                UNKNOWN_REFERENCE,
                fields.item_span("chi_bieu", each),
                f'chi_bieu nêu biểu "{each}", không có trong đề cương.',
                hint,
            )
    return frozenset(wanted)


def _read_units(parent: Fields, groups: tuple[Group, ...]) -> tuple[Unit, ...]:
    seen: dict[str, Span] = {}
    units: list[Unit] = []
    for fields in parent.records("don_vi", "Đơn vị"):
        unit = _read_unit(fields, seen, groups)
        if unit is not None:
            units.append(unit)
    return tuple(units)


def _read_unit(fields: Fields, seen: dict[str, Span], groups: tuple[Group, ...]) -> Unit | None:
    unit_id = _new_id(fields, seen, "Đơn vị")
    name = fields.text("ten", required=True)
    compiling = _read_role(fields)
    group = _read_group(fields, groups, compiling=compiling)
    own_date = fields.day("gui_truoc")
    before: date | None = own_date or (group.before if group is not None else None)
    unit = Unit(
        id=unit_id or "",
        name=name or "",
        short_name=fields.text("ten_ngan") or name or "",
        territory=fields.text("ten_dia_ban"),
        group=group,
        before=before,
        contact=_read_contact(fields),
        compiling=compiling,
    )
    fields.close()
    return None if unit_id is None or name is None or (group is None and not compiling) else unit


def _read_role(fields: Fields) -> bool:
    role = fields.text("vai_tro")
    if role is not None and role != _COMPILING:
        fields.refuse(
            BAD_VALUE,
            fields.value_span("vai_tro"),
            f'vai_tro không nhận "{role}".',
            f"dùng vai_tro: {_COMPILING}, hoặc bỏ.",
        )
    return role == _COMPILING


def _read_group(fields: Fields, groups: tuple[Group, ...], *, compiling: bool) -> Group | None:
    wanted = fields.text("nhom", required=not compiling)
    if wanted is None:
        return None
    group = next((each for each in groups if each.id == wanted), None)
    if group is None:
        hint = hint_nearest(wanted, [each.id for each in groups], kind="nhóm")
        fields.refuse(UNKNOWN_REFERENCE, fields.value_span("nhom"), f'không có nhóm "{wanted}".', hint)
    return group


def _read_contact(parent: Fields) -> Contact | None:
    fields = parent.mapping("lien_he", f"{parent.where}, liên hệ")
    if fields is None:
        return None
    contact = Contact(person=fields.text("nguoi"), phone=fields.text("dien_thoai"), email=fields.text("email"))
    fields.close()
    return contact
