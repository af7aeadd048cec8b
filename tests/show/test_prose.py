"""Sentences: hedge and speaker stay on, and each figure leads to its words."""

import re
from dataclasses import replace

import pytest

from as_stated import load, tidy
from as_stated.coding import Claim, Speaker
from as_stated.project import Project
from as_stated.show import prose
from as_stated.show.finding import finding
from as_stated.show.tables import Tables
from tests.helpers.html import words
from tests.helpers.projects import GOLDEN, SEED


@pytest.fixture
def tables(seed: Project) -> Tables:
    return tidy(load(SEED))


def test_speaker_is_named_after_the_figure(tables: Tables) -> None:
    said = words(prose.tell(tables, "Missing: {missing-1990s}."))
    assert said == (
        "Missing: 4,000 Azerbaijani soldiers and civilians (according to Hikmet Hajiyev)."
    )


def test_speaker_is_named_once_where_the_sentence_names_it(tables: Tables) -> None:
    said = words(prose.tell(tables, "{hajiyev} says {missing-1990s} are missing."))
    assert said == "Hikmet Hajiyev says 4,000 Azerbaijani soldiers and civilians are missing."


def test_another_speaker_in_the_sentence_is_no_substitute(tables: Tables) -> None:
    said = words(prose.tell(tables, "{efendiyev} apart, {missing-1990s} are missing."))
    assert "(according to Hikmet Hajiyev)" in said


def test_a_terminal_shows_the_words(tables: Tables) -> None:
    for shown in (prose.findings(tables), prose.limits(tables)):
        assert repr(shown) == shown.data["text/plain"]
        assert "<" not in repr(shown)
    assert repr(replace(shown, data={"image/png": "x"})) == "Display of image/png"


def test_every_finding_carries_hedge_and_speaker(tables: Tables) -> None:
    html = prose.findings(tables).data["text/html"]
    for each in tables.dossier.claims:
        assert each.words in html
        if each.speaker:
            assert re.search(rf"{re.escape(each.words)}</a> <span[^>]*>\(according", html)


def test_findings_follow_the_events_shown(seed: Project) -> None:
    html = prose.findings(tidy(load(SEED), events="war-2020")).data["text/html"]
    assert "6,500" in html
    assert "286" not in html


def test_choice_says_what_is_left_out(seed: Project) -> None:
    assert prose.choice(tidy(load(SEED))) == ""
    some = tidy(load(SEED), reading="one-figure", events="war-2020")
    said = words(prose.choice(some))
    assert "Shown here: one of seven figures, that of the war of 2020." in said
    assert "by the rule one-figure" in said
    assert said in words(prose.front(some).data["text/html"])


def test_symbols_are_those_used(seed: Project, golden: Project) -> None:
    assert "up to" not in prose.symbols(tidy(load(SEED, seed))).data["text/html"]
    assert "up to" in prose.symbols(tidy(load(GOLDEN, golden))).data["text/html"]


def test_a_section_that_nobody_filled_has_no_heading(tables: Tables) -> None:
    filled = prose.without_figures(tables)
    assert filled is not None
    assert filled.data["text/markdown"].startswith("## Two things reported without a figure\n\n<ul")
    assert "\n\n<ul class" in filled.data["text/markdown"]
    story = replace(tables.dossier.story, without_figures=(), limits=())
    other = Tables(replace(tables.dossier, story=story), tables.parameters)
    assert prose.without_figures(other) is None
    assert words(prose.limits(other).data["text/html"]) == "The coder names none."


def test_findings_of_nothing_are_a_sentence(tables: Tables) -> None:
    story = replace(tables.dossier.story, findings=())
    other = Tables(replace(tables.dossier, story=story), tables.parameters)
    assert words(prose.findings(other).data["text/html"]).startswith("No finding")


def found(*claims: Claim) -> str:
    """The finding of some claims."""
    return words(finding(claims))


def test_the_title_ends_with_what_is_found(tables: Tables) -> None:
    assert words(finding(tables.shown_claims)) == (
        "of seven figures, two rest on one side’s word and two are only lower bounds"
    )
    facts = prose.front(tables).facts
    assert words(facts["headline"]) == f"{facts['title']}: {words(finding(tables.shown_claims))}"


def test_a_finding_of_none_one_and_two_is_english(tables: Tables) -> None:
    find = tables.dossier.find
    about, bound, quoted = find("killed-1990s"), find("killed-2022"), find("missing-1990s")
    assert found() == "no figure is shown"
    assert found(bound) == "its one figure is only a lower bound"
    assert found(replace(quoted, status=">=")) == (
        "its one figure rests on one side’s word and is only a lower bound"
    )
    assert found(bound, bound) == "of two figures, both are only lower bounds"
    assert found(bound, quoted) == (
        "of two figures, one rests on one side’s word and one is only a lower bound"
    )
    assert found(about) == "its one figure is only approximate"
    assert found(find("freed-2022")) == "its one figure is in the article’s own voice"


def test_speakers_of_several_sides_are_no_one_side(tables: Tables) -> None:
    quoted = tables.dossier.find("missing-1990s")
    assert isinstance(quoted.speaker, Speaker)
    other = replace(quoted, speaker=replace(quoted.speaker, speaker_id="x", party="Armenia"))
    assert found(quoted, other) == "of two figures, both rest on a speaker’s word"
