"""`tongket init`: a new campaign folder, from the packaged skeleton or sample, or from an older campaign."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path

from tongket.errors import MissingFileError, OutputError, UsageError
from tongket.intake import read_campaign
from tongket.model.roster import Campaign
from tongket.packaged import SAMPLE, SKELETON, packaged_folder
from tongket.source.encoding import decode
from tongket.values.quoting import shorten
from tongket.workspace import OUTLINE, PAGE_TEMPLATES, ROSTER, SUBMISSIONS, Workspace, explain_os_error, open_workspace

_DATA, _TEMPLATES = "data", "templates"
_OF_ONE_CAMPAIGN = re.compile(
    r"^ma: *\S"  # the code that is stamped into every answer
    r"|\b(?:19|20)\d\d\b"  # a year, alone or in a date
    r"|(?<![\d.,])\d{1,2}/\d{1,2}(?![\d.,])"  # a day and a month
    r"|\b\d+[-/](?:\d{4}/)?[A-ZĐ]{2,}"  # a number and sign: 62-KL/TW, 04/2015/NĐ-CP
)
"""What a line of an outline or a roster says of one campaign alone."""
_LONGEST_LINE = 120
_COMMENT = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True, slots=True, kw_only=True)
class OldLine:
    """A line that still speaks of the campaign before."""

    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """What became of a campaign that was rolled forward."""

    files: int
    decisions: int
    """Rows of the decision sheet that may apply again."""
    lines: tuple[OldLine, ...]
    notes: tuple[str, ...]
    """What was not taken over, and why."""


def make_skeleton(target: Path) -> int:
    """Write a small outline with examples, a roster and the templates into `target`; return how many files were made.

    Raises:
        UsageError: there is a campaign already, or `target` is a file.
        OutputError: it can't be written.
    """
    _refuse_target(target)
    return _write(target, {**_packaged(SKELETON, _DATA), **_packaged(SAMPLE, _TEMPLATES)})


def make_sample(target: Path) -> int:
    """Write the packaged campaign with its answers into `target`; return how many files were made.

    Raises:
        UsageError: there is a campaign already, or `target` is a file.
        OutputError: it can't be written.
    """
    _refuse_target(target)
    return _write(target, {**_packaged(SAMPLE, _DATA), **_packaged(SAMPLE, _TEMPLATES)})


def roll_forward(target: Path, source: Path, as_of: date) -> Rolled:
    """Write the outline, the roster, the templates and the decisions that still apply of `source` into `target`.

    Raises:
        UsageError: `source` is no campaign, or lies in `target`; there is a campaign already, or `target` is a file.
        OutputError: `target` can't be written.
    """
    _refuse_inside(target, source)
    _refuse_target(target)
    old, campaign = _open_source(source)
    notes: list[str] = []
    files = {_name(old, each): _read(each) for each in (old.outline, old.roster)}
    templates = (old.report_frame, old.source_frame, old.form_frame, old.letter_frame)
    for each in (*templates, old.report_phrases, old.source_phrases):
        name = _name(old, each)
        if each.is_file():
            files[name] = _read(each)
        else:
            files |= {at: data for at, data in _packaged(SAMPLE, _TEMPLATES).items() if at == name}
            notes.append(f"{source} không có {name}: dùng tệp đi kèm tongket.")
    rows, refused = _carry_decisions(old, campaign, files, as_of)
    notes += [f"Chưa mang sang bảng biên tập: {refused}"] if refused else []
    lines = tuple(line for each in (old.outline, old.roster) for line in _old_lines(each, old.show(each)))
    return Rolled(files=_write(target, files), decisions=rows, lines=lines, notes=tuple(notes))


def _refuse_target(target: Path) -> None:
    if not target.name and not target.is_absolute():
        raise UsageError("Chưa nêu thư mục mới.", 'ví dụ tongket init "Tổng kết 2019".')
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} là một tệp.", "nêu tên một thư mục.")
    for name in (_DATA, _TEMPLATES):
        if (target / name).exists():
            raise UsageError(
                f"{target} đã có {name}, có lẽ là một chiến dịch khác.", "chọn thư mục khác; không có gì bị ghi đè."
            )


def _refuse_inside(target: Path, source: Path) -> None:
    """Refuse to roll a campaign forward into itself."""
    new, old = Path(os.path.realpath(target)), Path(os.path.realpath(source))
    if old == new:
        raise UsageError(f"{source} chính là thư mục mới.", "nêu một thư mục khác cho chiến dịch mới.")
    if old.is_relative_to(new):
        raise UsageError(f"{source} nằm trong thư mục mới {target}.", "nêu một thư mục khác cho chiến dịch mới.")


def _open_source(source: Path) -> tuple[Workspace, Campaign]:
    """Return the folder and the outline and roster of the campaign that is rolled forward."""
    hint = f"nêu thư mục có {OUTLINE} và {ROSTER} của chiến dịch cũ."
    try:
        if not source.is_dir():
            raise UsageError(f"Không có thư mục {source}.", hint)
        old = open_workspace(source)
    except (MissingFileError, OSError) as error:
        why = error.message if isinstance(error, MissingFileError) else f"{explain_os_error(error)}."
        raise UsageError(f"{source} không phải thư mục chiến dịch. {why}", hint) from error
    campaign, found = read_campaign(old)
    if campaign is None:
        count = sum(each.is_error for each in found)
        message = f"Đề cương, danh sách đơn vị của {source} còn {count} lỗi nên chưa mang sang được."
        raise UsageError(message, f"xem và sửa: tongket validate --root {source}")
    return old, campaign


def _carry_decisions(old: Workspace, campaign: Campaign, files: dict[str, bytes], as_of: date) -> tuple[int, str]:
    """Add the decision sheet of the new campaign to its files; return how many rows it has, or why there is none."""
    from tongket.merge.decisions import item_subjects
    from tongket.sheet.decision_sheet import carry_sheet, open_sheet

    data, found = open_sheet(old.decisions, old.show(old.decisions))
    if data is None:
        return 0, found[0].message if found else ""
    carried = carry_sheet(data, old.show(old.decisions), item_subjects(campaign.outline), as_of)
    if carried.data is not None:
        files[_name(old, old.decisions)] = carried.data
    return carried.rows, carried.refused


def _old_lines(path: Path, shown: str) -> Iterator[OldLine]:
    """Yield the lines of a YAML file that hold a date, a year, a number of a document, or the outline's code."""
    for number, line in enumerate(decode(_read(path)).text.splitlines(), 1):
        if _OF_ONE_CAMPAIGN.search(_COMMENT.sub("", line)):
            text = line.strip()  # as typed, so that it is found again
            shown_text = text if len(text) <= _LONGEST_LINE else shorten(text, _LONGEST_LINE)
            yield OldLine(file=shown, line=number, text=shown_text)


def _name(old: Workspace, path: Path) -> str:
    return path.relative_to(old.root).as_posix()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingFileError(f"Không đọc được {path} ({explain_os_error(error)}).", "kiểm tra quyền đọc.") from error


def _packaged(name: str, part: str) -> dict[str, bytes]:
    """Return the files of a part of a packaged folder by their paths."""
    found = {at.as_posix(): entry for at, entry in _walk(packaged_folder(name) / part, Path(part))}
    # Pages for a browser have no words of a campaign: tongket's own templates serve, and grow with it.
    return {at: entry.read_bytes() for at, entry in found.items() if at not in PAGE_TEMPLATES}


def _walk(folder: Traversable, at: Path) -> Iterator[tuple[Path, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            yield from _walk(entry, at / entry.name)
        else:
            yield at / entry.name, entry


def _write(target: Path, files: dict[str, bytes]) -> int:
    try:
        for name, data in files.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        (target / SUBMISSIONS).mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"Không ghi được vào {target} ({explain_os_error(error)}).",
            "kiểm tra quyền ghi và chỗ trống trên đĩa.",
        ) from error
    return len(files)
