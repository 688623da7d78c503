"""What `lint` says of the format of a Word document: an error where Hướng dẫn 36-HD/VPTW is known for sure.

What each asks, as an office reads it: `docs/lint.md`; how sure each source is: `docs/the-thuc.md`.
"""

from tongket.findings.rule import Chapter, Rule, Severity

# A rule is a paragraph: what it is, why, and how it looks.
# fmt: off
_E, _W = Severity.ERROR, Severity.WARNING
_FRAME = "; khung templates/report.docx"

_LETTERS = Chapter("lint", "Chữ")
WRONG_FONT = Rule(_LETTERS, _E, "wrong-font", "Không phải phông Times New Roman",
    "Cả bốn nhóm chữ (w:ascii, w:hAnsi, w:cs, w:eastAsia), phông của chủ đề cũng tính; ở hai nhóm sau chỉ là cảnh báo.",
    wrong="Arial", right="Times New Roman", source="docs/the-thuc.md, F, B, K1, K2")
LEGACY_FONT = Rule(_LETTERS, _E, "legacy-font", "Phông của bảng mã cũ",
    "Văn bản dùng Unicode; phông .Vn… (TCVN3), VNI-… ở máy khác hiện ra chữ sai.",
    wrong=".VnTime", right="Times New Roman", source="docs/the-thuc.md, F, B, P1, P4")
WRONG_COLOUR = Rule(_LETTERS, _E, "wrong-colour", "Chữ không phải màu đen",
    "Chữ của văn bản màu đen.",
    wrong="chữ màu 0070C0", right="chữ màu đen", source="docs/the-thuc.md, F, B")
WRONG_SIZE = Rule(_LETTERS, _E, "wrong-size", "Sai cỡ chữ",
    "Tiêu đề 15; tên cơ quan, dấu sao, số, ngày tháng 14; tên loại 15–16; nội dung 14–15; phần cuối như khung.",
    wrong="nội dung cỡ 13", right="nội dung cỡ 14", source="docs/the-thuc.md, A, B, C" + _FRAME)
WRONG_CASE = Rule(_LETTERS, _E, "wrong-case", "Sai chữ in hoa, in thường",
    "In hoa: tiêu đề, tên cơ quan, tên loại, quyền hạn, chức vụ; in thường: trích yếu, họ tên, dòng dự thảo.",
    wrong="TRẦN ĐỨC QUẬN", right="Trần Đức Quận", source="docs/the-thuc.md, A, B, C")
NOT_UPRIGHT = Rule(_LETTERS, _E, "not-upright", "Chữ nghiêng nơi phải đứng",
    "Chữ đứng ở phần đầu, trích yếu; ở phần cuối và căn cứ là cảnh báo.",
    wrong="trích yếu nghiêng", right="trích yếu đứng", source="docs/the-thuc.md, A, B, C, J")
NOT_NFC = Rule(_LETTERS, _W, "not-nfc", "Chữ và dấu tách rời",
    "Unicode dựng sẵn: chữ và dấu tách rời trông như nhau nhưng tìm không thấy, đếm không đúng.",
    wrong="Nha‹U+0302›n da‹U+0302›n", right="Nhân dân", source="docs/the-thuc.md, P4, P6, P7, P8")
ETH_LETTER = Rule(_LETTERS, _E, "eth-letter", "Chữ Ð (U+00D0) thay cho Đ (U+0110)",
    "Hai chữ trông như nhau, nhưng Ð là chữ của tiếng Iceland: tìm không thấy, in thường thành ð.",
    wrong="Ðảng (U+00D0)", right="Đảng (U+0110)", source="docs/the-thuc.md, P4")
MIXED_TONE_MARKS = Rule(_LETTERS, _W, "mixed-tone-marks", "Một từ hai cách đặt dấu",
    "Một văn bản chọn một cách: “ủy” hoặc “uỷ”; tên riêng không xét.",
    wrong="Cấp uỷ đã chỉ đạo; Tỉnh ủy vào cuộc.", right="Cấp ủy đã chỉ đạo; Tỉnh ủy vào cuộc.",
    source="docs/the-thuc.md, P10")

