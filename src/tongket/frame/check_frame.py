"""What is wrong with a frame (khung): every fault at once, each with the paragraph it stands in.

What counts is any book that the frame may have to hold, not the one at hand: a style that only an appendix needs is
missed before the first appendix comes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from tongket.errors import DocumentError
from tongket.findings.diagnostics import Diagnostic, finding, sort_diagnostics
from tongket.findings.draft_rules import TRACKED_CHANGE
from tongket.findings.locations import Location, WordLocation
from tongket.findings.rule import Severity
from tongket.findings.template_rules import (
    MISPLACED,
    MISSING_BODY,
    MISSING_PAGE,
    MISSING_STYLE,
    PLACEHOLDER_SYNTAX,
    UNKNOWN_NAME,
    UNREADABLE_FRAME,
    UNUSED_FIELD,
)
from tongket.frame.frame_file import open_frame_file
from tongket.frame.named_styles import NEEDED, contents_lacks, find_lacks, undefined_style
from tongket.frame.placeholders import (
    APPENDICES,
    BODY,
    FILLER,
    Slip,
    find_slips,
    placeholder_names,
    placeholder_text,
    text_elements,
)
from tongket.frame.placing import check_places
from tongket.ooxml.elements import holding_paragraph
from tongket.ooxml.namespaces import w
from tongket.ooxml.package import DOCUMENT
from tongket.source.garbling import garbled_texts
from tongket.values.hints import hint_nearest
from tongket.word.reading import NOTES, ReadParagraph, WordFile

_FILLED = ("header", "footer")
"""The parts that are filled beside the body."""
_TRACKED = (w("ins"), w("moveTo"), w("del"), w("moveFrom"))
_CHANGES = (*_TRACKED, w("rPrChange"), w("pPrChange"), w("tblPrChange"), w("trPrChange"), w("sectPrChange"))
_ACCEPT = "trong Word: Review > Accept > Accept All Changes, rồi lưu."
COPY = "chép lại tệp khung .docx từ thư mục mẫu (tongket init)."


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameFields:
    """What a frame may print beside the blocks."""

    meanings: Mapping[str, str]
    """Name → what it prints, in words."""
    unset: frozenset[str] = frozenset()
    """Those that the campaign leaves empty: a frame without them lacks nothing."""
    contents: bool | None = False
    """Whether a contents page is asked for: its styles are needed then; None where there is never one."""
    styles: Mapping[str, str] = field(default_factory=lambda: NEEDED)
    """The styles that blocks may need, with their types."""

    @property
    def known(self) -> tuple[str, ...]:
        """All names that a placeholder may have."""
        return (*self.meanings, BODY, APPENDICES)


def check_frame(path: Path, shown: str, fields: FrameFields) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the frame at `path`, in the one order of findings."""
    try:
        frame = open_frame_file(path, shown)
    except DocumentError as error:
        message = f"không mở được khung: {reason_of(error, shown)}"
        return (finding(UNREADABLE_FRAME, Location(file=shown), message, COPY),)
    return check_word(frame.word, fields)


def reason_of(error: DocumentError, shown: str) -> str:
    """Return why a frame can't be opened, where its name is said already."""
    return error.message.replace(f"Không mở được {shown} ", "").replace(f"{shown} ", "")


def check_word(word: WordFile, fields: FrameFields) -> tuple[Diagnostic, ...]:
    """Return what is wrong with an opened frame."""
    shown = word.shown
    names = (DOCUMENT, *(name for each in (*_FILLED, *NOTES) for name in word.parts_like(each)))
    parts = {name: word.paragraphs(name) for name in names}
    found: list[Diagnostic] = []
    for name, paragraphs in parts.items():
        found += _check_paragraphs(name, paragraphs, shown, fields)
        found += _check_changes(word.roots[name], paragraphs, shown)
    found += _check_document(word, parts)
    return sort_diagnostics([*found, *_check_styles(word, parts, fields), *_check_unused(parts, shown, fields)])


def _locate(paragraph: ReadParagraph, shown: str) -> WordLocation:
    return WordLocation(file=shown, paragraph=paragraph.number, place=paragraph.place)


