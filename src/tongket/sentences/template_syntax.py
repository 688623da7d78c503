"""What is wrong with the writing of a template: every fault of a text at once, where Jinja2 stops at the first.

Only a text that Jinja2 refuses is looked at here. Each `{{ }}` and `{% %}` is read by itself, and the tags are paired.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from types import CodeType
from typing import NamedTuple

from jinja2 import Environment, TemplateError, nodes

from tongket.findings.rule import Rule
from tongket.findings.template_rules import TEMPLATE_FAILED, TEMPLATE_SYNTAX
from tongket.sentences.bounds import FORBIDDEN_TAGS, TAGS, UNREADABLE, refuse_deep
from tongket.values.hints import hint_nearest, nearest
from tongket.values.quoting import shorten

_INSIDE = r"(?:\"[^\"\n]*\"|'[^'\n]*'|(?!\{\{|\{%|\}\}|%\}).)*"
_PART = re.compile(
    rf"(?P<open>\{{\{{|\{{%)[-+]?(?P<body>{_INSIDE})(?P<close>\}}\}}|%\}})?|\{{#.*?(?P<end>#\}}|\Z)", re.DOTALL
)
_NAME = re.compile(r"\s*(\w+)(.*)", re.DOTALL)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}.*?(?:\{%-?\s*endraw\s*-?%\}|\Z)", re.DOTALL)
_PAIRS = {"{{": "}}", "{%": "%}"}
_BLOCKS = ("if", "for", "set", "block")
_SPELL = "kiểm tra các dấu {{ }}, {% %}, ngoặc và dấu nháy."
_TOO_DEEP = ("phép tính quá dài, quá nhiều ngoặc hoặc quá nhiều thẻ lồng nhau.", "tách thành nhiều câu ngắn.")
_LONGEST_SHOWN = 40


class Fault(NamedTuple):
    """Something wrong in a template's text."""

    rule: Rule
    offset: int
    length: int
    message: str
    hint: str


class _Tag(NamedTuple):
    """A `{% word rest %}`."""

    word: str
    rest: str
    offset: int
    length: int


def parse(environment: Environment, text: str) -> tuple[nodes.Template | None, list[Fault]]:
    """Return the tree of a text; or None and every fault of its writing."""
    tree, faults = _parse(environment, text)
    return tree, [*faults]


@lru_cache(maxsize=64)
def _parse(environment: Environment, text: str) -> tuple[nodes.Template | None, tuple[Fault, ...]]:
    """Return the same; kept, as each text is read by several checks and no tree is ever changed."""
    try:
        tree = environment.parse(text)
        refuse_deep(tree)
        compile_tree(environment, tree)
    except UNREADABLE as error:
        if isinstance(error, TemplateError) and (apart := _read_apart(environment, text)) is not None:
            return apart, ()
        faults = sorted(_find_faults(environment, text), key=lambda each: each.offset)
        return None, tuple(faults) or (_unexplained(text, error),)
    return tree, ()


@lru_cache(maxsize=256)
def compile_tree(environment: Environment, tree: nodes.Template) -> CodeType:
    """Return a tree as code; kept, as what was tried is rendered.

    Raises:
        TemplateError: it can't be compiled (`UNREADABLE` says what else is raised).
    """
    return environment.compile(tree)


def _read_apart(environment: Environment, text: str) -> nodes.Template | None:
    """Return the tree of a text that reads well and names a filter or test that is not there: no fault of writing."""
    try:
        tree = environment.parse(text)
        refuse_deep(tree)
        known = all(each.name in environment.filters for each in tree.find_all(nodes.Filter)) and all(
            each.name in environment.tests for each in tree.find_all(nodes.Test)
        )
    except UNREADABLE:
        return None
    return None if known else tree


def _unexplained(text: str, error: BaseException) -> Fault:
    lines = text.split("\n")
    longest = max(range(len(lines)), key=lambda each: len(lines[each])) + 1  # what is too much has no line of its own
    line = min(getattr(error, "lineno", None) or longest, len(lines))
    offset = sum(len(each) + 1 for each in lines[: line - 1])
    if isinstance(error, TemplateError):
        return Fault(TEMPLATE_SYNTAX, offset, len(lines[line - 1]), "không đọc được theo cú pháp câu mẫu.", _SPELL)
    return Fault(TEMPLATE_SYNTAX, offset, len(lines[line - 1]), *_TOO_DEEP)


