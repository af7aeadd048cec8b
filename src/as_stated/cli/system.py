"""What a run that builds reports needs of the system: memory, open files, a place for a cache."""

import os
import resource

from as_stated.errors import RenderError
from as_stated.project import Project
from as_stated.scratch import sweep

# Bytes of addresses, in each process: with less, a library ends it without a word.
NEEDED_MEMORY = 1400 << 20
NEEDED_FILES = 200  # open files at a time of four kernels and a pool, with room


def prepare(project: Project) -> None:
    """Check limits, delete what killed runs left, and keep caches in the `project`, out of the home folder."""
    _check_limits()
    sweep()
    # Or matplotlib's list of fonts, which takes seconds to make on some machines, would be in the home.
    os.environ.setdefault("MPLCONFIGDIR", str(project.root / ".cache" / "matplotlib"))


def _check_limits() -> None:
    """Make sure that this process may open as many files, and address as much memory, as a report needs.

    Raises:
        RenderError: it may not.
    """
    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    if most != resource.RLIM_INFINITY and most < NEEDED_MEMORY:
        raise RenderError(
            f"only {most >> 20} MB of memory may be addressed, and a report needs {NEEDED_MEMORY >> 20}. "
            "Allow more (`ulimit -v unlimited`) and run again."
        )
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if resource.RLIM_INFINITY in (soft, hard) or soft >= NEEDED_FILES:
        return
    if hard < NEEDED_FILES:
        raise RenderError(
            f"only {hard} files may be open at a time, and a report needs {NEEDED_FILES}. "
            "Allow more open files (`ulimit -n 256`) and run again."
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (NEEDED_FILES, hard))
