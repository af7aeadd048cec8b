"""What a chart draws: the rows of the tables that are shown, each figure with its event."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from as_stated.numerals import Status
from as_stated.show.tables import Tables


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as the tables have it. `said` is the figure in full, hedge, speaker and all."""

    claim_id: str
    said: str
    hedge: str
    status: Status
    magnitude: float
    magnitude_to: float | None
    counted: str  # whom or what, in the source's words
    unit: str  # plural of what is counted
    people_status: str
    group: str
    event_id: str
    event: str
    first_day: str  # ISO 8601, so that text sorts as time does; empty: open
    last_day: str
    speaker: str
    speaker_id: str

    @property
    def numbers(self) -> list[float]:
        """The stated number, or both of a range."""
        return [self.magnitude] + ([] if self.magnitude_to is None else [self.magnitude_to])

    @property
    def axis_key(self) -> str:
        """Rows with the same key may share an axis; a row without a group shares none."""
        return self.group or f"only {self.claim_id}"


def rows(tables: Tables) -> list[Row]:
    """The figures that the parameters let through, in the order of the coding."""
    claims = {claim.claim_id: claim for claim in tables.shown_claims}
    frame = tables.claims.frame
    shown = frame[frame["claim_id"].isin(list(claims))]
    joined = shown.merge(tables.events.frame, on="event_id", how="left", validate="many_to_one")
    found = []
    for record in joined.to_dict("records"):
        plural = claims[record["claim_id"]].unit.plural
        upper = record["magnitude_to"]
        found.append(
            Row(
                claim_id=record["claim_id"],
                said=record["said"],
                hedge=record["hedge"],
                status=record["magnitude_status"],
                magnitude=float(record["magnitude"]),
                magnitude_to=None if pd.isna(upper) else float(upper),
                counted=record["population"] or plural,
                unit=plural,
                people_status=record["people_status"],
                group=record["comparable_group"],
                event_id=record["event_id"],
                event=record["label"],
                first_day=record["first_day"],
                last_day=record["last_day"],
                speaker=record["speaker"],
                speaker_id=record["speaker_id"],
            )
        )
    return found


def stated_numbers(tables: Tables) -> set[float]:
    """Every number that some figure of the article states, shown or not: no tick may repeat one."""
    frame = tables.claims.frame
    both = [*frame["magnitude"].dropna(), *frame["magnitude_to"].dropna()]
    return {float(number) for number in both}


def grouped(items: Iterable[Row], key: str) -> dict[str, list[Row]]:
    """Rows by an attribute, groups and rows in order of first appearance."""
    groups: dict[str, list[Row]] = {}
    for item in items:
        groups.setdefault(getattr(item, key), []).append(item)
    return groups
