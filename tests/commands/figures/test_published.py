"""Published passages of other places: no fault where there is none, no source in data that are of something else.

`seen.txt` was there while the rules were made. `unseen.txt` was run when they were done, and its kinds of fault mended
then; `last.txt` was run at the very end and nothing was mended for it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.commands.figures.documents import review
from tongket.commands.figures.known_numbers import Knowledge, KnownKind

pytestmark = pytest.mark.slow

FOLDER = Path(__file__).parent / "published"
FILES = ("seen", "unseen", "last")


class Published(NamedTuple):
    """Paragraphs as they were published, with the faults that are in them."""

    source: str
    texts: tuple[str, ...]
    faults: tuple[str, ...]
    """The rule, and with which words what it quotes begins."""


def _read(name: str) -> Iterator[Published]:
    for block in (FOLDER / f"{name}.txt").read_text("utf-8").strip().split("\n\n"):
        first, *lines = block.split("\n")
        faults = tuple(each.removeprefix("sai: ") for each in lines if each.startswith("sai: "))
        texts = tuple(each for each in lines if not each.startswith("sai: "))
        yield Published(source=first.removeprefix("nguồn: "), texts=texts, faults=faults)


PUBLISHED = [each for name in FILES for each in _read(name)]


def test_there_are_enough_of_them_and_each_has_its_source() -> None:
    assert len(PUBLISHED) > 80
    assert all("." in each.source and each.texts for each in PUBLISHED)


@pytest.mark.parametrize("published", PUBLISHED, ids=[each.source[:60] for each in PUBLISHED])
def test_only_what_is_wrong_is_a_fault_and_nothing_has_a_source(published: Published, data: Knowledge) -> None:
    found = review(data, *published.texts)
    told = [f"{each.rule.id} {each.message.removeprefix('“')}" for each in found.found if each.rule.id != "no-source"]
    assert len(told) == len(published.faults), told
    assert all(one.startswith(other) for one, other in zip(told, published.faults, strict=True)), told
    sourced = [(each.quote, each.source.said) for each in found.figures if each.source is not None]
    assert [quote for quote, said in sourced if said != "hằng số của đề cương"] == []  # "10 năm" is everybody's
    assert found.count(KnownKind.BOUND) == 0
