"""`tongket template check`: frames, phrases and lead sentences, all faults of all files in one run."""

import json
import resource
import tracemalloc
from pathlib import Path
from textwrap import indent

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import REPOSITORY, call, campaign, made_files, outline
from tests.places import in_text
from tongket.commands.template.check_templates import check_templates
from tongket.findings.diagnostics import Diagnostic, sort_diagnostics
from tongket.intake import read_campaign
from tongket.sentences.phrasing import ENVIRONMENT, compile_leads, read_phrases
from tongket.sentences.trial import try_leads, try_phrases
from tongket.workspace import open_workspace

FACTS = """\
  - ma: I
    ten: Công tác quán triệt
    chi_tieu:
      - {ma: hoi_nghi, ten: Số hội nghị, kieu: so_nguyen}
      - {ma: nguoi, ten: Số lượt người, kieu: so_nguyen}
      - {ma: ty_le, ten: Tỷ lệ, kieu: ty_le, tong: khong}
      - {ma: rieng, ten: Có kế hoạch riêng, kieu: co_khong}
      - {ma: cach, ten: Hình thức, kieu: lua_chon, chon: [{ma: truc_tiep, ten: trực tiếp}, {ma: zalo, ten: qua Zalo}]}
      - {ma: van_ban, ten: Văn bản, kieu: van_ban}
      - {ma: mo_hinh, ten: Mô hình, kieu: mo_hinh}
      - {ma: can_bo, ten: Cán bộ, kieu: so_nguyen, moc: [2009, 2018]}
    cau_dan:
"""


def found_in(root: Path) -> list[Diagnostic]:
    return list(check_templates(open_workspace(root)).found)


def leads(root: Path, sentences: str) -> list[Diagnostic]:
    """Return the findings about lead sentences, given as lines of YAML; the frames and phrases are the shipped ones."""
    workspace = open_workspace(campaign(root, {"data/outline.yaml": outline(FACTS + indent(sentences, "      "))}))
    read, found = read_campaign(workspace)
    if read is not None:
        found = (*found, *compile_leads(read.outline)[1], *try_leads(read.outline, read.roster))
    return list(sort_diagnostics(list(found)))


def lead(root: Path, text: str) -> list[Diagnostic]:
    return leads(root, f"- |\n{indent(text, '  ')}\n")


def phrases(root: Path, *changes: tuple[str, str], name: str = "report.j2") -> list[Diagnostic]:
    """Return the findings after changes of a file of phrases."""
    path = campaign(root) / "templates" / name
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    return found_in(root)


def marked(root: Path, found: Diagnostic) -> str:
    """Return the text that a finding points at."""
    at = in_text(found)
    assert at.end_column is not None
    line = (root / at.file).read_text("utf-8").split("\n")[at.line - 1]
    assert found.snippet == line
    return line[at.column - 1 : at.end_column - 1]


# --- what is good


def test_the_repository_is_clean_and_says_how_much_was_looked_at() -> None:
    done = call(REPOSITORY, "template", "check", check=0)
    assert done.stdout.startswith("Khung và câu mẫu dùng được: 4 khung, 2 tệp câu mẫu, ")
    assert done.stdout.endswith(" câu dẫn, 4 tệp mẫu trang.\n")
    assert done.stderr == ""


