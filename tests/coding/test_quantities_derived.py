"""What code finds between statements: what a copy lost, shared words, arithmetic; days and speakers."""

from pathlib import Path

import pytest

from as_stated.coding import derived_changes, examine, examine_quantity, load_quantity
from tests.helpers.quantities import (
    NAME,
    POST,
    RADIO,
    WIRE,
    Cells,
    Rows,
    articles,
    rows,
    write_quantity,
)

DEAD, CHILDREN, BRUN, EXPECTED, COPY, RISE, LATER, BRUN_AGAIN, NAMES = range(9)
SAID = "At least 40 people died when the dam above the town of Harn burst"


def problems_of(
    root: Path, given: Rows, coded: dict[str, Rows] | None = None, texts: Cells | None = None,
    days: Cells | None = None,
) -> list[str]:  # fmt: skip
    project = write_quantity(root, given, coded=coded, texts=texts, days=days)
    quantity, problems = examine_quantity(NAME, project)
    assert (quantity is None) == bool(problems)
    return [str(each) for each in problems]


@pytest.mark.parametrize(
    ("words", "cells", "kinds"),
    [
        pytest.param("40 people", {}, ["hedge-dropped"], id="no hedge"),
        pytest.param("At least 40 people", {"hedge": "At least", "magnitude_status": ">="}, [], id="the same"),
        pytest.param("More than 40 people", {"hedge": "More than", "magnitude_status": ">"},
                     ["hedge-added", "hedge-dropped"], id="another hedge"),
        pytest.param("At least 41 people", {"hedge": "At least", "magnitude_status": ">=", "magnitude": "41"},
                     ["number-changed"], id="another number"),
        pytest.param("At least 40 people", {"hedge": "At least", "magnitude_status": ">=", "speaker_id": "",
                     "speech": "narration"}, ["speaker-dropped"], id="nobody says so"),
    ],
)  # fmt: skip
def test_what_a_copy_did_to_its_figure(
    tmp_path: Path, words: str, cells: Cells, kinds: list[str]
) -> None:
    coded, given = articles(), rows()
    coded[POST]["claims.csv"][0] |= {"exact": words, "magnitude_status": "=", "hedge": "", **cells}
    given["statements.csv"][COPY] |= {"origin_basis": "inferred"}
    text = f"Many dead\n\n{words} died when the dam burst, the interior ministry said.\n"
    project = write_quantity(tmp_path, given, coded=coded, texts={POST: text})
    found = derived_changes(load_quantity(NAME, project))
    assert [each.kind for each in found] == kinds
    assert {(each.from_id, each.to_id) for each in found} <= {(f"{POST}/dead", f"{WIRE}/dead")}


def test_rounded_number_is_looser(tmp_path: Path) -> None:
    coded, given = articles(), rows()
    coded[RADIO]["claims.csv"][1] |= {
        "exact": "about 2,400",
        "magnitude": "2400",
        "hedge": "about",
        "magnitude_status": "~",
    }
    coded[WIRE]["claims.csv"][0] |= {
        "exact": "2,357 people",
        "magnitude": "2357",
        "hedge": "",
        "magnitude_status": "=",
    }
    given["changes.csv"][0] |= {"kind": "repeats", "exact": "about 2,400"}
    texts = {
        RADIO: "The toll rose by three to about 2,400, the interior ministry said. The mayor, Ada Brun, "
        "withdrew her figure of 52.\n\nRadio Harn counted 44 names of dead people.\n",
        WIRE: "2,357 people died, the interior ministry said. Twelve of the dead were children. "
        "The mayor, Ada Brun, spoke of 52 dead.\n\nThe ministry expects 60 dead by the end of the week.\n",
    }  # fmt: skip
    quantity = load_quantity(NAME, write_quantity(tmp_path, given, coded=coded, texts=texts))
    repeated = [each.kind for each in derived_changes(quantity) if each.from_id == f"{RADIO}/dead"]
    assert repeated == ["hedge-added", "number-loosened"]


