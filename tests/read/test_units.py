"""The roster: who answers what, by when, in which order."""

from datetime import date

from tests.small_campaign import HERE, OUTLINE, UNITS
from tongket.read.outline import read_outline
from tongket.read.units import RosterReading, read_roster
from tongket.source.tree import parse_source

WHOLE = HERE / "cases" / "valid" / "whole-outline"


def read(units: str, outline: str = OUTLINE) -> RosterReading:
    asked = read_outline(parse_source(outline.encode(), "data/outline.yaml")[0])
    return read_roster(parse_source(units.encode(), "data/units.yaml")[0], asked)


def test_the_keys_of_groups_and_units_are_read() -> None:
    reading = read((WHOLE / "units.yaml").read_text("utf-8"), (WHOLE / "outline.yaml").read_text("utf-8"))
    assert reading.roster is not None
    group = reading.roster.groups[0]
    assert (group.name, group.count_noun, group.note) == (
        "Các huyện ủy, thành ủy",
        "huyện ủy, thành ủy",
        "Gửi cả bản giấy.",
    )
    assert (group.before, sorted(group.items), sorted(group.tables)) == (date(2019, 4, 10), ["I.1", "II"], ["PL1"])
    unit = reading.roster.unit("da-lat")
    assert unit is not None
    assert (unit.short_name, unit.territory, unit.before) == ("Đà Lạt", "thành phố Đà Lạt", date(2019, 4, 12))
    assert unit.contact is not None
    assert (unit.contact.person, unit.contact.phone) == ("Nguyễn Văn An", "0263 3822 000")


def test_the_compiling_office_comes_first_and_the_others_keep_their_rank() -> None:
    roster = read(UNITS.replace("don_vi:\n", "don_vi:\n  - {ma: a, ten: Đơn vị A, nhom: huyen}\n")).roster
    assert roster is not None
    assert [each.id for each in roster.units] == ["ban-dan-van", "a", "da-lat", "lam-ha", "quan-su", "ban-to-chuc"]
    assert [each.id for each in roster.owing] == ["a", "da-lat", "lam-ha", "quan-su", "ban-to-chuc"]


def test_a_group_owes_all_items_and_tables_unless_it_says_which() -> None:
    reading = read(UNITS)
    assert reading.roster is not None
    owed = {each.id: (sorted(each.items), sorted(each.tables)) for each in reading.roster.groups}
    assert owed == {
        "huyen": (["I.1", "II.1", "II.2", "II.3", "III"], ["PL1"]),
        "dang-uy": (["I.1", "II.1", "II.2", "II.3", "III"], []),
        "ban-to-chuc": (["II.2"], []),
    }


def test_an_inner_section_means_all_items_under_it() -> None:
    reading = read(UNITS.replace("chi_muc: [II.2]", "chi_muc: [II, I.1]"))
    assert reading.roster is not None
    assert sorted(reading.roster.groups[2].items) == ["I.1", "II.1", "II.2", "II.3"]


def test_a_unit_without_its_own_date_has_that_of_its_group() -> None:
    roster = read(UNITS.replace("ten_ngan: Lâm Hà,", "ten_ngan: Lâm Hà, gui_truoc: 15/4/2019,")).roster
    assert roster is not None
    assert [each.before for each in roster.owing] == [date(2019, 4, 10), date(2019, 4, 15), date(2019, 4, 10), None]


def test_the_compiling_office_owes_nothing_even_in_a_group() -> None:
    roster = read(UNITS.replace("vai_tro: tong_hop", "vai_tro: tong_hop, nhom: huyen")).roster
    assert roster is not None
    asked = read_outline(parse_source(OUTLINE.encode(), "data/outline.yaml")[0]).outline
    assert asked is not None
    assert not any(roster.units[0].owes_item(each) for each in asked.items)
    assert not any(roster.units[0].owes_table(each) for each in asked.tables)


def test_a_faulty_group_makes_no_faults_of_its_units() -> None:
    reading = read(UNITS.replace("{ma: huyen, ten:", "{ma: huyen, tên:"))
    assert sorted(each.rule.id for each in reading.found) == ["missing-key", "unknown-key"]
    assert reading.group_ids == {"huyen", "dang-uy", "ban-to-chuc"}


def test_a_faulty_item_makes_no_faults_of_the_groups_that_owe_it() -> None:
    outline = OUTLINE.replace("- {ma: II.2, ten:", "- {ma: II.2, tên:")
    assert read(UNITS, outline).found == []


def test_a_roster_is_not_held_against_an_outline_that_can_not_be_read() -> None:
    assert read(UNITS, "ma: thu\nmuc: [\n").found == []
