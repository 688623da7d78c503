"""The rules on the head of a document: its letterhead, then its title with the abstract and the sign under it."""

import re
from calendar import monthrange
from collections.abc import Iterator

from tongket.commands.lint.found import HEAD, Case, Found, at_piece
from tongket.commands.lint.pieces import PROMPT, Piece
from tongket.findings.lint_rules import (
    ABSTRACT_NOT_BOLD,
    MISSING_ABSTRACT,
    MISSING_DATE_LINE,
    MISSING_HYPHENS,
    MISSING_MOTTO,
    MISSING_MOTTO_RULE,
    MISSING_NUMBER,
    MISSING_ORGAN,
    MISSING_STAR,
    MISSING_TYPE,
    MOTTO_NOT_BOLD,
    ORGAN_NOT_BOLD,
    SUPERIOR_BOLD,
    TYPE_NOT_BOLD,
    WRONG_ALIGNMENT,
    WRONG_DATE_FORM,
    WRONG_DRAFT_MARK,
    WRONG_NUMBER_FORM,
)
from tongket.values.figures import DAY_PADDED_BELOW, MONTH_PADDED_BELOW
from tongket.word.looks import LookedParagraph

_BLANK = r"[\s.…_]*"
_SYMBOL = r"[A-ZĐ][A-ZĐa-zđ]*(?:-[A-ZĐ][A-ZĐa-zđ]*)*/[A-ZĐ][A-ZĐa-zđưƯ]*(?:-[A-ZĐ][A-ZĐa-zđưƯ]*)*"
_RIGHT_NUMBER = re.compile(rf"Số (?:(?P<figure>\d+)|{_BLANK}|{PROMPT})[-‑\u2011](?P<symbol>{_SYMBOL})|Số {PROMPT}")
_ANY_NUMBER = re.compile(r"số\s*[:.]?\s*(?P<figure>\d*)[\s.…_]*[-–—‑/]?\s*(?P<symbol>.*)", re.IGNORECASE)
_STATE_NUMBER = re.compile(r"/\s*[A-ZĐa-z]+\s*[-–]\s*[A-ZĐ]")
_RIGHT_DATE = re.compile(
    rf"(?P<where>[^,]+), ngày (?:(?P<day>\d{{1,2}})|{_BLANK}) ?tháng (?:(?P<month>\d{{1,2}})|{_BLANK}) ?"
    rf"năm(?: (?:(?P<year>\d{{4}})|{_BLANK}))?"  # a paper that is not dated yet: nothing, or spaces, behind it
)
_ANY_DATE = re.compile(
    r"(?P<where>.*?),?\s*ngày\s*(?P<day>\d{1,2})(?:\s*tháng\s*|\s*[/.-]\s*)(?P<month>\d{1,2})"
    r"(?:\s*năm\s*|\s*[/.-]\s*)(?P<year>\d{4})\.?",
    re.IGNORECASE,
)
_DRAFT = re.compile(r"Dự thảo( lần (thứ )?\d+)?")
_LINE = re.compile(r"[_─━―—]{3,}")
_MONTHS = 12
_FIVE = "-----"


def check_motto(case: Case) -> Iterator[Found]:
    """ĐẢNG CỘNG SẢN VIỆT NAM, bold (`missing-motto`, `motto-not-bold`).

    Sources: docs/the-thuc.md, A, D1; J for the other standard.
    """
    head = case.roles.letterhead
    hint = "viết ĐẢNG CỘNG SẢN VIỆT NAM ở góc phải, cỡ 15, đậm, dưới có đường kẻ dài bằng dòng chữ."
    if head.motto is None and head.state is not None:
        message = "Cần “ĐẢNG CỘNG SẢN VIỆT NAM”, nhưng nhận được quốc hiệu, tiêu ngữ của văn bản hành chính"
        yield at_piece(head.state, MISSING_MOTTO, message, f"thay quốc hiệu, tiêu ngữ: {hint}")
    elif head.motto is None:
        message = "Cần tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”, nhưng chưa có"
        yield Found(rule=MISSING_MOTTO, message=message, hint=hint, at=HEAD)
    elif not head.motto.bold:
        yield at_piece(head.motto, MOTTO_NOT_BOLD, "Tiêu đề: cần chữ đậm, nhưng nhận được chữ thường", "đặt chữ đậm.")


