"""`tongket init`: a new campaign folder from the packaged files."""

import shutil
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tongket.errors import MissingFileError, OutputError, UsageError
from tongket.workspace import explain_os_error

_SUBMISSIONS = "submissions"


def _packaged() -> Traversable:
    """Return the folder of the packaged campaign: in a wheel beside the code, in an editable install the checkout."""
    inside = files("tongket") / "campaign"
    if inside.is_dir():
        return inside
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "data" / "outline.yaml").is_file():
        return checkout
    raise MissingFileError("Không thấy các tệp mẫu của tongket.", "cài lại tongket.")


def packaged_file(name: str) -> Path:
    """Return where a packaged file lies: `templates/report.docx`, for a run outside a campaign folder."""
    return Path(str(_packaged().joinpath(*name.split("/"))))


def _walk(folder: Traversable, at: Path) -> Iterator[tuple[Path, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir():
            yield from _walk(entry, at / entry.name)
        else:
            yield at / entry.name, entry


def copy_campaign(target: Path, *, sample: bool) -> int:
    """Copy the packaged campaign into `target`; return how many files were made.

    Raises:
        UsageError: there is a campaign already, or `target` is a file.
        OutputError: it can't be written.
    """
    if not target.name and not target.is_absolute():
        raise UsageError("Chưa nêu thư mục mới.", 'ví dụ tongket init "Tổng kết 2019".')
    if target.exists() and not target.is_dir():
        raise UsageError(f"{target} là một tệp.", "nêu tên một thư mục.")
    for name in ("data", "templates"):
        if (target / name).exists():
            raise UsageError(
                f"{target} đã có {name}, có lẽ là một chiến dịch khác.", "chọn thư mục khác; không có gì bị ghi đè."
            )
    packaged = _packaged()
    made = 0
    try:
        for name in ("data", "templates"):
            for at, entry in _walk(packaged / name, Path(name)):
                if _SUBMISSIONS in at.parts and not sample:
                    continue
                path = target / at
                path.parent.mkdir(parents=True, exist_ok=True)
                with entry.open("rb") as source, path.open("wb") as copy:
                    shutil.copyfileobj(source, copy)
                made += 1
        (target / "data" / _SUBMISSIONS).mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"Không ghi được vào {target} ({explain_os_error(error)}).",
            "kiểm tra quyền ghi và chỗ trống trên đĩa.",
        ) from error
    return made
