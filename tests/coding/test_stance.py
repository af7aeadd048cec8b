"""Stance, form, parts and changes: read from the coding, and refused where they do not hold."""

from pathlib import Path

import pytest

from as_stated.coding import HAND_CODED, Claim, Dossier, Unnamed, article_inputs, examine, load
from as_stated.errors import Undecided
from as_stated.project import Project
from tests.helpers.town import TEXT, TOWN, Rows, rows, write_town


@pytest.fixture
def town(tmp_path: Path) -> Dossier:
    return load(TOWN, write_town(tmp_path, rows()))


def changed(file: str, key: str, **cells: str) -> Rows:
    """The town's coding with some cells changed in the row of that id."""
    given = rows()
    (row,) = (
        each for each in given[file] if key in (next(iter(each.values())), each.get("claim_id"))
    )
    row.update(cells)
    return given


def messages(tmp_path: Path, given: Rows) -> list[str]:
    return [str(each) for each in examine(TOWN, write_town(tmp_path, given))[1]]


def test_a_coding_without_the_new_columns_has_their_defaults(seed: Project) -> None:
    for claim in load(project=seed).claims:
        assert claim.holds
        assert (claim.standing.stance, claim.form, claim.method) == ("stated", "level", "")
        assert (claim.part_of, claim.cited, claim.taken_back, claim.disputed_by) == (
            "",
            (),
            None,
            (),
        )
        assert not claim.reading_note


@pytest.mark.parametrize(
    ("claim_id", "words", "symbols"),
    [
        ("dead", "At least 43 people", "≥ 43"),
        ("withdrawn", "withdrawn by Ada Brun (“withdrew her figure”): more than 47 dead", "withdrawn: > 47"),
        ("sent", "denied by the army (“denied that”): 60 soldiers", "denied: 60"),
        ("children", "12 of the dead", "12"),
        ("missing-before", "an earlier figure (“down from”): 52", "earlier: 52"),
        ("earlier-flood", "withdrawn by the interior ministry (“It later said 8 was an error”): 8 people",
         "withdrawn: 8"),
        ("injured", "an increase: rose by 17", "+17"),
        ("boats", "30 boats", "30 per day"),
        ("aid", "intended by the government (“promised”): $25 million", "intended: $25,000,000"),
        ("power", "80% of households", "80\u00a0%"),
        ("engineers", "four or five", "4 to 5"),
    ],
)  # fmt: skip
def test_each_figure_is_said_with_what_must_not_fall_off(
    town: Dossier, claim_id: str, words: str, symbols: str
) -> None:
    claim = town.find(claim_id)
    assert (claim.words, claim.symbols) == (words, symbols)


def test_what_is_read_from_the_new_columns(town: Dossier) -> None:
    assert town.find("sent").speaker is Unnamed.UNSTATED
    assert [each.name for each in town.find("injured").cited] == ["the Red Cross"]
    assert town.find("earlier-flood").disputed_by == ("Ada Brun",)
    assert [each.kind for each in town.speakers] == ["body", "person", *["body"] * 4]
    assert town.find("children").stands_alone
    assert not town.find("dead").stands_alone
    assert [(each.kind, each.to_id, each.by) for each in town.changes] == [
        ("disputes", "earlier-flood", "Ada Brun"),
        ("withdraws", "earlier-flood", "the interior ministry"),
    ]


def test_words_of_a_change_are_where_it_says(town: Dossier) -> None:
    for change in town.changes:
        assert town.article.text[change.start : change.end] == change.exact


def test_a_reinstated_figure_holds_again(tmp_path: Path) -> None:
    given = rows()
    given["changes.csv"].append(
        {
            "change_id": "again",
            "to": "error",
            "by": "ministry",
            "kind": "reinstates",
            "exact": "It later said",
        }
    )
    dossier = load(TOWN, write_town(tmp_path, given))
    assert dossier.find("earlier-flood").holds


