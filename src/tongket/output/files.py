"""The atomic write: a crash or a full disk leaves the old files; nobody's edits are overwritten in silence."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import MappingProxyType

from tongket.errors import OutputError
from tongket.output.beside import remove_left, write_beside
from tongket.output.locks.owner_files import find_open
from tongket.whole_files import FileStamp, take_stamp
from tongket.workspace import explain_os_error

_NOTHING_SEEN: Mapping[Path, FileStamp | None] = MappingProxyType({})


def refuse_edited(paths: Mapping[Path, Callable[[Path], bool]], *, force: bool) -> dict[Path, Path]:
    """Return where to keep the existing files that are not as tongket wrote them, under `force`.

    Raises:
        OutputError: one is open in Word, is a folder, or was changed and there is no `force`.
    """
    kept: dict[Path, Path] = {}
    for path, is_untouched in paths.items():
        if _is_there(path) and not is_untouched(path):
            if not force:
                raise OutputError(
                    f"{path} đã được sửa từ khi tongket lập, nên không ghi đè.",
                    "ghi ra tệp khác với -o, hoặc thêm --force (bản đang có được giữ lại với đuôi .bak).",
                )
            kept[path] = backup_path(path)
    return kept


def refuse_existing(path: Path, *, force: bool) -> dict[Path, Path]:
    """Return where to keep a file that is there, under `force`.

    Raises:
        OutputError: it is open in Word, is a folder, or there is one and no `force`.
    """
    if not _is_there(path):
        return {}
    if not force:
        raise OutputError(
            f"Đã có {path}, nên không ghi đè.",
            "ghi ra tệp khác với -o, hoặc thêm --force (tệp đang có được giữ lại với đuôi .bak).",
        )
    return {path: backup_path(path)}


def _is_there(path: Path) -> bool:
    """Whether there is a file that may be replaced.

    Raises:
        OutputError: it is open, or is no ordinary file.
    """
    refuse_open(path)
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - follows a link
    except OSError:
        return False  # not there, or not to be reached: writing says why
    if stat.S_ISDIR(mode):
        raise OutputError(f"{path} là thư mục, không ghi tệp được.", "chọn tên tệp khác với -o.")
    if not stat.S_ISREG(mode):
        raise OutputError(f"{path} không phải tệp thường, không ghi đè được.", "chọn tên tệp khác với -o.")
    return True


def refuse_open(path: Path) -> None:
    """Refuse to write a file that is open, by its own name or where a link leads.

    Raises:
        OutputError: the lock file of Word, Excel or LibreOffice is there; who has it open, where it says so.
    """
    for each in dict.fromkeys((path, _follow(path))):
        found = find_open(each)
        if found is not None:
            hint = f"đóng tệp trong {found.program} rồi chạy lại; nếu không còn ai mở, xóa tệp khóa {found.lock.name}."
            raise OutputError(f"{path} đang mở trong {found.who}.", hint)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by links or in other letters too."""
    try:
        return os.path.samefile(one, other)  # noqa: PTH121 - Path's raises where one is not there, as this does
    except OSError:
        return _follow(one) == _follow(other)


def _follow(path: Path) -> Path:
    """Return where a path leads: a link stays a link, the file that it names is written."""
    return Path(os.path.realpath(path))


def backup_path(path: Path) -> Path:
    """Return where the old file is kept: `report.bak.docx`, then `report.bak-2.docx`: nothing kept is overwritten."""
    kept = path.with_name(f"{path.stem}.bak{path.suffix}")
    number = 2
    while os.path.lexists(kept):
        kept = path.with_name(f"{path.stem}.bak-{number}{path.suffix}")
        number += 1
    return kept


def write_files(
    files: Mapping[Path, bytes], *, keep: Mapping[Path, Path], seen: Mapping[Path, FileStamp | None] = _NOTHING_SEEN
) -> None:
    """Write all files or none: each beside its place first, then renamed; `keep` says where old ones are kept.

    `seen` are the stamps of files as they were read, where what is written comes from what they said. What a dead run
    left beside them goes.

    Raises:
        OutputError: a file can't be written, or is open or another one by now; the old ones are whole, nothing else is
            left.
    """
    for path, stamp in seen.items():
        refuse_open(path)
        if take_stamp(path) != stamp:
            message = f"{path} vừa có người khác sửa trong khi lệnh đang chạy, nên không ghi đè."
            raise OutputError(message, "chạy lại lệnh này để tính cả chỗ vừa sửa.")
    beside: dict[Path, Path] = {}
    with ExitStack() as held:
        try:
            for path, data in files.items():
                target = _follow(path)
                target.parent.mkdir(parents=True, exist_ok=True)
                beside[target] = write_beside(target, data, like=target, held=held)
            with _keeping(keep, held):
                _replace_all(beside, held)
        except OSError as error:
            at = ", ".join(map(str, files))
            raise OutputError(
                f"Không ghi được {at} ({explain_os_error(error)}).",
                "kiểm tra quyền ghi, chỗ trống trên đĩa, và đóng tệp nếu đang mở.",
            ) from error
        finally:
            for each in beside.values():
                each.unlink(missing_ok=True)
    for folder in {each.parent for each in (*beside, *keep.values())}:
        remove_left(folder)


@contextmanager
def _keeping(keep: Mapping[Path, Path], held: ExitStack) -> Iterator[None]:
    """Keep copies of old files; where the writing fails they go again, as the old files are still there."""
    made: list[Path] = []
    try:
        for path, kept in keep.items():
            copy = write_beside(kept, path.read_bytes(), like=path, held=held)
            made.append(copy)
            shutil.copystat(path, copy)
            os.replace(copy, kept)  # noqa: PTH105 - the atomic rename by its own name
            made[-1] = kept
        yield
    except BaseException:
        for each in made:
            each.unlink(missing_ok=True)
        raise


def _replace_all(written: Mapping[Path, Path], held: ExitStack) -> None:
    """Rename every file into its place; where one can't be, put back what was there."""
    saved: dict[Path, Path | None] = {}
    last = next(reversed(list(written)), None)
    try:
        for path, beside in written.items():
            if path != last:  # the last rename is done or not; there is nothing to put back after it
                saved[path] = write_beside(path, path.read_bytes(), like=path, held=held) if path.exists() else None
            os.replace(beside, path)  # noqa: PTH105
    except BaseException:
        for path, old in saved.items():
            if old is None:
                path.unlink(missing_ok=True)
            else:
                os.replace(old, path)  # noqa: PTH105
        raise
    finally:
        for old in saved.values():
            if old is not None:
                old.unlink(missing_ok=True)
