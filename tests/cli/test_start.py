"""What a run loads: its own verb, and of the libraries what it uses."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer

from tests.builders import campaign, environment, submission
from tongket import cli
from tongket.cli.usage import app
from tongket.cli.verb_table import VERBS

_PROBE = """
import sys
from tongket.cli.running import run
code = run(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
sys.exit(code)
"""

TYPER = {"typer", "annotated_doc", "shellingham"}
"""Itself, and what it loads without being asked for anything."""


def _loaded(cwd: Path, *arguments: str) -> frozenset[str]:
    """Return the modules that a run had loaded at its end."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode in {0, 1}
    return frozenset(done.stderr.splitlines()[-1].split())


def _libraries(modules: frozenset[str]) -> set[str]:
    names = {each.partition(".")[0] for each in modules} - sys.stdlib_module_names - {"tongket"}
    return {each for each in names if not each.startswith(("_", "cython"))}  # what C modules are made of


def _rooms(modules: frozenset[str]) -> set[str]:
    return {each.split(".")[1] for each in modules if each.startswith("tongket.")}


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_what_says_only_what_tongket_is_loads_no_verb_and_no_library(tmp_path: Path, argument: str) -> None:
    modules = _loaded(tmp_path, argument)
    assert _libraries(modules) == TYPER
    assert _rooms(modules) == {"cli", "errors", "workspace"}
    own = {each.removeprefix("tongket.cli.") for each in modules if each.startswith("tongket.cli.")}
    assert own == {"running", "streams", "usage", "verb_table"}


@pytest.mark.parametrize("verb", ["status", "validate"])
def test_reading_a_campaign_loads_yaml_rich_and_for_its_page_jinja2(tmp_path: Path, verb: str) -> None:
    """Not pydantic, which typer has check a text: `cli/usage.py` takes it as it was typed."""
    campaign(tmp_path, da_lat=submission("da-lat", "  I.1: Đảng bộ có 12 chi bộ.\n"))
    modules = _loaded(tmp_path, verb)
    assert _libraries(modules) == TYPER | {"yaml", "rich", "jinja2", "markupsafe"}
    verbs = {each for each in modules if each.startswith(("tongket.cli.verbs.", "tongket.cli.exchange."))}
    assert verbs == {"tongket.cli.verbs.validate"}
    assert modules.isdisjoint(
        {
            "tongket.model.forms",
            "tongket.model.returned",
            "tongket.source.garbling",
            "tongket.values.garbled",
            "tongket.values.legacy_letters",
        }
    )


def test_the_table_of_verbs_names_each_command_and_where_it_is() -> None:
    program = typer.main.get_command(app)
    context = typer.Context(program)
    folder = Path(cli.__file__).parent
    assert {each.module for each in VERBS.values()} == {
        f"{each.parent.name}.{each.stem}"
        for room in ("verbs", "exchange")
        for each in (folder / room).glob("*.py")
        if each.stem != "__init__"
    }
    for name, verb in VERBS.items():
        command = program.get_command(context, name)  # type: ignore[attr-defined]
        assert command.help == verb.help == command.get_short_help_str(200)
    assert {*VERBS} == {*program.commands}  # type: ignore[attr-defined]
