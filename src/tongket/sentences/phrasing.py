"""Figures to sentences (lời văn): lead sentences of the outline and the phrases of `templates/*.j2`.

Jinja2 makes sentences, code makes blocks: a template sees figures, names, counts and dates, never a unit's own words.
Sandboxed and strict: an unknown name is a finding with file and line, not an empty place.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from jinja2 import Template, Undefined, nodes

from tongket.findings.diagnostics import Diagnostic, finding, has_errors
from tongket.findings.locations import Location, TextLocation
from tongket.findings.template_rules import MISSING_PHRASE, TEMPLATE_FAILED
from tongket.merge.merged import MergedItem
from tongket.model.figure_names import FigureName, Note, NoteKind
from tongket.model.outline import Item, Outline, Sentence
from tongket.sentences.bounds import FAILURES, TOO_MUCH_HINT, TooMuchError
from tongket.sentences.environment import open_environment
from tongket.sentences.marks import SentencePiece, mark, marked_names, pieces
from tongket.sentences.phrase_files import NOWHERE, check_phrases
from tongket.sentences.phrases import Known, Lead, LeadPart, Phrases, explain
from tongket.sentences.quantities import NoDataError, Quantity, Words
from tongket.sentences.said_facts import Extreme, fact_of
from tongket.sentences.template_names import (
    TemplateReading,
    check_braces,
    check_measures,
    check_names,
    check_uses,
    undeclared,
)
from tongket.sentences.template_syntax import Fault, compile_tree, parse
from tongket.sentences.written import Written, read_tokens
from tongket.source.garbling import garbled_texts
from tongket.values.arithmetic import EXACT_DIGITS


def print_value(value: object) -> object:
    """Return what a placeholder prints; a list, a truth or a record is no text, and saying so beats printing it."""
    if isinstance(value, Undefined):
        return str(value)  # it is strict: it raises what is not there, or may not be asked
    if isinstance(value, bool) or not isinstance(value, str | Words | Quantity | Extreme | int | float | Decimal):
        raise TypeError("chỉ in được chữ và con số")
    return value if isinstance(value, str | Words | Quantity | Extreme) else str(Quantity(Decimal(str(value))))


ENVIRONMENT = open_environment(print_value)


@lru_cache(maxsize=256)
def compiled(tree: nodes.Template) -> Template:
    """Return a tree as what renders it; kept, as the tree of a text is."""
    return Template.from_code(ENVIRONMENT, compile_tree(ENVIRONMENT, tree), ENVIRONMENT.make_globals(None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One compiled text with the names it uses."""

    template: Template
    names: frozenset[str]
    printed: frozenset[str]
    """The names that it prints whatever the data are: not those within an `if` or beside an `or`."""
    groups: Mapping[str, frozenset[str | None]]
    """Of which groups it reads each name; None is all."""
    location: TextLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadSentence:
    """A compiled lead sentence."""

    opening: Clause | None
    clauses: tuple[Clause, ...]
    part: str | None = None


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
        reading = TemplateReading(ENVIRONMENT, tree, read_tokens(ENVIRONMENT, written.text))
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
    return finding(fault.rule, at, message, fault.hint, snippet=snippet, item=item)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leading:
    """What the lead sentences of one item need."""

    item: Item
    facts: Mapping[str, object]
    empty: frozenset[str]
    """The facts that nobody reported."""
    annexes: Mapping[str, str]
    """By the id of an indicator the appendix where its figures are listed, as it is printed: `Phụ lục 1`."""
    found: list[Diagnostic]

    def reference(self, indicator: str) -> Note:
        """Return the name of the reference to the appendix of an indicator."""
        asked = self.item.indicator(indicator)
        annex = (asked.annex if asked is not None else None) or ""
        return Note(place=self.item.id, kind=NoteKind.ANNEX, of=annex)


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
        item=item.item,
        facts={name: fact_of(total, item.item.id) for name, total in item.totals.items()},
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
            LeadPart(
                name=part,
                sentences=tuple(said for each in own if (said := _render_sentence(each, leading, named))),
                groups=groups_read(own),
            )
            for part, own in by_part.items()
        )
    )


def _render_sentence(sentence: LeadSentence, leading: _Leading, named: set[str]) -> tuple[SentencePiece, ...] | None:
    """Return a sentence, None where it dropped out; `named` are the appendices that were referred to by now."""
    opening = _render(sentence.opening, leading) if sentence.opening is not None else ""
    said = [
        None if clause.printed & leading.empty else _refer(_render(clause, leading), leading, named)
        for clause in sentence.clauses
    ]
    good = [each for each in said if each]
    return pieces(_join(opening, good)) if good and opening is not None else None


def groups_read(sentences: Iterable[LeadSentence]) -> dict[str, frozenset[str | None]]:
    """Return of which groups lead sentences read each fact; None is all."""
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
        printed = {each.id for each in marked_names(segment) if isinstance(each, FigureName)}
        for indicator, annex in leading.annexes.items():
            if indicator in printed and annex not in named:
                named.add(annex)
                words = segments[number].rstrip(" .:,")
                reference = f" ({mark(annex, leading.reference(indicator))})"
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
        message = f"Mục {leading.item.id}, câu dẫn: {explain(error)}."
        leading.found.append(finding(TEMPLATE_FAILED, clause.location, message, hint, item=leading.item.id))
        return None


def read_phrases(path: Path, file: str, known: Known) -> tuple[Phrases | None, list[Diagnostic]]:
    """Return the phrases of a `.j2` file; `known` are the phrases needed, with what each may use."""
    written = read_written(path, file)
    if written is None:
        hint = "chép lại từ thư mục mẫu (tongket init), lưu mã UTF-8."
        return None, [finding(MISSING_PHRASE, Location(file=file), "không đọc được tệp câu chữ này.", hint)]
    tree, faults = check_phrases(ENVIRONMENT, written.text, known)
    found = [fault_in_phrase(each, written) for each in faults]
    for number, line in enumerate(written.lines, 1):
        for each in garbled_texts(line):
            at = TextLocation(file=file, line=number, column=each.start + 1, end_column=each.end + 1)
            found.append(finding(each.rule, at, each.message, each.hint, snippet=line))
    if tree is None or has_errors(found):
        return None, found
    return Phrases(compiled(tree), file), found


def read_written(path: Path, file: str) -> Written | None:
    """Return the text of a `.j2` file with its place; None where it can't be read.

    Its line ends become Jinja2's own, so that lines and columns agree.
    """
    try:
        text = re.sub(r"\r\n|\r", "\n", path.read_bytes().decode("utf-8-sig"))
        text = unicodedata.normalize("NFC", text)
    except (OSError, UnicodeDecodeError):
        return None
    return Written(text=text, location=TextLocation(file=file, line=1, column=1), lines=tuple(text.split("\n")))


def fault_in_phrase(fault: Fault, written: Written) -> Diagnostic:
    """Return a fault of a phrase as a finding in its file."""
    if fault.offset == NOWHERE:
        return finding(fault.rule, Location(file=written.location.file), fault.message, fault.hint)
    at, snippet = written.place(fault.offset, fault.length)
    return finding(fault.rule, at, fault.message, fault.hint, snippet=snippet)
