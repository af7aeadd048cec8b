"""Headings that say what is found: right for none, one, two and many, with no digit in any."""

from dataclasses import replace
from pathlib import Path

import pytest

from as_stated.coding.dossier import Dossier, load
from as_stated.errors import ArgumentError
from as_stated.project import Project
from as_stated.show.headings import HEADINGS
from as_stated.show.parameters import Parameters
from as_stated.show.tables import Tables
from tests.helpers.projects import ROOT, SEED


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return load(SEED, Project(Path(ROOT)))


def said(dossier: Dossier, of: str) -> str:
    tables = Tables(dossier, Parameters(dossier.article.name))
    markdown: str = tables.heading(of).data["text/markdown"]
    return markdown.removeprefix("## ")


def with_figures(dossier: Dossier, *claim_ids: str) -> Dossier:
    """The article with these of its figures."""
    return replace(dossier, claims=tuple(c for c in dossier.claims if c.claim_id in claim_ids))


@pytest.mark.parametrize(
    ("claim_ids", "figures", "comparisons", "events"),
    [
        pytest.param([], "No figure is shown", "No two figures may share an axis",
                     "No event and their dates", id="none"),
        pytest.param(["killed-1990s"], "One figure, in the article’s own voice",
                     "No two figures may share an axis", "One event and its date", id="one"),
        pytest.param(["remains-2022"], "One figure, not in the article’s own voice",
                     "No two figures may share an axis", "One event and its date", id="one of a speaker"),
        pytest.param(["killed-1990s", "killed-2020"], "Two figures, both in the article’s own voice",
                     "One group of figures may share an axis", "Two events and their dates", id="two"),
        pytest.param(["missing-1990s", "remains-2022"], "Two figures, none in the article’s own voice",
                     "No two figures may share an axis", "Two events and their dates", id="two of speakers"),
    ],
)  # fmt: skip
def test_headings_say_how_many(
    dossier: Dossier, claim_ids: list[str], figures: str, comparisons: str, events: str
) -> None:
    some = with_figures(dossier, *claim_ids)
    assert said(some, "figures") == figures
    assert said(some, "comparisons") == comparisons
    if claim_ids:  # else there is no such section
        assert said(some, "events") == events


def test_headings_of_many(dossier: Dossier) -> None:
    assert said(dossier, "figures") == "Seven figures, five in the article’s own voice"
    assert said(dossier, "accounts") == "All twenty-one numbers are accounted for"
    assert said(dossier, "speakers") == "Two speakers beside the outlet"
    assert said(replace(dossier, speakers=dossier.speakers[:1]), "speakers") == (
        "One speaker beside the outlet"
    )


@pytest.mark.parametrize(
    ("numbers", "heading"),
    [
        (0, "No number at all"),
        (1, "The one number is accounted for"),
        (2, "Both numbers are accounted for"),
        (3, "All three numbers are accounted for"),
    ],
)
def test_numbers_of_the_article(dossier: Dossier, numbers: int, heading: str) -> None:
    assert said(replace(dossier, ledger=dossier.ledger[:numbers]), "accounts") == heading


@pytest.mark.parametrize("of", HEADINGS)
def test_no_heading_has_a_digit(dossier: Dossier, of: str) -> None:
    assert not any(letter.isdigit() for letter in said(dossier, of))


def test_of_what_there_is_no_heading_says_of_what_there_are(dossier: Dossier) -> None:
    with pytest.raises(ArgumentError, match=r"no heading of 'dead'.* It is one of: figures, "):
        said(dossier, "dead")
