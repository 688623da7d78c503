"""What another campaign left in the frames and the phrases of this one (còn lại từ đợt khác)."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tongket.book import source_book
from tongket.commands.template.strangers import Acquaintance, Stranger, texts_of
from tongket.errors import DocumentError
from tongket.findings.diagnostics import Diagnostic, finding
from tongket.findings.locations import Location, WordLocation
from tongket.findings.template_rules import OTHER_CAMPAIGN
from tongket.frame.placeholders import PLACEHOLDER, placeholder_text
from tongket.intake import read_campaign
from tongket.model.roster import Campaign
from tongket.packaged import packaged_file
from tongket.report import report_book
from tongket.report.preamble import PARTY_MOTTO, STATE_MOTTOES
from tongket.sentences.phrase_files import Phrase, read_trees
from tongket.sentences.phrases import Known
from tongket.sentences.phrasing import ENVIRONMENT, read_written
from tongket.sentences.template_syntax import parse
from tongket.word.reading import open_word
from tongket.workspace import Workspace

_MOST = 20
"""So many names a finding quotes; the rest is counted."""
_HINT = "nếu là của đợt khác thì sửa lại; lời riêng của đợt này ghi ở đề cương (bao_cao: mo_dau, can_cu, ket_thuc)."


class _Sample(NamedTuple):
    """What comes with tongket: words of templates that name nobody, and the names of the sample campaign."""

    words: tuple[str, ...]
    names: tuple[str, ...]


def find_strangers(workspace: Workspace, campaign: Campaign) -> Iterator[Diagnostic]:
    """Yield the names in frames and phrases that neither the outline nor the roster knows, one finding a place."""
    sample = _read_sample()
    report = campaign.outline.report
    mottoes = (PARTY_MOTTO,) if report.state else STATE_MOTTOES
    own = (*texts_of(campaign.outline), *texts_of(campaign.roster), *sample.words)
    acquaintance = Acquaintance(own, sample.names, mottoes)
    for path in (workspace.report_frame, workspace.source_frame, workspace.form_frame, workspace.letter_frame):
        yield from _in_frame(path, workspace.show(path), acquaintance)
    for path, known in (
        (workspace.report_phrases, report_book.PHRASES),
        (workspace.source_phrases, source_book.PHRASES),
    ):
        yield from _in_phrases(path, workspace.show(path), known, acquaintance)


@cache
def _read_sample() -> _Sample:
    root = packaged_file("data").parent
    packaged = Workspace(root=root)
    words = tuple(path.read_text("utf-8") for path in (packaged.report_phrases, packaged.source_phrases))
    campaign, _ = read_campaign(packaged)
    if campaign is None:
        return _Sample(words, ())
    report = campaign.outline.report
    units = ({each.name, each.short_name, each.territory or ""} for each in campaign.roster.units)
    names = {report.organ, report.place, report.signer}.union(*units)
    return _Sample(words, tuple(sorted(each for each in names if each)))


def _in_frame(path: Path, shown: str, acquaintance: Acquaintance) -> Iterator[Diagnostic]:
    """Yield a finding for each paragraph of a frame that names somebody; nothing where it can't be read."""
    try:
        word = open_word(path, shown)
    except DocumentError:
        return
    for part in word.roots:
        for paragraph in word.paragraphs(part):
            found = _around_placeholders(placeholder_text(paragraph.element), acquaintance)
            if found:
                at = WordLocation(file=shown, paragraph=paragraph.number, place=paragraph.place)
                yield _finding("khung", found, at, None)


def _around_placeholders(text: str, acquaintance: Acquaintance) -> list[Stranger]:
    found: list[Stranger] = []
    at = 0
    for place in (*PLACEHOLDER.finditer(text), None):
        end = place.start() if place is not None else len(text)
        found += acquaintance.strangers(text[at:end], begins=not at)
        at = place.end() if place is not None else end
    return found


def _in_phrases(path: Path, shown: str, known: Known, acquaintance: Acquaintance) -> Iterator[Diagnostic]:
    """Yield a finding for each phrase that names somebody; nothing where the file can't be read."""
    written = read_written(path, shown)
    if written is None:
        return
    for phrase in read_trees(ENVIRONMENT, written.text, parse(ENVIRONMENT, written.text)[0]):
        found = _in_phrase(phrase, acquaintance) if phrase.name in known else []
        if found:
            at, snippet = written.place(found[0].start, len(found[0].text))
            yield _finding(f"câu {phrase.name}", found, at, snippet)


def _in_phrase(phrase: Phrase, acquaintance: Acquaintance) -> list[Stranger]:
    """Return the unknown names in what a phrase prints in letters, with their places in the file."""
    found: list[Stranger] = []
    before = ""
    for token in phrase.reading.tokens:
        if token.kind in {"data", "string"}:
            names = acquaintance.strangers(token.value, begins=before != "variable_end")
            found += [Stranger(each.start + token.offset, each.end + token.offset, each.text) for each in names]
        before = token.kind
    return found


def _finding(where: str, found: list[Stranger], at: Location, snippet: str | None) -> Diagnostic:
    names = list(dict.fromkeys(" ".join(each.text.split()) for each in found))
    more = f" và {len(names) - _MOST} tên khác" if len(names) > _MOST else ""
    quoted = ", ".join(f'"{each}"' for each in names[:_MOST])
    message = f"{where} nêu {quoted}{more}, không có trong đề cương và danh sách đơn vị."
    return finding(OTHER_CAMPAIGN, at, message, _HINT, snippet=snippet)
