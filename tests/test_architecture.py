"""How the house is built: rooms that import what they say, one door for each outside library, no circle, no maze."""

import ast
import re
import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from tongket import workspace

SOURCE = Path(__file__).resolve().parents[1] / "src" / "tongket"
PATHS = {
    ".".join(each.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): each
    for each in sorted(SOURCE.rglob("*.py"))
    if each != SOURCE / "__init__.py"
}
MODULES = sorted(PATHS)

DOORS = {
    "yaml": ("source.builder", "source.emitting"),
    "rapidfuzz": ("likeness",),
    "jinja2": ("sentences", "pages.html_templates"),
    "docx": ("frame", "writing"),
    "lxml": ("ooxml", "word", "flow", "frame", "writing", "excel", "sheet", "commands"),
    "openpyxl": ("sheet", "excel", "form_sheets"),
    "rich": ("cli.console", "cli.snippets"),
    "typer": ("cli",),
}
"""Who may import an outside library."""

ORDER = (
    *(
        "errors",
        "findings",
        "values",
        "whole_files",
        "workspace",
        "packaged",
        "model",
        "source",
        "read",
        "naming",
        "logbook",
    ),
    *("numbers", "check", "side_by_side", "intake", "status", "likeness", "merge", "sentences"),
    *("ooxml", "excel", "sheet", "book", "report"),
    *("word", "flow", "frame", "forms", "returned", "writing", "form_sheets", "output", "pages"),
    *("commands.letters", "commands.trace", "commands.template", "commands.lint", "commands.clean", "commands.figures"),
    *(
        "commands.update",
        "commands.form",
        "commands.receive",
        "commands.schema",
        "commands",
        "cli",
        "__main__",
        "clicks",
    ),
)
"""The rooms in reading order, as `docs/architecture.md` draws them: each imports only from those before it."""

PURE = (
    *("values", "findings", "model", "source", "read", "naming", "logbook", "numbers", "check", "status", "likeness"),
    "merge",
    *("sentences", "book", "returned", "commands.figures", "commands.lint"),
    *(f"commands.update.{each}" for each in ("plan", "comparing", "planning", "outcome", "slip")),
)
IMPURE_MODULES = frozenset(
    {"os", "sys", "time", "random", "subprocess", "tempfile", "locale", "uuid", "secrets", "logging"}
)
IMPURE_CALLS = frozenset({"print", "input", "now", "today", "utcnow", "getcwd", "cwd", "getenv"})

LONGEST_FUNCTION, USUAL_FUNCTION = 50, 25
LONGEST_FILE = 400
DEEPEST_CHAIN = 15
MOST_FILES, MOST_AT_THE_TOP = 14, 9
LARGEST_SHARE = 0.12


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse(PATHS[module].read_text("utf-8"), module)


@cache
def _imports(module: str) -> frozenset[str]:
    """Return the full names that a module imports, wherever it does so: in a function and for types only as well."""
    found: set[str] = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            assert node.level == 0, "imports are written from the root"
            found |= {f"{node.module}.{each.name}" for each in node.names}
    return frozenset(found)


@cache
def _own_imports(module: str) -> frozenset[str]:
    """Return the modules of our own that a module imports; a name of a module stands for the module."""
    ours = (each.removeprefix("tongket.") for each in _imports(module) if each.startswith("tongket."))
    return frozenset(each if each in PATHS else each.rpartition(".")[0] for each in ours) - {""}


def _inside(module: str, rooms: tuple[str, ...]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


@cache
def _room(module: str) -> str | None:
    """Return the room of a module: the longest name that holds it."""
    return max((room for room in ORDER if _inside(module, (room,))), key=len, default=None)


def _public_names(module: str) -> Iterator[str]:
    for node in _tree(module).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=targets):
                yield from (each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name))


def _twice(places: Mapping[str, list[str]]) -> dict[str, list[str]]:
    return {name: where for name, where in sorted(places.items()) if len(where) > 1 and not name.startswith("_")}


def test_each_outside_library_has_one_door() -> None:
    for module in MODULES:
        libraries = {each.partition(".")[0] for each in _imports(module)}
        assert {each for each in libraries & DOORS.keys() if not _inside(module, DOORS[each])} == set(), module


def test_xml_is_parsed_in_one_place() -> None:
    """So that what one command reads every other reads too, and no part gets past what the one parser refuses."""
    for module in set(MODULES) - {"ooxml.parsing"}:
        calls = [each.func for each in ast.walk(_tree(module)) if isinstance(each, ast.Call)]
        named = {each.attr for each in calls if isinstance(each, ast.Attribute)}
        assert named.isdisjoint({"fromstring", "XMLParser", "XMLPullParser", "iterparse"}), module


def test_no_import_runs_upwards() -> None:
    for module in MODULES:
        room = _room(module)
        assert room is not None, f"name the room of {module} in ORDER, where it is to be read"
        above = {each: _room(each) for each in _own_imports(module)}
        wrong = {each for each, other in above.items() if other is None or ORDER.index(other) > ORDER.index(room)}
        assert wrong == set(), module


