"""A form that went out again and came back: nothing that it was issued with is read as something else."""

from pathlib import Path

import pytest

from tests.forms.made import ROOT, form_of
from tongket.flow.document import read_flow
from tongket.model.addresses import Address
from tongket.model.forms import FormAnswers
from tongket.output.answered_values import answered_values
from tongket.returned.form_reading import read_form
from tongket.source.emitting import tree_of
from tongket.source.tree import read_source
from tongket.word.reading import open_word
from tongket.workspace import FORM_FRAME
from tongket.writing.form_file import render_form

UNITS = ["da-lat", "cong-an", "dang-doan-nong-dan", "ban-can-su-ubnd", "vien-nghien-cuu-hat-nhan"]
WORDS = "đang ghi “mười hai”, chưa rõ là bao nhiêu; đề nghị ghi bằng một con số"


def answers(unit: str) -> dict[Address, str]:
    path = ROOT / "data/submissions" / f"{unit}.yaml"
    source, _ = read_source(path, path.name)
    return answered_values(tree_of(source.root), form_of(unit))


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("doubted", [False, True], ids=["nothing_doubted", "everything_doubted"])
def test_it_comes_back_as_it_was_with_or_without_the_lines_about_what_to_look_at(
    unit: str,
    doubted: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    form, values = form_of(unit, number=2), answers(unit)
    given = FormAnswers(values=values, doubts=dict.fromkeys(values, WORDS) if doubted else {})
    path = tmp_path / "bao cao.docx"
    path.write_bytes(render_form(form, ROOT / FORM_FRAME, FORM_FRAME, given))
    read = read_form(read_flow(open_word(path)), form)
    assert {each.address: each.text.removesuffix("%") for each in read.values} == {
        address: text.removesuffix("%") for address, text in values.items()
    }
    assert (read.clashes, read.unplaced, read.altered) == ((), (), ())
    assert read.stamp == form.stamp