def check_motto_rule(case: Case) -> Iterator[Found]:
    """A rule under the motto (`missing-motto-rule`): underlined words are none.

    Sources: docs/the-thuc.md, A, D1.
    """
    motto = case.roles.letterhead.motto
    if motto is None or _has_rule(case, motto):
        return
    found = "chữ gạch chân" if motto.underlined else "chưa có"
    message = (
        f"Cần đường kẻ liền dưới “ĐẢNG CỘNG SẢN VIỆT NAM”, nhưng {'nhận được ' if motto.underlined else ''}{found}"
    )
    hint = "kẻ một đường viền dưới hoặc một nét liền, dài đúng bằng dòng chữ."
    yield at_piece(motto, MISSING_MOTTO_RULE, message, hint)


def _has_rule(case: Case, motto: Piece) -> bool:
    if any(each.lined for each in case.roles.head_paragraphs):
        return True  # a drawn line may be anchored to any paragraph of the letterhead
    if any(_LINE.fullmatch(each.text) for each in case.roles.letterhead.pieces):
        return True
    return any(each.ruled for each in _with_blanks_below(motto.paragraph, case.look.paragraphs))


def _with_blanks_below(
    paragraph: LookedParagraph, paragraphs: tuple[LookedParagraph, ...]
) -> Iterator[LookedParagraph]:
    """Yield a paragraph, the blank ones below it, of a table within its cell too, and the next one of its cell."""
    yield paragraph
    for each in paragraphs[paragraph.number :]:
        if each.cell != paragraph.cell and each.text.strip():
            return
        yield each
        if each.text.strip():
            return


def check_organ(case: Case) -> Iterator[Found]:
    """The organ, bold, under its superior, not bold (`missing-organ`, `organ-not-bold`, `superior-bold`).

    Source: docs/the-thuc.md, A.
    """
    head = case.roles.letterhead
    if not head.organ:
        message, hint = "Cần tên cơ quan ban hành ở góc trái, nhưng chưa có", "viết tên cơ quan, in hoa, đậm, cỡ 14."
        yield Found(rule=MISSING_ORGAN, message=message, hint=hint, at=HEAD)
    for each in head.organ:
        if not each.bold:
            message = f"Tên cơ quan ban hành: cần chữ đậm, nhưng “{each.text}” chưa đậm"
            yield at_piece(each, ORGAN_NOT_BOLD, message, "đặt chữ đậm.")
    for each in head.superior:
        if each.any_bold:
            message = f"Tên cơ quan cấp trên: cần chữ không đậm, nhưng “{each.text}” đậm"
            yield at_piece(each, SUPERIOR_BOLD, message, "bỏ chữ đậm; chỉ tên cơ quan ban hành đậm.")


def check_star(case: Case) -> Iterator[Found]:
    """A star under the organ's name (`missing-star`).

    Sources: docs/the-thuc.md, B, D2, C.
    """
    head = case.roles.letterhead
    hint = "thêm một dấu * ở giữa, dưới tên cơ quan, trên số và ký hiệu."
    if head.star is None:
        ruled = head.organ and any(
            each.ruled for each in _with_blanks_below(head.organ[-1].paragraph, case.look.paragraphs)
        )
        found = "nhận được đường kẻ của văn bản hành chính" if ruled else "chưa có"
        message = f"Cần dấu sao (*) dưới tên cơ quan, nhưng {found}"
        place = head.organ[-1].paragraph if head.organ else HEAD
        yield Found(rule=MISSING_STAR, message=message, hint=hint, at=place)
    elif head.star.text != "*":
        message = f"Cần một dấu sao (*) dưới tên cơ quan, nhưng nhận được “{head.star.text}”"
        yield at_piece(head.star, MISSING_STAR, message, hint)


