"""The real files that a folder of cases stands for, and what the command of its rule finds in them.

`outline.yaml` and `units.yaml` are a campaign's own, every other `.yaml` a submission. The rest are short texts out of
which Word files, workbooks and templates are made:

`draft.txt`     changes of a right draft (`tests/edited.py`), which `lint` looks at
`frame.txt`     changes of the frame `templates/report.docx`, for `template check`
`phrases.txt`   changes of `templates/report.j2`, one `old → new` a line, `\\n` for a line end
`document.txt`  a Word document, a paragraph a line (`write_document`), for `figures` and `clean`
`sheet.txt`     what somebody does in the decision sheet (`tests/edited_sheets.py`)
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.builders import DAY, campaign, open_docx, take
from tests.commands.figures.documents import data_of
from tests.commands.lint.documents import lint_made, write_draft
from tests.edited import edit_document
from tests.edited_sheets import find_decided
from tests.small_campaign import find, write_campaign
from tests.word.documents import cell, comment, commented, opened, p, part, run, table
from tongket.commands.clean.pending import find_pending
from tongket.commands.figures.review import review_passages
from tongket.commands.figures.word_passages import read_passages
from tongket.commands.template.check_templates import check_templates
from tongket.findings.catalogue import RULES
from tongket.findings.diagnostics import Diagnostic
from tongket.word.reading import WordFile
from tongket.workspace import open_workspace

Find = Callable[[Path, Path], Iterable[Diagnostic]]
"""What is found in a case, whose files are made in a folder."""
_OWN = {"outline.yaml", "units.yaml"}
_NO_DATA = {"expected.txt", "draft.txt", "frame.txt", "phrases.txt", "document.txt", "sheet.txt"}


def find_in_case(case: Path, root: Path) -> tuple[Diagnostic, ...]:
    """Return what the command of its rule finds in a case: the folder above it is named after the rule."""
    return tuple(FINDERS[RULES[case.parent.name].chapter.command](case, root))


def yaml_files(case: Path) -> dict[str, str | bytes]:
    """Return the files of a case that a campaign folder holds as they are, by their paths."""
    files: dict[str, str | bytes] = {}
    for each in case.iterdir():
        if each.name in _OWN:
            files[f"data/{each.name}"] = each.read_bytes()
        elif each.name not in _NO_DATA:
            files[f"data/submissions/{each.name}"] = each.read_bytes()
    return files


def write_case(case: Path, root: Path) -> Path:
    """Write the campaign of a case of `validate`; return it."""
    return write_campaign(root, yaml_files(case))


def find_in_submissions(case: Path, root: Path) -> tuple[Diagnostic, ...]:
    """Return what `validate` finds."""
    return find(write_case(case, root))


def _find_on_a_day(case: Path, root: Path) -> tuple[Diagnostic, ...]:
    """Return what is told of a build as of 12/4/2019."""
    return take(campaign(root, yaml_files(case)), as_of=DAY)[1].found


def _find_in_templates(case: Path, root: Path) -> tuple[Diagnostic, ...]:
    campaign(root, yaml_files(case))
    if (case / "frame.txt").exists():
        change_frame(root / "templates/report.docx", (case / "frame.txt").read_text("utf-8"))
    if (case / "phrases.txt").exists():
        change_phrases(root / "templates/report.j2", (case / "phrases.txt").read_text("utf-8"))
    return check_templates(open_workspace(root)).found


def change_frame(path: Path, lines: str) -> None:
    """Change a frame; two lines are none of a document: that it is open, and that it is no Word file."""
    if lines.strip() == "đang mở":
        path.with_name(f"~${path.name}").write_bytes(b"")
    elif lines.strip() == "không phải tệp Word":
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    else:
        document = open_docx(path)
        edit_document(document, lines)
        document.save(str(path))


def change_phrases(path: Path, lines: str) -> None:
    """Change a file of phrases."""
    text = path.read_text("utf-8")
    for line in lines.splitlines():
        old, _, new = (each.replace("\\n", "\n") for each in line.partition(" → "))
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def _find_in_draft(case: Path, root: Path) -> tuple[Diagnostic, ...]:
    return find_in_edited_draft((case / "draft.txt").read_text("utf-8"), root)


def find_in_edited_draft(lines: str, root: Path) -> tuple[Diagnostic, ...]:
    """Return what `lint` finds in a right draft after some changes."""
    (root / "right.docx").write_bytes(_right_draft())
    document = open_docx(root / "right.docx")
    edit_document(document, lines)
    return lint_made(document, root / "report.docx")


@cache
def _right_draft() -> bytes:
    with TemporaryDirectory() as folder:
        return write_draft(Path(folder)).read_bytes()


def _find_figures(case: Path, root: Path) -> tuple[Diagnostic, ...]:
    files = yaml_files(case)
    knowledge = data_of(campaign(root, files)) if files else None
    return review_passages(read_passages(_document(case)), knowledge, "report.docx").found


def _find_unfinished(case: Path, root: Path) -> tuple[Diagnostic, ...]:
    del root
    return tuple(find_pending(_document(case)))


def _document(case: Path) -> WordFile:
    return write_document((case / "document.txt").read_text("utf-8"))


_MARK = re.compile(r"\{(vàng|thêm|bớt|nhận xét [^|]+)\|([^}]*)\}")


def write_document(lines: str) -> WordFile:
    """Return a document, a paragraph a line; `{vàng|chữ}` is yellow, `{bớt|53}{thêm|35}` a tracked change, and
    `{nhận xét Nguyễn Văn An: Rà lại.|chữ}` a text with a comment; lines between `|` are the rows of a table."""
    comments: list[str] = []
    body = ""
    for rows, group in groupby(lines.splitlines(), key=lambda each: each.startswith("|")):
        shown = [_row(each) if rows else _paragraph(each, comments) for each in group]
        body += table(*shown) if rows else "".join(shown)
    more = {"word/comments.xml": part("comments", "".join(comments))} if comments else {}
    return opened(body, more)


def _row(line: str) -> str:
    return "".join(cell(p(each.strip())) for each in line.strip("|").split("|"))


def _paragraph(line: str, comments: list[str]) -> str:
    content, end = [], 0
    for found in _MARK.finditer(line):
        content += [run(line[end : found.start()]), _marked(found[1], found[2], comments)]
        end = found.end()
    return p(*content, run(line[end:]))


def _marked(mark: str, text: str, comments: list[str]) -> str:
    if mark == "vàng":
        return run(text, '<w:highlight w:val="yellow"/>')
    who = 'w:id="7" w:author="Nguyễn Văn An" w:date="2019-04-12T08:00:00Z"'
    if mark == "thêm":
        return f"<w:ins {who}>{run(text)}</w:ins>"
    if mark == "bớt":
        return f"<w:del {who}>{run(text).replace('w:t', 'w:delText')}</w:del>"
    author, _, said = mark.removeprefix("nhận xét ").partition(": ")
    comments.append(comment(len(comments) + 1, author, said))
    return commented(len(comments), run(text))


FINDERS: dict[str, Find] = {
    "validate": find_in_submissions,
    "build": _find_on_a_day,
    "decide": lambda case, root: find_decided((case / "sheet.txt").read_text("utf-8"), root),
    "clean": _find_unfinished,
    "template check": _find_in_templates,
    "figures": _find_figures,
    "lint": _find_in_draft,
}
"""What runs a command over a case, by the command."""
