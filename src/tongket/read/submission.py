"""One unit's file to a `Submission`, with everything in it that cannot be represented."""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from tongket.findings.campaign_rules import (
    DUPLICATE_KEY,
    MISSING_DATE,
    MISSING_OUTLINE,
    MISSING_UNIT,
    UNKNOWN_UNIT,
    WRONG_OUTLINE,
    WRONG_SHAPE,
)
from tongket.findings.diagnostics import Diagnostic
from tongket.findings.locations import TextLocation
from tongket.model.answers import Submission
from tongket.model.outline import Outline
from tongket.model.roster import Roster, Unit
from tongket.read.answers import read_answers
from tongket.read.filled import read_filled_tables
from tongket.source import nodes
from tongket.source.fields import Fields, shape_of
from tongket.source.nodes import Broken, Findings, Source, Span
from tongket.values.folding import fold_marks
from tongket.values.hints import hint_nearest
from tongket.values.quoting import shorten


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionReading:
    """What one file of the submissions folder came to."""

    source: Source
    unit: Unit | None
    """Whose file it is, when that much could be read."""
    unit_location: TextLocation | None
    """Where the file says so."""
    submission: Submission | None
    """None when the unit is not known, the file answers another outline, or it could not be read to its end."""
    found: tuple[Diagnostic, ...]


def read_submission(source: Source, before: list[Diagnostic], outline: Outline, roster: Roster) -> SubmissionReading:
    """Return what a file holds; `before` are the findings about the file as such."""
    findings = Findings(source, list(before))
    if not isinstance(source.root, nodes.Mapping):
        if source.root is not None and not isinstance(source.root, Broken):
            message = f"Cần các khóa don_vi, tra_loi…, nhưng nhận được {shape_of(source.root)}."
            hint = "viết theo mẫu: don_vi, de_cuong, ngay_gui, tra_loi, bieu."
            findings.add(WRONG_SHAPE, source.root.span, message, hint)
        return SubmissionReading(
            source=source, unit=None, unit_location=None, submission=None, found=tuple(findings.found)
        )
    fields = Fields(source.root, findings, "Báo cáo")
    unit = _read_unit(fields, roster)
    submission = _read_body(fields, unit, outline)
    return SubmissionReading(
        source=source,
        unit=unit,
        unit_location=source.locate(fields.value_span("don_vi")) if unit is not None else None,
        submission=submission if source.complete else None,
        found=tuple(_stamp(findings.settled(), unit, _Places(source, outline))),
    )


def _read_unit(fields: Fields, roster: Roster) -> Unit | None:
    wanted = fields.text("don_vi")
    if wanted is None:
        if _lacks(fields, "don_vi"):
            message = "chưa ghi don_vi, không biết là của đơn vị nào."
            name = PurePosixPath(fields.findings.source.file).stem
            hint = f"thêm dòng don_vi: {name}" if roster.unit(name) else "thêm dòng don_vi: và mã của đơn vị."
            fields.refuse(MISSING_UNIT, fields.key_span("don_vi"), message, hint)
        return None
    unit = roster.unit(wanted)
    if unit is None:
        folded = fold_marks(shorten(wanted))
        named = (each for each in roster.units if folded in {fold_marks(each.name), fold_marks(each.short_name)})
        meant = next(named, None)
        hint = f"có phải {meant.id}?" if meant else hint_nearest(wanted, [each.id for each in roster.units], kind="mã")
        message = f'không có đơn vị nào mã "{shorten(wanted)}".'
        fields.refuse(UNKNOWN_UNIT, fields.value_span("don_vi"), message, hint)
    return unit


def _lacks(fields: Fields, key: str) -> bool:
    """Whether a key is missing; in a file that was not read to its end it may stand further down."""
    return fields.lacks(key) and (fields.findings.source.complete or key in fields.entries)