def _check_paragraphs(
    part: str, paragraphs: tuple[ReadParagraph, ...], shown: str, fields: FrameFields
) -> Iterator[Diagnostic]:
    continued = False
    for number, paragraph in enumerate(paragraphs):
        at = _locate(paragraph, shown)
        text = placeholder_text(paragraph.element)
        slips = [*find_slips(text, fields.known)]
        if continued:
            slips = slips[1:]
        continued = _runs_on(paragraph, slips, paragraphs[number + 1 : number + 2])
        if continued:
            message = f'chỗ điền "{text[slips[-1].start :].strip()}" bị ngắt sang đoạn sau.'
            slips[-1] = slips[-1]._replace(message=message, hint="xóa dấu ngắt đoạn, gõ cả chỗ điền trong một đoạn.")
        yield from (finding(PLACEHOLDER_SYNTAX, at, each.message, each.hint) for each in slips)
        yield from (finding(each.rule, at, each.message, each.hint) for each in garbled_texts(paragraph.text))
        names = [each for each in placeholder_names(text) if each]
        yield from _check_names(names, at, fields)
        if names and any(part.startswith(f"word/{each}") for each in NOTES):
            message, hint = "chỗ điền trong chú thích không được điền.", "chuyển chỗ điền ra thân văn bản."
            yield finding(MISPLACED, at, message, hint)
        if names and _is_tracked(paragraph.element):
            message = f"chỗ điền {{{{ {names[0]} }}}} nằm trong chỗ sửa có theo dõi (Track Changes)."
            yield finding(TRACKED_CHANGE, at, message, f"chấp nhận các chỗ sửa trước: {_ACCEPT}")


def _runs_on(paragraph: ReadParagraph, slips: list[Slip], after: tuple[ReadParagraph, ...]) -> bool:
    """Whether a placeholder that is not closed goes on in the next paragraph of the same container."""
    if not slips or slips[-1].kind != "open" or not after:
        return False
    if after[0].element.getparent() is not paragraph.element.getparent():
        return False
    text = placeholder_text(after[0].element)
    first, _, rest = text.partition("}}")
    return bool(rest or text.endswith("}}")) and "{" not in first


def _check_names(names: list[str], at: Location, fields: FrameFields) -> Iterator[Diagnostic]:
    for name in dict.fromkeys(names):
        if name in fields.known:
            continue
        first = name.split("|")[0].split(".")[0].strip()
        hint = hint_nearest(name, fields.known, kind="tên", every=True)
        if first in fields.known:
            hint = f"trong khung chỉ ghi tên, không ghi phép tính: {{{{ {first} }}}}."
        yield finding(UNKNOWN_NAME, at, f"có chỗ điền {{{{ {name} }}}} không rõ nghĩa.", hint)


def _is_tracked(paragraph: etree._Element) -> bool:
    """Whether text of a paragraph, or its end, was inserted or taken out with Track Changes on."""
    inserted = any(next(each.iterancestors(*_TRACKED), None) is not None for each in text_elements(paragraph))
    return inserted or any(holding_paragraph(each) is paragraph for each in paragraph.iter(*_TRACKED))


def _check_changes(root: etree._Element, paragraphs: tuple[ReadParagraph, ...], shown: str) -> Iterator[Diagnostic]:
    """Yield, once a part, that changes are left in it: they would stand in every draft."""
    holding = {each.element for each in paragraphs if placeholder_names(placeholder_text(each.element))}
    left = [each for each in root.iter(*_CHANGES) if not (each.tag in _TRACKED and holding_paragraph(each) in holding)]
    if not left:
        return
    element = holding_paragraph(left[0])
    first = next((each for each in paragraphs if each.element is element), None)
    at = _locate(first, shown) if first is not None else Location(file=shown)
    message = f"khung còn {len(left)} chỗ sửa có theo dõi (Track Changes), sẽ nằm lại trong mọi dự thảo."
    yield finding(TRACKED_CHANGE, at, message, _ACCEPT, severity=Severity.WARNING)


