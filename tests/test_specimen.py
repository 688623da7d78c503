"""The specimen: its data in, its figures out (the words of the templates may be better, the figures may not differ)."""

import json
import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as DocxDocument

from tests.builders import books, call, open_docx, paragraphs, rows, write
from tests.specimen import (
    DAM_RONG,
    HERE,
    KHOI_DOANH_NGHIEP,
    below,
    decide,
    fill_in,
    marked,
    numbers,
    specimen,
    unmarked,
)
from tongket.output.draft_json import draft_json

pytestmark = pytest.mark.slow

LED = "Lãnh đạo, chỉ đạo quán triệt, triển khai"
PROVINCE = "Việc làm của Mặt trận Tổ quốc và các đoàn thể tỉnh"
STAFF = "2.4. Kiện toàn tổ chức bộ máy, đổi mới chính sách, chế độ đối với cán bộ"
DONE = "Những việc các đơn vị đã làm"
LIMITS = "3.2. Hạn chế"
REQUESTS = "Với Trung ương"

SAID = {
    "II.1.2": {
        "Đưa nhiệm vụ thực hiện Kết luận vào nghị quyết đại hội, chương trình công tác toàn khóa": 5,
        "Ký chương trình phối hợp với chính quyền cùng cấp": 4,
        "Hướng dẫn cơ sở chọn việc cụ thể, phù hợp từng địa bàn": 2,
    },
    "II.2.4.viec": {
        "Quy hoạch, luân chuyển cán bộ trẻ, cán bộ nữ, cán bộ người dân tộc thiểu số về công tác Mặt trận, đoàn thể": 9,
        "Hợp nhất, sáp nhập các chi hội cùng địa bàn, giảm người kiêm nhiệm nhiều chức danh": 6,
        "Bảo đảm kinh phí hoạt động và phụ cấp đúng định mức của tỉnh": 4,
    },
    "II.3.2": {
        "Một số cấp ủy chưa thường xuyên quan tâm lãnh đạo công tác Mặt trận, đoàn thể, còn giao khoán cho cán bộ"
        " phụ trách": 9,
        "Việc kiểm tra, sơ kết thực hiện Kết luận ở một số nơi chưa thường xuyên": 5,
        "Sự phối hợp giữa chính quyền với Mặt trận, đoàn thể có lúc, có nơi chưa chặt chẽ": 6,
        "Việc tiếp thu, trả lời kiến nghị sau giám sát còn chậm": 3,
        "Nội dung, phương thức hoạt động của một số đoàn thể ở cơ sở chậm đổi mới, còn biểu hiện hành chính hóa": 13,
        "Một số cuộc vận động, phong trào thi đua còn chồng chéo, hình thức": 6,
        "Công tác tuyên truyền trong vùng đồng bào dân tộc thiểu số hiệu quả chưa cao": 3,
        "Giám sát, phản biện xã hội ở cấp cơ sở còn lúng túng, chất lượng chưa cao": 12,
        "Số cuộc phản biện xã hội còn ít so với yêu cầu": 4,
        "Cán bộ Mặt trận, đoàn thể ở cơ sở thường xuyên biến động; một số chưa đạt chuẩn": 8,
        "Cán bộ không chuyên trách ở thôn, tổ dân phố kiêm nhiều việc, phụ cấp thấp": 4,
        "Tỷ lệ tập hợp ở doanh nghiệp ngoài nhà nước, vùng đồng bào có đạo còn thấp": 6,
    },
    "IV.1": {
        "Nâng mức phụ cấp đối với cán bộ Mặt trận, đoàn thể ở thôn, tổ dân phố cho phù hợp với khối lượng"
        " công việc": 14,
        "Có chế độ bảo hiểm xã hội, bảo hiểm y tế đối với người hoạt động không chuyên trách ở thôn, tổ dân phố": 5,
        "Sớm hướng dẫn thống nhất mô hình Trưởng Ban Dân vận đồng thời là Chủ tịch Ủy ban MTTQ cấp huyện": 5,
        "Quy định rõ trách nhiệm tiếp thu, giải trình của cơ quan được giám sát, phản biện": 4,
        "Có định mức kinh phí cho hoạt động giám sát, phản biện của Mặt trận, đoàn thể cấp xã": 3,
    },
}
"""The points of the specimen, by how many units say them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """One draft of the specimen."""

    draft: DocxDocument
    source: DocxDocument
    data: dict[str, Any]

    def lead(self, heading: str) -> str:
        """Return the first paragraph under a heading."""
        return below(self.draft, heading)[0][1]

    def item(self, item: str) -> dict[str, Any]:
        """Return one item of the merged data."""
        found: dict[str, Any] = next(each for each in self.data["items"] if each["id"] == item)
        return found


def make(root: Path, day: date, number: int, *late: str) -> Drafted:
    specimen(root, *late)
    decisions = decide(root)
    made = books(root, as_of=day, number=number, decisions=decisions)
    draft, source = map(open_docx, write(root, as_of=day, number=number, decisions=decisions))
    return Drafted(draft=draft, source=source, data=json.loads(draft_json(made.draft, made.leads)))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Drafted:
    """Draft 1, of 17/4: 16 of 18 party committees."""
    return make(tmp_path_factory.mktemp("lần 1"), date(2019, 4, 17), 1)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Drafted:
    """Draft 2, of 18/4: Đam Rông came."""
    return make(tmp_path_factory.mktemp("lần 2"), date(2019, 4, 18), 2, DAM_RONG)


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory) -> Drafted:
    """Draft 3, of 23/4: the Khối Doanh nghiệp came too."""
    return make(tmp_path_factory.mktemp("lần 3"), date(2019, 4, 23), 3, DAM_RONG, KHOI_DOANH_NGHIEP)


def told(drafted: Drafted, heading: str) -> str:
    """Return how an item was answered: counts, which ask nothing and stand in no yellow bracket."""
    [answered] = [text for _, text in below(drafted.draft, heading) if "đơn vị trả lời" in text]
    return unmarked(answered)


def subjects(document: DocxDocument, heading: str) -> list[tuple[str, int, list[int], int]]:
    """Return the subjects under a heading: name, units, how many say each point, and the points of one unit alone."""
    found: list[list[str]] = []
    for style, text in below(document, heading):
        if style == "Nhóm ý":
            found.append([text])
        elif found and "đơn vị trả lời" not in text and not text.startswith("(Ý khác"):
            found[-1].append(text)
    return [read_subject(*texts) for texts in found]


def read_subject(name: str, *texts: str) -> tuple[str, int, list[int], int]:
    head = re.fullmatch(r"(.*) \((\d+)(?: lượt)?\)", name)
    assert head is not None, name
    counts = [int(each) for text in texts for each in re.findall(r"\((\d+)\)", text)]
    alone = sum(int(each) for text in texts for each in re.findall(r"\(Ý riêng: (\d+)", text))
    return head[1], int(head[2]), counts, alone


def test_the_first_draft_is_made_of_what_16_of_18_party_committees_sent(first: Drafted) -> None:
    assert first.data["units"]["missing"] == ["dam-rong", "khoi-doanh-nghiep", "dang-doan-ccb"]
    assert (len(first.data["units"]["used"]), len(first.data["units"]["expected"])) == (23, 26)
    assert any("23/26 đơn vị" in text for _, text in paragraphs(first.draft))
    gaps = marked([first.lead(LED)])
    assert "16/18 đơn vị; chưa có Huyện ủy Đam Rông, Đảng ủy Khối Doanh nghiệp tỉnh." in gaps
    assert "05/06 đảng đoàn, Ban Thường vụ Tỉnh đoàn; chưa có Đảng đoàn Hội Cựu chiến binh tỉnh." in gaps


def test_the_first_draft_has_the_figures_of_leading_and_teaching(first: Drafted) -> None:
    assert numbers(unmarked(first.lead(LED))) == [
        "15/16", "11/11", "12/16",
        "2009", "3/2019", "1.721", "137.878", "265", "187",
        "11", "1.510", "118.765", "05", "211", "19.113",
        "16/16", "14/16", "03", "05",
        "05/05",
    ]  # fmt: skip


def test_the_one_committee_without_a_paper_of_its_own_is_an_exception_with_its_reason(first: Drafted) -> None:
    gaps = marked([first.lead(LED)])
    assert re.search(r"Ngoại lệ .*: 01 nơi .*thực hiện theo hướng dẫn của Tỉnh ủy \(01\)", gaps)
    assert "Viện Nghiên cứu hạt nhân" not in gaps


def test_the_provinces_own_part_is_the_compiling_offices_text_and_its_three_papers(first: Drafted) -> None:
    assert "03 văn bản" in below(first.draft, LED)[1][1]
    assert "12 tổ chức đảng" in below(first.draft, LED)[1][1]
    papers = next(table for table in rows(first.draft) if "Số, ký hiệu" in table[0])
    assert [(row[0], row[1]) for row in papers[1:4]] == [("1", "51-KH/TU"), ("2", "34-CT/TU"), ("3", "27-KL/TU")]
    assert [row[-1] for row in papers[1:4]] == ["Tỉnh ủy"] * 3
    assert [each.text for each in first.draft.paragraphs if each.style and each.style.name == "Phụ lục"][
        2
    ] == "Phụ lục 3"


def test_the_chosen_ways_of_working_are_named_by_their_committees(first: Drafted) -> None:
    [chosen] = [text for _, text in below(first.draft, LED) if text.startswith("Điển hình như:")]
    assert unmarked(chosen) == (
        "Điển hình như: Thành ủy Đà Lạt đưa kết quả thực hiện Kết luận vào tiêu chí đánh giá tổ chức cơ sở đảng hằng"
        " năm; Huyện ủy Di Linh biên soạn tài liệu hỏi - đáp song ngữ Việt - K’Ho, cấp cho 19/19 xã, thị trấn; Đảng ủy"
        " Công an tỉnh gắn việc thực hiện Kết luận với phong trào toàn dân bảo vệ an ninh Tổ quốc."
    )
    assert re.search(r"\[Còn 06 .* chưa chọn\.\]", chosen)


def test_the_organisations_of_the_province_say_what_they_did(first: Drafted) -> None:
    assert [int(each) for _, text in below(first.draft, PROVINCE) for each in re.findall(r"\((\d+)\)", text)] == [
        5,
        4,
        2,
    ]
    assert "(05/06 đơn vị trả lời" in told(first, PROVINCE)


def test_the_first_draft_has_the_figures_of_staff_and_training(first: Drafted) -> None:
    assert numbers(unmarked(first.lead(STAFF))) == [
        "31/12/2018", "406", "35", "7,9%", "2009", "377", "92,9%", "27,8", "343", "84,5%",
        "724/735", "676", "93,4%",
        "486", "31.250", "08/11",
    ]  # fmt: skip
    assert "giảm 35 người" in first.lead(STAFF)
    assert "tăng 27,8 điểm phần trăm" in first.lead(STAFF)
    assert "11/12 huyện ủy, thành ủy; chưa có Huyện ủy Đam Rông." in marked([first.lead(STAFF)])


def test_why_three_districts_do_not_follow_the_model_is_counted(first: Drafted) -> None:
    gaps = marked([first.lead(STAFF)])
    assert "03 nơi trả lời “không”" in gaps
    assert re.search(r"[Cc]hưa có nhân sự phù hợp \(02\); chờ hướng dẫn \(01\)", gaps)


def test_the_lead_agencys_text_is_printed_as_it_is(first: Drafted) -> None:
    typed = (HERE / "data/submissions/ban-to-chuc.yaml").read_text("utf-8")
    assert f"      {below(first.draft, STAFF)[1][1]}\n" in typed


def test_what_the_districts_did_about_staff_is_counted(first: Drafted) -> None:
    assert [int(each) for _, text in below(first.draft, DONE) for each in re.findall(r"\((\d+)\)", text)] == [9, 6, 4]


def test_the_chosen_models_are_named_by_their_territories(first: Drafted) -> None:
    [chosen] = [text for _, text in below(first.draft, STAFF) if text.startswith("Điển hình như:")]
    assert chosen == (
        "Điển hình như: huyện Đức Trọng bố trí 15/15 xã, thị trấn có cán bộ Mặt trận đạt chuẩn; huyện Cát Tiên hỗ trợ"
        " thêm từ ngân sách cho chi hội trưởng ở thôn vùng sâu; Đảng ủy Quân sự tỉnh kiện toàn 100% tổ công tác dân vận"
        " cấp đại đội."
    )


@pytest.mark.parametrize("item", SAID)
def test_every_point_of_the_specimen_is_said_by_as_many_units(first: Drafted, item: str) -> None:
    said = {
        wording.rstrip(".;"): len(point["units"])
        for point in first.item(item)["points"]
        for wording in (point["text"], *point["variants"])
    }
    assert {point: said.get(point) for point in SAID[item]} == SAID[item]


def test_the_limits_stand_under_the_subjects_of_the_specimen(first: Drafted) -> None:
    assert subjects(first.draft, LIMITS) == [
        ("Về lãnh đạo, chỉ đạo của cấp ủy", 14, [9, 5], 3),
        ("Về phối hợp của chính quyền", 9, [6, 3], 1),
        ("Về nội dung, phương thức hoạt động", 17, [13, 6, 3], 2),
        ("Về giám sát, phản biện xã hội", 15, [12, 4], 2),
        ("Về tổ chức, cán bộ", 12, [8, 4], 2),
        ("Về tập hợp đoàn viên, hội viên", 8, [6], 3),
    ]
    assert "Nhóm chỉ có ý riêng - Ý khác: 04." in told(first, LIMITS)


def test_96_limits_of_21_units_are_joined_to_29(first: Drafted) -> None:
    answered = told(first, LIMITS)
    assert "(21/24 đơn vị trả lời; 96 ý, gộp còn 29." in answered
    assert "Không nêu tên đơn vị ở mục này" in answered
    assert not [name for name in ("Đà Lạt", "Di Linh", "Đam Rông", "Tỉnh đoàn") if name in answered]
    points = first.item("II.3.2")["points"]
    assert (sum(len(each["units"]) for each in points), len(points)) == (96, 29)


def test_the_requests_are_counted_by_who_asks_and_by_subject(first: Drafted) -> None:
    item = first.item("IV.1")
    asked: dict[str, int] = {}
    for each in item["points"]:
        asked[each["subject"]] = asked.get(each["subject"], 0) + len(each["units"])
    assert asked == {"che_do_chinh_sach": 22, "to_chuc_bo_may": 9, "giam_sat_phan_bien": 6, "kinh_phi": 4}
    assert len({unit for each in item["points"] for unit in each["units"]}) == 18
    assert [each["unit"] for each in item["none"]] == ["quan-su", "vien-nghien-cuu-hat-nhan"]
    assert item["absent"] == ["da-teh"]
    assert "20/24 đơn vị trả lời, 02 ghi “không có”; 41 ý" in told(first, REQUESTS)


def test_the_printed_requests_are_those_of_the_specimen(first: Drafted) -> None:
    found = {name: (counts, alone) for name, _, counts, alone in subjects(first.draft, REQUESTS)}
    assert found.pop("Về tổ chức bộ máy")[0][0] == 5
    assert found == {
        "Về chế độ, chính sách": ([14, 5], 3),
        "Về giám sát, phản biện xã hội": ([4], 2),
        "Về kinh phí": ([3], 1),
    }


def opposite_requests(drafted: Drafted) -> list[str]:
    """Return the yellow notes on opposite requests."""
    return re.findall(r"\[Trái chiều[^\]]*\]", marked(text for _, text in below(drafted.draft, REQUESTS)))


def test_opposite_requests_are_shown_for_a_decision(first: Drafted) -> None:
    [asked] = [each for each in opposite_requests(first) if "Tiếp tục mở rộng mô hình" in each]
    assert "Dừng, không mở rộng mô hình" in asked
    assert re.findall(r"\((\d)\)", asked) == ["2", "1"]


def test_requests_that_are_no_opposites_are_not_called_so(first: Drafted) -> None:
    assert len(first.item("IV.1")["opposites"]) == len(opposite_requests(first)) == 1


def test_three_requests_are_moved_to_the_provinces_item(first: Drafted) -> None:
    assert [each["unit"] for each in first.item("IV.1")["moved"]] == ["lam-ha", "da-huoai", "khoi-cac-co-quan"]
    assert "03 ý đề nghị với cấp khác đã chuyển sang mục tương ứng)" in told(first, REQUESTS)
    province = [each["text"] for each in first.item("IV.2")["points"]]
    for each in first.item("IV.1")["moved"]:
        assert each["text"] in province


def test_the_two_sources_of_staff_are_compared_and_settled(first: Drafted) -> None:
    [compared] = first.data["reconciled"]
    assert (compared["first"], compared["second"], compared["difference"]) == (378, 406, 28)
    assert (compared["agrees"], compared["used"]) == (False, 406)
    [table] = [each for each in rows(first.source) if "Số dùng" in each[0]]
    assert table[1] == [
        "Cán bộ chuyên trách cấp huyện",
        "378 (cộng 11/12 đơn vị)",
        "406 (Ban Tổ chức Tỉnh ủy)",
        "28",
        "lệch",
        "406",
        "Đam Rông chưa gửi; theo BTCTU (Hoa, 17/4)",
    ]


def test_11_districts_held_74_conferences_of_criticism(first: Drafted) -> None:
    table = next(each for each in rows(first.draft) if any("phản biện xã hội" in cell for cell in each[0]))
    assert table[-1][-1] == "74"


def test_the_subjects_of_requests_print_how_many_requests_there_are(first: Drafted) -> None:
    assert [count for _, count, _, _ in subjects(first.draft, REQUESTS)] == [22, 9, 6, 4]


def test_opposite_requests_stand_only_in_the_yellow_note(first: Drafted) -> None:
    assert subjects(first.draft, REQUESTS)[1][2:] == ([5], 1)


def test_the_appendix_divides_only_what_was_added_over_the_same_units(first: Drafted) -> None:
    """406 is of all 12 districts, the 363 beside it of 11: their share is nobody's."""
    table = next(each for each in rows(first.draft) if "Tỷ lệ đại học trở lên" in each[0])
    assert "89,41%" not in table[-1]


