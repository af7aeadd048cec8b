"""What the command offers somebody who does not know it: help, examples, names to complete, no colour."""

import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from as_stated.cli import main
from as_stated.project import Project
from as_stated.show import Parameters
from as_stated.show.rules import READINGS
from tests.helpers.projects import GOLDEN, ROOT, SEED


def help_of(*words: str) -> str:
    result = CliRunner().invoke(main, [*words, "--help"], terminal_width=200)
    assert result.exit_code == 0
    return " ".join(result.output.split())


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_an_example_that_it_takes(name: str) -> None:
    """Read as the command reads it, not run: its article is invented."""
    example = re.search(r"Example: as-stated (.+)$", help_of(name))
    assert example
    command, *words = shlex.split(example[1])
    assert command == name and words
    main.commands[name].make_context(name, words, parent=click.Context(main))


@pytest.mark.parametrize("name", sorted(main.commands))
def test_the_list_of_commands_cuts_no_sentence(name: str) -> None:
    listed = CliRunner().invoke(main, ["--help"], terminal_width=80).output
    (said,) = re.findall(rf"^  {name} +(\S.*)$", listed, flags=re.M)
    assert said.endswith(".") and not said.endswith("...")


def test_help_of_report_has_the_parameters_with_their_values() -> None:
    said = help_of("report")
    for each in fields(Parameters):
        assert each.name == "article" or re.search(rf"parameter: .*\b{each.name}\b", said)
    assert f"reading ({', '.join(READINGS)})" in said


def offered(*words: str) -> set[str]:
    *before, begun = words
    shell = ShellComplete(main, {}, "as-stated", "_AS_STATED_COMPLETE")
    return {each.value for each in shell.get_completions(before, begun)}


@pytest.mark.parametrize("command", ["check", "report", "export", "watch"])
def test_articles_are_offered(seed: Project, command: str) -> None:
    seed.data("another").mkdir()
    assert offered(command, "") == {SEED, "another"}
    assert offered(command, SEED[:3]) == {SEED}
    assert offered(command, "no") == set()


@pytest.mark.parametrize("words", [("follow",), ("check", "--quantity"), ("report", "--quantity")])
def test_quantities_are_offered(seed: Project, words: tuple[str, ...]) -> None:
    seed.quantity_data("dead").mkdir(parents=True)
    assert offered(*words, "d") == {"dead"}


def test_parameters_are_offered_and_then_their_values(seed: Project) -> None:
    assert offered("report", "-p", "") == {"reading", "events"}
    assert offered("report", "-p", "re") == {"reading"}
    assert offered("report", SEED, "-p", "reading", "") == set(READINGS)
    assert offered("report", "-p", "reading", "one") == {"one-figure"}
    assert offered("report", "-p", "no-such", "") == set()
    assert offered("report", "-p", "reading", "one-figure", "-p", "e") == {"events"}
    assert offered("report", "-p", "reading", "one-figure", "") == {SEED}  # and on to the articles


def test_events_are_offered_of_the_articles_named(seed: Project) -> None:
    shutil.copytree(seed.data(SEED), seed.data("another"))
    (seed.data("another") / "events.csv").write_text(
        "event_id,label\nflood,The flood\n,\n", "utf-8"
    )
    assert offered("report", "another", "-p", "events", "") == {"flood"}
    assert offered("report", SEED, "-p", "events", "war-") == {"war-2020"}
    assert {"flood", "war-2020"} < offered("report", "-p", "events", "")
    assert offered("report", "-p", "events", "war-2020,fl") == {"war-2020,flood"}
    assert offered("report", "-p", "events", "flood,fl") == set()
    (seed.data("another") / "events.csv").write_bytes(b"\xff\n\xff")
    assert offered("report", "another", "-p", "events", "") == set()


def test_nothing_is_offered_where_there_is_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert offered("check", "") == set()
    assert offered("report", "-p", "events", "") == set()


@pytest.mark.process
def test_the_line_of_the_readme_makes_bash_ask(golden: Project) -> None:
    (line,) = re.findall(
        r'^eval .*_AS_STATED_COMPLETE=bash_source.*"$',
        (ROOT / "README.md").read_text("utf-8"),
        flags=re.M,
    )
    asked = 'COMP_WORDS=(as-stated check ""); COMP_CWORD=2; _as_stated_completion as-stated'
    done = subprocess.run(
        ["bash", "-c", f'{line}\ncomplete -p as-stated\n{asked}; echo "${{COMPREPLY[@]}}"'],
        env={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "-F _as_stated_completion as-stated" in done.stdout, done.stderr
    assert done.stdout.splitlines()[-1] == GOLDEN


@pytest.mark.parametrize(("value", "is_coloured"), [(None, True), ("", True), ("1", False)])
def test_no_color_is_heeded(golden: Project, value: str | None, is_coloured: bool) -> None:
    result = CliRunner(env={"NO_COLOR": value}).invoke(main, ["check", "--ledger"], color=True)
    assert ("\x1b[32m" in result.output) == is_coloured
    assert "\x1b[1m" in result.output  # bold is no colour
