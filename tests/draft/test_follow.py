"""A quantity is drafted from coded articles: what is settled is proposed, what is not is `TODO`."""

from pathlib import Path

import pytest

from as_stated.coding import HAND_CODED, TODO, examine, examine_quantity
from as_stated.draft import follow
from as_stated.errors import InputError, Undecided
from as_stated.project import Project
from tests.helpers.followed import (
    BODY,
    GUARD,
    SANK,
    Cells,
    Told,
    claim,
    simple,
    statements,
    table,
    wire,
    write_all,
    write_table,
)
from tests.helpers.projects import ROOT, copy_project

SAID = "At least 24 people died on the ferry off Orrin, the coast guard said."


def begun(root: Path, *others: Told, first: Told | None = None) -> tuple[Project, dict[str, Cells]]:
    """A quantity begun from the wire's toll, and its statements."""
    project = write_all(root, first or wire(), *others)
    said = "\n".join(follow(project, "wire/dead", "deaths"))
    assert "Left out" not in said, [examine(each, project)[1] for each in project.articles]
    return project, statements(project, "deaths")


def origins(project: Project) -> dict[str, list[str]]:
    """The speakers of each origin."""
    rows = table(project.quantity_data("deaths") / "origins.csv")
    return {row["origin_id"]: row["speakers"].split(", ") for row in rows}


def changes(project: Project) -> list[Cells]:
    return table(project.quantity_data("deaths") / "changes.csv")


@pytest.mark.parametrize("name", ["", "deaths"])
def test_an_article_alone_is_told_that_a_figure_is_asked_for(tmp_path: Path, name: str) -> None:
    project = write_all(tmp_path, wire())
    with pytest.raises(InputError, match=r"wire is an article.*as-stated follow wire/CLAIM"):
        follow(project, "wire", name)


# How a figure relates.


def test_first_article_is_taken_apart(tmp_path: Path) -> None:
    _, rows = begun(tmp_path)
    assert {key: row["relation"] for key, row in rows.items()} == {
        "wire/dead": "same",
        "wire/children": "part",
        "wire/witness-dead": "same",
        "wire/expected": "forecast",
    }


@pytest.mark.parametrize(
    ("sentence", "exact", "cells"),
    [
        pytest.param(SAID, "At least 24 people", {}, id="plain"),
        pytest.param(SAID, "At least 24 people died on the ferry off Orrin", {}, id="event named"),
        pytest.param(
            "The coast guard said the number of people killed was now 24.",
            "the number of people killed was now 24", {}, id="other words for the same",
        ),
        pytest.param(
            "The coast guard said 24 people had died by noon.", "24 people had died by noon",
            {}, id="time of day",
        ),
        pytest.param(
            "The coast guard said 24 people had died, with more bad weather coming.",
            "24 people had died", {}, id="what is coming",
        ),
        pytest.param(
            "The toll is 24, down from 30, the coast guard said.", "down from 30",
            {"earlier_words": "down from"}, id="look-back",
        ),
        pytest.param(
            "The coast guard withdrew its figure of 24 dead.", "24 dead",
            {"stance": "withdrawn", "stance_by": "guard", "stance_words": "withdrew"}, id="withdrawn",
        ),
    ],
)  # fmt: skip
def test_same_where_nothing_speaks_against_it(
    tmp_path: Path, sentence: str, exact: str, cells: Cells
) -> None:
    other = simple("post", sentence, exact, cells=cells)
    more = [claim("now", "The toll is 24", stance="stated")] if "down from" in sentence else []
    other.claims = [*more, *other.claims]
    _, rows = begun(tmp_path, other)
    assert rows["post/dead"]["relation"] == "same"
    assert rows["post/dead"]["reason"]


