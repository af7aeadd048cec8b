"""The documents: each of their blocks is run by a test, or says why not; commands and links hold."""

import ast
import json
import os
import re
import shlex
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from as_stated.cli import main
from as_stated.errors import RefusalError
from as_stated.project import Project
from tests.helpers.documents import (
    DOCUMENTS,
    NOT_RUN,
    TEMPLATE,
    Block,
    blocks,
    find_blocks,
    read_document,
)
from tests.helpers.projects import GOLDEN, ROOT, SEED
from tests.helpers.shell import Shell

TWO_COMMANDS, REPORT, WATCH, INIT, COMPLETE, DRAFT = blocks("README.md", "sh")
(IN_PYTHON,) = blocks("README.md", "python")
FIRST_IN_NEW, DRAFT_IN_NEW = blocks("src/as_stated/starting/template/README.md", "sh")


@cache
def run_by_tests() -> set[tuple[str, str]]:
    """Document and language of each call of `blocks` in the tests."""
    called: set[tuple[str, str]] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if "blocks(" in text else ():
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "blocks":
                words = [each.value for each in node.args if isinstance(each, ast.Constant)]
                if len(words) == 2:
                    called.add((str(words[0]), str(words[1])))
    return called


def unrun(found: list[Block], run: set[tuple[str, str]]) -> list[Block]:
    """Blocks that no test runs and that do not say why.

    A drawing or a list has no language, or is text; what Sphinx runs has one in braces, and `make docs` takes it into account.
    """
    return [
        each
        for each in found
        if not each.why_not and (each.document, each.language) not in run
        and not each.language.startswith("{")
        and (each.language not in ("", "text") or re.search(r"^(\$|as-stated|make|pip|import|from) ", each.text, re.M))
    ]  # fmt: skip


def hidden(text: str) -> list[str]:
    """Lines of code that `find_blocks` does not see: in a fence of another kind, in HTML, or a command by indent."""
    prose = re.sub(r"^ *```.*?^ *```$", "", text, flags=re.M | re.S)
    command = r"(?: {4,}|\t)(?:\$ |>>> |(?:as-stated|make|pip|python3?|git|import|from) )"
    return re.findall(rf"^(?: *(?:~~~|````)|.*<pre\b|{command}).*$", prose, flags=re.M)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_block_is_run_or_says_why_not(document: str) -> None:
    text = read_document(document)
    found = find_blocks(document, text)
    assert len(re.findall(r"^ *```", text, flags=re.M)) == 2 * len(found)
    assert hidden(text) == []
    assert unrun(found, run_by_tests()) == []


def test_every_call_has_blocks_to_run() -> None:
    for document, language in run_by_tests():
        assert blocks(document, language), (document, language)


@pytest.mark.parametrize(
    ("text", "is_unrun"),
    [
        pytest.param("```sh\nls\n```\n", True, id="of a language that no test runs"),
        pytest.param("```\n$ ls\n```\n", True, id="a command without a language"),
        pytest.param(f"```sh\n{NOT_RUN}it is long\nls\n```\n", False, id="says why not"),
        pytest.param("```\na -> b\n```\n", False, id="a drawing"),
    ],
)
def test_a_block_that_no_test_runs_is_found(text: str, is_unrun: bool) -> None:
    assert len(unrun(find_blocks("new.md", text), set())) == is_unrun


@pytest.mark.parametrize(
    ("text", "is_hidden"),
    [
        pytest.param("~~~sh\nls\n~~~\n", True, id="another fence"),
        pytest.param("So:\n\n    as-stated check\n", True, id="indented"),
        pytest.param("<pre>\nls</pre>\n", True, id="HTML"),
        pytest.param("- a list\n    - in it: make one\n", False, id="a list"),
        pytest.param("```sh\n    make report\n```\n", False, id="in a block"),
    ],
)
def test_a_block_that_is_none_is_found(text: str, is_hidden: bool) -> None:
    assert bool(hidden(text)) == is_hidden


