"""Documents written as XML, as they read."""

from collections.abc import Mapping

from tests.word.documents import opened
from tongket.flow.document import read_flow
from tongket.flow.flow import Flow, FlowLine, FlowTable, lines_of


def flow(body: str, more: Mapping[str, bytes] | None = None) -> Flow:
    """Return a document of this body as it reads; `more` are further parts."""
    return read_flow(opened(body, more))


def lines(body: str | Flow) -> tuple[FlowLine, ...]:
    """Return all lines in reading order."""
    return lines_of((flow(body) if isinstance(body, str) else body).blocks)


def shown(body: str | Flow) -> list[str]:
    """Return the lines as the page shows them."""
    return [each.shown for each in lines(body)]


def table_texts(body: str) -> list[list[str | None]]:
    """Return the texts of the first table; None for what a merged cell covers."""
    table = next(each for each in flow(body).blocks if isinstance(each, FlowTable))
    return [[None if each.merged else each.text for each in row] for row in table.rows]
