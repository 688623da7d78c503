"""Records into HTML: the campaign's own template where it has one, else the one that comes with tongket."""

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from pickle import UnpicklingError
from typing import NamedTuple

from jinja2 import (
    FileSystemBytecodeCache,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tongket.output.escape import escape_steering
from tongket.packaged import packaged_file
from tongket.workspace import PAGE_TEMPLATES, Workspace

_UNKNOWN = re.compile(r"'(\w+)'(?: is undefined)?$")
_FAILURES = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)
"""What a template that somebody changed may come to."""


_Loaded = tuple[str, str, None]
"""A template, its name, and no word of Jinja2's on whether it is still the same."""


class RenderedPage(NamedTuple):
    """A page as it is written."""

    html: str
    fault: str
    """Why the campaign's own template was not used; "" where it was, or there is none."""

    @property
    def data(self) -> bytes:
        """The file: what would turn the direction of writing is shown as on a terminal."""
        return escape_steering(self.html).encode("utf-8", "replace")


class PageFault(NamedTuple):
    """What is wrong with a template."""

    file: str
    """Relative to the campaign folder."""
    line: int
    """From 1; 0 where it is not known."""
    message: str
    of_syntax: bool = False


class _CompiledTemplates(FileSystemBytecodeCache):
    """What Jinja2 made of the templates, where Python keeps what it made of this file: compiled once, not every run.

    Each knows the checksum of its source. A folder that can't be written or a broken file cost time, never a page.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, ValueError, EOFError, UnpicklingError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)


def render_page(name: str, workspace: Workspace | None, page: object) -> RenderedPage:
    """Return a record as HTML by the template `name`; what tongket brings serves where the campaign's own fails."""
    try:
        return RenderedPage(_render(name, _own_source(workspace), page), "")
    except _FAILURES as error:
        fault = _fault_of(error, name)
        where = f"dòng {fault.line}: " if fault.line else ""
        said = f"{fault.file} chưa dùng được ({where}{fault.message.rstrip('.')})"
        return RenderedPage(_render(name, _packaged_source, page), said)


def find_page_faults(name: str, workspace: Workspace, page: object) -> PageFault | None:
    """Return the first fault of a template of a campaign, tried on a page; None where it serves."""
    try:
        _render(name, _own_source(workspace), page)
    except _FAILURES as error:
        return _fault_of(error, name)
    return None


def _render(name: str, load: Callable[[str], _Loaded | None], page: object) -> str:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load),
        bytecode_cache=_CompiledTemplates(str(Path(cache_from_source(__file__)).parent), "page-template-%s.cache"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render(page=page)


def _own_source(workspace: Workspace | None) -> Callable[[str], _Loaded | None]:
    def load(name: str) -> _Loaded | None:
        path = workspace.root / name if workspace is not None else None
        if workspace is not None and path is not None and path.is_file() and workspace.holds(path):
            return path.read_text("utf-8-sig"), name, None
        return _packaged_source(name)

    return load


def _packaged_source(name: str) -> _Loaded | None:
    path = packaged_file(name)
    return (path.read_text("utf-8"), name, None) if path.is_file() else None


def _fault_of(error: Exception, name: str) -> PageFault:
    """Return what went wrong, where Jinja2 knows it: in the innermost line of a template."""
    if isinstance(error, TemplateSyntaxError):
        return PageFault(error.name or name, error.lineno, "sai cú pháp của mẫu.", of_syntax=True)
    at, line = error.__traceback__, 0
    while at is not None:
        if at.tb_frame.f_code.co_filename in PAGE_TEMPLATES:  # as the loader names them
            name, line = at.tb_frame.f_code.co_filename, at.tb_lineno
        at = at.tb_next
    return PageFault(name, line, _explain(error))


def _explain(error: Exception) -> str:
    unknown = _UNKNOWN.search(str(error)) if isinstance(error, UndefinedError) else None
    return f"không có tên {unknown[1]}." if unknown is not None else "không tính, không in được."
