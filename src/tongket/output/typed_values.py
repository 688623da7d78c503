"""What a clerk types into a slot, as the YAML of a submission wants it: options, yes or no, an explicit "nothing".

What is not understood stays as typed, so that `validate` names it.
"""

import re

from tongket.model.outline import Indicator, Option
from tongket.source.emitting import Tree
from tongket.values.figures import parse_yes_no
from tongket.values.folding import fold_marks, fold_words

_SEPARATORS = re.compile(r"[;,\n]")
_MARKS = "-+*•– \t\u00a0"
_NO = re.compile(
    r"(?P<no>kh[oô]ng)(?:\s*[,;:(–\n-]\s*|\s+(?=(?:vì|do|bởi)\s))(?P<reason>\S.*)", re.IGNORECASE | re.DOTALL
)
_REASON = re.compile(r"(?:nếu không,?\s*)?lý do\s*:?\s*", re.IGNORECASE)
_NOTHING = re.compile(
    r"[-+]?\s*không có(?:\s+gì|\s+(?:kiến nghị|nội dung|đề xuất)(?P<of>(?:\s[^\W\d]+){0,10}))?"
    r"\s*(?:\.|$|[:;,(–-].*|\s(?:vì|do)\s.*)",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_MORE = frozenset({"bị", "chưa", "không", "được", "phải"})
"""Words by which `Không có nội dung nào bị bỏ sót` tells something."""
"""The ways in which a clerk says that there is nothing to tell; a sentence that goes on otherwise tells something."""


def says_nothing(text: str) -> bool:
    """Whether a long answer is nothing but `Không có`, of what and with its reason or without."""
    found = _NOTHING.fullmatch(text) if "\n" not in text else None
    return found is not None and _SAYS_MORE.isdisjoint((found["of"] or "").casefold().split())


def read_no(text: str, reason: str | None) -> Tree | None:
    """Return the tree of a yes or no with its reason; None where the reason would be lost, as the answer is no `không`.

    Args:
        text: what stands in its slot; "" where that was left empty.
        reason: what stands in the slot of the reason.
    """
    said = text.strip().rstrip(" .")
    truth = parse_yes_no(said)
    found = _NO.fullmatch(text.strip()) if truth is None else None
    if found is not None and reason is None:
        own = _REASON.sub("", found["reason"], count=1).strip()
        return {"khong": own.removesuffix(")").strip() if "(" in text else own}
    if reason is None:
        return said if truth is not None else text
    return {"khong": reason} if truth is False else None


def read_choices(text: str, indicator: Indicator) -> Tree:
    """Return the ids of the options that are named, separated by `;`, `,` or lines; a list where there are several."""
    pieces = [each.strip(_MARKS) for each in _SEPARATORS.split(text)]
    chosen: dict[str, None] = {}
    start = 0
    while start < len(pieces):
        for end in range(len(pieces), start, -1):  # the name of an option may hold a comma: the longest first
            option = _named(" ".join(pieces[start:end]), indicator.options)
            if option is not None:
                chosen[option.id] = None
                break
        else:
            end = start + 1
            chosen |= dict.fromkeys(_both(pieces[start], indicator.options))
        start = end
    found = tuple(each for each in chosen if each)
    return found[0] if len(found) == 1 else found or text


def _both(piece: str, options: tuple[Option, ...]) -> tuple[str, ...]:
    """Return the ids of two options with an "and" between them; else what is typed, as it is."""
    for found in re.finditer(r"\s+và\s+", piece):
        first, second = _named(piece[: found.start()], options), _named(piece[found.end() :], options)
        if first is not None and second is not None:
            return first.id, second.id
    return (piece,)


def _named(text: str, options: tuple[Option, ...]) -> Option | None:
    """Return the option that a text names; without marks only where that names one."""
    words = fold_words(text)
    exact = [each for each in options if words and words in {fold_words(each.name), fold_words(each.id)}]
    bare = fold_marks(words)
    like = [each for each in options if bare and bare in {fold_marks(fold_words(each.name)), each.id}]
    found = exact or like
    return found[0] if len(found) == 1 else None
