"""What `tongket` is held against: the least that could be done (the floor), and what people would use instead.

    python -m benchmarks.compared NAME PATH …

Each name is a process of its own, so it imports what it needs and no more. `paragraphs` is no rival: it takes the text
out of the books of a campaign, for those that write the same paragraphs.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

REPORT, SOURCE = "report.txt", "source-book.txt"
"""The paragraphs of the draft report and of the source book, one a line."""


def go_through_events(submissions: Path) -> None:
    """Take every event of libyaml over the files: nobody reads YAML with less."""
    import yaml

    for path in _files(submissions):
        for _ in yaml.parse(path.read_bytes(), yaml.CSafeLoader):
            pass


def write_strings(submissions: Path, paragraphs: Path) -> None:
    """Take the events, and write the paragraphs of both books as strings, deflated."""
    import io
    import zipfile
    from xml.sax.saxutils import escape

    go_through_events(submissions)
    for name in (REPORT, SOURCE):
        lines = _lines(paragraphs / name)
        xml = "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in lines)
        with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/document.xml", xml)


def write_with_docxtpl(submissions: Path, paragraphs: Path) -> None:
    """Do as those who use docxtpl, for one book: load the files, loop over paragraphs in a template."""
    import io

    import docx
    import yaml
    from docxtpl import DocxTemplate

    for path in _files(submissions):
        yaml.load(path.read_bytes(), yaml.CSafeLoader)
    made = docx.Document()
    for line in ("{%p for each in paragraphs %}", "{{ each }}", "{%p endfor %}"):
        made.add_paragraph(line)
    template = io.BytesIO()
    made.save(template)
    template.seek(0)
    document = DocxTemplate(template)
    document.render({"paragraphs": _lines(paragraphs / SOURCE)}, autoescape=True)
    document.save(io.BytesIO())


def write_with_python_docx(submissions: Path, paragraphs: Path, frame: Path) -> None:
    """Do as those who use python-docx, for one book: load the files, add each paragraph in its style."""
    import io

    import docx
    import yaml

    for path in _files(submissions):
        yaml.load(path.read_bytes(), yaml.CSafeLoader)
    document = docx.Document(str(frame))
    for each in _lines(paragraphs / SOURCE):
        document.add_paragraph(each, style="Nội dung")
    document.save(io.BytesIO())


def write_with_pandoc(markdown: Path, document: Path) -> None:
    """Do as those who use pandoc, for the draft report alone: from Markdown to Word."""
    import pypandoc

    pypandoc.convert_file(str(markdown), "docx", outputfile=str(document))


def take_paragraphs(build: Path, paragraphs: Path) -> None:
    """Write the paragraphs of the books in a folder, as those need them who write the same ones."""
    paragraphs.mkdir(exist_ok=True)
    draft = build / "report.docx"
    volumes = [each for each in sorted(build.glob("*.docx")) if each != draft]
    for name, books in ((REPORT, [draft]), (SOURCE, volumes)):
        with (paragraphs / name).open("w", encoding="utf-8") as lines:
            lines.writelines(f"{each}\n" for book in books for each in paragraphs_of(book.read_bytes()))


def paragraphs_of(data: bytes) -> Iterator[str]:
    """Yield the text of every paragraph of a document's body, those in tables too, each on one line."""
    from tongket.ooxml.namespaces import w
    from tongket.ooxml.package import DOCUMENT, read_parts
    from tongket.ooxml.parsing import parse_xml

    for each in parse_xml(read_parts(data)[DOCUMENT]).iter(w("p")):
        yield " ".join("".join(text.text or "" for text in each.iter(w("t"))).split("\n"))


def _files(submissions: Path) -> list[Path]:
    return sorted(submissions.glob("*.yaml"))


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").split("\n")[:-1]


WORKS: Mapping[str, Callable[..., None]] = {
    "events": go_through_events,
    "strings": write_strings,
    "docxtpl": write_with_docxtpl,
    "python-docx": write_with_python_docx,
    "pandoc": write_with_pandoc,
    "paragraphs": take_paragraphs,
}


def main() -> None:
    """Do one work."""
    name, *paths = sys.argv[1:]
    WORKS[name](*map(Path, paths))


if __name__ == "__main__":
    main()