def test_only_a_speakers_own_number_of_the_whole_is_said(tmp_path: Path) -> None:
    def whole(given: Rows) -> str:
        return load(TOWN, write_town(tmp_path, given)).find("missing").of_whole

    assert whole(changed("claims.csv", "missing", part_of="dead")) == "of the dead"
    assert whole(changed("claims.csv", "missing", part_of="unstated")) == "of the missing"
    own = changed("claims.csv", "missing", part_of="boats", speaker_id="ministry")
    boats = next(each for each in own["claims.csv"] if each["claim_id"] == "boats")
    boats |= {"speaker_id": "ministry", "speech": "indirect"}
    assert whole(own) == "of 30 boats"


FAULTS = [
    # stance
    pytest.param("claims.csv", "withdrawn", {"stance": "retracted"}, "stance is 'retracted'. Choose one of:",
                 id="stance that is not on the list"),
    pytest.param("claims.csv", "withdrawn", {"stance_words": ""}, "stance_words is empty. Copy the words",
                 id="stance without its words"),
    pytest.param("claims.csv", "withdrawn", {"stance_by": ""}, "stance is withdrawn, but stance_by is empty.",
                 id="stance without who takes it"),
    pytest.param("claims.csv", "withdrawn", {"stance_by": "mayor"}, "but stance_by is mayor. Choose one of: outlet,",
                 id="stance by nobody known"),
    pytest.param("claims.csv", "withdrawn", {"stance_words": "retracted"}, "the article has no stance_words 'retracted'",
                 id="stance words that are not there"),
    pytest.param("claims.csv", "sent", {"stance_words": "the"}, "has stance_words 'the' 7 times. Add the words before it as stance_prefix",
                 id="stance words that are there several times"),
    pytest.param("claims.csv", "withdrawn", {"stance_by": "ministry"},
                 "stance is withdrawn by ministry, but the figure's own speaker is brun.",
                 id="withdrawn by somebody else"),
    pytest.param("claims.csv", "dead", {"stance": "in-error", "stance_by": "brun", "stance_words": "denied that"},
                 "stance is in-error by brun", id="in error by somebody else"),
    pytest.param("claims.csv", "withdrawn", {"stance": ""}, "stance_by is 'brun', but stance is empty.",
                 id="who takes a stance, but no stance"),
    pytest.param("claims.csv", "dead", {"stance_words": "denied that"}, "stance_words is 'denied that', but stance is stated.",
                 id="words of a stance, but stated"),
    # what else stands with a figure
    pytest.param("claims.csv", "missing-before", {"earlier_words": "up from"}, "the article has no earlier_words 'up from'.",
                 id="earlier words that are not there"),
    pytest.param("claims.csv", "missing-before", {"earlier_words": "own fro"}, "the article has no earlier_words 'own fro'.",
                 id="earlier words that are no whole words"),
    pytest.param("claims.csv", "dead", {"form": "count"}, "form is 'count'. Choose one of: (empty), level",
                 id="form that is not on the list"),
    pytest.param("claims.csv", "dead", {"method": "guess"}, "method is 'guess'.", id="method that is not on the list"),
    pytest.param("claims.csv", "boats", {"per": ""}, "form is rate, but per is empty.", id="rate of nothing"),
    pytest.param("claims.csv", "dead", {"per": "day"}, "per is 'day', but form is empty.", id="per without a rate"),
    pytest.param("claims.csv", "boats", {"per": "3 days"}, "a digit is typed into per.", id="number typed into per"),
    pytest.param("claims.csv", "injured", {"cited_ids": "red-cross police"}, "cited_ids names police.",
                 id="unknown source cited"),
    pytest.param("claims.csv", "injured", {"cited_ids": "red-cross red-cross"}, "cited_ids names red-cross twice.",
                 id="source cited twice"),
    pytest.param("claims.csv", "injured", {"cited_ids": "police fire-brigade"}, "cited_ids names police, fire-brigade.",
                 id="two sources that are not there"),
    pytest.param("claims.csv", "injured", {"cited_ids": "hospital"}, "cited_ids names hospital.", id="speaker cites itself"),
    pytest.param("claims.csv", "power", {"cited_ids": "army"}, "cited_ids is filled, but speaker_id is empty.",
                 id="outlet cites a source"),
    pytest.param("speakers.csv", "brun", {"kind": "woman"}, "kind is 'woman'.", id="kind of speaker"),
    # parts
    pytest.param("claims.csv", "children", {"part_of": "children"}, "part_of makes children a part of itself.",
                 id="part of itself"),
    pytest.param("claims.csv", "children", {"part_of": "all"}, "part_of is 'all', and there is no such claim.",
                 id="part of nothing"),
    pytest.param("claims.csv", "children", {"comparable_group": "deaths"},
                 "it is a part of dead, and both are in the group 'deaths'.", id="part and whole in a group"),
    # groups
    pytest.param("claims.csv", "power", {"comparable_group": "missing"},
                 "comparable_group is 'missing', as in row 6, but their status differs: missing and none.",
                 id="people and percent in a group"),
    pytest.param("claims.csv", "aid", {"comparable_group": "missing", "people_status": "missing",
                                        "number": "25 million", "reading_note": "Read by hand."},
                 "their sign differs: none and $", id="people and money in a group"),
    pytest.param("claims.csv", "injured", {"comparable_group": "missing", "people_status": "missing"},
                 "their form differs: level and increase", id="level and change in a group"),
    # speakers
    pytest.param("speakers.csv", "brun", {"name": ""}, "name is empty. Copy it from the article.", id="speaker without a name"),
    pytest.param("speakers.csv", "brun", {"name": "da Bru"}, "the article has no name 'da Bru'.", id="name of part words"),
    pytest.param("speakers.csv", "brun", {"role": "mayor of Varn"}, "the article has no role 'mayor of Varn'.",
                 id="role in words of one's own"),
    pytest.param("speakers.csv", "brun", {"party": "unit 12"}, "a digit is typed into party.", id="digit in a party"),
    pytest.param("speakers.csv", "army", {"party": "the occupiers"}, "the word 'occupiers' takes a side in party.",
                 id="party that takes a side"),
    # names, dates
    pytest.param("claims.csv", "dead", {"comparable_group": "The dead"}, "comparable_group is 'The dead', which is not a name.",
                 id="group that is no name"),
    pytest.param("claims.csv", "dead", {"said_on": "2024-03-06"}, "said_on is 2024-03-06, after the article (2024-03-04).",
                 id="said after the article"),
    pytest.param("claims.csv", "dead", {"as_of": "2024-04"}, "as_of is 2024-04, after the article (2024-03-04).",
                 id="level of a day to come"),
    # quotes
    pytest.param("claims.csv", "dead", {"exact": "At least 43 people died when the dam above Varn burst, the interior "
                 "ministry said. The mayor"}, "the quote runs over more than one sentence.", id="quote of two sentences"),
    pytest.param("units.csv", "boat", {"plural": " "}, "plural is empty.", id="unit without a plural"),
    pytest.param("units.csv", "boat", {"plural": "5 boats"}, "a digit is typed into plural.", id="digit in a plural"),
    pytest.param("units.csv", "dollar", {"sign": "≥"}, "sign is '≥', which cannot stand", id="hedge as a sign"),
    pytest.param("units.csv", "dollar", {"sign": "5$"}, "cannot stand for the unit", id="digit in a sign"),
    # changes
    pytest.param("changes.csv", "error", {"by": "brun"}, "earlier-flood is not brun's figure, but kind is withdraws.",
                 id="withdrawal by somebody else"),
    pytest.param("changes.csv", "error", {"kind": "corrects", "what": "as_of", "by": "brun"},
                 "but kind is corrects.", id="correction by somebody else"),
    pytest.param("changes.csv", "error", {"kind": "reinstates", "by": "brun"}, "but kind is reinstates.",
                 id="reinstated by somebody else"),
    pytest.param("changes.csv", "error", {"kind": "cancels"}, "kind is 'cancels'.", id="kind of change"),
    pytest.param("changes.csv", "error", {"kind": "corrects"}, "what is ''. Choose one of: number",
                 id="correction of nothing"),
    pytest.param("changes.csv", "error", {"kind": "corrects", "what": "unit", "exact": "interior ministry", "prefix": "", "suffix": " said. The mayor"},
                 "kind is corrects, but 'interior ministry' has no word that admits an error.",
                 id="correction that admits no error"),
    pytest.param("changes.csv", "error", {"what": "number"}, "what is 'number', but kind is withdraws.",
                 id="withdrawal of something"),
    pytest.param("changes.csv", "error", {"to": ""}, "to is empty, but kind is withdraws.", id="change of nothing"),
    pytest.param("changes.csv", "error", {"to": "flood-before"}, "to is 'flood-before', and there is no such statement.",
                 id="change of an unknown figure"),
    pytest.param("changes.csv", "error", {"to": "other/flood"}, "there is no such statement.", id="change of an unknown article"),
    pytest.param("changes.csv", "dispute", {"kind": "updates"}, "from is empty, but kind is updates.", id="update by nothing"),
    pytest.param("changes.csv", "dispute", {"from": "earlier-flood"}, "a statement does nothing to itself.",
                 id="change of itself"),
    pytest.param("changes.csv", "error", {"by": "police"}, "by is police. Choose one of: outlet:varn, ministry", id="change by nobody known"),
    pytest.param("changes.csv", "error", {"by": "outlet:"}, "by is outlet:: did you mean 'outlet:varn'? Choose", id="change by an outlet without an article"),
    pytest.param("changes.csv", "error", {"by": "outlet:<b>"}, "by is outlet:<b>", id="change by an outlet that has no name"),
    pytest.param("changes.csv", "error", {"exact": ""}, "exact is empty, but kind is withdraws.", id="change without words"),
    pytest.param("changes.csv", "error", {"exact": "It was wrong"}, "the article has no 'It was wrong'", id="words of a change that are not there"),
    pytest.param("changes.csv", "dispute", {"kind": "updates", "from": "dead", "exact": ""}, "exact and reason are empty.",
                 id="update without words or reason"),
    pytest.param("changes.csv", "error", {"on": "Monday"}, "on is 'Monday', not a date in EDTF.", id="day of a change"),
    pytest.param("changes.csv", "error", {"article": "nowhere"}, "article is 'nowhere', and there is no such text.",
                 id="words in an unknown article"),
    pytest.param("changes.csv", "error", {"reason": "8 is wrong"}, "a digit is typed into reason.", id="digit in a reason"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "key", "cells", "message"), FAULTS)
