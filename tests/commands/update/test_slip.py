"""The change slip, from what became of each change alone: by how much, what came of it, why, and in which order."""

import pytest

from tongket.book.blocks import Heading, TableBlock
from tongket.book.provenance import Manifest
from tongket.commands.update.outcome import ChangeState, Outcome, Result, SlipEntry
from tongket.commands.update.plan import Came, Change, ChangeKind, GoneTextStep
from tongket.commands.update.slip import came_line, difference, render_slip, result_text, slip_lines
from tongket.model.roster import Unit


def change(
    old: str, new: str, *, kind: ChangeKind = ChangeKind.FIGURE, percent: bool = False, appendix: str = ""
) -> Change:
    return Change(kind=kind, name="Tỷ lệ nữ", old=old, new=new, percent=percent, why="do chốt số", appendix=appendix)


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
    assert difference(change("12", "13", kind=ChangeKind.TEXT)) == ""


def test_why_it_changed_stands_behind_what_became_of_it() -> None:
    assert result_text(SlipEntry(change=change("378", "406"), state=ChangeState.DONE)) == "đã sửa; do chốt số"


def outcome(*entries: SlipEntry, came: Came | None = None) -> Outcome:
    """Return an outcome with these entries, each of a step of its own."""
    results = tuple(
        Result(step=GoneTextStep(change=each.change, bookmark="_tkp", held=None), entries=(each,)) for each in entries
    )
    return Outcome(parts={}, manifest=Manifest(), came=came or Came(), results=results)


CELL = change("20", "30", appendix="Phụ lục 1")
MADE = outcome(
    SlipEntry(change=CELL, state=ChangeState.DONE, heading="Phụ lục 1"),
    SlipEntry(change=change("1", "2"), state=ChangeState.AGREES, told=False),
    SlipEntry(change=change("390", "583"), state=ChangeState.TRACKED, heading="Công tác quán triệt", page="7"),
    SlipEntry(change=change("3", "4"), state=ChangeState.EDITED, edited="gần\n400"),
    SlipEntry(change=change("Ý cũ.", "Ý mới.", kind=ChangeKind.TEXT), state=ChangeState.INSERTED),
)


def test_it_says_what_a_person_must_see_first_then_each_kind_and_the_cells_last() -> None:
    assert list(slip_lines(MADE)) == [
        "Cần đồng chí xem (1):",
        "- Tỷ lệ nữ: 3 → 4 (+1); trong bản đang sửa đã ghi khác: đ/c kiểm tra (đang ghi gần 400); do chốt số",
        "Số liệu trong lời văn (1):",
        "- Tỷ lệ nữ: 390 → 583 (+193); đã sửa, có dấu theo dõi; do chốt số; tr. 7, mục “Công tác quán triệt”",
        "Ý, đoạn văn, hàng của danh mục (1):",
        "- Tỷ lệ nữ: Ý cũ. → Ý mới.; đã chèn, có dấu theo dõi; do chốt số",
        "Phụ lục 1: 1 ô",
        "- Tỷ lệ nữ: 20 → 30 (+10); đã sửa; do chốt số; mục “Phụ lục 1”",
    ]


def test_the_book_of_it_has_the_same_parts_and_a_row_a_change() -> None:
    slip = render_slip(MADE, document="của report.docx", came="Số liệu đến 18/4/2019", compiling="Ban Dân vận")
    titles = [each.text for each in slip.body if isinstance(each, Heading)]
    assert titles == [each.rstrip(":") for each in slip_lines(MADE) if not each.startswith("- ")]
    rows = [row for each in slip.body if isinstance(each, TableBlock) for row in each.rows]
    assert [row.cells[1:4] for row in rows if not row.strong] == [
        ("Tỷ lệ nữ", "3", "4 (+1)"),
        ("Tỷ lệ nữ", "390", "583"),
        ("Tỷ lệ nữ", "Ý cũ.", "Ý mới."),
        ("Tỷ lệ nữ", "20", "30"),
    ]
    assert slip.fields["hien_trang"] == "(Số liệu đến 18/4/2019)"
    assert slip.fields["co_quan_tong_hop"] == "BAN DÂN VẬN"


def test_it_says_in_a_line_who_came_who_sent_other_figures_and_who_is_gone() -> None:
    late = Unit(
        id="di-linh",
        name="Huyện ủy Di Linh",
        short_name="Di Linh",
        territory=None,
        group=None,
        before=None,
        contact=None,
        compiling=False,
    )
    came = Came(received=("di-linh",), lost=("la",))
    assert came_line(outcome(came=came), [late], "18/4/2019") == (
        "Số liệu đến 18/4/2019; nhận thêm: Huyện ủy Di Linh; không còn báo cáo của: la"
    )
    assert came_line(outcome(), [late], "18/4/2019") == "Số liệu đến 18/4/2019; không nhận thêm báo cáo nào"
