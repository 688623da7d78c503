"""Lists of Word, written as XML."""

from tests.word.documents import STYLES, p, package, part

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def level(place: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """Return a level of a list; `more` stands before its text."""
    begins = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
    return f'<w:lvl w:ilvl="{place}">{begins}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(number: int, *levels: str) -> str:
    """Return a list of levels."""
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind}{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, *overrides: str) -> str:
    """Return a number over a list."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def starts(place: int, start: int) -> str:
    """Return what lets a level of a number start anew."""
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def n(number: int, place: int, *content: str, mark: str = "") -> str:
    """Return a paragraph in a list; `mark` are the properties of its end."""
    listed = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(*content, properties=listed + (f"<w:rPr>{mark}</w:rPr>" if mark else ""))


def numbered(body: str, numbering: str, styles: str = "") -> dict[str, bytes]:
    """Return the parts of a document with lists, as LibreOffice opens them."""
    more = {"word/numbering.xml": part("numbering", numbering), "word/styles.xml": part("styles", STYLES + styles)}
    parts = package(body, more, ("numbering", "numbering.xml"))
    types = parts["[Content_Types].xml"].decode()
    for name, kind in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering")):
        one = f'PartName="/word/{name}.xml" ContentType="'
        types = types.replace(f"{one}application/xml", f"{one}{_TYPE}.{kind}+xml")
    return {**parts, "[Content_Types].xml": types.encode()}


REPORT = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
) + num(1, 0)
"""I., 1., 2.1., a): as reports are numbered."""