@pytest.mark.parametrize(
    ("cells", "suggests"),
    [
        pytest.param({"copy_of": "", "copy_reason": ""}, True, id="not decided"),
        pytest.param({}, False, id="a copy"),
        pytest.param({"copy_of": "", "copy_reason": "Both have it from one press release."}, False, id="no copy"),
    ],
)  # fmt: skip
def test_shared_words_suggest_a_copy(tmp_path: Path, cells: Cells, suggests: bool) -> None:
    given = rows()
    given["statements.csv"][COPY] |= cells
    notices = load_quantity(NAME, write_quantity(tmp_path, given)).notices
    said = f"data/quantities/{NAME}/statements.csv, row 6 ({POST}/dead): 19 words in a row are those of {WIRE}/dead."
    assert [each.startswith(said) for each in notices] == [True] * suggests


def test_direct_speech_and_few_words_suggest_no_copy(tmp_path: Path) -> None:
    given, coded = rows(), articles()
    given["statements.csv"][COPY] |= {"copy_of": "", "copy_reason": ""}
    coded[WIRE]["claims.csv"][0] |= {"speech": "direct"}
    texts = {
        WIRE: f"“{SAID} in the night,” the interior ministry said. Twelve of the dead were children. "
        "The mayor, Ada Brun, spoke of 52 dead.\n\nThe ministry expects 60 dead by the end of the week.\n"
    }
    quantity = load_quantity(NAME, write_quantity(tmp_path, given, coded=coded, texts=texts))
    assert not quantity.notices


@pytest.mark.parametrize(
    ("cells", "suggests"),
    [
        pytest.param({}, True, id="two numbers of one origin in one article"),
        pytest.param({"earlier_words": "three to"}, False, id="one of them a look-back"),
        pytest.param({"as_of": "2024-03-06"}, False, id="of another day"),
        pytest.param({"speaker_id": "brun"}, False, id="of another origin"),
    ],
)
def test_two_numbers_at_once_suggest_a_look_back(
    tmp_path: Path, cells: Cells, suggests: bool
) -> None:
    given, coded = rows(), articles()
    given["changes.csv"].pop(0)  # which is about the rise
    rise = next(each for each in given["statements.csv"] if each["claim_id"] == "rise")
    rise |= {"relation": "same", "origin_id": "mayor" if "speaker_id" in cells else "ministry"}
    coded[RADIO]["claims.csv"][0] |= {"form": "level"} | cells
    notices = load_quantity(NAME, write_quantity(tmp_path, given, coded=coded)).notices
    said = f"data/quantities/{NAME}/: {RADIO}/rise and {RADIO}/dead: one origin gives two numbers"
    assert [each.startswith(said) for each in notices] == [True] * suggests


@pytest.mark.parametrize(
    ("words", "earlier", "fits"),
    [
        pytest.param("At least 40 people", ("40", ">=", "At least"), True, id="from at least 40"),
        pytest.param("40 people", ("40", "=", ""), True, id="from 40"),
        pytest.param("39 people", ("39", "=", ""), False, id="from 39"),
        pytest.param("At least 41 people", ("41", ">=", "At least"), False, id="from at least 41"),
        pytest.param("About 38 people", ("38", "~", "About"), True, id="from about 38"),
        pytest.param("Up to 39 people", ("39", "<=", "Up to"), False, id="from up to 39"),
    ],
)
def test_stated_arithmetic_fits_within_the_hedge(
    tmp_path: Path, words: str, earlier: tuple[str, str, str], fits: bool
) -> None:
    """ "Rose by three to 43"."""
    coded = articles()
    magnitude, status, hedge = earlier
    coded[WIRE]["claims.csv"][0] |= {
        "exact": words, "magnitude": magnitude, "magnitude_status": status, "hedge": hedge
    }  # fmt: skip
    texts = {
        WIRE: f"{words} died, the interior ministry said. Twelve of the dead were children. The mayor, Ada Brun, "
        "spoke of 52 dead.\n\nThe ministry expects 60 dead by the end of the week.\n"
    }
    problems = problems_of(tmp_path, rows(), coded, texts)
    assert [f"which does not lead from “{words}” to “43”" in each for each in problems] == [
        True
    ] * (not fits)


