"""The terminal: options to the call of one command to what is printed and the exit code; only this room prints."""
