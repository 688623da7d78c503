"""The answers of this repository's units, written as free reports, come back in their items: none in another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from tests.builders import REPOSITORY
from tests.free_reports import FURNITURE, NOWHERE, CasePiece, make_docx
from tests.returned.test_free_reading import campaign, read
from tongket.model.outline import Indicator, Item, Section
from tongket.source.emitting import Tree, tree_of
from tongket.source.tree import parse_source

FOREIGN = (
    *("Công tác tôn giáo, dân tộc", "Công tác quốc phòng, an ninh", "Công tác xây dựng Đảng"),
    *("Thực hiện Quy chế dân chủ ở cơ sở", "Giám sát và phản biện xã hội", "Một số mô hình tiêu biểu"),
)
UNITS = [each.stem for each in sorted((REPOSITORY / "data/submissions").glob("*.yaml")) if each.stem != "ban-dan-van"]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How somebody writes a report."""

    numbered: bool = False
    look: str = "b"
    """`n` for numbers set by Word."""
    words: int = 99
    """Of a heading."""
    foreign: float = 0.0
    """The share of headings that name something else."""


LAYOUTS = {
    "numbers typed": Layout(numbered=True, look=""),
    "numbers by Word, headings cut": Layout(look="n", words=7),
    "bold, foreign headings": Layout(foreign=0.35),
    "plain, foreign headings": Layout(look="", foreign=0.35),
}


@dataclass(kw_only=True)
class Writer:
    """Writes the answers of a unit as a free report."""

    answers: Mapping[str, Tree]
    layout: Layout
    chance: Random = field(default_factory=lambda: Random(5))  # noqa: S311 - the same report each time
    figures: dict[str, str] = field(default_factory=dict)

    def write(self, nodes: Sequence[Section | Item], depth: int = 1) -> Iterator[CasePiece]:
        """Yield the paragraphs of sections and items."""
        for node in nodes:
            if isinstance(node, Item) and node.id not in self.answers:
                continue
            alien = isinstance(node, Item) and self.chance.random() < self.layout.foreign
            title = self.chance.choice(FOREIGN) if alien else " ".join(node.heading.split()[: self.layout.words])
            number = f"{node.report_number or node.number or ''} " if self.layout.numbered else ""
            look = f"n{depth}" if self.layout.look == "n" else self.layout.look
            yield CasePiece(label=FURNITURE, look=look, text=f"{number}{title.rstrip(',;')}".strip())
            if isinstance(node, Section):
                yield from self.write(node.children, depth + 1)
            else:
                yield from self._answer(node, NOWHERE if alien else node.id)

    def _answer(self, item: Item, label: str) -> Iterator[CasePiece]:
        answer = self.answers[item.id]
        parts = answer if isinstance(answer, Mapping) else {"noi_dung": answer}
        text, facts = parts.get("noi_dung", ""), parts.get("chi_tieu", {})
        assert isinstance(text, str)
        assert isinstance(facts, Mapping)
        for line in filter(str.strip, text.splitlines()):
            yield CasePiece(label=label, look="", text=line.strip())
        for indicator in item.indicators:
            typed = facts.get(indicator.id, "")
            if isinstance(typed, str) and typed and indicator.kind.figure and label != NOWHERE:
                self.figures[f"{item.id}.{indicator.id}"] = typed
                yield CasePiece(label=label, look="", text=self._sentence(indicator, typed))

    def _sentence(self, indicator: Indicator, typed: str) -> str:
        if indicator.measure == "%":
            return f"{indicator.name} đạt {typed}."
        name = re.sub("^Số ", "", indicator.name)
        ways = (f"{indicator.name}: {typed}.", f"Đã có {typed} {name}.", f"Được {typed} {indicator.measure} ({name}).")
        return self.chance.choice(ways)


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_answers_of_a_unit_written_freely_come_back_in_their_items(unit: str, layout: str, tmp_path: Path) -> None:
    source, _ = parse_source((REPOSITORY / f"data/submissions/{unit}.yaml").read_bytes(), unit)
    tree = tree_of(source.root)
    assert isinstance(tree, Mapping)
    answers = tree["tra_loi"]
    assert isinstance(answers, Mapping)
    writer = Writer(answers=answers, layout=LAYOUTS[layout])
    head = [CasePiece(label=FURNITURE, look="b", text=text) for text in ("BÁO CÁO", "tổng kết 10 năm thực hiện")]
    pieces = [*head, *writer.write(campaign().outline.sections)]
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(make_docx(pieces))
    _, reading = read(path, unit)
    placed = {each.line.text: each.item for each in reading.lines}
    found = {each.text: placed.get(each.text) for each in pieces if each.label != FURNITURE}
    assert {text: item for text, item in found.items() if item is not None and item not in labels(pieces, text)} == {}
    assert sum(item is not None or NOWHERE in labels(pieces, text) for text, item in found.items()) >= 0.7 * len(found)
    figures = {
        str(each.address): each.text for each in reading.report.values if each.address.key and each.address.place
    }
    assert {at: text for at, text in figures.items() if digits(writer.figures.get(at, "")) != digits(text)} == {}


def digits(typed: str) -> str:
    return re.sub(r"[. %]", "", typed)


def labels(pieces: Sequence[CasePiece], text: str) -> set[str]:
    return {each.label for each in pieces if each.text == text}
