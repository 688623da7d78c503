"""The figures that an outline wants from two sources (`doi_chieu`)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from tongket.findings.campaign_rules import BAD_VALUE, DUPLICATE_ID, UNKNOWN_REFERENCE
from tongket.model.figure_names import FigureName
from tongket.model.outline import Item, Reconciliation, Table, name_figures
from tongket.source.fields import Fields
from tongket.source.nodes import Scalar, Span
from tongket.values.figures import FigureKind, Refusal, parse_figure
from tongket.values.hints import hint_nearest
from tongket.values.quoting import shorten

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_PATTERN = "viết mã mục.mã chỉ tiêu (II.2.4.can_bo_huyen), mã biểu.mã hàng.mã cột, hoặc mã biểu.mã cột cho hàng cộng."

ReferToUnit = Callable[[Fields, str], str | None]
"""Takes the unit's id under a key, and remembers to check it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedFigures:
    """What a figure's name may name."""

    items: tuple[Item, ...]
    tables: tuple[Table, ...]
    ids: frozenset[str]
    """Every id that is typed, those of faulty items and tables too."""

    def names(self) -> dict[str, FigureName]:
        """Return every figure of the outline by its name."""
        return {each.typed: each for each in name_figures(self.items, self.tables)}


def read_reconciliations(parent: Fields, known: AskedFigures, refer: ReferToUnit) -> tuple[Reconciliation, ...]:
    """Return what `doi_chieu` compares, with findings for what is wrong with it."""
    seen: dict[str, Span] = {}
    found: list[Reconciliation] = []
    names: dict[str, FigureName] | None = None
    for fields in parent.records("doi_chieu", "Phần doi_chieu"):
        names = names if names is not None else known.names()
        reader = _Reader(names, known.ids, refer)
        reconciliation = reader.read(fields, seen)
        if reconciliation is not None:
            found.append(reconciliation)
    return tuple(found)


class _Reader:
    """One comparison on its way in."""

    def __init__(self, names: dict[str, FigureName], ids: frozenset[str], refer: ReferToUnit) -> None:
        self.names = names
        self.ids = ids
        self.refer = refer

    def read(self, fields: Fields, seen: dict[str, Span]) -> Reconciliation | None:
        wanted = _read_id(fields, seen)
        name = fields.text("ten", required=True)
        first = self.read_figure(fields, "so")
        second, unit = self.read_second(fields)
        tolerance, relative = _read_tolerance(fields)
        called = fields.text("goi_la")
        fields.close()
        if wanted is None or name is None or first is None or second is None:
            return None
        return Reconciliation(
            id=wanted,
            name=name,
            first=first,
            second=second,
            unit=unit,
            called=called,
            tolerance=tolerance,
            relative=relative,
        )

    def read_second(self, fields: Fields) -> tuple[FigureName | None, str | None]:
        """Return the figure to compare with, and the unit whose it is; a figure alone is its total."""
        entry = fields.take("voi")
        if entry is not None and isinstance(entry.value, Scalar):
            return self.read_figure(fields, "voi"), None
        inside = fields.mapping("voi", f"{fields.where}, voi")
        if inside is None:
            if fields.lacks("voi"):
                fields.refuse_missing("voi", "voi", "thêm voi: {don_vi: ban-to-chuc, so: II.2.4.can_bo_huyen}.")
            return None, None
        unit, figure = self.refer(inside, "don_vi"), self.read_figure(inside, "so")
        inside.close()
        return figure, unit

    def read_figure(self, fields: Fields, key: str) -> FigureName | None:
        text = fields.text(key, required=True)
        if text is None:
            return None
        if text not in self.names and not self._is_of_faulty(text):
            message = f'{key} nêu con số "{shorten(text)}", không có trong đề cương.'
            hint = hint_nearest(text, self.names, kind="con số")
            fields.refuse(UNKNOWN_REFERENCE, fields.value_span(key), message, hint if "?" in hint else _PATTERN)
        return self.names.get(text)

    def _is_of_faulty(self, text: str) -> bool:
        """Whether the name may be right once the item or table that it names is mended."""
        good = {each.place for each in self.names.values()}
        return any(text.startswith(f"{each}.") for each in self.ids - good)


def _read_id(fields: Fields, seen: dict[str, Span]) -> str | None:
    wanted = fields.id(_ID, "dc1")
    if wanted is None:
        return None
    fields.where = f"Đối chiếu {wanted}"
    if wanted in seen:
        message = f'mã "{wanted}" đã có ở dòng {seen[wanted].line}.'
        fields.refuse(DUPLICATE_ID, fields.value_span("ma"), message, "đặt mã khác.")
        return None
    seen[wanted] = fields.value_span("ma")
    return wanted


def _read_tolerance(fields: Fields) -> tuple[Decimal, bool]:
    """Return how far the two may be apart, and whether that is a share in percent; none given means not at all."""
    text = fields.text("sai_lech")
    if text is None:
        return Decimal(0), False
    figure = parse_figure(text, FigureKind.RATE)
    if isinstance(figure, Refusal):
        message = f"sai_lech {figure.say(shorten(text))}"
        fields.refuse(BAD_VALUE, fields.value_span("sai_lech"), message, "viết ví dụ sai_lech: 5% hoặc sai_lech: 10.")
        return Decimal(0), False
    return figure.value, text.rstrip().endswith("%")
