"""What is kept of each version: the original, what was read of it, the record; the submission; the log, last."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tongket.commands.receive.desk import Desk
from tongket.commands.receive.submission_paths import LeafPath, split_tree
from tongket.errors import UsageError
from tongket.findings.diagnostics import has_errors
from tongket.model.arrivals import Arrival, Opinion
from tongket.output.files import write_files
from tongket.source import nodes
from tongket.source.emitting import Tree, tree_of
from tongket.source.tree import parse_source, read_source
from tongket.whole_files import read_whole, take_stamp
from tongket.workspace import AS_READ, BEFORE_READING, READING_NOTES, READING_RECORD, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """What is written of a version."""

    arrival: Arrival
    original: bytes
    as_read: str
    answers: str
    """The submission; of a free report the proposal of one."""
    notes: str
    """Where each value stood, and what was not taken."""
    record: str
    proposed: bool = False
    """Whether a person must look at the answers before they are used."""


def keep_version(kept: KeptVersion, desk: Desk) -> None:
    """Write a version, all of it or nothing, and put it down in the log; one that is there already not again.

    A submission that was corrected by hand is kept beside, as it was.

    Raises:
        OutputError: something can't be written; then nothing is.
    """
    arrival, workspace = kept.arrival, desk.workspace
    folder = workspace.received(arrival.unit, arrival.version)
    answers = workspace.proposal(arrival.unit) if kept.proposed else find_submission(desk, arrival.unit)
    files = {
        folder / (arrival.file or ""): kept.original,
        folder / AS_READ: kept.as_read.encode(),
        folder / READING_NOTES: kept.notes.encode(),
        folder / READING_RECORD: kept.record.encode(),
    }
    stamp = take_stamp(answers)
    present = read_whole(answers) if answers.is_file() else None
    if present is None or kept.proposed or not _say_the_same(present, kept.answers.encode()):
        if present is not None and not _is_as_read(present, arrival, workspace):
            files[_free(folder / BEFORE_READING)] = present
        files[answers] = kept.answers.encode()
    text = replace(desk.log_text)
    if arrival not in desk.log.arrivals:
        text.add(arrival)
        files[workspace.receipt_log] = text.text.encode()
    write_files(files, keep={}, seen={workspace.receipt_log: desk.log_stamp, answers: stamp})
    if arrival not in desk.log.arrivals:
        desk.log_text, desk.log = text, replace(desk.log, arrivals=(*desk.log.arrivals, arrival))
        desk.log_stamp = take_stamp(workspace.receipt_log)


def keep_accepted(unit: str, version: int, answers: str, desk: Desk) -> None:
    """Write the submission that a proposal came to, keep the file that it takes the place of, and let it wait no more.

    Raises:
        OutputError: it can't be written; then the proposal still waits.
    """
    submission = find_submission(desk, unit)
    files = {submission: answers.encode()}
    if submission.is_file() and submission.read_bytes() != answers.encode():
        files = {_free(desk.workspace.received(unit, version) / BEFORE_READING): submission.read_bytes(), **files}
    write_files(files, keep={})
    desk.workspace.proposal(unit).unlink(missing_ok=True)


def keep_opinion(opinion: Opinion, desk: Desk) -> None:
    """Put down what a person says of a version.

    Raises:
        OutputError: the log can't be written; then it is as it was.
    """
    text = replace(desk.log_text)
    text.add(opinion)
    path = desk.workspace.receipt_log
    write_files({path: text.text.encode()}, keep={}, seen={path: desk.log_stamp})
    desk.log_text, desk.log = text, replace(desk.log, opinions=(*desk.log.opinions, opinion))
    desk.log_stamp = take_stamp(path)


def _say_the_same(one: bytes, other: bytes) -> bool:
    """Whether two submissions hold the same answers, whatever their layout and comments: then it stays as it is."""
    return parse_source(one, "")[0].digest() == parse_source(other, "")[0].digest()


def _is_as_read(present: bytes, arrival: Arrival, workspace: Workspace) -> bool:
    """Whether a submission is what was read of the version before, letter for letter."""
    before = workspace.received(arrival.unit, arrival.version - 1) / AS_READ
    return before.is_file() and before.read_bytes() == present


def _free(path: Path) -> Path:
    """Return a path that is not taken: nothing kept is overwritten."""
    number, free = 2, path
    while os.path.lexists(free):
        free, number = path.with_name(f"{path.stem}-{number}{path.suffix}"), number + 1
    return free


def find_submission(desk: Desk, unit: str) -> Path:
    """Return the file that holds a unit's answers, whatever its name; where there is none yet, its own."""
    return desk.submissions.get(unit, desk.workspace.submission(unit))


def leaves_on_disk(path: Path, *, broken_too: bool = False) -> dict[LeafPath, Tree]:
    """Return the leaves of a submission on disk; none where it is not there, or `broken_too` and it can't be read.

    Raises:
        UsageError: it can't be read: nobody knows what a person corrected in it.
    """
    if not os.path.lexists(path):
        return {}
    source, found = read_source(path, path.name)
    tree = tree_of(source.root)
    whole = source.complete and isinstance(source.root, nodes.Mapping) and isinstance(tree, Mapping)
    if whole and isinstance(tree, Mapping) and (broken_too or not has_errors(found)):
        return split_tree(tree)
    if broken_too or source.root is None:
        return {}
    where = f" ({found[0].location}: {found[0].message})" if found else ""
    raise UsageError(
        f"{path} đang có chỗ sai nên không biết đã sửa tay những gì{where}",
        "sửa tệp ấy rồi nhận lại; hoặc thêm --force để thay (tệp cũ được giữ).",
    )
