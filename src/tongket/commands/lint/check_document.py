"""All rules of the Party format, in one written order, and a document held to them."""

from tongket.commands.lint import bodies, ends, heads, letters, paper, spelling, titles
from tongket.commands.lint.expected import Expected
from tongket.commands.lint.found import Case, Check, gather
from tongket.commands.lint.roles import is_legacy, recognise
from tongket.commands.lint.state import SHARED, check_state, is_state
from tongket.findings.diagnostics import Diagnostic, sort_diagnostics
from tongket.findings.lint_rules import ISSUED
from tongket.findings.rule import Rule
from tongket.word.looks import DocumentLook
from tongket.word.pagelooks import PagesLook

LETTERS: tuple[Check, ...] = (letters.check_fonts, letters.check_colours)
PAGES: tuple[Check, ...] = (
    paper.check_paper,
    paper.check_margins,
    paper.check_page_number,
    paper.check_first_page,
    paper.check_number_place,
    paper.check_number_form,
)
WORDS: tuple[Check, ...] = (
    letters.check_sizes,
    letters.check_case,
    letters.check_slant,
    spelling.check_composed,
    spelling.check_eth,
    spelling.check_tones,
    heads.check_motto,
    heads.check_motto_rule,
    heads.check_organ,
    heads.check_star,
    heads.check_number,
    heads.check_date,
    heads.check_draft_mark,
    titles.check_type,
    titles.check_abstract,
    titles.check_hyphens,
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


def check_document(look: DocumentLook, pages: PagesLook, expected: Expected) -> tuple[Diagnostic, ...]:
    """Return what is not as the Party format wants it, each defect once, in the order of the document.

    A plain document of a State body is said to be one first, and asked only what its own standard asks too.
    """
    legacy = _is_legacy(look)
    case = Case(look=look, pages=pages, roles=recognise(look.paragraphs), expected=expected)
    checks = (*LETTERS, *PAGES, *(() if legacy else WORDS))
    asked = (each for check in checks for each in check(case) if _is_asked(case, each.rule))
    kind = gather(check_state(case), look.shown)
    return (*kind, *sort_diagnostics(list(gather(asked, look.shown))))


def _is_asked(case: Case, rule: Rule) -> bool:
    """Whether a rule holds for such a document: a State body's, or one that is spoken or goes with another."""
    if is_state(case.roles.letterhead):
        return rule in SHARED
    return rule not in ISSUED or not case.roles.title.unsigned


def _is_legacy(look: DocumentLook) -> bool:
    """Whether most of the text is set in a font of TCVN3 or VNI."""
    runs = [run for each in look.paragraphs for run in each.runs]
    old = sum(len(run.text) for run in runs if any(is_legacy(font) for font in run.look.fonts[:2] if font is not None))
    return 2 * old > sum(len(run.text) for run in runs)
