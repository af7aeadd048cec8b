"""Which figures of a first coding may share an axis."""

from collections import defaultdict
from collections.abc import Sequence

from as_stated.coding import TODO
from as_stated.draft.rows import Cells, slug

_ALONE = "none"


def propose_groups(claims: Sequence[Cells]) -> None:
    """Fill in `comparable_group` where like figures stand together, in place.

    Alike are figures of one unit, people_status and form, of whatever event and day. Those that are
    stated share a group; a part of another figure and a figure that is not stated stand alone. Where its
    form or stance is undecided, so is a figure's group.
    """
    similar: dict[tuple[str, str], list[Cells]] = defaultdict(list)
    for row in claims:
        if row["unit"] != TODO and row["people_status"] not in ("", TODO):
            similar[row["unit"], row["people_status"]].append(row)
    for (unit, status), rows in similar.items():
        for form in sorted({row["form"] for row in rows}):
            alike = [row for row in rows if row["form"] == form]
            whole = [row for row in alike if not row["part_of"]]
            stated = [row for row in whole if row["stance"] in ("", "stated")]
            name = slug(f"{status} {unit} {form}") if len(stated) > 1 else _ALONE
            for row in alike if len(rows) > 1 else ():
                is_open = TODO in (row["form"], row["stance"])
                is_similar = len(alike) > 1 or any(each["form"] == TODO for each in rows)
                group = TODO if is_open else name if row in stated else _ALONE
                row["comparable_group"] = group if is_similar else ""
