"""The content controls of a form that came back with their tags (thẻ), and what was typed into each."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tongket.model.forms import SLOT_TAG
from tongket.returned.lines.prompts import Prompts
from tongket.returned.lines.returned_lines import ReturnedLine

_VIETNAMESE = re.compile("[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
_PROMPT_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedControl:
    """One control of the form."""

    tag: str
    text: str
    """As typed, prompts taken out."""
    block: int
    """The number of the returned line that it begins in."""
    start: int
    """Where it begins in that line."""
    place: str
    doubted: bool
    """Whether the file says that its text is a prompt, and it may be one of another language."""


def find_controls(lines: Iterable[tuple[int, ReturnedLine]], prompts: Prompts) -> Mapping[str, Sequence[TaggedControl]]:
    """Return the controls of a report by tag; the lines that one reaches over are one text."""
    pieces: dict[str, list[TaggedControl]] = defaultdict(list)
    for number, each in lines:
        for control in each.line.controls:
            if not control.tag.startswith(SLOT_TAG):
                continue
            text = prompts.without(each.line.text[control.start : control.end])
            known = pieces[control.tag]
            if control.continues and known:
                text = "\n".join(filter(None, (known[-1].text, text)))
                number, start, place = known[-1].block, known[-1].start, known[-1].place  # noqa: PLW2901
                known.pop()
            else:
                start, place = control.start, each.line.place
            doubted = control.prompting and _may_be_prompt(text)
            known.append(
                TaggedControl(tag=control.tag, text=text, block=number, start=start, place=place, doubted=doubted)
            )
    return pieces


def _may_be_prompt(text: str) -> bool:
    """Whether a text may be the prompt of a program in a language that is not known here."""
    return len(text.split()) >= _PROMPT_WORDS and _VIETNAMESE.search(text) is None
