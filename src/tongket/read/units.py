"""`data/units.yaml` to a `Roster`, with everything that is wrong with it."""

import re
from dataclasses import dataclass

from tongket.findings.campaign_rules import UNKNOWN_REFERENCE, WRONG_SHAPE
from tongket.findings.diagnostics import Diagnostic
from tongket.model.outline import leaves_below
from tongket.model.roster import Contact, Group, Roster, Unit
from tongket.read.outline import OutlineReading, is_new
from tongket.source import nodes
from tongket.source.fields import Fields, is_blank_node, shape_of
from tongket.source.nodes import Broken, Findings, Sequence, Source, Span
from tongket.values.hints import hint_nearest
from tongket.values.quoting import shorten
from tongket.workspace import ROSTER

_UNIT_ID = re.compile(r"[a-z0-9-]+")
_COMPILING = "tong_hop"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterReading:
    """What the roster's file came to."""

    roster: Roster | None
    """None when it has none to speak of."""
    unit_ids: frozenset[str]
    """Every id of a unit that is typed, those of faulty ones too."""
    group_ids: frozenset[str]
    complete: bool
    found: list[Diagnostic]


def read_roster(source: Source, asked: OutlineReading) -> RosterReading:
    """Return the roster of a file and what is wrong with it; `asked` is the outline that it refers to."""
    findings = Findings(source)
    reader = _Reader(asked)
    complete = source.complete and isinstance(source.root, nodes.Mapping)
    if isinstance(source.root, nodes.Mapping):
        fields = Fields(source.root, findings, "Danh sách đơn vị")
        reader.read_groups(fields)
        reader.read_units(fields)
        fields.close()
        if fields.lacks("don_vi") or _lists_nothing(fields):
            fields.refuse_missing("don_vi", "don_vi nào", "thêm don_vi: và các đơn vị, theo thứ bậc.")
    elif source.root is not None and not isinstance(source.root, Broken):
        message = f"Danh sách đơn vị phải gồm nhom và don_vi, nhưng nhận được {shape_of(source.root)}."
        span = source.root.span
        findings.add(WRONG_SHAPE, span, message, f"viết theo mẫu {ROSTER}.")
    ranked = sorted(reader.units, key=lambda each: not each.compiling)  # stable: the compiling office, then rank
    return RosterReading(
        roster=Roster(groups=tuple(reader.groups.values()), units=tuple(ranked)) if complete else None,
        unit_ids=frozenset(reader.unit_ids),
        group_ids=frozenset(reader.group_ids),
        complete=complete,
        found=findings.settled(),
    )


def _lists_nothing(fields: Fields) -> bool:
    """Whether `don_vi` is a list in which nothing stands."""
    entry = fields.take("don_vi")
    return entry is not None and isinstance(entry.value, Sequence) and all(map(is_blank_node, entry.value.items))


class _Reader:
    """The groups and units of one roster on their way in."""

    def __init__(self, asked: OutlineReading) -> None:
        self.asked = asked
        self.below = leaves_below(asked.outline.sections) if asked.outline is not None else {}
        self.tables = frozenset(each.id for each in asked.outline.tables) if asked.outline is not None else frozenset()
        self.group_ids: dict[str, Span] = {}
        self.unit_ids: dict[str, Span] = {}
        self.groups: dict[str, Group] = {}
        self.units: list[Unit] = []

    def read_groups(self, parent: Fields) -> None:
        for fields in parent.records("nhom", "Nhóm"):
            group_id = _read_id(fields, self.group_ids, "Nhóm")
            name = fields.text("ten", required=True)
            group = Group(
                id=group_id or "",
                name=name or "",
                count_noun=fields.text("ten_dem") or "đơn vị",
                before=fields.day("gui_truoc"),
                items=self.read_owed_items(fields),
                tables=self.read_owed_tables(fields),
                note=fields.text("ghi_chu"),
            )
            fields.close()
            if group_id is not None and name is not None:
                self.groups[group_id] = group

    def read_owed_items(self, fields: Fields) -> frozenset[str]:
        """Return the ids of the leaves under `chi_muc`; all leaves when the key has no value."""
        wanted = self._read_known(fields, "chi_muc", self.asked.node_ids, "mục")
        if wanted is None:
            return frozenset(leaf for leaves in self.below.values() for leaf in leaves)
        return frozenset(leaf for each in wanted for leaf in self.below.get(each, ()))

    def read_owed_tables(self, fields: Fields) -> frozenset[str]:
        """Return the ids of the tables under `chi_bieu`; all tables when the key has no value."""
        wanted = self._read_known(fields, "chi_bieu", self.asked.table_ids, "biểu")
        return self.tables if wanted is None else self.tables & frozenset(wanted)

    def _read_known(self, fields: Fields, key: str, known: frozenset[str], kind: str) -> tuple[str, ...] | None:
        wanted = fields.texts(key)
        for each in wanted or ():
            if each not in known and known and self.asked.complete:
                message = f'{key} nêu {kind} "{shorten(each)}", không có trong đề cương.'
                hint = hint_nearest(each, sorted(known), kind=kind)
                fields.refuse(UNKNOWN_REFERENCE, fields.item_span(key, each), message, hint)
        return wanted

    def read_units(self, parent: Fields) -> None:
        for fields in parent.records("don_vi", "Đơn vị"):
            unit = self._read_unit(fields)
            if unit is not None:
                self.units.append(unit)

    def _read_unit(self, fields: Fields) -> Unit | None:
        unit_id = _read_id(fields, self.unit_ids, "Đơn vị")
        name = fields.text("ten", required=True)
        compiling = _read_role(fields)
        group = self._read_group(fields, compiling=compiling)
        own_date = fields.day("gui_truoc")
        unit = Unit(
            id=unit_id or "",
            name=name or "",
            short_name=fields.text("ten_ngan") or name or "",
            territory=fields.text("ten_dia_ban"),
            group=group,
            before=own_date or (group.before if group is not None else None),
            contact=_read_contact(fields),
            compiling=compiling,
            symbols=fields.texts("ky_hieu") or (),
        )
        fields.close()
        return None if unit_id is None or name is None or (group is None and not compiling) else unit

    def _read_group(self, fields: Fields, *, compiling: bool) -> Group | None:
        wanted = fields.text("nhom", required=not compiling)
        if wanted is None:
            return None
        if wanted not in self.group_ids:
            hint = hint_nearest(wanted, self.group_ids, kind="nhóm")
            message = f'không có nhóm "{shorten(wanted)}".'
            fields.refuse(UNKNOWN_REFERENCE, fields.value_span("nhom"), message, hint)
        return self.groups.get(wanted)


def _read_id(fields: Fields, seen: dict[str, Span], kind: str) -> str | None:
    wanted = fields.id(_UNIT_ID, "xa-an-hoa: chữ thường không dấu, chữ số, gạch nối")
    if wanted is None:
        return None
    fields.where = f"{kind} {wanted}"
    return wanted if is_new(fields, wanted, seen) else None


def _read_role(fields: Fields) -> bool:
    role = fields.text("vai_tro")
    if role is not None and role != _COMPILING:
        fields.refuse_value("vai_tro", role, f"dùng vai_tro: {_COMPILING}, hoặc bỏ.")
    return role == _COMPILING


def _read_contact(parent: Fields) -> Contact | None:
    fields = parent.mapping("lien_he", f"{parent.where}, liên hệ")
    if fields is None:
        return None
    contact = Contact(person=fields.text("nguoi"), phone=fields.text("dien_thoai"), email=fields.text("email"))
    fields.close()
    return contact
