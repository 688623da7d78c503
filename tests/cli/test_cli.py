"""The command line, run as people run it."""

import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.builders import call, campaign, environment, made_files, open_docx, outline, paragraphs, rows, run
from tongket import __version__

WHOLE = """\
tra_loi:
  I.1: Thành phố có 16 phường, xã.
  II.1:
    noi_dung: Thành ủy đã quán triệt đến chi bộ.
    chi_tieu: {hoi_nghi: 12, ke_hoach: có}
  II.2: [Một số cơ sở chưa quan tâm đúng mức.]
"""
FAULTY = WHOLE.replace("hoi_nghi: 12", "hoi_nghi: mười hai")
ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|show this|exit|error|missing|invalid|required|default|no such|try|help for"
    r"|unexpected|got|traceback)\b",
    re.IGNORECASE,
)
TECHNICAL = re.compile(r"--[a-z-]+|\b(docx|json|csv|md|text|concise|yaml|build|status|validate|init|clean|tongket)\b")


def assert_vietnamese(text: str) -> None:
    """Check that a text has Vietnamese letters, and no English but the names of commands and options."""
    assert re.search("[ạ-ỹăâđêôơư]", text, re.IGNORECASE), text
    assert not ENGLISH.search(TECHNICAL.sub("", text)), text


# --- help


COMMANDS = (
    *("validate", "status", "build", "decide", "init", "update", "trace", "figures", "lint", "clean", "form"),
    *("rules", "schema", "fix"),
)


@pytest.mark.parametrize("command", [(), *((each,) for each in COMMANDS), ("template",), ("template", "check")])
def test_the_help_is_vietnamese(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = call(tmp_path, *command, "--help", check=0)
    assert done.stdout.startswith("Cách dùng: tongket")
    assert_vietnamese(done.stdout)
    assert done.stderr == ""


def test_without_a_command_the_help_is_shown(tmp_path: Path) -> None:
    assert call(tmp_path, check=0).stdout == call(tmp_path, "--help", check=0).stdout


def test_the_commands_of_a_campaign_stand_first(tmp_path: Path) -> None:
    shown = call(tmp_path, "--help", check=0).stdout
    listed = re.findall(r"^ {2}([a-z]+) ", shown.partition("Lệnh:")[2], re.MULTILINE)
    assert listed[:5] == ["validate", "status", "build", "decide", "init"]
    others = ["clean", "confirm", "figures", "fix", "form", "lint", "receive", "remind"]
    assert sorted(listed[5:-1]) == sorted([*others, "rules", "schema", "slip", "trace", "update"])
    assert listed[-1] == "template"
    assert ", ".join(listed) in call(tmp_path, "zzzzz", check=2).stderr


def test_every_option_of_every_command_is_explained(tmp_path: Path) -> None:
    for command in COMMANDS:
        shown = call(tmp_path, command, "--help", check=0).stdout
        for line in re.findall(r"^ {2}(-\S.*)$", shown, re.MULTILINE):
            assert len(re.split(r" {2,}", line)) == 2, line


def test_the_version_is_said(tmp_path: Path) -> None:
    assert run(tmp_path, "--version", check=0).stdout == f"tongket {__version__}\n"


@pytest.mark.parametrize("name", ["rỗng.docx", "hỏng.docx", "không có.docx", "thư mục", "", "đề cương.yaml"])
@pytest.mark.parametrize("command", ["update", "trace", "figures", "lint", "clean"])
def test_what_is_no_word_document_is_said_to_be_none(tmp_path: Path, command: str, name: str) -> None:
    campaign(tmp_path)
    (tmp_path / "rỗng.docx").write_bytes(b"")
    (tmp_path / "hỏng.docx").write_bytes(b"PK\x03\x04hong")
    (tmp_path / "đề cương.yaml").write_text("ma: thu\n", "utf-8")
    (tmp_path / "thư mục").mkdir()
    before = sorted(tmp_path.iterdir())
    done = call(tmp_path, command, name, check=2)
    assert done.stderr.startswith("lỗi: "), done.stderr
    assert sorted(tmp_path.iterdir()) == before


# --- usage errors


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("bulid",), "build"),
        (("xong",), "xong"),
        (("--lạ",), "--lạ"),
        (("status", "--as-off", "1/4/2019"), "--as-of"),
        (("status", "-x"), "-x"),
        (("status", "--as-of"), "--as-of"),
        (("build", "-o"), "-o"),
        (("build", "--force=1"), "--force"),
        (("status", "thừa"), "thừa"),
        (("status", "thừa", "nữa"), "thừa nữa"),
        (("init",), "THƯ_MỤC"),
        (("init", "một", "hai"), "hai"),
        (("validate", "--format", "xml"), "xml"),
        (("status", "--format", "xlsx"), "xlsx"),
        (("build", "--format", "odt"), "odt"),
        (("build", "--format", "pdf"), "report.pdf"),
        (("build", "-o", "ra.pdf"), "ra.pdf"),
        (("build", "--format", "md", "-o", "ra.docx"), "ra.docx"),
        (("build", "--format", "pdf", "-o", "ra.docx"), "ra.docx"),
        (("build", "--format", "md", "--toc"), "--toc"),
        (("build", "-o", "ra.json", "--toc"), "--toc"),
        (("build", "--draft", "hai"), "hai"),
        (("build", "--draft", "-1"), "-1"),
        (("build", "--draft", "1.5"), "1.5"),
        (("build", "--draft", "²"), "²"),
        (("status", "--as-of", "31/4/2019"), "31/4/2019"),
        (("status", "--as-of", "hôm nay"), "hôm nay"),
        (("validate", "không có.yaml"), "không có.yaml"),
        (("validate", "data"), "data"),
        (("status", "--root", "không có"), "không có"),
        (("status", "--root", "data/units.yaml"), "data/units.yaml"),
    ],
)
def test_wrong_usage_is_said_in_vietnamese_with_what_to_do(
    tmp_path: Path, arguments: tuple[str, ...], named: str
) -> None:
    done = call(campaign(tmp_path), *arguments, check=2)
    error, hint, *rest = done.stderr.splitlines()
    assert error.startswith("lỗi: ")
    assert hint.startswith("gợi ý: ")
    assert rest == []
    assert named in done.stderr
    assert_vietnamese(done.stderr)
    assert done.stdout == ""


