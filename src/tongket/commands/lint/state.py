"""Documents of State bodies (văn bản hành chính): known as such, and asked only what both standards ask.

Nghị định 30/2020/NĐ-CP, before it Thông tư 01/2011/TT-BNV; what differs from the Party format is in `docs/lint.md`.
"""

import re
from collections.abc import Iterator

from tongket.commands.lint.found import Case, Found, at_piece
from tongket.commands.lint.letterhead import Letterhead
from tongket.findings import lint_rules as rules

SHARED = frozenset(
    {
        *(rules.WRONG_FONT, rules.LEGACY_FONT, rules.WRONG_COLOUR, rules.WRONG_CASE),
        *(rules.NOT_NFC, rules.ETH_LETTER, rules.MIXED_TONE_MARKS),
        *(rules.WRONG_PAPER, rules.MISSING_PAGE_NUMBER, rules.PAGE_NUMBER_ON_FIRST_PAGE, rules.WRONG_PAGE_NUMBER_FORM),
        *(rules.MISSING_ORGAN, rules.ORGAN_NOT_BOLD, rules.SUPERIOR_BOLD, rules.MISSING_NUMBER),
        *(rules.MISSING_DATE_LINE, rules.WRONG_DATE_FORM, rules.MISSING_TYPE, rules.TYPE_NOT_BOLD),
        *(rules.MISSING_ABSTRACT, rules.ABSTRACT_NOT_BOLD, rules.WRONG_ALIGNMENT, rules.HEADING_NOT_BOLD),
        *(rules.MISSING_SIGNATURE, rules.AUTHORITY_NOT_BOLD, rules.NAME_NOT_BOLD, rules.MISSING_RECIPIENTS),
    }
)
"""The rules that Nghị định 30/2020/NĐ-CP has too."""
_PARTY = re.compile(
    r"\b(?:đảng bộ|chi bộ|đảng đoàn|ban cán sự đảng|(?:tỉnh|thành|huyện|quận|thị|đảng|chi) ủy|ban dân vận"
    r"|ban tuyên giáo|ban nội chính|trung ương đảng|đảng cộng sản|ủy ban kiểm tra|ban chấp hành trung ương)\b"
)
_PARTY_SYMBOL = re.compile(r"-[a-zđ]+/\w*(?:tw|tu|hu|thu|đu|đuk|đđ|bcsđ|cb)\b")


def is_state(head: Letterhead) -> bool:
    """Whether a document has the head of a State body and is no Party body's: that would be the wrong form."""
    if head.state is None or head.motto is not None:
        return False
    organ = " ".join(each.folded for each in (*head.superior, *head.organ))
    number = head.number.folded if head.number is not None else ""
    return not _PARTY.search(organ) and not _PARTY_SYMBOL.search(number)


def check_state(case: Case) -> Iterator[Found]:
    """What a document of a State body is said to be, first of all (`state-document`).

    Source: docs/the-thuc.md, J.
    """
    head = case.roles.letterhead
    if is_state(head) and head.state is not None:
        message = (
            "Đây là văn bản hành chính (quốc hiệu, tiêu ngữ, Nghị định 30/2020/NĐ-CP), không phải văn bản của Đảng;"
            " chỉ soát những yêu cầu chung của hai thể thức"
        )
        hint = "viết ĐẢNG CỘNG SẢN VIỆT NAM và tên cơ quan của Đảng, nếu cấp ủy hay cơ quan của Đảng ban hành."
        yield at_piece(head.state, rules.STATE_DOCUMENT, message, hint)
