"""Documents and models that many units list: each once (danh mục văn bản, danh mục mô hình)."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tongket.likeness import fold_words
from tongket.merge.decisions import ExampleDecision, member_id
from tongket.model import Document, Fact, PracticeModel, Submission, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedDocument:
    """A document, and the units that list it."""

    document: Document
    """As the first unit in rank words it."""
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedModel:
    """A model, and the units that claim it."""

    model: PracticeModel
    """As the first unit in rank words it."""
    units: tuple[Unit, ...]
    member: str
    """Its lasting id, for the decision sheet."""
    item: str
    decision: ExampleDecision | None


# Organs of the province and above: there is one of each (36-HD/VPTW: TU, TW; the State's by their usual symbols).
_HIGH_SYMBOLS = frozenset(
    {"tw", "tu", "qh14", "qh13", "qh12", "nđ-cp", "cp", "ttg", "bdvtu", "btctu", "vptu", "hđnd", "ubnd"}
)


def merge_documents(listed: Iterable[tuple[Submission, Fact]]) -> tuple[MergedDocument, ...]:
    """Return the documents, each once: the same number, date and organ is one (`office.md`, capability 3)."""
    every = tuple(listed)
    symbols: dict[str, set[str]] = defaultdict(set)
    for submission, _ in every:
        symbols[_group(submission)].add(_own_symbol(submission))
    found: dict[tuple[str, str, str], tuple[Document, dict[str, Unit]]] = {}
    for submission, fact in every:
        own = {_own_symbol(submission)} - {""} or symbols[_group(submission)]
        for document in fact.documents:
            number = _fold_number(document.number)
            symbol = number.rpartition("/")[2]
            organ = f"unit {submission.unit.id}" if symbol and symbol in own else symbol
            if not own - {""} and symbol not in _HIGH_SYMBOLS:  # whose "HU" it is, only its subject can tell
                organ = f"{symbol} {fold_words(document.subject)}"
            if not number or document.day is None:  # without both nobody can tell that two are one
                organ = f"unit {submission.unit.id} {fold_words(document.subject)}"
            key = (number, str(document.day), organ)
            found.setdefault(key, (document, {}))[1][submission.unit.id] = submission.unit
    return tuple(MergedDocument(document=each, units=tuple(units.values())) for each, units in found.values())


def _own_symbol(submission: Submission) -> str:
    """Return the symbol of the unit's own documents, as its report bears it.

    Two districts both number "15-KH/HU"; "12-CT/TU" is one document, whoever lists it. A unit that gave no number has
    the symbols of its group.
    """
    return _fold_number(submission.reference or "").rpartition("/")[2]


def _group(submission: Submission) -> str:
    return submission.unit.group.id if submission.unit.group is not None else ""


def _fold_number(number: str) -> str:
    """Return the number of a document for comparing: `Số 05 - KH/HU` is `5-kh/hu`."""
    tight = re.sub(r"\s+", "", unicodedata.normalize("NFC", number)).casefold().removeprefix("số").lstrip(":.")
    return re.sub(r"[‐‑–—]", "-", tight).lstrip("0")


def merge_models(
    item: str, listed: Iterable[tuple[Submission, Fact]], decisions: Mapping[str, ExampleDecision]
) -> tuple[MergedModel, ...]:
    """Return the models, each once: the same name and result, or the same name at the same place, is one."""
    found: dict[tuple[str, str], _Claimed] = {}
    for submission, fact in listed:
        for model in fact.models:
            name = fold_words(model.name)
            keys = [(name, fold_words(model.result)), (name, "@" + fold_words(model.place or ""))]
            known = next((found[each] for each in keys if each in found and each[1] != "@"), None)
            claimed = known if known is not None else _Claimed(model, {}, [])
            for key in keys:
                found.setdefault(key, claimed)
            text = f"{model.name}\n{model.place or ''}\n{model.result}"
            claimed.units[submission.unit.id] = submission.unit
            claimed.members.append(member_id(item, submission.unit.id, text))
    return tuple(
        MergedModel(
            model=each.model,
            units=tuple(each.units.values()),
            member=each.members[0],
            item=item,
            decision=_decision(each.members, decisions),
        )
        for each in {id(each): each for each in found.values()}.values()
    )


def _decision(members: list[str], decisions: Mapping[str, ExampleDecision]) -> ExampleDecision | None:
    """Return what was decided: a unit of higher rank may have claimed the model since, with a row of its own."""
    known = [decisions[each] for each in members if each in decisions]
    return next((each for each in known if each.touched), known[0] if known else None)


class _Claimed(NamedTuple):
    """A model, who claims it, and the lasting ids of its entries."""

    model: PracticeModel
    units: dict[str, Unit]
    members: list[str]
