"""Words of headings that mean the same, and those that say little: facts of the language, not of a campaign."""

import re

from tongket.values.folding import GLUE, FoldedPhrases, fold_words

_FAULTS = r"(?:hạn chế|khuyết điểm|tồn tại|yếu kém|thiếu sót|bất cập)"
CAUSES = re.compile(rf"nguyên nhân (?:của )?(?:những |các )?{_FAULTS}(?:(?:\s*,| và)? {_FAULTS})*", re.IGNORECASE)
"""`Nguyên nhân của những hạn chế, khuyết điểm` speaks of causes alone."""
_SAME = {
    "mặt trận": (
        "mặt trận tổ quốc việt nam, mặt trận tổ quốc, ủy ban mttq việt nam, ủy ban mặt trận tổ quốc, mttq việt nam"
        ", mttq, ubmttq"
    ),
    "đoàn thể": "tổ chức chính trị xã hội, đoàn thể chính trị xã hội, tổ chức quần chúng, đoàn thể nhân dân",
    "ưu điểm": "mặt được, mặt mạnh",
    "hạn chế": "khuyết điểm, tồn tại, yếu kém, mặt hạn chế, thiếu sót, bất cập, mặt chưa được",
    "bài học": "bài học kinh nghiệm, kinh nghiệm, bài học rút ra",
    "kiến nghị": "đề xuất, đề nghị",
    "phương hướng": "định hướng",
    "nhiệm vụ": "giải pháp, nhiệm vụ và giải pháp, nhiệm vụ giải pháp",
    "tình hình": "đặc điểm tình hình, đặc điểm",
    "nhân dân": "quần chúng, quần chúng nhân dân",
    "tổ chức bộ máy": "bộ máy tổ chức, tổ chức và bộ máy",
    "trung ương": "đảng và nhà nước",
}
"""What is compared as the first word of its row."""
_COMPOUNDS = "cụ thể hóa, thể chế hóa, đa dạng hóa, nguyên nhân"
"""Words of several syllables that are compared as one: `kết quả cụ thể` has nothing of `cụ thể hóa`."""
_LIGHT = """
công tác, kết quả, thực hiện, về, việc, một số, những, các, trong, và, của, cho, với, đối với, trên, tại, ở, theo, đến,
từ, thời gian, qua, nay, tới, đạt được, rút ra, địa phương, đơn vị, cơ quan, địa bàn, toàn, huyện, thành phố, tỉnh, thị
xã, xã, phường, đảng bộ, nội dung, năm, số, kết luận, nghị quyết, chỉ thị, bộ chính trị, chung, tiếp tục, tổ chức, hội,
cấp, là, để, được, có, do, đã, khóa, như, sau, mặt, hoạt động, thời kỳ, giai đoạn,
hiện nay, tốt, quả, xây dựng, củng cố, nâng cao, chất lượng, đội ngũ, tăng cường, đẩy mạnh, phát huy,
trọng tâm, chủ yếu, cơ bản, cấp ủy
"""
"""What stands in headings of any subject."""
MEANS_THE_SAME = FoldedPhrases(
    {
        fold_words(each): fold_words(meaning).replace(" ", GLUE)
        for meaning, row in _SAME.items()
        for each in (meaning, *row.split(","))
    }
    | {fold_words(each): fold_words(each).replace(" ", GLUE) for each in _COMPOUNDS.split(",")}
)
SAYS_LITTLE = frozenset(
    word
    for each in _LIGHT.replace("\n", " ").split(",")
    for word in (*fold_words(each).split(), *MEANS_THE_SAME.replace(fold_words(each)).split())
)
ADDRESSING = frozenset(fold_words("đối với về phía cấp các kiến_nghị").split())
"""What stands in a heading before those whom it addresses."""
