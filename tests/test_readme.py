"""What the README shows is what the program does."""

import re
import shutil
from pathlib import Path

from tests.builders import call

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    [build, test] = re.findall(r"```sh\n(.+)\n```", README)
    assert test in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert build.endswith("tongket build")


def test_the_finding_in_the_readme_is_the_one_that_validate_gives(tmp_path: Path) -> None:
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    answer = tmp_path / "data" / "submissions" / "da-lat.yaml"
    answer.write_text(answer.read_text("utf-8").replace("hoi_nghi: 214", "hoi_nghi: mười hai"), "utf-8")
    told = call(tmp_path, "validate", str(answer), check=1).stdout
    shown = re.search(r"(?:^    .*\n)+(?=\n## Cài đặt)", README, re.MULTILINE)
    assert shown is not None
    assert re.sub(r"^    ", "", shown[0], flags=re.MULTILINE) == told


def test_every_file_that_the_readme_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_the_answer_in_the_readme_is_a_legal_file(tmp_path: Path) -> None:
    for name in ("outline.yaml", "units.yaml"):
        (tmp_path / "data").mkdir(exist_ok=True)
        shutil.copy(ROOT / "data" / name, tmp_path / "data" / name)
    shown = re.search(r"```yaml\n(.+?)```", README, re.DOTALL)
    assert shown is not None
    (tmp_path / "data" / "submissions").mkdir()
    (tmp_path / "data" / "submissions" / "da-lat.yaml").write_text(shown[1], "utf-8")
    assert "lỗi[" not in call(tmp_path, "validate", check=0).stdout
