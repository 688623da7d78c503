"""Looks of a document as CSS, each under a short name: a draft of twenty pages has a few dozen."""

from tongket.word.looks import ParagraphLook, RunLook

_POINT = 20
"""Twentieths of a point in one."""
_SINGLE = 240
_ALIGNMENTS = {"both": "justify", "distribute": "justify", "center": "center", "right": "right", "end": "right"}


class LookNames:
    """The looks met so far."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    @property
    def rules(self) -> tuple[tuple[str, str], ...]:
        """The looks by name, as CSS."""
        return tuple((name, rule) for rule, name in self._names.items() if rule)

    def name_paragraph(self, look: ParagraphLook) -> str:
        """Return the name of how a paragraph stands."""
        sides = {"margin-left": look.left, "margin-right": look.right, "text-indent": look.first_line}
        sides |= {"margin-top": look.before, "margin-bottom": look.after}
        rules = [f"text-align:{_ALIGNMENTS[look.alignment]}"] if look.alignment in _ALIGNMENTS else []
        rules += [f"{name}:{value / _POINT:g}pt" for name, value in sides.items() if value]
        if look.line_rule == "auto" and look.line != _SINGLE:
            rules.append(f"line-height:{look.line / _SINGLE * 1.15:.3g}")
        elif look.line_rule != "auto":
            rules.append(f"line-height:{look.line / _POINT:g}pt")
        return self._name("d", ";".join(rules))

    def name_run(self, look: RunLook) -> str:
        """Return the name of how a run of text looks."""
        rules = [f"font-size:{look.size:g}pt"]
        rules += ["font-weight:bold"] * look.bold + ["font-style:italic"] * look.italic
        rules += ["text-decoration:underline"] * look.underlined + ["text-transform:uppercase"] * look.caps
        rules += ["vertical-align:super"] * look.raised
        rules += [f"color:#{look.colour}"] * _is_colour(look.colour)
        return self._name("c", ";".join(rules))

    def _name(self, kind: str, rule: str) -> str:
        return self._names.setdefault(rule, f"{kind}{len(self._names)}")


def _is_colour(text: str | None) -> bool:
    """Whether it is six hexadecimal digits: nothing else of a document gets into the style sheet."""
    return text is not None and len(text) == 6 and all(each in "0123456789abcdefABCDEF" for each in text)  # noqa: PLR2004