def spans(text: str) -> list[str]:
    """What stands in a text as code, outside blocks."""
    prose = re.sub(r"^ *```.*?^ *```$", "", text, flags=re.M | re.S)
    return [" ".join(each.split()) for each in re.findall(r"(?<!`)`([^`]+)`(?!`)", prose)]


def of_command(text: str) -> Iterator[list[str]]:
    """The words behind `as-stated` of each command in a text, with its options as typed."""
    for each in spans(text):
        if each.startswith(("as-stated ", ".venv/bin/as-stated ")):
            words = shlex.split(each)[1:]
            if words[0] in {*main.commands, "COMMAND"} or words[0].startswith("-"):
                yield words


def check_command(words: list[str]) -> None:
    """Read a command as the program does, without running it; a wrong name or option is an error."""
    name, *rest = words
    if name in main.commands and rest:
        context = click.Context(main)
        main.commands[name].make_context(name, rest, parent=context, resilient_parsing=False)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_command_in_a_sentence_is_one_that_there_is(document: str) -> None:
    for words in of_command(read_document(document)):
        with suppress(click.exceptions.Exit):  # of --help
            check_command(words)


def test_a_command_that_there_is_not_is_found() -> None:
    (words,) = of_command("See `as-stated report\n--everything`.")
    with pytest.raises(click.NoSuchOption):
        check_command(words)


@pytest.mark.process
@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", *DOCUMENTS[3:]])
def test_each_verb_of_make_is_one_that_there_is(document: str) -> None:
    text = read_document(document)
    verbs = {*re.findall(r"(?:^|`)make ([a-z][a-z-]*)", text, flags=re.M)}
    folder = (ROOT / document).parent if document == TEMPLATE else ROOT
    for verb in verbs:
        Shell(ROOT).run(f"make -n -C {folder} {verb}")


def test_the_two_commands_of_the_readme_are_run_by_ci() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert TWO_COMMANDS.commands == ["make report", "make test"]
    assert {*TWO_COMMANDS.commands} <= {*script}


@pytest.mark.kernel
def test_report_of_the_readme_has_its_parameters(seed: Project, tmp_path: Path) -> None:
    assert "/tmp/" in REPORT.text
    Shell(seed.root).run(REPORT.text.replace("/tmp/", f"{tmp_path}/"))
    manifest = tmp_path / "two-wars" / SEED / "manifest.json"
    made = json.loads(manifest.read_text("utf-8"))["parameters"]
    assert (made["reading"], made["events"]) == ("one-figure", "war-2020,clashes-2022")
    assert "one figure" in (tmp_path / "readings.ipynb").read_text("utf-8")


def test_python_of_the_readme_ends_where_a_sum_is_refused(seed: Project) -> None:
    names: dict[str, Any] = {}
    exec(IN_PYTHON.text, names)
    assert len(names["frame"]) == 7
    (refused,) = re.findall(r"# (frame\.\S+\(\)) is an error", IN_PYTHON.text)
    with pytest.raises(RefusalError):
        eval(refused, names)


