"""The terminal: options to the call of one command, to what is printed and the exit code; only this room prints.

The only user of typer and rich. It imports every room. Start at the verb's file in `verbs/`; `options.py` is what they
share, `console.py` how anything is shown, `usage.py` help pages and usage errors.
"""
