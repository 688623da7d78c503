"""Figures to sentences: lead sentences of the outline and the phrases of the templates."""

from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from tests.builders import books, call, campaign, made_files, markdown, merged_item, outline
from tests.places import in_text
from tongket.findings.diagnostics import Diagnostic

FACTS = """\
  - ma: I
    ten: Công tác quán triệt
    chi_tieu:
      - {ma: hoi_nghi, ten: Số hội nghị, kieu: so_nguyen}
      - {ma: nguoi, ten: Số lượt người, kieu: so_nguyen}
      - {ma: quy, ten: Quỹ, kieu: so_thuc}
      - {ma: ty_le, ten: Tỷ lệ, kieu: ty_le, tong: trung_binh}
      - {ma: rieng, ten: Có kế hoạch riêng, kieu: co_khong}
      - {ma: cach, ten: Hình thức, kieu: lua_chon, chon: [{ma: truc_tiep, ten: trực tiếp}, {ma: zalo, ten: qua Zalo}]}
    cau_dan:
"""
DA_LAT = "{hoi_nghi: 1.700, nguoi: 18.460, quy: '9114,5', ty_le: '85,5%', rieng: có, cach: [truc_tiep, zalo]}"
BAO_LOC = "{hoi_nghi: 21, nguoi: 1.540, ty_le: 64%, rieng: không, cach: truc_tiep}"
MTTQ = "{hoi_nghi: 5, rieng: có}"


def gives(facts: str) -> str:
    return f"tra_loi:\n  I:\n    chi_tieu: {facts}\n"


def asks(sentences: str) -> dict[str, str]:
    """Return an outline whose lead sentences are these lines of YAML."""
    return {"data/outline.yaml": outline(FACTS + indent(sentences, "      "))}


def lead(root: Path, sentences: str, **facts: str) -> str | None:
    """Return what lead sentences come to, over three units unless others are given."""
    given = facts or {"da_lat": DA_LAT, "bao_loc": BAO_LOC, "mttq": MTTQ}
    campaign(root, asks(sentences), **{unit: gives(each) for unit, each in given.items()})
    text: str | None = merged_item(root, "I")["lead"]
    return text


def says(root: Path, expression: str) -> str:
    """Return what one expression prints in a sentence."""
    text = lead(root, f"- |\n  Kết quả: {{{{ {expression} }}}}.\n")
    assert text is not None
    return text.removeprefix("Kết quả: ").removesuffix(".")


