"""What `watch` serves: stored bytes with a script added, and events; to this machine only."""

import http.client
import json
import re
import socket
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest

from as_stated.errors import InputError
from as_stated.hashing import sha256
from as_stated.preview import server
from as_stated.preview.live import Live
from as_stated.preview.server import served
from tests.helpers.projects import ROOT, SEED, files_in
from tests.helpers.window import PATIENCE, Window, until

PAGE = (
    '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src '
    "'none'\">\n<title>A</title></head><body><p>stored</p></body></html>\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One stored report, and beside it files that must not be served."""
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
    return folder


@pytest.fixture
def live(folder: Path) -> Live:
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

    def ask(
        self, path: str, host: str | None = None, method: str = "GET", site: str = "none"
    ) -> Asked:
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", self.host if host is None else host)
        connection.putheader("Sec-Fetch-Site", site)
        connection.endheaders()
        answer = Asked(connection.getresponse())
        connection.close()
        return answer


@pytest.fixture
def site(live: Live) -> Iterator[Site]:
    with served(live, 0) as address:
        yield Site(address)


def test_page_has_the_script_on_the_way_out_and_stays_as_stored(folder: Path, site: Site) -> None:
    before = files_in(folder)
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
    assert files_in(folder) == before


def policy(header: str) -> dict[str, str]:
    return {each.split()[0]: " ".join(each.split()[1:]) for each in header.split(";")}


def test_policy_allows_the_script_and_otherwise_what_the_page_itself_does(site: Site) -> None:
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
        assert "Server" not in headers
        assert "ETag" not in headers


def test_what_is_no_page_passes_through(site: Site) -> None:
    table = site.ask("/a/tables/claims.csv")
    assert table.content == b"id\n"
    assert table.headers["Content-Type"] == "text/csv; charset=utf-8"
    pdf = site.ask("/a/report.pdf")
    assert pdf.content == b"%PDF stored"
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert site.ask("/.as-stated/watch.css").headers["Content-Type"] == "text/css; charset=utf-8"


ANY_KIND = ("/a/", "/a/report.pdf", "/.as-stated/events/a/", "/.as-stated/watch.js")


@pytest.mark.parametrize("path", ANY_KIND)
def test_other_names_of_this_machine_are_refused(site: Site, path: str) -> None:
    """A page elsewhere whose name was made to lead here must not read what is served."""
    port = site.host.partition(":")[2]
    for host in (f"evil.example:{port}", "127.0.0.1", f"127.0.0.1.evil.example:{port}", "", " "):
        asked = site.ask(path, host=host)
        assert asked.status in (400, 403)
        assert b"stored" not in asked.content


@pytest.mark.parametrize("path", ANY_KIND)
def test_other_sites_are_refused(site: Site, path: str) -> None:
    asked = site.ask(path, site="cross-site")
    assert asked.status == 403
    assert asked.content == b"403: Not from another site: open this address itself\n"
    if "events" not in path:
        assert site.ask(path, site="same-origin").status == 200


def connections(host: str) -> list[psutil._ntuples.pconn]:
    """Those of this process to the port that is served."""
    port = int(host.partition(":")[2])
    found = psutil.Process().net_connections("inet")
    return [each for each in found if each.laddr.port == port]


def test_only_loopback_is_listened_to(site: Site) -> None:
    listening = [each for each in connections(site.host) if each.status == psutil.CONN_LISTEN]
    assert [each.laddr.ip for each in listening] == ["127.0.0.1"]


OUTSIDE = [
    pytest.param("/../secret.csv", id="folder above"),
    pytest.param("/a/../../secret.csv", id="folder above, from a report"),
    pytest.param("/%2e%2e/secret.csv", id="dots encoded"),
    pytest.param("/..%2fsecret.csv", id="slash encoded"),
    pytest.param("/a/%2e%2e/%2e%2e/secret.csv", id="dots encoded, from a report"),
    pytest.param("//../secret.csv", id="two slashes"),
    pytest.param("/a%00.csv", id="zero byte"),
    pytest.param("/link.csv", id="link that is not there"),
    pytest.param("/.staging-a/x.csv", id="hidden folder"),
    pytest.param("/a/../.staging-a/index", id="hidden folder, from a report"),
    pytest.param("/" + "a" * 5000 + ".csv", id="name too long"),
]


@pytest.mark.parametrize("path", OUTSIDE)
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
    for path in ("/a/", "/a/report.pdf", "/nothing.csv", "/.as-stated/events/a/"):
        asked = site.ask(path, method="HEAD")
        assert asked.content == b""
        assert asked.status == (404 if "nothing" in path else 200)
    assert site.ask("/a/", method="POST").status == 405


HALF_OPEN = [
    pytest.param(b"", id="nothing"),
    pytest.param(b"GET / HTTP/1.1\r\nHost: 127", id="half a request"),
    pytest.param(b"GET / HTTP/1.1\r\nContent-Length: 1\r\n\r\n", id="no body"),
]


@pytest.mark.parametrize("sent", HALF_OPEN)
def test_a_connection_without_a_whole_request_is_closed(live: Live, sent: bytes) -> None:
    with served(live, 0, request_s=0.05) as address:
        host, port = urlsplit(address).netloc.split(":")
        with socket.create_connection((host, int(port)), timeout=PATIENCE) as half:
            half.sendall(sent)
            answer = half.makefile("rb").read()  # to the end, which would not come
    assert answer == b"" or answer.startswith(b"HTTP/1.1 400")


def test_connections_beyond_a_number_are_closed_at_once(
    live: Live, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "MOST_CONNECTIONS", 2)
    host, port = site.host.split(":")
    kept = [socket.create_connection((host, int(port)), timeout=PATIENCE) for _ in range(2)]
    until(lambda: len(connections(site.host)) == 3, "the two were not taken")
    with socket.create_connection((host, int(port)), timeout=PATIENCE) as third:
        assert third.recv(1) == b""
    for each in kept:
        each.close()
    until(lambda: len(connections(site.host)) == 1, "a closed one was kept")
    assert site.ask("/a/").status == 200  # there is room again


def test_a_request_too_large_is_dropped(site: Site) -> None:
    with pytest.raises((http.client.HTTPException, OSError)):
        site.ask("/" + "a" * 20_000)
    assert site.ask("/a/").status == 200


def test_unstored_files_lie_over_the_stored_ones(live: Live, site: Site) -> None:
    live.publish("a", {"index.html": b"<body>new</body>", "tables/claims.csv": b"new"})
    assert b"new" in site.ask("/a/").content
    assert site.ask("/a/tables/claims.csv").content == b"new"
    assert site.ask("/a/report.pdf").content == b"%PDF stored"
    live.clear()
    assert b"stored" in site.ask("/a/index.html").content


def test_events_are_of_page_and_problem(live: Live, site: Site) -> None:
    window = Window(site.host, "/a/")
    assert window.told() == ("page", sha256(PAGE.encode()))
    assert window.told() == ("problem", '""')
    live.show_problem("claims.csv, row 3:\n<b>wrong</b>")
    assert window.told() == ("problem", json.dumps("claims.csv, row 3:\n<b>wrong</b>"))
    live.publish("a", {"index.html": b"new"})
    assert window.told() == ("page", sha256(b"new"))
    assert window.told() == ("problem", '""')
    window.close()


def test_events_of_a_page_are_of_that_page(live: Live, site: Site) -> None:
    """The index is not reloaded because an article's page is; nor a page that is the same."""
    window, index = Window(site.host, "/a/index.html"), Window(site.host, "/")
    for each in (window, index):
        assert each.told()[0] == "page"
        assert each.told()[0] == "problem"
    live.publish("a", {"index.html": b"new"})
    assert window.told() == ("page", sha256(b"new"))
    assert index.event() == ("", "")
    live.publish("a", {"index.html": b"new"})
    assert window.event() == ("", "")
    for each in (window, index):
        each.close()


def test_a_page_that_changed_before_its_window_listened_is_told_of(live: Live, site: Site) -> None:
    loaded = re.search(r'data-page="(\w+)"', site.ask("/a/").content.decode())
    live.publish("a", {"index.html": b"new"})
    window = Window(site.host, "/a/")
    assert loaded
    assert window.told() == ("page", sha256(b"new")) != ("page", loaded[1])
    window.close()


def test_nothing_is_kept_of_a_closed_window(
    live: Live, site: Site, capfd: pytest.CaptureFixture[str]
) -> None:
    window = Window(site.host, "/a/")
    assert [window.event()[0] for _ in range(2)] == ["page", "problem"]
    assert len(connections(site.host)) == 2
    window.close()
    until(lambda: len(connections(site.host)) == 1, "a connection was left")
    live.publish("a", {"index.html": b"new"})  # to nobody
    assert site.ask("/a/").status == 200
    assert capfd.readouterr().err == ""


def test_a_window_that_is_open_at_the_end_is_closed(
    live: Live, capfd: pytest.CaptureFixture[str]
) -> None:
    with served(live, 0) as address:
        window = Window(urlsplit(address).netloc, "/a/")
        assert window.event()[0] == "page"
    assert connections(urlsplit(address).netloc) == []
    live.show_problem("nobody is there to read this")
    assert capfd.readouterr().err == ""
    window.close()


def test_a_page_that_something_else_stored_is_noticed(folder: Path) -> None:
    with served(Live(folder, heartbeat_s=0.01), 0) as address:
        window = Window(urlsplit(address).netloc, "/a/")
        assert window.told() == ("page", sha256(PAGE.encode()))
        assert window.told() == ("problem", '""')
        assert window.event() == ("", "")
        (folder / "a" / "index.html").write_text("other")
        assert window.told() == ("page", sha256(b"other"))
        window.close()


def test_taken_port_is_one_message(live: Live) -> None:
    with served(live, 0) as address:
        port = int(address.rpartition(":")[2])
        said = rf"--port {port}: .*\. Choose another; 0 takes any"
        with pytest.raises(InputError, match=said), served(live, port):
            pass
    with served(live, port):
        pass  # free again
