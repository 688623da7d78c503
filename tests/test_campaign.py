"""The campaign of this repository: the real outline and units, with illustrative answers."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as DocxDocument

from tests.builders import DAY, REPOSITORY, books, merged, open_docx, paragraphs, render, rows, status, take
from tongket.model.answers import Intake, Submission
from tongket.model.outline import Item, Section, walk_items
from tongket.ooxml.namespaces import w
from tongket.ooxml.office import count_pages
from tongket.status import State

pytestmark = pytest.mark.slow

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TITLES = (
    ("I.", "TÌNH HÌNH CHUNG"),
    (None, "Khái quát tình hình chung của địa phương, đơn vị."),
    (
        None,
        "Thực trạng hoạt động của Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội tại địa phương, đơn vị.",
    ),
    ("II.", "KẾT QUẢ THỰC HIỆN"),
    ("1.", "Công tác quán triệt, triển khai, chỉ đạo thực hiện Kết luận số 62-KL/TW của Bộ Chính trị"),
    (
        None,
        (
            "Kết quả công tác lãnh đạo, chỉ đạo quán triệt, triển khai, xây dựng kế hoạch, chương trình hành động"
            " thực hiện Kết luận số 62-KL/TW."
        ),
    ),
    (None, "Kết quả công tác chỉ đạo việc cụ thể hóa thực hiện Kết luận số 62-KL/TW của cấp ủy đảng."),
    ("2.", "Kết quả thực hiện Kết luận số 62-KL/TW của Bộ Chính trị"),
    (
        None,
        (
            "Nâng cao nhận thức về vai trò, trách nhiệm của Đảng, chính quyền đối với MTTQ Việt Nam và các tổ chức"
            " chính trị - xã hội trong 10 năm qua (2009 - 2019)."
        ),
    ),
    (
        None,
        (
            "Nâng cao chất lượng các cuộc vận động, các phong trào thi đua yêu nước trên các lĩnh vực của đời sống"
            " xã hội; chăm lo và bảo vệ lợi ích hợp pháp, chính đáng của đoàn viên, hội viên và nhân dân."
        ),
    ),
    (
        None,
        (
            "Đa dạng hóa các hình thức tập hợp nhân dân và tập trung hướng mạnh các hoạt động về cơ sở; phát huy quyền"
            " chủ động, sáng tạo của MTTQ Việt Nam và các tổ chức chính trị - xã hội các cấp trong công tác vận động"
            " nhân dân phù hợp với đặc điểm địa phương, cơ sở."
        ),
    ),
    (
        None,
        (
            "Kiện toàn tổ chức bộ máy, đổi mới chính sách, chế độ đối với cán bộ MTTQ Việt Nam và các tổ chức chính trị"
            " - xã hội, đáp ứng yêu cầu đổi mới nội dung, phương thức hoạt động trong thời kỳ mới."
        ),
    ),
    (
        None,
        (
            "Tăng cường công tác dân vận của chính quyền các cấp; thể chế hóa cơ chế phối hợp giữa chính quyền các cấp"
            " với MTTQ Việt Nam và các tổ chức chính trị - xã hội."
        ),
    ),
    (
        None,
        (
            "Tăng cường sự lãnh đạo của Đảng đối với việc đổi mới nội dung, phương thức hoạt động của MTTQ Việt Nam và"
            " các tổ chức chính trị - xã hội."
        ),
    ),
    ("3.", "Đánh giá chung"),
    (None, "Ưu điểm"),
    (None, "Hạn chế"),
    (None, "Nguyên nhân"),
    ("4.", "Một số bài học kinh nghiệm"),
    ("III.", "PHƯƠNG HƯỚNG, NHIỆM VỤ TRONG THỜI GIAN TỚI"),
    ("IV.", "KIẾN NGHỊ, ĐỀ XUẤT"),
    ("1.", "Với Trung ương."),
    ("2.", "Với Tỉnh ủy, HĐND, UBND, MTTQ và các đoàn thể chính trị - xã hội tỉnh."),
)
"""Word for word the outline that was issued with the order of 14/3/2019."""
ILLUSTRATION = "# Số liệu và lời văn minh họa, không phải báo cáo thật của đơn vị."
UNNAMED = ("3.2. Hạn chế", "3.3. Nguyên nhân", "Với Trung ương")
"""Headings under which no unit is named."""


@pytest.fixture(scope="module")
def intake() -> Intake:
    """Everything that came in."""
    return take(REPOSITORY)[1]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The draft and the source book of 12/4/2019, on disk."""
    folder = tmp_path_factory.mktemp("sách")
    paths = folder / "report.docx", folder / "source-book.docx"
    for path, data in zip(paths, render(REPOSITORY), strict=True):
        path.write_bytes(data)
    return paths


