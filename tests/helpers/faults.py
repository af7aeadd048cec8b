"""A small project with reports that faults are tried on, and what must hold after each."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
from nbformat import v4

from as_stated.project import Project
from tests.helpers.projects import GOLDEN, ROOT, files_in
from tests.helpers.quantities import write_quantity

NAMES = ("alpha", "beta", "gamma")
LAUNCHER = ROOT / "tests" / "hard" / "fault.py"
COMMAND = (sys.executable, "-m", "as_stated")
PARAMETERS = "\n".join(f'{name}: str = ""  # help' for name in ("article", "reading", "events"))
FRONT = "from as_stated import load, prose, tidy\nprose.front(tidy(load(article)))"
LONG = 300  # seconds after which a run hangs


QUANTITY = 'quantity: str = ""  # help'
ACROSS = "from as_stated import across, load_quantity\nacross.front(load_quantity(quantity))"


def notebook(source: str, parameters: str = PARAMETERS, front: str = FRONT) -> bytes:
    """A notebook of one cell beside those that every report needs."""
    cells = [v4.new_code_cell(parameters, id="parameters", metadata={"tags": ["parameters"]})]
    cells += [
        v4.new_code_cell(front, id="front", metadata={"tags": ["front"]}),
        v4.new_code_cell(source, id="spoilt"),
    ]
    return nbformat.writes(v4.new_notebook(cells=cells)).encode()


@dataclass(frozen=True)
class Desk:
    """A project whose reports are `old`; a run now would make the `new` ones.

    Attributes:
        root: of the project.
        temporary: the temporary folder of its runs.
        old: the files of report/: relative path to content.
        new: what they will be.
    """

    root: Path
    temporary: Path
    old: dict[str, bytes]
    new: dict[str, bytes]

    def run(
        self, *words: str, before: tuple[str, ...] = (), environment: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """The command, or what is started in its place, in this project."""
        return subprocess.run(
            [*(before or COMMAND), *words], cwd=self.root, env=self.environment | (environment or {}),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=LONG,
            restore_signals=True,
        )  # fmt: skip

    @property
    def environment(self) -> dict[str, str]:
        """What its runs are given."""
        return os.environ | {"TMPDIR": str(self.temporary), "PYTHONUNBUFFERED": "1"}

    def spoil(self, source: str) -> None:
        """Give the notebook another cell."""
        (self.root / "notebooks" / "1-only.ipynb").write_bytes(notebook(source))

    def reports(self) -> None:
        """Assert that each report is whole: the old one or the new one, byte for byte."""
        every = files_in(self.root / "report").items()
        found = {path: content for path, content in every if "/." not in path}  # half written
        for name in {path.partition("/")[0] for path in {**self.old, **self.new}}:
            here, old, new = (
                {path: content for path, content in files.items() if path.partition("/")[0] == name}
                for files in (found, self.old, self.new)
            )
            assert here in (old, new), f"{name} is neither the old nor the new one"

    def nothing_left(self, *, killed: bool = False) -> None:
        """Assert that no process is left, and no folder unless the run was killed."""
        until = time.monotonic() + LONG
        while (left := self._processes()) and time.monotonic() < until:
            time.sleep(0.05)
        assert not left
        if not killed:
            assert not list(self.temporary.iterdir())
            assert set(files_in(self.root / "report")) <= {*self.old, *self.new}

    def next_run_works(self) -> None:
        """Assert that all is as it should be after another run."""
        result = self.run("report", "--no-pdf")
        assert result.returncode == 0, result.stderr
        assert files_in(self.root / "report") == self.new
        assert not list(self.temporary.iterdir())

    def _processes(self) -> list[psutil.Process]:
        return [each for each in psutil.process_iter() if self._is_ours(each)]

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return False
            return process.environ().get("TMPDIR", "").startswith(str(self.temporary))
        except psutil.Error:
            return False


def one_message(errors: str) -> None:
    """Assert that what a run says of its end is one message of ours, on a screen."""
    assert "Traceback" not in errors
    assert "Exception ignored" not in errors
    assert len(errors.splitlines()) <= 40
    assert len(errors) < 4000


def build_desk(
    root: Path, names: tuple[str, ...], is_across: bool = False
) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Make a project with these articles; its old and new reports, both of them in its cache.

    Args:
        is_across: with a quantity too, which is stated in three other articles.
    """
    golden = Project(ROOT / "tests" / "golden")
    if is_across:
        write_quantity(root)
    for name in names:
        shutil.copytree(golden.data(GOLDEN), root / "data" / name)
        (root / "seeds").mkdir(exist_ok=True)
        shutil.copy(golden.seed(GOLDEN), root / "seeds" / f"{name}.txt")
    if names:
        shutil.copy(golden.root / "data" / "units.csv", root / "data")
    (root / "notebooks" / "quantity").mkdir(parents=True)
    made = []
    for words in ("'old'", "'new'"):
        (root / "notebooks" / "1-only.ipynb").write_bytes(notebook(words))
        across = notebook(words, QUANTITY, ACROSS)
        (root / "notebooks" / "quantity" / "1-only.ipynb").write_bytes(across)
        subprocess.run([*COMMAND, "report", "--no-pdf"], cwd=root, check=True, capture_output=True)
        made.append(files_in(root / "report"))
        shutil.copytree(root / "report", root / words.strip("'"))
    shutil.rmtree(root / "report")
    shutil.move(root / "old", root / "report")
    shutil.rmtree(root / "new")
    return made[0], made[1]


@contextmanager
def copied(
    source: Path, target: Path, made: tuple[dict[str, bytes], dict[str, bytes]]
) -> Iterator[Desk]:
    """A copy of a project that `build_desk` made, with a temporary folder of its own."""
    shutil.copytree(source, target, symlinks=True)
    with tempfile.TemporaryDirectory(prefix="f-") as temporary:  # short: sockets lie in it
        yield Desk(target, Path(temporary), *made)
