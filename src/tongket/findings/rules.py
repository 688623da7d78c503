"""Every rule of tongket (quy tắc): one line each, named for the defect.

A rule without a folder of cases fails the tests.
"""

from tongket.findings.diagnostics import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

# --- a file as such
UNREADABLE_FILE = Rule(id="unreadable-file", severity=_E)
TOO_LARGE = Rule(id="too-large", severity=_E)
TOO_MANY_FINDINGS = Rule(id="too-many-findings", severity=_E)
WRONG_ENCODING = Rule(id="wrong-encoding", severity=_E)
CONTROL_CHARACTER = Rule(id="control-character", severity=_E)
LINE_SEPARATOR = Rule(id="line-separator", severity=_E)
EMPTY_FILE = Rule(id="empty-file", severity=_E)
NOT_READ = Rule(id="not-read", severity=_W, adjustable=True)

# --- YAML
YAML_SYNTAX = Rule(id="yaml-syntax", severity=_E)
YAML_FEATURE = Rule(id="yaml-feature", severity=_E)
TOO_DEEP = Rule(id="too-deep", severity=_E)
SEVERAL_DOCUMENTS = Rule(id="several-documents", severity=_E)
DUPLICATE_KEY = Rule(id="duplicate-key", severity=_E)
UNKNOWN_KEY = Rule(id="unknown-key", severity=_E)
WRONG_SHAPE = Rule(id="wrong-shape", severity=_E)
SWALLOWED_TEXT = Rule(id="swallowed-text", severity=_E)
COMMA_IN_BRACES = Rule(id="comma-in-braces", severity=_E)
PLACEHOLDER = Rule(id="placeholder", severity=_E)

# --- values
NOT_A_NUMBER = Rule(id="not-a-number", severity=_E)
OUT_OF_RANGE = Rule(id="out-of-range", severity=_E)
ODD_SPACE = Rule(id="odd-space", severity=_W, adjustable=True)
NOT_A_DATE = Rule(id="not-a-date", severity=_E)
NOT_YES_NO = Rule(id="not-yes-no", severity=_E)
UNKNOWN_OPTION = Rule(id="unknown-option", severity=_E)

# --- a submission
MISSING_UNIT = Rule(id="missing-unit", severity=_E)
UNKNOWN_UNIT = Rule(id="unknown-unit", severity=_E)
DUPLICATE_UNIT = Rule(id="duplicate-unit", severity=_E)
SAME_FILE = Rule(id="same-file", severity=_W, adjustable=True)
SENT_LATER = Rule(id="sent-later", severity=_W)
WRONG_OUTLINE = Rule(id="wrong-outline", severity=_E)
MISSING_OUTLINE = Rule(id="missing-outline", severity=_W, adjustable=True)
MISSING_DATE = Rule(id="missing-date", severity=_W, adjustable=True)
NOT_A_LIST = Rule(id="not-a-list", severity=_E)
NOT_PROSE = Rule(id="not-prose", severity=_E)
DERIVED_COLUMN = Rule(id="derived-column", severity=_E)

# --- what is represented but wrong or missing
MISSING_ANSWER = Rule(id="missing-answer", severity=_W, adjustable=True)
MISSING_FIGURE = Rule(id="missing-figure", severity=_W, adjustable=True)
MISSING_TABLE = Rule(id="missing-table", severity=_W, adjustable=True)
MISSING_CELL = Rule(id="missing-cell", severity=_W, adjustable=True)
UNASKED_ANSWER = Rule(id="unasked-answer", severity=_W, adjustable=True)
CONTRADICTORY_NONE = Rule(id="contradictory-none", severity=_W, adjustable=True)
TOO_SHORT = Rule(id="too-short", severity=_W, adjustable=True)
TOO_LONG = Rule(id="too-long", severity=_W, adjustable=True)
FAILED_CHECK = Rule(id="failed-check", severity=_E, adjustable=True)
FIGURES_DISAGREE = Rule(id="figures-disagree", severity=_W, adjustable=True)
COPIED_PARAGRAPH = Rule(id="copied-paragraph", severity=_W, adjustable=True)
TEXT_DISAGREES = Rule(id="text-disagrees", severity=_W, adjustable=True)
WRONG_MEASURE = Rule(id="wrong-measure", severity=_W, adjustable=True)
UNUSUAL_FIGURE = Rule(id="unusual-figure", severity=_W, adjustable=True)
WRONG_ARITHMETIC = Rule(id="wrong-arithmetic", severity=_W, adjustable=True)
DOUBTFUL_DATE = Rule(id="doubtful-date", severity=_W, adjustable=True)
UNTIDY_SIGN = Rule(id="untidy-sign", severity=_W, adjustable=True)
NOT_A_SIGN = Rule(id="not-a-sign", severity=_W, adjustable=True)

# --- the outline and the roster
MISSING_KEY = Rule(id="missing-key", severity=_E)
BAD_ID = Rule(id="bad-id", severity=_E)
DUPLICATE_ID = Rule(id="duplicate-id", severity=_E)
UNKNOWN_REFERENCE = Rule(id="unknown-reference", severity=_E)
BAD_VALUE = Rule(id="bad-value", severity=_E)
BAD_FORMULA = Rule(id="bad-formula", severity=_E)

# --- the words
TEMPLATE_SYNTAX = Rule(id="template-syntax", severity=_E)
UNKNOWN_NAME = Rule(id="unknown-name", severity=_E)
MISSING_PHRASE = Rule(id="missing-phrase", severity=_E)
TEMPLATE_FAILED = Rule(id="template-failed", severity=_E)
UNUSED_PHRASE = Rule(id="unused-phrase", severity=_W)
NEVER_PRINTED = Rule(id="never-printed", severity=_W)
MISPRINTED_MEASURE = Rule(id="misprinted-measure", severity=_E)

# --- the frames
UNREADABLE_FRAME = Rule(id="unreadable-frame", severity=_E)
OPEN_FRAME = Rule(id="open-frame", severity=_W)
PLACEHOLDER_SYNTAX = Rule(id="placeholder-syntax", severity=_E)
MISPLACED = Rule(id="misplaced", severity=_E)
MISSING_BODY = Rule(id="missing-body", severity=_E)
MISSING_STYLE = Rule(id="missing-style", severity=_E)
MISSING_PAGE = Rule(id="missing-page", severity=_E)
UNUSED_FIELD = Rule(id="unused-field", severity=_W)

# --- frames and words alike
OTHER_CAMPAIGN = Rule(id="other-campaign", severity=_W)

# --- the decision sheet
UNREADABLE_SHEET = Rule(id="unreadable-sheet", severity=_E)
BAD_DECISION = Rule(id="bad-decision", severity=_E)
LOST_DECISION = Rule(id="lost-decision", severity=_W, adjustable=True)

# --- what stands in the way of the clean copy
UNFINISHED_TEXT = Rule(id="unfinished-text", severity=_E)
YELLOW_TEXT = Rule(id="yellow-text", severity=_E)
OPEN_COMMENT = Rule(id="open-comment", severity=_E)
TRACKED_CHANGE = Rule(id="tracked-change", severity=_E)

RULES = {each.id: each for each in list(globals().values()) if isinstance(each, Rule)}
