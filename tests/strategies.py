"""What people might type, for hypothesis."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from hypothesis import strategies as st

UNITS = ("ban-dan-van", "da-lat", "bao-loc", "di-linh", "mttq", "phu-nu")
_MARKUP = ("{{ body }}", "{% if x %}", "<w:p>", "&amp;", "**", "`", "| a |", "# ", "\\", "[x](y)", "1. ", "~~~", "---")
_CHARACTERS = st.characters(categories=["L", "N", "P", "S", "Mn"], exclude_characters="\ufeff")
_PIECES = st.one_of(
    st.sampled_from(["Mặt trận", "đoàn thể", "quán triệt", "Đạ Tẻh", "K’Ho", "85,5%", "1.234", *_MARKUP]),
    st.text(_CHARACTERS, min_size=1, max_size=8),
)


def _join(pieces: list[str]) -> str:
    return " ".join(unicodedata.normalize("NFC", " ".join(pieces)).split())


_opened = st.sampled_from(["", "", *_MARKUP])
lines = st.tuples(_opened, st.lists(_PIECES, max_size=6)).map(lambda pair: _join([pair[0], "Nội dung", *pair[1]]))
"""One line of an answer: words, Vietnamese or not, and what looks like markup; it holds at least a word."""
prose_lines = st.tuples(st.sampled_from(["", "", "- ", "+ "]), lines).map("".join)
"""A line of running text: some of them typed as points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What one unit typed."""

    prose: tuple[str, ...] = ()
    points: tuple[tuple[str, tuple[str, ...]], ...] = ()
    meetings: int | None = None

    def yaml(self) -> str:
        """Return it as the body of a submission to the small outline of `tests.builders`."""
        text = ["tra_loi:"]
        text += ["  I.1: |", *(f"    {each}" for each in self.prose)] if self.prose else []
        text += ["  II.1:", "    chi_tieu:", f"      hoi_nghi: {self.meetings}"] if self.meetings is not None else []
        text += ["  II.2: |", *(f"    {each}" for each in self.point_lines())] if self.points else []
        return "\n".join(text) + "\n"

    def point_lines(self) -> list[str]:
        """Return the points as they were typed, line by line."""
        return [line for point, below in self.points for line in (f"- {point}", *(f"+ {each}" for each in below))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What some of the units typed."""

    by_unit: Mapping[str, Typed] = field(default_factory=dict)


_points = st.tuples(lines, st.lists(lines, max_size=2).map(tuple))
typed = st.builds(
    Typed,
    prose=st.lists(prose_lines, max_size=3).map(tuple),
    points=st.lists(_points, max_size=3).map(tuple),
    meetings=st.none() | st.integers(0, 10**15 - 1),
)
answers = st.builds(Answers, by_unit=st.dictionaries(st.sampled_from(UNITS), typed, max_size=5))
