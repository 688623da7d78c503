"""The styles of a document by the names that Word shows."""

import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from tongket.ooxml.namespaces import w

PARAGRAPH, CHARACTER, TABLE = "paragraph", "character", "table"
_BUILT_IN = ("heading ", "toc ", "annotation ")


class Style(NamedTuple):
    """A style of a document."""

    id: str
    name: str
    """As Word shows it, in NFC; built-in names in Word's lower case."""
    type: str


def read_styles(root: etree._Element) -> tuple[Style, ...]:
    """Return the styles of the root of a styles part."""
    return tuple(
        Style(str(each.get(w("styleId"))), _plain(str(name.get(w("val")))), str(each.get(w("type"), PARAGRAPH)))
        for each in root.iter(w("style"))
        if (name := each.find(w("name"))) is not None
    )


def _plain(name: str) -> str:
    # Word writes built-in names in lower case, other programs as "Heading 1".
    name = unicodedata.normalize("NFC", name)
    return name.lower() if name.lower().startswith(_BUILT_IN) else name


def style_ids(root: etree._Element, kinds: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return style name → style id; of two styles with one name that of the type that `kinds` asks for."""
    styles = read_styles(root)
    wanted = {each.name: each.id for each in styles if (kinds or {}).get(each.name) == each.type}
    return {each.name: each.id for each in styles} | wanted


def default_style(root: etree._Element, kind: str) -> str | None:
    """Return the id of the default style of a kind (`paragraph`, `character`); None where there is none."""
    named = (each for each in root.iter(w("style")) if each.get(w("type")) == kind)
    return next((str(each.get(w("styleId"))) for each in named if each.get(w("default")) in {"1", "true", "on"}), None)
