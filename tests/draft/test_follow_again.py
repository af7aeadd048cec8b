"""A quantity that is there: new figures are added, and nothing that people decided is changed."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from as_stated import cli
from as_stated.coding import TODO, examine_quantity
from as_stated.draft import follow, list_followed
from as_stated.project import Project
from tests.helpers.followed import GUARD, Cells, claim, simple, statements, table, wire, write_all
from tests.helpers.projects import files_in
from tests.helpers.sheets import PROGRAMS, Program, resave

NEW = simple("post", "The coast guard said 24 people died.", "24 people",
             speakers=[GUARD | {"name": "The coast guard"}])  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The wire, of which a toll is followed, as the working directory."""
    made = write_all(tmp_path, wire())
    (tmp_path / "notebooks").mkdir()
    follow(made, "wire/dead", "deaths")
    monkeypatch.chdir(tmp_path)
    return made


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.main, ["follow", *words])


def decide(project: Project, old: str, new: str, file: str = "statements.csv") -> None:
    path = project.quantity_data("deaths") / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_nothing_new_leaves_every_file_alone(project: Project) -> None:
    before = files_in(project.root)
    lines = follow(project, "deaths")
    assert lines[0] == "data/quantities/deaths/: 4 statements are kept, and no figure is new."
    assert files_in(project.root) == before


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_rows_keep_every_byte_whatever_saved_them(project: Project, program: Program) -> None:
    """Order, encoding, separator, line ends and a column of one's own."""
    folder = project.quantity_data("deaths")

    def own(cells: list[list[str]]) -> list[list[str]]:
        header, *rows = cells
        return [[*header, "seen by"], *([*row, "A. B., “late”"] for row in reversed(rows))]

    resave(folder / "statements.csv", program, own)
    resave(folder / "origins.csv", program)
    before = files_in(folder)
    NEW.write(project.root)
    follow(project, "deaths")
    after = files_in(folder)
    assert after["origins.csv"] == before["origins.csv"]
    assert after["quantity.toml"] == before["quantity.toml"]
    assert after["statements.csv"].startswith(before["statements.csv"])
    assert after["statements.csv"] != before["statements.csv"]
    assert examine_quantity("deaths", project)[1]


def test_new_article_adds_its_figures_alone(project: Project) -> None:
    NEW.write(project.root)
    lines = follow(project, "deaths")
    assert lines[0] == (
        "data/quantities/deaths/: 4 statements are kept; added: 1 statement of 1 article."
    )
    assert lines[1] == "post/dead: same, “24 people”"
    assert [*statements(project, "deaths")][-1] == "post/dead"


def test_speaker_joins_an_origin_of_a_persons_only_by_a_person(project: Project) -> None:
    """Its row is theirs, and a statement is an origin's own only if its speaker stands there."""
    NEW.write(project.root)
    follow(project, "deaths")
    row = statements(project, "deaths")["post/dead"]
    assert (row["origin_id"], row["origin_basis"]) == ("coast-guard", TODO)
    assert row["note"] == "own, if “The coast guard” is added to the speakers of this origin"


def test_person_whom_people_named_as_a_bodys_speaker_speaks_for_it(project: Project) -> None:
    brun = {"speaker_id": "brun", "name": "Ada Brun", "kind": "person"}
    NEW.write(project.root)
    simple("radio", "Ada Brun said 25 people died.", "25 people", "2024-05-04", speakers=[brun],
           cells={"speaker_id": "brun"}).write(project.root)  # fmt: skip
    decide(project, "wire/guard,", '"wire/guard, radio/brun",', "origins.csv")
    follow(project, "deaths")
    row = statements(project, "deaths")["radio/dead"]
    assert (row["origin_id"], row["origin_basis"], row["note"]) == ("coast-guard", "own", "")


def test_what_people_put_aside_is_not_proposed_again(project: Project) -> None:
    decide(project, "wire,witness-dead,same", "wire,witness-dead,other")
    before = files_in(project.root)
    follow(project, "deaths")
    assert files_in(project.root) == before
    assert not [each for each in list_followed(project) if "witness-dead" in each]


