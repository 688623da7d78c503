"""A small campaign of points and models, and the rows of the decision sheet that go with it."""

from pathlib import Path
from typing import Any

from tests.builders import DAY, campaign, outline, take
from tongket.merge.decisions import NO_DECISIONS, Decisions, PointDecision
from tongket.merge.draft import merge_draft
from tongket.merge.merged import Draft, MergedItem
from tongket.merge.points import MergedPoint, point_text

ITEM = "II"
POINTS = """\
  - ma: II
    ten: Hạn chế
    kieu: danh_sach
    toi_thieu_don_vi: 2
    nhom_y:
      - {ma: lanh_dao, ten: "Về lãnh đạo của cấp ủy", tu_khoa: [cấp ủy, lãnh đạo]}
      - {ma: kinh_phi, ten: "Về kinh phí", tu_khoa: [kinh phí, phụ cấp]}
"""
LEADING = "Một số cấp ủy chưa quan tâm lãnh đạo công tác Mặt trận."
LEADING_TOO = "Một số cấp uỷ còn chưa quan tâm lãnh đạo công tác Mặt trận."
MONEY = "Kinh phí giám sát còn ít."
PAY = "Phụ cấp của cán bộ thôn thấp."
ROADS = "Đường vào thôn xa."


def says(*points: str, item: str = ITEM) -> str:
    """Return the body of a submission that answers an item with these points; `+ ` begins a point below one."""
    lines = (each if each.startswith("+ ") else f"- {each}" for each in points)
    return f"tra_loi:\n  {item}: |\n" + "".join(f"    {each}\n" for each in lines)


def folder(root: Path, items: str = POINTS, more: str = "", **submissions: str) -> Path:
    """Write a campaign of these items; a keyword is a submission."""
    return campaign(root, {"data/outline.yaml": outline(items, more)}, **submissions)


def three(root: Path) -> Path:
    """Write a campaign in which three units say four things, one of them in two wordings."""
    return folder(
        root,
        da_lat=says(LEADING, MONEY, ROADS),
        bao_loc=says(LEADING_TOO, PAY),
        di_linh=says(MONEY, PAY),
    )


def drafted(root: Path, *rows: PointDecision, decisions: Decisions = NO_DECISIONS) -> Draft:
    """Return everything merged, as these rows of the sheet say."""
    decided = Decisions(points=rows) if rows else decisions
    return merge_draft(take(root)[1], as_of=DAY, number=1, decisions=decided)


def merged_points(root: Path, *rows: PointDecision, item: str = ITEM) -> tuple[MergedPoint, ...]:
    """Return the groups of points of one item."""
    return drafted(root, *rows).merged_item(item).points


def find(points: tuple[MergedPoint, ...], text: str) -> MergedPoint:
    """Return the group in which somebody says `text`."""
    return next(each for each in points if text in wordings(each))


def wordings(point: MergedPoint) -> set[str]:
    """Return every wording of a group."""
    return {point_text(each.point) for each in point.voices}


def row(root: Path, text: str, key: str = "", **changed: Any) -> PointDecision:  # noqa: ANN401 - any cell of the row
    """Return the row of the sheet behind which the points like `text` stand, with what a person changed in it."""
    return row_of(find(merged_points(root), text), key or text, **changed)


def row_of(point: MergedPoint, key: str, **changed: Any) -> PointDecision:  # noqa: ANN401
    """Return the row of the sheet of one group."""
    return PointDecision(item=ITEM, key=key, members=point.members, **changed)


def said(item: MergedItem) -> list[tuple[str, str]]:
    """Return every point of an item once: who says it, and what."""
    return sorted((voice.unit.id, point_text(voice.point)) for point in item.points for voice in point.voices)
