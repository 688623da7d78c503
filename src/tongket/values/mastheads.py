"""The lines over a document that name the Party or the State, place and date (tiêu đề, quốc hiệu, tiêu ngữ, địa danh).

They are no headings, whatever style somebody gave them.
"""

import re
import unicodedata

PARTY = re.compile(r"đảng cộng sản việt nam")
STATE_MASTHEAD = re.compile(
    r"cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập\s*[-–—]\s*tự do\s*[-–—]\s*hạnh phúc"
    r"|cộng h(?:òa|oà) xã hội|chủ nghĩa việt nam"
)
"""Quốc hiệu, whole or on two lines, and tiêu ngữ."""
DATE = re.compile(
    r"([^\d,;:()]{1,30}[,.]?\s*)?\bngày\b(.{0,15}\btháng\b.{0,15}\bnăm\b.{0,8}|\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}\.?)"
)
"""Place and date."""
_RULE = re.compile(r"[-–—_*=~.\s]*")


def is_masthead(text: str) -> bool:
    """Whether all lines of a text belong to the head of a document: motto, place and date, the rule under them."""
    folded = unicodedata.normalize("NFC", text).replace("\u00a0", " ").casefold()
    lines = [" ".join(each.split()).strip(" .") for each in re.split(r"[\n\t]", folded)]
    named = [each for each in lines if not _RULE.fullmatch(each)]
    return bool(named) and all(any(form.fullmatch(each) for form in (PARTY, STATE_MASTHEAD, DATE)) for each in named)
