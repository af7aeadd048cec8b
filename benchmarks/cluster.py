"""A Dask cluster on this machine, to measure with."""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """A Dask cluster on loopback: the scheduler's address."""
    start = [sys.executable, "-m"]
    common = ["--host", "127.0.0.1", "--no-dashboard"]
    with TemporaryDirectory() as folder:
        programs = [
            subprocess.Popen(
                [*start, "distributed.cli.dask_scheduler", "--port", "0", *common],
                stderr=subprocess.PIPE,
                text=True,
            )
        ]
        try:
            assert programs[0].stderr is not None
            address = next(
                found[1]
                for line in programs[0].stderr
                if (found := re.search(r"Scheduler at: +(\S+)", line))
            )
            threading.Thread(target=programs[0].stderr.read, daemon=True).start()
            for number in range(workers):
                words = ["--no-nanny", "--nthreads", "1", "--local-directory", f"{folder}/{number}"]
                programs.append(
                    subprocess.Popen(
                        [*start, "distributed.cli.dask_worker", address, *words, *common],
                        stderr=subprocess.DEVNULL,
                        text=True,
                    )
                )
            time.sleep(5)
            yield address
        finally:
            for program in programs:
                program.kill()
                program.communicate()
