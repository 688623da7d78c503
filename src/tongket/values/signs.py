"""Số, ký hiệu: what people type as the sign of a document, read once for everybody who needs it.

`Số 127-QĐ/TW`: number, hyphen, type, slash, organ, no space inside (Hướng dẫn 36-HD/VPTW); State bodies put the year or
a slash behind the number (`12/2018/QĐ-UBND`, `45/BC-MTTQ`: Nghị định 30/2020/NĐ-CP).
"""

import re
import unicodedata
from dataclasses import dataclass

from tongket.values.strange_letters import mend_strokes

_PREFIX = re.compile(r"^(?:(?:văn bản|công văn)\s+)?số\s*[:.]?\s*", re.IGNORECASE)
_DASHES = re.compile("[‐‑‒–—−]")
_JOINTS = re.compile(r"\s*([-/])\s*")
_DATED = re.compile(r"(?:\s*,\s*|\s+|\s*\()ngày\s.*$|\s*,\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}.*$", re.IGNORECASE)
_SIGN = re.compile(
    r"(?P<number>\d{1,5}[a-zđ]?)(?:/(?P<year>(?:19|20)\d\d))?(?:(?P<joint>[-/])|[ .]+)"
    r"(?P<symbol>[^\W\d_][\w&.]*(?:[-/][\w&.]*\w)*)"
)
_KNOWN = """
BC KH NQ CT KL QĐ QĐi QyĐ QC QT TB HD CV TTr CTr TTTr ĐA PA TT BB TC CĐ HĐ CTHĐ CTPH BCĐ
TW TU HU ThU TxU ĐU ĐUK BCSĐ ĐĐ ĐTN TĐTN HĐND UBND MTTQ BTT BTV CP NĐ TTg QH BDV BTC VP BTG UBKT
"""
_LOWER = {each.casefold(): each for each in _KNOWN.split()}
"""Symbols by their lower case: what is typed in small letters throughout is clear where every part is one of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """The sign of a document (số, ký hiệu)."""

    number: str
    """As typed, its padding zeros included: `05`, `12a`."""
    year: int | None
    """`2018` of `12/2018/QĐ-UBND`."""
    symbol: str
    """`BC/TU`, `QĐ-UBND`."""
    joint: str
    """What stands between number and symbol: `-` of a Party body, `/` of a State body."""

    @property
    def text(self) -> str:
        """The sign in its normal form: `61-BC/TU`."""
        year = f"/{self.year}" if self.year is not None else ""
        return f"{self.number}{year}{self.joint}{self.symbol}"


def read_sign(typed: str) -> Sign | None:
    """Return the sign that a text gives, however it is spaced and dashed; None where it is none.

    `Số: 61 - BC/TU`, `61–BC/TU`, `61 BC / TU`, `61-BC/TU, ngày 8/4/2019` are `61-BC/TU`. A number alone, a name of a
    document, or two signs in one text are none.
    """
    text = mend_strokes(unicodedata.normalize("NFC", typed))
    text = " ".join(_DASHES.sub("-", text).split())
    text = _DATED.sub("", _PREFIX.sub("", text)).strip(" .;,")
    found = _SIGN.fullmatch(_JOINTS.sub(r"\1", text))
    if found is None or len(found["symbol"]) == 1 or (found["joint"] is None and found["symbol"][0].islower()):
        return None  # "12 người"
    symbol = _raise_letters(found["symbol"])
    year = int(found["year"]) if found["year"] else None
    joint = "/" if year is not None else found["joint"] or ("-" if "/" in symbol else "/")
    return Sign(number=found["number"], year=year, symbol=symbol, joint=joint)


def _raise_letters(symbol: str) -> str:
    """Return a symbol in small letters as it should be written, where every part of it is known."""
    parts = re.split(r"([-/])", symbol)
    known = all(each in _LOWER for each in parts[::2])
    return "".join(_LOWER.get(each, each) for each in parts) if known else symbol


def print_sign(typed: str) -> str:
    """Return a sign as a report prints it: in its normal form where it is clear, else as typed."""
    sign = read_sign(typed)
    return sign.text if sign is not None else typed
