"""Checks of the built page, in a real browser: `make page`. Each helper returns faults, one a line,
and each has a test in which it finds some, so that silence means something."""