@pytest.mark.parametrize("command", ["validate", "status", "build"])
def test_outside_a_campaign_the_commands_say_what_is_not_there(tmp_path: Path, command: str) -> None:
    done = call(tmp_path, command, check=2)
    assert "data/outline.yaml" in done.stderr
    assert "--root" in done.stderr
    assert "tongket init" in done.stderr


@pytest.mark.parametrize("command", ["validate", "status", "build"])
def test_a_faulty_outline_is_shown_and_is_no_wrong_usage(tmp_path: Path, command: str) -> None:
    campaign(tmp_path, {"data/outline.yaml": "ma: thu\nbao_cao:\n  trich_yeu: tổng kết\nmục: []\n"}, da_lat=FAULTY)
    done = call(tmp_path, command, check=1)
    shown = done.stdout + done.stderr
    assert "data/outline.yaml:" in shown
    assert "da-lat" not in shown


# --- validate


def test_fine_material_is_fine(tmp_path: Path) -> None:
    done = call(campaign(tmp_path, da_lat=WHOLE), "validate", check=0)
    assert done.stdout == ""
    assert done.stderr == "Đã kiểm tra 1 tệp: không có lỗi, không có cảnh báo.\n"


def test_an_error_is_shown_where_it_is_with_what_to_do(tmp_path: Path) -> None:
    done = call(campaign(tmp_path, da_lat=FAULTY), "validate", check=1)
    head, snippet, marks, hint = done.stdout.splitlines()
    assert head.startswith("data/submissions/da-lat.yaml:8:26: lỗi[not-a-number] Mục II.1, chỉ tiêu")
    assert snippet == "  8 |     chi_tieu: {hoi_nghi: mười hai, ke_hoach: có}"
    assert marks == "    |                          ^^^^^^^^"
    assert hint.startswith("  gợi ý: ")
    assert done.stderr == "Đã kiểm tra 1 tệp: 1 lỗi, 0 cảnh báo.\n"


def test_warnings_fail_only_when_strict(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat="tra_loi:\n  I.1: Thành phố có 16 phường, xã.\n")
    assert "cảnh báo[missing-answer]" in call(tmp_path, "validate", check=0).stdout
    call(tmp_path, "validate", "--strict", check=1)


def test_concise_is_one_line_a_finding(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=FAULTY, bao_loc="tra_loi:\n  I.1: Thành phố có 11 phường, xã.\n")
    lines = call(tmp_path, "validate", "--format", "concise", check=1).stdout.splitlines()
    assert len(lines) == 3
    for each in lines:
        assert re.match(r"data/submissions/[a-z-]+\.yaml:\d+:\d+: (lỗi|cảnh báo)\[[a-z-]+\] \S", each), each


