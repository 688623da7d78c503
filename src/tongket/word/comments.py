"""The comments part. python-docx makes comments in quadratic time and with the clock's date."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from tongket.ooxml.namespaces import W, clean_text, w
from tongket.ooxml.package import COMMENTS, NewPart, add_part
from tongket.ooxml.parsing import parse_xml, serialise
from tongket.writing.pen import Comment, StyleIds

AUTHOR = "tongket"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TEXT_STYLE = "annotation text"


def time_stamp(day: date) -> str:
    """Return a day as the date of a comment or a tracked change."""
    return f"{day.isoformat()}T00:00:00Z"


def add_comments(
    parts: Mapping[str, bytes], comments: Iterable[Comment], styles: StyleIds, as_of: date
) -> dict[str, bytes]:
    """Return the parts with these comments after those that are there."""
    xml = "".join(_comment_xml(each, styles, time_stamp(as_of)) for each in comments)
    if not xml:
        return dict(parts)
    empty = f'<w:comments xmlns:w="{W}"/>'.encode()
    root = parse_xml(parts.get(COMMENTS, empty))
    root.extend(parse_xml(f'<w:comments xmlns:w="{W}">{xml}</w:comments>'.encode()))
    return add_part(parts, NewPart(COMMENTS, serialise(root), _TYPE, _RELATION))


def _comment_xml(comment: Comment, styles: StyleIds, stamp: str) -> str:
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
