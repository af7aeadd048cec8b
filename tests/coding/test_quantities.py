"""A quantity is read from its files and its articles, and its statements join only what they may."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from as_stated.coding import Quantity, examine_quantity, load, load_quantity, quantity_inputs
from as_stated.errors import NoSuchFigureError, ProjectError, RefusalError
from as_stated.project import Project
from tests.helpers.quantities import (
    HEAD,
    NAME,
    OUTLETS,
    POST,
    RADIO,
    WIRE,
    articles,
    rows,
    write_article,
    write_head,
    write_quantity,
    write_rows,
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return write_quantity(tmp_path_factory.mktemp("quantity"))


@pytest.fixture(scope="module")
def quantity(project: Project) -> Quantity:
    return load_quantity(NAME, project)


def test_example_has_no_problems(project: Project) -> None:
    quantity, problems = examine_quantity(NAME, project)
    assert quantity is not None, "\n".join(map(str, problems))
    assert not problems


def test_it_shows_one_line(quantity: Quantity) -> None:
    articles = {each.article for each in quantity.statements}
    said = (
        f"{len(quantity.statements)} statements of “{quantity.label}” in {len(articles)} articles"
    )
    assert repr(quantity) == f"<{quantity.name}: {said}>"


def test_it_is_gone_through_as_an_article_is(quantity: Quantity) -> None:
    assert list(quantity) == list(quantity.statements)
    assert len(quantity) == len(quantity.statements)
    assert replace(quantity, statements=()), "one without statements is one"
    first = next(iter(quantity))
    assert quantity[first.key] is first
    assert repr(first) == f"<{first.key}: {first.claim.said}, reported {first.reported_on}>"
    assert "no day known" in repr(replace(first, source=replace(first.source, date_published="")))
    with pytest.raises(
        NoSuchFigureError, match=f"did you mean '{POST}/dead'.* It has: {WIRE}/dead, "
    ):
        quantity[f"{POST}/daed"]
    with pytest.raises(RefusalError, match="refused"):
        sum(quantity)


def test_statements_stand_by_day_then_article_then_place(quantity: Quantity) -> None:
    assert [each.key for each in quantity.statements] == [
        f"{WIRE}/dead", f"{WIRE}/children", f"{WIRE}/brun-dead", f"{WIRE}/expected",
        f"{POST}/dead", f"{RADIO}/rise", f"{RADIO}/dead", f"{RADIO}/brun-dead", f"{RADIO}/names",
    ]  # fmt: skip


def test_only_what_is_the_same_and_holds_is_on_the_axis(quantity: Quantity) -> None:
    """Neither a part, a forecast, a change, nor what was taken back, there or later."""
    levels = [each.key for each in quantity.statements if each.is_level]
    assert levels == [f"{WIRE}/dead", f"{POST}/dead", f"{RADIO}/dead", f"{RADIO}/names"]


def test_series_is_of_one_origin(quantity: Quantity) -> None:
    series = {
        each.origin_id: [one.key for one in quantity.series(each)] for each in quantity.origins
    }
    assert series == {
        "ministry": [f"{WIRE}/dead", f"{POST}/dead", f"{RADIO}/dead"],
        "mayor": [],
        "radio": [f"{RADIO}/names"],
    }


def test_withdrawal_in_another_article_takes_a_statement_back(quantity: Quantity) -> None:
    statement = quantity.find(f"{WIRE}/brun-dead")
    assert statement.claim.holds
    assert not statement.holds
    assert statement.taken_back
    assert statement.taken_back.said == "withdrawn by Ada Brun (“withdrew her figure”)"


@pytest.mark.parametrize(
    ("by", "copy_holds"),
    [
        pytest.param(
            f"{RADIO}/ministry", False, id="by the speaker, whose figure it is in each text"
        ),
        pytest.param(f"outlet:{WIRE}", True, id="by the outlet, which answers for its own text"),
    ],
)
def test_copy_falls_with_its_original(tmp_path: Path, by: str, copy_holds: bool) -> None:
    given = rows()
    cells = {"kind": "withdraws", "article": RADIO, "exact": "The toll rose", "by": by}
    given["changes.csv"].append({"change_id": "taken", "to": f"{WIRE}/dead"} | cells)
    quantity = load_quantity(NAME, write_quantity(tmp_path, given))
    assert not quantity.find(f"{WIRE}/dead").holds
    assert quantity.find(f"{POST}/dead").holds is copy_holds


@pytest.mark.parametrize("kind", ["withdraws", "TODO"])
def test_article_that_has_no_statement_here_takes_one_back_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """Its words stand in its own changes.csv alone; an article that is not decided yet is passed over."""
    project = write_quantity(tmp_path)
    monkeypatch.setitem(OUTLETS, "late", "Late News")
    change = {"change_id": "back", "to": f"{WIRE}/dead", "by": "ministry", "kind": kind,
              "exact": "withdrew its toll"}  # fmt: skip
    late = articles()[POST] | {"claims.csv": [], "events.csv": [], "changes.csv": [change]}
    text = "No toll\n\nOn Saturday, the interior ministry withdrew its toll.\n"
    write_article(tmp_path, "late", text, late, "2024-03-09")
    assert load(WIRE, project).find("dead").holds == (kind == "TODO")
    quantity = load_quantity(project=project)
    is_taken = {each.key for each in quantity.statements if each.taken_back}
    ministrys = {f"{WIRE}/dead", f"{POST}/dead"} if kind == "withdraws" else set()
    assert is_taken == {f"{WIRE}/brun-dead", *ministrys}
    inputs = [project.shown(path) for path in quantity_inputs(project, NAME)]
    assert {"data/late/changes.csv", "seeds/late.txt"} <= {*inputs}


def _other_quantity(
    project: Project, *changes: dict[str, str], name: str = "in-the-valley"
) -> None:
    """Write another quantity, with the wire's toll as its one statement, and these changes."""
    folder = project.quantity_data(name)
    statement = rows()["statements.csv"][0]
    given = {"statements.csv": [statement], "origins.csv": rows()["origins.csv"][:1]}
    write_rows(folder, given | {"changes.csv": [*changes]})
    write_head(folder, {**HEAD, "label": "the dead of the valley"})


