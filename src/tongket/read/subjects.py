"""How the points of an item are put together: from which nearness a person is asked, and under which subjects."""

import re

from tongket.findings.campaign_rules import BAD_VALUE
from tongket.model.outline import Subject
from tongket.read.indicators import read_name_id
from tongket.source.fields import Fields
from tongket.source.nodes import Span
from tongket.values.figures import FigureKind, Refusal, parse_figure
from tongket.values.quoting import shorten

_HIGHEST = 100


def read_threshold(fields: Fields) -> float | None:
    """Return the nearness from which a person is asked about two points (`nguong_giong`), 0 to 100."""
    text = fields.text("nguong_giong")
    if text is None:
        return None
    figure = parse_figure(text, FigureKind.DECIMAL)
    if isinstance(figure, Refusal) or figure.value > _HIGHEST:
        message = f'nguong_giong cần một số từ 0 đến {_HIGHEST}, nhưng nhận được "{shorten(text)}".'
        fields.refuse(BAD_VALUE, fields.value_span("nguong_giong"), message, "viết ví dụ nguong_giong: 50.")
        return None
    return float(figure.value)


def read_subjects(parent: Fields) -> tuple[Subject, ...]:
    """Return the subjects under `nhom_y`, in the order to print."""
    seen: dict[str, Span] = {}
    subjects: list[Subject] = []
    for fields in parent.records("nhom_y", f"{parent.where}, nhóm ý"):
        subject_id, name = read_name_id(fields, seen), fields.text("ten", required=True)
        keywords = tuple(re.sub(r"\s+", " ", each) for each in fields.texts("tu_khoa") or ())
        if fields.lacks("tu_khoa"):
            fields.refuse_missing("tu_khoa", "tu_khoa", "thêm tu_khoa: và các từ để xếp ý vào nhóm này.")
        fields.close()
        if subject_id is not None and name is not None:
            subjects.append(Subject(id=subject_id, name=name, keywords=keywords))
    return tuple(subjects)
