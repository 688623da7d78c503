"""The pages of the decision sheet beside its tables: how it is used (hướng dẫn), and what its drop-downs offer."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tongket.excel.references import join_runs
from tongket.merge.decisions import OTHER_SUBJECT, ItemSubjects
from tongket.sheet import columns as c
from tongket.sheet.columns import SheetRow, SheetTable
from tongket.sheet.workbook_reading import LIST_ITEM, LIST_LAST, LIST_NAME, LIST_PREFIX, LIST_SUBJECT

GUIDE_HEAD = "HƯỚNG DẪN BẢNG BIÊN TẬP"
_TEXT = """
Bảng này là nơi duy nhất ghi các lựa chọn của người biên tập. Lệnh tongket build làm theo bảng; lệnh tongket decide cập
nhật bảng và giữ nguyên những gì đã điền. Lưu và đóng tệp trước khi chạy lệnh.

Chỉ điền vào các ô nền vàng. Trang được bảo vệ nhưng không có mật khẩu: khi cần xóa hàng hoặc sắp xếp lại, chọn Review,
Unprotect Sheet. Lọc và đổi độ rộng cột thì không cần bỏ bảo vệ.

TRANG “Ý”: mỗi hàng là một ý đã gộp từ các đơn vị.

Dùng: x là in vào dự thảo, không là bỏ; để trống thì theo cột Mặc định.

Thứ tự: số thứ tự trong nhóm ý; để trống thì xếp theo số đơn vị.

Nhóm ý: chọn nhóm khác trong danh sách để chuyển ý sang nhóm đó.

Ý (câu sẽ in): sửa thẳng vào câu; xóa trắng ô để lấy lại câu được đề nghị.

Gộp với: ghi mã của hàng khác cùng mục (cột Mã); câu được in là câu của hàng mang mã đó.

Gần giống: những ý gần như nhau đứng liền nhau; cột Gần với ghi mã của ý đứng đầu, cột Khác ở ghi những chữ khác nhau
(+ có thêm, − không có), “trái chiều?” là có thể nói ngược lại. Máy không gộp những ý này. Chọn gộp để tính là một ý,
khác nhau để đứng riêng; chọn ở hàng đứng đầu là chọn cho mọi hàng gần giống ở dưới, trừ hàng “trái chiều?”, “ít giống”
chỉ gộp khi chọn ở chính hàng ấy. Lựa chọn có hiệu lực với mọi lần lập sau, kể cả khi đơn vị khác gửi đúng câu ấy.

In ý nhỏ: x để in các ý nhỏ dưới ý, không để bỏ; để trống thì chỉ in khi mọi đơn vị của hàng ghi như nhau.

Tách: x để các cách viết trong hàng đứng thành từng ý riêng.

Ghi chú: để nhớ việc, không in vào dự thảo.

TRANG “Điển hình”: chọn nhiều nhất bốn điển hình ở mỗi mục. Cột “Cả câu” là câu như sẽ in, kể cả tên; sau khi sửa, chạy
lại tongket decide để xem câu mới. Để trống cột “Nêu tên” thì việc lãnh đạo, chỉ đạo ghi tên cấp ủy, việc khác ghi tên
địa bàn, tổ chức. Muốn khác thì chọn: địa bàn (cột Địa bàn), đơn vị (cột Đơn vị), hoặc không nêu
(câu tự nói ai làm). Câu sẽ in đứng ngay sau tên. Hai điển hình của một nơi thì tên ghi một lần.

TRANG “Số liệu”: trên cùng là số liệu có từ hai nguồn (LỆCH: chưa khớp, có nền vàng trong dự thảo đến khi chốt); dưới là
mọi tổng, mọi ô của biểu. Số dùng: số sẽ in thay cho số cộng, ở mọi chỗ in số ấy; Lý do: ai chốt, ngày nào, vì sao.
Chốt rồi mà nguồn đổi thì hàng ghi ĐỔI, dự thảo có nền vàng: sửa Số dùng, hoặc giữ số ấy và ghi thêm vào Lý do.

TRANG “Nêu tên”: mỗi đơn vị có mặt trong bao nhiêu điển hình đã chọn (x), để cân nhắc khi chọn thêm.

CỘT “Tình trạng”: MỚI là hàng chưa có ở lần trước; ĐỔI là các ý của hàng đã khác (xem cột Thay đổi); KHÔNG CÒN là hàng
đã điền nhưng không còn ý nào của đơn vị, được giữ ở cuối trang: chuyển phần cần giữ sang hàng khác rồi xóa trắng các ô
của hàng ấy, lần sau hàng sẽ mất.

Các dấu MỚI, ĐỔI giữ nguyên đến lần decide có báo cáo mới. Hàng bị xóa sẽ được đề nghị lại ở lần decide sau.