def test_the_json_of_validate_is_one_object_with_every_key(tmp_path: Path) -> None:
    done = call(campaign(tmp_path, da_lat=FAULTY), "validate", "--format", "json", check=1)
    document = json.loads(done.stdout)
    assert list(document) == ["diagnostics", "summary"]
    assert document["summary"] == {"files": 1, "errors": 1, "warnings": 0}
    [found] = document["diagnostics"]
    assert list(found) == [
        "rule", "severity", "message", "hint", "file", "kind", "line", "column", "end_line", "end_column",
        "unit", "item", "place_in_report",
    ]  # fmt: skip
    assert (found["rule"], found["severity"], found["file"]) == (
        "not-a-number",
        "error",
        "data/submissions/da-lat.yaml",
    )
    assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (8, 26, 8, 34)
    assert (found["unit"], found["item"]) == ("da-lat", "II.1")


def test_text_shows_twenty_findings_a_file_and_the_other_formats_all(tmp_path: Path) -> None:
    facts = "".join(f"          - {{ma: c{each}, ten: Chỉ tiêu {each}, kieu: so_nguyen}}\n" for each in range(30))
    asked = f"  - ma: I\n    ten: Kết quả\n    chi_tieu:\n{facts}"
    values = "".join(f"      c{each}: nhiều\n" for each in range(30))
    from_outline = {"data/outline.yaml": outline(asked)}
    campaign(tmp_path, from_outline, da_lat=f"tra_loi:\n  I:\n    chi_tieu:\n{values}")
    text = call(tmp_path, "validate", check=1).stdout
    assert text.count("lỗi[not-a-number]") == 20
    assert "còn 10 thông báo nữa; thêm --all" in text
    assert call(tmp_path, "validate", "--all", check=1).stdout.count("lỗi[not-a-number]") == 30
    assert call(tmp_path, "validate", "--format", "concise", check=1).stdout.count("lỗi[not-a-number]") == 30


def test_only_the_files_that_are_named_are_checked(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=FAULTY, bao_loc=FAULTY)
    done = call(tmp_path, "validate", "data/submissions/bao-loc.yaml", check=1)
    assert "bao-loc.yaml" in done.stdout
    assert "da-lat.yaml" not in done.stdout


def test_files_are_named_from_the_current_folder_and_shown_from_the_root(tmp_path: Path) -> None:
    campaign(tmp_path / "chiến dịch", da_lat=FAULTY)
    name = "chiến dịch/data/submissions/da-lat.yaml"
    done = call(tmp_path, "validate", name, "--root", "chiến dịch", "--format", "concise", check=1)
    assert done.stdout.startswith("data/submissions/da-lat.yaml:8:26:")


def test_a_file_outside_the_campaign_is_checked_and_shown_by_its_whole_path(tmp_path: Path) -> None:
    campaign(tmp_path / "chiến dịch", da_lat=FAULTY)
    (tmp_path / "chiến dịch/data/submissions/da-lat.yaml").rename(tmp_path / "nháp.yaml")
    done = call(tmp_path, "validate", "nháp.yaml", "--root", "chiến dịch", "--format", "concise", check=1)
    assert done.stdout.startswith(f"{tmp_path.as_posix()}/nháp.yaml:8:26:")


def test_words_of_a_unit_are_never_markup_of_the_terminal(tmp_path: Path) -> None:
    value = "'[bold red]mười[/bold red] [/II.3] :smile: \\['"
    done = call(campaign(tmp_path, da_lat=WHOLE.replace("12", value)), "validate", check=1)
    assert "[bold red]mười[/bold red] [/II.3] :smile: \\[" in done.stdout


# --- consoles


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "cp437", "ascii", "latin-1"])
def test_a_console_that_cannot_write_a_letter_gets_it_without_its_mark(tmp_path: Path, encoding: str) -> None:
    campaign(tmp_path, da_lat=FAULTY)
    done = subprocess.run(
        [sys.executable, "-m", "tongket", "validate"],
        cwd=tmp_path,
        env=environment(PYTHONIOENCODING=encoding),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    shown = (done.stdout + done.stderr).decode(encoding)
    assert "?" not in shown
    folded = fold(shown)
    assert "muoi hai" in folded
    assert "goi y: viet" in folded
    assert "da kiem tra 1 tep: 1 loi, 0 canh bao." in folded


def fold(text: str) -> str:
    """Return a text without any mark."""

    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(each for each in plain if not unicodedata.combining(each)).lower()


@pytest.mark.slow
def test_help_and_usage_errors_reach_a_poor_console_too(tmp_path: Path) -> None:
    for arguments in (("--help",), ("bulid",), ("build", "--help"), ("status", "--as-of")):
        done = run(tmp_path, *arguments, PYTHONIOENCODING="ascii")
        assert done.returncode in {0, 2}
        assert re.search("lenh|Tuy chon", done.stdout + done.stderr)
        assert "?" not in (done.stdout + done.stderr).replace("co phai build?", "")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["json", "csv", "md"])
