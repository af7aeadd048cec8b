"""Problems as they are listed: one line for a fault that many rows share, and never too many."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from as_stated.errors import Problem, Undecided

MOST = 20  # lines: nobody corrects more at a time
_ROW = re.compile(r"(?P<file>.*), row (?P<row>\d+)(?: \(.*\))?")


def list_problems(problems: Sequence[Problem]) -> Iterator[str]:
    """The lines that say what is wrong, and then what is undecided, in the order of files and rows.

    >>> rows = [Undecided(f"data/x/claims.csv, row {n}", "unit is undecided.", "Choose one.") for n in (2, 3, 5)]
    >>> print(*list_problems(rows), sep="\\n")
    data/x/claims.csv, rows 2, 3 and 5: unit is undecided. Choose one.
    """
    wrong = [each for each in problems if not isinstance(each, Undecided)]
    still_open = [each for each in problems if isinstance(each, Undecided)]
    lines = [*map(str, wrong), *_grouped(still_open)]
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield f"and {len(lines) - MOST:,} more"


def _grouped(problems: Iterable[Problem]) -> Iterator[str]:
    """Those that differ only in their row as one line, at the place of the first."""
    groups: dict[tuple[str, str, str], list[Problem]] = {}
    for each in problems:
        match = _ROW.fullmatch(each.where)
        groups.setdefault(
            (match["file"] if match else each.where, each.what, each.todo), []
        ).append(each)
    for (file, what, todo), found in groups.items():
        rows = [int(match["row"]) for each in found if (match := _ROW.fullmatch(each.where))]
        yield f"{file}, rows {_ranges(rows)}: {what} {todo}" if len(found) > 1 else str(found[0])


def _ranges(rows: Iterable[int]) -> str:
    """Rows in few words: `2 to 9, 12 and 14`."""
    runs = [
        [row for _, row in run]
        for _, run in groupby(enumerate(sorted(set(rows))), key=lambda each: each[1] - each[0])
    ]
    said = [
        part
        for run in runs
        for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else list(map(str, run)))
    ]
    return " and ".join(filter(None, [", ".join(said[:-1]), said[-1]]))
