"""A rule (quy tắc): one kind of defect that a command tells, with what a person must know to act on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType, ModuleType


class Severity(StrEnum):
    """How grave a finding is (mức độ): an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Chapter:
    """What rules have in common (chương)."""

    command: str
    """The command that tells them, as typed after `tongket`; where several do, the first that meets them."""
    title: str
    """What they are about, in Vietnamese."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Rule:
    """One kind of defect, named for the defect."""

    chapter: Chapter
    severity: Severity
    id: str
    """kebab-case, unique: what findings print in brackets and what `quy_tac` names."""
    title: str
    """What is wrong, in Vietnamese."""
    why: str
    """What is asked and why, in Vietnamese."""
    wrong: str = field(kw_only=True)
    """How the fault looks, as it is typed."""
    right: str = field(kw_only=True)
    """The same, mended."""
    source: str = field(kw_only=True)
    """The paper that asks for it, with its chapter in quotes or the letters of its sources; empty: `why` says all."""
    adjustable: bool = field(default=False, kw_only=True)
    """Whether an outline may switch it off or change its severity: only where the value itself is understood."""
    silent: bool = field(default=False, kw_only=True)
    """Whether it says nothing until an outline turns it on (`quy_tac`): it often cries wolf."""

    def __repr__(self) -> str:
        """Return its id: what it says would drown whatever holds it."""
        return f"<{self.id}>"


def collect(*modules: ModuleType) -> Mapping[str, Rule]:
    """Return the rules that modules hold, by id, in the order in which they are written.

    Raises:
        ValueError: two rules have one id.
    """
    found: dict[str, Rule] = {}
    for each in (each for module in modules for each in vars(module).values() if isinstance(each, Rule)):
        if found.setdefault(each.id, each) is not each:
            raise ValueError(f"two rules are called {each.id}")
    return MappingProxyType(found)