def test_data_is_utf8_whatever_the_console(tmp_path: Path, form: str) -> None:
    campaign(tmp_path)
    done = run(tmp_path, "status", "--format", form, PYTHONIOENCODING="cp1252", check=0)
    assert "Huyện ủy Di Linh" in done.stdout
    if form == "md":
        build = run(tmp_path, "build", "--format", form, PYTHONIOENCODING="ascii", check=0)
        assert "Khái quát tình hình chung" in build.stdout


@pytest.mark.slow
@pytest.mark.skipif(
    not str(Path(__file__)).isascii(), reason="in this locale Python can't read the .pth of an install in such a folder"
)
def test_a_plain_posix_locale_is_enough(tmp_path: Path) -> None:
    root = campaign(tmp_path / "Năm 2019", da_lat=FAULTY)

    def plainly(*arguments: str, check: int) -> str:
        done = run(root, *arguments, check=check, LC_ALL="C", LANG="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
        return done.stdout

    shown = plainly("validate", check=1)
    assert "loi[not-a-number]" in shown
    assert "muoi hai" in shown
    plainly("build", "--skip-invalid", check=0)


@pytest.mark.slow
def test_a_pipe_and_no_color_give_plain_text(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=FAULTY)
    for arguments in (("validate",), ("status",), ("bulid",)):
        for done in (run(tmp_path, *arguments, TERM="xterm-256color"), run(tmp_path, *arguments, NO_COLOR="1")):
            assert "\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("columns", ["1", "40"])
def test_a_narrow_terminal_loses_nothing(tmp_path: Path, columns: str) -> None:
    campaign(tmp_path, da_lat=FAULTY)
    done = call(tmp_path, "status", COLUMNS=columns, check=0)
    assert "đã nhận 01/05 đơn vị" in done.stdout
    assert "- Huyện ủy Di Linh; trước ngày 10/4/2019" in done.stdout
    done = call(tmp_path, "validate", COLUMNS=columns, check=1)
    assert "lỗi[not-a-number]" in done.stdout
    assert "mười hai" in done.stdout


def test_the_status_fits_into_eighty_columns(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=WHOLE)
    done = call(tmp_path, "status", COLUMNS="80", check=0)
    table = done.stdout.split("\n\n")[-1].splitlines()
    assert max(map(len, table)) <= 80
    for each in ("Thành", "Lạt", "Huyện", "10/4/2019", "08/4/2019", "03/03"):
        assert any(each in line for line in table), each


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "--all"),
        ("validate", "--format", "concise"),
        ("status",),
        ("status", "--format", "json"),
        ("build", "--format", "md"),
        ("build", "--format", "json"),
        ("--help",),
    ],
)
def test_a_closed_pipe_is_quiet(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    campaign(tmp_path, da_lat=FAULTY.replace("mười hai", "12"))
    read, write = os.pipe()
    os.close(read)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "tongket", *arguments],
            cwd=tmp_path,
            env=environment(),
            stdout=write,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
    finally:
        os.close(write)
    assert done.returncode == 0
    assert done.stderr == "" or done.stderr.startswith("Đã kiểm tra 1 tệp:")


@pytest.mark.slow
def test_only_the_first_line_may_be_read(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat="tra_loi:\n  I.1: |\n" + "    Một đoạn văn dài của đơn vị.\n" * 2000)
    with subprocess.Popen(
        [sys.executable, "-m", "tongket", "build", "--format", "md"],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("# BÁO CÁO")
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=60) == 0


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix closes the streams")
def test_a_run_without_any_stream_is_no_bug(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=WHOLE)
    for arguments, code in (("status", 0), ("build --format md", 0), ("bulid", 2)):
        line = f'"$0" -m tongket {arguments} >&- 2>&-'
        done = subprocess.run(["/bin/sh", "-c", line, sys.executable], cwd=tmp_path, env=environment(), check=False)
        assert done.returncode == code, arguments


