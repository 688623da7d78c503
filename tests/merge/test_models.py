"""Models and ways of working: each once, and the examples that a person ticks."""

import re
from pathlib import Path

import pytest

from tests.builders import merged, open_docx, paragraphs, rows, write
from tests.merge.deciding import drafted, folder
from tongket.merge.decisions import Decisions, ExampleDecision
from tongket.merge.merged import MergedModel

ITEMS = """\
  - ma: I
    ten: Phong trào thi đua
    chi_tieu: [{ma: mo_hinh, ten: Mô hình, kieu: mo_hinh}]
  - ma: II
    ten: Tập hợp Nhân dân
    chi_tieu: [{ma: mo_hinh, ten: Mô hình, kieu: mo_hinh}]
"""
ROSTER_WITH_TERRITORIES = """\
nhom:
  - {ma: huyen, ten: Các huyện ủy và thành ủy, ten_dem: đảng bộ, gui_truoc: 10/4/2019}
  - {ma: doan-the, ten: Các đoàn thể tỉnh, ten_dem: đoàn thể, gui_truoc: 12/4/2019}
don_vi:
  - {ma: ban-dan-van, ten: Ban Dân vận Tỉnh ủy, vai_tro: tong_hop}
  - {ma: da-lat, ten: Thành ủy Đà Lạt, ten_ngan: Đà Lạt, ten_dia_ban: thành phố Đà Lạt, nhom: huyen}
  - {ma: duc-trong, ten: Huyện ủy Đức Trọng, ten_ngan: Đức Trọng, ten_dia_ban: huyện Đức Trọng, nhom: huyen}
  - {ma: di-linh, ten: Huyện ủy Di Linh, ten_ngan: Di Linh, ten_dia_ban: huyện Di Linh, nhom: huyen}
  - {ma: mttq, ten: Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh, ten_ngan: MTTQ tỉnh, nhom: doan-the}
"""
Entry = tuple[str, str | None, str]
GROUP: Entry = ("Tổ tự quản không rác", "Phường 9", "38/38 tổ dân phố tham gia")


def has(*models: Entry, item: str = "I") -> str:
    """Return the body of a submission with these models: name, place, result."""
    body = ""
    for name, place, result in models:
        body += (
            f"        - ten: {name}\n"
            + (f"          noi: {place}\n" if place else "")
            + f"          ket_qua: {result}\n"
        )
    return f"tra_loi:\n  {item}:\n    chi_tieu:\n      mo_hinh:\n{body}"


def territories(root: Path, **submissions: str) -> Path:
    """Write a campaign whose units have territories."""
    folder(root, ITEMS, **submissions)
    (root / "data/units.yaml").write_text(ROSTER_WITH_TERRITORIES, "utf-8")
    return root


def models(root: Path) -> tuple[MergedModel, ...]:
    return drafted(root).merged_item("I").models


def tick(*merged_models: MergedModel, **changed: object) -> Decisions:
    """Return the sheet with these models ticked, in this order; `changed` of each."""
    rows_ = [
        ExampleDecision(**{"item": each.item, "member": each.member, "unit": each.units[0].id, "use": True, **changed})  # type: ignore[arg-type]
        for each in merged_models
    ]
    return Decisions(examples={each.member: each for each in rows_})


def examples(root: Path, decisions: Decisions) -> str:
    """Return the paragraph of examples of the draft's first item that has one, with what is still open."""
    document = open_docx(write(root, decisions=decisions)[0])
    return next((text for style, text in paragraphs(document) if style == "Nội dung" and "hình" in text), "")


def test_the_same_name_and_result_is_one_model(tmp_path: Path) -> None:
    root = folder(tmp_path, ITEMS, da_lat=has(GROUP), phu_nu=has((GROUP[0].upper(), "tổ 3, Phường 9", GROUP[2])))
    [found] = models(root)
    assert [each.id for each in found.units] == ["da-lat", "phu-nu"]
    assert found.model.name == GROUP[0]
    assert merged(root)["items"][0]["indicators"]["mo_hinh"]["total"] == 1


