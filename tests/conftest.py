"""What all tests share: how they run, one LibreOffice, and a small campaign that each changes where it must."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests.office import OpenOffice
from tests.small_campaign import Check, check_campaign, write_campaign
from tongket.workspace import Workspace, open_workspace

# A busy machine is no fault; a law for which fifty made-up cases are too few has a number of its own.
settings.register_profile("tongket", deadline=None, max_examples=50)
settings.load_profile("tongket")

_OFFICE = pytest.StashKey[OpenOffice]()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Run one file, or single tests, in this process: workers would take longer to start."""
    return 0 if len(config.args) == 1 and ".py" in config.args[0] else None


def pytest_configure(config: pytest.Config) -> None:
    """Put the one LibreOffice of this process in the place of all; where there are workers, each has its own."""
    if hasattr(config, "workerinput") or not config.getoption("numprocesses", 0):
        config.stash[_OFFICE] = OpenOffice()


def pytest_unconfigure(config: pytest.Config) -> None:
    """End it."""
    if _OFFICE in config.stash:
        config.stash[_OFFICE].close()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Call slow what is skipped where LibreOffice is not installed."""
    for item in items:
        if any("LibreOffice is not installed" in each.kwargs.get("reason", "") for each in item.iter_markers("skipif")):
            item.add_marker("slow")


@pytest.fixture
def real_office(pytestconfig: pytest.Config, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test start LibreOffice itself, as people do."""
    monkeypatch.setenv("PATH", pytestconfig.stash[_OFFICE].path)


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Workspace]:
    """Build a campaign from `{path: text}`: the small outline and roster where these give none."""

    def build(files: Mapping[str, str | bytes]) -> Workspace:
        return open_workspace(write_campaign(tmp_path, files))

    return build


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Return the findings of a campaign made of `{path: text}`, in concise form."""

    def run(files: Mapping[str, str | bytes]) -> tuple[str, ...]:
        return check_campaign(write_campaign(tmp_path, files))

    return run
