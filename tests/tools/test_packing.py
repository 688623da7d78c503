"""The folder that an office copies: all of it but the interpreter, which is not to be had here."""

import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from tools.packing.command import main
from tools.packing.hash_list import write_hashes
from tools.packing.inspection import inspect_folder
from tools.packing.interpreter import PINNED, open_interpreter, unpack
from tools.packing.libraries import BUILDER_LOCK, LOCK
from tools.packing.starters import write_starters

from tests.builders import REPOSITORY
from tests.tools.twin import made_interpreter, pack_for_windows
from tongket.clicks.steps import STEPS
from tongket.clicks.window import STAYS
from tongket.errors import DocumentError, MissingFileError

_WHEN = "python-3.12.10-embed-amd64.zip"


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pack_for_windows(tmp_path_factory.mktemp("dong-goi"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that has a little of everything."""
    folder = tmp_path / "tongket"
    unpack(made_interpreter(tmp_path / "python.zip"), folder)
    tags = {"lxml-6.dist-info": "cp312-cp312-win_amd64", "typer-1.dist-info": "py3-none-any"}
    files = {f"thu-vien/{name}/WHEEL": f"Tag: {tag}\n" for name, tag in tags.items()}
    for name in ("thu-vien/docx/api.py", "Chiến dịch/data/outline.yaml", "HUONG-DAN.html"):
        files[name] = "chữ\n"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    write_starters(folder)
    write_hashes(folder, "Chiến dịch")
    assert inspect_folder(folder) == []
    return folder


def change(path: Path, data: bytes) -> None:
    path.write_bytes(data)


@pytest.mark.slow
def test_the_folder_is_right(packed: Path) -> None:
    assert inspect_folder(packed) == []
    names = {each.name for each in packed.iterdir()}
    steps = {f"{each.title}.cmd" for each in STEPS.values()}
    assert names == steps | {"tongket.cmd", "Chiến dịch", "HUONG-DAN.html", "MA-BAM.txt", "python", "thu-vien"}
    assert len(steps) == 6
    assert list((packed / "Chiến dịch" / "data").rglob("*.yaml")) != []
    assert list((packed / "Chiến dịch" / "data" / "submissions").iterdir()) == []
    assert [each.name for each in packed.parent.iterdir()] == [packed.name]


@pytest.mark.slow
def test_whoever_packs_again_gets_the_same_files(packed: Path, tmp_path: Path) -> None:
    again = pack_for_windows(tmp_path)
    assert (again / "MA-BAM.txt").read_bytes() == (packed / "MA-BAM.txt").read_bytes()


@pytest.mark.slow
def test_the_hashes_are_those_that_other_programs_count(packed: Path) -> None:
    done = subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "MA-BAM.txt"], cwd=packed, check=False)  # noqa: S607
    assert done.returncode == 0
    assert b"\r" not in (packed / "MA-BAM.txt").read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda at: change(at / "thu-vien/docx/api.py", b"x"), "thu-vien/docx/api.py: đã đổi."),
        (lambda at: (at / "thu-vien/docx/api.py").unlink(), "thu-vien/docx/api.py: không còn."),
        (lambda at: change(at / "thu-vien/thêm.py", b"x"), "thu-vien/thêm.py: không có trong MA-BAM.txt."),
        (lambda at: change(at / "thu-vien/docx/x.so", b"x"), "thu-vien/docx/x.so: không phải của một gói cho Windows."),
        (
            lambda at: change(
                next((at / "thu-vien").glob("lxml-*/WHEEL")), b"Tag: cp312-cp312-manylinux_2_28_x86_64\n"
            ),
            "gói không phải cho Windows (cp312-cp312-manylinux_2_28_x86_64).",
        ),
        (lambda at: change(at / "4 Lập dự thảo.cmd", b"@echo off\n"), "4 Lập dự thảo.cmd phải là ASCII"),
        (lambda at: change(at / "4 Lập dự thảo.cmd", "rem dự thảo\r\n".encode()), "4 Lập dự thảo.cmd phải là ASCII"),
        (lambda at: (at / "4 Lập dự thảo.cmd").unlink(), "Thiếu 4 Lập dự thảo.cmd."),
        (lambda at: change(at / "tongket.cmd", b"C:\\Python\\python.exe\r\n"), "tongket.cmd ghi đường dẫn"),
        (lambda at: change(at / "thu-vien/x.pth", str(REPOSITORY).encode()), "thu-vien/x.pth ghi đường dẫn"),
        (lambda at: change(at / "python/python312._pth", b"python312.zip\r\n."), "không dẫn đúng đến thu-vien."),
        (lambda at: (at / "python/python312._pth").rename(at / "python/python313._pth"), "đúng một tệp ._pth"),
        (lambda at: (at / "python/python.exe").unlink(), "Thiếu python/python.exe."),
        (lambda at: (at / "HUONG-DAN.html").unlink(), "Thiếu HUONG-DAN.html."),
        (lambda at: (at / "MA-BAM.txt").unlink(), "Thiếu MA-BAM.txt."),
    ],
)
def test_what_is_wrong_with_a_folder_is_said(folder: Path, spoil: Callable[[Path], None], said: str) -> None:
    spoil(folder)
    assert any(said in each for each in inspect_folder(folder)), inspect_folder(folder)


def test_an_interpreter_is_known_by_its_bytes(tmp_path: Path) -> None:
    given = tmp_path / "tải về (1).zip"
    given.write_bytes(b"PK")
    known = open_interpreter(given, {"3.12.10": hashlib.sha256(b"PK").hexdigest()})
    assert (known.version, known.minor) == ("3.12.10", "3.12")


def test_another_interpreter_is_refused_with_what_was_expected(tmp_path: Path) -> None:
    given = tmp_path / _WHEN
    given.write_bytes(b"PK")
    with pytest.raises(DocumentError, match="không phải trình Python đã ghim") as refused:
        open_interpreter(given)
    assert hashlib.sha256(b"PK").hexdigest() in refused.value.message
    assert refused.value.hint is not None
    assert PINNED["3.12.10"] in refused.value.hint
    assert PINNED["3.13.12"] not in refused.value.hint
    with pytest.raises(MissingFileError, match="Không có tệp"):
        open_interpreter(tmp_path / "không có.zip")


def test_what_is_missing_is_said_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(tmp_path / _WHEN, "w") as archive:
        archive.writestr("python.exe", "khác")
    monkeypatch.setattr(sys, "argv", ["dong-goi", str(tmp_path / _WHEN), "-o", str(tmp_path / "ra")])
    assert main() == 2
    assert PINNED["3.12.10"] in capsys.readouterr().err
    assert not (tmp_path / "ra").exists()


@pytest.mark.slow
def test_the_tool_is_run_from_anywhere(tmp_path: Path) -> None:
    command = [sys.executable, str(REPOSITORY / "tools" / "dong-goi"), "không có.zip"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 2
    assert "python-3.12.10-embed-amd64.zip" in done.stderr


def test_every_starter_calls_python_beside_it_and_waits_when_it_must(tmp_path: Path) -> None:
    write_starters(tmp_path)
    for verb, step in STEPS.items():
        text = (tmp_path / f"{step.title}.cmd").read_bytes().decode("ascii")
        assert rf'"%~dp0python\python.exe" -I -X utf8 -m tongket.clicks {verb} %*' in text.split("\r\n")
        assert 'if "%errorlevel%"=="0" exit' in text
        assert f'if not "%errorlevel%"=="{STAYS}" goto broken' in text
        assert text.index(":broken") < text.index("Khong chay duoc chuong trinh")
        assert text.endswith("exit\r\n")  # what stands behind an & that Explorer did not quote must not run


def test_hashes_stand_in_one_order_and_say_what_changes_in_use(tmp_path: Path) -> None:
    for name in ("b.txt", "Đợt này/data.yaml", "a/ế.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    write_hashes(tmp_path, "Đợt này")
    lines = (tmp_path / "MA-BAM.txt").read_text("utf-8").splitlines()
    assert [each.partition("  ")[2] or "#" for each in lines] == ["#", "a/ế.txt", "b.txt", "#", "Đợt này/data.yaml"]


@pytest.mark.parametrize(("lock", "asked"), [(LOCK, "dependencies"), (BUILDER_LOCK, "requires")])
def test_the_locks_hold_what_the_project_asks_for(lock: Path, asked: str) -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    wanted = [Requirement(each) for each in {**project["project"], **project["build-system"]}[asked]]
    text = lock.read_text("utf-8")
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))
    assert [each.name for each in wanted if not each.specifier.contains(locked.get(each.name, "0"))] == []
    assert len(re.findall("--hash=sha256:", text)) >= len(locked)
