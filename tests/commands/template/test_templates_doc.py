"""docs/templates.md says what can be written in frames and templates: all of it, and every example as it prints."""

import re
from pathlib import Path

import pytest
import yaml
from docx import Document

from tests.builders import DAY, REPOSITORY, books, campaign, merged_item, open_docx, outline, render, submission
from tests.forms.made import form_of, opened
from tongket.book import source_book
from tongket.book.blocks import Book
from tongket.commands.letters.letter import LETTER_FIELDS, letter_book
from tongket.commands.letters.reminders import reminding_letter
from tongket.findings.catalogue import RULES
from tongket.forms.form_book import FORM_FIELDS, make_form_book
from tongket.frame.named_styles import CONTENTS_STYLES, FORM_NEEDED, NEEDED
from tongket.frame.placeholders import FILLER
from tongket.intake import read_campaign
from tongket.model.forms import FormLine
from tongket.report import report_book
from tongket.sentences.bounds import TAGS
from tongket.sentences.environment import OWN_FILTERS
from tongket.sentences.phrases import Known
from tongket.sentences.phrasing import ENVIRONMENT, read_phrases
from tongket.sentences.said_facts import ChoiceFact, FigureFact, YesNoFact
from tongket.word.styles import CHARACTER, PARAGRAPH, TABLE
from tongket.workspace import open_workspace
from tongket.writing.book_file import render_docx

DOC = (REPOSITORY / "docs/templates.md").read_text("utf-8")
_PHRASE = re.compile(
    r"^\*\*`(?P<name>\w+)`\*\* .+\n\n(?:Tên: (?P<names>.+)\.\n\n)?    (?P<text>.+)\n    → (?P<out>.+)$", re.MULTILINE
)
_NAME = re.compile(r"`(?P<name>\w+)` \((?P<kind>chữ|số|danh sách|đúng, sai), (?P<example>.+?)\)(?:; (?=`\w+` \()|$)")
KINDS = {str: "chữ", int: "số", list: "danh sách", bool: "đúng, sai"}


def part(heading: str) -> str:
    """Return what stands under a heading."""
    level = heading.split(" ", maxsplit=1)[0]
    after = DOC.partition(f"\n{heading}")[2]
    assert after, heading
    return re.split(rf"\n#{{2,{len(level)}}} ", after, maxsplit=1)[0]


def table(heading: str) -> list[tuple[str, ...]]:
    """Return the rows of the first table under a heading, without backticks and escapes."""
    lines = [line for line in part(heading).split("\n") if line.startswith("|")][2:]
    cells = [re.split(r"(?<!\\) \| ", line.removeprefix("| ").removesuffix(" |")) for line in lines]
    return [tuple(cell.replace("\\|", "|") for cell in row) for row in cells]


def code(cell: str) -> str:
    """Return what a cell holds in backticks."""
    found = re.fullmatch(r"`(.+?)`(?: \(.*\))?", cell)
    assert found is not None, cell
    return found[1]


# --- the frames

REPORT, SOURCE = "### Chỗ điền của khung dự thảo", "### Chỗ điền của khung Bản tập hợp"
FORM = "### Chỗ điền của khung mẫu báo cáo"
LETTER = "### Chỗ điền của khung công văn, phiếu"


def test_every_placeholder_of_the_frames_is_written_up_and_no_other() -> None:
    assert [code(row[0]) for row in table(FORM)] == list(FORM_FIELDS)
    assert [code(row[0]) for row in table(LETTER)] == list(LETTER_FIELDS)
    assert [code(row[0]) for row in table(REPORT)] == list(report_book.FIELDS)
    assert [code(row[0]) for row in table(SOURCE)] == list(source_book.FIELDS)


def test_the_books_fill_exactly_the_placeholders_that_are_written_up() -> None:
    made = books(REPOSITORY)
    assert made.report is not None
    assert made.source is not None
    assert made.report.fields.keys() == report_book.FIELDS.keys()
    assert made.source.fields.keys() == source_book.FIELDS.keys()


def test_the_placeholders_of_a_form_print_what_is_written_up() -> None:
    fields = make_form_book(form_of("lac-duong")).fields
    for row in table(FORM):
        value = fields[code(row[0])]
        printed = value if isinstance(value, str) else "".join(value[:1])
        shown = code(row[3]) if len(row) > 3 else ""
        assert printed == shown or (shown.endswith("…") and printed.startswith(shown[:-1])), row


def test_the_placeholders_of_a_letter_print_what_is_written_up() -> None:
    made, _ = read_campaign(open_workspace(REPOSITORY))
    assert made is not None
    late = tuple(each for each in made.roster.owing if each.id in {"dam-rong", "khoi-doanh-nghiep", "dang-doan-ccb"})
    fields = letter_book(reminding_letter(late, made, DAY, None), made.outline, DAY).fields
    for row in table(LETTER):
        value = fields[code(row[0])]
        printed = value if isinstance(value, str) else "".join(value[:1])
        printed = f"- {printed}" if row[2].startswith("`- ") else printed
        shown = code(row[3]).strip("[]") if len(row) > 3 else ""
        assert printed == shown or (shown.endswith("…") and printed.startswith(shown[:-1])), row


