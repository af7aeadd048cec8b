"""A small page and its table of claims, which agree."""

import csv
import io

COLUMNS = ("claim_id", "exact", "magnitude", "magnitude_to", "magnitude_status", "speaker")
ROWS = (
    ("killed", "at least 286 people", "286", "", ">=", ""),
    ("missing", "4,000 soldiers", "4000", "", "=", "Ann Other"),
)
KILLED = '<a class="claim" data-claim="killed" href="#q">at least 286 people</a>'
MISSING = '<a class="claim" data-claim="missing" href="#q">4,000 soldiers</a>'
LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": "Claim", "@id": "#quote-killed", '
    '"text": "at least 286 people"}, {"@type": "Dataset", "name": "x"}]}</script>'
)
GOOD = f"<p>{KILLED}.</p><p>{MISSING} (according to Ann Other).</p>"


def table() -> bytes:
    """`tables/claims.csv` of the page."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *ROWS])
    return out.getvalue().encode()
