"""What a clerk reads: every message and hint that the folders of cases bring forth."""

import re
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.case_files import find_in_case
from tests.test_cases import FAULTY
from tongket.findings.catalogue import RULES
from tongket.findings.diagnostics import Diagnostic

VERBS = {
    *("bỏ", "chuyển", "chép", "chỉ", "dùng", "gõ", "giữ", "gửi", "hỏi", "kiểm", "lưu", "mở", "rút", "sửa", "thay"),
    *("cộng", "tính"),  # of the arithmetic, which figures and validate share
    *("xem", "chạy", "chèn", "kẻ", "thêm", "trả", "tách", "viết", "xóa", "điền", "đặt", "đổi", "để", "xuống"),
    *("nối", "thụt", "ghi"),
}
"""With which a hint begins, unless it asks."""
SENTENCES = ("validate", "build", "decide", pytest.param("lint", marks=pytest.mark.slow))
"""The commands whose findings are sentences; those of the others begin with the words that they speak of."""
KEYS = re.compile(r'"[^"]*"|\(\w+ = .*\)|data/\S+|[a-z_]+(?=:)|U\+[0-9A-F]{4}')
"""What may stand in a message without being Vietnamese: what was typed, keys, places."""
FOREIGN = re.compile(
    r"\b(?:None|True|False|str|int|list|dict|NoneType|Decimal|Mapping|Scalar|error|invalid|expected|found)\b"
)


@pytest.fixture(scope="module", params=SENTENCES)
def findings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Diagnostic, ...]:
    root = tmp_path_factory.mktemp("cases")
    cases = (each for each in FAULTY if RULES[each.parent.name].chapter.command == request.param)
    return tuple(each for case in cases for each in find_in_case(case, Path(mkdtemp(dir=root))))


def test_a_message_is_one_sentence_on_one_line(findings: tuple[Diagnostic, ...]) -> None:
    for each in findings:
        assert each.message[0].isupper(), each.message
        assert each.message.endswith("."), each.message
        assert "\n" not in each.message
        assert len(each.message) < 400, each.message


def test_a_hint_begins_with_a_verb_or_asks(findings: tuple[Diagnostic, ...]) -> None:
    for each in findings:
        assert each.hint, each.message
        assert each.hint.split()[0].rstrip(":") in VERBS or (
            each.hint.startswith("có phải ") and each.hint.endswith("?")
        ), each.hint


def test_nobody_is_blamed_and_nothing_is_shouted(findings: tuple[Diagnostic, ...]) -> None:
    for each in findings:
        text = f"{each.message} {each.hint}".casefold()
        assert not any(word in text for word in ("!”", "lỗi của", "bạn ", "sai lầm", "vi phạm")), text
        assert "!" not in re.sub(r"!=|&, \*, !|thẻ kiểu \(!\)", "", KEYS.sub("", text)), text


def test_nothing_of_python_or_english_shows(findings: tuple[Diagnostic, ...]) -> None:
    for each in findings:
        assert not FOREIGN.search(KEYS.sub("", re.sub("“.*?”", "", f"{each.message} {each.hint}"))), each.message


def test_a_finding_in_an_answer_names_the_item(findings: tuple[Diagnostic, ...]) -> None:
    named = [each for each in findings if each.item is not None and each.message.startswith("Mục ")]
    assert all(re.match(rf"Mục {re.escape(each.item or '')}\b", each.message) for each in named)