@pytest.fixture(scope="module")
def draft(files: tuple[Path, Path]) -> DocxDocument:
    """The draft, as python-docx reads it."""
    return open_docx(files[0])


@pytest.fixture(scope="module")
def source(files: tuple[Path, Path]) -> DocxDocument:
    """The source book, as python-docx reads it."""
    return open_docx(files[1])


def walk(nodes: tuple[Section | Item, ...]) -> Iterator[Section | Item]:
    for each in nodes:
        yield each
        if isinstance(each, Section):
            yield from walk(each.children)


def headings(document: DocxDocument) -> list[str]:
    return [text for style, text in paragraphs(document) if style.startswith("Heading")]


def below(document: DocxDocument, heading: str) -> list[str]:
    """Return the paragraphs under a heading, up to the next one."""
    found: list[str] = []
    inside = False
    for style, text in paragraphs(document):
        if style.startswith(("Heading", "Phụ lục")):
            inside = text == heading
        elif inside:
            found.append(text)
    return found


def texts_of(submission: Submission) -> list[str]:
    """Return every paragraph and point that a unit typed, as it is printed."""
    found: list[str] = []
    for answer in submission.answers.values():
        found += [each.text for each in answer.lines]
        for point in answer.points:
            found += [f"- {point.text}", *(f"+ {each}" for each in point.details)]
    return found


def test_the_outline_has_the_orders_words_in_the_orders_order(intake: Intake) -> None:
    found = [(each.number, each.title) for each in walk(intake.campaign.outline.sections)]
    assert found == list(TITLES)


def test_twenty_six_units_in_five_groups_must_answer(intake: Intake) -> None:
    roster = intake.campaign.roster
    counts = Counter(each.group.id for each in roster.owing if each.group is not None)
    assert list(counts.items()) == [
        ("huyen-thanh-uy", 12),
        ("dang-uy-truc-thuoc", 6),
        ("mttq-doan-the", 6),
        ("ban-can-su", 1),
        ("ban-to-chuc", 1),
    ]
    assert [each.id for each in roster.units if each.compiling] == ["ban-dan-van"]
    assert {each.before.isoformat() for each in roster.owing if each.before} == {"2019-04-10"}


def test_the_government_and_the_organisation_board_answer_only_their_own_items(intake: Intake) -> None:
    owed = {
        unit.id: [item.id for item in intake.campaign.outline.items if unit.owes_item(item)]
        for unit in intake.campaign.roster.owing
        if unit.id in {"ban-can-su-ubnd", "ban-to-chuc"}
    }
    assert owed == {"ban-can-su-ubnd": ["II.2.1", "II.2.5"], "ban-to-chuc": ["II.2.4"]}


def test_twenty_three_units_and_the_compiling_office_answered_without_an_error(intake: Intake) -> None:
    assert len(intake.receipts) == 24
    assert {each.unit.id for each in intake.receipts if each.unit is not None} >= {"ban-dan-van", "da-lat", "tinh-doan"}
    assert [each for each in intake.found if each.is_error] == []
    assert intake.left_out == ()
    state = status(REPOSITORY)
    assert [each.unit.id for each in state.missing] == ["dam-rong", "khoi-doanh-nghiep", "dang-doan-ccb"]
    assert (state.received, len(state.units)) == (23, 26)
    assert [each.unit.id for each in state.units if each.late and each.state is not State.MISSING] == ["bao-lam"]
    assert [each.unit.id for each in state.units if each.state is State.INCOMPLETE] == ["da-teh"]


def test_only_what_was_planted_is_found(intake: Intake) -> None:
    assert [(each.unit, each.rule.id) for each in intake.found] == [
        ("ban-to-chuc", "figures-disagree"),
        ("da-huoai", "wrong-addressee"),
        ("da-teh", "missing-answer"),
        ("duc-trong", "copied-paragraph"),
        ("khoi-cac-co-quan", "wrong-addressee"),
        ("lam-ha", "copied-paragraph"),
        ("lam-ha", "wrong-addressee"),
    ]


def test_every_answer_says_in_its_first_line_that_it_is_an_illustration() -> None:
    paths = sorted((REPOSITORY / "data/submissions").iterdir())
    assert len(paths) == 24
    for each in paths:
        assert each.read_text("utf-8").splitlines()[0] == ILLUSTRATION, each.name


def test_at_least_twelve_answers_are_full_length(intake: Intake) -> None:
    kept = [each.submission for each in intake.receipts if each.submission is not None]
    full = [each for each in kept if sum(len(text.split()) for text in texts_of(each)) >= 600]
    assert len(full) >= 12


