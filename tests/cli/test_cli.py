"""The command: what it prints, its exit codes, and that bad input writes nothing."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from as_stated import cli
from as_stated.project import Project
from tests.helpers.projects import GOLDEN, ROOT, SEED, Edit, files_in
from tests.helpers.sheets import Program, resave
from tests.helpers.town import rows, write_town

# Of a report of ours, as far as the index of reports looks.
MANIFEST = json.dumps(
    {
        "as_stated": "0.1.0",
        "shelf": {
            "article": "a", "title": "A", "producer": "B", "date_published": "2024-05-01",
            "date_said": "1 May 2024", "figures": 1, "speakers": 0,
        },
    }
)  # fmt: skip


def run(*words: str) -> Result:
    return CliRunner().invoke(cli.main, words)


def test_check_says_how_many_numbers_and_that_all_are_accounted_for(seed: Project) -> None:
    result = run("check")
    assert result.exit_code == 0
    assert result.output == (
        f"{SEED}: 21 numbers, all accounted for: 7 figures, 14 excluded with a reason.\n"
    )


def test_check_lists_all_faults_and_ends_with_two(seed: Project, edit: Edit) -> None:
    edit(f"data/{SEED}/claims.csv", "people,,,286,", "people,,,268,")
    edit(f"data/{SEED}/claims.csv", "indirect", "reported")
    result = run("check", SEED)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines()[-1] == "2 problems."
    assert 'magnitude is 268, but the quote says "at least 286"' in result.stderr


def test_check_counts_problems_and_what_is_undecided(seed: Project, edit: Edit) -> None:
    edit(f"data/{SEED}/claims.csv", "people,,,286,", "people,,,268,")
    edit(f"data/{SEED}/claims.csv", "peacekeeper,Russian", "TODO,Russian")
    edit(f"data/{SEED}/claims.csv", "prisoner,Armenian", "TODO,Armenian")
    assert run("check").stderr.splitlines()[-1] == "1 problem, 2 undecided."


def test_check_shows_the_ledger(seed: Project) -> None:
    """Each number between its words, one below the other; no colour where nobody sees it."""
    result = run("check", "--ledger", SEED)
    assert result.exit_code == 0
    *lines, account = result.stdout.splitlines()
    assert len(lines) == 21
    assert account.startswith(f"{SEED}: 21 numbers")
    killed = next(line for line in lines if "286" in line)
    assert " In September, at least 286 people were killed on both si" in killed
    assert killed.endswith("  count     killed-2022")
    assert lines[4].endswith("  date      no figure: dates a war")
    assert len({line.find("  count  ") for line in lines if "  count  " in line}) == 1
    numbers = ["286", "6,500", "2,000", "30,000"]
    starts = {line.index(n) for n in numbers for line in lines if f" {n} people" in line}
    assert len(starts) == 1
    assert "\x1b" not in result.output


def test_ledger_has_colours_on_a_terminal(seed: Project) -> None:
    result = CliRunner(env={"NO_COLOR": None}).invoke(cli.main, ["check", "--ledger"], color=True)
    assert "\x1b[1m286\x1b[0m" in result.output
    assert "\x1b[32mkilled-2022\x1b[0m" in result.output


def test_ledger_says_where_a_number_went_that_is_not_decided(seed: Project, edit: Edit) -> None:
    edit(
        f"data/{SEED}/claims.csv", "person,people,dead,deaths,clashes", "TODO,people,dead,,clashes"
    )
    edit(f"data/{SEED}/exclusions.csv", "dates the collapse of the Soviet Union", "TODO")
    edit(f"data/{SEED}/exclusions.csv", "two,fought , wars,count,", "two,fought , wars,ordinal,")
    result = run("check", "--ledger")
    assert result.exit_code == 2
    ends = [line.rpartition("  ")[2] for line in result.stdout.splitlines()]
    assert "nowhere" not in ends  # its row is wrong, and has been named
    assert "killed-2022" in ends
    assert "no figure: TODO" in ends


def test_ledger_says_of_a_number_that_no_row_has(seed: Project) -> None:
    path = seed.root / "data" / SEED / "exclusions.csv"
    header, _, *rest = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join([header, *rest]), "utf-8")
    result = run("check", "--ledger")
    assert result.stdout.splitlines()[0].endswith("  nowhere")


def test_ledger_of_several_lines_stays_one_line_a_number(golden: Project) -> None:
    lines = run("check", "--ledger").stdout.splitlines()
    assert len(lines) == 10 + 1
    assert all(
        re.search(r"  (count|date|ordinal|duration|measure) +\S", line) for line in lines[:-1]
    )


def test_ledger_says_which_numbers_a_person_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write_town(tmp_path, rows()).root)
    result = run("check", "--ledger")
    assert result.exit_code == 0
    (line,) = (each for each in result.stdout.splitlines() if "four or five" in each)
    assert line.endswith("engineers (read by a person: A range from 4 to 5, not two figures.)")


def test_check_says_what_a_row_is_about_and_what_may_be_meant(
    seed: Project, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(seed.root)
    edit(f"data/{SEED}/claims.csv", "286,,>=,at least,person,", "286,,>=,at least,pesron,")
    result = run("check", SEED)
    assert result.exit_code == 2
    assert result.stderr.startswith(
        f"data/{SEED}/claims.csv, row 4 (killed-2022), “at least 286 people”: "
        "unit is 'pesron': did you mean 'person'? Choose one of: "
    )


def test_check_names_columns_of_ones_own_once(
    seed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a table that all articles share too."""
    monkeypatch.chdir(seed.root)
    shutil.copytree(seed.data(SEED), seed.data("second"))
    shutil.copy(seed.seed(SEED), seed.seed("second"))
    units = seed.root / "data" / "units.csv"
    resave(units, Program(";"), lambda cells: [[*row, "mine"] for row in cells])
    result = run("check")
    assert result.exit_code == 0
    assert result.stderr == "data/units.csv: kept, but not read: mine.\n"


