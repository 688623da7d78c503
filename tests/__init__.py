"""Tests, in folders as the source has them.

What is compiled is kept whatever the environment says: else each worker, and each program that a test starts, would
compile all of the source and of the tests again.
"""

import os
import sys

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
