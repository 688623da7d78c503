"""A campaign folder (thư mục chiến dịch): the only place that knows its file names."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tongket.errors import MissingFileError, UsageError

_SUFFIXES = (".yaml", ".yml")
_SILENT = {"thumbs.db", "desktop.ini"}
_WORD_SUFFIXES = (".doc", ".docx", ".xls", ".xlsx", ".pdf", ".odt")


class Unread(NamedTuple):
    """Something in the submissions folder that is not read, and what to do about it."""

    path: Path
    reason: str
    hint: str
    lost: bool
    """Whether it bears a submission's name, so that a report may be lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The paths of one campaign."""

    root: Path
    """Absolute."""

    @property
    def outline(self) -> Path:
        """The outline."""
        return self.root / "data" / "outline.yaml"

    @property
    def roster(self) -> Path:
        """The units."""
        return self.root / "data" / "units.yaml"

    @property
    def submissions(self) -> Path:
        """The folder of the units' files."""
        return self.root / "data" / "submissions"

    @property
    def report_frame(self) -> Path:
        """The frame of the draft."""
        return self.root / "templates" / "report.docx"

    @property
    def source_frame(self) -> Path:
        """The frame of the source book."""
        return self.root / "templates" / "source-book.docx"

    @property
    def report_phrases(self) -> Path:
        """The phrases of the draft."""
        return self.root / "templates" / "report.j2"

    @property
    def source_phrases(self) -> Path:
        """The phrases of the source book."""
        return self.root / "templates" / "source-book.j2"

    @property
    def build(self) -> Path:
        """The folder of what tongket makes."""
        return self.root / "build"

    def show(self, path: Path) -> str:
        """Return a path as findings print it: relative to the root with `/`; absolute when outside it."""
        absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        if absolute.is_relative_to(self.root):
            return absolute.relative_to(self.root).as_posix()
        return absolute.as_posix()

    def list_submissions(self) -> tuple[list[Path], list[Unread]]:
        """Return the units' files, and what else lies in their folder, each by name."""
        files: list[Path] = []
        unread: list[Unread] = []
        try:
            names = sorted(os.listdir(self.submissions))  # noqa: PTH208 - names, not paths
        except FileNotFoundError:
            return [], []
        except OSError as error:
            raise MissingFileError(
                f"Không mở được thư mục {self.show(self.submissions)} ({error.strerror})."
            ) from error
        for name in names:
            if name.startswith((".", "~$")) or name.casefold() in _SILENT:
                continue
            path = self.submissions / name
            refused = self._refuse(path)
            if refused is None:
                files.append(path)
            else:
                unread.append(refused)
        return files, unread

    def _refuse(self, path: Path) -> Unread | None:
        named = path.name.casefold().endswith(_SUFFIXES)
        if path.is_symlink() and not path.resolve().is_relative_to(self.root.resolve()):
            return Unread(path, "là liên kết ra ngoài thư mục chiến dịch nên không mở.", "chép tệp vào đây.", named)
        if path.is_dir():
            return Unread(
                path, "là thư mục nên không đọc.", "chuyển các tệp .yaml trong đó ra data/submissions.", lost=False
            )
        if not named:
            return Unread(path, "không phải tệp .yaml nên không đọc.", _hint_saving(path), lost=False)
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            return Unread(path, "không phải tệp thường nên không mở.", "chép nội dung vào một tệp .yaml.", lost=True)
        return None


def _hint_saving(path: Path) -> str:
    name = path.name.casefold()
    if name.endswith(tuple(suffix + ".txt" for suffix in _SUFFIXES)):
        return f"đổi tên thành {path.name[:-4]}."
    if name.endswith(_WORD_SUFFIXES):
        return "chép các câu trả lời vào mẫu .yaml của đơn vị rồi lưu vào data/submissions."
    return "nếu là báo cáo của đơn vị thì lưu lại thành tệp .yaml; nếu không thì chuyển đi chỗ khác."


def open_workspace(root: Path) -> Workspace:
    """Return the campaign folder at `root`.

    Raises:
        UsageError: `root` is not a folder.
        MissingFileError: it holds no outline or no roster.
    """
    absolute = Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would follow links
    if not absolute.is_dir():
        raise UsageError(f"Không có thư mục {root}.", "kiểm tra lại --root.")
    workspace = Workspace(root=absolute)
    for path, what in ((workspace.outline, "đề cương"), (workspace.roster, "danh sách đơn vị")):
        if not path.is_file():
            raise MissingFileError(
                f"Không có {what}: {workspace.show(path)} trong {absolute}.",
                "chạy lệnh trong thư mục chiến dịch, thêm --root THƯ_MỤC, hoặc tạo mới bằng tongket init THƯ_MỤC.",
            )
    return workspace
