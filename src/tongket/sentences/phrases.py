"""What is said (câu chữ): the phrases of a `.j2` file, rendered by name, and what an item's lead sentences came to."""

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Template, UndefinedError
from jinja2.exceptions import SecurityError

from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.locations import Location, TextLocation
from tongket.findings.template_rules import TEMPLATE_FAILED
from tongket.model.figure_names import PrintedName
from tongket.model.figure_tags import lasting_name, make_tag, rounding
from tongket.sentences.bounds import FAILURES, TOO_MUCH_HINT, TooMuchError
from tongket.sentences.marks import SentencePiece
from tongket.sentences.quantities import NoDataError

Known = Mapping[str, Mapping[str, tuple[object, ...]]]
"""Phrase → name → the forms that its value may take, the first one as an example."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadPart:
    """The lead sentences of one part of an item (phần)."""

    name: str | None
    """None where the sentences are in no part."""
    sentences: tuple[tuple[SentencePiece, ...], ...]
    groups: Mapping[str, frozenset[str | None]]
    """Of which groups the sentences read each fact, printed or dropped; None is all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """What an item's lead sentences came to (câu dẫn)."""

    parts: tuple[LeadPart, ...]
    """Those without a name first; each with at least one sentence, which may have dropped out."""

    @property
    def sentences(self) -> tuple[tuple[SentencePiece, ...], ...]:
        """The sentences of all parts."""
        return tuple(sentence for part in self.parts for sentence in part.sentences)

    @property
    def groups(self) -> Mapping[str, frozenset[str | None]]:
        """Of which groups the sentences of all parts read each fact."""
        read: dict[str, frozenset[str | None]] = {}
        for part in self.parts:
            for name, groups in part.groups.items():
                read[name] = read.get(name, frozenset()) | groups
        return read

    def tag(self, name: PrintedName) -> str:
        """Return the tag of a figure of the sentences; with its decimals where they print it with fewer ones too."""
        lasting = lasting_name(name)
        every = (each.name for sentence in self.sentences for each in sentence if each.name is not None)
        ways = {rounding(each) for each in every if lasting_name(each) == lasting}
        return make_tag(name, decimals=rounding(name) != min(ways, key=lambda each: (len(each), each), default=""))

    @property
    def text(self) -> str | None:
        """The sentences as one text; None when all dropped out."""
        return " ".join("".join(piece.text for piece in each) for each in self.sentences) or None


def line_in_template(error: Exception) -> int | None:
    """Return the line of the template in which an error came up: jinja2 maps its traceback back to it."""
    frames = traceback.extract_tb(error.__traceback__)
    return next((each.lineno for each in reversed(frames) if each.filename == "<template>"), None)


def explain(error: Exception) -> str:
    """Return in Vietnamese what jinja2 says in English."""
    quoted = re.findall(r"'([^']+)'", str(error))
    if isinstance(error, UndefinedError) and quoted:
        return f'không có "{quoted[-1]}"'
    if isinstance(error, SecurityError):
        return "có phép không được dùng trong câu mẫu"
    if isinstance(error, TooMuchError):
        return str(error)
    if isinstance(error, RecursionError):
        return "câu gọi lại chính nó hoặc quá nhiều tầng lồng nhau"
    return "không tính được"


class Phrases:
    """The phrases of one `.j2` file: each `{% block ten %}` is one, rendered by its name."""

    def __init__(self, template: Template, file: str) -> None:
        self._template = template
        self._file = file
        self.found: list[Diagnostic] = []

    def lines(self, name: str, values: Mapping[str, object]) -> tuple[str, ...]:
        """Return a phrase's paragraphs, one a line that holds something."""
        try:
            text = self._render(name, values)
        except NoDataError:
            return ()
        except FAILURES as error:
            line = line_in_template(error)
            at = Location(file=self._file) if line is None else TextLocation(file=self._file, line=line, column=1)
            message = f"câu {name}: {explain(error)}."
            hint = TOO_MUCH_HINT if isinstance(error, TooMuchError) else "xem lại tên trong {{ }}."
            self.found.append(finding(TEMPLATE_FAILED, at, message, hint))
            return ()
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    def _render(self, name: str, values: Mapping[str, object]) -> str:
        context = self._template.new_context(dict(values))
        try:
            return "".join(self._template.blocks[name](context))
        except FAILURES:
            self._template.environment.handle_exception()  # raises it anew, with the lines of the template

    def line(self, name: str, **values: object) -> str:
        """Return a phrase as one paragraph."""
        return " ".join(self.lines(name, values))