def faults(root: Path, sentence: str) -> tuple[Diagnostic, ...]:
    """Return the findings about one lead sentence."""
    campaign(root, asks(f"- |\n  {sentence}\n"), da_lat=gives(DA_LAT), bao_loc=gives(BAO_LOC))
    return books(root).found


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("hoi_nghi", "1.726"),
        ("nguoi", "20.000"),
        ("quy", "9.114,5"),
        ("ty_le", "74,75%"),
        ("hoi_nghi.so_don_vi", "03"),
        ("hoi_nghi.phai_co", "05"),
        ("hoi_nghi.trung_binh", "575,33"),
        ("hoi_nghi.lon_nhat.so", "1.700"),
        ("hoi_nghi.lon_nhat.don_vi", "Thành ủy Đà Lạt"),
        ("hoi_nghi.nho_nhat.so", "05"),
        ("hoi_nghi.nho_nhat.don_vi", "Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh"),
        ("ty_le.lon_nhat.so", "85,5%"),
        ("hoi_nghi.nhom['huyen']", "1.721"),
        ("hoi_nghi.nhom['doan-the']", "05"),
        ("hoi_nghi.nhom['huyen'].so_don_vi", "02"),
        ("hoi_nghi.nhom['huyen'].phai_co", "03"),
        ("hoi_nghi.nhom['huyen'].lon_nhat.don_vi", "Thành ủy Đà Lạt"),
        ("rieng.co", "02"),
        ("rieng.khong", "01"),
        ("rieng.tra_loi", "03"),
        ("rieng.phai_co", "05"),
        ("rieng.ty_so", "02/03"),
        ("rieng.nhom['huyen'].ty_so", "01/02"),
        ("cach.truc_tiep.co", "02"),
        ("cach.zalo.khong", "01"),
        ("cach.zalo.ty_so", "01/02"),
        ("cach.nhom['huyen'].zalo.co", "01"),
    ],
)
def test_a_figure_prints_the_vietnamese_way(tmp_path: Path, expression: str, printed: str) -> None:
    assert says(tmp_path, expression) == printed


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("hoi_nghi ~ ' cuộc'", "1.726 cuộc"),
        ("hoi_nghi | string", "1.726"),
        ("[hoi_nghi, nguoi] | join(' và ')", "1.726 và 20.000"),
        ("hoi_nghi.nho_nhat.so ~ ''", "05"),
        ("[rieng.co, rieng.khong] | join('/')", "02/01"),
        ("rieng.ty_so ~ ''", "02/03"),
        ("quy | string", "9.114,5"),
        ("ty_le ~ ' số đơn vị'", "74,75% số đơn vị"),
        ("(hoi_nghi | string) ~ (nguoi | string)", "1.72620.000"),
    ],
)
def test_no_filter_and_no_operator_takes_the_vietnamese_form_away(
    tmp_path: Path, expression: str, printed: str
) -> None:
    assert says(tmp_path, expression) == printed


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("hoi_nghi + nguoi", "21.726"),
        ("nguoi - hoi_nghi", "18.274"),
        ("hoi_nghi * 2", "3.452"),
        ("nguoi / hoi_nghi", "11,59"),
        ("hoi_nghi - 1721", "05"),
        ("1730 - hoi_nghi", "04"),
        ("-hoi_nghi", "-1.726"),
        ("(hoi_nghi - nguoi) | abs", "18.274"),
        ("[hoi_nghi, nguoi] | sum", "21.726"),
        ("[hoi_nghi, nguoi] | max", "20.000"),
        ("1234567", "1.234.567"),
        ("3", "03"),
        ("12.5", "12,5"),
        ("(hoi_nghi / nguoi) | phan_tram", "8,63%"),
        ("(hoi_nghi / nguoi) | phan_tram(1)", "8,6%"),
        ("(nguoi / nguoi) | phan_tram(1)", "100%"),
        ("0.125 | phan_tram(0)", "13%"),
        ("'nhiều' if hoi_nghi > 1000 else 'ít'", "nhiều"),
        ("'đủ' if hoi_nghi.so_don_vi == hoi_nghi.phai_co else 'thiếu'", "thiếu"),
        ("'có' if hoi_nghi.nhom['huyen'] < hoi_nghi else 'không'", "có"),
        ("'bằng' if hoi_nghi == 1726 else 'khác'", "bằng"),
        ("'trong' if 1000 <= hoi_nghi <= 2000 else 'ngoài'", "trong"),
        ("'có số' if quy else 'chưa'", "có số"),
    ],
)
def test_a_figure_calculates_and_compares_as_its_total(tmp_path: Path, expression: str, printed: str) -> None:
    assert says(tmp_path, expression) == printed


def test_a_figure_of_one_group_is_false_when_nobody_of_it_reported(tmp_path: Path) -> None:
    sentence = "- Có {{ hoi_nghi }}{% if hoi_nghi.nhom['doan-the'] %}, kể cả đoàn thể{% endif %}.\n"
    assert lead(tmp_path, sentence, da_lat=DA_LAT) == "Có 1.700."


CLAUSES = """\
- mo: Các đảng bộ đã
  ve:
    - tổ chức {{ hoi_nghi }} hội nghị
    - vận động {{ quy }} triệu đồng
    - quán triệt {{ nguoi }} lượt người
"""


def test_a_clause_without_data_drops_out_with_its_comma(tmp_path: Path) -> None:
    assert lead(tmp_path, CLAUSES, da_lat="{hoi_nghi: 12, nguoi: 5}") == (
        "Các đảng bộ đã tổ chức 12 hội nghị, quán triệt 05 lượt người."
    )
    assert lead(tmp_path, CLAUSES, da_lat="{quy: 3}") == "Các đảng bộ đã vận động 03 triệu đồng."


def test_a_sentence_of_clauses_that_all_dropped_out_goes_as_well(tmp_path: Path) -> None:
    assert lead(tmp_path, CLAUSES + "- Có {{ rieng.ty_so }} nơi.\n", da_lat="{rieng: có}") == "Có 01/01 nơi."
    assert lead(tmp_path, CLAUSES, da_lat="{rieng: có}") is None


def test_a_sentence_that_names_one_fact_without_data_drops_out_whole(tmp_path: Path) -> None:
    assert lead(tmp_path, "- Có {{ hoi_nghi }} hội nghị, {{ quy }} triệu đồng.\n", da_lat="{hoi_nghi: 12}") is None


