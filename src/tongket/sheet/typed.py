"""What a person typed into a cell to what it decides, or why it decides nothing."""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from tongket.excel.cell_values import CellValue, fold_cell
from tongket.merge.decisions import OTHER_SUBJECT
from tongket.sheet.columns import OTHER
from tongket.values.figures import FigureKind, Refusal, format_figure, parse_figure
from tongket.values.folding import fold_marks

_YES = {"x", "×", "✓", "✔", "v", "có", "co", "dùng", "1", "true"}
_NO = {"không", "khong", "ko", "k", "bỏ", "bo", "0", "-", "–", "—", "false"}
_SAME = {"gộp", "gop", "giống", "giống nhau", "giong nhau", "một ý", "x"}
_APART = {"khác nhau", "khac nhau", "khác", "khac", "tách", "không gộp", "không", "khong"}
_TERRITORY = {"địa bàn", "dia ban", "địa phương", "dia phuong"}
_COMMITTEE = {"đơn vị", "don vi", "cấp ủy", "cấp uỷ", "cap uy", "cơ quan", "co quan", "tổ chức", "to chuc"}
_NOBODY = {"không nêu", "khong neu", "không nêu tên", "khong neu ten", "không", "khong"}
_BULLET = re.compile(r"^[-–—+•*]\s+")
_MAX_ORDER = 9_999
_FEW_DECIMALS = 3
"""As many as a group of thousands has: `1.406`, read with a decimal point, is 1406."""


def clean_wording(text: str) -> str:
    """Return a sentence as it is printed: on one line, without the dash that its list gets anyway."""
    return _BULLET.sub("", " ".join(each.strip() for each in text.splitlines())).strip()


def same_text(one: str, other: str) -> bool:
    """Whether a program that saved the file again may have made one text of the other: only spaces differ."""
    return clean_wording(one).split() == clean_wording(other).split()


def read_use(value: CellValue) -> bool | Refusal | None:
    """Return whether to print (`x`, `không`); None for nothing typed."""
    word = fold_cell(value.text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    return Refusal("cần x hoặc không, hoặc để trống", "gõ x để dùng, không để bỏ, xóa ô để chưa quyết định.")


def read_alike(value: CellValue) -> bool | Refusal:
    """Return whether a row is one with the row it is near to (`gộp`), or another point (`khác nhau`)."""
    word = fold_cell(value.text)
    if word in _SAME:
        return True
    if word in _APART:
        return False
    return Refusal("cần gộp hoặc khác nhau", "chọn trong danh sách, hoặc xóa ô để chưa quyết định.")


def read_split(value: CellValue) -> bool | Refusal:
    """Return whether the wordings are to stand apart."""
    used = read_use(value)
    return used if isinstance(used, bool) else Refusal("cần x hoặc để trống", "gõ x để tách, hoặc xóa ô này.")


def read_order(value: CellValue) -> int | Refusal:
    """Return a place in an order, from 1."""
    number = value.number
    if number is None:
        figure = parse_figure(value.text, FigureKind.INTEGER)
        number = figure.value if not isinstance(figure, Refusal) else None
    if number is None or number != number.to_integral_value() or not 1 <= number <= _MAX_ORDER:
        return Refusal("cần một số thứ tự", "gõ số nguyên từ 1, ví dụ 3, hoặc xóa ô này.")
    return int(number)


class NamedUnit(StrEnum):
    """Whom an example names before its words (nêu tên)."""

    TERRITORY = "địa bàn"
    UNIT = "đơn vị"
    NOBODY = "không nêu"


def read_named(value: CellValue, unit: str, territory: str) -> NamedUnit | Refusal:
    """Return who is named; a unit's and a territory's own names may be typed too."""
    word = fold_cell(value.text)
    if word in _TERRITORY or (territory and word == fold_cell(territory)):
        return NamedUnit.TERRITORY
    if word in _COMMITTEE or (unit and word == fold_cell(unit)):
        return NamedUnit.UNIT
    if word in _NOBODY:
        return NamedUnit.NOBODY
    return Refusal("cần địa bàn, đơn vị hoặc không nêu", "chọn trong danh sách, hoặc xóa ô này.")


def read_subject(value: CellValue, subjects: tuple[tuple[str, str], ...], former: Mapping[str, str]) -> str | Refusal:
    """Return the id of the subject that is named; `former` has the ids of the names that the file itself was given."""
    word = fold_cell(value.text)
    names = {fold_cell(OTHER): OTHER_SUBJECT, **{fold_cell(name): each for each, name in subjects}}
    known = {*(each for each, _ in subjects), OTHER_SUBJECT}
    found = names.get(word) or former.get(word) or next((each for each in known if word == fold_cell(each)), None)
    if found is None:
        alike = {each for name, each in names.items() if fold_marks(name) == fold_marks(word)}
        found = alike.pop() if len(alike) == 1 else None
    if found in known:
        return found
    offered = "; ".join(name for _, name in subjects)
    hint = f"chọn một trong các nhóm: {offered}; {OTHER}." if subjects else "xóa ô này: mục này không chia nhóm ý."
    return Refusal("cần tên một nhóm ý của mục này", hint)


def read_used(value: CellValue, sources: tuple[Decimal, ...]) -> Decimal | Refusal:
    """Return the figure that a person settled on; `sources` are the figures that it settles between."""
    whole = bool(sources) and all(each == each.to_integral_value() for each in sources)
    if value.number is not None:
        return _doubt(value.number, sources) if whole else _doubt_measure(value.number, sources)
    body = value.text.removesuffix("%").strip()
    figure = parse_figure(body, FigureKind.INTEGER, negative=True) if whole else None
    if figure is None or isinstance(figure, Refusal):
        figure = parse_figure(body, FigureKind.DECIMAL, negative=True)
    if isinstance(figure, Refusal):
        return figure
    return figure.value if whole else _doubt_measure(figure.value, sources)


def _is_thousandth(number: Decimal, sources: tuple[Decimal, ...]) -> bool:
    """Whether a number times a thousand is within half of a source: what is settled lies near what it settles."""
    return any(abs(number * 1000 - each) * 2 <= abs(each) for each in sources if each)


def _doubt_measure(number: Decimal, sources: tuple[Decimal, ...]) -> Decimal | Refusal:
    """Refuse 88,7 beside 88.746,9: the draft prints tỷ đồng, the sheet asks for triệu đồng as the units do."""
    if not _is_thousandth(number, sources):
        return number
    hint = f"gõ theo đơn vị tính đã hỏi các đơn vị, ví dụ {format_figure(sources[0])}."
    return Refusal("cần một số cùng đơn vị tính với nguồn", hint, "nhỏ hơn nguồn khoảng một nghìn lần")


def _doubt(number: Decimal, sources: tuple[Decimal, ...]) -> Decimal | Refusal:
    """Refuse 1,406 beside 1378: an Excel that writes decimals with a dot has read `1.406` so."""
    digits = number.as_tuple().exponent
    thousand = number * 1000
    if not isinstance(digits, int) or not -_FEW_DECIMALS <= digits < 0 or not _is_thousandth(number, sources):
        return number
    hint = f"gõ liền các chữ số: {thousand.normalize():f}."
    return Refusal("cần một số nguyên như hai nguồn", hint, "Excel đã hiểu dấu chấm là dấu thập phân")
