"""Texts that an article had before: a report is checked against them, and nothing of them is in it."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from as_stated.project import Project
from tests.helpers.projects import GOLDEN, files_in

pytestmark = pytest.mark.kernel

COMMAND = Path(sys.executable).with_name("as-stated")


def report(project: Project) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [COMMAND, "report", "--no-pdf"],
        cwd=project.root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_word_and_no_hash_of_an_earlier_text_is_published(golden: Project) -> None:
    earlier = golden.earlier_text(GOLDEN, 1)
    earlier.write_text("Zwölfhundert elks, somebody said, had left the fjord.\n", "utf-8")
    digest = hashlib.sha256(earlier.read_bytes()).hexdigest()
    listed = golden.data(GOLDEN) / "versions.csv"
    listed.write_text(f"version,seen_on,sha256,note\n1,2021-03-03,{digest},\n", "utf-8")
    done = report(golden)
    assert done.returncode == 0, done.stderr
    kept = {**files_in(golden.root / "report"), **files_in(golden.root / ".cache")}
    assert len(kept) > 20
    for name, content in kept.items():
        for words in (b"elks", digest.encode(), earlier.name.encode()):
            assert words not in content, name
    earlier.write_text("Nothing.", "utf-8")
    spoilt = report(golden)
    assert spoilt.returncode == 2
    assert f"data/{GOLDEN}/versions.csv, row 2: sha256 is {digest}, but" in spoilt.stderr
