"""A unit's point as the report prints it, and what of an item is work, what a count."""

from pathlib import Path

import pytest

from tests.builders import campaign, open_docx, outline, paragraphs, write
from tests.merge.deciding import drafted, find
from tongket.book.blocks import RunStyle
from tongket.commands.clean.cleaning import clean_document
from tongket.commands.clean.pending import find_pending
from tongket.merge.decisions import Decisions, PointDecision
from tongket.report.point_wording import end_sentence
from tongket.word.reading import open_word

CENTRAL = """\
  - ma: IV
    so: IV.
    ten: KIẾN NGHỊ, ĐỀ XUẤT
    muc:
      - {ma: IV.1, so: "1.", ten: Với Trung ương, kieu: danh_sach}
      - {ma: IV.2, so: "2.", ten: "Với Tỉnh ủy, UBND tỉnh", kieu: danh_sach, dua_vao: rieng}
"""


def asks(*points: str, item: str = "IV.1") -> str:
    return f"tra_loi:\n  {item}: |\n" + "".join(f"    - {each}\n" for each in points)


def printed(root: Path) -> list[str]:
    return [text for style, text in paragraphs(open_docx(write(root)[0])) if style == "Ý"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Nâng mức phụ cấp", "Nâng mức phụ cấp."),
        ("Nâng mức phụ cấp;", "Nâng mức phụ cấp."),
        ("Nâng mức phụ cấp ,", "Nâng mức phụ cấp."),
        ("Nâng mức phụ cấp.", "Nâng mức phụ cấp."),
        ("Vì sao chậm?", "Vì sao chậm?"),
        ("Gồm các việc:", "Gồm các việc:"),
        ("Nêu “làm đến cùng.”", "Nêu “làm đến cùng.”"),
        ("Nêu “làm đến cùng”", "Nêu “làm đến cùng”."),
        ("Nâng phụ cấp…", "Nâng phụ cấp…"),
    ],
)
def test_every_point_ends_as_a_sentence(typed: str, shown: str) -> None:
    assert end_sentence(typed) == shown
    assert end_sentence(shown) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Đề nghị Trung ương cấp bổ sung vốn", "Cấp bổ sung vốn."),
        ("Kiến nghị với Trung ương: sớm sửa đổi Luật.", "Sớm sửa đổi Luật."),
        # Another organ, or one more: what it asks and whom is one thing.
        ("Đề nghị Trung ương Hội Nông dân bổ sung vốn.", "Đề nghị Trung ương Hội Nông dân bổ sung vốn."),
        ("Đề nghị Trung ương và các bộ bổ sung vốn.", "Đề nghị Trung ương và các bộ bổ sung vốn."),
        ("Đề nghị Trung ương.", "Đề nghị Trung ương."),
        ("Đề nghị Chính phủ bổ sung vốn.", "Đề nghị Chính phủ bổ sung vốn."),
    ],
)
def test_the_addressee_that_the_heading_names_is_not_said_again(tmp_path: Path, typed: str, shown: str) -> None:
    root = campaign(tmp_path, {"data/outline.yaml": outline(CENTRAL)}, da_lat=asks(typed))
    assert [each.partition(" (1)")[0] for each in printed(root)] == [f"- {shown}"]


def test_the_source_book_and_the_json_keep_every_word(tmp_path: Path) -> None:
    typed = "Đề nghị Trung ương cấp bổ sung vốn"
    root = campaign(tmp_path, {"data/outline.yaml": outline(CENTRAL)}, da_lat=asks(typed))
    assert f"- {typed}" in [text for _, text in paragraphs(open_docx(write(root)[1]))]


def test_a_heading_that_counts_alone_has_no_number(tmp_path: Path) -> None:
    root = campaign(tmp_path, {"data/outline.yaml": outline(CENTRAL)}, da_lat=asks("Nâng phụ cấp."))
    heads = [text for style, text in paragraphs(open_docx(write(root)[0])) if style.startswith("Heading")]
    assert heads == ["IV. KIẾN NGHỊ, ĐỀ XUẤT", "Với Trung ương"]
    heads = [text for style, text in paragraphs(open_docx(write(root)[1])) if style.startswith("Heading")]
    assert "1. Với Trung ương" in heads, "the source book keeps the lines of the outline"


def test_the_report_has_the_numbers_that_the_outline_gives_it(tmp_path: Path) -> None:
    items = (
        CENTRAL.replace('so: "1.", ten', 'so_bao_cao: "4.1.", ten')
        .replace(", dua_vao: rieng}", ', so_bao_cao: "4.2."}')
        .replace('so: "2.", ', "")
    )
    root = campaign(tmp_path, {"data/outline.yaml": outline(items)}, da_lat=asks("Nâng phụ cấp."))
    draft, source = (
        [text for style, text in paragraphs(open_docx(each)) if style.startswith("Heading")] for each in write(root)
    )
    assert draft[1:] == ["4.1. Với Trung ương", "4.2. Với Tỉnh ủy, UBND tỉnh"]
    assert "Với Trung ương" in source


