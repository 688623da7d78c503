"""What stands in the way of the draft and of its clean copy: of `decide`, `build` and `clean`."""

from tongket.findings.rule import Chapter, Rule, Severity

# A rule is a paragraph: what it is, why, and how it looks.
# fmt: off
_E, _W = Severity.ERROR, Severity.WARNING
_PAPER = 'docs/formats.md, "data/decisions.xlsx"'
_CLEAN = "docs/after-draft.md"

_SHEET = Chapter("decide", "Bảng biên tập")
UNREADABLE_SHEET = Rule(_SHEET, _E, "unreadable-sheet", "Không đọc được bảng biên tập",
    "Tệp hỏng, quá lớn, hay mất trang, mất hàng tiêu đề thì không biết đã chọn gì; tệp được để nguyên.",
    wrong="trang “Ý” đã xóa", right="chạy tongket decide để lập lại trang", source=_PAPER)
BAD_DECISION = Rule(_SHEET, _E, "bad-decision", "Ô ghi điều không làm được",
    "Ô chọn chỉ nhận những từ của nó (Dùng: x, không), ô số cần số; hai hàng một mã thì không biết theo hàng nào.",
    wrong="Dùng: giữ lại", right="Dùng: x", source=_PAPER)
LOST_DECISION = Rule(_SHEET, _W, "lost-decision", "Lựa chọn không còn gì đứng sau",
    "Không đơn vị nào còn nêu ý ấy, đề cương không còn số ấy; những gì đã điền được giữ ở cuối trang, không được dùng.",
    wrong="Tình trạng: KHÔNG CÒN; Ý (câu sẽ in): Kinh phí còn hạn hẹp.",
    right="chuyển phần cần giữ sang hàng khác, xóa trắng các ô của hàng này",
    source=_PAPER, adjustable=True)

_COUNTING = Chapter("build", "Ngày tính số liệu")
SENT_LATER = Rule(_COUNTING, _W, "sent-later", "Báo cáo gửi sau ngày tính",
    "Số liệu tính đến một ngày thì báo cáo gửi sau ngày ấy chưa tính (status, build, update, decide, figures).",
    wrong="ngay_gui: 15/4/2019 (--as-of 12/4/2019)", right="ngay_gui: 12/4/2019, hoặc --as-of 15/4/2019",
    source="docs/validate.md")

_PENDING = Chapter("clean", "Việc còn lại trong dự thảo")
UNFINISHED_TEXT = Rule(_PENDING, _E, "unfinished-text", "Còn chỗ trong ngoặc vuông",
    "Ngoặc vuông nền vàng là việc của người biên tập: viết xong hoặc xóa rồi mới trình ký.",
    wrong="[Số liệu của 16/18 đơn vị; chưa có: Bảo Lộc, Đam Rông]", right="xóa, khi đã đủ số liệu", source=_CLEAN)
YELLOW_TEXT = Rule(_PENDING, _E, "yellow-text", "Còn chữ nền vàng",
    "Ai tô vàng một chỗ là muốn xem lại chỗ ấy.",
    wrong="kinh phí 88,7 tỷ đồng (nền vàng)", right="kinh phí 88,7 tỷ đồng (hết nền vàng)", source=_CLEAN)
OPEN_COMMENT = Rule(_PENDING, _E, "open-comment", "Còn nhận xét",
    "Nhận xét của người là việc chưa xong; nhận xét nguồn của tongket thì bỏ không hỏi.",
    wrong="Nhận xét của Nguyễn Văn An: “kiểm tra lại số này”", right="sửa xong, xóa nhận xét", source=_CLEAN)
TRACKED_CHANGE = Rule(_PENDING, _E, "tracked-change", "Còn thay đổi chưa chấp nhận",
    "Bản sạch không chọn thay người: chấp nhận hoặc từ chối từng thay đổi. Trong khung thì nó nằm lại ở mọi dự thảo.",
    wrong="tăng ~~53~~ 35 người (Track Changes)", right="tăng 35 người", source=_CLEAN)
