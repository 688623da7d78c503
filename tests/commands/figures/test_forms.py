"""A form that a unit filled in: what the form itself says is no figure of anybody's."""

from pathlib import Path

from tests.forms.made import as_docx, form_of
from tongket.commands.figures.word_passages import read_passages
from tongket.model.forms import FormLine, LineRole
from tongket.word.reading import open_word


def test_guidance_is_not_looked_through(tmp_path: Path) -> None:
    path, form = tmp_path / "x.docx", form_of("da-lat")
    path.write_bytes(as_docx(form))
    texts = {each.text for each in read_passages(open_word(path))}
    lines = [each for each in form.body if isinstance(each, FormLine)]
    assert {each.text for each in lines if each.role is LineRole.HEADING} <= texts
    assert texts.isdisjoint({each.text for each in lines if each.role is LineRole.GUIDANCE})
    assert not any("600 từ" in each for each in texts)