def _read_body(fields: Fields, unit: Unit | None, outline: Outline) -> Submission | None:
    asked_here = _check_outline_id(fields, outline)
    sent = _read_sent(fields)
    reference, note = fields.text("so_ky_hieu"), fields.text("ghi_chu")
    post, signer = fields.text("chuc_vu"), fields.text("nguoi_ky")
    answers = read_answers(fields, outline)
    tables = read_filled_tables(fields, outline)
    fields.close()
    if unit is None or not asked_here:
        return None
    source = fields.findings.source
    return Submission(
        file=source.file,
        unit=unit,
        sent=sent,
        sent_location=source.locate(fields.value_span("ngay_gui")),
        reference=reference,
        reference_location=source.locate(fields.value_span("so_ky_hieu")),
        signer=signer,
        post=post,
        note=note,
        answers=answers,
        tables=tables,
        answers_location=source.locate(fields.key_span("tra_loi")),
        tables_location=source.locate(fields.key_span("bieu")),
    )


def _check_outline_id(fields: Fields, outline: Outline) -> bool:
    """Return whether the file answers this outline, as far as it says."""
    wanted = fields.text("de_cuong")
    if wanted is None and _lacks(fields, "de_cuong"):
        message = "chưa ghi de_cuong, không biết trả lời đề cương nào."
        fields.refuse(MISSING_OUTLINE, fields.key_span("de_cuong"), message, f"thêm dòng de_cuong: {outline.id}")
    elif wanted is not None and wanted != outline.id:
        message = f'cần báo cáo theo đề cương "{outline.id}", nhưng nhận được "{shorten(wanted)}".'
        hint = f"sửa thành de_cuong: {outline.id} nếu đúng là báo cáo này."
        fields.refuse(WRONG_OUTLINE, fields.value_span("de_cuong"), message, hint)
        return False
    return True


def _read_sent(fields: Fields) -> date | None:
    sent = fields.day("ngay_gui")
    if sent is None and _lacks(fields, "ngay_gui"):
        hint = "thêm dòng ngay_gui: và ngày gửi, ví dụ 8/4/2019."
        fields.refuse(MISSING_DATE, fields.key_span("ngay_gui"), "chưa ghi ngay_gui.", hint)
    return sent


class _Places:
    """Where each answer and each table stands in a file."""

    def __init__(self, source: Source, outline: Outline) -> None:
        self.source = source
        self.parts: list[tuple[Span, set[str]]] = []
        self.spans: list[tuple[Span, str]] = []
        known = {"tra_loi": {each.id for each in outline.items}, "bieu": {each.id for each in outline.tables}}
        root = source.root.entries if isinstance(source.root, nodes.Mapping) else ()
        for part in root:
            if part.key.text in known and isinstance(part.value, nodes.Mapping):
                self.parts.append((part.value.span, known[part.key.text]))
                self.spans += [
                    (Span(*entry.key.span[:2], *entry.value.span[2:]), entry.key.text)
                    for entry in part.value.entries
                    if entry.key.text in known[part.key.text] and entry.value is not None
                ]
        self.starts = [span[:2] for span, _ in self.spans]

    def item_at(self, found: Diagnostic) -> str | None:
        """Return the item or table inside whose answer a finding points; for a key that is there twice, that key."""
        at = found.location
        if not isinstance(at, TextLocation):
            return None
        place = (at.line, at.column)
        index = bisect_right(self.starts, place) - 1
        if index >= 0 and place < self.spans[index][0][2:]:
            return self.spans[index][1]
        if found.rule is not DUPLICATE_KEY:
            return None
        line = self.source.line_text(place[0]) or ""
        key = unicodedata.normalize("NFC", line[place[1] - 1 : (at.end_column or 1) - 1]).strip("\"'")
        inside = any(span[:2] <= place < span[2:] and key in known for span, known in self.parts)
        return key if inside else None


def _stamp(found: list[Diagnostic], unit: Unit | None, places: _Places) -> list[Diagnostic]:
    """Return the findings with their unit, and with the item inside whose answer they point."""
    unit_id = unit.id if unit is not None else None
    return [replace(each, unit=unit_id, item=each.item or places.item_at(each)) for each in found]
