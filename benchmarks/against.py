"""One report by this tree and by another commit in turn, on however busy a machine.

Run with `make bench AGAINST=COMMIT`. The other has a worktree and an environment of its own, made
for this and removed after it. Each builds the article that it has itself, with nothing cached.
"""

import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from articles import ROOT
from stock import timed

ROUNDS = 10


def main(commit: str) -> None:
    """Measure this tree and the commit, and print what each took."""
    with TemporaryDirectory(prefix="as-stated-against-") as folder:
        tree = Path(folder) / "tree"
        git = ("git", "-C", ROOT, "worktree")
        subprocess.run([*git, "add", "--quiet", "--detach", tree, commit], check=True)
        try:
            make = ("make", "--silent", ".venv/render.done", f"PYTHON={sys.executable}")
            subprocess.run(make, cwd=tree, check=True, stdin=subprocess.DEVNULL)
            compare({"this tree": ROOT, commit: tree}, Path(folder))
        finally:
            subprocess.run([*git, "remove", "--force", tree], check=True)


def compare(trees: dict[str, Path], folder: Path) -> None:
    """Build the report of each tree in turn, once to warm up and then `ROUNDS` times; print."""
    for number, tree in enumerate(trees.values()):
        for name in ("data", "seeds", "notebooks"):
            shutil.copytree(tree / name, folder / str(number) / name)
    rounds = [
        [
            timed(tree / ".venv/bin/as-stated", "report", "--fresh", cwd=folder / str(number))
            for number, tree in enumerate(trees.values())
        ]
        for _ in range(ROUNDS + 1)
    ][1:]
    for name, took in zip(trees, zip(*rounds, strict=True), strict=True):
        wall, cpu = (
            statistics.median(getattr(each, of) for each in took) for of in ("wall", "cpu")
        )
        print(f"{name}: {wall:.2f} s, {cpu:.2f} s CPU")
    for of in ("wall", "cpu"):
        ratio = statistics.median(getattr(us, of) / getattr(them, of) for us, them in rounds)
        print(f"This tree takes {ratio:.3f} times what {list(trees)[1]} takes, by {of} seconds.")


if __name__ == "__main__":
    main(sys.argv[1])
