"""Who is who at the head of a document: letterhead, type and abstract, without any style of ours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tongket.commands.lint.pieces import PROMPT, Piece
from tongket.values.mastheads import DATE, PARTY, STATE_MASTHEAD

_NUMBER = re.compile(
    rf"số\s*[:.]?\s*{PROMPT}(\s*[-–—‑/]\s*\S+)?|"
    r"số\s*[:.]?\s*[\d\s.…_]*\s*[-–—‑/]\s*\S+(\s*[-–/]\s*\S+)?|số\s*:?\s*\d+\s*\S*[-–/]\S+|số\s*[:.]?\s*[.…_]{2,}.*"
)
_STAR = re.compile(r"[*★⁎∗]+|\*( \*)+")
_DRAFT = re.compile(r"dự thảo\b.{0,30}")
_MARKS = re.compile(
    r"(thượng )?khẩn|hỏa tốc.*|(tối |tuyệt )?mật|xong hội nghị.*|lưu hành nội bộ|bản sao|sao (y|lục).*|v/v.*|về việc.*"
)
_ISSUED = (
    "báo cáo|biên bản|bản ghi nhớ|bản thỏa thuận|bộ luật|chiến lược|chỉ thị|chương trình|công điện|cương lĩnh|dự án"
    "|điều lệ|đề án|giấy chứng nhận|giấy đi đường|giấy giới thiệu|giấy mời|giấy nghỉ phép|giấy ủy quyền|hiến pháp"
    "|hợp đồng|hướng dẫn|kế hoạch|kết luận|lệnh|lời kêu gọi|luật|nghị định|nghị quyết|nội quy|pháp lệnh|phiếu"
    "|phương án|quy chế|quy chuẩn|quy định|quy hoạch|quy trình|quyết định|sắc lệnh|thông báo|thông cáo|thông điệp"
    "|thông tri|thông tư|thư công|thư ngỏ|tờ trình|tuyên bố"
)
"""The types that Quy định 66-QĐ/TW, Nghị định 30/2020/NĐ-CP (điều 7) and Luật Ban hành văn bản QPPL (điều 4) name."""
_SPOKEN = (
    "bài (?:phát biểu|nói|tham luận|diễn văn)|phát biểu|tham luận|diễn văn|lời (?:khai mạc|bế mạc|chào mừng)|đề cương"
    "|kịch bản|tài liệu|danh sách|danh mục|bản kiểm điểm|bản cam kết|bản tổng hợp|đáp từ"
)
"""What is spoken, or goes with a document: it has no number, nobody signs it for the organ, nobody gets it."""
_TYPES = re.compile(rf"(?P<type>{_ISSUED}|{_SPOKEN})(?P<more>\s[^\d.,:;]{{1,60}})?")
_UNSIGNED = re.compile(rf"(?:{_SPOKEN})\b.*", re.DOTALL)
_ORGAN_WORDS = re.compile(
    r"(đảng bộ|(tỉnh|thành|huyện|quận|thị|đảng|đô|khu|liên khu) ủy|chi bộ|ban|văn phòng|ủy ban|đảng đoàn|trung ương"
    r"|học viện|trường|hội|liên đoàn|mặt trận|tỉnh đoàn|huyện đoàn|đoàn|công đoàn|tiểu ban|tổ|cơ quan|trung tâm"
    r"|liên hiệp|ubnd|ubmttq|bộ|sở|phòng|xã|phường|đảng cộng sản|chính phủ|thủ tướng|quốc hội|chủ tịch nước|hội đồng"
    r"|hđnd|cục|chi cục|tổng cục|viện|thanh tra|tòa án|kiểm toán|bảo hiểm|kho bạc|công an)\b"
)
_UNFINISHED = re.compile(r"(ban (chấp hành|thường vụ|cán sự( đảng)?)|đảng đoàn|.*\b(đảng bộ|và)|.*[-–])")
"""A line of a name that goes on in the next."""
_HYPHENS = re.compile(r"[-–—‐‑_*~=.\s]{3,}")
_BEGINS = re.compile(r"\[|(- )?căn cứ\b|kính (gửi|trình)\b|([ivx]+|\d+)[-./)]|(phần|chương) \w")
"""How what follows a title begins."""
_ANCHORS = {"motto", "state", "star", "number"}
"""What only a letterhead has."""
_LONGEST_ORGAN = 50
"""Characters of an organ's name that is not in capitals: a sentence is longer.

A choice: 170 tests of `tests/commands/lint` find the same at half and at double.
"""
_HEAD = 60
"""How many pieces from the top a letterhead and a title may take.

A choice: 170 tests of `tests/commands/lint` find the same at half and at double.
"""
_TITLE = 8
"""How many pieces behind the letterhead may be the type or a line above it.

A choice: 170 tests of `tests/commands/lint` find the same at half and at double.
"""
_LONGEST = 300
"""Characters of a piece that ends the head: an abstract is shorter.

