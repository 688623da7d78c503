"""What was read from a free report → a proposal of its submission (bản đề nghị), which a person looks at and accepts.

It is the submission as it would be, each value with a comment that says where it stood and how sure the reading is;
what could not be placed, and slots with several figures, stand at its end. Comments are read by nobody: once it is
accepted the answers are those of any submission.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tongket.errors import UsageError
from tongket.model.addresses import WHOLE_REPORT, Address
from tongket.model.outline import Outline
from tongket.model.returned import Clash, ReturnedReport, ReturnedValue, Unplaced
from tongket.model.roster import Unit
from tongket.output.submission_yaml import submission_tree, submission_yaml
from tongket.source import nodes
from tongket.source.emitting import Tree, tree_of
from tongket.source.tree import parse_source

KeyPath = tuple[str, ...]
"""The keys that lead to a value, from the top."""
_LOW = 80
"""Below this a person is asked to look twice: the heading was reworded, or stood under another section."""
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_HEAD = """\
Bản đề nghị, đọc từ báo cáo không gõ vào mẫu của {unit}. CHƯA phải báo cáo: chưa lệnh nào tính đến.
Mỗi giá trị có dòng ghi mức chắc chắn và chỗ đứng trong báo cáo. So với báo cáo, sửa thẳng ở đây nếu cần;
điều còn lại ở cuối tệp thì chép vào mục của nó. Xong thì: tongket receive --accept {id}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal of a submission."""

    text: str
    """The file."""
    placed: int
    """How many values it holds."""
    left: tuple[Unplaced, ...]
    """What could not be placed."""
    clashes: tuple[Clash, ...]


def make_proposal(report: ReturnedReport, outline: Outline, unit: Unit) -> Proposal:
    """Return the proposal made from a free report; its comments hold everything that has no place."""
    made = submission_tree(report.values, outline, unit.id)
    text = submission_yaml(made.tree)
    left = (*report.unplaced, *made.left)
    head = _comments("", _HEAD.format(unit=unit.name, id=unit.id))
    lines = [*head, *_noted(text, report.values), *_leftovers(left, report.clashes)]
    return Proposal(text="\n".join(lines) + "\n", placed=len(report.values), left=left, clashes=report.clashes)


def _noted(text: str, values: Iterable[ReturnedValue]) -> Iterator[str]:
    """Yield the lines of a submission, over each value where it stood and how sure it is."""
    by_path = {path: each for each in values for path in _paths(each.address)}
    source, _ = parse_source(text.encode(), "")
    notes: dict[int, ReturnedValue] = {}
    for path, at in _keys(source.root, ()):
        if path in by_path:
            notes.setdefault(at, by_path[path])
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        if number in notes:
            yield from _comments(line[: len(line) - len(line.lstrip())], _say(notes[number]))
        yield line


def _paths(address: Address) -> Iterator[KeyPath]:
    """Yield the keys under which a value may stand in a submission."""
    if address.table:
        yield "bieu", address.place, address.key, address.part
    elif address.place == WHOLE_REPORT:
        yield (address.key,)
    elif address.key:
        yield tuple(each for each in ("tra_loi", address.place, "chi_tieu", address.key, address.part) if each)
    else:
        yield "tra_loi", address.place


def _keys(node: nodes.Node | None, above: KeyPath) -> Iterator[tuple[KeyPath, int]]:
    """Yield every key of a file by the keys above it, and its line."""
    for entry in node.entries if isinstance(node, nodes.Mapping) else ():
        path = (*above, entry.key.text)
        yield path, entry.key.span.line
        yield from _keys(entry.value, path)


def _say(value: ReturnedValue) -> str:
    doubt = ", xem lại" if value.confidence < _LOW else ""
    return f"{value.confidence}%{doubt}: {value.place}"


def _leftovers(left: Iterable[Unplaced], clashes: Iterable[Clash]) -> Iterator[str]:
    clashing = [
        f"Hai số cho một ô “{each.label}” ({each.address}), chưa lấy số nào: "
        + "; ".join(f"{value.text} ({value.place})" for value in each.values)
        for each in clashes
    ]
    unplaced = [f"- {each.text}\n  ({each.place}: {each.reason})" for each in left]
    if clashing or unplaced:
        yield ""
        yield from _comments("", "CHƯA XẾP ĐƯỢC", *clashing, *unplaced)


def _comments(indent: str, *texts: str) -> list[str]:
    lines = (line for text in texts for line in text.splitlines())
    return [f"{indent}# {_BREAKS.sub(' ', line)}".rstrip() for line in lines if line.strip()]


def take_proposal(data: bytes, shown: str, outline: Outline, unit: Unit) -> Mapping[str, Tree]:
    """Return the submission that a proposal holds, with what a person changed in it; its comments are left behind.

    Raises:
        UsageError: it is no YAML any more, or says that it is another unit's or another campaign's.
    """
    source, found = parse_source(data, shown)
    tree = tree_of(source.root)
    if not source.complete or not isinstance(tree, Mapping):
        where = f"{found[0].location}: {found[0].message}" if found else "không có nội dung."
        raise UsageError(f"Bản đề nghị chưa đúng cách viết: {where}", found[0].hint if found else None)
    for key, wanted in (("don_vi", unit.id), ("de_cuong", outline.id)):
        if tree.get(key) != wanted:
            raise UsageError(f"Bản đề nghị {shown} không ghi {key}: {wanted}.", f"viết lại dòng {key}: {wanted}")
    return tree
