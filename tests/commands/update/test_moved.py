"""A paragraph that people cut and pasted, or moved, with tracking on: its figures are judged by their text."""

import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from tests.builders import call
from tests.paper import needs_office
from tests.word.edits import DI_LINH, LEADERSHIP, answers, control, delete, draft, edit, late, retype, small, text
from tongket.ooxml.namespaces import W, w
from tongket.ooxml.office import convert_docx
from tongket.word.reading import open_word

pytestmark = pytest.mark.slow

MEETINGS, CELL = "tk:I.1.hoi_nghi", "tk:PL1/mttq/can_bo"
PERSON = "Trần Văn A"


def mark(name: str, number: int = 7000) -> etree._Element:
    values = {w("id"): str(number), w("author"): PERSON, w("date"): "2019-04-15T08:00:00Z"}
    return etree.Element(w(name), values, nsmap={"w": W})


def around_runs(paragraph: etree._Element, name: str) -> None:
    """Put a tracked change around each run, within the controls: as Word stores it."""
    for number, each in enumerate(list(paragraph.iter(w("r")))):
        change = mark(name, 7000 + number)
        each.addprevious(change)
        change.append(each)


def around_content(paragraph: etree._Element, name: str) -> None:
    """Put one tracked change around everything in a paragraph, its controls too: as the standard allows."""
    change = mark(name)
    properties = paragraph.find(w("pPr"))
    change.extend([each for each in paragraph if each is not properties])
    paragraph.append(change)


def with_ranges(paragraph: etree._Element, name: str) -> None:
    """Mark the controls themselves as changed too: as Word does beside what it says of their runs."""
    around_runs(paragraph, name)
    kind = {"ins": "Ins", "del": "Del", "moveFrom": "MoveFrom", "moveTo": "MoveTo"}[name]
    for number, each in enumerate(list(paragraph.iter(w("sdt")))):
        start, end = mark(f"customXml{kind}RangeStart", 8000 + number), etree.Element(w(f"customXml{kind}RangeEnd"))
        end.set(w("id"), str(8000 + number))
        each.addprevious(start)
        next(each.iter(w("sdtContent"))).insert(0, end)


HOW = {"runs": around_runs, "content": around_content, "ranges": with_ranges}
NAMES = {"cut and pasted": ("del", "ins"), "moved": ("moveFrom", "moveTo")}


