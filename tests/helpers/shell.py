"""A shell in a folder, with the commands of the environment that runs the tests."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Shell:
    """Runs lines as somebody types them: `as-stated` and `.venv/bin/as-stated` are the same there."""

    folder: Path

    def __post_init__(self) -> None:
        if not (self.folder / ".venv").exists():
            (self.folder / ".venv").symlink_to(BIN.parent)

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}

    def run(self, script: str, code: int = 0) -> str:
        """Run lines until one fails; the exit code is checked.

        Returns:
            What they have said, on both outputs.
        """
        done = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == code, f"{script}\n{done.stdout}"
        return done.stdout
