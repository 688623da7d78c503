"""The clean copy of whole documents: our draft as people leave it, and documents that are not ours."""

import re
import shutil
import subprocess
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.builders import REPOSITORY, campaign, open_docx, write
from tests.word.documents import COUNT, HIDDEN, YELLOW, body_xml, cleaned, opened, p, run, texts, unpacked
from tongket.book.blocks import RunStyle
from tongket.commands.clean.cleaning import clean_document
from tongket.commands.clean.pending import find_pending
from tongket.ooxml.elements import remove_element
from tongket.ooxml.namespaces import W, w
from tongket.ooxml.package import DOCUMENT
from tongket.word.reading import WordFile, open_word

pytestmark = pytest.mark.slow

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
ANSWER = "tra_loi:\n  I.1: Thành phố có 16 phường, xã (12 phường, 4 xã).\n  II.2: [Kinh phí (nhất là ở xã) còn thấp.]\n"


def styled(root: etree._Element, name: str, styles: etree._Element) -> list[etree._Element]:
    """Return the runs of a root in the character style of a name."""
    ids = {each.get(w("styleId")) for each in styles.iter(w("style")) for at in each.iterchildren(w("name"))
           if at.get(w("val")) == name}  # fmt: skip
    runs = {at.getparent().getparent() for at in root.iter(w("rStyle")) if at.get(w("val")) in ids}  # type: ignore[union-attr]
    return [each for each in root.iter(w("r")) if each in runs]


def finish(path: Path) -> Path:
    """Do what a person does last: take every yellow bracket out, and the paragraph that was nothing else."""
    document = open_docx(path)
    for each in styled(document.element.body, RunStyle.PENDING, document.styles.element):
        paragraph = next(each.iterancestors(w("p")))
        remove_element(each)
        if not list(paragraph.iter(w("t"))):
            remove_element(paragraph)
    document.save(str(path))
    return path


def wrap(path: Path) -> None:
    """Put into a draft what a person never sees: figures in controls, bookmarks, comments of ours, hidden text."""
    document = open_docx(path)
    for number, paragraph in enumerate(document.paragraphs, 100):
        runs = paragraph._p.findall(w("r"))  # noqa: SLF001 - python-docx has no door to it
        if runs and paragraph.text.strip():
            name = f'w:val="tk:{number}"'
            control = etree.fromstring(
                f'<w:sdt xmlns:w="{W}"><w:sdtPr><w:alias {name}/><w:tag {name}/><w:id w:val="{number}"/><w:text/>'
                "</w:sdtPr><w:sdtContent/></w:sdt>"
            )
            runs[0].addprevious(control)
            control[1].append(runs[0])
            start, end = (etree.Element(w(f"bookmark{each}"), {w("id"): str(number)}) for each in ("Start", "End"))
            start.set(w("name"), f"_tk{number}")
            control.addprevious(start)
            control.addnext(end)
            hidden = paragraph.add_run(" (chữ ẩn)")
            hidden.font.hidden = True
    first = next(each for each in document.paragraphs if each.runs)
    document.add_comment(first.runs, "data/submissions/da-lat.yaml:5", author="tongket", initials="tk")
    document.core_properties.author = document.core_properties.last_modified_by = "Nguyễn Thị Hoa"
    document.core_properties.modified = datetime(2019, 4, 19, tzinfo=UTC)
    document.save(str(path))


def without_counts(file: WordFile) -> list[str]:
    """Return what a clean copy of a finished draft must say: all its texts but counts and the draft's number."""
    root = deepcopy(file.roots["word/document.xml"])
    for each in styled(root, RunStyle.COUNT, file.roots["word/styles.xml"]):
        remove_element(each)
    said = ["".join(text.text or "" for text in each.iter(w("t"))) for each in root.iter(w("p"))]
    before = ["".join(text.text or "" for text in each.iter(w("t"))) for each in file.roots[DOCUMENT].iter(w("p"))]
    # A paragraph that was nothing but a count goes with it.
    left = [each for each, whole in zip(said, before, strict=True) if each.strip() or not whole.strip()]
    return [each for each in left if not each.startswith("Dự thảo lần")]


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft of this repository's campaign, finished by a person."""
    folder = tmp_path_factory.mktemp("chiến dịch")
    for each in ("data", "templates"):
        shutil.copytree(REPOSITORY / each, folder / each)
    return finish(write(folder)[0])


@pytest.fixture(scope="module")
def clean(draft: Path) -> WordFile:
    """Its clean copy."""
    return unpacked(clean_document(open_word(draft)))


def test_the_clean_copy_says_what_the_draft_says_without_its_counts(draft: Path, clean: WordFile) -> None:
    expected = without_counts(open_word(draft))
    assert len(expected) > 200
    # Where a bracket stood after a count, the person who deleted it left the space before it.
    assert [each.rstrip(" ") for each in texts(clean)] == [each.rstrip(" ") for each in expected]


def test_nothing_of_the_draft_is_left_in_it(clean: WordFile) -> None:
    everything = "".join(each.decode() for each in clean.parts.values())
    for trace in ("FFFF00", "Chờ xử lý", "Số đơn vị", "tongket", "Dự thảo lần", "rsid", "<w:sdt"):
        assert trace not in everything, trace
    assert not re.search(r" \(\d+\)<", body_xml(clean))
    assert find_pending(clean) == ()


