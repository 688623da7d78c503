"""One unit's file: what is kept of it, and that what is wrong is not also called missing."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.small_campaign import HEAD, facts, find, submission, write_campaign
from tongket.intake import read_campaign, take_in
from tongket.model.answers import Fact, Submission
from tongket.workspace import open_workspace


def taken(tmp_path: Path, files: dict[str, str]) -> Submission:
    workspace = open_workspace(write_campaign(tmp_path, dict(files)))
    campaign, found = read_campaign(workspace)
    assert campaign is not None, found
    kept = take_in(workspace, campaign, keep=True).receipts[0].submission
    assert kept is not None
    return kept


def fact(tmp_path: Path, line: str) -> Fact:
    return next(iter(taken(tmp_path, facts(line)).answers["II.1"].facts.values()))


def rules(tmp_path: Path, files: dict[str, str]) -> list[str]:
    return [each.rule.id for each in find(write_campaign(tmp_path, dict(files)))]


def test_the_head_of_a_file_is_read(tmp_path: Path) -> None:
    head = HEAD + "so_ky_hieu: 45-BC/ĐU\nnguoi_ky: Phó Bí thư\nghi_chu: |\n  Gửi lại\n  lần hai\ntra_loi:\n"
    read = taken(tmp_path, {"data/submissions/a.yaml": head})
    assert (read.unit.id, read.sent, read.file) == ("quan-su", date(2019, 4, 8), "data/submissions/a.yaml")
    assert (read.reference, read.signer, read.note) == ("45-BC/ĐU", "Phó Bí thư", "Gửi lại lần hai")


def test_one_line_is_one_paragraph_kept_as_typed_with_its_place(tmp_path: Path) -> None:
    body = "Đảng bộ có 12 chi bộ.\n\n    - Toàn đảng bộ  có 430 đảng viên.\n      + Nữ: 20.\n    -\n    # một | hai\n"
    lines = taken(tmp_path, submission(f"  I.1: |\n    {body}")).answers["I.1"].lines
    assert [(each.text, each.line) for each in lines] == [
        ("Đảng bộ có 12 chi bộ.", 6),
        ("- Toàn đảng bộ  có 430 đảng viên.", 8),
        ("+ Nữ: 20.", 9),
        ("-", 10),
        ("# một | hai", 11),
    ]


def test_points_are_read_with_the_points_below_them(tmp_path: Path) -> None:
    block = "  II.2: |\n    - Một ý.\n    + Ý nhỏ.\n    + Ý nhỏ nữa.\n    -\n    - Ý thứ hai.\n"
    points = taken(tmp_path, submission(block)).answers["II.2"].points
    assert [(each.text, each.details, each.line) for each in points] == [
        ("Một ý.", ("Ý nhỏ.", "Ý nhỏ nữa."), 6),
        ("Ý thứ hai.", (), 10),
    ]


def test_a_yaml_list_of_texts_is_the_same_as_a_block_of_points(tmp_path: Path) -> None:
    second = "    - |\n      - Ý thứ hai\n      viết hai dòng.\n      + Ý nhỏ\n      cũng vậy.\n"
    listed = f"  II.2:\n    - Một ý.\n    - + Ý nhỏ.\n{second}"
    points = taken(tmp_path, submission(listed)).answers["II.2"].points
    assert [(each.text, each.details) for each in points] == [
        ("Một ý.", ("Ý nhỏ.",)),
        ("Ý thứ hai viết hai dòng.", ("Ý nhỏ cũng vậy.",)),
    ]


def test_every_kind_of_fact_is_read(tmp_path: Path) -> None:
    assert fact(tmp_path, "hoi_nghi: 1.234").value == Decimal(1234)
    assert fact(tmp_path, "chenh_lech: -5").value == Decimal(-5)
    assert fact(tmp_path, "ty_le: 85,5 %").value == Decimal("85.5")
    assert fact(tmp_path, "ke_hoach: Có").value is True
    assert fact(tmp_path, "hinh_thuc: [truc_tuyen, truc_tiep]").value == ("truc_tiep", "truc_tuyen")
    refused = fact(tmp_path, "ke_hoach: {khong: chưa có kinh phí}")
    assert (refused.value, refused.reason, refused.typed) == (False, "chưa có kinh phí", "không")


def test_a_figure_of_base_years_counts_as_its_last_year(tmp_path: Path) -> None:
    both = fact(tmp_path, "dang_vien: {2009: 3.120, 2018: 4.875}")
    assert (both.value, both.by_year) == (Decimal(4875), {2009: Decimal(3120), 2018: Decimal(4875)})
    assert (both.location.line, both.location.column) == (8, 38)
    first = fact(tmp_path, "dang_vien: {2009: 3.120}")
    assert (first.value, first.by_year) == ((), {2009: Decimal(3120)})


def test_documents_and_models_are_read_with_what_they_lack(tmp_path: Path) -> None:
    first = "{so: 15-KH/ĐU, ngay: 12/3/2010, trich_yeu: thực hiện Kết luận}"
    listed = fact(tmp_path, f"van_ban:\n  - {first}\n  - {{trich_yeu: về quy chế}}")
    assert [(each.number, each.day, each.subject) for each in listed.documents] == [
        ("15-KH/ĐU", date(2010, 3, 12), "thực hiện Kết luận"),
        ("", None, "về quy chế"),
    ]
    model = fact(tmp_path, "mo_hinh:\n  ten: Tổ tự quản\n  noi: Phường 9\n  ket_qua: 38 tổ tham gia").models[0]
    assert (model.name, model.place, model.result) == ("Tổ tự quản", "Phường 9", "38 tổ tham gia")


def test_what_is_wrong_is_not_also_missing(tmp_path: Path) -> None:
    assert rules(tmp_path, submission("  I.1:\n    - Một ý.\n")) == ["not-prose"]
    assert rules(tmp_path, submission("  I.1: *a\n")) == ["yaml-feature"]
    three = "  I.1: Có\n  II.3:\n    chi_tieu: {kiem_tra: 5,5, so_ket: rồi}\n"
    assert rules(tmp_path, submission(three)) == ["comma-in-braces", "not-yes-no"]
    assert rules(tmp_path, submission("  I.1: Có\n  II.3:\n    chi_tieu: năm cuộc\n")) == ["wrong-shape"]
    assert rules(tmp_path, {"data/submissions/quan-su.yaml": HEAD + "tra_loi: [a]\n"}) == ["wrong-shape"]
    table = HEAD.replace("quan-su", "da-lat") + "tra_loi:\n  I.1: Có\nbieu:\n  PL1:\n"
    assert rules(tmp_path, {"data/submissions/quan-su.yaml": table + "    mttq: 12\n"}) == ["wrong-shape"]
    assert rules(tmp_path, {"data/submissions/quan-su.yaml": table.replace("PL1:", "PL1: 12")}) == ["wrong-shape"]


def test_a_faulty_value_is_left_out_and_the_rest_is_used(tmp_path: Path) -> None:
    read = taken(tmp_path, facts("hoi_nghi: mười\nty_le: 85%"))
    assert read.answers["II.1"].facts.keys() == {"ty_le"}
    assert read.answers["II.1"].given == {"hoi_nghi", "ty_le"}


def test_findings_inside_an_answer_name_its_item_and_the_unit(tmp_path: Path) -> None:
    lines = ("hoi_nghi: &a 12", "ty_le: 5", "ty_le: 6")
    body = '  I.1: "Có\\x07"\n  II.1:\n    chi_tieu:\n' + "".join(f"      {line}\n" for line in lines) + "  II.1: Có\n"
    found = find(write_campaign(tmp_path, dict(submission(body + "bieu:\n  PL1: !a {}\n"))))
    assert [(each.rule.id, each.item, each.unit) for each in found] == [
        ("control-character", "I.1", "quan-su"),
        ("yaml-feature", "II.1", "quan-su"),
        ("duplicate-key", "II.1", "quan-su"),
        ("duplicate-key", "II.1", "quan-su"),
        ("yaml-feature", "PL1", "quan-su"),
    ]


def test_the_hint_for_a_missing_unit_is_the_name_of_the_file(tmp_path: Path) -> None:
    found = find(write_campaign(tmp_path, {"data/submissions/lam-ha.yaml": "de_cuong: thu\nngay_gui: 8/4/2019\n"}))
    assert [each.hint for each in found] == ["thêm dòng don_vi: lam-ha"]
