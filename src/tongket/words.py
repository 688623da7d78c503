"""Figures to sentences (lời văn): lead sentences of the outline and the phrases of `templates/*.j2`.

Jinja2 makes sentences, code makes blocks: a template sees figures, names, counts and dates, never a unit's own words.
Sandboxed and strict: an unknown name is a finding with file and line, not an empty place.
"""

import re
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from jinja2 import Template, UndefinedError, nodes
from jinja2.exceptions import SecurityError

from tongket.arithmetic import EXACT_DIGITS
from tongket.diagnostics import Diagnostic, Location, Rule, has_errors
from tongket.facts import Extreme, fact_of
from tongket.marked import Piece, mark, names_of, pieces
from tongket.merge.draft import MergedItem
from tongket.model import Item, Outline, Sentence
from tongket.quantities import NoDataError, Quantity, Words
from tongket.rules import MISSING_PHRASE, TEMPLATE_FAILED
from tongket.sandbox.bounds import TOO_MUCH_HINT, TooMuchError
from tongket.sandbox.environment import open_environment
from tongket.sandbox.names import Reading, check_braces, check_measures, check_names, check_uses, undeclared
from tongket.sandbox.phrases import NOWHERE, Known, check_phrases
from tongket.sandbox.syntax import Fault, parse
from tongket.sandbox.trying import FAILURES
from tongket.sandbox.written import Written, read_tokens


def print_value(value: object) -> object:
    """Return what a placeholder prints; a list, a truth or a record is no text, and saying so beats printing it."""
    if isinstance(value, bool) or not isinstance(value, str | Words | Quantity | Extreme | int | float | Decimal):
        raise TypeError("chỉ in được chữ và con số")
    return value if isinstance(value, str | Words | Quantity | Extreme) else str(Quantity(Decimal(str(value))))


ENVIRONMENT = open_environment(print_value)
ANNEX = "phu_luc"
"""How the names of references to appendices begin, among those of figures."""


@lru_cache(maxsize=256)
def compiled(tree: nodes.Template) -> Template:
    """Return a tree as what renders it; kept, as the tree of a text is."""
    return ENVIRONMENT.from_string(tree)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One compiled text with the names it uses."""

    template: Template
    names: frozenset[str]
    printed: frozenset[str]
    """The names that it prints whatever the data are: not those within an `if` or beside an `or`."""
    groups: Mapping[str, frozenset[str | None]]
    """Of which groups it reads each name; None is all."""
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadSentence:
    """A compiled lead sentence."""

    opening: Clause | None
    clauses: tuple[Clause, ...]
    part: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lead sentences of one part of an item (phần)."""

    name: str | None
    """None where the sentences are in no part."""
    sentences: tuple[tuple[Piece, ...], ...]
    groups: Mapping[str, frozenset[str | None]]
    """Of which groups the sentences read each fact, printed or dropped; None is all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """What an item's lead sentences came to (câu dẫn)."""

    parts: tuple[Part, ...]
    """Those without a name first; each with at least one sentence, which may have dropped out."""

    @property
    def sentences(self) -> tuple[tuple[Piece, ...], ...]:
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

    @property
    def text(self) -> str | None:
        """The sentences as one text; None when all dropped out."""
        return " ".join("".join(piece.text for piece in each) for each in self.sentences) or None


def compile_leads(outline: Outline) -> tuple[Mapping[str, tuple[LeadSentence, ...]], list[Diagnostic]]:
    """Return each item's compiled lead sentences, and a finding for each that can't be compiled."""
    found: list[Diagnostic] = []
    leads = {
        item.id: tuple(each for sentence in item.sentences if (each := _compile_sentence(sentence, item, found)))
        for item in outline.items
    }
    return leads, found


def _compile_sentence(sentence: Sentence, item: Item, found: list[Diagnostic]) -> LeadSentence | None:
    compiled = [_compile(each, item, found) for each in written_sentence(sentence)]
    good = [each for each in compiled if each is not None]
    if len(good) < len(compiled):
        return None
    count = len(sentence.clauses)
    opening = good[count] if sentence.opening is not None else None
    return LeadSentence(opening=opening, clauses=tuple(good[:count]), part=sentence.part)


def written_sentence(sentence: Sentence) -> tuple[Written, ...]:
    """Return the clauses of a lead sentence, then its opening where there is one, as they stand in the outline."""
    texts = [*sentence.clauses, *([sentence.opening] if sentence.opening is not None else [])]
    return tuple(
        Written(text=text, location=at, lines=lines)
        for text, at, lines in zip(texts, sentence.locations, sentence.lines, strict=True)
    )


