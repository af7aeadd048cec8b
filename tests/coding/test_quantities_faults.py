"""Each fault in a quantity's files is one message with file, row and column, and what to do."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from as_stated.coding import Dossier, examine_quantity
from as_stated.errors import Problem, Undecided
from as_stated.project import Project
from tests.helpers.quantities import (
    HEAD,
    NAME,
    POST,
    RADIO,
    WIRE,
    Cells,
    Fields,
    Rows,
    articles,
    rows,
    write_head,
    write_quantity,
    write_rows,
)

Examined = dict[str, tuple[Dossier | None, list[Problem]]]
# The rows of the example, by place below the header.
DEAD, CHILDREN, BRUN, EXPECTED, COPY, RISE, LATER, BRUN_AGAIN, NAMES = range(9)
MINISTRY, MAYOR, OUTLET = range(3)
UPDATE, WITHDRAWAL = range(2)
FOLDER = f"data/quantities/{NAME}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return write_quantity(tmp_path_factory.mktemp("faults"))


@pytest.fixture(scope="module")
def examined() -> Examined:
    """The articles, read once for all tests that leave them as they are."""
    return {}


def check(project: Project, examined: Examined, given: Rows, head: Fields = HEAD) -> list[Problem]:
    """What is wrong with the quantity with these tables."""
    folder = project.quantity_data(NAME)
    write_rows(folder, given)
    write_head(folder, head)
    return examine_quantity(NAME, project, examined)[1]


def fault(name: str, /, file: str, at: int, *says: str, **cells: str) -> Any:
    return pytest.param(f"{file}.csv", at, cells, says, id=name)


def s(name: str, /, at: int, *says: str, **cells: str) -> Any:
    return fault(name, "statements", at, *says, **cells)


def o(name: str, /, at: int, *says: str, **cells: str) -> Any:
    return fault(name, "origins", at, *says, **cells)


def c(name: str, /, at: int, *says: str, **cells: str) -> Any:
    return fault(name, "changes", at, *says, **cells)


FAULTS = [
    s("an article that is not there", DEAD, "article is 'harn-wir'", "did you mean 'harn-wire'?", article="harn-wir"),
    s("no article", CHILDREN, "article is 'empty'", article=""),
    s("a claim that is not there", CHILDREN, "claim_id is 'child'", "has no such claim", claim_id="child"),
    s("a claim that is misspelt", CHILDREN, "did you mean 'children'?", claim_id="childern"),
    s("no claim", CHILDREN, "claim_id is 'empty'", claim_id=""),
    s("one claim twice", CHILDREN, "article and claim_id stand in row 2 already", claim_id="dead"),
    s("a relation that is none", DEAD, "relation is 'equal'", relation="equal"),
    s("no relation", DEAD, "relation is ''", relation=""),
    s("a relation without a reason", CHILDREN, "reason is empty", reason=""),
    s("a digit in a reason", CHILDREN, "a digit is typed into reason", reason="It counts 12."),
    s("a loaded word in a reason", CHILDREN, "'regime' takes a side in reason", reason="The regime says so."),
    s("a digit in a note", CHILDREN, "a digit is typed into note", note="See row 3."),
    s("a forecast as the same", EXPECTED, "stance is expected", "make it forecast", relation="same"),
    s("a level as a forecast", LATER, "relation is forecast, but the claim’s stance is stated", relation="forecast"),
    s("a change as the same", RISE, "form is increase and the quantity’s level", "Make it change", relation="same"),
    s("a level as a change", LATER, "relation is change, but the claim’s form is level", relation="change"),
    s("a part beside its whole", CHILDREN, f"as that of {WIRE}/dead, of which it is a part", relation="same"),
    s("an origin that is not there", DEAD, "origin_id is 'ministri'", "did you mean 'ministry'?", origin_id="ministri"),
    s("no origin", DEAD, "origin_id is 'empty'", "unknown", origin_id=""),
    s("a basis that is none", DEAD, "origin_basis is 'said'", origin_basis="said"),
    s("an origin without a basis", DEAD, "origin_basis is empty, but origin_id is ministry", origin_basis=""),
    s("an unknown origin with a basis", CHILDREN, "origin_basis is inferred, but origin_id is unknown", origin_basis="inferred"),
    s("own by another's speaker", DEAD, "ministry is not a speaker of mayor", origin_id="mayor"),
    s("own by the outlet's narration", CHILDREN, f"but {WIRE} itself says it", "method tally",
      origin_id="ministry", origin_basis="own"),
    s("own of a body in an outlet's tally", NAMES, f"but {RADIO} itself says it", origin_id="ministry"),
    s("a copy of itself", DEAD, "circle", copy_of=f"{WIRE}/dead", copy_reason="So."),
    s("a copy of what is not there", COPY, "copy_of is 'harn-wire/deed'", "did you mean", copy_of=f"{WIRE}/deed"),
    s("a copy of an article", COPY, f"copy_of is '{WIRE}'", copy_of=WIRE),
    s("a copy without a reason", COPY, "copy_reason is empty", copy_reason=""),
    s("a copy of its own article", LATER, "in the same article", copy_of=f"{RADIO}/names", copy_reason="So."),
    s("a copy of a later text", DEAD, f"copy_of is {RADIO}/dead, reported later (2024-03-07, not 2024-03-04)",
      copy_of=f"{RADIO}/dead", copy_reason="So."),
    s("a day inferred beside a stated one", DEAD, "the claim’s as_of is 2024-03-04",
      as_of_inferred="2024-03-03", as_of_reason="So."),
    s("a day inferred without a reason", COPY, "as_of_reason is empty", as_of_reason=""),
    s("a reason for no inferred day", LATER, "as_of_inferred is empty", as_of_reason="So."),
    s("an inferred day that is none", COPY, "as_of_inferred is '4 March'", as_of_inferred="4 March"),
    s("an inferred day after the report", COPY, f"as_of_inferred is 2024-03-07, after {POST} reported it (2024-03-05)",
      as_of_inferred="2024-03-07"),
    s("an inferred month after the report", COPY, "as_of_inferred is 2024-04", as_of_inferred="2024-04"),
    o("unknown as an origin", MAYOR, "origin_id is unknown, which is not an origin", origin_id="unknown"),
    o("an id that is none", OUTLET, "origin_id is 'Radio Harn'", origin_id="Radio Harn"),
    o("no name", MINISTRY, "name is empty", name=""),
    o("a digit in a name", MINISTRY, "a digit is typed into name", name="Ministry 2"),
    o("a kind that is none", MINISTRY, "kind is 'ministry'", kind="ministry"),
    o("a body with an outlet as a speaker", MINISTRY, f"speakers names 'outlet:{WIRE}', but kind is body",
      speakers=f"outlet:{WIRE} {WIRE}/ministry {POST}/ministry {RADIO}/ministry"),
    o("a tally with a speaker", OUTLET, f"speakers names '{RADIO}/ministry', but kind is outlet-tally",
      speakers=f"outlet:{RADIO} {RADIO}/ministry"),
    o("a tally of an outlet that is not there", OUTLET, "speakers names 'outlet:harn-tv'",
      speakers=f"outlet:{RADIO} outlet:harn-tv"),
    o("a tally of no outlet", OUTLET, "speakers names 'outlet'", speakers=f"outlet:{RADIO} outlet"),
    o("a speaker that is not there", MAYOR, f"{WIRE} has no such speaker: did you mean 'brun'?",
      speakers=f"{WIRE}/brun {RADIO}/brun {WIRE}/brunn"),
    o("a speaker of an article that is not there", MAYOR, "there is no such article",
      speakers=f"{WIRE}/brun {RADIO}/brun nowhere/brun"),
    o("a shared speaker that is not there", MAYOR, "data/speakers.csv has no such row",
      speakers=f"{WIRE}/brun {RADIO}/brun brun"),
    o("a speaker twice", MAYOR, f"speakers names {WIRE}/brun twice", speakers=f"{WIRE}/brun {WIRE}/brun {RADIO}/brun"),
    o("a digit in a note", MAYOR, "a digit is typed into note", note="2 of them"),
    c("an id that is none", UPDATE, "change_id is 'The rise'", change_id="The rise"),
    c("a kind that is none", UPDATE, "kind is 'update': did you mean 'updates'?", kind="update"),
    c("from a claim that is not there", UPDATE, "from is", f"{RADIO} has no such claim", **{"from": f"{RADIO}/deads"}),
    c("from an article that is not there", UPDATE, "there is no such article", **{"from": "nowhere/dead"}),
    c("from nothing", UPDATE, "from is empty, but kind is updates", **{"from": ""}),
    c("to nothing", UPDATE, "to is empty", to=""),
    c("to a claim without its article", UPDATE, "to is 'dead', and there is no such statement", to="dead"),
    c("to itself", UPDATE, "does nothing to itself", to=f"{RADIO}/dead"),
    c("to its own row", WITHDRAWAL, "does nothing to itself", to="withdrawal"),
    c("by nobody", WITHDRAWAL, "by is 'empty'", by=""),
    c("by a speaker that is not there", WITHDRAWAL, "there is no such speaker", by=f"{RADIO}/mayor"),
    c("by an outlet that is not there", WITHDRAWAL, "there is no such speaker", by="outlet:nowhere"),
    c("a withdrawal by somebody else", WITHDRAWAL, f"{WIRE}/brun-dead is not {RADIO}/ministry's figure, but kind is withdraws.", "else: disputes", by=f"{RADIO}/ministry"),
    c("a withdrawal by another outlet", WITHDRAWAL, "'s figure, but kind is", by=f"outlet:{RADIO}"),
    c("what of no correction", UPDATE, "what is 'number', but kind is updates", what="number"),
    c("a correction of nothing", UPDATE, "what is ''", kind="corrects"),
    c("words that are not in the article", UPDATE, "the article has no 'rose by two to 43'", exact="rose by two to 43"),
    c("words in no article", UPDATE, "article is 'empty'", article=""),
    c("words in an article that is not there", UPDATE, "did you mean 'harn-radio'?", article="harn-radoi"),
    c("a withdrawal without words", WITHDRAWAL, "exact is empty, but kind is withdraws", exact=""),
    c("an update with neither words nor a reason", UPDATE, "exact and reason are empty", exact=""),
    c("a digit in a reason", UPDATE, "a digit is typed into reason", reason="See row 2."),
    c("a day that is none", UPDATE, "on is 'Thursday'", on="Thursday"),
    c("a day after the words", UPDATE, f"on is 2024-03-09, after {RADIO} reported it (2024-03-07)", on="2024-03-09"),
    c("an update by an earlier text", UPDATE, "from was reported on 2024-03-04, before to (2024-03-07)",
      **{"from": f"{WIRE}/dead", "to": f"{RADIO}/dead", "exact": "", "reason": "So."}),
    c("a change between quantities", UPDATE, f"to is {WIRE}/children, of another quantity (part), but kind is updates",
      to=f"{WIRE}/children", exact="", reason="So."),
    c("a correction of the number between quantities", UPDATE, "of another quantity (part), but kind is corrects of number",
      to=f"{WIRE}/children", kind="corrects", what="number", reason="So.", by=f"outlet:{WIRE}"),
    c("a lower number as a correction", UPDATE, "has no word that admits an error", kind="corrects", what="number"),
    c("a figure as the words of a correction", UPDATE, "exact is '43', the figure itself", kind="corrects", what="number", exact="43"),
    c("a repetition of another number", UPDATE, "from is “43” and to “52 dead”, but kind is repeats", kind="repeats", to=f"{WIRE}/brun-dead"),
    c("arithmetic that does not add up", UPDATE, "exact says “rose by three”, which does not lead from “52 dead” to “43”", to=f"{WIRE}/brun-dead"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "at", "cells", "says"), FAULTS)
def test_fault_is_named(
    project: Project, examined: Examined, file: str, at: int, cells: Cells, says: tuple[str, ...]
) -> None:
    given = rows()
    given[file][at] |= cells
    problems = check(project, examined, given)
    shown = "\n".join(map(str, problems))
    here = [each for each in problems if each.where.startswith(f"{FOLDER}/{file}, row {at + 2}")]
    assert any(all(part in str(each) for part in says) for each in here), shown
    assert not any(isinstance(each, Undecided) for each in problems)


def test_example_of_the_faults_has_none(project: Project, examined: Examined) -> None:
    assert check(project, examined, rows()) == []


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        pytest.param("label", "", "label is empty", id="no label"),
        pytest.param("label", "Dead of 2024", "a digit is typed into label", id="a digit in the label"),
        pytest.param("counts_in", " ", "counts_in is empty", id="nobody in it"),
        pytest.param("counts_out", "The regime.", "takes a side in counts_out", id="a loaded word"),
        pytest.param("reason", "", "reason is empty", id="no reason"),
        pytest.param("unit", "soul", "unit is 'soul'", id="a unit that is none"),
        pytest.param("people_status", "lost", "people_status is 'lost'", id="a status that is none"),
        pytest.param("form", "sum", "form is 'sum'", id="a form that is none"),
        pytest.param("event", "dam-burst", "there is no such event", id="an event of no article"),
        pytest.param("event", "", "event is 'empty'", id="no event"),
        pytest.param("methods", [], "methods is empty", id="no methods"),
        pytest.param("methods", ["guess"], "methods names 'guess'", id="a method that is none"),
        pytest.param("methods", ["count", "count"], "'count' twice", id="a method twice"),
        pytest.param("methods", ["", "compiled"], "takes in compiled", id="ranges of several sources"),
        pytest.param("methods", ["count", "estimate"], "share no axis", id="counts and estimates"),
        pytest.param("methods", "count", "methods is not a list", id="methods that are no list"),
        pytest.param("colour", "red", "there is no field colour", id="a field that is none"),
    ],
)  # fmt: skip
def test_fault_in_the_fields_is_named(
    project: Project, examined: Examined, field: str, value: str | list[str], says: str
) -> None:
    problems = check(project, examined, rows(), {**HEAD, field: value})
    assert [each.where for each in problems] == [f"{FOLDER}/quantity.toml"], problems
    assert says in str(problems[0])


def test_missing_field_is_named(project: Project, examined: Examined) -> None:
    head = {name: value for name, value in HEAD.items() if name != "reason"}
    problems = check(project, examined, rows(), head)
    assert [str(each) for each in problems] == [
        f"{FOLDER}/quantity.toml: reason is missing. Add it."
    ]


def test_copies_in_a_circle_are_named(project: Project, examined: Examined) -> None:
    given = rows()
    given["statements.csv"][DEAD] |= {"copy_of": f"{POST}/dead", "copy_reason": "So."}
    problems = check(project, examined, given)
    assert len(problems) == 2
    assert f"{WIRE}/dead copies {POST}/dead copies {WIRE}/dead" in problems[0].what


def test_change_of_figures_that_are_no_statements_is_named(
    project: Project, examined: Examined
) -> None:
    given = rows()
    del given["statements.csv"][NAMES]
    given["changes.csv"][UPDATE] |= {"from": "", "to": f"{RADIO}/names", "kind": "disputes"}
    (problem,) = check(project, examined, given)
    assert problem.what == "neither from nor to is a statement of this quantity."


def test_changes_in_a_circle_are_named(project: Project, examined: Examined) -> None:
    given = rows()
    one, other = given["changes.csv"]
    one |= {"to": "withdrawal"}
    other |= {"to": "rise", "kind": "disputes"}
    problems = check(project, examined, given)
    assert ["in a circle" in each.what for each in problems] == [True, True]


@pytest.mark.parametrize(
    ("head", "says"),
    [
        pytest.param({"unit": "body"}, "its unit is person and the quantity’s body", id="unit"),
        pytest.param({"people_status": "found"}, "its people_status is dead", id="status"),
    ],
)
def test_same_for_unlike_things_needs_a_reason(
    project: Project, examined: Examined, head: Fields, says: str
) -> None:
    units = [{"unit": each, "singular": each, "plural": f"{each}s"} for each in ("person", "body")]
    write_rows(project.root / "data", {"units.csv": units})
    given = rows()
    assert check(project, examined, given, {**HEAD, **head}) == []
    given["statements.csv"][DEAD]["reason"] = ""
    (problem,) = check(project, examined, given, {**HEAD, **head})
    assert f"relation is same, but {says}" in problem.what


def test_population_of_a_claim_is_named_where_the_reason_is_missing(tmp_path: Path) -> None:
    coded, given = articles(), rows()
    coded[WIRE]["claims.csv"][2]["population"] = "dead"
    given["statements.csv"][BRUN]["reason"] = ""
    (problem,) = examine_quantity(NAME, write_quantity(tmp_path, given, coded=coded))[1]
    assert problem.what == "relation is same, but its population is “dead”, and reason is empty."


def test_numbers_of_another_kind_are_never_the_same(tmp_path: Path) -> None:
    project = write_quantity(tmp_path, head={"unit": "percent", "people_status": ""})
    units = [{"unit": "person", "singular": "person", "plural": "people"},
             {"unit": "percent", "singular": "percent", "plural": "percent"}]  # fmt: skip
    write_rows(project.root / "data", {"units.csv": units})
    path = project.root / "data" / "units.csv"
    lines = path.read_text("utf-8").splitlines()
    signed = [f"{line},{sign}" for line, sign in zip(lines, ("sign", "", "%"), strict=True)]
    path.write_text("\n".join([*signed, ""]), "utf-8")
    problems = examine_quantity(NAME, project)[1]
    assert "the sign of the claim’s unit is none and the quantity’s %" in problems[0].what


def test_part_of_a_part_is_no_neighbour_of_the_whole(tmp_path: Path) -> None:
    coded, given = articles(), rows()
    coded[WIRE]["claims.csv"][2]["part_of"] = "children"
    (problem,) = examine_quantity(NAME, write_quantity(tmp_path, given, coded=coded))[1]
    assert problem.where == f"{FOLDER}/statements.csv, row 4 ({WIRE}/brun-dead)"
    assert f"as that of {WIRE}/dead, of which it is a part" in problem.what


def test_missing_are_never_the_dead(project: Project, examined: Examined) -> None:
    problems = check(project, examined, rows(), {**HEAD, "people_status": "missing"})
    assert "the claim’s people_status is dead and the quantity’s missing" in problems[0].what


def test_what_is_undecided_is_named(project: Project, examined: Examined) -> None:
    given = rows()
    given["statements.csv"][DEAD] |= {
        "relation": "TODO",
        "origin_id": "TODO",
        "origin_basis": "TODO",
    }
    given["origins.csv"][MAYOR] |= {"kind": "TODO"}
    given["changes.csv"][UPDATE] |= {"by": "TODO"}
    problems = check(project, examined, given, {**HEAD, "label": "TODO", "methods": "TODO"})
    assert all(isinstance(each, Undecided) for each in problems), problems
    assert len(problems) == 7


@pytest.mark.parametrize("file", ["origins.csv", "changes.csv"])
def test_file_that_may_be_missing(project: Project, examined: Examined, file: str) -> None:
    folder = project.quantity_data(NAME)
    given = rows()
    del given[file]
    for row in given["statements.csv"]:
        row |= {"origin_id": "unknown", "origin_basis": ""} if file == "origins.csv" else {}
    if file == "origins.csv":
        given["changes.csv"] = given["changes.csv"][:1]
    (folder / file).unlink(missing_ok=True)
    assert check(project, examined, given) == []


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        pytest.param("statement.csv", b"x", "did you mean 'statements.csv'?", id="a name like one"),
        pytest.param(
            "origins.xlsx", b"x", "no file of that name is read", id="a spreadsheet's own format"
        ),
        pytest.param(
            "statements.csv",
            b"article,claim_id,relation,reason,origin_id,origin_basis\n",
            "holds no statements",
            id="no rows",
        ),
        pytest.param("claims.csv", b"x", "no file of that name is read", id="an article's table"),
        pytest.param("statements.csv", b"article,claim\n", "wrong columns", id="columns"),
        pytest.param("statements.csv", b"\xff", "not", id="no text"),
        pytest.param("quantity.toml", b"label = ", "not TOML", id="no TOML"),
    ],
)
def test_fault_of_a_file_is_named(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    project = write_quantity(tmp_path)
    (project.quantity_data(NAME) / name).write_bytes(content)
    problems = examine_quantity(NAME, project)[1]
    assert [each.where.partition(",")[0] for each in problems] == [f"{FOLDER}/{name}"], problems
    assert says in str(problems[0])


def test_day_of_a_claim_after_its_report_is_named(tmp_path: Path) -> None:
    """A text that was read later than it was published may tell of days in between."""
    coded = articles()
    coded[WIRE]["claims.csv"][0]["as_of"] = "2024-03-08"
    project = write_quantity(tmp_path, coded=coded)
    source = project.data(WIRE) / "source.toml"
    text = source.read_text("utf-8").replace('date_accessed = ""', 'date_accessed = "2024-03-09"')
    source.write_text(text, "utf-8")
    (problem,) = examine_quantity(NAME, project)[1]
    assert f"as_of is 2024-03-08, after {WIRE} reported it (2024-03-04)" in str(problem)


def _no_statements(project: Project) -> None:
    (project.quantity_data(NAME) / "statements.csv").unlink()


def _no_text(project: Project) -> None:
    project.seed(RADIO).unlink()


def _spoilt_article(project: Project) -> None:
    path = project.data(RADIO) / "claims.csv"
    path.write_text(path.read_text("utf-8").replace(",43,", ",34,"), "utf-8")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        pytest.param(_no_statements, f"{FOLDER}/statements.csv: the file is missing", id="no statements"),
        pytest.param(_no_text, f"data/{RADIO}: has", id="an article without its text"),
        pytest.param(_spoilt_article, f"data/{RADIO}: has 2 problems of its own", id="an article with a fault"),
    ],
)  # fmt: skip
def test_fault_around_it_is_named(
    tmp_path: Path, spoil: Callable[[Project], None], says: str
) -> None:
    project = write_quantity(tmp_path)
    spoil(project)
    problems = examine_quantity(NAME, project)[1]
    assert len(problems) == 1, problems
    assert str(problems[0]).startswith(says)


def test_removed_article_is_named_in_each_row(tmp_path: Path) -> None:
    project = write_quantity(tmp_path)
    shutil.rmtree(project.data(POST))
    project.seed(POST).unlink()
    problems = examine_quantity(NAME, project)[1]
    assert [each.where for each in problems] == [
        f"{FOLDER}/origins.csv, row 2 (ministry)",
        f"{FOLDER}/statements.csv, row 6 ({POST}/dead)",
    ]
