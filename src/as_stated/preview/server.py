"""Serves reports on loopback; a page that is open in a browser reloads when it has changed.

The script that reloads it is added to the answer, under a policy of its own. Stored pages have none.
"""

import asyncio
import mimetypes
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socket import socket
from threading import Thread
from typing import Any
from urllib.parse import unquote

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream, StreamClosedError
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler

from as_stated.errors import InputError
from as_stated.hashing import sha256
from as_stated.preview.live import STATIC, Live

OWN = "/.as-stated/"  # no report's address: names that begin with a dot are never served
ASSETS = {f"{OWN}watch.js": "text/javascript", f"{OWN}watch.css": "text/css"}
RETRY_MS = 500  # how soon a browser that lost the server asks again
REQUEST_S = 10  # how long a request may take to arrive; a connection that sends none is closed then
MOST_CONNECTIONS = 100  # at a time; a browser opens six, and one for each window
# What the stored page's policy allows, and two files of ours: the script can ask for nothing
# elsewhere, and no other site can put the page in a frame.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline' {own}watch.css; font-src data:; img-src data:; "
    "script-src {own}watch.js; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


@contextmanager
def served(live: Live, port: int, request_s: float = REQUEST_S) -> Iterator[str]:
    """Serve on loopback, in a thread of its own, as long as the block runs.

    Args:
        live: what is served.
        port: to serve at; 0 for any.
        request_s: seconds after which a connection that sent no whole request is closed.

    Yields:
        The address, without a path.

    Raises:
        InputError: the port is taken.
    """
    sockets = _bind(port)
    port = sockets[0].getsockname()[1]
    names = {f"{name}:{port}".removesuffix(":80") for name in ("127.0.0.1", "localhost")}

    application = Application(
        [(r"(.*)", _Window, {"live": live, "names": names})], log_function=lambda _: None
    )
    live.loop = loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(
        _start(application, sockets, request_s), loop
    ).result()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        asyncio.run_coroutine_threadsafe(_stop(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _start(application: Application, sockets: list[socket], request_s: float) -> HTTPServer:
    server = _Server(
        application,
        idle_connection_timeout=request_s,
        body_timeout=request_s,
        max_header_size=16 * 1024,
        max_body_size=1,  # nothing is sent here
    )
    server.add_sockets(sockets)
    return server


async def _stop(server: HTTPServer) -> None:
    server.stop()
    await server.close_all_connections()
    windows = asyncio.all_tasks() - {asyncio.current_task()}  # which end with their connections
    await asyncio.gather(*windows, return_exceptions=True)


def _bind(port: int) -> list[socket]:
    try:
        return bind_sockets(port, "127.0.0.1")
    except OSError as error:
        why = error.strerror or error
        raise InputError(f"--port {port}: {why}. Choose another; 0 takes any.") from error


class _Server(HTTPServer):
    """Serves so many connections at a time, and closes at once what comes on top."""

    def initialize(self, *args: Any, **kwargs: Any) -> None:
        super().initialize(*args, **kwargs)
        self._open = 0

    def handle_stream(self, stream: IOStream, address: tuple[str, int]) -> None:
        if self._open >= MOST_CONNECTIONS:
            stream.close()
            return
        self._open += 1
        super().handle_stream(stream, address)

    def on_close(self, server_conn: object) -> None:
        self._open -= 1
        super().on_close(server_conn)


class _Window(RequestHandler):
    """Answers a browser on this machine, under the names given and to no other site's page."""

    def initialize(self, live: Live, names: set[str]) -> None:
        self._live, self._names = live, names

    def set_default_headers(self) -> None:
        """What holds for every answer, errors too; no word of the server's name and version."""
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")

    def prepare(self) -> None:
        """Refuse what another site asks for, also under a name that was made to lead here."""
        if self.request.headers.get("Host") not in self._names:
            raise HTTPError(403, reason="Only as 127.0.0.1 or localhost")
        if self.request.headers.get("Sec-Fetch-Site") == "cross-site":
            raise HTTPError(403, reason="Not from another site: open this address itself")

    async def get(self, _: object) -> None:
        path = unquote(self.request.path)
        if path.startswith(f"{OWN}events/"):
            await self._send_events(path.removeprefix(f"{OWN}events"))
        elif path in ASSETS:
            self._send((STATIC / path.removeprefix(OWN)).read_bytes(), ASSETS[path])
        elif path.endswith(("/", ".html")):
            own = f"http://{self.request.headers['Host']}{OWN}"
            self.set_header("Content-Security-Policy", POLICY.format(own=own))
            self._send(_with_script(self._live.page(path)), "text/html")
        elif (content := self._live.read(path)) is not None:
            self._send(content, mimetypes.guess_type(path)[0] or "application/octet-stream")
        else:
            raise HTTPError(404)

    head = get

    def _send(self, content: bytes, kind: str) -> None:
        is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.finish(content)

    async def _send_events(self, path: str) -> None:
        self.set_header("Content-Type", "text/event-stream")
        if self.request.method == "HEAD":
            return
        self.write(f"retry: {RETRY_MS}\n\n")
        with suppress(StreamClosedError):  # the window was closed
            async for kind, content in self._live.events(path):
                self.write(f"event: {kind}\ndata: {content}\n\n" if kind else ":\n\n")
                await self.flush()

    def on_connection_close(self) -> None:
        self._live.wake()

    def compute_etag(self) -> None:
        """None: nothing is cached."""

    def write_error(self, status_code: int, **_: object) -> None:
        self._send(f"{status_code}: {self._reason}\n".encode(), "text/plain")


def _with_script(page: bytes) -> bytes:
    """The page with the script that reloads it, and without its own policy, which allows none."""
    html = re.sub(
        r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?', "", page.decode(), count=1
    )
    added = (
        f'<link rel="icon" href="data:,"><link rel="stylesheet" href="{OWN}watch.css">'
        f'<script src="{OWN}watch.js" data-page="{sha256(page)}"></script>'
    )
    head, closing, rest = html.rpartition("</body>")
    return f"{head}{added}{closing}{rest}".encode()
