"""Words of somebody who wants a report to do something: in each place they stay words.

An article for each payload, with it in each place, is built once. Its page is looked at in
Chromium, as it is and without its policy: nothing runs, nothing is asked for, no element is there
that an article of plain words has not. PDF, charts, tables, notebooks, index and terminal are read.
"""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pikepdf
import pytest
from click.testing import CliRunner
from markupsafe import escape

from as_stated.characters import HIDDEN
from as_stated.cli import main
from as_stated.page.pdf_audit import read_pdf
from tests.helpers.hostile import BENIGN, HOST, PAYLOADS, PLACES, at, make_project, mark
from tests.helpers.projects import files_in

pytestmark = [
    pytest.mark.hard, pytest.mark.browser, pytest.mark.process, pytest.mark.xdist_group("hostile"),
]  # fmt: skip

COMMAND = (sys.executable, "-m", "as_stated")
BROWSER = shutil.which(os.environ.get("CHROME_PATH") or "chromium")
# No name leads anywhere; what a page asks for is noted before that.
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]  # fmt: skip
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
TAIL = 12  # characters of a payload's end: they stand before the mark even where its front is cut
CUT = ("ledger", "quote")  # whose words stand beside a number too, cut at so many characters
# What a page of plain words may have more or less of: lines of a chart, words that may break.
LINES = {"bdi", "text", "tspan", "wbr", "g", "path", "line", "circle", "br", "defs"}

# Opens and touches all there is, and says what is there.
LOOK = """() => {
  const all = [...document.querySelectorAll('*')];
  for (const each of all) {
    if (each.tagName === 'DETAILS') each.open = true;
    for (const kind of ['mouseover', 'focus', 'toggle', 'load', 'error', 'begin'])
      each.dispatchEvent(new Event(kind));
  }
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  let comments = 0;
  while (walk.nextNode()) comments++;
  return {
    elements: all.map(e => [e.tagName.toLowerCase(), e.getAttributeNames().sort().join(' ')]),
    values: all.flatMap(e => [...e.attributes].map(a => [a.name, a.value])),
    data: [...document.querySelectorAll('script')].map(e => e.textContent),
    words: document.title + ' ' + document.body.textContent,
    comments,
    shadows: all.filter(e => e.shadowRoot).length,
  }
}"""


@dataclass(frozen=True)
class Seen:
    """What a browser made of a page.

    Attributes:
        elements: tag and attributes' names of each element.
        values: name and value of each attribute.
        words: all text.
        data: the content of each `script`, which is data.
        events: what ran, asked, or opened.
    """

    elements: list[tuple[str, str]]
    values: list[tuple[str, str]]
    words: str
    data: list[str]
    events: list[str]
    comments: int
    shadows: int

    def count(self) -> dict[str, int]:
        """How many elements of each tag there are, except for lines of words and the fonts that letters need."""
        is_font = ("link", "as crossorigin href rel type")
        tags = [each[0] for each in self.elements if each[0] not in LINES and each != is_font]
        return {tag: tags.count(tag) for tag in tags}


def squeezed(text: str) -> str:
    """The text without white space and what has no shape, and with small letters alone."""
    apart = unicodedata.normalize("NFC", text).lower()
    return "".join(c for c in apart if not c.isspace() and unicodedata.category(c) != "Cf")


