"""The lists among the facts of an answer: documents (`van_ban`) and models (`mo_hinh`)."""

from collections.abc import Iterator

from tongket.diagnostics import Location
from tongket.model import Document, Fact, Indicator, PracticeModel
from tongket.read import nodes as yaml_tree
from tongket.read.fields import Fields, is_blank, shape_of
from tongket.read.nodes import Broken
from tongket.read.texts import count_words, read_reason
from tongket.rules import MISSING_FIGURE, TOO_LONG, WRONG_SHAPE

RESULT_WORDS = 40
"""Of the result of a model: it is one line of the report. A choice, told to people (`docs/formats.md`)."""


def read_documents(fields: Fields, indicator: Indicator) -> Fact | None:
    """Return the documents under an indicator; None when none of them could be read."""
    documents: list[Document] = []
    for each in _records(fields, indicator, "{so: …, ngay: …, trich_yeu: …}"):
        number, day, subject = _text(each, "so"), each.day("ngay"), _text(each, "trich_yeu")
        kind, organ = _text(each, "loai") or None, _text(each, "co_quan") or None
        _report_missing(each, "so", "ngay", "trich_yeu")
        if number or subject:
            at, dated = _locate(each, "so"), _locate(each, "ngay")
            documents.append(
                Document(
                    number=number, day=day, subject=subject, kind=kind, organ=organ, location=at, day_location=dated
                )
            )
    typed = "; ".join(each.number or each.subject for each in documents)
    at = _locate(fields, indicator.id)
    return Fact(value=(), documents=tuple(documents), typed=typed, location=at) if documents else None


def read_models(fields: Fields, indicator: Indicator) -> Fact | None:
    """Return the models under an indicator; None when none of them could be read."""
    models: list[PracticeModel] = []
    for each in _records(fields, indicator, "{ten: …, noi: …, ket_qua: …}"):
        name, place, result = _text(each, "ten"), _text(each, "noi"), _text(each, "ket_qua")
        _report_missing(each, "ten", "ket_qua")
        words = count_words(result)
        if words > RESULT_WORDS:
            message = f"ket_qua cần nhiều nhất {RESULT_WORDS} từ, nhưng nhận được {words} từ."
            each.refuse(TOO_LONG, each.value_span("ket_qua"), message, "rút gọn, giữ kết quả chính và số liệu.")
        if name or result:
            models.append(PracticeModel(name=name, place=place or None, result=result, location=_locate(each, "ten")))
    typed = "; ".join(each.name or each.result for each in models)
    at = _locate(fields, indicator.id)
    return Fact(value=(), models=tuple(models), typed=typed, location=at) if models else None


def _locate(fields: Fields, key: str) -> Location:
    return fields.findings.source.locate(fields.value_span(key))


def _records(fields: Fields, indicator: Indicator, form: str) -> Iterator[Fields]:
    """Yield the mappings of a list; one mapping alone counts as a list of one."""
    for number, node in enumerate(fields.nodes(indicator.id, single=(yaml_tree.Mapping,)) or (), 1):
        if isinstance(node, yaml_tree.Mapping):
            if all(is_blank(each.value) for each in node.entries):
                continue  # a line of the form that was left empty
            yield Fields(node, fields.findings, f"{fields.where}, dòng thứ {number}", fields.item)
        elif node is not None and not is_blank(node) and not isinstance(node, Broken):
            message = f"dòng thứ {number} cần {form}, nhưng nhận được {shape_of(node)}."
            fields.refuse(WRONG_SHAPE, fields.findings.source.value_span(node), message, f"viết {form}.")


def _text(fields: Fields, key: str) -> str:
    return read_reason(fields, key) or ""


def _report_missing(fields: Fields, *keys: str) -> None:
    """Report what a line of the list lacks, and the keys that it should not have."""
    for key in keys:
        if fields.lacks(key):
            fields.refuse(MISSING_FIGURE, fields.key_span(key), f"chưa có {key}.", f"thêm {key}: vào dòng này.")
    fields.close()
