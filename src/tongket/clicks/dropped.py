"""What was dropped on a double-click (tệp thả lên biểu tượng): the paths, whatever letters are in them."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path, PureWindowsPath

LINE, STARTER = "TONGKET_LINE", "TONGKET_STARTER"
"""The environment in which a `.cmd` hands over how it was started, and which file it is."""
_RUN = re.compile(r"\s/[cC]\s+(.*)$", re.DOTALL)
_WORD = re.compile(r'(?:"[^"]*"?|[^\s"])+')


def list_dropped(given: Sequence[str], environment: Mapping[str, str]) -> list[Path]:
    r"""Return the paths that were dropped, each once.

    Explorer puts a path in quotes only where it holds a blank, so that cmd cuts `D:\A&B\x.docx` at the `&` and takes
    the `^` out of `D:\A^B`. What it cut stands whole in `CMDCMDLINE`, which the `.cmd` hands over; `given`, the
    arguments as cmd passes them, serve where the `.cmd` was started in another way.
    """
    words = _split(environment.get(LINE, ""), environment.get(STARTER, ""))
    paths = (each.strip('"') for each in (given if words is None else words))
    return list(dict.fromkeys(Path(each) for each in paths if each))


def _split(line: str, starter: str) -> list[str] | None:
    """Return what stands after the starter in `cmd /c ""STARTER" A B"`; None where the line is another one."""
    run = _RUN.search(line)
    if run is None or not starter:
        return None
    command = run[1].strip()
    if command.startswith('""') and command.endswith('"'):
        command = command[1:-1]
    first, *words = _WORD.findall(command) or [""]
    return words if _name(first) == _name(starter) else None


def _name(path: str) -> str:
    return PureWindowsPath(path.strip('"')).name.casefold()
