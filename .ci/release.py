"""Builds what a release publishes, into dist/, and refuses what does not belong there.

    python .ci/release.py v0.1.0

The tag names the version of the package and the newest release in CHANGELOG.md. Neither archive may hold an
article: those are their publishers'. Their files bear the day of that release, not that of the clone: the same
commit gives the same bytes.
"""

import os
import re
import sys
import tarfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

from flit_core import buildapi

from as_stated import __version__

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
NEEDED = ("py.typed", "page/template/", "starting/template/notebooks/1-figures.ipynb")


def faults_of_tag(tag: str, version: str, changelog: str) -> list[str]:
    """What does not fit between a tag, the version of the package and CHANGELOG.md.

    >>> faults_of_tag("v0.2.0", "0.1.0", "## [Unreleased]")
    ['the tag v0.2.0 is not v0.1.0, the version of the package', 'CHANGELOG.md has no release 0.1.0']
    """
    found = []
    if tag != f"v{version}":
        found.append(f"the tag {tag} is not v{version}, the version of the package")
    if not re.search(rf"^## \[{re.escape(version)}\] - \d", changelog, flags=re.M):
        found.append(f"CHANGELOG.md has no release {version}")
    return found


def day_of_release(version: str, changelog: str) -> int:
    """The first second of the day of a release, as seconds since 1970; of 1980, a zip file's first, if there is none.

    >>> day_of_release("0.1.0", "## [0.1.0] - 1980-01-02")
    315619200
    """
    found = re.search(rf"^## \[{re.escape(version)}\] - (\S+)", changelog, flags=re.M)
    return int(datetime.fromisoformat(f"{found[1] if found else '1980-01-01'}T00:00Z").timestamp())


def faults_of_wheel(names: Sequence[str], articles: Sequence[str]) -> list[str]:
    """What is in a wheel and must not be, or should be and is not.

    Args:
        names: its files.
        articles: names of the articles of this repository.
    """
    package = re.compile(r"as_stated(-[\d.]+\.dist-info)?/")
    found = [
        f"wheel: {name} is no part of the package" for name in names if not package.match(name)
    ]
    for needed in NEEDED:
        if not any(name.startswith(f"as_stated/{needed}") for name in names):
            found.append(f"wheel: {needed} is missing")
    return found + _strangers("wheel", names, articles)


def _strangers(archive: str, names: Sequence[str], articles: Sequence[str]) -> list[str]:
    """Articles of others, and what programs leave behind."""
    left = re.compile(r"__pycache__|\.pyc$|\.ipynb_checkpoints|\.cache/|\.venv|(^|/)report/")
    return [
        f"{archive}: {name} must not be published"
        for name in names
        if left.search(name) or any(article in name for article in articles)
    ]


def main(tag: str) -> int:
    """Build both archives; 1 and a line for each fault, else 0."""
    os.chdir(ROOT)
    DIST.mkdir(exist_ok=True)
    articles = [path.stem for path in (ROOT / "seeds").glob("*.txt")]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    os.environ["SOURCE_DATE_EPOCH"] = str(day_of_release(__version__, changelog))
    wheel = DIST / buildapi.build_wheel(str(DIST))
    source = DIST / buildapi.build_sdist(str(DIST))
    version = wheel.name.split("-")[1]
    with ZipFile(wheel) as packed, tarfile.open(source) as archive:
        found = faults_of_tag(tag, version, changelog)
        found += faults_of_wheel(packed.namelist(), articles)
        found += _strangers("source archive", archive.getnames(), articles)
    for fault in found:
        print(fault, file=sys.stderr)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
