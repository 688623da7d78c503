"""Where a finding points, told by its kind: a test that asks for a line fails where there is none."""

from tongket.findings.diagnostics import Diagnostic
from tongket.findings.locations import CellLocation, TextLocation, WordLocation


def in_text(found: Diagnostic) -> TextLocation:
    assert isinstance(found.location, TextLocation), found
    return found.location


def in_word(found: Diagnostic) -> WordLocation:
    assert isinstance(found.location, WordLocation), found
    return found.location


def in_cell(found: Diagnostic) -> CellLocation:
    assert isinstance(found.location, CellLocation), found
    return found.location


def paragraph_of(found: Diagnostic) -> int | None:
    """Return the paragraph of a Word document, None where a finding is about the whole file."""
    return in_word(found).paragraph if isinstance(found.location, WordLocation) else None
