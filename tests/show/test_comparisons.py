"""What may share an axis, and what can be said of figures together."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from as_stated.coding import Claim
from as_stated.coding.records import Event, Unit
from as_stated.coding.stance import Standing
from as_stated.show.comparisons import (
    compare,
    compare_two,
    next_above,
    on_one_axis,
    telling,
)
from as_stated.show.groups import can_be_said, relations, rows, why_no_more
from as_stated.show.sentences import listed, say
from tests.helpers.claims import claim

OTHER_EVENT = Event("f", "another event", "2023", "", "", "inferred")
DENIED = Standing("denied", "s", "Ann Other", "did not die")


def pair(one: dict[str, Any], other: dict[str, Any]) -> tuple[bool, str, str]:
    """Whether two claims may share an axis, what can be said of them, and why no more."""
    found = compare_two(claim(**one), claim(claim_id="b", **other))
    return found.may_share_axis, say(found.can_be_said), say(found.why)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        pytest.param(
            {},
            {"comparable_group": "missing"},
            "They are coded as different counts: deaths, missing.",
            id="different groups",
        ),
        pytest.param(
            {"comparable_group": ""},
            {"comparable_group": ""},
            "Whether the two count the same is not decided.",
            id="no group is not decided, never different",
        ),
        pytest.param(
            {"comparable_group": "", "stands_alone": True},
            {"comparable_group": ""},
            "One of them is coded to stand alone.",
            id="alone is decided",
        ),
        pytest.param(
            {},
            {"form": "increase"},
            "One is a level, the other an increase.",
            id="a change beside a level",
        ),
        pytest.param(
            {"form": "rate", "per": "day"},
            {"form": "rate", "per": "week"},
            "Each is a rate, but not of the same.",
            id="rates of unlike things",
        ),
        pytest.param(
            {},
            {"standing": DENIED},
            "One does not simply hold: denied by Ann Other (“did not die”): at least 286 people.",
            id="denied",
        ),
        pytest.param(
            {"earlier_words": "had been"},
            {},
            "One does not simply hold: an earlier figure (“had been”): at least 286 people.",
            id="a look-back",
        ),
    ],
)
def test_what_shares_no_axis(one: dict[str, Any], other: dict[str, Any], why: str) -> None:
    assert pair(one, other) == (False, "Each on its own.", why)


@pytest.mark.parametrize(
    ("one", "other", "ranked"),
    [
        ({"status": ">", "magnitude": 6500}, {"status": ">=", "magnitude": 286}, False),
        ({"status": "~", "magnitude": 30000}, {"status": "<", "magnitude": 40}, False),
        ({"status": "<", "magnitude": 40}, {"status": ">=", "magnitude": 40}, True),
        ({"status": "<=", "magnitude": 40}, {"status": ">=", "magnitude": 40}, False),
        ({"status": "<=", "magnitude": 40}, {"status": ">", "magnitude": 40}, True),
        ({"status": "=", "magnitude": 17}, {"status": "=", "magnitude": 25}, True),
        (
            {"status": "=", "magnitude": 15, "magnitude_to": 20},
            {"status": ">", "magnitude": 20},
            True,
        ),
        (
            {"status": "=", "magnitude": 15, "magnitude_to": 20, "method": "compiled"},
            {"status": ">", "magnitude": 20},
            False,
        ),
        ({"status": "=", "magnitude": 17}, {"status": "=", "magnitude": 17}, False),
        ({"status": "=", "magnitude": 17, "part_of": "b"}, {"status": "=", "magnitude": 25}, False),
    ],
)
def test_ranked_only_where_bounds_are_disjoint(
    one: dict[str, Any], other: dict[str, Any], ranked: bool
) -> None:
    may_share, said, _ = pair(one, other)
    assert may_share
    assert ("is a smaller number than" in said) is ranked
    first, second = claim(**one), claim(claim_id="b", **other)
    for both in ([first, second], [second, first]):
        assert ([*next_above(both)] == [(first, second)]) is ranked


@pytest.mark.parametrize(
    ("one", "other", "said", "why"),
    [
        pytest.param(
            {"status": "=", "magnitude": 15, "magnitude_to": 20},
            {"status": "=", "magnitude": 18, "magnitude_to": 30},
            "which is larger cannot be said",
            "What the words entail overlaps.",
            id="ranges that overlap",
        ),
        pytest.param(
            {"status": "=", "magnitude": 15, "magnitude_to": 20},
            {"status": "=", "magnitude": 18},
            "which is larger cannot be said",
            "What the words entail overlaps.",
            id="a number within a range",
        ),
        pytest.param(
            {"status": "=", "magnitude": 17},
            {"status": "=", "magnitude": 17},
            "the two are the same number",
            "A number without a hedge word need not be exact.",
            id="one number twice",
        ),
        pytest.param(
            {"status": "=", "magnitude": 17},
            {"status": "~", "magnitude": 17, "exact": "about 17"},
            "which is larger cannot be said",
            "No agreed width: about 17.",
            id="about the same",
        ),
        pytest.param(
            {"part_of": "b", "exact": "at least 5 children"},
            {},
            "at least 5 children is part of at least 286 people.",
            "A part is never set against its whole.",
            id="a part and its whole",
        ),
        pytest.param(
            {"status": "=", "magnitude": 17, "population": "soldiers"},
            {"status": "=", "magnitude": 25, "event": OTHER_EVENT},
            "is a smaller number than",
            "What the words entail does not overlap. They belong to different events. Whom or what "
            "they count differs in words: “soldiers”, “people”.",
            id="another event and other words",
        ),
    ],
)
def test_what_is_said_of_two_on_one_axis(
    one: dict[str, Any], other: dict[str, Any], said: str, why: str
) -> None:
    may_share, told, reason = pair(one, other)
    assert may_share
    assert said in told
    assert reason == why


def test_money_is_on_no_axis_with_people() -> None:
    dollars = claim(claim_id="b", unit=Unit("dollar", "dollar", "dollars", "", "$"))
    assert not compare_two(claim(), dollars).may_share_axis
    assert len(on_one_axis([claim(), dollars])) == 2


def test_relations_are_looked_up_and_never_assumed() -> None:
    one, other = claim(population="people"), claim(claim_id="b", population="People")
    told = [say(each) for each in relations([one, other])]
    assert told == [
        "All belong to one event.",
        "Whom or what they count is put in the same words: “People”.",
    ]
    apart = replace(other, event=OTHER_EVENT, population="", part_of="killed")
    assert [say(each) for each in relations([one, apart])] == [
        "They belong to different events: an event; another event.",
        "For some the coding has no words for whom or what they count.",
        "at least 286 people is part of at least 286 people.",
    ]


def test_many_figures_give_few_pairs() -> None:
    """What follows from other pairs is not listed: the pairs grow with the figures."""
    many = [
        claim(claim_id=f"c{at}", status="=", magnitude=at, exact=f"{at} people")
        for at in range(150)
    ]
    assert len(compare(many)) == 149
    assert len(compare(many, most=10**6)) == 150 * 149 // 2
    assert say(can_be_said(many[:2])) == "As stated, 0 people is a smaller number than 1 people."
    assert "one event" in say(why_no_more(many))


STATED = st.tuples(
    st.sampled_from(["=", "~", ">", ">=", "<", "<="]),
    st.integers(0, 6),
    st.one_of(st.none(), st.integers(7, 9)),
    st.sampled_from(["", "", "", "c0", "c1"]),
)


@given(st.lists(STATED, max_size=12))
def test_the_next_above_is_what_looking_at_every_pair_finds(stated: list[Any]) -> None:
    claims = [
        claim(claim_id=f"c{at}", status=status, magnitude=low, magnitude_to=high, part_of=whole)
        for at, (status, low, high, whole) in enumerate(stated)
    ]
    found = {one.claim_id: other.claim_id for one, other in next_above(claims)}
    expected = {}
    for one in claims:
        above = [other for other in claims if is_below(one, other)]
        if above:
            nearest = min(above, key=lambda each: (each.low or each.best or 0, each.claim_id))
            if one.part_of != nearest.claim_id and nearest.part_of != one.claim_id:
                expected[one.claim_id] = nearest.claim_id
    assert found == expected


def is_below(one: Claim, other: Claim) -> bool:
    """Whether one is a smaller number than the other, parts and wholes or not."""
    said = compare_two(replace(one, part_of=""), replace(other, part_of="")).can_be_said
    return len(said) == 5 and said[1] == replace(one, part_of="")


def test_one_number_many_times_gives_a_pair_each() -> None:
    """The pairs of which something can be said grow with the figures, whatever they are."""
    many = [claim(claim_id=f"c{at:03}", status="=", magnitude=43) for at in range(300)]
    assert list(next_above(many)) == []
    pairs = list(telling(many))
    assert pairs == list(pairwise(many))
    assert {say(pair.can_be_said) for pair in compare(many)} == {
        "As stated, the two are the same number."
    }


def test_a_part_and_its_whole_are_telling_once() -> None:
    whole, part = claim(status="="), claim(claim_id="b", status="=", part_of="killed")
    assert list(telling([whole, part])) == [(part, whole)]


def test_of_more_pairs_than_a_file_holds_it_has_each_group() -> None:
    many = [
        claim(
            claim_id=f"c{at:03}", status="=", magnitude=at, exact=f"{at} people",
            comparable_group=f"group-{'ab'[at % 2]}",
        )
        for at in range(102)
    ]  # fmt: skip
    every = rows(many)
    groups = [row for row in every if not row["claim_id"]]
    assert [row["axis"] for row in groups] == ["group a", "group b"]
    assert {row["can_be_said"] for row in groups} == {
        "As stated, fifty are each a smaller number than another of them: comparisons.csv says which."
    }
    assert len(every) == 2 + 2 * 50
    assert all(row["may_share_axis"] for row in every)
    few = rows(many[:100])
    assert len(few) == 100 * 99 // 2
    assert all(row["claim_id"] for row in few)
    assert {row["axis"] for row in few if not row["may_share_axis"]} == {""}


def test_a_sentence_lists_no_more_than_twelve_figures() -> None:
    many = [claim(claim_id=f"c{at}", magnitude=at) for at in range(13)]
    assert say(listed(many[:12])).count("at least") == 12
    assert say(listed(many)) == "thirteen figures"
    assert say(why_no_more(many)).endswith("No upper end: thirteen figures.")


def test_a_figure_without_an_end_is_above_none() -> None:
    bounds = [claim(), claim(claim_id="b", status=">", magnitude=9)]
    assert say(can_be_said(bounds)) == "Which is the largest cannot be said."