@pytest.mark.process
@pytest.mark.parametrize("command", ["check", "report"])
def test_a_withdrawal_by_somebody_else_is_wrong_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    given = rows()
    given["claims.csv"][1]["stance_by"] = "ministry"
    root = write_town(tmp_path, given).root
    monkeypatch.chdir(root)
    (root / "notebooks").symlink_to(ROOT / "notebooks")
    result = run(command)
    assert result.exit_code == 2
    quote = ", “more than 47 dead”" * (command == "check")
    assert f"claims.csv, row 3 (withdrawn){quote}: stance is withdrawn by ministry" in result.stderr
    assert "Traceback" not in result.output
    assert not (root / "report").exists()


HEAVY = (
    "IPython", "jinja2", "jupyter_client", "matplotlib", "nbconvert", "nbformat", "numpy",
    "pandas", "papermill", "typst", "pikepdf", "watchfiles", "distributed",
)  # fmt: skip


def imported_by(*words: str) -> set[str]:
    """What of the heavy packages a command imports, in a process of its own."""
    program = (
        f"import sys; sys.argv = {['as-stated', *words]!r}\n"
        "from as_stated.cli import main\n"
        "try: main()\n"
        f"except SystemExit: print('heavy:', *(set({HEAVY!r}) & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return set(result.stdout.splitlines()[-1].split()[1:])


@pytest.mark.process
def test_each_command_imports_what_it_needs(golden: Project) -> None:
    """And nothing else: that is most of what a short command takes."""
    assert imported_by("--help") == set()
    assert imported_by("check") == set()
    assert "matplotlib" not in imported_by("report", "--no-pdf")  # the kernels draw
    assert imported_by("report", "--no-pdf") == set()  # nothing has changed


FLOOD = ROOT / "tests" / "texts" / "veldra-flood.txt"


@pytest.mark.process
def test_draft_check_report(golden: Project) -> None:
    """What a newcomer types, up to the list of what is theirs to decide."""
    result = run("draft", str(FLOOD), "--published", "2024-05-14", "--producer", "The Courier")
    assert result.exit_code == 0, result.output
    made = re.fullmatch(
        r"Created seeds/veldra-flood.txt and data/veldra-flood/: (\d+) numbers, "
        r"(\d+) as figures in claims.csv, (\d+) as one of them again in quotes.csv, "
        r"(\d+) in exclusions.csv.",
        result.stdout.splitlines()[0],
    )
    assert made
    numbers, figures, again, excluded = map(int, made.groups())
    assert numbers == figures + again + excluded > 35
    assert result.stdout.splitlines()[-1].endswith("to list them: as-stated check veldra-flood")
    listed = run("check", "veldra-flood")
    assert listed.exit_code == 2
    *places, last = listed.stderr.splitlines()
    assert re.fullmatch(r"\d+ undecided\.", last)
    assert int(last.split()[0]) > len(places)
    assert all(" is undecided. " in place for place in places)
    assert any(re.search(r"/claims\.csv, rows \d+ to \d+.*: event_id is", each) for each in places)
    files = [place.partition(".")[0].rpartition("/")[2] for place in places]
    assert list(dict.fromkeys(files)) == ["source", "events", "claims", "exclusions", "story"]
    assert places[-2].startswith("data/veldra-flood/story.toml: title is undecided. Write")
    assert run("report", "veldra-flood").exit_code == 2
    moved = run("draft", str(FLOOD), "--no-figure", "bridges, places")
    assert "Taken out of claims.csv: bridges, places." in moved.stdout


def test_draft_that_is_refused_writes_nothing(golden: Project) -> None:
    before = files_in(golden.root)
    for words, message in (
        ([str(FLOOD), "--published", "May"], "--published is 'May', not a day. Write it as"),
        ([str(FLOOD), "--name", "tables"], "tables is kept for what is about many articles. Give"),
        ([str(FLOOD), "--name", "Flood!"], "'Flood!' is not a name for an article. Give one with"),
        ([str(FLOOD), "--title", ""], "--title is empty. Leave it out, or say what it is."),
        (["nothing.txt"], "nothing.txt: the file is missing. Give the article's text as a file."),
    ):
        result = run("draft", *words)
        assert result.exit_code == 2
        assert message in result.stderr
        assert "Traceback" not in result.stderr
    assert files_in(golden.root) == before


CLAIMS = f"data/{SEED}/claims.csv"
BAD = [
    pytest.param(
        [CLAIMS, "people,,,286,", "people,,,268,"], [], "(killed-2022): magnitude is 268",
        id="magnitude the quote does not state",
    ),
    pytest.param(
        [f"seeds/{SEED}.txt", "at least 286", "at least 268"], [], "'at least 268 people'",
        id="another number in the text",
    ),
    pytest.param(
        [CLAIMS, "claim_id,exact", "claim,exact"], [], "claims.csv, header: wrong",
        id="column of another name",
    ),
    pytest.param(
        [], ["nope"], "there is no article 'nope'. Choose one of: edilli-2022-10-05.",
        id="unknown article",
    ),
    pytest.param(
        [], ["--all", SEED], "--all means every report. Leave it out, or",
        id="all reports and an article",
    ),
    pytest.param(
        [], ["--all", "--quantity", "dead"], "--all means every report. Leave it out, or",
        id="all reports and a quantity",
    ),
    pytest.param(
        [], ["--quantity", "dead"], "there is no quantity 'dead'. Choose one of: none.",
        id="unknown quantity",
    ),
    pytest.param(
        [], ["--quantity", ""], "--quantity is empty. Leave it out, or name a quantity.",
        id="no quantity's name",
    ),
    pytest.param(
        [], ["--quantity", "dead", "-p", "reading", "one-figure", "--out", "o"],
        "The report of a quantity has no parameters. Leave out -p.",
        id="parameter of a quantity",
    ),
    pytest.param(
        [], ["-p", "colour", "red"], "There is no parameter 'colour'. Choose from: reading, events.",
        id="unknown parameter",
    ),
    pytest.param(
        [], ["-p", "reading", "wide"], "Choose one of: as-stated, one-figure, two-figures.",
        id="unknown reading",
    ),
    pytest.param(
        [], ["-p", "events", "war-1999", "--out", "o"], "Choose from: conflict-1990s, war-2020,",
        id="unknown event",
    ),
    pytest.param(
        [], ["-p", "reading", "one-figure"], "Add --out DIR, with another folder.",
        id="parameter without --out",
    ),
]  # fmt: skip


@pytest.mark.process
@pytest.mark.parametrize(("change", "words", "message"), BAD)
def test_bad_input_gives_one_message_and_writes_nothing(
    seed: Project, edit: Edit, change: list[str], words: list[str], message: str
) -> None:
    if change:
        edit(*change)
    before = files_in(seed.root)
    result = run("report", *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert files_in(seed.root) == before


@pytest.mark.parametrize(
    "command", [["check"], ["report"], ["watch"], ["draft", str(FLOOD)]], ids=" ".join
)
def test_no_project_is_said_and_the_checkout_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*command)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"{tmp_path}: there is no project here")
    assert list(tmp_path.iterdir()) == []


