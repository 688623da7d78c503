"""`MA-BAM.txt`: the SHA-256 of every file, as `sha256sum -c` reads it."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

NAME = "MA-BAM.txt"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


class Hashed(NamedTuple):
    """What a list of hashes and the folder beside it disagree on, by names relative to the folder."""

    changed: list[str]
    lost: list[str]
    unlisted: list[str]


def list_files(folder: Path) -> dict[str, Path]:
    """Return the files of a folder by their names in it, with `/`, in one order on every computer."""
    files = {each.relative_to(folder).as_posix(): each for each in folder.rglob("*") if each.is_file()}
    return {name: files[name] for name in sorted(files)}


def write_hashes(folder: Path, in_use: str) -> None:
    """Write the hashes of all files; those of `in_use`, which people change, under a line that says so."""
    files = {name: path for name, path in list_files(folder).items() if name != NAME}
    ours = [name for name in files if name.partition("/")[0] == in_use]
    text = ["# Kiểm tra: sha256sum -c MA-BAM.txt; trên Windows: certutil -hashfile TỆP SHA256 (docs/dong-goi.md)"]
    text += _lines({name: path for name, path in files.items() if name not in ours})
    text += [f"# {in_use}: các tệp dưới đây đổi khi dùng.", *_lines({name: files[name] for name in ours})]
    (folder / NAME).write_bytes("".join(f"{each}\n" for each in text).encode())


def compare_hashes(folder: Path) -> Hashed:
    """Return what the list of a folder and its files disagree on."""
    lines = (folder / NAME).read_bytes().decode().splitlines()
    listed = {found[2]: found[1] for each in lines if (found := _LINE.fullmatch(each)) is not None}
    there = {name: path for name, path in list_files(folder).items() if name != NAME}
    return Hashed(
        changed=[each for each in listed if each in there and _hash(there[each]) != listed[each]],
        lost=[each for each in listed if each not in there],
        unlisted=[each for each in there if each not in listed],
    )


def _lines(files: dict[str, Path]) -> Iterator[str]:
    return (f"{_hash(path)}  {name}" for name, path in files.items())


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
