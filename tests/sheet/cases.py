"""Offers to put into a decision sheet, and a person who works in it."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tongket.merge.decisions import (
    Decisions,
    ExampleOffer,
    FigureOffer,
    ItemSubjects,
    Mention,
    Offers,
    PointDecision,
    PointOffer,
    member_id,
)
from tongket.sheet import columns as c
from tongket.sheet.decision_sheet import UpdatedSheet, update_sheet

DAY = date(2019, 4, 12)
SHOWN = "data/decisions.xlsx"
WEAK = "II.3.2"
SUBJECTS = (("lanh_dao", "Về lãnh đạo, chỉ đạo của cấp ủy"), ("giam_sat", "Về giám sát, phản biện xã hội"))


def member(unit: str, text: str, item: str = WEAK) -> str:
    """Return the lasting id of a unit's point."""
    return member_id(item, unit, text)


def point(wording: str, units: Iterable[str], *, item: str = WEAK, subject: str | None = None) -> PointOffer:
    """Return a group of like points: each unit says `wording` in its own way."""
    names = tuple(units)
    return PointOffer(
        item=item,
        item_title="Hạn chế",
        members=frozenset(member(each, wording, item) for each in names),
        units=names,
        count=len(names),
        originals=len(names),
        wording=wording,
        details=(),
        subject=subject,
        in_draft=True,
        variants=(),
    )


def grown(group: PointOffer, *units: str) -> PointOffer:
    """Return a group that more units have joined."""
    more = frozenset(member(each, group.wording, group.item) for each in units)
    names = (*group.units, *units)
    return replace(group, members=group.members | more, units=names, count=len(names), originals=len(names))


LEADERSHIP = replace(
    point("Một số cấp ủy chưa thường xuyên quan tâm lãnh đạo.", ["Đà Lạt", "Bảo Lộc", "Di Linh"], subject="lanh_dao"),
    details=("nhất là ở xã",),
    followers=1,
)
OVERSIGHT = point("Giám sát, phản biện xã hội còn lúng túng.", ["Đức Trọng", "Lâm Hà"], subject="giam_sat")
STAFF = point("Cán bộ ở cơ sở thường xuyên biến động.", ["Cát Tiên"])
LESSON = point("Phải dựa vào dân.", ["Đạ Tẻh"], item="II.4")
MODEL = ExampleOffer(
    item="II.1.1",
    item_title="Quán triệt",
    member=member("di-linh", "Tài liệu hỏi - đáp", "II.1.1"),
    unit="di-linh",
    unit_name="Huyện ủy Di Linh",
    territory="huyện Di Linh",
    name="Tài liệu hỏi - đáp song ngữ",
    place="19 xã, thị trấn",
    result="cấp cho 19/19 xã, thị trấn",
    wording="với “Tài liệu hỏi - đáp song ngữ”: cấp cho 19/19 xã, thị trấn",
)
ARMY_MODEL = replace(
    MODEL, member=member("quan-su", "Tổ công tác"), unit="quan-su", unit_name="Quân sự tỉnh", territory=None
)
STAFF_FIGURE = FigureOffer(
    id="dc1",
    name="Cán bộ chuyên trách cấp huyện",
    first=Decimal(1378),
    first_label="Cộng 11 huyện",
    second=Decimal(1406),
    second_label="Ban Tổ chức Tỉnh ủy",
    difference=Decimal(28),
    tolerance="5%",
    agrees=True,
)
MENTIONS = (
    Mention(unit_name="Đà Lạt", group_name="Các huyện ủy, thành ủy", count=6),
    Mention(unit_name="Cát Tiên", group_name="Các huyện ủy, thành ủy", count=0),
    Mention(unit_name="Tỉnh đoàn", group_name="Các đoàn thể", count=1),
)


def offer(*points: PointOffer, examples: Iterable[ExampleOffer] = (), figures: Iterable[FigureOffer] = ()) -> Offers:
    """Return offers with the subjects of item II.3.2."""
    return Offers(
        points=points,
        examples=tuple(examples),
        figures=tuple(figures),
        subjects=(ItemSubjects(item=WEAK, subjects=SUBJECTS),),
    )


EVERYTHING = replace(
    offer(LEADERSHIP, OVERSIGHT, STAFF, LESSON, examples=[MODEL, ARMY_MODEL], figures=[STAFF_FIGURE]),
    mentions=MENTIONS,
)


def update(old: bytes | None, offers: Offers = EVERYTHING) -> UpdatedSheet:
    """Run `decide` over an old sheet."""
    return update_sheet(old, SHOWN, offers, DAY)


def written(offers: Offers = EVERYTHING) -> bytes:
    """Return the first sheet of some offers."""
    return _first_of_everything() if offers is EVERYTHING else update(None, offers).data


@cache
def _first_of_everything() -> bytes:
    """Return that which most tests begin with, made once."""
    return update(None, EVERYTHING).data


class Person:
    """Somebody who opens a decision sheet, changes cells and saves it."""

    def __init__(self, data: bytes) -> None:
        self.book: Workbook = load_workbook(io.BytesIO(data))

    def sheet(self, name: str = c.POINTS) -> Worksheet:
        """Return one worksheet."""
        sheet = self.book[name]
        assert isinstance(sheet, Worksheet)
        return sheet

    def column(self, header: str, sheet: str = c.POINTS) -> int:
        """Return the place of a column."""
        return next(each.column for each in self.sheet(sheet)[1] if each.value == header)

    def rows(self, sheet: str = c.POINTS) -> list[dict[str, object]]:
        """Return the rows below the head, blank cells left out."""
        first, *others = self.sheet(sheet).iter_rows(values_only=True)
        return [
            {str(header): value for header, value in zip(first, each, strict=True) if value is not None}
            for each in others
        ]

    def cell(self, key: str, header: str, sheet: str = c.POINTS) -> Cell:
        """Return the cell of the row with a key."""
        column = self.column(c.KEY, sheet)
        row = next(
            each[0].row for each in self.sheet(sheet).iter_rows(min_col=column, max_col=column) if each[0].value == key
        )
        cell = self.sheet(sheet).cell(row, self.column(header, sheet))
        assert isinstance(cell, Cell)
        return cell

    def type(self, key: str, typed: Mapping[str, object], sheet: str = c.POINTS) -> "Person":
        """Fill in cells of one row; a text is kept as text, as the cells of the sheet do."""
        for header, value in typed.items():
            cell = self.cell(key, header, sheet)
            cell.value = value  # type: ignore[assignment]
            if isinstance(value, str):
                cell.data_type = "s"
        return self

    def save(self) -> bytes:
        """Return the saved file."""
        buffer = io.BytesIO()
        self.book.save(buffer)
        return buffer.getvalue()


def by_key(decisions: Decisions) -> dict[str, PointDecision]:
    """Return the decisions about points by their keys."""
    return {each.key: each for each in decisions.points}


def states(updated: UpdatedSheet, sheet: str = c.POINTS) -> dict[object, object]:
    """Return the state of each row by its key."""
    return {each.get(c.KEY): each.get(c.STATE) for each in Person(updated.data).rows(sheet)}


def row(updated: UpdatedSheet, key: str, sheet: str = c.POINTS) -> dict[str, object]:
    """Return the one row with a key."""
    (found,) = (each for each in Person(updated.data).rows(sheet) if each.get(c.KEY) == key)
    return found
