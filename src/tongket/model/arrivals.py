"""When each report came in, how and signed or not, and what was said of it (sổ nhận báo cáo)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tongket.model.ways import Way


class Signed(StrEnum):
    """Whether the report that came is signed (đã ký); a paper tells what a file can't."""

    YES = "co"
    NO = "khong"
    UNKNOWN = "khong_ro"


class Verdict(StrEnum):
    """What a person says of a report (ý kiến sau khi xem)."""

    ACCEPTED = "chap_nhan"
    ASKED = "de_nghi_bo_sung"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One version of a unit's report that came in (bản gửi về)."""

    unit: str
    version: int
    """Which of the unit's versions it is, from 1."""
    day: date
    via: str | None = None
    """By which way it came: `văn thư`, `Zalo`, `thư điện tử`."""
    signed: Signed = Signed.UNKNOWN
    reference: str | None = None
    """Its number and sign, as typed."""
    file: str | None = None
    """The name of the file that came; None of a report on paper that a person put down."""
    digest: str | None = None
    """The SHA-256 of the file, in hexadecimal digits."""
    form: str | None = None
    """The version of the outline and roster that its form was made from."""
    form_number: int | None = None
    ways: Mapping[Way, tuple[str, ...]] = field(default_factory=dict)
    """Which reading found which values, by their addresses."""
    changes: str | None = None
    """What changed against the version before: `3 số, mục II.2.3 viết lại`."""
    by: str | None = None
    """Who put it down."""

    @property
    def tables_only(self) -> bool:
        """Whether it is a workbook that came alone: that is no report."""
        return bool(self.ways) and set(self.ways) == {Way.CELL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a person said of a version (xem): accepted, or what is still wanted."""

    unit: str
    version: int
    verdict: Verdict
    day: date
    by: str | None = None
    wanted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLog:
    """All arrivals and opinions, in the order in which they were put down (sổ nhận)."""

    arrivals: tuple[Arrival, ...] = ()
    opinions: tuple[Opinion, ...] = ()

    def until(self, day: date | None) -> "ReceiptLog":
        """Return what was in it on a day."""
        if day is None:
            return self
        return ReceiptLog(
            arrivals=tuple(each for each in self.arrivals if each.day <= day),
            opinions=tuple(each for each in self.opinions if each.day <= day),
        )

    def versions(self, unit: str) -> tuple[Arrival, ...]:
        """Return the versions of a unit's report, the first first."""
        return tuple(sorted((each for each in self.arrivals if each.unit == unit), key=lambda each: each.version))

    def latest(self, unit: str) -> Arrival | None:
        """Return the version that is used, or None."""
        return next(reversed(self.versions(unit)), None)

    def first(self, unit: str) -> Arrival | None:
        """Return the version by which lateness is judged; a workbook alone is no report."""
        return next((each for each in self.versions(unit) if not each.tables_only), None)

    def opinion(self, unit: str) -> Opinion | None:
        """Return the last opinion on any version of a unit's report, or None."""
        return next((each for each in reversed(self.opinions) if each.unit == unit), None)

    def known(self, digest: str) -> Arrival | None:
        """Return the arrival of the same file, or None."""
        return next((each for each in self.arrivals if each.digest == digest), None)


EMPTY_LOG = ReceiptLog()
