"""A campaign made with `init`: it builds at once, it rolls forward, and it says nothing of the old one."""

import io
import re
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.builders import REPOSITORY, call
from tests.new_campaigns import answer, district, state, state_answer
from tongket.intake import read_campaign
from tongket.ooxml.namespaces import w
from tongket.packaged import SAMPLE, SKELETON, packaged_folder
from tongket.workspace import open_workspace

pytestmark = pytest.mark.slow

COMMANDS = (("validate",), ("status",), ("build",), ("decide",), ("template", "check"))
DAY = "25/11/2030"
_ANYBODYS = {"Phụ lục", "Báo cáo", "Việt Nam", "Kế hoạch", "Tổ chức"}
"""Names in the outline of the packaged campaign that any office writes."""
_APART = re.compile(r"[^\w/+-]")


def texts(path: Path) -> str:
    """Return everything that is written in a Word file or a workbook, hidden sheets, headers and properties too."""
    if path.suffix == ".xlsx":
        sheets = load_workbook(path).worksheets
        return "\n".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value)
    document = Document(str(path))
    parts = [
        document.element,
        *(each.target_part.element for each in document.part.rels.values() if _is_text(each.reltype)),
    ]
    lines = ["".join(text.text or "" for text in each.iter(w("t"))) for part in parts for each in part.iter(w("p"))]
    return "\n".join([document.core_properties.title or "", *lines])


def _is_text(kind: str) -> bool:
    return kind.endswith(("/header", "/footer", "/comments", "/footnotes"))


def lines(path: Path) -> list[str]:
    return [each for each in texts(path).split("\n") if each.strip()]


# --- the skeleton


def test_the_skeleton_works_at_once_and_build_prints_a_yellow_draft(tmp_path: Path) -> None:
    call(tmp_path, "init", "mới", check=0)
    root = tmp_path / "mới"
    for command in COMMANDS:
        done = call(root, *command, check=0)
        assert "lỗi" not in done.stderr, command
        assert "cảnh báo" not in done.stdout, command
    draft = lines(root / "build/report.docx")
    assert "HUYỆN ỦY SÔNG XANH" in draft
    assert "Ban Thường vụ Huyện ủy Sông Xanh báo cáo kết quả thực hiện nhiệm vụ được giao như sau:" in draft
    assert draft.count("[Chưa có đơn vị nào trả lời mục này (05 đơn vị phải trả lời).]") == 2
    assert "I. KẾT QUẢ THỰC HIỆN" in draft


def test_the_skeleton_asks_prose_with_a_figure_points_and_a_table_of_five_units_in_two_groups(tmp_path: Path) -> None:
    call(tmp_path, "init", "mới", check=0)
    campaign, found = read_campaign(open_workspace(tmp_path / "mới"))
    assert campaign is not None
    assert found == ()
    prose, points = campaign.outline.items
    assert (prose.kind, points.kind) == ("van_xuoi", "danh_sach")
    assert prose.indicators
    assert prose.sentences
    assert len(campaign.outline.tables) == 1
    assert len(campaign.roster.owing) == 5
    assert len(campaign.roster.groups) == 2


def test_the_answer_that_the_skeleton_shows_is_an_answer(tmp_path: Path) -> None:
    call(tmp_path, "init", "mới", check=0)
    root = tmp_path / "mới"
    shown = [each for each in (root / "data/outline.yaml").read_text("utf-8").splitlines() if each.startswith("#| ")]
    (root / "data/submissions/doi-thong.yaml").write_text("\n".join(each[3:] for each in shown), "utf-8")
    call(root, "validate", "--strict", check=0)
    call(root, "build", "--as-of", DAY, check=0)
    assert (
        "Các đơn vị đã tổ chức 12 hội nghị với 1.234 lượt người dự, ban hành kế hoạch riêng (01/01 đơn vị)."
        in texts(root / "build/report.docx")
    )


