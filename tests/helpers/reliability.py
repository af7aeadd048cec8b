"""What was tried against the program and what held, by kind: benchmarks/RELIABILITY.md."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from tests.helpers.projects import ROOT

FIGURES = ROOT / "benchmarks" / "RELIABILITY.md"
Result = Literal["held", "failed", "left out"]


@dataclass(frozen=True)
class Kind:
    """One kind of trial.

    Attributes:
        what: the plural that a line of it begins with.
        held: what became of a trial in which the program did right.
        sample: how many of them CI tries.
    """

    what: str
    held: str
    sample: int = 0


# By the name of the file in tests/hard/.
KINDS = {
    "test_faults": Kind("faults", "survived", 24),
    "test_bad_input": Kind("bad inputs", "refused", 60),
    "test_hostile": Kind("hostile inputs", "inert", 40),
    "test_same_bytes": Kind("variations", "identical", 8),
}
MUTANTS = Kind("mutants", "killed")  # which `make mutate` tries


def _count(results: Sequence[Result]) -> tuple[int, int, int]:
    """How many were tried, held, and left out because this system cannot try them."""
    left_out, held = results.count("left out"), results.count("held")
    return len(results) - left_out, held, left_out


def line(kind: Kind, results: Sequence[Result]) -> str:
    """A kind's result in one line.

    >>> line(KINDS["test_faults"], ["held", "held", "failed", "left out"])
    'faults: 3 tried, 2 survived, 1 left out'
    """
    tried, held, left_out = _count(results)
    return f"{kind.what}: {tried:,} tried, {held:,} {kind.held}, {left_out:,} left out"


def record(kind: Kind, results: Sequence[Result], at: str, page: Path = FIGURES) -> None:
    """Put the figures of a full run into the kind's row of the page, with today's date.

    Args:
        at: the commit.
    """
    tried, held, left_out = _count(results)
    what = f"| {kind.what} ({kind.held}) |"
    row = f"{what} {tried:,} | {held:,} | {left_out:,} | {date.today()} | {at} |"
    text, rows = re.subn(rf"(?m)^{re.escape(what)}.*$", row, page.read_text("utf-8"))
    assert rows == 1, f"{page} has {rows} rows of {kind.what}"
    page.write_text(text, "utf-8")


def commit() -> str:
    """The commit of this tree; `-dirty` follows where files differ from it."""
    words = ["git", "describe", "--always", "--dirty", "--exclude=*"]
    found = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "unknown"