@pytest.mark.parametrize(
    "wanted",
    [
        "1.721 hội nghị", "137.878 lượt người", "265 văn bản", "187 cuộc", "15/16", "11/11", "12/16", "1.510",
        "118.765", "16/18", "211 hội nghị", "19.113 lượt người", "16/16", "14/16", "05/05",
    ],
)  # fmt: skip
def test_the_draft_has_the_figures_of_the_specimen(draft: DocxDocument, wanted: str) -> None:
    heading = "1.1. Lãnh đạo, chỉ đạo quán triệt, triển khai, xây dựng kế hoạch, chương trình hành động"
    assert wanted in " ".join(below(draft, heading))


def test_the_draft_says_in_yellow_from_how_many_units_it_is(draft: DocxDocument) -> None:
    names = {each.style_id: each.name for each in draft.styles}
    line = next(each for each in draft.element.body.iter(w("p")) if "23/26 đơn vị" in "".join(each.itertext()))
    styles = [each.find(f"{w('rPr')}/{w('rStyle')}") for each in line.iter(w("r")) if each.findtext(w("t"))]
    assert [names[each.get(w("val"))] for each in styles] == ["Chờ xử lý"]


@pytest.mark.parametrize("wanted", ["486 lớp", "31.250 lượt cán bộ", "406 người", "92,9%", "84,5%", "724/735", "93,4%"])
def test_the_draft_has_the_specimens_figures_of_organisation_and_training(draft: DocxDocument, wanted: str) -> None:
    heading = next(each for each in headings(draft) if each.startswith("2.4. Kiện toàn tổ chức bộ máy"))
    assert wanted in " ".join(below(draft, heading))


def test_every_heading_of_the_report_stands_in_order(draft: DocxDocument, intake: Intake) -> None:
    nodes = [(each, each.report_number or each.number) for each in walk(intake.campaign.outline.sections)]
    expected = [
        # The only one of its level that is in the report: no number counts it.
        f"{number} {each.heading}" if number and each.id != "IV.1" else each.heading
        for each, number in nodes
        if any(item.in_report for item in walk_items((each,)))
    ]
    assert [each for each in expected if each.startswith("2.4. Kiện toàn tổ chức bộ máy")]
    assert [each for each in headings(draft) if each in expected] == expected
    assert "2. Với Tỉnh ủy, HĐND, UBND, MTTQ và các đoàn thể chính trị - xã hội tỉnh" not in headings(draft)


def test_every_heading_of_the_outline_stands_in_the_source_book(source: DocxDocument, intake: Intake) -> None:
    shown = headings(source)
    for each in walk(intake.campaign.outline.sections):
        assert (f"{each.number} {each.heading}" if each.number else each.heading) in shown


def test_every_paragraph_of_every_answer_stands_once_in_the_source_book(source: DocxDocument, intake: Intake) -> None:
    typed = Counter(
        text for each in intake.receipts if each.submission is not None for text in texts_of(each.submission)
    )
    assert sum(typed.values()) > 800
    shown = Counter(text for _, text in paragraphs(source))
    assert {text: shown[text] for text in typed} == dict(typed)


def test_every_unit_stands_in_the_list_of_what_came_in(source: DocxDocument, intake: Intake) -> None:
    cells = [cell for table in rows(source) for row in table for cell in row]
    for each in intake.campaign.roster.owing:
        assert each.name in cells


def test_the_draft_tells_nobody_who_was_late(draft: DocxDocument) -> None:
    assert "muộn" not in " ".join(text for _, text in paragraphs(draft))


def test_no_unit_is_named_in_brackets_under_weaknesses_causes_and_requests(draft: DocxDocument, intake: Intake) -> None:
    names = {name for each in intake.campaign.roster.owing for name in (each.name, each.short_name)}
    for heading in UNNAMED:
        written = below(draft, heading)
        assert written, heading
        for text in re.findall(r"\[[^\]]*\]|\(\d[^)]*\)", " ".join(written)):
            assert not [each for each in names if each in text], text


def test_the_appendices_hold_the_totals_of_the_statistics_tables(draft: DocxDocument) -> None:
    tables: list[Any] = merged(REPOSITORY)["tables"]
    printed = [each for each in rows(draft) if any(row[1:2] == ["Mặt trận Tổ quốc Việt Nam"] for row in each)]
    assert len(printed) == len(tables) == 2
    for table, shown in zip(tables, printed, strict=True):
        for row in table["rows"]:
            figures = [f"{value:,}".replace(",", ".") for value in row["cells"].values() if isinstance(value, int)]
            cells = next(cells for cells in shown if cells[1:2] == [row["label"]])
            assert not [each for each in figures if each not in cells and f"{each},00%" not in cells]


def test_the_books_have_no_fault_in_their_words() -> None:
    assert books(REPOSITORY).found == ()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: nobody can count the pages")
def test_the_draft_is_shorter_than_thirty_pages(files: tuple[Path, Path]) -> None:
    pages = count_pages(files[0].read_bytes())
    assert pages is not None
    assert pages < 30


def test_the_day_of_these_tests_is_the_specimens() -> None:
    assert DAY.isoformat() == "2019-04-12"
