"""What comes back from a unit stands in its submission as it was typed; nothing is lost, nothing read in twice."""

import io
import os
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.commands.receive.desks import DAY, HOW, desk_at, files_of, hand_in, report_of, submission_of, typed_of
from tests.filled_forms import form_of
from tests.small_campaign import check_campaign
from tongket.commands.receive.desk import Desk
from tongket.commands.receive.opinions import accept_proposal, give_opinion
from tongket.commands.receive.reading_record import ReadingRecord
from tongket.commands.receive.receiving import Received, receive_file
from tongket.commands.receive.submission_paths import address_of, split_tree, tidy
from tongket.errors import OutputError, UsageError
from tongket.form_sheets.form_workbook import write_form_workbook
from tongket.model.addresses import WHOLE_REPORT, Address
from tongket.model.arrivals import Signed, Verdict
from tongket.model.forms import FormLine, LineRole
from tongket.output.blank_yaml import blank_yaml
from tongket.source.emitting import tree_of
from tongket.source.tree import parse_source


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_at(tmp_path / "đợt này")


def record_of(received: Received) -> ReadingRecord:
    assert received.record is not None, (received.refused, received.known)
    return received.record


def part(received: Received, title: str) -> tuple[str, ...]:
    """Return the lines of a part of the record, by the beginning of its title; none where it is not there."""
    found = [each.lines for each in record_of(received).parts if each.title.startswith(title)]
    return found[0] if found else ()


def read_back(desk: Desk, unit: str) -> dict[Address, object]:
    source, found = parse_source(submission_of(desk, unit).encode(), "x")
    assert found == []
    tree = tree_of(source.root)
    assert isinstance(tree, dict)
    return {address_of(path): tidy(leaf) for path, leaf in split_tree(tree).items()}


def test_every_slot_is_read_as_it_was_typed(desk: Desk) -> None:
    received = hand_in(desk, report_of(desk, "da-lat"))
    assert (received.refused, record_of(received).parts) == ("", ())
    typed = typed_of(desk, "da-lat")
    read = read_back(desk, "da-lat")
    assert read.pop(Address(WHOLE_REPORT, "so_ky_hieu")) == "45-BC/ThU"
    assert typed.pop(Address(WHOLE_REPORT, "so_ky_hieu")) == "45"
    assert read.pop(Address("II.1", "hinh_thuc")) == "truc_tiep"
    assert typed.pop(Address("II.1", "hinh_thuc")) == "hội nghị trực tiếp"
    assert {each: read.get(each) for each in typed} == typed
    assert {str(each) for each in read.keys() - typed.keys()} == {"don_vi", "de_cuong"}
    assert check_campaign(desk.workspace.root) == ()


def test_the_original_the_reading_and_the_log_are_kept(desk: Desk) -> None:
    data = report_of(desk, "da-lat")
    hand_in(desk, data, "Báo cáo (1).docx")
    folder = desk.workspace.received("da-lat", 1)
    assert (folder / "Báo cáo (1).docx").read_bytes() == data
    assert (folder / "da-doc.yaml").read_text("utf-8") == submission_of(desk, "da-lat")
    assert "II.1.hoi_nghi: đoạn" in (folder / "cho-dung.yaml").read_text("utf-8")
    assert "Thành ủy Đà Lạt, bản 1" in (folder / "ket-qua.txt").read_text("utf-8")
    [arrival] = desk_at(desk.workspace.root).log.arrivals
    assert arrival == desk.log.arrivals[0]
    assert (arrival.unit, arrival.version, arrival.day, arrival.via, arrival.by) == (
        *("da-lat", 1, DAY, "văn thư"),
        "Nguyễn Văn An",
    )
    assert (arrival.reference, arrival.signed, arrival.form_number) == ("45-BC/ThU", Signed.UNKNOWN, 1)
    assert sum(map(len, arrival.ways.values())) == len(typed_of(desk, "da-lat"))