def test_words_of_what_is_decided_are_known_from_then_on(project: Project) -> None:
    simple("post", "The coast guard said 23 passengers died.", "23 passengers",
           cells={"population": "passengers"}).write(project.root)  # fmt: skip
    follow(project, "deaths")
    assert statements(project, "deaths")["post/dead"]["relation"] == TODO
    decide(project, "post,dead,TODO", "post,dead,same")
    simple("radio", "The coast guard said 25 passengers died.", "25 passengers", "2024-05-05",
           cells={"population": "passengers"}).write(project.root)  # fmt: skip
    follow(project, "deaths")
    assert statements(project, "deaths")["radio/dead"]["relation"] == "same"


def test_change_that_people_deleted_does_not_come_back(project: Project) -> None:
    """Changes are drafted with the statements that they are about, and never later."""
    sentence = "The coast guard of Orrin spoke of at least 21 dead, as before."
    guard = GUARD | {"name": "The coast guard of Orrin"}
    cells = {"earlier_words": "as before"}
    simple("post", sentence, "at least 21 dead", speakers=[guard], cells=cells).write(project.root)
    follow(project, "deaths")
    path = project.quantity_data("deaths") / "changes.csv"
    assert len(table(path)) == 1
    path.unlink()
    follow(project, "deaths")
    assert not path.exists()


def test_what_is_gone_is_named_and_stays(project: Project) -> None:
    NEW.write(project.root)
    follow(project, "deaths")
    shutil.rmtree(project.data("post"))
    path = project.data("wire") / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("witness-dead,", "seen-dead,"), "utf-8")
    before = (project.quantity_data("deaths") / "statements.csv").read_bytes()
    said = run("deaths").output
    assert (
        "row 4: wire has no claim 'witness-dead' any more. Correct the row, or delete it." in said
    )
    assert "row 6: post is not an article of data/ any more." in said
    assert (project.quantity_data("deaths") / "statements.csv").read_bytes().startswith(before)


def test_article_with_problems_is_left_out_and_named(project: Project) -> None:
    NEW.write(project.root)
    path = project.data("post") / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("indirect", "TODO"), "utf-8")
    result = run("deaths")
    assert result.exit_code == 0
    assert (
        "Left out until nothing is wrong or open in them: post. See as-stated check."
        in result.output
    )
    assert "post/dead" not in statements(project, "deaths")


def test_begun_half_way_is_finished(project: Project) -> None:
    """A run that was killed before quantity.toml was written is run again."""
    folder = project.quantity_data("deaths")
    whole = files_in(folder)
    (folder / "quantity.toml").unlink()
    (folder / "origins.csv").unlink()
    assert run("wire/dead", "--name", "deaths").exit_code == 0
    assert files_in(folder) == whole


def test_listing_names_quantities_what_they_lack_and_what_nobody_follows(project: Project) -> None:
    NEW.write(project.root)
    for name, day in (("home", "2024-05-03"), ("away", "2024-05-04")):
        sentence = f"The coast guard said {7 if name == 'home' else 9} people are missing."
        simple(name, sentence, sentence[21:-13], day, cells={"people_status": "missing"}).write(
            project.root
        )
    before = files_in(project.root)
    assert run().output.splitlines() == [
        "deaths: 4 statements of 1 article; like them: post/dead. To add them: as-stated follow deaths",
        "home/dead, “7 people”, and 1 figure of 2 articles that may be the same: "
        "as-stated follow home/dead",
    ]
    assert files_in(project.root) == before


def test_listing_goes_on_after_a_quantity_that_cannot_be_read(project: Project) -> None:
    (project.quantity_data("deaths") / "statements.csv").write_text("a,b\n", "utf-8")
    result = run()
    assert result.exit_code == 0
    assert (
        "data/quantities/deaths/: cannot be read: data/quantities/deaths/statements.csv"
        in result.output
    )


def test_it_says_so_if_nothing_is_followed(tmp_path: Path) -> None:
    assert list_followed(write_all(tmp_path, wire())) == ["No figure is followed yet."]


def test_messages_fit_on_a_screen(project: Project) -> None:
    for at in range(30):
        simple(f"post-{at}", "The coast guard said 24 people died.", "24 people").write(
            project.root
        )
    assert len(run("deaths").output.splitlines()) <= 25
    assert len(run().output.splitlines()) <= 25


