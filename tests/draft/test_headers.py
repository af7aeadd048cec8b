"""E-mail fields, slugs, bylines, datelines: proposed for the source, and their numbers no figures."""

import tomllib
from datetime import date

import pytest

from as_stated.coding import TODO, examine
from as_stated.draft import draft
from as_stated.draft.days import day_in
from as_stated.draft.headers import REASON, read_headers
from as_stated.errors import Undecided
from as_stated.project import Project
from tests.helpers.drafted import rows_of

WIRE = """\
BC-HALDEN-FLOOD (URGENT, PICTURE)
Flood kills 12 in Halden (UPDATE 2)
(Adds mayor's comment in paragraph 3, 2 more deaths)
By Ana Ruiz and Bo Li
Reuters

HALDEN, Nov 3 (Reuters) - At least 14 people died in Halden on Thursday, police said.
"""
MAIL = """\
From: "Veldra Courier" <news@courier.example>
To: Desk 7 <desk@example.org>,
    2 others
Sent: Thu, 3 Nov 2022 14:02:11 +0000
Subject: Flood kills 14 in Halden
Attachments: 2

Dear all,

At least 14 people died in Halden on Thursday, police said.
"""
PAGE = """\
Flood kills 14 in Halden
By Ana Ruiz | Veldra Courier
Published: 3 November 2022, 14:02 GMT | Updated 5 hours ago
4 min read
1,204 shares

HALDEN, Norway (AP) — At least 14 people died in Halden on Thursday, police said.
"""


@pytest.mark.parametrize(
    ("text", "proposed", "excluded"),
    [
        pytest.param(
            WIRE,
            {"byline": ["Ana Ruiz and Bo Li"], "via_agency": ["Reuters"],
             "title": ["Flood kills 12 in Halden (UPDATE 2)"]},
            {"2": TODO, "3": "part of a name", "Nov 3": "a date or a time of day"}, id="wire",
        ),
        pytest.param(
            MAIL,
            {"producer": ["Veldra Courier"], "title": ["Flood kills 14 in Halden"],
             "date_published": ["2022-11-03"]},
            {"2": REASON}, id="e-mail",
        ),
        pytest.param(
            PAGE,
            {"byline": ["Ana Ruiz"], "producer": ["Veldra Courier"], "via_agency": ["AP"],
             "date_published": ["2022-11-03"]},
            {"4": "a length of time or an age"}, id="copied from a page",
        ),
    ],
)  # fmt: skip
def test_lines_above_the_text(
    text: str, proposed: dict[str, list[str]], excluded: dict[str, str]
) -> None:
    found: dict[str, list[str]] = {}
    for each in read_headers(text).proposals:
        found.setdefault(each.field, []).append(each.value)
    assert found == proposed
    rows = rows_of(text, date(2022, 11, 3))
    figures = [row["magnitude"] for row in rows["claims.csv"]]
    assert figures == ["12" if text is WIRE else "14", "14"]
    reasons = {row["exact"]: row["reason"] for row in rows["exclusions.csv"]}
    assert excluded.items() <= reasons.items()


@pytest.mark.parametrize(
    ("line", "byline", "agency"),
    [
        pytest.param("By Lena Orsk in Teshik", ["Lena Orsk"], [], id="byline with its place"),
        pytest.param("PORT SALAM, Aug 2 (AP) - Ten men died.", [], ["AP"], id="town of two words"),
        pytest.param("PORT-AU-PRINCE, Haiti (AP) — Ten men died.", [], ["AP"], id="with hyphens"),
        pytest.param(
            "ST. JOHN'S, Aug 2 (Reuters) - Ten men died.", [], ["Reuters"], id="with marks"
        ),
    ],
)
def test_byline_and_dateline(line: str, byline: list[str], agency: list[str]) -> None:
    found = read_headers(f"A ferry sinks\n{line}\n\nIt sank.").proposals
    assert [each.value for each in found if each.field == "byline"] == byline
    assert [each.value for each in found if each.field == "via_agency"] == agency


@pytest.mark.parametrize(
    "line",
    ["URGENT", "BREAKING NEWS:", "Ferry-sinking, 3rd lead", "Ferry sinking, 2nd ld-writethru"],
)
def test_a_wires_own_words_are_no_headline(line: str) -> None:
    assert read_headers(f"{line}\n\nA ferry sank.").begins
    headers = read_headers(f"{line}\nA ferry sinks\n\nIt sank.")
    assert [each.value for each in headers.proposals] == ["A ferry sinks"]


