"""The guide of the office is made by going the whole way: ten pictures, the six double-clicks, one file, no network."""

import base64
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pymupdf
import pytest
from tools.packing.folder import GUIDE

from tests.builders import REPOSITORY
from tests.pages.html_reading import Page
from tongket.clicks.steps import STEPS
from tongket.ooxml.office import find_office

BROWSER = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine"),
    pytest.mark.skipif(find_office() is None, reason="no LibreOffice on this machine"),
]


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("huong-dan") / "Gửi cơ quan" / GUIDE
    path.parent.mkdir()
    done = subprocess.run(
        [sys.executable, REPOSITORY / "tools" / "huong-dan", "-o", path],
        cwd="/",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return path


def test_the_guide_goes_the_whole_way_in_ten_pictures(guide: Path) -> None:
    page = Page(guide.read_text("utf-8"))
    pictures = page.all("img")
    assert len(pictures) == len(page.all("figcaption")) == 10
    assert [each.text for each in page.all("h2") if each.text.startswith("Bước")] == [
        *("Bước 1. Lập chiến dịch", "Bước 2. Gửi mẫu cho đơn vị", "Bước 3. 1 Nhận báo cáo", "Bước 4. 2 Kiểm tra"),
        *("Bước 5. 3 Ai chưa gửi", "Bước 6. 4 Lập dự thảo", "Bước 7. Đọc dự thảo, hỏi nguồn từng số"),
        *("Bước 8. 5 Bảng biên tập", "Bước 9. 6 Cập nhật số liệu", "Bước 10. Bản sạch để trình ký"),
    ]
    for each in pictures:
        kind, _, data = each.attributes["src"].partition(";base64,")
        assert each.attributes["alt"]
        assert kind in {"data:image/png", "data:image/svg+xml"}
        shown = pymupdf.Pixmap(base64.b64decode(data)) if "png" in kind else None  # type: ignore[no-untyped-call]
        assert shown is None or (shown.width > 700 and shown.height > 400 and not shown.is_unicolor)


def test_every_double_click_is_told_by_its_name(guide: Path) -> None:
    page = Page(guide.read_text("utf-8"))
    told = [each.text for each in page.all("span", class_="phim")]
    assert {each.title for each in STEPS.values()} == set(told)
    assert "Chưa xuất được bản sạch: còn" in guide.read_text("utf-8")


def test_the_guide_is_one_file_without_script_and_network(guide: Path) -> None:
    html = guide.read_text("utf-8")
    page = Page(html)
    assert {each.tag for each in page.elements}.isdisjoint({"script", "link", "iframe", "form", "base"})
    assert {each.removeprefix("#") for each in page.links} <= set(page.ids)
    assert page.all("html")[0].attributes["lang"] == "vi"
    drawn = [base64.b64decode(each).decode() for each in re.findall(r"svg\+xml;base64,([^\"]+)", html)]
    assert not any("url(http" in each or "@font-face" in each for each in drawn)
    assert "http://" not in html
    assert "https://" not in html
    assert str(REPOSITORY) not in html
    assert len(html) < 4_000_000
