"""`as-stated watch` as somebody has it running: saves in, pages and messages out."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

import psutil
import pytest

from as_stated.project import Project
from tests.helpers.projects import GOLDEN, ROOT, copy_project, files_in
from tests.helpers.quantities import NAME, POST, write_quantity
from tests.helpers.window import PATIENCE, Window, until

pytestmark = pytest.mark.process

COMMAND = Path(sys.executable).with_name("as-stated")
WATCH = (str(COMMAND), "watch", "--port", "0")
CHARTS = "notebooks/2-charts.ipynb"
CLAIMS = f"data/{GOLDEN}/claims.csv"


def is_alive(process: psutil.Process) -> bool:
    """Whether it is there, and not only waits for its parent to ask how it ended."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


class Watching:
    """The command at work in a project; what it says is read line by line."""

    def __init__(self, root: Path, scratch: str, *command: str, **environment: str) -> None:
        self.root = root
        self.process = subprocess.Popen(
            command, cwd=root, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "TMPDIR": scratch, **environment}, start_new_session=True,
        )  # fmt: skip
        self.lines: list[str] = []
        self.read = 0
        self.reader = threading.Thread(target=self._read)
        self.reader.start()
        self.url = self.said(" shows each save. Ctrl-C ends.").split()[0]
        self.host = self.url.split("/")[2]

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as lines:
            self.lines += iter(lines.readline, "")

    def said(self, words: str) -> str:
        """Wait for a line with these words, after the last that was waited for."""

        def found() -> bool:
            is_said = any(words in line for line in self.lines[self.read :])
            return is_said or not self.reader.is_alive()

        until(found, f"{words!r} was not said, but: {''.join(self.lines)}")
        for at in range(self.read, len(self.lines)):
            if words in self.lines[at]:
                self.read = at + 1
                return self.lines[at]
        raise AssertionError(f"{words!r} was not said, but: {''.join(self.lines)}")

    def page(self) -> str:
        with urlopen(self.url, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def ended(self, number: signal.Signals) -> int:
        """Send a signal, Ctrl-C's to all processes of the terminal as that does; the exit code."""
        begun = []
        with suppress(psutil.NoSuchProcess):  # it has ended by itself
            begun = psutil.Process(self.process.pid).children(recursive=True)
        if self.process.poll() is None and number == signal.SIGINT:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        until(lambda: not any(map(is_alive, begun)), "a process was left")
        return code


@contextmanager
def watching(root: Path, *command: str, code: int = 0, **environment: str) -> Iterator[Watching]:
    """A command that watches, ended with Ctrl-C if it still runs; then nothing may be left."""
    with TemporaryDirectory(prefix="as-") as scratch:  # short: sockets lie in it
        running = Watching(root, scratch, *command, **environment)
        try:
            yield running
            assert running.ended(signal.SIGINT) == code
            assert list(Path(scratch).iterdir()) == []
            assert list((root / "report").glob(".*")) == []
            assert "Traceback" not in "".join(running.lines)
        finally:
            running.process.kill()
            running.reader.join(PATIENCE)


def with_words(notebook: Path, words: str) -> None:
    """Save a notebook with a cell more."""
    content = json.loads(notebook.read_text("utf-8"))
    added = {"cell_type": "markdown", "id": "added", "metadata": {}, "source": words}
    content["cells"] = [each for each in content["cells"] if each["id"] != "added"] + [added]
    save(notebook, json.dumps(content).encode())


def save(path: Path, content: bytes) -> None:
    """Save at once: nobody sees half of it, however slow the machine."""
    aside = path.with_name(f".{path.name}.saving")
    aside.write_bytes(content)
    aside.replace(path)


def test_what_is_saved_is_shown_and_stored_as_report_would(tmp_path: Path) -> None:
    project = copy_project(ROOT / "tests" / "golden", tmp_path / "p")
    with watching(project.root, *WATCH) as running:
        running.said(f"{GOLDEN}: index.html in ")
        running.said(f"report/{GOLDEN}/: complete in ")
        window = Window(running.host, f"/{GOLDEN}/")
        first, mended = window.told(), window.told()
        assert (first[0], mended) == ("page", ("problem", '""'))

        with_words(project.root / CHARTS, "Words of an editor")
        assert window.told()[0] == "page"
        assert "Words of an editor" in running.page()
        running.said(f"{CHARTS}: index.html in ")
        running.said("complete in ")
        stored = files_in(project.root / "report")

        # Something wrong is told and shown; what is stored and served stays the last good one.
        coding = (project.root / CLAIMS).read_bytes()
        save(project.root / CLAIMS, coding.replace(b"people_status", b"people_state", 1))
        running.said(f"{CLAIMS}, header: wrong columns")
        kind, problem = window.told()
        assert kind == "problem"
        assert json.loads(problem).startswith(f"{CLAIMS}, header: wrong columns")
        assert "Words of an editor" in running.page()
        save(project.root / CLAIMS, coding)
        assert window.told() == mended
        running.said(f"{CLAIMS}: index.html in ")
        running.said("complete in ")
        assert files_in(project.root / "report") == stored

        # Who ends it is not left with less than was shown.
        with_words(project.root / CHARTS, "Words of an editor, again")
        assert window.told()[0] == "page"
        assert running.ended(signal.SIGINT) == 0
        running.said("complete in ")
        window.close()

    stored = files_in(project.root / "report")
    assert b"again" in stored[f"{GOLDEN}/index.html"]
    fresh = Project(tmp_path / "fresh")
    for name in ("seeds", "data", "notebooks"):
        shutil.copytree(project.root / name, fresh.root / name)
    subprocess.run([COMMAND, "report"], cwd=fresh.root, check=True, capture_output=True)
    assert files_in(fresh.root / "report") == stored


def test_a_quantity_is_shown_as_it_is_saved(tmp_path: Path) -> None:
    """And as an article of it is; what is stored is what `report` would store."""
    project = write_quantity(tmp_path / "p")
    shutil.copytree(ROOT / "notebooks", project.root / "notebooks")
    head = f"data/quantities/{NAME}/quantity.toml"
    with watching(project.root, *WATCH, "--no-pdf", "--quantity", NAME) as running:
        assert running.url.endswith(f"/quantities/{NAME}/")
        running.said(f"report/quantities/{NAME}/: complete in ")
        before = (project.root / head).read_bytes()
        save(project.root / head, before.replace(b"People killed", b"Those killed"))
        running.said(f"{head}: index.html in ")
        running.said("complete in ")
        assert "Those killed" in running.page()
        save(project.seed(POST), project.seed(POST).read_bytes().replace(b"More than", b"Around"))
        running.said(f"data/{POST}: has ")
        assert running.ended(signal.SIGINT) == 0
    assert [*(project.root / "report").glob("*/*")] == [
        project.root / "report" / "quantities" / NAME
    ]
    index = (project.root / "report" / "index.html").read_text("utf-8")
    assert "Those killed" in index


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signal_ends_it_at_once(tmp_path: Path, number: signal.Signals) -> None:
    project = copy_project(ROOT / "tests" / "golden", tmp_path / "p")
    with watching(project.root, *WATCH, code=128 + number) as running:
        assert running.ended(number) == 128 + number
        running.said("stopped; the last report is untouched")
    assert not (project.root / "report" / GOLDEN).exists()


NEVER_PRINTS = """
import sys
from concurrent.futures import Future
from as_stated.preview import watch, Watched
from as_stated.preview.builder import Builder
from as_stated.project import find_project
from as_stated.show import Parameters

class NeverPrints(Builder):
    def print(self, job, files):
        return Future()

def tell(words, err=False):
    print(words, flush=True)

project = find_project()
watched = Watched(project, Parameters(project.article("")), project.root / "report", "A4")
watch(watched, 0, lambda _: None, tell, NeverPrints)
"""


def test_a_second_ctrl_c_does_not_wait_for_the_pdf(tmp_path: Path) -> None:
    """One that would never come, so that no machine is too slow or too fast to see it."""
    project = copy_project(ROOT / "tests" / "golden", tmp_path / "p")
    with watching(project.root, sys.executable, "-c", NEVER_PRINTS) as running:
        running.said("index.html in ")
        os.killpg(running.process.pid, signal.SIGINT)
        running.said("Waiting for the PDF. Ctrl-C again ends without it.")
    assert "complete in " not in "".join(running.lines)
    assert not (project.root / "report" / GOLDEN).exists()


def test_template_is_watched_too(tmp_path: Path) -> None:
    project = copy_project(ROOT / "tests" / "golden", tmp_path / "p")
    package = tmp_path / "lib" / "as_stated"
    shutil.copytree(
        ROOT / "src" / "as_stated", package, ignore=shutil.ignore_patterns("__pycache__")
    )
    with watching(project.root, *WATCH, "--no-pdf", PYTHONPATH=str(package.parent)) as running:
        running.said("complete in ")
        template = package / "page" / "template" / "index.html.j2"
        page = template.read_text("utf-8")
        save(template, page.replace("Skip to the report", "Skip to it").encode())
        running.said("the template: index.html in ")
        assert "Skip to it" in running.page()
        save(template, f"{page}{{% if %}}".encode())
        running.said("TemplateSyntaxError: ")
        running.said(f'index.html.j2", line {len(page.splitlines()) + 1}')
        save(template, page.encode())
        running.said("the template: index.html in ")
        assert "Skip to the report" in running.page()


def test_taken_port_is_one_message(golden: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = subprocess.run(
            [COMMAND, "watch", "--port", port], capture_output=True, text=True, check=False
        )
    assert result.returncode == 2
    assert result.stderr.startswith(f"--port {port}: ")
    assert result.stderr.endswith("Choose another; 0 takes any.\n")
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""
    assert not (golden.root / "report").exists()
