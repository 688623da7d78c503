"""Why a run cannot go on (exit code 2): what nobody can mend in a YAML file. Caught in `cli/running.py` alone."""


class TongketError(Exception):
    """A run that cannot go on; its text is for the person at the keyboard, in Vietnamese."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(TongketError):
    """The command line asks for something that is not there."""


class UnknownUnitError(UsageError):
    """A report that came back does not say whose it is; who received it must."""


class MissingFileError(TongketError):
    """A file without which nothing can be done is not there or can't be read."""


class OutputError(TongketError):
    """A file could not be written, or would have cost somebody's edits."""


class FrameError(TongketError):
    """A Word frame lacks what the blocks need."""


class DocumentError(TongketError):
    """A file that should be a Word document is none, or can't be read."""


class OfficeError(TongketError):
    """LibreOffice is not there, or did not do what it was asked."""
