"""The source book: everything that everyone said, once, as typed, in roster order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import records, strategies
from tests.book.printed import headings, phrases, tables, texts, whole
from tests.records import (
    CHOICE,
    COLUMN,
    DOCUMENTS,
    INDICATOR,
    ITEM,
    MODELS,
    NOWHERE,
    RATE,
    STAFF,
    TABLE,
    TEXT_COLUMN,
    YES_NO,
    answer,
    fact,
    section,
    submission,
)
from tongket.book.blocks import Block, Book, Heading, ParagraphStyle
from tongket.book.source_book import render_source_book
from tongket.book.table_blocks import merged_table_blocks
from tongket.merge.decisions import NO_DECISIONS, Decisions, FigureDecision
from tongket.merge.merged import Draft
from tongket.merge.points import Voice
from tongket.model.answers import Answer, Document, Fact, FilledTable, Line, Point, PracticeModel, Submission
from tongket.model.outline import Indicator, Item, ItemKind, Totalling
from tongket.model.roster import Unit

PROSE = replace(ITEM, id="I.1", number="1.", title="Quán triệt", heading="Quán triệt", indicators=(DOCUMENTS, MODELS))
POINTS = replace(ITEM, id="I.2", number="2.", title="Hạn chế", heading="Hạn chế", kind=ItemKind.POINTS)
SEPARATE = replace(ITEM, id="II", number="II.", title="Nội dung riêng", heading="Nội dung riêng", in_report=False)
CAMPAIGN = records.campaign(section("I.", "KẾT QUẢ", PROSE, POINTS), SEPARATE, tables=(TABLE,))
BAN_DAN_VAN, DA_LAT, BAO_LOC, DI_LINH, MTTQ = CAMPAIGN.roster.units


def render(draft: Draft) -> Book:
    """Return the source book; all its phrases could be said."""
    words = phrases()
    book = render_source_book(draft, words, merged_table_blocks(draft))
    assert words.found == []
    return book


def part(book: Book, letter: str) -> list[Block]:
    """Return the blocks of a part, without its heading."""
    starts = [number for number, each in enumerate(book.body) if isinstance(each, Heading) and each.level == 1]
    for start, end in zip(starts, [*starts[1:], len(book.body)], strict=True):
        if headings([book.body[start]])[0][1].startswith(f"{letter}. "):
            return list(book.body[start + 1 : end])
    return []


def render_item(item: Item, *given: Submission, decisions: Decisions = NO_DECISIONS) -> list[str]:
    """Return the paragraphs of the only item of a campaign."""
    return texts(part(render(records.draft(records.campaign(item), given, decisions=decisions)), "B"))


def render_total(indicator: Indicator, decisions: Decisions = NO_DECISIONS, **facts: Fact) -> str:
    """Return the line over all units of an indicator; a keyword is a unit."""
    item = replace(ITEM, indicators=(indicator,))
    units = {each.id.replace("-", "_"): each for each in CAMPAIGN.roster.units}
    given = [submission(units[name], [answer("I", facts={indicator.id: each})]) for name, each in facts.items()]
    return render_item(item, *given, decisions=decisions)[0]


# --- the law


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What one unit types: the words of each kind, each to be numbered."""

    prose: list[str]
    points: list[list[str]]
    """Of each point its words, then those of the points below it."""
    documents: list[str]
    models: list[str]
    separate: list[str]
    cells: list[tuple[str, str]]
    """Row, and what stands in its column of text."""


WORDS = strategies.lines
TYPED = st.builds(
    Typed,
    prose=st.lists(strategies.prose_lines, max_size=3),
    points=st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=2),
    documents=st.lists(WORDS, max_size=2),
    models=st.lists(WORDS, max_size=2),
    separate=st.lists(WORDS, max_size=2),
    cells=st.lists(st.tuples(st.sampled_from(["mttq", "phu_nu"]), WORDS), max_size=2, unique_by=lambda cell: cell[0]),
)


