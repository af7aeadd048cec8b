"""An invented article that takes back a figure of the town's, two days later; and a quantity of both."""

import csv
import hashlib
import io
from collections.abc import Sequence

from as_stated.coding import HAND_CODED
from as_stated.project import Project
from tests.helpers.town import TOWN, Cells

AFTER = "after"
AFTER_URL = "https://post.example/after"
AFTER_TEXT = """\
Toll taken back

The interior ministry withdrew its figure of the dead in Varn on Tuesday. It later took that back.
A diver, Bo Lind, disputed it.
"""
QUANTITY = "dead-in-varn"


def change(**cells: str) -> Cells:
    """The row with which the ministry withdraws its figure, except for some cells."""
    row = dict.fromkeys(HAND_CODED["changes.csv"].must, "") | {
        "change_id": "taken", "to": f"{TOWN}/dead", "by": "ministry", "kind": "withdraws",
        "exact": "withdrew its figure",
    }  # fmt: skip
    return row | cells


def _table(columns: Sequence[str], rows: Sequence[Cells]) -> str:
    out = io.StringIO()
    lines = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    lines.writeheader()
    lines.writerows(rows)
    return out.getvalue()


def write_after(project: Project, changes: Sequence[Cells]) -> None:
    """Write the later article, which states no figure, with these changes."""
    folder = project.data(AFTER)
    folder.mkdir(exist_ok=True)
    project.seed(AFTER).write_text(AFTER_TEXT, "utf-8")
    digest = hashlib.sha256(AFTER_TEXT.encode()).hexdigest()
    (folder / "source.toml").write_text(
        f'producer = "The Post"\ntitle = "Toll taken back"\nbyline = ""\nvia_agency = ""\nurl = "{AFTER_URL}"\n'
        'date_published = "2024-03-06"\ndate_accessed = ""\nlanguage = "en"\nlicense = ""\n'
        f'sha256 = "{digest}"\nnot_in_text = ["producer", "url", "date_published"]\n',
        "utf-8",
    )
    (folder / "story.toml").write_text(
        'title = "A toll"\nstandfirst = "None is verified."\nfindings = []\nlimits = []\nwithout_figures = []\n',
        "utf-8",
    )
    for file in ("events.csv", "claims.csv", "exclusions.csv"):
        text = (project.data(TOWN) / file).read_text("utf-8")
        (folder / file).write_text(text.splitlines()[0] + "\n", "utf-8")
    speakers = [
        {"speaker_id": "ministry", "name": "The interior ministry"},
        {"speaker_id": "diver", "name": "Bo Lind"},
    ]
    speakers[0]["name"] = "the interior ministry"
    (folder / "speakers.csv").write_text(_table(HAND_CODED["speakers.csv"].must, speakers), "utf-8")
    (folder / "changes.csv").write_text(_table(HAND_CODED["changes.csv"].must, changes), "utf-8")


def write_quantity(project: Project, changes: Sequence[Cells], counting: str = "") -> None:
    """Write the tables of a quantity that a notice is read from.

    Args:
        counting: who counts for the origin whose own statement the town's figure is; empty: nobody.
    """
    folder = project.quantity_data(QUANTITY)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "changes.csv").write_text(_table(HAND_CODED["changes.csv"].must, changes), "utf-8")
    (folder / "statements.csv").write_text(
        "article,claim_id,relation,reason,origin_id,origin_basis\n"
        f"{TOWN},dead,same,it counts the dead,{'body' if counting else 'unknown'},{'own' if counting else ''}\n",
        "utf-8",
    )
    rows = f'body,the ministry,body,"{counting}",\n' if counting else ""
    (folder / "origins.csv").write_text(f"origin_id,name,kind,speakers,note\n{rows}", "utf-8")
