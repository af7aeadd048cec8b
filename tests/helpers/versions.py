"""An invented article whose text has changed twice: the earlier texts, and the rows that they bore."""

import hashlib
from collections.abc import Mapping, Sequence

from as_stated.coding import HAND_CODED, csv_line
from as_stated.project import Project
from tests.helpers.town import TEXT, TOWN, Cells

FIRST = TEXT.replace("At least 43", "More than 40").replace("for 3 days", "for 2 days")
SECOND = TEXT.replace("At least 43", "About 42")


def listed(texts: Sequence[str]) -> list[Cells]:
    """The rows of versions.csv for these texts, read a day apart."""
    return [
        {"version": str(n), "seen_on": f"2024-03-{n:02}", "sha256": hashlib.sha256(text.encode()).hexdigest()}
        for n, text in enumerate(texts, start=1)
    ]  # fmt: skip


VERSION_ROWS = listed((FIRST, SECOND))
CLAIMS = [
    {"version": "1", "claim_id": "dead", "exact": "More than 40 people", "magnitude": "40",
     "magnitude_status": ">", "hedge": "More than"},
    {"version": "2", "claim_id": "dead", "exact": "About 42 people", "magnitude": "42",
     "magnitude_status": "~", "hedge": "About"},
]  # fmt: skip
EXCLUSIONS = [{"version": "1", "exact": "8", "suffix": " was an error", "kind": "count"}]
COLUMNS = {
    each: HAND_CODED[each].all
    for each in (
        "versions.csv",
        "earlier-claims.csv",
        "earlier-quotes.csv",
        "earlier-changes.csv",
        "earlier-exclusions.csv",
    )
}
EARLIER = (
    "earlier-claims.csv",
    "earlier-quotes.csv",
    "earlier-exclusions.csv",
    "earlier-changes.csv",
)
QUOTES = [{"version": "1", "claim_id": "dead", "exact": "at least 43"}]
CHANGES = [{"version": "1", "change_id": "dispute", "to": "earlier-flood", "by": "brun", "kind": "disputes",
            "exact": "Brun disputes that"}]  # fmt: skip
TABLES = {
    "versions.csv": VERSION_ROWS,
    "earlier-claims.csv": CLAIMS,
    "earlier-quotes.csv": QUOTES,
    "earlier-exclusions.csv": EXCLUSIONS,
    "earlier-changes.csv": CHANGES,
}


def put(project: Project, file: str, table: list[Cells]) -> None:
    lines = [COLUMNS[file], *([row.get(each, "") for each in COLUMNS[file]] for row in table)]
    path = project.data(TOWN) / file
    path.write_text("".join(csv_line(line) + "\n" for line in lines), "utf-8")


def write_versions(
    project: Project,
    tables: Mapping[str, list[Cells]] = TABLES,
    texts: Sequence[str] = (FIRST, SECOND),
) -> None:
    """Put the earlier texts and their rows beside the town's article."""
    for version, text in enumerate(texts, start=1):
        project.earlier_text(TOWN, version).write_bytes(text.encode())
    for file, table in tables.items():
        put(project, file, table)