@pytest.mark.parametrize(
    "text",
    [
        "Các đơn vị đã:",
        "Có {{ hoi_nghi }} hội nghị, {{ (nguoi / hoi_nghi) | lam_tron(1) }} người một hội nghị.",
        "{% if hoi_nghi.nhom['doan-the'] %}kể cả {{ hoi_nghi.nhom['doan-the'] }}{% endif %}",
        "{{ rieng.ty_so }} {{ cach.zalo.ty_so }} {{ cach.nhom['huyen'].zalo.co }} {{ rieng.nhom['huyen'].ty_so }}",
        "{{ can_bo.xu_huong }} {{ can_bo.chenh_lech }} ({{ can_bo.ty_le_chenh_lech | phan_tram(1) }})",
        "{{ can_bo.nam[2009] - can_bo.nam[2018] }} {{ can_bo.ca_hai }}",
        "{{ 'nhiều' if hoi_nghi > 100 else 'ít' }} {{ hoi_nghi.lon_nhat.don_vi }}, {{ hoi_nghi.lon_nhat.so }}",
        "{% for nam in [2009, 2018] %}{{ can_bo.nam[nam] }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% set x = hoi_nghi + nguoi %}{{ x }} {{ [hoi_nghi, nguoi] | max }}",
        "{{ van_ban }} {{ mo_hinh }} {{ van_ban.so_don_vi }} {{ ty_le.trung_binh }}",
        "{{ '{{' }} và {% raw %}{{ x }}{% endraw %} {# ghi chú {{ #}",
        "{{ 100 / (hoi_nghi - hoi_nghi) }}",
    ],
)
def test_a_good_sentence_gives_no_finding(tmp_path: Path, text: str) -> None:
    assert lead(tmp_path, text) == []


# --- lead sentences

FAULTS = [
    ("Có {{ hoi_ngi }}.", "unknown-name", "hoi_ngi", "có phải hoi_nghi?"),
    ("Có {{ hoi_nghi.tongg }}.", "template-failed", "tongg", "so_don_vi"),
    ("Có {{ hoi_nghi.so_dv }}.", "template-failed", "so_dv", "có phải so_don_vi?"),
    ("Có {{ hoi_nghi.nhom['huyenn'] }}.", "template-failed", "'huyenn'", "có phải huyen?"),
    ("Có {{ hoi_nghi.lon_nhat.donvi }}.", "template-failed", "donvi", "có phải don_vi?"),
    ("Có {{ cach.zaloo.co }}.", "template-failed", "zaloo", "có phải zalo?"),
    ("Có {{ cach }}.", "template-failed", "cach", ".truc_tiep, .zalo"),
    ("Có {{ hoi_nghi.nhom }}.", "template-failed", "hoi_nghi", "['huyen']"),
    ("Có {{ can_bo.nam[2010] }}.", "template-failed", "2010", "2018"),
    ("Có {{ rieng.ty_so + 1 }}.", "template-failed", "rieng", "docs/templates.md"),
    ("Có {{ hoi_nghi | phan_tran }}.", "unknown-name", "phan_tran", "có phải phan_tram?"),
    ("Có {{ 1 if hoi_nghi is definedd }}.", "unknown-name", "definedd", "có phải defined?"),
    ("{% if hoi_nghi > 5 %}{{ nguoi.abc }}{% endif %}", "template-failed", "abc", "so_don_vi"),
    ("{% if not hoi_nghi %}{{ nguoi.abc }}{% endif %}", "template-failed", "abc", "so_don_vi"),
    ("{{ hoi_nghi.xu_huong }}", "never-printed", "hoi_nghi", "moc"),
    ("{{ ty_le }}", "never-printed", "ty_le", "tong"),
    ("{{ hoi_nghi.__class__ }}", "template-failed", "__class__", "so_don_vi"),
    ("{{ hoi_nghi._total }}", "template-failed", "_total", ""),
    ("{{ hoi_nghi.value }}", "template-failed", "value", ""),
    ("{{ hoi_nghi }", "template-syntax", "{{ hoi_nghi }", "đóng bằng }}"),
    ("{{ hoi_nghi", "template-syntax", "{{ hoi_nghi", "đóng bằng }}"),
    ("{{ hoi_nghi %}", "template-syntax", "{{ hoi_nghi", "đóng bằng }}"),
    ("{{ hoi nghi }}", "template-syntax", "{{ hoi nghi }}", "không có dấu cách"),
    ("{{ }}", "template-syntax", "{{ }}", "ghi tên"),
    ("{{ (hoi_nghi }}", "template-syntax", "{{ (hoi_nghi }}", "dấu ngoặc"),
    ("{{ hoi_nghi.nhom[‘huyen’] }}", "template-syntax", "{{ hoi_nghi.nhom[‘huyen’] }}", "nháy thẳng"),
    ("{% if hoi_nghi %}nhiều", "template-syntax", "{% if hoi_nghi %}", "thêm {% endif %}"),
    ("nhiều{% endif %}", "template-syntax", "{% endif %}", "thêm {% if"),
    ("{% iff hoi_nghi %}nhiều{% endif %}", "template-syntax", "{% iff hoi_nghi %}", "có phải if?"),
    ("{# ghi chú", "template-syntax", "{#", "#}"),
    ("Có { hoi_nghi } hội nghị", "template-syntax", "{ hoi_nghi }", "{{ ten }}"),
    ("Có hoi_nghi }} hội nghị", "template-syntax", "}}", "{{ ten }}"),
    ("Có { { hoi_nghi } }", "template-syntax", "{ {", "{{ ten }}"),
    ("{% include 'x' %}", "template-failed", "include", "{% if %}"),
]


