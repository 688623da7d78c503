"""What is measured: each command as people run it, and beside it what it is held against, with what each needs first.

What a command needs (a draft to look at, forms that came back) is made right before it and not measured.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from benchmarks.processes import FailedRunError

REPOSITORY = Path(__file__).resolve().parents[1]
REAL = 0
"""In place of a number of units: the campaign of this repository, and what has no campaign."""
NOTHING, LIGHT, FULL = "pass", "import typer, rich, yaml", "import typer, rich, yaml, docx, lxml, jinja2"
READING_FLOOR, BUILD_FLOOR = "floor of reading", "floor of build"
JSON_SCHEMA, DOCXTPL, PYTHON_DOCX, PANDOC = "check-jsonschema", "docxtpl", "python-docx", "pandoc"
ONE_CORE = "validate, one core"
LATE = "build after a late file"
VERBS = ("validate", "status", "build", "figures", "decide", "update", "form", "receive")
"""The commands that are measured at every size."""
_DAY = ("--as-of", "12/4/2019")
_LARGEST_SLOW = 332
"""Units up to which rivals are measured that are held against nothing beyond."""
_SUBMISSIONS = Path("data", "submissions")


class Key(NamedTuple):
    """Which command was measured, at what size."""

    units: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command that is measured."""

    units: int
    name: str
    verb: str
    """The command of `tongket` that this is, or is held against."""
    run: tuple[str, ...]
    folder: Path
    prepare: Callable[[], None] = field(default=lambda: None)
    """Done before each run."""
    floor: str = ""
    """The name of the least that could be done, where something is."""
    rival: bool = False
    """Whether it is what people would use instead, or the floor, and not `tongket`."""
    fine: frozenset[int] = frozenset()
    """The exit codes beside 0 that say that the work was done."""
    one_core: bool = False
    needs: str = ""
    """The module that has to be installed for it."""
    largest: int | None = None
    """The units beyond which it is not measured."""

    @property
    def key(self) -> Key:
        """What its results are found by."""
        return Key(self.units, self.name)

    @property
    def missing(self) -> str:
        """Why it can't be measured; empty where it can."""
        if self.needs and find_spec(self.needs) is None:
            return f"{self.name} is not installed"
        if self.largest is not None and self.units > self.largest:
            return f"measured up to {self.largest} units"
        return ""


def start_commands(folder: Path) -> Iterator[Command]:
    """Yield what is measured without a made-up campaign: start-up, imports, and the campaign of this repository."""
    for name in ("--version", "--help"):
        yield Command(units=REAL, name=name, verb="start", run=_tongket(name), folder=folder)
    for name in (NOTHING, LIGHT, FULL):
        run = (sys.executable, "-c", name)
        yield Command(units=REAL, name=name, verb="start", run=run, folder=folder, rival=True)
    real = _Campaign(folder / "real", REAL)
    for name in ("data", "templates"):
        shutil.copytree(REPOSITORY / name, real.root / name)
    yield real.command("validate", "validate", floor=READING_FLOOR)
    yield real.command("status", "status", floor=READING_FLOOR)
    yield real.rival(READING_FLOOR, "validate", "events", real.submissions)
    yield real.command("build", "build", floor=BUILD_FLOOR)
    yield real.command(LATE, "build", prepare=real.be_late, floor=BUILD_FLOOR)
    yield real.rival(BUILD_FLOOR, "build", "strings", real.submissions, real.paragraphs)
    yield real.command("figures", "figures", prepare=real.have_draft)


def campaign_commands(folder: Path, units: int) -> Iterator[Command]:
    """Yield what is measured of a made-up campaign of so many units, in the order in which it can be run."""
    made = _Campaign(folder / f"{units}", units)
    _call("-m", "benchmarks.campaigns", made.root, units)
    yield made.command("validate", "validate", floor=READING_FLOOR)
    yield made.command(ONE_CORE, "validate", floor=READING_FLOOR, one_core=True)
    yield made.rival(READING_FLOOR, "validate", "events", made.submissions)
    yield made.rival_of_validate()
    yield made.command("status", "status", floor=READING_FLOOR)
    yield made.command("build", "build", floor=BUILD_FLOOR)
    both = made.submissions, made.paragraphs
    yield made.rival(BUILD_FLOOR, "build", "strings", *both)
    yield made.rival(DOCXTPL, "build", "docxtpl", *both, needs="docxtpl")
    frame = made.root / "templates" / "source-book.docx"
    yield made.rival(PYTHON_DOCX, "build", "python-docx", *both, frame, largest=_LARGEST_SLOW)
    ends = made.markdown, made.markdown.with_suffix(".docx")
    yield made.rival(PANDOC, "build", "pandoc", *ends, needs="pypandoc", largest=_LARGEST_SLOW)
    yield made.command("figures", "figures", prepare=made.have_draft)
    yield made.command("decide", "decide", floor=READING_FLOOR)
    yield made.command("update", "update", prepare=made.correct_figure, floor=BUILD_FLOOR)
    yield made.command("form", "form")
    yield made.command("receive", "receive", prepare=made.have_forms_back)


