"""Who an example names: the committee where it leads, else the place or the organisation; and what a person chose."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.builders import call, open_docx, paragraphs, write
from tests.merge.deciding import drafted
from tests.provinces import province
from tongket.merge.decisions import Decisions, ExampleDecision
from tongket.merge.merged import MergedModel
from tongket.report.actors import is_done, is_led
from tongket.report.examples import tell_example

RESULT = "có kết quả rõ"


def models(*names: str, key: str = "mo_hinh", place: str | None = None, result: str = RESULT) -> str:
    """Return what a unit lists under an indicator."""
    where = f"    noi: '{place}'\n" if place else ""
    return f"{key}:\n" + "".join(f"  - ten: '{name}'\n{where}    ket_qua: {result}\n" for name in names)


def found(root: Path) -> tuple[MergedModel, ...]:
    return drafted(root).merged_item("I").models


def sentence(root: Path) -> str:
    [only] = found(root)
    return tell_example(only).sentence


def ticked(root: Path, **changed: object) -> str:
    """Return the printed paragraph, with every example ticked."""
    rows = [
        ExampleDecision(**{"item": "I", "member": each.member, "unit": each.units[0].id, "use": True, **changed})  # type: ignore[arg-type]
        for each in found(root)
    ]
    document = open_docx(write(root, decisions=Decisions(examples={each.member: each for each in rows}))[0])
    return next(text for _, text in paragraphs(document) if text.startswith("Điển hình như"))


LED = (
    "Lãnh đạo các đoàn thể sắp xếp lại chi hội",
    "Chỉ đạo điểm việc lấy ý kiến nhân dân",
    "Ban hành nghị quyết chuyên đề",
    "Phân công cấp ủy viên phụ trách tôn giáo",
    "Biên soạn tài liệu song ngữ",
    "Kiểm tra việc thực hiện Kết luận ở cơ sở",
    "Thành lập Ban Chỉ đạo quy chế dân chủ",
    "Đưa kết quả dân vận vào tiêu chí đánh giá tổ chức cơ sở đảng",
    "Gắn việc thực hiện Kết luận với xây dựng nông thôn mới",
    "Tập trung lãnh đạo đại hội Mặt trận các cấp",
    "Giao chỉ tiêu giám sát cho từng chi bộ thôn",
)
NOT_LED = (
    "Nuôi bò sữa theo hợp đồng",
    "Bố trí 15/15 xã, thị trấn có cán bộ Mặt trận đạt chuẩn",
    "Đưa rau sạch vào trường học",
    "Gắn camera an ninh",
    "Thành lập tổ hợp tác trồng hoa",
    "Hướng dẫn nông dân trồng dâu",
    "Phân công hội viên giúp hộ nghèo",
    "Lãnh đạo xã đối thoại với dân",
    "Hướng dẫn viên người K’Ho",
    "Tổ chức đoàn ở khu nhà trọ",
    "Ban hành hương ước thôn",
    "Góp ngày công làm đường",
    "Giám sát đảng viên ở khu dân cư",
    "Xây dựng nhà tình nghĩa cho đảng viên nghèo",
)


@pytest.mark.parametrize("name", LED)
def test_a_committee_is_named_where_it_leads(tmp_path: Path, name: str) -> None:
    told = sentence(province(tmp_path, don_duong=models(name)))
    assert told == f"Huyện ủy Đơn Dương {name[0].lower()}{name[1:]}, {RESULT}"


@pytest.mark.parametrize("name", NOT_LED)
def test_a_committee_is_not_named_for_what_others_do(tmp_path: Path, name: str) -> None:
    told = sentence(province(tmp_path, don_duong=models(name)))
    assert told.startswith("huyện Đơn Dương ")
    assert "Huyện ủy" not in told


@pytest.mark.parametrize("name", NOT_LED)
def test_a_party_group_is_not_named_for_what_others_do(tmp_path: Path, name: str) -> None:
    told = sentence(province(tmp_path, phu_nu=models(name)))
    assert told.startswith(f"Hội Liên hiệp Phụ nữ tỉnh với mô hình “{name}”")


@pytest.mark.parametrize(
    ("unit", "name", "told"),
    [
        ("don_duong", "Nuôi bò sữa theo hợp đồng", "huyện Đơn Dương nuôi bò sữa theo hợp đồng (xã Đạ Ròn), "),
        ("don_duong", "Tổ tự quản", "huyện Đơn Dương với mô hình “Tổ tự quản” (xã Đạ Ròn): "),
        ("don_duong", "Mô hình tổ tự quản", "huyện Đơn Dương với “Mô hình tổ tự quản” (xã Đạ Ròn): "),
        ("don_duong", 'Mô hình "Ba sạch"', 'huyện Đơn Dương với mô hình "Ba sạch" (xã Đạ Ròn): '),
        ("di_linh", "Nuôi bò sữa", "huyện Di Linh nuôi bò sữa (xã Đạ Ròn), "),
        ("cong_an", "Tiếng kẻng an ninh", "Đảng bộ Công an tỉnh với mô hình “Tiếng kẻng an ninh” (xã Đạ Ròn): "),
        ("mttq", "Tổ tự quản", "Ủy ban MTTQ Việt Nam tỉnh với mô hình “Tổ tự quản” (xã Đạ Ròn): "),
        ("tinh_doan", "Thắp sáng đường quê", "Tỉnh đoàn với mô hình “Thắp sáng đường quê” (xã Đạ Ròn): "),
        ("cong_an", "Gắn việc thực hiện Kết luận với phong trào", "Đảng ủy Công an tỉnh gắn việc thực hiện Kết luận "),
        ("mttq", "Biên soạn sổ tay", "Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh biên soạn sổ tay, "),
    ],
)
def test_every_kind_of_unit_is_named_in_its_right_form(tmp_path: Path, unit: str, name: str, told: str) -> None:
    root = province(tmp_path, **{unit: models(name, place="xã Đạ Ròn")})
    assert sentence(root).startswith(told)


@pytest.mark.parametrize("place", ["huyện Đơn Dương", "toàn huyện", "Toàn Đảng bộ huyện", None])
def test_a_place_that_says_no_more_than_whose_it_is_is_not_named_again(tmp_path: Path, place: str | None) -> None:
    root = province(tmp_path, don_duong=models("Tổ tự quản", place=place))
    assert sentence(root) == f"huyện Đơn Dương với mô hình “Tổ tự quản”: {RESULT}"


def test_of_a_place_only_what_lies_within_the_units_is_named(tmp_path: Path) -> None:
    root = province(tmp_path, duc_trong=models("Tổ tự quản", place="xã Hiệp Thạnh, huyện Đức Trọng"))
    assert "(xã Hiệp Thạnh)" in sentence(root)


def test_what_was_asked_for_as_a_way_of_working_is_called_so(tmp_path: Path) -> None:
    told = sentence(province(tmp_path, ldld=models("Học vào giờ nghỉ giữa ca", key="cach_lam")))
    assert told == f"Liên đoàn Lao động tỉnh với cách làm “Học vào giờ nghỉ giữa ca”: {RESULT}"


def test_a_model_of_a_district_and_an_organisation_is_the_districts(tmp_path: Path) -> None:
    given = models("Nuôi heo đất", place="xã Hiệp Thạnh, huyện Đức Trọng")
    told = sentence(province(tmp_path, duc_trong=given, phu_nu=given))
    assert told == f"huyện Đức Trọng nuôi heo đất (xã Hiệp Thạnh), {RESULT}"


def test_two_examples_of_one_place_share_its_name(tmp_path: Path) -> None:
    root = province(
        tmp_path,
        da_lat=models("Câu lạc bộ cồng chiêng"),
        duc_trong=models("Bố trí 15/15 xã có cán bộ đạt chuẩn", "Tổ tự quản"),
        don_duong=models("Ban hành nghị quyết chuyên đề"),
    )
    assert ticked(root) == (
        f"Điển hình như: thành phố Đà Lạt với mô hình “Câu lạc bộ cồng chiêng”: {RESULT};"
        f" Huyện ủy Đơn Dương ban hành nghị quyết chuyên đề, {RESULT};"
        f" huyện Đức Trọng: bố trí 15/15 xã có cán bộ đạt chuẩn, {RESULT}; mô hình “Tổ tự quản”: {RESULT}."
    )


def test_two_models_of_one_place_stand_after_its_name(tmp_path: Path) -> None:
    assert ticked(province(tmp_path, da_lat=models("Làng hoa sạch", "Câu lạc bộ cồng chiêng"))) == (
        f"Điển hình như: thành phố Đà Lạt với mô hình “Làng hoa sạch”: {RESULT};"
        f" mô hình “Câu lạc bộ cồng chiêng”: {RESULT}."
    )


def test_a_persons_words_say_who_is_named(tmp_path: Path) -> None:
    root = province(tmp_path, don_duong=models("Nuôi bò sữa"))
    assert ticked(root, wording="chỉ đạo hội nông dân lập tổ nuôi bò.").endswith(
        "Huyện ủy Đơn Dương chỉ đạo hội nông dân lập tổ nuôi bò."
    )
    assert ticked(root, wording="có 120 hộ nuôi bò").endswith(": huyện Đơn Dương có 120 hộ nuôi bò.")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"territory": False}, "Huyện ủy Đơn Dương với mô hình “Nuôi bò sữa”: có kết quả rõ"),
        ({"territory": True}, "huyện Đơn Dương nuôi bò sữa, có kết quả rõ"),
        ({"alone": True, "wording": "xã Đạ Ròn nuôi bò sữa"}, "xã Đạ Ròn nuôi bò sữa"),
        ({"wording": "Huyện Đơn Dương nuôi bò sữa"}, "Huyện Đơn Dương nuôi bò sữa"),
        ({"wording": "Huyện ủy Đơn Dương chỉ đạo nuôi bò"}, "Huyện ủy Đơn Dương chỉ đạo nuôi bò"),
    ],
)
def test_a_person_may_choose_otherwise(tmp_path: Path, changed: dict[str, object], told: str) -> None:
    root = province(tmp_path, don_duong=models("Nuôi bò sữa"))
    assert ticked(root, **changed) == f"Điển hình như: {told}."


def sheet(root: Path, name: str, most: int | None = None) -> list[dict[str, object]]:
    head, *rows = load_workbook(root / "data/decisions.xlsx")[name].iter_rows(values_only=True, max_col=most)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def choose(root: Path, number: int, **cells: str) -> None:
    """Fill in cells of a row of the sheet of examples, 1-based."""
    book = load_workbook(root / "data/decisions.xlsx")
    page = book["Điển hình"]
    head = [each.value for each in page[1]]
    for header, value in cells.items():
        page.cell(number + 1, head.index(header.replace("_", " ")) + 1, value)
    book.save(root / "data/decisions.xlsx")


def test_the_sheet_shows_the_whole_sentence_as_it_is_printed(tmp_path: Path) -> None:
    root = province(tmp_path, don_duong=models("Nuôi bò sữa", "Ban hành nghị quyết chuyên đề"))
    call(root, "decide", "--as-of", "12/4/2019", check=0)
    shown = [row["Cả câu (như sẽ in)"] for row in sheet(root, "Điển hình")]
    assert shown == [
        f"huyện Đơn Dương nuôi bò sữa, {RESULT}.",
        f"Huyện ủy Đơn Dương ban hành nghị quyết chuyên đề, {RESULT}.",
    ]
    choose(root, 1, Dùng="x", Nêu_tên="đơn vị")
    call(root, "decide", "--as-of", "12/4/2019", check=0)
    shown = [str(row["Cả câu (như sẽ in)"]) for row in sheet(root, "Điển hình")]
    assert shown[0] == f"Huyện ủy Đơn Dương với mô hình “Nuôi bò sữa”: {RESULT}."
    call(root, "build", "--as-of", "12/4/2019", check=0)
    text = next(each for _, each in paragraphs(open_docx(root / "build/report.docx")) if each.startswith("Điển hình"))
    assert text.startswith(f"Điển hình như: {shown[0]}")


def test_nobody_need_be_named_before_a_persons_words(tmp_path: Path) -> None:
    root = province(tmp_path, mttq=models("Khu dân cư sạch"))
    call(root, "decide", "--as-of", "12/4/2019", check=0)
    choose(root, 1, Dùng="x", Nêu_tên="không nêu", **{"Câu sẽ in (sau tên đơn vị)": "xã Tân Nghĩa giữ sạch 12 thôn"})
    call(root, "decide", "--as-of", "12/4/2019", check=0)
    [row] = sheet(root, "Điển hình")
    assert (row["Nêu tên"], row["Cả câu (như sẽ in)"]) == ("không nêu", "xã Tân Nghĩa giữ sạch 12 thôn.")


def test_only_chosen_examples_count_as_naming_a_unit(tmp_path: Path) -> None:
    root = province(
        tmp_path,
        don_duong=models("Nuôi bò sữa", "Tổ tự quản"),
        da_lat=models("Câu lạc bộ"),
        mttq=models("Khu phố sạch"),
    )
    call(root, "decide", "--as-of", "12/4/2019", check=0)
    assert {row["Số lần được nêu tên"] for row in sheet(root, "Nêu tên", 3)} == {0}
    choose(root, 2, Dùng="x")
    choose(root, 3, Dùng="không")
    choose(root, 4, Dùng="x", Nêu_tên="không nêu", **{"Câu sẽ in (sau tên đơn vị)": "huyện Di Linh giữ sạch phố"})
    call(root, "decide", "--as-of", "12/4/2019", check=0)
    named = {str(row["Đơn vị"]): row["Số lần được nêu tên"] for row in sheet(root, "Nêu tên", 3)}
    assert {unit for unit, count in named.items() if count} == {"Huyện ủy Đơn Dương", "Huyện ủy Di Linh"}


def test_words_that_lead_are_not_taken_for_what_a_place_does() -> None:
    assert all(is_led(each) for each in LED)
    assert not any(is_led(each) for each in NOT_LED)
    assert is_done("Nuôi bò sữa")
    assert not is_done("Tổ tự quản")
