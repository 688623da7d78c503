"""How the answers came in, as the source book shows it."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests import records
from tests.book.printed import headings, phrases, tables, texts
from tests.records import ITEM, answer, submission
from tongket.book.blocks import Block, ParagraphStyle
from tongket.book.receipts import render_receipts
from tongket.findings.campaign_rules import MISSING_ANSWER, NOT_A_NUMBER, NOT_READ
from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.locations import TextLocation
from tongket.merge.merged import Draft
from tongket.model.answers import Submission
from tongket.model.roster import Unit
from tongket.status import State, Status, Unassigned

CAMPAIGN = records.campaign(ITEM, replace(ITEM, id="II"))
BAN_DAN_VAN, DA_LAT, BAO_LOC, DI_LINH, MTTQ = CAMPAIGN.roster.units
WHOLE = [answer("I", "Đã họp."), answer("II", "Đã họp.")]


def render(draft: Draft) -> list[Block]:
    words = phrases()
    blocks = list(render_receipts(draft, words))
    assert words.found == []
    return blocks


def cells(draft: Draft) -> list[tuple[str, ...]]:
    [table] = tables(render(draft))
    return [each.cells for each in table.rows]


def sent(came: Submission, day: int) -> Submission:
    return replace(came, sent=date(2019, 4, day))


def fault(unit: str | None, message: str, file: str = "data/submissions/tệp.yaml") -> Diagnostic:
    return finding(NOT_A_NUMBER, TextLocation(file=file, line=3, column=1), message, unit=unit)


def test_each_state_is_named_with_its_units_in_roster_order() -> None:
    draft = records.draft(
        CAMPAIGN,
        [
            sent(submission(BAO_LOC, WHOLE), 11),
            sent(submission(DA_LAT, WHOLE[:1]), 9),
            sent(submission(MTTQ, WHOLE), 9),
        ],
        found=(fault("mttq", "Mục II.1: cần một số."),),
    )
    assert texts(render(draft), ParagraphStyle.BODY) == [
        "Đến ngày 12 tháng 4 năm 2019, đã nhận báo cáo của 03/04 đơn vị.",
        "Chưa gửi (01): Huyện ủy Di Linh.",
        "Gửi muộn (01): Thành ủy Bảo Lộc.",
        "Trả lời chưa đủ (01): Thành ủy Đà Lạt.",
        "Còn lỗi (01): Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh.",
    ]


def test_who_sent_nothing_and_is_overdue_is_missing_and_not_sent_late() -> None:
    shown = texts(render(records.draft(CAMPAIGN, [])), ParagraphStyle.BODY)
    assert not [each for each in shown if each.startswith("Gửi muộn")]
    assert [each[-1 - 1] for each in cells(records.draft(CAMPAIGN, []))] == ["chưa gửi, quá hạn"] * 3 + ["chưa gửi"]


def test_where_all_is_well_nothing_else_is_said() -> None:
    draft = records.draft(CAMPAIGN, [sent(submission(each, WHOLE), 9) for each in CAMPAIGN.roster.owing])
    assert texts(render(draft)) == ["Đến ngày 12 tháng 4 năm 2019, đã nhận báo cáo của 04/04 đơn vị."]


def test_the_plan_that_the_outline_was_issued_with_is_named() -> None:
    issued = replace(CAMPAIGN.outline, issued_with="Ban hành kèm theo Kế hoạch ngày 14/3/2019")
    draft = records.draft(replace(CAMPAIGN, outline=issued), [])
    assert texts(render(draft))[-1] == "Đề cương: Ban hành kèm theo Kế hoạch ngày 14/3/2019."


def test_a_unit_has_its_row_with_its_document_and_how_much_it_answered() -> None:
    came = replace(
        sent(submission(DA_LAT, WHOLE[:1]), 8), reference="61 - BC/ThU", signer="Trần Duy Hùng", note="bản điện tử"
    )
    assert cells(records.draft(CAMPAIGN, [came]))[0] == (
        *("1", "Thành ủy Đà Lạt", "61-BC/ThU (ghi: 61 - BC/ThU)", "Trần Duy Hùng", "08/4/2019", "01/02"),
        *("còn thiếu", "bản điện tử"),
    )
    missing = cells(records.draft(CAMPAIGN, [came]))[1]
    assert missing == ("2", "Thành ủy Bảo Lộc", "", "", "", "", "chưa gửi, quá hạn", "")


def test_the_compiling_office_stands_last_without_a_number_and_owes_nothing() -> None:
    came = [sent(submission(BAN_DAN_VAN, WHOLE), 8), submission(MTTQ, WHOLE)]
    rows = cells(records.draft(CAMPAIGN, came))
    assert rows[-1] == ("", "Ban Dân vận Tỉnh ủy", "", "", "08/4/2019", "", "nơi tổng hợp", "")
    assert cells(records.draft(CAMPAIGN, came[1:])) == rows[:-1]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(CAMPAIGN.roster.units), st.integers(0, 2)), unique_by=lambda each: each[0]))
def test_every_unit_has_one_row_in_roster_order_whoever_sent_what(came: list[tuple[Unit, int]]) -> None:
    draft = records.draft(CAMPAIGN, [submission(unit, WHOLE[:number]) for unit, number in came])
    rows = cells(draft)
    owing = CAMPAIGN.roster.owing
    assert [each[:2] for each in rows[: len(owing)]] == [(str(n), each.name) for n, each in enumerate(owing, 1)]
    assert len(rows) == len(owing) + sum(unit.compiling for unit, _ in came)
    said = dict(came)
    for unit, row in zip(owing, rows, strict=False):
        assert row[5] == (f"0{said[unit]}/02".replace("00/", "0/") if unit in said else "")


def test_values_that_could_not_be_used_are_listed_with_their_unit_or_their_file() -> None:
    warning = replace(fault("da-lat", "thiếu mục II."), rule=MISSING_ANSWER, severity=MISSING_ANSWER.severity)
    found = (fault("da-lat", "Mục II.1: cần một số."), fault(None, "tệp trống.", "data/submissions/lạ.yaml"), warning)
    shown = render(records.draft(CAMPAIGN, [], found=found))
    assert headings(shown) == [(1, "A. TÌNH HÌNH GỬI BÁO CÁO"), (2, "Giá trị, nội dung chưa dùng được (02)")]
    assert texts(shown, ParagraphStyle.POINT) == [
        "- Thành ủy Đà Lạt: Mục II.1: cần một số.",
        "- data/submissions/lạ.yaml: tệp trống.",
    ]


def test_files_that_are_counted_for_nobody_are_listed_with_the_reason() -> None:
    draft = records.draft(CAMPAIGN, [])
    unread = Unassigned(file="data/submissions/ảnh.jpg", reason=f"không đọc ({NOT_READ.id})")
    status = Status(as_of=draft.as_of, outline=CAMPAIGN.outline, units=draft.status.units, unassigned=(unread,))
    shown = render(replace(draft, status=status))
    assert headings(shown)[1:] == [(2, "Tệp không tính (01)")]
    assert texts(shown, ParagraphStyle.POINT) == ["- data/submissions/ảnh.jpg: không đọc (not-read)"]


def test_a_unit_with_faults_has_them_as_its_state() -> None:
    draft = records.draft(CAMPAIGN, [submission(MTTQ, WHOLE)], found=(fault("mttq", "Mục II.1: cần một số."),))
    assert draft.status.units[3].state is State.INVALID
    assert cells(draft)[3][6] == "có lỗi"
