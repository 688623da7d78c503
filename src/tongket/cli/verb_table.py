"""The verbs: in which module each is, and what it does; so that a run loads only its own, and `--help` none."""

from typing import NamedTuple

from tongket.workspace import DECISIONS


class Verb(NamedTuple):
    """One command."""

    module: str
    """Below `tongket.cli`; importing it registers the command."""
    help: str
    """One line."""


VERBS = {
    "validate": Verb("verbs.validate", "Kiểm tra báo cáo của các đơn vị theo đề cương."),
    "status": Verb("verbs.validate", "Đơn vị nào chưa gửi, gửi muộn, còn lỗi, còn thiếu."),
    "build": Verb("verbs.build", "Lập dự thảo báo cáo và Bản tập hợp."),
    "decide": Verb("verbs.decide", f"Lập, cập nhật bảng biên tập {DECISIONS}: chọn ý, gộp, tách, điển hình."),
    "init": Verb("verbs.init", "Tạo thư mục chiến dịch mới: đề cương, danh sách đơn vị, khung và câu chữ."),
    "confirm": Verb(
        "exchange.confirm", "Phiếu xác nhận số liệu: mỗi đầu mối một tờ, các số của mình in trong dự thảo."
    ),
    "form": Verb("exchange.form", "Lập mẫu báo cáo cho từng đơn vị: tệp Word đúng phần phải trả lời, gửi đi để điền."),
    "receive": Verb(
        "exchange.receive", "Nhận báo cáo các đơn vị gửi về: tệp hoặc thư mục; vào sổ, đọc, so với bản trước."
    ),
    "remind": Verb("exchange.remind", "Nhắc đơn vị chưa gửi: tin nhắn cho từng nơi, công văn đôn đốc cho nơi quá hạn."),
    "slip": Verb("exchange.slip", "Phiếu đề nghị bổ sung: mỗi đơn vị cần xem lại gì, dạng Word và dạng tin nhắn."),
    "clean": Verb("verbs.clean", "Xuất bản sạch để trình ký: bỏ nhận xét, số đếm “(12)”, chữ ẩn, dấu vết sửa."),
    "figures": Verb(
        "verbs.figures",
        "Soát số: đối chiếu mọi con số của một tệp Word với số liệu và phụ lục, và phép tính trong câu.",
    ),
    "fix": Verb("verbs.fix", "Sửa những chỗ sửa được chắc chắn: bảng mã, Tab, ký tự ẩn, dấu cách."),
    "lint": Verb("verbs.lint", "Soát thể thức văn bản của Đảng (Hướng dẫn 36-HD/VPTW) trong tệp Word bất kỳ."),
    "rules": Verb("verbs.rules", "Các quy tắc của mọi lệnh: nêu điều gì, vì sao, viết sai và đúng thế nào."),
    "schema": Verb(
        "verbs.schema", "Lập JSON Schema của báo cáo đơn vị: trình soạn thảo gợi ý khóa, báo lỗi ngay khi gõ."
    ),
    "trace": Verb("verbs.trace", "Ai nói, số từ đâu: đọc từ chính dự thảo, kể cả sau khi sửa trong Word."),
    "update": Verb("verbs.update", "Cập nhật số liệu mới vào dự thảo đã sửa trong Word; không đụng đến chữ nào khác."),
    "template": Verb("verbs.template", "Khung Word, câu mẫu và câu dẫn: kiểm tra trước khi dùng."),
}
"""By name, in the order of the help page: first those of a campaign, in the order of their use."""