@pytest.mark.process
def test_watch_of_the_readme_ends_with_ctrl_c(golden: Project) -> None:
    (command,) = WATCH.commands
    shell = Shell(golden.root)
    running = subprocess.Popen(
        ["bash", "-c", f"exec {command} --port 0"],
        cwd=shell.folder,
        env=shell.environment | {"BROWSER": "true"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert running.stdout
    with running.stdout as lines:
        assert any("Ctrl-C ends." in line for line in lines)
        os.killpg(running.pid, signal.SIGINT)
        lines.read()
    assert running.wait() == 0


@pytest.mark.process
def test_line_for_the_shell_makes_it_complete() -> None:
    Shell(ROOT).run(f"{COMPLETE.text}\ncomplete -p as-stated")


def test_address_of_the_page_on_publishing_is_taken(golden: Project) -> None:
    (block,) = blocks("docs/publishing.md", "toml")
    settings = golden.root / "data" / "project.toml"
    for text, code in ((block.text, 0), (block.text.replace("https://", ""), 2)):
        settings.write_text(text, "utf-8")
        assert CliRunner().invoke(main, ["check"]).exit_code == code


SENTENCE = "On Monday the flood killed at least 31 people in Varn, the mayor, Ana Ruiz, said.\n"


def decide(folder: Path) -> None:
    """Put something in each place that the draft of the sentence leaves open: title, outlet, event."""
    for name in ("source.toml", "story.toml", "events.csv"):
        text = (folder / name).read_text("utf-8").replace('url = "TODO"', 'url = ""')
        (folder / name).write_text(text.replace("TODO", "the flood in Varn"), "utf-8")


@pytest.mark.kernel
def test_project_of_ones_own_from_nothing_to_the_report(tmp_path: Path) -> None:
    """What README and the new project's own say, in their order."""
    Shell(tmp_path).run(INIT.text)
    here = Shell(tmp_path / "articles")
    here.run(FIRST_IN_NEW.text)
    assert (here.folder / "report" / GOLDEN / "report.pdf").is_file()
    (here.folder / "article.txt").write_text(SENTENCE)
    assert [each.removeprefix(".venv/bin/") for each in DRAFT.commands] == DRAFT_IN_NEW.commands
    draft, check, report = DRAFT.commands
    here.run(draft)
    assert "undecided" in here.run(check, code=2)
    decide(here.folder / "data" / "article")
    here.run(check)
    here.run(report)
    assert (here.folder / "report" / "article" / "index.html").is_file()


@pytest.mark.kernel
def test_page_of_the_package_index_begins_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (begin,) = blocks("docs/package.md", "sh")
    Shell(tmp_path).run(begin.text)
    monkeypatch.chdir(tmp_path / "articles")
    assert Path("report", "index.html").is_file()
    for block in blocks("docs/package.md", "python"):
        names: dict[str, Any] = {}
        exec(block.text, names)
        with pytest.raises(RefusalError):
            names["tables"].claims.frame.magnitude.sum()


def anchors(text: str) -> set[str]:
    """The names of the headings of a page, as the site and code hosts make them."""
    headings = re.findall(
        r"^#+ (.*)$", re.sub(r"^ *```.*?^ *```$", "", text, flags=re.M | re.S), re.M
    )
    plain = [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", each).lower() for each in headings]
    return {re.sub(r"[^\w\- ]", "", each).strip().replace(" ", "-") for each in plain}


def dead_links(document: str, text: str) -> list[str]:
    """Links of a document that lead nowhere: no such file, no such heading, no whole address."""
    prose = re.sub(r"^ *```.*?^ *```$|`[^`\n]*`", "", text, flags=re.M | re.S)
    links = re.findall(r"\]\(([^)\s]+)\)", prose) + re.findall(r'(?:src|href)="([^"]*)"', prose)
    dead = []
    for link in links:
        path, _, anchor = link.partition("#")
        if ":" in path:
            if not re.fullmatch(r"https://[\w-]+(\.[\w-]+)+(:\d+)?(/[^\s\"<>]*)?", path):
                dead.append(link)
            continue
        target = (ROOT / document).parent / path if path else ROOT / document
        if not target.exists() or (
            anchor and anchor not in anchors(text if not path else target.read_text("utf-8"))
        ):
            dead.append(link)
    return dead


ALSO_LINKED = ["CHANGELOG.md", "SECURITY.md", "CODE_OF_CONDUCT.md"]


@pytest.mark.parametrize("document", [*DOCUMENTS, *ALSO_LINKED])
def test_links_lead_somewhere(document: str) -> None:
    assert dead_links(document, read_document(document)) == []


@pytest.mark.parametrize(
    "link", ["nowhere.md", "README.md#no-such-heading", "#no-such-heading", "http://a.example/"]
)
def test_dead_link_is_found(link: str) -> None:
    assert dead_links("README.md", f"See [this]({link}).") == [link]
