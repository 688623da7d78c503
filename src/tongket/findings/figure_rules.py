"""What `figures` says of the numbers of a Word document; the arithmetic is that of `validate` too."""

from tongket.findings.rule import Chapter, Rule, Severity

# A rule is a paragraph: what it is, why, and how it looks.
# fmt: off
_E, _W = Severity.ERROR, Severity.WARNING

_SOURCES = Chapter("figures", "Nguồn của số")
NO_SOURCE = Rule(_SOURCES, _W, "no-source", "Không thấy nguồn của số",
    "Không số liệu nào của đợt này nói con số ấy; có thể đúng, nhưng phải có người biết nó từ đâu, nên chưa đạt.",
    wrong="Trồng gần 1.000 cây xanh.", right="Trồng 340 cây xanh. (Tỉnh đoàn ghi 340)", source="")
UNLIKE_ANNEX = Rule(_SOURCES, _E, "unlike-annex", "Số khác với phụ lục",
    "Lời văn và phụ lục của một văn bản phải cùng một số.",
    wrong="Toàn tỉnh tổ chức 652 hội nghị. (Phụ lục 1: 625)", right="Toàn tỉnh tổ chức 625 hội nghị.", source="")

_SUMS = Chapter("figures", "Phép tính trong câu")
WRONG_SHARE = Rule(_SUMS, _E, "wrong-share", "Tỷ lệ không khớp hai số của nó",
    "Hai số a/b và phần trăm đứng cạnh chúng phải là một, tính cả cách làm tròn.",
    wrong="Có 466/712 đại biểu (65,63%).", right="Có 466/712 đại biểu (65,45%).", source="")
CUT_OFF_SHARE = Rule(_SUMS, _W, "cut-off-share", "Tỷ lệ cắt bớt chữ số thay vì làm tròn",
    "Lệch một đơn vị ở chữ số cuối là thói quen cắt bớt, đã in ra nhiều nơi (120/152 ghi 78,94%: hoinongdanag.org.vn, "
    "7435, 2018; 26/63 ghi 41,26%: znews.vn, post1104367, 2020): nhắc, không phải lỗi.",
    wrong="120/152 hội viên đạt (78,94%).", right="120/152 hội viên đạt (78,95%).", source="")
OVER_WHOLE = Rule(_SUMS, _E, "over-whole", "Phần lớn hơn cả",
    "Một phần không thể nhiều hơn cái mà nó thuộc về.",
    wrong="13/12 huyện, thành phố đã ban hành kế hoạch.", right="12/12 huyện, thành phố đã ban hành kế hoạch.",
    source="")
WRONG_SUM = Rule(_SUMS, _E, "wrong-sum", "Tổng không bằng các phần",
    "Kể đủ các phần thì cộng lại phải bằng số chung.",
    wrong="Kết nạp 120 đảng viên, gồm 70 nam, 45 nữ.", right="Kết nạp 115 đảng viên, gồm 70 nam, 45 nữ.", source="")
PARTS_LEFT = Rule(_SUMS, _W, "parts-left", "Các phần hơi ít hơn tổng",
    "Sau “trong đó” mà các phần gần bằng tổng thì có lẽ quên một phần, hoặc một số sai.",
    wrong="250 mô hình, trong đó 150 mô hình kinh tế, 98 mô hình văn hóa.",
    right="250 mô hình, trong đó 150 mô hình kinh tế, 100 mô hình văn hóa.", source="")
WRONG_CHANGE = Rule(_SUMS, _E, "wrong-change", "Mức tăng giảm không đúng",
    "Số mới trừ số cũ phải bằng mức tăng giảm, và đúng chiều.",
    wrong="Có 406 người, giảm 53 người so với năm 2009 (441 người).",
    right="Có 406 người, giảm 35 người so với năm 2009 (441 người).", source="")
NOT_POINTS = Rule(_SUMS, _W, "not-points", "Phần trăm thay cho điểm phần trăm",
    "Hiệu của hai tỷ lệ tính bằng điểm phần trăm; viết “%” thì đọc thành một mức tăng khác.",
    wrong="377/406 người (92,9%), tăng 27,8% so với năm 2009 (287/441).",
    right="377/406 người (92,9%), tăng 27,8 điểm phần trăm so với năm 2009 (287/441).", source="")

_BOUNDS = Chapter("figures", "Số ước lượng")
WRONG_BOUND = Rule(_BOUNDS, _E, "wrong-bound", "“Trên”, “gần” trái với số liệu",
    "“Trên 1.900” mà số liệu là 1.816 thì sai; mức làm tròn cho biết khoảng mà số phải nằm trong.",
    wrong="tổ chức trên 1.900 hội nghị (số liệu: 1.816)", right="tổ chức trên 1.800 hội nghị", source="")
EXACT_BOUND = Rule(_BOUNDS, _W, "exact-bound", "“Hơn” mà đúng bằng",
    "Số liệu đúng bằng con số ấy, nên “hơn”, “trên”, “gần” thừa.",
    wrong="tổ chức hơn 1.816 hội nghị (số liệu: 1.816)", right="tổ chức 1.816 hội nghị", source="")
