"""What became of a plan in a draft that people have edited (kết quả cập nhật), as records."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tongket.book.provenance import Manifest
from tongket.commands.update.plan import Came, Change, PlanStep


class ChangeState(StrEnum):
    """What became of a change."""

    DONE = "đã sửa"
    TRACKED = "đã sửa, có dấu theo dõi"
    REMOVED = "đã bỏ chỗ vàng"
    INSERTED = "đã chèn, có dấu theo dõi"
    AGREES = "trong bản đang sửa đã ghi đúng"
    WAITING = "giữ chỗ vàng đến khi chèn"
    EDITED = "trong bản đang sửa đã ghi khác: đ/c kiểm tra"
    MISSING = "không thấy trong bản đang sửa: đ/c kiểm tra"
    NO_PLACE = "không thấy chỗ để chèn trong bản đang sửa"
    LISTED = "chưa đưa vào (thêm --insert để chèn)"
    LEFT = "dự thảo lập từ số liệu nay không còn, vẫn giữ trong bản đang sửa"

    JOINED = "nay gộp vào ý khác, vẫn giữ trong bản đang sửa: đ/c kiểm tra"
    BESIDE = "nay ghi cạnh ý gần giống, vẫn giữ trong bản đang sửa: đ/c kiểm tra"

    @property
    def settled(self) -> bool:
        """Whether the draft was changed as planned: nobody has to look at it."""
        return self in {ChangeState.DONE, ChangeState.TRACKED, ChangeState.REMOVED, ChangeState.INSERTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipEntry:
    """What became of a change at a place of the draft: one entry of the slip, where it is told."""

    change: Change
    state: ChangeState
    heading: str = ""
    """The heading it stands under; "" where it is not found."""
    page: str = ""
    bookmark: str = ""
    """A bookmark at its place, by which its page is found."""
    edited: str = ""
    """What people made of it, where they did."""
    told: bool = True
    """Whether the slip says it: not where the draft says it already, and not of what nobody misses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one step of a plan."""

    step: PlanStep
    entries: tuple[SlipEntry, ...]
    """At least one: as many as there are different ends that it came to."""

    @property
    def settled(self) -> bool:
        """Whether nothing of it is left for a person."""
        return all(each.state.settled for each in self.entries if each.told)


def one_end(step: PlanStep, state: ChangeState, *, heading: str = "", bookmark: str = "", told: bool = True) -> Result:
    """Return that a step came to one end."""
    entry = SlipEntry(change=step.change, state=state, heading=heading, bookmark=bookmark, told=told)
    return Result(step=step, entries=(entry,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A draft with the data of now, and what became of each change."""

    parts: Mapping[str, bytes]
    manifest: Manifest
    """What it carries now."""
    came: Came
    results: tuple[Result, ...]
    """One for each step of the plan, in its order."""

    @property
    def entries(self) -> tuple[SlipEntry, ...]:
        """What the slip says."""
        return tuple(entry for each in self.results for entry in each.entries if entry.told)
