"""What `validate` says of the YAML files of a campaign: the answers, the outline, the roster."""

from tongket.findings.rule import Chapter, Rule, Severity

# A rule is a paragraph: what it is, why, and how it looks.
# fmt: off
_E, _W = Severity.ERROR, Severity.WARNING
_YAML = 'docs/formats.md, "Rules for every YAML file"'
_TYPES = 'docs/formats.md, "Values"'
_OUTLINE = 'docs/formats.md, "data/outline.yaml"'
_ANSWERS = 'docs/formats.md, "data/submissions/*.yaml"'
_PAPER = "docs/validate.md"

_FILES = Chapter("validate", "Tệp")
UNREADABLE_FILE = Rule(_FILES, _E, "unreadable-file", "Không mở được tệp",
    "Tệp không đọc được, hoặc không phải tệp thường (liên kết ra ngoài thư mục, đường ống), thì câu trả lời bị thiếu.",
    wrong="da-lat.yaml → /home/an/da-lat.yaml", right="da-lat.yaml (tệp thường)", source=_YAML)
TOO_LARGE = Rule(_FILES, _E, "too-large", "Tệp quá lớn",
    "Không câu trả lời nào dài quá 5 MB hay 500.000 giá trị; tệp như thế là gửi nhầm, hoặc có hình, tệp khác dán vào.",
    wrong="da-lat.yaml (12 MB)", right="da-lat.yaml (40 KB)", source=_YAML)
TOO_MANY_FINDINGS = Rule(_FILES, _E, "too-many-findings", "Tệp có quá nhiều chỗ sai",
    "Sau 10.000 chỗ sai thì không nêu nữa: tệp như thế thường là gửi nhầm.",
    wrong="danh-sach-can-bo.yaml", right="da-lat.yaml", source=_YAML)
WRONG_ENCODING = Rule(_FILES, _E, "wrong-encoding", "Tệp không phải mã UTF-8",
    "Chữ ở bảng mã khác (Windows-1258, TCVN3, VNI) đọc ra chữ sai; tongket không đoán, chỉ nói có lẽ là mã nào.",
    wrong="tệp lưu ở mã Windows-1258", right="tệp lưu ở mã UTF-8", source=_YAML)
GARBLED_TEXT = Rule(_FILES, _E, "garbled-text", "Chữ đọc nhầm bảng mã",
    "Chữ của bảng mã khác lọt vào tệp UTF-8 thì in ra không ai đọc được; nêu chữ đúng, không tự đổi.",
    wrong="I.1: Mét sè cÊp ñy", right="I.1: Một số cấp ủy", source=_YAML)
LOST_LETTERS = Rule(_FILES, _E, "lost-letters", "Mất chữ",
    "Dấu ? hay ô vuông ở giữa một từ là chữ có dấu đã mất khi lưu ở bảng mã không có chữ ấy; không khôi phục được.",
    wrong="I.1: M?t s? c?p ủy", right="I.1: Một số cấp ủy", source=_YAML)
HTML_ENTITY = Rule(_FILES, _W, "html-entity", "Ký hiệu HTML trong lời văn",
    "Chữ chép từ trang web còn ký hiệu của trang thì in nguyên ký hiệu ấy.",
    wrong="I.1: Đảng bộ c&oacute; 12 chi bộ", right="I.1: Đảng bộ có 12 chi bộ", source=_YAML, adjustable=True)
FOREIGN_LETTER = Rule(_FILES, _W, "foreign-letter", "Chữ Ð, ð thay cho Đ, đ",
    "Chữ ấy trông như Đ nhưng là chữ khác (U+00D0, U+00F0): tìm kiếm, sắp xếp, so sánh đều sai.",
    wrong="I.1: Ðảng bộ có 12 chi bộ", right="I.1: Đảng bộ có 12 chi bộ", source=_YAML, adjustable=True)
