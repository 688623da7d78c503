"""Every total, mean, count and cell, against an independent recomputation from the YAML files (`recomputed.py`)."""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as DocxDocument

from tests.builders import REPOSITORY, books, open_docx, paragraphs, rows, write
from tests.merge.recomputed import (
    FIGURES,
    Figure,
    Recomputed,
    Statistics,
    half_up,
    print_count,
    print_number,
)
from tests.specimen import DAM_RONG, specimen
from tongket.output.draft_json import draft_json
from tongket.output.markdown import book_markdown

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A campaign as tongket builds it, and as it is added up here."""

    data: dict[str, Any]
    draft: DocxDocument
    source: DocxDocument
    sections: Mapping[str, list[tuple[str, list[tuple[str, str]]]]]
    """Of the two books, by name: the headings, each with its paragraphs as (style, text)."""
    markdown: str
    """Both books, without the escapes."""
    again: Recomputed

    def item(self, item: str) -> dict[str, Any]:
        """Return one item of the merged data."""
        found: dict[str, Any] = next(each for each in self.data["items"] if each["id"] == item)
        return found

    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Yield every indicator with its item."""
        for within, item in self.again.items:
            for figure in self.again.figures(within, item):
                yield item["ma"], figure


LATER = date(2019, 4, 30)
"""When the late units' files are in: one that came after the day is left out."""


