"""The W3C's Nu checker on every page."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from .conftest import CHECKERS, PAGES, Write, name_of

JAR = CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Warnings that may stay, each by its words and with the reason; an error never may.
ALLOWED = {
    # The policy is meant to let no script run. JSON-LD is data: no browser runs it, nor blocks it.
    "Inline script violates Content Security Policy (meta tag): blocked by “script-src”",
}


def nu(*paths: Path) -> dict[str, list[str]]:
    """What the Nu checker finds on each page: kind, line and what it says."""
    run = subprocess.run(
        ["java", "-jar", JAR, "--stdout", "--format", "json", *paths],
        capture_output=True,
        text=True,
        check=False,
    )
    found: dict[str, list[str]] = {path.as_uri(): [] for path in paths}
    for message in json.loads(run.stdout)["messages"]:
        found[_page(message)].append(
            f"{message.get('subType', message['type'])}, line {message.get('lastLine')}: "
            f"{message['message']}"
        )
    return found


def _page(message: dict[str, Any]) -> str:
    return str(message["url"]).replace("file:/", "file:///", 1)


@pytest.fixture(scope="module")
def found() -> dict[str, list[str]]:
    """All pages in one go: Java takes a second to start."""
    return nu(*PAGES)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_nu_finds_nothing(found: dict[str, list[str]], path: Path) -> None:
    assert [
        each
        for each in found[path.as_uri()]
        if each.startswith("error") or not any(words in each for words in ALLOWED)
    ] == []


def test_nu_finds_a_fault(write: Write) -> None:
    path = write('<p id="a">One</p><p id="a">Two</p><time datetime="199X">the 1990s</time>')
    faults = nu(path)[path.as_uri()]
    errors = [each for each in faults if each.startswith("error")]
    assert len(errors) == 2
    assert any("Duplicate ID" in each for each in errors)
    assert any("199X" in each for each in errors)