PRIVATE_CHARACTER = Rule(_FILES, _W, "private-character", "Ký tự riêng của một phông chữ",
    "Dấu đầu dòng, mũi tên của phông Symbol, Wingdings chép từ Word sang chỉ phông ấy vẽ được; nơi khác là ô vuông.",
    wrong="I.1: ‹U+F0B7› Đảng bộ có 12 chi bộ", right="I.1: Đảng bộ có 12 chi bộ", source=_YAML, adjustable=True)
DECOMPOSED_TEXT = Rule(_FILES, _W, "decomposed-text", "Dấu tách rời khỏi chữ",
    "Chữ ghép từ nhiều ký tự (NFD, thường từ máy Mac) trông như nhau mà khác chữ thường dùng; tongket đọc được cả hai.",
    wrong="I.1: Đảng bộ có 12 chi bộ (mỗi chữ có dấu là hai, ba ký tự)", right="I.1: Đảng bộ có 12 chi bộ",
    source=_YAML, adjustable=True)
CONTROL_CHARACTER = Rule(_FILES, _E, "control-character", "Ký tự điều khiển",
    "Ký tự không in được thì Word và YAML không nhận; thường theo chữ chép từ tệp khác mà vào.",
    wrong="khong_co: Không‹U+0007›có gì.", right="khong_co: Không có gì.", source=_YAML)
LINE_SEPARATOR = Rule(_FILES, _E, "line-separator", "Ký tự ngắt dòng lạ",
    "Chỉ phím Enter (LF, CRLF) kết thúc một dòng; ký tự khác nơi thấy là một dòng, nơi thấy là hai.",
    wrong="- Thiếu ‹U+2028›cán bộ", right="- Thiếu cán bộ", source=_YAML)
EMPTY_FILE = Rule(_FILES, _E, "empty-file", "Tệp trống",
    "Tệp không có gì ngoài ghi chú thì không phải là báo cáo.",
    wrong="# Mẫu báo cáo", right="don_vi: da-lat\ntra_loi:\n  I.1: Đảng bộ có 12 chi bộ.", source=_YAML)
NOT_READ = Rule(_FILES, _W, "not-read", "Tệp không phải .yaml nên không đọc",
    "Trong thư mục báo cáo chỉ tệp .yaml, .yml được đọc; tệp Word, Excel để ở đó thì chưa ai tính đến.",
    wrong="data/submissions/bao-cao.docx", right="data/submissions/da-lat.yaml", source=_YAML, adjustable=True)
WAITING_PROPOSAL = Rule(_FILES, _W, "waiting-proposal", "Bản đề nghị chưa được chấp nhận",
    "Báo cáo không gõ vào mẫu được đọc thành bản đề nghị; chưa ai xem lại và chấp nhận thì chưa tính là báo cáo.",
    wrong="data/submissions/da-lat.yaml.de-nghi", right="data/submissions/da-lat.yaml", source=_YAML, adjustable=True)

_SYNTAX = Chapter("validate", "Cách viết YAML")
YAML_SYNTAX = Rule(_SYNTAX, _E, "yaml-syntax", "Sai cú pháp YAML",
    "Từ chỗ sai trở đi không biết chữ nào thuộc về đâu.",
    wrong="noi_dung:Đã làm", right="noi_dung: Đã làm", source=_YAML)
YAML_FEATURE = Rule(_SYNTAX, _E, "yaml-feature", "Ký hiệu riêng của YAML",
    "Mỏ neo (&), tham chiếu (*), thẻ kiểu (!), khóa gộp (<<) làm giá trị khác với chữ nhìn thấy.",
    wrong="I.1: &a Đảng bộ có 12 chi bộ.\nII.1: *a",
    right="I.1: Đảng bộ có 12 chi bộ.\nII.1: Đảng bộ có 12 chi bộ.", source=_YAML)
