"""Stance, form, part and dispute stay on a figure wherever a notebook shows it."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from as_stated.coding.claims import Claim
from as_stated.coding.columns import SpeakerKind
from as_stated.coding.dossier import Dossier, load
from as_stated.coding.records import Speaker, Unit
from as_stated.coding.stance import Standing, Unnamed
from as_stated.numerals import spelled
from as_stated.project import Project
from as_stated.show import charts, evidence, prose
from as_stated.show.display import Display
from as_stated.show.parameters import Parameters
from as_stated.show.tables import Tables
from tests.helpers.claims import claim
from tests.helpers.html import words
from tests.helpers.projects import ROOT, SEED

MAYOR = Speaker("mayor", "the mayor", "", "", "")
OFFICIALS = Speaker("officials", "officials", "", "", "")
SERVICE = Speaker("service", "the fire service", "", "", "")


def figure(claim_id: str, words: str, number: int, **changes: object) -> Claim:
    values = {"claim_id": claim_id, "exact": words, "magnitude": number, "status": "=", "hedge": ""}
    return claim(**(values | changes))


def standing(stance: str, words: str = "its words", by: Speaker = MAYOR) -> Standing:
    return Standing(stance, by.speaker_id, by.name, words)  # type: ignore[arg-type]


HOLDING = figure("toll", "at least 43 dead", 43, status=">=", hedge="at least", speaker=OFFICIALS)
PART = figure("children", "9 children", 9, part_of="toll", of_whole="of at least 43 dead")
OFF_AXIS = [
    figure(
        "withdrawn",
        "47 dead",
        47,
        standing=standing("withdrawn"),
        speaker=MAYOR,
        taken_back=standing("withdrawn", "its words again"),
    ),
    figure("denied", "60 killed", 60, standing=standing("denied"), speaker=Unnamed.UNSTATED),
    figure("in-error", "52 dead", 52, standing=standing("in-error", by=SERVICE)),
    figure("uncertain", "80 dead", 80, standing=standing("uncertain")),
    figure("expected", "99 dead", 99, standing=standing("expected")),
    figure("intended", "12 burials", 12, standing=standing("intended")),
    figure("conditional", "200 dead", 200, standing=standing("conditional")),
    figure("unclear", "33 dead", 33, standing=Standing("unclear", words="or so it seemed")),
    figure("earlier", "31 dead", 31, earlier_words="had spoken of"),
    figure("taken-back", "44 dead", 44, taken_back=standing("in-error", by=SERVICE)),
    figure("more", "by three", 3, form="increase"),
    figure("fewer", "by 2", 2, form="decrease"),
    figure("rate", "6 deaths a day", 6, form="rate", per="day"),
    figure("share", "7 per cent", 7, form="share", per="patients"),
    figure("period", "8 killed in a night", 8, form="period", per="the first night"),
    figure("compiled", "40 to 50 dead", 40, magnitude_to=50, method="compiled"),
]
DISPUTED = figure(
    "disputed", "21 dead", 21, speaker=MAYOR, cited=(SERVICE,), disputed_by=("a union",),
    method="count", reading_note="“21” is 21.",
)  # fmt: skip
EVERY = [HOLDING, PART, DISPUTED, *OFF_AXIS]
DRAWN: list[Callable[[Tables], Display]] = [charts.deaths, charts.magnitudes]


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(SEED, Project(Path(ROOT)))


def of(dossier: Dossier, claims: list[Claim], events: str = "") -> Tables:
    """Tables of another article, with these figures."""
    speakers = (MAYOR, OFFICIALS, SERVICE)
    found = tuple(dict.fromkeys(each.event for each in claims))
    other = replace(dossier, claims=tuple(claims), events=found, speakers=speakers)
    return Tables(other, Parameters("other", events=events))


@pytest.fixture(scope="module")
def tables(dossier: Dossier) -> Tables:
    return of(dossier, EVERY)


def marks(svg: str) -> set[str | None]:
    """The claims that have a mark, an arrow or a dot."""
    root = ET.fromstring(svg)
    return {
        each.get("data-claim")
        for each in root.iter()
        if {"mark", "arrow"} & set(each.get("class", "").split())
    }


@pytest.mark.parametrize("chart", DRAWN)
def test_only_levels_that_hold_stand_on_an_axis(
    chart: Callable[[Tables], Display], tables: Tables
) -> None:
    output = chart(tables)
    svg, facts = output.data["image/svg+xml"], output.facts
    assert marks(svg) == {"toll", "children", "disputed"}
    assert facts["title"].startswith(("One of three", "Three figures"))
    drawn = words(svg)
    assert "In words only, without a mark" in drawn
    for each in OFF_AXIS:
        assert each.words in drawn
        assert each.words in words(facts["caption"])
    assert f"In words only, without a mark: {spelled(len(OFF_AXIS))} figures." in facts["alt"]
    assert "6 deaths a day; a rate, not a level" in drawn
    assert "40 to 50 dead; compiled from several sources" in drawn
    assert "9 children, of at least 43 dead" in drawn
    assert "Told in words alone, and not counted in the title" in facts["caption"]


def test_what_does_not_hold_widens_no_axis(dossier: Dossier) -> None:
    wide = figure("wide", "9,000 dead", 9000, standing=standing("denied"))
    with_it, without = (
        charts.deaths(of(dossier, claims)).data["image/svg+xml"]
        for claims in ([HOLDING, wide], [HOLDING])
    )
    ticks = [re.findall(r'class="tick" data-value="([^"]+)"', svg) for svg in (with_it, without)]
    assert ticks[0] == ticks[1] != []


def test_charts_of_nothing_that_holds_are_sentences_with_the_stance(dossier: Dossier) -> None:
    denied = of(dossier, [OFF_AXIS[1]])
    for chart in (*DRAWN, charts.speakers):
        html = chart(denied).data["text/html"]
        assert "denied by the mayor (“its words”): 60 killed</a>" in html


def test_money_has_a_log_axis_of_its_own(dossier: Dossier) -> None:
    money = figure("cost", "$25 million", 25_000_000, people_status="", comparable_group="cost",
                   unit=Unit("dollar", "dollar", "dollars", "", "$"))  # fmt: skip
    output = charts.magnitudes(of(dossier, [HOLDING, money]))
    svg = output.data["image/svg+xml"]
    assert len(re.findall(r'class="axis"', svg)) == 2
    assert "two log axes, one a unit" in output.facts["alt"]


def test_who_says_so_counts_and_draws_only_what_holds(tables: Tables) -> None:
    output = charts.speakers(tables)
    holding = {each.claim_id for each in EVERY if each.holds}
    assert marks(output.data["image/svg+xml"]) == holding
    assert output.facts["title"].startswith("Two of nine figures drawn here rest on somebody else")
    unnamed = figure("x", "5 dead", 5, speaker=Unnamed.UNSTATED)
    alone = charts.speakers(of(tables.dossier, [unnamed]))
    assert alone.facts["title"] == "The one figure: who states it is not said"
    assert marks(alone.data["image/svg+xml"]) == {"x"}


def test_the_table_of_claims_has_every_column_of_stance(tables: Tables) -> None:
    frame = tables.claims.frame.set_index("claim_id")
    assert list(frame[frame["holds"]].index) == [each.claim_id for each in EVERY if each.holds]
    row = frame.loc["withdrawn"]
    assert row["said"] == "withdrawn by the mayor (“its words”): 47 dead"
    assert (row["stance"], row["stance_by"], row["stance_words"]) == (
        "withdrawn", "mayor", "its words",
    )  # fmt: skip
    assert row["signs"] == "withdrawn: 47"
    assert frame["voice"]["denied"] == "unstated"
    assert pd.isna(frame["speaker_id"]["denied"])
    assert frame.loc["disputed", "cited"] == "the fire service"
    assert frame.loc["disputed", "disputed_by"] == "a union"
    assert frame.loc["disputed", "read_by_person"]
    assert frame.loc["children", "of_whole"] == "of at least 43 dead"
    bounds = frame.loc[~frame["holds"], ["low", "best", "high"]]
    assert not bounds.count().any()


def test_every_link_says_the_stance_in_its_text_and_its_preview(tables: Tables) -> None:
    html = tables.claims.html
    for each in EVERY:
        links = re.findall(rf'data-claim="{each.claim_id}" title="([^"]*)">(.*?)</a>', html)
        texts = [(title, words(text)) for title, text in links]
        assert len(texts) == 2  # in words and in signs
        for title, text in texts:
            assert each.words in title or each.quote in title
            assert text in (each.words, re.sub("(?<=[~<>≤≥]) ", "\u00a0", each.symbols))
            assert each.qualifier in title


def test_a_sentence_in_the_margin_has_all_that_may_not_fall_off(tables: Tables) -> None:
    html = evidence.quotes(tables).data["text/html"]
    notes = dict(re.findall(r'data-claim="([^"]+)" data-preview="([^"]*)"', html))
    for each in EVERY:
        sentence, voice = unescape(notes[each.claim_id]).split("\n")
        assert sentence.startswith(f"{each.qualifier}: “" if each.qualifier else "“")
        assert each.quote in sentence
        for said in (each.of_whole, each.speaker_name, *(by.name for by in each.cited)):
            assert said in voice
        assert all(f"disputed by {by}" in voice for by in each.disputed_by)


def test_a_quotes_block_says_what_the_coding_says(tables: Tables) -> None:
    html = evidence.quotes(tables).data["text/html"]
    said = {
        name: words(section)
        for name, section in re.findall(r'<section class="quote" id="quote-([^"]+)"(.*?)</section>',
                                        html, flags=re.DOTALL)
    }  # fmt: skip
    for each in EVERY:
        assert each.words in said[each.claim_id]
    assert "Stancewithdrawn by the mayor “its words”" in said["withdrawn"]
    assert "Elsewhere in the articlein error, according to the fire service" in said["taken-back"]
    assert "Elsewhere" not in said["withdrawn"]  # its own stance says the same
    assert "An earlier figure“had spoken of”" in said["earlier"]
    assert "Form" not in said["toll"]
    assert "Forman increase" in said["more"]
    assert "Forma rate, per day" in said["rate"]
    assert "Partof what is counted in: at least 43 dead" in said["children"]
    assert "citing the fire service" in said["disputed"]
    assert "disputed by a union" in said["disputed"]
    assert "Methoda count" in said["disputed"]
    assert "Read by a person“21” is 21." in said["disputed"]
    assert "Who says sowho states it is not said" in said["denied"]


def test_machines_are_told_the_stance_and_only_who_states_it(tables: Tables) -> None:
    graph = evidence.linked_data(tables).data["application/ld+json"]["@graph"]
    nodes = {node["@id"]: node for node in graph if node["@type"] == "Claim"}
    assert nodes["#quote-denied"]["text"].startswith("denied by the mayor (“its words”): 60")
    assert "author" not in nodes["#quote-denied"]
    assert nodes["#quote-in-error"]["author"]["name"] == "Al Jazeera"
    # Nobody is called a person whom the coding does not know for one.
    assert nodes["#quote-toll"]["author"] == {"name": "officials"}


@pytest.mark.parametrize(
    ("kind", "schema_type"),
    [("person", "Person"), ("body", "Organization"), ("document", None), ("unclear", None)],
)
def test_an_author_has_the_type_of_the_speakers_kind(
    kind: SpeakerKind, schema_type: str | None, dossier: Dossier
) -> None:
    speaker = replace(OFFICIALS, kind=kind)
    graph = evidence.linked_data(of(dossier, [replace(HOLDING, speaker=speaker)])).data
    author = graph["application/ld+json"]["@graph"][1]["author"]
    assert author == ({"@type": schema_type} if schema_type else {}) | {"name": "officials"}


def test_a_role_that_is_not_known_leaves_no_hole(tables: Tables) -> None:
    assert ">officials</td>" in tables.claims.html
    spoken = of(tables.dossier, [replace(HOLDING, speech="indirect")])
    assert "officials (indirect speech)" in spoken.claims.html


def test_no_reading_of_what_does_not_hold(dossier: Dossier) -> None:
    denied = figure("denied", "about 300", 300, status="~", standing=standing("denied"))
    assert of(dossier, [denied]).readings.frame.empty


def test_signs_of_stance_and_form_are_explained(tables: Tables) -> None:
    said = words(prose.symbols(tables).data["text/html"])
    for each in ("+an increase", "−a decrease", "word:“withdrawn:”, “denied:”", "“earlier:”"):
        assert each in said


def test_a_sentence_says_the_stance_first(tables: Tables) -> None:
    said = words(prose.tell(tables, "In the flood, {denied} and {withdrawn}."))
    assert said == (
        "In the flood, denied by the mayor (“its words”): 60 killed (who states it is not said) "
        "and withdrawn by the mayor (“its words”): 47 dead."
    )


def test_whom_a_speaker_cites_stays_where_the_sentence_names_the_speaker(tables: Tables) -> None:
    said = words(prose.tell(tables, "{mayor} speaks of {disputed}."))
    assert said == "the mayor speaks of 21 dead (citing the fire service)."
