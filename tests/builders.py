"""Campaign folders made of texts, and what the commands make of them."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from docx import Document
from docx.document import Document as DocxDocument
from lxml import etree

from tongket.cli.running import run as run_command
from tongket.intake import read_campaign, take_in
from tongket.merge.decisions import NO_DECISIONS, Decisions
from tongket.model.answers import Intake
from tongket.ooxml.namespaces import w
from tongket.output.draft_json import draft_json
from tongket.output.markdown import book_markdown
from tongket.report.books import Books, make_books
from tongket.status import Status, take_status
from tongket.workspace import Workspace, open_workspace
from tongket.writing.book_file import render_docx

REPOSITORY = Path(__file__).resolve().parents[1]
DAY = date(2019, 4, 12)

ITEMS = """\
  - ma: I
    so: I.
    ten: TÌNH HÌNH CHUNG
    muc:
      - {ma: I.1, ten: Khái quát tình hình chung}
  - ma: II
    so: II.
    ten: KẾT QUẢ THỰC HIỆN
    muc:
      - ma: II.1
        ten: Công tác quán triệt, triển khai
        chi_tieu:
          - {ma: hoi_nghi, ten: Số hội nghị quán triệt, don_vi_tinh: hội nghị, kieu: so_nguyen}
          - {ma: ke_hoach, ten: Có kế hoạch riêng, kieu: co_khong}
        cau_dan: Các đơn vị đã tổ chức {{ hoi_nghi }} hội nghị quán triệt.
      - {ma: II.2, ten: Hạn chế, kieu: danh_sach}
"""

ROSTER = """\
nhom:
  - {ma: huyen, ten: Các huyện ủy và thành ủy, ten_dem: đảng bộ, gui_truoc: 10/4/2019}
  - {ma: doan-the, ten: Các đoàn thể tỉnh, ten_dem: đoàn thể, gui_truoc: 12/4/2019}
don_vi:
  - {ma: ban-dan-van, ten: Ban Dân vận Tỉnh ủy, vai_tro: tong_hop}
  - {ma: da-lat, ten: Thành ủy Đà Lạt, ten_ngan: Đà Lạt, nhom: huyen}
  - {ma: bao-loc, ten: Thành ủy Bảo Lộc, ten_ngan: Bảo Lộc, nhom: huyen}
  - {ma: di-linh, ten: Huyện ủy Di Linh, ten_ngan: Di Linh, nhom: huyen}
  - {ma: mttq, ten: Đảng đoàn Ủy ban MTTQ Việt Nam tỉnh, ten_ngan: MTTQ tỉnh, nhom: doan-the}
  - {ma: phu-nu, ten: Đảng đoàn Hội Liên hiệp Phụ nữ tỉnh, ten_ngan: Phụ nữ tỉnh, nhom: doan-the}
"""


def outline(items: str = ITEMS, more: str = "") -> str:
    """Return an outline with these items (the lines below `muc:`); `more` are further keys of the file."""
    return f"""\
ma: thu
ban_hanh_kem: Ban hành kèm theo Kế hoạch ngày 14/3/2019
bao_cao:
  trich_yeu: tổng kết 10 năm thực hiện Kết luận số 62-KL/TW
  co_quan: TỈNH ỦY LÂM ĐỒNG
  ky_hieu: BC/TU
  dia_danh: Lâm Đồng
  quyen_han: T/M BAN THƯỜNG VỤ
  chuc_vu: PHÓ BÍ THƯ
  nguoi_ky: Trần Đức Quận
  noi_nhan: ["Ban Dân vận Trung ương,", Lưu Văn phòng Tỉnh ủy.]
{more}muc:
{items}"""


def submission(unit: str, body: str, *, sent: str | None = "8/4/2019", outline_id: str = "thu") -> str:
    """Return a unit's file; `body` is what stands below its head."""
    head = f"don_vi: {unit}\nde_cuong: {outline_id}\n"
    return head + (f"ngay_gui: {sent}\n" if sent is not None else "") + body


