"""The rules on the signature block and the recipients."""

import re
from collections.abc import Iterator

from tongket.commands.lint.ending import Signature, authority_mark, is_post_prompt
from tongket.commands.lint.found import END, Case, Found, at_piece
from tongket.commands.lint.pieces import Piece
from tongket.findings.lint_rules import (
    AUTHORITY_NOT_BOLD,
    MISSING_BLANK_LINES,
    MISSING_RECIPIENTS,
    MISSING_SIGNATURE,
    NAME_NOT_BOLD,
    POST_BOLD,
    RECIPIENTS_FORM,
    RECIPIENTS_LABEL,
    TITLE_BEFORE_NAME,
    WRONG_AUTHORITY_FORM,
    WRONG_POST,
)

_RIGHT_MARK = re.compile(r"(T/M|K/T|T/L|T/U/Q) \S.*")
_COMMITTEE = re.compile(r"\b(tỉnh|thành|huyện|quận|thị|đảng|đô|khu) ủy\b|\bđảng bộ\b|\bchi bộ\b|\b(chi|đảng) ủy\b")
_ITS_BODIES = re.compile(r"\b(ban thường vụ|ban chấp hành|thường trực|btv|bch)\b")
_OTHERS = re.compile(r"\b(ủy ban|đảng đoàn|ban cán sự|đoàn chủ tịch|hội|tỉnh đoàn|đoàn thanh niên|liên đoàn)\b")
_RIGHT_POSTS = ("BÍ THƯ", "PHÓ BÍ THƯ")
_TITLES = re.compile(
    r"(đ/c|đc\.?|đồng chí|ts\.?|ths\.?|th\.s\.?|gs\.?|pgs\.?|bs\.?|ths|thạc sĩ|tiến sĩ|giáo sư|phó giáo sư|bác sĩ"
    r"|kỹ sư|ks\.?|cử nhân|cn\.|luật sư|ls\.|ông|bà|bscki|bsckii|ckii?)(?=[\s.])[\s.]*"
)
_KEPT = re.compile(r"(?P<before>[-–+•]?\s*lưu)\s*:", re.IGNORECASE)
_LABEL = "Nơi nhận:"


def check_signature(case: Case) -> Iterator[Found]:
    """Somebody signs (`missing-signature`).

    Source: docs/the-thuc.md, E3.
    """
    if not case.roles.signatures:
        message = "Cần quyền hạn, chức vụ người ký, nhưng chưa có"
        hint = "viết ở góc phải cuối văn bản, ví dụ T/M BAN THƯỜNG VỤ, dưới là PHÓ BÍ THƯ."
        yield Found(rule=MISSING_SIGNATURE, message=message, hint=hint, at=END)


def check_authority(case: Case) -> Iterator[Found]:
    """`T/M`, `K/T`, `T/L`, bold; a committee has no K/T (`wrong-authority-form`, `authority-not-bold`).

    Sources: docs/the-thuc.md, D3, B; C; J for the other standard.
    """
    for each in _authorities(case):
        mark = authority_mark(each)
        if mark is None:
            continue
        if not _RIGHT_MARK.fullmatch(each.text.upper()):
            letters = re.sub(r"[^a-z]", "", mark["mark"])
            right = f"{'/'.join(letters.upper())} {each.text[len(mark['mark']) + len(mark['gap']) :].strip()}"
            kind = " của văn bản hành chính" if "/" not in mark["mark"] and "." in mark["mark"] else ""
            message = f"Quyền hạn ký: cần “{right}”, nhưng nhận được “{each.text}”{kind}"
            yield at_piece(
                each, WRONG_AUTHORITY_FORM, message, "viết T/M, K/T, T/L với dấu gạch chéo, không có dấu chấm."
            )
        if mark["mark"].startswith("k") and _is_committee_head(case, mark["body"]):
            message = f"Cấp ủy không dùng K/T, nhưng nhận được “{each.text}”"
            yield at_piece(each, WRONG_AUTHORITY_FORM, message, "viết T/M BAN THƯỜNG VỤ, dưới là PHÓ BÍ THƯ.")
    for signature in case.roles.signatures:
        for each in signature.authority:
            if not each.bold:
                message = "Quyền hạn ký: cần chữ đậm, nhưng chưa đậm"
                yield at_piece(each, AUTHORITY_NOT_BOLD, message, "đặt chữ đậm.")


def _authorities(case: Case) -> Iterator[Piece]:
    return (each for signature in case.roles.signatures for each in signature.authority)


def _is_committee_head(case: Case, body: str) -> bool:
    """Whether K/T stands for the secretary of a committee, or for the committee itself."""
    organ = " ".join(each.folded for each in case.roles.letterhead.organ)
    return ("bí thư" in body or _COMMITTEE.search(body) is not None) and not _OTHERS.search(f"{organ} {body}")