def test_a_fact_without_data_is_false_where_a_sentence_asks_first(tmp_path: Path) -> None:
    sentence = "- Đã họp {% if hoi_nghi %}{{ hoi_nghi }}{% else %}nhiều{% endif %} lần.\n"
    assert lead(tmp_path, sentence, da_lat="{hoi_nghi: 0}") == "Đã họp 0 lần."
    assert lead(tmp_path, sentence, da_lat="{nguoi: 12}") == "Đã họp nhiều lần."


def test_a_clause_that_asks_one_group_for_a_number_it_has_not_drops_out(tmp_path: Path) -> None:
    sentences = "- mo: Có\n  ve:\n    - \"{{ hoi_nghi.nhom['doan-the'] }} hội nghị\"\n    - tất cả {{ hoi_nghi }}\n"
    assert lead(tmp_path, sentences, da_lat="{hoi_nghi: 12}") == "Có tất cả 12."


def test_a_division_by_nought_drops_its_clause(tmp_path: Path) -> None:
    sentences = '- mo: Có\n  ve: ["tỷ lệ {{ nguoi / hoi_nghi }}", "{{ nguoi }} người"]\n'
    assert lead(tmp_path, sentences, da_lat="{hoi_nghi: 0, nguoi: 12}") == "Có 12 người."


def test_a_sentence_without_any_fact_stands_as_it_is(tmp_path: Path) -> None:
    assert lead(tmp_path, '- "Các đơn vị đã:"\n') == "Các đơn vị đã:"


def test_clauses_come_to_one_sentence_with_one_full_stop(tmp_path: Path) -> None:
    assert lead(tmp_path, '- mo: Đã\n  ve: ["họp {{ hoi_nghi }} lần,", "mời {{ nguoi }} người;"]\n') == (
        "Đã họp 1.726 lần, mời 20.000 người."
    )


def test_an_unknown_name_is_found_in_its_line_with_the_nearest_one(tmp_path: Path) -> None:
    sentences = "- Có {{ hoi_nghi }} hội nghị.\n- Có {{ hoi_ngi }} hội nghị.\n"
    campaign(tmp_path, asks(sentences), da_lat=gives(DA_LAT))
    [found] = books(tmp_path).found
    lines = (tmp_path / "data/outline.yaml").read_text("utf-8").splitlines()
    assert (found.rule.id, found.location.file, found.item) == ("unknown-name", "data/outline.yaml", "I")
    assert "hoi_ngi" in lines[in_text(found).line - 1]
    assert "hoi_ngi" in found.message
    assert found.hint is not None
    assert "hoi_nghi" in found.hint


@pytest.mark.parametrize("sentence", ["Có {{ hoi_nghi hội nghị.", "Có {% if hoi_nghi %}.", "Có {{ hoi_nghi | lạ }}."])
def test_a_sentence_that_cannot_be_read_is_found_in_its_line(tmp_path: Path, sentence: str) -> None:
    [found] = faults(tmp_path, sentence)
    assert found.rule.id in {"template-syntax", "unknown-name"}
    lines = (tmp_path / "data/outline.yaml").read_text("utf-8").splitlines()
    assert "cau_dan" in lines[in_text(found).line - 2] or sentence in lines[in_text(found).line - 1]


@pytest.mark.parametrize(
    "expression",
    [
        "hoi_nghi.so_dv",
        "hoi_nghi.nhom['khong-co']",
        "cach.hop",
        "hoi_nghi.__class__",
        "hoi_nghi.__class__.__mro__[1].__subclasses__()",
        "''.__class__.__base__.__subclasses__()",
        "hoi_nghi._total.reported[0].unit",
        "hoi_nghi.so_don_vi.__init__.__globals__",
        "self.__init__.__globals__['os'].system('x')",
        "hoi_nghi + 'cuộc'",
        "'{0.__class__}'.format(hoi_nghi)",
    ],
)
def test_what_is_not_there_or_not_allowed_is_a_finding_and_no_empty_place(tmp_path: Path, expression: str) -> None:
    found = faults(tmp_path, f"Có {{{{ {expression} }}}}.")
    assert [each.is_error for each in found] == [True]
    assert in_text(found[0]).file == "data/outline.yaml"


@pytest.mark.parametrize(
    "sentence",
    [
        "{% include 'data/units.yaml' %}",
        "{% include '/etc/hostname' %}",
        "{% import 'report.j2' as x %}{{ x }}",
        "{% extends '/etc/hostname' %}",
    ],
)
def test_a_sentence_reads_no_file(tmp_path: Path, sentence: str) -> None:
    found = faults(tmp_path, f"Có {{{{ hoi_nghi }}}} {sentence}.")
    assert [each.is_error for each in found] == [True]


