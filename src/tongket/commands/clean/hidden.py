"""Hidden text taken out: runs, paragraph marks, rows of tables. What a reader saw stays as it was."""

from collections.abc import Iterator

from lxml import etree

from tongket.ooxml.elements import holding_paragraph, remove_element
from tongket.ooxml.namespaces import is_on, w
from tongket.word.blanks import drop_blank_paragraphs, drop_run, is_blank
from tongket.word.styles import Styles

_FIELD = (w("fldChar"), w("instrText"))


def drop_hidden(root: etree._Element, styles: Styles) -> None:
    """Take the hidden text of a part out."""
    hidden = [each for each in root.iter(w("r")) if styles.is_hidden(each)]
    needed = set(_half_hidden_fields(root, set(hidden)))
    emptied = dict.fromkeys(holding_paragraph(each) for each in hidden)
    for run in hidden:
        if run in needed:
            for text in run.findall(w("t")):
                run.remove(text)
        else:
            drop_run(run)
    # From the first to the last: what is joined to the next one goes on from there.
    for paragraph in [each for each in root.iter(w("p")) if styles.mark_is_hidden(each)]:
        _drop_mark(paragraph)
        emptied[paragraph] = None
    drop_blank_paragraphs(each for each in emptied if each is not None)
    _drop_rows(root)


def _half_hidden_fields(root: etree._Element, hidden: set[etree._Element]) -> Iterator[etree._Element]:
    """Yield the runs of the fields that are only partly hidden: without one of them the field is broken."""
    going: list[list[etree._Element]] = []
    for mark in root.iter(*_FIELD):
        run = mark.getparent()
        if run is None:
            continue
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            going.append([])
        if going:
            going[-1].append(run)
        if kind == "end" and going:
            field = going.pop()
            yield from () if hidden.issuperset(field) else field
    for field in going:
        yield from field


def _drop_mark(paragraph: etree._Element) -> None:
    """Join what is left of a paragraph whose mark is hidden to the next one, as it is seen; the next one's look wins.

    A style separator (`specVanish`) is hidden by its nature and stays: it lets a heading run into its text.
    """
    properties = paragraph.find(w("pPr"))
    mark = properties.find(w("rPr")) if properties is not None else None
    if is_blank(paragraph) or properties is None or (mark is not None and is_on(mark.find(w("specVanish")))):
        return
    after = paragraph.getnext()
    if after is not None and after.tag == w("p") and properties.find(w("sectPr")) is None:
        at = 1 if after.find(w("pPr")) is not None else 0
        after[at:at] = [each for each in paragraph if each is not properties]
        remove_element(paragraph)
    elif mark is not None:
        for each in mark.findall(w("vanish")):
            mark.remove(each)


def _drop_rows(root: etree._Element) -> None:
    """Take out the rows that are hidden as such, and a table of which none is left."""
    for row in list(root.iter(w("tr"))):
        if is_on(row.find(f"{w('trPr')}/{w('hidden')}")) and all(map(is_blank, row.iter(w("p")))):
            table = next(row.iterancestors(w("tbl")))
            remove_element(row)
            if next(table.iter(w("tr")), None) is None:
                remove_element(table)
