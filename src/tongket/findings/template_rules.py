"""What `template check` says of frames, phrases and lead sentences; `build` stops at the same."""

from tongket.findings.rule import Chapter, Rule, Severity

# A rule is a paragraph: what it is, why, and how it looks.
# fmt: off
_E, _W = Severity.ERROR, Severity.WARNING
_PAPER = "docs/templates.md"

_WORDS = Chapter("template check", "Câu mẫu và câu dẫn")
TEMPLATE_SYNTAX = Rule(_WORDS, _E, "template-syntax", "Câu viết sai cú pháp",
    "Thiếu, thừa dấu ngoặc hay thẻ thì không biết chỗ nào là lời, chỗ nào là số.",
    wrong="{{ hoi_nghi } hội nghị", right="{{ hoi_nghi }} hội nghị", source=_PAPER)
UNKNOWN_NAME = Rule(_WORDS, _E, "unknown-name", "Không có tên này",
    "Câu mẫu, câu dẫn, khung chỉ dùng được những tên, bộ lọc, phép thử đã có; tên gần nhất được nêu làm gợi ý.",
    wrong="{{ hoi_ngi }} hội nghị", right="{{ hoi_nghi }} hội nghị", source=_PAPER)
MISSING_PHRASE = Rule(_WORDS, _E, "missing-phrase", "Thiếu một câu mẫu",
    "Mỗi câu mà báo cáo cần có một khối trong tệp .j2; thiếu thì không có gì để in.",
    wrong="{% block mo_dauu %}…{% endblock %}", right="{% block mo_dau %}…{% endblock %}", source=_PAPER)
TEMPLATE_FAILED = Rule(_WORDS, _E, "template-failed", "Câu không tính, không in được",
    "Thuộc tính không có, phép tính với điều không phải số, thẻ không dùng được, hoặc câu quá dài, quá nhiều bước.",
    wrong="Có {{ hoi_nghi.so_dv }} đơn vị.", right="Có {{ hoi_nghi.so_don_vi }} đơn vị.", source=_PAPER)
UNUSED_PHRASE = Rule(_WORDS, _W, "unused-phrase", "Khối không phải câu mẫu nào",
    "Báo cáo không in khối ấy: có lẽ tên gõ sai.",
    wrong="{% block loi_cam_on %}…{% endblock %}", right="{% block mo_dau %}…{% endblock %}", source=_PAPER)
NEVER_PRINTED = Rule(_WORDS, _W, "never-printed", "Câu dẫn hỏi điều không bao giờ có",
    "Chỉ tiêu hỏi như thế (kieu, tong, cong_tu, moc) không bao giờ có số ấy, nên câu hay vế không bao giờ in.",
    wrong="{{ hoi_nghi.xu_huong }} (chỉ tiêu không có moc)", right="{{ hoi_nghi }}", source=_PAPER)
MISPRINTED_MEASURE = Rule(_WORDS, _E, "misprinted-measure", "Đơn vị tính khác với con số in ra",
    "Số in theo in_theo đã đổi đơn vị; ghi đơn vị đã hỏi sau nó thì sai cả nghìn lần.",
    wrong="{{ kinh_phi }} triệu đồng (in_theo: tỷ đồng)", right="{{ kinh_phi }} tỷ đồng", source=_PAPER)

_FRAMES = Chapter("template check", "Khung Word")
UNREADABLE_FRAME = Rule(_FRAMES, _E, "unreadable-frame", "Không mở được khung",
    "Khung không có, không phải tệp Word hoặc đã hỏng thì không ghi được dự thảo.",
    wrong="templates/report.docx (tệp .doc đổi đuôi)", right="templates/report.docx (Word Document)", source=_PAPER)
OPEN_FRAME = Rule(_FRAMES, _W, "open-frame", "Khung đang mở trong Word",
    "Chỗ sửa chưa lưu thì chưa kiểm tra được.",
    wrong="templates/~$report.docx", right="templates/report.docx, đã đóng", source=_PAPER)
PLACEHOLDER_SYNTAX = Rule(_FRAMES, _E, "placeholder-syntax", "Chỗ điền viết sai",
    "Thiếu, thừa dấu ngoặc hay ngắt sang đoạn sau thì chỗ ấy in ra nguyên chữ.",
    wrong="{{ co_quan }", right="{{ co_quan }}", source=_PAPER)
MISPLACED = Rule(_FRAMES, _E, "misplaced", "Chỗ điền không đúng nơi",
    "{{ body }}, {{ appendices }} đứng một mình, một lần, ở thân văn bản; chỗ điền trong chú thích không được điền.",
    wrong="Nội dung: {{ body }}", right="{{ body }}", source=_PAPER)
MISSING_BODY = Rule(_FRAMES, _E, "missing-body", "Khung không có {{ body }}",
    "Không biết đặt nội dung báo cáo ở đâu.",
    wrong="khung chỉ có {{ co_quan }}", right="một đoạn riêng: {{ body }}", source=_PAPER)
MISSING_STYLE = Rule(_FRAMES, _E, "missing-style", "Khung thiếu kiểu (style)",
    "Đoạn in bằng kiểu không có thì Word cho nó dạng mặc định; kiểu của mục lục thiếu thì chỉ là cảnh báo.",
    wrong="khung không có kiểu Biểu", right="chép các kiểu từ khung mẫu của tongket init", source=_PAPER)
MISSING_PAGE = Rule(_FRAMES, _E, "missing-page", "Khung chưa đặt khổ giấy và lề",
    "Độ rộng của biểu được tính từ khổ giấy và lề.",
    wrong="khung không có w:sectPr", right="Layout, Size: A4; Margins: 20, 20, 30, 15 mm", source=_PAPER)
UNUSED_FIELD = Rule(_FRAMES, _W, "unused-field", "Khung không in một điều mà đề cương có",
    "Đề cương ghi điều ấy để in; bỏ qua nếu cố ý.",
    wrong="khung không có {{ nguoi_ky }}", right="{{ nguoi_ky }} dưới {{ chuc_vu }}", source=_PAPER)
OTHER_CAMPAIGN = Rule(_FRAMES, _W, "other-campaign", "Còn tên, số, ngày của đợt khác",
    "Khung hay câu mẫu nêu tên riêng, cơ quan, số ký hiệu, năm mà đề cương và danh sách đơn vị không có.",
    wrong="Thực hiện Kế hoạch số 45-KH/TU, Tỉnh ủy Bình Thuận báo cáo như sau:",
    right="{{ ten_co_quan }} báo cáo {{ trich_yeu }} như sau:", source=_PAPER)