def test_the_same_name_at_the_same_place_is_one_model(tmp_path: Path) -> None:
    root = folder(tmp_path, ITEMS, da_lat=has(GROUP), phu_nu=has((GROUP[0], "phường 9.", "mọi nhà đều theo")))
    assert len(models(root)) == 1


@pytest.mark.parametrize(
    "other",
    [
        (GROUP[0], "Phường 8", "20/20 tổ dân phố tham gia"),
        (GROUP[0], None, "20/20 tổ dân phố tham gia"),
        ("Tổ tự quản an ninh", "Phường 9", "38/38 tổ dân phố tham gia"),
    ],
)
def test_another_place_and_result_or_another_name_is_another_model(tmp_path: Path, other: Entry) -> None:
    assert len(models(folder(tmp_path, ITEMS, da_lat=has(GROUP), phu_nu=has(other)))) == 2


def test_models_without_a_place_are_not_joined_for_that(tmp_path: Path) -> None:
    one, other = (("Tổ tự quản", None, result) for result in ("mười tổ", "hai mươi tổ"))
    assert len(models(folder(tmp_path, ITEMS, da_lat=has(one), phu_nu=has(other)))) == 2


def test_a_model_under_two_items_stands_once_in_the_list(tmp_path: Path) -> None:
    root = territories(tmp_path, di_linh=has(GROUP), mttq=has(GROUP, item="II"), da_lat=has(GROUP, item="II"))
    table = next(each for each in rows(open_docx(write(root)[0])) if "Kết quả" in each[0])
    assert table[1:] == [
        ["1", GROUP[0], GROUP[1], GROUP[2], "thành phố Đà Lạt; huyện Di Linh; Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh"]
    ]


def test_models_that_nobody_ticked_are_counted_in_yellow(tmp_path: Path) -> None:
    root = folder(tmp_path, ITEMS, da_lat=has(GROUP, ("Tổ hòa giải", None, "hòa giải 12 vụ")))
    assert "02" in examples(root, Decisions())
    assert "Điển hình như" not in examples(root, Decisions())


def test_a_ticked_model_is_an_example_in_the_words_of_its_unit(tmp_path: Path) -> None:
    root = territories(tmp_path, da_lat=has(GROUP))
    text = examples(root, tick(*models(root)))
    assert text.startswith("Điển hình như: thành phố Đà Lạt ")
    assert all(each in text for each in GROUP if each)
    assert text.endswith("tham gia.")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Biên soạn tài liệu song ngữ", "Huyện ủy Di Linh biên soạn tài liệu song ngữ, "),
        ("Tổ tự quản không rác", "huyện Di Linh với mô hình “Tổ tự quản không rác”: "),
        ("Mô hình tổ tự quản", "huyện Di Linh với “Mô hình tổ tự quản”: "),
        ("Tuyên truyền viên người Cil", "huyện Di Linh với mô hình “Tuyên truyền viên người Cil”: "),
        ("Học sinh giúp nhau đến trường", "huyện Di Linh với mô hình “Học sinh giúp nhau đến trường”: "),
    ],
)
def test_a_committee_does_what_a_verb_names_and_a_territory_has_what_a_noun_names(
    tmp_path: Path, name: str, begins: str
) -> None:
    root = territories(tmp_path, di_linh=has((name, None, "có kết quả")))
    assert examples(root, tick(*models(root))) == f"Điển hình như: {begins}có kết quả."


@pytest.mark.parametrize(("territory", "name"), [(True, "huyện Di Linh"), (False, "Huyện ủy Di Linh")])
def test_a_person_says_whether_the_territory_or_the_committee_is_named(
    tmp_path: Path, *, territory: bool, name: str
) -> None:
    root = territories(tmp_path, di_linh=has(GROUP))
    decisions = tick(*models(root), territory=territory, wording="biên soạn tài liệu song ngữ.")
    assert examples(root, decisions) == f"Điển hình như: {name} biên soạn tài liệu song ngữ."