def test_what_people_never_see_makes_no_difference(draft: Path, clean: WordFile, tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.docx"
    shutil.copy(draft, path)
    wrap(path)
    assert path.read_bytes() != draft.read_bytes()
    copy = unpacked(clean_document(open_word(path)))
    assert body_xml(copy) == body_xml(clean)
    assert copy.parts.keys() == clean.parts.keys()
    assert "Hoa" not in "".join(each.decode() for each in copy.parts.values())


def test_the_same_document_gives_the_same_bytes_and_a_clean_copy_is_its_own(draft: Path) -> None:
    data = clean_document(open_word(draft))
    assert clean_document(open_word(draft)) == data
    assert clean_document(unpacked(data)) == data


def test_the_document_itself_is_not_changed(draft: Path) -> None:
    before, file = draft.read_bytes(), open_word(draft)
    shown = texts(file)
    clean_document(file)
    assert (draft.read_bytes(), texts(file)) == (before, shown)


def test_python_docx_opens_it_and_finds_the_same_tables(draft: Path, clean: WordFile, tmp_path: Path) -> None:
    path = tmp_path / "bản sạch.docx"
    path.write_bytes(clean_document(open_word(draft)))
    copy, original = open_docx(path), open_docx(draft)
    assert len(copy.tables) == len(original.tables)
    assert [len(each.rows) for each in copy.tables] == [len(each.rows) for each in original.tables]
    assert copy.core_properties.author == ""
    assert copy.core_properties.created == original.core_properties.created
    assert len(clean.paragraphs()) > 200


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: nobody can save the draft by it")
def test_a_draft_that_libreoffice_saved_gives_the_same_text(tmp_path: Path) -> None:
    path = finish(write(campaign(tmp_path, da_lat=ANSWER, mttq=ANSWER))[0])
    expected = without_counts(open_word(path))
    wrap(path)
    command = [str(OFFICE), f"-env:UserInstallation={(tmp_path / 'hồ sơ').as_uri()}", "--headless"]
    saved = tmp_path / "lưu"
    subprocess.run([*command, "--convert-to", "docx", "--outdir", str(saved), str(path)], check=True, timeout=120,
                   capture_output=True)  # fmt: skip
    copy = unpacked(clean_document(open_word(saved / path.name)))
    # LibreOffice 7.4 puts an empty paragraph before a table with which a document begins.
    assert [each for each in texts(copy) if each] == [each for each in expected if each]
    everything = "".join(each.decode() for each in copy.parts.values())
    for trace in ("FFFF00", "<w:sdt>", "_tk", "vanish", "comment", "tongket"):
        assert trace not in everything, trace
    for each in copy.body.iter(w("pPr")):
        assert each.find(w("sectPr")) in (None, each[-1])  # where LibreOffice had put it first


def test_a_document_that_is_not_ours_keeps_its_words_looks_and_tables(tmp_path: Path) -> None:
    document = Document()
    document.core_properties.author = "Văn thư"
    document.add_heading("Báo cáo (6)", 1)
    paragraph = document.add_paragraph("Đậm ")
    paragraph.add_run("và nghiêng").bold = True
    paragraph.add_run(" ẩn").font.hidden = True
    document.add_paragraph("mục", style="List Bullet")
    document.add_table(2, 2).cell(1, 1).text = "ô"
    document.save(str(tmp_path / "khác.docx"))
    path = tmp_path / "sạch.docx"
    path.write_bytes(clean_document(open_word(tmp_path / "khác.docx")))
    copy = open_docx(path)
    assert [(each.style.name if each.style else "", each.text) for each in copy.paragraphs] == [
        ("Heading 1", "Báo cáo (6)"),
        ("Normal", "Đậm và nghiêng"),
        ("List Bullet", "mục"),
    ]
    assert [each.bold for each in copy.paragraphs[1].runs] == [None, True]
    assert copy.tables[0].cell(1, 1).text == "ô"
    assert copy.core_properties.author == ""
    assert copy.core_properties.created == datetime(2013, 12, 23, tzinfo=UTC)


def test_runs_of_other_looks_or_with_fields_are_not_joined() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    xml = body_xml(cleaned(p("Một", run("hai", "<w:b/>"), "ba", field, "bốn", "năm")))
    assert xml.count("<w:r>") == 5
    assert "bốnnăm" in xml


CONTROL = '<w:sdt><w:sdtPr><w:tag w:val="tk:x"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
PIECES = st.sampled_from(["plain", "bold", "count", "typed", "hidden", "blank", "control"])
WORDS = st.sampled_from(["Chặt chẽ", "giám sát", "cơ sở", "ý"])
ENDS = st.sampled_from(["", ".", ",", " ", " và "])


@settings(max_examples=100)
@given(pieces=st.lists(st.tuples(PIECES, WORDS, ENDS), max_size=8))
def test_no_word_that_a_reader_sees_is_lost_and_none_is_added(pieces: list[tuple[str, str, str]]) -> None:
    content: list[str] = []
    seen: list[str] = []
    for kind, word, end in pieces:
        text = word + end
        made = {
            "plain": text,
            "bold": run(text, "<w:b/>"),
            "count": run(f" ({len(content) + 1})", COUNT),
            "typed": run(text, COUNT),
            "hidden": run(text, HIDDEN),
            "blank": run(" ", YELLOW),
            "control": CONTROL.format(run(text)),
        }
        content.append(made[kind])
        seen += [text] if kind in {"plain", "bold", "typed", "control"} else []
    body = p("Đầu. ", *content) + p("Cuối")
    assert find_pending(opened(body)) == ()
    first, last = texts(cleaned(body))
    assert first.replace(" ", "") == ("Đầu. " + "".join(seen)).replace(" ", "")
    assert last == "Cuối"
