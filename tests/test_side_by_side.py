"""Files shared between processes come back as from one, in their order, whatever happens to a process."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import parent_process
from pathlib import Path

import pytest
from benchmarks.campaigns import write_campaign

from tests.builders import DAY
from tongket import side_by_side
from tongket.findings.campaign_rules import NOT_A_NUMBER
from tongket.findings.rule import Rule
from tongket.intake import read_campaign, take_in
from tongket.side_by_side import map_files
from tongket.workspace import open_workspace


@pytest.fixture(autouse=True)
def always_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "WORTH", 0)
    monkeypatch.setattr(side_by_side, "_cores", lambda: 2)


FILES = [Path(f"{number}.yaml") for number in range(50)]


def say_who(file: Path) -> tuple[str, int]:
    return file.name, os.getpid()


def name_a_rule(_: Path) -> Rule:
    return NOT_A_NUMBER


def die_elsewhere(file: Path) -> str:
    if parent_process() is not None and file.name == "20.yaml":
        os._exit(1)
    return file.name


def fail(file: Path) -> str:
    raise ValueError(file.name)


def test_files_come_back_in_their_order_from_several_processes() -> None:
    done = list(map_files(say_who, FILES))
    assert [name for name, _ in done] == [each.name for each in FILES]
    assert os.getpid() not in {process for _, process in done}


def test_few_bytes_are_read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "WORTH", 1)
    assert {process for _, process in map_files(say_who, FILES)} == {os.getpid()}


def test_a_rule_from_another_process_is_the_rule() -> None:
    assert all(each is NOT_A_NUMBER for each in map_files(name_a_rule, FILES))


def test_where_a_process_dies_this_one_does_the_rest() -> None:
    assert list(map_files(die_elsewhere, FILES)) == [each.name for each in FILES]


def test_a_bug_is_not_hidden() -> None:
    with pytest.raises(ValueError, match=r"0\.yaml"):
        list(map_files(fail, FILES))


@pytest.mark.slow
@pytest.mark.parametrize("start", ["spawn", *(["fork"] if sys.platform == "linux" else [])])
def test_what_is_taken_in_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, start: str) -> None:
    workspace = open_workspace(write_campaign(tmp_path / "đợt", 20, faults=0.5))
    campaign, _ = read_campaign(workspace)
    assert campaign is not None
    monkeypatch.setattr(side_by_side, "_START", start)
    shared = take_in(workspace, campaign, keep=True, as_of=DAY)
    monkeypatch.setattr(side_by_side, "_cores", lambda: 1)
    assert shared.found
    assert take_in(workspace, campaign, keep=True, as_of=DAY) == shared


def _wait_for_readers(run: "subprocess.Popen[bytes]") -> None:
    """Wait until a command has begun the processes that read for it."""
    for _ in range(600):
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text("ascii").split()
        if len(children) > 1:
            return
        time.sleep(0.05)
    raise AssertionError("nothing was shared")


@pytest.mark.slow
@pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1,
    reason="the processes of a process are seen in /proc, and on one core there are none",
)
def test_a_stop_leaves_no_process_behind(tmp_path: Path) -> None:
    root = write_campaign(tmp_path / "đợt", 200)
    run = subprocess.Popen(
        [sys.executable, "-m", "tongket", "validate", "--root", str(root)],
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    _wait_for_readers(run)
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "Đã dừng" in told.decode()
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)