def test_variable_that_names_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AS_STATED_ROOT", str(tmp_path))
    result = run("check")
    assert result.exit_code == 2
    assert "has no seeds/ and data/" in result.stderr


def test_no_articles(golden: Project) -> None:
    for name in golden.articles:
        for path in golden.data(name).iterdir():
            path.unlink()
        golden.data(name).rmdir()
    assert "there are no articles" in run("report").stderr


@pytest.mark.process
def test_failing_notebook_leaves_the_last_report(golden: Project) -> None:
    """Exit code 1, the cell in one screen, and the report as it was."""
    folder = golden.root / "report" / GOLDEN
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(MANIFEST)
    (folder / "index.html").write_text("the last good one")
    path = golden.root / "notebooks" / "2-charts.ipynb"
    path.write_text(path.read_text("utf-8").replace("charts.deaths(", "charts.births("), "utf-8")
    result = run("report", "--no-pdf")
    assert result.exit_code == 1
    assert "2-charts.ipynb, cell" in result.stderr
    assert "charts.births(tables)" in result.stderr
    assert len(result.stderr.splitlines()) < 25
    assert files_in(folder)["index.html"] == b"the last good one"
    assert files_in(folder)["manifest.json"] == MANIFEST.encode()


@pytest.mark.process
def test_a_finished_report_says_where_it_is(golden: Project) -> None:
    result = run("report", "--no-pdf")
    assert result.stdout.splitlines()[-1] == "Report: report/index.html"


