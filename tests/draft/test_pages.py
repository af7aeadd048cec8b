"""A saved page: its main text, what it says of itself, nothing run and nothing fetched."""

import json
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from as_stated import cli
from as_stated.coding import TODO, check_original, examine
from as_stated.draft import draft
from as_stated.draft.intake import apart
from as_stated.draft.intake.blocks import table_lines
from as_stated.draft.intake.document import Document
from as_stated.draft.intake.page import read_page
from as_stated.errors import InputError, Undecided
from as_stated.project import Project
from as_stated.reading import UnreadableError
from tests.helpers.projects import files_in

FIRST = (
    "Twelve people died and 40 were missing after a river burst its banks near Halden on Thursday, "
    "officials said in a statement."
)
LAST = "The mayor, Per Holm, said 300 homes had lost power, and that help would come on Friday."
MARKED = {
    "@type": "NewsArticle",
    "headline": "Flood kills 12 in Halden",
    "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Person", "name": "Bo Li"}],
    "publisher": {"@type": "Organization", "name": "Veldra Courier"},
    "datePublished": "2022-11-03T14:02:00+01:00",
    "url": "https://courier.example/flood",
}
PROPERTIES = {
    "og:title": "Flood kills 12 in Halden | Veldra Courier",
    "og:site_name": "Veldra Courier",
    "og:url": "https://courier.example/flood?utm=1",
    "article:published_time": "2022-11-03T14:02:00+01:00",
}