def move(
    body: etree._Element,
    change: Callable[[etree._Element, str], None],
    names: tuple[str, str],
    *,
    bookmarks: bool = False,
) -> None:
    """Cut the paragraph of the meetings and paste it before the first one, with tracking on.

    The names of bookmarks are unique: they stay where they were, or go along.
    """
    gone = next(control(body, MEETINGS).iterancestors(w("p")))
    here = deepcopy(gone)
    for each in [*(gone if bookmarks else here).iter(w("bookmarkStart"), w("bookmarkEnd"))]:
        delete(each)
    body.insert(0, here)
    for paragraph, name in ((gone, names[0]), (here, names[1])):
        change(paragraph, name)
        properties = paragraph.find(w("pPr"))
        assert properties is not None
        etree.SubElement(properties, w("rPr")).append(mark(name, 9000))
    for each in gone.iter(w("t")):
        each.tag = w("delText")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A draft over two districts; a third one came since."""
    made = draft(small(tmp_path))
    late(tmp_path, "di-linh", DI_LINH)
    return made


def update(root: Path, path: Path, *options: str) -> str:
    return call(root, "update", str(path), "--as-of", "18/4/2019", *options, check=0).stdout


def lines(path: Path) -> list[str]:
    """Return the paragraphs of a document that are not empty, in whatever order."""
    return sorted(filter(None, text(path).splitlines()))


def told(slip: str) -> list[str]:
    """Return the lines of a slip without the headings that the changes stand under."""
    return sorted(each.partition("; mục “")[0] for each in slip.splitlines() if each.startswith("- "))


every_way = pytest.mark.parametrize("names", NAMES.values(), ids=NAMES.keys())
every_markup = pytest.mark.parametrize("change", HOW.values(), ids=HOW.keys())


@every_way
@every_markup
@pytest.mark.parametrize("options", [(), ("--track",)])
def test_a_paragraph_in_another_place_has_the_figures_of_now_and_each_is_told_once(
    path: Path, change: Callable[[etree._Element, str], None], names: tuple[str, str], options: tuple[str, ...]
) -> None:
    untouched = path.with_name("nguyen.docx")
    shutil.copy(path, untouched)
    edit(path, lambda body: move(body, change, names))
    slip = update(path.parent, path, *options)
    assert told(slip) == told(update(path.parent, untouched, *options))
    assert lines(path) == lines(untouched)
    assert sum("583 hội nghị" in each for each in lines(path)) == 1


@every_way
@every_markup
def test_what_is_deleted_by_a_move_is_no_loss(
    path: Path, change: Callable[[etree._Element, str], None], names: tuple[str, str]
) -> None:
    (path.parent / "data" / "submissions" / "di-linh.yaml").unlink()
    edit(path, lambda body: move(body, change, names))
    assert "Không có thay đổi." in call(path.parent, "update", str(path), "--as-of", "12/4/2019", check=0).stdout


@every_way
def test_a_tracked_figure_stands_beside_the_insertion_and_its_old_one_is_deleted_in_it(
    path: Path, names: tuple[str, str]
) -> None:
    edit(path, lambda body: move(body, around_runs, names))
    update(path.parent, path, "--track")
    held = control(open_word(path).body, MEETINGS)
    assert [(each.tag, each.get(w("author"))) for each in next(held.iter(w("sdtContent")))] == [
        (w(names[1]), PERSON),
        (w("ins"), "tongket"),
    ]
    [gone] = held.iter(w("del"))
    assert (gone.get(w("author")), "".join(map(str, gone.itertext()))) == ("tongket", "390")
    assert gone.getparent() is not None
    assert gone.getparent().tag == w(names[1])  # type: ignore[union-attr]


def test_ids_of_changes_stay_unique_where_an_insertion_is_parted(path: Path) -> None:
    def insert(body: etree._Element) -> None:
        held = control(body, MEETINGS)
        content = next(held.iter(w("sdtContent")))
        change = mark("ins")
        change.extend(list(content))
        etree.SubElement(etree.SubElement(change, w("r")), w("footnoteReference")).set(w("id"), "2")
        content.append(change)

    edit(path, insert)
    assert "390 → 583 (+193); đã sửa, có dấu theo dõi" in update(path.parent, path, "--track")
    body = open_word(path).body
    ids = [each.get(w("id")) for each in body.iter(w("ins"), w("del"))]
    assert len(ids) == len(set(ids))
    inside = [each.tag for each in next(control(body, MEETINGS).iter(w("sdtContent"))).iter(*map(w, WHAT))]
    assert inside == [w("delText"), w("t"), w("footnoteReference")]


WHAT = ("t", "delText", "footnoteReference")


def test_a_figure_that_people_typed_into_what_they_pasted_is_kept_and_told_once(path: Path) -> None:
    def change(body: etree._Element) -> None:
        move(body, around_runs, NAMES["moved"])
        retype(body, MEETINGS, "gần 400")

    edit(path, change)
    slip = update(path.parent, path)
    [line] = [each for each in slip.splitlines() if "Số hội nghị quán triệt" in each]
    assert "trong bản đang sửa đã ghi khác: đ/c kiểm tra (đang ghi gần 400)" in line
    assert "gần 400 hội nghị" in text(path)


def test_a_figure_that_people_deleted_with_tracking_is_missed_where_it_changed_and_only_there(path: Path) -> None:
    def delete_all(body: etree._Element) -> None:
        paragraph = next(control(body, MEETINGS).iterancestors(w("p")))
        around_runs(paragraph, "del")
        for each in paragraph.iter(w("t")):
            each.tag = w("delText")

    edit(path, delete_all)
    missed = [each for each in update(path.parent, path).splitlines() if "không thấy trong bản đang sửa" in each]
    assert [each.partition("; ")[0] for each in missed] == [
        "- Có kế hoạch riêng (trả lời “có”): 01/02 → 02/03",
        "- Có kế hoạch riêng (tỷ lệ): 50% → 66,7% (+16,7 điểm phần trăm)",
        "- Số hội nghị quán triệt: 390 → 583 (+193)",
        "- Số đảng viên (tỷ lệ tăng, giảm): 30% → 26,7% (-3,3 điểm phần trăm)",
    ]


@pytest.mark.parametrize("options", [(), ("--track",)])
def test_a_row_that_was_cut_and_pasted_has_the_figures_of_now(path: Path, options: tuple[str, ...]) -> None:
    def move_row(body: etree._Element) -> None:
        gone = next(control(body, CELL).iterancestors(w("tr")))
        here = deepcopy(gone)
        for row, name in ((gone, "del"), (here, "ins")):
            around_runs(row, name)
            properties = row.find(w("trPr"))
            if properties is None:
                properties = etree.Element(w("trPr"))
                row.insert(0, properties)
            properties.append(mark(name, 9500))
        for each in gone.iter(w("t")):
            each.tag = w("delText")
        gone.addnext(here)

    edit(path, move_row)
    slip = update(path.parent, path, *options)
    assert "Cán bộ chuyên trách: 20 → 30 (+10); đã sửa" in slip
    assert "không thấy trong bản đang sửa" not in slip
    held = [each for each in open_word(path).body.iter(w("tr")) if _is_new(each)]
    assert "30" in "".join(each.text or "" for row in held for each in row.iter(w("t")))


def _is_new(row: etree._Element) -> bool:
    return row.find(f"{w('trPr')}/{w('ins')}") is not None


def move_point(body: etree._Element) -> None:
    """Cut the point about leadership and paste it before the first paragraph; its bookmark stays with the cut."""
    gone = next(each for each in body.iter(w("p")) if LEADERSHIP in "".join(map(str, each.itertext())))
    here = deepcopy(gone)
    for each in [*here.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
        delete(each)
    around_runs(gone, "del")
    around_runs(here, "ins")
    for each in gone.iter(w("t")):
        each.tag = w("delText")
    body.insert(0, here)


def test_who_says_a_point_is_known_where_it_was_pasted_and_it_is_followed_after_an_update(path: Path) -> None:
    edit(path, move_point)
    found = call(path.parent, "trace", str(path), LEADERSHIP, check=0).stdout
    assert found.startswith("đoạn 1: “")
    assert "  Thành ủy Đà Lạt (" in found
    update(path.parent, path)
    assert f"- {LEADERSHIP} (3)" in text(path).splitlines()
    for unit in ("da-lat", "bao-loc", "di-linh"):
        late(path.parent, unit, answers(10, (10, 20)))
    assert f"Nay không còn in: {LEADERSHIP}; dự thảo lập từ số liệu nay không còn, vẫn giữ" in update(path.parent, path)


def test_a_point_that_people_deleted_with_tracking_is_not_said_to_stand(path: Path) -> None:
    def cut(body: etree._Element) -> None:
        move_point(body)
        delete(body[0])

    edit(path, cut)
    for unit in ("da-lat", "bao-loc", "di-linh"):
        late(path.parent, unit, answers(10, (10, 20)))
    assert "Nay không còn in" not in update(path.parent, path)


@needs_office
@every_way
def test_what_libreoffice_makes_of_a_move_is_updated_as_well(path: Path, names: tuple[str, str]) -> None:
    """It drops the tags of controls, and says of some runs that they moved, of others that they were inserted."""
    edit(path, lambda body: move(body, around_runs, names, bookmarks=True))
    path.write_bytes(convert_docx(path.read_bytes(), "docx"))
    slip = update(path.parent, path, "--track")
    [line] = [each for each in slip.splitlines() if "Số hội nghị quán triệt" in each]
    assert "390 → 583 (+193); đã sửa, có dấu theo dõi" in line
    assert "không thấy trong bản đang sửa" not in slip
    path.write_bytes(convert_docx(path.read_bytes(), "docx"))
    assert sum("583 hội nghị" in each for each in lines(path)) == 1
