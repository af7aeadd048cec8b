"""What holds of a row of any `changes.csv`: an article's, a quantity's, or one read from elsewhere."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import cast

from as_stated.coding.checks import check_date, check_listed
from as_stated.coding.columns import CHANGE_KINDS, CORRECTED, ChangeKind
from as_stated.coding.files import TODO, Row
from as_stated.coding.records import Change
from as_stated.coding.stance import Stance
from as_stated.coding.text import Span, chain
from as_stated.errors import Problem

# What takes a figure back, and the stance that it then has.
TAKES_BACK: Mapping[ChangeKind, Stance] = {"withdraws": "withdrawn", "corrects": "in-error"}
OWN: tuple[ChangeKind, ...] = ("corrects", "withdraws", "reinstates")
WITH_FIGURE: tuple[ChangeKind, ...] = ("updates", "repeats", "recalls")
BY_REASON: tuple[ChangeKind, ...] = ("updates", "repeats")


def acted_on(name: str, targets: Mapping[str, str]) -> str:
    """The figure that a change is about in the end, if it acts on another change.

    The name of a change where changes go round in a circle.

    Args:
        name: what the change acts on.
        targets: what each change of the file acts on, by `change_id`.

    >>> acted_on("first", {"second": "first", "first": "dead"})
    'dead'
    """
    return chain(name, targets)[-1]


def check_change(
    row: Row,
    targets: Mapping[str, str],
    no_claim: Callable[[str], str],
    todo: str,
    named: Callable[[str], str] = str,
) -> Iterator[Problem]:
    """What is wrong with the kind, the day, the ends and what is corrected.

    Args:
        row: of the change; `targets`: as for `acted_on`.
        no_claim: why there is no claim of that name; empty if there is one.
        todo: how to name a statement.
        named: a cell as names stand in `targets`.
    """
    yield from check_listed(row, "kind", CHANGE_KINDS)
    yield from check_date(row, "on")
    yield from _check_what(row)
    kind = row["kind"]
    needs = kind in WITH_FIGURE or (kind == "corrects" and row["what"] == "number")
    for column in ("from", "to"):
        name = named(row[column])
        is_change = column == "to" and name in targets
        if name == TODO or is_change or (column == "from" and not name and not needs):
            continue
        if not name:
            yield row.problem(f"{column} is empty, but kind is {kind}.", todo)
        elif wrong := no_claim(name):
            yield row.problem(f"{column} is {row[column]!r}, {wrong}", todo)
    to = named(row["to"])
    if to not in ("", TODO) and to in (named(row["from"]), row.key):
        what = f"to is {row['to']!r}: a statement does nothing to itself."
        yield row.problem(what, "Correct from or to.")
    elif acted_on(to, targets) in targets:
        what = f"to is {row['to']!r}, and these changes act on one another in a circle."
        yield row.problem(what, "Let one of them act on a statement.")


def _check_what(row: Row) -> list[Problem]:
    """What was wrong is said of a correction, and of nothing else."""
    kind, what = row["kind"], row["what"]
    if row.is_todo("kind") or row.is_todo("what"):
        return []
    if kind == "corrects" or not what:
        return check_listed(row, "what", CORRECTED) if kind == "corrects" else []
    said = f"what is {what!r}, but kind is {kind}."
    return [row.problem(said, "Only a correction says what was wrong: empty the cell.")]


def check_quoted(row: Row) -> list[Problem]:
    """A change quotes the words that say so; updates and repeats may have a reason instead."""
    if row["exact"].strip():
        return []
    if row["kind"] not in BY_REASON:
        todo = "Copy the words that say so, and name their article."
        return [row.problem(f"exact is empty, but kind is {row['kind']}.", todo)]
    if row["reason"].strip():
        return []
    todo = "Copy the words that say so, or give a reason."
    return [row.problem("exact and reason are empty.", todo)]


def as_change(row: Row, place: Span, **names: str) -> Change:
    """The row as a change. Only for a row without problems.

    Args:
        row: of any `changes.csv`; `place`: where its words stand; (0, 0) where there are none.
        names: the other fields of a `Change`: of its article, its ends and who makes it.
    """
    return Change(
        change_id=row.key,
        kind=cast(ChangeKind, row["kind"]),
        start=place[0],
        end=place[1],
        **{column: row[column] for column in ("what", "on", "exact", "reason")},
        **names,
    )


def not_own(row: Row, own: Collection[str] = ()) -> Problem:
    """The figure is not one that `by` may take back.

    Args:
        row: of the change; `own`: who may, if that is known.
    """
    what = f"{row['to']} is not {row['by']}'s figure, but kind is {row['kind']}."
    who = f" ({', '.join(sorted(own))})" if own else ""
    return row.problem(what, f"Only its own speaker or outlet may do that{who}; else: disputes.")