def test_every_key_that_the_skeleton_shows_behind_a_mark_is_a_key(tmp_path: Path) -> None:
    """An officer takes a `#` away: what then stands there must be right."""
    call(tmp_path, "init", "mới", check=0)
    for name in ("outline.yaml", "units.yaml"):
        path = tmp_path / "mới/data" / name
        top, mark, tree = path.read_text("utf-8").partition("\n# MỤC: ")
        head, muc, rest = tree.partition("\nmuc:")
        top, rest = (
            re.sub(r"(?m)^( *)# (?=[a-z_]+: |  \S)|^( *)# (?=[a-z_]+:$)", r"\1\2", each) for each in (top, rest)
        )
        path.write_text(top + mark + head + muc + rest, "utf-8")
    text = (tmp_path / "mới/data/outline.yaml").read_text("utf-8")
    assert all(f"\n  {each}: " in text for each in ("can_cu", "mo_dau", "ket_thuc", "the_thuc", "nguoi_ky"))
    call(tmp_path / "mới", "validate", check=0)


def test_the_wheel_carries_what_init_writes() -> None:
    """What the wheel is told to carry is what `packaged_folder` looks for."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    carried = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried == {
        "data": f"tongket/{SAMPLE}/data",
        "templates": f"tongket/{SAMPLE}/templates",
        "skeleton": f"tongket/{SKELETON}",
    }
    for name in (SAMPLE, SKELETON):
        assert (packaged_folder(name) / "data" / "outline.yaml").is_file()


# --- rolling forward


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A district's campaign of 2020 with answers, a built draft and a decision sheet in which a person worked."""
    root = district(tmp_path / "năm 2020")
    call(root, "build", "--as-of", "25/11/2020", check=0)
    call(root, "decide", "--as-of", "25/11/2020", check=0)
    decide(root, "B-01", {"Dùng": "không", "Ghi chú": "thường trực đã bỏ"})
    decide(root, "B-02", {"Ghi chú": "hỏi lại xã Tân Lập"})
    return root


def decide(root: Path, key: str, cells: dict[str, str]) -> None:
    """Type something into a row of the sheet of points."""
    path = root / "data/decisions.xlsx"
    book = load_workbook(path)
    sheet = book["Ý"]
    heads = {str(cell.value): at for at, cell in enumerate(sheet[1], 1)}
    row = next(each[0].row for each in sheet.iter_rows(min_row=2) if each[0].value == key)
    for header, text in cells.items():
        sheet.cell(row, heads[header], text)
    book.save(path)


def test_a_campaign_rolls_forward_without_answers_and_drafts(tmp_path: Path, old: Path) -> None:
    call(tmp_path, "init", "năm 2021", "--from", old.name, check=0)
    new = tmp_path / "năm 2021"
    found = {str(each.relative_to(new)) for each in new.rglob("*") if each.is_file()}
    same = {f"templates/{each}" for each in ("report.docx", "report.j2", "source-book.docx", "source-book.j2")}
    same |= {"templates/form.docx", "templates/letter.docx"}
    same |= {"data/outline.yaml", "data/units.yaml"}
    assert found == {*same, "data/decisions.xlsx"}
    assert all((new / each).read_bytes() == (old / each).read_bytes() for each in same)
    assert list((new / "data/submissions").iterdir()) == []
    for command in COMMANDS:
        call(new, *command, check=0)


def test_rolling_forward_says_which_lines_still_have_the_old_dates_and_code(tmp_path: Path, old: Path) -> None:
    done = call(tmp_path, "init", "năm 2021", "--from", old.name, check=0)
    told = dict(each.split(": ", 1) for each in done.stdout.splitlines() if each.startswith("data/"))
    files = {name: (old / name).read_text("utf-8").splitlines() for name in ("data/outline.yaml", "data/units.yaml")}
    assert all(
        files[place.rpartition(":")[0]][int(place.rpartition(":")[2]) - 1].strip() == text
        for place, text in told.items()
    )
    assert told["data/outline.yaml:1"] == "ma: qcdc2020"
    marked = [f"{name}:{at}" for name, every in files.items() for at, each in enumerate(every, 1) if "2020" in each]
    assert [*told] == marked


