"""A campaign folder (thư mục chiến dịch): the only place that knows its file names."""

import errno
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tongket.errors import MissingFileError, UsageError

OUTLINE, ROSTER, DECISIONS = "data/outline.yaml", "data/units.yaml", "data/decisions.xlsx"
SUBMISSIONS = "data/submissions"
INBOX = "Báo cáo gửi về"
"""Where reports are copied as they come in, to be received."""
SCHEMA = "data/submission.schema.json"
RECEIPT_LOG, RECEIVED, ISSUED_FORMS = "data/receipts.yaml", "data/received", "data/issued"
"""The log of what came in, what came in itself, and what forms were made from."""
AS_READ, READING_RECORD, BEFORE_READING = "da-doc.yaml", "ket-qua.txt", "truoc-khi-doc.yaml"
READING_NOTES = "cho-dung.yaml"
"""Beside them: where in the original each value stood, and which slots held several."""
KEPT_BESIDE = frozenset({AS_READ, READING_RECORD, BEFORE_READING, READING_NOTES})
"""The names that no original is kept under."""
"""Beside the original of a version: its values as they were read, the record, the file that it took the place of."""
REPORT_FRAME, SOURCE_FRAME = "templates/report.docx", "templates/source-book.docx"
FORM_FRAME = "templates/form.docx"
LETTER_FRAME = "templates/letter.docx"
REPORT_PHRASES, SOURCE_PHRASES = "templates/report.j2", "templates/source-book.j2"
RESULT_TEMPLATE, READING_TEMPLATE = "templates/result-page.html.j2", "templates/reading-copy.html.j2"
PAGE_TEMPLATES = (RESULT_TEMPLATE, READING_TEMPLATE, "templates/charts.html.j2", "templates/pages.css")
"""What pages for a browser are made by, what both include too."""
BUILD, REPORT, SOURCE_BOOK, UNIT_FORMS = "build", "report", "source-book", "mau"
"""Where what is made goes, the names of the books without their endings, and of the folder of the forms."""
SOURCE_SUFFIX = "-tap-hop"
"""How the name of a source book ends that is written beside a draft of another name."""
LOCK = "tongket-dang-chay.txt"
"""Made by a command that writes, gone with its end; a person opens it in Notepad."""
PROPOSAL = ".yaml.de-nghi"
"""How the name of a proposal ends that waits beside the submissions."""
_SUFFIXES = (".yaml", ".yml")
_BACKUP = re.compile(r"\.bak(?:-[0-9]+)?\.ya?ml$", re.IGNORECASE)
"""What `fix` and `receive` keep of a file before they changed it: no report of its own."""
_SILENT = {"thumbs.db", "desktop.ini"}
_WORD_SUFFIXES = (".doc", ".docx", ".docm", ".dotx", ".dotm", ".xls", ".xlsx", ".pdf", ".odt")
_OS_ERRORS = {
    errno.ENOENT: "không có tệp này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã hết dung lượng được dùng",
    errno.EFBIG: "tệp quá lớn cho ổ đĩa",
    errno.EEXIST: "đã có ở đó",
    errno.ELOOP: "liên kết vòng quanh chính nó",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EISDIR: "đây là thư mục",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EIO: "ổ đĩa báo lỗi",
    errno.EBUSY: "đang có người hoặc chương trình ghi tệp này",
}


_HELD = {32, 33}
"""What Windows says of a file that another program keeps for itself; its `errno` is that of a missing right."""


