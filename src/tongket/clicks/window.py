"""What is asked in the window of a double-click: answered by typing, or by dragging a folder into it."""

from pathlib import Path
from typing import NamedTuple

from tongket.cli import console
from tongket.clicks.chosen import campaigns_in, is_campaign, recall, remember
from tongket.errors import UsageError
from tongket.workspace import OUTLINE

STAYS = 10
"""The exit code that asks the `.cmd` to keep its window; any other but 0 tells it that Python itself did not run."""
_YES = frozenset({"c", "co", "có"})


def ask_typed(prompt: str) -> str:
    """Return what is typed; "" where nothing is, or nobody can."""
    console.show_line(prompt)
    try:
        return input().strip()
    except EOFError:
        return ""


def agrees(question: str) -> bool:
    """Ask a question; return whether it was answered with yes. Where nobody can answer, it was not."""
    console.show_line(question)
    return ask_typed("Gõ C rồi bấm Enter để làm; chỉ bấm Enter để thôi: ").casefold() in _YES


class ChosenFolder(NamedTuple):
    """The campaign folder to work on."""

    campaign: Path
    note: str = ""
    """What a person must know of it."""


def settle_campaign(home: Path, dropped: Path | None) -> ChosenFolder:
    """Return the campaign folder to work on: dropped, remembered, the only one in the program's folder, or typed.

    Raises:
        UsageError: none was chosen.
    """
    if dropped is not None:
        return _choose(home, dropped)
    known = recall(home)
    if known is not None and is_campaign(known):
        return ChosenFolder(known)
    inside = campaigns_in(home)
    if known is not None:
        console.show_note(f"Không thấy thư mục chiến dịch đã chọn: {known} (đã chuyển đi, hoặc chưa nối ổ đĩa).")
    elif len(inside) == 1:
        return ChosenFolder(inside[0])
    return _choose(home, _ask_campaign(inside))


def _choose(home: Path, campaign: Path) -> ChosenFolder:
    note = f"Không ghi nhớ được lựa chọn này trong {home}: lần sau lại kéo thư mục chiến dịch thả lên biểu tượng."
    return ChosenFolder(campaign, "" if remember(home, campaign) else note)


def _ask_campaign(inside: list[Path]) -> Path:
    """Ask for a campaign folder until one is named.

    Raises:
        UsageError: nothing was typed.
    """
    for number, each in enumerate(inside, 1):
        console.show_line(f"{number}. {each.name}")
    choice = "Gõ số thứ tự, hoặc kéo" if inside else "Kéo"
    while typed := ask_typed(f"{choice} thư mục chiến dịch vào cửa sổ này rồi bấm Enter: "):
        if typed.isdecimal() and 1 <= int(typed) <= len(inside):
            return inside[int(typed) - 1]
        path = Path(typed.strip('"'))
        if is_campaign(path):
            return path
        console.show_line(f"{path} không phải thư mục chiến dịch (không có {OUTLINE}).")
    raise UsageError("Chưa chọn thư mục chiến dịch.", "kéo thư mục chiến dịch thả lên một biểu tượng bất kỳ.")