@pytest.mark.parametrize(
    ("sentence", "exact", "cells", "reason"),
    [
        pytest.param(
            "The coast guard said 4 people died on the upper deck.", "4 people died on the upper deck",
            {}, "it alone says “upper”, “deck”", id="place in the quote",
        ),
        pytest.param(
            "At the harbour hospital, 4 people died, the coast guard said.", "4 people", {},
            "“harbour”, “hospital”", id="place that opens the sentence",
        ),
        pytest.param(
            "The coast guard said 4 children died.", "4 children", {"population": "children"},
            "it alone says “children”", id="other population",
        ),
        pytest.param(
            "The coast guard said 24 people were confirmed dead.", "24 people", {},
            "it alone says “confirmed”", id="confirmed",
        ),
        pytest.param(
            "The coast guard said 24 people are feared dead.", "24 people",
            {"stance": "uncertain", "stance_by": "guard", "stance_words": "feared"},
            "it is uncertain", id="uncertain",
        ),
        pytest.param(
            "An estimated 24 people died, the coast guard said.", "An estimated 24 people",
            {"method": "estimate"}, "its number is estimate", id="estimate",
        ),
        pytest.param(
            "The coast guard said 4 of the passengers died.", "4 of the passengers",
            {"part_of": "unstated"}, "it is a part, of a whole", id="part of an unstated whole",
        ),
        pytest.param(
            "The coast guard said 24 people died in the past two days.", "24 people", {},
            "it may count over a span of time (“past two days”)", id="span of time",
        ),
        pytest.param(
            "The coast guard said 24 people have drowned there this year.", "24 people", {},
            "“this year”", id="this year",
        ),
        pytest.param(
            "Another 24 people died, the coast guard said.", "Another 24 people", {},
            "it alone says “Another”", id="some more",
        ),
        pytest.param(
            "The coast guard said 24 more people died.", "24 more people", {}, "“more”", id="more",
        ),
        pytest.param(
            "The coast guard said 24 sailors died.", "24 sailors", {"unit": "sailor"},
            "its unit is sailor; it alone says “sailors”", id="people of one kind",
        ),
        pytest.param(
            "The coast guard said 24 bodies were found.", "24 bodies", {"people_status": "found"},
            "its people_status is found", id="bodies found",
        ),
    ],
)  # fmt: skip
def test_undecided_where_something_speaks_against_it(
    tmp_path: Path, sentence: str, exact: str, cells: Cells, reason: str
) -> None:
    project, rows = begun(tmp_path, simple("post", sentence, exact, cells=cells))
    assert rows["post/dead"]["relation"] == TODO
    assert reason in rows["post/dead"]["reason"]
    assert examine_quantity("deaths", project)[1]


@pytest.mark.parametrize(
    ("event", "relation"),
    [
        pytest.param({"label": "the sinking of the ferry off Orrin"}, "same", id="same label"),
        pytest.param({"label": "the Orrin ferry disaster"}, TODO, id="label alike in part"),
        pytest.param({"label": "a boat that sank"}, TODO, id="only its text names the place"),
        pytest.param({"date_edtf": "2024-05-20"}, TODO, id="called alike, some days later"),
        pytest.param({"date_edtf": "2014-05-01"}, "", id="called alike, ten years before"),
        pytest.param(
            {"label": "the fire in Brenn", "date_edtf": "2024-05-01"}, TODO, id="Orrin named"
        ),
    ],
)
def test_event_decides(tmp_path: Path, event: Cells, relation: str) -> None:
    _, rows = begun(tmp_path, simple("post", SAID, "At least 24 people", events=[SANK | event]))
    assert rows.get("post/dead", {"relation": ""})["relation"] == relation


def test_two_numbers_of_one_speaker_in_one_article_are_left_to_a_person(tmp_path: Path) -> None:
    """The article may tell of two blasts, whatever one event a draft was given for all."""
    text = "The coast guard counts 9 dead in Tarn, 20 miles from Orrin, and 22 dead."
    claims = [claim("nine", "9 dead"), claim("dead", "22 dead")]
    _, rows = begun(tmp_path, Told("post", text, claims, speakers=[GUARD]))
    assert {rows[f"post/{each}"]["relation"] for each in ("nine", "dead")} == {TODO}


