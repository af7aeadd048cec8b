"""One quantity through three invented articles, as a project that a test may change."""

import csv
import hashlib
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from as_stated.coding import HAND_CODED
from as_stated.project import Project

NAME = "harn-deaths"
Cells = dict[str, str]
Rows = dict[str, list[Cells]]
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "units.csv": HAND_CODED["units.csv"].must,
    "events.csv": HAND_CODED["events.csv"].must,
    "speakers.csv": HAND_CODED["speakers.csv"].all,
    "claims.csv": HAND_CODED["claims.csv"].all,
    "exclusions.csv": HAND_CODED["exclusions.csv"].must,
    "statements.csv": HAND_CODED["statements.csv"].all,
    "origins.csv": HAND_CODED["origins.csv"].must,
    "changes.csv": HAND_CODED["changes.csv"].must,
}
WIRE, POST, RADIO = "harn-wire", "harn-post", "harn-radio"
TEXTS = {
    WIRE: """\
The dam above Harn bursts

At least 40 people died when the dam above the town of Harn burst in the night, the interior ministry said.
Twelve of the dead were children. The mayor, Ada Brun, spoke of 52 dead.

The ministry expects 60 dead by the end of the week.
""",
    POST: """\
Many dead in Harn

More than 40 people died when the dam above the town of Harn burst in the night, the interior ministry said.
""",
    RADIO: """\
Harn counts its dead

The toll rose by three to 43, the interior ministry said. The mayor, Ada Brun, withdrew her figure of 52.

Radio Harn counted 44 names of dead people on the lists of the parishes.
""",
}
OUTLETS = {WIRE: "Harn Wire", POST: "The Harn Post", RADIO: "Radio Harn"}
DAYS = {WIRE: "2024-03-04", POST: "2024-03-05", RADIO: "2024-03-07"}
Fields = Mapping[str, str | Sequence[str]]
HEAD: Fields = {
    "label": "People killed when the dam above Harn burst",
    "event": f"{WIRE}/dam-burst",
    "counts_in": "Everybody who died of the flood below the dam.",
    "counts_out": "The missing.",
    "unit": "person",
    "people_status": "dead",
    "form": "level",
    "methods": ["", "count", "list", "tally"],
    "reason": "All three texts count the dead of one night.",
}


def _claim(claim_id: str, exact: str, magnitude: str, speaker: str, **cells: str) -> Cells:
    given = {"claim_id": claim_id, "exact": exact, "magnitude": magnitude, "speaker_id": speaker}
    default = {
        "magnitude_status": "=", "unit": "person", "event_id": "dam-burst", "people_status": "dead",
        "speech": "indirect" if speaker else "narration", "comparable_group": "none",
    }  # fmt: skip
    return default | given | cells


def articles() -> dict[str, Rows]:
    """The coding of each article, row by row; a cell that is left out is empty."""
    event = {"event_id": "dam-burst", "label": "the burst dam", "date_edtf": "2024-03-04",
             "date_basis": "inferred"}  # fmt: skip
    ministry = {"speaker_id": "ministry", "name": "the interior ministry", "kind": "body"}
    brun = {"speaker_id": "brun", "name": "Ada Brun", "role": "The mayor", "kind": "person"}
    return {
        WIRE: {
            "events.csv": [event], "speakers.csv": [ministry, brun], "exclusions.csv": [],
            "claims.csv": [
                _claim("dead", "At least 40 people", "40", "ministry", hedge="At least",
                       magnitude_status=">=", as_of="2024-03-04"),
                _claim("children", "Twelve of the dead were children", "12", "", part_of="dead"),
                _claim("brun-dead", "52 dead", "52", "brun"),
                _claim("expected", "60 dead", "60", "ministry", stance="expected",
                       stance_by="ministry", stance_words="expects"),
            ],
        },
        POST: {
            "events.csv": [event], "speakers.csv": [ministry], "exclusions.csv": [],
            "claims.csv": [_claim("dead", "More than 40 people", "40", "ministry", hedge="More than",
                                  magnitude_status=">")],
        },
        RADIO: {
            "events.csv": [event], "speakers.csv": [ministry, brun], "exclusions.csv": [],
            "claims.csv": [
                _claim("rise", "rose by three", "3", "ministry", form="increase"),
                _claim("dead", "43", "43", "ministry", stance="stated"),
                _claim("brun-dead", "figure of 52", "52", "brun", stance="withdrawn",
                       stance_by="brun", stance_words="withdrew her figure"),
                _claim("names", "44 names of dead people", "44", "", method="tally"),
            ],
        },
    }  # fmt: skip


def _statement(key: str, origin: str, **cells: str) -> Cells:
    article, _, claim = key.partition("/")
    given = {"article": article, "claim_id": claim, "origin_id": origin, "relation": "same",
             "origin_basis": "" if origin == "unknown" else "own",
             "reason": "It counts the dead of that night."}  # fmt: skip
    return given | cells


