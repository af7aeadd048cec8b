"""What became of a quantity's statements: taken back or disputed in other articles."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from as_stated.coding.changes import TAKES_BACK
from as_stated.coding.columns import OUTLET
from as_stated.coding.dossier import Dossier
from as_stated.coding.quantities.articles import outlet_of
from as_stated.coding.quantities.records import Statement
from as_stated.coding.records import Change
from as_stated.coding.stance import Standing


def changes_of_articles(
    dossiers: Mapping[str, Dossier], statements: Sequence[Statement]
) -> tuple[Change, ...]:
    """What the articles' own `changes.csv` say of the statements, as a quantity's would say it.

    Returns:
        Changes whose ends are `article/claim` and whose id is `article/change`.
    """
    keys = {each.key for each in statements}
    found = []
    for name, dossier in dossiers.items():
        ids = {each.change_id for each in dossier.changes}
        for change in dossier.changes:
            changed = _for_all(change, name, ids)
            to = changed.to_id
            while to in (by_id := {f"{name}/{each.change_id}": each for each in dossier.changes}):
                to = _for_all(by_id[to], name, ids).to_id
            if to in keys or changed.from_id in keys:
                found.append(changed)
    return tuple(found)


def _for_all(change: Change, article: str, ids: set[str]) -> Change:
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


def with_changes(
    statements: Sequence[Statement], changes: Sequence[Change]
) -> tuple[Statement, ...]:
    """The statements with what other articles take back or dispute of them.

    Args:
        changes: of the quantity and of the articles; what an article says of its own claims has been
            taken into them already.
    """
    by_id = {each.change_id: each for each in changes}
    undone = _undone(changes, by_id)
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
        original = originals[key]
        while original and original not in taken:
            original = originals.get(original, "")
        if original and key not in taken and not taken[original].by_id.startswith(f"{OUTLET}:"):
            found[key] = taken[original]
    return found


def _undone(changes: Sequence[Change], by_id: Mapping[str, Change]) -> set[str]:
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
                if each.to_id == change.to_id and _is_before(each, place, change, at)
            }
    return undone


def _is_before(one: Change, place: int, other: Change, at: int) -> bool:
    """Whether a change came before another: by their days, or else by their rows."""
    if one.on and other.on and one.on != other.on:
        return one.on < other.on
    return place < at