def _find_faults(environment: Environment, text: str) -> Iterator[Fault]:
    """Yield the faults of a text that can't be parsed."""
    text = _RAW.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    tags: list[_Tag] = []
    for part in _PART.finditer(text):
        if part["open"] is None:
            if not part["end"]:
                yield Fault(
                    TEMPLATE_SYNTAX, part.start(), 2, "ghi chú mở bằng {# mà không đóng.", "thêm #} ở cuối ghi chú."
                )
            continue
        fault = _unclosed(part)
        if fault is not None:
            yield fault
        elif part["open"] == "{{":
            yield from _expression(environment, part)
        if part["open"] == "{%" and (tag := _read_tag(part)) is not None:
            tags.append(tag)
            if fault is None:
                yield from _check_tag(environment, tag)
    yield from _pair(tags)


def _unclosed(part: re.Match[str]) -> Fault | None:
    """Return the fault of a part that is not closed, or closed by the sign of another."""
    opened, wanted = part["open"], _PAIRS[part["open"]]
    if part["close"] == wanted:
        return None
    body = part["body"].split("\n")[0].rstrip()
    if part["close"] is None and (half := re.search(r"[}%]", body)):
        message = f'"{shorten(opened + body[: half.end()], _LONGEST_SHOWN)}" thiếu một dấu ngoặc ở cuối.'
        return Fault(TEMPLATE_SYNTAX, part.start(), len(opened) + half.end(), message, f"đóng bằng {wanted}.")
    shown = shorten(f"{opened}{body}", _LONGEST_SHOWN)
    reason = f"lại đóng bằng {part['close']}" if part["close"] is not None else "không đóng"
    length = len(opened) + len(body)
    return Fault(
        TEMPLATE_SYNTAX, part.start(), length, f'"{shown}" mở bằng {opened} mà {reason}.', f"đóng bằng {wanted}."
    )


def _expression(environment: Environment, part: re.Match[str]) -> Iterator[Fault]:
    body = re.sub(r"[-+]$", "", part["body"])
    if not body.strip():
        message = "hai dấu ngoặc {{ }} để trống."
        yield Fault(TEMPLATE_SYNTAX, part.start(), len(part[0]), message, "ghi tên vào giữa, hoặc bỏ hai dấu ngoặc đi.")
        return
    error = _refused(environment, f"{{{{{body}}}}}")
    if error is not None:
        yield _explained(error, part.start(), len(part[0]), part[0])


def _refused(environment: Environment, text: str) -> BaseException | None:
    """Return why Jinja2 does not read a text."""
    try:
        refuse_deep(environment.parse(text))
    except UNREADABLE as error:
        return error
    return None


def _explained(error: BaseException, offset: int, length: int, shown: str) -> Fault:
    message, hint = _explain_syntax(error.message or "") if isinstance(error, TemplateError) else _TOO_DEEP
    return Fault(TEMPLATE_SYNTAX, offset, length, f'"{shorten(shown, _LONGEST_SHOWN)}": {message}', hint)


def _explain_syntax(said: str) -> tuple[str, str]:
    """Return in Vietnamese what Jinja2 says, and what to do."""
    char = re.match(r"unexpected char (['\"])(.)\1", said)
    if char and char[2] in "“”‘’":
        return f"dấu nháy {char[2]} không dùng được.", "viết nháy thẳng: ' hoặc \"."
    if char and char[2] in "'\"":
        return "dấu nháy mở mà không đóng.", f"thêm một dấu {char[2]}."
    if char:
        return f"có dấu lạ {char[2]}", "bỏ dấu ấy đi."
    bracket = re.match(r"unexpected '([)\]}])'(?:, expected '([)\]}])')?", said)
    if bracket:
        wanted = f"thiếu dấu {bracket[2]}" if bracket[2] else f"thừa dấu {bracket[1]}"
        return f"{wanted}.", "xem lại các dấu ngoặc."
    got = re.search(r"(?:got|^unexpected) '(.*)'$", said)
    if got and got[1].startswith("end of"):
        return "còn thiếu ở cuối.", "viết nốt phần sau, hoặc bỏ dấu thừa ở cuối."
    if got:
        return (
            f'không hiểu "{got[1]}" ở chỗ này.',
            "mỗi chỗ điền một tên; tên không có dấu cách; nối hai thứ bằng dấu ~.",
        )
    return "không đọc được.", _SPELL


