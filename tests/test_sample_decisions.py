"""The sample with its decision sheet reads as the specimen does; without it nothing is joined that nobody decided."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.builders import DAY, REPOSITORY, books
from tests.test_specimen import SAID
from tongket.book.blocks import Paragraph, ParagraphStyle, RunStyle
from tongket.intake import read_campaign
from tongket.report.books import Books
from tongket.sheet.decision_sheet import read_sheet
from tongket.workspace import open_workspace

pytestmark = pytest.mark.slow

SUBJECTS = (
    *("Về lãnh đạo, chỉ đạo của cấp ủy", "Về phối hợp của chính quyền", "Về nội dung, phương thức hoạt động"),
    *("Về giám sát, phản biện xã hội", "Về tổ chức, cán bộ", "Về tập hợp đoàn viên, hội viên"),
)
SPECIMEN = {
    "Một số cấp ủy chưa thường xuyên quan tâm lãnh đạo công tác Mặt trận, đoàn thể, còn giao khoán cho cán bộ"
    " phụ trách": 9,
    "Việc kiểm tra, sơ kết thực hiện Kết luận ở một số nơi chưa thường xuyên": 5,
    "Nội dung, phương thức hoạt động của một số đoàn thể ở cơ sở chậm đổi mới, còn biểu hiện hành chính hóa": 14,
    "Số cuộc phản biện xã hội còn ít so với yêu cầu": 4,
    "Có chế độ bảo hiểm xã hội, bảo hiểm y tế đối với người hoạt động không chuyên trách ở thôn, tổ dân phố": 5,
}
"""Points of the specimen that the sample holds, by how many of its units say them (14 where it has 13)."""


@pytest.fixture(scope="module")
def decided() -> Books:
    workspace = open_workspace(REPOSITORY)
    campaign, _ = read_campaign(workspace)
    assert campaign is not None
    decisions, found = read_sheet(campaign, workspace)
    assert found == ()
    return books(REPOSITORY, as_of=DAY, decisions=decisions)


@pytest.fixture(scope="module")
def undecided() -> Books:
    return books(REPOSITORY, as_of=DAY)


def points(made: Books) -> Mapping[str, str]:
    """Return the printed points of the draft: the sentence → what stands behind it."""
    assert made.report is not None
    return {
        block.runs[0].text.removeprefix("- ").rstrip("."): "".join(run.text for run in block.runs[1:]).strip()
        for block in made.report.body
        if isinstance(block, Paragraph) and block.style is ParagraphStyle.POINT
    }


def yellow(made: Books) -> list[str]:
    assert made.report is not None
    return [
        run.text
        for block in made.report.body
        if isinstance(block, Paragraph)
        for run in block.runs
        if run.style is RunStyle.PENDING
    ]


def subjects(made: Books, item: str) -> list[Any]:
    found = made.draft.merged_item(item)
    printed = {each.subject for each in found.points if each.in_draft}
    return [each.name for each in found.item.subjects if each.id in printed]


def test_with_its_sheet_the_sample_prints_what_the_specimen_prints(decided: Books) -> None:
    printed = points(decided)
    for text, count in SPECIMEN.items():
        assert printed[text].startswith(f"({count})"), text
    assert {*SPECIMEN} - {*printed} == set()
    assert subjects(decided, "II.3.2") == [*SUBJECTS]
    # What an editor was asked about is decided but for the pair that contradicts itself.
    assert [each for each in yellow(decided) if "mở rộng mô hình" in each]


def test_its_examples_and_its_figure_are_those_of_the_specimen(decided: Books) -> None:
    assert decided.report is not None
    text = "\n".join(block.text for block in decided.report.body if isinstance(block, Paragraph))
    assert "Thành ủy Đà Lạt đưa kết quả thực hiện Kết luận vào tiêu chí đánh giá tổ chức cơ sở đảng" in text
    assert "huyện Đức Trọng bố trí 15/15 xã, thị trấn có cán bộ Mặt trận đạt chuẩn" in text
    assert "chưa chốt số dùng" not in text


def test_without_its_sheet_nothing_is_joined_but_what_is_equal(undecided: Books) -> None:
    for item in undecided.draft.items:
        for point in item.points:
            assert len(point.words) == 1, point.point.text
    near = [each for each in yellow(undecided) if each.startswith("[Gần giống, chưa gộp:")]
    assert len(near) > 20
    assert any("«… có nơi chưa thật chặt chẽ» (1)" in each for each in near)


def test_without_it_every_point_still_stands_once(decided: Books, undecided: Books) -> None:
    for made in (decided, undecided):
        assert made.report is not None
        printed = [
            block.runs[0].text
            for block in made.report.body
            if isinstance(block, Paragraph) and block.style is ParagraphStyle.POINT
        ]
        assert len(printed) == len({*printed})
    said = {text for texts in SAID.values() for text in texts}
    assert {*points(undecided)} & said


def test_points_that_are_only_asked_about_keep_their_places_by_count(decided: Books) -> None:
    order = [*points(decided)]
    nine, five, *_ = SPECIMEN
    assert order.index(nine) < order.index(five)