def test_the_sentences_of_a_form_are_printed_as_written_up(tmp_path: Path) -> None:
    section = part("## Câu của mẫu báo cáo")
    written = re.search(r"```yaml\n(.+?)```", section, re.DOTALL)
    shown = re.search(r"```text\n(.+?)```", section, re.DOTALL)
    asked = re.search(r"```yaml\n(- \{ma: hoi_nghi.+?)```", part("## Câu dẫn"), re.DOTALL)
    assert written is not None
    assert shown is not None
    assert asked is not None
    facts = "".join(f"          {line}\n" for line in asked[1].splitlines())
    item = f"  - ma: I\n    ten: Quán triệt\n    chi_tieu:\n{facts}"
    item += "".join(f"    {line}\n" for line in written[1].splitlines())
    root = campaign(tmp_path, {"data/outline.yaml": outline(item)})
    lines = [each.text for each in form_of("da-lat", opened(root)).body if isinstance(each, FormLine)]
    printed = shown[1].splitlines()
    assert [each for each in lines if each in printed] == printed


def with_status(book: Book, file: str, known: Known) -> Book:
    """Return a book of the repository's campaign with the status line of the examples."""
    phrases, found = read_phrases(REPOSITORY / "templates" / file, file, known)
    assert phrases is not None, found
    status = phrases.line("hien_trang", **{name: forms[0] for name, forms in known["hien_trang"].items()})
    shown = f"[{status}]" if file == "report.j2" else status
    return Book(title=book.title, fields={**book.fields, "hien_trang": shown}, body=())


@pytest.mark.slow
@pytest.mark.parametrize("heading", [REPORT, SOURCE])
def test_every_placeholder_prints_what_the_document_shows(tmp_path: Path, heading: str) -> None:
    made = books(REPOSITORY)
    report = heading == REPORT
    whole = made.report if report else made.source
    assert whole is not None
    known = report_book.PHRASES if report else source_book.PHRASES
    book = with_status(whole, "report.j2" if report else "source-book.j2", known)
    frame = Document(str(REPOSITORY / f"templates/{'report' if report else 'source-book'}.docx"))
    rows = table(heading)
    first = frame.element.body[0]
    for number, row in enumerate(rows):
        for text in (f"#{number}", code(row[2])):
            first.addprevious(frame.add_paragraph(text)._p)  # noqa: SLF001
    path = tmp_path / "khung.docx"
    frame.save(str(path))
    path.write_bytes(render_docx(book, path, "khung.docx", as_of=DAY))
    texts = [each.text for each in open_docx(path).paragraphs]
    for number, row in enumerate(rows):
        printed = texts[texts.index(f"#{number}") + 1]
        if row[3] == "(không in)":
            assert printed.startswith("#") or printed == "", row
        elif code(row[3]).endswith("…"):
            assert printed.startswith(code(row[3])[:-1]), row
        else:
            assert printed == code(row[3]), row


def test_every_style_that_a_block_may_need_is_written_up_with_its_kind() -> None:
    kinds = {"đoạn": PARAGRAPH, "chữ": CHARACTER, "bảng": TABLE}
    assert {code(row[0]): kinds[row[1]] for row in table("### Kiểu (style)")} == NEEDED
    others = (*CONTENTS_STYLES, FILLER, *NEEDED.keys() ^ FORM_NEEDED.keys())
    assert all(f"`{each}`" in part("### Kiểu (style)") for each in others)


@pytest.mark.parametrize("mirrored", [True, False])
def test_mirrored_margins_of_the_frame_hold_in_the_draft(tmp_path: Path, mirrored: bool) -> None:  # noqa: FBT001
    root = campaign(tmp_path)
    frame = Document(str(root / "templates/report.docx"))
    settings = frame.settings.element
    name = f"{{{settings.nsmap['w']}}}mirrorMargins"
    for each in settings.findall(name):
        settings.remove(each)
    if mirrored:
        settings.insert(1, settings.makeelement(name, {}))
    frame.save(str(root / "templates/report.docx"))
    path = root / "report.docx"
    path.write_bytes(render(root)[0])
    assert "Mirror margins" in part("### In hai mặt")
    assert [each.tag for each in open_docx(path).settings.element].count(name) == mirrored


# --- the phrases


def phrases_of(heading: str) -> dict[str, re.Match[str]]:
    return {each["name"]: each for each in _PHRASE.finditer(part(heading))}