def test_such_a_line_is_shown_as_it_was_typed(tmp_path: Path, old: Path) -> None:
    outline = old / "data/outline.yaml"
    outline.write_text(outline.read_text("utf-8").replace("ma: qcdc2020", "ma:   qcdc2020", 1), "utf-8")
    done = call(tmp_path, "init", "năm 2021", "--from", old.name, check=0)
    assert "data/outline.yaml:1: ma:   qcdc2020" in done.stdout.splitlines()


def test_what_was_decided_about_words_applies_when_they_come_again(tmp_path: Path, old: Path) -> None:
    call(tmp_path, "init", "năm 2021", "--from", old.name, check=0)
    new = tmp_path / "năm 2021"
    assert "Một số thôn họp dân" in texts(new / "data/decisions.xlsx")
    assert "Tân Lập" not in texts(new / "data/decisions.xlsx"), "a reminder decides nothing"
    (new / "data/submissions/hung-vu.yaml").write_text(answer("hung-vu", 30), "utf-8")
    call(new, "build", "--as-of", "25/11/2021", check=0)
    draft = texts(new / "build/report.docx")
    assert "Một số thôn họp dân chưa đúng định kỳ" not in draft
    assert "Hồ sơ công khai ở thôn lưu chưa đầy đủ" in draft


def test_a_settled_figure_is_of_its_own_campaign(tmp_path: Path) -> None:
    call(tmp_path, "init", "cũ", "--sample", check=0)
    old = tmp_path / "cũ"
    call(old, "decide", "--as-of", "12/4/2019", check=0)
    path = old / "data/decisions.xlsx"
    book = load_workbook(path)
    sheet = book["Số liệu"]
    heads = {str(cell.value): at for at, cell in enumerate(sheet[1], 1)}
    sheet.cell(2, heads["Số dùng"], 406)
    sheet.cell(2, heads["Lý do"], "theo Ban Tổ chức")
    book.save(path)
    call(tmp_path, "init", "mới", "--from", "cũ", check=0)
    carried = tmp_path / "mới/data/decisions.xlsx"
    assert not carried.exists() or "theo Ban Tổ chức" not in texts(carried)


def test_a_sheet_that_cannot_be_read_is_left_and_said(tmp_path: Path, old: Path) -> None:
    (old / "data/decisions.xlsx").write_bytes(b"PK hong")
    done = call(tmp_path, "init", "mới", "--from", old.name, check=0)
    assert "Chưa mang sang bảng biên tập" in done.stderr
    assert not (tmp_path / "mới/data/decisions.xlsx").exists()


def test_templates_that_are_not_there_are_those_of_tongket(tmp_path: Path, old: Path) -> None:
    (old / "templates/report.j2").unlink()
    done = call(tmp_path, "init", "mới", "--from", old.name, check=0)
    assert "không có templates/report.j2" in done.stderr
    assert (tmp_path / "mới/templates/report.j2").read_bytes() == (REPOSITORY / "templates/report.j2").read_bytes()


@pytest.mark.parametrize(
    ("target", "source", "said"),
    [
        ("mới", "không có", "Không có thư mục không có"),
        ("mới", "trống", "trống không phải thư mục chiến dịch. Không có đề cương: data/outline.yaml"),
        ("mới", "tệp.txt", "tệp.txt"),
        ("năm 2020", "năm 2020", "chính là thư mục mới"),
        (".", "năm 2020", "nằm trong thư mục mới"),
        ("năm 2020", "khác", "năm 2020 đã có data"),
    ],
)
def test_what_can_not_be_rolled_forward_is_said_and_nothing_changes(
    tmp_path: Path, old: Path, target: str, source: str, said: str
) -> None:
    (tmp_path / "trống").mkdir()
    (tmp_path / "tệp.txt").write_text("", "utf-8")
    call(tmp_path, "init", "khác", check=0)
    before = {each: each.read_bytes() for each in sorted(tmp_path.rglob("*")) if each.is_file()}
    done = call(tmp_path, "init", target, "--from", source, check=2)
    assert said in done.stderr
    assert "gợi ý: " in done.stderr
    assert {each: each.read_bytes() for each in sorted(tmp_path.rglob("*")) if each.is_file()} == before
    assert old.is_dir()


