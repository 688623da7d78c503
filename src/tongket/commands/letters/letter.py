"""A paper of the compiling office or a unit on the frame of letters (công văn, phiếu): its fields and its book."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tongket.book.blocks import Block, Book, FieldValue, Paragraph, ParagraphStyle, Run, RunStyle
from tongket.forms.unit_paper import UnitPaper, unit_paper
from tongket.model.outline import Outline, ReportFrame
from tongket.model.roster import Unit
from tongket.packaged import packaged_file
from tongket.report.preamble import letterhead_values
from tongket.workspace import LETTER_FRAME, Workspace
from tongket.writing.book_file import render_docx

LETTER_FIELDS: Mapping[str, str] = {
    "co_quan_cap_tren": "tên cơ quan cấp trên",
    "co_quan": "tên cơ quan gửi",
    "duoi_co_quan": "dấu sao (văn bản Đảng) hoặc đường kẻ dưới tên cơ quan",
    "tieu_de": "tiêu đề của văn bản Đảng",
    "quoc_hieu": "quốc hiệu của văn bản hành chính",
    "tieu_ngu": "tiêu ngữ của văn bản hành chính",
    "so_ky_hieu": "số, ký hiệu, chưa có số",
    "ve_viec": "trích yếu của công văn, dưới số và ký hiệu",
    "dia_danh_ngay": "địa danh, ngày tháng năm, chưa có ngày",
    "loai": "tên loại của phiếu; công văn không có",
    "trich_yeu": "trích yếu của phiếu",
    "duoi_trich_yeu": "năm dấu gạch nối (văn bản Đảng) hoặc đường kẻ dưới trích yếu",
    "kinh_gui": "nơi gửi đến",
    "kinh_gui_tiep": "các nơi gửi đến khác, mỗi nơi một dòng",
    "noi_nhan": "nơi nhận, mỗi nơi một dòng",
    "quyen_han": "quyền hạn ký (T/M, K/T)",
    "chuc_vu": "chức vụ người ký",
    "nguoi_ky": "họ tên người ký",
}
"""The placeholders of `templates/letter.docx`, and what each prints."""
_POST, _SIGNER, _SIGN, _PLACE = "gõ chức vụ", "gõ họ và tên", "gõ số và ký hiệu", "gõ địa danh"
_OPEN = frozenset({_POST, _SIGNER})
"""What a person types, where nothing tells it."""
_HEADS = {
    "Ban": "TRƯỞNG BAN",
    "Phòng": "TRƯỞNG PHÒNG",
    "Sở": "GIÁM ĐỐC",
    "Ủy ban Kiểm tra": "CHỦ NHIỆM",
    "Văn phòng": "CHÁNH VĂN PHÒNG",
}
"""Who signs for an office that has a head, not a collective (docs/the-thuc.md, D3): others leave the post open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One paper (công văn, phiếu)."""

    sender: Unit
    """Whose letterhead it bears."""
    symbol: str
    """Of its type: `CV`."""
    to: tuple[str, ...]
    body: tuple[Block, ...]
    copies: tuple[str, ...]
    """Who else gets it; where it is kept comes behind them."""
    title: str
    """Of the file, in its properties."""
    about: str = ""
    """What a công văn is about, as it stands under its number: `V/v đôn đốc gửi báo cáo`."""
    kind: str = ""
    """The type of a paper that has one: `PHIẾU ĐỀ NGHỊ BỔ SUNG`."""
    subject: str = ""
    """What that is about."""


def letter_book(letter: Letter, outline: Outline, day: date) -> Book:
    """Return a letter as the book that fills the frame."""
    report = outline.report
    paper = _paper_of(letter.sender, report)
    values = letterhead_values(report)
    end = ";" if report.state else ","
    first, *others = letter.to if len(letter.to) == 1 else _listed(letter.to, end)
    dated = f", ngày      tháng      năm {day.year}"
    fields: dict[str, FieldValue] = {
        "co_quan_cap_tren": paper.superior,
        "co_quan": paper.organ,
        **{name: values[name] for name in ("duoi_co_quan", "tieu_de", "quoc_hieu", "tieu_ngu")},
        "so_ky_hieu": _number_line(letter, paper, report),
        "ve_viec": letter.about,
        "dia_danh_ngay": f"{paper.place}{dated}",
        "loai": letter.kind,
        "trich_yeu": letter.subject,
        "duoi_trich_yeu": values["duoi_trich_yeu"] if letter.kind else "",
        "kinh_gui": first,
        "kinh_gui_tiep": tuple(others),
        "noi_nhan": (*(f"{each}{end}" for each in letter.copies), paper.kept),
        "quyen_han": paper.authority,
        "chuc_vu": _head_post(letter.sender, paper),
        "nguoi_ky": _SIGNER,
    }
    typed: dict[str, tuple[Run, ...]] = {
        name: (open_run(said),) for name, said in fields.items() if isinstance(said, str) and said in _OPEN
    }
    if not paper.place:
        typed["dia_danh_ngay"] = (open_run(_PLACE), Run(text=dated))
    if not paper.symbol:
        typed["so_ky_hieu"] = (Run(text="Số: " if report.state else "Số "), open_run(_SIGN))
    return Book(title=letter.title, fields=fields, body=letter.body, typed=typed)


def _paper_of(sender: Unit, report: ReportFrame) -> UnitPaper:
    """Return what stands on the paper of a sender; the organ whose report it is writes under its own head."""
    if sender.id and sender.name.upper() != report.organ.upper():
        return unit_paper(sender, report)
    kept = next((each for each in reversed(report.recipients) if each.startswith("Lưu")), "")
    return UnitPaper(
        superior=report.superior or "",
        organ=report.organ,
        symbol=report.symbol.rpartition("-" if report.state else "/")[2],
        place=report.place,
        authority=report.authority,
        speaker=sender.name,
        kept=kept or ("Lưu: VT." if report.state else "Lưu Văn phòng."),
    )


def _head_post(sender: Unit, paper: UnitPaper) -> str:
    """Return the post of whoever heads an office; what a person types where a collective sends it."""
    if paper.authority:
        return _POST
    return next((post for name, post in _HEADS.items() if f"{sender.name} ".startswith(f"{name} ")), _POST)


def _listed(names: tuple[str, ...], end: str) -> list[str]:
    return [f"- {each}{'.' if each is names[-1] else end}" for each in names]


def _number_line(letter: Letter, paper: UnitPaper, report: ReportFrame) -> str:
    """Return the number, still open, and the sign; an administrative công văn has no type in it (Nghị định 30/2020)."""
    if not report.state:
        return f"Số      -{letter.symbol}/{paper.symbol}"
    return f"Số:      /{paper.symbol}" if letter.symbol == "CV" else f"Số:      /{letter.symbol}-{paper.symbol}"


def letter_frame(workspace: Workspace) -> Path:
    """Return the frame of the campaign folder; one of before there was such a frame uses the packaged one."""
    return workspace.letter_frame if workspace.letter_frame.exists() else packaged_file(LETTER_FRAME)


def render_letter(letter: Letter, outline: Outline, workspace: Workspace, day: date) -> bytes:
    """Return a letter as .docx; the same inputs on the same day give the same bytes."""
    frame = letter_frame(workspace)
    return render_docx(letter_book(letter, outline, day), frame, workspace.show(frame), as_of=day)


def text_paragraph(*pieces: str | Run) -> Paragraph:
    """Return a paragraph of the body; a piece that is a run keeps its style."""
    runs = tuple(Run(text=each) if isinstance(each, str) else each for each in pieces)
    return Paragraph(style=ParagraphStyle.BODY, runs=runs)


def open_run(text: str) -> Run:
    """Return what a person must still type, yellow in brackets."""
    return Run(text=f"[{text}]", style=RunStyle.PENDING)
