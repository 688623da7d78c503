"""Nothing in the repository cites a paper that is not in it, or a source that no paper defines."""

import re
from functools import cache
from pathlib import Path

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