def test_a_campaign_with_a_faulty_outline_is_mended_first(tmp_path: Path, old: Path) -> None:
    (old / "data/outline.yaml").write_text("ma: cũ kỹ\n", "utf-8")
    done = call(tmp_path, "init", "mới", "--from", old.name, check=2)
    assert "tongket validate --root" in done.stderr
    assert not (tmp_path / "mới").exists()


def test_the_sample_and_an_older_campaign_at_once_are_wrong_usage(tmp_path: Path, old: Path) -> None:
    assert "--sample và --from" in call(tmp_path, "init", "mới", "--sample", "--from", old.name, check=2).stderr


def test_a_campaign_may_be_rolled_forward_into_a_folder_within_it(old: Path) -> None:
    call(old, "init", "2021", "--from", ".", check=0)
    assert (old / "2021/data/outline.yaml").is_file()


# --- nothing of the old campaign


def _pairs(text: str) -> Iterator[str]:
    """Yield two words beside each other of which one is a name or a number: not at the beginning of a sentence."""
    for sentence in re.split(r"[.:;()“”\"\n]+", text):
        words = sentence.replace(",", " ,").split()
        for at in range(len(words) - 1):
            pair = words[at : at + 2]
            names = [each[0].isdigit() or (each[0].isupper() and not each.isupper()) for each in pair]
            if "," not in pair and (any(names) if at else all(names)):
                yield " ".join(pair)


def _plain(text: str) -> str:
    """Return the words of a text between spaces, in small letters, without punctuation."""
    return f" {' '.join(_APART.sub(' ', text.casefold()).split())} "


def old_words(own: str) -> set[str]:
    """Return the names and numbers of the packaged campaign that a campaign does not know itself."""
    told = "\n".join(
        re.sub(r"(?m)(^| )#.*$", "", (REPOSITORY / "data" / name).read_text("utf-8"))
        for name in ("outline.yaml", "units.yaml")
    )
    values = re.sub(
        r"\b[a-z_]+: ", "\n", told.replace("{", "\n").replace("}", "\n").replace("[", "\n").replace("]", "\n")
    )
    words = {
        *_pairs(values),
        *re.findall(r"\S+-\w+/\w+", values),
        *re.findall(r"(?:[A-ZĐỦÂĂ]+ ){1,3}[A-ZĐỦÂĂỒ]+", values),
    }
    # A pair that the answers, the outline or the roster of the campaign say itself is theirs.
    found = {word for each in words if any(map(str.isalpha, word := each.strip(" ,.")))}
    return {each for each in found if each.casefold() not in own.casefold()} - _ANYBODYS


def produced(root: Path, late: dict[str, str], day: str) -> dict[str, str]:
    """Return the text of everything that a campaign makes: both books, annotated too, the slip, the decision sheet."""
    call(root, "build", "--as-of", day, "--toc", check=0)
    call(root, "decide", "--as-of", day, check=0)
    found = {name: texts(root / f"build/{name}.docx") for name in ("report", "source-book")}
    for name, text in late.items():
        (root / f"data/submissions/{name}.yaml").write_text(text, "utf-8")
    call(root, "update", "build/report.docx", "--insert", "--as-of", day, check=0)
    slips = [each for each in root.rglob("*.docx") if "thay-doi" in each.name or "thay-doi" in str(each.parent)]
    assert slips
    found |= {each.name: texts(each) for each in slips}
    call(root, "build", "--as-of", day, "--annotate", "--force", check=0)
    found |= {f"annotated {name}": texts(root / f"build/{name}.docx") for name in ("report", "source-book")}
    found["sheet"] = texts(root / "data/decisions.xlsx")
    found["markdown"] = call(root, "build", "--as-of", day, "--format", "md", check=0).stdout
    found["status"] = call(root, "status", "--as-of", day, check=0).stdout
    return found


