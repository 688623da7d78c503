"""What a person sees of each double-click: which window stays, with which words, and which page opens."""

import io
import os
import shutil
import subprocess
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from tests.builders import REPOSITORY
from tests.commands.receive.desks import desk_at, report_of
from tests.commands.receive.test_receiving import free_report
from tongket.clicks.__main__ import click
from tongket.clicks.chosen import MEMORY

Click = Callable[..., int]
_ANSWERS = "don_vi: quan-su\nde_cuong: thu\nngay_gui: 8/4/2019\ntra_loi:\n  I.1: Đảng bộ có 12 chi bộ.\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "tongket & kèm theo"
    desk_at(home / "Đợt này")
    shutil.copytree(REPOSITORY / "templates", home / "Đợt này" / "templates", dirs_exist_ok=True)
    return home


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    pages: list[str] = []

    def note(url: str) -> bool:
        pages.append(url)
        return True

    monkeypatch.setattr(webbrowser, "open", note)
    return pages


@pytest.fixture
def do(home: Path, monkeypatch: pytest.MonkeyPatch) -> Click:
    def done(step: str, *dropped: Path, typed: str = "") -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        return click([step, *map(str, dropped)], home)

    return done


@pytest.fixture
def root(home: Path) -> Path:
    return home / "Đợt này"


@pytest.fixture
def sent(root: Path) -> Path:
    folder = root.parent.parent / "Gửi về"
    folder.mkdir()
    (folder / "Đà Lạt & kèm.docx").write_bytes(report_of(desk_at(root), "da-lat"))
    return folder