Có thể thêm cột riêng ở bên phải và thêm trang riêng. Nhận xét, màu, độ rộng, liên kết, công thức, biểu đồ đã thêm được
giữ nguyên và đi theo hàng; hàng có nhận xét, liên kết hoặc màu riêng không bị xóa; không có gì mới thì tệp không bị
ghi lại.
"""
LINES = tuple(" ".join(each.split()) for each in _TEXT.split("\n\n"))


_USE, _SPLIT, _NAMED, _ALIKE = "tk_dung", "tk_tach", "tk_neu_ten", "tk_gan_giong"
_FIXED = {
    _ALIKE: (c.SAME_WORD, c.APART_WORD),
    _USE: (c.YES, c.NO),
    _SPLIT: (c.YES,),
    _NAMED: (c.TERRITORY_WORD, c.UNIT_WORD, c.NOBODY_WORD),
}
_SUBJECTS = "tk_nhom_"
NAME_PREFIX = "tk_"
"""What the names of the lists begin with."""
ERROR_TITLE = "Bảng biên tập"
_MOST_ORDER = 9_999
_PREFIX_COLUMN, _FIXED_COLUMN = 5, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """What the drop-downs offer (danh sách chọn)."""

    subjects: tuple[ItemSubjects, ...]
    counters: Mapping[str, int]

    def has_choice(self, row: SheetRow, header: str) -> bool:
        """Whether there is something to choose in an open cell of a row."""
        if header == c.SUBJECT:
            return any(each.item == row.text(c.HIDDEN_ITEM) and each.subjects for each in self.subjects)
        needed = {c.ALIKE: c.DIFFERS, c.PRINT_DETAILS: c.DETAILS}.get(header)
        return needed is None or bool(row.text(needed))

    def validate(self, sheet: Worksheet, table: SheetTable) -> None:
        """Add the drop-downs of a table."""
        for header, rule in self._rules(table):
            cells = f"{get_column_letter(table.columns[header])}"
            for first, last in join_runs((row.number, row.number) for row in table.rows if rule.holds(row)):
                rule.validation.add(f"{cells}{first}:{cells}{last}")
            if rule.validation.sqref.ranges:
                sheet.add_data_validation(rule.validation)

    def _rules(self, table: SheetTable) -> Iterator[tuple[str, "_Rule"]]:
        open_headers = {*table.layout.open}
        if c.USE in open_headers:
            yield c.USE, _choice(_USE, "Chọn x (dùng), không (bỏ), hoặc xóa ô để chưa quyết định.")
        if c.SPLIT in open_headers:
            yield c.SPLIT, _choice(_SPLIT, "Chọn x để tách, hoặc xóa ô này.")
        if c.ALIKE in open_headers:
            yield c.ALIKE, _choice(_ALIKE, "Chọn gộp hoặc khác nhau, hoặc xóa ô để chưa quyết định.")
        if c.PRINT_DETAILS in open_headers:
            yield c.PRINT_DETAILS, _choice(_USE, "Chọn x (in ý nhỏ), không (bỏ), hoặc xóa ô để chưa quyết định.")
        if c.NAMED in open_headers:
            yield c.NAMED, _choice(_NAMED, "Chọn địa bàn, đơn vị hoặc không nêu, hoặc xóa ô này.")
        if c.ORDER in open_headers:
            whole = DataValidation(type="whole", operator="between", formula1="1", formula2=str(_MOST_ORDER))
            yield c.ORDER, _explain(whole, "Gõ số thứ tự: một số nguyên từ 1.")
        if c.SUBJECT in open_headers:
            for number, each in enumerate(self.subjects, 1):
                yield c.SUBJECT, _choice(f"{_SUBJECTS}{number}", "Chọn một nhóm ý trong danh sách.", each.item)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A drop-down, and the rows that have it."""

    validation: DataValidation
    holds: Callable[[SheetRow], bool]


def _choice(name: str, message: str, item: str | None = None) -> _Rule:
    return _explain(DataValidation(type="list", formula1=name), message, item)


def _explain(validation: DataValidation, message: str, item: str | None = None) -> _Rule:
    validation.allow_blank = True
    validation.showErrorMessage = True
    validation.errorTitle = ERROR_TITLE
    validation.error = message
    return _Rule(validation, lambda row: item is None or row.text(c.HIDDEN_ITEM) == item)


def write_lists(book: Workbook, lists: Lists) -> None:
    """Add the hidden sheet: what the drop-downs offer, by name, and the last numbers given."""
    sheet = book.create_sheet(c.LISTS)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    _write_row(sheet, 1, 1, (LIST_ITEM, LIST_SUBJECT, LIST_NAME))
    number = 2
    for place, each in enumerate(lists.subjects, 1):
        rows = [*each.subjects, (OTHER_SUBJECT, c.OTHER)]
        for subject, name in rows:
            _write_row(sheet, number, 1, (each.item, subject, name))
            number += 1
        _name(book, f"{_SUBJECTS}{place}", 3, number - len(rows), number - 1)
    _write_row(sheet, 1, _PREFIX_COLUMN, (LIST_PREFIX, LIST_LAST))
    for place, (prefix, last) in enumerate(sorted(lists.counters.items()), 2):
        _write_row(sheet, place, _PREFIX_COLUMN, (prefix, last))
    for column, (name, words) in enumerate(_FIXED.items(), _FIXED_COLUMN):
        for place, word in enumerate(words, 1):
            _write_row(sheet, place, column, (word,))
        _name(book, name, column, 1, len(words))


def _write_row(sheet: Worksheet, number: int, left: int, values: tuple[str | int, ...]) -> None:
    for column, value in enumerate(values, left):
        cell = sheet.cell(number, column, value)
        if isinstance(value, str):
            cell.data_type = "s"


def _name(book: Workbook, name: str, column: int, first: int, last: int) -> None:
    letter = get_column_letter(column)
    cells = f"'{c.LISTS}'!${letter}${first}:${letter}${last}"
    book.defined_names[name] = DefinedName(name, attr_text=cells)