@pytest.fixture(scope="module", params=["the repository", "the specimen", "the specimen with a late unit"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One of the campaigns."""
    folder = tmp_path_factory.mktemp("chiến dịch")
    root = REPOSITORY
    if request.param != "the repository":
        root = specimen(folder / "mẫu", *([DAM_RONG] if request.param.endswith("late unit") else []))
    made = books(root, as_of=LATER)
    assert made.report is not None
    assert made.source is not None
    draft, source = map(open_docx, write_into(folder, root))
    return Built(
        data=json.loads(draft_json(made.draft, made.leads)),
        draft=draft,
        source=source,
        sections={"draft": sections(draft), "source": sections(source)},
        markdown=re.sub(r"\\([^\w\s])", r"\1", book_markdown(made.report) + book_markdown(made.source)),
        again=Recomputed(root),
    )


def write_into(folder: Path, root: Path) -> tuple[Path, Path]:
    """Write both books of the campaign at `root` into another folder."""
    if root != REPOSITORY:
        return write(root, as_of=LATER)
    copy = folder / "bản sao"
    for name in ("data", "templates"):
        (copy / name).parent.mkdir(exist_ok=True)
        shutil.copytree(REPOSITORY / name, copy / name)
    return write(copy, as_of=LATER)


def number(value: Decimal | None) -> float | None:
    """Return a figure as JSON has it."""
    return None if value is None else float(value)


def json_value(figure: Figure, unit: str) -> object:
    """Return what a unit reported as JSON has it."""
    if figure.kind in FIGURES:
        value = figure.values[unit]
        return (
            number(value) if isinstance(value, Decimal) else {str(year): number(each) for year, each in value.items()}
        )
    if figure.kind == "co_khong":
        return figure.says_yes(unit)
    return figure.reported[unit]


def test_the_units_that_are_used_are_those_with_a_file(built: Built) -> None:
    units = built.data["units"]
    assert units["expected"] == built.again.owing
    assert units["used"] == [each for each in built.again.owing if each in built.again.answers]
    assert units["missing"] == [each for each in built.again.owing if each not in built.again.answers]


def test_every_total_mean_and_count_is_the_recomputed_one(built: Built) -> None:
    checked = 0
    for item, figure in built.figures():
        found = built.item(item)["indicators"][figure.id]
        expected = {
            "kind": figure.kind,
            "total": number(figure.total),
            "mean": number(figure.mean),
            "reported": len(figure.counted),
            "expected": len(figure.expected),
        }
        assert {key: found[key] for key in expected} == expected, (item, figure.id)
        checked += 1
    assert checked >= 20


def test_every_base_year_is_added_over_the_units_that_gave_all_of_them(built: Built) -> None:
    with_years = [(item, each) for item, each in built.figures() if each.years]
    assert len(with_years) == 3
    for item, figure in with_years:
        found = built.item(item)["indicators"][figure.id]
        assert found["years"] == {str(year): number(value) for year, value in figure.by_year.items()}
        assert found["both"] == len(figure.both)


def test_every_option_is_counted(built: Built) -> None:
    choices = [(item, each) for item, each in built.figures() if each.kind == "lua_chon"]
    assert choices
    for item, figure in choices:
        options = built.item(item)["indicators"][figure.id]["options"]
        assert options == {each["ma"]: figure.choosing(each["ma"]) for each in figure.asked["chon"]}


def test_every_units_figure_is_as_it_was_typed_and_counted_where_it_should_be(built: Built) -> None:
    for item, figure in built.figures():
        found = built.item(item)["indicators"][figure.id]["by_unit"]
        assert [each["unit"] for each in found] == list(figure.reported)
        assert [each["unit"] for each in found if each["counted"]] == list(figure.counted)
        if figure.kind not in {"van_ban", "mo_hinh"}:
            assert [each["value"] for each in found] == [json_value(figure, unit) for unit in figure.reported]


def cells_of(cells: Mapping[str, Decimal | str | None], table: Statistics) -> dict[str, object]:
    """Return the cells of a row as JSON has them."""
    values = {column["ma"]: cells.get(column["ma"]) for column in table.asked["cot"]}
    return {key: float(value) if isinstance(value, Decimal) else value for key, value in values.items()}


def test_every_cell_of_the_statistics_tables_is_the_recomputed_one(built: Built) -> None:
    tables = built.again.tables()
    assert [each["id"] for each in built.data["tables"]] == [each.asked["ma"] for each in tables]
    for found, table in zip(built.data["tables"], tables, strict=True):
        assert {each["id"]: each["cells"] for each in found["rows"]} == {
            row: cells_of(cells, table) for row, cells in table.rows.items()
        }
        assert found["total"] == cells_of(table.total, table)
        assert {each["unit"]: each["rows"] for each in found["by_unit"]} == {
            unit: {row: cells_of(cells, table) for row, cells in filled.items()}
            for unit, filled in table.by_unit.items()
        }
        assert [each["unit"] for each in found["by_unit"] if each["counted"]] == list(table.counted)


def printed_table(document: DocxDocument, table: Statistics) -> list[list[str]]:
    """Return the totals of a statistics table as they are printed: the first table with its rows and columns."""
    labels = [row["ten"] for row in table.asked["hang"]]
    named = [column["ten"] for column in table.asked["cot"] if column["kieu"] in FIGURES]

    def is_it(found: list[list[str]]) -> bool:
        heads = found[0][2:]
        fits = len(heads) == len(named) and all(map(str.startswith, heads, named))
        return fits and [row[1] for row in found[1:]][: len(labels)] == labels

    return next(filter(is_it, rows(document)))


def print_column(values: list[Decimal | None], kind: str) -> list[str]:
    """Return the figures of a column, all with the decimals of the longest of them; nothing where nothing is known."""
    plain = ["" if each is None else print_number(each).partition(",") for each in values]
    most = max((len(each[2]) for each in plain if each), default=0)
    sign = "%" * (kind == "ty_le")
    return [f"{each[0]}{',' * bool(most)}{each[2]:0<{most}}{sign}" if each else "" for each in plain]


def test_the_appendices_of_both_books_print_the_recomputed_tables(built: Built) -> None:
    for table in built.again.tables():
        shown = [column for column in table.asked["cot"] if column["kieu"] in FIGURES]
        wanted = [*table.rows.values(), *([table.total] if table.total else [])]
        columns = [print_column([cells.get(each["ma"]) for cells in wanted], each["kieu"]) for each in shown]
        expected = [list(line) for line in zip(*columns, strict=True)]
        for document in (built.draft, built.source):
            assert [row[2:] for row in printed_table(document, table)[1:]] == expected
        for line in expected:
            assert f"| {' | '.join(line)} |" in built.markdown


def sections(document: DocxDocument) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the headings of a book, each with its paragraphs as (style, text)."""
    found: list[tuple[str, list[tuple[str, str]]]] = [("", [])]
    for style, text in paragraphs(document):
        if style.startswith("Heading"):
            found.append((text, []))
        else:
            found[-1][1].append((style, text))
    return found


def heading_of(item: Mapping[str, Any], book: str) -> str:
    """Return an item's heading: the report has numbers of its own where the outline says so."""
    number = item.get("so_bao_cao", item.get("so")) if book == "draft" else item.get("so")
    return " ".join(each for each in (number, item.get("ten_bao_cao", item["ten"])) if each)


def under(built: Built, book: str, item: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the paragraphs under an item's heading; of several with one name those that hold something."""
    return next(texts for heading, texts in built.sections[book] if heading == heading_of(item, book) and texts)


def counts_of(figure: Figure) -> list[str]:
    """Return the figures that a line of the source book prints of an indicator, in order."""
    reported = f"{len(figure.counted)}/{len(figure.expected)}"
    if figure.kind == "lua_chon":
        return [*(str(figure.choosing(each["ma"])) for each in figure.asked["chon"]), reported]
    if figure.kind == "co_khong":
        return [str(figure.yes), str(len(figure.counted) - figure.yes), reported]
    if figure.kind in {"van_ban", "mo_hinh"}:
        return [str(figure.total or 0), reported]
    # A figure that is not totalled has no mean to speak of either.
    given = (figure.total, figure.mean) if figure.total is not None else ()
    totals = [print_number(each, figure.kind) for each in given if each is not None]
    totals.insert(min(len(totals), 1) if figure.total is not None else 0, reported)
    years = [
        (str(year), print_number(value, figure.kind)) for year, value in figure.by_year.items() if value is not None
    ]
    return [*totals, *([str(len(figure.both))] if years else []), *(each for pair in years for each in pair)]


def printed_counts(line: str) -> list[str]:
    """Return the figures of a line; counts without the nought before them."""
    found = re.findall(r"\d+(?:\.\d{3})*(?:,\d+)?%?(?:/\d+)?", line)
    return ["/".join(re.sub(r"^0(?=\d$)", "", part) for part in each.split("/")) for each in found]


def test_the_source_book_prints_the_recomputed_totals_above_the_answers(built: Built) -> None:
    checked = 0
    for within, item in built.again.items:
        figures = built.again.figures(within, item)
        lines = [text for style, text in under(built, "source", item) if style == "Chú giải"][: len(figures)]
        for figure, line in zip(figures, lines, strict=True):
            name = f"{figure.asked['ten']}: "
            assert line.startswith(name)
            totals = re.split(r" (?:Chưa|Không (?:cộng|tính)) ", line.removeprefix(name))[0]
            assert printed_counts(totals) == counts_of(figure), line
            assert f"\n{line}\n" in built.markdown
            checked += 1
    assert checked >= 20


class Evaluator:
    """What a lead sentence should print, from the recomputed figures."""

    def __init__(self, figures: list[Figure]) -> None:
        self.figures = {each.id: each for each in figures}

    def has_data(self, text: str) -> bool:
        """Whether every figure that a clause names was reported."""
        named = re.findall(r"[a-z][a-z0-9_]*", " ".join(re.findall(r"{{(.*?)}}", text)))
        return all(self.figures[each].counted for each in named if each in self.figures)

    def fill(self, clause: str) -> str:
        """Return a clause with its figures."""
        # What is printed only while its parts are of the same units is printed here: nobody settled anything.
        plain = re.sub(r"\s*{%- if .*?%}|{% if .*?%}|{% endif %}", "", clause)
        return re.sub(r"{{\s*(.*?)\s*}}", lambda found: self.say(found[1]), " ".join(plain.split()))

    def say(self, expression: str) -> str:
        """Return what one placeholder prints."""
        plain = re.fullmatch(r"(?P<id>\w+)(?:\.nhom\['(?P<group>[\w-]+)'\])?(?P<rest>(?:\.\w+)*)", expression)
        if plain is None:
            return self.calculate(expression)
        figure = self.figures[plain["id"]]
        if plain["group"]:
            figure = figure.groups[plain["group"]]
        names = plain["rest"].split(".")[1:]
        if figure.kind == "lua_chon":
            option, *names = names
            return answers(figure.choosing(option), len(figure.counted), names)
        if figure.kind == "co_khong":
            return answers(figure.yes, len(figure.counted), names)
        return of_figure(figure, names)

    def calculate(self, expression: str) -> str:
        """Return what a calculation prints: shares in percent, percentage points, more or less."""
        core, *filters = (each.strip() for each in expression.split("|"))
        if core.endswith(".ty_le_chenh_lech"):
            first, last = base_years(self.figures[core.partition(".")[0]])
            value: Any = abs(last - first) / first
        else:
            by_year = re.sub(r"(\w+)\.nam\[(\d+)\]", r"year('\1', \2)", core)
            totals = re.sub(rf"(?<!')\b({'|'.join(self.figures)})\b(?!')", r"total('\1')", by_year)
            value = eval(totals, {"__builtins__": {}}, {"year": self.year, "total": self.total})  # noqa: S307 - our outline
        for each in filters:
            value = apply(each, value)
        return str(value)

    def year(self, figure: str, year: int) -> Decimal:
        """Return the total of a base year."""
        value = self.figures[figure].by_year[year]
        assert value is not None
        return value

    def total(self, figure: str) -> Decimal:
        """Return a total."""
        value = self.figures[figure].total
        assert value is not None
        return value


def base_years(figure: Figure) -> tuple[Decimal, Decimal]:
    """Return the totals of the first and the last base year."""
    first, last = (figure.by_year[figure.years[at]] for at in (0, -1))
    assert first is not None
    assert last is not None
    return first, last


def apply(name: str, value: Any) -> Any:  # noqa: ANN401 - a figure, or one already printed
    """Return what a filter of a lead sentence makes of a figure."""
    if name == "abs":
        return abs(value)
    decimals = re.fullmatch(r"(phan_tram|lam_tron)\((\d)\)", name)
    assert decimals is not None, name
    percent = decimals[1] == "phan_tram"
    return print_number(half_up(value * (100 if percent else 1), Decimal(10) ** -int(decimals[2]))) + "%" * percent


def answers(yes: int, answered: int, names: list[str]) -> str:
    """Return what is asked of a yes/no or of an option."""
    match names:
        case ["ty_so"]:
            return f"{print_count(Decimal(yes))}/{print_count(Decimal(answered))}"
        case [] | ["co"]:
            return print_count(Decimal(yes))
    raise AssertionError(names)


def of_figure(figure: Figure, names: list[str]) -> str:
    """Return what is asked of a figure."""
    match names:
        case []:
            assert figure.total is not None
            if "in_theo" in figure.asked:  # in the outline of the repository: triệu đồng in tỷ đồng
                assert (figure.asked["don_vi_tinh"], figure.asked["in_theo"]["don_vi_tinh"]) == (
                    "triệu đồng",
                    "tỷ đồng",
                )
                return print_count(half_up(figure.total / 1000, Decimal("0.1")))
            return print_count(figure.total) if figure.kind != "ty_le" else print_number(figure.total, "ty_le")
        case ["so_don_vi"]:
            return print_count(Decimal(len(figure.counted)))
        case ["lon_nhat" | "nho_nhat" as which, "so"]:
            return print_number((max if which == "lon_nhat" else min)(figure.figures), figure.kind)
        case ["chenh_lech"]:
            first, last = base_years(figure)
            return print_count(abs(last - first))
        case ["xu_huong"]:
            first, last = base_years(figure)
            return "tăng" if last > first else "giảm"
    raise AssertionError(names)


def clauses_of(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts of an item's lead sentences."""
    sentences = item.get("cau_dan", [])
    for each in [sentences] if isinstance(sentences, str) else sentences:
        yield from each["ve"] if isinstance(each, dict) else [each]


def without_references(text: str) -> str:
    """Return lead sentences without what refers to an appendix."""
    return re.sub(r" \(Phụ lục \d+\)", "", text)


def parts_of(item: Mapping[str, Any], lead: str, evaluator: Evaluator) -> list[str]:
    """Return the lead sentences part by part: in the draft each part begins a paragraph."""
    parts = [each for each in item.get("cau_dan", []) if isinstance(each, dict) and "phan" in each]
    begins = [lead.index(evaluator.fill(each["ve"][0])) for each in parts[1:]]
    return [lead[start:end].strip() for start, end in zip([0, *begins], [*begins, len(lead)], strict=True)]


def test_the_lead_sentences_print_the_recomputed_figures_in_json_markdown_and_word(built: Built) -> None:
    checked = 0
    for within, item in built.again.items:
        evaluator = Evaluator(built.again.figures(within, item))
        told = built.item(item["ma"])["lead"] or ""
        lead = without_references(told)
        for clause in clauses_of(item):
            if not evaluator.has_data(clause):
                continue
            assert evaluator.fill(clause) in lead, clause
            checked += clause.count("{{")
        for said in parts_of(item, told, evaluator) if told else ():
            assert any(said in text for _, text in under(built, "draft", item))
            assert said in built.markdown
    assert checked >= 30
