"""The rows that a draft adds to a quantity: a statement for each figure that looks like one of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from as_stated.coding import TODO, UNKNOWN, Row
from as_stated.draft.quantities.changes import Changes
from as_stated.draft.quantities.copies import Copies
from as_stated.draft.quantities.figures import Figure
from as_stated.draft.quantities.files import CHANGES, ORIGINS, STATEMENTS
from as_stated.draft.quantities.origins import Origin, Origins
from as_stated.draft.quantities.relations import Followed, Proposal
from as_stated.draft.rows import Cells


@dataclass(frozen=True)
class Added:
    """What a draft adds.

    Attributes:
        rows: by file.
        figures: those of the new statements, in their order, each with its proposal.
    """

    rows: Mapping[str, Sequence[Cells]]
    figures: Sequence[tuple[Figure, Proposal]]


def propose_rows(
    followed: Followed, decided: Mapping[str, Sequence[Row]], begun: Figure | None = None
) -> Added:
    """Draft a statement for each figure that has none and looks like what is followed.

    Args:
        followed: what is followed.
        decided: the rows that there are, by file.
        begun: the figure that a new quantity begins with.
    """
    figures = followed.figures
    found: list[tuple[Figure, Proposal]] = []
    for each in figures.all.values():
        if each is begun:
            found.append((each, Proposal("same", "the figure that this was begun from")))
        elif each.key not in followed.relations and (proposal := followed.propose(each)):
            found.append((each, proposal))
    origins = Origins(figures, [row.cells for row in decided[ORIGINS]])
    known = [figures.all[key] for key in followed.relations if key in figures.all]
    others = sorted(
        [*known, *(each for each, _ in found if each not in known)], key=lambda e: e.order
    )
    copies = Copies(others)
    statements = [_statement(each, proposal, origins, copies) for each, proposal in found]
    changes = _changes(followed, decided, found, statements)
    rows = {ORIGINS: origins.new, CHANGES: changes, STATEMENTS: statements}
    return Added(rows, found)


def _statement(figure: Figure, proposal: Proposal, origins: Origins, copies: Copies) -> Cells:
    """The cells of one statement."""
    origin = origins.of(figure)
    copy = copies.of(figure)
    copied = origins.figures.all.get(copy.beside)
    if copied and origin.basis == "own" and copied.claim.symbols != figure.claim.symbols:
        altered = (
            "own, if the origin said it so; attributed, if the number or hedge is the outlet’s"
        )
        origin = Origin(origin.origin_id, TODO, altered)
    return {
        "article": figure.article,
        "claim_id": figure.claim.claim_id,
        "relation": proposal.relation,
        "reason": proposal.reason,
        "origin_id": origin.origin_id,
        "origin_basis": origin.basis,
        "copy_of": copy.copy_of,
        "copy_reason": copy.copy_reason,
        "note": "; ".join(filter(None, (origin.note, copy.note))),
    }


def _changes(
    followed: Followed,
    decided: Mapping[str, Sequence[Row]],
    found: Sequence[tuple[Figure, Proposal]],
    statements: Sequence[Cells],
) -> list[Cells]:
    """The changes between the statements that are the same, as far as a new one has a part in them."""
    rows = [*(row.cells for row in decided[STATEMENTS]), *statements]
    by_key = {f"{row['article']}/{row['claim_id']}": row for row in rows}
    relations = {key: row["relation"] for key, row in by_key.items()}
    same, likely = (
        [each for key, each in followed.figures.all.items() if relations.get(key) in allowed]
        for allowed in (("same",), ("same", TODO))
    )
    own = {
        key: row["origin_id"]
        for key, row in by_key.items()
        if row["origin_basis"] == "own" and row["origin_id"] not in (TODO, UNKNOWN)
    }
    return Changes(
        followed.figures,
        same,
        likely,
        own,
        frozenset(key for key, row in by_key.items() if row.get("copy_of") not in (None, "", TODO)),
        frozenset(each.key for each, _ in found),
        frozenset(row.key for row in decided[CHANGES]),
    ).rows()
