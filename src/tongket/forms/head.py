"""The head and the end of a form: letterhead, title, opening; recipients and signature."""

import re
from collections.abc import Mapping
from datetime import date

from tongket.forms.unit_paper import UnitPaper, unit_paper
from tongket.forms.wording import NUMBER_PROMPT, POST_PROMPT, SIGN_PROMPT, SIGNER_PROMPT
from tongket.model.addresses import WHOLE_REPORT, Address
from tongket.model.forms import FormLine, FormPiece, LineRole, Slot, SlotKind
from tongket.model.outline import Outline
from tongket.model.roster import Roster, Unit
from tongket.report.preamble import letterhead_values, spoken_organ, spoken_subject

HeadLines = tuple[FormLine, ...]
HEAD_FIELDS: Mapping[str, str] = {
    "co_quan_cap_tren": "tên cơ quan cấp trên của đơn vị",
    "co_quan": "tên đơn vị",
    "duoi_co_quan": "dấu sao (văn bản Đảng) hoặc đường kẻ dưới tên cơ quan",
    "tieu_de": "tiêu đề của văn bản Đảng",
    "quoc_hieu": "quốc hiệu của văn bản hành chính",
    "tieu_ngu": "tiêu ngữ của văn bản hành chính",
    "so_ky_hieu": "dòng số, ký hiệu, với chỗ gõ số",
    "dia_danh_ngay": "địa danh, với chỗ gõ ngày",
    "loai": "tên loại văn bản",
    "trich_yeu": "trích yếu",
    "duoi_trich_yeu": "năm dấu gạch nối (văn bản Đảng) hoặc đường kẻ dưới trích yếu",
    "mo_dau": "câu mở đầu",
}
"""The placeholders of the frame before the body, in reading order, and what each prints."""
END_FIELDS: Mapping[str, str] = {
    "noi_nhan": "nơi nhận",
    "quyen_han": "quyền hạn ký (T/M, K/T)",
    "chuc_vu": "chỗ gõ chức vụ người ký",
    "nguoi_ky": "chỗ gõ họ tên người ký",
}
"""Those behind the body."""
_ISSUED_WITH = re.compile(r"^ban hành kèm theo\s+", re.IGNORECASE)
_NO_NUMBER = re.compile(r"\s*\b[Ss]ố[\s.…_]{2,}[-/]?[\w/-]*\s*,?")
"""The number of a paper that has none yet: `số      -KH/TU,`."""


def head_lines(outline: Outline, unit: Unit) -> Mapping[str, HeadLines]:
    """Return what the placeholders before the body print, in reading order; nothing where a unit has no such line."""
    report = outline.report
    paper = unit_paper(unit, report)
    values = letterhead_values(report)
    pieces: dict[str, tuple[FormPiece, ...]] = {
        "co_quan_cap_tren": (paper.superior,),
        "co_quan": (paper.organ,),
        **{name: (str(values[name]),) for name in ("duoi_co_quan", "tieu_de", "quoc_hieu", "tieu_ngu")},
        "so_ky_hieu": _number_line(paper, report.symbol, state=report.state),
        "dia_danh_ngay": _place_and_day(paper.place, unit.before),
        "loai": (report.kind,),
        "trich_yeu": (report.subject,),
        "duoi_trich_yeu": (str(values["duoi_trich_yeu"]),),
        "mo_dau": (_opening(outline, paper),),
    }
    return {name: _lines(each) for name, each in pieces.items()}


def end_lines(outline: Outline, roster: Roster, unit: Unit) -> Mapping[str, HeadLines]:
    """Return what the placeholders behind the body print."""
    paper = unit_paper(unit, outline.report)
    recipients = tuple(line for text in _recipients(outline, roster, unit, paper) for line in _lines((f"- {text}",)))
    return {
        "noi_nhan": recipients,
        "quyen_han": _lines((paper.authority,)),
        "chuc_vu": _lines((_head_slot("chuc_vu", "Chức vụ người ký", POST_PROMPT),)),
        "nguoi_ky": _lines((_head_slot("nguoi_ky", "Họ và tên người ký", SIGNER_PROMPT),)),
    }


def close_report(outline: Outline, unit: Unit) -> FormLine:
    """Return the sentence that ends the text."""
    speaker = unit_paper(unit, outline.report).speaker
    return FormLine(role=LineRole.ASKED, pieces=(f"Trên đây là báo cáo của {speaker}.",), place=WHOLE_REPORT)


def _lines(pieces: tuple[FormPiece, ...]) -> HeadLines:
    """Return one line of the report itself; none where there is nothing to print."""
    kept = tuple(each for each in pieces if each)
    return (FormLine(role=LineRole.ASKED, pieces=kept, place=WHOLE_REPORT),) if kept else ()


def _head_slot(key: str, label: str, prompt: str, kind: SlotKind = SlotKind.TEXT) -> Slot:
    return Slot(address=Address(WHOLE_REPORT, key), kind=kind, label=label, prompt=prompt)


def _number_line(paper: UnitPaper, symbol: str, *, state: bool) -> tuple[FormPiece, ...]:
    """Return `Số [gõ số]-BC/HU`; where the symbol of the unit is not known, it is typed with the number."""
    before = "Số: " if state else "Số "
    if not paper.symbol:
        return (before, _head_slot("so_ky_hieu", "Số, ký hiệu báo cáo", SIGN_PROMPT))
    kind = re.split(r"[-/]", symbol)[0] or "BC"
    after = f"/{kind}-{paper.symbol}" if state else f"-{kind}/{paper.symbol}"
    return (before, _head_slot("so_ky_hieu", "Số báo cáo", NUMBER_PROMPT), after)


def _place_and_day(place: str, before: date | None) -> tuple[FormPiece, ...]:
    year = str(before.year) if before is not None else "    "
    prompt = f"ngày      tháng      năm {year}".rstrip()
    slot = _head_slot("ngay_gui", "Ngày báo cáo", prompt, SlotKind.DATE)
    return (f"{place}, ", slot) if place else (slot,)


def _opening(outline: Outline, paper: UnitPaper) -> str:
    ordered = _NO_NUMBER.sub("", _ISSUED_WITH.sub("", outline.issued_with or "")).strip(" .,")
    asked = f"Thực hiện {ordered}, " if ordered else ""
    report = f"{paper.speaker} báo cáo {spoken_subject(outline.report.subject)} như sau:"
    return asked + (report if asked else report[:1].upper() + report[1:])


def _recipients(outline: Outline, roster: Roster, unit: Unit, paper: UnitPaper) -> tuple[str, ...]:
    report = outline.report
    end = ";" if report.state else ","
    to = spoken_organ(report) or report.organ
    compiling = [each.name for each in roster.units if each.compiling and each.id != unit.id]
    return (f"{to} (để báo cáo){end}", *(f"{each} (để tổng hợp){end}" for each in compiling), paper.kept)
