"""What the tests of writing share."""

from pathlib import Path

import pytest

from tests.builders import call, campaign
from tests.output.drafts import ANSWER


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A campaign whose books were written."""
    campaign(tmp_path, da_lat=ANSWER)
    call(tmp_path, "build", check=0)
    return tmp_path