def test_a_loop_without_end_in_sight_is_refused(tmp_path: Path) -> None:
    found = faults(tmp_path, "Có {% for x in range(1000000000) %}{{ hoi_nghi }}{% endfor %}.")
    assert [each.is_error for each in found] == [True]


def test_units_words_are_never_read_as_templates(tmp_path: Path) -> None:
    campaign(
        tmp_path,
        {"data/outline.yaml": outline()},
        da_lat="tra_loi:\n  I.1: |\n    Đã họp {{ hoi_nghi }} lần {% include 'x' %} {# ghi chú #}.\n",
    )
    assert books(tmp_path).found == ()
    draft, source = markdown(tmp_path)
    for each in (draft, source):
        assert "Đã họp {{ hoi\\_nghi }} lần {% include 'x' %} {\\# ghi chú \\#}." in each


# --- the phrases of templates/*.j2


def with_phrases(root: Path, old: str, new: str) -> tuple[Diagnostic, ...]:
    """Change `templates/report.j2`, and return the findings."""
    campaign(root, da_lat="tra_loi:\n  I.1: Thành phố có 16 phường, xã.\n")
    path = root / "templates/report.j2"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return books(root).found


def line_of(root: Path, text: str) -> int:
    lines = (root / "templates/report.j2").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_words_of_a_phrase_can_be_changed_freely(tmp_path: Path) -> None:
    assert with_phrases(tmp_path, "Tổng hợp từ báo cáo của", "Dựa trên báo cáo của") == ()
    assert "Dựa trên báo cáo của 01/05 đơn vị" in markdown(tmp_path)[0]


def test_an_unknown_name_in_a_phrase_is_found_in_its_file_and_line(tmp_path: Path) -> None:
    [found] = with_phrases(tmp_path, "{{ da_nhan }}", "{{ da_nhan_roi }}")
    assert (found.rule.id, found.location.file) == ("unknown-name", "templates/report.j2")
    assert in_text(found).line == line_of(tmp_path, "da_nhan_roi")


def test_a_phrase_that_cannot_be_read_is_found_in_its_file_and_line(tmp_path: Path) -> None:
    [found] = with_phrases(tmp_path, "{{ da_nhan }}", "{{ da_nhan }")
    assert (found.rule.id, found.location.file) == ("template-syntax", "templates/report.j2")
    assert in_text(found).line == line_of(tmp_path, "{{ da_nhan }/")


def test_a_phrase_that_is_missing_is_named(tmp_path: Path) -> None:
    [found] = with_phrases(tmp_path, "{% block hien_trang %}", "{% block hien_trang_cu %}")
    assert (found.rule.id, found.location.file) == ("missing-phrase", "templates/report.j2")
    assert "hien_trang" in found.message


def test_a_phrase_reads_no_file_and_reaches_no_python(tmp_path: Path) -> None:
    for harm in ("{% include '/etc/hostname' %}", "{{ ''.__class__.__mro__ }}", "{{ da_nhan.real.__class__ }}"):
        [found] = with_phrases(tmp_path, "Tổng hợp từ báo cáo của", harm)
        assert (found.rule.id, found.location.file) == ("template-failed", "templates/report.j2")


def test_all_faults_of_both_templates_and_the_outline_are_said_at_once(tmp_path: Path) -> None:
    campaign(tmp_path, asks("- Có {{ hoi_ngi }}.\n- Có {{ nguoii }}.\n"), da_lat=gives(DA_LAT))
    for name in ("report.j2", "source-book.j2"):
        path = tmp_path / "templates" / name
        path.write_text(path.read_text("utf-8").replace("{{ ngay }}", "{{ ngay_lap }}"), "utf-8")
    files: list[Any] = [each.location.file for each in books(tmp_path).found]
    assert files.count("data/outline.yaml") == 2
    assert "templates/report.j2" in files
    assert "templates/source-book.j2" in files


def test_faulty_words_stop_the_build_and_leave_no_book(tmp_path: Path) -> None:
    campaign(tmp_path, asks("- Có {{ hoi_ngi }}.\n"), da_lat=gives(DA_LAT))
    done = call(tmp_path, "build", check=1)
    assert "lỗi[unknown-name]" in done.stderr
    assert "data/outline.yaml:" in done.stderr
    assert done.stdout == ""
    assert made_files(tmp_path) == []


def test_a_missing_template_is_said_and_the_build_stops(tmp_path: Path) -> None:
    campaign(tmp_path)
    (tmp_path / "templates/source-book.j2").unlink()
    done = call(tmp_path, "build", check=1)
    assert "templates/source-book.j2" in done.stderr
