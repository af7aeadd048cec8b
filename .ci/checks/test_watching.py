"""A page that is open while somebody edits: it follows each save by itself, and says what is wrong."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from .conftest import ROOT, Write, served
from .test_reading import MEDIA, axe

PATIENCE = 60_000  # milliseconds, for a machine with much else to do
ARTICLE = "ostervik-2021-03-03"
BOX = "#as-stated-problem"
# The box leaves the contents at the side less height than they need. They scroll with the Tab key: each
# entry is a link.
ALLOWED = "scrollable-region-focusable: ['nav']"


@dataclass
class Desk:
    """A project that is being watched, and the address of its page."""

    root: Path
    address: str

    def add(self, words: str) -> None:
        """Save the first notebook with these words in its last cell."""
        path = self.root / "notebooks" / "1-figures.ipynb"
        content = json.loads(path.read_text("utf-8"))
        added = {"cell_type": "markdown", "id": "added", "metadata": {}, "source": words}
        content["cells"] = [each for each in content["cells"] if each["id"] != "added"] + [added]
        path.write_text(json.dumps(content), "utf-8")

    @contextmanager
    def spoilt(self) -> Iterator[None]:
        """A coding that does not hold together, as long as the block runs."""
        path = self.root / "data" / ARTICLE / "claims.csv"
        sound = path.read_bytes()
        path.write_bytes(sound.replace(b"people_status", b"people_state", 1))
        yield
        path.write_bytes(sound)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = tmp_path_factory.mktemp("desk")
    for name in ("seeds", "data"):
        shutil.copytree(ROOT / "tests" / "golden" / name, root / name)
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    command = Path(sys.executable).with_name("as-stated")
    process = subprocess.Popen(
        [command, "watch", "--port", "0", "--no-pdf"],
        cwd=root, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout
    address = process.stdout.readline().split()[0]
    rest = threading.Thread(target=process.stdout.read)  # or it would have to wait to speak
    rest.start()
    yield Desk(root, address)
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    rest.join()


@dataclass
class Complaints:
    """What a window says on its console, and what it could not load."""

    said: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("requestfailed", lambda request: self.note(request))

    def note(self, request: Any) -> None:
        if "/events/" not in request.url:  # given up at each new load
            self.said.append(f"{request.url}: {request.failure}")


def faults(page: Page) -> list[str]:
    """What axe finds, except for what it may go on saying."""
    return [each for each in axe(page) if not each.startswith(ALLOWED)]


def test_an_open_page_follows_each_save(desk: Desk, context: BrowserContext) -> None:
    """Where its reader is, and without a word on the console."""
    page, complaints = context.new_page(), Complaints()
    complaints.listen(page)
    page.goto(desk.address)
    page.locator("#about-this-report").wait_for(state="attached", timeout=PATIENCE)
    page.evaluate("scrollTo(0, 1500)")
    for words in ("Words of an editor", "Other words"):
        desk.add(words)
        page.get_by_text(words).wait_for(state="attached", timeout=PATIENCE)
        page.wait_for_function("scrollY === 1500", timeout=PATIENCE)
    with desk.spoilt():
        page.locator(BOX).wait_for(timeout=PATIENCE)
        assert "claims.csv, header: wrong columns" in page.locator(BOX).inner_text()
        assert page.get_by_text("Other words").count() == 1
    page.locator(BOX).wait_for(state="detached", timeout=PATIENCE)
    assert page.evaluate("scrollY") == 1500
    assert complaints.said == []


@pytest.mark.parametrize("media", ["light", "dark", "phone"])
def test_axe_finds_nothing_with_a_problem_shown(browser: Browser, desk: Desk, media: str) -> None:
    context = browser.new_context(**MEDIA[media])
    page = context.new_page()
    page.goto(desk.address)
    page.locator("#about-this-report").wait_for(state="attached", timeout=PATIENCE)
    with desk.spoilt():
        page.locator(BOX).wait_for(timeout=PATIENCE)
        assert faults(page) == []
    page.locator(BOX).wait_for(state="detached", timeout=PATIENCE)
    context.close()


def test_axe_sees_the_box(browser: Browser, desk: Desk) -> None:
    context = browser.new_context(**MEDIA["dark"])
    page = context.new_page()
    page.goto(desk.address)
    page.locator("#about-this-report").wait_for(state="attached", timeout=PATIENCE)
    with desk.spoilt():
        page.locator(BOX).wait_for(timeout=PATIENCE)
        page.evaluate(f"document.querySelector('{BOX}').style.color = '#ddc'")
        assert [fault.partition(":")[0] for fault in faults(page)] == ["color-contrast"]
    context.close()


def test_a_problem_is_shown_as_its_words(desk: Desk, context: BrowserContext) -> None:
    """What is wrong may quote anything, and none of it may run."""
    path = desk.root / "data" / ARTICLE / "claims.csv"
    sound = path.read_bytes()
    page = context.new_page()
    page.goto(desk.address)
    page.locator("#about-this-report").wait_for(state="attached", timeout=PATIENCE)
    page.locator(BOX).wait_for(state="detached", timeout=PATIENCE)  # that of the test before
    spoilt = sound.replace(b",person,", b",<img src=x onerror=alert(1)>,", 1)
    assert spoilt != sound
    path.write_bytes(spoilt)
    page.locator(BOX).wait_for(timeout=PATIENCE)
    assert "<img src=x onerror=alert(1)>" in page.locator(BOX).inner_text()
    assert page.locator(f"{BOX} img").count() == 0
    path.write_bytes(sound)
    page.locator(BOX).wait_for(state="detached", timeout=PATIENCE)


def test_no_script_of_the_page_s_own_runs(desk: Desk, context: BrowserContext) -> None:
    """Neither inside it nor from a file beside it; the stored page runs none either."""
    page, complaints = context.new_page(), Complaints()
    complaints.listen(page)
    table = f"/{ARTICLE}/tables/claims.csv"
    desk.add(f'<script>var inside = 1</script><script src="{table}"></script><i>Scripts</i>')
    page.goto(desk.address)
    page.get_by_text("Scripts", exact=True).wait_for(state="attached", timeout=PATIENCE)
    assert page.evaluate("typeof inside") == "undefined"
    assert len([each for each in complaints.said if "Content Security Policy" in each]) == 2
    desk.add("No more of them")
    page.get_by_text("No more of them").wait_for(state="attached", timeout=PATIENCE)


def test_complaints_are_heard(context: BrowserContext, write: Write) -> None:
    page, complaints = context.new_page(), Complaints()
    complaints.listen(page)
    path = write("<script>console.error('lost')</script><script>throw new Error('gone')</script>")
    with served(path.parent) as address:
        page.goto(f"{address}/index.html")
    assert complaints.said == ["lost", "gone"]


def test_a_page_without_a_server_says_so(tmp_path: Path, context: BrowserContext) -> None:
    """It may be out of date, and looks just like one that is not."""
    code = (
        "import sys; from pathlib import Path; from as_stated.preview.live import Live; from as_stated.preview.server import served\n"
        "with served(Live(Path(sys.argv[1])), 0) as address:\n"
        "    print(address, flush=True); sys.stdin.read()"
    )
    server = subprocess.Popen(
        [sys.executable, "-c", code, tmp_path], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ,
    )  # fmt: skip
    assert server.stdout
    page = context.new_page()
    page.goto(f"{server.stdout.readline().strip()}/")
    page.get_by_text("There is no report here yet").wait_for(timeout=PATIENCE)
    assert page.locator(BOX).count() == 0
    server.kill()
    server.communicate()
    page.get_by_text("as-stated watch does not answer").wait_for(timeout=PATIENCE)