@pytest.mark.parametrize(("text", "rule", "at", "hint"), FAULTS, ids=[each[0] for each in FAULTS])
def test_a_fault_of_a_sentence_is_found_at_its_word_with_what_to_type(
    tmp_path: Path, text: str, rule: str, at: str, hint: str
) -> None:
    found = lead(tmp_path, text)
    assert {each.rule.id for each in found} == {rule}
    assert marked(tmp_path, found[0]) == at
    assert found[0].location.file == "data/outline.yaml"
    assert found[0].message.startswith("Mục I, câu dẫn: ")
    assert hint in (found[0].hint or "")


@pytest.mark.parametrize(
    "written",
    [
        "- Có {{ nguoi }} và {{ hoi_ngi }}.",
        '- "Có {{ nguoi }} và {{ hoi_ngi }}."',
        "- 'Có {{ nguoi }} và {{ hoi_ngi }}.'",
        "- >-\n  Có {{ nguoi }}\n  và {{ hoi_ngi }}.",
        "- |\n  Có {{ nguoi }}\n\n  và {{ hoi_ngi }}.",
        "- mo: Đã\n  ve:\n    - có {{ hoi_ngi }}",
        "- mo: Đã {{ hoi_ngi }}\n  ve:\n    - có {{ nguoi }}",
        '- "Có {{ nguoi }}\n  và \\u0111 {{ hoi_ngi }}."',
    ],
)
def test_a_name_is_found_in_its_own_line_and_column_however_yaml_writes_it(tmp_path: Path, written: str) -> None:
    [found] = leads(tmp_path, written + "\n")
    assert marked(tmp_path, found) == "hoi_ngi"


def test_every_place_of_an_unknown_name_is_a_finding(tmp_path: Path) -> None:
    found = lead(tmp_path, "Có {{ hoi_ngi }} và {{ hoi_ngi }}\nvà {{ hoi_ngi + nguoii }}")
    places = [(in_text(each).line, marked(tmp_path, each)) for each in found]
    first = places[0][0]
    assert first is not None
    assert places == [(first, "hoi_ngi"), (first, "hoi_ngi"), (first + 1, "hoi_ngi"), (first + 1, "nguoii")]


def test_faults_of_one_sentence_are_all_found(tmp_path: Path) -> None:
    found = lead(
        tmp_path, "{{ hoi_nghi.abc }} {{ nguoi.lon_nhat.x }} {{ rieng.ty_so * 2 }} {% if cach > 1 %}{% endif %}"
    )
    assert [marked(tmp_path, each) for each in found] == ["abc", "x", "rieng", "cach"]


def test_several_faults_of_writing_in_one_sentence_are_all_found(tmp_path: Path) -> None:
    found = lead(tmp_path, "{{ hoi_nghi }, {{ a b }} {% endfor %} {% if nguoi %}{{ nguoi")
    assert [each.rule.id for each in found] == ["template-syntax"] * 5


HARM = [
    "{{ 'x' * 10**9 }}",
    "{{ [1] * 10**9 }}",
    "{{ '%0999999999d' % 3 }}",
    "{{ '{:>999999999}'.format(1) }}",
    "{{ 'x'.ljust(10**9) }}",
    "{{ 'x' | center(10**9) }}",
    "{{ 10 ** 10 ** 10 ** 10 }}",
    "{% for i in range(10**9) %}a{% endfor %}",
    "{% for i in range(999) %}{% for j in range(999) %}{% for k in range(999) %}a{% endfor %}{% endfor %}{% endfor %}",
    "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ lipsum(10**6) }}",
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "{{ " + "1+" * 5000 + "1 }}",
    "{{ " + "9" * 5000 + " }}",
    "{% for a in [1] %}" * 25 + "{% endfor %}" * 25,
    "{{ 1e999 }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ hoi_nghi.so_don_vi.__init__.__globals__ }}",
]