def test_other_event_at_another_place_is_left_out(tmp_path: Path) -> None:
    fire = SANK | {"label": "the fire in Brenn"}
    sentence = "At least 24 people died in a fire in Brenn, the coast guard said."
    _, rows = begun(tmp_path, simple("post", sentence, "At least 24 people", events=[fire]))
    assert "post/dead" not in rows


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        pytest.param({"unit": "house", "people_status": ""}, "unit", id="unit"),
        pytest.param({"people_status": "missing"}, "status", id="status"),
        pytest.param({"form": "rate", "per": "day"}, "form", id="form"),
    ],
)
def test_another_kind_of_figure_is_left_out(tmp_path: Path, claims: Cells, reason: str) -> None:
    _, rows = begun(tmp_path, simple("post", SAID, "At least 24 people", cells=claims))
    assert "post/dead" not in rows, reason


@pytest.mark.parametrize("form", ["increase", "decrease"])
def test_change_is_told_from_a_level(tmp_path: Path, form: str) -> None:
    sentence = "The number of dead moved by 3, the coast guard said."
    _, rows = begun(
        tmp_path, simple("post", sentence, "number of dead moved by 3", cells={"form": form})
    )
    assert rows["post/dead"]["relation"] in ("change", TODO)
    assert form in rows["post/dead"]["reason"]


@pytest.mark.parametrize("stance", ["expected", "intended", "conditional", "uncertain", "unclear"])
@pytest.mark.parametrize("exact", ["24 people", "24 people died on the upper deck"])
def test_forecast_is_never_proposed_as_same(tmp_path: Path, stance: str, exact: str) -> None:
    cells = {"stance": stance, "stance_by": "guard", "stance_words": "may be"}
    sentence = "It may be that 24 people died on the upper deck, the coast guard said."
    _, rows = begun(tmp_path, simple("post", sentence, exact, cells=cells))
    assert rows["post/dead"]["relation"] in ("forecast", TODO)


def test_things_are_not_the_same_by_their_unit_alone(tmp_path: Path) -> None:
    """Houses damaged are not houses lost, and no status says what happened to a house."""
    cells = {"unit": "house", "people_status": "", "population": "houses"}
    project = write_all(
        tmp_path,
        simple(
            "wire", "The flood damaged 700 houses, the coast guard said.", "700 houses", cells=cells
        ),
        simple(
            "post", "Of them 300 houses are lost, the coast guard said.", "300 houses", cells=cells
        ),
    )
    follow(project, "wire/dead", "houses")
    assert statements(project, "houses")["post/dead"]["relation"] == TODO


def test_group_of_its_article_speaks_against_it(tmp_path: Path) -> None:
    text = (
        "The coast guard counts 24 dead. The union saw 20 people die, it said. It spoke of 22 dead."
    )
    union = {"speaker_id": "union", "name": "The union", "kind": "body"}
    claims = [
        claim("dead", "24 dead", comparable_group="deaths"),
        claim("seen", "20 people die", "union"),
        claim("union-dead", "22 dead", "union", comparable_group="deaths"),
    ]
    _, rows = begun(tmp_path, Told("post", text, claims, speakers=[GUARD, union]))
    relations = {key: row["relation"] for key, row in rows.items() if key.startswith("post")}
    assert relations == {"post/dead": "same", "post/seen": TODO, "post/union-dead": "same"}


def test_whole_is_found_from_its_part(tmp_path: Path) -> None:
    project = write_all(tmp_path, wire())
    follow(project, "wire/children", "children")
    rows = statements(project, "children")
    assert rows["wire/dead"]["relation"] == "whole"


# Who counted.


def test_reprints_raise_the_number_of_statements_and_never_of_origins(tmp_path: Path) -> None:
    alone = write_all(tmp_path / "alone", wire())
    follow(alone, "wire/dead", "deaths")
    hedges = ("At least 21 people died", "More than 21 people died", "Up to 21 people died")
    prints = [
        simple(f"print-{at}", f"{hedge} {BODY}", hedge.removesuffix(" died"), agency="Orrin Wire")
        for at, hedge in enumerate(hedges)
    ]
    project, rows = begun(tmp_path / "printed", *prints)
    assert len(rows) == len(statements(alone, "deaths")) + 3
    assert [*origins(project)] == [*origins(alone)] == ["coast-guard"]
    bases = [rows[f"{each.name}/dead"]["origin_basis"] for each in prints]
    assert bases == ["own", TODO, TODO], "a hedge that only the reprint has may be its own"
    for each in prints:
        assert rows[f"{each.name}/dead"]["copy_of"] == "wire/dead"
        assert "its article names that outlet" in rows[f"{each.name}/dead"]["copy_reason"]


