"""What other articles take back or dispute of a figure: read row by row, and said before its number."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from as_stated.coding import load, read_later, say_claim
from as_stated.coding.relations import with_wholes
from as_stated.errors import CodingError
from as_stated.project import Project
from tests.helpers.later import AFTER, AFTER_TEXT, change, write_after, write_quantity
from tests.helpers.town import TOWN, rows, write_town


@pytest.fixture
def town(tmp_path: Path) -> Project:
    return write_town(tmp_path, rows())


def test_a_figure_that_its_source_takes_back_does_not_hold(town: Project) -> None:
    write_after(town, [change()])
    claim = load(TOWN, town).find("dead")
    assert not claim.holds
    assert (claim.low, claim.best, claim.high) == (None, None, None)
    assert say_claim(claim) == (
        "later withdrawn by the interior ministry (reported 6 March 2024): At least 43 people "
        "(according to the interior ministry)"
    )
    assert claim.symbols == "later withdrawn: ≥ 43"
    assert claim.exact == "At least 43 people"


def test_the_day_is_that_of_the_change_where_somebody_says(town: Project) -> None:
    write_after(town, [change(on="2024-03-05")])
    assert load(TOWN, town).find("dead").qualifier == (
        "later withdrawn by the interior ministry (5 March 2024)"
    )


def test_what_was_taken_back_before_is_not_said_to_be_later(town: Project) -> None:
    write_after(town, [change(on="2024-03-03")])
    assert load(TOWN, town).find("dead").qualifier == (
        "withdrawn by the interior ministry (3 March 2024)"
    )


def test_a_quote_that_holds_its_whole_names_it_once(town: Project) -> None:
    """“2 of 30 beds”, not “2 of 30 beds, of 30 beds”."""
    whole, part, *_ = load(TOWN, town).claims
    part = replace(
        part, part_of=whole.claim_id, exact="two of 30", start=whole.start - 5, end=whole.end
    )
    assert with_wholes([whole, part])[1].of_whole == ""
    assert with_wholes([whole, replace(part, end=whole.end - 1)])[1].of_whole != ""


def test_a_whole_without_a_unit_is_still_named(town: Project) -> None:
    """An earlier text's row may leave its unit out: “12, of the ” would be half a sentence."""
    part = load(TOWN, town).find("children")
    unit = replace(part.unit, plural="")
    part = replace(part, exact="12", part_of="gone", people_status="", unit=unit)
    assert with_wholes([part])[0].of_whole == "of those counted"


def test_a_part_names_no_whole_that_was_taken_back(town: Project) -> None:
    children = load(TOWN, town).find("children")
    write_after(town, [change()])
    assert load(TOWN, town).find("children").of_whole == children.of_whole == ""
    claims = [
        row | {"exact": "12"} if row["claim_id"] == "children" else row
        for row in rows()["claims.csv"]
    ]
    write_town(town.root, rows() | {"claims.csv": claims})
    assert load(TOWN, town).find("children").of_whole == "of the dead"
    write_after(town, [])
    assert load(TOWN, town).find("children").of_whole == "of At least 43 people"


def test_a_dispute_takes_nothing_away(town: Project) -> None:
    write_after(town, [change(kind="disputes", by="diver", exact="A diver, Bo Lind, disputed it.")])
    claim = load(TOWN, town).find("dead")
    assert claim.holds
    assert claim.disputed_by == ("Bo Lind",)
    assert [each.said for each in claim.notices] == [
        "later disputed by Bo Lind (reported 6 March 2024)"
    ]


AGAIN = {"change_id": "again", "kind": "reinstates", "exact": "took that back"}


@pytest.mark.parametrize("to", ["taken", f"{TOWN}/dead"], ids=["the change", "the figure"])
def test_what_was_stated_again_holds_as_its_article_has_it(town: Project, to: str) -> None:
    write_after(town, [change(), change(**AGAIN, to=to, on="2024-03-07")])
    claim = load(TOWN, town).find("dead")
    assert claim.holds
    assert say_claim(claim) == "At least 43 people (according to the interior ministry)"
    assert [each.kind for each in claim.notices] == ["withdraws", "reinstates"]


