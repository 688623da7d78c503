"""Hidden text is one thing to every command: each says what Word prints, and nothing of what Word hides."""

import io
from collections.abc import Callable, Collection, Mapping
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from lxml import etree

from tests.word.documents import HIDDEN, YELLOW, cell, p, part, run
from tests.word.layouts import Layout, Parts, online, related, strict, typed, unzip, zipped
from tongket.book.blocks import Book
from tongket.book.provenance import Manifest, PrintedFigure
from tongket.commands.clean.cleaning import clean_document
from tongket.commands.clean.pending import find_pending
from tongket.commands.figures.word_passages import read_passages
from tongket.commands.trace.tracing import find_sources
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT, SETTINGS
from tongket.word.looks import read_looks
from tongket.word.reading import WordFile, open_word
from tongket.writing.contents import Room, insert_contents, list_contents
from tongket.writing.controls import read_controls
from tongket.writing.ids import control_name
from tongket.writing.manifest import add_manifest
from tongket.writing.sections import read_page_sheet

OFF = '<w:vanish w:val="0"/>'
HEADING = "u1"
NO_BOOK = Book(title="", fields={}, body=())


Body = Callable[[Callable[[str], str]], str]
"""What makes the XML of a shape, given what makes its text with some properties."""


class Shape(NamedTuple):
    """A way to hide a text, or not to."""

    body: Body
    hidden: bool
    note: bool = False
    """Whether the text is that of a note, and the body its mark."""


def look(properties: str, *, hidden: bool, style: str = HEADING) -> Shape:
    """Return a run with properties in a paragraph of a style."""
    return Shape(lambda text: p(text(properties), style=style), hidden)


def inside(before: str, after: str) -> Shape:
    """Return a hidden run with something around it."""
    return Shape(lambda text: p(f"{before}{text(HIDDEN)}{after}", style=HEADING), hidden=True)


def in_table(style: str, properties: str = "", *, hidden: bool, row: str = "", of: str = HEADING) -> Shape:
    """Return a run in the one cell of a table."""
    named = f'<w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>' if style else "<w:tblPr/>"
    grid = '<w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'

    def body(text: Callable[[str], str]) -> str:
        return f"<w:tbl>{named}{grid}<w:tr>{row}{cell(p(text(properties), style=of))}</w:tr></w:tbl>{p()}"

    return Shape(body, hidden)


def boxed(anchor: str, *, hidden: bool) -> Shape:
    """Return a text in a box, whose anchor has properties."""
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:90pt;height:30pt">'

    def body(text: Callable[[str], str]) -> str:
        box = f"{shape}<v:textbox><w:txbxContent>{p(text(''))}</w:txbxContent></v:textbox></v:shape>"
        return p(f"<w:r><w:rPr>{anchor}</w:rPr><w:pict>{box}</w:pict></w:r>")

    return Shape(body, hidden)


def noted(properties: str, *, hidden: bool) -> Shape:
    """Return a text in a note, whose mark has properties."""
    return Shape(lambda mark: p("Đoạn có chú thích", mark(properties)), hidden, note=True)


def named(style: str) -> str:
    """Return what puts a run in a style."""
    return f'<w:rStyle w:val="{style}"/>'


MARK = f"<w:rPr>{HIDDEN}</w:rPr>"
SHAPES = {
    "seen": look("", hidden=False),
    "by itself": look(HIDDEN, hidden=True),
    "by itself, said in another way": look('<w:vanish w:val="on"/>', hidden=True),
    "switched off": look(OFF, hidden=False),
    "switched off in words": look('<w:vanish w:val="false"/>', hidden=False),
    "on the web only": look("<w:webHidden/>", hidden=False),
    "a mark's property on a run": look("<w:specVanish/>", hidden=False),
    "until it was formatted anew": look(f'<w:rPrChange w:id="907" w:author="Hoa">{MARK}</w:rPrChange>', hidden=False),
    "by its character style": look(named("anchu"), hidden=True),
    "by what its style rests on": look(named("anchu2"), hidden=True),
    "by its style and itself": look(named("anchu") + HIDDEN, hidden=True),
    "in a style, switched off": look(named("anchu") + OFF, hidden=False),
    "in a style that switches it off": look(named("hien"), hidden=False),
    "by a linked style": look(named("anlk"), hidden=True),
    "by a style of paragraphs, which runs can't have": look(named("an"), hidden=False),
    "by a style that is not there": look(named("khong"), hidden=False),
    "by its paragraph's style": look("", hidden=True, style="an"),
    "by what that rests on": look("", hidden=True, style="an2"),
    "in such a paragraph, switched off": look(OFF, hidden=False, style="an"),
    "by both styles, which is not at all": look(named("anchu"), hidden=False, style="an"),
    "the mark alone": Shape(lambda text: p(text(""), style=HEADING, properties=MARK) + p("Sau"), hidden=False),
    "inserted": inside('<w:ins w:id="908" w:author="Hoa">', "</w:ins>"),
    "in a link": inside('<w:hyperlink w:anchor="x">', "</w:hyperlink>"),
    "by its table's style": in_table("anbang", hidden=True),
    "in such a table, switched off": in_table("anbang", OFF, hidden=False),
    "by a table's and a paragraph's style": in_table("anbang", hidden=False, of="an"),
    "in a table": in_table("", HIDDEN, hidden=True),
    "in a hidden row": in_table("", hidden=False, row="<w:trPr><w:hidden/></w:trPr>"),
    "in a box": boxed("", hidden=False),
    "in a box that is hidden": boxed(HIDDEN, hidden=True),
    "a note": noted("", hidden=False),
    "a note with a hidden mark": noted(HIDDEN, hidden=True),
}
EVERYWHERE = {
    "by the document": look("", hidden=True),
    "by the document, switched off": look(OFF, hidden=False),
    "by the document and a style": look(named("anchu"), hidden=True),
    "by the document, off in a style": look(named("hien"), hidden=True),
}
BY_DEFAULT = {
    "by the style of all paragraphs": look("", hidden=True, style=""),
    "in another style": look("", hidden=False),
    "by the style of all paragraphs, switched off": look(OFF, hidden=False, style=""),
    "hidden twice": look(named("anchu"), hidden=False, style=""),
}


