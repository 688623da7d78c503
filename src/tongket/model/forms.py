"""The form of one unit (mẫu báo cáo): its fixed words, and the slots, regions and tables between them.

A form is made from outline and roster alone, so that what was issued can always be made again.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tongket.model.addresses import Address
from tongket.model.outline import Option, Table
from tongket.model.roster import Unit


class SlotKind(StrEnum):
    """What is typed into a slot."""

    FIGURE = "figure"
    DATE = "date"
    YES_NO = "yes-no"
    CHOICE = "choice"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place of a line where one value is typed (ô)."""

    address: Address
    kind: SlotKind
    label: str
    """What a clerk calls it: `Số hội nghị quán triệt`, `Số hội nghị quán triệt, năm 2018`."""
    prompt: str
    """What stands in it until something is typed: `[gõ số]`. It is no answer."""
    options: tuple[Option, ...] = ()
    """Of a choice."""

    @property
    def tag(self) -> str:
        """What its content control bears; Word takes no longer one."""
        tag = f"{SLOT_TAG}{self.address}"
        return tag if len(tag) <= _LONGEST_TAG else SLOT_TAG + hashlib.sha256(tag.encode()).hexdigest()[:40]

    @property
    def prompting(self) -> bool:
        """Whether all of its prompt is replaced; that of the day stays round what is typed."""
        return self.prompt.startswith("[")


REGION_MARK = "_tkm"
"""How the names of a form's bookmarks begin; with an underscore Word does not list them."""
SLOT_TAG = "mau:"
"""How the tags of a form's controls begin; those of a draft's figures begin otherwise."""

_LONGEST_TAG = 64

FormPiece = str | Slot


class LineRole(StrEnum):
    """What a fixed line is for."""

    HEADING = "heading"
    """Of a section or item."""
    ASKED = "asked"
    """Fixed words with slots, or a label."""
    GUIDANCE = "guidance"
    """What to write here: grey, and nobody minds when it is deleted."""
    CAPTION = "caption"
    """Of a table that follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One paragraph of fixed words, with the slots in it."""

    role: LineRole
    pieces: tuple[FormPiece, ...]
    place: str
    """The id of the section, item or table that it belongs to; `WHOLE_REPORT` for the report itself."""
    level: int = 0
    """Of a heading, from 1."""
    number: str = ""
    """Of a heading, the number that begins its words: `II.`, `2.1.`."""

    @property
    def text(self) -> str:
        """Its words as issued, prompts included."""
        return "".join(each if isinstance(each, str) else each.prompt for each in self.pieces)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots in it, in order."""
        return tuple(each for each in self.pieces if isinstance(each, Slot))


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRegion:
    """Where a long answer is written: everything between the line before it and the line after it."""

    address: Address
    label: str
    prompt: str
    points: bool
    """Whether every paragraph is a point (`kieu: danh_sach`)."""

    @property
    def marks(self) -> tuple[str, str]:
        """The names of the bookmarks in the fixed line before it and in that behind it; guidance is no fixed line."""
        key = hashlib.sha256(str(self.address).encode()).hexdigest()[:12]
        return f"{REGION_MARK}{key}a", f"{REGION_MARK}{key}b"


class TableKind(StrEnum):
    """What the rows of a form's table are."""

    STATISTICS = "statistics"
    """The outline's rows, each with its name."""
    DOCUMENTS = "documents"
    MODELS = "models"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column of a form's table."""

    id: str
    """What `Address.part` says; "" for a column that is printed and not typed: the number, the name of the row."""
    heading: str
    width: int
    """Its share of the width."""
    kind: SlotKind = SlotKind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A row of a statistics table."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """A table to fill in: a header row, then the outline's rows or blank ones."""

    kind: TableKind
    address: Address
    """Of the statistics table; of the indicator that asks for a list."""
    title: str
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...] = ()
    blank: int = 0
    """How many blank rows a list is issued with; a unit may add some."""
    statistics: Table | None = None
    """The table of the outline that it asks for, with its kinds, formulas and total row; None for a list."""

    def cell(self, row: str, column: str) -> Address:
        """Return where the value of a cell of a statistics table belongs."""
        return Address(place=self.address.place, key=row, part=column, table=True)

    def entry(self, number: int, column: str) -> Address:
        """Return where a field of an entry of a list belongs; entries count from 1."""
        return self.address._replace(part=column, number=number)


FormBlock = FormLine | FormRegion | FormTable


