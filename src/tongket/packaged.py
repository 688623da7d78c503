"""The files that come with tongket (tệp đi kèm): in a wheel beside the code, in an editable install in the checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tongket.errors import MissingFileError
from tongket.workspace import OUTLINE

SAMPLE, SKELETON = "campaign", "skeleton"
"""The sample campaign with its answers and templates; the outline and the roster of a new one."""
_AT = {SAMPLE: ".", SKELETON: "skeleton"}
"""Where they are in the checkout."""


def packaged_folder(name: str) -> Traversable:
    """Return the packaged folder `SAMPLE` or `SKELETON`; each holds `data/outline.yaml`.

    Raises:
        MissingFileError: tongket was not installed whole.
    """
    inside = files("tongket") / name
    if inside.is_dir():
        return inside
    checkout = Path(__file__).resolve().parents[2] / _AT[name]
    if (checkout / OUTLINE).is_file():
        return checkout
    raise MissingFileError("Không thấy các tệp mẫu của tongket.", "cài lại tongket.")


def packaged_file(name: str) -> Path:
    """Return where a file of the sample campaign lies: `templates/report.docx`, for a run outside a campaign folder."""
    return Path(str(packaged_folder(SAMPLE).joinpath(*name.split("/"))))
