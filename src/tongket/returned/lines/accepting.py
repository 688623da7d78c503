"""Whether what stands between fixed words is what its slot asks (có nhận hay không): else a person looks at it."""

import re
from dataclasses import dataclass

from tongket.model.forms import Slot, SlotKind
from tongket.values.figures import FigureKind, Refusal, parse_date, parse_figure, parse_yes_no
from tongket.values.folding import fold_words

_UNLIKE = "lời in sẵn cạnh ô đã bị sửa, không rõ chữ nào là của ô"
_MORE_WORDS = 3
"""Beside a figure, so many strange words at most may be fixed words that were put in; more are an answer in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """How the fixed words beside a slot came back."""

    before: bool
    """Whether the words right before it are those of the form."""
    behind: bool
    shared: bool
    """Whether all fixed words between it and another slot are gone."""
    measure: bool
    """Whether no other word stands where its measure was."""
    led: bool = True
    """Whether anything is left of the words that lead to it from the beginning of its line."""

    @property
    def whole(self) -> bool:
        """Whether it stands between its own fixed words."""
        return self.before and self.behind


def doubt_value(slot: Slot, typed: str, standing: Neighbours, *, prompted: bool) -> str:
    """Return why what stands in a slot is not sure to be its value, in Vietnamese; "" where it is.

    Args:
        slot: what is asked.
        typed: what stands there, prompts taken out.
        standing: how the fixed words beside it came back.
        prompted: whether its prompt still stands beside what was typed.
    """
    if standing.shared:
        return "lời in sẵn giữa hai ô không còn"
    if not typed:
        return "" if standing.whole or prompted else "ô trống mà lời in sẵn cạnh ô đã bị sửa"
    if not standing.led:
        return _UNLIKE
    if not standing.measure:
        return "đơn vị tính in sẵn sau ô đã bị sửa"
    if reads_as_asked(slot, typed):
        return ""
    if not standing.whole:
        return _UNLIKE
    if prompted:
        return "chữ gõ thêm bên cạnh lời nhắc, không rõ là câu trả lời"
    return "có chữ lạ cạnh con số" if slot.kind is SlotKind.FIGURE and _mixed(typed) else ""


def reads_as_asked(slot: Slot, typed: str) -> bool:
    """Whether a text is of the kind that a slot asks for; any text is, where a text is asked."""
    match slot.kind:
        case SlotKind.FIGURE:
            return any(not isinstance(parse_figure(typed, each, negative=True), Refusal) for each in FigureKind)
        case SlotKind.DATE:
            return parse_date(typed) is not None
        case SlotKind.YES_NO:
            return parse_yes_no(typed.rstrip(" .")) is not None
        case SlotKind.CHOICE:
            named = {fold_words(name) for each in slot.options for name in (each.name, each.id)}
            return fold_words(typed) in named
        case SlotKind.TEXT:
            return False


def _mixed(typed: str) -> bool:
    """Whether a figure and a few words stand together: they may be fixed words that somebody put in."""
    chunks = typed.split()
    words = [each for each in chunks if re.fullmatch(r"[^\W\d_]+[.,;:]?", each)]
    return 0 < len(words) <= _MORE_WORDS and len(words) < len(chunks) and any(map(str.isdigit, typed))
