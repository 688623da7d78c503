"""The styles of a frame (kiểu): which it must have, whatever one draft happens to need, and what it has instead."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from tongket.book.blocks import FORM_STYLES, MAX_LEVEL, TABLE_STYLE, ParagraphStyle, RunStyle
from tongket.ooxml.elements import holding_paragraph
from tongket.ooxml.namespaces import w
from tongket.values.hints import nearest
from tongket.word.styles import CHARACTER, PARAGRAPH, TABLE, Style

NEEDED: Mapping[str, str] = {
    **{f"heading {level}": PARAGRAPH for level in range(1, MAX_LEVEL + 1)},
    **{str(each): PARAGRAPH for each in ParagraphStyle if each not in FORM_STYLES},
    **{str(each): CHARACTER for each in RunStyle if each not in {RunStyle.PLAIN, *FORM_STYLES}},
    TABLE_STYLE: TABLE,
}
"""Every style that a block of a book may need → its type."""
_NO_FORM = {
    *(ParagraphStyle.UNIT, ParagraphStyle.NOTE),
    *(RunStyle.PLAIN, RunStyle.COUNT, RunStyle.RUN_IN),
}
FORM_NEEDED: Mapping[str, str] = {
    **{f"heading {level}": PARAGRAPH for level in range(1, MAX_LEVEL + 1)},
    **{str(each): PARAGRAPH for each in ParagraphStyle if each not in _NO_FORM},
    **{str(each): CHARACTER for each in RunStyle if each not in _NO_FORM},
    TABLE_STYLE: TABLE,
}
"""Every style that a block of a form may need → its type."""
CONTENTS_TITLE = "toc heading"
CONTENTS_LEVELS = (1, 2, 3)
CONTENTS_STYLES = frozenset({CONTENTS_TITLE, *(f"toc {level}" for level in CONTENTS_LEVELS)})
"""The built-in styles, in small letters, without which a frame has no contents."""
_KINDS = {PARAGRAPH: "kiểu đoạn", CHARACTER: "kiểu chữ", TABLE: "kiểu bảng", "numbering": "kiểu danh sách"}


class Lack(NamedTuple):
    """A style that is not there as it is needed."""

    name: str
    message: str
    hint: str


def find_lacks(styles: tuple[Style, ...], needed: Mapping[str, str]) -> Iterator[Lack]:
    """Yield the styles that a block may need and the frame does not have, each with the style that is a slip for it."""
    for name, kind in needed.items():
        named = [each for each in styles if each.name == name]
        if any(each.type == kind for each in named):
            continue
        if named:
            message = f'kiểu (style) "{name}" là {_KINDS.get(named[0].type, "loại khác")}, cần {_KINDS[kind]}.'
            yield Lack(name, message, f'xóa kiểu ấy, tạo {_KINDS[kind]} cùng tên "{name}".')
            continue
        slip = nearest(name, [each.name for each in styles if each.type == kind and each.name not in needed])
        hint = f'có phải kiểu "{slip}" của khung? đổi tên nó thành "{name}".' if slip else _ADD % (_KINDS[kind], name)
        yield Lack(name, f'thiếu kiểu (style) "{name}".', hint)


_ADD = 'thêm %s tên "%s", hoặc chép lại từ khung mẫu (tongket init).'


def contents_lacks(styles: tuple[Style, ...]) -> list[str]:
    """Return the styles of a contents page that are not there."""
    return sorted(CONTENTS_STYLES - {each.name for each in styles if each.type == PARAGRAPH})


def undefined_style(paragraph: etree._Element, ids: frozenset[str]) -> str | None:
    """Return the id of a style that a paragraph, its runs or its table name and that is not there."""
    tables = list(paragraph.iterancestors(w("tbl")))[:1]
    named = [
        *(paragraph.iterfind(f"{w('pPr')}/{w('pStyle')}")),
        *(each for each in paragraph.iter(w("rStyle")) if holding_paragraph(each) is paragraph),
        *(each for table in tables for each in table.iterfind(f"{w('tblPr')}/{w('tblStyle')}")),
    ]
    return next((style for each in named if (style := str(each.get(w("val")))) not in ids), None)
