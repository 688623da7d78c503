"""What a unit typed into the tables of a form: found by header, names of rows and order (đọc biểu)."""

import re

from tongket.flow.flow import FlowCell, FlowTable
from tongket.model.addresses import Address
from tongket.model.forms import FormTable, TableKind
from tongket.model.returned import Altered, Way
from tongket.returned.gathering import Gathered, Sighting
from tongket.returned.grids.named_columns import find_columns, match_rows, same_names
from tongket.returned.lines.prompts import Prompts
from tongket.returned.lines.words import split_words

_DITTO = re.compile(r"[-–—\s]*(?:nt|n/t|như trên)[-–—.\s]*|[\"”“″〃]+|//", re.IGNORECASE)
"""What people write for "the same as above"."""
_NUMBER = re.compile(r"\(?[\dIVXLC]*[.)]?")
_NOTHING = re.compile(r"[-–]?\s*không(?:\s+có)?(?:\s+(?:gì|nội dung|văn bản|mô hình))?\s*\.?", re.IGNORECASE)


class TableReader:
    """Reads the tables of one report."""

    def __init__(self, prompts: Prompts, found: Gathered) -> None:
        self._prompts = prompts
        self._found = found

    def read(self, table: FormTable, returned: FlowTable, doubt: str = "") -> None:
        """Read a table that came back.

        Args:
            table: as it was issued.
            returned: as it came back.
            doubt: why it is not sure that it is this one; "" where it is.
        """
        header = find_columns(table, returned)
        if header is None:
            self.leave(returned, "không nhận ra biểu này trong mẫu")
            return
        number, columns = header
        typed = {place: table.columns[each].id for each, place in columns.items() if table.columns[each].id}
        printed = {place for each, place in columns.items() if not table.columns[each].id}
        names = {place: table.columns[each].heading for each, place in columns.items()}
        for place, cell in enumerate(returned.rows[number]):
            if place in names or cell.text.strip():
                self.compare_name(names.get(place, ""), cell)
        for row in returned.rows[:number]:
            self._leave_row(row, "hàng đứng trên hàng đầu của biểu", set(), table.title)
        reader = _Rows(self, table, returned, number, typed, printed, doubt)
        if table.kind is TableKind.STATISTICS:
            reader.statistics()
        else:
            reader.entries()

    def leave(self, returned: FlowTable, reason: str) -> None:
        """Keep a whole table that belongs to no slot."""
        lines = [
            " | ".join("" if each.merged else " ".join(each.text.split()) for each in row) for row in returned.rows
        ]
        self._found.leave("\n".join(each for each in lines if each.strip(" |")), returned.place, reason)

    def value(self, cell: FlowCell) -> str:
        """Return what was typed into a cell."""
        if cell.merged:
            return ""
        return "\n".join(filter(None, (self._prompts.without(each.shown) for each in cell.lines)))

    def see(self, address: Address, label: str, cell: FlowCell, doubt: str) -> None:
        """Keep what stands in the cell of an address."""
        text = self.value(cell)
        if not text:
            return
        if _DITTO.fullmatch(text):
            self._found.leave(text, cell.place, f"“{text}” không phải là một câu trả lời: cần gõ lại đủ")
            return
        self._found.sightings.append(
            Sighting(address=address, label=label, text=text, way=Way.PRINTED, place=cell.place, doubt=doubt)
        )

    def _leave_row(self, row: tuple[FlowCell, ...], reason: str, aside: set[int], *known: str) -> None:
        texts = [(self.value(each), each.place) for number, each in enumerate(row) if number not in aside]
        texts = [each for each in texts if each[0] and not any(same_names(each[0], name) for name in known)]
        if any(not _NUMBER.fullmatch(text) for text, _ in texts) or len(texts) > 1:
            self._found.leave(" | ".join(text for text, _ in texts), texts[0][1], reason)

    def leave_row(self, row: tuple[FlowCell, ...], reason: str, aside: set[int] | None = None) -> None:
        """Keep a row that belongs to no slot."""
        self._leave_row(row, reason, aside or set())

    def compare_name(self, issued: str, cell: FlowCell) -> None:
        """Keep a printed name that came back otherwise."""
        returned = " ".join(cell.text.split())
        if [each.key for each in split_words(issued)] != [each.key for each in split_words(returned)]:
            self._found.altered.append(Altered(issued=issued, returned=returned, place=cell.place))

    def remark(self, text: str) -> None:
        """Keep what a person must know."""
        self._found.remarks.append(text)

    def leave_cell(self, cell: FlowCell, reason: str) -> None:
        """Keep a cell that belongs to no slot."""
        self._found.leave(self.value(cell), cell.place, reason)


