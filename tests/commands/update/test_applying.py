"""A plan into a draft that people have edited: each change comes to an end that is told, nothing of theirs is lost."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.builders import books
from tests.word.edits import BAO_LOC, DA_LAT, DI_LINH, LEADERSHIP, MONEY, MTTQ, answers, delete, draft, late, small
from tongket.book.blocks import Book
from tongket.commands.update.applying import How, apply_plan
from tongket.commands.update.outcome import ChangeState, Outcome
from tongket.commands.update.plan import AdditionStep, RewordingStep, SentenceStep, TextStep
from tongket.commands.update.planning import plan_update
from tongket.ooxml.namespaces import w
from tongket.ooxml.opening import open_parts
from tongket.ooxml.package import DOCUMENT
from tongket.word.comments import AUTHOR
from tongket.word.reading import WordFile, open_word, parse_word
from tongket.writing.manifest import require_manifest

DAY = date(2019, 4, 18)
Edit = Callable[[etree._Element, int], None]  # noqa: SLF001 - lxml has no other name for it
"""What people do, at a place that is drawn."""


class Case(NamedTuple):
    """A draft as it was written, and drafts of later days."""

    parts: dict[str, bytes]
    same: Book
    later: tuple[Book, ...]


def report(root: Path, as_of: date = DAY) -> Book:
    made = books(root, as_of=as_of).report
    assert made is not None
    return made


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    root = tmp_path_factory.mktemp("campaign")
    rows = "    nong_dan: {can_bo: 7, nu: 3}\n"
    path = draft(small(root, da_lat=DA_LAT + rows, bao_loc=BAO_LOC, mttq=MTTQ))
    same = report(root, date(2019, 4, 12))
    later = []
    for unit, body in (
        ("di-linh", DI_LINH.replace("hoi_nghi: 193", "hoi_nghi: 193\n      lop: 12")),
        ("da-lat", answers(215, (3_000, 4_000), LEADERSHIP.replace("chưa", "còn chưa"), plan="{khong: chưa kịp}")),
        ("phu-nu", answers(17, (10, 10), LEADERSHIP.replace("chưa", "chưa thật"), MONEY, text="Hội đã triển khai.")),
    ):
        late(root, unit, body)
        later.append(report(root))
    for unit in ("da-lat", "mttq"):
        (root / f"data/submissions/{unit}.yaml").unlink()
    return Case(dict(open_parts(path, path.name)), same, (*later, report(root)))


def opened(case: Case, *edits: Callable[[etree._Element], object]) -> WordFile:
    """Return the draft as people left it."""
    word = parse_word(case.parts, "report.docx")
    for each in edits:
        each(word.body)
    saved = etree.tostring(word.roots[DOCUMENT])
    return parse_word({**word.parts, DOCUMENT: saved}, "report.docx")


def apply(word: WordFile, now: Book, *, track: bool = False, insert: bool = False) -> Outcome:
    plan = plan_update(require_manifest(word), now)
    outcome = apply_plan(plan, word, How(track=track, insert=insert, as_of=DAY))
    assert tuple(each.step for each in outcome.results) == plan.steps, "each change of the plan once, in its order"
    return outcome


def words(outcome: Outcome) -> str:
    return "\n".join(each.text for each in parse_word(outcome.parts, "report.docx").paragraphs())


def is_control(element: etree._Element) -> bool:
    """Whether an element is a content control of a figure."""
    tags = element.iterfind(f"{w('sdtPr')}/{w('tag')}") if element.tag == w("sdt") else ()
    return any(str(each.get(w("val"))).startswith("tk:") for each in tags)


def controls(body: etree._Element) -> list[etree._Element]:
    return [each for each in body.iter(w("sdt")) if is_control(each)]


def retype(body: etree._Element, at: int) -> None:
    held = controls(body)
    shown = next(held[at % len(held)].iter(w("t")), None)
    if shown is not None:
        shown.text = f"NGƯỜI SỬA {at}"


def drop_control(body: etree._Element, at: int) -> None:
    held = controls(body)
    delete(held[at % len(held)])


def unwrap(body: etree._Element, at: int) -> None:
    held = controls(body)
    control = held[at % len(held)]
    for each in list(next(control.iter(w("sdtContent")))):
        control.addprevious(each)
    delete(control)


def paragraphs(body: etree._Element) -> list[etree._Element]:
    return [each for each in body.iterchildren(w("p")) if each.find(f"{w('pPr')}/{w('sectPr')}") is None]


def move(body: etree._Element, at: int) -> None:
    every = paragraphs(body)
    every[at * 7 % len(every)].addnext(every[at % len(every)])


def drop_paragraph(body: etree._Element, at: int) -> None:
    every = paragraphs(body)
    delete(every[at % len(every)])


def add_words(body: etree._Element, at: int) -> None:
    every = [*body.iter(w("p"))]
    run = etree.SubElement(every[at % len(every)], w("r"))
    etree.SubElement(run, w("t")).text = f" NGƯỜI SỬA {at}"


def add_tracked_words(body: etree._Element, at: int) -> None:
    every = [*body.iter(w("p"))]
    mark = etree.SubElement(every[at % len(every)], w("ins"))
    for name, value in (("id", str(5000 + at)), ("author", "Trần Văn A"), ("date", "2019-04-15T00:00:00Z")):
        mark.set(w(name), value)
    etree.SubElement(etree.SubElement(mark, w("r")), w("t")).text = f" NGƯỜI SỬA {at}"


def delete_tracked(body: etree._Element, at: int) -> None:
    held = controls(body)
    for run in [*held[at % len(held)].iter(w("r"))]:
        mark = etree.Element(w("del"))
        for name, value in (("id", str(7000 + at)), ("author", "Trần Văn A"), ("date", "2019-04-15T00:00:00Z")):
            mark.set(w(name), value)
        run.addprevious(mark)
        mark.append(run)
        for each in run.iter(w("t")):
            each.tag = w("delText")


def copy_paragraph(body: etree._Element, at: int) -> None:
    every = paragraphs(body)
    twin = etree.fromstring(etree.tostring(every[at % len(every)]))
    for each in [*twin.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
        delete(each)
    every[at % len(every)].addnext(twin)


EDITS = (
    *(retype, drop_control, unwrap, move, drop_paragraph),
    *(add_words, add_tracked_words, delete_tracked, copy_paragraph),
)


def edited(case: Case, made: list[tuple[Edit, int]]) -> WordFile:
    return opened(case, *(lambda body, edit=edit, at=at: edit(body, at) for edit, at in made))


MADE = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 200)), max_size=6)
"""What people did."""


def theirs(body: etree._Element) -> list[str]:
    """Return the words that stand outside our controls, each paragraph's apart, without what we inserted."""
    return [said for paragraph in body.iter(w("p")) if (said := "".join(_outside(paragraph)).strip())]


