"""What is served: the stored reports, and over them files that are not stored yet."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from pathlib import Path

from tornado.locks import Condition

from as_stated.hashing import sha256

STATIC = Path(__file__).parent / "static"
HEARTBEAT_S = 10  # how often a page is hashed again, in case something else wrote it


class Live:
    """The reports that are served: a folder's, and over them files that are not stored yet.

    One thread publishes, another serves: the state is replaced as a whole, never changed.

    Args:
        folder: of the stored reports.
        heartbeat_s: seconds after which a page is hashed again without a word from here.
    """

    def __init__(self, folder: Path, heartbeat_s: float = HEARTBEAT_S) -> None:
        self._folder = folder
        self._heartbeat = timedelta(seconds=heartbeat_s)
        self._state: tuple[str, Mapping[str, bytes]] = ("", {})  # the problem, unstored files
        self._changed = Condition()
        self.loop: asyncio.AbstractEventLoop | None = None  # which serves, once one does

    def publish(self, report: str, made: Mapping[str, bytes]) -> None:
        """Serve the files `made` of a `report`, by path, in place of stored ones; clear any problem."""
        self._change("", {f"/{report}/{path}": content for path, content in made.items()})

    def clear(self) -> None:
        """Serve what is stored, and show no problem."""
        self._change("", {})

    def show_problem(self, problem: str) -> None:
        """Show a problem on every page, until `publish` or `clear`."""
        self._change(problem, self._state[1])

    def _change(self, problem: str, unstored: Mapping[str, bytes]) -> None:
        self._state = (problem, unstored)
        if self.loop and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.wake)

    def wake(self) -> None:
        """Have each window look for a change, and whether it was closed; only on the loop."""
        self._changed.notify_all()

    def read(self, path: str) -> bytes | None:
        """The file served at a path, such as "/article/index.html"; None if there is none."""
        path += "index.html" if path.endswith("/") else ""
        if (unstored := self._state[1].get(path)) is not None:
            return unstored
        folder = self._folder.resolve()
        try:
            file = (folder / path.lstrip("/")).resolve()
            parts = file.relative_to(folder).parts  # a ValueError if it is outside
            return None if any(part.startswith(".") for part in parts) else file.read_bytes()
        except (OSError, ValueError):  # no such file, or not a possible name of one
            return None

    def page(self, path: str) -> bytes:
        """The page at a path; one that says so where there is none yet."""
        content = self.read(path)
        return (STATIC / "empty.html").read_bytes() if content is None else content

    async def events(self, path: str) -> AsyncIterator[tuple[str, str]]:
        """Yield the events for a window with the page at this path, for ever.

        First the state, then each change of it: ("page", hash of the page), ("problem", JSON).
        ("", "") is a heartbeat.
        """
        sent: dict[str, str] = {}
        while True:
            state = self._state
            now = {"page": sha256(self.page(path)), "problem": json.dumps(state[0])}
            for event in [each for each in now.items() if each not in sent.items()] or [("", "")]:
                yield event
            sent = now
            if state is self._state:
                await self._changed.wait(self._heartbeat)
