"""The outline: every key to its field, and everything that is wrong in one run."""

from datetime import date
from decimal import Decimal

from tests.small_campaign import HERE, OUTLINE
from tongket.findings.rule import Severity
from tongket.model.outline import FactKind, Item, ItemKind, Outline, Section, Timing, Totalling
from tongket.read.outline import OutlineReading, check_references, read_outline
from tongket.source.tree import parse_source

WHOLE = (HERE / "cases" / "valid" / "whole-outline" / "outline.yaml").read_text("utf-8")


def read(text: str) -> OutlineReading:
    source, found = parse_source(text.encode(), "data/outline.yaml")
    assert found == []
    return read_outline(source)


def outline(text: str = WHOLE) -> Outline:
    reading = read(text)
    assert reading.found == []
    assert reading.outline is not None
    return reading.outline


def test_the_head_of_the_outline_is_read() -> None:
    read_ = outline()
    assert (read_.id, read_.issued_with) == ("kl62", "Ban hành kèm theo Kế hoạch ngày 14/3/2019")
    assert read_.period is not None
    assert (read_.period.first, read_.period.last) == (2009, 2019)
    assert [(each.before, each.what) for each in read_.steps] == [
        (date(2019, 4, 20), "Ban Dân vận Tỉnh ủy trình dự thảo")
    ]
    assert read_.abbreviations == {"MTTQ": "Mặt trận Tổ quốc", "CCB": "Cựu chiến binh"}
    assert read_.severities == {"too-short": Severity.ERROR, "copied-paragraph": None, "missing-cell": Severity.WARNING}