def _read_tag(part: re.Match[str]) -> _Tag | None:
    found = _NAME.match(part["body"])
    if found is None:
        return None
    # Of a tag that is not closed only the first line is its own.
    length = len(part[0]) if part["close"] else len(part[0].split("\n")[0])
    return _Tag(found[1], re.sub(r"[-+]$", "", found[2]).strip(), part.start(), length)


def _check_tag(environment: Environment, tag: _Tag) -> Iterator[Fault]:
    if tag.word in FORBIDDEN_TAGS:
        message, hint = f"thẻ {{% {tag.word} %}} không dùng được trong câu mẫu.", "bỏ thẻ này đi."
        yield Fault(TEMPLATE_FAILED, tag.offset, tag.length, message, hint)
    elif tag.word not in TAGS:
        hint = hint_nearest(tag.word, TAGS, kind="thẻ", every=True)
        yield Fault(TEMPLATE_SYNTAX, tag.offset, tag.length, f"không có thẻ {{% {tag.word} %}}.", hint)
    else:
        whole = _complete(tag)
        error = _refused(environment, whole) if whole is not None else None
        if error is not None:
            yield _explained(error, tag.offset, tag.length, f"{{% {tag.word} {tag.rest} %}}")


def _complete(tag: _Tag) -> str | None:
    """Return a text in which a tag stands alone and closed; None where its words can't be wrong by themselves."""
    match tag.word:
        case "if" | "elif":
            return f"{{% if {tag.rest} %}}{{% endif %}}"
        case "set" if "=" in tag.rest:
            return f"{{% set {tag.rest} %}}"
        case "for" | "set" | "block":
            return f"{{% {tag.word} {tag.rest} %}}{{% end{tag.word} %}}"
    return None


def _pair(tags: list[_Tag]) -> Iterator[Fault]:
    """Yield what is opened and not closed, closed and not opened, and phrases that are there twice."""
    opened: list[_Tag] = []
    open_words: Counter[str] = Counter()
    named: set[str] = set()
    for tag in tags:
        word = _meant(tag.word)
        if word == "block":
            if tag.rest in named:
                yield Fault(
                    TEMPLATE_SYNTAX,
                    tag.offset,
                    tag.length,
                    f"câu {tag.rest} viết hai lần.",
                    "giữ một khối, bỏ khối kia.",
                )
            named.add(tag.rest)
        if word in _BLOCKS and not (word == "set" and "=" in tag.rest):
            opened.append(tag)
            open_words[word] += 1
        elif word.startswith("end") and word[3:] in _BLOCKS:
            yield from _close(tag, word[3:], opened, open_words)
        elif word in {"elif", "else"} and not (opened and _meant(opened[-1].word) in {"if", "for"}):
            message = f"{{% {word} %}} không thuộc {{% if %}} nào."
            yield Fault(TEMPLATE_SYNTAX, tag.offset, tag.length, message, "thêm {% if … %} ở trước, hoặc bỏ thẻ này.")
    yield from map(_never_closed, opened)


def _meant(word: str) -> str:
    """Return the tag that a word is a slip for, so that its pair is not called a fault too."""
    return word if word in TAGS or word in FORBIDDEN_TAGS else nearest(word, TAGS) or word


def _close(tag: _Tag, word: str, opened: list[_Tag], open_words: Counter[str]) -> Iterator[Fault]:
    if not open_words[word]:
        hint = f"thêm {{% {word} … %}} ở trước, hoặc bỏ thẻ này."
        yield Fault(TEMPLATE_SYNTAX, tag.offset, tag.length, f"thừa {{% end{word} %}}.", hint)
        return
    while (other := _meant((last := opened.pop()).word)) != word:
        open_words[other] -= 1
        yield _never_closed(last)
    open_words[word] -= 1


def _never_closed(tag: _Tag) -> Fault:
    word = _meant(tag.word)
    message = f"{{% {shorten(f'{tag.word} {tag.rest}'.strip(), _LONGEST_SHOWN)} %}} thiếu {{% end{word} %}}."
    return Fault(TEMPLATE_SYNTAX, tag.offset, tag.length, message, f"thêm {{% end{word} %}} ở cuối phần ấy.")
