"""The same value written in two ways is no correction by hand, and stays as it is written in the file."""

import shutil
from pathlib import Path

import pytest

from tests.builders import REPOSITORY, call
from tongket.commands.receive.hand_corrections import keep_corrections
from tongket.commands.receive.submission_paths import compare_trees, meaning
from tongket.source.emitting import Tree

PATH = ("tra_loi", "I", "chi_tieu", "a")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("có", "Có"),
        ("khong", "Không"),
        ("8/4/2019", "ngày 08 tháng 4 năm 2019"),
        ("85,7%", "85,7"),
        (("truc_tiep",), "truc_tiep"),
        ("Đơn vị mới thành lập.", "Không có: Đơn vị mới thành lập."),
        ("Một.\n\nHai. ", "Một.\nHai."),
        ({"khong": "chưa đến hạn"}, {"khong": "chưa đến hạn "}),
    ],
)
def test_two_ways_to_write_a_value_mean_the_same(one: Tree, other: Tree) -> None:
    assert meaning(one) == meaning(other)
    assert compare_trees({PATH: one}, {PATH: other}) == ()
    kept = keep_corrections({}, {PATH: one}, {PATH: other}, force=False)
    assert (kept.leaves[PATH], kept.kept, kept.disputed) == (one, (), ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12", "21"),
        ("1.234", "1234"),
        ("có", "không"),
        ("8/4/2019", "9/4/2019"),
        ("85,7%", "85,8"),
        ("Đạt 85%", "Đạt 85"),
        (("a", "b"), ("b", "a")),
        ("Không có", ""),
        ({"khong": "chưa"}, "không"),
    ],
)
def test_values_that_are_not_the_same_are_told_apart(one: Tree, other: Tree) -> None:
    assert meaning(one) != meaning(other)
    assert len(compare_trees({PATH: one}, {PATH: other})) == 1


def test_a_form_that_goes_out_again_comes_in_without_a_dispute(tmp_path: Path) -> None:
    for name in (
        "data/outline.yaml",
        "data/units.yaml",
        *(f"data/submissions/{each}.yaml" for each in ("cong-an", "da-lat")),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / name, tmp_path / name)
    before = call(tmp_path, "build", "--format", "json", "--as-of", "12/4/2019").stdout
    call(tmp_path, "form", "--again", "da-lat", "cong-an")
    shown = call(tmp_path, "receive", "build/mau", "--on", "12/4/2019")
    assert "sửa tay" not in shown.stdout + shown.stderr
    assert call(tmp_path, "build", "--format", "json", "--as-of", "12/4/2019").stdout == before
