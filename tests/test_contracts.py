"""Each contract of the wings refuses the imports that it is there for."""

import tomllib
from copy import deepcopy
from itertools import pairwise
from typing import Any

import grimp
import pytest
from importlinter.contracts.layers import LayersContract
from importlinter.contracts.protected import ProtectedContract

from tests.helpers.projects import ROOT

KINDS = {"layers": LayersContract, "protected": ProtectedContract}
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
LAYERS, *FACES = CONTRACTS["contracts"]
ROWS = [layer.split(" | ") for layer in LAYERS["layers"]]


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("as_stated", exclude_type_checking_imports=True)


def holds(
    contract: dict[str, Any], graph: grimp.ImportGraph, importer: str = "", imported: str = ""
) -> bool:
    """Whether a contract holds for the code, and one more import in it."""
    changed = deepcopy(graph)
    if importer:
        changed.add_import(importer=f"as_stated.{importer}", imported=f"as_stated.{imported}")
    session = {"root_packages": ["as_stated"]}
    options = {name: str(each) if each is True else each for name, each in contract.items()}
    kind = KINDS[contract["type"]]
    return kind(contract["name"], session, options).check(changed, verbose=False).kept


@pytest.mark.parametrize("contract", CONTRACTS["contracts"], ids=lambda each: each["name"])
def test_contract_holds(contract: dict[str, Any], graph: grimp.ImportGraph) -> None:
    assert holds(contract, graph)


@pytest.mark.parametrize(
    ("above", "below"),
    [(above[0], below[-1]) for above, below in pairwise(ROWS)],
)
def test_no_wing_imports_one_above(above: str, below: str, graph: grimp.ImportGraph) -> None:
    assert not holds(LAYERS, graph, below, above)


@pytest.mark.parametrize(
    ("one", "other"), [pair for row in ROWS for pair in [*pairwise(row), *pairwise(row[::-1])]]
)
def test_no_wing_imports_its_neighbour(one: str, other: str, graph: grimp.ImportGraph) -> None:
    assert not holds(LAYERS, graph, one, other)


def test_new_wing_must_be_put_into_a_layer(graph: grimp.ImportGraph) -> None:
    changed = deepcopy(graph)
    changed.add_module("as_stated.attic")
    assert not holds(LAYERS, changed)


@pytest.mark.parametrize("contract", FACES, ids=lambda each: each["name"])
def test_no_wing_reaches_behind_a_face(contract: dict[str, Any], graph: grimp.ImportGraph) -> None:
    (wing,) = contract["allowed_importers"]
    behind = graph.find_children(wing)
    assert behind
    for module in behind:
        inside = module.removeprefix("as_stated.")
        assert not holds(contract, graph, "cli.command", inside)


def test_every_wing_below_the_command_has_a_face() -> None:
    faces = {name for contract in FACES for name in contract["allowed_importers"]}
    wings = {
        f"as_stated.{each.parent.name}" for each in (ROOT / "src/as_stated").glob("*/__init__.py")
    }
    assert faces == wings - {"as_stated.cli"}