_PAGES = Chapter("lint", "Trang")
WRONG_PAPER = Rule(_PAGES, _E, "wrong-paper", "Sai khổ giấy",
    "A4, trang đầu dọc; giấy giới thiệu, phiếu có thể A5.",
    wrong="215,9 × 279,4 mm (Letter)", right="210 × 297 mm (A4)", source="docs/the-thuc.md, F, B")
WRONG_MARGINS = Rule(_PAGES, _E, "wrong-margins", "Sai lề trang",
    "Trên 20, dưới 20, trái 30, phải 15 mm, xê dịch 1 mm; in hai mặt thì bật Mirror margins; trang ngang: cảnh báo.",
    wrong="lề trái 35 mm", right="lề trái 30 mm", source="docs/the-thuc.md, B, H, C")
MISSING_PAGE_NUMBER = Rule(_PAGES, _E, "missing-page-number", "Không có số trang",
    "Có số trang từ trang thứ hai; văn bản ngắn, có lẽ chỉ một trang, thì là cảnh báo.",
    wrong="đầu trang trống", right="Insert, Page Number, Top of Page, ở giữa", source="docs/the-thuc.md, B, C")
PAGE_NUMBER_ON_FIRST_PAGE = Rule(_PAGES, _W, "page-number-on-first-page", "Trang đầu có số trang",
    "Trang đầu không đánh số.",
    wrong="số 1 ở đầu trang thứ nhất", right="bật Different First Page", source="docs/the-thuc.md, B, C")
WRONG_PAGE_NUMBER_PLACE = Rule(_PAGES, _E, "wrong-page-number-place", "Số trang sai chỗ",
    "Ở giữa, phía trên, cách mép giấy 10 mm.",
    wrong="số trang ở chân trang", right="số trang ở giữa, đầu trang", source="docs/the-thuc.md, B, C, E2")
WRONG_PAGE_NUMBER_FORM = Rule(_PAGES, _W, "wrong-page-number-form", "Số trang sai dạng",
    "Chữ số Ả Rập, kiểu đứng, đứng một mình.",
    wrong="Trang ii", right="2", source="docs/the-thuc.md, B, C, E2")

_HEAD = Chapter("lint", "Phần đầu")
STATE_DOCUMENT = Rule(_HEAD, _W, "state-document", "Văn bản hành chính",
    "Có quốc hiệu, tiêu ngữ, không của cơ quan của Đảng: chỉ soát những yêu cầu mà Nghị định 30/2020/NĐ-CP cũng có.",
    wrong="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\nSố: 15/BC-SNV",
    right="ĐẢNG CỘNG SẢN VIỆT NAM\nTỈNH ỦY LÂM ĐỒNG\nSố 15-BC/TU", source="docs/the-thuc.md, J")
MISSING_MOTTO = Rule(_HEAD, _E, "missing-motto", "Thiếu tiêu đề ĐẢNG CỘNG SẢN VIỆT NAM",
    "Văn bản của Đảng mang tiêu đề ấy, không phải quốc hiệu, tiêu ngữ.",
    wrong="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", right="ĐẢNG CỘNG SẢN VIỆT NAM", source="docs/the-thuc.md, A, D1, J")
MOTTO_NOT_BOLD = Rule(_HEAD, _E, "motto-not-bold", "Tiêu đề không đậm",
    "Tiêu đề in hoa, đứng, đậm.",
    wrong="ĐẢNG CỘNG SẢN VIỆT NAM (không đậm)", right="ĐẢNG CỘNG SẢN VIỆT NAM (đậm)", source="docs/the-thuc.md, A, D1")
MISSING_MOTTO_RULE = Rule(_HEAD, _E, "missing-motto-rule", "Không có đường kẻ dưới tiêu đề",
    "Đường kẻ liền dưới tiêu đề: viền, nét vẽ hoặc dòng gạch; chữ gạch chân không phải là đường kẻ.",
    wrong="ĐẢNG CỘNG SẢN VIỆT NAM (gạch chân)", right="ĐẢNG CỘNG SẢN VIỆT NAM, dưới là đường kẻ",
    source="docs/the-thuc.md, A, D1")
