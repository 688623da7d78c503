"""The program: its commands, and the run of one."""

import sys

from tongket.cli.exchange import confirm, form, receive, remind, slip  # noqa: F401 - each registers its command
from tongket.cli.running import run
from tongket.cli.verbs import (  # noqa: F401 - each registers its command
    build,
    clean,
    decide,
    figures,
    fix,
    init,
    lint,
    rules,
    schema,
    template,
    trace,
    update,
    validate,
)

__all__ = ["run"]


def main() -> None:
    """Run the command line of this process."""
    sys.exit(run())


if __name__ == "__main__":
    main()
