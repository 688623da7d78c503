"""The command clean: a clean copy beside the draft, or every place that is still to be done."""

import os
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from tests.builders import call, campaign, open_docx, run, write
from tests.output.drafts import left

pytestmark = pytest.mark.slow

ANSWER = "tra_loi:\n  I.1: Thành phố có 16 phường, xã.\n  II.2: [Kinh phí còn thấp.]\n"
HINT = (
    "gợi ý: mở tệp trong Word, viết xong hoặc xóa chỗ nền vàng, xóa nhận xét, chấp nhận hoặc từ chối từng thay đổi,"
    " rồi chạy lại."
)


def finished(path: Path, *texts: str) -> Path:
    """Write a document with nothing to do in it."""
    document = Document()
    for each in texts or ("Báo cáo đã xong.",):
        document.add_paragraph(each)
    document.save(str(path))
    return path


def test_the_clean_copy_is_written_beside_the_draft_which_stays(tmp_path: Path) -> None:
    before = finished(tmp_path / "báo cáo.docx").read_bytes()
    done = call(tmp_path, "clean", "báo cáo.docx", check=0)
    assert (done.stdout, done.stderr) == ("Bản sạch: báo cáo-sach.docx\n", "")
    assert left(tmp_path) == ["báo cáo-sach.docx", "báo cáo.docx"]
    assert (tmp_path / "báo cáo.docx").read_bytes() == before
    assert [each.text for each in open_docx(tmp_path / "báo cáo-sach.docx").paragraphs] == ["Báo cáo đã xong."]


def test_it_goes_where_it_was_asked_for(tmp_path: Path) -> None:
    finished(tmp_path / "báo cáo.docx")
    call(tmp_path, "clean", "báo cáo.docx", "-o", "Trình ký/BC.docx", check=0)
    assert left(tmp_path / "Trình ký") == ["BC.docx"]


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    finished(tmp_path / "a.docx")
    for name, seed in (("một", "1"), ("hai", "2")):
        run(tmp_path, "clean", "a.docx", "-o", f"{name}.docx", PYTHONHASHSEED=seed, check=0)
    assert (tmp_path / "một.docx").read_bytes() == (tmp_path / "hai.docx").read_bytes()


def test_every_place_that_is_left_is_said_in_order_and_nothing_is_written(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Mở đầu").runs[0].font.highlight_color = WD_COLOR_INDEX.YELLOW
    remarked = document.add_paragraph("Có 214 hội nghị.")
    document.add_comment(remarked.runs, "Số này?", author="Nguyễn Thị Hoa")
    document.add_paragraph().add_run("[Viết đoạn cuối]").font.highlight_color = WD_COLOR_INDEX.YELLOW
    document.save(str(tmp_path / "a.docx"))
    done = call(tmp_path, "clean", "a.docx", check=1)
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "lỗi: Chưa xuất được bản sạch: còn 01 chỗ trong ngoặc vuông, 01 chỗ nền vàng, 01 nhận xét.",
        "a.docx: đoạn 1: lỗi[yellow-text] Còn chỗ chờ xử lý (nền vàng): “Mở đầu”.",
        "a.docx: đoạn 2: lỗi[open-comment] Còn nhận xét của Nguyễn Thị Hoa: “Số này?”.",
        "a.docx: đoạn 3: lỗi[unfinished-text] Còn chỗ chờ xử lý (nền vàng): “[Viết đoạn cuối]”.",
        HINT,
    ]
    assert left(tmp_path) == ["a.docx"]


def test_a_fresh_draft_is_not_clean_because_of_its_yellow(tmp_path: Path) -> None:
    path = write(campaign(tmp_path, da_lat=ANSWER))[0]
    done = call(tmp_path, "clean", path.name, check=1)
    assert "chỗ trong ngoặc vuông" in done.stderr
    assert "đơn vị" in done.stderr
    assert not (tmp_path / "report-sach.docx").exists()