def _compile(written: Written, item: Item, found: list[Diagnostic]) -> Clause | None:
    known = frozenset(each.id for each in item.indicators)
    measures = {
        each.id: (each.measure, each.printed_in.measure)
        for each in item.indicators
        if each.printed_in is not None and each.measure is not None
    }
    tree, faults = parse(ENVIRONMENT, written.text)
    if tree is not None:
        reading = Reading(ENVIRONMENT, tree, read_tokens(ENVIRONMENT, written.text))
        faults = [
            *check_uses(reading),
            *check_names(reading, known, "chỉ tiêu"),
            *check_braces(reading.tokens, known),
            *check_measures(reading, measures),
        ]
    found += [fault_in_lead(each, written, item.id) for each in faults]
    if tree is None or faults:
        return None
    return Clause(
        template=compiled(tree),
        names=undeclared(tree, ENVIRONMENT),
        printed=_printed_names(tree),
        groups=_groups_read(tree),
        location=written.location,
    )


def fault_in_lead(fault: Fault, written: Written, item: str) -> Diagnostic:
    """Return a fault of a lead sentence as a finding in the outline."""
    at, snippet = written.place(fault.offset, fault.length)
    message = f"Mục {item}, câu dẫn: {fault.message}"
    made = _finding(fault.rule, at, message, fault.hint, item)
    return replace(made, snippet=snippet)


def _printed_names(tree: nodes.Node) -> frozenset[str]:
    """Return the names that a text prints unconditionally."""
    if isinstance(tree, nodes.If | nodes.CondExpr | nodes.Or | nodes.For):
        return frozenset()
    if isinstance(tree, nodes.Name):
        return frozenset({tree.name})
    return frozenset().union(*map(_printed_names, tree.iter_child_nodes()))


def _groups_read(tree: nodes.Node) -> dict[str, frozenset[str | None]]:
    """Return of which groups a text reads each name: `hoi_nghi.nhom['huyen']` reads one, `hoi_nghi` all."""
    read: dict[str, set[str | None]] = {}
    single: set[int] = set()
    for node in tree.find_all(nodes.Getitem):
        match node:
            case nodes.Getitem(
                node=nodes.Getattr(node=nodes.Name() as name, attr="nhom"), arg=nodes.Const(value=group)
            ):
                read.setdefault(name.name, set()).add(str(group))
                single.add(id(name))
    for each in tree.find_all(nodes.Name):
        if id(each) not in single:
            read.setdefault(each.name, set()).add(None)
    return {name: frozenset(groups) for name, groups in read.items()}


def _finding(rule: Rule, at: Location, message: str, hint: str | None, item: str | None) -> Diagnostic:
    return Diagnostic(rule=rule, severity=rule.severity, message=message, hint=hint, location=at, item=item)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leading:
    """What the lead sentences of one item need."""

    item: str
    facts: Mapping[str, object]
    empty: frozenset[str]
    """The facts that nobody reported."""
    annexes: Mapping[str, str]
    """By the id of an indicator the appendix where its figures are listed, as it is printed: `Phụ lục 1`."""
    found: list[Diagnostic]


def render_lead(
    item: MergedItem,
    sentences: tuple[LeadSentence, ...],
    found: list[Diagnostic],
    annexes: Mapping[str, str] = MappingProxyType({}),
) -> Lead:
    """Return an item's lead sentences over its figures: what names a fact without data drops out.

    The first clause that prints a figure of an indicator in `annexes` refers to its appendix: `(Phụ lục 1)`.
    """
    leading = _Leading(
        item=item.item.id,
        facts={name: fact_of(total) for name, total in item.totals.items()},
        empty=frozenset(name for name, total in item.totals.items() if not total.counted and total.settled is None),
        annexes=annexes,
        found=found,
    )
    named: set[str] = set()
    by_part: dict[str | None, list[LeadSentence]] = {}
    for each in sentences:
        by_part.setdefault(each.part, []).append(each)
    return Lead(
        parts=tuple(
            Part(
                name=part,
                sentences=tuple(said for each in own if (said := _render_sentence(each, leading, named))),
                groups=_groups_of(own),
            )
            for part, own in by_part.items()
        )
    )


