"""What a unit is asked where a rule speaks of its report (đề nghị bổ sung), and which rules are the office's own.

Every campaign rule is in one of the two. A sentence follows the place it is about (`Mục II.1.1, ô «…»: `); it says no
fault, no key, no file and no line, and asks one body of another.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from tongket.findings import campaign_rules as rules
from tongket.findings.rule import Rule


class Joining(StrEnum):
    """Which findings make one line of a slip."""

    NONE = "none"
    HOLDER = "holder"
    """Those of one item or table: "Biểu PL1: 04 ô còn trống: …"."""
    ALL = "all"
    """Those of the whole report: "Các mục II.2.3, III: chưa có nội dung"."""


class UnitRequest(NamedTuple):
    """What a unit is asked."""

    sentence: str
    """Of one place; `{name}` is a word of the finding."""
    joining: Joining = Joining.NONE
    several: str = ""
    """Of several places in one line: what is said of them all; `{count}` of them."""
    each: str = ""
    """What is said of each of them, in brackets behind its name."""


_BLANK = UnitRequest(
    "còn trống; đề nghị ghi thêm (số không có thì ghi 0)",
    Joining.HOLDER,
    "{count} ô còn trống (số không có thì ghi 0)",
)
REQUESTS: Mapping[Rule, UnitRequest] = MappingProxyType({
    rules.FAILED_CHECK: UnitRequest("{asked}, nhưng đang ghi {figures}"),
    rules.NOT_A_NUMBER: UnitRequest(
        "đang ghi “{typed}”, chưa rõ là bao nhiêu; đề nghị ghi bằng một con số",
        Joining.HOLDER,
        "{count} ô chưa rõ là bao nhiêu, đề nghị ghi bằng một con số",
        "“{typed}”",
    ),
    rules.OUT_OF_RANGE: UnitRequest("đang ghi “{typed}”, ngoài khoảng từ 0 đến {limit}%; đề nghị xem lại"),
    rules.TEXT_DISAGREES: UnitRequest("ô ghi {typed}, trong lời văn là “{quoted}”; đề nghị cho biết số đúng"),
    rules.WRONG_MEASURE: UnitRequest(
        "đang ghi {typed}, trong khi đơn vị tính là {measure}; đề nghị xem có phải {meant} {measure}"
    ),
    rules.MISSING_TABLE: UnitRequest("chưa có số liệu", Joining.ALL, "chưa có số liệu"),
    rules.MISSING_ANSWER: UnitRequest(
        "chưa có nội dung; nếu không có, đề nghị ghi “Không có” và lý do",
        Joining.ALL,
        "chưa có nội dung; nếu không có, đề nghị ghi “Không có” và lý do",
    ),
    rules.MISSING_FIGURE: _BLANK,
    rules.MISSING_CELL: _BLANK,
    rules.PLACEHOLDER_LEFT: _BLANK,
    rules.NOT_YES_NO: UnitRequest(
        "đang ghi “{typed}”; đề nghị ghi Có hoặc Không",
        Joining.HOLDER,
        "{count} ô đề nghị ghi Có hoặc Không",
        "“{typed}”",
    ),
    rules.UNKNOWN_OPTION: UnitRequest("đang ghi “{typed}”; đề nghị chọn trong các hình thức: {options}"),
    rules.CONTRADICTORY_NONE: UnitRequest("vừa ghi “Không có”, vừa có nội dung; đề nghị cho biết giữ phần nào"),
    rules.UNUSUAL_FIGURE: UnitRequest("{said}; đề nghị xem lại, có phải {meant} {measure}"),
    rules.WRONG_ARITHMETIC: UnitRequest(
        "“{quoted}”: {said}; đề nghị tính lại",
        Joining.HOLDER,
        "{count} chỗ đề nghị tính lại",
        "“{quoted}”: {said}",
    ),
    rules.NOT_A_DATE: UnitRequest(
        "đang ghi “{typed}”, chưa rõ là ngày nào; đề nghị ghi đủ ngày, tháng, năm",
        Joining.HOLDER,
        "{count} ngày chưa rõ, đề nghị ghi đủ ngày, tháng, năm",
        "“{typed}”",
    ),
    rules.DOUBTFUL_DATE: UnitRequest(
        "{said}; đề nghị xem lại ngày, tháng, năm",
        Joining.HOLDER,
        "{count} chỗ đề nghị xem lại ngày, tháng, năm",
        "{said}",
    ),
    rules.NOT_A_SIGN: UnitRequest(
        "đang ghi “{typed}”; đề nghị cho biết đủ số và ký hiệu",
        Joining.HOLDER,
        "{count} văn bản đề nghị cho biết đủ số và ký hiệu",
        "“{typed}”",
    ),
    rules.COPIED_PARAGRAPH: UnitRequest(
        "đoạn “{typed}” giống báo cáo của đơn vị khác; đề nghị nêu việc của đơn vị mình",
        Joining.HOLDER,
        "{count} đoạn giống báo cáo của đơn vị khác, đề nghị nêu việc của đơn vị mình",
        "“{typed}”",
    ),
    rules.LOST_LETTERS: UnitRequest(
        "chữ “{typed}” bị mất dấu; đề nghị gửi lại đoạn ấy",
        Joining.HOLDER,
        "{count} chữ bị mất dấu, đề nghị gửi lại đoạn ấy",
        "“{typed}”",
    ),
    rules.TABLE_DISAGREES: UnitRequest("trong lời văn là {quoted}, trong biểu là {typed}; đề nghị cho biết số đúng"),
    rules.OTHER_UNIT: UnitRequest(
        "có chỗ ghi “{typed}”; đề nghị xem có phải nói về đơn vị mình",
        Joining.HOLDER,
        "{count} chỗ nêu tên đơn vị khác, đề nghị xem có phải nói về đơn vị mình",
        "“{typed}”",
    ),
    rules.PROSE_WITHOUT_FIGURE: UnitRequest(
        "chưa có con số nào; đề nghị nêu số liệu, chưa theo dõi được thì ghi rõ",
        Joining.ALL,
        "chưa có con số nào; đề nghị nêu số liệu, chưa theo dõi được thì ghi rõ",
    ),
    rules.TOO_SHORT: UnitRequest(
        "mới có {words} từ, đề cương cần ít nhất {limit}; đề nghị viết thêm việc đã làm, số liệu",
        Joining.ALL,
        "ngắn hơn đề cương yêu cầu; đề nghị viết thêm việc đã làm, số liệu",
        "{words}/{limit} từ",
    ),
    rules.TOO_LONG: UnitRequest(
        "dài {words} từ, đề cương cho nhiều nhất {limit}; đề nghị rút gọn",
        Joining.ALL,
        "dài hơn đề cương cho phép; đề nghị rút gọn",
        "{words}/{limit} từ",
    ),
})  # fmt: skip
"""By rule, the most serious first: what can't be added up, what is missing, what is doubtful, what is long or short."""

