"""`python -m tongket`."""

from tongket.cli import main

main()