def _render_sentence(sentence: LeadSentence, leading: _Leading, named: set[str]) -> tuple[Piece, ...] | None:
    """Return a sentence, None where it dropped out; `named` are the appendices that were referred to by now."""
    opening = _render(sentence.opening, leading) if sentence.opening is not None else ""
    said = [
        None if clause.printed & leading.empty else _refer(_render(clause, leading), leading, named)
        for clause in sentence.clauses
    ]
    good = [each for each in said if each]
    return pieces(_join(opening, good)) if good and opening is not None else None


def _groups_of(sentences: Iterable[LeadSentence]) -> dict[str, frozenset[str | None]]:
    groups: dict[str, frozenset[str | None]] = {}
    for sentence in sentences:
        for clause in (*sentence.clauses, *([sentence.opening] if sentence.opening is not None else [])):
            for name, read in clause.groups.items():
                groups[name] = groups.get(name, frozenset()) | read
    return groups


def _refer(clause: str | None, leading: _Leading, named: set[str]) -> str | None:
    """Put a reference to an appendix behind the part of a clause that prints a figure which is listed there."""
    if clause is None:
        return None
    segments = clause.split(";")
    for number, segment in enumerate(segments):
        printed = {each.partition(".")[0].partition("@")[0] for each in names_of(segment)}
        for indicator, annex in leading.annexes.items():
            if indicator in printed and annex not in named:
                named.add(annex)
                words = segments[number].rstrip(" .:,")
                reference = f" ({mark(annex, f'{ANNEX}.{indicator}')})"
                segments[number] = words + reference + segments[number][len(words) :]
    return ";".join(segments)


def _join(opening: str, clauses: list[str]) -> str:
    text = " ".join(f"{opening} {', '.join(each.rstrip(' ,;') for each in clauses)}".split())
    return text if text.endswith((".", ":", "!", "?", "…")) else text + "."


def _render(clause: Clause, leading: _Leading) -> str | None:
    try:
        with localcontext() as context:
            context.prec = EXACT_DIGITS
            return " ".join(clause.template.render(leading.facts).split())
    except NoDataError:
        return None
    except FAILURES as error:
        hint = "xem lại tên và phép tính trong {{ }}; các tên dùng được ghi ở docs/templates.md."
        hint = TOO_MUCH_HINT if isinstance(error, TooMuchError) else hint
        message = f"Mục {leading.item}, câu dẫn: {explain(error)}."
        leading.found.append(_finding(TEMPLATE_FAILED, clause.location, message, hint, leading.item))
        return None


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
            at = Location(file=self._file, line=line_in_template(error), column=1)
            message = f"câu {name}: {explain(error)}."
            hint = TOO_MUCH_HINT if isinstance(error, TooMuchError) else "xem lại tên trong {{ }}."
            self.found.append(_finding(TEMPLATE_FAILED, at, message, hint, None))
            return ()
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    def _render(self, name: str, values: Mapping[str, object]) -> str:
        context = self._template.new_context(dict(values))
        try:
            return "".join(self._template.blocks[name](context))
        except FAILURES:
            ENVIRONMENT.handle_exception()  # raises it anew, with the lines of the template

    def line(self, name: str, **values: object) -> str:
        """Return a phrase as one paragraph."""
        return " ".join(self.lines(name, values))


def read_phrases(path: Path, file: str, known: Known) -> tuple[Phrases | None, list[Diagnostic]]:
    """Return the phrases of a `.j2` file; `known` are the phrases needed, with what each may use."""
    written = read_written(path, file)
    if written is None:
        at = Location(file=file)
        hint = "chép lại từ thư mục mẫu (tongket init), lưu mã UTF-8."
        return None, [_finding(MISSING_PHRASE, at, "không đọc được tệp câu chữ này.", hint, None)]
    tree, faults = check_phrases(ENVIRONMENT, written.text, known)
    found = [fault_in_phrase(each, written) for each in faults]
    if tree is None or has_errors(found):
        return None, found
    return Phrases(compiled(tree), file), found


def read_written(path: Path, file: str) -> Written | None:
    """Return the text of a `.j2` file with its place; None where it can't be read.

    Its line ends become Jinja2's own, so that lines and columns agree.
    """
    try:
        text = re.sub(r"\r\n|\r", "\n", path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None
    return Written(text=text, location=Location(file=file, line=1, column=1), lines=tuple(text.split("\n")))


def fault_in_phrase(fault: Fault, written: Written) -> Diagnostic:
    """Return a fault of a phrase as a finding in its file."""
    if fault.offset == NOWHERE:
        at, snippet = Location(file=written.location.file), None
    else:
        at, snippet = written.place(fault.offset, fault.length)
    return replace(_finding(fault.rule, at, fault.message, fault.hint, None), snippet=snippet)
