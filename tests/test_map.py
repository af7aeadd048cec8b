"""The map in CONTRIBUTING is the one that the code gives."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import grimp
import pytest

from tests.helpers.projects import ROOT

PACKAGE = ROOT / "src" / "as_stated"
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PICTURE = re.findall(r"^([a-z]+) +(\S.*?) +>((?: [a-z]+)*)$", TEXT, flags=re.M)
WINGS = [wing for wing, _, _ in PICTURE]
UNDER_ALL = {"errors", "_calls", "_lazy", "hashing", "__main__", ""}
NAMED = re.findall(r"`([\w/.-]+?/?[\w.-]*\.py): ([\w.]+)`", TEXT)


def contract() -> list[str]:
    """The layers of the contract, top to bottom; neighbours in one line of it stand in order."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    layers = tools["importlinter"]["contracts"][0]["layers"]
    return [wing for layer in layers for wing in layer.split(" | ")]


def arrows() -> dict[str, set[str]]:
    """Which wing imports which."""
    graph = grimp.build_graph("as_stated", exclude_type_checking_imports=True)
    found: dict[str, set[str]] = {}
    for module in graph.modules:
        wing = ".".join(module.split(".")[1:2])
        there = found.setdefault(wing, set())
        there |= {
            ".".join(each.split(".")[1:2])
            for each in graph.find_modules_directly_imported_by(module)
        }
    return {
        wing: there - {wing} - UNDER_ALL for wing, there in found.items() if wing not in UNDER_ALL
    }


def test_picture_has_the_wings_of_the_contract_in_its_order() -> None:
    assert [wing for wing in contract() if wing not in UNDER_ALL] == WINGS


def test_picture_has_the_arrows_of_the_code() -> None:
    drawn = {wing: set(names.split()) for wing, _, names in PICTURE}
    assert drawn == arrows()
    for wing, _, names in PICTURE:
        assert names.split() == sorted(names.split(), key=WINGS.index), wing


def test_every_wing_says_what_it_is_for() -> None:
    for wing in {each.parent.name for each in PACKAGE.glob("*/__init__.py")}:
        assert wing in WINGS
        assert ast.get_docstring(ast.parse((PACKAGE / wing / "__init__.py").read_text("utf-8")))


PATHS = sorted(set(re.findall(r"`([\w.-]+/[\w/.-]*|[\w-]+\.(?:py|toml|md))[`:]", TEXT)))
# Not in the package, nor in the checkout.
MADE = {"report/index.html", "site/", "source.toml", "story.toml"}


@pytest.mark.parametrize("path", [path for path in PATHS if path not in MADE])
def test_every_file_on_the_map_is_there(path: str) -> None:
    assert (PACKAGE / path).exists() or (ROOT / path).exists()


@cache
def names_in(path: Path) -> set[str]:
    """What a module defines at its top, and in its classes as `Class.name`."""
    found: set[str] = set()

    def add(body: list[ast.stmt], within: str) -> None:
        for node in body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                found.add(within + node.name)
            if isinstance(node, ast.ClassDef):
                add(node.body, f"{node.name}.")
            targets = (
                node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            )
            found.update(within + each.id for each in targets if isinstance(each, ast.Name))

    add(ast.parse(path.read_text("utf-8")).body, "")
    return found


@pytest.mark.parametrize(("path", "name"), sorted(set(NAMED)))
def test_every_name_on_the_map_is_there(path: str, name: str) -> None:
    assert name in names_in(PACKAGE / path)


def test_the_map_is_read() -> None:
    """As many as there are: a pattern that finds nothing would hold anything."""
    assert len(WINGS) == 18
    assert len(NAMED) == len(re.findall(r"\.py: [A-Za-z]", TEXT)) > 20
    assert len(PATHS) > 25
    assert {"Problem.where", "AsStatedError.exit_code", "count_problems"} <= names_in(
        PACKAGE / "errors.py"
    )
