"""What an update has to change, found without any document: from what a draft carries and the draft of now."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import books
from tests.commands.update.pages import (
    ITEM,
    book,
    carried,
    classes,
    heading,
    lead,
    listed,
    meetings,
    point,
    printed,
    settled,
    source,
    subject,
    table,
)
from tests.word.edits import BAO_LOC, DA_LAT, DI_LINH, MTTQ, draft, small
from tongket.book.blocks import Block, Book, Paragraph, ParagraphStyle, Run
from tongket.book.provenance import PrintedFigure, What
from tongket.commands.update.plan import (
    Came,
    Change,
    ChangeKind,
    FigureStep,
    GoneSentenceStep,
    GoneTextStep,
    Held,
    Plan,
)
from tongket.commands.update.planning import plan_update, why_changed
from tongket.word.reading import open_word
from tongket.writing.manifest import require_manifest

LEADERSHIP = "Một số cấp ủy chưa quan tâm lãnh đạo."
MONEY = "Kinh phí còn thiếu."


def planned(before: Book, now: Book) -> Plan:
    return plan_update(carried(before), now)


def told(plan: Plan) -> list[tuple[str, str, str]]:
    return [(each.change.name, each.change.old, each.change.new) for each in plan.steps]


def test_a_draft_of_now_has_nothing_to_change() -> None:
    page = book(heading("Hạn chế"), point(LEADERSHIP, "a"), lead(meetings("3")), annex=[table({"A": "1"})])
    assert planned(page, page).steps == ()


def test_what_a_written_draft_carries_is_what_these_tests_take_it_to_carry(tmp_path: Path) -> None:
    path = draft(small(tmp_path, da_lat=DA_LAT, bao_loc=BAO_LOC, di_linh=DI_LINH, mttq=MTTQ))
    report = books(tmp_path).report
    assert report is not None
    assert require_manifest(open_word(path)) == carried(report)
    assert plan_update(carried(report), report).steps == ()


def test_a_figure_that_changed_is_one_step_with_what_was_printed_and_what_is_now() -> None:
    plan = planned(book(lead(meetings("390"))), book(lead(meetings("583"))))
    change = Change(kind=ChangeKind.FIGURE, name="hoi_nghi", old="390", new="583")
    assert plan.steps == (FigureStep(change=change, tag="tk:I.1.hoi_nghi", what=What.FIGURE, written="390", new="583"),)


def test_a_figure_whose_sources_alone_changed_is_no_step_and_is_printed_from_those_of_now() -> None:
    plan = planned(book(lead(meetings("390", source("a", "390")))), book(lead(meetings("390", source("b", "390")))))
    assert plan.steps == ()
    assert [each.unit for each in plan.printed["tk:I.1.hoi_nghi"][0].sources] == ["b"]


def test_a_figure_that_a_person_settled_says_why() -> None:
    before = book(lead(meetings("390", source("a", "390"))))
    [step] = planned(before, book(lead(meetings("400", settled("400, lý do: theo sổ"), source("a", "390"))))).steps
    assert step.change.why == "do chốt số"


def test_a_figure_that_is_gone_is_for_a_person_and_a_note_that_is_gone_just_goes() -> None:
    before = book(lead(meetings("390"), classes("7"), note="Số liệu của 01/05 đơn vị"))
    figure, note, sentence = planned(before, book(lead(meetings("390")))).steps
    assert isinstance(figure, FigureStep)
    assert isinstance(note, FigureStep)
    assert (figure.tag, figure.new) == ("tk:I.1.lop", None)
    assert (note.tag, note.new, note.what) == ("tk:I.1.thieu", "", What.NOTE)
    assert isinstance(sentence, GoneSentenceStep)
    assert (sentence.sentence, sentence.change.old) == ("Đã mở {tk:I.1.lop} lớp.", "Đã mở 7 lớp.")


def test_an_empty_cell_of_a_row_that_is_gone_is_no_change_and_a_filled_one_is() -> None:
    before = book(annex=[table({"A": "1", "B": "", "C": "2"})])
    steps = planned(before, book(annex=[table({"A": "1"})])).steps
    assert [(each.change.name, each.change.old, each.change.appendix) for each in steps] == [
        ("C: Số", "2", "Phụ lục 1")
    ]


def test_a_cell_that_is_filled_now_stands_in_its_appendix() -> None:
    [step] = planned(book(annex=[table({"A": ""})]), book(annex=[table({"A": "5"})])).steps
    assert (step.change.old, step.change.new, step.change.appendix) == ("", "5", "Phụ lục 1")


def test_a_figure_of_a_new_row_is_an_addition_that_nobody_can_put_in() -> None:
    plan = planned(book(annex=[table({"A": "1"})]), book(annex=[table({"A": "1", "B": "7", "C": ""})]))
    [step] = plan.additions
    assert plan.steps == (step,)
    assert (step.change.name, step.change.new, step.heading, step.note) == ("B: Số", "7", "Phụ lục 1", None)


def test_a_new_note_in_a_paragraph_that_stands_is_an_addition_to_put_in() -> None:
    plan = planned(book(lead(meetings("3"))), book(lead(meetings("3"), note="Số liệu của 01/05 đơn vị")))
    [step] = plan.additions
    assert plan.steps == (step,)
    assert step.note is not None
    assert (step.change.kind, step.note.text) == (ChangeKind.NOTE, "[Số liệu của 01/05 đơn vị]")


def test_a_new_point_of_a_late_unit_is_a_text_under_the_heading_of_its_item() -> None:
    before = book(heading("Hạn chế"), point(LEADERSHIP, "a"))
    plan = planned(before, book(heading("Hạn chế"), point(LEADERSHIP, "a"), point(MONEY, "b", "c")))
    [step] = plan.texts
    assert plan.steps == (step,)
    assert (step.change.name, step.change.new, step.change.units) == ("Ý mới", f"- {MONEY} (2)", "Đơn vị b, Đơn vị c")
    assert (step.heading, [number for number, _ in step.pieces]) == ("Hạn chế", [2])


def test_a_point_with_points_below_it_is_one_text() -> None:
    new = point(MONEY, "b")
    below = Paragraph(style=ParagraphStyle.DETAIL, runs=(Run(text="+ Cấp huyện chưa bố trí."),), said=new.said)
    [step] = planned(book(heading("Hạn chế")), book(heading("Hạn chế"), new, below)).steps
    assert step.change.new == f"- {MONEY} (1)\n+ Cấp huyện chưa bố trí."


def test_a_new_subject_is_a_line_of_nobodys_words_before_its_point() -> None:
    before = book(heading("Hạn chế"))
    plan = planned(before, book(heading("Hạn chế"), subject("Về kinh phí", 1), point(MONEY, "b")))
    assert told(plan) == [("Nhóm ý mới", "", "Về kinh phí (1)"), ("Ý mới", "", f"- {MONEY} (1)")]


def test_a_point_that_moved_to_another_subject_is_no_change_of_its_own() -> None:
    first, second = subject("Về lãnh đạo", 1), subject("Về kinh phí", 1)
    before = book(heading("Hạn chế"), first, point(LEADERSHIP, "a"), point(MONEY, "a"), second, point("Khác.", "a"))
    now = book(heading("Hạn chế"), first, point(LEADERSHIP, "a"), second, point("Khác.", "a"), point(MONEY, "a"))
    assert planned(before, now).steps == ()


def test_one_more_unit_that_says_a_point_changes_its_count_alone() -> None:
    plan = planned(book(point(LEADERSHIP, "a")), book(point(LEADERSHIP, "a", "b")))
    assert [(each.change.kind, each.change.old, each.change.new) for each in plan.steps] == [
        (ChangeKind.COUNT, "(1)", "(2)")
    ]
    assert len(plan.known) == 1


def test_a_point_in_other_words_is_reworded_and_no_new_one() -> None:
    anew = "Một số cấp ủy còn chưa quan tâm lãnh đạo."
    plan = planned(book(point(LEADERSHIP, "a", key="k")), book(point(anew, "a", key="k")))
    [step] = plan.rewordings
    assert plan.steps == (step,)
    assert (step.bookmark, step.change.old, step.change.new) == ("_tkpk", LEADERSHIP, f"- {anew} (1)")


def test_a_reworded_point_with_points_below_it_is_planned_once() -> None:
    anew = point("Một số cấp ủy còn chưa quan tâm lãnh đạo.", "a", key="k")
    below = Paragraph(style=ParagraphStyle.DETAIL, runs=(Run(text="+ Ở cấp xã."),), said=anew.said)
    assert len(planned(book(point(LEADERSHIP, "a", key="k")), book(anew, below)).rewordings) == 1


def test_a_note_that_stands_beside_a_reworded_point_is_not_put_in_a_second_time() -> None:
    anew = "Một số cấp ủy còn chưa quan tâm lãnh đạo."
    before, now = (book(point(each, "a", key="k", near=MONEY)) for each in (LEADERSHIP, anew))
    [step] = planned(before, now).steps
    assert step.change.new == f"- {anew} (1)"


def test_the_very_words_of_the_draft_said_by_another_unit_are_known_again() -> None:
    plan = planned(book(point(MONEY, "a", key="k")), book(point(MONEY, "b", key="anders", member="m")))
    assert plan.steps == ()
    # It goes on under the key that its count has in the draft.
    assert plan.known == {"k": "_tkpk"}


def test_the_same_point_at_two_places_is_planned_once() -> None:
    """Twice in the draft of now (two texts, one key): the second one stands there as soon as the first one does."""
    new = point(MONEY, "b")
    plan = planned(book(heading("Hạn chế")), book(heading("Hạn chế"), new, new))
    assert [len(each.pieces) for each in plan.texts] == [2]
    twice = carried(book(point(MONEY, "a", key="k")))
    both = plan_update(
        type(twice)(figures=twice.figures, said={**twice.said, "_tkpk_2": twice.said["_tkpk"]}, used=twice.used),
        book(point(MONEY, "a", key="k")),
    )
    [step] = both.steps
    assert isinstance(step, GoneTextStep)
    assert (step.change.name, step.held) == ("Ý đã gộp", Held(MONEY, beside=False))


def test_a_point_that_was_split_off_has_a_tag_of_its_own() -> None:
    before = book(point(LEADERSHIP, "a", "b", key="k"))
    now = book(point(LEADERSHIP, "a", key="k1", member="k"), point(MONEY, "b", key="k", member="k"))
    plan = planned(before, now)
    keys = [each.said.key for each in plan.placed if each.said is not None]
    assert keys == ["k", "k0"]
    assert {f"tk:{ITEM}.y.k", f"tk:{ITEM}.y.k0"} <= plan.printed.keys()


def test_a_document_that_is_new_is_a_row_and_one_that_is_listed_differently_is_known() -> None:
    before = book(annex=[listed({"15-KH/ThU": "a"}, keys={"15-KH/ThU": "cũ"})])
    plan = planned(before, book(annex=[listed({"15-KH/ThU": "b", "21-CTr/HU": "c"})]))
    [step] = plan.texts
    assert plan.steps == (step,)
    assert step.change.name == "Hàng mới của danh mục"
    assert (step.change.new, step.change.units) == ("21-CTr/HU | Đơn vị c", "Đơn vị c")
    assert step.pieces[0][1].row is not None


def test_a_document_that_nobody_lists_any_more_is_said() -> None:
    before = book(annex=[listed({"15-KH/ThU": "a", "21-CTr/HU": "c"})])
    assert told(planned(before, book(annex=[listed({"15-KH/ThU": "a"})]))) == [("Nay không còn in", "21-CTr/HU", "")]


def test_a_sentence_that_has_data_now_comes_with_its_figures() -> None:
    [step] = planned(book(lead(meetings("3"))), book(lead(meetings("3"), classes("12")))).sentences
    assert (step.bookmark, step.sentence) == ("_tklcau-dan", "Đã mở {tk:I.1.lop} lớp.")
    assert [run.text for run in step.runs] == ["Đã mở ", "12", " lớp."]
    assert [run.figure.tag for run in step.runs if run.figure is not None] == ["tk:I.1.lop"]


def test_a_sentence_in_other_words_is_a_new_one_and_the_old_one_is_no_longer_in_the_outline() -> None:
    other = (Run(text="Toàn tỉnh tổ chức "), printed("hoi_nghi", "3"), Run(text=" hội nghị."))
    assert told(planned(book(lead(meetings("3"))), book(lead(other)))) == [
        ("Câu số liệu mới", "", "Toàn tỉnh tổ chức 3 hội nghị."),
        ("Câu không còn trong mẫu câu", "Đã tổ chức 3 hội nghị.", ""),
    ]


def test_a_point_that_nobody_says_is_gone_and_one_that_others_hold_or_have_beside_them_is_not() -> None:
    before = book(point(LEADERSHIP, "a"), point(MONEY, "khac"))
    for now, name, new in (
        (book(point(LEADERSHIP, "a")), "Nay không còn in", ""),
        (book(point(LEADERSHIP, "a", near=MONEY)), "Ý gần giống", LEADERSHIP),
    ):
        [step] = planned(before, now).gone_texts
        assert (step.change.name, step.change.old, step.change.new) == (name, MONEY, new)


def test_it_says_who_came_who_gave_another_figure_and_who_is_gone() -> None:
    before = book(lead(meetings("5", source("a", "2"), source("b", "3"))), used=("a", "b", "c"))
    now = book(lead(meetings("9", source("a", "2"), source("b", "4"), source("d", "3"))), used=("a", "b", "d"))
    assert planned(before, now).came == Came(received=("d",), revised=("b",), lost=("c",))


def figure(*chosen: str) -> PrintedFigure:
    given = source("da-lat", "378")
    return PrintedFigure(tag="tk:PL1/mttq/can_bo", name="Cán bộ", sources=(*map(settled, chosen), given))


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


WORDS = (LEADERSHIP, MONEY, "Cán bộ cơ sở còn thiếu.", "Chưa có cơ chế tiếp thu ý kiến.", "Một số nơi chưa quan tâm.")
UNITS = st.lists(st.sampled_from("abcde"), min_size=1, max_size=3, unique=True)
POINTS = st.lists(
    st.builds(
        lambda words, units, near: point(words, *units, near=near),
        st.sampled_from(WORDS),
        UNITS,
        st.sampled_from(["", "", *WORDS]),
    ),
    max_size=4,
    unique_by=lambda each: each.text.partition(" (")[0],
)
NUMBERS = st.sampled_from(["", "3", "390", "1.721"])
LEADS = st.builds(
    lambda first, second, note: lead(
        *([meetings(first)] if first else []), *([classes(second)] if second else []), note=note
    ),
    NUMBERS,
    NUMBERS,
    st.sampled_from(["", "Số liệu của 01/05 đơn vị", "Số liệu của 02/05 đơn vị"]),
)
PAGES = st.builds(
    lambda sentences, points, cells, signs: book(
        heading("Kết quả", "I.1"),
        *([sentences] if sentences.runs else []),
        heading("Hạn chế"),
        *_by_subject(points),
        annex=[table(cells), listed(dict.fromkeys(signs, "a"))],
    ),
    LEADS,
    POINTS,
    st.dictionaries(st.sampled_from(["Mặt trận", "Nông dân", "Phụ nữ"]), NUMBERS, max_size=3),
    st.lists(st.sampled_from(["15-KH/ThU", "21-CTr/HU", "07-KH/ThU"]), max_size=3, unique=True),
)


def _by_subject(points: list[Paragraph]) -> list[Block]:
    return [subject("Về lãnh đạo", len(points)), *points] if points else []


@settings(max_examples=30)
@given(PAGES)
def test_whatever_a_draft_holds_beside_itself_nothing_changed(page: Book) -> None:
    assert planned(page, page).steps == ()


@settings(max_examples=50)
@given(PAGES, PAGES)
def test_planning_twice_gives_the_same(before: Book, now: Book) -> None:
    assert planned(before, now) == planned(before, now)


@settings(max_examples=50)
@given(PAGES, PAGES)
def test_every_difference_is_planned_once(before: Book, now: Book) -> None:
    """Every figure, text and sentence of both drafts is the same in them, or in exactly one step."""
    old, plan = carried(before), planned(before, now)
    tags = [each.tag for each in plan.figures]
    assert len(tags) == len(set(tags))
    changed = {
        tag for tag, (_, text) in old.figures.items() if text != (plan.printed[tag][1] if tag in plan.printed else "")
    }
    assert set(tags) == changed
    numbers = [number for each in plan.texts for number, _ in each.pieces]
    assert len(numbers) == len(set(numbers))
    fresh = {n for n, each in enumerate(plan.placed) if each.said is not None and each.said.key not in plan.known}
    assert {n for n in numbers if plan.placed[n].said is not None} == {n for n in fresh if not plan.placed[n].heads}
    gone = [each.bookmark for each in plan.gone_texts]
    spoken = {name for name, said in old.said.items() if said.kind.spoken}
    assert sorted([*gone, *(name for name in plan.known.values() if name in spoken)]) == sorted(spoken)
