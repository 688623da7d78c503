"""Nothing in the repository cites a paper that is not in it, or a source that no paper defines.

And what judges has its reason: every number by which a room decides says what it rests on.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tests.builders import REPOSITORY

FOLDERS = ("src", "docs", "tests", "templates", "skeleton", "data", "benchmarks")
TEXTS = (".py", ".md", ".j2", ".yaml", ".txt", ".tsv", ".toml")
MADE = {"ra.md", "ghi-chu.md"}
"""Files that tests write or show, and no papers."""
FORMAT = (REPOSITORY / "docs" / "the-thuc.md").read_text("utf-8")
LETTER = r"(?<![\w/])[A-Z]\d{0,2}(?![\w/])"
"""Of a source: A, D2, P10; no `T/M`."""


@cache
def texts() -> tuple[tuple[Path, str], ...]:
    """Return every text of the repository that people write, by its path."""
    top = [each for each in REPOSITORY.iterdir() if each.suffix in TEXTS]
    below = [each for folder in FOLDERS for each in (REPOSITORY / folder).rglob("*") if each.suffix in TEXTS]
    return tuple((path, path.read_text("utf-8", errors="replace")) for path in sorted(top + below))


def near(path: Path) -> tuple[Path, ...]:
    """Return where a test finds papers that it names in two steps: `"docs" / "lint.md"`."""
    return (REPOSITORY / "docs",) if path.is_relative_to(REPOSITORY / "tests") else ()


def defined() -> set[str]:
    """Return the letters of the sources that docs/the-thuc.md defines."""
    rows = re.findall(rf"^\| ({LETTER}(?:, {LETTER})*) \|", FORMAT.partition("\n## Sources\n")[2], re.MULTILINE)
    return {letter for row in rows for letter in row.split(", ")}


def test_every_paper_that_is_named_is_in_the_repository() -> None:
    missing = [
        f"{path.relative_to(REPOSITORY)}: {name}"
        for path, text in texts()
        if ".md" in text
        for name in re.findall(r"(?<![\w./…-])(?:[\w-]+/)*[\w-]+\.md\b(?!/)", text)
        if name not in MADE and not any((folder / name).is_file() for folder in (REPOSITORY, path.parent, *near(path)))
    ]
    assert missing == []


def test_every_part_of_a_paper_that_is_named_is_in_it() -> None:
    cited = [
        (REPOSITORY / name, part)
        for _, text in texts()
        if ".md" in text
        for name, part in re.findall(r'`?\b(docs/[\w-]+\.md)`?,\s+"([^"]+)"', text)
    ]
    assert cited
    assert [each for each in cited if each[1] not in each[0].read_text("utf-8")] == []


def test_every_source_that_the_code_cites_is_defined() -> None:
    cited = {
        letter
        for path, text in texts()
        if path.suffix == ".py" and "tests" not in path.parts
        for line in re.findall(r"docs/the-thuc\.md, ([^\n]+)", text)
        for letter in re.findall(LETTER, line)
    }
    assert len(cited) > 15
    assert cited <= defined()


def test_no_source_is_cited_by_its_letter_alone() -> None:
    alone = rf"Sources?: {LETTER}(?=[,.; ])"
    assert [path for path, text in texts() if path.suffix == ".py" and re.search(alone, text)] == []


def test_every_fact_about_the_format_has_its_sources_and_every_source_its_facts() -> None:
    facts, _, _ = FORMAT.partition("\n## Sources\n")
    cells = [row for row in facts.split("\n") if row.startswith("| ")]
    used = {letter for row in cells for cell in row.split(" | ")[-2:-1] for letter in re.findall(LETTER, cell)}
    used |= {letter for found in re.findall(r"\[([^\]\n]+)\](?!\()", facts) for letter in re.findall(LETTER, found)}
    assert used == defined()


# --- numbers that judge

JUDGES = ("check", "commands/figures", "commands/lint", "likeness", "merge", "numbers")
PLAIN = {"_HUNDRED", "_TWO", "_NOTHING", "_MONTHS"}
"""These say what they are."""


def numbers(tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """Yield the constants of a module that are numbers, each with whether a text stands under it or those beside it."""
    names: list[str] = []
    for node, following in pairwise([*tree.body, ast.Pass()]):
        if _sets_number(node):
            names += [each.id for each in ast.walk(node) if isinstance(each, ast.Name) and each.id.isupper()]
        if not _sets_number(following):
            told = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
            yield from ((name, told) for name in names)
            names = []


def _sets_number(node: ast.stmt) -> bool:
    """Whether a statement names a number, or some; not a table, a pattern or a list of words in which some stand."""
    if not isinstance(node, ast.Assign):
        return False
    plain = isinstance(node.value, ast.Constant | ast.BinOp | ast.Tuple) or _is_number(node.value)
    return plain and any(map(_is_number, ast.walk(node.value)))


def _is_number(node: ast.AST) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        return node.func.id == "Decimal"
    return isinstance(node, ast.Constant) and type(node.value) in {int, float}


@pytest.mark.parametrize("room", JUDGES)
def test_every_number_that_judges_says_what_it_rests_on(room: str) -> None:
    files = sorted((REPOSITORY / "src" / "tongket" / room).glob("*.py"))
    found = [(path.name, *each) for path in files for each in numbers(ast.parse(path.read_text("utf-8")))]
    assert found
    assert [(file, name) for file, name, told in found if not told and name not in PLAIN] == []


def test_no_share_is_judged_by_without_a_name() -> None:
    share = r'Decimal\("0\.\d+"\)'
    named = rf"(?m)^_?[A-Z_]+ = {share}$"
    counts = {
        path.name: (len(re.findall(share, text)), len(re.findall(named, text)))
        for path, text in texts()
        if path.is_relative_to(REPOSITORY / "src")
    }
    assert {name: each for name, each in counts.items() if each[0] != each[1]} == {}
