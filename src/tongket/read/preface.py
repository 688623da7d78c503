"""The parts of `data/outline.yaml` before the tree: the report's own frame, its period, steps and settings."""

import re
from collections.abc import Mapping

from tongket.findings.campaign_rules import BAD_VALUE
from tongket.findings.catalogue import RULES
from tongket.findings.rule import Severity
from tongket.model.outline import Period, ReportFrame, Step
from tongket.source.fields import Fields
from tongket.values.folding import fold_marks
from tongket.values.hints import hint_nearest
from tongket.values.quoting import shorten

Severities = Mapping[str, Severity | None]
_PARTY_FORM, _STATE_FORM = "dang", "nha_nuoc"
_STATE_ORGANS = re.compile(r"(uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|so|phong) ")
_PARTY_ORGANS = re.compile(r"((tinh|thanh|huyen|thi|quan|dang) uy|dang bo|dang doan|ban can su|ban chap hanh|chi bo)\b")
_SETTINGS: Severities = {"tat": None, "canh_bao": Severity.WARNING, "loi": Severity.ERROR}


def read_report(parent: Fields) -> ReportFrame | None:
    """Return what the report's own page says; None with a finding when there is nothing to read it from."""
    fields = parent.mapping("bao_cao", "Phần bao_cao")
    if fields is None:
        if parent.lacks("bao_cao"):
            parent.refuse_missing("bao_cao", "bao_cao", "thêm bao_cao: với trich_yeu, co_quan, ky_hieu, dia_danh…")
        return None
    organ, symbol = fields.text("co_quan", required=True) or "", fields.text("ky_hieu") or "BC"
    report = ReportFrame(
        kind=fields.text("loai") or "BÁO CÁO",
        subject=fields.text("trich_yeu", required=True) or "",
        superior=fields.text("co_quan_cap_tren"),
        organ=organ,
        symbol=symbol,
        place=fields.text("dia_danh") or "",
        bases=fields.texts("can_cu") or (),
        authority=fields.text("quyen_han") or "",
        post=fields.text("chuc_vu") or "",
        signer=fields.text("nguoi_ky") or "",
        recipients=fields.texts("noi_nhan") or (),
        pages=fields.whole("so_trang"),
        opening=fields.paragraphs("mo_dau"),
        closing=fields.paragraphs("ket_thuc"),
        state=fields.word("the_thuc", _forms(organ, symbol)) == _STATE_FORM,
    )
    fields.close()
    return report


def _forms(organ: str, symbol: str) -> tuple[str, str]:
    """Return the forms of a document, first the one that organ and sign speak for.

    An administrative sign joins type and organ with a hyphen (`BC-UBND`), one of the Party with a stroke (`BC/TU`).
    Sources: Nghị định 30/2020/NĐ-CP, Thông tư 01/2011/TT-BNV; Hướng dẫn 36-HD/VPTW.
    """
    name = fold_marks(organ)
    by_sign = "-" in symbol and "/" not in symbol and _PARTY_ORGANS.match(name) is None
    state = by_sign or _STATE_ORGANS.match(name) is not None
    return (_STATE_FORM, _PARTY_FORM) if state else (_PARTY_FORM, _STATE_FORM)


def read_period(parent: Fields) -> Period | None:
    """Return the years covered."""
    fields = parent.mapping("giai_doan", "Phần giai_doan")
    if fields is None:
        return None
    first, last = fields.whole("tu"), fields.whole("den")
    for key in ("tu", "den"):
        if fields.lacks(key):
            fields.refuse_missing(key, key, "viết giai_doan: {tu: 2009, den: 2019}.")
    fields.close()
    if first is None or last is None:
        return None
    if first > last:
        fields.refuse(BAD_VALUE, fields.value_span("den"), "năm cuối đứng trước năm đầu.", "đổi chỗ tu và den.")
        return None
    return Period(first=first, last=last)


def read_steps(parent: Fields) -> tuple[Step, ...]:
    """Return the steps of the order."""
    steps: list[Step] = []
    for fields in parent.records("tien_do", "Phần tien_do"):
        before, what = fields.day("truoc"), fields.text("viec", required=True)
        if fields.lacks("truoc"):
            fields.refuse_missing("truoc", "truoc", "thêm truoc: và ngày, ví dụ 20/4/2019.")
        fields.close()
        if before is not None and what is not None:
            steps.append(Step(before=before, what=what))
    return tuple(steps)


def read_abbreviations(parent: Fields) -> Mapping[str, str]:
    """Return what the abbreviations stand for."""
    fields = parent.mapping("viet_tat", "Phần viet_tat")
    if fields is None:
        return {}
    return {key: text for key in fields.entries if (text := fields.text(key)) is not None}


def read_severities(parent: Fields) -> Severities:
    """Return the severities under `quy_tac`; only those of rules that may be adjusted."""
    fields = parent.mapping("quy_tac", f"{parent.where}, quy_tac")
    if fields is None:
        return {}
    settings: dict[str, Severity | None] = {}
    for key in fields.entries:
        value = fields.text(key)
        if _is_adjustable(fields, key) and value is not None:
            if value in _SETTINGS:
                settings[key] = _SETTINGS[value]
            else:
                fields.refuse_value(key, value, "dùng tat, canh_bao hoặc loi.")
    return settings


def _is_adjustable(fields: Fields, key: str) -> bool:
    """Report a name that is no rule, or a rule that always holds; return whether it may be adjusted."""
    rule = RULES.get(key)
    if rule is not None and rule.adjustable:
        return True
    message, hint = f"quy tắc {key} không đổi được mức: giá trị sai thì không dùng được.", "bỏ dòng này."
    if rule is None:
        adjustable = [each.id for each in RULES.values() if each.adjustable]
        message, hint = f'không có quy tắc "{shorten(key)}".', hint_nearest(key, adjustable, kind="quy tắc", every=True)
    elif rule.chapter.command != "validate":
        message = f"quy tắc {key} là của tongket {rule.chapter.command}, không đổi được mức ở đây."
    fields.refuse(BAD_VALUE, fields.key_span(key), message, hint)
    return False