def test_fault_is_named(
    tmp_path: Path, file: str, key: str, cells: dict[str, str], message: str
) -> None:
    said = messages(tmp_path, changed(file, key, **cells))
    named = [each for each in said if message in each]
    assert len(named) == 1, "\n".join(said)
    place = f"data/{file}" if file == "units.csv" else f"data/{TOWN}/{file}"
    assert named[0].startswith(f"{place}, row ")
    assert f"({key})" in named[0]


@pytest.mark.parametrize(
    ("file", "key", "cells"),
    [
        pytest.param("claims.csv", "dead", {"said_on": "2024-03-05"}, id="said on the next day elsewhere"),
        pytest.param("claims.csv", "aid", {"as_of": "2030"}, id="promised for a day to come"),
        pytest.param("speakers.csv", "brun", {"role": "“The mayor”"}, id="role in quotation marks"),
        pytest.param("speakers.csv", "army", {"party": "the “occupiers”"}, id="side in quotation marks"),
        pytest.param("units.csv", "dollar", {"sign": "US$"}, id="sign of letters and a mark"),
        pytest.param("units.csv", "boat", {"sign": "km²"}, id="sign with a power"),
    ],
)  # fmt: skip
def test_what_looks_alike_is_fine(
    tmp_path: Path, file: str, key: str, cells: dict[str, str]
) -> None:
    assert messages(tmp_path, changed(file, key, **cells)) == []