def _check_document(word: WordFile, parts: Mapping[str, tuple[ReadParagraph, ...]]) -> Iterator[Diagnostic]:
    """Yield what is wrong with the places of the blocks, and with the page that they are measured by."""
    shown = word.shown
    everywhere = [each for paragraphs in parts.values() for each in paragraphs]
    for misplaced in check_places(everywhere, (BODY, APPENDICES)):
        at = _locate(misplaced.paragraph, shown)
        yield finding(MISPLACED, at, misplaced.message, misplaced.hint, severity=misplaced.severity)
    if not any(BODY in placeholder_names(placeholder_text(each.element)) for each in everywhere):
        message = "thiếu đoạn {{ body }}, nơi đặt nội dung."
        hint = "gõ {{ body }} thành một đoạn riêng ở nơi đặt nội dung."
        yield finding(MISSING_BODY, Location(file=shown), message, hint)
    if not _has_page(word.body.find(w("sectPr"))):
        hint = "mở khung trong Word, đặt lại khổ giấy và lề (thẻ Layout), rồi lưu."
        yield finding(MISSING_PAGE, Location(file=shown), "chưa đặt khổ giấy và lề trang.", hint)


def _has_page(section: etree._Element | None) -> bool:
    size, margin = (section.find(w(each)) if section is not None else None for each in ("pgSz", "pgMar"))
    if size is None or margin is None:
        return False
    try:
        width, height = (int(size.get(w(each)) or 0) for each in ("w", "h"))
        sides = sum(int(margin.get(w(each)) or 0) for each in ("left", "right"))
    except ValueError:
        return False
    return height > 0 and width > sides


def _check_styles(
    word: WordFile, parts: Mapping[str, tuple[ReadParagraph, ...]], fields: FrameFields
) -> Iterator[Diagnostic]:
    shown, styles = word.shown, word.styles.listed
    for lack in find_lacks(styles, fields.styles):
        yield finding(MISSING_STYLE, Location(file=shown), lack.message, lack.hint)
    lacking = contents_lacks(styles) if fields.contents is not None else []
    if lacking:
        shown_names = ", ".join(f'"{each}"' for each in lacking)
        message = f"thiếu kiểu (style) {shown_names} của trang mục lục."
        hint, severity = "chép các kiểu ấy từ khung mẫu (tongket init).", None if fields.contents else Severity.WARNING
        yield finding(MISSING_STYLE, Location(file=shown), message, hint, severity=severity)
    if all(each.name != FILLER for each in styles):
        message = f'thiếu kiểu (style) "{FILLER}", nên đoạn trống sau bảng cao một dòng.'
        hint = "chép kiểu ấy từ khung mẫu (tongket init)."
        yield finding(MISSING_STYLE, Location(file=shown), message, hint, severity=Severity.WARNING)
    ids = frozenset(each.id for each in styles)
    seen: set[str] = set()
    for paragraph in (each for paragraphs in parts.values() for each in paragraphs):
        style = undefined_style(paragraph.element, ids)
        if style is not None and style not in seen:
            seen.add(style)
            message = f'đoạn hay bảng này dùng kiểu "{style}" mà khung không có.'
            hint, severity = (
                "chọn lại kiểu cho đoạn ấy trong Word.",
                None if paragraph.text.strip() else Severity.WARNING,
            )
            yield finding(MISSING_STYLE, _locate(paragraph, shown), message, hint, severity=severity)


def _check_unused(
    parts: Mapping[str, tuple[ReadParagraph, ...]], shown: str, fields: FrameFields
) -> Iterator[Diagnostic]:
    used = {
        name
        for each in parts.values()
        for paragraph in each
        for name in placeholder_names(placeholder_text(paragraph.element))
    }
    for name, meaning in fields.meanings.items():
        if name not in used and name not in fields.unset:
            message = f"khung không có {{{{ {name} }}}}, nên sẽ không in {meaning}."
            hint = f"thêm {{{{ {name} }}}} vào chỗ cần in, hoặc bỏ qua nếu cố ý."
            yield finding(UNUSED_FIELD, Location(file=shown), message, hint)
