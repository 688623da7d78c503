"""A campaign added up a second time, from its YAML files alone: nothing of tongket is used here, not its numbers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import yaml

FIGURES = ("so_nguyen", "so_thuc", "ty_le")
CENT = Decimal("0.01")


def load(path: Path) -> Any:  # noqa: ANN401 - a YAML file is anything
    """Return a YAML file as texts, lists and dictionaries."""
    return yaml.load(path.read_text("utf-8-sig"), yaml.BaseLoader)  # noqa: S506 - texts only, of our own files


def read_number(text: str, kind: str) -> Decimal:
    """Return a figure written the Vietnamese way."""
    digits = text.removesuffix("%").replace(" ", "")
    if kind == "so_nguyen":
        return Decimal(digits.replace(".", ""))
    if "," in digits:
        return Decimal(digits.replace(".", "").replace(",", "."))
    whole, *groups = digits.split(".")
    return Decimal(digits if len(groups) == 1 else whole + "".join(groups))


def read_day(text: str) -> date:
    """Return a date in any of the forms that people type."""
    numbers = [int(each) for each in re.findall(r"\d+", text)]
    year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
    return date(year, month, day)


def print_number(value: Decimal, kind: str = "so_nguyen") -> str:
    """Return a figure the Vietnamese way: `1.234,5`, `85,5%`."""
    whole, _, fraction = f"{value:f}".partition(".")
    grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", whole)
    fraction = fraction.rstrip("0")
    return grouped + ("," + fraction if fraction else "") + ("%" if kind == "ty_le" else "")


def print_count(value: Decimal) -> str:
    """Return a count as running text prints it: below 10 with a nought."""
    return f"0{value}" if value in set(range(1, 10)) else print_number(value)


def words(text: str) -> str:
    """Return the words of a text, in small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def half_up(value: Decimal, step: Decimal = CENT) -> Decimal:
    """Return a figure rounded half up."""
    return value.quantize(step, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A unit of the roster."""

    id: str
    name: str
    group: str | None
    compiling: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One indicator over all units."""

    asked: Mapping[str, Any]
    reported: Mapping[str, Any]
    """By unit, in roster order; as typed."""
    own: Mapping[str, str]
    """The numbers of the units' own papers."""
    values: Mapping[str, Decimal | Mapping[int, Decimal]]
    """Of figures: by unit; with base years by year."""
    counted: tuple[str, ...]
    expected: tuple[str, ...]
    groups: Mapping[str, "Figure"] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The indicator."""
        return str(self.asked["ma"])

    @property
    def kind(self) -> str:
        """What it asks for."""
        return str(self.asked["kieu"])

    @property
    def years(self) -> list[int]:
        """The base years, in order."""
        return sorted(int(each) for each in self.asked.get("moc", []))

    @property
    def figures(self) -> list[Decimal]:
        """What is counted; of base years the last one."""
        values = [self.values[each] for each in self.counted] if self.kind in FIGURES else []
        return [each if isinstance(each, Decimal) else each[self.years[-1]] for each in values]

    @property
    def total(self) -> Decimal | None:
        """The sum or mean, the number of "có", or how many documents or models there are."""
        if not self.counted:
            return None
        if self.kind == "co_khong":
            return Decimal(self.yes)
        if self.kind in {"van_ban", "mo_hinh"}:
            return Decimal(len(self.listed))
        return self._add(self.figures)

    def _add(self, figures: list[Decimal]) -> Decimal | None:
        default = "cong" if self.kind in {"so_nguyen", "so_thuc"} else "khong"
        match self.asked.get("tong", default):
            case "cong" if figures:
                return sum(figures, Decimal(0))
            case "trung_binh" if figures:
                return half_up(sum(figures, Decimal(0)) / len(figures))
        return None

    @property
    def mean(self) -> Decimal | None:
        """The mean of what is counted."""
        return half_up(sum(self.figures, Decimal(0)) / len(self.figures)) if self.figures else None

    @property
    def yes(self) -> int:
        """How many say "có"."""
        return sum(self.says_yes(each) for each in self.counted)

    def says_yes(self, unit: str) -> bool:
        """Whether a unit says "có"."""
        said = self.reported[unit]
        return isinstance(said, str) and said.strip().casefold() in {"có", "co"}

    def choosing(self, option: str) -> int:
        """Return how many chose an option."""
        return sum(option in self.reported[each] for each in self.counted)

    @property
    def listed(self) -> set[tuple[str, ...]]:
        """The documents or models, each once."""
        given = [(unit, each) for unit in self.counted for each in self.reported[unit]]
        return {self._model(each) if self.kind == "mo_hinh" else self._document(*each) for each in given}

    def _document(self, unit: str, entry: Mapping[str, str]) -> tuple[str, ...]:
        """Return what tells a document from others: its number, date and organ."""
        symbol = entry["so"].rpartition("/")[2]
        organ = unit if symbol == self.own[unit].rpartition("/")[2] else symbol
        return words(entry["so"]), str(read_day(entry["ngay"])), organ

    def _model(self, given: tuple[str, Mapping[str, str]]) -> tuple[str, ...]:
        """Return what tells a model from others: its name, and of one name the place where several units say one."""
        entry = given[1]
        same = [
            each for unit in self.counted for each in self.reported[unit] if words(each["ten"]) == words(entry["ten"])
        ]
        places = {words(each.get("noi", "")) for each in same}
        results = {words(each["ket_qua"]) for each in same}
        return words(entry["ten"]), "" if len(places) == 1 or len(results) == 1 else words(entry["ket_qua"])

    @property
    def both(self) -> list[Mapping[int, Decimal]]:
        """The figures of the units that gave every base year."""
        given = [self.values[each] for each in self.counted] if self.years else []
        return [each for each in given if not isinstance(each, Decimal) and set(self.years) <= set(each)]

    @property
    def by_year(self) -> dict[int, Decimal | None]:
        """The total of each base year, over those units."""
        return {year: self._add([each[year] for each in self.both]) for year in self.years} if self.both else {}


Cells = Mapping[str, Mapping[str, Decimal | str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """One statistics table over all units."""

    asked: Mapping[str, Any]
    rows: Mapping[str, Mapping[str, Decimal | None]]
    total: Mapping[str, Decimal | None]
    by_unit: Mapping[str, Cells]
    counted: tuple[str, ...]
    expected: tuple[str, ...]


class Recomputed:
    """A campaign folder, added up."""

    def __init__(self, root: Path) -> None:
        self.outline = load(root / "data/outline.yaml")
        roster = load(root / "data/units.yaml")
        self.groups: dict[str, Any] = {each["ma"]: each for each in roster["nhom"]}
        members = [
            Member(id=each["ma"], name=each["ten"], group=each.get("nhom"), compiling=each.get("vai_tro") == "tong_hop")
            for each in roster["don_vi"]
        ]
        self.units = sorted(members, key=lambda each: not each.compiling)
        answers = [load(each) for each in (root / "data/submissions").iterdir()]
        self.answers: dict[str, Any] = {each["don_vi"]: each for each in answers}
        self.items = list(_leaves(self.outline["muc"], ()))

    @property
    def owing(self) -> list[str]:
        """The units that must answer."""
        return [each.id for each in self.units if not each.compiling]

    def owes(self, unit: Member, within: tuple[str, ...]) -> bool:
        """Whether a unit must answer an item; `within` are the ids from the top down to it."""
        if unit.compiling or unit.group is None:
            return False
        asked = self.groups[unit.group].get("chi_muc")
        return asked is None or any(each in asked for each in within)

    def figures(self, within: tuple[str, ...], item: Mapping[str, Any]) -> list[Figure]:
        """Return the indicators of an item."""
        return [self._figure(within, item["ma"], each) for each in item.get("chi_tieu", [])]

    def _figure(self, within: tuple[str, ...], item: str, asked: Mapping[str, Any]) -> Figure:
        reported: dict[str, Any] = {}
        for unit in self.units:
            answer = self.answers.get(unit.id, {}).get("tra_loi", {}).get(item)
            fact = (answer.get("chi_tieu") or {}).get(asked["ma"]) if isinstance(answer, dict) else None
            if fact:
                reported[unit.id] = fact
        values = {unit: _values(fact, asked["kieu"]) for unit, fact in reported.items() if asked["kieu"] in FIGURES}
        wanted = [unit for unit in self.units if "cong_tu" not in asked or unit.group in asked["cong_tu"]]
        last = max(map(int, asked.get("moc", [0])))
        whole = Figure(
            asked=asked,
            reported=reported,
            own={unit: str(each.get("so_ky_hieu", "")) for unit, each in self.answers.items()},
            values=values,
            counted=tuple(
                unit.id for unit in wanted if unit.id in reported and (not last or last in _years(values[unit.id]))
            ),
            expected=tuple(unit.id for unit in wanted if self.owes(unit, within) or unit.id in reported),
        )
        of = {unit.id: unit.group for unit in self.units}
        groups = {group: _only(whole, [unit for unit in of if of[unit] == group]) for group in self.groups}
        return replace(whole, groups=groups)

    def tables(self) -> list[Statistics]:
        """Return the statistics tables."""
        return [self._table(each) for each in self.outline.get("bieu", [])]

    def _table(self, asked: Mapping[str, Any]) -> Statistics:
        by_unit = {}
        for unit in self.units:
            filled = self.answers.get(unit.id, {}).get("bieu", {}).get(asked["ma"])
            cells = {row: _cells(asked, given) for row, given in (filled or {}).items() if given}
            if any(value is not None for row in cells.values() for value in row.values()):
                by_unit[unit.id] = cells
        wanted = [unit for unit in self.units if "cong_tu" not in asked or unit.group in asked["cong_tu"]]
        counted = tuple(unit.id for unit in wanted if unit.id in by_unit)
        rows = {
            row["ma"]: _add_up(asked, [by_unit[each].get(row["ma"], {}) for each in counted]) for row in asked["hang"]
        }
        return Statistics(
            asked=asked,
            rows=rows,
            total=_add_up(asked, list(rows.values())) if asked.get("cong_hang") == "co" else {},
            by_unit=by_unit,
            counted=counted,
            expected=tuple(unit.id for unit in wanted if self._owes_table(unit, asked["ma"]) or unit.id in by_unit),
        )

    def _owes_table(self, unit: Member, table: str) -> bool:
        if unit.compiling or unit.group is None:
            return False
        asked = self.groups[unit.group].get("chi_bieu")
        return asked is None or table in asked


def _leaves(nodes: list[Any], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for each in nodes:
        within = (*above, each["ma"])
        if each.get("muc"):
            yield from _leaves(each["muc"], within)
        else:
            yield within, each


def _values(fact: str | Mapping[str, str], kind: str) -> Decimal | Mapping[int, Decimal]:
    if isinstance(fact, str):
        return read_number(fact, kind)
    return {int(year): read_number(text, kind) for year, text in fact.items() if text}


def _years(value: Decimal | Mapping[int, Decimal]) -> Mapping[int, Decimal]:
    return {} if isinstance(value, Decimal) else value


def _only(whole: Figure, units: list[str]) -> Figure:
    """Return an indicator over some units."""
    counted = tuple(each for each in whole.counted if each in units)
    return replace(whole, counted=counted, expected=tuple(each for each in whole.expected if each in units))


def _cells(asked: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Decimal | str | None]:
    cells: dict[str, Decimal | str | None] = {}
    for column in asked["cot"]:
        text = given.get(column["ma"])
        if text:
            cells[column["ma"]] = read_number(text, column["kieu"]) if column["kieu"] in FIGURES else text
    return {**cells, **_derive(asked, cells)}


def _add_up(asked: Mapping[str, Any], rows: list[Any]) -> dict[str, Decimal | None]:
    added: dict[str, Decimal | None] = {}
    for column in asked["cot"]:
        figures = [each[column["ma"]] for each in rows if each.get(column["ma"]) is not None]
        summed = column["kieu"] in {"so_nguyen", "so_thuc"} and column.get("tong", "cong") == "cong"
        if "cong_thuc" not in column and summed and figures:
            added[column["ma"]] = sum(figures, Decimal(0))
    return {**added, **_derive(asked, added)}


def _derive(asked: Mapping[str, Any], cells: Mapping[str, Any]) -> dict[str, Decimal | None]:
    """Return the derived columns of a row; every formula of our campaigns is a share."""
    derived: dict[str, Decimal | None] = {}
    for column in asked["cot"]:
        if "cong_thuc" in column:
            over, under = (cells.get(each.strip()) for each in column["cong_thuc"].split("/"))
            derived[column["ma"]] = half_up(over * 100 / under) if over is not None and under else None
    return derived