@pytest.mark.parametrize(
    "room", [each for each in ORDER if (SOURCE / Path(*each.split("."))).is_dir() and each != "cli"]
)
def test_a_folder_says_what_it_imports(room: str) -> None:
    doc = " ".join((ast.get_docstring(_tree(room)) or "").split())
    said = re.search(r"Imports (.*?)(?:\.|;) ", doc)
    assert said is not None
    assert "Start at " in doc
    rooms = {each.replace("/", ".") for each in re.findall(r"`([\w/]+)`", said[1])}
    used = {_room(other) for module in MODULES if _room(module) == room for other in _own_imports(module)} - {room}
    assert used == rooms


def test_there_is_no_circle_and_no_long_chain() -> None:
    depths: dict[str, tuple[int, tuple[str, ...]]] = {}

    def measure(module: str, path: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        assert module not in path, f"circle: {(*path, module)}"
        if module not in depths:
            below = [measure(each, (*path, module)) for each in sorted(_own_imports(module))]
            depth, chain = max(below, default=(0, ()))
            depths[module] = depth + 1, (module, *chain)
        return depths[module]

    deepest, chain = max(measure(each, ()) for each in MODULES)
    assert deepest <= DEEPEST_CHAIN, chain


def test_no_check_of_a_document_imports_another() -> None:
    checks = {each for each in _own_imports("commands.lint.check_document") if _inside(each, ("commands.lint",))}
    shared = {"found", "expected", "roles", "pieces", "letterhead", "ending"}
    own = {each for each in checks if each.rpartition(".")[2] not in shared}
    assert own
    assert {other for each in own for other in _own_imports(each) if other in own} == set()


def test_no_room_is_crowded() -> None:
    files: dict[Path, list[Path]] = defaultdict(list)
    for each in SOURCE.rglob("*.py"):
        files[each.parent].append(each)
    lines = {each: len(each.read_text("utf-8").splitlines()) for paths in files.values() for each in paths}
    assert len(files[SOURCE]) <= MOST_AT_THE_TOP
    for folder, paths in files.items():
        assert len(paths) <= MOST_FILES, folder
        assert sum(lines[each] for each in paths) <= LARGEST_SHARE * sum(lines.values()), folder
    assert {each.name for each, length in lines.items() if length > LONGEST_FILE} == set()


def test_functions_are_small() -> None:
    lengths = {
        f"{module}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for module in MODULES
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {each: length for each, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert statistics.quantiles(lengths.values(), n=10)[-1] <= USUAL_FUNCTION


def test_the_middle_knows_no_clock_environment_or_chance() -> None:
    for module in (each for each in MODULES if _inside(each, PURE)):
        assert {each.partition(".")[0] for each in _imports(module)} & IMPURE_MODULES == set(), module
        calls = [node.func for node in ast.walk(_tree(module)) if isinstance(node, ast.Call)]
        names = {each.id for each in calls if isinstance(each, ast.Name)}
        assert (names | {each.attr for each in calls if isinstance(each, ast.Attribute)}) & IMPURE_CALLS == set(), (
            module
        )


def test_only_the_terminal_prints() -> None:
    for module in (each for each in MODULES if not _inside(each, ("cli", "__main__"))):
        names = {node.id for node in ast.walk(_tree(module)) if isinstance(node, ast.Name)}
        streams = {node.attr for node in ast.walk(_tree(module)) if isinstance(node, ast.Attribute)}
        assert names.isdisjoint({"print"}), module
        assert streams.isdisjoint({"stdout", "stderr"}), module


def test_file_names_of_a_campaign_live_in_its_workspace() -> None:
    names = {
        value for name, value in vars(workspace).items() if name.isupper() and isinstance(value, str) and "/" in value
    }
    assert len(names) > 7
    names.add(f"{workspace.BUILD}/")
    examples = {each for each in MODULES if each.endswith("_rules")}  # as an office types them
    for module in set(MODULES) - {"workspace"} - examples:
        texts = {
            node.value
            for node in ast.walk(_tree(module))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        docs = {
            node.value.value
            for node in ast.walk(_tree(module))
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        assert [text for text in texts - docs for name in names if name in text] == [], module


def test_a_name_means_one_thing() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for module in MODULES:
        for name in _public_names(module):
            places[name].append(module)
    assert {name: where for name, where in _twice(places).items() if name not in SHARED_NAMES} == {}
    assert SHARED_NAMES.keys() <= _twice(places).keys()


def test_a_file_name_means_one_thing() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for module in MODULES:
        if PATHS[module].name != "__init__.py":
            places[PATHS[module].stem].append(module)
    assert {name: where for name, where in _twice(places).items() if name not in SHARED_FILES} == {}
    assert SHARED_FILES.keys() <= _twice(places).keys()


SHARED_NAMES = {
    "PHRASES": "each part of a book names its own phrases; the book unites them",
    "FIELDS": "each frame has its own fields",
}
"""Public names that stand in several files, and why."""

SHARED_FILES = {
    "build": "a verb: what it does, and what the terminal shows of it",
    "decide": "a verb",
    "fix": "a verb",
    "init": "a verb",
    "outline": "the record, and the reader of it",
    "answers": "the record, and the reader of it",
    "figures": "a verb in the terminal; the values",
    "slip": "a verb in the terminal, what a unit is asked; the change slip of another verb",
}
"""File names that occur in several rooms, and why."""
