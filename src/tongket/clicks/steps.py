"""The six double-clicks (sáu bước): what each is called, what may be dropped on it, what it asks of its verb."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tongket.clicks.window import agrees
from tongket.errors import DocumentError, OutputError, UsageError
from tongket.intake import read_campaign, take_in
from tongket.workspace import OUTLINE, PROPOSAL, Workspace, explain_os_error

_YAML = (".yaml", ".yml")


class Declined(Exception):  # noqa: N818 - an answer, not an error
    """The person chose to stop."""


class DoubleClick(NamedTuple):
    """A double-click."""

    verb: str
    title: str
    """The name of its `.cmd`, which sorts."""
    plan: Callable[[Workspace, Sequence[Path], date], list[str]]
    """The campaign, what was dropped and the day → what the verb is given.

    Raises:
        UsageError: there is nothing to do, or what was dropped belongs elsewhere.
        Declined: the person chose to stop.
    """
    told_by_page: bool = False
    """Whether the result page says all that the verb prints: then no window needs to stay for it."""
    letters: str = ""
    """The verb that writes the letters which this step makes needed; they are linked from its page."""


def _plan_receive(workspace: Workspace, dropped: Sequence[Path], day: date) -> list[str]:
    del day
    accepted = [each for each in dropped if each.name.endswith(PROPOSAL)]
    files = [each for each in dropped if each not in accepted] or ([] if accepted else [_filled_inbox(workspace)])
    options = [word for each in accepted for word in ("--accept", each.name.removesuffix(PROPOSAL))]
    return [*options, *_as_given(files)]


def _filled_inbox(workspace: Workspace) -> Path:
    """Return the folder into which reports are copied.

    Raises:
        UsageError: there is nothing in it.
        OutputError: it is not there and can't be made.
    """
    inbox = workspace.inbox
    try:
        inbox.mkdir(exist_ok=True)
        empty = all(each.name.startswith((".", "~$")) for each in inbox.iterdir())
    except OSError as error:
        why = explain_os_error(error)
        raise OutputError(f"Không mở được thư mục {inbox} ({why}).", "kéo các tệp thả lên biểu tượng này.") from error
    if empty:
        hint = (
            "chép báo cáo các đơn vị vào thư mục ấy rồi bấm đúp lại; hoặc kéo tệp, cả thư mục thả lên biểu tượng này."
        )
        raise UsageError(f"Chưa có báo cáo nào để nhận: thư mục {inbox} còn trống.", hint)
    return inbox


def _plan_validate(workspace: Workspace, dropped: Sequence[Path], day: date) -> list[str]:
    del workspace, day
    _refuse([each for each in dropped if each.is_dir() or each.suffix.lower() not in _YAML])
    return _as_given(dropped)


def _plan_status(workspace: Workspace, dropped: Sequence[Path], day: date) -> list[str]:
    del workspace, day
    _refuse(dropped)
    return []


def _plan_build(workspace: Workspace, dropped: Sequence[Path], day: date) -> list[str]:
    _refuse(dropped)
    return ["--read", *_replace_edited(workspace), *_leave_out_errors(workspace, day)]


def _plan_update(workspace: Workspace, dropped: Sequence[Path], day: date) -> list[str]:
    if len(dropped) > 1:
        raise UsageError(f"Có {len(dropped)} tệp được thả.", "thả một bản dự thảo thôi.")
    _refuse([each for each in dropped if each.is_dir()])
    draft = dropped[0] if dropped else _newest_draft(workspace)
    return [*_leave_out_errors(workspace, day), *_as_given([draft])]


def _newest_draft(workspace: Workspace) -> Path:
    """Return the draft in the campaign's place of drafts that was changed last.

    Raises:
        UsageError: there is none.
    """
    folder = workspace.build
    there = [each for each in folder.glob("*.docx") if each.name[0] not in "~."] if folder.is_dir() else []
    kept = [each for each in there if ".bak" not in each.stem and not each.stem.startswith(workspace.source_book.stem)]
    for each in sorted(kept, key=lambda path: path.stat().st_mtime_ns, reverse=True):
        if _is_draft(each):
            return each
    hint = f"bấm đúp “{DRAFTING.title}” trước; hoặc kéo bản dự thảo đang sửa thả lên biểu tượng này."
    raise UsageError(f"Chưa có dự thảo nào trong {folder}.", hint)


def _is_draft(path: Path) -> bool:
    """Whether a Word document carries the sources of its figures."""
    from tongket.word.reading import open_word
    from tongket.writing.manifest import require_manifest

    try:
        require_manifest(open_word(path))
    except DocumentError:
        return False
    return True


def _replace_edited(workspace: Workspace) -> Iterator[str]:
    """Ask whether books that people have edited are to be made anew, where there are any.

    Raises:
        Declined: they are not.
        OutputError: one is open in Word.
    """
    from tongket.ooxml.package import is_untouched
    from tongket.output.files import refuse_open

    books = [each for each in (workspace.draft, workspace.source_book) if each.exists()]
    for each in books:
        refuse_open(each)
    edited = [each.name for each in books if not is_untouched(each)]
    if not edited:
        return
    question = (
        f"{', '.join(edited)} đã được sửa trong Word. Đưa số liệu mới vào bản đang sửa là việc của “{UPDATING.title}”."
        " Lập lại từ đầu? Bản đang có được giữ cạnh đó với đuôi .bak."
    )
    if not agrees(question):
        raise Declined
    yield "--force"


def _leave_out_errors(workspace: Workspace, day: date) -> Iterator[str]:
    """Ask whether values with errors are to be left out, where there are any.

    Raises:
        Declined: they are not.
    """
    campaign, _ = read_campaign(workspace)
    if campaign is None:
        return  # the verb says what is wrong with it
    count = sum(each.is_error for each in take_in(workspace, campaign, as_of=day).found)
    if not count:
        return
    question = (
        f"Còn {count} lỗi trong báo cáo của các đơn vị, nêu ở trang kết quả. Bỏ những giá trị ấy, làm từ phần còn lại?"
    )
    if not agrees(question):
        raise Declined
    yield "--skip-invalid"


def _refuse(dropped: Iterable[Path]) -> None:
    """Refuse what was dropped in the wrong place.

    Raises:
        UsageError: saying where it belongs.
    """
    for each in dropped:
        if each.is_dir():
            message = f"{each} không phải thư mục chiến dịch (không có {OUTLINE})."
            raise UsageError(message, f"thư mục báo cáo gửi về thì thả lên “{RECEIVING.title}”.")
        hint = f"báo cáo gửi về thì thả lên “{RECEIVING.title}”, dự thảo đang sửa thì thả lên “{UPDATING.title}”."
        raise UsageError(f"Biểu tượng này không dùng tệp {each.name}.", hint)


def _as_given(paths: Iterable[Path]) -> list[str]:
    return ["--", *map(str, paths)]  # no path is taken for an option


RECEIVING = DoubleClick("receive", "1 Nhận báo cáo", _plan_receive)
CHECKING = DoubleClick("validate", "2 Kiểm tra", _plan_validate, told_by_page=True, letters="slip")
AWAITING = DoubleClick("status", "3 Ai chưa gửi", _plan_status, told_by_page=True, letters="remind")
DRAFTING = DoubleClick("build", "4 Lập dự thảo", _plan_build)
DECIDING = DoubleClick("decide", "5 Bảng biên tập", _plan_status)
UPDATING = DoubleClick("update", "6 Cập nhật số liệu", _plan_update)
STEPS = {each.verb: each for each in (RECEIVING, CHECKING, AWAITING, DRAFTING, DECIDING, UPDATING)}
"""By the word that each `.cmd` hands over."""
CLICKED = {verb: each.title for each in STEPS.values() for verb in (each.verb, each.letters)}
"""The double-click by which each verb is done."""