def check_number(case: Case) -> Iterator[Found]:
    """`Số 127-QĐ/TW` (`missing-number`, `wrong-number-form`).

    Sources: docs/the-thuc.md, A, D4; J for the other standard.
    """
    piece = case.roles.letterhead.number
    if piece is None:
        message, hint = (
            "Cần số và ký hiệu, nhưng chưa có",
            "viết dưới dấu sao, ví dụ Số 15-BC/TU; chưa có số thì để trống.",
        )
        yield Found(rule=MISSING_NUMBER, message=message, hint=hint, at=HEAD)
        return
    text = piece.text
    right = _RIGHT_NUMBER.fullmatch(text)
    if right is not None and (right["figure"] is None or len(right["figure"]) > 1):
        return
    state = _STATE_NUMBER.search(text) is not None
    kind = " của văn bản hành chính" if state else ""
    message = f"Số và ký hiệu: cần dạng “Số 15-BC/TU”, nhưng nhận được “{text}”{kind}"
    yield at_piece(piece, WRONG_NUMBER_FORM, message, _mend_number(text, state=state))


def _mend_number(text: str, *, state: bool) -> str:
    read = _ANY_NUMBER.fullmatch(text)
    symbol = re.sub(r"\s+", "", read["symbol"]).strip("-–—") if read is not None else ""
    symbol = re.sub("[–—‑]", "-", symbol)
    if read is None or not re.fullmatch(_SYMBOL, symbol):
        if state and read is not None and (parts := re.fullmatch(r"([^\s/-]+)[-/]([^\s/]+)", symbol)):
            symbol = f"{parts[1]}/{parts[2]}"
        else:
            return "viết Số, một dấu cách, con số, dấu nối, tên loại, dấu /, cơ quan; ví dụ Số 05-BC/TU."
    figure = f"{int(read['figure']):02}" if read["figure"] else "     "
    return f"viết “Số {figure}-{symbol}”: không có dấu hai chấm, không có dấu cách trong ký hiệu, số dưới 10 có số 0."


def check_date(case: Case) -> Iterator[Found]:
    """`Lâm Đồng, ngày 05 tháng 4 năm 2019`, italic (`missing-date-line`, `wrong-date-form`).

    Sources: docs/the-thuc.md, A, B, D4.
    """
    piece = case.roles.letterhead.date
    if piece is None:
        message, hint = (
            "Cần địa danh và ngày tháng, nhưng chưa có",
            "viết ở góc phải, ví dụ Lâm Đồng, ngày 05 tháng 4 năm 2019.",
        )
        yield Found(rule=MISSING_DATE_LINE, message=message, hint=hint, at=HEAD)
        return
    wanted = _mend_date(piece.text)
    if wanted is not None:
        message = f"Địa danh, ngày tháng: cần “{wanted}”, nhưng nhận được “{piece.text}”"
        hint = "viết ngày 1 đến 9 và tháng 1, 2 có số 0 ở trước, các tháng khác không có; sau địa danh có dấu phẩy."
        yield at_piece(piece, WRONG_DATE_FORM, message, hint)
    if not piece.italic:
        message = "Địa danh, ngày tháng: cần chữ nghiêng, nhưng nhận được chữ đứng"
        yield at_piece(piece, WRONG_DATE_FORM, message, "đặt chữ nghiêng.")


def _mend_date(text: str) -> str | None:
    """Return how a date is to be written; None where it is right, or blank."""
    right, read = _RIGHT_DATE.fullmatch(text), _ANY_DATE.fullmatch(text)
    if right is not None and all(_is_padded(right[name], below) for name, below in _PADDED):
        return None if _is_day(right) else "một ngày có thật"
    if read is None or not _is_day(read):
        return "Lâm Đồng, ngày 05 tháng 4 năm 2019" if right is None else _pad(right)
    return _pad(read)


_PADDED = (("day", DAY_PADDED_BELOW), ("month", MONTH_PADDED_BELOW))


def _is_padded(figure: str | None, below: int) -> bool:
    return figure is None or figure == (f"{int(figure):02}" if int(figure) < below else str(int(figure)))


def _is_day(read: re.Match[str]) -> bool:
    day, month, year = read["day"], read["month"], read["year"]
    if month is not None and not 1 <= int(month) <= _MONTHS:
        return False
    if day is None:
        return True
    last = monthrange(int(year or 2020), int(month))[1] if month is not None else 31
    return 1 <= int(day) <= last


