"""Output that any console takes, whatever letters it knows."""

import codecs
import os
import sys
import unicodedata

_PLAIN = {
    "đ": "d", "Đ": "D", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "→": "->",
    "•": "-", "×": "x", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "─": "-", "━": "-", "│": "|", "┃": "|",
}  # fmt: skip


def _write_plain(error: UnicodeError) -> tuple[str, int]:
    """Give a letter that the console can't write without its mark (ế→e, đ→d): never `?`, never a crash."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    failed = error.object[error.start : error.end]
    plain = "".join(_PLAIN.get(each, each) for each in failed)
    ascii_text = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return (ascii_text or ("-" if failed.strip() and not unicodedata.combining(failed[0]) else ""), error.end)


def prepare_streams() -> None:
    """Make stdout and stderr write anything, whatever their encoding."""
    codecs.register_error("tongket", _write_plain)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us, or a program without a window
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - for the whole run
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="tongket")
