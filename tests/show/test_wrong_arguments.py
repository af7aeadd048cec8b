"""Whatever a function of the public face is wrongly given: one message that says what it takes."""

import copy
import pickle
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import as_stated
from as_stated import across, charts, evidence, load, load_all, load_quantity, prose, tidy
from as_stated.errors import AsStatedError, InputError, NoSuchNameError, NoSuchTableError
from as_stated.project import Project
from tests.helpers.projects import ROOT, SEED

PROJECT = Project(ROOT)
OF_TABLES = [
    *(getattr(charts, name) for name in charts.__all__ if name != "PALETTE"),
    *(getattr(prose, name) for name in prose.__all__),
    *(
        getattr(evidence, name)
        for name in evidence.__all__
        if name not in ("refusals", "result", "attempt")
    ),
]


OF_A_QUANTITY = [getattr(across, name) for name in across.__all__ if name != "refusals"]


@pytest.fixture(scope="module")
def given() -> dict[str, Any]:
    """What an analyst has at hand."""
    article = load(SEED, PROJECT)
    tables = tidy(article)
    names = {name: getattr(as_stated, name) for name in as_stated.__all__}
    return names | {
        "np": np,
        "pd": pd,
        "article": article,
        "tables": tables,
        "frame": tables.claims.frame,
        "stack": load_all(PROJECT),
        "project": PROJECT,
        "chart": charts.deaths(tables),
        "quantity": load_quantity("dead", Project(ROOT / "examples")),
    }


@pytest.mark.parametrize("call", OF_TABLES, ids=lambda call: call.__name__)
@pytest.mark.parametrize("what", ["article", "frame", "stack", "5", "None", "tables.claims", "'x'"])
def test_a_call_that_takes_tables_says_so(
    call: Callable[[object], object], what: str, given: dict[str, Any]
) -> None:
    said = rf"\w+\.{call.__name__} takes the tables of an article, not .*: \w+\.{call.__name__}\(t"
    with pytest.raises(InputError, match=said):
        call(eval(what, given))


@pytest.mark.parametrize("call", OF_A_QUANTITY, ids=lambda call: call.__name__)
@pytest.mark.parametrize("what", ["article", "frame", "stack", "tables", "5", "None", "'dead'"])
def test_a_call_that_takes_a_quantity_says_so(
    call: Callable[..., object], what: str, given: dict[str, Any]
) -> None:
    name = f"across.{call.__name__}"
    how = "dead" if what == "'dead'" else "…"
    said = rf"{name} takes a quantity, not .*: {name}\(load_quantity\('{how}'\)\)"
    with pytest.raises(InputError, match=said):
        call(eval(what, given))
    with pytest.raises(InputError, match=rf"Call it as {call.__name__}\(quantity"):
        call()


@pytest.mark.parametrize("call", OF_TABLES, ids=lambda call: call.__name__)
def test_too_few_and_too_many_are_said(call: Callable[..., object], given: dict[str, Any]) -> None:
    said = rf"Call it as {call.__name__}\(tables\)\."
    for arguments in ((), (given["tables"], 5)):
        with pytest.raises(InputError, match=said):
            call(*arguments)
    with pytest.raises(InputError, match=said):
        call(table=given["tables"])


CALLS = {
    "load(5)": "takes the name of an article",
    "load(article)": "takes the name of an article",
    "load('edilli-2022-10-5', project)": "Did you mean 'edilli-2022-10-05'",
    "load(nam='x')": "no argument 'nam': did you mean 'name'?",
    "load('a', 'b')": "and a Project, not 'b'",
    "load('a', None, 3)": r"Call it as load\(name, project\)",
    "load_all(5)": "takes names of articles, not 5",
    "load_all([article])": "takes names of articles",
    "load_all(project, ['edilli'])": "there is no article 'edilli'",
    "load_all(artcles=[])": "did you mean 'articles'",
    "tidy()": r"Call it as tidy\(dossier, reading, events\)",
    "tidy('edilli')": r"tidy\(load\('edilli'\)\)",
    "tidy(frame)": "takes what load gives",
    "tidy(article, 'one-figur')": "did you mean 'one-figure'",
    "tidy(article, 5)": "reading is 5, not text",
    "tidy(article, events='war2020')": "did you mean 'war-2020'",
    "tidy(article, event='x')": "did you mean 'events'",
    "charts.death(tables)": "did you mean 'deaths'",
    "prose.finding_(tables)": "did you mean 'findings'",
    "evidence.quote(tables)": "did you mean 'quotes'",
    "evidence.refusals(tables)": r"Call it as refusals\(\)",
    "evidence.attempt(5)": "takes what to call first",
    "chart.savefig('x.png')": r"chart\.figure\(\)\.savefig",
    "chart.figure(width='7')": "4 to 24 inches wide, not '7'",
    "chart.figure(theme='drak')": "did you mean 'dark'",
    "chart.figure(widht=7)": "did you mean 'width'",
    "chart.slide(title=5)": "A title is words",
    "across.refusals(tables)": r"Call it as refusals\(\)",
    "across.chrt(5)": "did you mean 'chart'",
    "across.heading(quantity, 'limit')": "did you mean 'limits'",
    "tables.heading('account')": "did you mean 'accounts'",
    "article[['killed-2022']]": r"has no figure \['killed-2022'\]",
    "article[:2]": r"has no figure slice.* It has: killed-1990s",
    "say_claim(5)": r"takes one figure of an article, not 5: article\['…'\]",
    "load_quantity(5)": "takes the name of a quantity, and a Project, not 5",
    "load_quantity('cases', 5)": "and a Project, not 5",
    "load_quantity(nam='x')": "no argument 'nam': did you mean 'name'?",
    "read_claims(tables)": r"read_claims\(article\)",
    "read_claims(article, 'one-figure')": r"Call it as read_claims\(claims\)",
    "load('edilli', project)": "Did you mean 'edilli-2022-10-05'",
    "tidy(article, 'two')": "did you mean 'two-figures'",
    "tables.claims.__delitem__('said')": r"frame = tables\.claims\.frame",
    "find_numbers(5)": "takes a text, not 5",
    "find_numbers(['5 dead'])": "numbers_frame reads those of several",
    "find_numbers(b'5 dead')": "Decode it",
    "find_numbers()": r"Call it as find_numbers\(text\)",
    "numbers_frame(5)": "takes a text, or several",
    "numbers_frame(frame)": r"one column of a frame: numbers_frame\(frame\['claim_id'\]\)",
    "numbers_frame(tables.claims)": "one column of a frame",
    "numbers_frame([['5 dead']])": "0 is .*not a text",
    "read_csv(5)": "takes the path",
    "pd.DataFrame(tables.claims)": r"tables\.claims\.frame",
    "np.asarray(tables.claims)": r"tables\.claims\.frame",
    "article.title": r"article\.article\.source\.title",
    "article.text": r"article\.article\.text",
    "datapackage(article)": r"datapackage\(tidy\(article\)\)",
}


