"""Reports served on loopback to whoever edits them: a page loads again when it has changed.

What does that is added on the way out, with a policy of its own. What is stored stays as it is.
"""

import json
import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from as_stated.errors import InputError

OWN = "/.as-stated/"  # addresses that are no report's: folders of reports never begin with a dot
HEARTBEAT = 10  # seconds, after which a window that was closed is noticed
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline' 'self'; font-src data:; img-src data: 'self'; "
    "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
EMPTY = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>as-stated watch</title></head>'
    "<body><main><h1>There is no report yet</h1></main></body></html>"
)


class Live:
    """What is served: the stored reports, and over them what is not stored yet.

    One thread changes it, those of the windows wait for the change.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self._changed = threading.Condition()
        self._version = time.time_ns()  # so that it is another after a new start
        self._problem = ""
        self._unsaved: dict[str, bytes] = {}

    def show(self, article: str, made: Mapping[str, bytes]) -> None:
        """Serve these files of an article's report, stored or not; the problem is mended."""
        with self._changed:
            self._unsaved = {f"{article}/{path}": content for path, content in made.items()}
            self._version += 1
            self._problem = ""
            self._changed.notify_all()

    def stored(self) -> None:
        """What was shown is stored now; serve that. Nothing changes for the windows."""
        with self._changed:
            self._unsaved = {}

    def tell(self, problem: str) -> None:
        """Show what is wrong on every page, until `show` is called."""
        with self._changed:
            self._problem = problem
            self._changed.notify_all()

    def read(self, path: str) -> bytes | None:
        """An unsaved file; None if only the stored one counts."""
        return self._unsaved.get(path)

    def news(self) -> Iterator[tuple[str, str]]:
        """What a window is told: first how things are, then each change; a heartbeat in between."""
        told: tuple[int, str] | None = None
        while True:
            with self._changed:
                if told == (self._version, self._problem):
                    self._changed.wait(HEARTBEAT)
                before, told = told, (self._version, self._problem)
            version, problem = told
            if before == told:
                yield "", ""
            if before is None or before[0] != version:
                yield "page", str(version)
            if before is None or before[1] != problem:
                yield "problem", json.dumps(problem) if problem else ""


@contextmanager
def served(live: Live, port: int) -> Iterator[None]:
    """Serve on loopback, at `live.address`, as long as the block runs.

    Raises:
        InputError: the port is taken.
    """
    try:
        server = _Server(("127.0.0.1", port), partial(_Window, live=live))
    except OSError as error:
        why = error.strerror or error
        raise InputError(f"--port {port}: {why}. Choose another; 0 takes any.") from error
    live.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # a window that waits for news keeps nobody from leaving
    block_on_close = False


class _Window(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *words: object, live: Live) -> None:
        self._live = live
        super().__init__(*words, directory=str(live.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if self.headers.get("Host") not in self._names():
            # Another site's name that was made to lead here must not read what is served.
            self.send_error(HTTPStatus.FORBIDDEN, "Only on loopback")
        elif path == f"{OWN}news":
            self._send_news()
        elif path in (f"{OWN}watch.js", f"{OWN}watch.css"):
            asset = files("as_stated") / "template" / PurePosixPath(path).name
            kind = "text/javascript" if path.endswith(".js") else "text/css"
            self._send(asset.read_bytes(), kind)
        else:
            self._send_file(path)

    def do_HEAD(self) -> None:
        self.send_error(HTTPStatus.METHOD_NOT_ALLOWED)

    def _names(self) -> tuple[str, ...]:
        host = urlsplit(self._live.address).netloc
        return host, host.replace("127.0.0.1", "localhost")

    def _send_file(self, path: str) -> None:
        where = path.lstrip("/") + ("index.html" if path.endswith("/") else "")
        content = self._live.read(where)
        if content is None:
            file = Path(self.translate_path(self.path))
            file = file / "index.html" if path.endswith("/") else file
            if file.suffix != ".html":
                return super().do_GET()
            content = file.read_bytes() if file.is_file() else EMPTY.encode()
        if where.endswith(".html"):
            return self._send(_with_script(content), "text/html", POLICY)
        return self._send(content, self.guess_type(where))

    def _send(self, content: bytes, kind: str, policy: str = "") -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(content)

    def _send_news(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            for event, data in self._live.news():
                said = f"event: {event}\ndata: {data}\n\n" if event else ":\n\n"
                self.wfile.write(said.encode())
                self.wfile.flush()
        except OSError:
            return  # the window was closed

    def log_message(self, format: str, *words: object) -> None:
        """Say nothing: the terminal is for what is made, and what is wrong."""


def _with_script(page: bytes) -> bytes:
    """A page with what loads it again, and without its own policy, which allows no script."""
    html = re.sub(
        r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?', "", page.decode(), count=1
    )
    added = f'<link rel="stylesheet" href="{OWN}watch.css"><script src="{OWN}watch.js"></script>'
    head, closing, rest = html.rpartition("</body>")
    return f"{head}{added}{closing}{rest}".encode()
