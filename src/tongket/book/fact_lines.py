"""A unit's facts as lines of the source book: the figure as printed, and as typed where that looks different."""

from collections.abc import Iterator

from tongket.book.citing import model_text
from tongket.book.table_blocks import show_as_typed
from tongket.model.answers import Document, Fact
from tongket.model.outline import FactKind, Indicator
from tongket.values.figures import format_figure, format_short_date


def fact_lines(indicator: Indicator, fact: Fact) -> Iterator[str]:
    """Yield what a unit reported for one indicator: one line, or one for each document or model."""
    if indicator.kind is FactKind.DOCUMENTS:
        yield from (f"{indicator.name}: {document_text(each)}" for each in fact.documents)
    elif indicator.kind is FactKind.MODELS:
        yield from (f"{indicator.name}: {model_text(each)}" for each in fact.models)
    else:
        yield f"{indicator.name}: {fact_text(indicator, fact)}"


def fact_text(indicator: Indicator, fact: Fact) -> str:
    """Return what a unit reported: `1.234 lượt người`, `có`, `không (lý do …)`, the names of the chosen options."""
    if isinstance(fact.value, bool):
        if fact.reason is not None:
            return f"không ({fact.reason})"
        return "có" if fact.value else "không"
    if indicator.options and isinstance(fact.value, tuple):
        return ", ".join(each.name for each in indicator.options if each.id in fact.value)
    kind = indicator.kind.figure
    measure = f" {indicator.measure}" if indicator.measure and indicator.measure != "%" else ""
    if fact.by_year and kind is not None:
        years = "; ".join(f"năm {year}: {format_figure(value, kind)}" for year, value in fact.by_year.items())
        return show_as_typed(years, "; ".join(f"năm {each}" for each in fact.typed.split("; ")), measure)
    return (
        show_as_typed(format_figure(fact.value, kind), fact.typed, measure)
        if kind and not isinstance(fact.value, tuple)
        else fact.typed
    )


def document_text(document: Document) -> str:
    """Return a document as a list names it: `15-KH/ThU, ngày 12/3/2010, thực hiện …`, with what else its unit says."""
    kind = f"{document.kind} " if document.kind is not None else ""
    organ = f" của {document.organ}" if document.organ is not None else ""
    return ", ".join(filter(None, (f"{kind}{document_name(document)}{organ}", document.subject)))


def document_name(document: Document) -> str:
    """Return the number and date of a document: `15-KH/ThU, ngày 12/3/2010`; without a number its subject."""
    day = f"ngày {format_short_date(document.day)}" if document.day is not None else ""
    return ", ".join(filter(None, (document.number, day)))
