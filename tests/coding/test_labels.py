"""A figure where no sentence stands around it: whom it counts, and what happened to them."""

from dataclasses import replace

import pytest

from as_stated import load
from as_stated.coding import (
    PEOPLE_STATUSES,
    Claim,
    beside,
    counted,
    label_claim,
    says_status,
)
from as_stated.coding.columns import PeopleStatus
from as_stated.coding.labels import STATUS_WORDS
from as_stated.project import Project
from tests.helpers.projects import SEED


@pytest.fixture
def claim(seed: Project) -> Claim:
    return load(SEED).find("killed-1990s")


def of(
    claim: Claim, exact: str, population: str = "", status: PeopleStatus = "dead", hedge: str = ""
) -> Claim:
    """A figure with these words."""
    return replace(
        claim, exact=exact, population=population, people_status=status, hedge=hedge, start=0,
        number=(0, 0),
    )  # fmt: skip


@pytest.mark.parametrize(
    "exact, population, status, said",
    [
        pytest.param("about 30 people", "people", "dead", ", dead", id="what happened to them"),
        pytest.param("30 soldiers", "soldiers from both sides", "dead", " from both sides, dead",
                     id="the rest of whom it counts"),
        pytest.param("at least 17", "children", "dead", ": children, dead", id="a noun left out"),
        pytest.param("at least 47 dead", "people", "dead", "", id="said by the quote"),
        pytest.param("killed 60 people", "people", "dead", "", id="said in another word"),
        pytest.param("17 prisoners of war", "Prisoners of war", "freed", ", freed",
                     id="the same words in other letters"),
        pytest.param("60 bridges", "bridges", "", "", id="things"),
        pytest.param("6 deaths a day", "people", "dead", "", id="a general noun is not said again"),
        pytest.param("12 officers", "", "injured", ", injured", id="no population"),
    ],
)  # fmt: skip
def test_what_a_quote_leaves_out_is_said_beside_it(
    claim: Claim, exact: str, population: str, status: PeopleStatus, said: str
) -> None:
    each = of(claim, exact, population, status)
    assert beside(each) == said
    assert label_claim(each) == f"{exact}{said}"


def test_a_bare_number_says_its_unit(claim: Claim) -> None:
    bare = replace(of(claim, "at least 17", hedge="at least"), number=(9, 11))
    assert label_claim(bare) == "at least 17: people, dead"


def test_the_speaker_stands_last_unless_named(seed: Project) -> None:
    each = load(SEED).find("missing-1990s")
    words = "4,000 Azerbaijani soldiers and civilians, missing"
    assert label_claim(each) == f"{words} (according to Hikmet Hajiyev)"
    assert label_claim(each, speaker_named=True) == words


def test_counted_is_english(seed: Project) -> None:
    said = {each.claim_id: counted(each) for each in load(SEED).claims}
    assert said["killed-2020"] == "soldiers from both sides, dead"
    assert said["remains-2022"] == "human remains, found"


def test_each_status_has_words_and_is_one_of_them() -> None:
    assert list(STATUS_WORDS) == list(PEOPLE_STATUSES)
    for status in PEOPLE_STATUSES:
        assert says_status(status, f"people, {status}")
        assert not says_status(status, "a foundation for people")
    assert says_status("", "anything")