def test_a_text_changed_since_may_tell_of_days_up_to_its_reading(tmp_path: Path) -> None:
    project = write_town(tmp_path, changed("claims.csv", "dead", said_on="2024-03-09"))
    source = project.data(TOWN) / "source.toml"
    source.write_text(source.read_text("utf-8").replace('accessed = ""', 'accessed = "2024-03-09"'))
    assert examine(TOWN, project)[1] == []


def test_a_party_may_have_the_digits_of_its_name(tmp_path: Path) -> None:
    text = TEXT.replace("The army denied", "The army, of the M23 group, denied")
    given = changed("speakers.csv", "army", party="M23")
    given["exclusions.csv"] += [
        {"exact": "23", "prefix": "M", "kind": "identifier", "reason": "a group’s name"}
    ]
    project = write_town(tmp_path, given, text)
    assert not [each for each in examine(TOWN, project)[1] if "party" in str(each)]


def test_a_wrong_kind_is_named_once(tmp_path: Path) -> None:
    given = rows()
    given["exclusions.csv"][0]["kind"] = "unheard-of"
    (said,) = messages(tmp_path, given)
    assert "kind is 'unheard-of', but" in said


@pytest.mark.parametrize("by", ["outlet", f"outlet:{TOWN}"])
def test_the_outlet_may_take_a_figure_back(tmp_path: Path, by: str) -> None:
    dossier = load(TOWN, write_town(tmp_path, changed("changes.csv", "error", by=by)))
    assert [change.by_id for change in dossier.changes] == ["brun", "outlet"]


