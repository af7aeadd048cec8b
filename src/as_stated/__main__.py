"""`python -m as_stated`: the command `as-stated`."""

from as_stated.cli import main

main(prog_name="as-stated")
