"""Small Word documents made of XML, as Word and LibreOffice write what people do in them."""

import io
import zipfile
from collections.abc import Mapping

from tongket.commands.clean.cleaning import clean_document
from tongket.ooxml.namespaces import W
from tongket.word.reading import WordFile, parse_word

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Thng"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="u1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Dtho"><w:name w:val="Dự thảo"/></w:style>
<w:style w:type="paragraph" w:styleId="nen"><w:name w:val="Đoạn vàng"/>
  <w:pPr><w:shd w:val="clear" w:fill="ffff00"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="an"><w:name w:val="Đoạn ẩn"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="goc"><w:name w:val="Chữ gốc"/></w:style>
<w:style w:type="character" w:styleId="Chxl"><w:name w:val="Chờ xử lý"/><w:basedOn w:val="goc"/>
  <w:rPr><w:shd w:val="clear" w:fill="FFFF00"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Chxl2"><w:name w:val="Chờ xử lý đậm"/><w:basedOn w:val="Chxl"/></w:style>
<w:style w:type="character" w:styleId="Snv"><w:name w:val="Số đơn vị"/></w:style>
<w:style w:type="character" w:styleId="to"><w:name w:val="Tô vàng"/>
  <w:rPr><w:highlight w:val="yellow"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="anchu"><w:name w:val="Chữ ẩn"/><w:rPr><w:vanish/></w:rPr></w:style>
"""
"""With the names of the frame, and ids as LibreOffice makes them."""
BY_STYLE, COUNT = '<w:rStyle w:val="Chxl"/>', '<w:rStyle w:val="Snv"/>'
YELLOW, HIDDEN = '<w:highlight w:val="yellow"/>', "<w:vanish/>"


def run(text: str, properties: str = "") -> str:
    """Return a run of a text with properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; a content that is no XML is a plain run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def table(*rows: str) -> str:
    """Return a table of rows; each is the XML of its cells."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{each}</w:tr>' for each in rows)}</w:tbl>"


def cell(*content: str, properties: str = "") -> str:
    """Return a cell of paragraphs."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def comment(number: int, author: str, text: str) -> str:
    """Return a comment."""
    return f'<w:comment w:id="{number}" w:author="{author}">{p(text)}</w:comment>'


def commented(number: int, *content: str) -> str:
    """Return runs with a comment on them, as Word anchors it."""
    runs = "".join(each if each.startswith("<") else run(each) for each in content)
    mark = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeStart w:id="{number}"/>{runs}<w:commentRangeEnd w:id="{number}"/>{mark}'


def part(name: str, content: str) -> bytes:
    """Return a part of WordprocessingML."""
    return f"<w:{name} {NAMESPACES}>{content}</w:{name}>".encode()


def relations(*entries: tuple[str, str]) -> bytes:
    """Return a list of relations: type or its last words, and target; a target with a colon lies outside."""
    listed = ""
    for number, (kind, target) in enumerate(entries, 1):
        full = kind if ":" in kind else f"{OFFICE}/{kind}"
        outside = ' TargetMode="External"' if ":" in target else ""
        listed += f'<Relationship Id="rId{number}" Type="{full}" Target="{target}"{outside}/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'.encode()


def package(body: str, more: Mapping[str, bytes] | None = None, *others: tuple[str, str]) -> dict[str, bytes]:
    """Return the parts of a document; `more` are further parts, `others` the relations of the document to them."""
    parts = {
        "word/document.xml": part("document", f"<w:body>{body}<w:sectPr/></w:body>"),
        "word/styles.xml": part("styles", STYLES),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(("styles", "styles.xml"), *others),
        **(more or {}),
    }
    types = "".join(
        f'<Override PartName="/{name}" ContentType="application/xml"/>' for name in parts if "rels" not in name
    )
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    listed = f'<Types xmlns="{PACKAGE}/content-types">{default}{types}</Types>'
    return {"[Content_Types].xml": listed.encode(), **parts}


def opened(body: str, more: Mapping[str, bytes] | None = None, *others: tuple[str, str]) -> WordFile:
    """Return such a document, opened."""
    return parse_word(package(body, more, *others), "báo cáo.docx")


def cleaned(body: str, more: Mapping[str, bytes] | None = None, *others: tuple[str, str]) -> WordFile:
    """Return the clean copy of such a document, opened."""
    return unpacked(clean_document(opened(body, more, *others)))


def unpacked(data: bytes) -> WordFile:
    """Return a document of bytes, opened."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return parse_word({each: archive.read(each) for each in archive.namelist()}, "bản sạch.docx")


def texts(file: WordFile) -> list[str]:
    """Return the texts of the paragraphs of a body."""
    return [each.text for each in file.paragraphs()]


def body_xml(file: WordFile) -> str:
    """Return the body of a document as it is stored."""
    return file.parts["word/document.xml"].decode()