def test_a_part_of_a_part_of_itself(tmp_path: Path) -> None:
    given = changed("claims.csv", "dead", part_of="children")
    said = messages(tmp_path, given)
    assert any("part_of makes dead a part of children of dead." in each for each in said)


def test_quotes_that_overlap(tmp_path: Path) -> None:
    given = changed("claims.csv", "missing-before", exact="missing, down from 52")
    (said,) = messages(tmp_path, given)
    assert "the quote overlaps that of missing (row 6)." in said


def test_a_number_belongs_to_the_innermost_quote(tmp_path: Path) -> None:
    outer = changed("claims.csv", "missing", exact="Nine people are missing, down from 52")
    assert messages(tmp_path, outer) == []
    wrong = changed(
        "claims.csv", "missing", exact="Nine people are missing, down from 52", magnitude="52"
    )
    assert any(
        'magnitude is 52, but the quote says "Nine"' in each for each in messages(tmp_path, wrong)
    )


def test_quote_may_not_be_an_article(tmp_path: Path) -> None:
    text = "A dam burst; " + "it rained and " * 30 + "at least 43 people died."
    given = {name: cells[:1] for name, cells in rows().items()}
    given["speakers.csv"] = []
    given["exclusions.csv"] = given["changes.csv"] = given["quotes.csv"] = []
    given["claims.csv"][0] |= {
        "exact": text,
        "hedge": "at least",
        "speaker_id": "",
        "speech": "narration",
    }
    (said,) = (str(each) for each in examine(TOWN, write_town(tmp_path, given, text))[1])
    assert f"the quote has {len(text)} characters, more than 300." in said


@pytest.mark.parametrize(
    ("claim_id", "word"), [
        ("dead", ""), ("withdrawn", "withdrew her figure"), ("aid", "promised"), ("missing", "down from"),
        ("missing-before", ""),
    ],
)  # fmt: skip
def test_a_stance_word_asks_for_a_stance(tmp_path: Path, claim_id: str, word: str) -> None:
    given = changed("claims.csv", claim_id, stance="", stance_by="", stance_words="")
    problems = examine(TOWN, write_town(tmp_path, given))[1]
    assert [type(each) for each in problems] == [Undecided] * bool(word)
    assert all(
        f"stance is empty, but the sentence says “{word}”." in str(each) for each in problems
    )


