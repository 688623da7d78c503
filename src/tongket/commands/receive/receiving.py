"""What came back from the units, file by file: read, compared, kept, put down."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tongket.commands.receive.arrived_files import read_file
from tongket.commands.receive.compared_versions import compare_version, with_other_file
from tongket.commands.receive.desk import Desk, HowItCame
from tongket.commands.receive.kept_versions import KeptVersion, keep_version
from tongket.commands.receive.reading_record import ReadingRecord
from tongket.commands.receive.record_writing import write_record
from tongket.commands.receive.submission_paths import join_tree
from tongket.errors import OutputError, TongketError
from tongket.logbook.reading_notes import notes_yaml
from tongket.model.arrivals import Arrival
from tongket.output.submission_yaml import submission_yaml
from tongket.values.figures import format_short_date
from tongket.workspace import explain_os_error


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of one file."""

    path: Path
    record: ReadingRecord | None = None
    """None where it was not taken."""
    refused: str = ""
    """Why it was not taken."""
    hint: str = ""
    known: str = ""
    """When it had come before: then it is not read again."""

    @property
    def urgent(self) -> bool:
        """Whether something needs a person."""
        return bool(self.refused) or (self.record is not None and self.record.urgent)


def receive_file(path: Path, how: HowItCame, desk: Desk) -> Received:
    """Read one file in, all of it or nothing; what can't be is told, with what to do.

    Raises:
        OutputError: it can't be kept; nothing of it is written.
    """
    try:
        data = read_file(path)
        before = desk.log.known(hashlib.sha256(data).hexdigest())
        if before is not None and not (how.force and before == desk.log.latest(before.unit)):
            return Received(path=path, known=_say_known(before, desk))
        return Received(path=path, record=_take(path, data, how, desk))
    except OSError as error:
        return Received(path=path, refused=f"không mở được ({explain_os_error(error)}).", hint="kiểm tra quyền đọc.")
    except OutputError:
        raise
    except TongketError as error:
        return Received(path=path, refused=error.message, hint=error.hint or "")


def _say_known(arrival: Arrival, desk: Desk) -> str:
    unit = desk.campaign.roster.unit(arrival.unit)
    name = unit.name if unit is not None else arrival.unit
    return f"đã nhận ngày {format_short_date(arrival.day)}, là bản {arrival.version} của {name}; không đọc lại."


def _take(path: Path, data: bytes, how: HowItCame, desk: Desk) -> ReadingRecord:
    """Read, join, compare, prove and keep one file; return the record of it."""
    outline = desk.campaign.outline
    returned = desk.read(path, data, how.unit)
    version = compare_version(path, data, with_other_file(returned, desk), how, desk)
    as_read = submission_yaml(join_tree(version.leaves, outline))
    submission = submission_yaml(join_tree(version.corrected.leaves, outline))
    record = write_record(version, submission, desk, force=how.force)
    kept = KeptVersion(
        arrival=version.arrival,
        original=data,
        as_read=as_read,
        answers=returned.proposal.text if returned.proposal is not None else submission,
        notes=notes_yaml(version.returned.report),
        record=record.text,
        proposed=returned.proposal is not None,
    )
    keep_version(kept, desk)
    return record
