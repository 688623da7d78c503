"""What a fault costs: the value that it broke is left out, and the finding says how to mend it."""

from pathlib import Path

import pytest

from tests.small_campaign import HEAD, OUTLINE, facts, find, submission, write_campaign
from tongket.intake import read_campaign, take_in
from tongket.model.answers import Submission
from tongket.workspace import open_workspace


def take_one(root: Path, files: dict[str, str]) -> Submission | None:
    """Return what one unit's file came to."""
    workspace = open_workspace(write_campaign(root, files))
    campaign, _ = read_campaign(workspace)
    assert campaign is not None
    (receipt,) = take_in(workspace, campaign, keep=True).receipts
    return receipt.submission


@pytest.mark.parametrize(
    "fact",
    [
        "dang_vien: {2009: 3,120, 2018: 4,875}",
        "dang_vien: {2009:1, 2018:2}",
        "ke_hoach: {khong: vì a, b, c}",
        "hoi_nghi:5",
        "hoi_nghi: 5\nhoi_nghi: 6",
    ],
)
def test_a_broken_fact_is_left_out(fact: str, tmp_path: Path) -> None:
    read = take_one(tmp_path, facts(fact))
    assert read is not None
    assert read.answers["II.1"].facts == {}


@pytest.mark.parametrize(
    "answer",
    [
        "  I.1: |\n    Có\x0712 chi bộ.\n",
        "  I.1: |\n    Có \u2028 chi bộ.\n",
        '  I.1: "Có\\x07 12 chi bộ."\n',
        "  I.1:\n    noi_dung:Đã làm\n",
        "  I.1:\n    khong_co: Không\x07có.\n",
        "  I.1: Có 12.\n  I.1: Có 13.\n",
    ],
)
def test_a_broken_text_is_left_out_and_not_called_missing(answer: str, tmp_path: Path) -> None:
    read = take_one(tmp_path, submission(answer))
    assert read is not None
    assert not read.answers["I.1"].has_content
    assert read.answers["I.1"].faulty


def test_a_point_with_a_strange_character_leaves_the_others(tmp_path: Path) -> None:
    read = take_one(tmp_path, submission("  II.2:\n  - Thiếu\x07cán bộ\n  - Ý hai\n"))
    assert read is not None
    assert [each.text for each in read.answers["II.2"].points] == ["Ý hai"]


def test_the_answers_to_another_outline_are_not_used(tmp_path: Path) -> None:
    files = {"data/submissions/a.yaml": f"{HEAD.replace('thu', 'kl61')}tra_loi:\n  I.1: Có 12 chi bộ.\n"}
    assert take_one(tmp_path, files) is None


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("ke_hoach: {khong: vì a, b, c}", 'khong: "vì a, b, c"'),
        ("dang_vien: {2009: 3,120, 2018: 4}", "2009: 3.120 (phần nghìn)"),
        ("dang_vien: {2009:1, 2018: 2}", "viết: dang_vien: {2009: 1, 2018: 2}"),
        ("chenh_lech: −5", 'gõ dấu trừ "-": -5'),
        ("chenh_lech: –5", 'gõ dấu trừ "-": -5'),
        ("hoi_nghi: −5", "không nhận số âm"),
        ("hoi_nghi: 1  234", '"1  234"'),
        ("hoi_nghi: 1\u3000234", '"1\u3000234"'),
        ("ty_le: 85,5%%", "viết 85,5%."),
        ("hoi_nghi: “12”", "bỏ dấu nháy: viết 12."),
        ("ke_hoach: “có”", "bỏ dấu nháy: viết có."),
        ("van_ban: [{so: 15-KH/HU, ngay: “12/3/2010”, trich_yeu: thực hiện Kết luận}]", "bỏ dấu nháy: viết 12/3/2010."),
        ("ty_le: 1.234", "viết 1,234."),
    ],
)
def test_the_finding_says_how_to_mend_it(fact: str, said: str, tmp_path: Path) -> None:
    found = find(write_campaign(tmp_path, facts(fact)))
    assert said in f"{found[0].message} {found[0].hint}"


def test_what_stands_behind_a_hash_is_said_to_be_a_comment(tmp_path: Path) -> None:
    (found,) = find(write_campaign(tmp_path, submission("  I.1: #1 Có 12 chi bộ.\n")))
    assert found.rule.id == "missing-answer"
    assert "Chữ sau dấu # là chú thích" in (found.hint or "")


def test_a_warning_about_the_folder_may_be_switched_off(tmp_path: Path) -> None:
    files = {
        "data/outline.yaml": OUTLINE.replace("muc:\n", "quy_tac: {not-read: tat}\nmuc:\n", 1),
        "data/submissions/a.docx": "",
    }
    assert find(write_campaign(tmp_path, files)) == ()


def test_a_rule_that_is_not_known_is_answered_with_all_that_are(tmp_path: Path) -> None:
    text = OUTLINE.replace("muc:\n", "quy_tac: {zzz: tat}\nmuc:\n", 1)
    (found,) = find(write_campaign(tmp_path, {"data/outline.yaml": text}))
    assert "…" not in (found.hint or "")
    assert "copied-paragraph" in (found.hint or "")


def test_a_rule_of_another_command_is_said_to_be_one(tmp_path: Path) -> None:
    text = OUTLINE.replace("muc:\n", "quy_tac: {wrong-font: tat, not-a-number: tat}\nmuc:\n", 1)
    font, number = find(write_campaign(tmp_path, {"data/outline.yaml": text}))
    assert "quy tắc wrong-font là của tongket lint, không đổi được mức ở đây." in font.message
    assert "quy tắc not-a-number không đổi được mức: giá trị sai thì không dùng được." in number.message


@pytest.mark.slow
def test_the_last_finding_of_a_file_with_too_many_says_so(tmp_path: Path) -> None:
    body = "".join(f"  X.{number}: a\n" for number in range(10_050))
    found = find(write_campaign(tmp_path, submission(body)))
    assert found[-1].rule.id == "too-many-findings"
