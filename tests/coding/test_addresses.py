"""Which addresses become links."""

import json

import pytest

from as_stated.coding import examine
from as_stated.coding.addresses import is_web_address
from as_stated.project import Project
from tests.helpers.projects import SEED


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/",
        "HTTP://A.EXAMPLE/x",
        "http://localhost:8000/a?b=c&d=e#f",
        "https://пример.example/стр/а",
        "https://a.example/a%20b",
        "https://[2001:db8::1]/",
        "https://192.0.2.1/x",
    ],
)
def test_an_address_on_the_web(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("JavaScript://a.example/%0aalert(1)", id="script with a host"),
        pytest.param("data:text/html,x", id="data"),
        pytest.param("file:///etc/hosts", id="file"),
        pytest.param("ftp://a.example/", id="ftp"),
        pytest.param("mailto:a@a.example", id="mail"),
        pytest.param("//a.example/", id="no scheme"),
        pytest.param("a.example/x", id="only a host"),
        pytest.param("https:///x", id="no host"),
        pytest.param("https:a.example", id="no slashes"),
        pytest.param("http://", id="nothing but a scheme"),
        pytest.param("http://.", id="a full stop as host"),
        pytest.param("http://a..example/", id="an empty label"),
        pytest.param("https://-", id="a hyphen as host"),
        pytest.param("https://a-.example/", id="a label that ends with a hyphen"),
        pytest.param("https://a b.example/", id="blank in the host"),
        pytest.param("https://a.example/a b", id="blank in the path"),
        pytest.param("https://a.example/a\u00a0b", id="no-break space"),
        pytest.param(" https://a.example/", id="blank before it"),
        pytest.param("https://a.example/\n", id="line end"),
        pytest.param("java\tscript:alert(1)", id="tab in the scheme"),
        pytest.param("https://a.example/\x1b[31m", id="escape"),
        pytest.param("https://a.example/\u202e", id="override"),
        pytest.param("https://a.exam\u200bple/", id="zero width"),
        pytest.param("https://user:word@a.example/", id="name and password"),
        pytest.param("https://b.example@a.example/", id="name"),
        pytest.param("https://[::1", id="open bracket"),
        pytest.param("https://[a.example]/", id="name in brackets"),
        pytest.param("https://a.example:99999/", id="port too high"),
        pytest.param("https://a.example:0/", id="port nought"),
        pytest.param("https://a.example:x/", id="port no number"),
        pytest.param('https://a.example/"onclick=', id="quotation mark"),
        pytest.param("https://a.example/<b>", id="angle brackets"),
        pytest.param("https://a.example\\@b.example/", id="backslash"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_address_on_the_web(address: str) -> None:
    assert not is_web_address(address)


def test_the_check_names_it(seed: Project) -> None:
    path = seed.data(SEED) / "source.toml"
    lines = path.read_text("utf-8").splitlines()
    address = json.dumps("javascript:alert(1)")
    lines = [f"url = {address}" if line.startswith("url =") else line for line in lines]
    path.write_text("\n".join(lines), "utf-8")
    assert [str(each) for each in examine(SEED, seed)[1]] == [
        f"data/{SEED}/source.toml: url is 'javascript:alert(1)', which is not a web address. "
        "Write one that begins with https:// or http:// and a host."
    ]
