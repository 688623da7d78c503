"""The atomic write: a crash or a full disk leaves the old files; nobody's edits are overwritten in silence."""

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tongket.errors import OutputError
from tongket.workspace import explain_os_error

_PROGRAMS = {".docx": "Word", ".xlsx": "Excel"}


def refuse_edited(paths: Mapping[Path, Callable[[Path], bool]], *, force: bool) -> dict[Path, Path]:
    """Return where to keep the existing files that are not as tongket wrote them, under `force`.

    Raises:
        OutputError: one is open in Word, is a folder, or was changed and there is no `force`.
    """
    kept: dict[Path, Path] = {}
    for path, is_untouched in paths.items():
        refuse_open(path)
        if path.is_dir():
            raise OutputError(f"{path} là thư mục, không ghi tệp được.", "chọn tên tệp khác với -o.")
        if path.exists() and not is_untouched(path):
            if not force:
                raise OutputError(
                    f"{path} đã được sửa từ khi tongket lập, nên không ghi đè.",
                    "ghi ra tệp khác với -o, hoặc thêm --force (bản đang có được giữ lại với đuôi .bak).",
                )
            kept[path] = backup_path(path)
    return kept


def refuse_open(path: Path) -> None:
    """Refuse to write a file that is open.

    Raises:
        OutputError: its lock file is there: "~$" and the name, of a longer name without its first letter or two.
    """
    program = _PROGRAMS.get(path.suffix.lower())
    if program is not None and is_open(path):
        raise OutputError(f"{path} đang mở trong {program}.", f"đóng tệp trong {program} rồi chạy lại.")


def is_open(path: Path) -> bool:
    """Whether a file is open in Word or Excel: its lock file is there."""
    return any(path.with_name("~$" + path.name[cut:]).exists() for cut in range(3))


def backup_path(path: Path) -> Path:
    """Return where the old file is kept: `report.bak.docx`, then `report.bak-2.docx`: nothing kept is overwritten."""
    kept = path.with_name(f"{path.stem}.bak{path.suffix}")
    number = 2
    while kept.exists():
        kept = path.with_name(f"{path.stem}.bak-{number}{path.suffix}")
        number += 1
    return kept


def write_files(files: Mapping[Path, bytes], *, keep: Mapping[Path, Path]) -> None:
    """Write all files or none: each beside its place first, then renamed; `keep` says where old ones are kept.

    Raises:
        OutputError: a file can't be written; the old ones are whole.
    """
    written: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            written[path] = _write_beside(path, data)
        for path, kept in keep.items():
            shutil.copy2(path, kept)
        _replace_all(written)
    except OSError as error:
        at = ", ".join(map(str, files))
        raise OutputError(
            f"Không ghi được {at} ({explain_os_error(error)}).",
            "kiểm tra quyền ghi, chỗ trống trên đĩa, và đóng tệp nếu đang mở.",
        ) from error
    finally:
        for beside in written.values():
            beside.unlink(missing_ok=True)


def _replace_all(written: Mapping[Path, Path]) -> None:
    """Rename every file into its place; where one can't be, put back what was there."""
    saved: dict[Path, Path | None] = {}
    try:
        for path, beside in written.items():
            saved[path] = _write_beside(path, path.read_bytes()) if path.exists() else None
            os.replace(beside, path)  # noqa: PTH105 - the atomic rename by its own name
    except BaseException:
        for path, old in saved.items():
            if old is None:
                path.unlink(missing_ok=True)
            else:
                os.replace(old, path)  # noqa: PTH105
        raise
    for old in saved.values():
        if old is not None:
            old.unlink(missing_ok=True)


def _write_beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        beside.chmod(mode)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
