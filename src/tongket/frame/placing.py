"""Where the blocks go in a frame: `{{ body }}` and `{{ appendices }}`, each alone in one paragraph of the page."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from tongket.findings.rule import Severity
from tongket.frame.placeholders import APPENDICES, BODY, PLACEHOLDER, placeholder_names, placeholder_text
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT
from tongket.word.reading import ReadParagraph

_DRAWN = (w("drawing"), w("pict"), w("object"), w("fldSimple"), w("fldChar"), w("footnoteReference"))
_PARTS = {
    "header": "ở đầu trang",
    "footer": "ở chân trang",
    "footnotes": "trong chú thích",
    "endnotes": "trong chú thích",
}
_ALONE = "phải đứng riêng một đoạn, một lần, trong thân văn bản, ngoài bảng và khung chữ"
_MOVE = "đặt {{ %s }} thành một đoạn riêng của thân văn bản."


class Misplaced(NamedTuple):
    """A place of blocks that is not where blocks can go."""

    paragraph: ReadParagraph
    message: str
    hint: str
    severity: Severity = Severity.ERROR


def check_places(paragraphs: list[ReadParagraph], names: tuple[str, ...]) -> Iterator[Misplaced]:
    """Yield what is wrong with the places of the blocks, each at its paragraph."""
    held = [(each, placeholder_names(placeholder_text(each.element))) for each in paragraphs]
    places = {name: [each for each, own in held if name in own] for name in names}
    for name, found in places.items():
        for number, each in enumerate(found):
            reason = _barred(each) or ("ở đây là lần thứ hai" if number else None)
            if reason is not None:
                message = f"{{{{ {name} }}}} {_ALONE}; {reason}."
                yield Misplaced(each, message, _MOVE % name)
    yield from _check_order(places.get(BODY, []), places.get(APPENDICES, []))


def _barred(paragraph: ReadParagraph) -> str | None:
    """Return why blocks can't go to a paragraph."""
    element = paragraph.element
    if paragraph.part != DOCUMENT:
        return next(
            (f"ở đây nó {shown}" for kind, shown in _PARTS.items() if paragraph.part.startswith(f"word/{kind}")),
            "ở đây nó ngoài thân văn bản",
        )
    holder = next(element.iterancestors(w("tc"), w("txbxContent")), None)
    if holder is not None:
        return "ở đây nó trong bảng" if holder.tag == w("tc") else "ở đây nó trong khung chữ"
    text = placeholder_text(element).strip()
    if PLACEHOLDER.fullmatch(text) is None:
        return "ở đây nó cùng đoạn với chữ khác"
    if next(element.iter(*_DRAWN), None) is not None:
        return "ở đây nó cùng đoạn với hình, trường hay chú thích"
    if element.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return "ở đây nó cùng đoạn với dấu ngắt phần (section break)"
    return None


def _check_order(bodies: list[ReadParagraph], ends: list[ReadParagraph]) -> Iterator[Misplaced]:
    """Yield appendices before the body: what follows their place would stand among the appendices."""
    if not bodies or not ends or _barred(bodies[0]) or _barred(ends[0]):
        return
    end = ends[0]
    if bodies[0].number > end.number:
        message = "{{ appendices }} phải đứng sau {{ body }}."
        yield Misplaced(end, message, "chuyển {{ appendices }} xuống cuối văn bản.")
    elif any(map(_prints, end.element.itersiblings())):
        message = "sau {{ appendices }} còn chữ hoặc bảng, sẽ in sau phụ lục cuối cùng."
        yield Misplaced(end, message, "chuyển {{ appendices }} xuống cuối văn bản.", Severity.WARNING)


def _prints(element: etree._Element) -> bool:
    return element.tag == w("tbl") or (element.tag != w("sectPr") and any(each.text for each in element.iter(w("t"))))