class Unread(NamedTuple):
    """Something in the submissions folder that is not read, and what to do about it."""

    path: Path
    reason: str
    hint: str
    lost: bool
    """Whether it bears a submission's name, so that a report may be lost."""
    waiting: bool = False
    """Whether it is a proposal that a person must look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The paths of one campaign."""

    root: Path
    """Absolute."""

    @property
    def is_campaign(self) -> bool:
        """Whether it has anything of a campaign: then what is missing is a fault."""
        return any(map(os.path.lexists, (self.outline, self.roster, self.submissions)))

    @property
    def outline(self) -> Path:
        """The outline."""
        return self.root / OUTLINE

    @property
    def roster(self) -> Path:
        """The units."""
        return self.root / ROSTER

    @property
    def submissions(self) -> Path:
        """The folder of the units' files."""
        return self.root / SUBMISSIONS

    @property
    def inbox(self) -> Path:
        """The folder into which reports are copied as they come in, for who receives them with a double-click."""
        return self.root / INBOX

    @property
    def receipt_log(self) -> Path:
        """The log of what came in."""
        return self.root / RECEIPT_LOG

    def submission(self, unit: str) -> Path:
        """Return where the answers of a unit are written that sent a form."""
        return self.submissions / f"{unit}.yaml"

    def proposal(self, unit: str) -> Path:
        """Return where the proposal waits that was read from a unit's free report."""
        return self.submissions / f"{unit}{PROPOSAL}"

    def received(self, unit: str, version: int) -> Path:
        """Return the folder of one version of a unit's report as it came."""
        return self.root / RECEIVED / unit / str(version)

    def issued(self, version: str) -> tuple[Path, Path]:
        """Return where the outline and the roster are kept that forms of a version were made from."""
        folder = self.root / ISSUED_FORMS / version
        return folder / self.outline.name, folder / self.roster.name

    @property
    def lock(self) -> Path:
        """The file that says who writes in this folder now."""
        return self.root / LOCK

    @property
    def schema(self) -> Path:
        """The JSON Schema of the units' files, beside their folder: editors are told of it by a relative path."""
        return self.root / SCHEMA

    @property
    def decisions(self) -> Path:
        """The decision sheet."""
        return self.root / DECISIONS

    @property
    def report_frame(self) -> Path:
        """The frame of the draft."""
        return self.root / REPORT_FRAME

    @property
    def source_frame(self) -> Path:
        """The frame of the source book and of the change slip."""
        return self.root / SOURCE_FRAME

    @property
    def form_frame(self) -> Path:
        """The frame of the forms that go out to the units."""
        return self.root / FORM_FRAME

    @property
    def letter_frame(self) -> Path:
        """The frame of letters and slips to units."""
        return self.root / LETTER_FRAME

    @property
    def report_phrases(self) -> Path:
        """The phrases of the draft."""
        return self.root / REPORT_PHRASES

    @property
    def source_phrases(self) -> Path:
        """The phrases of the source book."""
        return self.root / SOURCE_PHRASES

    @property
    def build(self) -> Path:
        """The folder of what tongket makes."""
        return self.root / BUILD

    @property
    def draft(self) -> Path:
        """The draft as `build` writes it where no other file is named."""
        return self.build / f"{REPORT}.docx"

    @property
    def source_book(self) -> Path:
        """The source book as `build` writes it."""
        return self.build / f"{SOURCE_BOOK}.docx"

    @property
    def result_page(self) -> Path:
        """The page that says how the campaign stands, in a browser."""
        return self.build / "ket-qua.html"

    @property
    def forms(self) -> Path:
        """The folder of the forms that go out to the units."""
        return self.build / UNIT_FORMS

    @property
    def slips(self) -> Path:
        """The folder of the change slips, one a run of `update` that changed something."""
        return self.build / "thay-doi"

    @property
    def return_slips(self) -> Path:
        """The folder of the slips that go back to units, one a unit."""
        return self.build / "phieu"

    @property
    def reminders(self) -> Path:
        """The folder of the texts and of the letter to units that owe a report."""
        return self.build / "don-doc"

    @property
    def confirmations(self) -> Path:
        """The folder of the sheets by which lead agencies confirm figures."""
        return self.build / "xac-nhan"

    def show(self, path: Path) -> str:
        """Return a path as findings print it: relative to the root with `/`; absolute when outside it."""
        absolute = absolute_path(path)
        shown = absolute.relative_to(self.root) if absolute.is_relative_to(self.root) else absolute
        return shown.as_posix().encode("utf-8", "replace").decode("utf-8")  # a name may hold bytes that are no text

    def list_submissions(self) -> tuple[list[Path], list[Unread]]:
        """Return the units' files, and what else lies in their folder, each by name."""
        files: list[Path] = []
        unread: list[Unread] = []
        barred = self._bar_submissions()
        if barred is not None:
            return [], [barred]
        try:
            names = sorted(os.listdir(self.submissions))  # noqa: PTH208 - names, not paths
        except FileNotFoundError:
            return [], []
        except OSError as error:
            message = f"Không mở được thư mục {self.show(self.submissions)}: {explain_os_error(error)}."
            raise MissingFileError(message) from error
        for name in names:
            if name.startswith((".", "~$")) or name.casefold() in _SILENT or _BACKUP.search(name):
                continue
            path = self.submissions / name
            refused = self._refuse(path)
            if refused is None:
                files.append(path)
            else:
                unread.append(refused)
        return files, unread

    def _bar_submissions(self) -> Unread | None:
        """Return why the folder of the units' files is not opened; None when it may be, or is not there."""
        if not self.holds(self.submissions):
            message = "Là liên kết ra ngoài thư mục chiến dịch nên không mở; chưa đọc báo cáo nào."
            return Unread(self.submissions, message, "chép thư mục submissions vào data thay cho liên kết.", lost=True)
        return None

    def _refuse(self, path: Path) -> Unread | None:
        """Return why something in the folder is not read; None when it is a submission. Opens nothing, never raises."""
        named = path.name.casefold().endswith(_SUFFIXES)
        if path.is_symlink() and not self.holds(path):
            message = "Là liên kết ra ngoài thư mục chiến dịch nên không mở."
            return Unread(path, message, "chép tệp vào đây thay cho liên kết.", named)
        if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir() raises where a link can't be followed
            hint = "chuyển các tệp .yaml trong đó ra data/submissions."
            return Unread(path, "Là thư mục nên không đọc.", hint, lost=False)
        if path.name.casefold().endswith(PROPOSAL):
            unit = path.name[: -len(PROPOSAL)]
            hint = f"kiểm tra từng chỗ rồi chạy tongket receive --accept {unit}."
            return Unread(
                path,
                "Bản đề nghị, đọc từ báo cáo không gõ vào mẫu, đang chờ chấp nhận.",
                hint,
                lost=False,
                waiting=True,
            )
        if not named:
            return Unread(path, "Không phải tệp .yaml nên không đọc.", _hint_saving(path.name), lost=False)
        if not _is_regular(path):
            message = "Không phải tệp thường nên không mở."
            return Unread(path, message, "chép nội dung vào một tệp .yaml thường.", lost=True)
        return None

    def holds(self, path: Path) -> bool:
        """Whether a path leads to somewhere in the campaign folder (which may itself be reached by a link)."""
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.root))


