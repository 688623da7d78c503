"""The one form of a point by which it is equal to others (dạng chuẩn): what differs here is never joined by itself.

It keeps every content word in its place within its clause. Only what `closed` lists goes or changes places: spelling,
abbreviations, words of one sense, plural marks, words that make a noun of a verb, "còn" before what is found wanting;
whole clauses, and the parts of a list where nothing but the list can be meant.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from tongket.likeness import closed
from tongket.values.folding import fold_word, fold_words

_COMMA, _MARK = ",", "|"
_SEGMENT_END = re.compile(r"[.;!…]+(?=[\s\"”»)]|$)|\n+|\.{2,}")
_PIECE = re.compile(
    r"(?P<comma>,(?=\s|$)|&)|(?P<mark>[:()\[\]{}])"
    r"|(?P<dropped>[\"“”„‘’'«»`´*•]|(?<!\w)[-–—−](?!\d)|(?<=\w)\s*[-–—]+\s+|[-–—](?=\W|$))"
    r"|(?P<word>\d\w*(?:[./,:-]\w+)*\s*%?|\w+(?:/\w+)*)|(?P<symbol>\S)"
)
_TWO = 2
_CLOSING = {")", "]", "}"}
# One sound, two spellings: kĩ = kỹ, tỉ = tỷ, lí = lý, quí = quý (Quy định về chính tả, Bộ Giáo dục, 1984: i or y after
# h, k, l, m, s, t, q).
_Y = re.compile(r"(?<!\w)(h|k|l|m|s|t|qu)([yýỳỷỹỵ])(?!\w)")
_I = {"y": "i", "ý": "í", "ỳ": "ì", "ỷ": "ỉ", "ỹ": "ĩ", "ỵ": "ị"}


def _any(words: Iterable[str]) -> str:
    """Return the pattern of any of some phrases, the longest first, as whole words."""
    folded = sorted({_spell(fold_words(each)) for each in words}, key=lambda each: (-len(each), each))
    return rf"(?:{'|'.join(map(re.escape, folded))})(?!\S)"


def _spell(folded: str) -> str:
    return _Y.sub(lambda found: found[1] + _I[found[2]], folded)


class _Phrases:
    """Phrases replaced as wholes, the longest first, over words and separators."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._values = {_spell(fold_words(short)): _spell(full) for short, full in phrases.items() if fold_words(short)}
        words = sorted(self._values, key=lambda each: (-len(each), each))
        self._form = re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, words))})(?!\S)") if words else None

    def replace(self, text: str) -> str:
        return self._form.sub(lambda found: self._values[found[0]], text) if self._form is not None else text


_WANTING = _any((*closed.FAULTS, *closed.DENIALS))
_FAULTS, _QUALITIES = _any(closed.FAULTS), _any(closed.QUALITIES)
_NOUNS, _GOVERNORS = _any(closed.NOUNS), _any(closed.GOVERNORS)
_SYNONYMS = _Phrases(closed.SYNONYMS)
_DROPPED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(form), value)
    for form, value in (
        (rf"^{_any(('đồng thời', *closed.DISCOURSE))} ,? ?", ""),
        (rf"^{_any(closed.PAST)} ,? ?(?=(?:.* )?{_any((*closed.FAULTS, 'chưa'))})", ""),
        (r"(?<!không )(?<!chẳng )(?<!\S)(?:các|những)(?= \S)", ""),
        (rf"(?<!\S)(?:việc|công tác|hoạt động|sự)(?= {_any(closed.ACTIVITIES)})", ""),
        (r"^việc (?!làm(?: |$))(?=\S)", ""),
        (rf"(?<!không )(?<!chỉ )(?<!mà )(?<!\S)(?:vẫn )?còn(?= {_WANTING})", ""),
        (r"(?<!\S)vẫn(?= (?:chưa|không)(?!\S))", ""),
        (r"(?<!không )(?<!chỉ )(?<!mà )(?<!\S)(?:vẫn )?còn(?= hạn chế(?: [,;|]|$))", ""),
    )
)
_ASKS = re.compile(rf"^(?:đề nghị|kiến nghị|đề xuất) (?:trung ương (?={_any(closed.ASKED)}))?(?!của |sau |trước |này )")
_ASK_WORDS = re.compile(r"^(?:kiến nghị|đề xuất)(?= )")
_MARKS = _any(closed.MARKS)
_START_NOUN = re.compile(
    rf"(?P<noun>{_NOUNS})(?P<rest>$| {_FAULTS}$| {_any(closed.PREDICATES)}(?: {_MARKS})*(?: (?!{_MARKS})\S+)*$)"
)
_END_NOUN = re.compile(rf"(?P<lead>(?:.* )?{_GOVERNORS}) (?P<noun>{_NOUNS})$")
# "Không yếu, kém" denies both or one: what is denied is no list.
_END_FAULT = re.compile(
    rf"(?P<lead>(?:(?!{_any(closed.DENIALS)})\S+ )*(?!{_any(closed.DENIALS)})\S+) (?P<noun>{_FAULTS})$"
)
_END_QUALITY = re.compile(rf"(?P<lead>(?:.* )?{_any(closed.DENIALS)}) (?P<noun>{_QUALITIES})$")
_NOUN, _FAULT, _QUALITY = re.compile(_NOUNS), re.compile(_FAULTS), re.compile(_QUALITIES)
_DEPENDS = re.compile(rf"(?<!\S){_any(closed.CONNECTIVES)}")
_STARTS_DEPENDENT = re.compile(_any((*closed.PREPOSITIONS, *closed.MARKS, *closed.FAULTS, *closed.QUALITIES)))
_CLAUSE = re.compile(rf"\S+ .*(?<!\S){_WANTING}")
_PAIRS = tuple(
    (re.compile(rf"(?<!\S){re.escape(other)} , {re.escape(one)}(?!\S)"), f"{one} , {other}")
    for pair in closed.PAIRS
    for one, other in [sorted(map(_spell, map(fold_words, pair)))]
)