MISSING_ORGAN = Rule(_HEAD, _E, "missing-organ", "Thiếu tên cơ quan ban hành",
    "Văn bản phải nói của cơ quan nào.",
    wrong="(dòng trống bên trái)", right="TỈNH ỦY LÂM ĐỒNG", source="docs/the-thuc.md, A, E3")
ORGAN_NOT_BOLD = Rule(_HEAD, _E, "organ-not-bold", "Tên cơ quan ban hành không đậm",
    "Cơ quan ban hành đậm, để phân biệt với cơ quan cấp trên.",
    wrong="BAN DÂN VẬN (không đậm)", right="BAN DÂN VẬN (đậm)", source="docs/the-thuc.md, A")
SUPERIOR_BOLD = Rule(_HEAD, _E, "superior-bold", "Tên cơ quan cấp trên đậm",
    "Cơ quan cấp trên không đậm.",
    wrong="TỈNH ỦY LÂM ĐỒNG (đậm) trên BAN DÂN VẬN", right="TỈNH ỦY LÂM ĐỒNG (không đậm) trên BAN DÂN VẬN",
    source="docs/the-thuc.md, A")
MISSING_STAR = Rule(_HEAD, _E, "missing-star", "Không có dấu sao dưới tên cơ quan",
    "Một dấu sao, không phải đường kẻ như văn bản hành chính.",
    wrong="***", right="*", source="docs/the-thuc.md, B, D2, C")
MISSING_NUMBER = Rule(_HEAD, _E, "missing-number", "Không có số và ký hiệu",
    "Dòng số và ký hiệu phải có, chưa có số thì để trống chỗ của số.",
    wrong="(dòng trống)", right="Số      -BC/TU", source="docs/the-thuc.md, A, D4, E3")
WRONG_NUMBER_FORM = Rule(_HEAD, _E, "wrong-number-form", "Số và ký hiệu sai dạng",
    "Không dấu hai chấm, không dấu cách trong ký hiệu, gạch nối rồi gạch chéo, số dưới 10 có số 0 ở trước.",
    wrong="Số: 5/BC-TU", right="Số 05-BC/TU", source="docs/the-thuc.md, A, B, D4, J")
MISSING_DATE_LINE = Rule(_HEAD, _E, "missing-date-line", "Không có địa danh, ngày tháng năm",
    "Văn bản phải nói ban hành ở đâu, ngày nào; chưa có ngày thì để trống chỗ của ngày.",
    wrong="(dòng trống)", right="Lâm Đồng, ngày      tháng 4 năm 2019", source="docs/the-thuc.md, A, B, D4, E3")
WRONG_DATE_FORM = Rule(_HEAD, _E, "wrong-date-form", "Địa danh, ngày tháng năm sai dạng",
    "Nghiêng; ngày 1–9 và tháng 1, 2 có số 0, tháng 3–9 không; có dấu phẩy sau địa danh; ngày có trong lịch.",
    wrong="Lâm Đồng, ngày 5 tháng 04 năm 2019", right="Lâm Đồng, ngày 05 tháng 4 năm 2019",
    source="docs/the-thuc.md, A, B, D4")
WRONG_DRAFT_MARK = Rule(_HEAD, _W, "wrong-draft-mark", "Dòng dự thảo sai dạng",
    "Dự thảo lần mấy, nghiêng, không thêm gì.",
    wrong="Dự thảo 2, ngày 12/4", right="Dự thảo lần 2", source="docs/the-thuc.md, B, E1")
MISSING_TYPE = Rule(_HEAD, _E, "missing-type", "Không có tên loại văn bản",
    "Báo cáo, kế hoạch, nghị quyết … phải nói mình là loại nào; công văn thì không cần.",
    wrong="(dòng trống trên trích yếu)", right="BÁO CÁO", source="docs/the-thuc.md, A, E3")
TYPE_NOT_BOLD = Rule(_HEAD, _E, "type-not-bold", "Tên loại không đậm",
    "Tên loại in hoa, đứng, đậm, ở giữa.",
    wrong="BÁO CÁO (không đậm)", right="BÁO CÁO (đậm)", source="docs/the-thuc.md, A")