def test_nothing_is_read_in_twice(desk: Desk) -> None:
    data = report_of(desk, "da-lat")
    hand_in(desk, data)
    before = files_of(desk.workspace.root)
    again = hand_in(desk, data, "tên khác.docx")
    assert again.known.startswith("đã nhận ngày 09/4/2019, là bản 1 của Thành ủy Đà Lạt")
    assert not again.urgent
    assert files_of(desk.workspace.root) == before


def with_signature(data: bytes) -> bytes:
    """Return a package that carries a digital signature."""
    made = io.BytesIO()
    kind = b"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    signed = b'<Relationship Id="s1" Type="' + kind + b'" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w") as out:
        for name in package.namelist():
            part = package.read(name)
            out.writestr(name, part.replace(b"</Relationships>", signed) if name == "_rels/.rels" else part)
        out.writestr("_xmlsignatures/origin.sigs", "")
    return made.getvalue()


def test_another_file_with_the_same_values_says_so(desk: Desk) -> None:
    hand_in(desk, report_of(desk, "da-lat"))
    again = hand_in(desk, with_signature(report_of(desk, "da-lat")))
    assert any("mọi ô như bản trước" in each for each in record_of(again).head)
    latest = desk.log.latest("da-lat")
    assert latest is not None
    assert (latest.version, latest.signed, latest.changes) == (2, Signed.YES, "không đổi")


def test_a_newer_version_replaces_and_says_what_changed(desk: Desk) -> None:
    hand_in(desk, report_of(desk, "da-lat"))
    first = submission_of(desk, "da-lat")
    changed = {"II.1.hoi_nghi": "99", "PL1/mttq/can_bo": "77", "III": "Sẽ làm nhiều việc khác nữa."}
    later = replace(HOW, day=date(2019, 4, 11))
    again = hand_in(desk, report_of(desk, "da-lat", changed), how=later)
    summary = "2 số, mục III viết lại"
    staff = typed_of(desk, "da-lat")[Address("PL1", "mttq", "can_bo", table=True)]
    assert f"Bản 2 thay bản 1: {summary}" in record_of(again).head
    assert part(again, "Đã đổi") == (
        "Mục II.1, ô «Hội nghị quán triệt»: 101 → 99",
        "Mục III: viết lại",
        f"Biểu PL1, hàng «Mặt trận Tổ quốc», cột «Cán bộ chuyên trách»: {staff} → 77",
    )
    latest = desk.log.latest("da-lat")
    assert latest is not None
    assert (latest.version, latest.changes) == (2, summary)
    assert "hoi_nghi: 99" in submission_of(desk, "da-lat")
    assert (desk.workspace.received("da-lat", 1) / "da-doc.yaml").read_text("utf-8") == first
    assert not (desk.workspace.received("da-lat", 2) / "truoc-khi-doc.yaml").exists()


def correct(desk: Desk, old: str, new: str) -> str:
    """Correct a submission by hand; return it."""
    text = submission_of(desk, "da-lat")
    assert old in text
    path = desk.workspace.submission("da-lat")
    path.write_text(f"# sửa ngày 10/4\n{text.replace(old, new)}", "utf-8")
    return path.read_text("utf-8")


def test_a_correction_by_hand_stays_where_the_unit_changed_nothing(desk: Desk) -> None:
    hand_in(desk, report_of(desk, "da-lat"))
    corrected = correct(desk, "hoi_nghi: 101", "hoi_nghi: 111")
    again = hand_in(desk, report_of(desk, "da-lat", {"II.1.kinh_phi": "55"}))
    assert part(again, "Giữ chỗ đã sửa tay") == ("Mục II.1, ô «Hội nghị quán triệt»: 101 → 111",)
    assert not again.urgent
    assert {"hoi_nghi: 111", "kinh_phi: 55"} <= {each.strip() for each in submission_of(desk, "da-lat").splitlines()}
    folder = desk.workspace.received("da-lat", 2)
    assert (folder / "truoc-khi-doc.yaml").read_text("utf-8") == corrected
    assert "hoi_nghi: 101" in (folder / "da-doc.yaml").read_text("utf-8")


