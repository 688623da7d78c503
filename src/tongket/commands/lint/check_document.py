"""All rules of the Party format, in one written order, and a document held to them.

Documents of State bodies (văn bản hành chính) are known as such, and asked only what both standards ask: Nghị định
30/2020/NĐ-CP, before it Thông tư 01/2011/TT-BNV; what differs from the Party format is in `docs/lint.md`.
"""

import re
from collections.abc import Iterator

from tongket.commands.lint import bodies, ends, heads, letters, paper
from tongket.commands.lint.found import Case, DocumentCheck, Expected, Found, at_piece, gather
from tongket.commands.lint.letterhead import Letterhead
from tongket.commands.lint.roles import is_legacy, recognise
from tongket.findings import lint_rules as rules
from tongket.findings.diagnostics import Diagnostic, sort_diagnostics
from tongket.findings.rule import Rule
from tongket.word.looks import DocumentLook
from tongket.word.pagelooks import SectionLook

_LETTERS: tuple[DocumentCheck, ...] = (letters.check_fonts, letters.check_colours)
_PAGES: tuple[DocumentCheck, ...] = (
    paper.check_paper,
    paper.check_margins,
    paper.check_page_number,
    paper.check_first_page,
    paper.check_number_place,
    paper.check_number_form,
)
_WORDS: tuple[DocumentCheck, ...] = (
    letters.check_sizes,
    letters.check_case,
    letters.check_slant,
    letters.check_composed,
    letters.check_eth,
    letters.check_tones,
    heads.check_motto,
    heads.check_motto_rule,
    heads.check_organ,
    heads.check_star,
    heads.check_number,
    heads.check_date,
    heads.check_draft_mark,
    heads.check_type,
    heads.check_abstract,
    heads.check_hyphens,
    bodies.check_alignment,
    bodies.check_indents,
    bodies.check_spacing,
    bodies.check_line_spacing,
    bodies.check_headings,
    bodies.check_end_of_text,
    ends.check_signature,
    ends.check_authority,
    ends.check_post,
    ends.check_name,
    ends.check_recipients_label,
    ends.check_recipients,
)
"""Those that need the words: not asked of a document in TCVN3 or VNI, whose words can't be read."""
_SHARED = frozenset(
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


def check_document(look: DocumentLook, sections: tuple[SectionLook, ...], expected: Expected) -> tuple[Diagnostic, ...]:
    """Return what is not as the Party format wants it, each defect once, in the order of the document.

    A plain document of a State body is said to be one first, and asked only what its own standard asks too.
    """
    legacy = _is_legacy(look)
    case = Case(look=look, sections=sections, roles=recognise(look.paragraphs), expected=expected)
    checks = (*_LETTERS, *_PAGES, *(() if legacy else _WORDS))
    asked = (each for check in checks for each in check(case) if _is_asked(case, each.rule))
    kind = gather(_check_state(case), look.shown)
    return (*kind, *sort_diagnostics(list(gather(asked, look.shown))))


def _is_asked(case: Case, rule: Rule) -> bool:
    """Whether a rule holds for such a document: a State body's, or one that is spoken or goes with another."""
    if _is_state(case.roles.letterhead):
        return rule in _SHARED
    return rule not in rules.ISSUED or not case.roles.title.unsigned


def _is_legacy(look: DocumentLook) -> bool:
    """Whether most of the text is set in a font of TCVN3 or VNI."""
    runs = [run for each in look.paragraphs for run in each.runs]
    old = sum(len(run.text) for run in runs if any(is_legacy(font) for font in run.look.fonts[:2] if font is not None))
    return 2 * old > sum(len(run.text) for run in runs)


def _is_state(head: Letterhead) -> bool:
    """Whether a document has the head of a State body and is no Party body's: that would be the wrong form."""
    if head.state is None or head.motto is not None:
        return False
    organ = " ".join(each.folded for each in (*head.superior, *head.organ))
    number = head.number.folded if head.number is not None else ""
    return not _PARTY.search(organ) and not _PARTY_SYMBOL.search(number)


def _check_state(case: Case) -> Iterator[Found]:
    """What a document of a State body is said to be, first of all (`state-document`).

    Source: docs/the-thuc.md, J.
    """
    head = case.roles.letterhead
    if _is_state(head) and head.state is not None:
        message = (
            "Đây là văn bản hành chính (quốc hiệu, tiêu ngữ, Nghị định 30/2020/NĐ-CP), không phải văn bản của Đảng;"
            " chỉ soát những yêu cầu chung của hai thể thức"
        )
        hint = "viết ĐẢNG CỘNG SẢN VIỆT NAM và tên cơ quan của Đảng, nếu cấp ủy hay cơ quan của Đảng ban hành."
        yield at_piece(head.state, rules.STATE_DOCUMENT, message, hint)
