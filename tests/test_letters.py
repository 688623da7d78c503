"""Letters on every road into a draft: phrases, frames, the decision sheet; wrong ones are told."""

import io
import unicodedata
from pathlib import Path

from tests.builders import REPOSITORY, call, campaign, open_docx, run, submission
from tests.sheet.cases import Person, written
from tests.sheet.packages import read
from tongket.sheet import columns as c


def _decompose(path: Path) -> None:
    path.write_text(unicodedata.normalize("NFD", path.read_text("utf-8")), "utf-8")


def _small(root: Path) -> Path:
    root = campaign(root, da_lat=submission("da-lat", "  I.1: Thành phố có 16 phường, xã.\n"))
    (root / "templates").mkdir(exist_ok=True)
    for each in ("report.docx", "report.j2", "source-book.docx", "source-book.j2"):
        (root / "templates" / each).write_bytes((REPOSITORY / "templates" / each).read_bytes())
    return root


def test_a_draft_holds_composed_letters_whatever_the_phrases_and_frames_hold(tmp_path: Path) -> None:
    root = _small(tmp_path)
    _decompose(root / "templates/report.j2")
    document = open_docx(root / "templates/report.docx")
    document.paragraphs[-1].insert_paragraph_before(unicodedata.normalize("NFD", "Lưu ý của văn phòng"))
    document.save(str(root / "templates/report.docx"))
    call(root, "build", "--as-of", "12/4/2019", "--skip-invalid", check=0)
    for name in ("report", "source-book"):
        text = "\n".join(each.text for each in open_docx(root / f"build/{name}.docx").paragraphs)
        assert unicodedata.is_normalized("NFC", text)
    assert "Lưu ý của văn phòng" in "\n".join(each.text for each in open_docx(root / "build/report.docx").paragraphs)


def test_wrong_letters_in_phrases_and_frames_are_told_by_template_check(tmp_path: Path) -> None:
    root = _small(tmp_path)
    phrases = root / "templates/report.j2"
    phrases.write_text(phrases.read_text("utf-8") + "{# Ðã soát #}\n", "utf-8")
    document = open_docx(root / "templates/source-book.docx")
    document.paragraphs[-1].insert_paragraph_before("Mét sè cÊp ñy")
    document.save(str(root / "templates/source-book.docx"))
    shown = run(root, "template", "check", "--format", "concise").stdout
    assert "templates/report.j2:" in shown
    assert "[foreign-letter]" in shown
    assert "templates/source-book.docx: đoạn " in shown
    assert "[garbled-text]" in shown


def test_wrong_letters_in_a_decision_are_told_and_the_decision_holds(tmp_path: Path) -> None:
    person = Person(written())
    key = str(next(each[c.KEY] for each in person.rows() if c.WORDING in each))
    person.type(key, {c.WORDING: "Ðảng ủy chậm đổi mới."})
    buffer = io.BytesIO()
    person.book.save(buffer)
    decisions, found = read(tmp_path, buffer.getvalue())
    assert [each.rule.id for each in found] == ["foreign-letter"]
    assert any(each.wording == "Ðảng ủy chậm đổi mới." for each in decisions.points)