# --- folders


def test_a_path_with_spaces_and_vietnamese_letters(tmp_path: Path) -> None:
    root = campaign(tmp_path / "Năm 2019 (Tổng kết) 62 & khác", da_lat=WHOLE)
    done = call(root, "build", "-o", "dự thảo/Báo cáo lần 1.docx", check=0)
    assert "dự thảo/Báo cáo lần 1.docx" in done.stdout
    assert sorted(each.name for each in (root / "dự thảo").iterdir()) == [
        "Báo cáo lần 1-tap-hop.docx",
        "Báo cáo lần 1.docx",
    ]


def test_a_campaign_can_be_worked_on_from_another_folder(tmp_path: Path) -> None:
    root = campaign(tmp_path / "chiến dịch", da_lat=WHOLE)
    for place in ("chiến dịch", "./chiến dịch/", str(root)):
        call(tmp_path, "validate", "--root", place, check=0)
        call(tmp_path, "status", "--root", place, check=0)
    call(tmp_path, "build", "--root", "chiến dịch", check=0)
    assert (root / "build/report.docx").is_file()
    assert made_files(tmp_path) == []
    call(tmp_path, "build", "--root", "chiến dịch", "-o", "ra.md", check=0)
    assert (tmp_path / "ra.md").is_file()


# --- build


def test_faulty_material_stops_the_build_unless_it_is_skipped(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=FAULTY, bao_loc=WHOLE)
    done = call(tmp_path, "build", check=1)
    assert "lỗi[not-a-number]" in done.stderr
    assert done.stdout == ""
    assert made_files(tmp_path) == []
    done = call(tmp_path, "build", "--skip-invalid", check=0)
    assert "lỗi[not-a-number]" in done.stderr
    source = [text for _, text in paragraphs(open_docx(tmp_path / "build/source-book.docx"))]
    assert any("Thành ủy Đà Lạt" in each and "mười hai" in each for each in source)


def test_a_file_that_cannot_be_read_leaves_out_its_unit_and_the_rest_is_built(tmp_path: Path) -> None:
    campaign(tmp_path, {"data/submissions/di-linh.yaml": "don_vi: di-linh\n\ttra_loi: [\n"}, da_lat=WHOLE)
    call(tmp_path, "build", check=1)
    done = call(tmp_path, "build", "--skip-invalid", "--format", "json", check=0)
    units = json.loads(done.stdout)["units"]
    assert units["used"] == ["da-lat"]
    assert "di-linh" in units["missing"] + units["excluded"]
    assert "data/submissions/di-linh.yaml" in done.stderr


def test_the_number_of_the_draft_is_printed_unless_it_is_nought(tmp_path: Path) -> None:
    campaign(tmp_path)
    for number, shown in (("0", False), ("2", True)):
        call(tmp_path, "build", "--draft", number, "-o", f"{number}.docx", check=0)
        body = "".join(open_docx(tmp_path / f"{number}.docx").element.body.itertext())
        assert ("Dự thảo lần" in body) is shown
        assert ("Dự thảo lần 2" in body) is shown


def test_markdown_and_json_go_to_stdout_unless_a_file_is_named(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=WHOLE)
    done = call(tmp_path, "build", "--format", "md", "--as-of", "12/4/2019", check=0)
    assert done.stdout.startswith("# BÁO CÁO")
    assert "# BẢN TẬP HỢP" in done.stdout
    again = call(tmp_path, "build", "-o", "ra.MD", "--as-of", "12/4/2019", check=0)
    assert (tmp_path / "ra.MD").read_text("utf-8") == done.stdout
    assert "ra.MD" in again.stdout
    assert made_files(tmp_path) == []


def test_the_books_say_from_how_many_units_they_are_and_how_much_is_open(tmp_path: Path) -> None:
    done = call(campaign(tmp_path, da_lat=WHOLE), "build", "--as-of", "12/4/2019", check=0)
    assert done.stdout.splitlines() == ["Dự thảo: build/report.docx", "Bản tập hợp: build/source-book.docx"] or (
        str(tmp_path) in done.stdout
    )
    assert "01/05 đơn vị" in done.stderr
    assert "từ" in done.stderr


