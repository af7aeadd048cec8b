"""The command `as-stated`: its options, its messages, its exit codes."""

from as_stated.cli.command import main, run

__all__ = ["main", "run"]