def test_unnamed_speakers_and_outlets_are_never_one(tmp_path: Path) -> None:
    witness = {"speaker_id": "witness", "name": "A witness", "kind": "unnamed"}
    others = [
        simple(f"post-{at}", "A witness said 30 people had died.", "30 people had died",
               cells={"speaker_id": "witness"}, speakers=[witness], outlet="The Post")
        for at in (1, 2)
    ] + [simple(f"radio-{at}", "There are 30 dead.", "30 dead", cells={"speaker_id": ""},
                outlet="Radio Orrin") for at in (1, 2)]  # fmt: skip
    project, rows = begun(tmp_path, *others)
    for each in others:
        assert rows[f"{each.name}/dead"]["origin_id"] == "unknown"
        assert rows[f"{each.name}/dead"]["origin_basis"] == ""
    assert origins(project) == {"coast-guard": ["wire/guard"]}


def test_body_of_one_name_is_one_origin(tmp_path: Path) -> None:
    other = simple("post", "The Coast Guard said 24 people died.", "24 people",
                   speakers=[GUARD | {"name": "The Coast Guard"}])  # fmt: skip
    project, rows = begun(tmp_path, other)
    assert (rows["post/dead"]["origin_id"], rows["post/dead"]["origin_basis"]) == (
        "coast-guard",
        "own",
    )
    assert origins(project) == {"coast-guard": ["wire/guard", "post/guard"]}


def test_bodies_of_one_name_on_two_sides_are_left_to_a_person(tmp_path: Path) -> None:
    """Each country has a coast guard."""
    first, other = wire(), simple("post", "The coast guard said 24 people died.", "24 people")
    first.speakers = [GUARD | {"party": "Orrin"}, first.speakers[1]]
    other.speakers = [GUARD | {"name": "The coast guard", "party": "Brenn"}]
    project, rows = begun(tmp_path, other, first=first)
    assert rows["post/dead"]["origin_id"] == TODO
    assert rows["post/dead"]["note"] == "“The coast guard” may be another than that of “Orrin”"
    assert origins(project) == {"coast-guard": ["wire/guard"]}


def test_shared_speaker_is_one_origin_whatever_its_name(tmp_path: Path) -> None:
    columns = HAND_CODED["speakers.csv"].all
    write_table(tmp_path / "data" / "speakers.csv", columns, [GUARD])
    sentence = "The coast guard of Orrin said 24 people died."
    guard = GUARD | {"name": "The coast guard of Orrin"}
    project, rows = begun(tmp_path, simple("post", sentence, "24 people", speakers=[guard]))
    assert (rows["post/dead"]["origin_id"], rows["post/dead"]["origin_basis"]) == (
        "coast-guard",
        "own",
    )
    assert origins(project) == {"coast-guard": ["guard"]}


def test_shared_event_is_one_whatever_its_label(tmp_path: Path) -> None:
    write_table(tmp_path / "data" / "events.csv", HAND_CODED["events.csv"].must, [SANK])
    event = SANK | {"label": "a boat in trouble", "date_edtf": "2024-05-20"}
    _, rows = begun(tmp_path, simple("post", SAID, "At least 24 people", events=[event]))
    assert rows["post/dead"]["relation"] == "same"
    assert "one row of data/events.csv" in rows["post/dead"]["reason"]


def test_body_with_a_longer_name_is_left_to_a_person(tmp_path: Path) -> None:
    sentence = "The coast guard of Orrin said 24 people died."
    guard = GUARD | {"name": "The coast guard of Orrin"}
    project, rows = begun(tmp_path, simple("post", sentence, "24 people", speakers=[guard]))
    assert rows["post/dead"]["origin_id"] == TODO
    assert rows["post/dead"]["note"] == "“The coast guard of Orrin” may be “the coast guard”"
    assert origins(project) == {"coast-guard": ["wire/guard"]}


