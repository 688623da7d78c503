"""Points that stand twice in one item, in a document of any make: what is named, and what never is."""

from pathlib import Path

import pytest
from docx import Document

from tests.builders import call, campaign, outline
from tests.places import in_word
from tongket.commands.lint.alike import ANYWHERE, find_like_points, read_likeness
from tongket.findings.diagnostics import Diagnostic
from tongket.likeness.likeness import Likeness
from tongket.word.looks import read_looks
from tongket.word.reading import open_word
from tongket.workspace import open_folder

FUNDS = "Kinh phí hoạt động của các tổ chức ở cơ sở còn hạn hẹp, chưa đáp ứng yêu cầu nhiệm vụ."
FUNDS_TOO = "Kinh phí hoạt động của tổ chức ở cơ sở còn rất hạn hẹp, chưa đáp ứng yêu cầu nhiệm vụ."
STAFF = "Cán bộ ở cơ sở thường xuyên biến động, phần lớn kiêm nhiệm nhiều việc."


def found(path: Path, *lines: str, likeness: Likeness = ANYWHERE) -> tuple[Diagnostic, ...]:
    """Return the findings in a document of these lines: `# ` begins a heading, `* ` an automatic bullet."""
    document = Document()
    for each in lines:
        if each.startswith("# "):
            document.add_heading(each[2:], 2)
        elif each.startswith("* "):
            document.add_paragraph(each[2:], style="List Bullet")
        else:
            document.add_paragraph(each)
    document.save(str(path / "báo cáo.docx"))
    return find_like_points(read_looks(open_word(path / "báo cáo.docx", "báo cáo.docx")), likeness)


NAMED = {
    "equal": ("# Hạn chế", f"- {FUNDS}", f"- {STAFF}", f"- {FUNDS}"),
    "equal but for what says nothing": ("# Hạn chế", f"- {FUNDS}", f"– {FUNDS.replace('các tổ', 'tổ').rstrip('.')};"),
    "near": ("# Hạn chế", f"- {FUNDS}", f"- {FUNDS_TOO}"),
    "automatic bullets": ("# Hạn chế", f"* {FUNDS}", f"* {STAFF}", f"* {FUNDS}"),
    "without any heading": (f"- {FUNDS}", f"- {FUNDS}"),
    "with counts and what is yellow": (
        "# Hạn chế",
        f"- {FUNDS} (14)",
        f"- {FUNDS} (2: Đà Lạt, Bảo Lộc) [Gần giống, chưa gộp: «{STAFF}» (1).]",
    ),
    "with a sentence between them": ("# Hạn chế", f"- {FUNDS}", "Bên cạnh đó, còn những việc khác.", f"- {FUNDS}"),
    "below one point": ("# Hạn chế", "- Về điều kiện làm việc", f"+ {FUNDS}", f"+ {STAFF}", f"+ {FUNDS}"),
}


@pytest.mark.parametrize("lines", NAMED.values(), ids=NAMED)
def test_two_like_points_of_one_item_are_named(lines: tuple[str, ...], tmp_path: Path) -> None:
    [named] = found(tmp_path, *lines)
    assert (named.rule.id, named.is_error) == ("like-points", False)
    assert in_word(named).paragraph == len(lines)


NOT_NAMED = {
    "two items": ("# Hạn chế", f"- {FUNDS}", "# Nguyên nhân", f"- {FUNDS}"),
    "two addressees": ("# Kiến nghị", "1. Với Trung ương", f"- {FUNDS}", "2. Với Tỉnh ủy", f"- {FUNDS}"),
    "two leads": ("# Kiến nghị", "Với Trung ương:", f"- {FUNDS}", "Với Tỉnh ủy:", f"- {FUNDS}"),
    "two leads that are points": ("# Kiến nghị", "- Với Trung ương:", f"- {FUNDS}", "- Với Tỉnh ủy:", f"- {FUNDS}"),
    "below two points": ("# Hạn chế", "- Ở cấp xã, phường", f"+ {FUNDS}", "- Ở cấp huyện, thành phố", f"+ {FUNDS}"),
    "another figure": ("# Kết quả", f"- {FUNDS.replace('Kinh phí', 'Năm 2017 kinh phí')}", f"- {FUNDS}"),
    "another place": (f"- {FUNDS.replace('ở cơ sở', 'ở Đạ Tẻh')}", f"- {FUNDS.replace('ở cơ sở', 'ở Lâm Hà')}"),
    "the reverse": ("# Kết quả", f"- {STAFF}", f"- {STAFF.replace('thường xuyên biến', 'không thường xuyên biến')}"),
    "other words": ("# Hạn chế", f"- {FUNDS}", f"- {STAFF}"),
    "very short": ("# Ý kiến", "- Không có.", "- Không có."),
    "no points": ("# Hạn chế", FUNDS, FUNDS),
}  # fmt: skip


@pytest.mark.parametrize("lines", NOT_NAMED.values(), ids=NOT_NAMED)
def test_what_may_stand_twice_is_never_named(lines: tuple[str, ...], tmp_path: Path) -> None:
    assert [each.message for each in found(tmp_path, *lines)] == []


def test_both_places_and_the_words_that_differ_are_said(tmp_path: Path) -> None:
    [named] = found(tmp_path, "# Hạn chế", f"- {FUNDS}", f"- {STAFF}", f"- {FUNDS_TOO}")
    assert named.location.inside == 'đoạn 4, mục "Hạn chế"'
    assert named.message.endswith("gần như ý ở đoạn 2, khác ở: + rất.")


def test_a_third_like_point_is_counted_with_the_second(tmp_path: Path) -> None:
    [named] = found(tmp_path, "# Hạn chế", f"- {FUNDS}", f"- {FUNDS}", f"- {FUNDS}")
    assert in_word(named).paragraph == 3
    assert named.message.endswith("đã có ở đoạn 2 (và 1 đoạn khác).")


def test_inside_a_campaign_folder_its_abbreviations_count(tmp_path: Path) -> None:
    short = outline(more='viet_tat: {TCCS: "tổ chức ở cơ sở"}\n')
    root = campaign(tmp_path / "chiến dịch", {"data/outline.yaml": short})
    lines = f"- {FUNDS}", f"- {FUNDS.replace('các tổ chức ở cơ sở', 'các TCCS')}"
    [named] = found(tmp_path, *lines, likeness=read_likeness(open_folder(root)))
    assert "đã có ở" in named.message
    assert "đã có ở" not in "".join(each.message for each in found(tmp_path, *lines))


def test_lint_and_clean_name_them_and_the_clean_copy_is_written(tmp_path: Path) -> None:
    found(tmp_path, "# Hạn chế", f"- {FUNDS}", f"- {FUNDS}")
    done = call(tmp_path, "clean", "báo cáo.docx", check=0)
    assert "cảnh báo[like-points]" in done.stderr
    assert (tmp_path / "báo cáo-sach.docx").exists()
    assert "cảnh báo[like-points]" in call(tmp_path, "lint", "báo cáo.docx").stdout