class Canonical:
    """Texts to their one form, with a campaign's abbreviations."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        own = {fold_words(short): fold_words(name) for short, name in abbreviations.items()}
        common = {fold_words(short): name for short, name in closed.ABBREVIATIONS.items()}
        self._abbreviations = _Phrases({**common, **own})
        self.short_forms = {
            short: tuple(_SYNONYMS.replace(_spell(full)).replace(f" {_COMMA} ", " ").split())
            for short, full in {**common, **own}.items()
        }
        """Each short form by the syllables that it stands for."""

    def key(self, text: str, *, requests: bool) -> str:
        """Return the form by which a text is equal to others.

        Under a heading that says whom the `requests` are put to, "Đề nghị" and "Đề nghị Trung ương" go without saying.
        """
        segments = [
            self._fold_segment(each) for each in _SEGMENT_END.split(unicodedata.normalize("NFC", text)) if each.strip()
        ]
        segments = [each for each in segments if each]
        if not segments:
            return " ".join(unicodedata.normalize("NFC", text).casefold().split()).rstrip(" .;,!…")
        segments[0] = _ASKS.sub("", segments[0]) if requests else _ASK_WORDS.sub("đề nghị", segments[0])
        # Whether a comma, a semicolon or a full stop stands between two clauses says nothing.
        return f" {_COMMA} ".join(_order_clauses([_order_clauses_of(_order_lists(each)) for each in segments]))

    def _fold_segment(self, segment: str) -> str:
        spelled = _spell(_tokens(segment))
        folded = " ".join(_SYNONYMS.replace(self._abbreviations.replace(spelled)).split())
        for form, value in _DROPPED:
            kept = form.sub(value, folded)
            folded = folded if kept == folded else " ".join(kept.split())
        return folded


def _tokens(segment: str) -> str:
    """Return the words and separators of a segment, one space between them; "và" is a comma."""
    tokens: list[str] = []
    for found in _PIECE.finditer(segment):
        match found.lastgroup:
            case "word":
                word = fold_word(found[0])
                tokens.append(_COMMA if word == "và" else word)
            case "comma":
                tokens.append(_COMMA)
            case "mark":
                tokens.append(_COMMA if found[0] in _CLOSING else _MARK)
            case "symbol":
                tokens.append(found[0])
    joined = " ".join(tokens)
    once = re.sub(r"(?:, )+(?=[,|])|(?<=\|) ,(?= )", "", joined)
    return re.sub(r"^(?:[,|] ?)+|(?: ?[,|])+$", "", once).strip()


def _order_lists(segment: str) -> str:
    """Put the parts of each list in one order, where nothing but a list can be meant."""
    if f" {_COMMA} " not in segment:
        return segment
    for form, value in _PAIRS:
        segment = form.sub(value, segment)
    parts = segment.split(f" {_COMMA} ")
    parts = _order_subjects(parts)
    parts = _order_ending(parts, _END_NOUN, _NOUN)
    parts = _order_ending(parts, _END_FAULT, _FAULT)
    parts = _order_ending(parts, _END_QUALITY, _QUALITY)
    return f" {_COMMA} ".join(parts)


def _order_subjects(parts: list[str]) -> list[str]:
    """Order a list that begins a segment and of whose parts one thing is said."""
    length = 0
    while length < len(parts) and _NOUN.fullmatch(parts[length]):
        length += 1
    last = _START_NOUN.fullmatch(parts[length]) if length < len(parts) else None
    if last is None:
        return [*sorted(parts[:length]), *parts[length:]] if length == len(parts) else parts
    nouns = sorted([*parts[:length], last["noun"]])
    return [*nouns[:-1], nouns[-1] + last["rest"], *parts[length + 1 :]]


def _order_ending(parts: list[str], ending: re.Pattern[str], alone: re.Pattern[str]) -> list[str]:
    """Order a list that ends a segment and whose parts all belong to the word before the first."""
    start = len(parts)
    while start and alone.fullmatch(parts[start - 1]):
        start -= 1
    first = ending.fullmatch(parts[start - 1]) if 0 < start < len(parts) else None
    if first is None:
        return parts
    nouns = sorted([first["noun"], *parts[start:]])
    return [*parts[: start - 1], f"{first['lead']} {nouns[0]}", *nouns[1:]]


def _order_clauses_of(segment: str) -> str:
    return f" {_COMMA} ".join(_order_clauses(segment.split(f" {_COMMA} ")))


def _order_clauses(clauses: list[str]) -> list[str]:
    """Put two clauses in one order, where each has its own subject and none depends on the other.

    Of three, the middle one may leave its subject to the one before it.
    """
    whole = len(clauses) == _TWO and all(
        _CLAUSE.match(each) and not _STARTS_DEPENDENT.match(each) and not _DEPENDS.search(each) and _MARK not in each
        for each in clauses
    )
    return sorted(clauses) if whole else clauses
