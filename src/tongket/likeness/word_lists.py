"""The words that the measure of nearness treats in a way of their own; nothing is joined by them (`closed` is)."""

FILLERS = (
    "còn", "đã", "đang", "sẽ", "được", "bị", "việc", "các", "những", "một số", "một", "vài", "nhiều nơi", "một bộ phận",
    "cũng", "thì", "là", "mà", "và", "hoặc", "của", "cho", "đối với", "về", "ở", "tại", "trong", "trên", "với", "từ",
    "để", "nhằm", "vẫn", "luôn", "rất", "khá", "thực sự", "thật sự", "nhất là", "cơ bản", "nhìn chung", "do", "vì",
    "có", "có lúc", "có nơi", "có mặt", "lúc", "nơi", "một số nơi", "một số mặt", "ở một số nơi", "cần", "phải", "nên", "hơn", "lên", "ra", "vào", "này", "đó", "như",
    "trong thời gian qua", "thời gian qua", "trong thời gian vừa qua", "thời gian vừa qua", "vừa qua", "trong nhiều năm qua",
    "nhiều năm qua", "những năm gần đây", "trong những năm gần đây", "gần đây", "đến", "tới", "thật", "tương đối", "đó là", "trong những năm qua", "những năm qua", "thời gian tới",
    "trong thời gian tới", "trong 10 năm qua", "10 năm qua", "hiện nay", "trên địa bàn", "tại địa phương", "ở địa phương",
    "địa phương", "ngày càng", "từng bước", "bước đầu", "tiếp tục", "xem xét", "quan tâm xem xét", "công tác",
    "hoạt động của", "biểu hiện", "tình trạng", "cụ thể", "kịp thời", "sớm", "tổ chức thực hiện", "sự", "tính",
)  # fmt: skip
"""Words that add nothing to what a point says."""

SAME = {
    "tăng": "nâng", "tăng thêm": "nâng", "tăng cường": "tăng cường", "nâng cao": "nâng", "nâng lên": "nâng",
    "tăng lên": "nâng", "gia tăng": "nâng", "hạ": "giảm", "hạ thấp": "giảm", "cắt giảm": "giảm", "giảm bớt": "giảm",
    "ngừng": "dừng", "tạm dừng": "dừng", "chấm dứt": "dừng", "bãi bỏ": "dừng", "nhân rộng": "mở rộng",
    "ít quan tâm": "chưa quan tâm", "thiếu quan tâm": "chưa quan tâm", "chẳng": "không", "chưa được": "chưa",
    "thỉnh thoảng": "đôi khi", "xây dựng ban hành": "ban hành", "hàng năm": "hằng năm", "cấp cơ sở": "cơ sở",
    "ở cơ sở": "cơ sở", "mặt trận tổ quốc việt nam": "mặt trận", "mặt trận tổ quốc": "mặt trận",
    "ủy ban mặt trận tổ quốc": "mặt trận", "các tổ chức chính trị xã hội": "đoàn thể",
    "tổ chức chính trị xã hội": "đoàn thể", "các đoàn thể chính trị xã hội": "đoàn thể",
    "đoàn thể chính trị xã hội": "đoàn thể", "đoàn thể nhân dân": "đoàn thể", "chế độ phụ cấp": "phụ cấp",
    "mức phụ cấp": "phụ cấp", "quan tâm lãnh đạo": "lãnh đạo quan tâm",
    "không đủ": "thiếu", "chưa đủ": "thiếu", "không có đủ": "thiếu", "mọi việc phải": "phải", "mọi việc": "việc", "không ngừng": "ngày càng", "xuống cơ sở": "về cơ sở", "hai": "2", "ba": "3", "bốn": "4", "sáu": "6", "bảy": "7",
    "tám": "8", "chín": "9", "mười": "10",
    "chưa cao": "thấp", "không cao": "thấp", "chưa nhiều": "ít", "chưa tốt": "yếu", "người dân": "nhân dân",
    "quần chúng": "nhân dân", "bà con": "nhân dân", "nguồn kinh phí": "kinh phí", "nguồn tiền": "kinh phí",
    "ngân sách": "kinh phí", "hay thay đổi": "biến động", "thường xuyên biến động": "biến động",
    "thường xuyên thay đổi": "biến động", "trang thiết bị": "thiết bị", "hiểu biết": "nhận thức",
    "xem nhẹ": "chưa quan tâm", "coi nhẹ": "chưa quan tâm", "chưa chú trọng": "chưa quan tâm",
    "chưa coi trọng": "chưa quan tâm", "nhịp nhàng": "chặt chẽ", "đồng bộ": "chặt chẽ", "qua mạng": "trực tuyến",
    "thu hút": "tập hợp", "nhu cầu": "yêu cầu", "chưa phong phú": "đơn điệu", "nghèo nàn": "đơn điệu",
    "sâu rộng": "sâu", "thù lao": "phụ cấp", "hợp nhất": "sáp nhập", "vướng mắc": "khó khăn", "bất cập": "khó khăn",
    "gương mẫu": "nêu gương", "sửa": "sửa đổi", "phổ biến": "tuyên truyền", "trễ hẹn": "quá hạn", "kết quả": "hiệu quả",
    "đề xuất": "đề nghị", "kiến nghị": "đề nghị", "bảo đảm": "đáp ứng", "đầy đủ": "đủ", "đội ngũ cán bộ": "cán bộ",
}  # fmt: skip
"""Words of about one sense, by the one that stands for them: good for showing, not for joining."""

