"""What units type into their forms: figures, dates, answers and texts as they really look."""

import random

from tongket.model.forms import FormRegion, FormTable, Slot, SlotKind, TableKind

_CLAUSES = (
    "Huyện ủy ra kế hoạch tháng 5/2010, mở đợt học tập cho cán bộ chủ chốt, sơ kết năm 2015",
    "Đã có 20 văn bản chỉ đạo; 13 cuộc kiểm tra tập trung ở các xã tái định cư và vùng xa",
    "Mặt trận và các đoàn thể phối hợp với chính quyền vận động Nhân dân xây dựng nông thôn mới",
    "Tổ chức 218 cuộc đối thoại, nhiều nhất ở Lộc Thắng, xoay quanh giá đền bù và bụi, nước thải",
    "Công tác giám sát, phản biện xã hội có chuyển biến, nhất là trong giám sát đền bù vùng dự án",
    "Việc thể chế hóa cơ chế phối hợp còn chậm, kinh phí hạn hẹp (khoảng 1.250,5 triệu đồng/năm)",
    "Chi hội nông dân, phụ nữ người K’Ho sinh hoạt bên bếp lửa nhà dài, mời già làng mở lời",
    "Số hội nghị quán triệt tăng 15% so với giai đoạn trước; không có cuộc nào bị hoãn",
    "Năm 2018, toàn huyện có 12/14 xã đạt chuẩn nông thôn mới, giảm 35 người hoạt động không chuyên trách",
    "Một số cấp ủy chưa thường xuyên quan tâm lãnh đạo công tác Mặt trận, đoàn thể",
    "Nâng mức phụ cấp đối với cán bộ Mặt trận ở thôn, tổ dân phố cho phù hợp với khối lượng công việc",
    "Kết quả: 100% chi bộ hoàn thành; xem Phụ lục 2, mục II.1.1 và Kết luận số 62-KL/TW",
)
_NAMES = ("Nguyễn Văn Hùng", "K’Brèm", "Trần Thị Thu Hà", "Lê Quang Tuấn", "Đinh Bá Quang")
_POSTS = ("BÍ THƯ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "TRƯỞNG BAN")
_PLACES = ("Xã Lộc An", "Thôn 3, xã Lộc Ngãi", "Thị trấn Lộc Thắng")
_REASONS = ("", "chưa đến kỳ sơ kết", "kinh phí hạn hẹp, cán bộ kiêm nhiệm nhiều việc")


def figure(chance: random.Random) -> str:
    """Return a figure as typed."""
    return chance.choice(
        (
            str(chance.randint(0, 999)),
            f"{chance.randint(1, 99)}.{chance.randint(0, 999):03}",
            f"{chance.randint(1, 999)},{chance.randint(1, 99)}",
            f"0{chance.randint(1, 9)}",
            str(chance.randint(1000, 99999)),
        )
    )


def day(chance: random.Random) -> str:
    """Return a day as typed."""
    d, m, y = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2009, 2019)
    return chance.choice((f"{d}/{m}/{y}", f"{d:02}/{m:02}/{y}", f"ngày {d:02} tháng {m} năm {y}"))


def clause(chance: random.Random) -> str:
    """Return a paragraph."""
    return f"{chance.choice(_CLAUSES)}{chance.choice(('.', '', ';'))}"


def usual(asked: Slot | FormRegion | FormTable, column: str, chance: random.Random) -> str:
    """Return what a careful clerk types."""
    match asked:
        case FormRegion(points=True):
            marks = ["- ", *(chance.choice(("- ", "- ", "+ ")) for _ in range(chance.randint(0, 4)))]
            return "\n".join(mark + clause(chance) for mark in marks)
        case FormRegion():
            return "\n".join(clause(chance) for _ in range(chance.randint(1, 4)))
        case FormTable(kind=TableKind.STATISTICS):
            kinds = {each.id: each.kind for each in asked.columns}
            return figure(chance) if kinds[column] is SlotKind.FIGURE else chance.choice(("", "Tạm tính"))
        case FormTable():
            if column == "so":
                return f"{chance.randint(1, 300)}-KH/HU"
            if column == "noi":
                return chance.choice(_PLACES)
            return day(chance) if column == "ngay" else clause(chance)
        case Slot():
            return _typed(asked, chance)


def _typed(slot: Slot, chance: random.Random) -> str:
    match slot.kind:
        case SlotKind.FIGURE:
            return figure(chance)
        case SlotKind.DATE:
            return f"ngày {chance.randint(1, 28):02} tháng {chance.randint(1, 12)} năm 2019"
        case SlotKind.YES_NO:
            return chance.choice(("Có", "Không", "có", "không"))
        case SlotKind.CHOICE:
            return "; ".join(chance.sample([each.name for each in slot.options], min(2, len(slot.options))))
        case SlotKind.TEXT:
            own = {"so_ky_hieu": str(chance.randint(1, 400)), "chuc_vu": chance.choice(_POSTS)}
            own["nguoi_ky"] = chance.choice(_NAMES)
            return own.get(slot.address.key) or chance.choice(_REASONS)
