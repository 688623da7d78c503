"""A template's text and where each word of it stands in its file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from jinja2 import Environment

from tongket.diagnostics import Location

_UNSEEN = {"whitespace", "comment", "comment_begin", "comment_end"}
_BEFORE = {"attribute": {".", "["}, "filter": {"|"}, "test": {"is", "not"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A template's text as Jinja2 reads it, and the lines of its file (of a YAML file with quotes and folding)."""

    text: str
    location: Location
    """Of the whole text: what a finding points to where nothing nearer is known."""
    lines: tuple[str, ...]
    """The lines of the file that hold it, the first one from `location.line` on."""

    def place(self, offset: int, length: int) -> tuple[Location, str | None]:
        """Return where a piece of the text stands in its file, and that line.

        The piece is looked for as the same one of its like: the third `so` of the text is the third of the file.
        """
        piece = self.text[offset : offset + length].split("\n")[0]
        first = self.location.column or 1
        raw = "\n".join([self.lines[0][first - 1 :], *self.lines[1:]]) if self.lines else ""
        at = -1
        for _ in range(self.text.count(piece, 0, offset) + 1 if piece else 0):
            at = raw.find(piece, at + 1)
            if at < 0:
                break
        if at < 0:
            return self.location, self.lines[0] if self.lines else None
        line = raw.count("\n", 0, at)
        column = at - (raw.rfind("\n", 0, at) + 1) + (first if line == 0 else 1)
        number = (self.location.line or 1) + line
        end = column + len(piece)
        place = replace(self.location, line=number, column=column, end_line=number, end_column=end)
        return place, self.lines[line]


class Token(NamedTuple):
    """A word or a sign within `{{ }}` or `{% %}`, or the text between them (kind `data`)."""

    kind: str
    value: str
    line: int
    offset: int


def read_tokens(environment: Environment, text: str) -> tuple[Token, ...]:
    """Return the tokens of a text that can be parsed, with their places; spaces and comments are left out."""
    return tuple(_tokens(environment, text))


def _tokens(environment: Environment, text: str) -> Iterator[Token]:
    at = 0
    for line, kind, value in environment.lexer.tokeniter(text, None):
        # What the lexer strips away is space, so the next token is the first of its like after it.
        at = max(text.find(value, at), at)
        if kind not in _UNSEEN:
            yield Token(kind, value, line, at)
        at += len(value)


class Wanted(NamedTuple):
    """A word that is looked for: what it is (`name`, `attribute`, `filter`, `test`) and what stands before it."""

    role: str
    name: str
    line: int
    base: str | None = None
    """The name before the dot, where it is a plain one."""


def find_word(tokens: tuple[Token, ...], wanted: Wanted) -> Token | None:
    """Return where a word stands: in its line, else the next one after it."""
    good = [
        token
        for index, token in enumerate(tokens)
        if token.line >= wanted.line and _word(token) == wanted.name and _fits(tokens, index, wanted)
    ]
    return good[0] if good else None


def _word(token: Token) -> str | None:
    if token.kind in {"name", "integer"}:
        return token.value
    return token.value[1:-1] if token.kind == "string" else None


def _fits(tokens: tuple[Token, ...], index: int, wanted: Wanted) -> bool:
    before = tokens[index - 1].value if index else ""
    if wanted.role == "name":
        return tokens[index].kind == "name" and before not in {".", "|"}
    if before not in _BEFORE[wanted.role]:
        return False
    return wanted.base is None or (index > 1 and tokens[index - 2].value == wanted.base)


def words(tokens: tuple[Token, ...], name: str) -> list[Token]:
    """Return every place where a name is used as a variable."""
    return [
        token
        for index, token in enumerate(tokens)
        if token.value == name and _fits(tokens, index, Wanted("name", name, 1)) and token.kind == "name"
    ]
