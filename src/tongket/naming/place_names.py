"""What a clerk calls a place of the report (chỗ trong báo cáo): `Mục II.1.1, ô «Số hội nghị quán triệt»`.

A place is named by the numbers that the form prints and by the names of the outline, never by an id or a line.
"""

from collections.abc import Iterable, Iterator

from tongket.model.addresses import WHOLE_REPORT, WHY_NOT, Address
from tongket.model.outline import Indicator, Item, Outline, Section

_HEAD = {
    "so_ky_hieu": "Số, ký hiệu của báo cáo",
    "ngay_gui": "Ngày của báo cáo",
    "chuc_vu": "Chức vụ người ký",
    "nguoi_ky": "Họ tên người ký",
}
FIELD_NAMES = {
    "so": "Số, ký hiệu",
    "ngay": "Ngày ban hành",
    "trich_yeu": "Trích yếu",
    "loai": "Loại văn bản",
    "co_quan": "Cơ quan ban hành",
    "ten": "Tên mô hình, cách làm",
    "noi": "Nơi thực hiện",
    "ket_qua": "Kết quả",
}
"""The columns of a list of documents or models, by the key of an entry."""


def name_place(address: Address, outline: Outline) -> str:
    """Return how a clerk names a place, as a sentence begins with it; "" for one that the outline does not have."""
    if address.place == WHOLE_REPORT:
        return _HEAD.get(address.key, "")
    if address.table:
        return _name_cell(address, outline)
    item = outline.item(address.place)
    if item is None:
        return ""
    indicator = item.indicator(address.key)
    if indicator is None:
        return name_item(item.id, outline)
    return f"{name_item(item.id, outline)}, {name_slot(indicator, address)}"


def name_item(item: str, outline: Outline) -> str:
    """Return how a clerk names an item: `Mục II.1.1`; one without any number is called by its heading."""
    path = next(_paths_to(item, outline.sections), ())
    parts: list[str] = []
    before = ""
    for each in path:
        number = (each.report_number or each.number or "").strip().rstrip(".)")
        if number and before and number.startswith(f"{before}."):
            parts[-1] = number  # `1.1.` below `1.` says both
        elif number:
            parts.append(number)
        before = number or before
    numbered = ".".join(parts)
    if not path or (path[-1].report_number or path[-1].number):
        return f"Mục {numbered or item}"
    heading = f"«{path[-1].heading.rstrip(' .:')}»"
    if item.startswith(numbered) and item != numbered and any(each.isdigit() for each in item):
        return f"Mục {item}"  # an id like `II.1` is itself the number that the outline does not repeat
    return f"Mục {numbered}, {heading}" if numbered else f"Mục {heading}"


def _paths_to(item: str, nodes: Iterable[Section | Item]) -> Iterator[tuple[Section | Item, ...]]:
    for each in nodes:
        if each.id == item:
            yield (each,)
        elif isinstance(each, Section):
            yield from ((each, *rest) for rest in _paths_to(item, each.children))


def name_slot(indicator: Indicator, address: Address) -> str:
    """Return how a clerk names what is typed for an indicator, below its item: `ô «Số đảng viên, năm 2018»`."""
    if address.number:
        field = FIELD_NAMES.get(address.part)
        column = f", cột «{field}»" if field else ""
        return f"bảng «{indicator.name}», hàng {address.number}{column}"
    if address.part == WHY_NOT:
        return f"ô «{indicator.name}», lý do"
    year = f", năm {address.part}" if address.part else ""
    return f"ô «{indicator.name}{year}»"


def _name_cell(address: Address, outline: Outline) -> str:
    table = outline.table(address.place)
    if table is None:
        return ""
    row = next((each.name for each in table.rows if each.id == address.key), "")
    column = next((each.name for each in table.columns if each.id == address.part), "")
    said = (f"Biểu {table.id}", f"hàng «{row}»" if row else "", f"cột «{column}»" if column else "")
    return ", ".join(filter(None, said))
