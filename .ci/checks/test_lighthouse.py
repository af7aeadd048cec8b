"""Lighthouse, as on a slow phone, with the page served on loopback."""

import json
import os
import re
import subprocess
from pathlib import Path

from .conftest import CHECKERS, FLAGS, Write, each_page, served

CATEGORIES = ("accessibility", "best-practices", "performance", "seo")
RUNS = 3  # performance is a measurement: a busy machine can cost a point, so the best run counts


def lighthouse(folder: Path, categories: tuple[str, ...] = CATEGORIES) -> dict[str, int]:
    """The scores of a folder's page in one run, out of a hundred."""
    quoted = [re.sub("=(.*)", r'="\1"', flag) for flag in FLAGS]  # it splits them at spaces
    with served(folder) as address:
        run = subprocess.run(
            [
                "node",
                CHECKERS / "lighthouse" / "cli" / "index.js",
                f"{address}/",
                "--output=json",
                "--quiet",
                "--no-enable-error-reporting",
                f"--only-categories={','.join(categories)}",
                f"--chrome-flags={' '.join(quoted)}",
            ],
            capture_output=True,
            text=True,
            check=True,
            env={"CHROME_PATH": "/usr/bin/chromium", **os.environ},
        )
    report = json.loads(run.stdout)
    assert not report.get("runtimeError"), report["runtimeError"]
    return {name: round(each["score"] * 100) for name, each in report["categories"].items()}


@each_page
def test_full_marks(path: Path) -> None:
    full = dict.fromkeys(CATEGORIES, 100)
    scores = {}
    for _ in range(RUNS):
        scores = lighthouse(path.parent)
        if scores == full:
            break
        print(f"{path.parent.name}: {scores}")  # pytest shows it if no run gets there
    assert scores == full


def test_a_fault_costs_marks(write: Write) -> None:
    path = write('<img src="data:,">', head='<meta name="robots" content="noindex">')
    scores = lighthouse(path.parent, ("accessibility", "seo"))
    assert scores["accessibility"] < 100
    assert scores["seo"] < 100
