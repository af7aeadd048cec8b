"""Invented articles on one sunken ferry, each in a few words, as a project in which figures are followed."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from as_stated.coding import HAND_CODED, Article, Source
from as_stated.numerals import find_numbers
from as_stated.project import Project

Cells = dict[str, str]
UNITS = [
    {"unit": "person", "singular": "person", "plural": "people"},
    {"unit": "house", "singular": "house", "plural": "houses"},
    {"unit": "sailor", "singular": "sailor", "plural": "sailors"},
]
SANK = {
    "event_id": "sinking", "label": "the sinking of a ferry off Orrin", "date_edtf": "2024-05-01",
    "date_basis": "inferred",
}  # fmt: skip
GUARD = {"speaker_id": "guard", "name": "the coast guard", "kind": "body"}
BODY = (
    "when a ferry sank off the island of Orrin in the storm of Wednesday evening, the coast guard said, "
    "as its boats searched the cold water for a second night."
)


def claim(claim_id: str, exact: str, speaker: str = "guard", **cells: str) -> Cells:
    """A row of claims.csv: people who died, and who says so; its number is read from the quote."""
    (number,) = (each for each in find_numbers(exact) if each.kind == "count")
    given = {
        "claim_id": claim_id, "exact": exact, "magnitude": str(number.magnitude),
        "magnitude_status": number.status, "hedge": number.hedge, "speaker_id": speaker,
    }  # fmt: skip
    default = {
        "unit": "person", "people_status": "dead", "comparable_group": "none",
        "event_id": "sinking", "speech": "indirect" if speaker else "narration",
    }  # fmt: skip
    return default | given | cells


@dataclass
class Told:
    """An article: its words and its coding. What is left out has a default."""

    name: str
    text: str
    claims: Sequence[Cells]
    day: str = "2024-05-02"
    outlet: str = ""
    agency: str = ""
    speakers: Sequence[Cells] = (GUARD,)
    events: Sequence[Cells] = (SANK,)
    changes: Sequence[Cells] = field(default_factory=tuple)

    def write(self, root: Path) -> None:
        """Write text and coding below a folder."""
        folder = root / "data" / self.name
        folder.mkdir(parents=True, exist_ok=True)
        (root / "seeds").mkdir(exist_ok=True)
        (root / "seeds" / f"{self.name}.txt").write_bytes(self.text.encode())
        write_table(root / "data" / "units.csv", HAND_CODED["units.csv"].must, UNITS)
        write_table(folder / "claims.csv", HAND_CODED["claims.csv"].all, self.claims)
        write_table(folder / "events.csv", HAND_CODED["events.csv"].must, self.events)
        columns = HAND_CODED["speakers.csv"].all
        write_table(folder / "speakers.csv", columns, self.speakers)
        write_table(
            folder / "exclusions.csv", HAND_CODED["exclusions.csv"].must, self._exclusions()
        )
        if self.changes:
            write_table(folder / "changes.csv", HAND_CODED["changes.csv"].must, self.changes)
        (folder / "story.toml").write_text(
            'title = "A ferry"\nstandfirst = "None is verified."\nfindings = []\nlimits = []\n'
            "without_figures = []\n",
            "utf-8",
        )
        (folder / "source.toml").write_text(self._source(), "utf-8")

    def _exclusions(self) -> list[Cells]:
        """The numbers of the text that stand in no claim."""
        article = Article(self.name, self.text, Source("", "", "", "", "", "", "", "", "", "", ()))
        quotes = [
            place
            for each in self.claims
            for place in article.find(each["exact"], each.get("prefix", ""), each.get("suffix", ""))
        ]
        rows = []
        for each in find_numbers(self.text):
            if not any(start <= each.start and each.end <= end for start, end in quotes):
                prefix, suffix = article.tell_apart(each.start, each.end)
                cells = {"exact": each.text, "prefix": prefix, "suffix": suffix}
                rows.append(cells | {"kind": each.kind, "reason": "no figure here"})
        return rows

    def _source(self) -> str:
        outlet = self.outlet or self.name.replace("-", " ").title()
        known = {
            "producer": outlet, "title": "The ferry", "byline": "", "via_agency": self.agency,
            "url": "", "date_published": self.day, "date_accessed": "", "language": "en",
            "license": "", "sha256": hashlib.sha256(self.text.encode()).hexdigest(),
        }  # fmt: skip
        fields = ("producer", "title", "via_agency", "date_published")
        marked = [each for each in fields if known[each] and known[each] not in self.text]
        lines = [f"{name} = {json.dumps(value)}" for name, value in known.items()]
        return "\n".join([*lines, f"not_in_text = {json.dumps(marked)}", ""])


def write_all(root: Path, *articles: Told) -> Project:
    """Write articles below a folder; the project."""
    for each in articles:
        each.write(root)
    return Project(root)


def write_table(path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    """Write a table; a cell that is left out is empty."""
    out = io.StringIO()
    lines = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    lines.writeheader()
    lines.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(out.getvalue(), "utf-8", newline="")


def table(path: Path) -> list[Cells]:
    """The rows of a table; none if it is not there."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def statements(project: Project, name: str) -> dict[str, Cells]:
    """The statements of a quantity, by `article/claim`."""
    rows = table(project.quantity_data(name) / "statements.csv")
    return {f"{row['article']}/{row['claim_id']}": row for row in rows}


def wire(**more: object) -> Told:
    """The wire: a toll, a part of it, what a witness says, and a forecast."""
    given: dict[str, object] = {
        "name": "wire",
        "outlet": "Orrin Wire",
        "text": f"At least 21 people died {BODY}\n\nSeven of the dead were children.\n\n"
        "A witness said 30 people had died.\n\nThe coast guard expects up to 40 dead.\n",
        "claims": [
            claim("dead", "At least 21 people"),
            claim("children", "Seven of the dead were children", part_of="dead", population="children"),
            claim("witness-dead", "30 people had died", "witness"),
            claim("expected", "up to 40 dead", stance="expected", stance_by="guard",
                  stance_words="expects"),
        ],
        "speakers": [GUARD, {"speaker_id": "witness", "name": "A witness", "kind": "unnamed"}],
    }  # fmt: skip
    return Told(**given | more)  # type: ignore[arg-type]


def simple(name: str, sentence: str, exact: str, day: str = "2024-05-03", **more: object) -> Told:
    """An article of one sentence with one figure, `dead`; cells of its row in `cells`."""
    cells = dict(more.pop("cells", {}))  # type: ignore[call-overload]
    speaker = str(cells.pop("speaker_id", "guard"))
    row = claim("dead", exact, speaker, **cells)
    given: dict[str, object] = {"name": name, "text": f"{sentence}\n", "claims": [row], "day": day}
    given |= {"speakers": [GUARD] if GUARD["name"] in sentence.lower() else []}
    return Told(**given | more)  # type: ignore[arg-type]