BOTH = [("### Câu của dự thảo", report_book.PHRASES), ("### Câu của Bản tập hợp", source_book.PHRASES)]


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "`đúng`" if value else "`sai`"
    return ", ".join(f"`{each}`" for each in value) if isinstance(value, list) else f"`{value}`"


@pytest.mark.parametrize(("heading", "known"), BOTH)
def test_every_phrase_is_written_up_with_its_names_their_kinds_and_examples(heading: str, known: Known) -> None:
    found = phrases_of(heading)
    assert list(found) == list(known)
    for name, each in found.items():
        said = {name["name"]: (name["kind"], name["example"]) for name in _NAME.finditer(each["names"] or "")}
        assert said == {key: (KINDS[type(forms[0])], _shown(forms[0])) for key, forms in known[name].items()}, name


@pytest.mark.parametrize(("heading", "known"), BOTH)
def test_every_example_of_a_phrase_prints_what_the_document_shows(heading: str, known: Known) -> None:
    for name, each in phrases_of(heading).items():
        values = {key: forms[0] for key, forms in known[name].items()}
        assert " ".join(ENVIRONMENT.from_string(each["text"]).render(values).split()) == each["out"], name


# --- the lead sentences

POINTS, SUMS = "### Tên sau dấu chấm", "### Phép tính và so sánh"


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """The outline and the submissions of the examples, from the document itself, without lead sentences."""
    asked, given, *_ = re.findall(r"```yaml\n(.*?)```", DOC, re.DOTALL)
    indicators = "".join(f"      {line}\n" for line in asked.splitlines())
    facts = re.split(r"^(?=\S)", given, flags=re.MULTILINE)
    made = {"data/outline.yaml": f"  - ma: I\n    ten: Công tác quán triệt\n    chi_tieu:\n{indicators}"}
    for each in filter(None, facts):
        unit, _, values = each.partition(": ")
        made[f"data/submissions/{unit}.yaml"] = submission(unit, f"tra_loi:\n  I:\n    chi_tieu: {values}")
    return made


def says(root: Path, files: dict[str, str], expression: str) -> str:
    """Return what an example prints as a lead sentence."""
    lead = f"    cau_dan:\n      - |-\n        In ra: {expression}.\n"
    campaign(root, {**files, "data/outline.yaml": outline(files["data/outline.yaml"] + lead)})
    text = merged_item(root, "I")["lead"]
    assert isinstance(text, str), expression
    return text.removeprefix("In ra: ").removesuffix(".").strip()


EXAMPLES = [
    *((code(row[0]), code(row[1])) for heading in (POINTS, SUMS) for row in table(heading)),
    *((code(row[1]), code(row[2])) for heading in ("### Bộ lọc", "### Phép thử") for row in table(heading)),
]


@pytest.mark.slow
@pytest.mark.parametrize(("expression", "printed"), EXAMPLES, ids=[each[0] for each in EXAMPLES])
def test_every_example_of_a_lead_sentence_prints_what_the_document_shows(
    tmp_path: Path, files: dict[str, str], expression: str, printed: str
) -> None:
    assert says(tmp_path, files, expression) == printed


@pytest.mark.parametrize("fact", [FigureFact, YesNoFact, ChoiceFact])
def test_every_name_after_the_dot_is_written_up(fact: type) -> None:
    hidden = {"value", "derived", "key", "text"}
    names = {
        name
        for kind in fact.__mro__
        for name, member in vars(kind).items()
        if isinstance(member, property) and not name.startswith("_")
    }
    assert {name for name in names - hidden if f".{name}" not in part(POINTS)} == set()


def test_every_filter_test_tag_and_text_method_is_written_up_and_no_other() -> None:
    assert {code(row[0]) for row in table("### Bộ lọc")} == set(ENVIRONMENT.filters)
    assert OWN_FILTERS.keys() <= {code(row[0]) for row in table("### Bộ lọc")}
    assert {code(row[0]) for row in table("### Phép thử")} == set(ENVIRONMENT.tests)
    assert {name for name in ENVIRONMENT.globals if f"`{name}`" not in DOC} == set()
    assert {tag for tag in TAGS if f"`{{% {tag} %}}`" not in part(SUMS)} == set()
    written = set(re.findall(r"`\.(\w+)\(", part("### Phép thử")))
    assert {name for name in dir(str) if ENVIRONMENT.is_safe_attribute("", name, None)} == written


def test_the_rules_of_the_templates_are_written_up_and_no_other() -> None:
    ids = {code(row[0]) for row in table("## Những lỗi mà `template check` nêu")}
    rules = {each.id for each in RULES.values() if each.chapter.command == "template check"}
    assert ids == rules | {"tracked-change"}


def test_the_examples_are_valid_yaml() -> None:
    for each in re.findall(r"```yaml\n(.*?)```", DOC, re.DOTALL):
        assert yaml.safe_load(each)
