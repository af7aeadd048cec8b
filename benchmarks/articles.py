"""Generated articles: the seed's, again and again, with other figures each time; and quantities of them."""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = "edilli-2022-10-05"
FIGURES = ("286", "25 human", "17 Armenian")  # of the seed's text; they stand there once each
REASON = "Each counts those killed in the clashes."
HEADER = "article,claim_id,relation,reason,origin_id,origin_basis,copy_reason"
HEAD = """\
label = "People killed in the clashes"
event = "{}/clashes-2022"
counts_in = "people killed on both sides"
counts_out = ""
unit = "person"
people_status = "dead"
form = "level"
methods = [""]
reason = "Each counts those killed in the clashes."
"""


def project(folder: Path, count: int) -> Path:
    """Make a project with so many articles in a new folder, which is given back."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    (folder / "data").mkdir()
    (folder / "seeds").mkdir()
    shutil.copy(ROOT / "data" / "units.csv", folder / "data")
    for number in range(count):
        article(folder, number)
    return folder


def quantity(folder: Path, number: int, articles: Sequence[int]) -> None:
    """Add a quantity that is stated once in each of these articles."""
    names = [f"article-{each:04}" for each in articles]
    target = folder / "data" / "quantities" / f"quantity-{number:04}"
    target.mkdir(parents=True)
    (target / "quantity.toml").write_text(HEAD.format(names[0]), "utf-8")
    cells = f"killed-2022,same,{REASON},unknown,,{REASON}"
    rows = [HEADER, *(f"{name},{cells}" for name in names), ""]
    (target / "statements.csv").write_text("\n".join(rows), "utf-8")


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
