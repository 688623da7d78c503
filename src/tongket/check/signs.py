"""Số, ký hiệu as a unit typed them: of its report, and of the documents that it lists."""

from collections.abc import Iterator

from tongket.findings.diagnostics import Location
from tongket.findings.rules import NOT_A_SIGN, UNTIDY_SIGN
from tongket.model.answers import Submission
from tongket.model.outline import Outline
from tongket.source.nodes import Findings, shorten
from tongket.values.signs import read_sign

_FORM = "viết số, gạch nối, chữ tắt tên loại, gạch chéo, chữ tắt tên cơ quan, ví dụ 15-KH/HU."


def check_signs(submission: Submission, outline: Outline, findings: Findings) -> None:
    """A sign in another form than it is printed in (`untidy-sign`), or no sign at all (`not-a-sign`)."""
    del outline
    for where, typed, at, item in _signs(submission):
        sign = read_sign(typed)
        if sign is None:
            message = f'{where}: cần số và ký hiệu, nhưng nhận được "{shorten(typed)}".'
            findings.add(NOT_A_SIGN, at, message, _FORM, item=item)
        elif sign.text != typed:
            message = f'{where}: ghi "{shorten(typed)}", báo cáo in {sign.text}.'
            findings.add(UNTIDY_SIGN, at, message, f"viết {sign.text}.", item=item)


def _signs(submission: Submission) -> Iterator[tuple[str, str, Location, str | None]]:
    """Yield each sign with what it is, its place and its item."""
    if submission.reference is not None and submission.reference_location is not None:
        yield "Số, ký hiệu của báo cáo", submission.reference, submission.reference_location, None
    for answer in submission.answers.values():
        for fact in answer.facts.values():
            for document in fact.documents:
                if document.number:
                    yield f"Mục {answer.item}, văn bản", document.number, document.location, answer.item