@pytest.mark.parametrize("kind", ["person", "document"])
def test_whose_count_a_person_gives_is_left_to_a_person(tmp_path: Path, kind: str) -> None:
    speaker = {"speaker_id": "brun", "name": "Ada Brun", "kind": kind}
    other = simple("post", "Ada Brun said 24 people died.", "24 people",
                   cells={"speaker_id": "brun"}, speakers=[speaker])  # fmt: skip
    _, rows = begun(tmp_path, other)
    assert (rows["post/dead"]["origin_id"], rows["post/dead"]["origin_basis"]) == (TODO, TODO)
    assert "Ada Brun" in rows["post/dead"]["note"]


@pytest.mark.parametrize(
    ("cells", "basis"),
    [
        pytest.param({}, "own", id="indirect"),
        pytest.param({"speaker_id": "union", "cited_ids": "guard"}, "attributed", id="cited"),
        pytest.param(
            {"stance": "denied", "stance_by": "union", "stance_words": "false"}, "attributed",
            id="denied",
        ),
        pytest.param({"earlier_words": "spoken of"}, TODO, id="look-back of the outlet"),
    ],
)  # fmt: skip
def test_only_what_a_body_says_itself_is_its_own(tmp_path: Path, cells: Cells, basis: str) -> None:
    union = {"speaker_id": "union", "name": "the union", "kind": "body"}
    sentence = "The coast guard had spoken of 24 dead, which the union, citing it, called false."
    given = {"stance": "stated"} | cells
    other = simple("post", sentence, "24 dead", cells=given, speakers=[GUARD, union])
    project, rows = begun(tmp_path, other)
    assert (rows["post/dead"]["origin_id"], rows["post/dead"]["origin_basis"]) == (
        "coast-guard",
        basis,
    )
    assert [*origins(project)] == ["coast-guard"]


def test_tally_is_of_one_article_until_a_person_says_more(tmp_path: Path) -> None:
    tallies = [
        simple(f"radio-{at}", "By our count 24 people died.", "24 people", outlet="Radio Orrin",
               cells={"speaker_id": "", "method": "tally"}) for at in (1, 2)
    ]  # fmt: skip
    project, rows = begun(tmp_path, *tallies)
    assert (rows["radio-1/dead"]["origin_id"], rows["radio-1/dead"]["origin_basis"]) == (
        "radio-orrin", "own",
    )  # fmt: skip
    assert rows["radio-2/dead"]["origin_id"] == TODO
    assert origins(project)["radio-orrin"] == ["outlet:radio-1"]


# What copies what.


def test_like_text_without_an_agency_is_left_to_a_person(tmp_path: Path) -> None:
    _, rows = begun(tmp_path, simple("post", f"Nearly 20 people died {BODY}", "Nearly 20 people"))
    row = rows["post/dead"]
    assert (row["copy_of"], row["copy_reason"]) == ("wire/dead", TODO)
    assert "the same words around the number" in row["note"]


@pytest.mark.parametrize(
    ("named", "originals"),
    [
        pytest.param("zeit", {"alpha/dead": "zeit/dead"}, id="the later name is the source"),
        pytest.param("alpha", {"zeit/dead": "alpha/dead"}, id="the earlier name is the source"),
        pytest.param("", {"alpha/dead": TODO, "zeit/dead": TODO}, id="neither names the other"),
        pytest.param("both", {"alpha/dead": TODO, "zeit/dead": TODO}, id="each names the other"),
    ],
)
def test_no_name_of_an_article_decides_which_copies_which(
    tmp_path: Path, named: str, originals: dict[str, str]
) -> None:
    outlets = {"alpha": "Alpha Post", "zeit": "Zeit Radio"}
    prints = [
        simple(
            name,
            f"At least 21 people died {BODY} Seen by {outlets[other]}."
            if named in (other, "both")
            else f"At least 21 people died {BODY}",
            "At least 21 people",
            outlet=outlets[name],
        )
        for name, other in (("alpha", "zeit"), ("zeit", "alpha"))
    ]
    first = simple("wire", "The coast guard said at least 21 people had died.", "at least 21 people",
                   "2024-05-02", speakers=[GUARD | {"name": "The coast guard"}])  # fmt: skip
    _, rows = begun(tmp_path, *prints, first=first)
    assert {key: row["copy_of"] for key, row in rows.items() if row["copy_of"]} == originals
    for key in originals:
        assert rows[key]["copy_reason"] == TODO
        assert ("which copies which" in rows[key]["note"]) == (TODO in originals.values())