class _Rows:
    """The rows of one table that came back."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        reader: TableReader,
        table: FormTable,
        returned: FlowTable,
        header: int,
        typed: dict[int, str],
        printed: set[int],
        doubt: str,
    ) -> None:
        self._reader = reader
        self._table = table
        self._returned = returned
        self._header = header
        self._typed = typed
        self._printed = printed
        self._doubt = doubt
        self._rows = returned.rows[header + 1 :]
        self._merged = {each.origin for row in returned.rows for each in row if each.merged}
        self._headings = {each.id: each.heading for each in table.columns}

    def statistics(self) -> None:
        """Read the rows by their names."""
        names = [each.name for each in self._table.rows]
        untyped = [place for place in range(len(self._returned.rows[0])) if place not in self._typed]
        matched = {place: match_rows(names, [_shown(row[place]) for row in self._rows]) for place in untyped}
        named = max(untyped, key=lambda each: len(matched[each]), default=None)
        found = matched[named] if named is not None else {}
        for number, row in enumerate(self._rows):
            if self._is_header(row):
                continue
            if number not in found:
                self._reader.leave_row(row, "hàng này không có trong biểu của mẫu")
                continue
            asked = self._table.rows[found[number]]
            if named is not None:
                self._reader.compare_name(asked.name, row[named])
            for place, column in self._typed.items():
                label = f"{asked.name}, {self._headings[column]}"
                self._see(self._table.cell(asked.id, column), label, number, place)
            self._leave_others(row, {named} if named is not None else set())

    def entries(self) -> None:
        """Read the rows in their order; those that were left blank are none."""
        count = 0
        for number, row in enumerate(self._rows):
            values = {place: self._reader.value(row[place]) for place in self._typed}
            filled = [each for each in values.values() if each]
            if self._is_header(row):
                continue
            self._leave_others(row, set())
            if not filled:
                continue
            if len(filled) == 1 and _NOTHING.fullmatch(filled[0]):
                self._reader.remark(f"Bảng “{self._table.title}”: đơn vị ghi “{filled[0]}” ({self._returned.place}).")
                continue
            count += 1
            for place, column in self._typed.items():
                label = f"{self._table.title}, hàng {count}, {self._headings[column]}"
                self._see(self._table.entry(count, column), label, number, place)

    def _see(self, address: Address, label: str, number: int, place: int) -> None:
        cell = self._rows[number][place]
        if self._begins_merged(number, place):
            self._reader.leave_cell(cell, "ô này gộp nhiều ô của biểu, không rõ là của ô nào")
        else:
            self._reader.see(address, label, cell, self._doubt)

    def _begins_merged(self, number: int, place: int) -> bool:
        return (self._header + 1 + number, place) in self._merged

    def _leave_others(self, row: tuple[FlowCell, ...], names: set[int]) -> None:
        """Keep what stands in columns that the form does not have, or whose heading was changed."""
        for place, cell in enumerate(row):
            if place not in self._typed and place not in names:
                text = self._reader.value(cell)
                counted = text == str(self._rows.index(row) + 1)
                if text and not counted and not (_NUMBER.fullmatch(text) and place in self._printed):
                    heading = " ".join(_shown(self._returned.rows[self._header][place]).split())
                    self._reader.leave_cell(cell, f"cột “{heading}” không có trong biểu của mẫu")

    def _is_header(self, row: tuple[FlowCell, ...]) -> bool:
        header = self._returned.rows[self._header]
        return any(each.text.strip() for each in row) and all(
            same_names(one.text, other.text) for one, other in zip(row, header, strict=False)
        )


def _shown(cell: FlowCell) -> str:
    return "" if cell.merged else cell.text
