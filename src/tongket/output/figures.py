"""A review of a document's numbers as JSON, and as lines for the terminal (`docs/formats.md`)."""

import json
from collections.abc import Iterator
from decimal import Decimal

from tongket.diagnostics import Diagnostic, count_errors
from tongket.figures.known import Kind, Known
from tongket.figures.review import Review
from tongket.figures.reviewer import Sorted
from tongket.figures.rules import NO_SOURCE, UNLIKE_ANNEX
from tongket.output.findings import finding_record

Record = dict[str, object]

_SET_ASIDE = (Kind.DATE, Kind.DOCUMENT, Kind.LABEL)
_COUNTED = (
    (Kind.TOTAL, "khớp tổng"),
    (Kind.UNIT, "khớp số đơn vị"),
    (Kind.TEXT, "trong lời đơn vị"),
    (Kind.CONSTANT, "hằng số"),
    (Kind.DRAFT, "như dự thảo lập từ số liệu hiện nay"),
    (Kind.ANNEX, "khớp phụ lục"),
    (Kind.COMPUTED, "theo phép tính trong câu"),
    (Kind.BOUND, "số ước lượng"),
)
_VERDICTS = {
    Kind.TOTAL: "khớp {}",
    Kind.UNIT: "khớp số của {}",
    Kind.TEXT: "có trong {}",
    Kind.CONSTANT: "{}",
    Kind.DRAFT: "{}",
    Kind.ANNEX: "khớp {}",
    Kind.UNCHECKED: "chưa có số liệu để đối chiếu",
    Kind.COMPUTED: "theo phép tính trong câu",
    Kind.BOUND: "đối chiếu với {}",
    Kind.DATE: "ngày, tháng, năm (bỏ qua)",
    Kind.DOCUMENT: "số văn bản (bỏ qua)",
    Kind.LABEL: "số thứ tự, tên gọi (bỏ qua)",
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


def _known(known: Known | None) -> Record | None:
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
        "no_source": review.count(Kind.NONE),
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
        yield f"Không thấy nguồn: {review.count(Kind.NONE)}; {'; '.join(found)}."


def finding_line(found: Diagnostic) -> tuple[str, str]:
    """Return the place of a finding, and what it says; a remark says that it is one."""
    remark = not found.is_error and found.rule is not NO_SOURCE
    return found.location.place or "", ("lưu ý: " if remark else "") + found.message


def all_lines(review: Review) -> Iterator[tuple[str, str]]:
    """Yield the place and the verdict of every number, behind those of a paragraph what else was found in it."""
    rest: dict[str, list[Diagnostic]] = {}
    for each in review.found:
        rest.setdefault(each.location.place or "", []).append(each)
    places = list(dict.fromkeys(each.passage.place for each in review.figures))
    figures: dict[str, list[Sorted]] = {place: [] for place in places}
    for number in review.figures:
        figures[number.passage.place].append(number)
    for place in places:
        for number in figures[place]:
            if number.kind is not Kind.NONE:
                said = number.source.said if number.source is not None else ""
                yield place, f"“{number.quote}”: {_VERDICTS[number.kind].format(said)}."
        yield from (finding_line(each) for each in rest.pop(place, ()))
    yield from (finding_line(each) for found in rest.values() for each in found)