TOO_DEEP = Rule(_SYNTAX, _E, "too-deep", "Lồng nhau quá 20 cấp",
    "Không báo cáo nào cần đến thế; thường là gõ thừa dấu [ hay {, hoặc thụt dòng sai.",
    wrong="II.2: [[[[[[[[[[[[[[[[[[[ý]]]]]]]]]]]]]]]]]]]", right="II.2: [ý]", source=_YAML)
SEVERAL_DOCUMENTS = Rule(_SYNTAX, _E, "several-documents", "Hơn một tài liệu trong một tệp",
    "Dòng --- mở một tài liệu mới; mỗi tệp chỉ là một báo cáo, nên phần sau không biết của ai.",
    wrong="don_vi: quan-su\n---\ndon_vi: da-lat", right="don_vi: quan-su", source=_YAML)
DUPLICATE_KEY = Rule(_SYNTAX, _E, "duplicate-key", "Một khóa ghi hai lần",
    "Giữ giá trị nào cũng là đoán, nên không giá trị nào được dùng.",
    wrong="can_bo: 12\ncan_bo: 13", right="can_bo: 13", source=_YAML)
UNKNOWN_KEY = Rule(_SYNTAX, _E, "unknown-key", "Không có khóa này",
    "Khóa gõ sai thì giá trị của nó không được dùng; khóa gần nhất được nêu làm gợi ý.",
    wrong="hoi_ngi: 12", right="hoi_nghi: 12", source=_YAML)
WRONG_SHAPE = Rule(_SYNTAX, _E, "wrong-shape", "Giá trị khác dạng",
    "Chỗ này cần chữ, danh sách hay các khóa, mà nhận được dạng khác; ý có dấu hai chấm thì YAML coi là khóa.",
    wrong="- Ngoài ra: có 05 cuộc", right='- "Ngoài ra: có 05 cuộc"', source=_YAML)
SWALLOWED_TEXT = Rule(_SYNTAX, _E, "swallowed-text", "YAML bỏ phần chữ sau dấu #",
    "Sau dấu cách, dấu # mở một ghi chú: phần sau không vào báo cáo.",
    wrong="- Một số cơ sở chưa làm # xem phụ lục", right='- "Một số cơ sở chưa làm # xem phụ lục"', source=_YAML)
COMMA_IN_BRACES = Rule(_SYNTAX, _E, "comma-in-braces", "Dấu phẩy trong ngoặc nhọn",
    "Trong ngoặc nhọn dấu phẩy tách hai khóa: 85,5 thành 85 và một khóa 5.",
    wrong="chi_tieu: {ty_le: 85,5}", right="chi_tieu:\n  ty_le: 85,5", source=_YAML)
PLACEHOLDER_LEFT = Rule(_SYNTAX, _E, "placeholder", "Còn để chỗ trống",
    "Dấu chấm lửng hay dấu cách trong ngoặc là chỗ chưa điền; để trống hẳn thì được coi là chưa trả lời.",
    wrong="hoi_nghi: …", right="hoi_nghi: 12", source=_YAML)

_VALUES = Chapter("validate", "Số, ngày, phương án")
NOT_A_NUMBER = Rule(_VALUES, _E, "not-a-number", "Không đọc được thành số",
    "Số phải đọc được một cách duy nhất: dấu chấm là phần nghìn, dấu phẩy là phần lẻ; không đoán.",
    wrong="hoi_nghi: 1,234", right="hoi_nghi: 1.234", source=_TYPES)
OUT_OF_RANGE = Rule(_VALUES, _E, "out-of-range", "Tỷ lệ ngoài giới hạn",
    "Tỷ lệ từ 0 đến 100, hoặc đến toi_da của đề cương; quá mức ấy thường là thiếu dấu phẩy.",
    wrong="ty_le: 855%", right="ty_le: 85,5%", source=_TYPES)
