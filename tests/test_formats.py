"""docs/formats.md is what the readers do: its keys are theirs, its examples legal, its rules, columns, numbers real."""

import json
import re
from collections import defaultdict
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest

from tests.builders import REPOSITORY, campaign, merged, outline, status, take
from tests.commands.figures.documents import data_of, review, review_alone
from tongket.book.provenance import SaidKind, What
from tongket.commands.figures.known_numbers import KnownKind
from tongket.commands.figures.review_json import review_json
from tongket.findings.catalogue import RULES
from tongket.findings.diagnostics import Diagnostic
from tongket.intake import read_campaign, take_in
from tongket.merge.decisions import Decisions, FigureDecision
from tongket.model.outline import FactKind, ItemKind, Timing, Totalling
from tongket.output.findings import findings_json
from tongket.output.formats.rule_pages import rules_json
from tongket.output.progress import status_json
from tongket.read import answered_facts
from tongket.sheet.columns import LAYOUTS, ColumnKind, SheetLayout
from tongket.source import builder, nodes, tree
from tongket.source.fields import Fields
from tongket.values.figures import MAX_DIGITS
from tongket.workspace import open_workspace

DOC = (REPOSITORY / "docs" / "formats.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r"```yaml\n# (\S+)\n(.+?)```", DOC, re.DOTALL))
"""The files that the paper shows, by their paths."""
TABLES = [
    keys
    for each in DOC.split("\n### ")[1:]
    if (keys := frozenset(re.findall(r"^\| `(\w+)` \|", each.split("\n## ", maxsplit=1)[0], re.MULTILINE)))
]
"""The keys of each table of keys."""


def part(heading: str) -> str:
    """Return what stands under a heading of the second level."""
    after = DOC.partition(f"\n## {heading}\n")[2]
    assert after, heading
    return after.split("\n## ", maxsplit=1)[0]


def read_examples(root: Path) -> tuple[Diagnostic, ...]:
    """Read the files that the paper shows; return what is wrong with them."""
    workspace = open_workspace(campaign(root, EXAMPLES))
    read, found = read_campaign(workspace)
    return found if read is None else (*found, *take_in(workspace, read).found)


def test_the_files_that_are_shown_are_legal(tmp_path: Path) -> None:
    assert len(EXAMPLES) == 4
    assert [each.message for each in read_examples(tmp_path)] == []


def test_the_keys_of_every_table_are_those_that_a_reader_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known: list[frozenset[str]] = []
    close = Fields.close

    def remember(fields: Fields) -> None:
        known.append(frozenset(fields.known))
        close(fields)

    monkeypatch.setattr(Fields, "close", remember)
    read_examples(tmp_path)
    told: dict[frozenset[str], set[str]] = defaultdict(set)
    for keys in known:
        fitting = min((each for each in TABLES if keys <= each), key=len, default=None)
        assert fitting is not None, sorted(keys)
        told[fitting] |= keys
    assert told == {each: set(each) for each in TABLES}


def test_every_rule_that_is_named_is_one() -> None:
    assert set(re.findall(r"`\[([a-z-]+)\]`", DOC)) <= RULES.keys()


def test_every_rule_about_campaign_files_is_written_up_in_one_of_the_papers() -> None:
    others = "".join((REPOSITORY / "docs" / f"{each}.md").read_text("utf-8") for each in ("validate", "templates"))
    rules = [each.id for each in RULES.values() if each.chapter.command not in {"clean", "figures", "lint"}]
    assert [each for each in rules if f"`[{each}]`" not in DOC and f"`{each}`" not in others] == []


@pytest.mark.parametrize("words", [ItemKind, FactKind, Totalling, Timing, What, SaidKind, KnownKind])
def test_every_word_of_a_closed_list_is_written_up(words: type[StrEnum]) -> None:
    assert [each for each in words if f"`{each}`" not in DOC and f'"{each}"' not in DOC] == []


def test_the_limits_are_those_of_the_readers() -> None:
    assert f"At most {tree.LARGEST_FILE // 2**20} MB" in DOC
    assert f"At most {builder.MAX_DEPTH} levels (`[too-deep]`) and {builder.MAX_NODES:,} values" in DOC
    assert f"after {nodes.MAX_FINDINGS:,} findings" in DOC
    assert f"more than {MAX_DIGITS} digits" in DOC
    assert f"in at most {answered_facts.RESULT_WORDS} words" in DOC


@pytest.mark.parametrize("layout", LAYOUTS, ids=[each.sheet for each in LAYOUTS])
def test_the_columns_of_the_decision_sheet_are_written_up(layout: SheetLayout) -> None:
    row = re.search(rf"^\| `{layout.sheet}` \| (.+) \| (.+) \| (.+) \|$", part("data/decisions.xlsx"), re.MULTILINE)
    assert row is not None
    locked = [each.header for each in layout.columns if not each.kind.is_open and each.kind is not ColumnKind.HIDDEN]
    written = [re.findall("`(.+?)`", cell) for cell in row.groups()]
    assert written == [list(layout.open), locked, list(layout.hidden)]


BY_ID = ("indicators", "rows", "cells", "total", "years", "options", "value")
"""Under these a mapping's keys are ids of the outline or years, where there is a mapping."""


def keys_of(document: object) -> set[str]:
    """Return every key of a JSON document that is not an id of the outline."""
    if isinstance(document, list):
        return set[str]().union(*map(keys_of, document))
    if not isinstance(document, dict):
        return set()
    keys = set[str](document)
    for key, value in document.items():
        if key in BY_ID and isinstance(value, dict):
            keys |= keys_of(list(value.values())) if key == "indicators" else set()
        else:
            keys |= keys_of(value)
    return keys


def check_json(heading: str, document: object) -> None:
    """Check that a command's part of the paper names every key that it prints, and shows no other."""
    told = part("JSON for other programs").partition(f"\n### {heading}\n")[2].split("\n### ", maxsplit=1)[0]
    shown = re.search(r"```json\n(.+?)```", told, re.DOTALL)
    assert shown is not None
    keys = set(re.findall(r'"(\w+)"', re.sub(r': "\w+"(?:\|"\w+")*', "", shown[1])))
    printed = keys_of(document)
    assert keys <= printed
    assert printed <= keys | set(re.findall(r"`(\w+)`", told))


@pytest.mark.slow
def test_the_json_of_build_is_written_up() -> None:
    names = ("PL1.mttq.can_bo", "II.1.1.hoi_nghi")
    settled = {each: FigureDecision(id=each, used=Decimal(30), reason="theo Ban Tổ chức Tỉnh ủy") for each in names}
    check_json("`build`", merged(REPOSITORY, decisions=Decisions(figures=settled)))


def test_the_json_of_status_is_written_up(tmp_path: Path) -> None:
    files = {"data/outline.yaml": outline(more="tien_do: [{truoc: 20/4/2019, viec: Trình dự thảo}]\n")}
    log = EXAMPLES["data/receipts.yaml"]
    root = campaign(tmp_path, {**files, "data/receipts.yaml": log, "data/submissions/ghi-chu.txt": "Đã gọi điện."})
    check_json("`status`", json.loads(status_json(status(root))))


def test_the_json_of_findings_is_written_up(tmp_path: Path) -> None:
    word = review_alone("Có 13/12 huyện.").found
    root = campaign(tmp_path, da_lat="tra_loi: {II.1: {chi_tieu: {hoi_nghi: mười}}}\n")
    check_json("`validate`, `lint`, `template check`", json.loads(findings_json((*take(root)[1].found, *word), 1)))


def test_the_json_of_rules_is_written_up() -> None:
    check_json("`rules`", json.loads(rules_json(RULES.values())))


def test_the_json_of_figures_is_written_up(tmp_path: Path) -> None:
    root = campaign(tmp_path, da_lat="tra_loi: {II.1: {chi_tieu: {hoi_nghi: 214}}}\n")
    found = review(data_of(root), "Đã tổ chức 214 hội nghị quán triệt.", "Đã tổ chức 215 hội nghị quán triệt.")
    document = json.loads(review_json(found))
    check_json("`figures`", {**document, "diagnostics": []})