_TAKEN = {"change_id": "taken", "to": f"{WIRE}/dead", "by": f"{RADIO}/ministry", "kind": "withdraws",
          "article": RADIO, "exact": "The toll rose"}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "is_taken"),
    [
        pytest.param([_TAKEN], True, id="withdrawn"),
        pytest.param([_TAKEN | {"kind": "TODO"}], False, id="not decided yet"),
        pytest.param([_TAKEN | {"exact": "no such words"}], False, id="wrong there"),
        pytest.param([_TAKEN | {"kind": "disputes"}], False, id="disputed"),
        pytest.param(
            [_TAKEN, _TAKEN | {"change_id": "again", "to": "taken", "kind": "reinstates"}],
            False, id="taken back in turn",
        ),
    ],
)  # fmt: skip
def test_what_another_quantity_takes_back_is_taken_back_here(
    tmp_path: Path, changes: list[dict[str, str]], is_taken: bool
) -> None:
    project = write_quantity(tmp_path)
    _other_quantity(project, *changes)
    quantity = load_quantity(NAME, project)
    assert (quantity.find(f"{WIRE}/dead").taken_back is not None) == is_taken
    assert quantity.find(f"{POST}/dead").holds != is_taken  # its copy
    disputed = quantity.find(f"{WIRE}/dead").disputed_by
    assert disputed == (("the interior ministry",) if changes[0]["kind"] == "disputes" else ())
    inputs = [project.shown(path) for path in quantity_inputs(project, NAME)]
    assert "data/quantities/in-the-valley/changes.csv" in inputs


def test_one_change_coded_in_two_quantities_is_one(tmp_path: Path) -> None:
    given = rows()
    given["changes.csv"].append(_TAKEN)
    project = write_quantity(tmp_path, given)
    before = load_quantity(NAME, project).changes
    _other_quantity(project, _TAKEN | {"change_id": "of-the-valley"})
    assert load_quantity(NAME, project).changes == before


def test_a_quantity_of_an_articles_name_takes_back_as_well(tmp_path: Path) -> None:
    project = write_quantity(tmp_path)
    _other_quantity(project, _TAKEN, name=WIRE)
    assert load_quantity(NAME, project).find(f"{WIRE}/dead").taken_back


def test_inferred_day_is_told_from_a_stated_one(quantity: Quantity) -> None:
    stated, inferred = quantity.find(f"{WIRE}/dead"), quantity.find(f"{POST}/dead")
    assert (stated.as_of, stated.as_of_inferred) == ("2024-03-04", False)
    assert (inferred.as_of, inferred.as_of_inferred) == ("2024-03-04", True)


def test_unknown_origin_is_none(quantity: Quantity) -> None:
    assert quantity.find(f"{WIRE}/children").origin is None


@pytest.mark.parametrize("what", ["statement", "quantity"])
@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(lambda each: sum([each, each]), id="sum"),
        pytest.param(lambda each: each + 1, id="plus"),
        pytest.param(lambda each: each - each, id="difference"),
        pytest.param(lambda each: each / 2, id="half"),
        pytest.param(lambda each: max(each, each), id="largest"),
    ],
)
def test_arithmetic_is_refused(quantity: Quantity, what: str, attempt: object) -> None:
    each = quantity if what == "quantity" else quantity.statements[0]
    with pytest.raises(RefusalError, match="refused"):
        attempt(each)  # type: ignore[operator]


def test_quantity_can_be_handed_to_another_process(quantity: Quantity) -> None:
    assert pickle.loads(pickle.dumps(quantity)) == quantity


def test_project_lists_its_quantities_beside_its_articles(project: Project) -> None:
    assert project.quantities == [NAME]
    assert project.quantity("") == NAME
    assert project.articles == [POST, RADIO, WIRE]
    with pytest.raises(ProjectError, match=f"no quantity 'nowhere'. Choose one of: {NAME}"):
        project.quantity("nowhere")


def test_inputs_of_a_quantity_are_its_files_and_those_of_its_articles(project: Project) -> None:
    inputs = quantity_inputs(project, NAME)
    assert inputs == sorted({*inputs})
    shown = [project.shown(path) for path in inputs]
    assert f"data/quantities/{NAME}/changes.csv" in shown
    assert f"data/{RADIO}/claims.csv" in shown
    assert f"seeds/{POST}.txt" in shown
    assert "data/units.csv" in shown


def test_project_without_quantities(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert Project(tmp_path).quantities == []
    with pytest.raises(ProjectError, match="Choose one of: none"):
        Project(tmp_path).quantity("")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("statements.csv", "belongs to no quantity", id="a table outside a folder"),
        pytest.param("Two Words", "is not a name for a quantity", id="a name that is none"),
        pytest.param("nothing", "is not a folder", id="a file"),
    ],
)
def test_what_can_be_no_quantity_is_said(tmp_path: Path, name: str, says: str) -> None:
    path = tmp_path / "data" / "quantities" / name
    path.parent.mkdir(parents=True)
    path.mkdir() if " " in name else path.write_text("")
    with pytest.raises(ProjectError, match=says):
        assert Project(tmp_path).quantities
