"""The styles of a document by the names that Word shows."""

from lxml import etree

from tongket.word.names import w

_BUILT_IN = ("heading ", "toc ", "annotation ")


def style_ids(root: etree._Element) -> dict[str, str]:
    """Return style name → style id, of the root of a styles part; built-in names in Word's lower case."""
    ids: dict[str, str] = {}
    for style in root.iter(w("style")):
        name = style.find(w("name"))
        if name is not None:
            shown = str(name.get(w("val")))
            # Word writes built-in names in lower case, other programs as "Heading 1".
            ids[shown.lower() if shown.lower().startswith(_BUILT_IN) else shown] = str(style.get(w("styleId")))
    return ids


def default_style(root: etree._Element, kind: str) -> str | None:
    """Return the id of the default style of a kind (`paragraph`, `character`); None where there is none."""
    named = (each for each in root.iter(w("style")) if each.get(w("type")) == kind)
    return next((str(each.get(w("styleId"))) for each in named if each.get(w("default")) in {"1", "true", "on"}), None)
