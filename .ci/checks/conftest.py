"""What is checked, the browser it is checked in, and a server on loopback."""

import gzip
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.helpers.invented import invented

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "report"
CHECKERS = ROOT / ".ci" / "node_modules"
REPORTS = sorted(REPORT.glob("*/index.html"))
FOLDERS = [REPORT / "index.html", *REPORTS]  # the shelf, and each report
# And each list of cards, with the first of them: all are made alike.
CARDS = [
    page
    for listed in sorted(REPORT.glob("*/cards.html"))
    for page in (listed, *sorted(listed.parent.glob("cards/*.html"))[:1])
]
PAGES = [*FOLDERS, *CARDS]

PDFS = [path.with_name("report.pdf") for path in REPORTS]


def one_figure(project: Path) -> str:
    invented(project, 1, 60)
    return "invented"


def forty_figures(project: Path) -> str:
    invented(project, 40, 2400, groups=4)
    return "invented"


def quantity(project: Path) -> str:
    shutil.copytree(ROOT / "examples", project, dirs_exist_ok=True)
    return "quantities/dead"


MADE: dict[str, Callable[[Path], str]] = {
    "one figure": one_figure, "forty figures": forty_figures, "quantity": quantity,
}  # fmt: skip
# Pages at most, so that a careful reader reads them all.
MOST_PAGES = {"edilli-2022-10-05": 6, "one figure": 2, "forty figures": 12, "quantity": 13}


@pytest.fixture(scope="session")
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report's PDF: a committed one, or one of `MADE`, built here."""
    if isinstance(request.param, Path):
        return request.param
    project = tmp_path_factory.mktemp("project")
    name = MADE[request.param](project)
    shutil.copytree(ROOT / "notebooks", project / "notebooks", dirs_exist_ok=True)
    words = ["--quantity", name.partition("/")[2]] if "/" in name else [name]
    command = [sys.executable, "-m", "as_stated", "report", *words]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    return project / "report" / name / "report.pdf"


each_pdf = pytest.mark.parametrize(
    "path",
    [*PDFS, *MADE],
    indirect=True,
    ids=lambda it: it if isinstance(it, str) else it.parent.name,
)


# Chromium as a reader has it, except for what it asks of its maker's hosts by itself; and so that no
# page can get out either, no name leads anywhere.
FLAGS = [
    "--headless",
    "--no-sandbox",  # root, as on CI, has no other way
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers have little of it
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def name_of(page: Path) -> str:
    """A page's name among the tests: `shelf`, its article, or that of a card."""
    if page.name == "index.html":
        return "shelf" if page.parent == REPORT else page.parent.name
    return page.relative_to(REPORT).with_suffix("").as_posix()


each_page = pytest.mark.parametrize("path", PAGES, ids=name_of)
each_folder = pytest.mark.parametrize("path", FOLDERS, ids=name_of)
each_report = pytest.mark.parametrize("path", REPORTS, ids=name_of)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system; its profile is a new one each time, and thrown away."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROME_PATH", "/usr/bin/chromium"), args=FLAGS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window of its own: nothing of one test is left for the next."""
    window = browser.new_context(viewport={"width": 1280, "height": 800})
    yield window
    window.close()


class _Host(SimpleHTTPRequestHandler):
    """Sends pages compressed, as the hosts of static pages do."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix != ".html" or not path.is_file():
            return super().do_GET()
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder's address on loopback, as long as the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a page for a check to find fault with: sound except for what it is given."""

    def page(body: str, *, head: str = "") -> Path:
        path = tmp_path / "index.html"
        path.write_text(
            '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<link rel="icon" href="data:,">{head}</head>'
            f"<body><main><h1>A page</h1>{body}</main></body></html>",
            "utf-8",
        )
        return path

    return page