CLASHING = UnitRequest("đang ghi {values}; đề nghị cho biết đâu là đúng")
"""Of a slot into which several values were typed: `receive` takes none of them, and no rule speaks of it."""

OFFICE_RULES: frozenset[Rule] = frozenset({
    # The file and how it is written: nobody outside sees it.
    rules.UNREADABLE_FILE, rules.TOO_LARGE, rules.TOO_MANY_FINDINGS, rules.WRONG_ENCODING, rules.CONTROL_CHARACTER,
    rules.LINE_SEPARATOR, rules.EMPTY_FILE, rules.NOT_READ, rules.YAML_SYNTAX, rules.YAML_FEATURE, rules.TOO_DEEP,
    rules.SEVERAL_DOCUMENTS, rules.DUPLICATE_KEY, rules.UNKNOWN_KEY, rules.WRONG_SHAPE, rules.SWALLOWED_TEXT,
    rules.COMMA_IN_BRACES, rules.GARBLED_TEXT, rules.HTML_ENTITY, rules.FOREIGN_LETTER, rules.PRIVATE_CHARACTER,
    rules.DECOMPOSED_TEXT,
    # Whose report it is, which one counts, when it came: the office knows.
    rules.MISSING_UNIT, rules.UNKNOWN_UNIT, rules.DUPLICATE_UNIT, rules.SAME_FILE, rules.WRONG_OUTLINE,
    rules.MISSING_OUTLINE, rules.MISSING_DATE, rules.WAITING_PROPOSAL,
    # What the office mends, or leaves: nothing of it changes what the unit said.
    rules.ODD_SPACE, rules.UNTIDY_SIGN, rules.NOT_A_LIST, rules.NOT_PROSE, rules.DERIVED_COLUMN, rules.UNASKED_ANSWER,
    rules.BROKEN_LINE, rules.GLUED_DASH, rules.WRONG_ADDRESSEE,
    # What is settled in the office between several sources.
    rules.FIGURES_DISAGREE,
    # Outline and roster.
    rules.MISSING_KEY, rules.BAD_ID, rules.DUPLICATE_ID, rules.UNKNOWN_REFERENCE, rules.BAD_VALUE, rules.BAD_FORMULA,
    rules.BEYOND_OFFICE,
})  # fmt: skip
"""The rules that no slip speaks of."""
