"""A template's text and where each word of it stands in its file."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from jinja2 import Environment

from tongket.findings.locations import TextLocation

_UNSEEN = {"whitespace", "comment", "comment_begin", "comment_end"}
_BEFORE = {"attribute": {".", "["}, "filter": {"|"}, "test": {"is", "not"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A template's text as Jinja2 reads it, and the lines of its file (of a YAML file with quotes and folding)."""

    text: str
    location: TextLocation
    """Of the whole text: what a finding points to where nothing nearer is known."""
    lines: tuple[str, ...]
    """The lines of the file that hold it, the first one from `location.line` on."""

    def place(self, offset: int, length: int) -> tuple[TextLocation, str | None]:
        """Return where a piece of the text stands in its file, and that line.

        The piece is looked for as the same one of its like: the third `so` of the text is the third of the file.
        """
        piece = self.text[offset : offset + length].split("\n")[0]
        first = self.location.column
        raw = "\n".join([self.lines[0][first - 1 :], *self.lines[1:]]) if self.lines else ""
        places = _places_of(raw, piece)
        number = bisect_left(_places_of(self.text, piece), offset)
        if number >= len(places):
            return self.location, self.lines[0] if self.lines else None
        at = places[number]
        line = raw.count("\n", 0, at)
        column = at - (raw.rfind("\n", 0, at) + 1) + (first if line == 0 else 1)
        in_file = self.location.line + line
        end = column + len(piece)
        return replace(self.location, line=in_file, column=column, end_column=end), self.lines[line]


@lru_cache(maxsize=256)
def _places_of(text: str, piece: str) -> tuple[int, ...]:
    """Return where a piece stands in a text, none within another; nowhere where it is empty."""
    return tuple(each.start() for each in re.finditer(re.escape(piece), text)) if piece else ()


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


class WantedForm(NamedTuple):
    """A word that is looked for: what it is (`name`, `attribute`, `filter`, `test`) and what stands before it."""

    role: str
    name: str
    line: int
    base: str | None = None
    """The name before the dot, where it is a plain one."""


class Index:
    """The tokens of a template by the word that they are."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._places: dict[str, list[int]] = {}
        for place, token in enumerate(tokens):
            if (word := _word(token)) is not None:
                self._places.setdefault(word, []).append(place)

    def find(self, wanted: WantedForm) -> Token | None:
        """Return where a word stands: in its line, else the next one after it."""
        places = self._places.get(wanted.name, [])
        after = bisect_left(places, wanted.line, key=lambda place: self._tokens[place].line)
        return next((self._tokens[each] for each in places[after:] if _fits(self._tokens, each, wanted)), None)

    def words(self, name: str) -> list[Token]:
        """Return every place where a name is used as a variable."""
        wanted = WantedForm("name", name, 1)
        return [self._tokens[each] for each in self._places.get(name, []) if _fits(self._tokens, each, wanted)]


def _word(token: Token) -> str | None:
    if token.kind in {"name", "integer"}:
        return token.value
    return token.value[1:-1] if token.kind == "string" else None


def _fits(tokens: tuple[Token, ...], index: int, wanted: WantedForm) -> bool:
    before = tokens[index - 1].value if index else ""
    if wanted.role == "name":
        return tokens[index].kind == "name" and before not in {".", "|"}
    if before not in _BEFORE[wanted.role]:
        return False
    return wanted.base is None or (index > 1 and tokens[index - 2].value == wanted.base)
