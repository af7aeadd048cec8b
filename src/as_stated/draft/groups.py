"""Which figures of a first coding may share an axis."""

from collections import defaultdict
from collections.abc import Sequence

from as_stated.coding import TODO
from as_stated.draft.rows import Cells, slug


def propose_groups(claims: Sequence[Cells]) -> None:
    """Fill in `comparable_group` where like figures stand together, in place.

    Alike are figures of one unit, people_status, event and form that are stated, and no part of
    another. Where another figure shares unit and status and there is no such group, it is `TODO`.
    """
    settled = [
        row for row in claims if row["unit"] != TODO and row["people_status"] not in ("", TODO)
    ]
    alike: dict[tuple[str, ...], list[Cells]] = defaultdict(list)
    similar: dict[tuple[str, str], list[Cells]] = defaultdict(list)
    for row in settled:
        similar[row["unit"], row["people_status"]].append(row)
        is_whole = not row["part_of"] and not row["earlier_words"]
        if (
            is_whole
            and row["stance"] in ("", "stated")
            and TODO not in (row["event_id"], row["form"])
        ):
            columns = ("unit", "people_status", "event_id", "form")
            alike[tuple(row[column] for column in columns)].append(row)
    for (unit, status, event, form), rows in alike.items():
        for row in rows if len(rows) > 1 else ():
            row["comparable_group"] = slug(f"{status} {unit} {event} {form}")
    for rows in similar.values():
        for row in rows if len(rows) > 1 else ():
            row["comparable_group"] = row["comparable_group"] or TODO
