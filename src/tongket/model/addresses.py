"""Where in a unit's answers a value belongs (địa chỉ): the same on a form, in a returned report and in the YAML."""

from typing import NamedTuple

WHOLE_REPORT = ""
"""The place of what stands in the letterhead and under the report: number and sign, day, signer."""
WHY_NOT = "ly_do"
"""The part of a yes or no that says why not."""


class Address(NamedTuple):
    """Where one value belongs.

    `so_ky_hieu` (of the report itself), `II.1.1` (the text of an item), `II.1.1.hoi_nghi`, `II.2.4.dai_hoc.2018`,
    `II.1.1.so_ket.ly_do`, `PL1/mttq/can_bo` (a cell of a statistics table), `II.1.1.van_ban/2/ngay` (of a list).
    """

    place: str
    """The id of the item or table; `WHOLE_REPORT` for the report itself."""
    key: str = ""
    """The indicator, the row of a table, the key of the report itself; "" for the text of an item."""
    part: str = ""
    """The base year, `WHY_NOT`, the column of a table or the field of a list's entry."""
    number: int = 0
    """Which entry of a list, from 1; 0 elsewhere."""
    table: bool = False
    """Whether `place` is a statistics table."""

    def __str__(self) -> str:
        """Return it as logs and tags name it."""
        if self.table:
            return f"{self.place}/{self.key}/{self.part}"
        name = ".".join(filter(None, (self.place, self.key)))
        if self.number:
            return f"{name}/{self.number}/{self.part}"
        return f"{name}.{self.part}" if self.part else name