def test_where_both_changed_a_value_a_person_decides(desk: Desk) -> None:
    hand_in(desk, report_of(desk, "da-lat"))
    corrected = correct(desk, "hoi_nghi: 101", "hoi_nghi: 111")
    data = report_of(desk, "da-lat", {"II.1.hoi_nghi": "99"})
    again = hand_in(desk, data)
    line = "Mục II.1, ô «Hội nghị quán triệt»: đang giữ “111”, đơn vị gửi “99”"
    assert part(again, "Đã sửa tay") == (line,)
    assert again.urgent
    assert "hoi_nghi: 111" in submission_of(desk, "da-lat")
    forced = hand_in(desk, data, how=replace(HOW, force=True))
    assert not forced.urgent
    assert "hoi_nghi: 99" in submission_of(desk, "da-lat")
    assert len(desk.log.arrivals) == 2
    kept = {each.read_text("utf-8") for each in desk.workspace.received("da-lat", 2).glob("truoc-khi-doc*.yaml")}
    assert kept == {corrected}


def test_what_was_typed_by_hand_before_any_form_came_stays(desk: Desk) -> None:
    path = desk.workspace.submissions / "Đà Lạt.yaml"
    path.parent.mkdir()
    path.write_text(
        "don_vi: da-lat\nde_cuong: thu\nghi_chu: đã gọi điện\ntra_loi:\n  III: Làm tiếp năm việc đã nêu.\n", "utf-8"
    )
    desk = desk_at(desk.workspace.root)
    received = hand_in(desk, report_of(desk, "da-lat"))
    assert len(part(received, "Đã sửa tay")) == 1
    text = path.read_text("utf-8")
    assert "Làm tiếp năm việc" in text
    assert "ghi_chu: đã gọi điện" in text
    assert not desk.workspace.submission("da-lat").exists()


def test_a_broken_submission_is_not_overwritten(desk: Desk) -> None:
    hand_in(desk, report_of(desk, "da-lat"))
    path = desk.workspace.submission("da-lat")
    path.write_text("don_vi: da-lat\n  sai: [\n", "utf-8")
    data = report_of(desk, "da-lat", {"II.1.hoi_nghi": "99"})
    refused = hand_in(desk, data)
    assert "đang có chỗ sai" in refused.refused
    assert "sai: [" in path.read_text("utf-8")
    hand_in(desk, data, how=replace(HOW, force=True))
    assert "hoi_nghi: 99" in path.read_text("utf-8")
    assert "sai: [" in (desk.workspace.received("da-lat", 2) / "truoc-khi-doc.yaml").read_text("utf-8")


def test_a_unit_is_known_by_the_stamp_and_not_by_the_name(desk: Desk) -> None:
    hand_in(desk, report_of(desk, "lam-ha"), "da-lat.docx")
    assert not desk.workspace.submission("da-lat").exists()
    refused = hand_in(desk, report_of(desk, "da-lat"), how=replace(HOW, unit="lam-ha"))
    assert refused.refused == "đây là báo cáo của Thành ủy Đà Lạt (da-lat), không phải của Huyện ủy Lâm Hà."


def test_a_form_of_another_campaign_is_refused(desk: Desk, tmp_path: Path) -> None:
    other = desk_at(tmp_path / "đợt kia")
    outline = other.workspace.outline
    outline.write_text(outline.read_text("utf-8").replace("ma: thu\n", "ma: khac\n"), "utf-8")
    data = report_of(desk_at(other.workspace.root), "da-lat")
    assert hand_in(desk, data).refused.startswith("mẫu này của đề cương khac")