A choice: 170 tests of `tests/commands/lint` find the same at half and at double.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The head of the first page (phần đầu văn bản)."""

    motto: Piece | None = None
    state: Piece | None = None
    """Quốc hiệu or tiêu ngữ: the head of an administrative document."""
    superior: tuple[Piece, ...] = ()
    organ: tuple[Piece, ...] = ()
    star: Piece | None = None
    number: Piece | None = None
    date: Piece | None = None
    draft: Piece | None = None
    pieces: tuple[Piece, ...] = ()
    """All pieces of the head, those of no known role too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What the document is and is about (tên loại, trích yếu)."""

    type: Piece | None = None
    abstract: tuple[Piece, ...] = ()
    sign: Piece | None = None
    """What stands under the abstract, where it should be five hyphens."""
    letter: bool = False
    """Whether it is an official letter (công văn), which has no type."""

    @property
    def unsigned(self) -> bool:
        """Whether it is a speech, an outline, a list: nothing of an issued document is asked of it."""
        return self.type is not None and _UNSIGNED.fullmatch(self.type.folded) is not None


def head_pieces(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces at the top among which a letterhead and a title may stand."""
    top = pieces[:_HEAD]
    ends = (at for at, each in enumerate(top) if _is_heading(each) or len(each.text) > _LONGEST)
    return top[: next(ends, len(top))]


def _is_heading(piece: Piece) -> bool:
    return piece.paragraph.level is not None and _BEGINS.match(piece.folded) is not None


def find_type(top: tuple[Piece, ...]) -> int | None:
    """Return where the name of the document's type stands."""
    after = next(
        (at for at, each in enumerate(top) if PARTY.search(each.folded) or STATE_MASTHEAD.search(each.folded)), 0
    )
    for at, each in enumerate(top):
        found = _TYPES.fullmatch(each.folded) if at >= after else None
        if found is not None and (each.in_capitals or found["more"] is None):
            return at
    return None


def read_letterhead(top: tuple[Piece, ...], kind: int | None) -> Letterhead:
    """Return the letterhead among the pieces at the top; `kind` is where the type stands."""
    zone = top[:kind] if kind is not None else top
    found: dict[str, Piece] = {}
    last = -1
    for at, each in enumerate(zone):
        role = _role(each)
        if role is not None and role not in found:
            found[role] = each
            last = at
    if kind is None:
        zone = zone[: last + 1] if _ANCHORS & found.keys() else ()
        found = found if zone else {}
    names = _organ_names(zone, found)
    return Letterhead(
        **{role: each for role, each in found.items()},  # noqa: C416 - for mypy: names of fields
        organ=names[-1] if names else (),
        superior=tuple(each for name in names[:-1] for each in name),
        pieces=zone,
    )


def _role(piece: Piece) -> str | None:
    text = piece.folded
    if PARTY.fullmatch(text.strip(" .")):
        return "motto"
    if STATE_MASTHEAD.fullmatch(text):
        return "state"
    if _STAR.fullmatch(text):
        return "star"
    if _NUMBER.fullmatch(text):
        return "number"
    if DATE.fullmatch(text):
        return "date"
    if _DRAFT.fullmatch(text):
        return "draft"
    return None


def _organ_names(zone: tuple[Piece, ...], found: dict[str, Piece]) -> list[tuple[Piece, ...]]:
    """Return the names of organs above the star and the number, each with the lines that it takes."""
    ends = [at for at, each in enumerate(zone) if any(each is found.get(role) for role in ("star", "number"))]
    right = [each.paragraph.cell for role in ("motto", "state", "date") if (each := found.get(role)) is not None]
    names: list[tuple[Piece, ...]] = []
    for each in zone[: min(ends, default=len(zone))]:
        if _role(each) is not None or _MARKS.fullmatch(each.folded) or _HYPHENS.fullmatch(each.text):
            continue
        begins = _ORGAN_WORDS.match(each.folded) is not None
        if not (each.in_capitals or (begins and len(each.text) <= _LONGEST_ORGAN)) or (
            each.paragraph.cell is not None and each.paragraph.cell in right
        ):
            continue
        # The superior is not bold, the organ is: a line of the other weight is no rest of the line above.
        goes_on = bool(names) and not begins and each.bold is names[-1][-1].bold
        if goes_on or (names and _UNFINISHED.fullmatch(names[-1][-1].folded)):
            names[-1] = (*names[-1], each)
        else:
            names.append((each,))
    return names


def read_title(top: tuple[Piece, ...], kind: int | None, start: int) -> Title:
    """Return type, abstract and the sign under it; `kind` is where the type stands, `start` where a letterhead ends."""
    begins = start if kind is None else kind + 1
    after = top[begins : begins + _TITLE]
    end = next((at for at, each in enumerate(after) if _HYPHENS.fullmatch(each.text)), None)
    if end is not None and any(_BEGINS.match(each.folded) for each in after[:end]):
        end = None
    if kind is None:
        letter = any(re.match(r"kính gửi|v/v|về việc", each.folded) for each in top)
        return Title(letter=letter) if end is None or not start else Title(abstract=after[:end], sign=after[end])
    if end is not None:
        return Title(type=top[kind], abstract=after[:end], sign=after[end])
    return Title(type=top[kind], abstract=tuple(_read_abstract(after)))


def _read_abstract(after: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield the pieces below a type as long as they look like its abstract."""
    for number, each in enumerate(after):
        centred = each.bold and each.paragraph.look.alignment == "center"
        if _BEGINS.match(each.folded) or (not centred and (number or each.text.endswith((".", ";", ":", ",")))):
            return
        yield each
