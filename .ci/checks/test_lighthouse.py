"""Lighthouse, as on a slow phone, with the page served on loopback."""

import json
import os
import re
import subprocess
from pathlib import Path

from .conftest import CHECKERS, FLAGS, Write, each_folder, served

RULES = ("accessibility", "best-practices", "seo")  # what they say depends on the page alone
RUNS = 3  # speed is a measurement: a busy machine can cost a point, so the best run counts


def lighthouse(folder: Path, *categories: str) -> dict[str, int]:
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


@each_folder
def test_full_marks_by_the_rules(path: Path) -> None:
    assert lighthouse(path.parent, *RULES) == dict.fromkeys(RULES, 100)


@each_folder
def test_full_marks_for_speed(path: Path) -> None:
    """Not in CI, where others' work slows the machine: .ci/run leaves it out by its name."""
    scores: list[int] = []
    while len(scores) < RUNS and 100 not in scores:
        scores += lighthouse(path.parent, "performance").values()
    assert max(scores) == 100, scores


def test_a_fault_costs_marks(write: Write) -> None:
    path = write('<img src="data:,">', head='<meta name="robots" content="noindex">')
    scores = lighthouse(path.parent, *RULES)
    assert scores["accessibility"] < 100
    assert scores["seo"] < 100


def test_a_slow_page_costs_marks(write: Write) -> None:
    busy = "<script>const end = Date.now() + 2000; while (Date.now() < end);</script>"
    assert lighthouse(write("", head=busy).parent, "performance")["performance"] < 100
