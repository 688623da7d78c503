"""A PDF of LibreOffice: how many pages it has, and the same bytes for the same pages."""

import hashlib
import re
from datetime import date

_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_CLOCK = re.compile(rb"(?<=/CreationDate\(D:)\d{14}")
_IDENTITY = re.compile(rb"(?<=[</])[0-9A-F]{32}\b")


def count_pdf_pages(pdf: bytes) -> int:
    """Return how many pages a PDF has: LibreOffice leaves out blank ones that only fill a sheet."""
    return len(_PAGE.findall(pdf))


def settle_pdf(pdf: bytes, as_of: date) -> bytes:
    """Return a PDF with the day of the draft for that of the clock, and an identity that its content alone makes.

    Nothing changes its length: a PDF says of each of its parts at which byte it begins.
    """
    settled = _CLOCK.sub(f"{as_of:%Y%m%d}000000".encode(), pdf)
    body, trailer, rest = settled.rpartition(b"trailer")
    identity = hashlib.sha256(body).hexdigest()[:32].upper().encode()
    return body + trailer + _IDENTITY.sub(identity, rest)
