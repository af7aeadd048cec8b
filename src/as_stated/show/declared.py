"""Every tidy table, declared once: of one article, of all articles stacked, of a quantity, of texts of one's own."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, get_args

from as_stated import coding
from as_stated.show.columns import COLUMNS
from as_stated.show.schema import Column, Schema

# Lists that `coding` has under the same name need not be named here.
LISTS = {"DERIVED_KINDS": get_args(coding.DerivedKind)}


def _columns() -> Iterator[tuple[str, Column]]:
    """Each column that `columns` declares, with its table."""
    table = ""
    for line in COLUMNS.strip().splitlines():
        if line.startswith("["):
            table = line.strip("[]")
        else:
            cells: list[Any] = [each.strip() for each in line.split(" | ")]
            name, kind, definition, unit, values, mark = cells + [""] * (6 - len(cells))
            is_sign, may_be_empty = mark == "sign", mark == "optional"
            yield (
                table,
                Column(name, kind, definition, unit, is_sign, may_be_empty, _values(values)),
            )


def _values(names: str) -> tuple[str, ...]:
    """The values of a closed list, from the names of lists or as they are; an empty one is a missing cell."""
    found = [
        value
        for name in names.split()
        for value in (LISTS.get(name) or getattr(coding, name) if name.isupper() else [name])
    ]
    return tuple(filter(None, found))


OF = {
    table: tuple(column for _, column in columns)
    for table, columns in groupby(_columns(), key=lambda each: each[0])
}

CLAIMS = Schema(
    "claims",
    "one figure as the article states it",
    ("claim_id",),
    OF["claims"],
    (("event_id", "events", "event_id"), ("speaker_id", "speakers", "speaker_id")),
)
EVENTS = Schema("events", "one event that a figure belongs to", ("event_id",), OF["events"])
SPEAKERS = Schema(
    "speakers", "one person or body who states a figure", ("speaker_id",), OF["speakers"]
)
READINGS = Schema(
    "readings",
    "one reading of one claim by one of our rules: never the article's",
    ("claim_id", "rule_id"),
    OF["readings"],
    (("claim_id", "claims", "claim_id"),),
)
COMPARISONS = Schema(
    "comparisons",
    "one pair of claims; of more than 5,000 pairs each group, and those of which something can be said",
    ("axis", "claim_id", "other_id"),
    OF["comparisons"],
    (("claim_id", "claims", "claim_id"), ("other_id", "claims", "claim_id")),
)
QUOTES = Schema(
    "quotes",
    "one more place at which the article states a figure; the file is there only if there is one",
    ("start",),
    OF["quotes"],
    (("claim_id", "claims", "claim_id"),),
)
LEDGER = Schema(
    "ledger",
    "one number of the article, in digits or in words",
    ("start",),
    OF["ledger"],
    (("claim_id", "claims", "claim_id"),),
)
VERSIONS = Schema(
    "versions",
    "one figure that the next text of the article changed, added or removed; the file is there only if "
    "there is one",
    ("claim_id", "version"),
    OF["versions"],
)
SCHEMAS = (CLAIMS, EVENTS, SPEAKERS, READINGS, COMPARISONS, LEDGER, QUOTES, VERSIONS)


def _of_all(schema: Schema, beside: tuple[Column, ...] = OF["beside"][:1], row: str = "") -> Schema:
    """The table of one article as that of all: each row says which article it is of."""
    return replace(
        schema,
        row=row or schema.row,
        key=("article", *schema.key),
        columns=(*beside, *schema.columns),
        refers=(("article", "articles", "article"), *schema.refers),
        scope=("article",),
    )


ARTICLES = Schema("articles", "one article", ("article",), OF["articles"])
ALL_CLAIMS = _of_all(CLAIMS, OF["beside"])
ALL_EVENTS, ALL_SPEAKERS = _of_all(EVENTS), _of_all(SPEAKERS)
ALL_READINGS, ALL_LEDGER = _of_all(READINGS), _of_all(LEDGER)
ALL_QUOTES = _of_all(QUOTES, row="one more place at which an article states a figure")
ALL_VERSIONS = _of_all(
    VERSIONS, row="one figure that the next text of its article changed, added or removed"
)
CHANGES = Schema(
    "changes",
    "what one statement does to another",
    ("article", "change_id"),
    OF["changes"],
    (("article", "articles", "article"),),
)
UNITS = Schema("units", "one unit that a figure is counted in", ("unit",), OF["units"])
REFUSED = Schema(
    "refusals", "one thing that these figures do not bear", ("refusal_id",), OF["refusals"]
)
# In `report/tables/`: what stands in the tables of each report.
STACKED = (
    ARTICLES, ALL_CLAIMS, ALL_EVENTS, ALL_SPEAKERS, ALL_READINGS, ALL_LEDGER, ALL_QUOTES, ALL_VERSIONS,
)  # fmt: skip

# Of a quantity: what is of the statement, beside all that the table of an article's figures says of its claim.
_SAID_ALREADY = {column.name for column in OF["statements"]}
STATEMENTS = replace(
    CLAIMS,
    name="statements",
    row="one statement of the quantity, as an article states it",
    key=("article", "claim_id"),
    columns=(*OF["statements"], *(c for c in CLAIMS.columns if c.name not in _SAID_ALREADY)),
    refers=(),
)
ORIGINS = Schema(
    "origins",
    "one body, list or tally that is known to have counted",
    ("origin_id",),
    OF["origins"],
)
QUANTITY_CHANGES = Schema(
    "changes", "what one statement does to another", ("change_id",), OF["quantity-changes"]
)

NUMBERS = Schema("numbers", "one number of a text, as stated", ("text_id", "start"), OF["numbers"])
CODEBOOK = Schema("codebook", "one column of a sheet", ("sheet", "column"), OF["codebook"])