@pytest.mark.parametrize("call", CALLS)
def test_what_is_wrong_is_said_in_one_message(call: str, given: dict[str, Any]) -> None:
    with pytest.raises(AsStatedError, match=CALLS[call]) as caught:
        eval(call, given)
    (line,) = caught.value._render_traceback_()  # all that a notebook shows
    assert line.startswith(type(caught.value).__name__)


def test_a_name_that_the_package_has_not_says_what_is_nearest() -> None:
    with pytest.raises(NoSuchNameError, match="did you mean 'load'"):
        as_stated.lod  # noqa: B018


@pytest.mark.parametrize(
    "names", ["'edilli-2022-10-05'", "['edilli-2022-10-05']", "articles=['edilli-2022-10-05']"]
)
def test_names_of_articles_are_taken_wherever_they_stand(
    names: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert len(eval(f"load_all({names})", {"load_all": load_all}).articles) == 1


def test_events_may_be_a_list(given: dict[str, Any]) -> None:
    one, other = (tidy(given["article"], events=each) for each in ("war-2020", ["war-2020"]))
    assert one.shown_claims == other.shown_claims


@pytest.mark.parametrize("which", ["tables", "stack"])
def test_tables_are_had_by_name(which: str, given: dict[str, Any]) -> None:
    tables = given[which]
    names = [each.schema.name for each in tables]
    assert len(tables) == len(names) > 5
    assert all(tables[name].frame.equals(tables[name].frame) for name in names)
    assert tables["claims"] is tables.claims
    assert "claims" in tables and "claim" not in tables
    with pytest.raises(NoSuchTableError, match="'claim': did you mean 'claims'"):
        tables["claim"]
    with pytest.raises(NoSuchNameError, match=r"There are .*claims"):
        tables.claim  # noqa: B018
    assert set(tables._ipython_key_completions_()) == set(names)


@pytest.mark.parametrize("which", ["tables", "stack"])
def test_tables_show_themselves(which: str, given: dict[str, Any]) -> None:
    tables = given[which]
    assert "\n" not in repr(tables)
    html = tables._repr_html_()
    assert html.count('<th scope="col">') == 3
    assert re.findall(r"<tr><td>(\w+)</td>", html) == [each.schema.name for each in tables]


@pytest.mark.parametrize("which", ["tables", "stack"])
def test_every_table_does_what_a_frame_does(which: str, given: dict[str, Any]) -> None:
    for table in given[which]:
        frame = table.frame
        column = frame.columns[0]
        assert list(table) == list(frame)
        assert column in table and "no such column" not in table
        assert len(table) == len(frame) and table.shape == frame.shape
        assert table.head(2).equals(frame.head(2))
        assert table[column].equals(frame[column])
        assert table.query(f"{column} == {column}").equals(frame.query(f"{column} == {column}"))
        assert table.merge(frame[[column]], on=column).shape[0] >= len(frame)
        assert table.to_csv(index=False) == frame.to_csv(index=False)
        assert repr(table) == repr(frame)
        assert table.frame is not table.frame


@pytest.mark.parametrize("which", ["tables", "stack"])
def test_tables_survive_copies_and_pickles(which: str, given: dict[str, Any]) -> None:
    tables = given[which]
    for other in (copy.copy(tables), copy.deepcopy(tables), pickle.loads(pickle.dumps(tables))):
        assert other["claims"].frame.equals(tables["claims"].frame)
