"""What ends a run: a cell that takes too long, and what a signal does at a place in the code.

Raised anywhere, an error could come up in the middle of an import, and some libraries then end the
whole process with words of their own. So the command mostly ends without unwinding, see `cli/ending.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

CELL_TIMEOUT_S = 600  # seconds that a cell of a notebook may take, unless told otherwise


class Stopped(BaseException):
    """The run was sent SIGINT, SIGTERM or SIGHUP; raised in its main thread.

    Attributes:
        number: of the signal.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(number)


class OnSignal(Enum):
    """What the command does: end at once, raise `Stopped`, or raise it when the block is done."""

    END = "end"
    RAISE = "raise"
    FINISH = "finish"


_CHOSEN = [OnSignal.END]
_SENT: list[int] = []  # the signal that waits for the end of a block


@contextmanager
def on_signal(chosen: OnSignal) -> Iterator[None]:
    """Choose what a signal does, `chosen`, while the main thread is in this block.

    Raises:
        Stopped: at the end of a block to be finished, if there was a signal.
    """
    _CHOSEN.append(chosen)
    try:
        yield
    finally:
        _CHOSEN.pop()
        if _SENT and _CHOSEN[-1] is not OnSignal.FINISH:
            raise Stopped(_SENT.pop())


def take_signal(number: int) -> None:
    """Do what was chosen for the signal `number`: raise `Stopped`, or return if that is to end at once, or later.

    Raises:
        Stopped: if that is chosen.
    """
    if _CHOSEN[-1] is OnSignal.RAISE:
        raise Stopped(number)
    if _CHOSEN[-1] is OnSignal.FINISH:
        _SENT.append(number)


def ends_at_once() -> bool:
    """Whether a signal is to end the run without unwinding."""
    return _CHOSEN[-1] is OnSignal.END
