"""Reports served on loopback to whoever edits them: a page loads again when it has changed.

What does that is added on the way out, with a policy of its own. What is stored stays as it is.
"""

import json
import mimetypes
import re
import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from socketserver import TCPServer
from urllib.parse import unquote, urlsplit

from as_stated.build import sha256
from as_stated.errors import InputError

OWN = "/.as-stated/"  # addresses that are no report's: what begins with a dot is never served
ASSETS = {f"{OWN}watch.js": "text/javascript", f"{OWN}watch.css": "text/css"}
HEARTBEAT = 10  # seconds, after which a window that was closed is noticed
AGAIN = 500  # milliseconds, after which a window that lost the server asks again
# What the page's own policy allows, and of scripts and styles in files those two; the script cannot
# be asked for elsewhere, and no other site can put the page in a frame.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline' {own}watch.css; font-src data:; img-src data:; "
    "script-src {own}watch.js; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
EMPTY = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>as-stated watch</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<meta name="color-scheme" content="light dark"></head>'
    "<body><main><h1>There is no report here yet</h1></main></body></html>"
)


class Live:
    """What is served: the stored reports, and over them what is not stored yet.

    One thread changes it, those of the windows wait for the change.

    Args:
        folder: of the stored reports.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._changed = threading.Condition()
        self._changes = 0
        self._problem = ""
        self._unstored: dict[str, bytes] = {}

    def show(self, article: str, made: Mapping[str, bytes]) -> None:
        """Serve these files of an article's report, stored or not; what was wrong is mended."""
        self._change("", {f"/{article}/{path}": content for path, content in made.items()})

    def stored(self) -> None:
        """What was shown is stored now, all of it: serve that."""
        self._change("", {})

    def tell(self, problem: str) -> None:
        """Show what is wrong on every page, until something is shown or stored."""
        self._change(problem, self._unstored)

    def _change(self, problem: str, unstored: dict[str, bytes]) -> None:
        with self._changed:
            self._problem, self._unstored = problem, unstored
            self._changes += 1
            self._changed.notify_all()

    def read(self, path: str) -> bytes | None:
        """What is served at a path, such as "/article/index.html"; None if nothing is."""
        path += "index.html" if path.endswith("/") else ""
        if (unstored := self._unstored.get(path)) is not None:
            return unstored
        folder = self._folder.resolve()
        try:
            file = (folder / path.lstrip("/")).resolve()
            parts = file.relative_to(folder).parts  # a ValueError if it is not in there
            return None if any(part.startswith(".") for part in parts) else file.read_bytes()
        except (OSError, ValueError):  # no such file, or no name of a file at all
            return None

    def page(self, path: str) -> bytes:
        """The page at a path; one that says so where there is none yet."""
        content = self.read(path)
        return EMPTY.encode() if content is None else content

    def news(self, path: str) -> Iterator[tuple[str, str]]:
        """What a window with the page at this path is told: kind and content, without end.

        First how things are, then each change of it: the hash of the page, and as JSON what is
        wrong. In between a heartbeat, of no kind.
        """
        told: dict[str, str] = {}
        while True:
            with self._changed:
                changes, problem = self._changes, self._problem
            now = {"page": sha256(self.page(path)), "problem": json.dumps(problem)}
            yield from [each for each in now.items() if each not in told.items()] or [("", "")]
            told = now
            with self._changed:
                self._changed.wait_for(partial(self._is_past, changes), HEARTBEAT)

    def _is_past(self, changes: int) -> bool:
        return self._changes != changes


@contextmanager
def served(live: Live, port: int) -> Iterator[str]:
    """Serve on loopback as long as the block runs.

    Args:
        port: to serve at; 0 for any.

    Yields:
        The address, without a path.

    Raises:
        InputError: the port is taken.
    """
    try:
        server = _Server(("127.0.0.1", port), partial(_Window, live=live))
    except OSError as error:
        why = error.strerror or error
        raise InputError(f"--port {port}: {why}. Choose another; 0 takes any.") from error
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # a window that waits for news keeps nobody from leaving
    block_on_close = False

    def server_bind(self) -> None:
        """Bind, and ask no name server about it, as `HTTPServer` would."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def handle_error(self, request: object, client_address: object) -> None:
        """A window may be closed at any time: that is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Window(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, request: socket.socket, *words: object, live: Live) -> None:
        self._live = live
        super().__init__(request, *words)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if self.headers.get("Host") not in self._names():
            # Another site's name that was made to lead here must not read what is served.
            self.send_error(HTTPStatus.FORBIDDEN, "Only as 127.0.0.1 or localhost")
        elif path.startswith(f"{OWN}news/"):
            self._send_news(path.removeprefix(f"{OWN}news"))
        elif path in ASSETS:
            asset = files("as_stated.preview") / "static" / path.removeprefix(OWN)
            self._send(asset.read_bytes(), ASSETS[path])
        elif path.endswith(("/", ".html")):
            own = f"http://{self.headers['Host']}{OWN}"
            page = _with_script(self._live.page(path))
            self._send(page, "text/html", POLICY.format(own=own))
        else:
            self._send_file(path)

    do_HEAD = do_GET

    def _names(self) -> set[str]:
        port = self.connection.getsockname()[1]
        names = {f"127.0.0.1:{port}", f"localhost:{port}"}
        return names | {name.removesuffix(":80") for name in names}

    def _send_file(self, path: str) -> None:
        content = self._live.read(path)
        if content is not None:
            kind, _ = mimetypes.guess_type(path)
            self._send(content, kind or "application/octet-stream")
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _send(self, content: bytes, kind: str, policy: str = "") -> None:
        self.send_response(HTTPStatus.OK)
        is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(content)))
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_news(self, path: str) -> None:
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(f"retry: {AGAIN}\n\n".encode())
        for kind, content in self._live.news(path):
            said = f"event: {kind}\ndata: {content}\n\n" if kind else ":\n\n"
            self.wfile.write(said.encode())  # a ConnectionError once the window was closed

    def end_headers(self) -> None:
        """With what holds for every answer: it is to be read as what it is, here and now only."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        super().end_headers()

    def log_message(self, format: str, *words: object) -> None:
        """Say nothing: the terminal is for what is made, and what is wrong."""


def _with_script(page: bytes) -> bytes:
    """A page with what loads it again, and without its own policy, which allows no script."""
    html = re.sub(
        r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?', "", page.decode(), count=1
    )
    added = (
        f'<link rel="icon" href="data:,"><link rel="stylesheet" href="{OWN}watch.css">'
        f'<script src="{OWN}watch.js" data-page="{sha256(page)}"></script>'
    )
    head, closing, rest = html.rpartition("</body>")
    return f"{head}{added}{closing}{rest}".encode()
