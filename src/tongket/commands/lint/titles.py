"""The rules on the title: type, abstract, the sign under it."""

from collections.abc import Iterator

from tongket.commands.lint.found import HEAD, Case, Found, at_piece
from tongket.commands.lint.pieces import Piece
from tongket.findings.lint_rules import (
    ABSTRACT_NOT_BOLD,
    MISSING_ABSTRACT,
    MISSING_HYPHENS,
    MISSING_TYPE,
    TYPE_NOT_BOLD,
    WRONG_ALIGNMENT,
)

_FIVE = "-----"


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
