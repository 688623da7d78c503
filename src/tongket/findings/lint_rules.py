"""Every rule of the Party format (quy tắc): an error where Hướng dẫn 36-HD/VPTW is known for sure, else a warning.

What each asks and from where: `docs/lint.md`. A rule without a case fails the tests.
"""

from tongket.findings.diagnostics import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

# --- letters
WRONG_FONT = Rule(id="wrong-font", severity=_E)
LEGACY_FONT = Rule(id="legacy-font", severity=_E)
WRONG_COLOUR = Rule(id="wrong-colour", severity=_E)
WRONG_SIZE = Rule(id="wrong-size", severity=_E)
WRONG_CASE = Rule(id="wrong-case", severity=_E)
NOT_UPRIGHT = Rule(id="not-upright", severity=_E)
NOT_NFC = Rule(id="not-nfc", severity=_W)
ETH_LETTER = Rule(id="eth-letter", severity=_E)
MIXED_TONE_MARKS = Rule(id="mixed-tone-marks", severity=_W)

# --- pages
WRONG_PAPER = Rule(id="wrong-paper", severity=_E)
WRONG_MARGINS = Rule(id="wrong-margins", severity=_E)
MISSING_PAGE_NUMBER = Rule(id="missing-page-number", severity=_E)
PAGE_NUMBER_ON_FIRST_PAGE = Rule(id="page-number-on-first-page", severity=_W)
WRONG_PAGE_NUMBER_PLACE = Rule(id="wrong-page-number-place", severity=_E)
WRONG_PAGE_NUMBER_FORM = Rule(id="wrong-page-number-form", severity=_W)

# --- letterhead
STATE_DOCUMENT = Rule(id="state-document", severity=_W)
MISSING_MOTTO = Rule(id="missing-motto", severity=_E)
MOTTO_NOT_BOLD = Rule(id="motto-not-bold", severity=_E)
MISSING_MOTTO_RULE = Rule(id="missing-motto-rule", severity=_E)
MISSING_ORGAN = Rule(id="missing-organ", severity=_E)
ORGAN_NOT_BOLD = Rule(id="organ-not-bold", severity=_E)
SUPERIOR_BOLD = Rule(id="superior-bold", severity=_E)
MISSING_STAR = Rule(id="missing-star", severity=_E)
MISSING_NUMBER = Rule(id="missing-number", severity=_E)
WRONG_NUMBER_FORM = Rule(id="wrong-number-form", severity=_E)
MISSING_DATE = Rule(id="missing-date", severity=_E)
WRONG_DATE_FORM = Rule(id="wrong-date-form", severity=_E)
WRONG_DRAFT_MARK = Rule(id="wrong-draft-mark", severity=_W)

# --- title
MISSING_TYPE = Rule(id="missing-type", severity=_E)
TYPE_NOT_BOLD = Rule(id="type-not-bold", severity=_E)
MISSING_ABSTRACT = Rule(id="missing-abstract", severity=_E)
ABSTRACT_NOT_BOLD = Rule(id="abstract-not-bold", severity=_E)
MISSING_HYPHENS = Rule(id="missing-hyphens", severity=_E)

# --- body
WRONG_ALIGNMENT = Rule(id="wrong-alignment", severity=_E)
WRONG_INDENT = Rule(id="wrong-indent", severity=_W)
WRONG_SPACING = Rule(id="wrong-spacing", severity=_W)
WRONG_LINE_SPACING = Rule(id="wrong-line-spacing", severity=_W)
HEADING_NOT_BOLD = Rule(id="heading-not-bold", severity=_E)
SLASH_STOP_SLASH = Rule(id="slash-stop-slash", severity=_W)
LIKE_POINTS = Rule(id="like-points", severity=_W)

# --- signature and recipients
MISSING_SIGNATURE = Rule(id="missing-signature", severity=_E)
WRONG_AUTHORITY_FORM = Rule(id="wrong-authority-form", severity=_E)
AUTHORITY_NOT_BOLD = Rule(id="authority-not-bold", severity=_W)
WRONG_POST = Rule(id="wrong-post", severity=_E)
POST_BOLD = Rule(id="post-bold", severity=_W)
NAME_NOT_BOLD = Rule(id="name-not-bold", severity=_W)
TITLE_BEFORE_NAME = Rule(id="title-before-name", severity=_W)
MISSING_BLANK_LINES = Rule(id="missing-blank-lines", severity=_W)
MISSING_RECIPIENTS = Rule(id="missing-recipients", severity=_E)
RECIPIENTS_LABEL = Rule(id="recipients-label", severity=_W)
RECIPIENTS_FORM = Rule(id="recipients-form", severity=_W)

ISSUED = frozenset(
    {
        *(MISSING_MOTTO, MISSING_ORGAN, MISSING_STAR, MISSING_NUMBER, MISSING_DATE),
        *(MISSING_HYPHENS, MISSING_SIGNATURE, MISSING_RECIPIENTS),
    }
)
"""What only a document that an organ issues must have: not a speech, an outline, a list."""

LINT_RULES = {each.id: each for each in list(globals().values()) if isinstance(each, Rule)}
