"""data/project.toml: what each line gives, what is none, and that without it nothing is said."""

from pathlib import Path

import pytest

from as_stated.coding import LICENSES, License, Settings, examine_settings, read_settings
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
    assert read_settings(project(tmp_path, text)).site == site


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('site = "figures.example"', "'figures.example' is not an address on the web. Write one that begins with https://", id="no scheme"),
        pytest.param('site = "javascript:alert(1)"', "is not an address on the web.", id="script"),
        pytest.param('site = "https://a.example/\\"><script>"', "is not an address on the web.", id="end of an attribute"),
        pytest.param('site = "https://me:secret@a.example/"', "is not an address on the web.", id="password"),
        pytest.param('site = "https://a.example/?x=1"', "has a “?” or a “#”.", id="query"),
        pytest.param('site = "https://a.example/#x"', "has a “?” or a “#”.", id="fragment"),
        pytest.param("site = 7", "is 7, which is not text. Write it in quotation marks", id="number"),
        pytest.param("[site]\nurl = 'https://a.example'", "which is not text.", id="table"),
        pytest.param('author = ["A", "B"]', "which is not text. Write it in quotation marks, such as author = ", id="two authors"),
        pytest.param('author = "A\\nB"', "is no name on one line.", id="author on two lines"),
        pytest.param('license = "CC-BY"', "'CC-BY' is not a licence that is known. Write one of CC0-1.0, CC-BY-4.0, ", id="no version"),
        pytest.param('license = "javascript:x"', "or the address of your own terms, or delete the line.", id="script for terms"),
    ],
)  # fmt: skip
def test_anything_else_is_named_with_file_key_and_what_to_do(
    tmp_path: Path, text: str, said: str
) -> None:
    there = project(tmp_path, text)
    key = text.replace("[", "").split()[0].strip("]")
    with pytest.raises(InputError, match=rf"^data/project\.toml, {key}: ") as raised:
        read_settings(there)
    assert said in str(raised.value)
    assert str(raised.value).endswith(".")
    assert len(str(raised.value).splitlines()) == 1
    assert examine_settings(there)[0] == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("site = https://a.example", "data/project.toml: not TOML: ", id="no TOML"),
        pytest.param(b'site = "\xff"', "data/project.toml: line 1 is not UTF-8", id="no UTF-8"),
        pytest.param('adress = "x"', "data/project.toml: there is no key 'adress'. Delete it; there are site, author and license.", id="key"),
    ],
)  # fmt: skip
def test_a_file_that_says_something_else_is_named(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    with pytest.raises(InputError) as raised:
        read_settings(project(tmp_path, text))
    assert str(raised.value).startswith(said)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        pytest.param(None, {}, id="no file"),
        pytest.param('license = ""', {}, id="empty"),
        pytest.param('license = "TODO"', {}, id="not decided"),
        pytest.param(
            'license = "CC-BY-4.0"',
            {
                "licenses": [
                    {
                        "name": "CC-BY-4.0",
                        "title": "Creative Commons Attribution 4.0",
                        "path": "https://creativecommons.org/licenses/by/4.0/",
                    }
                ]
            },
            id="by its name",
        ),
        pytest.param(
            'license = "https://varn.example/terms"',
            {"licenses": [{"path": "https://varn.example/terms"}]},
            id="terms of one's own",
        ),
    ],
)
def test_a_licence_is_the_projects_or_none(
    tmp_path: Path, text: str | None, listed: dict[str, object]
) -> None:
    assert read_settings(project(tmp_path, text)).licenses == listed


def test_each_known_licence_has_a_title_and_an_address() -> None:
    for name, (title, url) in LICENSES.items():
        assert License(name, title, url).listed == [{"name": name, "title": title, "path": url}]
        assert title and url.startswith("https://")


def test_what_is_not_decided_is_nothing_and_check_says_so(tmp_path: Path) -> None:
    found = read_settings(project(tmp_path, 'author = "TODO"\nlicense = "TODO"'))
    assert (found.author, found.license) == ("", None)
    author, licence = found.notices
    assert author.startswith(
        "data/project.toml, author: not decided yet, so reports name no author."
    )
    assert "license: not decided yet, so reports give no licence." in licence