@pytest.mark.slow
@pytest.mark.parametrize("text", HARM, ids=[each[:40] for each in HARM])
def test_what_would_hang_or_eat_memory_is_a_finding(tmp_path: Path, text: str) -> None:
    campaign(tmp_path, {"data/outline.yaml": outline(f"{FACTS}      - |\n{indent(text, '        ')}\n")})
    read, _ = read_campaign(open_workspace(tmp_path))
    assert read is not None
    tracemalloc.start()
    found = [*compile_leads(read.outline)[1], *try_leads(read.outline, read.roster)]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert any(each.is_error for each in found)
    assert peak < 100_000_000


DOUBLED = "{% set s = 'báo cáo' %}"
GROWTH = {
    "~": DOUBLED + "{% set s = s ~ s %}" * 30 + "{{ s | length }}",
    "+ of texts": DOUBLED + "{% set s = s + s %}" * 30 + "{{ s | length }}",
    "+ of lists": "{% set s = [1, 2] %}" + "{% set s = s + s %}" * 30 + "{{ s | length }}",
    "lists in lists": "{% set s = [1] %}" + "{% set s = [s, s] %}" * 40 + "{{ s | string | length }}",
    "tuples in tuples": "{% set s = (1, 2) %}" + "{% set s = (s, s) %}" * 40 + "{{ {s: 1} | length }}",
    "dicts in dicts": "{% set s = {1: 2} %}" + "{% set s = {1: s, 2: s} %}" * 40 + "{{ s | string | length }}",
    "join": DOUBLED + "{% set s = [s, s] | join(s) %}" * 30 + "{{ s | length }}",
    "join of letters": DOUBLED + "{% set s = s | join(s) %}" * 8 + "{{ s | length }}",
    "a block that is set": DOUBLED + "{% set s %}{{ s }}{{ s }}{% endset %}" * 30 + "{{ s | length }}",
    "replace": DOUBLED + "{% set s = s | replace('b', s) | replace('o', s) %}" * 30 + "{{ s | length }}",
    "products": "{% set s = 12345678901234 %}" + "{% set s = s * s %}" * 40 + "{{ s }}",
    "products of figures": "{% set s = 999999 | lam_tron(0) | int %}" + "{% set s = s * s * s %}" * 40 + "{{ s }}",
    "loops in loops": "{% for a in range(100) %}{% for b in range(100) %}"
    + "{% set x = a * b + a %}" * 9
    + "{% endfor %}{% endfor %}",
    "loops over lists": "{% set l = range(100) | list %}"
    + "{% set l = l + l %}" * 6
    + "{% for a in l %}{% for b in l %}{% endfor %}{% endfor %}",
    "words in loops": "{% for a in range(100) %}{% for b in range(100) %}" + "lời " * 9 + "{% endfor %}{% endfor %}",
    "many loops": "{% for a in range(100) %}{% for b in range(100) %}{% endfor %}{% endfor %}" * 99,
    "sums of lists": "{{ [[1], [2]] | sum(start=[]) | length }}",
    "a long text printed often": "{% set s = '" + "lời " * 9000 + "' %}" + "{{ s }}" * 999,
    "a long text joined often": "{% set s = '" + "lời " * 9000 + "' %}{{ " + " ~ ".join(["s"] * 9999) + " }}",
    "terms": "{{ " + " + ".join(["1"] * 20_000) + " }}",
    "attributes": "{{ hoi_nghi" + ".so" * 5000 + " }}",
    "filters": "{{ 1" + " | abs" * 5000 + " }}",
    "signs": "{{ " + "-" * 5000 + "1 }}",
    "else ifs": "{% if 1 %}" + "{% elif 2 %}" * 3000 + "{% endif %}",
    "ifs": "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", GROWTH.values(), ids=GROWTH)
