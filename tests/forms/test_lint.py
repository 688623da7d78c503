"""A form is a document of the unit: nothing in it is against the Party's format."""

from pathlib import Path

import pytest

from tests.forms.made import ROOT, as_docx, form_of, real
from tongket.commands.lint.linting import lint_files
from tongket.workspace import open_workspace


@pytest.mark.parametrize("name", [each.id for each in real().roster.owing])
def test_lint_finds_nothing_in_a_form(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(as_docx(form_of(name)))
    done = lint_files([path], open_workspace(ROOT))
    assert done.refused == ()
    assert [each.message for each in done.found] == []
