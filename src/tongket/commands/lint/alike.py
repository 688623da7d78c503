"""The rule on points that stand twice in one item (`like-points`): equal, or nearly the same words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tongket.book.blocks import ParagraphStyle
from tongket.commands.lint.found import Found, gather
from tongket.commands.lint.roles import BodyKind, BodyParagraph, is_legacy, recognise
from tongket.findings.diagnostics import Diagnostic
from tongket.findings.lint_rules import LIKE_POINTS
from tongket.intake import read_campaign
from tongket.likeness.differences import Differences
from tongket.likeness.likeness import Likeness
from tongket.merge.draft import make_likeness
from tongket.values.quoting import shorten
from tongket.word.looks import DocumentLook, LookedParagraph, read_looks
from tongket.word.reading import WordFile
from tongket.workspace import Workspace

_THRESHOLD = 90.0
"""The nearness from which two points of a finished text are named: nearly every word is the same.

Of `held-out.tsv` (`tests/likeness`), whose unlikes were made to look alike, it names 41 of 81 likes and 54 of 144
unlikes; at 80 51 and 86, at 95 35 and 44, at half 63 and 106. Each is a warning for a person to judge.
"""
_SHORTEST = 4
"""Syllables: a shorter line ("- Không có.") is a figure or a heading more often than a point."""
"""Characters of a point that a message shows."""
_SIGN = re.compile(r"\s*([-–—+•*◦▪·\uf0b7])\s*(?=\S)")
_ADDED = re.compile(r"(?<!\s)\s*+(?:\[[^\]]*\]|\(\d+(?:: [^()]*)?\)(?=\W*$|\W*\[))")
"""What a draft says about a point: yellow in brackets, and how many units say it.

Spaces are tried from their first one on alone, so that a very long row of them costs one pass."""
_HEADINGS = {BodyKind.HEADING, BodyKind.SECTION, BodyKind.PART}


class _Point(NamedTuple):
    paragraph: LookedParagraph
    text: str


class _Like(NamedTuple):
    """A point that stands a second time."""

    first: _Point
    second: _Point
    differences: Differences | None
    """None where both are equal."""


def find_like_points(look: DocumentLook, likeness: Likeness) -> tuple[Diagnostic, ...]:
    """Return the points of a list that stand twice in their item, each at its second place.

    Two points are named that are equal, or whose words are nearly the same and do not say the reverse. Those that
    differ in a figure or a name speak of different things.
    """
    found = (_say(each) for points in _lists(recognise(look.paragraphs).body) for each in _find_like(points, likeness))
    return tuple(gather(found, look.shown))


def _lists(body: Iterable[BodyParagraph]) -> Iterator[list[_Point]]:
    """Yield the points that belong together: of one level, under one heading, and below one point."""
    lists: defaultdict[tuple[int, ...], list[_Point]] = defaultdict(list)
    scope = 0
    above: list[tuple[str, int]] = []
    for each in body:
        paragraph, text = each.paragraph, each.paragraph.text.strip()
        leads = _ADDED.sub("", text).rstrip().endswith(":")
        sign = _sign(each)
        if sign is None:
            # A subject of ours parts the points of one item; whatever else leads a list begins another one.
            if paragraph.style != ParagraphStyle.SUBJECT and (
                leads or each.kind is BodyKind.POINT or each.kind in _HEADINGS
            ):
                scope = paragraph.number
                above = []
            continue
        signs = [known for known, _ in above]
        above = above[: signs.index(sign)] if sign in signs else above
        if leads and not above:
            scope = paragraph.number
        point = _Point(paragraph, _ADDED.sub("", _SIGN.sub("", text, count=1)).strip())
        if not leads and len(point.text.split()) >= _SHORTEST and not _is_unreadable(paragraph):
            lists[scope, *(number for _, number in above)].append(point)
        above = [*above, (sign, paragraph.number)]
    yield from lists.values()


def _sign(each: BodyParagraph) -> str | None:
    """Return what tells the level of a point: the sign before it, or where Word puts one; None for what is no point."""
    if each.kind is not BodyKind.POINT:
        return None
    typed = _SIGN.match(each.paragraph.text)
    if typed is not None:
        return "-" if typed[1] in "–—" else typed[1]
    return f"{each.paragraph.look.left}" if each.paragraph.listed else None


def _is_unreadable(paragraph: LookedParagraph) -> bool:
    return any(font is not None and is_legacy(font) for run in paragraph.runs for font in run.look.fonts[:2])


def _find_like(points: list[_Point], likeness: Likeness) -> Iterator[_Like]:
    """Yield each point that is like an earlier one, with the first that it is equal to, else the nearest."""
    first: dict[str, int] = {}
    for number, point in enumerate(points):
        known = first.setdefault(likeness.key(point.text), number)
        if known != number:
            yield _Like(points[known], point, None)
    kept = [points[number] for number in first.values()]
    nearest: dict[int, tuple[float, int]] = {}
    for pair in likeness.near([each.text for each in kept], _THRESHOLD):
        if not pair.reversed and not _is_about_another(kept[pair.one].text, kept[pair.other].text, likeness):
            nearest[pair.other] = max(nearest.get(pair.other, (0.0, 0)), (pair.score, -pair.one))
    for other, (_, one) in nearest.items():
        yield _Like(kept[-one], kept[other], likeness.differences(kept[-one].text, kept[other].text))


def _is_about_another(one: str, other: str, likeness: Likeness) -> bool:
    """Whether two points differ in a figure or a name."""
    differences = likeness.differences(one, other)
    sides = ((one, differences.less), (other, differences.more))
    return any(_names(text, words) for text, runs in sides for words in runs)


def _names(text: str, words: str) -> bool:
    # The first word of a point has a capital whatever it is.
    inner = words[1:] if text.startswith(words) else words
    return any(each.isdigit() or each.isupper() for each in inner)


def _say(like: _Like) -> Found:
    shown = shorten(like.second.text)
    at = f"đoạn {like.first.paragraph.number}"
    if like.differences is None:
        message = f"Một mục chỉ nêu một ý một lần, nhưng ý “{shown}” đã có ở {at}"
    else:
        signed = (("+", like.differences.more), ("−", like.differences.less))
        words = "; ".join(f"{sign} {each}" for sign, runs in signed for each in runs)
        message = f"Một mục chỉ nêu một ý một lần, nhưng ý “{shown}” gần như ý ở {at}, khác ở: {words}"
    hint = "giữ một ý, cộng số đơn vị; để cả hai nếu là hai việc khác nhau."
    return Found(rule=LIKE_POINTS, message=message, hint=hint, at=like.second.paragraph)


ANYWHERE = Likeness(abbreviations={}, places=())
"""The measure of likeness without a campaign."""


def read_likeness(workspace: Workspace) -> Likeness:
    """Return the measure of likeness: with the abbreviations and names of the campaign folder, where it is one."""
    whole = workspace.outline.is_file() and workspace.roster.is_file()
    campaign = read_campaign(workspace)[0] if whole else None
    return make_likeness(campaign.outline, campaign.roster) if campaign is not None else ANYWHERE


def find_twice(file: WordFile, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Return which points stand twice in their item of an opened document."""
    return find_like_points(read_looks(file), read_likeness(workspace))
