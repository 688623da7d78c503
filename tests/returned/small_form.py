"""A small form, made by hand: two items of the same name, sentences with slots, a table and a list."""

from collections.abc import Iterable

from tongket.flow.flow import Flow, FlowBlock, FlowCell, FlowControl, FlowLine, FlowTable
from tongket.model.addresses import WHOLE_REPORT, WHY_NOT, Address
from tongket.model.forms import (
    FormColumn,
    FormLine,
    FormPiece,
    FormRegion,
    FormRow,
    FormStamp,
    FormTable,
    LineRole,
    Slot,
    SlotKind,
    TableKind,
    UnitForm,
)
from tongket.model.outline import Option
from tongket.model.roster import Unit

STAMP = FormStamp(campaign="kl62", version="3f2a91bc", unit="da-lat", number=1)
DIRECT = Option(id="truc_tiep", name="hội nghị trực tiếp")
ONLINE = Option(id="truc_tuyen", name="hội nghị trực tuyến")


def figure(key: str, place: str = "II.1", part: str = "") -> Slot:
    """Return a slot of a figure."""
    return Slot(address=Address(place, key, part), kind=SlotKind.FIGURE, label=key, prompt="[gõ số]")


MEETINGS, PEOPLE, MONEY = figure("hoi_nghi"), figure("luot_nguoi"), figure("quy")
RULES = Slot(address=Address("II.1", "quy_che"), kind=SlotKind.YES_NO, label="quy chế", prompt="[ghi Có hoặc Không]")
REASON = Slot(address=Address("II.1", "quy_che", WHY_NOT), kind=SlotKind.TEXT, label="lý do", prompt="[gõ lý do]")
FORMS = Slot(
    address=Address("II.1", "hinh_thuc"),
    kind=SlotKind.CHOICE,
    label="hình thức",
    prompt="[gõ lại chữ đã chọn]",
    options=(DIRECT, ONLINE),
)
SIGN = Slot(address=Address(WHOLE_REPORT, "so_ky_hieu"), kind=SlotKind.TEXT, label="Số báo cáo", prompt="[gõ số]")
DAY = Slot(
    address=Address(WHOLE_REPORT, "ngay_gui"),
    kind=SlotKind.DATE,
    label="Ngày báo cáo",
    prompt="ngày      tháng      năm 2019",
)
POST = Slot(address=Address(WHOLE_REPORT, "chuc_vu"), kind=SlotKind.TEXT, label="Chức vụ", prompt="[GÕ CHỨC VỤ]")
SIGNER = Slot(address=Address(WHOLE_REPORT, "nguoi_ky"), kind=SlotKind.TEXT, label="Họ tên", prompt="[gõ họ và tên]")
GOOD_1, BAD_1, GOOD_2, BAD_2 = (Address(each) for each in ("I.1", "I.2", "II.2", "II.3"))
RESULTS = Address("II.1")
STAFF = FormTable(
    kind=TableKind.STATISTICS,
    address=Address("PL1", table=True),
    title="Tổ chức bộ máy, cán bộ Mặt trận và các đoàn thể",
    columns=(
        FormColumn(id="", heading="TT", width=6),
        FormColumn(id="", heading="Nội dung", width=30),
        FormColumn(id="can_bo", heading="Cán bộ chuyên trách (người)", width=20, kind=SlotKind.FIGURE),
        FormColumn(id="quy", heading="Kinh phí (triệu đồng)", width=20, kind=SlotKind.FIGURE),
    ),
    rows=(FormRow(id="mttq", name="Mặt trận Tổ quốc Việt Nam"), FormRow(id="nong_dan", name="Hội Nông dân")),
)
PAPERS = FormTable(
    kind=TableKind.DOCUMENTS,
    address=Address("II.1", "van_ban"),
    title="Văn bản tiêu biểu",
    columns=(
        FormColumn(id="", heading="TT", width=6),
        FormColumn(id="so", heading="Số, ký hiệu", width=20),
        FormColumn(id="ngay", heading="Ngày ban hành", width=20, kind=SlotKind.DATE),
        FormColumn(id="trich_yeu", heading="Trích yếu", width=50),
    ),
    blank=2,
)


def _line(*pieces: FormPiece, place: str, role: LineRole = LineRole.ASKED) -> FormLine:
    return FormLine(role=role, pieces=pieces, place=place)


def _heading(number: str, title: str, place: str, level: int) -> FormLine:
    return FormLine(role=LineRole.HEADING, pieces=(f"{number} {title}",), place=place, level=level, number=number)


def _region(address: Address, title: str, *, points: bool = False) -> FormRegion:
    prompt = "- [gõ từng ý thay cho dòng này]" if points else "[gõ nội dung thay cho dòng này]"
    return FormRegion(address=address, label=title, prompt=prompt, points=points)


