"""Binder and containers find what they need, as far as that can be told without them."""

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.helpers.projects import ROOT

# As repo2docker reads environment.yml (buildpacks/conda, utils): the line that names Python, and whether what pip
# installs lies in the repository, which it then copies before it installs.
PYTHON = re.compile(r"python\s*=+\s*([\d.]*)")


def is_local(line: str) -> bool:
    if line.startswith("--requirement"):
        return True
    if line.startswith("--") and "=" in line:
        line = line.partition("=")[2]
    elif line.startswith("-"):
        line = line.partition(" ")[2].strip()
    return line.startswith(".")


def pythons_of_ci() -> set[str]:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "report.yml").read_text("utf-8"))
    runs = workflow["jobs"]["render"]["strategy"]["matrix"]["include"]
    return {each["python"] for each in runs}


NEW = (
    ROOT / "src" / "as_stated" / "starting" / "template"
)  # what a project of one's own begins with


@pytest.mark.parametrize(
    ("folder", "installed", "jupyter"),
    [
        pytest.param(ROOT, "--editable .", "jupyter", id="this repository"),
        pytest.param(NEW, "--requirement requirements.txt", "jupyterlab", id="a new project"),
    ],
)
def test_binder_takes_python_and_the_package_from_environment_yml(
    folder: Path, installed: str, jupyter: str
) -> None:
    """No folder of its own may hide it; a Python that it cannot read would be its oldest."""
    assert not any((folder / name).exists() for name in ("binder", ".binder", "Dockerfile"))
    needed = yaml.safe_load((folder / "environment.yml").read_text("utf-8"))["dependencies"]
    named = [found[1] for each in needed if isinstance(each, str) and (found := PYTHON.match(each))]
    assert len(named) == 1 and named[0] in pythons_of_ci()
    assert not PYTHON.match("python >=3.11")
    (pip,) = [each["pip"] for each in needed if isinstance(each, dict)]
    assert [line for line in pip if is_local(line)] == [installed]
    assert any(each == jupyter for each in needed)  # Binder opens notebooks with it


def test_the_container_sets_up_by_the_makefile() -> None:
    text = (ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8")
    container = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.M))
    python = re.fullmatch(r"python:(3\.\d+)-bookworm", container["image"])
    assert python and python[1] in pythons_of_ci()
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = re.findall(r"make (\S+)", container["postCreateCommand"])
    assert len(targets) == 2
    assert all(re.search(rf"^{re.escape(each)}:", makefile, flags=re.M) for each in targets)
    interpreter = container["customizations"]["vscode"]["settings"]["python.defaultInterpreterPath"]
    assert interpreter == "${containerWorkspaceFolder}/.venv-lab/bin/python"
