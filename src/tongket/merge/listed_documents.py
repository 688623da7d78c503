"""Documents and models that many units list: each once (danh mục văn bản, danh mục mô hình)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tongket.merge.decisions import ExampleDecision, member_id
from tongket.merge.merged import MergedDocument, MergedModel
from tongket.merge.organs import Organ, Organs
from tongket.merge.sign_parts import KINDS, SignParts, name_kind, part_sign
from tongket.model.answers import Document, Fact, PracticeModel, Submission
from tongket.model.outline import Indicator
from tongket.model.roster import Unit
from tongket.values.folding import fold_words


class Listed(NamedTuple):
    """What one unit lists under one indicator."""

    submission: Submission
    fact: Fact
    indicator: Indicator


class _Entry(NamedTuple):
    """One document as one unit lists it."""

    unit: Unit
    document: Document
    sign: SignParts
    organ: Organ | None

    @property
    def dated(self) -> tuple[object, ...] | None:
        """What is the same for one document whoever lists it, but for its organ; None where it can't be told."""
        number, day = self.sign.number, self.document.day
        return (number, self.sign.kind, self.sign.organs, day) if number and day is not None else None


def merge_documents(listed: Iterable[Listed], organs: Organs) -> tuple[MergedDocument, ...]:
    """Return the documents, each once: the same number, date and organ is one (`docs/lists.md`).

    They stand in the order of their organs, the province's first, then of their dates. A document whose lister's
    neighbours bear the same sign ("12-KH/HU") is the one that lists it with its number and date, if only one does.
    """
    entries = [
        _Entry(each.submission.unit, document, part_sign(document.number), organs.issuer(document, each.submission))
        for each in listed
        for document in each.fact.documents
    ]
    issuers: dict[object, dict[str, Organ]] = defaultdict(dict)
    for each in entries:
        if each.organ is not None:
            issuers[each.dated].setdefault(each.organ.key, each.organ)
    found: dict[object, list[_Entry]] = {}
    for each in entries:
        known = tuple(issuers[each.dated].values())
        organ = each.organ or (known[0] if each.dated is not None and len(known) == 1 else None)
        about = fold_words(each.document.subject)
        key: tuple[object, ...] = (each.dated, organ.key) if organ is not None else (each.dated, None, about)
        if each.dated is None:  # without both nobody can tell that two are one
            key = (each.unit.id, each.sign, about)
        found.setdefault(key, []).append(each._replace(organ=organ))
    merged = map(_merge, found.values())
    return tuple(sorted(merged, key=lambda each: (organs.rank(each.organ), each.document.day or date.max)))


def _merge(entries: list[_Entry]) -> MergedDocument:
    first = entries[0]
    kind = next((each.document.kind for each in entries if each.document.kind), None)
    return MergedDocument(
        document=first.document,
        units=tuple({each.unit.id: each.unit for each in entries}.values()),
        organ=first.organ,
        kind=_name_kind(kind) if kind is not None else name_kind(first.sign, first.document.subject),
    )


def _name_kind(typed: str) -> str:
    """Return a kind as the list prints it: `KH` and `kế hoạch` are `Kế hoạch`."""
    return KINDS.get(typed.casefold(), typed[:1].upper() + typed[1:])


def lists_every_document(documents: Iterable[MergedDocument], counts: Iterable[tuple[Unit, Decimal]]) -> bool:
    """Whether a list holds as many documents of each unit as the unit counts.

    A document whose organ is not known may be its own.
    """
    own: dict[str, int] = defaultdict(int)
    for each in documents:
        for unit in each.units:
            own[unit.id] += each.organ is None or (each.organ.unit is not None and each.organ.unit.id == unit.id)
    return all(count <= own[unit.id] for unit, count in counts)


def merge_models(
    item: str, listed: Iterable[Listed], decisions: Mapping[str, ExampleDecision]
) -> tuple[MergedModel, ...]:
    """Return the models, each once: the same name and result, or the same name at the same place, is one."""
    found: dict[tuple[str, str], _Claimed] = {}
    for submission, fact, indicator in listed:
        for model in fact.models:
            name = fold_words(model.name)
            keys = [(name, fold_words(model.result)), (name, "@" + fold_words(model.place or ""))]
            known = next((found[each] for each in keys if each in found and each[1] != "@"), None)
            claimed = (
                known
                if known is not None
                else _Claimed(model, fold_words(indicator.name).startswith("cách làm"), {}, [])
            )
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
            way=each.way,
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
    way: bool
    units: dict[str, Unit]
    members: list[str]
