"""An invented article with a figure of each stance and form, coded, as a project that a test may change."""

import csv
import hashlib
import io
from collections.abc import Mapping
from pathlib import Path

from as_stated.coding import HAND_CODED
from as_stated.project import Project

TOWN = "varn"
TEXT = """\
Varn lowers its toll

At least 43 people died when the dam above Varn burst, the interior ministry said. The mayor, Ada Brun,
withdrew her figure of more than 47 dead. The army denied that 60 soldiers had been sent.

The ministry said 12 of the dead were children. “Nine people are missing, down from 52,” Brun said.

A flood killed 8 people in the same valley, the ministry said; Brun disputes that. It later said 8 was an error.

The hospital said, citing the Red Cross, that the number of injured rose by 17. The search takes 30 boats a day.

The government promised $25 million. Power was cut to 80% of households.

Hardly a handful of engineers, four or five, were questioned.

The ministry stands by its toll of at least 43.
"""
COLUMNS: Mapping[str, tuple[str, ...]] = {
    each: HAND_CODED[each].all
    for each in (
        "units.csv",
        "events.csv",
        "speakers.csv",
        "claims.csv",
        "quotes.csv",
        "exclusions.csv",
        "changes.csv",
    )
}
Cells = dict[str, str]
Rows = dict[str, list[Cells]]


def _claim(claim_id: str, exact: str, magnitude: str, speaker: str, **cells: str) -> Cells:
    speech = "narration" if speaker == "" else "indirect"
    given = {"claim_id": claim_id, "exact": exact, "magnitude": magnitude, "speaker_id": speaker}
    default = {"magnitude_status": "=", "unit": "person", "event_id": "flood", "speech": speech}
    return default | given | cells


def rows() -> Rows:
    """The coding, row by row; a cell that is left out is empty."""
    return {
        "units.csv": [
            {"unit": "person", "singular": "person", "plural": "people"},
            {"unit": "boat", "singular": "boat", "plural": "boats"},
            {"unit": "dollar", "singular": "dollar", "plural": "dollars", "sign": "$"},
            {"unit": "percent", "singular": "percent", "plural": "percent", "sign": "%"},
        ],
        "events.csv": [
            {"event_id": "flood", "label": "the flood", "date_edtf": "2024", "date_basis": "inferred"}
        ],
        "speakers.csv": [
            {"speaker_id": "ministry", "name": "the interior ministry", "kind": "body"},
            {"speaker_id": "brun", "name": "Ada Brun", "role": "The mayor", "kind": "person"},
            {"speaker_id": "army", "name": "the army", "kind": "body"},
            {"speaker_id": "hospital", "name": "the hospital", "kind": "body"},
            {"speaker_id": "red-cross", "name": "the Red Cross", "kind": "body"},
            {"speaker_id": "government", "name": "the government", "kind": "body"},
        ],
        "claims.csv": [
            _claim("dead", "At least 43 people", "43", "ministry", magnitude_status=">=",
                   hedge="At least", people_status="dead", comparable_group="deaths", stance="stated"),
            _claim("withdrawn", "more than 47 dead", "47", "brun", magnitude_status=">",
                   hedge="more than", people_status="dead", comparable_group="deaths",
                   stance="withdrawn", stance_by="brun", stance_words="withdrew her figure"),
            _claim("sent", "60 soldiers", "60", "unstated", people_status="deployed",
                   stance="denied", stance_by="army", stance_words="denied that"),
            _claim("children", "12 of the dead", "12", "ministry", people_status="dead",
                   comparable_group="none", part_of="dead"),
            _claim("missing", "Nine people are missing", "9", "brun", speech="direct", stance="stated",
                   people_status="missing", comparable_group="missing"),
            _claim("missing-before", "52", "52", "brun", speech="direct", people_status="missing",
                   comparable_group="missing", earlier_words="down from"),
            _claim("earlier-flood", "8 people", "8", "ministry", comparable_group="none",
                   people_status="dead"),
            _claim("injured", "rose by 17", "17", "hospital", people_status="injured",
                   form="increase", cited_ids="red-cross"),
            _claim("boats", "30 boats", "30", "", unit="boat", form="rate", per="day"),
            _claim("aid", "$25 million", "25000000", "government", unit="dollar",
                   stance="intended", stance_by="government", stance_words="promised"),
            _claim("power", "80% of households", "80", "", unit="percent", form="share",
                   per="households"),
            _claim("engineers", "four or five", "4", "", magnitude_to="5", number="four or five",
                   reading_note="A range from 4 to 5, not two figures."),
        ],
        "quotes.csv": [{"claim_id": "dead", "exact": "at least 43"}],
        "exclusions.csv": [{"exact": "8", "suffix": " was an error", "kind": "count",
                            "reason": "the figure before, named again"}],
        "changes.csv": [
            {"change_id": "dispute", "to": "earlier-flood", "by": "brun", "kind": "disputes",
             "exact": "Brun disputes that"},
            {"change_id": "error", "to": "earlier-flood", "by": "ministry", "kind": "withdraws",
             "exact": "It later said 8 was an error"},
        ],
    }  # fmt: skip


def write_town(root: Path, given: Rows, text: str = TEXT, language: str = "en") -> Project:
    """Write the article and a coding below a folder."""
    folder = root / "data" / TOWN
    folder.mkdir(parents=True, exist_ok=True)
    (root / "seeds").mkdir(exist_ok=True)
    _put(root / "seeds" / f"{TOWN}.txt", text)
    for file, cells in given.items():
        out = io.StringIO()
        lines = csv.DictWriter(out, COLUMNS[file], restval="", lineterminator="\n")
        lines.writeheader()
        lines.writerows(cells)
        place = folder.parent if file == "units.csv" else folder
        _put(place / file, out.getvalue())
    digest = hashlib.sha256(text.encode()).hexdigest()
    _put(
        folder / "source.toml",
        'producer = "Radio Varn"\ntitle = "Varn lowers its toll"\nbyline = ""\nvia_agency = ""\n'
        'url = ""\ndate_published = "2024-03-04"\ndate_accessed = ""\n'
        f'language = "{language}"\nlicense = ""\nsha256 = "{digest}"\n'
        'not_in_text = ["producer", "title", "date_published"]\n',
    )
    _put(
        folder / "story.toml",
        'title = "A flood"\nstandfirst = "None is verified."\nfindings = []\nlimits = []\n'
        "without_figures = []\n",
    )
    return Project(root)


def _put(path: Path, content: str) -> None:
    """Write a file, unless it is there already: some tests write one town after another."""
    if not path.exists() or path.read_bytes() != content.encode():
        path.write_bytes(content.encode())