def _outside(paragraph: etree._Element) -> Iterator[str]:
    for each in paragraph.iter(w("t")):
        above = [*each.iterancestors()]
        ours = any(mark.tag == w("ins") and mark.get(w("author")) == AUTHOR for mark in above)
        if not ours and not any(map(is_control, above)):
            yield each.text or ""


HOWS = st.tuples(st.booleans(), st.booleans())
"""Whether changes are tracked, and whether what is new is put in."""


@pytest.mark.slow
@settings(max_examples=25)
@given(made=MADE, how=HOWS, later=st.integers(0, 3))
def test_whatever_people_did_every_change_comes_to_an_end_and_none_of_their_words_is_lost(
    case: Case, made: list[tuple[Edit, int]], how: tuple[bool, bool], later: int
) -> None:
    word = edited(case, made)
    before = theirs(word.body)
    typed = Counter(re.findall(r"NGƯỜI SỬA \d+", "\n".join(each.text for each in word.paragraphs())))
    outcome = apply(word, case.later[later], track=how[0], insert=how[1])
    assert all(each.entries for each in outcome.results), "applied, kept as people have it, or not found"
    after = parse_word(outcome.parts, "report.docx")
    assert theirs(after.body) == before
    assert Counter(re.findall(r"NGƯỜI SỬA \d+", words(outcome))) == typed
    for each in outcome.results:
        for entry in each.entries:
            if entry.state is ChangeState.INSERTED:
                assert isinstance(each.step, TextStep | SentenceStep | AdditionStep | RewordingStep)
                for line in entry.change.new.split("\n"):
                    assert _stands(line, words(outcome)), line


def _stands(line: str, within: str) -> bool:
    """Whether an inserted line is there; the cells of a row stand one below the other."""
    return all(each in within for each in line.split(" | "))


