"""The codebook's tables, row by row."""

import re

from tests.helpers.projects import ROOT


def codebook(heading: str) -> list[list[str]]:
    """The cells of the table under the last heading of that name, without its head."""
    text = (ROOT / "data" / "README.md").read_text("utf-8")
    section = re.split(rf"^### {re.escape(heading)}$", text, flags=re.M)
    assert len(section) >= 2, f"the codebook has no {heading}"
    body = re.split(r"^##", section[-1], flags=re.M)[0]
    rows = [line.strip("|").split("|") for line in body.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in rows[1:]]