def page(
    marked: object = MARKED,
    properties: dict[str, str] = PROPERTIES,
    head: str = "",
    main: str = f"<h1>Flood kills 12 in Halden</h1><p>{FIRST}</p><p>{LAST}</p>",
) -> bytes:
    """A page in the manner of a newspaper's: menu, article, teasers, comments, small print."""
    metas = "".join(
        f'<meta property="{name}" content="{value}">' for name, value in properties.items()
    )
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Flood</title>
        {metas}<script type="application/ld+json">{json.dumps(marked)}</script>{head}</head><body>
        <nav><ul><li><a href="/w">World 5</a></li><li><a href="/s">Sport</a></li></ul></nav>
        <main><article>{main}</article></main>
        <aside><a href="/x">Storm kills 99 in Ostervik</a></aside>
        <section id="comments"><p>I heard it was 20 dead!</p></section>
        <footer><p>Copyright 2022. 1,204 shares</p></footer>
        <script>document.write("<p>666 dead</p>")</script></body></html>""".encode()


def stated(found: Document) -> dict[str, str]:
    return {each.field: each.value for each in found.stated}


def proposed(found: Document, field: str) -> list[str]:
    return [each.value for each in found.proposals if each.field == field]


def test_main_text_is_a_line_a_paragraph() -> None:
    found = read_page(page())
    assert found.text.split("\n\n") == ["Flood kills 12 in Halden", FIRST, LAST + "\n"]


def test_what_all_of_the_page_says_is_filled_in() -> None:
    found = read_page(page())
    assert stated(found) == {
        "producer": "Veldra Courier",
        "title": "Flood kills 12 in Halden",
        "byline": "Ana Ruiz and Bo Li",
        "url": "https://courier.example/flood",
        "date_published": "2022-11-03",
    }
    assert found.proposals == ()
    origins = {each.field: each.origin for each in found.stated}
    assert origins["producer"] == "JSON-LD publisher, og:site_name"
    assert origins["date_published"].startswith("JSON-LD datePublished 2022-11-03T14:02:00+01:00")


@pytest.mark.parametrize(
    ("marked", "properties", "field", "values"),
    [
        pytest.param(
            MARKED | {"dateModified": "2022-11-04T09:00:00+01:00"}, {}, "date_published",
            ["2022-11-03", "2022-11-04"], id="changed on another day",
        ),
        pytest.param(
            MARKED, {"article:published_time": "2022-11-04T00:30:00+03:00"}, "date_published",
            ["2022-11-03", "2022-11-04"], id="another day by another clock",
        ),
        pytest.param(
            MARKED, {"og:title": "Deadly flood"}, "title",
            ["Flood kills 12 in Halden", "Deadly flood"], id="two titles",
        ),
        pytest.param(
            MARKED | {"headline": "12 die"}, {}, "title", ["Flood kills 12 in Halden", "12 die"],
            id="not the heading",
        ),
        pytest.param(
            [MARKED, MARKED | {"url": "https://a.example/1"}], {}, "url",
            ["https://courier.example/flood", "https://a.example/1"], id="two addresses",
        ),
        pytest.param(
            MARKED, {"author": "Per Holm"}, "byline", ["Ana Ruiz and Bo Li", "Per Holm"],
            id="two bylines",
        ),
    ],
)  # fmt: skip
def test_what_it_says_in_two_ways_is_left_to_a_person(
    marked: object, properties: dict[str, str], field: str, values: list[str]
) -> None:
    found = read_page(page(marked, properties))
    assert field not in stated(found)
    assert proposed(found, field) == values


@pytest.mark.parametrize(
    ("marked", "properties", "head"),
    [
        pytest.param({"@graph": [{"@type": "WebPage", "mainEntity": MARKED}]}, {}, "", id="graph"),
        pytest.param([{"@type": "Organization", "name": "X"}, MARKED], {}, "", id="list"),
        pytest.param(
            [MARKED, {"@type": "NewsArticle", "headline": "Storm kills 99"}], {}, "",
            id="a teaser is marked up too",
        ),
        pytest.param(MARKED | {"@type": ["Thing", "ReportageNewsArticle"]}, {}, "", id="two kinds"),
        pytest.param(
            "{", PROPERTIES | {"author": "By Ana Ruiz and Bo Li", "og:url": str(MARKED["url"])}, "",
            id="Open Graph only",
        ),
        pytest.param(
            MARKED, {"article:author": "https://social.example/ruiz"}, "", id="author is an address"
        ),
        pytest.param(
            MARKED, {}, '<link rel="canonical" href="https://courier.example/flood/">', id="canonical"
        ),
        pytest.param(MARKED, {"og:url": "javascript:alert(1)"}, "", id="a script for an address"),
        pytest.param(MARKED, {"og:site_name": "Cou\u202erier"}, "", id="hidden character"),
        pytest.param(MARKED, {"og:site_name": " "}, "", id="empty"),
        pytest.param(MARKED, {"date": "3/11/2022"}, "", id="day in figures"),
        pytest.param(MARKED, {"og:title": "x" * 400}, "", id="too long for a title"),
    ],
)  # fmt: skip
def test_it_may_say_so_in_many_ways(marked: object, properties: dict[str, str], head: str) -> None:
    found = read_page(page(marked, properties, head))
    assert stated(found) == stated(read_page(page()))


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    outside = '<img src="https://a.example/1.png"><iframe src="https://a.example/"></iframe>'
    style = '<link rel="stylesheet" href="https://a.example/a.css">'
    found = read_page(page(head=style, main=f"<h1>Flood</h1>{outside}<p>{FIRST}</p><p>{LAST}</p>"))
    assert FIRST in found.text
    with pytest.raises(AssertionError, match="a socket was opened"):
        socket.create_connection(("a.example", 80))


def test_scripts_are_not_run() -> None:
    assert "666" not in read_page(page()).text


@pytest.mark.process
def test_only_where_a_page_is_read_is_its_reader_imported() -> None:
    code = "import as_stated.draft.create, sys; print({'trafilatura', 'docx'} & {*sys.modules})"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert ran.stdout.strip() == b"set()"


@pytest.mark.parametrize(
    ("main", "lines"),
    [
        pytest.param(
            "<table><tr><th>Town</th><th>Dead</th></tr><tr><td>Halden</td><td>12</td></tr></table>",
            ["Town: Halden; Dead: 12"], id="a table's heads",
        ),
        pytest.param("<ul><li>12 dead</li><li>40 missing</li></ul>", ["- 12 dead", "- 40 missing"],
                     id="a list"),
        pytest.param("<p>The toll is <del>41</del> 14 in all\nof the two towns by the river.</p>",
                     ["The toll is 14 in all of the two towns by the river."], id="struck words"),
        pytest.param("<p>It rose by 4 metres in an hour.<br>It fell again on Friday.</p>",
                     ["It rose by 4 metres in an hour.", "It fell again on Friday."], id="breaks"),
    ],
)  # fmt: skip
def test_what_a_page_is_made_of(main: str, lines: list[str]) -> None:
    found = read_page(page(main=f"<h1>Flood</h1><p>{FIRST}</p>{main}<p>{LAST}</p>"))
    assert found.text.strip().split("\n\n")[2:-1] == lines


def test_what_is_left_out_is_said() -> None:
    teaser = f'<aside><p><a href="/x">{LAST.replace("300", "400")}</a></p></aside>'
    found = read_page(page(main=f"<h1>Flood</h1><p>{FIRST}</p>{teaser}<p>{LAST}</p>"))
    assert found.notes[-1].startswith("1 paragraph of its main part left out, check whether")


def test_page_of_few_words_is_said_to_be_one() -> None:
    found = read_page(
        b"<html><body><div id=root></div><p>Please turn on scripts.</p></body></html>"
    )
    assert "it is only 4 words long, check whether that is all" in found.notes


def test_language_is_said() -> None:
    notes = read_page(page().replace(b'lang="en"', b'lang="de-AT"')).notes
    assert "the page says that its language is 'de-AT', and numbers are read as English" in notes


@pytest.mark.parametrize(
    ("declared", "saved_as"),
    [("iso-8859-1", "cp1252"), ("windows-1250", "cp1250"), ("utf-8", "utf-8"), ("x", "utf-8"),
     ("iso-8859-1", "utf-8"), ("utf-8", "utf-8-sig"), ("utf-16", "utf-16")],
)  # fmt: skip
def test_page_is_decoded_as_it_says(declared: str, saved_as: str) -> None:
    text = FIRST.replace("officials", "“Józef” of Orbán’s office")
    main = f"<h1>Flood</h1><p>{text}</p><p>{LAST}</p>"
    html = page(main=main).decode().replace('charset="utf-8"', f'charset="{declared}"')
    assert text in read_page(html.encode(saved_as)).text


def test_page_that_says_nothing_of_its_encoding_is_asked_about() -> None:
    html = page(main=f"<p>{FIRST} Peña</p>").replace(b'<meta charset="utf-8">', b"").decode()
    with pytest.raises(UnreadableError, match="may be one of several encodings"):
        read_page(html.encode("cp1252"))
    assert "Peña" in read_page(html.encode("cp1252"), "cp1252").text


def test_first_row_without_digits_names_the_columns() -> None:
    rows = [["Town", "Dead"], ["Halden", "12"], ["", ""], ["Veldra", ""]]
    assert list(table_lines(rows, False)) == ["Town: Halden; Dead: 12", "Town: Veldra"]
    assert list(table_lines([["12", "dead"]], False)) == ["12; dead"]
    assert list(table_lines([["Town", "Dead"], ["Halden", "many", "more"]], True)) == [
        "Halden; many; more"
    ]


@pytest.mark.process
def test_draft_of_a_page(seed: Project) -> None:
    raw = page(MARKED | {"dateModified": "2022-11-04"}, {})
    path = seed.root.parent / "halden.html"
    path.write_bytes(raw)
    lines = draft(seed, path)
    assert lines[0] == (
        "halden.html: the main text of the page is taken; "
        "the file is kept as seeds/halden.original.html."
    )
    assert seed.original("halden", "html").read_bytes() == raw
    assert check_original(seed, "halden") == []
    content = (seed.data("halden") / "source.toml").read_text("utf-8")
    source = tomllib.loads(content)
    assert source["producer"] == "Veldra Courier"
    assert 'producer = "Veldra Courier"  # JSON-LD publisher\n' in content
    assert source["date_published"] == TODO
    assert '# date_published = "2022-11-04"  # JSON-LD dateModified 2022-11-04\n' in content
    assert all(isinstance(each, Undecided) for each in examine("halden", seed)[1])


def refused(project: Project, content: bytes, name: str = "x.html") -> str:
    path = project.root.parent / name
    path.write_bytes(content)
    before = files_in(project.root)
    with pytest.raises(InputError) as caught:
        draft(project, path)
    assert files_in(project.root) == before
    assert "\n" not in str(caught.value)
    return str(caught.value)


ATTRIBUTES = b"<html><p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">12 dead</p></html>"


@pytest.mark.process
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<html><body></body></html>", id="empty"),
        pytest.param(b"<html>" + b"<div>" * 100_000 + b"12 dead", id="deep"),
    ],
)
def test_page_that_holds_no_text(seed: Project, content: bytes) -> None:
    assert "is a web page that holds no main text" in refused(seed, content)


@pytest.mark.process
def test_page_that_takes_for_ever_is_stopped(
    seed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "LIMIT_S", 3)
    assert "is a web page that is not read within 3 seconds" in refused(seed, ATTRIBUTES)


@pytest.mark.process
def test_reader_that_crashes_ends_in_one_message(
    seed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/true")
    assert "is a web page that cannot be read: it is damaged" in refused(seed, page())


@pytest.mark.process
def test_without_the_extra_it_says_how_to_install_it(
    seed: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "trafilatura.py").write_text("raise ImportError('trafilatura')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(seed.root)
    (tmp_path / "x.html").write_bytes(page())
    result = CliRunner().invoke(cli.main, ["draft", str(tmp_path / "x.html")])
    assert result.exit_code == 2
    assert (
        "is a web page, and what reads those is not installed. Run make documents" in result.stderr
    )
