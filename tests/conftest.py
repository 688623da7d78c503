"""What the tests of reading and checking share: a small campaign that each test changes where it must."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests.small_campaign import Check, check_campaign, write_campaign
from tongket.workspace import Workspace, open_workspace

settings.register_profile("tongket", deadline=None)  # a busy machine is no fault
settings.load_profile("tongket")


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