def style(kind: str, own: str, name: str, properties: str = "", more: str = "") -> str:
    """Return a style."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:style w:type="{kind}" w:styleId="{own}"><w:name w:val="{name}"/>{more}{looks}</w:style>'


def default(style: str) -> str:
    """Return a style as the default one of its kind."""
    return style.replace("<w:style ", '<w:style w:default="1" ')


def based(on: str) -> str:
    """Return what a style is based on."""
    return f'<w:basedOn w:val="{on}"/>'


def styles(of_document: str, of_all: str) -> bytes:
    """Return the styles, with what the document says for all and its style of all paragraphs."""
    toc = "".join(style("paragraph", f"ml{each}", f"toc {each}") for each in (1, 2, 3))
    return part(
        "styles",
        f"<w:docDefaults><w:rPrDefault><w:rPr>{of_document}</w:rPr></w:rPrDefault></w:docDefaults>"
        + default(style("paragraph", "thuong", "Normal", of_all))
        + style("paragraph", HEADING, "heading 1")
        + style("paragraph", "dem", "Dòng đệm")
        + style("paragraph", "ml", "toc heading")
        + toc
        + style("paragraph", "an", "Đoạn ẩn", HIDDEN, more='<w:link w:val="anlk"/>')
        + style("paragraph", "an2", "Đoạn ẩn nữa", more=based("an"))
        + default(style("character", "chu", "Default Paragraph Font"))
        + style("character", "anlk", "Đoạn ẩn Char", HIDDEN, more='<w:link w:val="an"/>')
        + style("character", "anchu", "Chữ ẩn", HIDDEN)
        + style("character", "anchu2", "Chữ ẩn nữa", more=based("anchu"))
        + style("character", "hien", "Chữ hiện", OFF, more=based("anchu"))
        + default(style("table", "bang", "Normal Table"))
        + style("table", "anbang", "Bảng ẩn", HIDDEN, more=based("bang")),
    )


class Case(NamedTuple):
    """A document with shapes in it."""

    shapes: dict[str, Shape]
    styles: bytes


CASES = {
    "shapes": Case(SHAPES, styles("", "")),
    "everywhere": Case(EVERYWHERE, styles(HIDDEN, "")),
    "by default": Case(BY_DEFAULT, styles("", HIDDEN)),
}


OTHERWISE = {
    "on the web only": True,
    "by a table's and a paragraph's style": False,
    "in a box that is hidden": False,
    "in another style": True,
}
"""What LibreOffice itself shows otherwise than Word, and so writes otherwise; whether in a heading."""


def token(number: int) -> str:
    """Return the word of a shape by its number."""
    return f"kín{chr(97 + number // 26)}{chr(97 + number % 26)}x"


def tag(number: int) -> str:
    """Return the tag of its figure."""
    return f"tk:{token(number)}"


def held(number: int, properties: str) -> str:
    """Return the text of a shape, in yellow, in a control of ours with its bookmark."""
    text = run(token(number), properties + YELLOW)
    control = f'<w:sdt><w:sdtPr><w:tag w:val="{tag(number)}"/></w:sdtPr><w:sdtContent>{text}</w:sdtContent></w:sdt>'
    mark = f'<w:bookmarkStart w:id="{number}" w:name="{control_name(tag(number))}"/>'
    return f'{mark}{control}<w:bookmarkEnd w:id="{number}"/>'


def written(number: int, shape: Shape) -> str:
    """Return a shape with its text, or with the mark of its note."""
    mark = f'<w:footnoteReference w:id="{number + 1}"/>'
    text = partial(_marked, mark) if shape.note else partial(held, number)
    return shape.body(text)


def _marked(mark: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{mark}</w:r>"


def made(case: Case) -> Parts:
    """Return a Word file with the shapes of a case."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    body = "".join(written(number, each) for number, each in enumerate(case.shapes.values()))
    notes = "".join(
        f'<w:footnote w:id="{number + 1}">{p(run(token(number), YELLOW))}</w:footnote>'
        for number, each in enumerate(case.shapes.values())
        if each.note
    )
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:left="1701" w:right="850"/></w:sectPr>'
    parts = {
        **unzip(buffer.getvalue()),
        DOCUMENT: part("document", f"<w:body>{body}{page}</w:body>"),
        "word/styles.xml": case.styles,
    }
    if notes:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        parts = related("word/footnotes.xml", part("footnotes", notes), "footnotes")(parts)
        parts = typed("word/footnotes.xml", kind)(parts)
    figures = {
        tag(number): (PrintedFigure(tag=tag(number), name="Số"), token(number)) for number in range(len(case.shapes))
    }
    return add_manifest(parts, Manifest(figures=figures))


