"""Which organ issued a document (cơ quan ban hành): told from its sign, never guessed.

The signs are those in common use beside Hướng dẫn 36-HD/VPTW, of which TW, TU and HU are sure. A sign that several
organs bear (HU, ĐU, UBND) is its lister's own where that bears it, else what the subject says, else nobody's.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from tongket.merge.places import organisation_of, place_of
from tongket.merge.sign_parts import SignParts, part_sign, plain_symbol
from tongket.model.answers import Document, Submission
from tongket.model.outline import ReportFrame
from tongket.model.roster import Roster, Unit
from tongket.values.folding import fold_words

_BODIES = {
    "bcd": "Ban Chỉ đạo",
    "bdn": "Ban Đối ngoại",
    "bdv": "Ban Dân vận",
    "bkt": "Ban Kinh tế",
    "bnc": "Ban Nội chính",
    "btc": "Ban Tổ chức",
    "btg": "Ban Tuyên giáo",
    "btv": "Ban Thường vụ",
    "ubkt": "Ủy ban Kiểm tra",
    "vp": "Văn phòng",
}
"""Bodies of a Party committee: their symbol stands before the committee's, `BDVTU`."""

_COMMITTEES = {
    "Tỉnh ủy": ("tu",),
    "Thành ủy": ("thu", "tu"),
    "Thị ủy": ("thu", "txu"),
    "Huyện ủy": ("hu",),
    "Quận ủy": ("qu",),
    "Đảng ủy Khối": ("duk", "du"),
    "Đảng ủy": ("du",),
    "Đảng đoàn": ("dd",),
    "Ban cán sự đảng": ("bcs", "bcsd"),
}
"""Party organs by how their names begin, and the symbols that they bear; the first that fits holds."""

CENTRAL = {
    "cp": "Chính phủ",
    "ctn": "Chủ tịch nước",
    "hndtw": "Trung ương Hội Nông dân Việt Nam",
    "mttw": "Ủy ban Trung ương MTTQ Việt Nam",
    "qh": "Quốc hội",
    "tld": "Tổng Liên đoàn Lao động Việt Nam",
    "ttg": "Thủ tướng Chính phủ",
    "tw": "Trung ương",
    "twdtn": "Trung ương Đoàn TNCS Hồ Chí Minh",
    "ubtvqh": "Ủy ban Thường vụ Quốc hội",
    "vpcp": "Văn phòng Chính phủ",
}
"""Central organs: there is one of each."""

_MINISTRIES = {
    "bca": "Bộ Công an",
    "bct": "Bộ Công Thương",
    "bgddt": "Bộ Giáo dục và Đào tạo",
    "bgtvt": "Bộ Giao thông vận tải",
    "bkhcn": "Bộ Khoa học và Công nghệ",
    "bkhdt": "Bộ Kế hoạch và Đầu tư",
    "bldtbxh": "Bộ Lao động - Thương binh và Xã hội",
    "bnnptnt": "Bộ Nông nghiệp và Phát triển nông thôn",
    "bnv": "Bộ Nội vụ",
    "bqp": "Bộ Quốc phòng",
    "btc": "Bộ Tài chính",
    "btnmt": "Bộ Tài nguyên và Môi trường",
    "btp": "Bộ Tư pháp",
    "btttt": "Bộ Thông tin và Truyền thông",
    "bvhttdl": "Bộ Văn hóa, Thể thao và Du lịch",
    "bxd": "Bộ Xây dựng",
    "byt": "Bộ Y tế",
    "ttcp": "Thanh tra Chính phủ",
    "ubdt": "Ủy ban Dân tộc",
}
"""Ministries, in signs of the State's form alone: the Party's `BTC` is a Ban Tổ chức."""

_FRONT = (
    *("Ủy ban MTTQ Việt Nam", "Ủy ban MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc"),
    *("MTTQ Việt Nam", "MTTQ", "Mặt trận Tổ quốc"),
)
_BODIES_OF_LEVELS = {
    "cat": ("Công an tỉnh",),
    "ccb": ("Hội Cựu chiến binh", "Hội CCB"),
    "hccb": ("Hội Cựu chiến binh", "Hội CCB"),
    "hdnd": ("Hội đồng nhân dân", "HĐND"),
    "hlhpn": ("Hội Liên hiệp Phụ nữ", "Hội LHPN", "Hội Phụ nữ"),
    "hnd": ("Hội Nông dân",),
    "hpn": ("Hội Liên hiệp Phụ nữ", "Hội LHPN", "Hội Phụ nữ"),
    "ldld": ("Liên đoàn Lao động", "LĐLĐ"),
    "mttq": _FRONT,
    "tdtn": ("Tỉnh đoàn",),
    "ubmttq": _FRONT,
    "ubnd": ("Ủy ban nhân dân", "UBND"),
}
"""The State's organs and the organisations, of which every level has one: a sign does not say whose level."""

