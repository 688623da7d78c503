"""Fields in a text (trường): what they show is text, what they are made of is not; form fields of old are controls."""

from dataclasses import dataclass

from lxml import etree

from tongket.flow.lines import Lines, OpenControl
from tongket.ooxml.namespaces import is_on, w
from tongket.word.formatting import whole_number

CHECKED, UNCHECKED = "\u2612", "\u2610"


@dataclass(slots=True, kw_only=True)
class _Field:
    """A field whose end was not read yet."""

    instructing: bool = True
    """Whether its instruction is being read, not its result."""
    silent: bool = False
    """Whether its result is not read: its state stands in its data, and was read there."""
    control: OpenControl | None = None


class OpenFields:
    """The fields that are open where a story is read."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._open: list[_Field] = []

    @property
    def silent(self) -> bool:
        """Whether what stands here is part of a field and not of the text."""
        return any(each.instructing or each.silent for each in self._open)

    def take(self, mark: etree._Element) -> None:
        """Take in the next mark (`w:fldChar`)."""
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            silent = self.silent
            self._open.append(_Field())
            data = mark.find(w("ffData"))
            if data is not None and not silent:
                self._begin_form_field(data, self._open[-1])
        elif kind == "separate" and self._open and self._open[-1].instructing:
            self._open[-1].instructing = False
            self._open_control(self._open[-1])
        elif kind == "end" and self._open:
            last = self._open.pop()
            if last.control is not None:
                if last.instructing:
                    self._open_control(last)
                self._lines.close(last.control)

    def _open_control(self, field: _Field) -> None:
        if field.control is not None:
            self._lines.open(field.control)

    def _begin_form_field(self, data: etree._Element, field: _Field) -> None:
        name, shown = data.find(w("name")), _state(data)
        tag = str(name.get(w("val"), "")) if name is not None else ""
        control = OpenControl(tag=tag, blank_prompts=shown is None)
        if shown is None:
            field.control = control
            return
        field.silent = True
        self._lines.open(control)
        self._lines.add(shown)
        self._lines.close(control)

    def end_paragraph(self) -> None:
        """Give up fields that should have shown something by now: a damaged one must not swallow the report."""
        self._open = [each for each in self._open if not each.instructing and not each.silent]


def _state(data: etree._Element) -> str | None:
    """Return what a check box or a list shows; None for a field whose result is text."""
    box, choices = data.find(w("checkBox")), data.find(w("ddList"))
    if box is not None:
        checked = box.find(w("checked"))
        return CHECKED if is_on(checked if checked is not None else box.find(w("default"))) else UNCHECKED
    if choices is None:
        return None
    entries = [str(each.get(w("val"), "")) for each in choices.findall(w("listEntry"))]
    chosen = choices.find(w("result"))
    chosen = chosen if chosen is not None else choices.find(w("default"))
    number = whole_number(chosen.get(w("val"))) if chosen is not None else 0
    return entries[number] if number is not None and 0 <= number < len(entries) else ""
