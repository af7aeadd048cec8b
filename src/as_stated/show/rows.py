"""The rows of an article's tidy tables, exact and without pandas; what readers see of them is in `tables`.

Each function takes a checked article, and answers with one dict a row, with a key for each column of the
table's schema. Numbers are exact: whole ones are `int`, others `Decimal`, and None where there is none;
days are as ISO 8601 has them, and a missing word is "".
"""

from collections.abc import Callable
from typing import Any

from as_stated.coding import Claim, Dossier, Unnamed, context, is_day, plain_number, say_claim, span
from as_stated.show import declared
from as_stated.show.readings import read_claims

Rows = list[dict[str, Any]]


def whole_day(edtf: str) -> str:
    """A date in EDTF as a day; empty where it is less than one whole day, or none.

    >>> whole_day("2022-10-04"), whole_day("2022-09"), whole_day("2022-10-04~")
    ('2022-10-04', '', '')
    """
    return edtf if is_day(edtf) else ""


def claims(dossier: Dossier) -> Rows:
    """One row a figure."""
    return [claim(each) for each in dossier.claims]


def claim(figure: Claim) -> dict[str, Any]:
    """The row of one figure."""
    return {
        column.name: _CLAIM_CELLS[column.name](figure)
        if column.name in _CLAIM_CELLS
        else getattr(figure, column.name)
        for column in declared.CLAIMS.columns
    }


def events(dossier: Dossier) -> Rows:
    """One row an event."""
    rows = []
    for event in dossier.events:
        first, last = span(event.date_edtf)
        days = {
            "date": whole_day(event.date_edtf),
            "first_day": first.isoformat() if first else "",
            "last_day": last.isoformat() if last else "",
        }
        rows.append({name: getattr(event, name) for name in event.__slots__} | days)
    return rows


def speakers(dossier: Dossier) -> Rows:
    """One row a speaker."""
    return [{name: getattr(each, name) for name in each.__slots__} for each in dossier.speakers]


def readings(dossier: Dossier) -> Rows:
    """One row a reading of a claim by one of our rules."""
    return [
        {
            "claim_id": each.claim_id,
            "rule_id": each.rule_id,
            "low": each.low,
            "high": each.high,
            "low_closed": each.low is not None,
            "high_closed": False,
            "basis": each.basis,
        }
        for each in read_claims(dossier.claims)
    ]


def quotes(dossier: Dossier) -> Rows:
    """One row a further quote of a claim."""
    cells = ("exact", "prefix", "suffix", "start", "end", "reading_note", "note")
    return [
        {"claim_id": claim.claim_id, "read_by_person": bool(quote.reading_note)}
        | {name: getattr(quote, name) for name in cells}
        for claim in dossier.claims
        for quote in claim.also
    ]


def versions(dossier: Dossier) -> Rows:
    """One row a figure that a text of the article changed, added or removed."""
    return [
        {
            "claim_id": each.claim_id,
            "version": each.version.number,
            "seen_on": each.version.seen_on,
            "seen_on_date": whole_day(each.version.seen_on),
            "later": each.later,
            "kind": each.kind,
            "differs": "; ".join(each.differs),
            **_of_a_text("before", each.before),
            **_of_a_text("after", each.after),
            "notice": each.notice,
        }
        for each in dossier.revisions
    ]


def _of_a_text(which: str, claim: Claim | None) -> dict[str, Any]:
    """The cells of a figure as the text before or after states it; empty where that text does not."""
    cells: dict[str, Any] = {"magnitude": None, "magnitude_to": None}
    if claim:
        names = ("said", "signs", "magnitude_status", "stance", "speaker")
        cells = {name: _CLAIM_CELLS[name](claim) for name in names}
        cells |= {
            name: plain_number(getattr(claim, name)) for name in ("magnitude", "magnitude_to")
        }
        cells["hedge"] = claim.hedge
    return {
        column.name: cells.get(column.name.removesuffix(f"_{which}"), "")
        for column in declared.VERSIONS.columns
        if column.name.endswith(f"_{which}")
    }


def ledger(dossier: Dossier) -> Rows:
    """One row a number of the article."""
    rows = []
    for entry in dossier.ledger:
        number = entry.number
        before, after = context(dossier.article.text, number.start, number.end)
        rows.append(
            {
                "start": number.start,
                "end": number.end,
                "before": before,
                "token": number.text,
                "after": after,
                "kind": number.kind,
                "magnitude": number.magnitude,
                "status": number.status,
                "claim_id": entry.claim_id,
                "reason": entry.reason,
                "read_by_person": bool(entry.reading_note),
                "reading_note": entry.reading_note,
            }
        )
    return rows


def _voice(claim: Claim) -> str:
    if isinstance(claim.speaker, Unnamed):
        return claim.speaker.value
    return "speaker" if claim.speaker else "outlet"


# How the table says what a claim has under another name, or not in one cell.
_CLAIM_CELLS: dict[str, Callable[[Claim], object]] = {
    "said": say_claim,
    "signs": lambda claim: claim.symbols,
    "magnitude": lambda claim: plain_number(claim.magnitude),
    "magnitude_to": lambda claim: plain_number(claim.magnitude_to),
    "low": lambda claim: plain_number(claim.low),
    "best": lambda claim: plain_number(claim.best),
    "high": lambda claim: plain_number(claim.high),
    "magnitude_status": lambda claim: claim.status,
    "stance": lambda claim: claim.standing.stance,
    "stance_by": lambda claim: claim.standing.by_id,
    "stance_words": lambda claim: claim.standing.words,
    "as_of_date": lambda claim: whole_day(claim.as_of),
    "said_on_date": lambda claim: whole_day(claim.said_on),
    "unit": lambda claim: claim.unit.unit,
    "voice": _voice,
    "speaker_id": lambda claim: claim.speaker_id if _voice(claim) == "speaker" else "",
    "event_id": lambda claim: claim.event.event_id,
    "speaker": lambda claim: claim.speaker_name,
    "cited": lambda claim: "; ".join(each.name for each in claim.cited),
    "disputed_by": lambda claim: "; ".join(claim.disputed_by),
    "later": lambda claim: "; ".join(
        f"{each.said}, in “{each.headline}” ({each.producer})" for each in claim.notices
    ),
    "read_by_person": lambda claim: bool(claim.reading_note),
}
