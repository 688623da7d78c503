"""What the rules look at, and how what they find becomes findings: the same defect many times is one finding."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tongket.commands.lint.expected import Expected
from tongket.commands.lint.pieces import Piece
from tongket.commands.lint.roles import Roles
from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.locations import WordLocation
from tongket.findings.rule import Rule, Severity
from tongket.word.looks import DocumentLook, LookedParagraph
from tongket.word.pagelooks import PagesLook

HEAD, END, PAGES = "phần đầu", "phần cuối", "trang"
"""Where something is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One document as the rules see it."""

    look: DocumentLook
    pages: PagesLook
    roles: Roles
    expected: Expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A defect at one place; the same words at several places are one finding."""

    rule: Rule
    message: str
    """Without the full stop at its end."""
    hint: str
    at: LookedParagraph | str
    """The paragraph, or in words where something is missing."""
    severity: Severity | None = None
    """Where it is not that of the rule."""


Check = Callable[[Case], Iterable[Found]]


def at_piece(piece: Piece, rule: Rule, message: str, hint: str) -> Found:
    """Return a defect of a piece."""
    return Found(rule=rule, message=message, hint=hint, at=piece.paragraph)


def gather(found: Iterable[Found], shown: str) -> Iterator[Diagnostic]:
    """Yield one finding for each defect: at its first place, with how many other paragraphs have it."""
    places: dict[tuple[Rule, str, str, Severity | None], dict[tuple[str, int] | str, Found]] = {}
    for each in found:
        key = each.rule, each.message, each.hint, each.severity
        at = each.at if isinstance(each.at, str) else (each.at.part, each.at.number)
        places.setdefault(key, {}).setdefault(at, each)
    for held in places.values():
        first, *others = held.values()
        more = f" (và {len(others)} {'đoạn' if not isinstance(first.at, str) else 'phần'} khác)" if others else ""
        location = (
            WordLocation(file=shown, place=first.at)
            if isinstance(first.at, str)
            else WordLocation(file=shown, paragraph=first.at.number, place=first.at.place)
        )
        yield finding(first.rule, location, f"{first.message}{more}.", first.hint, severity=first.severity)