@pytest.mark.slow
@settings(max_examples=10)
@given(made=MADE, how=HOWS, later=st.integers(0, 3))
def test_what_was_applied_once_is_not_applied_again(
    case: Case, made: list[tuple[Edit, int]], how: tuple[bool, bool], later: int
) -> None:
    once = apply(edited(case, made), case.later[later], track=how[0], insert=how[1])
    again = apply(parse_word(once.parts, "report.docx"), case.later[later], track=how[0], insert=how[1])
    assert again.manifest == once.manifest
    assert again.parts == once.parts
    assert not any(each.state.settled for each in again.entries)


@pytest.mark.parametrize("made", [[], [(add_words, 12), (move, 30), (drop_control, 5), (add_tracked_words, 9)]])
@pytest.mark.parametrize("insert", [False, True])
def test_a_plan_of_no_changes_leaves_every_byte(case: Case, made: list[tuple[Edit, int]], *, insert: bool) -> None:
    word = edited(case, made)
    outcome = apply(word, case.same, insert=insert)
    assert outcome.results == ()
    assert outcome.parts == word.parts


def ends(outcome: Outcome, name: str) -> list[tuple[ChangeState, bool]]:
    """Return what became of the changes of a name, and whether it is told."""
    return [
        (entry.state, entry.told) for each in outcome.results for entry in each.entries if entry.change.name == name
    ]


MEETINGS = "Số hội nghị quán triệt"


def at(case: Case, tag: str) -> int:
    """Return the place of the control with a tag."""
    found = [str(next(each.iter(w("tag"))).get(w("val"))) for each in controls(opened(case).body)]
    return found.index(tag)


@pytest.mark.parametrize(
    ("edit", "state", "told"),
    [
        (None, ChangeState.DONE, True),
        (retype, ChangeState.EDITED, True),
        (drop_control, ChangeState.MISSING, True),
        (unwrap, ChangeState.MISSING, True),
        (delete_tracked, ChangeState.MISSING, True),
    ],
)
def test_a_figure_is_replaced_kept_as_people_have_it_or_missed(
    case: Case, edit: Edit | None, state: ChangeState, *, told: bool
) -> None:
    made = [(edit, at(case, "tk:I.1.hoi_nghi"))] if edit is not None else []
    assert ends(apply(edited(case, made), case.later[0]), MEETINGS) == [(state, told)]


def test_a_figure_that_people_typed_themselves_agrees_and_is_not_told(case: Case) -> None:
    word = opened(case, lambda body: type_in(body, "tk:I.1.hoi_nghi", "583"))
    assert ends(apply(word, case.later[0]), MEETINGS) == [(ChangeState.AGREES, False)]


def type_in(body: etree._Element, tag: str, typed: str) -> None:
    control = next(each for each in controls(body) if next(each.iter(w("tag"))).get(w("val")) == tag)
    next(control.iter(w("t"))).text = typed


def test_a_figure_that_stands_at_one_place_and_was_emptied_at_another_is_not_missed(case: Case) -> None:
    def twice(body: etree._Element) -> None:
        place = at(case, "tk:I.1.hoi_nghi")
        paragraph = next(controls(body)[place].iterancestors(w("p")))
        copy_paragraph(body, paragraphs(body).index(paragraph))
        for run in [*controls(body)[place].iter(w("r"))]:
            delete(run)

    assert ends(apply(opened(case, twice), case.later[0]), MEETINGS) == [
        (ChangeState.MISSING, False),
        (ChangeState.DONE, True),
    ]


def test_the_draft_carries_what_was_put_in_and_of_what_people_changed_what_it_was_written_with(case: Case) -> None:
    """So that the next update tells again what this one did not reach."""
    typed: list[tuple[Edit, int]] = [(retype, at(case, "tk:I.1.hoi_nghi"))]
    for made, printed in (([], "583"), (typed, "390")):
        outcome = apply(edited(case, made), case.later[0])
        assert outcome.manifest.figures["tk:I.1.hoi_nghi"][1] == printed
        assert require_manifest(parse_word(outcome.parts, "report.docx")) == outcome.manifest


@pytest.mark.parametrize("track", [False, True])
def test_the_paragraph_of_a_note_goes_with_it_unless_the_change_is_tracked(case: Case, *, track: bool) -> None:
    word, name = opened(case), "Chưa có nội dung của đầu mối"
    alone = next(each for each in word.paragraphs() if name in each.text).element
    assert ends(apply(word, case.later[2], track=track, insert=True), name) == [(ChangeState.REMOVED, True)]
    assert (alone.getparent() is not None) is track