COUNTED = """\
  - ma: II
    ten: Hạn chế
    kieu: danh_sach
    toi_thieu_don_vi: 2
"""
SAID = "Việc sơ kết, kiểm tra thực hiện Kết luận chưa thường xuyên."


def limits(*points: str) -> str:
    return asks(*points, item="II")


def test_counts_are_no_work_and_leave_with_the_clean_copy(tmp_path: Path) -> None:
    """Whatever the office made of their words: `report.j2` is theirs to change."""
    answered = {unit: limits(SAID) for unit in ("da_lat", "bao_loc", "di_linh", "mttq", "phu_nu")}
    answered["mttq"] = limits(SAID, "Riêng một nơi nêu.")
    root = campaign(tmp_path, {"data/outline.yaml": outline(COUNTED)}, **answered)
    words = root / "templates" / "report.j2"
    given = words.read_text("utf-8")
    assert "{{ so }}/{{ tong }} đơn vị trả lời" in given
    words.write_text(
        given.replace("{{ so }}/{{ tong }} đơn vị trả lời", "{{ so }} (trên {{ tong }}) nơi góp ý"), "utf-8"
    )
    path = write(root)[0]
    shown = [text for _, text in paragraphs(open_docx(path))]
    assert any(
        text.startswith("(05 (trên 05) nơi góp ý; 06 ý, gộp còn 02. Ý riêng: 01, do dưới 2 đơn vị") for text in shown
    )
    assert find_pending(open_word(path)) == ()
    (tmp_path / "sạch.docx").write_bytes(clean_document(open_word(path)))
    clean = [text for _, text in paragraphs(open_docx(tmp_path / "sạch.docx"))]
    assert f"- {SAID}" in clean
    assert not [text for text in clean if "nơi góp ý" in text or "Ý riêng" in text]


def test_what_a_person_typed_behind_a_count_stays(tmp_path: Path) -> None:
    root = campaign(tmp_path, {"data/outline.yaml": outline(COUNTED)}, da_lat=limits(SAID), bao_loc=limits(SAID))
    path = write(root)[0]
    document = open_docx(path)
    shown = [text for _, text in paragraphs(document)]
    mark = document.paragraphs[next(number for number, text in enumerate(shown) if "đơn vị trả lời" in text)]
    mark.add_run(" Đề nghị Ban Dân vận bổ sung.").style = document.styles[RunStyle.COUNT]
    document.save(str(path))
    (tmp_path / "sạch.docx").write_bytes(clean_document(open_word(path)))
    clean = [text for _, text in paragraphs(open_docx(tmp_path / "sạch.docx"))]
    assert "Đề nghị Ban Dân vận bổ sung." in clean


def test_a_point_that_a_person_switched_off_is_not_put_down_to_too_few_units(tmp_path: Path) -> None:
    other = "Kinh phí cho công tác giám sát, phản biện xã hội còn ít."
    root = campaign(
        tmp_path, {"data/outline.yaml": outline(COUNTED)}, da_lat=limits(SAID, other), bao_loc=limits(SAID, other)
    )
    point = find(drafted(root).merged_item("II").points, other)
    off = PointDecision(item="II", key="1", members=point.members, use=False)
    path = write(root, decisions=Decisions(points=(off,)))[0]
    [counted] = [text for _, text in paragraphs(open_docx(path)) if "đơn vị trả lời" in text]
    assert "01 ý do người biên tập bỏ." in counted
    assert "dưới 2 đơn vị" not in counted


OPPOSED = "Mở rộng mô hình Trưởng Ban Dân vận đồng thời là Chủ tịch Mặt trận cấp huyện."
CONTRARY = "Không mở rộng mô hình Trưởng Ban Dân vận đồng thời là Chủ tịch Mặt trận cấp huyện."


def test_a_contradiction_that_a_person_settled_is_asked_about_no_more(tmp_path: Path) -> None:
    root = campaign(tmp_path, {"data/outline.yaml": outline(CENTRAL)}, da_lat=asks(OPPOSED), bao_loc=asks(CONTRARY))

    def asked(*rows: PointDecision) -> bool:
        path = write(root, decisions=Decisions(points=rows))[0]
        return any("Trái chiều" in text for _, text in paragraphs(open_docx(path)))

    points = drafted(root).merged_item("IV.1").points
    one, other = (find(points, each) for each in (OPPOSED, CONTRARY))
    taken = PointDecision(item="IV.1", key="1", members=one.members, use=True)
    dropped = PointDecision(item="IV.1", key="2", members=other.members, use=False)
    assert asked()
    assert not asked(taken)
    assert not asked(taken, dropped)
    assert asked(dropped), "what is left of the pair waits for a decision still"