def test_day_of_the_dateline_is_not_that_of_a_figure() -> None:
    rows = rows_of("PARIS, Nov 3 (AFP) - At least 14 people died on Tuesday.", date(2022, 11, 3))
    assert [row["date_edtf"] for row in rows["events.csv"]] == ["2022-11-01"]


@pytest.mark.parametrize(
    "headline",
    [
        "COVID-19 kills 12 in Halden",
        "FLOOD-HIT HALDEN: 12 DEAD",
        "US-led raid kills 12",
        "Update: 12 dead",
        "Updated death toll: 12 dead",
        "By Tuesday, 12 people had died",
        "By train 12 people came",
        "3 November 2022: 12 die",
        "Subject: 12 die",
        "DEADLY FLOOD - 12 dead",
        "Published today, a list of 12 dead",
        "Halden, Norway: 12 dead",
        "Flood kills 12, lead diver says",
        "URGENT: flood kills 12",
    ],
)
def test_headline_is_part_of_the_article(headline: str) -> None:
    rows = rows_of(f"{headline}\n\nPeople died in Halden, police said.", date(2022, 11, 3))
    assert [row["magnitude"] for row in rows["claims.csv"]] == ["12"]


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF — which runs 12 camps — said 14 died.",
        "NATO - 12 planes came.",
        "Ten people died.\nBy Ana Ruiz\nSubject: 12",
        "12 people died. From: a town.\n",
        "Twelve people died after a river burst its\nbanks.\nSent: 12",
        "",
    ],
)
def test_text_without_such_lines(text: str) -> None:
    headers = read_headers(text)
    assert (headers.spans, headers.proposals, headers.dateline) == ((), (), (0, 0))


def test_proposals_stand_beside_what_is_undecided(seed: Project) -> None:
    path = seed.root.parent / "text.txt"
    path.write_text(MAIL.replace('Courier"', 'Cou\\r\u00adier #1"'), "utf-8")
    draft(seed, path, facts={"title": "Flood"})
    content = (seed.data("text") / "source.toml").read_text("utf-8")
    source = tomllib.loads(content)
    assert source["producer"] == source["date_published"] == TODO
    assert source["title"] == "Flood"
    assert "# title" not in content
    assert '\n# date_published = "2022-11-03"  # line 4: Sent: Thu, 3 Nov 2022' in content
    comment = next(line for line in content.splitlines() if line.startswith("# producer"))
    assert tomllib.loads(comment.removeprefix("# ")) == {"producer": "Veldra Cou\\r\u00adier #1"}
    assert all(isinstance(each, Undecided) for each in examine("text", seed)[1])


def test_proposals_taken_over_pass_the_check(seed: Project) -> None:
    path = seed.root.parent / "text.txt"
    path.write_text(PAGE, "utf-8")
    draft(seed, path, facts={"url": "https://courier.example/flood"})
    toml = seed.data("text") / "source.toml"
    lines = toml.read_text("utf-8").splitlines()
    given = {line[2:].split(" = ")[0]: line[2:] for line in lines if line.startswith("# ")}
    taken = [given.get(line.split(" = ")[0], line) for line in lines if not line.startswith("#")]
    toml.write_text("\n".join(taken) + "\n", "utf-8")
    source = tomllib.loads(toml.read_text("utf-8"))
    assert (source["byline"], source["via_agency"]) == ("Ana Ruiz", "AP")
    assert not [each for each in examine("text", seed)[1] if "source.toml" in each.where]


@pytest.mark.parametrize(("producer", "agency"), [("Courier", ""), ("Gazette", TODO)])
def test_an_outlet_is_not_its_own_agency(seed: Project, producer: str, agency: str) -> None:
    path = seed.root.parent / "text.txt"
    path.write_text("Two die in flood\n\nVARN, March 4 (Courier) - Two people died.\n", "utf-8")
    draft(seed, path, facts={"producer": producer})
    source = tomllib.loads((seed.data("text") / "source.toml").read_text("utf-8"))
    assert source["via_agency"] == agency


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Thu, 3 Nov 2022 14:02", "2022-11-03"),
        ("May 3rd, 2022", "2022-05-03"),
        ("Sept. 30, 2022", "2022-09-30"),
        ("2022-11-03T10:00:00Z", "2022-11-03"),
        ("3/11/2022", ""),
        ("31 February 2022", ""),
        ("3 Nov 2022, updated 4 Nov 2022", ""),
        ("November 2022", ""),
    ],
)
def test_day_in_words(words: str, day: str) -> None:
    assert day_in(words) == day
