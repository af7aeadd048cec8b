"""A window of a browser, as far as the preview server sees it."""

import http.client
import re

PATIENCE = 30  # seconds


class Window:
    """Listens to the news of a page, as a browser does."""

    def __init__(self, host: str, path: str) -> None:
        self.connection = http.client.HTTPConnection(host, timeout=PATIENCE)
        self.connection.request("GET", f"/.as-stated/news{path}")
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