_ABOVE = ("trung ương", "bộ chính trị", "ban bí thư", "chính phủ", "thủ tướng", "quốc hội", "chủ tịch nước")
_SPEAKS_FOR = re.compile(r"^(?:ban thường vụ|ban chấp hành|thường trực|btv|bch)\s+")
_SYMBOL = re.compile(rf"(?P<body>{'|'.join(_BODIES)})(?P<of>tw|tu|thu|txu|hu|qu|duk|du)")
_PARTNERS = re.compile(r"\b(?:giữa|kết nghĩa|liên tịch|phối hợp|với)\b", re.IGNORECASE)
"""Before these a subject may name somebody else than who issued the document."""
_LEVEL = r"tỉnh|thành phố|thị xã|thị trấn|huyện|quận|phường|xã"


class Level(IntEnum):
    """The order of organs in the list of documents (cấp)."""

    CENTRAL = 0
    SUPERIOR = 1
    """Above the organ whose report it is."""
    OWN = 2
    """The organ whose report it is."""
    BODY = 3
    """Beside that organ, and no unit of the roster."""
    UNIT = 4
    OTHER = 5
    UNKNOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """Who issued a document (cơ quan ban hành)."""

    name: str
    level: Level
    unit: Unit | None = None
    """The unit of the roster that it is, or whose Party group leads it."""

    @property
    def key(self) -> str:
        """What is the same for two documents of one organ."""
        if self.level is Level.OWN:
            return ""
        return fold_words(self.name) if self.unit is None else f"unit {self.unit.id}"


class _Named(NamedTuple):
    """A unit by what subjects call it."""

    unit: Unit
    symbols: frozenset[str]
    names: tuple[str, ...]
    """In small letters."""

    @classmethod
    def of(cls, unit: Unit) -> "_Named":
        names = tuple(each.casefold() for each in (unit.name, place_of(unit)) if each)
        return cls(unit, _symbols_of(unit), names)

    def stands_in(self, subject: str) -> bool:
        """Whether a subject in small letters names it."""
        return any(each in subject and re.search(rf"(?<!\w){re.escape(each)}(?!\w)", subject) for each in self.names)


