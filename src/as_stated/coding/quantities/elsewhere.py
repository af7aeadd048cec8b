"""What other quantities' `changes.csv` take back or dispute of a quantity's statements.

One claim may be a statement of two quantities, the dead of the valley and those of the town. A row that
takes it back stands in one of them, and holds for the claim wherever it is shown.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import get_args

from as_stated.coding.inputs import quantities_changing
from as_stated.coding.quantities.articles import Articles
from as_stated.coding.quantities.changes import Changes
from as_stated.coding.quantities.tables import read_tables
from as_stated.coding.records import Change, NoticeKind


def changes_elsewhere(name: str, keys: Collection[str], articles: Articles) -> tuple[Change, ...]:
    """The rows of other quantities that take back, dispute or state again a figure of this one.

    A row that is not decided, or in which something is wrong, is passed over: the check of its own quantity
    names it, and nobody waits for it.

    Args:
        name: this quantity; `articles`: those of the project.
        keys: its statements, `article/claim`.

    Returns:
        Changes whose id is `quantities/quantity/change`.
    """
    others = quantities_changing(articles.project, keys)
    return tuple(
        change for other in others if other != name for change in _of(other, keys, articles)
    )


def _of(other: str, keys: Collection[str], articles: Articles) -> Iterator[Change]:
    tables, _ = read_tables(articles.project, other)
    if tables is None:
        return
    changes = Changes(tables, articles)
    ids = {row.key for row in tables.changes}
    for row in tables.changes:
        is_ours = row["kind"] in get_args(NoticeKind) and changes.figure(row["to"]) in keys
        if not is_ours or row.is_undecided or articles.dossier(row["article"]) is None:
            continue
        if changes.check(row):
            continue
        change, prefix = changes.read(row), f"quantities/{other}/"
        to = f"{prefix}{change.to_id}" if change.to_id in ids else change.to_id
        yield replace(change, change_id=f"{prefix}{change.change_id}", to_id=to)
