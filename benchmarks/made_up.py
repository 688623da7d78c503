"""Made-up points for measuring cost: as an item of a long list gets them.

Few sayings are written by nearly everybody, some by several in their own words, and many stand alone; each with
fillers, abbreviations, tone marks and marks of its own.
"""

import random
import unicodedata

COMMON, RETOLD = 0.45, 0.30
"""The shares of points that repeat a well-known saying, and that fill a known pattern; the rest stand alone."""
_COMMON = 400
"""How many sayings are well known."""
_SEED = 62

_SUBJECTS = (
    "cấp ủy", "chính quyền", "Mặt trận", "đoàn thể", "Mặt trận, đoàn thể", "Hội Nông dân", "Hội Liên hiệp Phụ nữ",
    "Hội Cựu chiến binh", "Đoàn Thanh niên", "Liên đoàn Lao động", "Ủy ban nhân dân", "Hội đồng nhân dân",
    "công đoàn cơ sở", "chi hội", "chi đoàn", "ban công tác Mặt trận", "người đứng đầu", "tổ dân vận",
)  # fmt: skip
_SCOPES = (
    "ở cơ sở", "ở thôn, tổ dân phố", "cấp xã", "cấp huyện", "ở vùng sâu", "ở vùng đồng bào có đạo",
    "ở vùng đồng bào dân tộc thiểu số", "ở doanh nghiệp ngoài nhà nước", "ở khu công nghiệp", "ở đô thị",
    "ở trường học", "trong lực lượng vũ trang", "ở khu tái định cư", "ở các chợ",
)  # fmt: skip
_MATTERS = (
    "giám sát", "phản biện xã hội", "tuyên truyền", "tập hợp đoàn viên, hội viên", "hòa giải", "tiếp công dân",
    "đối thoại với Nhân dân", "giảm nghèo", "xây dựng nông thôn mới", "cải cách hành chính", "bồi dưỡng cán bộ",
    "luân chuyển cán bộ", "kiểm tra, sơ kết", "thi đua “Dân vận khéo”", "bảo vệ rừng", "vay vốn ủy thác",
    "phòng, chống bạo lực gia đình", "bảo vệ môi trường", "quản lý đất đai", "an ninh trật tự", "dạy nghề",
    "chuyển đổi cây trồng", "góp ý xây dựng Đảng", "chăm lo người lao động",
)  # fmt: skip
_STATES = (
    "còn lúng túng", "chất lượng chưa cao", "chưa thường xuyên", "có chuyển biến", "được nâng lên", "đi vào nền nếp",
    "chưa chặt chẽ", "còn hình thức", "chậm đổi mới", "được quan tâm", "thiếu kinh phí", "giảm so với trước",
    "tăng so với trước", "đạt kết quả tốt", "gặp nhiều khó khăn", "chưa đồng đều",
)  # fmt: skip
_REQUESTS = (
    "nâng mức phụ cấp cho", "bổ sung biên chế cho", "có định mức kinh phí cho", "sớm hướng dẫn mô hình tổ chức của",
    "quy định rõ trách nhiệm của", "hỗ trợ phương tiện làm việc cho", "tập huấn nghiệp vụ cho", "giảm hội họp cho",
)  # fmt: skip
_ADDRESSEES = ("", "Đề nghị ", "Đề nghị Trung ương ", "Đề nghị Tỉnh ủy ", "Đề nghị UBND tỉnh ", "Đề nghị HĐND tỉnh ")
_PLACES = (
    "Đà Lạt", "Bảo Lộc", "huyện Lâm Hà", "huyện Di Linh", "Đạ Tẻh", "xã Gia Viễn", "xã Đoàn Kết", "xã Lộc Bắc",
    "thị trấn Mađaguôi", "Đam Rông", "xã Đạ K’Nàng", "huyện Đơn Dương", "phường Lộc Phát", "xã Tân Hội",
)  # fmt: skip
_REASONS = (
    "do cán bộ kiêm nhiệm nhiều việc", "do đi lại khó khăn vào mùa mưa", "vì thanh niên đi làm ăn xa",
    "vì giá cà phê lên xuống thất thường", "do chưa có văn bản hướng dẫn", "vì thủ tục còn rườm rà",
    "do ranh giới đất rừng chưa rõ", "vì người lao động làm theo ca", "do nhà sinh hoạt cộng đồng xuống cấp",
    "vì hồ sơ qua nhiều thời kỳ", "do dân di cư tự do đông", "vì ít người biết tiếng K’Ho",
)  # fmt: skip
_REMEDIES = (
    "đã phân công đảng viên phụ trách từng hộ", "sẽ họp giao ban hằng tháng", "chọn một việc để làm đến cùng",
    "mời già làng cùng đi vận động", "lập nhóm góp vốn xoay vòng", "công khai kết quả ở nhà văn hóa",
    "mở sổ theo dõi việc còn nợ", "ký giao ước giữa các thôn", "đưa vào tiêu chí xếp loại chi bộ",
    "gặp gỡ chức sắc mỗi quý", "dùng nhóm mạng xã hội để báo tin", "giao thanh niên làm tuyến đường hoa",
    "đổi giờ sinh hoạt sang buổi tối", "nhờ trường học cho mượn phòng họp",
)  # fmt: skip