def said_whole(text: str, payload: str, place: str) -> bool:
    """Whether the mark of the place follows the payload's end wherever it stands in a text.

    Or, where the text begins within the payload or is cut there, whatever of it is left; or the
    payload as HTML or an address has it, in what is there to be copied as HTML.
    """
    address = quote(f"{payload} ", safe="").replace("-", "%2D")
    forms = (payload, str(escape(payload)), address)
    tail, *copied = (squeezed(each)[-TAIL:] for each in forms)
    *before, _ = squeezed(text).split(mark(place))
    return all(
        each.endswith((tail, *copied))
        or (place in CUT and tail.endswith(each.rpartition("…")[2].lstrip("'")))
        for each in before
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, built."""
    root = tmp_path_factory.mktemp("hostile") / "p"
    root.mkdir()
    make_project(root, {"benign": BENIGN, **PAYLOADS})
    ran = subprocess.run([*COMMAND, "report"], cwd=root, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr.decode()
    return root


class Window:
    """Chromium, which notes what a page does."""

    def __init__(self, chromium: Any, root: Path) -> None:
        self.chromium, self.root = chromium, root
        self.look = cache(self._look)

    def _look(self, name: str, is_bare: bool = False) -> Seen:
        """Look at the page of an article, or at the index if the name is empty; once."""
        path = self.root / "report" / name / "index.html"
        if is_bare:
            page, count = POLICY.subn(b"", path.read_bytes())
            assert count == 1
            path = path.with_name("bare.html")
            path.write_bytes(page)
        events: list[str] = []
        context = self.chromium.new_context()
        page = context.new_page()
        for kind in ("dialog", "popup", "download", "pageerror", "worker", "framenavigated"):
            page.on(kind, lambda what, kind=kind: self._note(events, kind, what, path))
        context.on("request", lambda request: events.append(f"request {request.url}"))
        page.goto(path.as_uri())
        found = page.evaluate(LOOK)
        page.wait_for_timeout(20)
        assert page.url == path.as_uri()
        context.close()
        if is_bare:
            path.unlink()
        own = (f"request {path.as_uri()}", "request data:font/woff2")
        events = [each for each in events if not each.startswith(own)]
        found["elements"] = [tuple(each) for each in found["elements"]]
        return Seen(**found, events=events)

    @staticmethod
    def _note(events: list[str], kind: str, what: Any, path: Path) -> None:
        if kind == "dialog":
            what.dismiss()
        if kind != "framenavigated" or what.url != path.as_uri():
            events.append(f"{kind} {what}")


@pytest.fixture(scope="module")
def window(root: Path) -> Iterator[Window]:
    """A browser, if there is one."""
    playwright = pytest.importorskip("playwright.sync_api", reason="make page installs it")
    if BROWSER is None:
        pytest.skip("there is no Chromium (apt install chromium)")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield Window(chromium, root)
        chromium.close()


each_payload = pytest.mark.parametrize("name", PAYLOADS)
each_place = pytest.mark.parametrize("place", PLACES)
each_policy = pytest.mark.parametrize("is_bare", [False, True], ids=["policy", "no policy"])


@each_payload
@each_policy
def test_page_does_nothing(window: Window, name: str, is_bare: bool) -> None:
    assert window.look(name, is_bare).events == []


@each_payload
def test_page_has_no_element_of_theirs(window: Window, name: str) -> None:
    seen, plain = window.look(name, True), window.look("benign", True)
    odd = set(seen.elements) - set(plain.elements)
    assert {tag for tag, _ in odd} <= LINES
    of_lines = {key for tag, keys in plain.elements if tag in LINES for key in keys.split()}
    assert {key for _, keys in odd for key in keys.split()} <= of_lines | {"style", "transform"}
    assert seen.count() == plain.count()
    assert (seen.comments, seen.shadows) == (plain.comments, 0)


@each_payload
def test_page_leads_nowhere_else(window: Window, name: str) -> None:
    seen, plain = window.look(name, True), window.look("benign", True)
    names = {
        "href",
        "src",
        "xlink:href",
        "srcset",
        "action",
        "formaction",
        "ping",
        "data",
        "poster",
    }
    known = {
        _leads_to(value).replace("benign", name) for key, value in plain.values if key in names
    }
    odd = {_leads_to(value) for key, value in seen.values if key in names} - known
    assert not odd
    assert not [value for key, value in seen.values if key == "style" and HOST in value]


def _leads_to(address: str) -> str:
    """Where an address leads, except for the words to mark there, a chart's own table and the page's fonts."""
    start = address.partition("#:~:")[0]
    within = ("data:text/csv;base64,", "data:font/woff2;base64,")
    return next((each for each in within if start.startswith(each)), start)


@each_payload
@each_place
def test_words_stay_words_on_the_page(window: Window, name: str, place: str) -> None:
    """In text, in attributes and in the address of the quote's own words."""
    seen = window.look(name, True)
    assert said_whole(seen.words, PAYLOADS[name], place)
    for key, value in seen.values:
        if mark(place) in value:
            assert said_whole(unquote(value) if key == "href" else value, PAYLOADS[name], place), (
                key
            )


@each_place
def test_place_is_shown(window: Window, root: Path, place: str) -> None:
    """Or the tests above look for nothing: on the page or in a table."""
    tables = b"".join((root / "report" / "benign" / "tables" / f"{each}.csv").read_bytes() for each in (
        "claims", "events", "speakers", "ledger"))  # fmt: skip
    assert mark(place) in window.look("benign", True).words + tables.decode()


@each_payload
def test_data_of_the_page_is_read_as_meant(window: Window, name: str) -> None:
    (data,) = window.look(name).data
    said = json.dumps(json.loads(data), ensure_ascii=False)
    told = [place for place in PLACES if mark(place) in said]
    assert {"quote", "name"} <= set(told)
    strings = [each for each in _strings(json.loads(data)) if "qq" in each]
    assert all(said_whole(each, PAYLOADS[name], place) for each in strings for place in PLACES)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


@each_policy
def test_index_does_nothing(window: Window, is_bare: bool) -> None:
    seen = window.look("", is_bare)
    assert seen.events == []
    assert (seen.comments, seen.shadows) == (0, 0)
    by_tag = {tag for tag, _ in seen.elements}
    assert not by_tag & {"script", "iframe", "img", "svg", "form", "object", "base", "template"}
    assert seen.count()["a"] >= len(PAYLOADS) + 1
    assert not [key for key, _ in seen.values if key.startswith("on")]


@each_payload
def test_words_stay_words_on_the_index(window: Window, name: str) -> None:
    words = squeezed(window.look("").words)
    assert squeezed(at(PAYLOADS[name], "story-title")) in words
    assert squeezed(at(PAYLOADS[name], "producer")) in words


@each_payload
def test_pdf_holds_words_alone(root: Path, name: str) -> None:
    pdf = (root / "report" / name / "report.pdf").read_bytes()
    with (
        pikepdf.open(io.BytesIO(pdf)) as document,
        pikepdf.open(root / "report" / "benign" / "report.pdf") as plain,
    ):
        attached, expected = (sorted(each.attachments) for each in (document, plain))
        actions = [_action(each) for each in document.objects]
        allowed = {_action(each).partition("#:~:")[0] for each in plain.objects}
        assert not {"/OpenAction", "/AA"} & set(document.Root.keys())
    assert attached == expected
    assert {each.partition("#:~:")[0] for each in actions} <= allowed


def _action(value: Any) -> str:
    """What an object of a PDF would do: its kind, and where it leads; empty if nothing."""
    if not isinstance(value, pikepdf.Dictionary):
        return ""
    action = value.get("/A") if "/A" in value and value.get("/Subtype") == "/Link" else value
    if (
        isinstance(action, pikepdf.Dictionary)
        and "/S" in action
        and (
            "/URI" in action
            or "/JS" in action
            or "/F" in action
            or action["/S"] in ("/Launch", "/Named", "/JavaScript")
        )
    ):
        return f"{action['/S']} {action.get('/URI', '')}"
    return ""


def pdf_text(path: Path) -> str:
    """The words of a PDF."""
    return "".join(read_pdf(path.read_bytes()))


def text_around(text: str, place: str) -> list[str]:
    """What stands before each mark of a place."""
    return [each[-40:] for each in squeezed(text).split(mark(place))[:-1]]


@each_payload
def test_words_stay_words_in_the_pdf(root: Path, name: str) -> None:
    # Of the one, what stands before it comes back in another order.
    payload = "<i>end</i>" if name == "right-to-left" else PAYLOADS[name]
    text = re.sub("[\u00ad\u200b]", "", pdf_text(root / "report" / name / "report.pdf"))
    lost = [place for place in PLACES if not said_whole(text, payload[-8:], place)]
    assert [text_around(text, place) for place in lost] == []
    assert {
        place
        for place in ("quote", "note", "limit", "correction")
        if mark(place) not in squeezed(text)
    } == set()


@each_payload
def test_charts_are_drawings_alone(root: Path, name: str) -> None:
    for path in (root / "report" / name / "charts").glob("*.svg"):
        tree = ET.fromstring(path.read_bytes())
        tags = {each.tag.rpartition("}")[2] for each in tree.iter()}
        assert tags <= {
            "svg",
            "a",
            "title",
            "desc",
            "defs",
            "style",
            "g",
            "path",
            "text",
            "use",
            "clipPath",
            "rect",
            "tspan",
        }
        names = {key for each in tree.iter() for key in each.attrib}
        assert not [key for key in names if key.startswith("on")]
        links = {value for each in tree.iter() for key, value in each.items() if "href" in key}
        assert all(re.fullmatch(r"\.\./index\.html#quote-[a-z0-9-]+|#\w+", each) for each in links)
        assert HOST not in "".join(each.text or "" for each in tree.iter("{*}style"))
        assert not [each for each in tree.iter() if not isinstance(each.tag, str)]


@each_payload
def test_no_cell_of_a_table_is_a_formula(root: Path, name: str) -> None:
    seen = 0
    for path in (root / "report" / name / "tables").glob("*.csv"):
        for row in csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")):
            for column, cell in row.items():
                is_number = re.fullmatch(r"-?\d+(\.\d+)?|", cell)
                is_sign = column in ("magnitude_status", "status") and cell in (
                    "=",
                    "<=",
                    ">=",
                    "~",
                    "<",
                    ">",
                )
                assert is_number or is_sign or cell[0] not in "=+-@\t\r＝＋－＠", (
                    path.name,
                    column,
                )
                seen += "qq" in cell
    assert seen > 5


@each_payload
def test_words_stay_words_in_tables(root: Path, name: str) -> None:
    tables = files_in(root / "report" / name / "tables")
    cells = [
        cell
        for path, content in tables.items()
        if path.endswith(".csv")
        for row in csv.reader(io.StringIO(content.decode(), newline=""))
        for cell in row
        if "qq" in cell
    ]
    odd = [
        (cell, place)
        for cell in cells
        for place in PLACES
        if not said_whole(cell, PAYLOADS[name], place)
    ]
    assert odd == []
    json.loads(tables["datapackage.json"])


@each_payload
def test_terminal_is_sent_no_control(root: Path, name: str) -> None:
    ran = subprocess.run(
        [*COMMAND, "check", "--ledger", name], cwd=root, capture_output=True, check=True
    )
    assert not HIDDEN.search(ran.stdout.decode().replace("\r", ""))
    assert "accounted for" in ran.stdout.decode()


# What turns a terminal's colours, title, direction or line; and what ends a string.
CONTROLS = {
    "escape": "\x1b[31m\x1b]0;x\x07", "csi": "\x9b31m", "backspace": "x\x08", "null": "\x00",
    "override": "\u202ex", "isolate": "\u2067x", "delete": "\x7f", "noncharacter": "\uffff",
}  # fmt: skip
TOLD = tuple(place for place in PLACES if place not in ("plural", "definition"))


@pytest.mark.parametrize("control", CONTROLS)
@pytest.mark.parametrize("place", TOLD)
def test_control_is_refused_and_never_sent(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, control: str, place: str
) -> None:
    shutil.copytree(root / "data" / "benign", tmp_path / "data" / "benign")
    shutil.copy(root / "data" / "units.csv", tmp_path / "data")
    (tmp_path / "seeds").mkdir()
    shutil.copy(root / "seeds" / "benign.txt", tmp_path / "seeds")
    held = 0
    for path in [*(tmp_path / "data" / "benign").iterdir(), tmp_path / "seeds" / "benign.txt"]:
        text = path.read_text("utf-8")
        held += mark(place) in text
        path.write_text(text.replace(mark(place), f"{CONTROLS[control]}{mark(place)}"), "utf-8")
    assert held
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "--ledger"])
    assert result.exit_code == 2
    assert not HIDDEN.search(result.output)
    assert "which cannot be shown" in result.output or "toml" in result.output.lower()


