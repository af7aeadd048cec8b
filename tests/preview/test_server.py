"""What `watch` serves: stored bytes with a script added, to this machine only, and the news."""

import http.client
import json
import re
import threading
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from as_stated.build.inputs import sha256
from as_stated.errors import InputError
from as_stated.preview import server as serving
from as_stated.preview.server import Live, served
from tests.helpers.projects import ROOT, SEED, files_in
from tests.helpers.window import PATIENCE, Window

PAGE = (
    '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src '
    "'none'\">\n<title>A</title></head><body><p>stored</p></body></html>\n"
)


@pytest.fixture
def live(tmp_path: Path) -> Live:
    """One stored report, and beside it what nobody is to see."""
    folder = tmp_path / "report"
    (folder / "a" / "tables").mkdir(parents=True)
    (folder / "a" / "index.html").write_text(PAGE)
    (folder / "a" / "tables" / "claims.csv").write_text("id\n")
    (folder / "a" / "report.pdf").write_bytes(b"%PDF stored")
    (folder / ".staging-a").mkdir()
    (folder / ".staging-a" / "index.html").write_text("half")
    (tmp_path / "secret.csv").write_text("secret")
    (tmp_path / "secret.html").write_text("secret")
    (folder / "link.html").symlink_to(tmp_path / "secret.html")
    return Live(folder)


class Asked:
    """An answer, read to its end."""

    def __init__(self, answer: HTTPResponse) -> None:
        self.status = answer.status
        self.headers = answer.headers
        self.content = answer.read()