ODD_SPACE = Rule(_VALUES, _W, "odd-space", "Dấu cách lạ trong con số",
    "Dấu cách không ngắt, dấu cách hẹp trông như dấu cách thường; số vẫn được đọc, nhưng nên gõ lại.",
    wrong="hoi_nghi: 1‹U+00A0›234", right="hoi_nghi: 1.234", source=_TYPES, adjustable=True)
NOT_A_DATE = Rule(_VALUES, _E, "not-a-date", "Không phải một ngày",
    "Ngày phải có trong lịch và viết đủ ngày, tháng, năm, ngày đứng trước.",
    wrong="ngay_gui: 31/4/2019", right="ngay_gui: 30/4/2019", source=_TYPES)
NOT_YES_NO = Rule(_VALUES, _E, "not-yes-no", "Không phải có hoặc không",
    "Câu hỏi có, không được đếm; trả lời khác thì không biết đếm vào đâu.",
    wrong="ke_hoach: rồi", right="ke_hoach: có", source=_TYPES)
UNKNOWN_OPTION = Rule(_VALUES, _E, "unknown-option", "Không có phương án này",
    "Chỉ mã của các phương án trong đề cương được đếm.",
    wrong="hinh_thuc: hội nghị trực tiếp", right="hinh_thuc: truc_tiep", source=_TYPES)

_SUBMISSIONS = Chapter("validate", "Báo cáo của đơn vị")
MISSING_UNIT = Rule(_SUBMISSIONS, _E, "missing-unit", "Chưa ghi đơn vị",
    "Không biết báo cáo của ai thì không tính được.",
    wrong="don_vi:", right="don_vi: quan-su", source=_ANSWERS)
UNKNOWN_UNIT = Rule(_SUBMISSIONS, _E, "unknown-unit", "Không có đơn vị này",
    "Ghi mã của đơn vị trong danh sách (data/units.yaml), không ghi tên.",
    wrong="don_vi: Quân sự tỉnh", right="don_vi: quan-su", source=_ANSWERS)
DUPLICATE_UNIT = Rule(_SUBMISSIONS, _E, "duplicate-unit", "Một đơn vị có hai tệp khác nhau",
    "Không biết tệp nào là bản chính; tính cả hai thì đếm hai lần.",
    wrong="quan-su.yaml\nban-cu.yaml", right="quan-su.yaml", source=_PAPER)
SAME_FILE = Rule(_SUBMISSIONS, _W, "same-file", "Bản sao của một tệp khác",
    "Hai tệp nói như nhau (khác thứ tự khóa, ghi chú, bảng mã vẫn là như nhau) thì tính một.",
    wrong="da-lat.yaml\nda-lat (1).yaml", right="da-lat.yaml", source=_PAPER, adjustable=True)
WRONG_OUTLINE = Rule(_SUBMISSIONS, _E, "wrong-outline", "Báo cáo theo đề cương khác",
    "Cùng một mã mục ở hai đề cương hỏi hai điều khác nhau.",
    wrong="de_cuong: kl61", right="de_cuong: kl62", source=_ANSWERS)
MISSING_OUTLINE = Rule(_SUBMISSIONS, _W, "missing-outline", "Chưa ghi đề cương",
    "Tệp không nói trả lời đề cương nào thì dễ lẫn với đợt khác.",
    wrong="de_cuong:", right="de_cuong: kl62", source=_ANSWERS, adjustable=True)
MISSING_DATE = Rule(_SUBMISSIONS, _W, "missing-date", "Chưa ghi ngày gửi",
    "Không có ngày gửi thì không biết gửi muộn hay không; báo cáo vẫn được tính.",
    wrong="ngay_gui:", right="ngay_gui: 8/4/2019", source=_ANSWERS, adjustable=True)
NOT_A_LIST = Rule(_SUBMISSIONS, _E, "not-a-list", "Cần các ý, mỗi ý một gạch đầu dòng",
    "Mục này gộp ý của nhiều đơn vị, nên phải biết một ý bắt đầu ở đâu.",
    wrong="II.2: |\n  Một số cơ sở chưa quan tâm.", right="II.2: |\n  - Một số cơ sở chưa quan tâm.", source=_ANSWERS)