def submit(unit: Unit, typed: Typed, numbers: Iterator[int]) -> Submission:
    """Return what a unit types as its submission, every text with a number of its own behind it."""

    def say(words: str) -> str:
        return f"{words} (lời số {next(numbers):04})"

    lines = tuple(Line(text=say(each), line=1) for each in typed.prose)
    documents = tuple(
        Document(number="15-KH/ThU", day=date(2010, 3, 12), subject=say(each), location=NOWHERE)
        for each in typed.documents
    )
    models = tuple(PracticeModel(name=each, place=None, result=say(each), location=NOWHERE) for each in typed.models)
    points = tuple(Point(text=say(first), details=tuple(map(say, below)), line=1) for first, *below in typed.points)
    facts = {
        "van_ban": Fact(value=(), documents=documents, typed="", location=NOWHERE),
        "mo_hinh": Fact(value=(), models=models, typed="", location=NOWHERE),
    }
    answers = [
        Answer(item="I.1", lines=lines, facts=facts, location=NOWHERE),
        Answer(item="I.2", points=points, location=NOWHERE),
        Answer(item="II", lines=tuple(Line(text=say(each), line=1) for each in typed.separate), location=NOWHERE),
    ]
    # As the rows stand in the outline; as they were typed is nothing to an order.
    cells = {row: {"ghi_chu": (text := say(words), text)} for row, words in sorted(typed.cells)}
    return submission(unit, answers, [records.filled("PL1", dict(reversed(cells.items())))])


def numbers_in(text: str) -> list[int]:
    return [int(each) for each in re.findall(r"\(lời số (\d{4})\)", text)]


def said(given: Submission) -> list[list[int]]:
    """Return the numbers of what a unit says: in each item, then in the table, row by row."""
    first, second, third = given.answers["I.1"], given.answers["I.2"], given.answers["II"]
    own = [
        *(each.text for each in first.lines),
        *(each.subject for each in first.facts["van_ban"].documents),
        *(each.result for each in first.facts["mo_hinh"].models),
    ]
    listed = [text for each in second.points for text in (each.text, *each.details)]
    cells = given.tables["PL1"].cells
    filled = [cells[row]["ghi_chu"].typed for row in ("mttq", "phu_nu") if row in cells]
    return [numbers_in("\n".join(each)) for each in (own, listed, [line.text for line in third.lines], filled)]


@pytest.mark.slow
@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from(CAMPAIGN.roster.units), TYPED), st.randoms(use_true_random=False))
def test_everything_that_everyone_said_stands_there_exactly_once_in_roster_order(
    typed: dict[Unit, Typed], chance: object
) -> None:
    numbers = count()
    came = [submit(unit, each, numbers) for unit, each in typed.items()]
    assert hasattr(chance, "shuffle")
    chance.shuffle(came)
    book = render(records.draft(CAMPAIGN, came))
    in_order = sorted(came, key=lambda each: CAMPAIGN.roster.units.index(each.unit))
    expected = [number for place in range(4) for each in in_order for number in said(each)[place]]
    assert numbers_in(whole(book)) == expected
    assert sorted(expected) == list(range(len(expected)))


@settings(max_examples=30)
@given(st.lists(strategies.prose_lines, min_size=1, max_size=4))
def test_words_stand_as_they_were_typed_one_paragraph_a_line(lines: list[str]) -> None:
    assert render_item(ITEM, submission(DA_LAT, [answer("I", *lines)])) == ["Thành ủy Đà Lạt", *lines]


# --- headings and parts


def test_the_parts_follow_one_another_and_the_outline_gives_the_numbers() -> None:
    book = render(records.draft(CAMPAIGN, []))
    assert headings(book.body) == [
        (1, "A. TÌNH HÌNH GỬI BÁO CÁO"),
        (1, "B. NỘI DUNG TRẢ LỜI CỦA CÁC ĐƠN VỊ"),
        (2, "I. KẾT QUẢ"),
        (3, "1. Quán triệt"),
        (3, "2. Hạn chế"),
        (1, "C. NỘI DUNG GỬI RIÊNG (KHÔNG ĐƯA VÀO BÁO CÁO)"),
        (2, "II. Nội dung riêng"),
    ]