MEETING_LINE = _line(
    "Từ năm 2009, huyện đã tổ chức ", MEETINGS, " hội nghị với ", PEOPLE, " lượt người dự, chi ", MONEY,
    " triệu đồng.", place="II.1",
)  # fmt: skip
SMALL = UnitForm(
    stamp=STAMP,
    unit=Unit(
        id="da-lat",
        name="Thành ủy Đà Lạt",
        short_name="Đà Lạt",
        territory=None,
        group=None,
        before=None,
        contact=None,
        compiling=False,
    ),
    head={
        "co_quan": (_line("THÀNH ỦY ĐÀ LẠT", place=WHOLE_REPORT),),
        "tieu_de": (_line("ĐẢNG CỘNG SẢN VIỆT NAM", place=WHOLE_REPORT),),
        "so_ky_hieu": (_line("Số ", SIGN, "-BC/ThU", place=WHOLE_REPORT),),
        "dia_danh_ngay": (_line("Đà Lạt, ", DAY, place=WHOLE_REPORT),),
        "loai": (_line("BÁO CÁO", place=WHOLE_REPORT),),
    },
    body=(
        _heading("I.", "ĐÁNH GIÁ CHUNG", "I", 1),
        _heading("1.", "Ưu điểm", "I.1", 2),
        _line("Mỗi ý là một gạch đầu dòng.", place="I.1", role=LineRole.GUIDANCE),
        _region(GOOD_1, "Ưu điểm", points=True),
        _heading("2.", "Hạn chế", "I.2", 2),
        _region(BAD_1, "Hạn chế", points=True),
        _heading("II.", "KẾT QUẢ THỰC HIỆN", "II", 1),
        _heading("1.", "Công tác quán triệt, triển khai Kết luận số 62-KL/TW", "II.1", 2),
        _line(
            "Văn bản đã ban hành, cách quán triệt; không có thì ghi “Không có”.", place="II.1", role=LineRole.GUIDANCE
        ),
        MEETING_LINE,
        _line("Có quy chế đối thoại: ", RULES, "; nếu không, lý do: ", REASON, ".", place="II.1"),
        _line("Hình thức quán triệt: ", FORMS, ".", place="II.1"),
        _region(RESULTS, "Công tác quán triệt, triển khai Kết luận số 62-KL/TW"),
        _line("Văn bản tiêu biểu", place="II.1", role=LineRole.CAPTION),
        PAPERS,
        _heading("2.", "Ưu điểm", "II.2", 2),
        _region(GOOD_2, "Ưu điểm", points=True),
        _heading("3.", "Hạn chế", "II.3", 2),
        _region(BAD_2, "Hạn chế", points=True),
        _line("Trên đây là báo cáo của Ban Thường vụ Thành ủy Đà Lạt.", place=WHOLE_REPORT),
    ),
    end={
        "quyen_han": (_line("T/M BAN THƯỜNG VỤ", place=WHOLE_REPORT),),
        "chuc_vu": (_line(POST, place=WHOLE_REPORT),),
        "nguoi_ky": (_line(SIGNER, place=WHOLE_REPORT),),
    },
    annexes=(
        (
            _line("Phụ lục", place="PL1", role=LineRole.CAPTION),
            _line(STAFF.title, place="PL1", role=LineRole.CAPTION),
            STAFF,
        ),
    ),
)

FIRST = ("I. ĐÁNH GIÁ CHUNG", "1. Ưu điểm", "- Đoàn kết.", "2. Hạn chế", "- Còn chậm.", "II. KẾT QUẢ THỰC HIỆN")
HEADING = "1. Công tác quán triệt, triển khai Kết luận số 62-KL/TW"
SENTENCE = "Từ năm 2009, huyện đã tổ chức 12 hội nghị với 1.234 lượt người dự, chi 56,5 triệu đồng."
ANSWERS = ("Có quy chế đối thoại: Không; nếu không, lý do: thiếu cán bộ.", "Hình thức quán triệt: hội nghị trực tiếp.")
LAST = ("2. Ưu điểm", "- Vượt kế hoạch.", "3. Hạn chế", "- Thiếu kinh phí.",
        "Trên đây là báo cáo của Ban Thường vụ Thành ủy Đà Lạt.")  # fmt: skip


def item(*answer: str, sentence: str = SENTENCE, lines: Iterable[str] = ANSWERS) -> tuple[str, ...]:
    """Return the lines of the item that asks the most."""
    return (HEADING, sentence, *lines, *answer)


def flow(*blocks: str | FlowBlock) -> Flow:
    """Return a report as it reads; a text is a paragraph."""
    made: list[FlowBlock] = []
    for number, each in enumerate(blocks, 1):
        made.append(line(each, number) if isinstance(each, str) else each)
    return Flow(shown="bao-cao.docx", blocks=tuple(made), properties=STAMP.properties)


def whole(*middle: str | FlowBlock) -> Flow:
    """Return a report whose first and last items are as usual."""
    return flow(*FIRST, *middle, *LAST)


def line(text: str, number: int = 1, *, marker: str = "", level: int | None = None) -> FlowLine:
    """Return a paragraph; `{tag|text}` is a control."""
    plain = ""
    controls: list[FlowControl] = []
    for part, piece in enumerate(text.replace("}", "{").split("{")):
        if part % 2:
            tag, _, typed = piece.partition("|")
            controls.append(FlowControl(tag=tag, start=len(plain), end=len(plain) + len(typed), prompting=False))
            plain += typed
        else:
            plain += piece
    return FlowLine(
        text=plain, marker=marker, level=level, controls=tuple(controls), paragraph=number, place=f"đoạn {number}"
    )


def table(*rows: Iterable[str]) -> FlowTable:
    """Return a table; a cell `<` is covered by the one before it, `^` by the one above it."""
    made = []
    for number, row in enumerate(rows):
        cells = []
        for column, text in enumerate(row):
            place = f"biểu 1, hàng {number + 1}, cột {column + 1}"
            origin = {"<": (number, column - 1), "^": (number - 1, column)}.get(text)
            lines = () if origin else (FlowLine(text=text, paragraph=0, place=place),)
            cells.append(FlowCell(lines=lines, place=place, merged=origin is not None, origin=origin))
        made.append(tuple(cells))
    return FlowTable(rows=tuple(made), place="biểu 1")