CAMPAIGNS: dict[str, tuple[Callable[[Path], Path], dict[str, str], str]] = {
    "district": (district, {"tan-lap": answer("tan-lap", 9, "27/11/2020")}, "30/11/2020"),
    "state": (state, {"tan-lap": state_answer("tan-lap", 11, "27/11/2021")}, "30/11/2021"),
}


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_nothing_that_a_new_campaign_makes_says_a_word_of_the_old_one(tmp_path: Path, name: str) -> None:
    make, late, day = CAMPAIGNS[name]
    root = make(tmp_path / "mới")
    assert "other-campaign" not in call(root, "template", "check", check=0).stdout
    own = "\n".join(each.read_text("utf-8") for each in root.rglob("*.yaml")) + "".join(late.values())
    words = old_words(own)
    assert {"Mặt trận", "Bộ Chính", "Kết luận", "62-KL/TW", "01-KH/BCĐTW", "Lâm Đồng", "Tỉnh ủy", "Đà Lạt"} <= words
    assert len(words) > 150
    for file, text in produced(root, late, day).items():
        said = "|".join(map(_plain, re.split(r"[\n|]", text)))
        assert {each for each in words if _plain(each) in said} == set(), file


def test_the_report_of_a_district_begins_and_ends_with_what_its_outline_says(tmp_path: Path) -> None:
    root = district(tmp_path / "mới")
    call(root, "build", "--as-of", "30/11/2020", check=0)
    draft = lines(root / "build/report.docx")
    head = ["ĐẢNG BỘ TỈNH CAO NGUYÊN", "HUYỆN ỦY BẮC SƠN", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số      -BC/HU"]
    assert [each for each in draft if each in head] == head
    opening = "Ban Thường vụ Huyện ủy Bắc Sơn báo cáo kết quả thực hiện Quy chế dân chủ ở cơ sở năm 2020 như sau:"
    bases = "Căn cứ Chương trình công tác năm 2020 của Ban Chấp hành Đảng bộ huyện,"
    assert draft.index(bases) + 1 == draft.index(opening) == draft.index("I. KẾT QUẢ THỰC HIỆN") - 1
    closing = "Trên đây là kết quả thực hiện Quy chế dân chủ ở cơ sở năm 2020 của huyện Bắc Sơn."
    assert draft.index(closing) + 1 == draft.index("Nơi nhận:")
    assert "CỘNG HÒA" not in "".join(draft)
    assert any(each.startswith("(kèm theo Báo cáo số      -BC/HU, ngày") for each in draft)


def test_the_report_of_a_peoples_committee_is_an_administrative_document(tmp_path: Path) -> None:
    root = state(tmp_path / "mới")
    call(root, "build", "--as-of", "30/11/2021", check=0)
    draft = lines(root / "build/report.docx")
    head = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số:      /BC-UBND"]
    assert [each for each in draft if each in head] == head
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" not in draft
    assert "*" not in draft
    assert "-----" not in draft
    said = (
        "Ủy ban nhân dân huyện Bắc Sơn báo cáo kết quả công tác tiếp công dân, giải quyết khiếu nại năm 2021 như sau:"
    )
    assert said in draft
    assert any(each.startswith("(kèm theo Báo cáo số      /BC-UBND, ngày") for each in draft)


def test_the_packaged_phrases_and_frames_name_nobody() -> None:
    """What a new campaign is given is free of the old one's words, whoever builds with it."""
    words = old_words("")
    for path in sorted((REPOSITORY / "templates").glob("report.docx")):
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
            assert "ĐẢNG CỘNG SẢN" not in package.read("word/document.xml").decode()
    for path in sorted((REPOSITORY / "templates").iterdir()):
        text = texts(path) if path.suffix == ".docx" else path.read_text("utf-8")
        assert {each for each in words if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text)} == set(), path.name