def test_what_grows_without_end_is_a_finding_with_its_place_in_lead_sentences_and_phrases(
    tmp_path: Path, text: str
) -> None:
    campaign(tmp_path, {"data/outline.yaml": outline(f"{FACTS}      - |\n{indent(text, '        ')}\n")})
    read, _ = read_campaign(open_workspace(tmp_path))
    assert read is not None
    path = tmp_path / "câu.j2"
    path.write_text("{% block y_khac %}\n" + text + "{% endblock %}", "utf-8")
    known: dict[str, dict[str, tuple[object, ...]]] = {"y_khac": {"hoi_nghi": ("12", "")}}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    in_lead = [*compile_leads(read.outline)[1], *try_leads(read.outline, read.roster)]
    in_phrase = [*read_phrases(path, "câu.j2", known)[1], *try_phrases(path, "câu.j2", known)]
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert any(each.is_error and in_text(each).line for each in in_lead)
    assert [in_text(each).line for each in in_phrase if each.is_error] == [2] * len(in_phrase)
    assert in_phrase
    assert grown < 200_000  # kilobytes


def rendered(text: str, **values: object) -> str:
    return ENVIRONMENT.from_string(text).render(values)


def test_what_the_sandbox_counts_prints_as_before() -> None:
    assert rendered("{% for a in range(100) %}{% for b in range(100) %}{{ b }}{% endfor %}{% endfor %}")[:5] == "00102"
    assert rendered(
        "{{ [3, 1, 3] | unique | join(', ') }}; {{ ['a', 'b'] | reverse | join }}; {{ 'ab' | reverse }}"
    ) == ("3, 1; ba; ba")
    assert (
        rendered("{{ [1, 2.5] | sum }}, {{ 'a' ~ 1 ~ none | default('b', true) }}, {{ 'a' + 'b' }}") == "3,5, a1b, ab"
    )
    assert rendered("{% for x in [3, 4] if x > 3 %}{{ loop.index }}.{{ x }}{% else %}không{% endfor %}") == "01.04"
    assert rendered("{{ 'có' if x is defined else 'không' }} {{ (1, 2)[0] }} {{ {'a': 5}['a'] }}") == "không 01 05"


def test_blocks_that_call_blocks_are_counted_together(tmp_path: Path) -> None:
    path = tmp_path / "câu.j2"
    calls = ["{% block b0 %}x{% endblock %}"]
    calls += [
        f"{{% block b{n} %}}{{% set q = self.b{n - 1}() %}}{{% set q = self.b{n - 1}() %}}{{% endblock %}}"
        for n in range(1, 30)
    ]
    last = "{% block y_khac %}{{ self.b29() }}{{ self.y_khac() }}{% endblock %}"
    path.write_text("\n".join([*calls, last]), "utf-8")
    found = read_phrases(path, "câu.j2", {f"b{n}": {} for n in range(30)} | {"y_khac": {}})
    assert found[0] is not None
    assert found[0].line("y_khac") == ""  # the place is that of the call in which it came to be too much
    assert [(each.rule.id, in_text(each).line) for each in found[0].found] == [("template-failed", 3)]


@pytest.mark.parametrize(
    ("outside", "named"),
    [
        ("{{ 'a' | khong_co }}", '"khong_co"'),
        ("{% if 1 is khong_co %}{% endif %}", '"khong_co"'),
        ("{% set x = [1] | tojsonn %}", '"tojsonn"'),
        ("{% macro m() %}{% endmacro %}", "thẻ"),
        ("{% if 1 %}{{ 1 | khong_co }}{% endif %}", '"khong_co"'),
    ],
)
def test_what_is_wrong_outside_every_phrase_is_a_finding_there(tmp_path: Path, outside: str, named: str) -> None:
    path = campaign(tmp_path) / "templates" / "report.j2"
    text = path.read_text("utf-8")
    path.write_text(f"{text}\n{outside}\n", "utf-8")
    found = found_in(tmp_path)
    line = (text + "\n").count("\n") + 1
    assert [(in_text(each).line, named in each.message) for each in found] == [(line, True)]
    assert call(tmp_path, "build", "--draft", "1", check=1).returncode == 1