class Organs:
    """The organs of one campaign: those of its roster, the one whose report it is, and those above."""

    def __init__(self, roster: Roster, report: ReportFrame | None = None) -> None:
        self.roster = roster
        self._places = {each.id: number for number, each in enumerate(roster.units)}
        self._by_name = {fold_words(each.name): each for each in roster.units}
        organs = part_sign(report.symbol).organs if report is not None else ()
        self._symbol = organs[0] if organs else ""
        self._typed = fold_words(report.organ) if report is not None else ""
        # Above a district is a province, or a city that is one: `ĐẢNG BỘ THÀNH PHỐ HÀ NỘI`.
        city = report is not None and "thành phố" in fold_words(report.superior or "")
        self._province = "Thành ủy" if city and self._symbol in {"hu", "qu", "thu"} else "Tỉnh ủy"
        self._name = self._name_own(report.organ) if report is not None else ""

    @cached_property
    def _led_places(self) -> tuple[str, ...]:
        return ("tỉnh", *(place for each in self.roster.units if (place := place_of(each)) is not None))

    @cached_property
    def _names(self) -> tuple[_Named, ...]:
        return tuple(map(_Named.of, self.roster.units))

    def _name_own(self, organ: str) -> str:
        """Return the organ whose report it is as a list names it: `TỈNH ỦY LÂM ĐỒNG` is `Tỉnh ủy`."""
        if self._typed in self._by_name:
            return self._by_name[self._typed].name
        for kind, symbols in _COMMITTEES.items():
            if self._symbol in symbols and symbols[-1] != "du" and fold_words(kind) in self._typed:
                self._province = kind if self._symbol == "tu" else self._province
                return kind
        body = _SYMBOL.fullmatch(self._symbol)
        if body is not None and self._symbol.endswith("tu"):
            return f"{_BODIES[body['body']]} {self._province}"
        return _lower_name(organ)

    @staticmethod
    def _begins(folded: str, name: str) -> bool:
        return f"{folded} ".startswith(f"{fold_words(name)} ")

    def issuer(self, document: Document, submission: Submission) -> Organ | None:
        """Return who issued a document that a unit lists; None where it can't be told."""
        unit = submission.unit
        if document.organ:
            return self._read(document.organ, unit)
        sign = part_sign(document.number)
        found: list[Organ] = []
        for number, symbol in enumerate(sign.organs):
            if number and not sign.joint and symbol not in _BODIES_OF_LEVELS:
                break  # the department that wrote it
            organ = self._find(symbol, sign, document, submission)
            if organ is None:
                return None
            found.append(organ)
        if not found:
            return None
        names = dict.fromkeys(each.name for each in found)
        return Organ(name=", ".join(names), level=found[0].level, unit=found[0].unit) if len(names) > 1 else found[0]

    def rank(self, organ: Organ | None) -> tuple[int, int]:
        """Return the place of an organ: its level, and of units that of the roster."""
        if organ is None:
            return (Level.UNKNOWN, 0)
        return (organ.level, self._places[organ.unit.id] if organ.unit is not None and organ.level is Level.UNIT else 0)

    def _find(self, symbol: str, sign: SignParts, document: Document, submission: Submission) -> Organ | None:
        unit = submission.unit
        found = (
            self._above(symbol, sign)
            or self._of_level(symbol, unit, document)
            or self._own(symbol, submission)
            or self._reporting(symbol, unit)
            or self._body(symbol, submission)
            or self._party_group(symbol)
        )
        return found if found is not None else self._in_subject(symbol, document)

    def _reporting(self, symbol: str, unit: Unit) -> Organ | None:
        """Return the organ whose report it is; a lister with a place of its own may mean its own UBND."""
        if symbol != self._symbol or (symbol in _BODIES_OF_LEVELS and place_of(unit) is not None):
            return None
        return Organ(name=self._name, level=Level.OWN)

    def _above(self, symbol: str, sign: SignParts) -> Organ | None:
        if symbol in CENTRAL:
            return Organ(name=CENTRAL[symbol], level=Level.CENTRAL)
        if symbol in _MINISTRIES and not sign.party:
            return Organ(name=_MINISTRIES[symbol], level=Level.CENTRAL)
        if symbol == "tu" and self._symbol != "tu":
            return Organ(name=self._province, level=Level.SUPERIOR)
        return Organ(name=self._name, level=Level.OWN) if symbol == "tu" else None

    def _of_level(self, symbol: str, unit: Unit, document: Document) -> Organ | None:
        """Return the organisation that the lister is or leads, or whose level the subject names."""
        names = _BODIES_OF_LEVELS.get(symbol, ())
        led = organisation_of(unit)
        if any(self._begins(fold_words(led), each) for each in names):
            return Organ(name=led, level=Level.UNIT, unit=unit)
        if symbol == "tdtn":
            units = self.roster.units
            led_by = next((each for each in units if fold_words(organisation_of(each)) == fold_words(names[0])), None)
            level = Level.UNIT if led_by is not None else Level.BODY
            return Organ(name=names[0], level=level, unit=led_by)
        for name in (each for each in names if f"của {each} " in document.subject):
            for place in self._led_places:
                if re.search(rf"\bcủa {re.escape(f'{name} {place}')}\b", document.subject):
                    level = Level.BODY if place == "tỉnh" else Level.OTHER
                    return Organ(name=f"{names[0]} {place}", level=level)
        return None

    def _own(self, symbol: str, submission: Submission) -> Organ | None:
        """Return the lister where the symbol is its own."""
        unit = submission.unit
        return Organ(name=unit.name, level=Level.UNIT, unit=unit) if symbol in self._symbols(submission) else None

    def _symbols(self, submission: Submission) -> frozenset[str]:
        """Return the symbols of the lister's own documents: as the roster, its report and its name have them."""
        reported = part_sign(submission.reference or "").organs[:1]
        shared = {self._symbol, "tu", *_BODIES_OF_LEVELS}
        if reported and (reported[0] in shared or _SYMBOL.fullmatch(reported[0])):
            reported = ()  # a slip in the number of a report must not make the province's documents its own
        return frozenset((*_symbols_of(submission.unit), *reported))

    def _body(self, symbol: str, submission: Submission) -> Organ | None:
        """Return a body of a committee: `BDVTU`, and of the lister's own committee `BDVHU`."""
        parts = _SYMBOL.fullmatch(symbol)
        if parts is None:
            return None
        body, of = _BODIES[parts["body"]], parts["of"]
        if of == "tw":
            name = "Văn phòng Trung ương Đảng" if parts["body"] == "vp" else f"{body} Trung ương"
            return Organ(name=name, level=Level.CENTRAL)
        if of in {"tu", self._symbol}:
            name = f"{body} {self._name if of == self._symbol else self._province}"
            level = Level.BODY if of == self._symbol or self._symbol.endswith("tu") else Level.SUPERIOR
            return self._named(name, level)
        unit = submission.unit
        return Organ(name=f"{body} {unit.name}", level=Level.UNIT, unit=unit) if of in _symbols_of(unit) else None

    def _party_group(self, symbol: str) -> Organ | None:
        """Return the Party group of an organisation: `ĐĐMTTQ`, of which a province has one."""
        found = re.fullmatch(rf"(dd|bcsd?)({'|'.join(_BODIES_OF_LEVELS)})", symbol)
        if found is None:
            return None
        names = _BODIES_OF_LEVELS[found[2]]
        for unit in self.roster.units:
            led = fold_words(organisation_of(unit))
            if found[1] in _symbols_of(unit) and any(self._begins(led, each) for each in names):
                return Organ(name=unit.name, level=Level.UNIT, unit=unit)
        return None

    def _in_subject(self, symbol: str, document: Document) -> Organ | None:
        """Return the one unit with this symbol that the subject names: `… trong Đảng bộ huyện Di Linh`."""
        subject = document.subject.casefold()
        named = [each.unit for each in self._names if symbol in each.symbols and each.stands_in(subject)]
        if len(named) != 1 or _PARTNERS.search(document.subject):
            return None
        return Organ(name=named[0].name, level=Level.UNIT, unit=named[0])

    def _read(self, typed: str, unit: Unit) -> Organ:
        """Return the organ that a unit names; its own "Huyện ủy" and "huyện" get their proper name."""
        name = " ".join(typed.split())
        for own in filter(None, (unit.name, place_of(unit))):
            kind = own.removesuffix(unit.short_name).rstrip()
            if kind != own and kind and f" {fold_words(name)}".endswith(f" {fold_words(kind)}"):
                name = f"{name} {unit.short_name}"
                break
        folded = fold_words(name)
        speaking = _SPEAKS_FOR.sub("", folded)
        if self._name and speaking in {fold_words(self._name), self._typed}:
            return Organ(name=name, level=Level.OWN)
        if folded.startswith((*_ABOVE, *map(fold_words, _MINISTRIES.values()))) or folded.endswith("trung ương"):
            return Organ(name=name, level=Level.CENTRAL)
        known = self._by_name.get(speaking)
        if known is not None:
            return Organ(name=name, level=Level.UNIT, unit=known)
        beside = self._symbol.endswith("tu") and folded.endswith(("tỉnh", "tỉnh ủy"))
        return self._named(name, Level.BODY if beside else Level.OTHER)

    def _named(self, name: str, level: Level) -> Organ:
        """Return an organ by its name: the unit of the roster that is called so, else one of a level."""
        unit = self._by_name.get(fold_words(name))
        return Organ(name=unit.name, level=Level.UNIT, unit=unit) if unit is not None else Organ(name=name, level=level)


def _symbols_of(unit: Unit) -> frozenset[str]:
    """Return the symbols that a unit's documents bear by the roster (`ky_hieu`) and by its name."""
    by_name: tuple[str, ...] = ()
    for kind, symbols in _COMMITTEES.items():
        if f"{fold_words(unit.name)} ".startswith(f"{fold_words(kind)} "):
            by_name = tuple(each for each in symbols if each != "tu")
            break
    return frozenset((*map(plain_symbol, unit.symbols), *by_name))


def _lower_name(organ: str) -> str:
    """Return a name in capitals as it stands in a sentence where its form is known; else as it was typed."""
    words = " ".join(organ.split())
    if not words.isupper():
        return words
    form = rf"(?P<kind>đảng ủy|ủy ban nhân dân|hội đồng nhân dân) (?P<level>{_LEVEL})(?P<name>(?: \S+)*)"
    known = re.fullmatch(form, words.lower())
    if known is None:
        return words
    proper = "".join(f" {each.capitalize()}" for each in known["name"].split())
    return f"{known['kind'].capitalize()} {known['level']}{proper}"
