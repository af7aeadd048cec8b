"""`site` in data/project.toml: what it gives, what is none, and that without it nothing is made."""

from pathlib import Path

import pytest

from as_stated.build.site import examine_site, read_site
from as_stated.errors import InputError
from as_stated.project import Project
from tests.helpers.documents import blocks


def project(tmp_path: Path, text: str | bytes | None) -> Project:
    (tmp_path / "data").mkdir()
    (tmp_path / "seeds").mkdir()
    if text is not None:
        content = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "data" / "project.toml").write_bytes(content)
    return Project(tmp_path)


(EXAMPLE,) = blocks("docs/publishing.md", "toml")


@pytest.mark.parametrize(
    ("text", "site"),
    [
        pytest.param(None, "", id="no file"),
        pytest.param("", "", id="empty file"),
        pytest.param(EXAMPLE.text, "https://figures.example/reports/", id="the example in docs/"),
        pytest.param('site = ""', "", id="empty address"),
        pytest.param(
            'site = "https://a.example/reports/"', "https://a.example/reports/", id="folder"
        ),
        pytest.param('site = "https://a.example"', "https://a.example/", id="host, no slash"),
        pytest.param('site = "http://[::1]:8000/x//"', "http://[::1]:8000/x/", id="port, slashes"),
        pytest.param(
            'site = "https://bücher.example/é"', "https://bücher.example/é/", id="letters"
        ),
    ],
)
def test_an_address_ends_in_one_slash(tmp_path: Path, text: str | None, site: str) -> None:
    assert read_site(project(tmp_path, text)) == site


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('site = "figures.example"', "'figures.example' is no address on the web. Write one that begins with https://", id="no scheme"),
        pytest.param('site = "javascript:alert(1)"', "is no address on the web.", id="script"),
        pytest.param('site = "https://a.example/\\"><script>"', "is no address on the web.", id="end of an attribute"),
        pytest.param('site = "https://me:secret@a.example/"', "is no address on the web.", id="password"),
        pytest.param('site = "https://a.example/?x=1"', "has a “?” or a “#”.", id="query"),
        pytest.param('site = "https://a.example/#x"', "has a “?” or a “#”.", id="fragment"),
        pytest.param("site = 7", "is 7, which is no text. Write the address in quotation marks", id="number"),
        pytest.param("[site]\nurl = 'https://a.example'", "which is no text.", id="table"),
    ],
)  # fmt: skip
def test_anything_else_is_named_with_file_key_and_what_to_do(
    tmp_path: Path, text: str, said: str
) -> None:
    there = project(tmp_path, text)
    with pytest.raises(InputError, match=r"^data/project\.toml, site: ") as raised:
        read_site(there)
    assert said in str(raised.value)
    assert str(raised.value).endswith(".")
    assert len(str(raised.value).splitlines()) == 1
    assert examine_site(there)[0] == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("site = https://a.example", "data/project.toml: not TOML: ", id="no TOML"),
        pytest.param(b'site = "\xff"', "data/project.toml: line 1 is not UTF-8", id="no UTF-8"),
        pytest.param('adress = "x"', "data/project.toml: there is no key 'adress'. Delete it; site is the only one.", id="key"),
    ],
)  # fmt: skip
def test_a_file_that_says_something_else_is_named(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    with pytest.raises(InputError) as raised:
        read_site(project(tmp_path, text))
    assert str(raised.value).startswith(said)
