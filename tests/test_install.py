"""Setting up says what it does, how much it downloads, and why it failed."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.projects import ROOT

SCRIPT = ROOT / ".ci" / "install.py"
install = runpy.run_path(str(SCRIPT))

PIP = """\
Collecting click==8.5.1 (from -r requirements.txt (line 4))
  Downloading click-8.5.1-py3-none-any.whl.metadata (9.9 MB)
  Downloading click-8.5.1-py3-none-any.whl (900 kB)
Collecting pandas==3.1.1 (from -r requirements.txt (line 9))
  Downloading pandas-3.1.1-cp311-cp311-manylinux.whl (12.3 MB)
Collecting tqdm==4.70.1 (from -r requirements.txt (line 12))
  Using cached tqdm-4.70.1-py3-none-any.whl (78 kB)
Installing collected packages: click, pandas, tqdm
Successfully installed click-8.5.1 pandas-3.1.1 tqdm-4.70.1
""".splitlines()


def test_what_was_downloaded_is_added_up() -> None:
    """Metadata that comes as a file of its own is no package, and what pip had is not downloaded."""
    assert list(install["progress"](PIP)) == [
        "  13 MB downloaded, the rest was there; unpacking and compiling …",
        "  3 packages installed.",
    ]


def test_many_packages_are_told_as_they_come() -> None:
    lines = list(install["progress"](PIP[:3] * 45))
    assert lines == ["  20 packages, 17 MB downloaded …", "  40 packages, 35 MB downloaded …"]


def test_nothing_to_do_is_said() -> None:
    lines = ["Requirement already satisfied: click==8.5.1 in .venv/lib"] * 3
    assert list(install["progress"](lines)) == ["  All of them are there already."]


def test_a_lock_that_was_not_measured_says_so() -> None:
    said = install["announced"]("requirements.txt", "requirements-lab.txt: 5 packages")
    assert said == "requirements.txt: packages of unknown size."


@pytest.mark.parametrize("path", sorted(path.name for path in ROOT.glob("requirements*.txt")))
def test_each_lock_says_how_much_there_is_to_download(path: str) -> None:
    """Measured when the lock was written: of as many packages as one platform installs at most."""
    text = (ROOT / path).read_text("utf-8")
    said = install["announced"](path, (ROOT / ".ci" / "sizes.txt").read_text("utf-8"))
    found = re.fullmatch(rf"{path}: (\d+) packages?, \d+ MB .*, measured on \d+ \w+ 20\d\d\.", said)
    assert found, said
    assert int(found[1]) <= len(set(re.findall(r"^([a-z0-9-]+)\S*==", text, flags=re.M)))


@pytest.mark.process
def test_a_failure_is_pips_own(tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("one package too many\n")
    done = subprocess.run(
        [sys.executable, SCRIPT, lock], capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert "one package too many" in done.stderr
