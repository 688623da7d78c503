"""What a comment is: read, written and dropped here alone, its text in a part of its own and its marks in the others.

python-docx makes comments in quadratic time and with the date of the clock.
"""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from tongket.ooxml.elements import remove_element
from tongket.ooxml.namespaces import FALLBACK, W, clean_text, w
from tongket.ooxml.package import COMMENTS, NewPart, add_part
from tongket.ooxml.parsing import parse_xml, serialise
from tongket.word.blanks import RANGE_MARKS, drop_run

AUTHOR = "tongket"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TEXT_STYLE, _REFERENCE_STYLE = "annotation text", "annotation reference"
COMMENT_RANGES = {w("commentRangeStart"), w("commentRangeEnd")}
COMMENT_RELATIONS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "documenttasks")
"""The kinds of relations to the parts that hold comments, their threads, and who wrote them."""


class Comment(NamedTuple):
    """A comment to write (nhận xét): its id and paragraphs."""

    id: int
    lines: tuple[str, ...]


def read_comments(roots: Mapping[str, etree._Element]) -> dict[str, etree._Element]:
    """Return the comments of a document, of its parsed parts, by their ids."""
    root = roots.get(COMMENTS)
    return {str(each.get(w("id"))): each for each in root.iter(w("comment"))} if root is not None else {}


def is_ours(comment: etree._Element) -> bool:
    """Whether tongket wrote a comment."""
    return comment.get(w("author")) == AUTHOR


def comment_places(root: etree._Element) -> dict[str, etree._Element]:
    """Return the ids of the comments that are tied to a place in a part, each with its first mark there."""
    places: dict[str, etree._Element] = {}
    for each in root.iter(w("commentRangeStart"), w("commentReference")):
        if next(each.iterancestors(FALLBACK), None) is None:
            places.setdefault(str(each.get(w("id"))), each)
    return places


def comments_at(element: etree._Element) -> Iterator[str]:
    """Yield the ids of the comments that begin right before or after the beginning of an element, marks between."""
    content = element.find(w("sdtContent"))
    after = iter(content) if content is not None else element.itersiblings()
    for marks in (element.itersiblings(preceding=True), after):
        for each in marks:
            if each.tag not in COMMENT_RANGES | RANGE_MARKS:
                break
            if each.tag == w("commentRangeStart"):
                yield str(each.get(w("id")))


def drop_comment_marks(root: etree._Element) -> None:
    """Take out where comments begin, end and are anchored."""
    for mark in list(root.iter(*COMMENT_RANGES)):
        remove_element(mark)
    for mark in list(root.iter(w("commentReference"))):
        run = mark.getparent()
        remove_element(mark)
        if run is not None and all(child.tag == w("rPr") for child in run):
            drop_run(run)


def time_stamp(day: date) -> str:
    """Return a day as the date of a comment or a tracked change."""
    return f"{day.isoformat()}T00:00:00Z"


def add_comments(
    parts: Mapping[str, bytes], comments: Iterable[Comment], styles: Mapping[str, str], as_of: date
) -> dict[str, bytes]:
    """Return the parts with these comments after those that are there."""
    xml = "".join(_comment_xml(each, styles, time_stamp(as_of)) for each in comments)
    if not xml:
        return dict(parts)
    empty = f'<w:comments xmlns:w="{W}"/>'.encode()
    root = parse_xml(parts.get(COMMENTS, empty))
    root.extend(parse_xml(f'<w:comments xmlns:w="{W}">{xml}</w:comments>'.encode()))
    return add_part(parts, NewPart(COMMENTS, serialise(root), _TYPE, _RELATION))


def _comment_xml(comment: Comment, styles: Mapping[str, str], stamp: str) -> str:
    style = styles.get(_TEXT_STYLE)
    properties = f"<w:pPr><w:pStyle w:val={quoteattr(style)}/></w:pPr>" if style is not None else ""
    lines = "".join(
        f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(clean_text(line))}</w:t></w:r></w:p>'
        for line in comment.lines
    )
    return f'<w:comment w:id="{comment.id}" w:author="{AUTHOR}" w:date="{stamp}" w:initials="tk">{lines}</w:comment>'


def write_lines(comment: etree._Element, lines: Iterable[str]) -> None:
    """Put lines in place of what a comment says, in the look of its first paragraph."""
    properties = comment.find(f"{w('p')}/{w('pPr')}")
    # Word finds the answers to a comment by an attribute of its last paragraph.
    last = [(name, value) for each in list(comment)[-1:] for name, value in each.attrib.items()]
    for each in list(comment):
        comment.remove(each)
    for line in lines:
        paragraph = etree.SubElement(comment, w("p"))
        if properties is not None:
            paragraph.append(deepcopy(properties))
        text = etree.SubElement(etree.SubElement(paragraph, w("r")), w("t"))
        text.text = clean_text(line)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for name, value in last:
        comment[-1].set(name, value)


def comment_marks(number: int, styles: Mapping[str, str]) -> tuple[str, str]:
    """Return what goes before and after the place of a comment (XML)."""
    style = styles.get(_REFERENCE_STYLE)
    properties = f"<w:rPr><w:rStyle w:val={quoteattr(style)}/></w:rPr>" if style is not None else ""
    reference = f'<w:r>{properties}<w:commentReference w:id="{number}"/></w:r>'
    return f'<w:commentRangeStart w:id="{number}"/>', f'<w:commentRangeEnd w:id="{number}"/>{reference}'
