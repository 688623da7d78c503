"""One file a verb: its options, the call of what it does (`commands`), what is shown of the result, the exit code.

It imports every room; commands inside their functions, so that `--help` stays fast. Start at `build.py`.
"""