NOT_PROSE = Rule(_SUBMISSIONS, _E, "not-prose", "Cần lời văn, không phải danh sách",
    "Mục này in thành đoạn văn; danh sách YAML thì không biết nối thành câu ra sao.",
    wrong="I.1:\n  - Đảng bộ có 12 chi bộ.", right="I.1: |\n  Đảng bộ có 12 chi bộ.", source=_ANSWERS)
DERIVED_COLUMN = Rule(_SUBMISSIONS, _E, "derived-column", "Ghi vào cột do tongket tính",
    "Cột có công thức được tính từ các cột khác; số ghi tay có thể trái với chúng.",
    wrong="mttq: {can_bo: 12, nu: 5, ty_le_nu: 41}", right="mttq: {can_bo: 12, nu: 5}", source=_OUTLINE)

_LACKS = Chapter("validate", "Thiếu, thừa, trái nhau")
MISSING_ANSWER = Rule(_LACKS, _W, "missing-answer", "Chưa trả lời một mục bắt buộc",
    "Không trả lời thì không phân biệt được với không có gì; không có thì ghi khong_co và lý do.",
    wrong="I.1:", right="I.1: {khong_co: Đơn vị không có cơ sở đảng.}", source=_ANSWERS, adjustable=True)
MISSING_FIGURE = Rule(_LACKS, _W, "missing-figure", "Chưa có một số liệu phải báo cáo",
    "Thiếu số của một đơn vị thì tổng của tỉnh chỉ là của các đơn vị còn lại.",
    wrong="dang_vien: {2009: 3.120, 2018: }", right="dang_vien: {2009: 3.120, 2018: 4.875}",
    source=_ANSWERS, adjustable=True)
MISSING_TABLE = Rule(_LACKS, _W, "missing-table", "Chưa điền một biểu",
    "Thiếu biểu của một đơn vị thì hàng tổng cộng chỉ là của các đơn vị còn lại.",
    wrong="bieu:\n  PL1:", right="bieu:\n  PL1:\n    mttq: {can_bo: 12, nu: 5}", source=_ANSWERS, adjustable=True)
MISSING_CELL = Rule(_LACKS, _W, "missing-cell", "Chưa điền một ô của biểu",
    "Ô trống không phải là số 0: không có thì ghi 0. Đơn vị chỉ báo cáo hàng của mình thì không bị hỏi hàng khác.",
    wrong="mttq: {can_bo: 12}", right="mttq: {can_bo: 12, nu: 0}", source=_ANSWERS, adjustable=True)
UNASKED_ANSWER = Rule(_LACKS, _W, "unasked-answer", "Trả lời điều không được hỏi",
    "Đơn vị không phải trả lời mục hay biểu này; có thể ghi nhầm mục, nếu đúng thì vẫn được dùng.",
    wrong="don_vi: ban-to-chuc\ntra_loi:\n  II.1: Đã quán triệt.", right="don_vi: ban-to-chuc\ntra_loi: {}",
    source=_ANSWERS, adjustable=True)
CONTRADICTORY_NONE = Rule(_LACKS, _W, "contradictory-none", "Vừa ghi không có, vừa có nội dung",
    "Hai điều trái nhau, không biết điều nào đúng.",
    wrong="I.1:\n  khong_co: Không có.\n  noi_dung: Đảng bộ có 12 chi bộ.", right="I.1: Đảng bộ có 12 chi bộ.",
    source=_ANSWERS, adjustable=True)
TOO_SHORT = Rule(_LACKS, _W, "too-short", "Ngắn hơn đề cương yêu cầu",
    "Đề cương cần ít nhất bao nhiêu từ (toi_thieu_tu); ngắn hơn thì khó có việc, có số.",
    wrong="III: Đã làm tốt.", right="III: Đã ban hành 05 kế hoạch, mở 12 lớp.", source=_OUTLINE, adjustable=True)
