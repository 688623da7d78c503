"""Whether a folder is right: all that can be seen without starting Windows."""

import re
from collections.abc import Iterator
from pathlib import Path

from tongket.clicks.steps import STEPS
from tools.packing.folder import CAMPAIGN, GUIDE
from tools.packing.hash_list import NAME, compare_hashes
from tools.packing.interpreter import FOLDER, LIBRARIES
from tools.packing.libraries import ROOT

_PURE_OR_WINDOWS = re.compile(r"[\w.]+-(?:none-any|\w+-win_amd64)")
_ABSOLUTE = re.compile(rb"(?<![\w%])(?:[A-Za-z]:[\\/]|/(?:home|root|tmp|usr|opt|Users)/)")
_BINARIES = (".so", ".dylib", ".exe")


def inspect_folder(folder: Path) -> list[str]:
    """Return what is wrong with a folder, in Vietnamese; nothing where it is right."""
    return [
        *_inspect_libraries(folder / LIBRARIES),
        *_inspect_lead(folder / FOLDER),
        *_inspect_starters(folder),
        *_inspect_paths(folder),
        *_inspect_hashes(folder),
        *(f"Thiếu {each}." for each in (GUIDE, f"{CAMPAIGN}/data/outline.yaml") if not (folder / each).is_file()),
    ]


def _inspect_libraries(folder: Path) -> Iterator[str]:
    """Every wheel is for Windows or pure, and whole."""
    wheels = sorted(folder.glob("*.dist-info/WHEEL"))
    if not wheels:
        yield f"{folder.name} không có gói nào."
    for wheel in wheels:
        tags = re.findall(r"^Tag: *(\S+)", wheel.read_text("utf-8"), re.MULTILINE)
        if not tags or not all(map(_PURE_OR_WINDOWS.fullmatch, tags)):
            yield f"{wheel.parent.name}: gói không phải cho Windows ({', '.join(tags) or 'không ghi'})."
    for each in sorted(folder.rglob("*")):
        if each.suffix in _BINARIES:
            yield f"{each.relative_to(folder.parent).as_posix()}: không phải của một gói cho Windows."


def _inspect_lead(folder: Path) -> Iterator[str]:
    """The interpreter finds its own library and the packages, and nothing else."""
    leads = sorted(folder.glob("python*._pth"))
    libraries = sorted(each.stem for each in folder.glob("python3??.dll"))
    if [each.stem for each in leads] != libraries or len(leads) != 1:
        yield f"{FOLDER} cần đúng một tệp ._pth tên như tệp .dll ({', '.join(libraries) or 'không có'})."
    for lead in leads:
        if lead.read_bytes().decode("ascii").split("\r\n") != [f"{lead.stem}.zip", ".", rf"..\{LIBRARIES}", ""]:
            yield f"{lead.name} không dẫn đúng đến {LIBRARIES}."
    if not (folder / "python.exe").is_file():
        yield f"Thiếu {FOLDER}/python.exe."


def _inspect_starters(folder: Path) -> Iterator[str]:
    for step in STEPS.values():
        if not (folder / f"{step.title}.cmd").is_file():
            yield f"Thiếu {step.title}.cmd."
    for path in sorted(folder.glob("*.cmd")):
        data = path.read_bytes()
        if not data.isascii() or data.replace(b"\r\n", b"").count(b"\n") or not data.endswith(b"\r\n"):
            yield f"{path.name} phải là ASCII, mỗi dòng kết thúc bằng CRLF."


def _inspect_paths(folder: Path) -> Iterator[str]:
    """No file names a place of the computer where it was packed; what is ours names no place of any."""
    packer = [str(each).encode(code) for each in {ROOT, folder.resolve()} for code in ("utf-8", "utf-16-le")]
    ours = [*folder.glob("*.cmd"), *(folder / FOLDER).glob("*._pth"), folder / NAME]
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        data = path.read_bytes()
        if any(each in data for each in packer) or (path in ours and _ABSOLUTE.search(data)):
            yield f"{path.relative_to(folder).as_posix()} ghi đường dẫn của máy đóng gói."


def _inspect_hashes(folder: Path) -> Iterator[str]:
    if not (folder / NAME).is_file():
        yield f"Thiếu {NAME}."
        return
    hashed = compare_hashes(folder)
    named = {"đã đổi": hashed.changed, "không còn": hashed.lost, f"không có trong {NAME}": hashed.unlisted}
    yield from (f"{name}: {what}." for what, names in named.items() for name in names)
