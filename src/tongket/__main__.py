"""The program: its commands, and the run of one."""

import gc
import sys


def main() -> None:
    """Run the command line of this process."""
    # Records hold no circles: looking for some at every 700 of them took a tenth of a build, and once more at the end a
    # twentieth of a run. What is read of Word files does hold some: never looking, 60 of them left 100 MB behind.
    gc.set_threshold(50_000, 20, 50)
    from tongket.cli.running import run

    code = run()
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