@pytest.mark.parametrize(
    ("which", "papers", "totals"),
    [
        ("second", ["16/17", "12/12"], ["1.785", "142.258", "276", "194"]),
        ("third", ["17/18", "12/12"], ["1.816", "148.402", "284", "199"]),
    ],
)
def test_a_late_units_figures_are_in_the_next_draft(
    which: str, papers: list[str], totals: list[str], request: pytest.FixtureRequest
) -> None:
    drafted: Drafted = request.getfixturevalue(which)
    found = numbers(unmarked(drafted.lead(LED)))
    assert found[:2] == papers
    assert found[found.index("3/2019") + 1 :][:4] == totals


def test_the_gap_shrinks_as_units_come(second: Drafted, third: Drafted) -> None:
    assert "17/18 đơn vị; chưa có Đảng ủy Khối Doanh nghiệp tỉnh." in marked([second.lead(LED)])
    assert "Đam Rông" not in marked([second.lead(LED)])
    assert "/18" not in marked([third.lead(LED)])
    assert any("25/26 đơn vị" in text for _, text in paragraphs(third.draft))


def test_of_four_late_points_three_join_and_one_stands_alone(first: Drafted, second: Drafted) -> None:
    assert "(22/24 đơn vị trả lời; 100 ý, gộp còn 30." in told(second, LIMITS)
    counts = {name: counts for name, _, counts, _ in subjects(second.draft, LIMITS)}
    before = {name: counts for name, _, counts, _ in subjects(first.draft, LIMITS)}
    assert {name: (before[name][0], counts[name][0]) for name in counts if counts[name] != before[name]} == {
        "Về lãnh đạo, chỉ đạo của cấp ủy": (9, 10),
        "Về nội dung, phương thức hoạt động": (13, 14),
        "Về giám sát, phản biện xã hội": (12, 13),
    }
    assert "Nhóm chỉ có ý riêng - Ý khác: 05." in told(second, LIMITS)