def test_reports_are_received_from_where_they_were_dropped(
    do: Click, sent: Path, root: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert do("receive", sent) == 0
    assert (root / "data" / "submissions" / "da-lat.yaml").is_file()
    assert opened == [(root / "build" / "ket-qua.html").as_uri()]
    assert "bấm một phím" not in capsys.readouterr().out


def test_with_nothing_dropped_the_inbox_is_received(
    do: Click, sent: Path, root: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert do("receive") == 2
    shown = capsys.readouterr()
    assert f"thư mục {root / 'Báo cáo gửi về'} còn trống" in shown.err
    assert shown.out.endswith("bấm một phím bất kỳ để đóng cửa sổ này.\n")
    assert opened == []
    (root / "Báo cáo gửi về" / "~$Đà Lạt.docx").write_bytes(b"")
    assert do("receive") == 2
    shutil.copy(sent / "Đà Lạt & kèm.docx", root / "Báo cáo gửi về")
    assert do("receive") == 0
    assert (root / "data" / "submissions" / "da-lat.yaml").is_file()


def test_a_file_that_was_not_taken_keeps_the_window_open(
    do: Click, sent: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (sent / "ảnh chụp.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    assert do("receive", sent) == 1
    shown = capsys.readouterr().out
    assert "ảnh chụp.jpg: đây là tệp ảnh" in shown
    assert "Thành ủy Đà Lạt, bản 1" not in shown  # the page tells it
    assert len(opened) == 1


def test_a_report_that_does_not_say_whose_it_is_is_asked_for_and_accepted_by_dropping_it(
    do: Click, sent: Path, root: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (sent / "Báo cáo tự soạn.docx").write_bytes(free_report())
    assert do("receive", sent, typed="99\n\n") == 1
    shown = capsys.readouterr().out
    assert "2. Thành ủy Đà Lạt (da-lat)" in shown
    assert "Không có đơn vị nào số hay mã 99." in shown
    assert "không có dấu của mẫu nên không biết là của đơn vị nào" in shown  # passed over, so still open
    assert do("receive", sent, typed="lam-ha\n") == 1
    shown = capsys.readouterr().out
    proposal = root / "data" / "submissions" / "lam-ha.yaml.de-nghi"
    assert f"kéo chính tệp ấy thả lên “1 Nhận báo cáo” để chấp nhận:\n{proposal}" in shown
    assert "không biết là của đơn vị nào" not in shown
    assert do("receive", proposal) == 0
    assert (root / "data" / "submissions" / "lam-ha.yaml").is_file()
    assert not proposal.exists()
    assert len(opened) == 3


def test_the_page_names_double_clicks_not_commands(do: Click, sent: Path, root: Path, opened: list[str]) -> None:
    for step in ("receive", "validate", "status", "build"):
        assert do(step, *([sent] if step == "receive" else [])) == 0
    page = (root / "build" / "ket-qua.html").read_text("utf-8")
    assert "Trang này do <strong>4 Lập dự thảo</strong> ghi" in page
    assert "Bấm đúp <strong>6 Cập nhật số liệu</strong>" in page
    assert "<code>tongket " not in page
    assert len(opened) == 4


def test_letters_that_a_step_makes_needed_are_written_with_it(
    do: Click, sent: Path, root: Path, opened: list[str]
) -> None:
    assert do("receive", sent) == 0
    assert do("validate") == 0
    assert do("status") == 0
    assert list((root / "build" / "don-doc").glob("*.docx")) != []
    assert len(opened) == 3


def test_letters_that_can_not_be_written_keep_the_window_but_not_the_page(
    do: Click, root: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "build").mkdir()
    (root / "build" / "don-doc").write_text("một tệp, không phải thư mục", "utf-8")
    assert do("status") == 1
    assert "don-doc" in capsys.readouterr().out
    assert len(opened) == 1


def test_findings_are_read_on_the_page_not_in_the_window(
    do: Click, root: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = root / "data" / "submissions"
    folder.mkdir(exist_ok=True)
    (folder / "quan-su.yaml").write_text(f"{_ANSWERS}  II.1:\n    chi_tieu:\n      hoi_nghi: mười\n", "utf-8")
    assert do("validate") == 0
    assert do("status") == 0
    assert "not-a-number" not in capsys.readouterr().out
    assert len(opened) == 2


def test_a_draft_is_made_from_the_rest_only_when_a_person_agrees(
    do: Click, root: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = root / "data" / "submissions"
    folder.mkdir(exist_ok=True)
    (folder / "quan-su.yaml").write_text(f"{_ANSWERS}  II.1:\n    chi_tieu:\n      hoi_nghi: mười\n", "utf-8")
    draft = root / "build" / "report.docx"
    for typed in ("", "\n", "không\n"):
        assert do("build", typed=typed) == 0
        assert not draft.exists()
    assert "Còn 1 lỗi trong báo cáo của các đơn vị" in capsys.readouterr().out
    assert len(opened) == 3
    assert do("build", typed="C\n") == 0
    assert draft.is_file()
    assert (root / "build" / "report.html").is_file()


def test_an_edited_draft_is_made_anew_only_when_a_person_agrees(
    do: Click, root: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert do("build") == 0
    draft = root / "build" / "report.docx"
    edited = edit(draft)
    assert do("build", typed="\n") == 0
    assert draft.read_bytes() == edited
    shown = capsys.readouterr().out
    assert "report.docx đã được sửa trong Word" in shown
    assert "6 Cập nhật số liệu" in shown
    assert do("build", typed="c\n") == 0
    assert draft.read_bytes() != edited
    assert (root / "build" / "report.bak.docx").read_bytes() == edited
    assert len(opened) == 3


def test_the_draft_that_was_changed_last_takes_the_figures(
    do: Click, root: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert do("update") == 2
    assert "bấm đúp “4 Lập dự thảo” trước" in capsys.readouterr().err
    assert do("build") == 0
    draft, other = root / "build" / "report.docx", root / "build" / "Dự thảo của Hoa.docx"
    shutil.copy(draft, other)
    os.utime(draft, (1, 1))
    Document().save(str(root / "build" / "không phải dự thảo.docx"))
    folder = root / "data" / "submissions"
    folder.mkdir(exist_ok=True)
    (folder / "quan-su.yaml").write_text(f"{_ANSWERS}  II.1:\n    chi_tieu:\n      hoi_nghi: 12\n", "utf-8")
    before = draft.read_bytes()
    assert do("update") == 0
    assert draft.read_bytes() == before
    assert (root / "build" / "Dự thảo của Hoa.bak.docx").is_file()
    assert do("update", draft) == 0
    assert draft.read_bytes() != before
    assert len(opened) == 3


def test_the_decision_sheet_is_written(do: Click, root: Path, opened: list[str]) -> None:
    assert do("decide") == 0
    assert (root / "data" / "decisions.xlsx").is_file()
    assert len(opened) == 1


@pytest.mark.parametrize("step", ["status", "build", "decide", "validate"])
def test_what_is_dropped_in_the_wrong_place_is_said_to_belong_elsewhere(
    step: str, do: Click, sent: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert do(step, sent / "Đà Lạt & kèm.docx") == 2
    assert "báo cáo gửi về thì thả lên “1 Nhận báo cáo”" in capsys.readouterr().err
    assert do(step, sent) == 2
    assert "không phải thư mục chiến dịch" in capsys.readouterr().err


def test_a_campaign_dropped_once_is_the_one_from_then_on(
    do: Click, home: Path, tmp_path: Path, opened: list[str]
) -> None:
    other = desk_at(tmp_path / "ổ chung" / "Đợt khác").workspace.root
    assert do("status", other) == 0
    assert do("status") == 0
    assert opened == [(other / "build" / "ket-qua.html").as_uri()] * 2
    assert (home / MEMORY).read_text("utf-8") == f"{other}\n"


def test_a_program_that_can_only_be_read_works_all_the_same(
    do: Click, home: Path, root: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (home / MEMORY).mkdir()  # nothing can be written there, by whoever runs the tests
    assert do("status", root) == 1
    assert f"Không ghi nhớ được lựa chọn này trong {home}" in capsys.readouterr().out
    assert len(opened) == 1


def test_a_campaign_that_is_gone_is_asked_for_again(
    do: Click, home: Path, root: Path, capsys: pytest.CaptureFixture[str], opened: list[str]
) -> None:
    (home / MEMORY).write_text("/ổ E/Đợt trước\n", "utf-8")
    assert do("status") == 2  # never another one in silence
    shown = capsys.readouterr()
    assert "Không thấy thư mục chiến dịch đã chọn: /ổ E/Đợt trước" in shown.err
    assert "Chưa chọn thư mục chiến dịch" in shown.err
    assert do("status", typed=f'9\n{home}\n"{root}"\n') == 0
    assert f"{home} không phải thư mục chiến dịch" in capsys.readouterr().out
    assert (home / MEMORY).read_text("utf-8") == "Đợt này\n"
    assert len(opened) == 1


def test_of_several_campaigns_beside_the_program_one_is_chosen(
    do: Click, home: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    desk_at(home / "Đợt sau")
    assert do("status", typed="1\n") == 0
    assert "1. Đợt này\n2. Đợt sau\n" in capsys.readouterr().out
    assert do("status") == 0
    assert opened == [(home / "Đợt này" / "build" / "ket-qua.html").as_uri()] * 2


def test_a_page_that_does_not_open_is_named(
    do: Click, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _: False)
    assert do("status") == 1
    assert f"Chưa mở được trang kết quả {root / 'build' / 'ket-qua.html'}" in capsys.readouterr().err


def test_a_page_of_before_is_not_shown_for_one_of_now(
    do: Click, root: Path, opened: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert do("status") == 0
    (root / "data" / "outline.yaml").write_text("ma: [\n", "utf-8")
    (root / "build" / "ket-qua.html").unlink()
    (root / "build" / "ket-qua.html").mkdir()
    assert do("status") != 0
    assert len(opened) == 1
    assert "Chưa mở được trang kết quả" in capsys.readouterr().err


@pytest.mark.slow
def test_a_double_click_loads_nothing_heavy_before_its_verb_does() -> None:
    heavy = ("docx", "lxml", "jinja2", "openpyxl", "rapidfuzz")
    code = f"import sys, tongket.clicks.__main__; print([each for each in {heavy} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert done.stdout == "[]\n"


def edit(draft: Path) -> bytes:
    document = Document(str(draft))
    document.add_paragraph("Ban Dân vận viết thêm một câu.")
    document.save(str(draft))
    return draft.read_bytes()