TOO_LONG = Rule(_LACKS, _W, "too-long", "Dài hơn đề cương cho phép",
    "Đề cương cho nhiều nhất bao nhiêu từ (toi_da_tu; kết quả của một mô hình: 40); dài hơn thì báo cáo không còn chỗ.",
    wrong="III: Trong mười năm qua, được sự quan tâm của các cấp, đã ban hành 05 kế hoạch.",
    right="III: Đã ban hành 05 kế hoạch.", source=_OUTLINE, adjustable=True)
FAILED_CHECK = Rule(_LACKS, _E, "failed-check", "Trái với điều kiện kiểm tra của biểu",
    "Đề cương đặt điều kiện giữa các cột (kiem_tra); số trái điều kiện thì có ít nhất một số sai.",
    wrong="mttq: {can_bo: 12, nu: 13}", right="mttq: {can_bo: 13, nu: 12}", source=_OUTLINE, adjustable=True)
FIGURES_DISAGREE = Rule(_LACKS, _W, "figures-disagree", "Hai nguồn của một số không khớp",
    "Cùng một số hỏi ở hai nơi (doi_chieu) phải khớp trong mức sai lệch; chưa chốt thì báo cáo để vàng.",
    wrong="các huyện cộng được 190 cán bộ, Ban Tổ chức ghi 100", right="cả hai nguồn là 190",
    source=_OUTLINE, adjustable=True)

_DOUBTS = Chapter("validate", "Đáng ngờ")
COPIED_PARAGRAPH = Rule(_DOUBTS, _W, "copied-paragraph", "Đoạn giống của đơn vị khác",
    "Hai đơn vị khó có cùng một đoạn từ 20 từ, dù đã sửa vài chữ; chép của nhau thì một việc được tính hai lần.",
    wrong="II.1: Ban Thường vụ Huyện ủy đã ban hành kế hoạch … (hai tệp như nhau)",
    right="II.1: Đảng ủy Quân sự tỉnh đã mở 12 lớp …", source="", adjustable=True)
TEXT_DISAGREES = Rule(_DOUBTS, _W, "text-disagrees", "Số ở ô khác số trong lời văn",
    "Ô và lời văn cùng mục của một đơn vị nói về một điều thì phải cùng một số.",
    wrong="hoi_nghi: 410 (lời văn: 41 hội nghị)", right="hoi_nghi: 41 (lời văn: 41 hội nghị)",
    source=_PAPER, adjustable=True)
WRONG_MEASURE = Rule(_DOUBTS, _W, "wrong-measure", "Số theo đơn vị tính khác",
    "Một số ghi theo đồng giữa những số theo triệu đồng làm tổng lớn lên triệu lần.",
    wrong="kinh_phi: 65.580.150.530", right="kinh_phi: 65.580,15053", source=_PAPER, adjustable=True)
UNUSUAL_FIGURE = Rule(_DOUBTS, _W, "unusual-figure", "Số lệch hẳn các đơn vị cùng nhóm",
    "Dời dấu 1 - 3 chữ số thì vừa, nên có lẽ gõ thừa hoặc thiếu chữ số; đúng thì để nguyên.",
    wrong="luot_nguoi: 162.750", right="luot_nguoi: 16.275", source=_PAPER, adjustable=True)
BROKEN_LINE = Rule(_DOUBTS, _W, "broken-line", "Câu bị ngắt dòng giữa chừng",
    "Mỗi dòng là một đoạn trong báo cáo; chữ chép từ PDF, thư điện tử hay có chỗ xuống dòng ở giữa câu.",
    wrong="I.1: |\n  Đảng bộ có 12 chi bộ với 430\n  đảng viên, sinh hoạt ở 03 xã.",
    right="I.1: |\n  Đảng bộ có 12 chi bộ với 430 đảng viên, sinh hoạt ở 03 xã.", source=_PAPER, adjustable=True)