def without_stamp(data: bytes) -> bytes:
    """Return a form that lost its properties and its footer's line."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(made, "w") as out:
        for name in package.namelist():
            part = package.read(name)
            if name == "docProps/custom.xml":
                part = part.replace(b"tongket-", b"khac-")
            out.writestr(name, part.replace("Mẫu thu".encode(), b"Trang"))
    return made.getvalue()


def test_without_its_stamp_a_file_needs_its_unit(desk: Desk) -> None:
    data = without_stamp(report_of(desk, "da-lat"))
    assert "không có dấu của mẫu" in hand_in(desk, data).refused
    taken = hand_in(desk, data, how=replace(HOW, unit="da-lat"))
    assert any("không còn dấu của mẫu" in each for each in part(taken, "Lưu ý khi đọc"))
    assert "hoi_nghi: 101" in submission_of(desk, "da-lat")


def test_the_form_is_that_of_the_day_on_which_it_was_sent(desk: Desk) -> None:
    data = report_of(desk, "da-lat")
    outline = desk.workspace.outline
    text = outline.read_text("utf-8").replace("{ma: I.1, ten: Khái quát", "{ma: I.1, ten: Đặc điểm")
    outline.write_text(text.replace("ten: Hội nghị quán triệt", "ten: Số cuộc họp đã mở"), "utf-8")
    received = hand_in(desk_at(desk.workspace.root), data)
    assert record_of(received).parts == ()
    for each in desk.workspace.issued("3f2a91bc"):
        each.unlink()
    again = hand_in(desk_at(desk.workspace.root), report_of(desk, "da-lat", {"II.1.hoi_nghi": "99"}))
    assert any("đã đọc theo đề cương và danh sách hôm nay" in each for each in part(again, "Lưu ý khi đọc"))


def test_a_figure_in_prose_that_contradicts_its_slot_is_named(desk: Desk) -> None:
    text = "Đảng bộ đã tổ chức 214 hội nghị quán triệt Kết luận."
    received = hand_in(desk, report_of(desk, "da-lat", {"II.1": text, "II.1.hoi_nghi": "241"}))
    [line] = part(received, "Lời văn trái với số đã đọc")
    assert line.startswith("Mục II.1")
    assert "214" in line
    assert "241" in line
    assert received.urgent


def test_what_is_empty_is_listed(desk: Desk) -> None:
    received = hand_in(desk, report_of(desk, "da-lat", {"II.1.hoi_nghi": "", "III": "", "PL1/mttq/nu": ""}))
    empty = part(received, "Còn trống")
    assert "Mục II.1, ô «Hội nghị quán triệt»" in empty
    assert "Mục III, phần lời văn" in empty
    assert any(each.endswith("1/9 ô") for each in empty)
    assert not received.urgent


def test_a_workbook_joins_what_the_word_file_says(desk: Desk) -> None:
    empty = {each: "" for each in map(str, typed_of(desk, "da-lat")) if each.startswith("PL1/")}
    hand_in(desk, report_of(desk, "da-lat", {**empty, "PL1/mttq/can_bo": "12"}))
    assert "nong_dan" not in submission_of(desk, "da-lat")
    joined = hand_in(desk, workbook(desk, {("mttq", "can_bo"): "12", ("nong_dan", "can_bo"): "31"}), "biểu.xlsx")
    assert joined.refused == ""
    assert "can_bo: 31" in submission_of(desk, "da-lat")
    assert "hoi_nghi: 101" in submission_of(desk, "da-lat")
    differing = hand_in(desk, workbook(desk, {("mttq", "can_bo"): "13", ("nong_dan", "can_bo"): "31"}), "biểu.xlsx")
    [clash] = part(differing, "Một ô có hai giá trị")
    assert "“12”" in clash
    assert "“13”" in clash
    assert "can_bo: 12" not in submission_of(desk, "da-lat")
    assert differing.urgent


def workbook(desk: Desk, typed: dict[tuple[str, str], str]) -> bytes:
    """Return the unit's workbook with some cells typed."""
    from openpyxl import load_workbook

    form = form_of(desk.campaign, "da-lat")
    made = write_form_workbook(form)
    assert made is not None
    book = load_workbook(io.BytesIO(made))
    table = desk.campaign.outline.tables[0]
    sheet = book["PL1"] if "PL1" in book.sheetnames else book.worksheets[1]
    rows = {str(cell.value): cell.row for line in sheet.iter_rows() for cell in line if cell.value}
    columns = {str(cell.value): cell.column for line in sheet.iter_rows() for cell in line if cell.value}
    for (row, column), text in typed.items():
        name = next(each.name for each in table.rows if each.id == row)
        heading = next(each.name for each in table.columns if each.id == column)
        place = next(at for said, at in columns.items() if said.startswith(heading))
        sheet.cell(row=rows[name], column=place).value = int(text)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_filled_in_yaml_form_is_received(desk: Desk) -> None:
    text = blank_yaml(form_of(desk.campaign, "da-lat")).replace("hoi_nghi:\n", "hoi_nghi: 12\n")
    received = hand_in(desk, text.encode(), "mau.yaml")
    assert received.refused == ""
    assert "hoi_nghi: 12" in submission_of(desk, "da-lat")
    assert "kinh_phi" not in submission_of(desk, "da-lat")
    assert hand_in(desk, b"don_vi: da-xa\nde_cuong: thu\n", "x.yaml").refused.startswith("tệp ghi đơn vị da-xa")
    assert "de_cuong: khac" in hand_in(desk, b"don_vi: da-lat\nde_cuong: khac\n", "y.yaml").refused
    blank = blank_yaml(form_of(desk.campaign, "lam-ha"))
    assert hand_in(desk, blank.encode(), "trống.yaml").refused == "mẫu chưa điền gì."
    assert "chưa đúng cách viết" in hand_in(desk, b"don_vi: da-lat\nx: [\n", "z.yaml").refused


