"""What was read from a report that came back (báo cáo gửi về): each value with where it stood and how it was found."""

from dataclasses import dataclass

from tongket.model.addresses import Address
from tongket.model.forms import FormStamp
from tongket.model.ways import Way as Way  # noqa: PLC0414 - whoever reads a report looks for it here


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedValue:
    """A value that a unit typed."""

    address: Address
    text: str
    """As typed, in NFC, its ends trimmed; the paragraphs of a long answer are lines, points begin with `- ` or `+ `."""
    way: Way
    place: str
    """Where it stood, in words: `đoạn 12, mục "II. KẾT QUẢ"`, `biểu 1, hàng 2, cột 3`, `trang "PL1", ô C5`."""
    confidence: int = 100
    """In percent; below 100 only in a proposal made from a free report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """Something that a unit wrote and that belongs to no slot for sure (chưa xếp được)."""

    text: str
    place: str
    reason: str
    """Why, in Vietnamese, a sentence without its full stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Several different values for one slot: none of them is taken (hai số cho một ô)."""

    address: Address
    label: str
    values: tuple[ReturnedValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Altered:
    """Fixed words of the form that came back otherwise (lời mẫu bị sửa)."""

    issued: str
    returned: str
    """"" where they were deleted."""
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedReport:
    """What one returned report says (kết quả đọc)."""

    stamp: FormStamp | None
    """None where the file bears none any more."""
    values: tuple[ReturnedValue, ...]
    """In the order of the form; a slot that is empty or holds its prompt has none."""
    clashes: tuple[Clash, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    altered: tuple[Altered, ...] = ()
    remarks: tuple[str, ...] = ()
    """What was not read and a person must know: deleted text, pictures, text boxes. Vietnamese sentences."""

    def value(self, address: Address) -> ReturnedValue | None:
        """Return what was read for a slot, or None."""
        return next((each for each in self.values if each.address == address), None)