def _pad(read: re.Match[str]) -> str:
    def figure(name: str, below: int) -> str:
        value = read[name]
        return "    " if value is None else f"{int(value):02}" if int(value) < below else str(int(value))

    day, month = (figure(name, below) for name, below in _PADDED)
    return f"{read['where'].strip()}, ngày {day} tháng {month} năm {read['year'] or '    '}"


def check_draft_mark(case: Case) -> Iterator[Found]:
    """`Dự thảo lần 2`, italic (`wrong-draft-mark`).

    Sources: docs/the-thuc.md, B, E1.
    """
    piece = case.roles.letterhead.draft
    if piece is None:
        return
    if not piece.italic:
        message = "Dòng dự thảo: cần chữ nghiêng, nhưng nhận được chữ đứng"
        yield at_piece(piece, WRONG_DRAFT_MARK, message, "đặt chữ nghiêng.")
    if not piece.in_capitals and not _DRAFT.fullmatch(piece.text):
        message = f"Dòng dự thảo: cần “Dự thảo lần 2”, nhưng nhận được “{piece.text}”"
        yield at_piece(piece, WRONG_DRAFT_MARK, message, "viết Dự thảo lần, rồi con số.")


def check_type(case: Case) -> Iterator[Found]:
    """The type, bold and centred (`missing-type`, `type-not-bold`, `wrong-alignment`).

    Source: docs/the-thuc.md, A.
    """
    title = case.roles.title
    if title.type is None:
        if not title.letter:
            message = "Cần tên loại văn bản (BÁO CÁO, KẾ HOẠCH, …), nhưng chưa có"
            hint = "viết tên loại in hoa, đậm, cỡ 15–16, ở giữa, một dòng riêng."
            yield Found(rule=MISSING_TYPE, message=message, hint=hint, at=HEAD)
        return
    if not title.type.bold:
        yield at_piece(title.type, TYPE_NOT_BOLD, "Tên loại: cần chữ đậm, nhưng nhận được chữ thường", "đặt chữ đậm.")
    yield from _check_centred("Tên loại", title.type)


def _check_centred(name: str, piece: Piece) -> Iterator[Found]:
    if piece.paragraph.look.alignment != "center" and piece.paragraph.cell is None:
        yield at_piece(piece, WRONG_ALIGNMENT, f"{name}: cần căn giữa, nhưng chưa ở giữa", "đặt căn giữa.")


def check_abstract(case: Case) -> Iterator[Found]:
    """The abstract, bold and centred (`missing-abstract`, `abstract-not-bold`, `wrong-alignment`).

    Source: docs/the-thuc.md, A.
    """
    title = case.roles.title
    if title.type is not None and not title.abstract:
        message, hint = "Cần trích yếu dưới tên loại văn bản, nhưng chưa có", "viết trích yếu in thường, đậm, ở giữa."
        yield at_piece(title.type, MISSING_ABSTRACT, message, hint)
    for each in title.abstract:
        if not each.bold:
            yield at_piece(each, ABSTRACT_NOT_BOLD, "Trích yếu: cần chữ đậm, nhưng chưa đậm", "đặt chữ đậm.")
        yield from _check_centred("Trích yếu", each)


def check_hyphens(case: Case) -> Iterator[Found]:
    """Five hyphens under the abstract (`missing-hyphens`).

    Sources: docs/the-thuc.md, G, B; J for the other standard.
    """
    title = case.roles.title
    if title.type is None:
        return
    hint = "viết năm dấu gạch nối ----- ở giữa, dưới trích yếu."
    if title.sign is None:
        drawn = any(each.ruled or each.lined for each in case.roles.title_paragraphs)
        found = "nhận được đường kẻ của văn bản hành chính" if drawn else "chưa có"
        at = (title.abstract or (title.type,))[-1]
        yield at_piece(at, MISSING_HYPHENS, f"Cần năm dấu gạch nối (-----) dưới trích yếu, nhưng {found}", hint)
        return
    if title.sign.text.replace("‑", "-") != _FIVE:
        message = f"Cần năm dấu gạch nối (-----) dưới trích yếu, nhưng nhận được “{title.sign.text}”"
        yield at_piece(title.sign, MISSING_HYPHENS, message, hint)
    yield from _check_centred("Dấu ----- dưới trích yếu", title.sign)
