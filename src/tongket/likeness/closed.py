"""The closed lists by which two points are equal (bằng nhau): only what changes no meaning, nothing else ever joins.

A word that stands in no list separates. Words of time, need, voice, cause, degree or number (đã, đang, sẽ, cần, phải,
nên, sớm, kịp thời, được, bị, do, vì, để, nhằm, từ, đến, có lúc, hơn, xem xét, một số, nhiều …) must never come in here.
"""

ABBREVIATIONS = {
    "MTTQVN": "mặt trận tổ quốc việt nam", "MTTQ": "mặt trận tổ quốc", "UBMTTQVN": "ủy ban mặt trận tổ quốc việt nam",
    "UBMTTQ": "ủy ban mặt trận tổ quốc", "UBMT": "ủy ban mặt trận", "UBND": "ủy ban nhân dân", "HĐND": "hội đồng nhân dân",
    "GS": "giám sát", "PBXH": "phản biện xã hội", "CTDV": "công tác dân vận", "CTMT": "công tác mặt trận",
    "QCDC": "quy chế dân chủ", "CTXH": "chính trị xã hội", "CT-XH": "chính trị xã hội", "CCB": "cựu chiến binh",
    "LHPN": "liên hiệp phụ nữ", "BTV": "ban thường vụ", "BCH": "ban chấp hành", "BCĐ": "ban chỉ đạo",
    "CBCC": "cán bộ , công chức", "CBCCVC": "cán bộ , công chức , viên chức", "ĐVHV": "đoàn viên , hội viên",
    "DTTS": "dân tộc thiểu số", "NTM": "nông thôn mới", "ANTT": "an ninh trật tự", "KTXH": "kinh tế xã hội",
    "KT-XH": "kinh tế xã hội", "QPAN": "quốc phòng an ninh", "QP-AN": "quốc phòng an ninh", "TW": "trung ương",
    "KDC": "khu dân cư", "TDP": "tổ dân phố", "BHYT": "bảo hiểm y tế", "BHXH": "bảo hiểm xã hội",
    "THCS": "trung học cơ sở", "THPT": "trung học phổ thông", "CNTT": "công nghệ thông tin",
    "CCHC": "cải cách hành chính", "TTHC": "thủ tục hành chính", "GPMB": "giải phóng mặt bằng", "HTX": "hợp tác xã",
}  # fmt: skip
"""Short forms in use in such offices, and what they stand for; a campaign's own (`viet_tat`) go before them."""

SYNONYMS = {
    "hàng năm": "hằng năm", "hàng tháng": "hằng tháng", "hàng quý": "hằng quý", "hàng tuần": "hằng tuần",
    "cấp cơ sở": "cơ sở", "một vài": "một số", "ngừng": "dừng", "tại": "ở", "đối với": "cho", "dành cho": "cho",
    "đề nghị với": "đề nghị", "kiến nghị với": "đề nghị", "đề xuất với": "đề nghị", "kính đề nghị": "đề nghị",
    "xin đề nghị": "đề nghị", "mặt trận tổ quốc việt nam": "mặt trận", "mặt trận tổ quốc": "mặt trận",
    "tăng mức": "nâng mức", "nâng mức phụ cấp": "nâng phụ cấp", "tăng mức phụ cấp": "nâng phụ cấp",
    "tăng phụ cấp": "nâng phụ cấp", "mang tính hình thức": "hình thức", "hai": "2", "ba": "3", "bốn": "4", "sáu": "6",
    "bảy": "7", "tám": "8", "chín": "9",
}  # fmt: skip
"""Words of one sense, by the one that stands for them."""

ACTIVITIES = (
    "giám sát", "phản biện xã hội", "phản biện", "tuyên truyền", "vận động", "kiểm tra", "sơ kết", "tổng kết", "phối hợp",
    "lãnh đạo", "chỉ đạo", "quán triệt", "triển khai", "tập huấn", "bồi dưỡng", "đào tạo", "hòa giải", "tiếp dân",
    "tiếp công dân", "đối thoại", "tham mưu", "quy hoạch", "luân chuyển", "phát triển", "xây dựng", "củng cố", "tập hợp",
    "quản lý", "chăm lo", "bảo vệ", "hướng dẫn", "theo dõi", "đôn đốc", "nắm tình hình", "nắm bắt", "giải quyết",
    "cải cách hành chính", "quan tâm", "đổi mới", "góp ý", "phổ biến", "giáo dục", "thanh tra", "rà soát",
)  # fmt: skip
"""What is done: "việc", "công tác", "hoạt động", "sự" before it only make a noun of it."""

FAULTS = (
    "lúng túng", "hình thức", "chồng chéo", "thấp", "ít", "thiếu", "yếu", "kém", "chậm", "bất cập", "đơn điệu", "bị động",
    "dàn trải", "chung chung", "rời rạc", "lỏng lẻo", "cầm chừng", "nể nang", "né tránh", "mỏng", "hẫng hụt", "khó khăn",
    "chật hẹp", "manh mún", "nhỏ lẻ", "lạc hậu",
)  # fmt: skip
"""What is wrong; "còn" before it says no more."""
QUALITIES = (
    "chặt chẽ", "thường xuyên", "hiệu quả", "sâu rộng", "đồng bộ", "đầy đủ", "chủ động", "sâu sát", "quyết liệt",
    "phong phú", "đa dạng", "đồng đều", "sáng tạo", "thiết thực", "cụ thể", "nhịp nhàng", "rõ nét", "mạnh dạn",
    "tích cực", "sâu sắc", "toàn diện", "liên tục", "kịp thời",
)  # fmt: skip
"""What is missing where it is denied."""
DENIALS = ("chưa", "không")