MISSING_ABSTRACT = Rule(_HEAD, _E, "missing-abstract", "Không có trích yếu",
    "Dưới tên loại phải nói văn bản về việc gì.",
    wrong="BÁO CÁO\n-----", right="BÁO CÁO\ntổng kết 10 năm thực hiện Kết luận số 62-KL/TW\n-----",
    source="docs/the-thuc.md, A, E3")
ABSTRACT_NOT_BOLD = Rule(_HEAD, _E, "abstract-not-bold", "Trích yếu không đậm",
    "Trích yếu in thường, đứng, đậm, ở giữa.",
    wrong="tổng kết 10 năm … (không đậm)", right="tổng kết 10 năm … (đậm)", source="docs/the-thuc.md, A")
MISSING_HYPHENS = Rule(_HEAD, _E, "missing-hyphens", "Không có năm dấu gạch nối dưới trích yếu",
    "Năm dấu gạch nối, không phải đường kẻ như văn bản hành chính.",
    wrong="–––––", right="-----", source="docs/the-thuc.md, G, B, J")

_BODY = Chapter("lint", "Nội dung")
WRONG_ALIGNMENT = Rule(_BODY, _E, "wrong-alignment", "Sai cách căn",
    "Nội dung căn đều hai bên; tên loại, trích yếu, -----, phần, chương, mục ở giữa.",
    wrong="nội dung căn trái", right="nội dung căn đều hai bên", source="docs/the-thuc.md, A, B")
WRONG_INDENT = Rule(_BODY, _W, "wrong-indent", "Dòng đầu thụt khác khung",
    "Dòng đầu thụt như khung, xê dịch 2 mm; ý con thụt sâu hơn được.",
    wrong="dòng đầu không thụt", right="dòng đầu thụt 10 mm", source="docs/the-thuc.md, B, C" + _FRAME)
WRONG_SPACING = Rule(_BODY, _W, "wrong-spacing", "Các đoạn quá sát nhau",
    "Các đoạn cách nhau ít nhất như khung.",
    wrong="cách đoạn 3 pt", right="cách đoạn 6 pt", source="docs/the-thuc.md, B, C" + _FRAME)
WRONG_LINE_SPACING = Rule(_BODY, _W, "wrong-line-spacing", "Giãn dòng khác khung",
    "Giãn dòng như khung trở lên, cùng cách đặt (Exactly).",
    wrong="1,5 dòng (Multiple)", right="18 pt (Exactly)", source="docs/the-thuc.md, B, C" + _FRAME)
HEADING_NOT_BOLD = Rule(_BODY, _E, "heading-not-bold", "Tiêu đề mục không đậm",
    "Phần, chương, mục đậm; tiêu đề có số La Mã chưa đậm là cảnh báo.",
    wrong="Phần thứ nhất (không đậm)", right="Phần thứ nhất (đậm)", source="docs/the-thuc.md, A")
SLASH_STOP_SLASH = Rule(_BODY, _W, "slash-stop-slash", "Hết văn bản bằng ./.",
    "Hết văn bản chỉ dùng dấu chấm.",
    wrong="Trên đây là báo cáo của Ban Thường vụ Tỉnh ủy./.", right="Trên đây là báo cáo của Ban Thường vụ Tỉnh ủy.",
    source="docs/the-thuc.md, B")
LIKE_POINTS = Rule(_BODY, _W, "like-points", "Một ý nêu hai lần trong một mục",
    "Hai ý bằng nhau, hay gần giống mà không trái chiều, trong một mục: người đọc tưởng là hai việc; có thể gộp.",
    wrong="- Kinh phí của các chi hội còn hạn hẹp.\n- Kinh phí chi hội còn thật hạn hẹp.",
    right="- Kinh phí của các chi hội còn hạn hẹp.", source="docs/likeness.md")

_END = Chapter("lint", "Phần cuối")
MISSING_SIGNATURE = Rule(_END, _E, "missing-signature", "Không có quyền hạn, chức vụ người ký",
    "Văn bản phải có người ký.",
    wrong="(phần cuối trống)", right="T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ", source="docs/the-thuc.md, E3")
