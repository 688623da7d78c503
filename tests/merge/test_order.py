"""Merging does not depend on what the files are called or which comes first."""

import io
import zipfile
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from tests.builders import books, render
from tests.specimen import DAM_RONG, KHOI_DOANH_NGHIEP, decide, specimen
from tongket.output.draft_json import draft_json
from tongket.output.markdown import book_markdown

LATER = date(2019, 4, 30)
"""When the late units' files are in: one that came after the day is left out."""
ORDERS = {
    "backwards": lambda names: sorted(names, reverse=True),
    "by their last letters": lambda names: sorted(names, key=lambda name: name[::-1]),
    "every third first": lambda names: [each for start in range(3) for each in sorted(names)[start::3]],
}


def rename(root: Path, order: str) -> Path:
    """Give the submissions names that sort in another order, in capitals and small letters, with two suffixes."""
    files = {path.name: path for path in (root / "data/submissions").iterdir()}
    for number, name in zip(count(10), ORDERS[order](files), strict=False):
        files[name].rename(files[name].with_name(f"{number} Báo cáo{'.YML' if number % 2 else '.yaml'}"))
    return root


def texts(root: Path) -> tuple[str, str, str]:
    made = books(root, as_of=LATER, decisions=decide(root))
    assert made.report is not None
    assert made.source is not None
    return draft_json(made.draft, made.leads), book_markdown(made.report), book_markdown(made.source)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The specimen with all units, its files named by their units."""
    return specimen(tmp_path_factory.mktemp("mẫu"), DAM_RONG, KHOI_DOANH_NGHIEP)


@pytest.mark.slow
@pytest.mark.parametrize("order", ORDERS)
def test_the_names_of_the_files_make_no_difference(plain: Path, tmp_path: Path, order: str) -> None:
    renamed = rename(specimen(tmp_path, DAM_RONG, KHOI_DOANH_NGHIEP), order)
    assert texts(renamed) == texts(plain)


@pytest.mark.slow
def test_the_names_of_the_files_make_no_difference_to_the_pages_of_the_books(plain: Path, tmp_path: Path) -> None:
    renamed = rename(specimen(tmp_path, DAM_RONG, KHOI_DOANH_NGHIEP), "backwards")
    for one, other in zip(render(renamed, as_of=LATER), render(plain, as_of=LATER), strict=True):
        assert pages(one) == pages(other)


def pages(data: bytes) -> dict[str, bytes]:
    """Return the parts of a book but for its sources, which name the files, and its mark."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [each for each in package.namelist() if each.startswith("word/")]
        return {each: package.read(each) for each in names}
