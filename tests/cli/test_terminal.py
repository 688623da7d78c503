"""What steers a terminal (colours, erasing, the direction of writing) is written out, wherever it comes from."""

import json
import os
import pty
import re
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from threading import Thread
from unittest.mock import patch

import pytest

from tests.builders import call, campaign, environment, open_docx
from tongket.cli.running import run as run_command
from tongket.output.escape import escape_steering

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
HARM = "a\x1b[31mđỏ\x9b2J\u202egnơưđ\u2066.docx"


def on_a_terminal(cwd: Path, *arguments: str) -> str:
    """Return all that a run shows on a terminal, our own colours taken away."""
    own, its = pty.openpty()
    shown = bytearray()
    reader = Thread(target=_read_all, args=(own, shown))
    reader.start()
    with open(its, "w", encoding="utf-8") as terminal:  # noqa: PTH123 - a number, no path
        assert terminal.isatty()
        there = patch.dict(os.environ, environment(TERM="xterm-256color", COLUMNS="100"), clear=True)
        with chdir(cwd), there, redirect_stdout(terminal), redirect_stderr(terminal):
            run_command(list(arguments))
    reader.join()
    os.close(own)
    text = shown.decode("utf-8").replace("\r\n", "\n")
    return re.sub("\x1b\\[[0-9;]*m", "", text.replace("\x1b[31mđỏ", "<RAW>"))


def _read_all(own: int, shown: bytearray) -> None:
    """Read what comes to a terminal until the other side is closed."""
    with suppress(OSError):  # what Linux says when it is
        while piece := os.read(own, 65536):
            shown += piece


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", HARM),
        ("--root", HARM, "status"),
        (HARM,),
        ("status", HARM),
        ("status", f"--{HARM}"),
        ("status", "--format", HARM),
        ("status", "--as-of", HARM),
        ("build", "--draft", "1", "-o", f"không có/{HARM}/{HARM}"),
        ("build", "--draft", HARM),
        ("lint", HARM),
        ("figures", HARM),
        ("trace", HARM, "5"),
        ("clean", HARM),
        ("update", HARM),
        ("init", f"data/{HARM}"),
    ],
    ids=lambda each: each[0] if len(each[0]) < 9 else "other",
)
def test_an_argument_steers_no_terminal(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    campaign(tmp_path)
    done = call(tmp_path, *arguments)
    assert not STEERING.search(done.stdout + done.stderr)
    assert done.returncode != 3
    shown = on_a_terminal(tmp_path, *arguments)
    assert not STEERING.search(shown)
    assert "<RAW>" not in shown


@pytest.mark.parametrize("form", ["text", "md", "csv", "json"])
def test_the_name_of_a_file_steers_no_terminal(tmp_path: Path, form: str) -> None:
    campaign(tmp_path)
    name = HARM.replace(".docx", ".yaml")
    (tmp_path / "data" / "submissions").mkdir(exist_ok=True)
    (tmp_path / "data" / "submissions" / name).write_text("x", "utf-8")
    shown = [call(tmp_path, "status", "--format", form).stdout, on_a_terminal(tmp_path, "status", "--format", form)]
    for each in shown:
        assert not STEERING.search(each.replace("\r", ""))
        assert "<RAW>" not in each
    if form == "json":
        assert any(name in each["file"] for each in json.loads(shown[0])["unassigned"])
    elif form != "csv":
        assert "\\u202e" in shown[0]
    found = call(tmp_path, "validate")
    assert not STEERING.search(found.stdout + found.stderr)


@pytest.mark.parametrize("command", ["trace", "figures", "lint"])
def test_the_text_of_a_document_steers_no_terminal(tmp_path: Path, command: str) -> None:
    campaign(tmp_path)
    path = tmp_path / "b\x9bc\u202e.docx"
    document = open_docx(Path(__file__).parents[2] / "templates" / "report.docx")
    document.add_paragraph("Đã tổ chức 1.721 hội nghị\u009b31m \u202egnơưđ với 98.765 lượt người, tăng 5%\u2066.")
    document.save(str(path))
    more = ("1.721",) if command == "trace" else ()
    for shown in (
        "".join((done := call(tmp_path, command, path.name, *more)).stdout + done.stderr),
        on_a_terminal(tmp_path, command, path.name, *more),
    ):
        assert not STEERING.search(shown)


def test_tabs_and_line_ends_are_no_harm() -> None:
    assert escape_steering("Đà Lạt\t1\r\n2\n") == "Đà Lạt\t1\r\n2\n"
    assert escape_steering("xóa\rdòng\x7f") == "xóa\\u000ddòng\\u007f"