_SWAPS = (
    ("Mặt trận", "MTTQ"), ("Ủy ban nhân dân", "UBND"), ("Hội Cựu chiến binh", "Hội CCB"), ("UBND", "Ủy ban nhân dân"),
    ("ủy", "uỷ"), ("hòa", "hoà"), ("hóa", "hoá"), (", ", " và "), ("ở thôn", "ở các thôn"), ("còn ", "vẫn còn "),
    ("chưa", "còn chưa"), (" chi hội", " các chi hội"), ("được", "đã được"), ("cho", "đối với"), ("K’Ho", "K'Ho"),
    ("“", '"'),
)  # fmt: skip
_LEADS = ("Việc ", "Công tác ", "Trong thời gian qua, ", "Thời gian qua, ", "Hiện nay, ")


def make_points(size: int) -> list[str]:
    """Return so many points; the same ones each time."""
    # The sequence must be repeatable, not secret.
    chance = random.Random(_SEED)  # noqa: S311
    known = [_pattern(chance) for _ in range(_COMMON)]
    points: list[str] = []
    for _ in range(size):
        kind = chance.random()
        if kind < COMMON:
            # Few sayings are said by many, most by few.
            points.append(_retell(known[int(_COMMON * chance.random() ** 3)], chance))
        else:
            points.append(_retell(_pattern(chance) if kind < COMMON + RETOLD else _single(chance), chance))
    return points


def _pattern(chance: random.Random) -> str:
    pick = chance.choice
    forms = (
        lambda: f"{pick(_MATTERS)} của {pick(_SUBJECTS)} {pick(_SCOPES)} {pick(_STATES)}",
        lambda: f"sự phối hợp giữa {pick(_SUBJECTS)} với {pick(_SUBJECTS)} trong {pick(_MATTERS)} {pick(_STATES)}",
        lambda: f"{pick(_ADDRESSEES)}{pick(_REQUESTS)} {pick(_SUBJECTS)} {pick(_SCOPES)}",
        lambda: f"nhận thức của {pick(_SUBJECTS)} {pick(_SCOPES)} về {pick(_MATTERS)} {pick(_STATES)}",
        lambda: f"{pick(_SUBJECTS)} {pick(_SCOPES)} quan tâm {pick(_MATTERS)}, {pick(_MATTERS)}",
        lambda: f"{chance.randint(2, 30):02} cơ sở có mô hình {pick(_MATTERS)} {pick(_STATES)}",
    )
    return pick(forms)()


def _single(chance: random.Random) -> str:
    pick = chance.choice
    where = f" ở {pick(_PLACES)}" if chance.random() < 0.4 else ""  # noqa: PLR2004
    count = f" với {chance.randint(3, 900)} lượt người" if chance.random() < 0.3 else ""  # noqa: PLR2004
    first = f"{pick(_MATTERS)} {pick(_SCOPES)}{where} {pick(_STATES)} {pick(_REASONS)}"
    return f"{first}; {pick(_SUBJECTS)} {pick(_REMEDIES)}{count}"


def _retell(text: str, chance: random.Random) -> str:
    """Return a text as one more unit would type it: often unchanged, else with up to three changes."""
    for _ in range(chance.choice((0, 0, 0, 1, 1, 2, 3))):
        text = text.replace(*chance.choice(_SWAPS), 1)
    if chance.random() < 0.2 and not text.startswith("Đề nghị"):  # noqa: PLR2004
        text = chance.choice(_LEADS) + text
    text = text[:1].upper() + text[1:] + chance.choice((".", ".", ".", "", ";"))
    return unicodedata.normalize("NFD", text) if chance.random() < 0.02 else text  # noqa: PLR2004
