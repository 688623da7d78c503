"""What a person does next (việc cần làm), in order: first what keeps reports from being counted."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tongket.model.roster import Unit
from tongket.status import Progress, State, Status
from tongket.values.figures import format_count, format_short_date


class NextTask(NamedTuple):
    """One thing to do."""

    what: str
    command: str
    """What is typed for it; "" where it is no command's."""
    units: tuple[str, ...]
    """The names of the units that it is about."""


class Called(NamedTuple):
    """How a command was called, and what the page calls the others by."""

    command: str
    """As typed: `tongket validate`."""
    clicked: Mapping[str, str] = MappingProxyType({})
    """The double-clicks that people know instead of commands, by the verbs; nothing where they type."""
    asked: str = ""
    """What was typed behind the command: `--strict`."""
    at: str = ""
    """When, as printed: `14:05 ngày 12/4/2019`."""
    output: str = ""
    """Where it was told to write; "" where it wrote in its own place."""

    @property
    def by(self) -> str:
        """What the page was left by, in code where it was typed."""
        return self.name(self.command) if self.clicked else " ".join(filter(None, (self.command, self.asked)))

    def name(self, command: str) -> str:
        """Return what the page calls a command; "" where there is no double-click for it."""
        _, _, asked = command.partition(" ")
        verb, _, options = asked.partition(" ")
        return command if not self.clicked or not asked else "" if "--" in options else self.clicked.get(verb, "")


class MadeFile(NamedTuple):
    """A file, or a folder of files, that tongket made."""

    kind: str
    """What it is: `Dự thảo`."""
    name: str
    """As a person sees it: relative to the campaign folder."""
    link: str
    """From the page, as a browser takes it."""
    files: int = 1
    """How many files are in it."""
    draft: bool = False
    """Whether it is the draft that people edit."""


def list_tasks(status: Status, made: tuple[MadeFile, ...], called: Called) -> tuple[NextTask, ...]:
    """Return what is to be done next, in order; what waits for nobody is not named."""
    tasks = (*_see_to_files(status), *_ask_units(status), *_make_draft(status, made), *_keep_dates(status))
    return tuple(each._replace(command=called.name(each.command)) for each in tasks)


def _see_to_files(status: Status) -> Iterator[NextTask]:
    if status.unassigned:
        count = format_count(len(status.unassigned))
        files = tuple(f"{each.file}: {each.reason}" for each in status.unassigned)
        yield NextTask(f"Xem {count} tệp chưa tính cho đơn vị nào.", "", files)
    unseen = [each for each in status.units if each.latest is not None and each.seen is None]
    if unseen:
        yield _about("Xem báo cáo mới nhận, chấp nhận hoặc đề nghị bổ sung", unseen, "tongket receive --accept MÃ")


def _ask_units(status: Status) -> Iterator[NextTask]:
    faulty = [each for each in status.units if each.state is State.INVALID]
    if faulty:
        yield _about("Gửi phiếu đề nghị sửa chỗ có lỗi (còn lỗi thì chưa lập được dự thảo)", faulty, "tongket slip")
    lacking = [each for each in status.units if each.state is State.INCOMPLETE]
    if lacking:
        yield _about("Gửi phiếu đề nghị bổ sung mục, số liệu còn thiếu", lacking, "tongket slip")
    overdue = [each for each in status.missing if each.late and each.first is None]
    if overdue:
        yield _about("Đôn đốc nơi quá hạn chưa gửi", overdue, "tongket remind")
    awaited = [each for each in status.missing if not each.late and each.first is None]
    if awaited:
        dues = [each.unit.before for each in awaited if each.unit.before is not None]
        until = f", hạn gần nhất: trước ngày {format_short_date(min(dues))}" if dues else ""
        yield _about(f"Chờ báo cáo chưa đến hạn{until}", awaited, "tongket remind")
    on_paper = [each for each in status.missing if each.first is not None]
    if on_paper:
        yield _about("Nhập báo cáo đã nhận, chưa có tệp", on_paper, "")


def _make_draft(status: Status, made: tuple[MadeFile, ...]) -> Iterator[NextTask]:
    if not status.received:
        return
    draft = next((each for each in made if each.draft), None)
    if draft is None:
        yield NextTask("Lập dự thảo từ các báo cáo đã nhận.", "tongket build", ())
        return
    yield NextTask(
        "Sửa dự thảo trong Word; báo cáo đến sau, số đã chốt thì đưa vào bản đang sửa.",
        f"tongket update {draft.name}",
        (),
    )


def _keep_dates(status: Status) -> Iterator[NextTask]:
    ahead = [each for each in status.outline.steps if each.before > status.as_of]
    step = min(ahead, key=lambda each: each.before, default=None)
    if step is not None:
        left = (step.before - status.as_of).days
        yield NextTask(f"Trước ngày {format_short_date(step.before)} (còn {left} ngày): {step.what}.", "", ())


def _about(what: str, units: Iterable[Progress], command: str) -> NextTask:
    names = tuple(_name(each.unit, each) for each in units)
    return NextTask(f"{what}: {format_count(len(names))} đơn vị.", command, names)


def _name(unit: Unit, progress: Progress) -> str:
    """Return a unit that is waited for with whom to call."""
    contact = unit.contact
    if progress.state is not State.MISSING or contact is None:
        return unit.name
    said = ", ".join(each for each in (contact.person, contact.phone, contact.email) if each)
    return f"{unit.name} ({said})" if said else unit.name