def test_more_than_twenty_places_are_all_said(tmp_path: Path) -> None:
    document = Document()
    for number in range(30):
        document.add_paragraph().add_run(f"[{number}]").font.highlight_color = WD_COLOR_INDEX.YELLOW
    document.save(str(tmp_path / "a.docx"))
    done = call(tmp_path, "clean", "a.docx", check=1)
    assert done.stderr.count("lỗi[unfinished-text]") == 30


def test_a_file_that_is_there_is_kept_and_overwritten_only_under_force(tmp_path: Path) -> None:
    finished(tmp_path / "a.docx")
    old = finished(tmp_path / "a-sach.docx", "Bản sạch cũ").read_bytes()
    done = call(tmp_path, "clean", "a.docx", check=2)
    assert "Đã có a-sach.docx" in done.stderr
    assert "--force" in done.stderr
    assert (tmp_path / "a-sach.docx").read_bytes() == old
    done = call(tmp_path, "clean", "a.docx", "--force", check=0)
    assert "a-sach.bak.docx" in done.stderr
    assert (tmp_path / "a-sach.bak.docx").read_bytes() == old
    assert (tmp_path / "a-sach.docx").read_bytes() != old
    assert left(tmp_path) == ["a-sach.bak.docx", "a-sach.docx", "a.docx"]


@pytest.mark.parametrize("name", ["a.docx", "./a.docx", "liên kết.docx"])
def test_the_draft_itself_is_never_the_clean_copy(tmp_path: Path, name: str) -> None:
    before = finished(tmp_path / "a.docx").read_bytes()
    (tmp_path / "liên kết.docx").symlink_to(tmp_path / "a.docx")
    for more in ((), ("--force",)):
        done = call(tmp_path, "clean", "a.docx", "-o", name, *more, check=2)
        assert "chính là dự thảo" in done.stderr
    assert (tmp_path / "a.docx").read_bytes() == before


@pytest.mark.parametrize("lock", ["~$a-sach.docx", "~$-sach.docx", ".~lock.a-sach.docx#"])
def test_a_clean_copy_that_is_open_is_not_written(tmp_path: Path, lock: str) -> None:
    finished(tmp_path / "a.docx")
    (tmp_path / lock).write_bytes(b"")
    for more in ((), ("--force",)):
        assert "a-sach.docx đang mở" in call(tmp_path, "clean", "a.docx", *more, check=2).stderr
    assert not (tmp_path / "a-sach.docx").exists()


def test_a_draft_that_is_open_may_be_read(tmp_path: Path) -> None:
    finished(tmp_path / "a.docx")
    (tmp_path / "~$a.docx").write_bytes(b"")
    call(tmp_path, "clean", "a.docx", check=0)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("không có.docx", "không có.docx"),
        ("thư mục.docx", "thư mục.docx"),
        ("đường ống.docx", "đường ống.docx"),
        ("ghi chú.docx", "không phải tệp Word"),
        ("cũ.doc", "Word đời cũ"),
    ],
)
def test_what_is_no_word_document_is_said(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "thư mục.docx").mkdir()
    os.mkfifo(tmp_path / "đường ống.docx")
    (tmp_path / "ghi chú.docx").write_text("Ghi chú", "utf-8")
    (tmp_path / "cũ.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    done = call(tmp_path, "clean", name, "-o", "ra.docx", check=2)
    assert done.stderr.startswith("lỗi: ")
    assert said in done.stderr
    assert not (tmp_path / "ra.docx").exists()


def test_the_clean_copy_is_a_docx(tmp_path: Path) -> None:
    finished(tmp_path / "a.docx")
    assert "ra.pdf" in call(tmp_path, "clean", "a.docx", "-o", "ra.pdf", check=2).stderr
    assert "TỆP" in call(tmp_path, "clean", check=2).stderr


def test_the_help_is_vietnamese(tmp_path: Path) -> None:
    shown = call(tmp_path, "clean", "--help", check=0).stdout
    assert shown.startswith("Cách dùng: tongket clean [TÙY CHỌN] TỆP")
    assert "-o, --output" in shown