def test_the_territories_of_one_kind_are_named_together(tmp_path: Path) -> None:
    root = territories(tmp_path, da_lat=has(GROUP), di_linh=has(GROUP), duc_trong=has(GROUP))
    decisions = tick(*models(root), wording="có tổ tự quản")
    assert examples(root, decisions) == ("Điển hình như: thành phố Đà Lạt; các huyện Đức Trọng, Di Linh có tổ tự quản.")


def test_the_committees_of_one_kind_are_named_together(tmp_path: Path) -> None:
    root = territories(tmp_path, da_lat=has(GROUP), di_linh=has(GROUP), duc_trong=has(GROUP))
    decisions = tick(*models(root), wording="chỉ đạo lập tổ tự quản", territory=False)
    assert "Thành ủy Đà Lạt; các Huyện ủy Đức Trọng, Di Linh chỉ đạo" in examples(root, decisions)


def test_a_unit_without_a_territory_keeps_its_own_name(tmp_path: Path) -> None:
    root = territories(tmp_path, mttq=has(GROUP))
    decisions = tick(*models(root), wording="tổ chức phiên chợ", territory=True)
    assert examples(root, decisions).startswith("Điển hình như: Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh tổ chức")


def test_at_most_four_examples_are_named_and_the_draft_says_so(tmp_path: Path) -> None:
    entries: list[Entry] = [(f"Mô hình {each}", None, "có kết quả") for each in ("A", "B", "C", "D", "E")]
    root = territories(tmp_path, da_lat=has(*entries))
    text = examples(root, tick(*models(root)))
    assert [each for each in "ABCDE" if f"“Mô hình {each}”" in text] == ["A", "B", "C", "D"]
    assert re.search(r"\[.*05.*04.*\]", text)


def test_with_as_many_chosen_as_are_named_nothing_is_left_to_choose(tmp_path: Path) -> None:
    five = [(f"Tổ tự quản số {number}", f"Phường {number}", f"{number} tổ tham gia") for number in range(1, 6)]
    root = territories(tmp_path, da_lat=has(*five))
    found = models(root)
    assert "[Còn 02 mô hình, cách làm chưa chọn.]" in examples(root, tick(*found[:3]))
    assert "[" not in examples(root, tick(*found[:4]))


def test_examples_stand_in_the_order_of_their_numbers_then_in_rank(tmp_path: Path) -> None:
    entries: list[Entry] = [(f"Mô hình {each}", None, "có kết quả") for each in ("A", "B", "C")]
    root = territories(tmp_path, da_lat=has(*entries))
    a, b, c = models(root)
    numbered = {**tick(a, b).examples, **tick(c, order=1).examples}
    text = examples(root, Decisions(examples=numbered))
    assert re.findall(r"Mô hình ([ABC])", text) == ["C", "A", "B"]


def test_a_model_that_a_person_refused_is_neither_named_nor_open(tmp_path: Path) -> None:
    root = territories(tmp_path, da_lat=has(GROUP))
    assert examples(root, tick(*models(root), use=False)) == ""


def test_a_tick_holds_when_a_unit_of_higher_rank_claims_the_model_too(tmp_path: Path) -> None:
    root = territories(tmp_path, di_linh=has(GROUP))
    decisions = tick(*models(root), wording="có tổ tự quản")
    territories(tmp_path, di_linh=has(GROUP), da_lat=has(GROUP))
    assert examples(root, decisions) == "Điển hình như: thành phố Đà Lạt; huyện Di Linh có tổ tự quản."


def test_a_decision_about_a_model_that_is_gone_changes_nothing(tmp_path: Path) -> None:
    root = territories(tmp_path, da_lat=has(GROUP))
    gone = ExampleDecision(item="I", member="0" * 12, unit="da-lat", use=True, wording="không còn")
    assert examples(root, Decisions(examples={gone.member: gone})) == examples(root, Decisions())
