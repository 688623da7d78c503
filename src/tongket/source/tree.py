"""One YAML file to a tree of nodes that know their line and column; every scalar is text (`docs/formats.md`).

The event stream is used, never a composer: libyaml's kills the process on 200,000 `[`, and a loader would change what
people typed (`1.234`, `0123`, `10:30`, `no`).
"""

import stat
import unicodedata
from pathlib import Path

from tongket.findings.campaign_rules import (
    CONTROL_CHARACTER,
    EMPTY_FILE,
    LINE_SEPARATOR,
    TOO_LARGE,
    UNREADABLE_FILE,
    WRONG_ENCODING,
)
from tongket.findings.diagnostics import Diagnostic
from tongket.findings.rule import Rule
from tongket.source.builder import build_tree
from tongket.source.characters import check_characters
from tongket.source.encoding import decode
from tongket.source.nodes import START, Findings, Source, Span, text_places
from tongket.values.strange_letters import may_be_garbled
from tongket.whole_files import read_whole
from tongket.workspace import explain_os_error

LARGEST_FILE = 5 * 1024 * 1024
"""A guard: a file of a unit here has 2 to 13 KB, the outline 33."""
_STRANGE = (CONTROL_CHARACTER, LINE_SEPARATOR)


def read_source(path: Path, file: str) -> tuple[Source, list[Diagnostic]]:
    """Return the tree of one YAML file, shown as `file`, and what is wrong with it as a file; never raises."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            message = "Không phải một tệp thường nên không mở."
            return _unread(file, UNREADABLE_FILE, message, "chép nội dung vào một tệp .yaml thường.")
        if status.st_size > LARGEST_FILE:
            tenths = -(-status.st_size * 10 // (1024 * 1024))
            message = f"Tệp dài {tenths // 10},{tenths % 10} MB, quá mức 5 MB."
            hint = "tách tệp, hoặc kiểm tra có dán nhầm nội dung khác không."
            return _unread(file, TOO_LARGE, message, hint)
        data = read_whole(path)
    except OSError as error:
        message = f"Không mở được tệp: {explain_os_error(error)}."
        return _unread(file, UNREADABLE_FILE, message, "kiểm tra quyền đọc, hoặc đóng tệp trong chương trình khác.")
    return parse_source(data, file)


def _unread(file: str, rule: Rule, message: str, hint: str) -> tuple[Source, list[Diagnostic]]:
    findings = Findings(Source(file=file, lines=()))
    findings.add(rule, START, message, hint)
    return findings.source, findings.found


def parse_source(data: bytes, file: str) -> tuple[Source, list[Diagnostic]]:
    """Return the tree of a YAML file's bytes, and what is wrong with them; never raises."""
    text, looks_like = decode(data)
    lines = tuple(line.removesuffix("\r") for line in text.split("\n"))
    findings = Findings(Source(file=file, lines=lines))
    if looks_like is not None:
        at = Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2)
        hint = "mở bằng chương trình đã tạo ra nó, lưu lại thành văn bản thuần mã UTF-8 (Notepad: Encoding, UTF-8)."
        findings.add(WRONG_ENCODING, at, f"Tệp không phải văn bản mã UTF-8; có lẽ là {looks_like}.", hint)
        return findings.source, findings.found
    readable = check_characters(text, findings)
    if readable is None:
        return findings.source, findings.found
    if may_be_garbled(text) or not unicodedata.is_normalized("NFC", text):
        from tongket.source.garbling import check_garbling  # hardly ever

        check_garbling(text, findings)
    root, complete = build_tree(readable, findings)
    strange = sorted(place for each in findings.found if each.rule in _STRANGE for place in text_places(each))
    source = Source(file=file, lines=lines, root=root, complete=complete, strange=tuple(strange))
    if source.root is None and not findings.found:
        findings.add(EMPTY_FILE, START, "Tệp trống, chưa có nội dung nào.", "điền nội dung theo mẫu rồi lưu lại.")
    return source, findings.found
