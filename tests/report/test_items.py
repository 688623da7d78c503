"""One item of the draft: reasons counted, prose that several units share, kinds of unit as headings in the text."""

import re
from pathlib import Path

from tests.builders import campaign, markdown, open_docx, outline, paragraphs, write

PROSE = "  - {ma: I, ten: Tình hình chung}\n"
ASKED = """\
  - ma: I
    ten: Kế hoạch
    chi_tieu: [{ma: ke_hoach, ten: Có kế hoạch riêng, kieu: co_khong, cong_tu: [huyen]}]
    cau_dan: "{{ ke_hoach.ty_so }} đảng bộ có kế hoạch riêng."
"""
SHARED = "Các cuộc vận động được rà soát, lồng ghép, giảm số đầu việc trùng nhau."


def writes(*lines: str) -> str:
    return "tra_loi:\n  I: |\n" + "".join(f"    {each}\n" for each in lines)


def answers(value: str) -> str:
    return f"tra_loi:\n  I:\n    chi_tieu:\n      ke_hoach: {value}\n"


def body(root: Path) -> list[tuple[str, str]]:
    """Return what stands under the item's heading in the draft, as (style, text)."""
    shown = paragraphs(open_docx(write(root)[0]))
    start = next(number for number, (style, _) in enumerate(shown) if style.startswith("Heading"))
    return [
        (style, text) for style, text in shown[start + 1 :] if text and style in {"Nội dung", "Ý", "Ý nhỏ", "Nhóm ý"}
    ]


def folder(root: Path, items: str = PROSE, **submissions: str) -> Path:
    return campaign(root, {"data/outline.yaml": outline(items)}, **submissions)


def test_a_paragraph_that_several_units_share_is_printed_once_with_all_of_them(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=writes(SHARED, "Riêng Đà Lạt."), di_linh=writes("Riêng Di Linh.", SHARED))
    assert [text for _, text in body(root)] == [
        f"Thành ủy Đà Lạt, Huyện ủy Di Linh: {SHARED}",
        "Thành ủy Đà Lạt: Riêng Đà Lạt.",
        "Huyện ủy Di Linh: Riêng Di Linh.",
    ]


def test_a_shared_paragraph_stands_in_the_source_book_under_each_unit(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=writes(SHARED), di_linh=writes(SHARED), bao_loc=writes("Riêng Bảo Lộc."))
    assert markdown(root)[1].count(SHARED) == 2


def test_case_spaces_and_final_punctuation_do_not_make_a_paragraph_another(tmp_path: Path) -> None:
    typed = SHARED.replace(", ", ",  ").replace("Các cuộc", "CÁC CUỘC").rstrip(".") + ";"
    root = folder(tmp_path, da_lat=writes(SHARED), di_linh=writes(typed))
    assert [text for _, text in body(root)] == [f"Thành ủy Đà Lạt, Huyện ủy Di Linh: {SHARED}"]


def test_paragraphs_that_the_same_units_share_stand_together(tmp_path: Path) -> None:
    lines = SHARED, "Kết quả được công khai."
    root = folder(tmp_path, da_lat=writes(*lines), bao_loc=writes(*lines))
    assert [text for _, text in body(root)] == [f"Thành ủy Đà Lạt, Thành ủy Bảo Lộc: {lines[0]}", lines[1]]


def test_no_paragraph_of_a_unit_is_lost_or_printed_twice(tmp_path: Path) -> None:
    given = {
        "da_lat": ("Một.", SHARED, "Hai."),
        "bao_loc": (SHARED, "Ba.", "Hai."),
        "di_linh": ("Bốn.", "Ba.", SHARED, "Năm."),
    }
    root = folder(tmp_path, **{unit: writes(*lines) for unit, lines in given.items()})
    shown = [text.rpartition(": ")[2] for _, text in body(root)]
    assert sorted(shown) == sorted({line for lines in given.values() for line in lines})


def test_the_text_of_one_unit_alone_stands_without_its_name(tmp_path: Path) -> None:
    assert body(folder(tmp_path, da_lat=writes("Một.", "Hai."))) == [("Nội dung", "Một."), ("Nội dung", "Hai.")]