class _Campaign:
    """The folder of a campaign, and what of it a command needs."""

    def __init__(self, root: Path, units: int) -> None:
        self.root, self.units = root, units
        self.submissions = root / _SUBMISSIONS
        self.paragraphs, self.markdown = root / "paragraphs", root / "ra.md"
        self._draft, self._edited = root / "build" / "report.docx", root / "edited.docx"
        self._filled, self._desk = root / "filled", root / "desk"

    def command(
        self,
        name: str,
        verb: str,
        *,
        prepare: Callable[[], None] = lambda: None,
        floor: str = "",
        one_core: bool = False,
    ) -> Command:
        """Return a command of `tongket` on this campaign."""
        arguments: dict[str, tuple[str | Path, ...]] = {
            "validate": (),
            "figures": (*_DAY, self._draft),
            "update": (*_DAY, self._edited),
            "form": (*self._names(), "-o", self.root / "forms"),
            "receive": ("--root", self._desk, self._filled),
        }

        def ready() -> None:
            self._restore()
            prepare()

        return Command(
            units=self.units,
            name=name,
            verb=verb,
            run=_tongket(verb, *arguments.get(verb, _DAY)),
            folder=self.root,
            prepare=ready,
            floor=floor,
            # There is something to look at: the work was done.
            fine=frozenset({1}) if verb in {"validate", "figures", "receive"} else frozenset(),
            one_core=one_core,
        )

    def rival(
        self, name: str, verb: str, work: str, *paths: Path, needs: str = "", largest: int | None = None
    ) -> Command:
        """Return a work of `compared` on this campaign."""
        run = (sys.executable, "-m", "benchmarks.compared", work, *map(str, paths))
        return Command(
            units=self.units,
            name=name,
            verb=verb,
            run=run,
            folder=REPOSITORY,
            prepare=self._have_markdown if work == "pandoc" else self._have_paragraphs if verb == "build" else _nothing,
            rival=True,
            needs=needs,
            largest=largest,
        )

    def rival_of_validate(self) -> Command:
        """Return check-jsonschema with the schema of this campaign."""
        schema = self.root / "schema.json"

        def have_schema() -> None:
            if not schema.exists():
                self._tongket("schema", "-o", schema)

        files = sorted(str(each.relative_to(self.root)) for each in self.submissions.iterdir())
        return Command(
            units=self.units,
            name=JSON_SCHEMA,
            verb="validate",
            run=(sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *files),
            folder=self.root,
            prepare=have_schema,
            rival=True,
            needs="check_jsonschema",
        )

    def have_draft(self) -> None:
        """Have a draft that was built."""
        if not self._draft.exists():
            self._tongket("build", *_DAY)

    def be_late(self) -> None:
        """Build without the file that is alphabetically last, then let it come."""
        late = max(self.submissions.iterdir())
        away = self.root / late.name
        late.rename(away)
        self._tongket("build", *_DAY)
        away.rename(late)

    def correct_figure(self) -> None:
        """Have a draft in which somebody works, and a unit that corrects a figure."""
        self.have_draft()
        shutil.copy(self._draft, self._edited)
        path = max(self.submissions.iterdir())
        shutil.copy(path, self._aside)
        lines = path.read_text("utf-8").splitlines(keepends=True)
        at = next(number for number, line in enumerate(lines) if line.startswith("      hoi_nghi: "))
        lines[at] = f"      hoi_nghi: {int(lines[at].split()[1]) + 36}\n"
        path.write_text("".join(lines), "utf-8")

    def have_forms_back(self) -> None:
        """Have the forms of all units filled, and an office that has received none of them."""
        if not self._filled.exists():
            self._tongket("form", "--again", *self._names(), "-o", self._filled)
        shutil.rmtree(self._desk, ignore_errors=True)
        shutil.copytree(self.root / "templates", self._desk / "templates")
        shutil.copytree(self.root / "data", self._desk / "data", ignore=shutil.ignore_patterns(self.submissions.name))

    @property
    def _aside(self) -> Path:
        """Where the file stands that `correct_figure` changed."""
        return self.root / "aside.yaml"

    def _names(self) -> list[str]:
        return sorted(each.stem for each in self.submissions.iterdir())

    def _restore(self) -> None:
        """Have the campaign as it was: no decisions, no corrected figure."""
        (self.root / "data" / "decisions.xlsx").unlink(missing_ok=True)
        if self._aside.exists():
            self._aside.replace(max(self.submissions.iterdir()))

    def _have_paragraphs(self) -> None:
        if not self.paragraphs.exists():
            self._restore()
            self.have_draft()
            _call("-m", "benchmarks.compared", "paragraphs", self.root / "build", self.paragraphs)

    def _have_markdown(self) -> None:
        if not self.markdown.exists():
            self._restore()
            self._tongket("build", *_DAY, "--format", "md", "-o", self.markdown)

    def _tongket(self, *arguments: str | Path) -> None:
        _call(*_tongket(*arguments)[1:], folder=self.root)


def _nothing() -> None:
    pass


def _tongket(*arguments: str | Path) -> tuple[str, ...]:
    return sys.executable, "-m", "tongket", *map(str, arguments)


def _call(*arguments: str | int | Path, folder: Path = REPOSITORY) -> None:
    """Run Python in a process of its own, which is not measured: this one stays small (see `processes`).

    Raises:
        FailedRunError: it failed.
    """
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, encoding="utf-8")  # noqa: S603
    if done.returncode:
        raise FailedRunError.of(command, done.returncode, done.stderr)
