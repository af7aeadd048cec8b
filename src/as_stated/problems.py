"""Problems as they are listed: one line for a fault that many rows share, and never too many."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import groupby

from as_stated._calls import begun
from as_stated.errors import Problem, Undecided

MOST = 20  # lines: nobody corrects more at a time
MOST_QUOTES, LONGEST_QUOTE = 3, 60  # of a line; characters
# As difflib measures it: "deneid" is 0.83 like "denied", and "retracted" 0.67 like "stated".
ALIKE = 0.8
_ROW = re.compile(r"(?P<file>.*), row (?P<row>\d+)(?: \(.*\))?")


def list_problems(problems: Sequence[Problem]) -> Iterator[str]:
    """The lines that say `problems`: what is wrong, and then what is undecided, in the order of files and rows.

    Those that differ only in their row are one line, at the place of the first.

    >>> rows = [Undecided(f"data/x/claims.csv, row {n}", "unit is undecided.", "Choose one.") for n in (2, 3, 5)]
    >>> print(*list_problems(rows), sep="\\n")
    data/x/claims.csv, rows 2, 3 and 5: unit is undecided. Choose one.
    >>> print(*list_problems([Problem("data/x/claims.csv, row 2", "unit is empty.", "Fill it in.", "12 dead")]))
    data/x/claims.csv, row 2, “12 dead”: unit is empty. Fill it in.
    """
    wrong = [each for each in problems if not isinstance(each, Undecided)]
    still_open = [each for each in problems if isinstance(each, Undecided)]
    yield from at_most([*_grouped(wrong), *_grouped(still_open)])


def at_most(lines: Sequence[str], most: int = MOST) -> Iterator[str]:
    """The first of some lines, `most` of them, and how many more there are.

    >>> [*at_most(["a", "b", "c"], 1)]
    ['a', 'and 2 more']
    """
    yield from lines[:most]
    if len(lines) > most:
        yield f"and {len(lines) - most:,} more"


def meant(value: str, allowed: Iterable[str]) -> str:
    """The end of a sentence about a `value` that is not `allowed`: which one may be meant, if any may.

    >>> "stance is 'deneid'" + meant("deneid", ["stated", "denied"])
    "stance is 'deneid': did you mean 'denied'?"
    >>> "stance is 'x'" + meant("x", ["stated", "denied"])
    "stance is 'x'."
    """
    plain = {each.casefold(): each for each in allowed if each}
    near = get_close_matches(value.casefold(), plain, n=1, cutoff=ALIKE)
    near = near or begun(value.casefold(), plain)
    return f": did you mean {plain[near[0]]!r}?" if near else "."


def _grouped(problems: Iterable[Problem]) -> Iterator[str]:
    """Those that differ only in their row as one line, at the place of the first."""
    groups: dict[tuple[str, str, str], list[Problem]] = {}
    for each in dict.fromkeys(problems):
        match = _ROW.fullmatch(each.where)
        groups.setdefault(
            (match["file"] if match else each.where, each.what, each.todo), []
        ).append(each)
    for (file, what, todo), found in groups.items():
        rows = [int(match["row"]) for each in found if (match := _ROW.fullmatch(each.where))]
        where = found[0].where if len(found) == 1 else f"{file}, rows {_ranges(rows)}"
        yield f"{where}{_quotes(found)}: {what} {todo}"


def _quotes(problems: Sequence[Problem]) -> str:
    """The quotes of the figures that problems are about, as far as they do not say them anyhow."""
    quotes = [each.quote for each in problems if each.quote not in each.what]
    short = [" ".join(each.split()) for each in quotes[:MOST_QUOTES]]
    said = [f"“{e if len(e) <= LONGEST_QUOTE else e[: LONGEST_QUOTE - 2] + ' …'}”" for e in short]
    return "".join(f", {each}" for each in said) + (", …" if len(quotes) > MOST_QUOTES else "")


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