def test_units_of_several_kinds_stand_under_the_names_of_their_kinds(tmp_path: Path) -> None:
    root = folder(
        tmp_path, da_lat=writes("Lời Đà Lạt."), di_linh=writes("Lời Di Linh."), mttq=writes("Lời của Mặt trận.")
    )
    assert body(root) == [
        ("Nhóm ý", "Các huyện ủy và thành ủy"),
        ("Nội dung", "Thành ủy Đà Lạt: Lời Đà Lạt."),
        ("Nội dung", "Huyện ủy Di Linh: Lời Di Linh."),
        ("Nhóm ý", "Các đoàn thể tỉnh"),
        ("Nội dung", "Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh: Lời của Mặt trận."),
    ]


def test_units_of_one_kind_stand_without_the_name_of_their_kind(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=writes("Lời Đà Lạt."), di_linh=writes("Lời Di Linh."))
    assert not [text for style, text in body(root) if style == "Nhóm ý"]


def test_a_paragraph_that_units_of_two_kinds_share_stands_under_no_kind(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=writes(SHARED), mttq=writes(SHARED, "Lời của Mặt trận."))
    assert body(root) == [
        ("Nội dung", f"Thành ủy Đà Lạt, Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh: {SHARED}"),
        ("Nhóm ý", "Các đoàn thể tỉnh"),
        ("Nội dung", "Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh: Lời của Mặt trận."),
    ]


def test_points_within_prose_stay_points_below_their_unit(tmp_path: Path) -> None:
    root = folder(tmp_path, da_lat=writes("Có hai việc:", "- việc một", "+ việc nhỏ"), di_linh=writes("Lời Di Linh."))
    assert body(root)[:3] == [
        ("Nội dung", "Thành ủy Đà Lạt: Có hai việc:"),
        ("Ý", "- việc một"),
        ("Ý nhỏ", "+ việc nhỏ"),
    ]


def reasons(root: Path) -> str:
    """Return the exceptions that are noted in yellow."""
    return " ".join(text[text.index("Ngoại lệ") :] for _, text in body(root) if re.search(r"\[[^]]*Ngoại lệ", text))


def test_reasons_for_no_are_counted_and_nobody_is_named(tmp_path: Path) -> None:
    root = folder(
        tmp_path,
        ASKED,
        da_lat=answers("{khong: Đang xây dựng.}"),
        bao_loc=answers("{khong: đang  xây dựng}"),
        di_linh=answers("{khong: chờ hướng dẫn}"),
    )
    told = reasons(root)
    assert "Có kế hoạch riêng: 03 nơi trả lời “không”" in told
    assert "Đang xây dựng (02); chờ hướng dẫn (01)." in told
    assert "Đà Lạt" not in told


def test_no_without_a_reason_is_counted_among_the_no(tmp_path: Path) -> None:
    root = folder(
        tmp_path, ASKED, da_lat=answers("{khong: đang xây dựng}"), bao_loc=answers("không"), di_linh=answers("có")
    )
    assert "02 nơi trả lời “không”" in reasons(root)
    assert "đang xây dựng (01)." in reasons(root)


def test_where_nobody_gives_a_reason_there_is_no_exception_to_note(tmp_path: Path) -> None:
    assert reasons(folder(tmp_path, ASKED, da_lat=answers("không"), di_linh=answers("có"))) == ""


def test_the_reasons_of_units_that_are_not_counted_are_not_noted(tmp_path: Path) -> None:
    root = folder(tmp_path, ASKED, da_lat=answers("có"), mttq=answers("{khong: không thuộc diện}"))
    assert reasons(root) == ""
    assert "không thuộc diện" in markdown(root)[1]


def test_a_reason_is_text_whatever_it_looks_like(tmp_path: Path) -> None:
    root = folder(tmp_path, ASKED, da_lat=answers('{khong: "{{ ke_hoach }} & <w:p>"}'))
    assert "{{ ke_hoach }} & <w:p> (01)." in reasons(root)