@pytest.mark.parametrize(("number", "fits"), [("40", True), ("38", False)])
def test_look_back_is_the_statement_that_it_looks_back_on(
    tmp_path: Path, number: str, fits: bool
) -> None:
    """ "Up from 38"."""
    coded, given = articles(), rows()
    coded[RADIO]["claims.csv"][0] = coded[RADIO]["claims.csv"][1] | {
        "claim_id": "before", "exact": number, "magnitude": number, "earlier_words": "up from"
    }  # fmt: skip
    given["statements.csv"][RISE] |= {"claim_id": "before", "relation": "same"}
    given["changes.csv"][0] |= {"exact": f"43, up from {number}"}
    text = (
        f"The toll is 43, up from {number}, the interior ministry said. The mayor, Ada Brun, withdrew her figure of "
        "52.\n\nRadio Harn counted 44 names of dead people.\n"
    )
    problems = problems_of(tmp_path, given, coded, {RADIO: text})
    said = f"exact says “up from” of “{number}”, which is not “At least 40 people”"
    assert [said in each for each in problems] == [True] * (not fits)


@pytest.mark.parametrize(
    ("day", "fits"), [("2024-03-05", True), ("2024-03-06", True), ("2024-03-07", False)]
)
def test_day_of_slack_between_time_zones(tmp_path: Path, day: str, fits: bool) -> None:
    given = rows()
    given["statements.csv"][COPY] |= {"as_of_inferred": day}
    problems = problems_of(tmp_path, given)
    assert ["after harn-post reported it" in each for each in problems] == [True] * (not fits)


def test_copy_on_the_day_before_is_one_of_another_time_zone(tmp_path: Path) -> None:
    given = rows()
    given["statements.csv"][COPY] |= {"as_of_inferred": "", "as_of_reason": ""}
    assert problems_of(tmp_path, given, days={POST: "2024-03-03"}) == []


def test_unnamed_speakers_of_two_articles_are_not_one(tmp_path: Path) -> None:
    coded = articles()
    for name in (WIRE, POST, RADIO):
        coded[name]["speakers.csv"][0]["kind"] = "unnamed"
    (problem,) = problems_of(tmp_path, rows(), coded)
    assert "origins.csv, row 2 (ministry)" in problem
    assert (
        f"{WIRE}/ministry and {POST}/ministry and {RADIO}/ministry, who have no names and may be two"
        in problem
    )


def test_denied_figure_is_nobodys_own(tmp_path: Path) -> None:
    coded = articles()
    coded[WIRE]["claims.csv"][2] |= {
        "stance": "denied",
        "stance_by": "brun",
        "stance_words": "denied",
    }
    text = (
        f"{SAID}, the interior ministry said. Twelve of the dead were children. The mayor, Ada Brun, denied 52 "
        "dead.\n\nThe ministry expects 60 dead by the end of the week.\n"
    )
    problems = problems_of(tmp_path, rows(), coded, {WIRE: text})
    assert len(problems) == 1
    assert f"row 4 ({WIRE}/brun-dead): origin_basis is own, but the figure is denied" in problems[0]


@pytest.mark.parametrize("speaker", ["unstated", "unclear"])
def test_figure_that_nobody_states_is_nobodys_own(tmp_path: Path, speaker: str) -> None:
    coded = articles()
    coded[WIRE]["claims.csv"][2] |= {"speaker_id": speaker}
    problems = problems_of(tmp_path, rows(), coded)
    assert f"origin_basis is own, but who states it is {speaker}" in problems[0]


def test_withdrawal_that_is_reversed(tmp_path: Path) -> None:
    given = rows()
    given["changes.csv"].append(
        {"change_id": "reversal", "to": "withdrawal", "by": f"{RADIO}/brun", "kind": "reinstates",
         "article": RADIO, "exact": "her figure of 52"}
    )  # fmt: skip
    statement = load_quantity(NAME, write_quantity(tmp_path, given)).find(f"{WIRE}/brun-dead")
    assert statement.holds


