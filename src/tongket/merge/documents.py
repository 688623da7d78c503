"""Documents and models that many units list: each once (danh mục văn bản, danh mục mô hình)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


def merge_documents(listed: Iterable[tuple[Submission, Fact]]) -> tuple[MergedDocument, ...]:
    """Return the documents, each once: the same number, date and organ is one (`office.md`, capability 3)."""
    found: dict[tuple[str, str, str], tuple[Document, dict[str, Unit]]] = {}
    for submission, fact in listed:
        for document in fact.documents:
            key = (fold_words(document.number), str(document.day), _organ(document, submission))
            found.setdefault(key, (document, {}))[1][submission.unit.id] = submission.unit
    return tuple(MergedDocument(document=each, units=tuple(units.values())) for each, units in found.values())


def _organ(document: Document, submission: Submission) -> str:
    """Return who issued a document: the organ of its symbol, which is the unit itself where the symbol is its own.

    Two districts both number "15-KH/HU"; "12-CT/TU" is one document, whoever lists it.
    """
    symbol = document.number.rpartition("/")[2].strip().casefold()
    own = (submission.reference or "").rpartition("/")[2].strip().casefold()
    return f"unit {submission.unit.id}" if symbol and symbol == own else symbol


def merge_models(
    item: str, listed: Iterable[tuple[Submission, Fact]], decisions: Mapping[str, ExampleDecision]
) -> tuple[MergedModel, ...]:
    """Return the models, each once: the same name and result, or the same name at the same place, is one."""
    found: dict[tuple[str, str], tuple[PracticeModel, dict[str, Unit], str]] = {}
    for submission, fact in listed:
        for model in fact.models:
            name = fold_words(model.name)
            keys = [(name, fold_words(model.result)), (name, "@" + fold_words(model.place or ""))]
            known = next((each for each in keys if each in found and each[1] != "@"), None)
            entry = found[known] if known is not None else None
            if entry is None:
                text = f"{model.name}\n{model.place or ''}\n{model.result}"
                entry = (model, {}, member_id(item, submission.unit.id, text))
            for key in keys:
                found.setdefault(key, entry)
            entry[1][submission.unit.id] = submission.unit
    merged = {member: (model, units) for model, units, member in found.values()}
    return tuple(
        MergedModel(model=model, units=tuple(units.values()), member=member, item=item, decision=decisions.get(member))
        for member, (model, units) in merged.items()
    )
