"""The program: its commands, and the run of one."""

import gc
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
    # Records hold no circles, and the process ends with its command: looking for some took a tenth of a build.
    gc.disable()
    sys.exit(run())


if __name__ == "__main__":
    main()
