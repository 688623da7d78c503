"""The program: its commands, and the run of one."""

import gc
import sys


def main() -> None:
    """Run the command line of this process."""
    # Records hold no circles, and the process ends with its command: looking for some took a tenth of a build, and
    # once more at the end a twentieth of a run.
    gc.disable()
    from tongket.cli.running import run

    code = run()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