def _is_regular(path: Path) -> bool:
    """Whether it is an ordinary file; a link to nothing counts as one, reading it says what is wrong."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def _hint_saving(typed: str) -> str:
    name = typed.casefold()
    if name.endswith(tuple(suffix + ".txt" for suffix in _SUFFIXES)):
        return f"đổi tên thành {typed[: -len('.txt')]}."
    if name.endswith(_WORD_SUFFIXES):
        return "chép các câu trả lời vào mẫu .yaml của đơn vị, lưu vào data/submissions."
    return "lưu lại thành tệp .yaml nếu là báo cáo của đơn vị; nếu không thì chuyển đi chỗ khác."


def absolute_path(path: Path) -> Path:
    """Return a path from the root of the disk, without `..`, its links not followed."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def explain_os_error(error: OSError) -> str:
    """Return in Vietnamese why the system does not open a file."""
    if getattr(error, "winerror", 0) in _HELD:
        return "đang mở trong chương trình khác"
    return _OS_ERRORS.get(error.errno or 0, f"hệ thống báo lỗi số {error.errno}")


def open_folder(root: Path) -> Workspace:
    """Return a folder that need not be a campaign folder.

    Raises:
        UsageError: `root` is not a folder.
    """
    absolute = absolute_path(root)
    if not os.path.isdir(absolute):  # noqa: PTH112 - Path.is_dir() raises where a folder can't be opened
        raise UsageError(f"Không có thư mục {root}.", "kiểm tra lại --root.")
    return Workspace(root=absolute)


def open_workspace(root: Path) -> Workspace:
    """Return the campaign folder at `root`.

    Raises:
        UsageError: `root` is not a folder.
        MissingFileError: it holds no outline or no roster.
    """
    workspace = open_folder(root)
    absolute = workspace.root
    for path, what in ((workspace.outline, "đề cương"), (workspace.roster, "danh sách đơn vị")):
        shown = workspace.show(path)
        if os.path.lexists(path) and not workspace.holds(path):
            message = f"Không mở {what}: {shown} là liên kết ra ngoài thư mục chiến dịch {absolute}."
            raise MissingFileError(message, "chép tệp vào đây thay cho liên kết.")
        if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - Path's raise
            message = f"Không mở {what}: {shown} trong {absolute} không phải một tệp thường."
            raise MissingFileError(message, f"đặt một tệp .yaml thường ở {shown}.")
        if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file() raises where a folder can't be opened
            raise MissingFileError(
                f"Không có {what}: {shown} trong {absolute}.",
                "chạy lệnh trong thư mục chiến dịch, thêm --root THƯ_MỤC, hoặc tạo mới bằng tongket init THƯ_MỤC.",
            )
    return workspace
