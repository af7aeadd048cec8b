"""A window of a browser, as far as the preview server sees it."""

import http.client
import re
import time
from collections.abc import Callable

PATIENCE = 300  # seconds, for a machine with much else to do


def until(holds: Callable[[], object], what: str) -> None:
    """Wait until something holds; fail with `what` if it does not for a long time."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.02)


class Window:
    """Listens to the events of a page, as a browser does."""

    def __init__(self, host: str, path: str) -> None:
        self.connection = http.client.HTTPConnection(host, timeout=PATIENCE)
        self.connection.request("GET", f"/.as-stated/events{path}")
        self.answer = self.connection.getresponse()
        assert self.answer.headers["Content-Type"] == "text/event-stream"

    def event(self) -> tuple[str, str]:
        """The next event but `retry`; for a heartbeat two empty words."""
        lines = []
        while line := self.answer.readline().decode().rstrip("\n"):
            lines.append(line)
        if lines == [":"]:
            return "", ""
        if len(lines) == 1:
            assert re.fullmatch(r"retry: \d+", lines[0])
            return self.event()
        kind, data = lines
        return kind.removeprefix("event: "), data.removeprefix("data: ")

    def told(self) -> tuple[str, str]:
        """The next event that is no heartbeat."""
        while (event := self.event()) == ("", ""):
            pass
        return event

    def close(self) -> None:
        self.answer.close()
        self.connection.close()
