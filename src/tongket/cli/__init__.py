"""The terminal: options to the call of one command, to what is printed and the exit code; only this room prints.

The only user of typer and rich. It imports every room. Start at a verb's file; `options.py` is what they share,
`console.py` how anything is shown.
"""
