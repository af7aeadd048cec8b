"""Generated articles: the seed's, again and again, with other figures each time."""

import hashlib
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = "edilli-2022-10-05"
FIGURES = ("286", "25 human", "17 Armenian")  # of the seed's text; they stand there once each


def project(folder: Path, count: int) -> Path:
    """Make a project with so many articles in a new folder, which is given back."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    (folder / "data").mkdir()
    (folder / "seeds").mkdir()
    shutil.copy(ROOT / "data" / "units.csv", folder / "data")
    for number in range(count):
        article(folder, number)
    return folder


def article(folder: Path, number: int) -> None:
    """Add an article: every one has a text, figures and so a report of its own."""
    text = (ROOT / "seeds" / f"{SEED}.txt").read_bytes().decode()
    target = folder / "data" / f"article-{number:04}"
    shutil.copytree(ROOT / "data" / SEED, target)
    claims = (target / "claims.csv").read_bytes().decode()
    for figure in FIGURES:
        digits, _, rest = figure.partition(" ")
        other = str(int(digits) + number)
        text = text.replace(figure, f"{other} {rest}".strip())
        claims = claims.replace(figure, f"{other} {rest}".strip()).replace(
            f",{digits},", f",{other},"
        )
    (target / "claims.csv").write_bytes(claims.encode())
    source = (target / "source.toml").read_bytes().decode()
    old = hashlib.sha256((ROOT / "seeds" / f"{SEED}.txt").read_bytes()).hexdigest()
    new = hashlib.sha256(text.encode()).hexdigest()
    (target / "source.toml").write_bytes(source.replace(old, new).encode())
    (folder / "seeds" / f"article-{number:04}.txt").write_bytes(text.encode())