def rows() -> Rows:
    """The coding of the quantity, row by row; a cell that is left out is empty."""
    return {
        "statements.csv": [
            _statement(f"{WIRE}/dead", "ministry"),
            _statement(f"{WIRE}/children", "unknown", relation="part", reason="Children alone."),
            _statement(f"{WIRE}/brun-dead", "mayor"),
            _statement(f"{WIRE}/expected", "ministry", relation="forecast", reason="It is ahead."),
            _statement(f"{POST}/dead", "ministry", copy_of=f"{WIRE}/dead", as_of_inferred="2024-03-04",
                       copy_reason="The sentence is the wire’s but for its first words.",
                       as_of_reason="The wire’s text says so."),
            _statement(f"{RADIO}/rise", "ministry", relation="change", reason="By how many it rose."),
            _statement(f"{RADIO}/dead", "ministry"),
            _statement(f"{RADIO}/brun-dead", "mayor", reason="It names her earlier figure."),
            _statement(f"{RADIO}/names", "radio", reason="It counts names of the dead."),
        ],
        "origins.csv": [
            {"origin_id": "ministry", "name": "the interior ministry", "kind": "body",
             "speakers": ", ".join(f"{each}/ministry" for each in TEXTS)},
            {"origin_id": "mayor", "name": "the mayor of Harn", "kind": "body",
             "speakers": f"{WIRE}/brun, {RADIO}/brun"},
            {"origin_id": "radio", "name": "Radio Harn", "kind": "outlet-tally",
             "speakers": f"outlet:{RADIO}"},
        ],
        "changes.csv": [
            {"change_id": "rise", "from": f"{RADIO}/dead", "to": f"{WIRE}/dead",
             "by": f"{RADIO}/ministry", "kind": "updates", "on": "2024-03-07", "article": RADIO,
             "exact": "rose by three to 43"},
            {"change_id": "withdrawal", "to": f"{WIRE}/brun-dead", "by": f"{RADIO}/brun",
             "kind": "withdraws", "on": "2024-03-07", "article": RADIO, "exact": "withdrew her figure"},
        ],
    }  # fmt: skip


def write_quantity(
    root: Path,
    given: Rows | None = None,
    head: Fields | None = None,
    coded: Mapping[str, Rows] | None = None,
    texts: Mapping[str, str] | None = None,
    days: Mapping[str, str] | None = None,
) -> Project:
    """Write the articles and the quantity below a folder.

    Args:
        given: tables of the quantity, instead of `rows()`; a file that is not in it is not written.
        head: fields of `quantity.toml` that differ.
        coded: the articles' tables, instead of `articles()`.
        texts, days: texts of articles, and days of publication, that differ.
    """
    (root / "seeds").mkdir(parents=True, exist_ok=True)
    for name, tables in (coded or articles()).items():
        write_article(
            root, name, {**TEXTS, **(texts or {})}[name], tables, {**DAYS, **(days or {})}[name]
        )
    write_rows(
        root / "data", {"units.csv": [{"unit": "person", "singular": "person", "plural": "people"}]}
    )
    folder = root / "data" / "quantities" / NAME
    write_rows(folder, rows() if given is None else given)
    write_head(folder, {**HEAD, **(head or {})})
    return Project(root)


def write_head(folder: Path, fields: Fields) -> None:
    """Write `quantity.toml`."""
    lines = [
        f"{name} = {_toml(value) if isinstance(value, str) else '[' + ', '.join(map(_toml, value)) + ']'}"
        for name, value in fields.items()
    ]
    (folder / "quantity.toml").write_text("\n".join([*lines, ""]), "utf-8")


def _toml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_rows(folder: Path, tables: Rows) -> None:
    """Write tables, by name of their file."""
    folder.mkdir(parents=True, exist_ok=True)
    for file, cells in tables.items():
        out = io.StringIO()
        lines = csv.DictWriter(out, COLUMNS[file], restval="", lineterminator="\n")
        lines.writeheader()
        lines.writerows(cells)
        (folder / file).write_text(out.getvalue(), "utf-8")


def write_article(root: Path, name: str, text: str, tables: Rows, day: str) -> None:
    """Write an article of these outlets and its coding."""
    folder = root / "data" / name
    (root / "seeds" / f"{name}.txt").write_bytes(text.encode())
    write_rows(folder, tables)
    fields = {
        "producer": OUTLETS[name], "title": text.partition("\n")[0], "byline": "", "via_agency": "",
        "url": f"https://{name}.example/dam", "date_published": day, "date_accessed": "",
        "language": "en", "license": "", "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }  # fmt: skip
    lines = [f"{field} = {_toml(value)}" for field, value in fields.items()]
    not_in_text = 'not_in_text = ["producer", "url", "date_published"]'
    if OUTLETS[name] in text:
        not_in_text = 'not_in_text = ["url", "date_published"]'
    (folder / "source.toml").write_text("\n".join([*lines, not_in_text, ""]), "utf-8")
    (folder / "story.toml").write_text(
        'title = "A burst dam"\nstandfirst = "None is verified."\nfindings = []\nlimits = []\n'
        "without_figures = []\n",
        "utf-8",
    )
