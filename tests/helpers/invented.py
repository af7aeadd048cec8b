"""An invented article of any length: so many figures, coded, among so many words.

For tests of what grows with an article, and for `benchmarks/growth.py`.
"""

import csv
import hashlib
from collections.abc import Sequence
from pathlib import Path

NAME = "invented"
HEDGES = (("", "="), ("at least", ">="), ("more than", ">"), ("about", "~"), ("up to", "<="))
SPEAKERS = ("", "ministry", "mayor", "hospital", "army", "agency")
FILLER = (
    "The road along the river stayed closed, and the schools of the district were shut while crews "
    "worked in the rain. Boats brought bread and water to the upper streets, where the power was out. "
)
FIRST = ("Bel", "Cor", "Dan", "Esk", "Fal", "Gor", "Hal", "Ist", "Jor", "Kel", "Lor", "Mar")
MIDDLE = ("a", "e", "i", "o", "u", "au", "ei")
LAST = ("brin", "dale", "fors", "gard", "holm", "mund", "nath", "rick", "stad", "vik")


def invented(
    folder: Path, figures: int, words: int, groups: int = 1, is_equal: bool = False
) -> None:
    """Write an article into a project: `seeds/invented.txt` and `data/invented/`, its units too.

    Args:
        folder: the project's.
        figures: how many; 840 at most, for each is of a place of its own.
        words: of the article, more or less.
        groups: so many comparable groups, each with an event of its own, share the figures.
        is_equal: each figure is the same number, without a hedge.
    """
    places = [f"{a}{b}{c}" for b in MIDDLE for c in LAST for a in FIRST]
    between = max(words // figures - 10, 1)
    filler = " ".join((FILLER.split() * (between // 36 + 2))[:between]).rstrip(",.") + "."
    claims, paragraphs = [], ["The flood, place by place"]
    for at, place in enumerate(places[:figures]):
        hedge, status = HEDGES[0] if is_equal else HEDGES[at * 7 % 5]
        number = 43 if is_equal else 100 + at * 17
        exact = f"{hedge} {number:,} people".strip()
        speaker, group = SPEAKERS[at % 6], at % groups
        said = f", the {speaker} said" if speaker else ""
        paragraphs.append(f"In {place}, {exact} were killed{said}. {filler}")
        claims.append(
            [f"claim-{at}", exact, f"In {place}, ", "", number, "", status, hedge, "person", "",
             "dead", f"deaths-{_letters(group)}", f"flood-{group}", "", speaker,
             "indirect" if speaker else "narration", "", "", ""]
        )  # fmt: skip
    text = "\n\n".join(paragraphs) + "\n"
    data = folder / "data" / NAME
    data.mkdir(parents=True)
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds" / f"{NAME}.txt").write_text(text, "utf-8")
    events = [
        [f"flood-{at}", f"the flood of {_letters(at)}", f"{1950 + at % 70}", "", "", "inferred"]
        for at in range(groups)
    ]
    speakers = [[each, f"the {each}", "", "", ""] for each in SPEAKERS[:figures] if each]
    _write(data.parent / "units.csv", UNITS, [["person", "person", "people", "Human beings."]])
    _write(data / "claims.csv", CLAIMS, claims)
    _write(data / "events.csv", EVENTS, events)
    _write(data / "speakers.csv", "speaker_id,name,role,party,note", speakers)
    _write(data / "exclusions.csv", "exact,prefix,suffix,kind,reason", [])
    digest = hashlib.sha256(text.encode()).hexdigest()
    (data / "source.toml").write_text(SOURCE.format(digest), "utf-8")
    (data / "story.toml").write_text(STORY, "utf-8")


def _letters(number: int) -> str:
    """A number in letters, for names: a, b, … z, ba, …"""
    return (_letters(number // 26) if number > 25 else "") + "abcdefghijklmnopqrstuvwxyz"[
        number % 26
    ]


def _write(path: Path, head: str, rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head.split(","), *rows])


UNITS = "unit,singular,plural,definition"
EVENTS = "event_id,label,date_edtf,date_as_stated,duration_iso8601,date_basis"
CLAIMS = (
    "claim_id,exact,prefix,suffix,magnitude,magnitude_to,magnitude_status,hedge,unit,population,"
    "people_status,comparable_group,event_id,as_of,speaker_id,speech,said_on,channel,coding_note"
)
SOURCE = """\
producer = "The Invented Post"
title = "The flood, place by place"
byline = ""
via_agency = ""
url = "https://example.org/flood"
date_published = "2024-03-04"
date_accessed = ""
language = "en"
license = ""
sha256 = "{}"
not_in_text = ["producer", "url", "date_published"]
"""
STORY = """\
title = "What the flood counts"
standfirst = "None of it is verified."
findings = []
limits = []
without_figures = []
"""
