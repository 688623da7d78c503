"""Who said it and where, in words: for a Word comment and for `tongket trace`."""

from collections.abc import Iterable, Iterator

from tongket.book.provenance import Origin, PrintedFigure, Said

MOST_SOURCES = 60
"""More lines than this about one figure or text, and the rest is counted."""


def figure_lines(figure: PrintedFigure, printed: str) -> Iterator[str]:
    """Yield what a figure is: its name; of a sum the addends; then each unit with what it gave, file and line."""
    yield f"{figure.name}: {printed}" + (f" (làm tròn từ {figure.exact})" if figure.exact else "")
    if figure.formula:
        yield f"{figure.formula} = {printed}"
    settled = [each for each in figure.sources if not each.unit]
    given = [each for each in figure.sources if each.unit]
    if figure.added and len(given) > 1 and not settled and len(given) <= MOST_SOURCES:
        whole = figure.exact.partition(" ")[0] or printed
        yield f"{' + '.join(each.text for each in given)} = {whole}"
    yield from _source_lines(f"{each.name} {each.text}{_at(each)}" for each in (*settled, *given))


def said_lines(said: Said, printed: str) -> Iterator[str]:
    """Yield who says a text: each unit with file and line, and its own words where they are others."""
    plain = printed.removeprefix("- ").removeprefix("+ ").strip()
    yield from _source_lines(f"{each.name}{_at(each)}{_other_words(each, plain)}" for each in said.sources)


def _other_words(source: Origin, printed: str) -> str:
    first = source.text.partition("\n")[0].removeprefix("- ").removeprefix("+ ").strip()
    return "" if first in printed or printed in first else f": “{first}”"


def _at(source: Origin) -> str:
    if not source.file:
        return ""
    return f" ({source.file}, dòng {source.line})" if source.line is not None else f" ({source.file})"


def _source_lines(lines: Iterable[str]) -> Iterator[str]:
    every = list(lines)
    yield from every[:MOST_SOURCES]
    if len(every) > MOST_SOURCES:
        yield f"và {len(every) - MOST_SOURCES} nguồn khác"