GLUED_DASH = Rule(_DOUBTS, _W, "glued-dash", "Gạch đầu dòng dính vào chữ",
    "Gạch đầu dòng có một dấu cách phía sau; dính vào chữ thì in ra như một phần của chữ.",
    wrong="I.1: |\n  Đảng bộ có 12 chi bộ.\n  -Đã họp 05 lần.",
    right="I.1: |\n  Đảng bộ có 12 chi bộ.\n  - Đã họp 05 lần.", source=_PAPER, adjustable=True)
PROSE_WITHOUT_FIGURE = Rule(_DOUBTS, _W, "prose-without-figure", "Lời văn không có số liệu nào",
    "Mục hỏi nhiều số liệu (không bắt buộc) mà cả chi_tieu và lời văn đều không có con số nào.",
    wrong="II.1: Công tác quán triệt được tăng cường.", right="II.1: Đã tổ chức 12 hội nghị quán triệt.",
    source=_PAPER, adjustable=True)
WRONG_ADDRESSEE = Rule(_DOUBTS, _W, "wrong-addressee", "Kiến nghị ghi ở mục của cấp khác",
    "Kiến nghị nêu rõ gửi cơ quan nào thì thuộc mục của cơ quan ấy; báo cáo chuyển sang mục đó, có ghi chú.",
    wrong="IV.1: [Đề nghị UBND tỉnh bố trí kinh phí.]", right="IV.2: [Đề nghị UBND tỉnh bố trí kinh phí.]",
    source=_PAPER, adjustable=True)
OTHER_UNIT = Rule(_DOUBTS, _W, "other-unit", "Nói đến đơn vị khác ở chỗ nói về mình",
    "Báo cáo chép từ nơi khác hay còn tên nơi ấy; nhưng cũng có khi nói thật về đơn vị bạn, nên chỉ nêu khi bật.",
    wrong="I.1: Ban Thường vụ Huyện ủy Lâm Hà đã chỉ đạo … (báo cáo của Đảng ủy Quân sự tỉnh)",
    right="I.1: Ban Thường vụ Đảng ủy Quân sự tỉnh đã chỉ đạo …", source=_PAPER, adjustable=True, silent=True)
TABLE_DISAGREES = Rule(_DOUBTS, _W, "table-disagrees", "Số trong lời văn khác biểu",
    "Lời văn và biểu nói về cùng một cột thì phải một số; lời văn hay nói một phần, một năm, nên chỉ nêu khi bật.",
    wrong="I.1: Hội Nông dân có 25 cán bộ chuyên trách. (biểu: 12)",
    right="I.1: Hội Nông dân có 12 cán bộ chuyên trách.", source=_PAPER, adjustable=True, silent=True)
WRONG_ARITHMETIC = Rule(_DOUBTS, _W, "wrong-arithmetic", "Phép tính trong lời văn không đúng",
    "Tỷ lệ, tổng và phần, mức tăng giảm trong một câu phải khớp nhau; cùng cách tính với tongket figures.",
    wrong="Có 38/62 tổ chức cơ sở đảng đạt, chiếm 71,5%.", right="Có 38/62 tổ chức cơ sở đảng đạt, chiếm 61,3%.",
    source=_PAPER, adjustable=True)
DOUBTFUL_DATE = Rule(_DOUBTS, _W, "doubtful-date", "Ngày không thể có",
    "Văn bản không thể ban hành sau ngày gửi báo cáo, sau giai đoạn, hay trước văn bản mà nó thực hiện.",
    wrong="van_ban:\n  - {so: 21-KH/ĐU, ngay: 15/4/2021, trich_yeu: về công tác dân vận}",
    right="van_ban:\n  - {so: 21-KH/ĐU, ngay: 15/4/2012, trich_yeu: về công tác dân vận}",
    source=_PAPER, adjustable=True)