NOUNS = (
    "cấp ủy", "chính quyền", "mặt trận", "đoàn thể", "công đoàn", "hội nông dân", "hội phụ nữ", "nông dân", "phụ nữ",
    "thanh niên", "cựu chiến binh", "đoàn viên", "hội viên", "đảng viên", "nhân dân", "cán bộ", "công chức", "viên chức",
    "kinh phí", "biên chế", "phương tiện", "trang thiết bị", "cơ sở vật chất", "nội dung", "phương thức", "hình thức",
    "chế độ", "chính sách", "phụ cấp", "bảo hiểm xã hội", "bảo hiểm y tế", "giám sát", "phản biện xã hội", "tuyên truyền",
    "vận động", "kiểm tra", "sơ kết", "tổng kết", "lãnh đạo", "chỉ đạo", "tập huấn", "bồi dưỡng", "đào tạo",
    "cuộc vận động", "phong trào thi đua", "quyền", "nghĩa vụ", "tổ chức", "bộ máy", "trình độ", "năng lực", "kỹ năng",
    "thôn", "tổ dân phố", "vùng sâu", "vùng xa", "hội đồng nhân dân", "ủy ban nhân dân", "giáo viên", "học sinh",
    "bác sĩ", "y tá", "doanh nghiệp", "hợp tác xã", "trường học", "trạm y tế", "quân đội", "công an", "dân tộc", "tôn giáo",
)  # fmt: skip
"""What may stand in a list whose parts change places."""
GOVERNORS = (
    "thiếu", "thừa", "về", "cho", "của", "với", "gồm", "bổ sung", "bố trí", "giữa", "tăng", "giảm", "bảo đảm", "hỗ trợ",
    "phát huy", "nâng cao", "đổi mới", "quan tâm", "tăng cường", "phối hợp", "củng cố", "tham gia", "làm công tác",
)  # fmt: skip
"""What stands before a list and belongs to each of its parts."""
PAIRS = (
    ("lãnh đạo", "chỉ đạo"), ("tuyên truyền", "vận động"), ("kiểm tra", "giám sát"), ("nội dung", "phương thức"),
    ("chế độ", "chính sách"), ("dân tộc", "tôn giáo"), ("đào tạo", "bồi dưỡng"), ("quán triệt", "triển khai"),
    ("sơ kết", "tổng kết"), ("thôn", "tổ dân phố"), ("đoàn viên", "hội viên"), ("cuộc vận động", "phong trào thi đua"),
)  # fmt: skip
"""What always goes together, whichever comes first."""
PREDICATES = ("chưa", "không", "còn", "cần", "phải", "nên")
"""What ends a list of subjects: it is said of each of them, and can't belong to the last alone."""
MARKS = (*PREDICATES, "đã", "đang", "sẽ", "được", "bị", "có")
"""Words that begin or carry what is said; of two, the first may belong to the last subject alone."""
CONNECTIVES = (
    "do", "vì", "nên", "nếu", "mà", "nhưng", "song", "để", "nhằm", "khi", "dẫn đến", "tuy", "trong đó", "nhất là", "từ đó",
    "qua đó", "do đó", "vì vậy", "vì thế", "như", "trừ", "thì", "bởi", "dù", "mặc dù", "điều này", "điều đó", "trước hết",
    "sau đó", "còn", "theo", "thay vì", "cùng", "đồng thời", "ngược lại", "rồi", "đặc biệt", "cụ thể là", "này", "đó", "ấy",
    "họ", "nó", "cũng", "lại",
)  # fmt: skip
"""Words by which a part depends on its neighbour: then neither changes places."""
PREPOSITIONS = ("ở", "trong", "trên", "với", "cho", "về", "của", "từ", "đến", "bằng", "sau", "trước", "giữa", "so với")

DISCOURSE = ("bên cạnh đó", "ngoài ra", "mặt khác")
"""Openings that only lead on to the next point."""
PAST = (
    "trong thời gian qua", "thời gian qua", "trong thời gian vừa qua", "thời gian vừa qua", "trong những năm qua",
    "những năm qua", "trong nhiều năm qua", "nhiều năm qua", "hiện nay",
)  # fmt: skip
"""Openings that go without saying where something is found wanting; before a task or a wish they say when."""
ASKED = (
    "sớm", "xem xét", "ban hành", "nâng", "tăng", "có", "quy định", "hướng dẫn", "bổ sung", "sửa đổi", "quan tâm", "hỗ trợ",
    "bố trí", "nghiên cứu", "chỉ đạo", "cho", "không", "tiếp tục", "cần", "tạo", "đầu tư", "giảm", "điều chỉnh", "thống nhất",
    "giao", "cấp", "dừng", "mở rộng", "tổ chức", "kéo dài", "đưa", "cụ thể hóa", "rà soát", "phân cấp",
)  # fmt: skip
"""How what is asked of "Trung ương" itself goes on ("Trung ương Đoàn" is another body)."""

EMPTY = frozenset({"các", "những", "việc", "sự", "còn", "vẫn", "và"})
"""Syllables by which alone two texts are not said to differ."""