@dataclass(frozen=True, slots=True, kw_only=True)
class FormStamp:
    """By what a returned form is known, whatever its file is called (dấu của mẫu)."""

    campaign: str
    """The id of the outline."""
    version: str
    """Of the outline and roster that it was made from: the first 8 hexadecimal digits of their SHA-256."""
    unit: str
    number: int
    """Which form of this unit it is, from 1."""

    @property
    def line(self) -> str:
        """What a person reads on the form: `Mẫu kl62 · da-lat · đề cương 3f2a91bc · số 1`."""
        return f"Mẫu {self.campaign} · {self.unit} · đề cương {self.version} · số {self.number}"

    @property
    def properties(self) -> dict[str, str]:
        """The custom properties of its file, by name."""
        values = (self.campaign, self.version, self.unit, str(self.number))
        return dict(zip(STAMP_PROPERTIES, values, strict=True))


STAMP_PROPERTIES = ("tongket-campaign", "tongket-version", "tongket-unit", "tongket-form")
_STAMP_LINE = re.compile(r"Mẫu (\S+) · (\S+) · đề cương ([0-9a-f]{8}) · số ([0-9]{1,6})(?![0-9])")


def stamp_of_properties(properties: Mapping[str, str]) -> FormStamp | None:
    """Return the stamp that custom properties say; None where one of them is missing or no stamp's."""
    campaign, version, unit, number = (properties.get(each, "").strip() for each in STAMP_PROPERTIES)
    if not (campaign and version and unit and number.isdecimal()):
        return None
    return FormStamp(campaign=campaign, version=version, unit=unit, number=int(number))


def stamp_of_line(text: str) -> FormStamp | None:
    """Return the stamp that a text shows, whatever stands around it and however its spaces were saved; or None."""
    found = _STAMP_LINE.search(" ".join(unicodedata.normalize("NFC", text).split()))
    if found is None:
        return None
    return FormStamp(campaign=found[1], unit=found[2], version=found[3], number=int(found[4]))


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitForm:
    """The form of one unit."""

    stamp: FormStamp
    unit: Unit
    head: Mapping[str, tuple[FormLine, ...]]
    """What the placeholders of the frame before the body print, by name: the letterhead, the title, the opening."""
    body: tuple[FormBlock, ...]
    annexes: tuple[tuple[FormBlock, ...], ...]
    """Each on a page of its own: captions, guidance, statistics table."""
    end: Mapping[str, tuple[FormLine, ...]] = field(default_factory=dict)
    """What the placeholders behind the body print: the recipients, then the signature."""

    @property
    def blocks(self) -> Iterator[FormBlock]:
        """All of it in reading order: letterhead, body, recipients and signature, annexes."""
        for lines in self.head.values():
            yield from lines
        yield from self.body
        for lines in self.end.values():
            yield from lines
        for blocks in self.annexes:
            yield from blocks

    @property
    def slots(self) -> Iterator[Slot]:
        """The slots of all lines, in reading order."""
        for each in self.blocks:
            if isinstance(each, FormLine):
                yield from each.slots


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswers:
    """What a form is issued with where it goes out again (câu trả lời đã có)."""

    values: Mapping[Address, str] = field(default_factory=dict)
    """As a unit types them; the paragraphs of a long answer are lines."""
    doubts: Mapping[Address, str] = field(default_factory=dict)
    """What a unit is asked to look at again, in a few words; of an item, a table or one of its rows as a whole too."""

    def entries(self, table: FormTable) -> int:
        """Return how many entries a list has."""
        at = (table.address.place, table.address.key)
        return max((each.number for each in self.values if (each.place, each.key) == at), default=0)


NO_ANSWERS = FormAnswers()
_DOUBT_OPENS = "[Đề nghị xem lại"
_DOUBT = re.compile(rf"{re.escape(_DOUBT_OPENS)}\b[^\[\]]*\]")


def doubt_line(labels: Iterable[str], words: str) -> str:
    """Return the line of a form that says what to look at again: it is no answer (`is_doubt_line`)."""
    about = ",".join(f" “{each}”" for each in labels if each)
    said = re.sub(r"[\[\]]", "", f"{about}: {words}").rstrip(" .")
    return f"{_DOUBT_OPENS}{said}.]"


def is_doubt_line(text: str) -> bool:
    """Whether a line of a returned report is one that the form was issued with, about what to look at again."""
    return _DOUBT.fullmatch(" ".join(text.split())) is not None
