"""How the house is built: one door for each outside library, no import upwards, small functions, a pure middle."""

import ast
import statistics
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "tongket"
MODULES = sorted(each for each in SOURCE.rglob("*.py") if each != SOURCE / "__init__.py")

DOORS = {
    "yaml": ("source.tree",),
    "rapidfuzz": ("likeness",),
    "jinja2": ("sentences",),
    "docx": ("frame",),
    "lxml": ("ooxml", "word", "frame", "writing", "excel", "sheet", "commands"),
    "openpyxl": ("sheet",),
    "rich": ("cli.console",),
    "typer": ("cli",),
}
"""Who may import an outside library."""

ORDER = (
    *("errors", "findings", "values", "workspace", "packaged", "model", "source", "read", "numbers", "check"),
    *("intake", "status", "likeness", "merge", "sentences", "ooxml", "excel", "sheet", "book", "report"),
    *("word", "frame", "writing", "output", "commands", "cli", "__main__"),
)
"""The rooms in reading order: each imports only from those before it, or from itself."""

PURE = (
    *("values", "findings", "model", "source", "read", "numbers", "check", "status", "likeness", "merge"),
    *("sentences", "book", "report", "commands.figures", "commands.lint"),
)
IMPURE_MODULES = frozenset(
    {"os", "sys", "time", "random", "subprocess", "tempfile", "locale", "uuid", "secrets", "logging"}
)
IMPURE_CALLS = frozenset({"print", "input", "now", "today", "utcnow", "getcwd", "cwd", "getenv"})

LONGEST, USUAL, MEDIAN = 50, 25, 10


def _name(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def _imports(tree: ast.Module) -> set[str]:
    """Return the full names of the modules that a module imports, wherever it does so."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            assert node.level == 0, "imports are written from the root"
            found |= {f"{node.module}.{each.name}" for each in node.names}
    return found


def _inside(module: str, rooms: tuple[str, ...]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def _rank(module: str) -> int | None:
    """Return the place of a module's room in the reading order: that of the longest name that holds it."""
    holding = [room for room in ORDER if _inside(module, (room,))]
    return ORDER.index(max(holding, key=len)) if holding else None


def _own_imports(tree: ast.Module) -> set[str]:
    """Return the modules of our own that a module imports; a name of a module stands for the module."""
    ours = (each.removeprefix("tongket.") for each in _imports(tree) if each.startswith("tongket."))
    known = {_name(path) for path in MODULES}
    return {each if each in known else each.rpartition(".")[0] for each in ours} - {""}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_each_outside_library_has_one_door(path: Path) -> None:
    libraries = {each.partition(".")[0] for each in _imports(_tree(path))}
    assert {each for each in libraries & DOORS.keys() if not _inside(_name(path), DOORS[each])} == set()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_xml_is_parsed_in_one_place_and_a_frame_opened_in_one(path: Path) -> None:
    """So that what one command reads every other reads too, and no part gets past what the one parser refuses."""
    calls = [each.func for each in ast.walk(_tree(path)) if isinstance(each, ast.Call)]
    named = {each.attr for each in calls if isinstance(each, ast.Attribute)}
    if _name(path) != "ooxml.parsing":
        assert named.isdisjoint({"fromstring", "XMLParser", "XMLPullParser", "iterparse"})
    if _name(path) != "frame.files":
        assert "docx" not in _imports(_tree(path))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_import_runs_upwards(path: Path) -> None:
    own = _rank(_name(path))
    assert own is not None, "name the room in ORDER, where it is to be read"
    ranks = {each: _rank(each) for each in _own_imports(_tree(path))}
    assert {each for each, rank in ranks.items() if rank is None or rank > own} == set()


@pytest.mark.parametrize("path", [each for each in MODULES if _inside(_name(each), PURE)], ids=_name)
def test_the_middle_knows_no_clock_environment_or_chance(path: Path) -> None:
    tree = _tree(path)
    assert {each.partition(".")[0] for each in _imports(tree)} & IMPURE_MODULES == set()
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = {each.id for each in calls if isinstance(each, ast.Name)}
    assert (names | {each.attr for each in calls if isinstance(each, ast.Attribute)}) & IMPURE_CALLS == set()


def _lengths() -> dict[str, int]:
    """Return the lines of each function."""
    return {
        f"{_name(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in MODULES
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_functions_are_small() -> None:
    lengths = _lengths()
    assert {each: length for each, length in lengths.items() if length > LONGEST} == {}
    assert statistics.quantiles(lengths.values(), n=10)[-1] <= USUAL
    assert statistics.median(lengths.values()) <= MEDIAN