def test_hedge_of_one_of_two_like_texts_is_left_to_a_person_in_both(tmp_path: Path) -> None:
    """Which of the two put it in or left it out is as open as which copies which."""
    post = simple("post", f"Nearly 21 people died {BODY}", "Nearly 21 people", "2024-05-02")
    _, rows = begun(tmp_path, post)
    assert [rows[key]["origin_basis"] for key in ("wire/dead", "post/dead")] == [TODO, TODO]


def test_later_copies_all_name_the_earliest(tmp_path: Path) -> None:
    """And so no two of them copy each other in a circle."""
    prints = [
        simple(
            f"print-{day}",
            f"At least 21 people died {BODY}",
            "At least 21 people",
            f"2024-05-0{day}",
        )
        for day in (4, 3, 5)
    ]
    _, rows = begun(tmp_path, *prints)
    assert {key: row["copy_of"] for key, row in rows.items() if row["copy_of"]} == {
        f"print-{day}/dead": "wire/dead" for day in (3, 4, 5)
    }


def test_one_quotation_in_two_texts_is_no_copy(tmp_path: Path) -> None:
    quotation = (
        "“We have 21 dead and we go on searching the cold water off the island for a second night,”"
    )
    texts = [simple(name, f"{quotation} the coast guard {verb}.", "21 dead", day,
                    cells={"speech": "direct"}) for name, verb, day in
             (("wire", "said", "2024-05-02"), ("post", "told reporters", "2024-05-03"))]  # fmt: skip
    _, rows = begun(tmp_path, texts[1], first=texts[0])
    assert rows["post/dead"]["copy_of"] == ""


def test_few_like_words_are_no_copy(tmp_path: Path) -> None:
    sentence = "The toll of the ferry off the island of Orrin is 24 dead, the coast guard said."
    _, rows = begun(tmp_path, simple("post", sentence, "24 dead"))
    assert rows["post/dead"]["copy_of"] == ""


# What changes what.


def test_look_back_to_an_earlier_article_recalls_it(tmp_path: Path) -> None:
    sentence = "The toll is 24, up from at least 21, the coast guard said."
    row = claim("dead", "up from at least 21", earlier_words="up from")
    post = Told(
        "post", sentence, [claim("now", "The toll is 24", stance="stated"), row], "2024-05-03"
    )
    project, _ = begun(tmp_path, post)
    recalls = [each for each in changes(project) if each["kind"] == "recalls"]
    assert [(each["from"], each["to"], each["by"]) for each in recalls] == [
        ("post/dead", "wire/dead", "outlet:post")
    ]
    assert recalls[0]["exact"] == "up from at least 21"


@pytest.mark.parametrize(
    ("number", "kind"), [("24", "updates"), ("20", "updates"), ("21", "repeats")]
)
def test_next_statement_of_one_origin_has_a_reason(tmp_path: Path, number: str, kind: str) -> None:
    """A lower one too: no error is admitted."""
    post = simple("post", f"At least {number} people died, the coast guard said.",
                  f"At least {number} people")  # fmt: skip
    project, _ = begun(tmp_path, post)
    (row,) = changes(project)
    assert (row["from"], row["to"], row["kind"]) == ("post/dead", "wire/dead", kind)
    assert row["reason"].startswith("the next statement of the same origin that we hold")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param("Two were entered by mistake, it said.", "mistake", id="next sentence"),
        pytest.param("The storm is over.\n\nTwo names were listed twice in error.", "error",
                     id="sentence after that, in a paragraph of its own"),
        pytest.param("It rained. It rained. It rained.\n\nThe earlier toll was wrong, it said.",
                     "wrong", id="far away, but of the toll"),
    ],
)  # fmt: skip
def test_number_near_words_of_an_error_is_left_to_a_person(
    tmp_path: Path, said: str, words: str
) -> None:
    post = simple("post", f"At least 19 people died, the coast guard said. {said}",
                  "At least 19 people")  # fmt: skip
    project, _ = begun(tmp_path, post)
    (row,) = changes(project)
    assert (row["to"], row["kind"]) == ("wire/dead", TODO)
    assert f"corrects, if “{words}” admits an error" in row["reason"]