def test_the_month_in_the_letterhead_comes_from_the_day_and_the_number_stays_open(tmp_path: Path) -> None:
    campaign(tmp_path)
    call(tmp_path, "build", "--as-of", "3/2/2020", "-o", "ra.docx", check=0)
    letterhead = str(rows(open_docx(tmp_path / "ra.docx"))[0])
    assert "Lâm Đồng, ngày      tháng 02 năm 2020" in letterhead
    assert "Số      -BC/TU" in letterhead


# --- start-up


_PROBE = """
import sys
from tongket.cli.running import run
told = set()
class Watched:
    def __init__(self, stream): self.stream = stream
    def __getattr__(self, name): return getattr(self.stream, name)
    def write(self, text):
        told.update(sys.modules)
        return self.stream.write(text)
sys.stdout, sys.stderr = Watched(sys.stdout), Watched(sys.stderr)
code = run(sys.argv[1:])
heavy = {'docx', 'lxml', 'jinja2', 'openpyxl', 'rapidfuzz'}
shown = lambda names: ','.join(sorted(heavy & set(names)))
sys.__stderr__.write(f'nạp: {shown(told)}; sau: {shown(sys.modules)}')
sys.exit(code)
"""


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["validate"], ["status"], ["--version"], ["init", "mới"]])
def test_checking_and_status_start_without_word_and_templates(tmp_path: Path, arguments: list[str]) -> None:
    """Jinja2 alone is loaded, and only when all that was asked for is printed: for the page that is left behind."""
    campaign(tmp_path, da_lat=WHOLE)
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *arguments],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert done.stderr.endswith("nạp: ; sau: " + ("jinja2" if arguments[0] in {"validate", "status"} else ""))


@pytest.mark.slow
def test_nothing_is_warned_of_on_the_way(tmp_path: Path) -> None:
    campaign(tmp_path, da_lat=WHOLE, bao_loc=WHOLE)
    strict = {"PYTHONWARNINGS": "error", "PYTHONWARNDEFAULTENCODING": "1"}
    for arguments in (["validate"], ["status"], ["build"], ["init", "mới"]):
        done = run(tmp_path, *arguments, check=0, **strict)
        assert "Warning" not in done.stderr


# --- init


def test_init_makes_a_campaign_without_answers(tmp_path: Path) -> None:
    done = call(tmp_path, "init", "Tổng kết 2029", check=0)
    assert "Tổng kết 2029" in done.stdout
    root = tmp_path / "Tổng kết 2029"
    assert (root / "data/outline.yaml").is_file()
    assert sorted(each.name for each in (root / "templates").iterdir()) == [
        "form.docx", "letter.docx", "report.docx", "report.j2", "source-book.docx", "source-book.j2",
    ]  # fmt: skip
    assert list((root / "data/submissions").iterdir()) == []
    call(root, "validate", check=0)
    done = call(root, "status", "--format", "json", "--as-of", "1/4/2019", check=0)
    assert (json.loads(done.stdout)["expected"], json.loads(done.stdout)["received"]) == (5, 0)


@pytest.mark.slow
def test_init_with_the_sample_can_be_checked_and_built_at_once(tmp_path: Path) -> None:
    run(tmp_path, "init", "mẫu", "--sample", check=0)
    root = tmp_path / "mẫu"
    call(root, "validate", check=0)
    call(root, "build", "--as-of", "12/4/2019", check=0)
    assert (root / "build/report.docx").stat().st_size > 20_000


def test_init_takes_an_empty_folder_and_one_with_other_files(tmp_path: Path) -> None:
    (tmp_path / "có sẵn").mkdir()
    (tmp_path / "có sẵn/ghi chú.txt").write_text("giữ lại", "utf-8")
    call(tmp_path, "init", "có sẵn", check=0)
    assert (tmp_path / "có sẵn/ghi chú.txt").read_text("utf-8") == "giữ lại"


def test_init_refuses_a_campaign_that_is_there_and_changes_nothing(tmp_path: Path) -> None:
    root = campaign(tmp_path / "cũ", da_lat=WHOLE)
    before = {each: each.read_bytes() for each in sorted(root.rglob("*")) if each.is_file()}
    for more in ((), ("--sample",)):
        assert "cũ" in call(tmp_path, "init", "cũ", *more, check=2).stderr
    assert {each: each.read_bytes() for each in sorted(root.rglob("*")) if each.is_file()} == before


def test_init_refuses_a_file(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("", "utf-8")
    assert "là một tệp" in call(tmp_path, "init", "tệp", check=2).stderr
    assert call(tmp_path, "init", "tệp/mới", check=2).stderr.startswith("lỗi: ")
