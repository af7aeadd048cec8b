"""`python -m as_stated`: the command `as-stated`."""

from as_stated.cli import run

run()