def test_note_of_an_outlet_on_its_own_text_admits_no_error_of_another(tmp_path: Path) -> None:
    post = simple("post", "At least 24 people died, the coast guard said.\n\nCorrection: An earlier "
                  "version of this article gave another toll.", "At least 24 people")  # fmt: skip
    project, _ = begun(tmp_path, post)
    assert [row["kind"] for row in changes(project)] == ["updates"]


def test_error_of_something_else_admits_none_of_a_number(tmp_path: Path) -> None:
    post = simple("post", "At least 24 people died, the coast guard said. It rained. It rained. "
                  "It rained. It was a mistake to sail, a witness said.", "At least 24 people")  # fmt: skip
    project, _ = begun(tmp_path, post)
    assert [row["kind"] for row in changes(project)] == ["updates"]


def test_another_origin_updates_nothing(tmp_path: Path) -> None:
    army = {"speaker_id": "guard", "name": "the army", "kind": "body"}
    post = simple(
        "post", "The army said 24 people died.", "24 people", speakers=[army | {"name": "The army"}]
    )
    project, _ = begun(tmp_path, post)
    assert changes(project) == []


def test_what_takes_an_earlier_figure_back_is_left_to_a_person(tmp_path: Path) -> None:
    text = "The coast guard lowered its toll to 19 dead. Its figure of 21 dead was wrong, it said."
    claims = [
        claim("dead", "19 dead", stance="stated"),
        claim("before", "21 dead", stance="in-error", stance_by="guard", stance_words="was wrong"),
    ]
    correction = {
        "change_id": "corrected", "from": "dead", "to": "before", "by": "guard", "kind": "corrects",
        "what": "number", "on": "2024-05-03", "exact": "was wrong",
    }  # fmt: skip
    speakers = [GUARD | {"name": "The coast guard"}]
    post = Told("post", text, claims, "2024-05-03", speakers=speakers, changes=[correction])
    project, _ = begun(tmp_path, post)
    (row,) = changes(project)
    assert (row["to"], row["kind"], row["what"], row["exact"]) == (
        "wire/dead",
        TODO,
        "number",
        "was wrong",
    )
    assert row["reason"].startswith("corrects, if")


def test_figure_stated_again_after_it_was_withdrawn_is_left_to_a_person(tmp_path: Path) -> None:
    cells = {"stance": "withdrawn", "stance_by": "guard", "stance_words": "withdrew"}
    back = simple("post", "The coast guard withdrew its 26 dead.", "26 dead", cells=cells,
                  speakers=[GUARD | {"name": "The coast guard"}])  # fmt: skip
    again = simple("radio", "The coast guard said 26 dead were counted.", "26 dead", "2024-05-04",
                   speakers=[GUARD | {"name": "The coast guard"}])  # fmt: skip
    project, _ = begun(tmp_path, back, again)
    rows = {(each["from"], each["to"]): each for each in changes(project)}
    assert rows["radio/dead", "post/dead"]["kind"] == TODO
    assert "reinstates, if" in rows["radio/dead", "post/dead"]["reason"]


def test_correction_reaches_the_reprints_of_what_it_corrects(tmp_path: Path) -> None:
    text = "The coast guard lowered its toll to 19 dead. At least 21 dead was wrong, it said."
    claims = [
        claim("dead", "19 dead", stance="stated"),
        claim(
            "before",
            "At least 21 dead",
            stance="in-error",
            stance_by="guard",
            stance_words="was wrong",
        ),
    ]
    correction = {
        "change_id": "corrected", "from": "dead", "to": "before", "by": "guard", "kind": "corrects",
        "what": "number", "exact": "was wrong",
    }  # fmt: skip
    post = Told("post", text, claims, "2024-05-04", speakers=[GUARD | {"name": "The coast guard"}],
                changes=[correction])  # fmt: skip
    printed = simple(
        "print", f"At least 21 people died {BODY}", "At least 21 people", agency="Orrin Wire"
    )
    project, _ = begun(tmp_path, post, printed)
    rows = {row["to"]: row["kind"] for row in changes(project)}
    assert rows == {"wire/dead": TODO, "print/dead": TODO}


