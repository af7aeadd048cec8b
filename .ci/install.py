"""Installs the packages of a lock, and says meanwhile what it is doing and how much it downloads.

    python .ci/install.py requirements.txt

What there is to download was measured by .ci/lock, and stands in .ci/sizes.txt. What was downloaded is added up
from what pip says of each file. pip's own errors and warnings pass through.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

EVERY = 20  # packages from one line of progress to the next
_UNITS = {"bytes": 1e-6, "kB": 1e-3, "MB": 1.0, "GB": 1e3}
# pip downloads a package's metadata as a file of its own where the index has it: a few kB, not the package.
_FILE = re.compile(r"\s*Downloading \S+(?<!\.metadata) \(([\d.]+) (bytes|kB|MB|GB)\)")
SIZES = Path(__file__).with_name("sizes.txt")


def announced(lock: str, sizes: str) -> str:
    """What is about to be installed, in one line.

    Args:
        lock: its name.
        sizes: a line for each lock.

    >>> announced("requirements.txt", "requirements.txt: 81 packages, 125 MB to download on Linux")
    'requirements.txt: 81 packages, 125 MB to download on Linux'
    """
    lines = (line for line in sizes.splitlines() if line.startswith(f"{lock}: "))
    return next(lines, f"{lock}: packages of unknown size.")


def progress(lines: Iterable[str]) -> Iterator[str]:
    """What to say while pip runs: a line every so many packages, one when all are there, one at the end.

    Args:
        lines: what pip prints, as it prints it.
    """
    packages, megabytes = 0, 0.0
    for line in lines:
        if found := _FILE.match(line):
            megabytes += float(found[1]) * _UNITS[found[2]]
        elif line.startswith("Collecting "):
            packages += 1
            if packages % EVERY == 0:
                yield f"  {packages} packages, {megabytes:.0f} MB downloaded …"
        elif line.startswith("Installing collected packages"):
            yield f"  {megabytes:.0f} MB downloaded, the rest was there; unpacking and compiling …"
        elif line.startswith("Successfully installed"):
            yield f"  {len(line.split()) - 2} packages installed."
    if not packages:
        yield "  All of them are there already."


def main(lock: str) -> int:
    """Run pip on a lock; its exit code."""
    print(announced(lock, SIZES.read_text("utf-8")), flush=True)
    words = "-m pip install --progress-bar off --require-hashes --requirement".split()
    pip = subprocess.Popen([sys.executable, *words, lock], stdout=subprocess.PIPE, text=True)
    assert pip.stdout
    for line in progress(pip.stdout):
        print(line, flush=True)
    return pip.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
