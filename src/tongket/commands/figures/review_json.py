"""A review of a document's numbers as JSON, and as lines for the terminal (`docs/formats.md`)."""

import json
from collections.abc import Iterator
from decimal import Decimal

from tongket.commands.figures.known_numbers import KnownKind, KnownNumber
from tongket.commands.figures.review import Review
from tongket.commands.figures.reviewer import Sorted
from tongket.findings.diagnostics import Diagnostic, count_errors
from tongket.findings.figure_rules import NO_SOURCE, UNLIKE_ANNEX
from tongket.output.findings import finding_record

Record = dict[str, object]

_SET_ASIDE = (KnownKind.DATE, KnownKind.DOCUMENT, KnownKind.LABEL)
_COUNTED = (
    (KnownKind.TOTAL, "khớp tổng"),
    (KnownKind.UNIT, "khớp số đơn vị"),
    (KnownKind.TEXT, "trong lời đơn vị"),
    (KnownKind.CONSTANT, "hằng số"),
    (KnownKind.DRAFT, "như dự thảo lập từ số liệu hiện nay"),
    (KnownKind.ANNEX, "khớp phụ lục"),
    (KnownKind.COMPUTED, "theo phép tính trong câu"),
    (KnownKind.BOUND, "số ước lượng"),
)
_VERDICTS = {
    KnownKind.TOTAL: "khớp {}",
    KnownKind.UNIT: "khớp số của {}",
    KnownKind.TEXT: "có trong {}",
    KnownKind.CONSTANT: "{}",
    KnownKind.DRAFT: "{}",
    KnownKind.ANNEX: "khớp {}",
    KnownKind.UNCHECKED: "chưa có số liệu để đối chiếu",
    KnownKind.COMPUTED: "theo phép tính trong câu",
    KnownKind.BOUND: "đối chiếu với {}",
    KnownKind.DATE: "ngày, tháng, năm (bỏ qua)",
    KnownKind.DOCUMENT: "số văn bản (bỏ qua)",
    KnownKind.LABEL: "số thứ tự, tên gọi (bỏ qua)",
}


def review_json(review: Review) -> str:
    """Return the JSON of `figures`: every number, the findings in their order, and a summary."""
    document = {
        "figures": [_figure(each) for each in review.figures],
        "diagnostics": [finding_record(each) for each in review.found],
        "summary": _summary(review),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _figure(found: Sorted) -> Record:
    number = found.number
    return {
        "text": number.text,
        "quote": found.quote,
        "value": _plain(number.value),
        "kind": found.kind.value,
        "place": found.passage.place,
        "paragraph": found.passage.number,
        "heading": found.passage.heading,
        "source": _known(found.source),
        "nearest": _known(found.nearest),
    }


def _known(known: KnownNumber | None) -> Record | None:
    if known is None:
        return None
    return {
        "name": known.said,
        "unit": known.unit,
        "file": known.file,
        "line": known.line,
        "value": _plain(known.value / known.scale),
    }


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _summary(review: Review) -> Record:
    errors = count_errors(review.found)
    counts = {kind.value: review.count(kind) for kind, _ in _COUNTED}
    return {
        "files": 1,
        "numbers": len(review.figures),
        **counts,
        "set_aside": review.count(*_SET_ASIDE),
        "no_source": review.count(KnownKind.NONE),
        "errors": errors,
        "warnings": len(review.found) - errors,
    }


def summary_lines(review: Review, shown: str, faulty: int) -> Iterator[str]:
    """Yield how many numbers are of which kind, and how many need a look; faulty values of units were left out."""
    if faulty:
        yield f"Báo cáo của các đơn vị còn {faulty} lỗi (xem tongket validate); không đối chiếu với những giá trị ấy."
    counts = [f"{review.count(kind)} {name}" for kind, name in _COUNTED if review.count(kind)]
    aside = review.count(*_SET_ASIDE)
    counts += [f"bỏ qua {aside} ngày, số văn bản, số thứ tự"] if aside else []
    yield f"Đã soát {len(review.figures)} số trong {shown}" + (f": {', '.join(counts)}." if counts else ".")
    unlike = sum(each.rule is UNLIKE_ANNEX for each in review.found)
    errors = count_errors(review.found) - unlike
    remarks = sum(not each.is_error and each.rule is not NO_SOURCE for each in review.found)
    found = [
        f"sai phép tính, giới hạn: {errors}",
        *([f"khác phụ lục: {unlike}"] if unlike else []),
        f"cần lưu ý: {remarks}",
    ]
    if not review.compared:
        yield f"Ngoài thư mục chiến dịch, chỉ soát phép tính và phụ lục, không tìm nguồn của số; {'; '.join(found)}."
    else:
        yield f"Không thấy nguồn: {review.count(KnownKind.NONE)}; {'; '.join(found)}."


def finding_line(found: Diagnostic) -> tuple[str, str]:
    """Return the place of a finding, and what it says; a remark says that it is one."""
    remark = not found.is_error and found.rule is not NO_SOURCE
    return found.location.inside, ("lưu ý: " if remark else "") + found.message


def all_lines(review: Review) -> Iterator[tuple[str, str]]:
    """Yield the place and the verdict of every number, behind those of a paragraph what else was found in it."""
    rest: dict[str, list[Diagnostic]] = {}
    for each in review.found:
        rest.setdefault(each.location.inside, []).append(each)
    places = list(dict.fromkeys(each.passage.place for each in review.figures))
    figures: dict[str, list[Sorted]] = {place: [] for place in places}
    for number in review.figures:
        figures[number.passage.place].append(number)
    for place in places:
        for number in figures[place]:
            if number.kind is not KnownKind.NONE:
                said = number.source.said if number.source is not None else ""
                yield place, f"“{number.quote}”: {_VERDICTS[number.kind].format(said)}."
        yield from (finding_line(each) for each in rest.pop(place, ()))
    yield from (finding_line(each) for found in rest.values() for each in found)
