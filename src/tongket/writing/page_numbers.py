"""On which pages bookmarks of a document stand: asked of LibreOffice by references put after its last page."""

from collections.abc import Iterable, Mapping

from tongket.ooxml.namespaces import w
from tongket.ooxml.office import page_numbers
from tongket.ooxml.package import DOCUMENT, write_package
from tongket.ooxml.parsing import parse_xml, serialise
from tongket.writing.block_xml import parse_elements


def find_pages(parts: Mapping[str, bytes], names: Iterable[str]) -> dict[str, str]:
    """Return the page of each bookmark, as it is numbered there; of those that LibreOffice does not find, nothing.

    Raises:
        OfficeError: there is no LibreOffice, or it does not do it in time.
    """
    root = parse_xml(parts[DOCUMENT])
    there = {str(each.get(w("name"))) for each in root.iter(w("bookmarkStart"))}
    asked = [each for each in dict.fromkeys(names) if each in there]
    if not asked:
        return {}
    last = next(root.iter(w("body")))[-1]
    for element in parse_elements(f'<w:p><w:r><w:br w:type="page"/></w:r>{"".join(map(_reference, asked))}</w:p>'):
        last.addprevious(element)
    numbers = page_numbers(write_package({**parts, DOCUMENT: serialise(root)}))
    return {each: numbers[each] for each in asked if numbers.get(each, "").isdigit()}


def _reference(name: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return (
        f'{marks[0]}<w:r><w:instrText xml:space="preserve"> PAGEREF {name} \\h </w:instrText></w:r>'
        f"{marks[1]}<w:r><w:t>0</w:t></w:r>{marks[2]}"
    )