def test_a_note_that_people_took_out_is_not_missed(case: Case) -> None:
    word = edited(case, [(drop_control, at(case, "tk:I.1.thieu"))])
    assert ends(apply(word, case.later[0]), "Việc còn lại") == [(ChangeState.MISSING, False)]


def test_a_note_that_waits_for_a_text_stays_until_the_text_is_put_in(case: Case) -> None:
    gap = "Chưa có nội dung của đầu mối"
    assert ends(apply(opened(case), case.later[2]), gap) == [(ChangeState.WAITING, False)]
    assert ends(apply(opened(case), case.later[2], insert=True), gap) == [(ChangeState.REMOVED, True)]


def test_what_is_new_is_listed_or_put_in_or_finds_no_place(case: Case) -> None:
    money = f"- {MONEY} (1)"

    def state(outcome: Outcome) -> ChangeState:
        return next(entry.state for entry in outcome.entries if entry.change.new == money)

    assert state(apply(opened(case), case.later[0])) is ChangeState.LISTED
    assert state(apply(opened(case), case.later[0], insert=True)) is ChangeState.INSERTED
    bare = opened(case, drop_everything)
    assert state(apply(bare, case.later[0], insert=True)) is ChangeState.NO_PLACE


def test_new_texts_stand_in_the_order_of_the_draft_of_now(case: Case) -> None:
    lines = words(apply(opened(case), case.later[0], insert=True)).splitlines()
    at = lines.index("Về kinh phí (1)")
    assert lines[at - 1].startswith(f"- {LEADERSHIP}")
    assert lines[at + 1] == f"- {MONEY} (1)"


def drop_everything(body: etree._Element) -> None:
    for each in [*body][:-1]:
        delete(each)


EMPTY = {"da_lat": "tra_loi:\n  I.1:\n    noi_dung: Đã làm.\n", "mttq": MTTQ}
UNITS = ("da-lat", "bao-loc", "di-linh", "mttq", "phu-nu")


@pytest.mark.parametrize("track", [False, True])
def test_sentences_and_texts_are_put_in_where_a_note_stood_alone_that_goes(tmp_path: Path, *, track: bool) -> None:
    """A paragraph that held nothing but the note on missing figures is the place of the sentences that come."""
    path = draft(small(tmp_path, **EMPTY))
    for unit in UNITS:
        body = answers(10, (10, 20), LEADERSHIP, text="Đã làm tốt.").replace(
            "    chi_tieu:\n", "    chi_tieu:\n      lop: 3\n"
        )
        late(tmp_path, unit, body)
    outcome = apply(open_word(path), report(tmp_path), track=track, insert=True)
    assert {each.state for each in outcome.entries if each.change.name == "Câu số liệu mới"} == {ChangeState.INSERTED}
    lines = words(outcome).splitlines()
    [place] = [number for number, each in enumerate(lines) if "50 hội nghị quán triệt" in each]
    assert lines[place] == (
        "05/05 đơn vị có kế hoạch riêng (100%). Các đơn vị đã tổ chức 50 hội nghị quán triệt."
        " Số đảng viên tăng 100%. Đã mở 15 lớp bồi dưỡng."
    )
    assert lines[place + 1 : place + 3] == ["Đã làm tốt.", "Đã làm tốt."]


def test_a_cell_that_people_put_outside_its_table_does_not_stop_an_update(tmp_path: Path) -> None:
    path = draft(small(tmp_path, da_lat=DA_LAT, bao_loc=BAO_LOC, di_linh=DI_LINH, mttq=DI_LINH, phu_nu=DI_LINH))
    (tmp_path / "data/submissions/di-linh.yaml").unlink()
    word = open_word(path)
    first = next(each for each in controls(word.body) if any(above.tag == w("tbl") for above in each.iterancestors()))
    paragraphs(word.body)[0].append(first)
    outcome = apply(
        parse_word({**word.parts, DOCUMENT: etree.tostring(word.roots[DOCUMENT])}, "x"), report(tmp_path), insert=True
    )
    assert any("04/05 đơn vị" in each.change.new and each.state is ChangeState.INSERTED for each in outcome.entries)