def test_the_two_sources_agree_once_the_last_district_came(second: Drafted) -> None:
    [compared] = second.data["reconciled"]
    assert (compared["first"], compared["second"], compared["agrees"]) == (406, 406, True)


def build(root: Path, day: str, number: int) -> dict[str, Any]:
    """Return the merged data of a draft, as the command writes it."""
    call(root, "build", "--as-of", day, "--draft", str(number), "-o", "build/ra.json", check=0)
    found: dict[str, Any] = json.loads((root / "build/ra.json").read_text("utf-8"))
    return found


def test_the_same_drafts_come_of_the_decision_sheet_itself(tmp_path: Path, first: Drafted, second: Drafted) -> None:
    root = specimen(tmp_path)
    call(root, "decide", "--as-of", "17/4/2019", check=0)
    fill_in(root / "data/decisions.xlsx")
    assert build(root, "17/4/2019", 1) == first.data
    shutil.copy(HERE / "late" / f"{DAM_RONG}.yaml", root / "data/submissions")
    call(root, "decide", "--as-of", "18/4/2019", check=0)
    assert build(root, "18/4/2019", 2) == second.data
    call(root, "build", "--as-of", "18/4/2019", check=0)
    named = [text for _, text in paragraphs(open_docx(root / "build/report.docx")) if text.startswith("Điển hình như")]
    assert named == [text for _, text in paragraphs(second.draft) if text.startswith("Điển hình như")]
