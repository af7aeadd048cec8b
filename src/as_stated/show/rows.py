"""The rows of an article's tidy tables, exact and without pandas; what readers see of them is in `tables`.

Each function takes a checked article, and answers with one dict a row, with a key for each column of the
table's schema. Numbers are exact: whole ones are `int`, others `Decimal`, and None where there is none;
days are as ISO 8601 has them, and a missing word is "".
"""

from collections.abc import Callable
from datetime import date
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
    """The row of one `figure`."""
    cells = {name: cell(figure) for name, cell in _CLAIM_CELLS.items()}
    return declared.CLAIMS.row_of(figure, **cells)


def events(dossier: Dossier) -> Rows:
    """One row an event."""
    found = []
    for event in dossier.events:
        day, (first, last) = whole_day(event.date_edtf), map(_iso, span(event.date_edtf))
        found.append(declared.EVENTS.row_of(event, date=day, first_day=first, last_day=last))
    return found


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def speakers(dossier: Dossier) -> Rows:
    """One row a speaker."""
    return [declared.SPEAKERS.row_of(each) for each in dossier.speakers]


def readings(dossier: Dossier) -> Rows:
    """One row a reading of a claim by one of our rules."""
    return [
        declared.READINGS.row_of(each, low_closed=each.low is not None, high_closed=False)
        for each in read_claims(dossier.claims)
    ]


def quotes(dossier: Dossier) -> Rows:
    """One row a further quote of a claim."""
    return [
        declared.QUOTES.row_of(
            quote, claim_id=claim.claim_id, read_by_person=bool(quote.reading_note)
        )
        for claim in dossier.claims
        for quote in claim.also
    ]


def versions(dossier: Dossier) -> Rows:
    """One row a figure that a text of the article changed, added or removed."""
    return [
        declared.VERSIONS.row_of(
            each,
            version=each.version.number,
            seen_on=each.version.seen_on,
            seen_on_date=whole_day(each.version.seen_on),
            differs="; ".join(each.differs),
            **_of_a_text("_before", each.before),
            **_of_a_text("_after", each.after),
        )
        for each in dossier.revisions
    ]


def _of_a_text(which: str, figure: Claim | None) -> dict[str, Any]:
    """The cells of a figure as the text before or after states it; empty where that text does not."""
    cells = claim(figure) if figure else {"magnitude": None, "magnitude_to": None}
    names = [each.name for each in declared.VERSIONS.columns if each.name.endswith(which)]
    return {name: cells.get(name.removesuffix(which), "") for name in names}


def ledger(dossier: Dossier) -> Rows:
    """One row a number of the article."""
    found = []
    for entry in dossier.ledger:
        number = entry.number
        before, after = context(dossier.article.text, number.start, number.end)
        row = declared.LEDGER.row_of(
            number,
            before=before,
            token=number.text,
            after=after,
            claim_id=entry.claim_id,
            reason=entry.reason,
            read_by_person=bool(entry.reading_note),
            reading_note=entry.reading_note,
        )
        found.append(row)
    return found


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
