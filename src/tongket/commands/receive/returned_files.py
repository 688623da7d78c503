"""One file that was handed over → whose report it is and what it says, whatever kind of file it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tongket.commands.receive.arrived_files import ADVICE, FileKind, kind_of
from tongket.commands.receive.desk import Desk, ReturnedFile
from tongket.commands.receive.issued_forms import IssuedForms, find_unit, know_unit
from tongket.commands.receive.submission_paths import ANSWERS, TABLES, say_leaf, split_tree
from tongket.errors import UnknownUnitError, UsageError
from tongket.findings.diagnostics import Diagnostic
from tongket.flow.document import read_flow
from tongket.flow.flow import Flow
from tongket.form_sheets.returned_workbook import find_workbook_stamp, read_form_workbook
from tongket.intake import read_receipts
from tongket.logbook.log_entries import open_log
from tongket.model.addresses import WHOLE_REPORT
from tongket.model.forms import FormLine, FormStamp, LineRole, UnitForm
from tongket.model.returned import ReturnedReport
from tongket.model.roster import Campaign, Unit
from tongket.ooxml.arranging import arrange_parts
from tongket.ooxml.office import convert_doc
from tongket.ooxml.package import read_parts
from tongket.output.proposal_yaml import make_proposal
from tongket.returned.form_reading import read_form
from tongket.returned.free_reading import read_free
from tongket.returned.stamps import find_stamp
from tongket.source import nodes
from tongket.source.emitting import tree_of
from tongket.source.tree import parse_source
from tongket.whole_files import take_stamp
from tongket.word.embedded import is_signed
from tongket.word.reading import WordFile, open_word, parse_word
from tongket.workspace import Workspace

_UNSTAMPED = "Tệp không còn dấu của mẫu; đã đọc theo mẫu của {} vì lời mẫu khớp."
_MOST_LOST = 0.5
"""The share of the form's own lines that may be missing in a report that was typed into it. A choice."""