def test_all_of_a_file_is_kept_or_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    hand_in(desk, report_of(desk, "da-lat"))
    before = files_of(desk.workspace.root)
    data = report_of(desk, "da-lat", {"II.1.hoi_nghi": "99"})
    rename, names = os.replace, list[str]()

    def fail_at_last(one: Path, other: Path) -> None:
        names.append(Path(other).name)
        if Path(other).name == "receipts.yaml":
            raise OSError(28, "No space left on device")
        rename(one, other)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", fail_at_last)
        with pytest.raises(OutputError):
            hand_in(desk, data)
    assert "receipts.yaml" in names
    assert files_of(desk.workspace.root) == before
    assert len(desk.log.arrivals) == 1
    assert hand_in(desk, data).refused == ""
    assert [each.version for each in desk_at(desk.workspace.root).log.arrivals] == [1, 2]


def test_people_say_what_they_think_of_the_last_version(desk: Desk) -> None:
    unit = desk.campaign.roster.unit("da-lat")
    assert unit is not None
    with pytest.raises(UsageError, match="chưa có bản nào"):
        give_opinion(unit, None, desk, day=DAY, by=None)
    hand_in(desk, report_of(desk, "da-lat"))
    give_opinion(unit, "Biểu 1: số nữ", desk, day=DAY, by="Hoa")
    give_opinion(unit, None, desk, day=date(2019, 4, 12), by=None)
    again = desk_at(desk.workspace.root).log
    assert [(each.verdict, each.wanted) for each in again.opinions] == [
        (Verdict.ASKED, "Biểu 1: số nữ"),
        (Verdict.ACCEPTED, None),
    ]