# Bad input.


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(
            ("wire/deads",), "wire has no claim 'deads': did you mean 'dead'?", id="claim"
        ),
        pytest.param(("wire/",), "'wire/' names no claim", id="no claim"),
        pytest.param(("wire/dead/more",), "wire has no claim 'dead/more'", id="too deep"),
        pytest.param(("../wire/dead",), "there is no article '..'", id="way up"),
        pytest.param(
            ("wire/dead", "--name", "d" * 300), "not a name for a quantity", id="long name"
        ),
        pytest.param(
            ("wire/dead", "--name", "con"), "not a name for a quantity", id="name of a device"
        ),
        pytest.param(
            ("\u202edeaths",), r"there is no quantity '\u202edeaths'", id="hidden character"
        ),
        pytest.param(
            ("post/dead",), "there is no article 'post'. Choose one of: wire.", id="article"
        ),
        pytest.param(("/dead",), "'/dead' names no claim", id="no article"),
        pytest.param(
            ("death",),
            "there is no quantity 'death'. Did you mean 'deaths'? Choose one of: deaths.",
            id="quantity",
        ),
        pytest.param(
            ("wire/expected", "--name", "more"), "wire/expected is expected", id="forecast"
        ),
        pytest.param(("wire/dead", "--name", "De aths"), "not a name for a quantity", id="name"),
        pytest.param(("wire/dead", "--name", "../x"), "not a name for a quantity", id="way out"),
        pytest.param(
            ("wire/dead", "--name", "deaths"), "is there already, and is yours", id="taken"
        ),
        pytest.param(
            ("deaths", "--name", "more"), "--name is for a new quantity", id="name too many"
        ),
        pytest.param(("--name", "more"), "--name is for a new quantity", id="name alone"),
        pytest.param(("wire/dead", "deaths"), "unexpected extra argument", id="two things"),
    ],
)
def test_bad_words_write_nothing(project: Project, words: tuple[str, ...], said: str) -> None:
    before = files_in(project.root)
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.splitlines()) <= 4
    assert files_in(project.root) == before


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        pytest.param("statements.csv", "claim_id", "claims", "no column claim_id", id="column"),
        pytest.param("statements.csv", "relation", "relat\x00ion", "", id="control character"),
        pytest.param("origins.csv", "coast-guard,", "Coast Guard,", "origin_id is", id="origin's id"),
        pytest.param("quantity.toml", 'unit = "person"', "unit = 3", "unit is missing or not text", id="unit"),
        pytest.param("quantity.toml", "methods = [", "methods = ", "not TOML", id="TOML"),
        pytest.param("quantity.toml", 'form = "level"', "", "form is missing", id="no form"),
        pytest.param(
            "statements.csv", "wire,dead,same", "wire,dead,other", "no statement is the same",
            id="nothing is the same",
        ),
    ],
)  # fmt: skip
def test_bad_files_write_nothing(
    project: Project, file: str, old: str, new: str, said: str
) -> None:
    if "same" in old:
        decide(project, "wire,witness-dead,same", "wire,witness-dead,other")
    path = project.quantity_data("deaths") / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    NEW.write(project.root)
    before = files_in(project.root)
    result = run("deaths")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert files_in(project.root) == before


def test_claim_of_an_article_with_problems_begins_nothing(project: Project) -> None:
    path = project.data("wire") / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("At least,person", "about,person"), "utf-8")
    before = files_in(project.root)
    result = run("wire/dead", "--name", "more")
    assert result.exit_code == 2
    assert "data/wire/claims.csv, row 2 (dead)" in result.stderr
    assert files_in(project.root) == before


def test_file_that_a_person_made_is_never_replaced(project: Project) -> None:
    folder = project.root / "data" / "quantities" / "mine"
    folder.mkdir()
    (folder / "notes.csv").write_text("mine\n", "utf-8")
    before = files_in(project.root)
    assert run("wire/dead", "--name", "mine").exit_code == 2
    assert files_in(project.root) == before


def test_two_claims_of_one_name_in_two_articles_are_two(project: Project) -> None:
    rows: list[Cells] = [claim("dead", "24 people")]
    NEW.claims = rows
    NEW.write(project.root)
    follow(project, "post/dead", "post-deaths")
    assert {*statements(project, "post-deaths")} >= {"post/dead", "wire/dead"}
