"""The result page: who owes what, what is wrong, what to do next, in one file without script and network."""

import re
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.builders import REPOSITORY, call, campaign
from tests.pages.html_reading import Page, is_sound
from tests.small_campaign import HEAD, OUTLINE, write_campaign

WHOLE = HEAD + "tra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n"
FAULTY = WHOLE + "  II.1:\n    chi_tieu:\n      hoi_nghi: mười hai\n"


def page_of(root: Path, *arguments: str, check: int | None = None) -> Page:
    call(root, *(arguments or ("status", "--as-of", "12/4/2019")), check=check)
    return is_sound((root / "build" / "ket-qua.html").read_text("utf-8"))


def without_time(root: Path) -> str:
    """Return the page but for the time at which it was written."""
    return re.sub(r" lúc \d\d:\d\d", "", (root / "build" / "ket-qua.html").read_text("utf-8"))


def row_of(page: Page, unit: str) -> list[str]:
    """Return what the cells of a unit's row say, sign and words."""
    row = next(each for each in page.all("tr") if each.inside[0].text == unit)
    return [each.text + each.label for each in row.inside if each.tag == "td"]


def test_a_cell_tells_its_state_by_a_sign_and_in_words(tmp_path: Path) -> None:
    root = write_campaign(tmp_path, {"data/submissions/quan-su.yaml": FAULTY})
    page = page_of(root)
    quan_su, da_lat = row_of(page, "Đảng ủy Quân sự tỉnh"), row_of(page, "Thành ủy Đà Lạt")
    assert quan_su[0] == "✗ có lỗi"
    assert "✓đã trả lời" in quan_su
    assert "✗có lỗi" in quan_su
    assert da_lat[0] == "○ chưa gửi, quá hạn"
    assert set(da_lat[4:]) <= {"○chưa gửi báo cáo", "không phải trả lời"}


def test_what_a_unit_wrote_is_text_and_nothing_else(tmp_path: Path) -> None:
    evil = 'don_vi: quan-su\nde_cuong: thu\nngay_gui: 8/4/2019\nso_ky_hieu: "<script>alert(1)</script>"\n'
    root = write_campaign(tmp_path, {"data/submissions/quan-su.yaml": f"{evil}tra_loi:\n  I.1: '{{{{ 7 * 7 }}}}<b>'\n"})
    page = page_of(root, "validate")
    assert "<script>alert(1)</script>" in "".join(each.text for each in page.all("section"))


def test_the_slip_stands_on_the_page_as_it_is_sent(tmp_path: Path) -> None:
    root = write_campaign(tmp_path, {"data/submissions/quan-su.yaml": FAULTY})
    call(root, "slip", "--as-of", "12/4/2019", check=0)
    sent = (root / "build/phieu/quan-su.txt").read_text("utf-8")
    page = page_of(root)
    assert [each.text.strip() for each in page.all("pre")] == [sent.strip()]


def test_what_was_made_is_linked_from_where_the_page_lies(tmp_path: Path) -> None:
    root = write_campaign(tmp_path / "Năm 2019", {"data/submissions/quan-su.yaml": FAULTY})
    call(root, "slip", "--as-of", "12/4/2019", check=0)
    call(root, "remind", "--as-of", "12/4/2019", check=0)
    files = [unquote(each) for each in page_of(root).links if not each.startswith("#")]
    assert files == ["don-doc/cong-van-don-doc.docx", "phieu/quan-su.docx"]
    assert all((root / "build" / each).is_file() for each in files)


def test_what_was_written_elsewhere_is_linked_too(tmp_path: Path) -> None:
    root = campaign(tmp_path / "Năm 2019", da_lat="tra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n")
    page = page_of(root, "build", "-o", str(tmp_path / "Dự thảo.docx"), "--read", "--as-of", "12/4/2019")
    files = [unquote(each) for each in page.links if not each.startswith("#")]
    names = ("Dự thảo.docx", "Dự thảo.html", "Dự thảo-tap-hop.docx")
    assert files[:3] == [f"../../{each}" for each in sorted(names)]
    assert all((root / "build" / each).is_file() for each in files)
    assert str(tmp_path) not in (root / "build/ket-qua.html").read_text("utf-8")
    page = page_of(root, "form", "-o", str(tmp_path / "Gửi đi"))
    assert "Ghi vào nơi đã nêu: Gửi đi (5 tệp)" in page.all("ul", class_="tep")[-1].text


def test_what_is_to_be_done_stands_in_the_order_of_doing_it(tmp_path: Path) -> None:
    files = {
        "data/submissions/quan-su.yaml": FAULTY,
        "data/submissions/la.yaml": "don_vi: khong-co\nde_cuong: thu\n",
    }
    page = page_of(write_campaign(tmp_path, files))
    tasks = [each.text.split(":")[0] for each in page.all("ol", class_="viec")[0].inside if each.tag == "li"]
    assert [each.split()[0] for each in tasks] == ["Xem", "Gửi", "Đôn", "Chờ", "Lập"]


def test_a_faulty_outline_is_told_and_nothing_is_guessed(tmp_path: Path) -> None:
    root = write_campaign(tmp_path, {"data/outline.yaml": OUTLINE.replace("ma: thu", "ma: thu\nla: 1", 1)})
    page = page_of(root, "validate", check=1)
    assert page.all("table") == []
    assert "data/outline.yaml, dòng" in page.all("main")[0].text