def test_figure_that_a_later_article_words_otherwise_is_found(tmp_path: Path) -> None:
    """The mayor spoke of people buried; the next paper has her speak of dead."""
    brun = {"speaker_id": "brun", "name": "Ada Brun", "kind": "person"}
    wire_too = wire()
    wire_too.text += "\nAda Brun said the town of Orrin had buried 26 people.\n"
    buried = claim("buried", "had buried 26 people", "brun", people_status="")
    wire_too.claims = [*wire_too.claims, buried]
    wire_too.speakers = [*wire_too.speakers, brun]
    cells = {
        "stance": "withdrawn",
        "stance_by": "brun",
        "stance_words": "withdrew",
        "speaker_id": "brun",
    }
    post = simple("post", "Ada Brun withdrew her figure of 26 dead.", "26 dead", cells=cells,
                  speakers=[brun])  # fmt: skip
    project, rows = begun(tmp_path, post, first=wire_too)
    assert rows["wire/buried"]["relation"] == TODO
    assert "“Ada Brun” is said later to have given “… dead”" in rows["wire/buried"]["reason"]
    assert not [each for each in changes(project) if each["kind"] != TODO]


# What is drafted can be checked.


def test_draft_of_the_examples_has_nothing_wrong_but_what_is_undecided(tmp_path: Path) -> None:
    project = copy_project(ROOT / "examples", tmp_path / "examples")
    follow(project, "sarnel-wire/dead", "toll-drafted")
    follow(project, "sarnel-wire/cases", "cases-drafted")
    for name in ("toll-drafted", "cases-drafted"):
        _, problems = examine_quantity(name, project)
        assert problems
        assert not [str(each) for each in problems if not isinstance(each, Undecided)]


def test_what_is_settled_holds_once_a_person_settles_the_rest(tmp_path: Path) -> None:
    """Numbers, days and words of the changes are checked only where nothing is undecided."""
    project = copy_project(ROOT / "examples", tmp_path / "examples")
    for claim_id in ("dead", "cases"):
        follow(project, f"sarnel-wire/{claim_id}", f"{claim_id}-drafted")
        folder = project.quantity_data(f"{claim_id}-drafted")
        rows = [row | _settled(row) for row in table(folder / "statements.csv")]
        write_table(folder / "statements.csv", [*rows[0]], rows)
        kept = [row for row in table(folder / "changes.csv") if TODO not in row.values()]
        write_table(folder / "changes.csv", HAND_CODED["changes.csv"].must, kept)
        head = folder / "quantity.toml"
        head.write_text(head.read_text("utf-8").replace('"TODO"', '"Said."'), "utf-8")
        assert {row["relation"] for row in rows} > {"same", "other"} or claim_id == "cases"
        assert examine_quantity(f"{claim_id}-drafted", project)[1] == []


def _settled(row: Cells) -> Cells:
    """What somebody in a hurry puts for `TODO`."""
    basis = "attributed" if row["origin_basis"] == TODO else row["origin_basis"]
    is_open = row["origin_id"] == TODO
    return {
        "relation": "other" if row["relation"] == TODO else row["relation"],
        "origin_id": "unknown" if is_open else row["origin_id"],
        "origin_basis": "" if is_open else basis,
        "copy_reason": row["copy_reason"].replace(TODO, "So it seems."),
    }


def test_no_digit_is_typed_into_a_reason(tmp_path: Path) -> None:
    label = "the sinking of {date} off Orrin"
    other = simple("post", SAID, "At least 24 people", events=[SANK | {"label": label}])
    _, rows = begun(tmp_path, other, wire(name="wire-2", day="2024-05-03"))
    cells = [row[column] for row in rows.values() for column in ("reason", "copy_reason", "note")]
    assert any(cells)
    assert not [each for each in cells if any(character.isdigit() for character in each)]


def test_denied_figure_is_told_with_who_denies_it(tmp_path: Path) -> None:
    project = copy_project(ROOT / "examples", tmp_path)
    (denied,) = (
        line
        for line in follow(project, "sarnel-wire/dead", "deaths")
        if line.startswith("sarnel-wire/online-toll")
    )
    assert "denied by Per Aldane (“that number is false”): “200 dead”" in denied