NEGATIONS = ("không", "chưa", "đừng", "ít", "thiếu", "hiếm")
NOT_NEGATIONS = (
    "không chỉ", "không những", "không ngừng", "không chuyên trách", "không gian", "không khí", "không quân",
    "ít nhất", "ít nhiều", "ít người", "không ít", "một ít", "thiếu nhi", "thiếu niên",
)  # fmt: skip
"""Where "không" denies nothing."""

DIRECTIONS = {
    "nâng": "lên", "mở rộng": "lên", "đẩy mạnh": "lên", "tăng cường": "lên", "bổ sung": "lên",
    "giảm": "xuống", "thu hẹp": "xuống", "tinh giản": "xuống", "hạn chế bớt": "xuống",
    "xuống": "xuống", "dừng": "dừng", "xóa bỏ": "dừng", "bỏ": "dừng", "hủy bỏ": "dừng", "giải thể": "dừng",
}  # fmt: skip
"""Words by which something goes up, down or is stopped."""

OPPOSITES = (
    ("cao", "thấp"), ("nhiều", "ít"), ("tốt", "yếu"), ("tốt", "kém"), ("mạnh", "yếu"), ("nhanh", "chậm"),
    ("sớm", "muộn"), ("đủ", "thiếu"), ("đầy đủ", "thiếu"), ("dễ", "khó"), ("thuận lợi", "khó khăn"), ("đúng", "sai"),
    ("trước", "sau"), ("tập trung", "phân tán"), ("thống nhất", "chồng chéo"), ("chặt chẽ", "lỏng lẻo"),
    ("chủ động", "bị động"), ("công khai", "kín"), ("đồng bộ", "rời rạc"), ("tách", "nhập"), ("sáp nhập", "tách"),
    ("thường xuyên", "đôi khi"), ("rõ", "mờ"), ("lớn", "nhỏ"), ("dài", "ngắn"), ("trên", "dưới"),
    ("thành lập", "giải thể"), ("hợp nhất", "chia tách"), ("ổn định", "biến động"), ("thêm", "bớt"), ("giữ", "bỏ"),
    ("tự nguyện", "bắt buộc"), ("nâng", "giảm"), ("mở rộng", "thu hẹp"), ("mở rộng", "dừng"), ("tăng cường", "giảm"),
    ("phát triển", "suy giảm"),
)  # fmt: skip
"""Words of which one is the reverse of the other."""

WEIGHTY = (
    "cấp ủy", "chính quyền", "mặt trận", "đoàn thể", "công đoàn", "nông dân", "phụ nữ", "thanh niên", "cựu chiến binh",
    "đoàn viên", "hội viên", "đảng viên", "nhân dân", "cán bộ", "công chức", "giám sát", "phản biện xã hội",
    "phản biện", "phụ cấp", "kinh phí", "biên chế", "bảo hiểm xã hội", "bảo hiểm y tế", "người đứng đầu",
    "không chuyên trách", "chuyên trách", "cấp xã", "cấp huyện", "cấp tỉnh", "cơ sở", "thôn", "tổ dân phố",
    "doanh nghiệp", "nông thôn", "thành thị", "vùng sâu", "dân tộc thiểu số", "đồng bào có đạo", "tôn giáo",
    "đối thoại", "tiếp dân", "tuyên truyền", "kiểm tra", "sơ kết", "tổng kết", "tập huấn", "bồi dưỡng", "đào tạo",
    "thi đua", "cuộc vận động", "nhận thức", "đời sống", "việc làm", "nhà ở", "đất đai", "môi trường",
)  # fmt: skip
"""Who acts, on what, at which level: a difference here is a difference of sense."""

LIGHT = (
    "thực hiện",
    "hoạt động",
    "yêu cầu",
    "tiến hành",
    "tích cực",
    "tốt",
    "quan tâm",
    "thêm",
    "khác",
    "rõ",
    "rõ nét",
    "nhất định",
    "thường",
)
"""Words that add little."""

PLACE_KINDS = ("xã", "phường", "thị trấn", "huyện", "thành phố", "thị xã", "quận", "tỉnh", "thôn", "buôn", "tổ dân phố")

SELF_REFERENCES = (
    "huyện ta", "tỉnh ta", "xã ta", "thành phố ta", "huyện nhà", "tỉnh nhà", "địa phương ta", "đơn vị", "của huyện", "của tỉnh",
    "trong huyện", "toàn huyện", "toàn tỉnh", "trên địa bàn huyện", "trên địa bàn thành phố", "trên địa bàn tỉnh",
    "đảng bộ huyện", "đảng bộ thành phố", "trong tỉnh", "chúng tôi",
)  # fmt: skip
"""Words by which a wording speaks of the one unit that wrote it."""