def campaign(root: Path, files: Mapping[str, str | bytes] | None = None, **submissions: str) -> Path:
    """Write a campaign folder: the small outline and roster, the real templates, then `files` by their paths.

    A keyword is a submission: `da_lat` is `data/submissions/da-lat.yaml`, with its head.
    """
    given = {
        f"data/submissions/{name.replace('_', '-')}.yaml": submission(name.replace("_", "-"), body)
        for name, body in submissions.items()
    }
    pages = shutil.ignore_patterns("*.html.j2", "*.css")  # as in a new campaign: tongket's own serve
    shutil.copytree(REPOSITORY / "templates", root / "templates", dirs_exist_ok=True, ignore=pages)
    everything = {"data/outline.yaml": outline(), "data/units.yaml": ROSTER, **given, **(files or {})}
    for path, content in everything.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def take(root: Path, *, keep: bool = True, as_of: date | None = None) -> tuple[Workspace, Intake]:
    """Return a campaign folder, read and checked; its outline and roster have no faults."""
    return open_workspace(root), _taken(_files(root), keep, as_of)


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of a campaign: whatever folder they stand in, the same come to the same, and that is made once."""

    contents: bytes
    root: Path = field(compare=False)


def _files(root: Path) -> _Files:
    known = hashlib.sha256()
    for path in sorted(each for name in ("data", "templates") for each in (root / name).rglob("*")):
        content = path.read_bytes() if path.is_file() and os.access(path, os.R_OK) else b""
        known.update(b"%b %o %d " % (os.fsencode(path.relative_to(root)), path.lstat().st_mode, len(content)))
        known.update(content)
    return _Files(known.digest(), root)


@lru_cache
def _taken(files: _Files, keep: bool, as_of: date | None) -> Intake:  # noqa: FBT001
    workspace = open_workspace(files.root)
    read, found = read_campaign(workspace)
    assert read is not None, found
    return take_in(workspace, read, keep=keep, as_of=as_of)


def status(root: Path, as_of: date = DAY) -> Status:
    """Return the state of a campaign."""
    return take_status(take(root, keep=False, as_of=as_of)[1], as_of)


def books(root: Path, *, as_of: date = DAY, number: int = 1, decisions: Decisions = NO_DECISIONS) -> Books:
    """Return both books of a campaign, as a person decided."""
    if decisions is NO_DECISIONS:
        return _undecided(_files(root), as_of, number)
    workspace, intake = take(root, as_of=as_of)
    return make_books(intake, workspace, as_of=as_of, number=number, decisions=decisions)


@lru_cache
def _undecided(files: _Files, as_of: date, number: int) -> Books:
    workspace, intake = take(files.root, as_of=as_of)
    return make_books(intake, workspace, as_of=as_of, number=number, decisions=NO_DECISIONS)


def merged(root: Path, *, as_of: date = DAY, decisions: Decisions = NO_DECISIONS) -> dict[str, Any]:
    """Return what `build --format json` prints."""
    made = books(root, as_of=as_of, decisions=decisions)
    document: dict[str, Any] = json.loads(draft_json(made.draft, made.leads))
    return document


def merged_item(root: Path, item: str, decisions: Decisions = NO_DECISIONS) -> dict[str, Any]:
    """Return one item of the merged data."""
    return next(each for each in merged(root, decisions=decisions)["items"] if each["id"] == item)


def markdown(root: Path, *, as_of: date = DAY, decisions: Decisions = NO_DECISIONS) -> tuple[str, str]:
    """Return the draft and the source book as Markdown."""
    made = books(root, as_of=as_of, decisions=decisions)
    assert made.report is not None, made.found
    assert made.source is not None, made.found
    return book_markdown(made.report), book_markdown(made.source)


def render(
    root: Path, *, as_of: date = DAY, number: int = 1, decisions: Decisions = NO_DECISIONS
) -> tuple[bytes, bytes]:
    """Return the draft and the source book as the bytes of their .docx."""
    if decisions is NO_DECISIONS:
        return _rendered_undecided(_files(root), as_of, number)
    return _rendered(books(root, as_of=as_of, number=number, decisions=decisions), root, as_of)


@lru_cache
def _rendered_undecided(files: _Files, as_of: date, number: int) -> tuple[bytes, bytes]:
    return _rendered(_undecided(files, as_of, number), files.root, as_of)


def _rendered(made: Books, root: Path, as_of: date) -> tuple[bytes, bytes]:
    assert made.report is not None, made.found
    assert made.source is not None, made.found
    workspace = open_workspace(root)
    return (
        render_docx(made.report, workspace.report_frame, "templates/report.docx", as_of=as_of),
        render_docx(made.source, workspace.source_frame, "templates/source-book.docx", as_of=as_of),
    )


def write(root: Path, *, as_of: date = DAY, number: int = 1, decisions: Decisions = NO_DECISIONS) -> tuple[Path, Path]:
    """Write both books as .docx into `root`, without the command line; return where."""
    paths = root / "report.docx", root / "source-book.docx"
    for path, data in zip(paths, render(root, as_of=as_of, number=number, decisions=decisions), strict=True):
        path.write_bytes(data)
    return paths


def open_docx(path: Path) -> DocxDocument:
    """Return a .docx as python-docx reads it."""
    return Document(str(path))


def paragraphs(document: DocxDocument) -> list[tuple[str, str]]:
    """Return the paragraphs of a document's body, outside tables, as (style, text), content controls included."""
    return [(str(each.style.name) if each.style else "", _text(each._p)) for each in document.paragraphs]  # noqa: SLF001