def test_dispute_takes_nothing_away(tmp_path: Path) -> None:
    given = rows()
    given["changes.csv"][1] |= {"kind": "disputes", "to": f"{WIRE}/dead"}
    statement = load_quantity(NAME, write_quantity(tmp_path, given)).find(f"{WIRE}/dead")
    assert statement.is_level
    assert statement.disputed_by == ("Ada Brun",)


def test_correction_admits_an_error_in_its_words_or_a_reason_says_how(tmp_path: Path) -> None:
    given = rows()
    given["changes.csv"][1] |= {
        "kind": "corrects",
        "what": "speaker",
        "reason": "She names it hers.",
    }
    statement = load_quantity(NAME, write_quantity(tmp_path, given)).find(f"{WIRE}/brun-dead")
    assert statement.taken_back is not None
    assert statement.taken_back.stance == "in-error"


def test_change_in_an_articles_own_file_counts_for_the_quantity(tmp_path: Path) -> None:
    coded, given = articles(), rows()
    coded[RADIO]["changes.csv"] = [
        {"change_id": "withdrawal", "to": f"{WIRE}/brun-dead", "by": "brun", "kind": "withdraws",
         "exact": "withdrew her figure"}
    ]  # fmt: skip
    del given["changes.csv"][1]
    quantity = load_quantity(NAME, write_quantity(tmp_path, given, coded=coded))
    assert [(each.change_id, each.by_id) for each in quantity.changes] == [
        ("rise", f"{RADIO}/ministry"), (f"{RADIO}/withdrawal", f"{RADIO}/brun"),
    ]  # fmt: skip
    assert not quantity.find(f"{WIRE}/brun-dead").holds


WITHDRAWN = {"change_id": "withdrawal", "to": f"{WIRE}/brun-dead", "by": "brun", "kind": "withdraws",
             "exact": "withdrew her figure"}  # fmt: skip


@pytest.mark.parametrize(
    ("on", "holds"),
    [
        pytest.param("", True, id="in the same text"),
        pytest.param("2024-03-08", True, id="later"),
        pytest.param("2024-03-05", False, id="before it was withdrawn"),
    ],
)
def test_figure_is_reinstated_only_after_it_was_withdrawn(
    tmp_path: Path, on: str, holds: bool
) -> None:
    """By the figure itself, without a name of the withdrawal: whatever came before is undone."""
    given = rows()
    given["changes.csv"].append(
        {"change_id": "reversal", "to": f"{WIRE}/brun-dead", "by": f"{RADIO}/brun", "kind": "reinstates",
         "on": "2024-03-07", "article": RADIO, "exact": "her figure of 52"}
    )  # fmt: skip
    if on:
        given["changes.csv"][1]["on"], given["changes.csv"][2]["on"] = "2024-03-06", on
    if on > "2024-03-07":
        given["changes.csv"][2]["on"] = "2024-03-07"
    quantity = load_quantity(NAME, write_quantity(tmp_path, given))
    assert quantity.find(f"{WIRE}/brun-dead").holds == holds


def test_withdrawal_in_an_articles_own_file_is_reversed_by_the_quantitys(tmp_path: Path) -> None:
    coded, given = articles(), rows()
    coded[RADIO]["changes.csv"] = [WITHDRAWN]
    given["changes.csv"][1] = {
        "change_id": "reversal", "to": f"{WIRE}/brun-dead", "by": f"{RADIO}/brun", "kind": "reinstates",
        "on": "2024-03-08", "article": RADIO, "exact": "her figure of 52",
    }  # fmt: skip
    quantity = load_quantity(NAME, write_quantity(tmp_path, given, coded=coded))
    assert quantity.find(f"{WIRE}/brun-dead").holds


def test_change_on_a_change_of_an_article_is_one_of_its_figure(tmp_path: Path) -> None:
    coded, given = articles(), rows()
    reversal = {"change_id": "reversal", "to": "withdrawal", "by": "brun", "kind": "reinstates",
                "exact": "her figure of 52"}  # fmt: skip
    coded[RADIO]["changes.csv"] = [WITHDRAWN, reversal]
    del given["changes.csv"][1]
    quantity = load_quantity(NAME, write_quantity(tmp_path, given, coded=coded))
    assert quantity.find(f"{WIRE}/brun-dead").holds
    assert [each.change_id for each in quantity.changes][1:] == [
        f"{RADIO}/withdrawal", f"{RADIO}/reversal",
    ]  # fmt: skip