def _say_of_contents(word: WordFile) -> str:
    root = deepcopy(word.roots[DOCUMENT])
    body = next(root.iter(w("body")))
    sheet = read_page_sheet(body[-1], word.roots[SETTINGS])
    place = etree.SubElement(body, w("p"))
    contents = list_contents(place, NO_BOOK, word.styles.ids(), word.styles)
    insert_contents(body, contents, Room(sheet, body[0]), NO_BOOK, word.styles.ids())
    entries = (each for each in root.iter(w("hyperlink")) if str(each.get(w("anchor"))).startswith("_Toc"))
    return " ".join(each.text or "" for entry in entries for each in entry.iter(w("t")))


def _say_of_trace(word: WordFile) -> str:
    words = [token(number) for number in range(len(SHAPES))]
    return " ".join(each.text for word_ in words for each in find_sources(word, word_))


def _say_of_clean(word: WordFile) -> str:
    parts = unzip(clean_document(word))
    return " ".join(data.decode() for name, data in parts.items() if name.endswith(".xml"))


SAY: Mapping[str, Callable[[WordFile], str]] = {
    "lint": lambda word: " ".join(each.text for each in read_looks(word).everything),
    "figures": lambda word: " ".join(each.text for each in read_passages(word)),
    "clean": _say_of_clean,
    "pending": lambda word: " ".join(each.message for each in find_pending(word)),
    "trace": _say_of_trace,
    "update": lambda word: " ".join(each.text for each in read_controls(word, word.paragraphs(), _tags())),
    "contents": _say_of_contents,
}
"""What each command says of the texts of a document, or leaves in it."""


def _tags() -> list[str]:
    return [tag(number) for number in range(len(SHAPES))]


def _expected(command: str, shapes: Collection[Shape]) -> set[str]:
    """Return the texts that a command is to say: no note has a control, and only headings stand in the contents.

    A tracked change is open work, seen or not.
    """
    tracked = command == "pending"
    texts = [(number, each, written(number, each)) for number, each in enumerate(shapes)]
    seen = [(number, each) for number, each, xml in texts if not each.hidden or (tracked and "<w:ins " in xml)]
    if command in {"trace", "update", "contents"}:
        seen = [(number, each) for number, each in seen if not each.note]
    if command == "contents":
        seen = [(number, each) for number, each in seen if f'w:val="{HEADING}"' in written(number, each)]
    return {token(number) for number, _ in seen}


def _unlike(word: WordFile, case: Case, command: str) -> set[str]:
    """Return the shapes of which a command does not say what is seen."""
    said, wanted = SAY[command](word), _expected(command, case.shapes.values())
    return {name for number, name in enumerate(case.shapes) if (token(number) in said) != (token(number) in wanted)}


@pytest.mark.slow
@pytest.mark.parametrize("command", SAY)
@pytest.mark.parametrize("layout", [None, online, strict], ids=["Word", "Word on the web", "strict"])
@pytest.mark.parametrize("name", CASES)
def test_every_command_says_what_is_seen(name: str, layout: Layout | None, command: str, tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.docx"
    parts = made(CASES[name])
    path.write_bytes(zipped(layout(parts) if layout is not None else parts))
    assert _unlike(open_word(path), CASES[name], command) == set()


@pytest.mark.parametrize("command", SAY)
@pytest.mark.parametrize("name", CASES)
def test_so_it_is_when_libreoffice_has_saved_it(name: str, command: str) -> None:
    """`resaved/` holds the same documents as LibreOffice 7.4 writes them: change them with the shapes."""
    word = open_word(Path(__file__).parent / "resaved" / f"{name}.docx")
    shown = {each for each in OTHERWISE if command != "contents" or OTHERWISE[each]}
    assert _unlike(word, CASES[name], command) == shown & CASES[name].shapes.keys()