def test_a_row_of_a_quantity_says_so_too(town: Project) -> None:
    write_after(town, [])
    write_quantity(town, [change(by=f"{TOWN}/ministry", article=AFTER)])
    assert load(TOWN, town).find("dead").later
    write_quantity(town, [change(by=f"outlet:{TOWN}", article=AFTER)])
    later = load(TOWN, town).find("dead").later
    assert later
    assert later.by == "Radio Varn"


@pytest.mark.parametrize("between", [" ", ", ", ";"])
def test_whoever_counts_for_its_origin_takes_it_back_in_a_quantity(
    town: Project, between: str
) -> None:
    write_after(town, [])
    row = change(by=f"{AFTER}/diver", article=AFTER)
    write_quantity(town, [row])
    assert "is not after/diver's figure" in str(read_later(town, TOWN)[1][0])
    write_quantity(town, [row], counting=f"{TOWN}/ministry{between}{AFTER}/diver")
    assert load(TOWN, town).find("dead").later


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(change(to="own"), id="a figure of its own"),
        pytest.param(change(kind="updates"), id="a new statement"),
        pytest.param(change(on="TODO"), id="nobody has decided it"),
        pytest.param(change(to=f"{TOWN}s/dead"), id="an article with a longer name"),
    ],
)
def test_other_rows_are_no_notice(town: Project, row: dict[str, str]) -> None:
    write_after(town, [row])
    assert read_later(town, TOWN) == ((), [])


WHERE = f"data/{AFTER}/changes.csv, row 2 (taken): "
FAULTS = [
    pytest.param(change(exact="takes back"), "the article has no 'takes back'", id="no such words"),
    pytest.param(change(exact=""), "exact is empty, but kind is withdraws.", id="no words"),
    pytest.param(change(to=f"{TOWN}/deed"), f"to is '{TOWN}/deed', and {TOWN} has no such claim.", id="no such figure"),
    pytest.param(change(by="diver"), f"{TOWN}/dead is not diver's figure, but kind is withdraws.", id="somebody else's"),
    pytest.param(change(by="nobody", kind="disputes"), "by is nobody, and there is no such speaker.", id="nobody"),
    pytest.param(change(article="gone"), "article is gone, and there is no such article.", id="no such article"),
    pytest.param(change(on="soon"), "on is 'soon', not a date in EDTF.", id="no day"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "message"), FAULTS)
def test_what_is_wrong_with_a_row_is_one_message(
    town: Project, row: dict[str, str], message: str
) -> None:
    write_after(town, [row])
    notices, problems = read_later(town, TOWN)
    assert not notices
    assert [str(each).startswith(WHERE + message) for each in problems] == [True], problems
    with pytest.raises(CodingError):
        load(TOWN, town)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda p: (p.data(AFTER) / "changes.csv").write_text("x\n"), id="no table"),
        pytest.param(lambda p: p.seed(AFTER).unlink(), id="no text"),
        pytest.param(lambda p: p.seed(AFTER).write_bytes(b"\xff"), id="no UTF-8"),
        pytest.param(lambda p: (p.data(AFTER) / "source.toml").write_text("="), id="no source"),
        pytest.param(lambda p: (p.data(AFTER) / "speakers.csv").unlink(), id="no speakers"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_read_are_named_or_hold_nothing(
    town: Project, spoil: Callable[[Project], object]
) -> None:
    write_after(town, [change()])
    spoil(town)
    notices, problems = read_later(town, TOWN)
    assert not notices
    assert all(str(each).startswith(("data/after/", "seeds/after.txt")) for each in problems)


def test_an_article_that_is_not_done_keeps_no_other_waiting(town: Project) -> None:
    """Its row is decided; that something else in it is not does not matter."""
    write_after(town, [change()])
    path = town.data(AFTER) / "source.toml"
    path.write_text(path.read_text("utf-8").replace('byline = ""', 'byline = "TODO"'), "utf-8")
    assert load(TOWN, town).find("dead").later
    path.write_text(path.read_text("utf-8").replace('title = "', 'title = "TODO" # "'), "utf-8")
    assert read_later(town, TOWN) == ((), [])


def test_words_are_those_of_the_other_article(town: Project) -> None:
    write_after(town, [change()])
    later = load(TOWN, town).find("dead").later
    assert later
    assert later.exact in AFTER_TEXT
    assert (later.article, later.headline, later.producer) == (AFTER, "Toll taken back", "The Post")