def test_findings_of_one_file_leave_the_page_of_all_files(tmp_path: Path) -> None:
    files = {"data/submissions/quan-su.yaml": WHOLE, "data/submissions/da-lat.yaml": WHOLE.replace("quan-su", "da-lat")}
    root = write_campaign(tmp_path, files)
    page = page_of(root, "validate", "data/submissions/quan-su.yaml")
    assert row_of(page, "Thành ủy Đà Lạt")[0] != "○ chưa gửi, quá hạn"


def test_a_template_of_the_campaign_is_used_and_a_faulty_one_only_told(tmp_path: Path) -> None:
    root = write_campaign(tmp_path, {"data/submissions/quan-su.yaml": WHOLE})
    own = root / "templates" / "result-page.html.j2"
    own.parent.mkdir()
    shipped = (REPOSITORY / "templates" / "result-page.html.j2").read_text("utf-8")
    own.write_text(shipped.replace("Việc cần làm, theo thứ tự", "Phải làm gì"), "utf-8")
    assert "Phải làm gì" in [each.text for each in page_of(root).all("h2")]
    own.write_text(shipped.replace("{{ page.day }}", "{{ page.hom_nay }}"), "utf-8")
    done = call(root, "status", "--as-of", "12/4/2019", check=0)
    assert "templates/result-page.html.j2 chưa dùng được (dòng " in done.stderr
    assert "không có tên hom_nay" in done.stderr
    assert "Việc cần làm, theo thứ tự" in [each.text for each in page_of(root).all("h2")]


def test_a_page_that_cannot_be_written_is_no_fault_of_the_command(tmp_path: Path) -> None:
    root = write_campaign(tmp_path, {"data/submissions/quan-su.yaml": WHOLE})
    (root / "build").write_text("một tệp, không phải thư mục", "utf-8")
    done = call(root, "status", "--as-of", "12/4/2019", check=0)
    assert "Chưa ghi được trang kết quả" in done.stderr


def test_the_page_is_the_same_for_the_same_campaign_and_day_but_for_its_time(tmp_path: Path) -> None:
    root = write_campaign(tmp_path, {"data/submissions/quan-su.yaml": WHOLE})
    page_of(root)
    first = without_time(root)
    page_of(root)
    assert without_time(root) == first


def test_the_page_says_that_no_network_is_used(tmp_path: Path) -> None:
    page = page_of(write_campaign(tmp_path, {}))
    assert "không dùng mạng" in page.all("footer")[0].text


def test_open_shows_the_page(tmp_path: Path) -> None:
    root = write_campaign(tmp_path / "Năm 2019", {})
    done = call(root, "status", "--as-of", "12/4/2019", "--open", check=0, BROWSER="không-có-trình-duyệt %s")
    assert str(root / "build" / "ket-qua.html") in done.stderr


_STYLE = (REPOSITORY / "templates" / "pages.css").read_text("utf-8")
_PAIRS = (
    *(("chu", "nen"), ("chu", "nen2"), ("mo", "nen"), ("mo", "nen2"), ("nhan", "nen"), ("loi", "nen")),
    *(("tot", "tot-nen"), ("loi", "loi-nen"), ("xem", "xem-nen"), ("trong", "trong-nen"), ("vang-chu", "vang")),
)


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize(("text", "ground"), _PAIRS)
def test_letters_stand_out_in_light_in_dark_and_on_paper(number: int, text: str, ground: str) -> None:
    """WCAG 2.1, 1.4.3: 4.5 to 1."""
    scheme = re.findall(r":root \{(.*?)\}", _STYLE, re.DOTALL)[number]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", scheme))
    one, other = sorted((_luminance(colours[text]), _luminance(colours[ground])))
    assert (other + 0.05) / (one + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(each * 2 for each in colour[1:])
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_page_says_what_was_asked_and_when_and_not_how_the_computer_is_laid_out(tmp_path: Path) -> None:
    root = write_campaign(tmp_path / "Năm 2019", {"data/submissions/quan-su.yaml": FAULTY})
    report = root / "data/submissions/quan-su.yaml"
    page = page_of(root, "validate", str(report), "--strict", "--root", str(root))
    said = page.all("header")[0].text
    assert re.search(r"lệnh tongket validate quan-su\.yaml --strict ghi lúc \d\d:\d\d ngày \d\d?/\d\d?/\d{4}\.", said)
    assert str(tmp_path) not in (root / "build/ket-qua.html").read_text("utf-8")
    page = page_of(root, "status", "--as-of", "12/4/2019")
    assert "lệnh tongket status --as-of 12/4/2019 ghi lúc" in page.all("header")[0].text


def test_templates_are_compiled_once_and_a_broken_copy_of_them_costs_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_campaign(tmp_path, {"data/submissions/quan-su.yaml": FAULTY})
    kept = tmp_path / "biên dịch"
    monkeypatch.setattr(sys, "pycache_prefix", str(kept))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    pages = kept / REPOSITORY.relative_to("/") / "src/tongket/pages"
    pages.mkdir(parents=True)
    page_of(root)
    first = without_time(root)
    copies = {each: each.read_bytes() for each in pages.glob("*.cache")}
    assert len(copies) == 3
    for broken in (b"", b"j2", next(iter(copies.values()))[:40], next(iter(copies.values()))[:-40]):
        for each in copies:
            each.write_bytes(broken)
        page_of(root)
        assert without_time(root) == first
