"""The examples of one item: who did what, in the units' words or as a person worded it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tongket.book.blocks import Block, Paragraph, ParagraphStyle, Run
from tongket.book.brackets import bracket, spaced
from tongket.book.citing import listed_said, model_text, note
from tongket.book.provenance import Said, SaidKind
from tongket.book.unit_names import group_names
from tongket.merge.decisions import member_id
from tongket.merge.merged import MergedItem, MergedModel
from tongket.merge.places import organisation_of, place_of
from tongket.model.figure_names import NoteKind
from tongket.model.roster import Unit
from tongket.report.actors import is_done, is_led, name_committees, name_places, placed_units
from tongket.sentences.phrases import Known, Phrases
from tongket.values.figures import format_count

_MOST_EXAMPLES = 4
"""How many examples one item names at the most: published reports name two to four after "điển hình như"."""

PHRASES: Known = {
    "dien_hinh": {},
    "chon_dien_hinh": {"so": ("06",), "da_chon": (True, False)},
    "qua_nhieu_dien_hinh": {"so": ("05",), "toi_da": ("04",)},
}
"""The phrases of examples, with what each may use."""

_EVERYWHERE = ("toàn ", "trong toàn ", "cả huyện", "cả tỉnh", "cả thành phố")
"""Places that say no more than the name of who is there."""


class Example(NamedTuple):
    """An example as a clause of the sentence (điển hình)."""

    actor: str
    """Who is named before it; empty where its words name somebody."""
    words: str
    units: tuple[Unit, ...]
    """Those that are named."""

    @property
    def sentence(self) -> str:
        """The whole clause."""
        return f"{self.actor} {self.words}".strip()


def render_examples(item: MergedItem, phrases: Phrases) -> Iterator[Block]:
    """Yield "Điển hình như: …" with the examples that a person ticked, at most `_MOST_EXAMPLES`; the rest is counted.

    When as many are ticked as are named, nothing is left to choose.
    """
    models = item.models
    ticked = [each for each in models if each.decision is not None and each.decision.use]
    ticked.sort(key=lambda each: each.decision.order or len(models) if each.decision is not None else 0)
    shown = ticked[:_MOST_EXAMPLES]
    full = len(ticked) >= _MOST_EXAMPLES
    undecided = [each for each in models if not full and (each.decision is None or each.decision.use is None)]
    runs: list[Run] = []
    if shown:
        runs.append(Run(text=f"{phrases.line('dien_hinh')} {_join_examples(map(tell_example, shown))}."))
    open_ones = [
        phrases.line("qua_nhieu_dien_hinh", so=format_count(len(ticked)), toi_da=format_count(_MOST_EXAMPLES))
        if len(ticked) > _MOST_EXAMPLES
        else "",
        phrases.line("chon_dien_hinh", so=format_count(len(undecided)), da_chon=bool(shown)) if undecided else "",
    ]
    about = note(item.item.id, NoteKind.EXAMPLES, "Điển hình chưa chọn")
    if every := spaced(tuple(runs), bracket(about, open_ones)):
        said = _examples_said(item.item.id, shown) if shown else None
        yield Paragraph(style=ParagraphStyle.BODY, runs=every, said=said)


def _examples_said(item: str, shown: Iterable[MergedModel]) -> Said:
    """Return who tells the examples of a sentence, each in the words of its first unit."""
    told = (listed_said(item, each.units, each.model, model_text(each.model)).sources for each in shown)
    sources = tuple(source for each in told for source in each)
    return Said(key=member_id(item, "", "dien_hinh"), kind=SaidKind.EXAMPLES, place=item, sources=sources)


def _join_examples(examples: Iterable[Example]) -> str:
    """Return examples as one sentence; several of one actor stand together, and it is named once."""
    told: dict[object, list[Example]] = {}
    for number, each in enumerate(examples):
        told.setdefault(each.actor or number, []).append(each)
    return "; ".join(map(_join_words, told.values()))


def _join_words(examples: list[Example]) -> str:
    first, *others = examples
    if not others:
        return first.sentence
    more = "; ".join(each.words.removeprefix("với ") for each in others)
    if all(each.words.startswith("với ") for each in examples):
        return f"{first.sentence}; {more}"
    return f"{first.actor}: {first.words.removeprefix('với ')}; {more}"


def tell_example(merged: MergedModel) -> Example:
    """Return an example as it is printed: who, as a person chose or as the words say, and what came of it."""
    units, decision = merged.units, merged.decision
    words = (decision.wording if decision is not None else None) or example_wording(merged)
    words = words.rstrip(" .;")
    if decision is not None and decision.alone:
        return Example("", words, ())
    speaking = tuple(unit for unit in units if any(words.startswith(each) for each in _names(unit)))
    if speaking:
        return Example("", words, speaking)
    if decision is not None and decision.territory is not None:
        return Example(group_names(units, territory=decision.territory), words, units)
    if is_led(words):
        return Example(name_committees(units), words, units)
    return Example(name_places(units), words, placed_units(units))


def names_unit(merged: MergedModel, unit: Unit) -> bool:
    """Whether the printed example names a unit: as who did it, or in words of its own."""
    told = tell_example(merged)
    if told.actor or told.units:
        return any(each.id == unit.id for each in told.units)
    return any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", told.words) is not None for each in _names(unit))


def _names(unit: Unit) -> Iterator[str]:
    """Yield what a unit may be called, at the beginning of a sentence too."""
    for each in filter(None, (unit.name, organisation_of(unit), place_of(unit))):
        yield from (each, f"{each[0].upper()}{each[1:]}")


def example_wording(merged: MergedModel) -> str:
    """Return the proposed words of an example, without its actor, in the unit's own words.

    `biên soạn tài liệu song ngữ, cấp cho 19/19 xã`, `nuôi bò sữa theo hợp đồng (xã Đạ Ròn), …`, or, where it is not
    known who does what it says, `với mô hình “Tổ tự quản” (Phường 9): 38/38 tổ tham gia`.
    """
    model, decision = merged.model, merged.decision
    name, result = model.name.strip(" ."), model.result.rstrip(" .;")
    clause = name[:1].lower() + name[1:]
    if is_led(name):
        return f"{clause}, {result}"
    where = _where(merged)
    committee = decision is not None and decision.territory is False
    if is_done(name) and not committee and any(place_of(each) is not None for each in merged.units):
        return f"{clause}{where}, {result}"
    noun = "cách làm" if merged.way else "mô hình"
    kind = "" if name.casefold().startswith(("mô hình", "cách làm")) else f"{noun} "
    named = f"{kind}“{name}”" if not re.search('["“”]', name) else f"{kind}{name}" if kind else clause
    return f"với {named}{where}: {result}"


def _where(merged: MergedModel) -> str:
    """Return the place of a model in brackets, where it says more than whose place it is: ` (Phường 9)`."""
    place = (merged.model.place or "").strip(" .,;")
    own = [each for each in map(place_of, merged.units) if each is not None]
    for each in own:
        place = re.sub(rf"(?:^|, ){re.escape(each)}$", "", place)
    return f" ({place})" if place and not place.casefold().startswith(_EVERYWHERE) else ""
