"""What it costs to read a report of three hundred pages as it reads: seconds, printed by one run.

python -m benchmarks.reading
"""

import sys
import time
from collections.abc import Mapping

from tests.word.documents import cell, p, run, table
from tests.word.lists import REPORT, n, numbered

from tongket.flow.document import read_flow
from tongket.word.reading import parse_word

PAGES, PARAGRAPHS, ROWS = 300, 6, 5
"""A page of these has some 350 words, as a page of a report in 14 points."""
REPEATS = 3
_WORDS = "Ban Thường vụ Huyện ủy lãnh đạo, chỉ đạo quán triệt Kết luận số 62 "
_FONT = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/><w:sz w:val="28"/>'
_DELETED = "<w:del w:author='a'><w:r><w:delText>cũ</w:delText></w:r></w:del>"


def made_up(font: str = "Times New Roman", more: str = "") -> Mapping[str, bytes]:
    """Return the parts of a report: numbered headings, paragraphs of four runs, a table a page."""
    runs = [run(_WORDS, _FONT.format(font))] * 4 + ([more] if more else [])
    rows = ["".join(cell(p(run(each))) for each in ("Hội Nông dân", "25", "12", "48%"))] * ROWS
    page = n(1, 0, "KẾT QUẢ") + n(1, 1, *runs) + p(*runs) * PARAGRAPHS + table(*rows)
    return numbered(page * PAGES, REPORT)


def seconds(parts: Mapping[str, bytes]) -> float:
    """Return the shortest time of several readings of an opened document, of this process alone."""
    taken: list[float] = []
    for _ in range(REPEATS):
        opened = parse_word(parts, "báo cáo.docx")
        begun = time.process_time()
        read_flow(opened)
        taken.append(time.process_time() - begun)
    return min(taken)


def main() -> None:
    """Print the seconds for a report as most are, one with tracked changes, one in a font of old."""
    for name, parts in (
        ("as most are", made_up()),
        ("tracked changes", made_up(more=_DELETED)),
        (".VnTime", made_up(font=".VnTime")),
    ):
        sys.stdout.write(f"{name:16} {seconds(parts):5.2f} s\n")


if __name__ == "__main__":
    main()