def test_without_an_item_of_its_own_there_is_no_part_for_them() -> None:
    assert [
        text[0] for level, text in headings(render(records.draft(records.campaign(ITEM), [])).body) if level == 1
    ] == [
        "A",
        "B",
    ]


def test_a_tree_of_many_levels_stops_at_the_fourth() -> None:
    deep = section("1", "một", section("2", "hai", section("3", "ba", section("4", "bốn", ITEM))))
    levels = [level for level, _ in headings(part(render(records.draft(records.campaign(deep), [])), "B"))]
    assert levels == [2, 3, 4, 4, 4]


def test_compared_figures_are_the_last_part_whatever_its_letter() -> None:
    settled = Decisions(figures={"I.hoi_nghi": FigureDecision(id="I.hoi_nghi", used=Decimal(12))})
    asked = replace(ITEM, indicators=(INDICATOR,))
    given = [submission(DA_LAT, [answer("I", facts={"hoi_nghi": fact(5)})])]
    for sections, letter in (((asked,), "C"), ((asked, SEPARATE), "D")):
        book = render(records.draft(records.campaign(*sections), given, decisions=settled))
        [block] = tables(part(book, letter))
        assert block.rows[0].cells[5] == "12"


def test_the_page_says_who_compiles_of_how_many_and_of_which_day() -> None:
    given = [submission(each, [answer("I", "Đã họp.")]) for each in (BAN_DAN_VAN, DA_LAT, MTTQ)]
    book = render(records.draft(records.campaign(ITEM), given))
    assert book.fields == {
        "co_quan_tong_hop": "BAN DÂN VẬN TỈNH ỦY",
        "tieu_de": "BẢN TẬP HỢP",
        "trich_yeu": "báo cáo của các đơn vị để xây dựng Báo cáo tổng kết 10 năm thực hiện Kết luận số 62-KL/TW",
        "hien_trang": "(02/04 đơn vị, đến ngày 12 tháng 4 năm 2019; tài liệu nội bộ của nơi tổng hợp)",
    }
    assert book.title == f"{book.fields['tieu_de']} {book.fields['trich_yeu']}"


# --- one item


def test_a_unit_stands_with_its_document_and_its_day_above_its_answer() -> None:
    sent = replace(submission(DA_LAT, [answer("I", "Đã họp.")]), sent=date(2019, 4, 8), reference="Số: 61 - BC/ThU")
    assert render_item(ITEM, sent)[0] == "Thành ủy Đà Lạt (61-BC/ThU, 08/4/2019)"
    assert render_item(ITEM, replace(sent, sent=None))[0] == "Thành ủy Đà Lạt (61-BC/ThU)"
    assert render_item(ITEM, replace(sent, reference=None))[0] == "Thành ủy Đà Lạt (08/4/2019)"


def test_an_explicit_nothing_keeps_its_reason() -> None:
    assert render_item(ITEM, submission(DA_LAT, [answer("I", none="chưa có tổ chức đảng.")])) == [
        "Thành ủy Đà Lạt",
        "Không có nội dung. Lý do: chưa có tổ chức đảng.",
    ]


def test_who_sent_something_and_left_an_item_out_is_named_and_who_sent_nothing_is_not() -> None:
    other = replace(ITEM, id="II")
    of = records.campaign(ITEM, other)
    given = [submission(DA_LAT, [answer("I", "Đã họp.")]), submission(MTTQ, [answer("II", "Đã họp.")])]
    assert texts(part(render(records.draft(of, given)), "B"), ParagraphStyle.NOTE) == [
        "Chưa trả lời mục này: Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh.",
        "Chưa trả lời mục này: Thành ủy Đà Lạt.",
    ]