def check_post(case: Case) -> Iterator[Found]:
    """The post is not bold, and one of two for a committee (`post-bold`, `wrong-post`).

    Sources: docs/the-thuc.md, D3, B; C.
    """
    for signature in case.roles.signatures:
        for each in signature.posts:
            if each.any_bold:
                message = f"Chức vụ: cần chữ không đậm, nhưng “{each.text}” đậm"
                yield at_piece(each, POST_BOLD, message, "bỏ chữ đậm; chỉ quyền hạn ký và họ tên đậm.")
        if _signs_for_committee(case, signature):
            for each in signature.posts:
                if each.text not in _RIGHT_POSTS and not is_post_prompt(each):
                    message = f"Ký T/M cấp ủy: cần BÍ THƯ hoặc PHÓ BÍ THƯ, nhưng nhận được “{each.text}”"
                    hint = "viết BÍ THƯ hoặc PHÓ BÍ THƯ, không nhắc lại tên cơ quan."
                    yield at_piece(each, WRONG_POST, message, hint)


def _signs_for_committee(case: Case, signature: Signature) -> bool:
    """Whether a signature block is T/M of a Party committee, or of its standing committee."""
    text = " ".join(each.folded for each in signature.authority)
    organ = " ".join(each.folded for each in case.roles.letterhead.organ)
    if not re.match(r"t\s?/?\.?\s?m", text) or _OTHERS.search(text):
        return False
    if _COMMITTEE.search(text):
        return True
    ours = not organ or (_COMMITTEE.search(organ) is not None and not _OTHERS.search(organ))
    return ours and _ITS_BODIES.search(text) is not None


def check_name(case: Case) -> Iterator[Found]:
    """The name, bold, without a title, under blank lines (`name-not-bold`, `title-before-name`, `missing-blank-lines`).

    Sources: docs/the-thuc.md, B, C; how many blank lines is read from the frame.
    """
    for signature in case.roles.signatures:
        name = signature.name
        if name is None:
            continue
        if not name.bold:
            yield at_piece(name, NAME_NOT_BOLD, "Họ và tên người ký: cần chữ đậm, nhưng chưa đậm", "đặt chữ đậm.")
        title = _TITLES.match(name.folded)
        if title is not None:
            message = f"Họ và tên người ký: cần họ tên không kèm học vị, danh xưng, nhưng nhận được “{name.text}”"
            yield at_piece(name, TITLE_BEFORE_NAME, message, f"viết “{name.text[title.end() :]}”.")
        wanted, found = case.expected.blank_lines, signature.blank_lines
        if found is not None and found < wanted:
            message = f"Cần ít nhất {wanted} dòng trống trên họ tên người ký, nhưng nhận được {found}"
            yield at_piece(name, MISSING_BLANK_LINES, message, f"để {wanted} dòng trống cho chữ ký.")


def check_recipients_label(case: Case) -> Iterator[Found]:
    """`Nơi nhận:` underlined, upright, not bold (`missing-recipients`, `recipients-label`).

    Sources: docs/the-thuc.md, E3; B, C, J.
    """
    recipients = case.roles.recipients
    if recipients is None:
        message, hint = "Cần nơi nhận, nhưng chưa có", "viết Nơi nhận: ở góc trái cuối văn bản, dưới là danh sách."
        yield Found(rule=MISSING_RECIPIENTS, message=message, hint=hint, at=END)
        return
    label = recipients.label
    faults = [
        *(["chữ đậm"] if label.any_bold else []),
        *(["chữ nghiêng"] if label.any_italic else []),
        *([] if label.underlined else ["không gạch chân"]),
        *([] if label.text == _LABEL else [f"“{label.text}”"]),
    ]
    if faults:
        kind = " như văn bản hành chính" if label.any_bold and label.any_italic else ""
        message = f"Cần “{_LABEL}” gạch chân, chữ đứng, không đậm, nhưng nhận được {', '.join(faults)}{kind}"
        yield at_piece(
            label, RECIPIENTS_LABEL, message, "đặt chữ đứng, không đậm, có gạch chân; sau đó là dấu hai chấm."
        )


def check_recipients(case: Case) -> Iterator[Found]:
    """Each entry `- …,`, the last one `.`; `Lưu Văn phòng` (`recipients-form`).

    Sources: docs/the-thuc.md, B, C; J.
    """
    entries = case.roles.recipients.lines if case.roles.recipients is not None else ()
    for number, entry in enumerate(entries, 1):
        first, last = entry[0], entry[-1]
        if not first.paragraph.listed and not re.match(r"- ?\S", first.text):
            message = "Nơi nhận: cần mỗi dòng bắt đầu bằng dấu gạch nối, nhưng có dòng không có"
            yield at_piece(first, RECIPIENTS_FORM, message, "viết - ở đầu mỗi dòng.")
        end = "." if number == len(entries) else ","
        if not last.text.endswith(end):
            shown = last.text[-1] if not last.text[-1].isalnum() else "không có dấu"
            name = "dấu chấm ở dòng cuối" if end == "." else "dấu phẩy ở cuối dòng"
            message = f"Nơi nhận: cần {name}, nhưng nhận được {'“' + shown + '”' if len(shown) == 1 else shown}"
            yield at_piece(last, RECIPIENTS_FORM, message, "viết dấu phẩy sau mỗi dòng, dấu chấm sau dòng cuối.")
        if _KEPT.match(first.text):
            message = f"Nơi nhận: cần “Lưu Văn phòng …” không có dấu hai chấm, nhưng nhận được “{first.text}”"
            yield at_piece(first, RECIPIENTS_FORM, message, "viết - Lưu Văn phòng và tên cơ quan.")
