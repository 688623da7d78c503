"""The benchmarks measure what they say, and judge what was measured. No test asserts a time of ours."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.__main__ import main
from benchmarks.campaigns import write_campaign
from benchmarks.commands import DOCXTPL, LATE, REAL, REPOSITORY, VERBS, Key
from benchmarks.goals import GOALS, Goal, Taken, judge
from benchmarks.processes import FailedRunError, Run, measure_run
from benchmarks.tables import BEGIN, END, Measured, write_into

HELD = "held = b'x' * 60_000_000; "
"""What holds so many bytes while it runs."""


def taken(processor: float, *, wall: float = 1.0, memory: float = 1.0, stopped: bool = False) -> Taken:
    return Taken((Run(processor=processor, wall=wall, memory=memory, stopped=stopped),))


def goal(work: str) -> Goal:
    return next(each for each in GOALS if each.work.startswith(work))


def python(code: str, tmp_path: Path, *, limit: float = 60, fine: frozenset[int] = frozenset()) -> Run:
    return measure_run((sys.executable, "-c", code), tmp_path, limit=limit, fine=fine)


def memory(code: str, tmp_path: Path) -> float:
    """Return the MB of a run that a small process starts, as the benchmarks are (see `processes`)."""
    small = "import sys; from pathlib import Path; from benchmarks.processes import measure_run; "
    measure = "print(measure_run((sys.executable, '-c', sys.argv[1]), Path(sys.argv[2]), limit=60).memory)"
    command = [sys.executable, "-c", small + measure, code, str(tmp_path)]
    return float(subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, encoding="utf-8").stdout)


def starting(code: str) -> str:
    return f"import subprocess, sys; subprocess.run([sys.executable, '-c', {code!r}])"


def test_the_processor_time_and_the_memory_of_children_count(tmp_path: Path) -> None:
    assert python(starting("sum(range(3_000_000))"), tmp_path).processor > python("pass", tmp_path).processor
    assert memory(starting(HELD), tmp_path) > memory("pass", tmp_path) + 50


def test_the_memory_of_processes_that_run_at_once_is_added_up(tmp_path: Path) -> None:
    child = starting(f"{HELD}import time; time.sleep(0.5)")
    assert memory(f"{HELD}{child}", tmp_path) > memory(child, tmp_path) + 50


def test_a_run_is_ended_at_its_limit_with_all_that_it_started(tmp_path: Path) -> None:
    child = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    run = python(child, tmp_path, limit=0.2)
    assert run.stopped
    assert run.wall < 30


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(FailedRunError, match=r"exit code 3: [^\n]*\nhỏng"):
        python("import sys; sys.stderr.write('hỏng'); sys.exit(3)", tmp_path)
    assert not python("import sys; sys.exit(3)", tmp_path, fine=frozenset({3})).stopped


def test_a_goal_is_reached_within_its_ratio() -> None:
    build = goal("`build`, 332 units, both books")
    ours, theirs = Key(332, "build"), Key(332, DOCXTPL)
    assert judge(build, {ours: taken(9, wall=3), theirs: taken(1, wall=2)}) == ("1.5", True)
    assert judge(build, {ours: taken(1, wall=4), theirs: taken(9, wall=2)}) == ("2", False)
    assert judge(build, {ours: taken(1)}) == ("not measured", None)


def test_how_many_times_faster_is_theirs_by_ours() -> None:
    faster = next(each for each in GOALS if each.at_least and each.work == "`validate`, 3,321 units")
    (ours, theirs), *_ = faster.pairs
    assert theirs is not None
    assert judge(faster, {ours: taken(1, wall=2), theirs: taken(1, wall=30)}) == ("15", True)
    assert judge(faster, {ours: taken(1, wall=3), theirs: taken(1, wall=15)}) == ("5", False)


def test_growth_is_that_of_the_worst_command_and_whole_only_with_all_of_them() -> None:
    growth = goal("growth")
    few = {Key(332, each): taken(1) for each in VERBS}
    many = {Key(3_321, each): taken(10) for each in VERBS}
    assert judge(growth, {**few, **many}).reached
    assert judge(growth, {**few, **many, Key(3_321, "build"): taken(30)}) == ("30 (`build`)", False)
    without = {key: each for key, each in many.items() if key.name != "receive"}
    assert judge(growth, {**few, **without}).reached is None


def test_what_was_ended_at_the_limit_has_not_reached_its_goal() -> None:
    late = goal("`build` of the real campaign")
    (ours, theirs), *_ = late.pairs
    assert ours == Key(REAL, LATE)
    assert theirs is not None
    assert judge(late, {ours: taken(1, stopped=True), theirs: taken(1)}).reached is False


def test_the_tables_hold_every_goal_before_anything_is_measured() -> None:
    text = Measured([]).markdown()
    assert [each.work for each in GOALS if f"| {each.work} " not in text] == []


def test_what_was_measured_goes_between_the_marks_of_a_paper(tmp_path: Path) -> None:
    paper = tmp_path / "ra.md"
    paper.write_text(f"Trước\n\n{BEGIN}\ncũ\n{END}\n\nSau\n", "utf-8")
    write_into(paper, "mới")
    write_into(paper, "mới")
    assert paper.read_text("utf-8") == f"Trước\n\n{BEGIN}\n\nmới\n\n{END}\n\nSau\n"
    (tmp_path / "ghi-chu.md").write_text("Không có dấu\n", "utf-8")
    with pytest.raises(SystemExit, match="marks"):
        write_into(tmp_path / "ghi-chu.md", "mới")


def test_the_same_number_of_units_is_the_same_campaign(tmp_path: Path) -> None:
    one, other = (write_campaign(tmp_path / name, 2) / "data" for name in ("một", "hai"))
    files = sorted(each.relative_to(one) for each in one.rglob("*.yaml"))
    assert len(files) == 4
    assert [(one / each).read_bytes() for each in files] == [(other / each).read_bytes() for each in files]


@pytest.mark.slow
def test_a_campaign_is_measured_from_end_to_end(tmp_path: Path) -> None:
    said, paper = tmp_path / "do.json", tmp_path / "ra.md"
    given = ["2", "--runs", "1", "--only", "validate", "build"]
    assert main([*given, "--json", str(said), "--markdown", str(paper)]) == 0
    measured = json.loads(said.read_text("utf-8"))
    text = paper.read_text("utf-8")
    assert [each.work for each in GOALS if f"| {each.work} " not in text] == []
    assert {each["work"] for each in measured["goals"]} == {each.work for each in GOALS}
    found = {(each["units"], each["command"]): each for each in measured["results"]}
    assert {(2, "validate"), (2, "build"), (2, "python-docx"), (REAL, LATE)} <= found.keys()
    assert all(each["processor"] > 0 and each["memory"] > 10 and not each["stopped"] for each in found.values())
    missing = {each["command"]: each["reason"] for each in measured["missing"]}
    assert all(missing.get(name, "installed").endswith("installed") for name in ("check-jsonschema", DOCXTPL, "pandoc"))
