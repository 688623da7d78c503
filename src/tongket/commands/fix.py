"""`tongket fix`: what of the units' files can be mended safely, shown as a diff and written on demand."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from tongket.findings.diagnostics import count_errors
from tongket.model.roster import Campaign
from tongket.output.files import backup_path, write_files
from tongket.read.submission import read_submission
from tongket.source.encoding import decode
from tongket.source.mending import mend
from tongket.source.tree import LARGEST_FILE, parse_source
from tongket.values.invisible import show_invisible
from tongket.whole_files import FileStamp, read_whole, take_stamp
from tongket.workspace import Workspace

_HEAD_KEYS = (
    *("don_vi", "de_cuong", "ngay_gui", "so_ky_hieu", "nguoi_ky", "chuc_vu", "ghi_chu", "tra_loi", "bieu"),
    *("noi_dung", "chi_tieu", "khong_co", "so", "ngay", "trich_yeu", "loai", "co_quan", "ten", "noi", "ket_qua"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """A file that can be mended (tệp sửa được)."""

    path: Path
    shown: str
    before: bytes
    after: bytes
    repairs: tuple[str, ...]
    stamp: FileStamp | None
    """Of the file as it was read."""

    @property
    def diff(self) -> tuple[str, ...]:
        """The lines that differ, as `diff -u` shows them."""
        old, new = (_lines(each) for each in (self.before, self.after))
        lines = unified_diff(old, new, self.shown, f"{self.shown} (đã sửa)", n=1, lineterm="")
        return tuple(show_invisible(each) for each in lines)


def _lines(data: bytes) -> list[str]:
    text, looks_like = decode(data)
    return (text if looks_like is None else data.decode("latin-1")).split("\n")


def find_repairs(workspace: Workspace, campaign: Campaign, files: Iterable[Path] | None) -> tuple[Repaired, ...]:
    """Return the files, of those given or of the submissions folder, of which something can be mended safely."""
    known = _known_words(campaign)
    found: list[Repaired] = []
    for path in files if files is not None else workspace.list_submissions()[0]:
        shown, stamp, before = workspace.show(path), take_stamp(path), _read(path)

        def left(data: bytes, shown: str = shown) -> int:
            source, told = parse_source(data, shown)
            return count_errors(read_submission(source, told, campaign.outline, campaign.roster).found)

        after, repairs = mend(before, known, left)
        if repairs and after != before:
            found.append(Repaired(path=path, shown=shown, before=before, after=after, repairs=repairs, stamp=stamp))
    return tuple(found)


def _read(path: Path) -> bytes:
    """Return the bytes of a file; nothing of one that is too large or can't be read, which `validate` tells."""
    try:
        return read_whole(path) if path.stat().st_size <= LARGEST_FILE else b""
    except OSError:
        return b""


def _known_words(campaign: Campaign) -> frozenset[str]:
    """Return the keys of a submission, and the ids that it may name."""
    outline = campaign.outline
    items = {each.id for each in outline.items}
    facts = {fact.id for each in outline.items for fact in each.indicators}
    tables = {each.id for each in outline.tables}
    rows = {row.id for each in outline.tables for row in each.rows}
    columns = {column.id for each in outline.tables for column in each.columns}
    options = {option.id for each in outline.items for fact in each.indicators for option in fact.options}
    units = {each.id for each in campaign.roster.units}
    return frozenset({*_HEAD_KEYS, *items, *facts, *tables, *rows, *columns, *options, *units, outline.id})


def write_repairs(repaired: Collection[Repaired]) -> tuple[Path, ...]:
    """Write the mended files, all or none, and keep the old ones beside; return where.

    Raises:
        OutputError: a file can't be written; the old ones are whole.
    """
    keep = {each.path: backup_path(each.path) for each in repaired}
    seen = {each.path: each.stamp for each in repaired}
    write_files({each.path: each.after for each in repaired}, keep=keep, seen=seen)
    return tuple(keep.values())