def test_an_item_that_nobody_could_answer_says_so() -> None:
    assert render_item(ITEM) == ["Chưa có đơn vị nào trả lời mục này."]


def test_points_that_stand_elsewhere_are_counted_with_each_unit_once() -> None:
    draft = records.draft(records.campaign(ITEM), [submission(DA_LAT, [answer("I", "Đã họp.")])])
    point = Point(text="Đề nghị Trung ương sửa Điều lệ.", details=(), line=1)
    moved = tuple(Voice(unit=each, point=point, file="", item="I") for each in (DA_LAT, DA_LAT, BAO_LOC))
    book = render(replace(draft, items=(replace(draft.items[0], moved=moved),)))
    assert texts(part(book, "B"))[-1] == (
        "03 ý đề nghị với cấp khác, đã chuyển sang mục tương ứng khi tổng hợp: Thành ủy Đà Lạt, Thành ủy Bảo Lộc."
    )


# --- the line over all units


def test_a_sum_says_of_how_many_its_mean_and_who_is_missing() -> None:
    assert render_total(INDICATOR, da_lat=fact(1700), bao_loc=fact(21)) == (
        "Số hội nghị quán triệt: 1.721 hội nghị (02/04 đơn vị; bình quân 860,5)."
        " Chưa có số: Huyện ủy Di Linh, Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh."
    )


def test_a_rate_bears_its_sign_once() -> None:
    assert render_total(RATE, da_lat=fact(Decimal("85.5"))).startswith("Tỷ lệ tham gia: 85,5% (01/04 đơn vị")


def test_figures_of_a_group_that_is_not_added_are_named() -> None:
    asked = replace(INDICATOR, groups=("huyen",))
    assert render_total(asked, da_lat=fact(12), bao_loc=fact(3), di_linh=fact(5), mttq=fact(7)) == (
        "Số hội nghị quán triệt: 20 hội nghị (03/03 đảng bộ; bình quân 6,67)."
        " Không cộng vào tổng: Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh."
    )


def test_what_is_not_added_up_and_what_nobody_gave_are_two_things() -> None:
    apart = replace(INDICATOR, totalling=Totalling.NONE)
    assert render_total(apart, da_lat=fact(12)).startswith("Số hội nghị quán triệt: không cộng (01/04 đơn vị).")
    assert render_total(INDICATOR).startswith("Số hội nghị quán triệt: chưa có số (0/04 đơn vị).")


def test_base_years_are_those_of_the_units_that_gave_all_of_them() -> None:
    shown = render_total(STAFF, da_lat=fact(40, nam_2009=44, nam_2018=40), bao_loc=fact(6, nam_2018=6))
    assert shown.startswith(
        "Cán bộ: 46 người (02/04 đơn vị; bình quân 23). 01 đơn vị ghi đủ các năm: 2009: 44; 2018: 40."
    )


def test_a_settled_figure_stands_beside_what_the_units_come_to() -> None:
    settled = Decisions(figures={"I.hoi_nghi": FigureDecision(id="I.hoi_nghi", used=Decimal(1800))})
    shown = render_total(INDICATOR, settled, da_lat=fact(1700))
    assert "1.800 hội nghị" in shown
    assert "Số đã chốt; các đơn vị cộng 1.700." in shown
    assert "Số đã chốt" not in render_total(INDICATOR, da_lat=fact(1700))


def test_answers_of_yes_and_no_and_choices_are_counted() -> None:
    assert render_total(YES_NO, da_lat=fact(value=True), bao_loc=fact(value=False), mttq=fact(value=True)) == (
        "Có kế hoạch riêng: có 02, không 01 (03/04 đơn vị trả lời). Chưa trả lời: Huyện ủy Di Linh."
    )
    assert render_total(CHOICE, da_lat=fact(("truc_tiep", "zalo")), bao_loc=fact(("zalo",))).startswith(
        "Hình thức: trực tiếp 01, qua Zalo 02 (02/04 đơn vị trả lời)."
    )