def test_like_figures_ask_for_a_group(tmp_path: Path) -> None:
    given = changed("claims.csv", "earlier-flood", comparable_group="")
    (problem,) = examine(TOWN, write_town(tmp_path, given))[1]
    assert isinstance(problem, Undecided)
    assert problem.what == "comparable_group is empty, but dead has the same unit and status."


def test_claims_say_where_their_number_stands(town: Dossier) -> None:
    def number(claim: Claim) -> str:
        return town.article.text[slice(*claim.number)]

    assert [number(each) for each in town.claims][:5] == ["43", "47", "60", "12", "Nine"]
    assert [each.kind for each in town.claims][-4:] == ["count", "money", "percent", "count"]


def test_a_change_may_reach_another_article(tmp_path: Path) -> None:
    given = rows()
    other = tmp_path / "other"
    write_town(other, rows())
    project = write_town(tmp_path, given)
    (tmp_path / "data" / "monday").mkdir()
    (other / "data" / TOWN / "claims.csv").rename(tmp_path / "data" / "monday" / "claims.csv")
    (other / "seeds" / f"{TOWN}.txt").rename(tmp_path / "seeds" / "monday.txt")
    change = {"change_id": "old", "to": "monday/dead", "by": "ministry", "kind": "corrects",
              "what": "number", "from": "dead", "exact": "lowers its toll", "article": "monday",
              "reason": "It lowers its own toll of the same day."}  # fmt: skip
    given["changes.csv"].append(change)
    write_town(tmp_path, given)
    dossier = load(TOWN, project)
    assert [each.to_id for each in dossier.changes][-1] == "monday/dead"
    assert dossier.find("dead").holds
    named = [project.shown(path) for path in article_inputs(project, TOWN)]
    assert named[-2:] == ["data/monday/claims.csv", "seeds/monday.txt"]
    change["by"] = "brun"
    assert any("monday/dead is not brun's figure" in each for each in messages(tmp_path, given))


@pytest.mark.parametrize(
    ("file", "key", "column", "cut"),
    [
        ("claims.csv", "dead", "exact", "At least 43 peopl"),
        ("claims.csv", "withdrawn", "stance_words", "ithdrew her figure"),
        ("claims.csv", "engineers", "number", "four or fiv"),
        ("changes.csv", "error", "exact", "It later said 8 was an err"),
    ],
)
def test_a_quote_cuts_no_word(tmp_path: Path, file: str, key: str, column: str, cut: str) -> None:
    said = messages(tmp_path, changed(file, key, **{column: cut}))
    assert any(f"{column} {cut!r} cuts the word" in each for each in said)


@pytest.mark.parametrize(
    ("file", "at", "column"),
    [
        *(
            ("claims.csv", 11, each)
            for each in (*HAND_CODED["claims.csv"].optional, "magnitude_to")
            if each != "part_of"
        ),
        *(("claims.csv", 1, each) for each in HAND_CODED["claims.csv"].optional),
        *(("changes.csv", 1, each) for each in HAND_CODED["changes.csv"].must[1:]),
        ("exclusions.csv", 0, "number"),
        ("exclusions.csv", 0, "reading_note"),
        ("speakers.csv", 0, "kind"),
        ("units.csv", 2, "sign"),
    ],
)
def test_a_new_cell_that_is_to_do_is_undecided_and_nothing_else(
    tmp_path: Path, file: str, at: int, column: str
) -> None:
    given = rows()
    given[file][at][column] = "TODO"
    problems = examine(TOWN, write_town(tmp_path, given))[1]
    assert any(each.what == f"{column} is undecided." for each in problems)
    assert [each for each in problems if not isinstance(each, Undecided)] == []