def rows(document: DocxDocument) -> list[list[list[str]]]:
    """Return the tables of a document's body as rows of cell texts; a cell that spans several stands once."""
    tables = document.element.body.iterchildren(w("tbl"))
    return [[[_text(cell) for cell in row.iter(w("tc"))] for row in table.iter(w("tr"))] for table in tables]


_SHOWN = {w("t"), w("tab")}


def _text(element: etree._Element) -> str:
    """Return the text of the runs below an element, those in content controls too."""
    shown = (each for run in element.iter(w("r")) for each in run)
    return "".join("\t" if each.tag == w("tab") else str(each.text or "") for each in shown if each.tag in _SHOWN)


def run(cwd: Path, *arguments: str, check: int | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as people run it, without LibreOffice in reach; `check` is the exit code to hold."""
    done = subprocess.run(
        [sys.executable, "-m", "tongket", *arguments],
        cwd=cwd,
        env=environment(**env),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    if check is not None:
        assert done.returncode == check, done.stdout + done.stderr
    return done


def call(cwd: Path, *arguments: str, check: int | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in this process, which is faster; otherwise as `run`."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with chdir(cwd), patch.dict(os.environ, environment(**env), clear=True), redirect_stdout(out), redirect_stderr(err):
        code = run_command(list(arguments))
    shown = [_written(each) for each in (out, err)]
    if check is not None:
        assert code == check, shown
    return subprocess.CompletedProcess(arguments, code, *shown)


def made_files(root: Path) -> list[str]:
    """Return what lies in the folder of what tongket makes, but for the result page that every command leaves."""
    made = sorted(each.relative_to(root / "build").as_posix() for each in (root / "build").rglob("*") if each.is_file())
    return [each for each in made if each != "ket-qua.html"]


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    data: bytes = stream.detach().getvalue()  # type: ignore[attr-defined]
    return data.decode()


def environment(**env: str) -> dict[str, str]:
    """Return the environment of a run: ours, without what changes how things are shown, and without LibreOffice."""
    changing = {"COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "LC_ALL"}
    kept = {name: value for name, value in os.environ.items() if name not in changing}
    return {**kept, "PATH": str(Path(sys.executable).parent), **env}


def in_order(texts: list[str], within: str) -> bool:
    """Whether all texts stand in a longer one, one after the other."""
    at = 0
    for each in texts:
        found = within.find(each, at)
        if found < 0:
            return False
        at = found + len(each)
    return True


def assert_holds(actual: object, expected: object, at: str = "$") -> None:
    """Check a JSON value by the keys that are promised: keys may be added, never renamed."""
    if isinstance(expected, dict):
        assert isinstance(actual, dict), f"{at}: {actual!r}"
        assert expected.keys() <= actual.keys(), f"{at}: {expected.keys() - actual.keys()}"
        for key, value in expected.items():
            assert_holds(actual[key], value, f"{at}.{key}")
    elif isinstance(expected, list):
        assert isinstance(actual, list), f"{at}: {actual!r}"
        assert len(actual) == len(expected), f"{at}: {actual!r}"
        for number, (one, other) in enumerate(zip(actual, expected, strict=True)):
            assert_holds(one, other, f"{at}[{number}]")
    else:
        assert actual == expected, f"{at}: {actual!r}, not {expected!r}"
        assert type(actual) is type(expected), f"{at}: {actual!r} is no {type(expected)}"
