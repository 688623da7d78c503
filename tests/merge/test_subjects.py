"""Under which subject a point stands: by key words; nothing is hidden."""

from pathlib import Path

import pytest

from tests.builders import open_docx, paragraphs, write
from tests.merge.deciding import LEADING, MONEY, PAY, POINTS, ROADS, folder, merged_points, says

SUBJECTS = """\
  - ma: II
    ten: Hạn chế
    kieu: danh_sach
    nhom_y:
      - {ma: giam_sat, ten: "Về giám sát, phản biện", tu_khoa: [giám sát, phản biện xã hội]}
      - {ma: phoi_hop, ten: Về phối hợp, tu_khoa: [phối hợp, trả lời kiến nghị, MTTQ]}
      - {ma: can_bo, ten: Về cán bộ, tu_khoa: [cán bộ, Phụ cấp]}
"""


def subject_of(root: Path, *points: str) -> list[str | None]:
    return [each.subject for each in merged_points(folder(root, SUBJECTS, da_lat=says(*points)))]


@pytest.mark.parametrize(
    ("point", "subject"),
    [
        ("Giám sát còn lúng túng.", "giam_sat"),
        ("GIÁM SÁT CÒN LÚNG TÚNG", "giam_sat"),
        ("Số cuộc phản biện xã hội còn ít.", "giam_sat"),
        ("Phản biện còn ít.", None),
        ("Việc phối hợp giữa các ngành chưa chặt chẽ.", "phoi_hop"),
        ("phụ cấp thấp", "can_bo"),
        ("Đường vào thôn xa.", None),
    ],
)
def test_a_point_stands_under_the_subject_whose_key_word_it_names(
    tmp_path: Path, point: str, subject: str | None
) -> None:
    assert subject_of(tmp_path, point) == [subject]


def test_a_longer_key_word_counts_more(tmp_path: Path) -> None:
    assert subject_of(tmp_path, "Việc trả lời kiến nghị sau giám sát còn chậm.") == ["phoi_hop"]


def test_of_equal_subjects_the_first_wins(tmp_path: Path) -> None:
    assert subject_of(tmp_path, "Phối hợp giám sát chưa tốt.") == ["giam_sat"]
    assert subject_of(tmp_path, "Cán bộ làm phối hợp còn thiếu.") == ["phoi_hop"]


def test_a_key_word_counts_only_as_whole_words(tmp_path: Path) -> None:
    assert subject_of(tmp_path, "Bán phụ cấpp.") == [None]


def test_a_point_below_a_point_counts_for_its_subject(tmp_path: Path) -> None:
    assert subject_of(tmp_path, "Còn nhiều việc chưa tốt.", "+ nhất là giám sát ở xã") == ["giam_sat"]


def test_every_wording_of_a_joined_point_counts(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        SUBJECTS,
        "viet_tat: {MTTQ: Mặt trận Tổ quốc}\n",
        da_lat=says("Mặt trận Tổ quốc chưa chủ động."),
        di_linh=says("MTTQ chưa chủ động."),
    )
    assert [(each.subject, len(each.voices)) for each in merged_points(root)] == [("phoi_hop", 2)]


def test_points_stand_by_subject_in_the_order_of_the_outline_then_by_how_many_say_them(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        POINTS,
        da_lat=says(ROADS, MONEY, PAY),
        bao_loc=says(PAY, LEADING),
        di_linh=says(PAY, MONEY, "Chưa chi phụ cấp giữ rừng."),
    )
    assert [(each.subject, each.point.text, len(each.units)) for each in merged_points(root)] == [
        ("lanh_dao", LEADING, 1),
        ("kinh_phi", PAY, 3),
        ("kinh_phi", MONEY, 2),
        ("kinh_phi", "Chưa chi phụ cấp giữ rừng.", 1),
        (None, ROADS, 1),
    ]


def test_a_subject_is_a_heading_where_a_point_of_it_is_printed(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=says(MONEY, PAY, ROADS), di_linh=says(MONEY, PAY), bao_loc=says(LEADING))
    document = open_docx(write(root)[0])
    heads = [text for style, text in paragraphs(document) if style == "Nhóm ý"]
    assert heads == ["Về kinh phí (2)"]


def test_a_subject_that_nobody_speaks_of_is_not_printed(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=says(MONEY), di_linh=says(MONEY))
    assert [text for style, text in paragraphs(open_docx(write(root)[0])) if style == "Nhóm ý"] == ["Về kinh phí (2)"]


def test_a_subject_with_one_short_point_stands_on_one_line(tmp_path: Path) -> None:
    """A heading over a bullet of four words is no heading; one over a longer bullet stays one."""
    root = folder(tmp_path, da_lat=says("Kinh phí còn ít", LEADING), di_linh=says("Kinh phí còn ít", LEADING))
    shown = [(style, text) for style, text in paragraphs(open_docx(write(root)[0])) if style in {"Nhóm ý", "Ý"}]
    assert shown == [
        ("Nhóm ý", "Về lãnh đạo của cấp ủy (2)"),
        ("Ý", f"- {LEADING} (2)"),
        ("Ý", "Về kinh phí (2): Kinh phí còn ít. (2)"),
    ]


def test_a_short_point_beside_another_stays_a_bullet(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=says("Kinh phí còn ít.", PAY), di_linh=says("Kinh phí còn ít.", PAY))
    assert [style for style, _ in paragraphs(open_docx(write(root)[0])) if style in {"Nhóm ý", "Ý"}] == [
        "Nhóm ý",
        "Ý",
        "Ý",
    ]


def test_what_one_unit_alone_says_is_counted_under_its_subject(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=says(MONEY, PAY, ROADS, "Chưa chi phụ cấp giữ rừng."), di_linh=says(MONEY))
    text = "\n".join(text for _, text in paragraphs(open_docx(write(root)[0])))
    assert f"Về kinh phí (2)\n- {MONEY} (2) (Ý riêng: 02)\n" in text
    assert "Nhóm chỉ có ý riêng - Ý khác: 01." in text
    assert ROADS not in text
