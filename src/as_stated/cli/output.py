"""What the command writes: words, at most a screen of them, and the progress of a run."""

import errno
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from as_stated.characters import visible
from as_stated.errors import AsStatedError, cut

if TYPE_CHECKING:
    from as_stated.build import Progress

LINES, WIDTH = 36, 1000  # what a message may take: lines, and characters of a line


class OutputError(AsStatedError):
    """Standard output cannot be written to; `error` says why."""

    def __init__(self, error: OSError) -> None:
        self.exit_code = 128 + signal.SIGPIPE if error.errno == errno.EPIPE else 1
        super().__init__(f"standard output: {error.strerror}. Send it elsewhere and run again.")


def say(words: str, err: bool = False, styled: bool = False) -> None:
    """Print words to standard output, or, with `err`, to standard error.

    Args:
        styled: whether they hold the terminal's own codes, which are escaped else.

    Raises:
        OutputError: standard output cannot be written to. That of standard error does no harm.
    """
    try:
        click.echo(words if styled else visible(words), err=err)
    except OSError as error:
        if not err:
            raise OutputError(error) from error
        write_nowhere(2)


def on_a_screen(message: str) -> str:
    """A message of at most one screen: the first lines, and how many more there were."""
    lines = [cut(line, WIDTH) for line in message.splitlines()]
    more = len(lines) - LINES
    return "\n".join([*lines[:LINES], f"… ({more:,} more lines)"] if more > 0 else lines)


def write_nowhere(number: int) -> None:
    """Drop what is left for file `number` that cannot be written to: else Python tries again as it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)


@contextmanager
def progress_shown(steps: int) -> Iterator["Progress"]:
    """Show progress of so many `steps`: a bar on a terminal, otherwise a line for each; yields what to tell of one."""
    if not sys.stderr.isatty():
        yield say
        return
    from tqdm import tqdm

    with tqdm(total=steps, bar_format="{l_bar}{bar}| {elapsed}", leave=False) as bar:

        def tell(step: str) -> None:
            bar.set_description_str(step)
            bar.update()

        yield tell