def test_a_loop_over_an_empty_list_is_no_traceback(tmp_path: Path) -> None:
    assert lead(tmp_path, "Có {% for x in [] %}{{ x }}{% endfor %}{{ hoi_nghi }} hội nghị") == []


def test_many_faulty_names_are_each_found_at_their_place(tmp_path: Path) -> None:
    lines = [f"{{{{ hoi_nghix{n % 7} }}}}, {{{{ nguoi_{n} }}}}" for n in range(120)]
    found = lead(tmp_path, "\n".join(lines))
    first = min(in_text(each).line for each in found)
    assert sorted((in_text(each).line - first, marked(tmp_path, each)) for each in found) == sorted(
        (n, name) for n in range(120) for name in (f"hoi_nghix{n % 7}", f"nguoi_{n}")
    )


PIECES = [
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "so",
    ".",
    "|",
    "if",
    "endif",
    "(",
    "'",
    "x",
    "\n",
    "for i in",
    "[",
    "1",
    "~",
]


@pytest.mark.slow
@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_text_at_all_makes_a_traceback(tmp_path_factory: pytest.TempPathFactory, parts: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "câu.j2"
    path.write_text(f"{{% block y_khac %}}{' '.join(parts)}{{% endblock %}}", "utf-8")
    known = {"y_khac": {"so": ("12", "")}}
    _, found = read_phrases(path, "câu.j2", known)
    assert all(each.location.file == "câu.j2" for each in (*found, *try_phrases(path, "câu.j2", known)))


# --- phrases


def test_faults_of_a_file_that_cannot_be_parsed_are_all_found(tmp_path: Path) -> None:
    found = phrases(
        tmp_path,
        ("{{ da_nhan }}/", "{{ da_nhan }/"),
        ("{{ ten }}: so sánh", "{{ tenn }}: so sánh"),
        ("{{ so }} nơi", "{{ so | phan_tran }} nơi"),
        ("{% if chi_tieu %}", "{% iff chi_tieu %}"),
        ("{% block y_khac %}", "{% block y_khacc %}"),
        ("Phụ lục{% if so %} {{ so }}", "Phụ lục{% if so %} {{ so + 1 }}"),
        ("{% block trai_chieu %}Trái chiều, xin ý kiến:{% endblock %}", "{% block trai_chieu %}Trái chiều"),
    )
    assert [(each.rule.id, marked(tmp_path, each)) for each in found] == [
        ("template-syntax", "{{ da_nhan }"),
        ("template-syntax", "{% iff chi_tieu %}"),
        ("unknown-name", "tenn"),
        ("unknown-name", "phan_tran"),
        ("missing-phrase", "y_khacc"),
        ("template-syntax", "{% block trai_chieu %}"),
        ("template-failed", "so"),
    ]
    assert [each.message.split(":")[0] for each in found[:3]] == ["câu hien_trang", "câu thieu_so_lieu", "câu nam_moc"]


def test_a_misspelt_block_is_the_missing_phrase(tmp_path: Path) -> None:
    [found] = phrases(tmp_path, ("{% block hien_trang %}", "{% block hien_trangg %}"))
    assert (found.rule.id, found.message) == ("missing-phrase", "thiếu câu hien_trang.")
    assert "hien_trangg" in (found.hint or "")


def test_a_block_of_no_phrase_is_a_warning(tmp_path: Path) -> None:
    end = "{% block y_khac %}"
    [found] = phrases(tmp_path, (end, "{% block loi_ket_rieng %}Hết{% endblock %}\n" + end))
    assert (found.rule.id, found.is_error, marked(tmp_path, found)) == ("unused-phrase", False, "loi_ket_rieng")


def test_a_block_that_is_there_twice_is_found(tmp_path: Path) -> None:
    end = "{% block y_khac %}"
    [found] = phrases(tmp_path, (end, end + "Ý{% endblock %}\n" + end))
    assert (found.rule.id, found.message) == ("template-syntax", "câu y_khac viết hai lần.")


@pytest.mark.parametrize(
    ("new", "at"),
    [
        ("{{ chua_gui[0].x }}", None),
        ("{{ chua_gui }}", "chua_gui"),
        ("{{ kem_theo.ten }}", "ten"),
        ("{{ da_nhan / 2 }}", "da_nhan"),
        ("{% for don_vi in chua_gui %}{{ don_vi.ten }}{% endfor %}", "ten"),
        ("{% if not chua_gui %}{{ chua_gui.ten }}{% endif %}", "ten"),
    ],
)
def test_a_phrase_is_tried_in_every_branch(tmp_path: Path, new: str, at: str | None) -> None:
    found = phrases(tmp_path, ("{% if gui_muon %}", new + "{% if gui_muon %}"), name="source-book.j2")
    assert [each.rule.id for each in found] == ["template-failed"]
    assert at is None or marked(tmp_path, found[0]) == at


def test_a_phrase_that_fails_only_where_a_list_is_empty_is_found(tmp_path: Path) -> None:
    [found] = phrases(tmp_path, ("{% if gui_muon %}", "{{ chua_gui[0] }}{% if gui_muon %}"), name="source-book.j2")
    assert found.rule.id == "template-failed"
    guarded = "{% if chua_gui %}{{ chua_gui[0] }}{% endif %}{% if gui_muon %}"
    assert phrases(tmp_path, ("{% if gui_muon %}", guarded), name="source-book.j2") == []


def test_windows_line_ends_and_a_byte_order_mark_change_no_place(tmp_path: Path) -> None:
    path = campaign(tmp_path) / "templates/report.j2"
    text = path.read_text("utf-8").replace("{{ da_nhan }}", "{{ da_nhann }}")
    line = text[: text.index("da_nhann")].count("\n") + 1
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    [found] = found_in(tmp_path)
    assert (in_text(found).line, in_text(found).column) == (line, text.split("\n")[line - 1].index("da_nhann") + 1)


def test_a_phrase_file_that_is_not_there_is_one_finding(tmp_path: Path) -> None:
    (campaign(tmp_path) / "templates/report.j2").unlink()
    assert [each.rule.id for each in found_in(tmp_path)] == ["missing-phrase"]


# --- the command


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A campaign with a fault in a frame, in a file of phrases and in a lead sentence."""
    campaign(tmp_path, {"data/outline.yaml": outline(FACTS + "      - Có {{ hoi_ngi }}.\n")})
    frame = Document(str(tmp_path / "templates/report.docx"))
    frame.element.body[0].addprevious(frame.add_paragraph("{{ co_qaun }}")._p)  # noqa: SLF001
    frame.save(str(tmp_path / "templates/report.docx"))
    path = tmp_path / "templates/source-book.j2"
    path.write_text(path.read_text("utf-8").replace("{{ chu }}", "{{ chuu }}"), "utf-8")
    return tmp_path


def test_faults_of_three_files_come_in_one_run_and_one_order(faulty: Path) -> None:
    done = call(faulty, "template", "check", "--format", "concise", check=1)
    assert [line.split(" ", 1)[0].rstrip(":") for line in done.stdout.splitlines()] == [
        "data/outline.yaml:25:15",
        "templates/report.docx",
        "templates/source-book.j2:18:30",
    ]
    assert "đoạn 1" in done.stdout.splitlines()[1]
    assert "Đã kiểm tra 7 tệp: 3 lỗi" in done.stderr
    assert call(faulty, "template", "check", "--format", "concise").stdout == done.stdout


def test_the_text_form_shows_the_line_and_the_hint(faulty: Path) -> None:
    done = call(faulty, "template", "check", check=1)
    assert "  25 |       - Có {{ hoi_ngi }}.\n     |               ^^^^^^^\n  gợi ý: có phải hoi_nghi?" in done.stdout
    assert "templates/report.docx: đoạn 1: lỗi[unknown-name] có chỗ điền {{ co_qaun }}" in done.stdout


def test_the_json_form_says_file_paragraph_line_and_column(faulty: Path) -> None:
    document = json.loads(call(faulty, "template", "check", "--format", "json", check=1).stdout)
    assert document["summary"] == {"files": 7, "errors": 3, "warnings": 0}
    keys = ("rule", "file", "line", "column", "end_column", "paragraph", "place")
    assert [tuple(each.get(key) for key in keys) for each in document["diagnostics"]] == [
        ("unknown-name", "data/outline.yaml", 25, 15, 22, None, None),
        ("unknown-name", "templates/report.docx", None, None, None, 1, "đoạn 1"),
        ("unknown-name", "templates/source-book.j2", 18, 30, 34, None, None),
    ]


def test_a_build_shows_the_same_findings_and_writes_nothing(faulty: Path) -> None:
    done = call(faulty, "build", check=2)
    assert done.stdout == ""
    for each in ("data/outline.yaml:25:15", "templates/report.docx: đoạn 1", "templates/source-book.j2:18:30"):
        assert each in done.stderr
    assert made_files(faulty) == []


def test_both_frames_are_refused_at_once(tmp_path: Path) -> None:
    campaign(tmp_path)
    for name in ("report.docx", "source-book.docx"):
        (tmp_path / "templates" / name).write_bytes(b"")
    done = call(tmp_path, "build", check=2)
    assert "templates/report.docx" in done.stderr
    assert "templates/source-book.docx" in done.stderr


def test_warnings_alone_are_shown_and_stop_nothing(tmp_path: Path) -> None:
    campaign(tmp_path)
    (tmp_path / "templates/~$report.docx").write_bytes(b"")
    done = call(tmp_path, "template", "check", check=0)
    assert "cảnh báo[open-frame]" in done.stdout
    assert "Khung và câu mẫu dùng được" in done.stdout
    assert call(tmp_path, "build", check=0).returncode == 0


def test_a_faulty_outline_is_told_with_the_frames(tmp_path: Path) -> None:
    campaign(tmp_path, {"data/outline.yaml": "ma: thu\nmuc: [\n"})
    (tmp_path / "templates/report.docx").write_bytes(b"")
    done = call(tmp_path, "template", "check", check=1)
    assert "data/outline.yaml" in done.stdout
    assert "lỗi[unreadable-frame]" in done.stdout


def test_the_group_shows_its_help_and_names_the_nearest_command(tmp_path: Path) -> None:
    done = call(tmp_path, "template", check=0)
    assert "Cách dùng: tongket template LỆNH" in done.stdout
    assert "check" in done.stdout
    refused = call(tmp_path, "template", "chek", check=2)
    assert "Không có lệnh chek." in refused.stderr
    assert "có phải check?" in refused.stderr


def test_where_there_is_no_campaign_folder_the_run_cannot_go_on(tmp_path: Path) -> None:
    assert "Không có đề cương" in call(tmp_path, "template", "check", check=2).stderr
    assert "--format" in call(tmp_path, "template", "check", "--format", "csv", check=2).stderr


# --- the templates of pages


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "rule"),
    [
        ("result-page.html.j2", "{{ page.title }}", "{{ page.ten }}", 8, "template-failed"),
        ("reading-copy.html.j2", "{% endmacro %}", "{% endmacr %}", 4, "template-syntax"),
        ("charts.html.j2", "{{ chart.area }}", "{{ chart.dien }}", None, "template-failed"),
    ],
)
def test_a_page_template_of_the_campaign_is_tried(  # noqa: PLR0913, PLR0917 - one case
    tmp_path: Path, name: str, old: str, new: str, line: int | None, rule: str
) -> None:
    campaign(tmp_path, da_lat="tra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n")
    shipped = (REPOSITORY / "templates" / name).read_text("utf-8")
    (tmp_path / "templates" / name).write_text(shipped, "utf-8")
    assert "1 tệp mẫu trang" in call(tmp_path, "template", "check", check=0).stdout
    (tmp_path / "templates" / name).write_text(shipped.replace(old, new, 1), "utf-8")
    found = json.loads(call(tmp_path, "template", "check", "--format", "json", check=1).stdout)["diagnostics"]
    assert [(each["file"], each["rule"]) for each in found] == [(f"templates/{name}", rule)]
    assert line is None or found[0]["line"] == line
    assert "tongket." not in found[0]["message"]