ADDRESSES = [
    "javascript:alert()", "JaVaScRiPt:alert()", " javascript:alert()", "java\tscript:alert()",
    "data:text/html,<script>alert()</script>", "vbscript:x", "file:///etc/passwd", "//evil.example/x",
    "https:evil.example", "https://", "http:///x", "https://a b.example/", "https://a.example/\nx",
    "blob:https://a.example/x", "view-source:https://a.example", "about:blank", "mailto:x@a.example",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_address_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str
) -> None:
    shutil.copytree(root / "data" / "benign", tmp_path / "data" / "benign")
    shutil.copy(root / "data" / "units.csv", tmp_path / "data")
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    source = tmp_path / "data" / "benign" / "source.toml"
    text = re.sub(
        r"(?m)^url = .*$", lambda _: f"url = {json.dumps(address)}", source.read_text("utf-8")
    )
    source.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "benign"])
    assert result.exit_code == 2
    assert "url" in result.output
    assert not HIDDEN.search(result.output)


@each_payload
@pytest.mark.parametrize("parameter", ["reading", "events", "article"])
def test_parameter_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, parameter: str
) -> None:
    monkeypatch.chdir(root)
    given = PAYLOADS[name]
    words = ["report", "--out", str(tmp_path / "out"), "-p", parameter, given, "benign"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert not HIDDEN.search(result.output)
    assert not (tmp_path / "out").exists()


def test_nothing_was_written_elsewhere(root: Path) -> None:
    assert sorted(each.name for each in root.iterdir()) == [
        ".cache", "data", "notebooks", "report", "seeds",
    ]  # fmt: skip
    assert {each.name for each in (root / "report").iterdir()} == {
        "index.html", "tables", "benign", *PAYLOADS,
    }  # fmt: skip
