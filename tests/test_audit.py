"""Locks with known weaknesses are warned of, and silence is not taken for none."""

import json
import runpy
from typing import Any

import pytest

from tests.helpers.projects import ROOT

verdict = runpy.run_path(str(ROOT / ".ci" / "audit.py"))["verdict"]
SOUND = {"name": "sound", "version": "1.0", "vulns": []}
WEAK: dict[str, Any] = {
    "name": "weak", "version": "1.0", "vulns": [{"id": "CVE-1", "fix_versions": ["1.1", "2.0"]}]
}  # fmt: skip
UNKNOWN = {"name": "unknown", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "is_warning", "said"),
    [
        pytest.param([SOUND], False, "1 of 1 packages looked up, 0 weaknesses known.", id="sound"),
        pytest.param([SOUND, WEAK], True, "weak 1.0 has CVE-1; fixed in 1.1, 2.0.", id="weak"),
        pytest.param([UNKNOWN], True, "1 packages not looked up", id="database does not know it"),
        pytest.param([UNKNOWN], True, "0 of 1 packages looked up", id="nothing looked up"),
    ],
)
def test_what_was_found_is_said(packages: list[Any], is_warning: bool, said: str) -> None:
    warns, lines = verdict("lock.txt", json.dumps({"dependencies": packages}))
    assert warns is is_warning
    assert any(line.startswith("lock.txt: ") and said in line for line in lines)


@pytest.mark.parametrize("printed", ["", "Traceback", "[]", "{}"])
def test_a_database_that_cannot_be_reached_is_said(printed: str) -> None:
    warns, lines = verdict("lock.txt", printed)
    assert warns
    assert lines == ["lock.txt: not audited: the database of weaknesses cannot be reached."]