WRONG_AUTHORITY_FORM = Rule(_END, _E, "wrong-authority-form", "Quyền hạn ký sai dạng",
    "T/M, K/T, T/L với dấu gạch chéo; cấp ủy không dùng K/T.",
    wrong="TM. BAN THƯỜNG VỤ", right="T/M BAN THƯỜNG VỤ", source="docs/the-thuc.md, D3, B, J")
AUTHORITY_NOT_BOLD = Rule(_END, _W, "authority-not-bold", "Quyền hạn ký không đậm",
    "Quyền hạn ký in hoa, đứng, đậm.",
    wrong="T/M BAN THƯỜNG VỤ (không đậm)", right="T/M BAN THƯỜNG VỤ (đậm)", source="docs/the-thuc.md, B, C")
WRONG_POST = Rule(_END, _E, "wrong-post", "Chức vụ sai dạng",
    "Ký T/M cấp ủy chỉ ghi BÍ THƯ hoặc PHÓ BÍ THƯ, không nhắc lại tên cơ quan.",
    wrong="BÍ THƯ TỈNH ỦY", right="BÍ THƯ", source="docs/the-thuc.md, D3, B")
POST_BOLD = Rule(_END, _W, "post-bold", "Chức vụ đậm",
    "Chức vụ không đậm; đậm là của văn bản hành chính.",
    wrong="PHÓ BÍ THƯ (đậm)", right="PHÓ BÍ THƯ (không đậm)", source="docs/the-thuc.md, B, C, J")
NAME_NOT_BOLD = Rule(_END, _W, "name-not-bold", "Họ tên không đậm",
    "Họ tên người ký in thường, đứng, đậm.",
    wrong="Trần Đức Quận (không đậm)", right="Trần Đức Quận (đậm)", source="docs/the-thuc.md, B, C")
TITLE_BEFORE_NAME = Rule(_END, _W, "title-before-name", "Họ tên kèm học vị, danh xưng",
    "Chỉ ghi họ tên.",
    wrong="TS. Trần Đức Quận", right="Trần Đức Quận", source="docs/the-thuc.md, B, C")
MISSING_BLANK_LINES = Rule(_END, _W, "missing-blank-lines", "Thiếu dòng trống cho chữ ký",
    "Trên họ tên có bốn dòng trống, hay như khung, để ký và đóng dấu.",
    wrong="PHÓ BÍ THƯ, 2 dòng trống, Trần Đức Quận", right="PHÓ BÍ THƯ, 4 dòng trống, Trần Đức Quận",
    source="docs/the-thuc.md, B, C" + _FRAME)
MISSING_RECIPIENTS = Rule(_END, _E, "missing-recipients", "Không có nơi nhận",
    "Văn bản phải nói gửi cho ai, lưu ở đâu.",
    wrong="(phần cuối bên trái trống)", right="Nơi nhận:\n- Ban Dân vận Trung ương,\n- Lưu Văn phòng Tỉnh ủy.",
    source="docs/the-thuc.md, E3")
RECIPIENTS_LABEL = Rule(_END, _W, "recipients-label", "Chữ “Nơi nhận:” sai dạng",
    "Gạch chân, đứng, không đậm; đậm nghiêng là của văn bản hành chính.",
    wrong="Nơi nhận: (đậm, nghiêng)", right="Nơi nhận: (đứng, gạch chân)", source="docs/the-thuc.md, B, C, J")
RECIPIENTS_FORM = Rule(_END, _W, "recipients-form", "Dòng nơi nhận sai dạng",
    "Mỗi dòng gạch nối ở đầu, dấu phẩy ở cuối, dòng cuối dấu chấm; “Lưu Văn phòng …” không có dấu hai chấm.",
    wrong="- Ban Dân vận Trung ương;\n- Lưu: VT.", right="- Ban Dân vận Trung ương,\n- Lưu Văn phòng Tỉnh ủy.",
    source="docs/the-thuc.md, B, C, J")

ISSUED = frozenset(
    {
        *(MISSING_MOTTO, MISSING_ORGAN, MISSING_STAR, MISSING_NUMBER, MISSING_DATE_LINE),
        *(MISSING_HYPHENS, MISSING_SIGNATURE, MISSING_RECIPIENTS),
    }
)
"""What only a document that an organ issues must have: not a speech, an outline, a list."""
