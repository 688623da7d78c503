"""One value for each place of a form's tables, where sheets, rows or columns say it more than once."""

from collections.abc import Iterator, Sequence

from tongket.form_sheets.found_tables import FoundTable
from tongket.form_sheets.sheet_plan import SheetPlan
from tongket.form_sheets.table_reading import FoundValue, SheetReading
from tongket.form_sheets.typed_cells import says_the_same
from tongket.model.addresses import Address
from tongket.model.returned import Clash, ReturnedValue, Unplaced

_AGAIN = "biểu này đã đọc ở trang khác của tệp"


def join_sheets(tables: Sequence[FoundTable], read: Sequence[SheetReading]) -> tuple[list[FoundValue], list[Unplaced]]:
    """Return the values of all sheets, and the entries of a list that stands on a second one.

    The cells of a statistics table on two sheets are compared one by one; the entries of a list have no names.
    """
    placed: list[FoundValue] = []
    again: list[Unplaced] = []
    lists: dict[str, list[str]] = {}
    for table, each in zip(tables, read, strict=True):
        said = [found.value.text for found in each.values]
        first = lists.setdefault(table.plan.title, said)
        if table.plan.rows or first is said:
            placed += each.values
        elif first != said:
            again += [Unplaced(text=found.value.text, place=found.value.place, reason=_AGAIN) for found in each.values]
    return placed, again


def settle_values(
    placed: Sequence[FoundValue], plans: Sequence[SheetPlan]
) -> tuple[tuple[ReturnedValue, ...], tuple[Clash, ...]]:
    """Return one value a place, in the order of the form, and the places that have several."""
    by_address: dict[Address, list[FoundValue]] = {}
    for each in placed:
        by_address.setdefault(each.value.address, []).append(each)
    clashes = {
        address: Clash(address=address, label=_label(found[0], plans), values=tuple(each.value for each in found))
        for address, found in by_address.items()
        if not all(says_the_same(found[0].value.text, each.value.text, each.column.kind) for each in found)
    }
    order = {address: place for place, address in enumerate(_addresses(plans))}
    values = [found[0].value for address, found in by_address.items() if address not in clashes]
    values.sort(key=lambda each: order[_whole(each.address)])
    return tuple(values), tuple(clashes.values())


def _addresses(plans: Sequence[SheetPlan]) -> Iterator[Address]:
    """Yield the places of a form's tables, in its order; of a list one for all of its entries."""
    for plan in plans:
        if not plan.rows:
            yield plan.table.address
        for row in plan.rows:
            yield from (plan.table.cell(row.id, each.id) for each in plan.typed)


def _whole(address: Address) -> Address:
    """Return the place of a cell, or that of the list which an entry belongs to."""
    return address if address.table else address._replace(number=0, part="")


def _label(found: FoundValue, plans: Sequence[SheetPlan]) -> str:
    address = found.value.address
    plan = next(each for each in plans if found.column in each.columns and each.table.address.place == address.place)
    row = next((each.name for each in plan.rows if each.id == address.key), f"dòng {address.number}")
    return f"{plan.caption}, {row}, cột {found.column.heading}"