class Site:
    """Asks what is served at an address, path by path."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc

    def ask(self, path: str, host: str | None = None, method: str = "GET") -> Asked:
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or self.host)
        connection.endheaders()
        answer = Asked(connection.getresponse())
        connection.close()
        return answer


@pytest.fixture
def site(live: Live) -> Iterator[Site]:
    with served(live, 0) as address:
        yield Site(address)


def test_page_has_the_script_on_the_way_out_and_stays_as_stored(live: Live, site: Site) -> None:
    before = files_in(live._folder)
    asked = site.ask("/a/index.html")
    assert asked.status == 200
    assert asked.headers["Content-Type"] == "text/html; charset=utf-8"
    html = asked.content.decode()
    assert "<p>stored</p>" in html
    assert "http-equiv" not in html
    assert re.search(
        rf'watch\.css"><script src="/\.as-stated/watch\.js" data-page="{sha256(PAGE.encode())}">'
        r"</script></body>",
        html,
    )
    assert site.ask("/a/").content == asked.content == site.ask("/a/?x#y").content
    assert files_in(live._folder) == before


def policy(header: str) -> dict[str, str]:
    return {each.split()[0]: " ".join(each.split()[1:]) for each in header.split(";")}


def test_policy_lets_in_what_watches_and_otherwise_what_the_page_itself_does(
    live: Live, site: Site
) -> None:
    sent = policy(site.ask("/a/").headers["Content-Security-Policy"])
    own = f"http://{site.host}/.as-stated/"
    assert sent.pop("script-src") == f"{own}watch.js"
    assert sent.pop("frame-ancestors") == "'none'"
    assert sent["style-src"] == f"'unsafe-inline' {own}watch.css"
    sent["style-src"] = "'unsafe-inline'"
    stored = (ROOT / "report" / SEED / "index.html").read_text("utf-8")
    meta = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', stored)
    assert meta
    assert sent == policy(meta[1])
    # Under the name that was asked for: a browser takes the two for different sites.
    port = site.host.partition(":")[2]
    other = site.ask("/a/", host=f"localhost:{port}").headers["Content-Security-Policy"]
    assert f"script-src http://localhost:{port}/.as-stated/watch.js;" in other


def test_every_answer_is_for_here_and_now(site: Site) -> None:
    for path in ("/a/", "/a/tables/claims.csv", "/.as-stated/watch.js", "/nothing.csv"):
        headers = site.ask(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in headers


def test_what_is_no_page_passes_through(site: Site) -> None:
    table = site.ask("/a/tables/claims.csv")
    assert table.content == b"id\n"
    assert table.headers["Content-Type"] == "text/csv; charset=utf-8"
    pdf = site.ask("/a/report.pdf")
    assert pdf.content == b"%PDF stored"
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert site.ask("/.as-stated/watch.css").headers["Content-Type"] == "text/css; charset=utf-8"


def test_other_names_of_this_machine_are_refused(site: Site) -> None:
    """A page elsewhere whose name was made to lead here must not read what is served."""
    port = site.host.partition(":")[2]
    for path in ("/a/", "/a/report.pdf", "/.as-stated/news/a/", "/.as-stated/watch.js"):
        for host in (f"evil.example:{port}", "127.0.0.1", f"127.0.0.1.evil.example:{port}", ""):
            asked = site.ask(path, host=host or " ")
            assert asked.status == 403
            assert b"stored" not in asked.content


def test_only_loopback_is_listened_to(monkeypatch: pytest.MonkeyPatch, live: Live) -> None:
    bound = []
    bind = serving._Server.server_bind

    def note(server: serving._Server) -> None:
        bind(server)
        bound.append(server.socket.getsockname()[0])

    monkeypatch.setattr(serving._Server, "server_bind", note)
    with served(live, 0):
        assert bound == ["127.0.0.1"]


OUTSIDE = [
    "/../secret.csv", "/a/../../secret.csv", "/%2e%2e/secret.csv", "/..%2fsecret.csv",
    "/a/%2e%2e/%2e%2e/secret.csv", "//../secret.csv", "/a%00.csv", "/link.csv", "/.staging-a/x.csv",
    "/a/../.staging-a/index", "/" + "a" * 5000 + ".csv",
]  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE, ids=range(len(OUTSIDE)))
def test_nothing_outside_the_reports_is_served(site: Site, path: str) -> None:
    assert site.ask(path).status == 404


def test_no_page_outside_the_reports_is_served(tmp_path: Path, site: Site) -> None:
    """Nor where a page would be: there is none, as anywhere else without one."""
    none = site.ask("/none.html").content
    assert b"no report here yet" in none
    paths = ("/../secret.html", "/%2e%2e/secret.html", "/link.html", "/.staging-a/", "/a%00/", "/")
    for path in (*paths, f"/{tmp_path}/secret.html"):
        assert site.ask(path).content == none


def test_head_gives_the_headers_alone(site: Site) -> None:
    for path in ("/a/", "/a/report.pdf", "/nothing.csv", "/.as-stated/news/a/"):
        asked = site.ask(path, method="HEAD")
        assert asked.content == b""
        assert asked.status == (404 if "nothing" in path else 200)
    assert site.ask("/a/", method="POST").status == 501


def test_unstored_files_lie_over_the_stored_ones(live: Live, site: Site) -> None:
    live.show("a", {"index.html": b"<body>new</body>", "tables/claims.csv": b"new"})
    assert b"new" in site.ask("/a/").content
    assert site.ask("/a/tables/claims.csv").content == b"new"
    assert site.ask("/a/report.pdf").content == b"%PDF stored"
    live.stored()
    assert b"stored" in site.ask("/a/index.html").content


def test_news_tell_of_page_and_problem(live: Live, site: Site) -> None:
    window = Window(site.host, "/a/")
    assert window.event() == ("page", sha256(PAGE.encode()))
    assert window.event() == ("problem", '""')
    live.tell("claims.csv, row 3:\n<b>wrong</b>")
    assert window.event() == ("problem", json.dumps("claims.csv, row 3:\n<b>wrong</b>"))
    live.show("a", {"index.html": b"new"})
    assert window.event() == ("page", sha256(b"new"))
    assert window.event() == ("problem", '""')
    window.close()


def test_news_of_a_page_are_of_that_page(live: Live, site: Site) -> None:
    """The shelf is not loaded again because an article's page is; nor for what is the same."""
    window, shelf = Window(site.host, "/a/index.html"), Window(site.host, "/")
    for each in (window, shelf):
        assert each.event()[0] == "page"
        assert each.event()[0] == "problem"
    live.show("a", {"index.html": b"new"})
    assert window.event() == ("page", sha256(b"new"))
    assert shelf.event() == ("", "")
    live.show("a", {"index.html": b"new"})
    assert window.event() == ("", "")
    for each in (window, shelf):
        each.close()


def test_a_page_that_changed_before_its_window_listened_is_told_of(live: Live, site: Site) -> None:
    loaded = re.search(r'data-page="(\w+)"', site.ask("/a/").content.decode())
    live.show("a", {"index.html": b"new"})
    window = Window(site.host, "/a/")
    assert loaded
    assert window.event() == ("page", sha256(b"new")) != ("page", loaded[1])
    window.close()


def test_heartbeat_ends_what_listens_for_a_closed_window(
    live: Live, site: Site, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serving, "HEARTBEAT", 0.01)
    before = set(threading.enumerate())
    window = Window(site.host, "/a/")
    assert [window.event()[0] for _ in range(4)] == ["page", "problem", "", ""]
    (thread,) = set(threading.enumerate()) - before
    window.close()
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert capfd.readouterr().err == ""


def test_a_page_that_somebody_else_stored_is_told_of(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "HEARTBEAT", 0.01)
    news = live.news("/a/")
    assert next(news) == ("page", sha256(PAGE.encode()))
    (live._folder / "a" / "index.html").write_text("other")
    assert ("page", sha256(b"other")) in (next(news) for _ in range(3))


def test_taken_port_is_one_message(live: Live) -> None:
    with served(live, 0) as address:
        port = int(address.rpartition(":")[2])
        said = rf"--port {port}: .*\. Choose another; 0 takes any"
        with pytest.raises(InputError, match=said), served(live, port):
            pass
    with served(live, port):
        pass  # free again