def test_a_document_that_two_units_list_is_counted_once() -> None:
    listed = Document(number="15-KH/TU", day=date(2010, 3, 12), subject="thực hiện Kết luận", location=NOWHERE)
    given = Fact(value=(), documents=(listed,), typed="", location=NOWHERE)
    assert render_total(DOCUMENTS, da_lat=given, bao_loc=given) == (
        "Văn bản đã ban hành: 01, mỗi văn bản, mô hình tính một lần (02/04 đơn vị có nêu)."
    )


# --- tables


def fill(staff: int, note: str = "") -> FilledTable:
    text = {"ghi_chu": (note, note)} if note else {}
    return records.filled("PL1", {"mttq": {"can_bo": (Decimal(staff), str(staff)), **text}})


def test_a_table_says_of_how_many_it_is_and_lists_every_unit() -> None:
    of = records.campaign(ITEM, tables=(TABLE,))
    given = [submission(each, [], [fill(number, "kiêm nhiệm")]) for number, each in ((7, DA_LAT), (5, MTTQ))]
    [appendix] = render(records.draft(of, given)).appendices
    assert headings(appendix.blocks) == [(1, "Biểu PL1. Tổ chức bộ máy, cán bộ")]
    merged, units = tables(appendix.blocks)
    assert [each.cells for each in merged.rows] == [
        ("1", "Mặt trận Tổ quốc", "12"),
        ("2", "Hội Phụ nữ", ""),
        ("", "Tổng cộng", "12"),
    ]
    assert [each.cells for each in units.rows] == [
        ("1", "Thành ủy Đà Lạt", "", ""),
        ("", "Mặt trận Tổ quốc", "7", "kiêm nhiệm"),
        ("2", "Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh", "", ""),
        ("", "Mặt trận Tổ quốc", "5", "kiêm nhiệm"),
    ]
    assert texts(appendix.blocks) == [
        "Cộng từ 02/04 đơn vị. Chưa có số liệu: Thành ủy Bảo Lộc, Huyện ủy Di Linh.",
        "Số liệu của từng đơn vị",
    ]


def test_a_table_that_nobody_filled_in_has_no_list_of_units() -> None:
    [appendix] = render(records.draft(records.campaign(ITEM, tables=(TABLE,)), [])).appendices
    assert len(tables(appendix.blocks)) == 1
    assert texts(appendix.blocks)[0].startswith("Cộng từ 0/04 đơn vị. Chưa có số liệu: Thành ủy Đà Lạt, ")


@pytest.mark.parametrize(("used", "notes"), [(15, ["Cột “Cán bộ”: đã chốt 15, xem phần đối chiếu số liệu."]), (12, [])])
def test_a_column_that_was_settled_to_another_figure_says_so_below_its_table(used: int, notes: list[str]) -> None:
    settled = Decisions(figures={"PL1.can_bo": FigureDecision(id="PL1.can_bo", used=Decimal(used))})
    of = records.campaign(ITEM, tables=(TABLE,))
    draft = records.draft(of, [submission(DA_LAT, [], [fill(12)])], decisions=settled)
    [appendix] = render(draft).appendices
    assert [each for each in texts(appendix.blocks) if "đã chốt" in each] == notes
    assert tables(appendix.blocks)[0].rows[-1].cells[2] == "12"


@pytest.mark.parametrize(("columns", "landscape"), [(6, False), (7, True)])
def test_a_table_of_many_columns_lies_across(columns: int, *, landscape: bool) -> None:
    wide = replace(TABLE, columns=(*(replace(COLUMN, id=f"c{each}") for each in range(columns - 1)), TEXT_COLUMN))
    [appendix] = render(records.draft(records.campaign(ITEM, tables=(wide,)), [])).appendices
    assert appendix.landscape is landscape