def free_report() -> bytes:
    """Return a report that somebody wrote without the form."""
    document = Document()
    for line in (
        "BÁO CÁO",
        "tổng kết 10 năm thực hiện Kết luận số 62-KL/TW",
        "I. TÌNH HÌNH CHUNG",
        "Khái quát tình hình chung",
        "Thành phố có 16 phường, xã và 95 tổ chức cơ sở đảng.",
        "II. KẾT QUẢ THỰC HIỆN",
        "Công tác quán triệt, triển khai",
        "Đảng bộ đã tổ chức 64 hội nghị quán triệt.",
        "III. PHƯƠNG HƯỚNG",
        "Tiếp tục làm tốt năm việc đã nêu.",
    ):
        document.add_paragraph().add_run(line).bold = line.isupper() or line.startswith(("Khái", "Công"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_free_report_waits_as_a_proposal_until_it_is_accepted(desk: Desk) -> None:
    assert "không có dấu của mẫu" in hand_in(desk, free_report()).refused
    received = hand_in(desk, free_report(), how=replace(HOW, unit="da-lat"))
    assert received.refused == ""
    assert received.urgent
    assert len(part(received, "Không gõ theo mẫu")) == 1
    assert not desk.workspace.submission("da-lat").exists()
    proposal = desk.workspace.proposal("da-lat")
    assert "16 phường, xã" in proposal.read_text("utf-8")
    assert check_campaign(desk.workspace.root) == ("da-lat.yaml.de-nghi: warning[waiting-proposal]",)
    proposal.write_text(proposal.read_text("utf-8").replace("16 phường, xã", "17 phường, xã"), "utf-8")
    unit = desk.campaign.roster.unit("da-lat")
    assert unit is not None
    accepted = accept_proposal(unit, desk, force=False)
    assert accepted is not None
    assert accepted.disputed == ()
    assert "17 phường, xã" in submission_of(desk, "da-lat")
    assert not proposal.exists()
    assert accept_proposal(unit, desk, force=False) is None
    [arrival] = desk.log.arrivals
    assert (arrival.unit, arrival.version, arrival.form) == ("da-lat", 1, None)


def test_a_workbook_alone_is_no_report(desk: Desk) -> None:
    received = hand_in(desk, workbook(desk, {("mttq", "can_bo"): "12"}), "biểu.xlsx")
    assert part(received, "Mới có các biểu trong tệp Excel") == ("chưa phải cả báo cáo: xin tệp Word của đơn vị",)
    assert received.urgent
    assert desk.log.first("da-lat") is None
    whole = hand_in(desk, report_of(desk, "da-lat", {"PL1/mttq/can_bo": ""}))
    assert part(whole, "Mới có các biểu") == ()
    assert "can_bo: 12" in submission_of(desk, "da-lat")
    first = desk.log.first("da-lat")
    assert first is not None
    assert first.version == 2


def test_a_key_that_is_there_twice_by_hand_is_not_overwritten(desk: Desk) -> None:
    hand_in(desk, report_of(desk, "da-lat"))
    path = desk.workspace.submission("da-lat")
    path.write_text(f"{path.read_text('utf-8')}nguoi_ky: Lê Văn Sáu\n", "utf-8")
    refused = hand_in(desk, report_of(desk, "da-lat", {"II.1.hoi_nghi": "99"}))
    assert "đang có chỗ sai" in refused.refused
    assert "nguoi_ky" in refused.refused


def test_an_original_never_takes_the_name_of_what_is_kept_beside_it(desk: Desk) -> None:
    text = blank_yaml(form_of(desk.campaign, "da-lat")).replace("hoi_nghi:\n", "hoi_nghi: 12\n")
    hand_in(desk, text.encode(), "da-doc.yaml")
    folder = desk.workspace.received("da-lat", 1)
    assert (folder / "goc-da-doc.yaml").read_text("utf-8") == text
    assert (folder / "da-doc.yaml").read_text("utf-8") == submission_of(desk, "da-lat")


def test_a_pipe_is_not_opened(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.docx")
    assert receive_file(tmp_path / "ống.docx", HOW, desk).refused.startswith("không phải tệp thường")
    assert receive_file(tmp_path / "không có.docx", HOW, desk).refused.startswith("không mở được")


def test_a_bullet_that_was_left_in_is_no_point(desk: Desk) -> None:
    hand_in(desk, report_of(desk, "da-lat", {"II.2": "- Ý một.\n-\n- Ý hai.\n+"}))
    assert read_back(desk, "da-lat")[Address("II.2")] == "- Ý một.\n- Ý hai."


def test_a_form_that_came_back_blank_takes_no_place(desk: Desk) -> None:
    hand_in(desk, report_of(desk, "da-lat"))
    before = submission_of(desk, "da-lat")
    nothing = dict.fromkeys(map(str, typed_of(desk, "da-lat")), "")
    assert hand_in(desk, report_of(desk, "da-lat", nothing)).refused == "mẫu chưa điền gì."
    assert submission_of(desk, "da-lat") == before


def test_what_a_newer_version_leaves_empty_is_told(desk: Desk) -> None:
    hand_in(desk, report_of(desk, "da-lat"))
    again = hand_in(desk, report_of(desk, "da-lat", {"II.1.hoi_nghi": ""}))
    assert part(again, "Bản trước có, bản này để trống") == ("Mục II.1, ô «Hội nghị quán triệt»: 101 → (trống)",)
    assert again.urgent


def test_a_report_of_their_own_in_the_file_of_the_form_is_a_proposal(desk: Desk) -> None:
    document = Document(io.BytesIO(report_of(desk, "da-lat")))
    for each in list(document.element.body)[:-1]:
        document.element.body.remove(each)
    for each in Document(io.BytesIO(free_report())).paragraphs:
        document.add_paragraph().add_run(each.text).bold = each.runs[0].bold
    out = io.BytesIO()
    document.save(out)
    received = hand_in(desk, out.getvalue())
    assert received.refused == ""
    assert len(part(received, "Không gõ theo mẫu")) == 1


def test_a_report_that_repeats_the_headings_of_the_outline_is_not_typed_into_the_form(desk: Desk) -> None:
    document = Document()
    for block in form_of(desk.campaign, "da-lat").blocks:
        if isinstance(block, FormLine) and block.role is LineRole.HEADING:
            document.add_paragraph().add_run(block.text).bold = True
            document.add_paragraph("Cấp ủy đã tổ chức 64 hội nghị quán triệt và làm nhiều việc khác.")
    out = io.BytesIO()
    document.save(out)
    received = hand_in(desk, out.getvalue(), how=replace(HOW, unit="da-lat"))
    assert received.refused == ""
    assert len(part(received, "Không gõ theo mẫu")) == 1


def test_a_file_that_says_nothing_new_leaves_the_submission_with_its_remarks(desk: Desk) -> None:
    hand_in(desk, report_of(desk, "da-lat"))
    path = desk.workspace.submission("da-lat")
    path.write_text(f"# đã gọi điện hỏi lại\n{path.read_text('utf-8')}", "utf-8")
    hand_in(desk, with_signature(report_of(desk, "da-lat")))
    assert path.read_text("utf-8").startswith("# đã gọi điện hỏi lại\n")


def test_a_supplement_in_a_fresh_form_does_not_take_the_place_of_the_whole(desk: Desk) -> None:
    hand_in(desk, report_of(desk, "da-lat"))
    before = submission_of(desk, "da-lat")
    some = {each: "" for each in map(str, typed_of(desk, "da-lat")) if not each.startswith("PL1/")}
    supplement = report_of(desk, "da-lat", some)
    assert "có lẽ chỉ là phần bổ sung" in hand_in(desk, supplement).refused
    assert submission_of(desk, "da-lat") == before
    assert hand_in(desk, supplement, how=replace(HOW, force=True)).refused == ""
