"""Records into HTML: the campaign's own template where it has one, else the one that comes with tongket."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tongket.packaged import packaged_file
from tongket.workspace import Workspace

_FAILURES = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
"""What a template that somebody changed may come to."""


class RenderedPage(NamedTuple):
    """A page as it is written."""

    html: str
    fault: str
    """Why the campaign's own template was not used; "" where it was, or there is none."""


class PageFault(NamedTuple):
    """What is wrong with a template."""

    file: str
    """Relative to the campaign folder."""
    line: int
    """From 1; 0 where it is not known."""
    message: str


def render_page(name: str, workspace: Workspace | None, page: object) -> RenderedPage:
    """Return a record as HTML by the template `name`; what tongket brings serves where the campaign's own fails."""
    try:
        return RenderedPage(_render(name, _own_source(workspace), page), "")
    except _FAILURES as error:
        fault = _fault_of(error, name)
        where = f"dòng {fault.line}: " if fault.line else ""
        said = f"{fault.file} chưa dùng được ({where}{fault.message})"
        return RenderedPage(_render(name, _packaged_source, page), said)


def find_page_faults(names: tuple[str, ...], workspace: Workspace, page: object) -> Iterator[PageFault]:
    """Yield the first fault of each page template of a campaign, tried on a page."""
    for name in names:
        try:
            _render(name, _own_source(workspace), page)
        except _FAILURES as error:
            yield _fault_of(error, name)


def _render(name: str, load: Callable[[str], str | None], page: object) -> str:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template(name).render(page=page)


def _own_source(workspace: Workspace | None) -> Callable[[str], str | None]:
    def load(name: str) -> str | None:
        path = workspace.root / name if workspace is not None else None
        if workspace is not None and path is not None and path.is_file() and workspace.holds(path):
            return path.read_text("utf-8-sig")
        return _packaged_source(name)

    return load


def _packaged_source(name: str) -> str | None:
    path = packaged_file(name)
    return path.read_text("utf-8") if path.is_file() else None


def _fault_of(error: Exception, name: str) -> PageFault:
    """Return what went wrong, where Jinja2 knows it: in the innermost line of a template."""
    if isinstance(error, TemplateSyntaxError):
        return PageFault(error.name or name, error.lineno, error.message or "sai cú pháp")
    at, line = error.__traceback__, 0
    while at is not None:
        if at.tb_frame.f_globals.get("__name__") is None or "__jinja_template__" in at.tb_frame.f_globals:
            line, name = at.tb_lineno, at.tb_frame.f_code.co_filename.removeprefix("<template>") or name
        at = at.tb_next
    return PageFault(name, line, str(error))