def test_watch_shows_one_article(golden: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first, unless one is named; its address is what the browser is given, if it is to be."""
    asked = []
    monkeypatch.setattr("as_stated.preview.watcher.watch", lambda *words: asked.append(words))
    result = run("watch", GOLDEN, GOLDEN)
    assert result.exit_code == 2
    assert result.stderr.startswith("watch shows one report, and 2 are named. ")
    assert run("watch", "nope").exit_code == 2
    assert asked == []
    assert run("watch").exit_code == 0
    assert run("watch", "--open", "--port", "0", "--no-pdf").exit_code == 0
    (first, port, show, _), (second, any_port, launch, _) = asked
    assert (first.parameters.article, first.paper, port) == (GOLDEN, "A4", 8365)
    assert (second.paper, any_port) == (None, 0)
    assert show("http://127.0.0.1/") is None
    assert launch is click.launch


@pytest.mark.process
@pytest.mark.parametrize(
    "command",
    [
        pytest.param([Path(sys.executable).with_name("as-stated")], id="as-stated"),
        pytest.param([sys.executable, "-m", "as_stated"], id="python -m as_stated"),
    ],
)
def test_installed_command_answers(command: list[str], seed: Project) -> None:
    """By its own name in both cases, and with the exit codes of the errors."""
    result = subprocess.run([*command, "--help"], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("Usage: as-stated ")
    result = subprocess.run([*command, "check", "nope"], capture_output=True, text=True)
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1
