"""The repository's campaign with its books, and its numbers: made once."""

import shutil
from pathlib import Path

import pytest

from tests.builders import REPOSITORY, write
from tests.commands.figures.documents import data_of
from tongket.commands.figures.known_numbers import Knowledge


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the repository's campaign folder, its draft and source book written into it."""
    folder = tmp_path_factory.mktemp("chiến dịch")
    for name in ("data", "templates"):
        shutil.copytree(REPOSITORY / name, folder / name)
    write(folder)
    return folder


@pytest.fixture(scope="session")
def data(root: Path) -> Knowledge:
    """Return the numbers of that campaign."""
    return data_of(root)
