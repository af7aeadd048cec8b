"""What a report depends on besides its inputs: this package's code, the libraries, the system.

Two runs with the same fingerprint and the same inputs make the same bytes.
"""

import json
import platform
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from as_stated.hashing import sha256

PACKAGE = Path(__file__).parents[1]
TEMPLATE = PACKAGE / "page" / "template"


@cache
def code() -> str:
    """The hash of this package's code, as this process runs it."""
    return _hash_of(path for path in PACKAGE.rglob("[!.]*.py"))


def template() -> str:
    """The hash of the page's template as it is now: notebooks do not see it."""
    return _hash_of(TEMPLATE.glob("[!.]*.*"))


def _hash_of(paths: Iterable[Path]) -> str:
    hashes = {path.relative_to(PACKAGE).as_posix(): sha256(path.read_bytes()) for path in paths}
    return sha256(json.dumps(hashes, sort_keys=True).encode())


@cache
def libraries() -> tuple[str, ...]:
    """This Python, this system and each installed package, each as name and version."""
    installed = {
        entry.name.lower()
        for folder in _folders(sys.path)
        for entry in folder.iterdir()
        if entry.name.endswith((".dist-info", ".egg-info"))
    }
    system = (
        f"python-{platform.python_version()}",
        f"machine-{platform.machine()}",
        f"system-{platform.system()}",
    )
    return (*system, *sorted(installed))


def _folders(paths: Iterable[str]) -> list[Path]:
    return [folder for folder in map(Path, dict.fromkeys(paths)) if folder.is_dir()]


@dataclass(frozen=True)
class Environment:
    """Everything that a report depends on besides its inputs, to compare with another machine's."""

    code: str
    libraries: tuple[str, ...]

    @classmethod
    def current(cls) -> "Environment":
        """This machine's."""
        return cls(f"{code()} {template()}", libraries())

    def differences(self, other: "Environment") -> str:
        """What differs from `other`; empty if reports come out the same.

        A package that only one of them has does not count: whatever needs it says so.
        """
        differing = ["as-stated"] if self.code != other.code else []
        mine, theirs = _versions(self.libraries), _versions(other.libraries)
        differing += [name for name in sorted(mine.keys() & theirs) if mine[name] != theirs[name]]
        return ", ".join(differing)


def _versions(libraries: Iterable[str]) -> dict[str, str]:
    split = (each.removesuffix(".dist-info").partition("-") for each in libraries)
    return {name: version for name, _, version in split}
