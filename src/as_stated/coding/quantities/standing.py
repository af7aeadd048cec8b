"""What other articles, and other quantities' `changes.csv`, take back or dispute of a quantity's statements.

One claim may be a statement of two quantities, the dead of the valley and those of the town. A row that
takes it back stands in one of them, and holds for the claim wherever it is shown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from as_stated.coding.change_rules import TAKES_BACK, acted_on
from as_stated.coding.columns import OUTLET
from as_stated.coding.dossier import Dossier
from as_stated.coding.inputs import quantities_changing
from as_stated.coding.quantities.articles import Articles, outlet_of
from as_stated.coding.quantities.changes import Changes
from as_stated.coding.quantities.records import Statement
from as_stated.coding.quantities.tables import read_tables
from as_stated.coding.records import Change, NoticeKind
from as_stated.coding.stance import Standing
from as_stated.coding.text import chain


def changes_of_articles(
    dossiers: Mapping[str, Dossier], statements: Sequence[Statement]
) -> tuple[Change, ...]:
    """What the own `changes.csv` of `dossiers` say of `statements`, as a quantity's would say it.

    Returns:
        Changes whose ends are `article/claim` and whose id is `article/change`.
    """
    keys = {each.key for each in statements}
    found = []
    for name, dossier in dossiers.items():
        figures = {f"{name}/{each.claim_id}" for each in dossier.claims}
        said = {each.change_id: each for each in (_for_all(c, name) for c in dossier.changes)}
        targets = {key: each.to_id for key, each in said.items() if key not in figures}
        for change in said.values():
            if acted_on(change.to_id, targets) in keys or change.from_id in keys:
                found.append(change)
    return tuple(found)


def _for_all(change: Change, article: str) -> Change:
    """A change of one article with the names that it has in the project."""

    def name(end: str) -> str:
        return end if not end or "/" in end else f"{article}/{end}"

    by = change.by_id
    is_outlet = by == OUTLET or by.startswith(f"{OUTLET}:")
    return replace(
        change,
        change_id=name(change.change_id),
        from_id=name(change.from_id),
        to_id=name(change.to_id),
        by_id=(outlet_of(article) if by == OUTLET else by) if is_outlet else name(by),
    )


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
        change for other in others if other != name for change in _changes_of(other, keys, articles)
    )


def _changes_of(other: str, keys: Collection[str], articles: Articles) -> Iterator[Change]:
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


def with_changes(
    statements: Sequence[Statement], changes: Sequence[Change], days: Mapping[str, str]
) -> tuple[Statement, ...]:
    """The `statements` with what other articles take back or dispute of them.

    Args:
        changes: of the quantity and of the articles; what an article says of its own claims has been
            taken into them already.
        days: of publication, by article.
    """
    by_id = {each.change_id: each for each in changes}
    undone = _undone(changes, by_id, days)
    taken: dict[str, Standing] = {}
    disputed: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        stance = TAKES_BACK.get(change.kind)
        if change.change_id.rpartition("/")[0] == change.to_id.rpartition("/")[0] != "":
            continue
        if stance and change.change_id not in undone:
            taken[change.to_id] = Standing(stance, change.by_id, change.by, change.exact)
        elif change.kind == "disputes":
            disputed[change.to_id].append(change.by)
    taken |= _taken_with_original(statements, taken)
    return tuple(
        replace(
            each,
            taken_back=taken.get(each.key),
            disputed_by=tuple(dict.fromkeys((*each.disputed_by, *disputed[each.key]))),
        )
        for each in statements
    )


def _taken_with_original(
    statements: Sequence[Statement], taken: Mapping[str, Standing]
) -> dict[str, Standing]:
    """The copies of a statement that its speaker took back: the figure is the speaker's there too.

    What an outlet takes back is its own text, and not that of whoever printed it.
    """
    originals = {each.key: each.copy_of for each in statements}
    found = {}
    for key in originals:
        back = next((taken[each] for each in chain(key, originals) if each in taken), None)
        if back and key not in taken and not back.by_id.startswith(f"{OUTLET}:"):
            found[key] = back
    return found


def _undone(
    changes: Sequence[Change], by_id: Mapping[str, Change], days: Mapping[str, str]
) -> set[str]:
    """The changes that another one reinstates: by name, or what came before it by its figure."""
    undone: set[str] = set()
    for at, change in enumerate(changes):
        if change.kind != "reinstates":
            continue
        undone.add(change.to_id)
        if change.to_id not in by_id:
            undone |= {
                each.change_id
                for place, each in enumerate(changes)
                if each.to_id == change.to_id and _when(each, place, days) < _when(change, at, days)
            }
    return undone


def _when(change: Change, place: int, days: Mapping[str, str]) -> tuple[str, int]:
    """When a change was made: its day, or that of the article whose words say so; then its row."""
    return change.on or days.get(change.article, ""), place
