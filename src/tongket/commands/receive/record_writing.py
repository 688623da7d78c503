"""The record of one version: the parts in the order in which a person needs them."""

from collections.abc import Iterator, Mapping

from tongket.commands.receive.compared_versions import Version
from tongket.commands.receive.desk import Desk
from tongket.commands.receive.kept_versions import find_submission
from tongket.commands.receive.reading_record import (
    ReadingRecord,
    RecordPart,
    count_ways,
    figure_rows,
    list_empty,
    proof_parts,
    report_parts,
)
from tongket.commands.receive.submission_paths import LeafPath, join_tree, say_leaf, split_tree, tidy
from tongket.commands.receive.version_changes import list_changes, name_leaf, summarise_changes
from tongket.intake import check_text
from tongket.logbook.reading_notes import ReadingNotes
from tongket.model.arrivals import Signed
from tongket.model.returned import ReturnedReport
from tongket.source.emitting import Tree
from tongket.values.figures import format_short_date, parse_date

_SIGNED = {Signed.YES: "đã ký", Signed.NO: "chưa ký", Signed.UNKNOWN: "chưa rõ đã ký chưa"}
_DISPUTED = "Đã sửa tay, nay đơn vị gửi khác"


def write_record(version: Version, text: str, desk: Desk, *, force: bool) -> ReadingRecord:
    """Return the record of a version; `text` is the submission that it comes to."""
    outline = desk.campaign.outline
    returned, corrected = version.returned, version.corrected
    shown = desk.workspace.show(find_submission(desk, returned.unit.id))
    disputed = tuple(_say_disputed(version, desk, force=force))
    settled = "đã lấy chữ của đơn vị" if force else "còn giữ chữ đã sửa; thêm --force để lấy chữ của đơn vị"
    parts = [
        *_proposal_parts(version, desk),
        *_change_parts(version, desk),
        *report_parts(returned.report, version.left),
        RecordPart(title=f"{_DISPUTED} ({settled})", urgent=not force, lines=disputed),
        *proof_parts(check_text(text, shown, desk.campaign), outline, _notes(returned.report)),
        RecordPart(title="Giữ chỗ đã sửa tay", lines=tuple(list_changes(corrected.kept, outline))),
        RecordPart(title="Còn trống", lines=tuple(list_empty(returned.form, corrected.leaves, outline))),
    ]
    leaves = split_tree(join_tree(corrected.leaves, outline))
    return ReadingRecord(
        title=f"{returned.unit.name}, bản {version.arrival.version}",
        head=tuple(_head_lines(version, leaves, desk)),
        figures=tuple(figure_rows(leaves, outline)),
        parts=tuple(each for each in parts if each.lines),
    )


def _notes(report: ReturnedReport) -> ReadingNotes:
    return ReadingNotes(places={str(each.address): each.place for each in report.values})


def _proposal_parts(version: Version, desk: Desk) -> Iterator[RecordPart]:
    """Yield that a free report is no submission yet, and a workbook no report."""
    unit = version.returned.unit
    if version.returned.proposal is not None:
        shown = desk.workspace.show(desk.workspace.proposal(unit.id))
        line = f"xem lại, sửa trong {shown}, rồi chạy tongket receive --accept {unit.id}"
        yield RecordPart(title="Không gõ theo mẫu: mới là bản đề nghị, chưa tính", urgent=True, lines=(line,))
    if version.arrival.tables_only:
        line = "chưa phải cả báo cáo: xin tệp Word của đơn vị"
        yield RecordPart(title="Mới có các biểu trong tệp Excel", urgent=True, lines=(line,))


def _change_parts(version: Version, desk: Desk) -> Iterator[RecordPart]:
    """Yield what changed; apart from it what the version before had and this one leaves empty."""
    outline = desk.campaign.outline
    gone = [each for each in version.changes if not tidy(each.after)]
    yield RecordPart(title="Bản trước có, bản này để trống", urgent=True, lines=tuple(list_changes(gone, outline)))
    others = [each for each in version.changes if tidy(each.after)]
    yield RecordPart(title="Đã đổi", lines=tuple(list_changes(others, outline)))


def _say_disputed(version: Version, desk: Desk, *, force: bool) -> Iterator[str]:
    there, sent = ("đã sửa tay là", "nay lấy") if force else ("đang giữ", "đơn vị gửi")
    for each in version.corrected.disputed:
        name = name_leaf(each.path, desk.campaign.outline)
        yield f"{name}: {there} “{say_leaf(each.before)}”, {sent} “{say_leaf(each.after)}”"


def _head_lines(version: Version, leaves: Mapping[LeafPath, Tree], desk: Desk) -> Iterator[str]:
    """Yield number and sign, day, signer; how it came; how much was found in it, and how."""
    arrival = version.arrival
    said = {key: say_leaf(leaves.get((key,), "")) for key in ("so_ky_hieu", "ngay_gui", "nguoi_ky", "chuc_vu")}
    signer = ", ".join(filter(None, (said["nguoi_ky"], said["chuc_vu"]))) or "(chưa ghi)"
    day = parse_date(said["ngay_gui"])
    dated = format_short_date(day) if day is not None else said["ngay_gui"] or "(chưa ghi)"
    yield f"Số {said['so_ky_hieu'] or '(chưa ghi)'}; ngày {dated}; người ký: {signer}"
    via = f" qua {arrival.via}" if arrival.via else ""
    form = f"; mẫu số {arrival.form_number}, đề cương {arrival.form}" if arrival.form else ""
    yield f"Nhận ngày {format_short_date(arrival.day)}{via}; {_SIGNED[arrival.signed]}; tệp {arrival.file}{form}"
    found = count_ways(arrival.ways) if arrival.ways else f"{len(version.leaves)} ô của tệp YAML"
    same = "; mọi ô như bản trước" if arrival.version > 1 and not version.changes else ""
    yield f"Đọc được {found}{same}"
    if version.changes:
        changed = summarise_changes(version.changes, desk.campaign.outline)
        yield f"Bản {arrival.version} thay bản {arrival.version - 1}: {changed}"