def open_desk(workspace: Workspace, campaign: Campaign) -> tuple[Desk, tuple[Diagnostic, ...]]:
    """Return the desk of a campaign, and what is wrong with its log."""
    path = workspace.receipt_log
    stamp = take_stamp(path)
    log, found = read_receipts(workspace, campaign.roster)
    text = path.read_text("utf-8-sig") if path.is_file() and not found else ""
    reader = FileReader(campaign=campaign, forms=IssuedForms(workspace, campaign))
    desk = Desk(
        workspace=workspace, campaign=campaign, log=log, log_text=open_log(text), log_stamp=stamp, read=reader.read
    )
    return desk, tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReader:
    """Reads what came back to a campaign, whatever kind of file it is."""

    campaign: Campaign
    forms: IssuedForms

    def read(self, path: Path, data: bytes, wanted: str) -> ReturnedFile:
        """Return what a file says; `wanted` is the unit that a person says it is of, "" where nobody does.

        Raises:
            TongketError: it can't be read, or is nobody's of this campaign; with what to do.
        """
        kind = kind_of(data)
        if kind is FileKind.OLD_WORD:
            return self._read_word(path, data, kind, wanted)
        if kind is FileKind.WORD:
            return replace(self._read_word(path, data, kind, wanted), signed=is_signed(read_parts(data)))
        if kind is FileKind.EXCEL:
            return replace(self._read_workbook(path, wanted), signed=is_signed(read_parts(data)))
        if kind is FileKind.YAML:
            return self._read_yaml(path, data, wanted)
        raise UsageError(f"đây là {kind}, không đọc được thành báo cáo.", ADVICE[kind])

    def _read_word(self, path: Path, data: bytes, kind: FileKind, wanted: str) -> ReturnedFile:
        flow = read_flow(_open(path, data, kind))
        stamp = find_stamp(flow)
        if stamp is None:
            return self._read_unstamped(flow, kind, wanted)
        unit = find_unit(stamp, self.campaign, wanted)
        form, remark = self._form(stamp, unit)
        report = read_form(flow, form)
        if not is_of_form(report, form):  # somebody put a report of their own into the form's file
            return self._read_free(flow, unit, kind)
        _refuse_blank(report)
        return ReturnedFile(kind=kind, unit=unit, form=form, report=_remark(report, remark))

    def _read_unstamped(self, flow: Flow, kind: FileKind, wanted: str) -> ReturnedFile:
        unit = self._asked_unit(wanted)
        form = self.forms.todays(unit)
        report = read_form(flow, form)
        if not is_of_form(report, form):
            return self._read_free(flow, unit, kind)
        remark = _UNSTAMPED.format(unit.name)
        return ReturnedFile(kind=kind, unit=unit, form=form, stamped=False, report=_remark(report, remark))

    def _read_free(self, flow: Flow, unit: Unit, kind: FileKind) -> ReturnedFile:
        """Return what a report says that its unit wrote in its own way: no more than a proposal."""
        report = read_free(flow, self.campaign, unit).report
        if not report.values:
            raise UsageError(
                "không đọc được gì của báo cáo: có lẽ là bản quét (chỉ có hình), hoặc là báo cáo khác.",
                "xin tệp Word đã gõ, hoặc gửi mẫu cho đơn vị (tongket form).",
            )
        proposal = make_proposal(report, self.campaign.outline, unit)
        form = self.forms.todays(unit)
        return ReturnedFile(kind=kind, unit=unit, form=form, stamped=False, report=report, proposal=proposal)

    def _asked_unit(self, wanted: str) -> Unit:
        """Return the unit that a person says a file without a stamp is of."""
        if not wanted:
            raise UnknownUnitError(
                "tệp không có dấu của mẫu nên không biết là của đơn vị nào (tên tệp không tính).",
                "thêm --unit và mã của đơn vị.",
            )
        return know_unit(wanted, self.campaign, "")

    def _read_workbook(self, path: Path, wanted: str) -> ReturnedFile:
        stamp = find_workbook_stamp(path)
        unit = find_unit(stamp, self.campaign, wanted) if stamp is not None else self._asked_unit(wanted)
        form, remark = self._form(stamp, unit) if stamp is not None else (self.forms.todays(unit), "")
        report = read_form_workbook(path, form)
        _refuse_blank(report)
        return ReturnedFile(
            kind=FileKind.EXCEL, unit=unit, form=form, report=_remark(report, remark), stamped=stamp is not None
        )

    def _form(self, stamp: FormStamp, unit: Unit) -> tuple[UnitForm, str]:
        form, _, remark = self.forms.form(stamp, unit)
        return form, remark

    def _read_yaml(self, path: Path, data: bytes, wanted: str) -> ReturnedFile:
        source, found = parse_source(data, path.name)
        if not source.complete or not isinstance(source.root, nodes.Mapping):
            first = found[0] if found else None
            where = f"{first.location}: {first.message}" if first is not None else "không có nội dung."
            raise UsageError(f"tệp YAML chưa đúng cách viết: {where}", first.hint if first is not None else None)
        tree = tree_of(source.root)
        tree = tree if isinstance(tree, Mapping) else {}
        outline = tree.get("de_cuong", "")
        if outline and outline != self.campaign.outline.id:
            raise UsageError(f"tệp ghi de_cuong: {say_leaf(outline)}, không phải {self.campaign.outline.id}.")
        named = tree.get("don_vi", "")
        if not isinstance(named, str) or not named:
            raise UsageError("tệp không ghi don_vi nên không biết là của đơn vị nào.", "thêm dòng don_vi: và mã.")
        unit = know_unit(named, self.campaign, wanted)
        if not any(path[0] in {ANSWERS, TABLES} for path in split_tree(tree)):
            raise _blank()
        report = ReturnedReport(stamp=None, values=())
        return ReturnedFile(kind=FileKind.YAML, unit=unit, form=self.forms.todays(unit), report=report, tree=tree)


def _open(path: Path, data: bytes, kind: FileKind) -> WordFile:
    if kind is FileKind.OLD_WORD:
        return parse_word(arrange_parts(read_parts(convert_doc(data))), path.name)
    return open_word(path, path.name)


def _remark(report: ReturnedReport, remark: str) -> ReturnedReport:
    return replace(report, remarks=(remark, *report.remarks)) if remark else report


def _refuse_blank(report: ReturnedReport) -> None:
    """Refuse a form that came back as it was sent: it would take the place of what was received before.

    Raises:
        UsageError: nothing but the letterhead is typed in it.
    """
    if not (any(each.address.place for each in report.values) or report.clashes or report.unplaced):
        raise _blank()


def _blank() -> UsageError:
    return UsageError("mẫu chưa điền gì.", "xin đơn vị gửi tệp đã điền: có lẽ gửi nhầm tệp mẫu.")


def is_of_form(report: ReturnedReport, form: UnitForm) -> bool:
    """Whether a report was typed into a form: most lines of the form's own are there, and most of those with slots.

    A report of their own may repeat every heading of the outline.
    """
    own = [each for each in form.blocks if isinstance(each, FormLine) and each.role is not LineRole.GUIDANCE]
    asking = [each.text for each in own if each.slots and each.place != WHOLE_REPORT]
    lost = [each.issued for each in report.altered if not each.returned]
    return len(lost) <= len(own) * _MOST_LOST and sum(each in lost for each in asking) <= len(asking) * _MOST_LOST