UNTIDY_SIGN = Rule(_DOUBTS, _W, "untidy-sign", "Số, ký hiệu khác thể thức",
    "Báo cáo in theo thể thức, Bản tập hợp ghi kèm nguyên văn.",
    wrong="so_ky_hieu: 'Số: 61 - BC/ĐU'", right="so_ky_hieu: 61-BC/ĐU", source="docs/the-thuc.md, A, B, D4",
    adjustable=True)
NOT_A_SIGN = Rule(_DOUBTS, _W, "not-a-sign", "Không phải số, ký hiệu",
    "Gồm số, gạch nối, tên loại viết tắt, gạch chéo, tên cơ quan viết tắt; thiếu thì không nhận ra văn bản.",
    wrong="so_ky_hieu: '61'", right="so_ky_hieu: 61-BC/ĐU", source="docs/the-thuc.md, A, B, D4", adjustable=True)

_OUTLINES = Chapter("validate", "Đề cương và danh sách đơn vị")
BEYOND_OFFICE = Rule(_OUTLINES, _E, "beyond-office", "Word hay Excel không chứa được",
    "Word nhận nhiều nhất 63 cột một biểu, Excel 32.767 ký tự một ô, 31 ký tự một tên trang; quá thì tệp hỏng.",
    wrong="ma: PL1-to-chuc-bo-may-can-bo-cap-huyen", right="ma: PL1", source=_OUTLINE)
MISSING_KEY = Rule(_OUTLINES, _E, "missing-key", "Thiếu một khóa phải có",
    "Không có khóa ấy thì không biết hỏi gì, in gì, của ai.",
    wrong="giai_doan: {tu: 2009}", right="giai_doan: {tu: 2009, den: 2019}", source=_OUTLINE)
BAD_ID = Rule(_OUTLINES, _E, "bad-id", "Mã không đúng dạng",
    "Mã được gõ lại ở nhiều nơi (câu trả lời, câu dẫn, công thức), nên chỉ gồm chữ không dấu, chữ số và ít dấu nối.",
    wrong="- {ma: Hoi-Nghi, ten: Số hội nghị, kieu: so_nguyen}",
    right="- {ma: hoi_nghi, ten: Số hội nghị, kieu: so_nguyen}", source=_TYPES)
DUPLICATE_ID = Rule(_OUTLINES, _E, "duplicate-id", "Một mã dùng hai lần",
    "Hai mục cùng mã thì không biết câu trả lời của mục nào.",
    wrong="- {ma: I, ten: TÌNH HÌNH}\n- {ma: I, ten: KẾT QUẢ}",
    right="- {ma: I, ten: TÌNH HÌNH}\n- {ma: II, ten: KẾT QUẢ}", source=_TYPES)
UNKNOWN_REFERENCE = Rule(_OUTLINES, _E, "unknown-reference", "Nêu một mã không có",
    "Mã đơn vị, nhóm, mục, biểu, số liệu được nêu ở chỗ khác phải có thật.",
    wrong="cong_tu: [huyen-uy]", right="cong_tu: [huyen]", source=_OUTLINE)
BAD_VALUE = Rule(_OUTLINES, _E, "bad-value", "Khóa không nhận giá trị này",
    "Giá trị ngoài những gì khóa nhận, hoặc khóa không dùng ở chỗ này.",
    wrong="giai_doan: {tu: 2019, den: 2009}", right="giai_doan: {tu: 2009, den: 2019}", source=_OUTLINE)
BAD_FORMULA = Rule(_OUTLINES, _E, "bad-formula", "Công thức hay điều kiện không tính được",
    "Chỉ dùng mã cột với + - * / ( ), so sánh, and, or, not.",
    wrong="- {dieu_kien: nu = can_bo, thong_bao: Sai.}", right="- {dieu_kien: nu == can_bo, thong_bao: Sai.}",
    source=_OUTLINE)