def test_changes_of_an_article_in_a_circle_are_named(tmp_path: Path) -> None:
    coded = articles()
    one = WITHDRAWN | {"change_id": "one", "to": "other", "kind": "disputes"}
    coded[RADIO]["changes.csv"] = [one, one | {"change_id": "other", "to": "one"}]
    problems = examine(RADIO, write_quantity(tmp_path, rows(), coded=coded))[1]
    assert ["in a circle" in each.what for each in problems] == [True, True]


@pytest.mark.parametrize(
    ("before", "hedge", "fits"),
    [("40", "", True), ("38", "", False), ("at least 38", "at least", True), ("fewer than 39", "fewer than", False)],
)  # fmt: skip
def test_arithmetic_in_an_articles_own_changes(
    tmp_path: Path, before: str, hedge: str, fits: bool
) -> None:
    """ "Rose by three to 43, up from 40"."""
    coded = articles()
    table = coded[RADIO]["claims.csv"]
    table[0]["stance"] = "stated"
    status = {"": "=", "at least": ">=", "fewer than": "<"}[hedge]
    table.append(table[1] | {"claim_id": "before", "exact": before, "magnitude": before.split()[-1],
                             "hedge": hedge, "magnitude_status": status, "earlier_words": "up from"})  # fmt: skip
    coded[RADIO]["changes.csv"] = [
        {"change_id": "rise", "from": "dead", "to": "before", "by": "ministry", "kind": "updates",
         "exact": f"rose by three to 43, up from {before}"}
    ]  # fmt: skip
    text = (
        f"The toll rose by three to 43, up from {before}, the interior ministry said. The mayor, Ada Brun, withdrew her "
        "figure of 52.\n\nRadio Harn counted 44 names of dead people.\n"
    )
    problems = examine(RADIO, write_quantity(tmp_path, rows(), coded=coded, texts={RADIO: text}))[1]
    said = f"exact says “rose by three”, which does not lead from “{before}” to “43”"
    assert [said in str(each) for each in problems] == [True] * (not fits), problems


def test_decrease_leads_down(tmp_path: Path) -> None:
    coded, given = articles(), rows()
    coded[RADIO]["claims.csv"][0] |= {"exact": "fell by three", "form": "decrease"}
    coded[RADIO]["claims.csv"][1] |= {"exact": "37", "magnitude": "37"}
    coded[WIRE]["claims.csv"][0] |= {"exact": "40 people", "hedge": "", "magnitude_status": "="}
    given["changes.csv"][0] |= {"exact": "fell by three to 37"}
    texts = {
        RADIO: "The toll fell by three to 37, the interior ministry said. The mayor, Ada Brun, withdrew her figure of "
        "52.\n\nRadio Harn counted 44 names of dead people.\n",
        WIRE: "40 people died, the interior ministry said. Twelve of the dead were children. The mayor, Ada Brun, "
        "spoke of 52 dead.\n\nThe ministry expects 60 dead by the end of the week.\n",
    }
    assert problems_of(tmp_path, given, coded, texts) == []


def test_range_is_not_what_a_number_outside_it_repeats(tmp_path: Path) -> None:
    coded, given = articles(), rows()
    coded[WIRE]["claims.csv"][0] |= {
        "exact": "30 to 40 people", "magnitude": "30", "magnitude_to": "40", "hedge": "", "magnitude_status": "="
    }  # fmt: skip
    given["changes.csv"][0] |= {"kind": "repeats"}
    text = (
        "30 to 40 people died, the interior ministry said. Twelve of the dead were children. The mayor, Ada Brun, "
        "spoke of 52 dead.\n\nThe ministry expects 60 dead by the end of the week.\n"
    )
    (problem,) = problems_of(tmp_path, given, coded, {WIRE: text})
    assert "from is “43” and to “30 to 40 people”, but kind is repeats" in problem
