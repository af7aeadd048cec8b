"""How long `as-stated watch` takes from the save of a notebook to its page, and to its PDF."""

import os
import re
import statistics
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from string import ascii_lowercase

LIMIT_S = 120  # after which a save has failed


def saves(command: Path, root: Path, times: int) -> Iterator[tuple[str, float, float]]:
    """Save each notebook of a project so often while it is watched.

    Yields:
        The notebook's name, and the median seconds until the page, and `report/`'s PDF, has it.
    """
    program = subprocess.Popen(
        [command, "watch", "--port", "0"],
        cwd=root,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        address = _address(program)
        for path in sorted((root / "notebooks").glob("*.ipynb")):
            waits = [
                # A letter, for a digit would be one that no code says.
                _save(address, path, f"Saved{path.stem[2:]}{letter}")
                for letter in ascii_lowercase[:times]
            ]
            page, pdf = map(statistics.median, zip(*waits, strict=True))
            yield path.stem, page, pdf
    finally:
        program.terminate()  # Ctrl-C is ignored where the bench runs in the background
        program.communicate()


def _address(program: "subprocess.Popen[str]") -> str:
    assert program.stdout is not None
    address = next(found[0] for line in program.stdout if (found := re.search(r"http://\S+", line)))
    threading.Thread(target=program.stdout.read, daemon=True).start()
    time.sleep(3)  # until it has looked at everything once
    return address


def _save(address: str, path: Path, word: str) -> tuple[float, float]:
    """The seconds from a save until the page has a new word, and until the PDF is another."""
    reports = path.parents[1] / "report"
    before = _newest_pdf(reports)
    changed = path.read_text("utf-8").replace('"# ', f'"# {word} ', 1)
    start = time.perf_counter()
    path.write_text(changed, "utf-8")
    shown = _wait(start, lambda: word.encode() in _read(address))
    printed = _wait(start, lambda: _newest_pdf(reports) > before)
    time.sleep(1)  # an editor's next save is not at once
    return shown, printed


def _wait(start: float, is_there: Callable[[], bool]) -> float:
    """The seconds from a start until something is there."""
    while not is_there():
        if time.perf_counter() - start > LIMIT_S:
            raise SystemExit(f"watch: nothing came of a save in {LIMIT_S} s")
        time.sleep(0.01)
    return time.perf_counter() - start


def _read(address: str) -> bytes:
    with urllib.request.urlopen(address) as page:
        content: bytes = page.read()
    return content


def _newest_pdf(reports: Path) -> int:
    """When the newest PDF was written, in nanoseconds; 0 for the moment that it is replaced."""
    try:
        return max(path.stat().st_mtime_ns for path in reports.glob("*/report.pdf"))
    except (OSError, ValueError):
        return 0