def test_the_frame_of_the_report_is_read() -> None:
    report = outline().report
    assert (report.kind, report.superior, report.organ, report.symbol) == ("BÁO CÁO", None, "TỈNH ỦY LÂM ĐỒNG", "BC/TU")
    assert (report.place, report.authority, report.post) == ("Lâm Đồng", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")
    assert (report.signer, report.pages) == ("Trần Đức Quận", 18)
    assert (report.bases, report.recipients) == (("Căn cứ Kế hoạch ngày 14/3/2019",), ("Ban Dân vận Trung ương",))


def test_what_has_no_section_below_it_is_an_item() -> None:
    read_ = outline()
    first, second = read_.sections
    assert isinstance(first, Section)
    assert isinstance(second, Item)
    assert [each.id for each in read_.items] == ["I.1", "II"]
    assert (first.number, first.title, second.number) == ("I.", "TÌNH HÌNH CHUNG", None)
    assert read_.item("I.1") is read_.items[0]
    assert read_.item("I") is None


def test_the_keys_of_an_item_are_read() -> None:
    item = outline().items[0]
    assert (item.heading, item.kind, item.mandatory) == ("Khái quát tình hình chung", ItemKind.PROSE, True)
    assert (item.min_words, item.max_words, item.leads) == (30, 1500, ("ban-dan-van",))
    assert (item.guidance, item.in_report) == ("Diện tích, dân số, tổ chức đảng.", True)
    assert item.severities == {**outline().severities, "too-long": None}


def test_the_keys_of_a_list_are_read() -> None:
    item = outline().items[1]
    assert (item.kind, item.join_points, item.name_units, item.min_units) == (ItemKind.POINTS, True, True, 2)
    assert (item.threshold, item.in_report, item.heading) == (87.5, False, "KẾT QUẢ")
    assert [(each.id, each.keywords) for each in item.subjects] == [("lanh_dao", ("cấp ủy", "lãnh đạo"))]


def test_the_indicators_of_an_item_are_read() -> None:
    facts = {each.id: each for each in outline().items[0].indicators}
    meetings, members, rate = facts["hoi_nghi"], facts["dang_vien"], facts["ty_le"]
    assert (meetings.measure, meetings.kind, meetings.totalling) == ("hội nghị", FactKind.INTEGER, Totalling.SUM)
    assert (meetings.groups, meetings.timing, meetings.mandatory) == (("huyen",), Timing.CUMULATIVE, True)
    assert (members.years, members.groups, members.totalling) == ((2009, 2018), None, Totalling.SUM)
    assert (rate.totalling, rate.maximum, rate.negative) == (Totalling.MEAN, Decimal(200), False)
    assert [each.id for each in facts["hinh_thuc"].options] == ["truc_tiep", "truc_tuyen"]
    assert (facts["van_ban"].kind, facts["mo_hinh"].kind) == (FactKind.DOCUMENTS, FactKind.MODELS)


def test_lead_sentences_keep_their_clauses_and_their_places() -> None:
    first, second = outline().items[0].sentences
    assert (first.opening, len(first.clauses)) == (None, 1)
    assert (second.opening, second.clauses) == ("Các đảng bộ đã", ("tổ chức {{ hoi_nghi }} hội nghị",))
    lines = WHOLE.splitlines()
    assert [lines[at.line - 1].strip()[:6] for at in (*first.locations, *second.locations)] == [
        '- "{{ ',
        "- tổ c",
        "- mo: ",
    ]


def test_a_table_is_read_with_its_checks() -> None:
    table = outline().tables[0]
    assert (table.id, table.total_row, table.groups) == ("PL1", True, ("huyen",))
    assert [each.id for each in table.rows] == ["mttq", "ld-ld"]
    assert [each.asked for each in table.columns] == [True, True, False, False]
    assert [each.message for each in table.checks] == ["Số nữ không được lớn hơn số cán bộ."]
    assert outline().table("PL1") == table


def test_comparisons_name_items_cells_and_total_rows() -> None:
    first, second = outline().reconciliations
    assert (first.first.place, first.first.row, first.first.id, first.first.table) == ("PL1", "mttq", "can_bo", True)
    assert (first.second.place, first.second.row, first.unit) == ("I.1", None, "da-lat")
    assert (first.tolerance, first.relative) == (Decimal(5), True)
    assert (second.first.row, second.unit, second.tolerance, second.relative) == (None, None, Decimal(10), False)


def test_defaults_are_those_of_the_formats() -> None:
    read_ = outline("ma: thu\nbao_cao: {trich_yeu: về thử, co_quan: TỈNH ỦY}\nmuc:\n  - {ma: I, ten: Một}\n")
    item = read_.items[0]
    assert (item.kind, item.heading, item.mandatory, item.in_report) == (ItemKind.PROSE, "Một", True, True)
    assert (item.join_points, item.name_units, item.min_units, item.threshold) == (True, False, 1, None)
    assert (read_.report.kind, read_.report.pages, read_.period, read_.tables) == ("BÁO CÁO", None, None, ())


def test_all_faults_of_an_outline_are_found_in_one_run() -> None:
    faulty = OUTLINE.replace("kieu: danh_sach", "kieu: ds").replace("am: co", "am: có thể")
    faulty = faulty.replace("cong_thuc: nu / can_bo", "cong_thuc: nu /").replace("so: I.", "so: [I]")
    rules = sorted(each.rule.id for each in read(faulty).found)
    assert rules == ["bad-formula", "bad-value", "bad-value", "wrong-shape"]


def test_a_fault_in_one_place_makes_no_faults_elsewhere() -> None:
    faulty = OUTLINE.replace("- {ma: nu, ten:", "- {ma: nu, tên:")
    assert [each.rule.id for each in read(faulty).found] == ["missing-key", "unknown-key"]


def test_a_half_read_outline_misses_nothing_but_tells_its_faults() -> None:
    source, found = parse_source(b"ma: thu\nmuc:\n  - {ma: I, ten: Mot, kieu: x}\nbieu: [\n", "data/outline.yaml")
    reading = read_outline(source)
    assert [each.rule.id for each in (*found, *reading.found)] == ["yaml-syntax", "bad-value"]
    assert reading.outline is None
    assert not reading.complete


def test_references_are_checked_against_the_roster() -> None:
    reading = read(WHOLE)
    assert check_references(reading.references, frozenset({"ban-dan-van", "da-lat"}), frozenset({"huyen"})) == []
    found = check_references(reading.references, frozenset({"ban-dan-vn"}), frozenset({"huyen-uy"}))
    assert [each.hint for each in found] == [
        "có phải ban-dan-vn?",
        *["có phải huyen-uy?"] * 2,
        "dùng một trong các đơn vị: ban-dan-vn.",
    ]
