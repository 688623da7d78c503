"""By how much a figure changed, and why."""

import pytest

from tongket.book.provenance import Figure, Source
from tongket.commands.update.changes import Change, Kind, State, difference, result_text, why_changed


def change(old: str, new: str, *, kind: Kind = Kind.FIGURE, percent: bool = False) -> Change:
    return Change(
        kind=kind, name="Tỷ lệ nữ", old=old, new=new, heading="", state=State.DONE, percent=percent, why="do chốt số"
    )


@pytest.mark.parametrize(
    ("old", "new", "percent", "said"),
    [
        ("1.721", "1.785", False, "+64"),
        ("29,2", "27,8", True, "-1,4 điểm phần trăm"),
        ("29,2", "27,8", False, "-1,4"),
        ("29,2%", "27,8%", False, "-1,4 điểm phần trăm"),
        ("15/16", "16/17", False, ""),
        ("", "7", False, ""),
        ("tăng", "giảm", True, ""),
    ],
)
def test_a_share_differs_by_percentage_points(old: str, new: str, percent: bool, said: str) -> None:  # noqa: FBT001
    assert difference(change(old, new, percent=percent)) == said


def test_a_text_has_no_difference() -> None:
    assert difference(change("12", "13", kind=Kind.TEXT)) == ""


def test_why_it_changed_stands_behind_what_became_of_it() -> None:
    assert result_text(change("378", "406")) == "đã sửa; do chốt số"


def figure(*settled: str) -> Figure:
    given = Source(unit="da-lat", name="Thành ủy Đà Lạt", file="da-lat.yaml", line=3, text="378")
    chosen = (Source(unit="", name="Số dùng", file="decisions.xlsx", line=None, text=each) for each in settled)
    return Figure(tag="tk:PL1/mttq/can_bo", name="Cán bộ", sources=(*chosen, given))


@pytest.mark.parametrize(
    ("old", "now", "said"),
    [
        ((), (), ""),
        ((), ("406, lý do: theo sổ",), "do chốt số"),
        (("406, thay cho 378 cộng từ các đơn vị",), ("406, thay cho 408 cộng từ các đơn vị",), ""),
        (("406",), ("410",), "do chốt số"),
        (("406",), (), "do bỏ chốt số"),
    ],
)
def test_a_figure_that_a_person_settled_says_so(old: tuple[str, ...], now: tuple[str, ...], said: str) -> None:
    assert why_changed(figure(*old), figure(*now)) == said
