"""The article's text: byte for byte, its hash, its quotes."""

import hashlib

import pytest

from as_stated.coding.article import Article, read_article
from as_stated.coding.source import Source
from as_stated.project import Project
from tests.helpers.projects import GOLDEN, SEED, Edit


def make(text: str) -> Article:
    source = Source("P", "T", "", "", "", "2022-10-05", "", "en", "", "", ())
    return Article("x", text, source)


def test_the_seed_is_the_article_byte_for_byte(seed: Project) -> None:
    raw = seed.seed(SEED).read_bytes()
    digest = "751a40b6708c257d28fddde1f992bb40cf43c12e2acf347b9f4c8111b35682e4"
    assert hashlib.sha256(raw).hexdigest() == digest
    assert len(raw.decode()) == 2645


def test_reads_clean(golden: Project) -> None:
    article, problems = read_article(golden, GOLDEN)
    assert problems == []
    assert article is not None
    assert article.text.startswith("Storm clears the harbour\nÖstervik")


def test_line_ends_are_kept(golden: Project) -> None:
    """Translated line ends would move every offset."""
    raw = golden.seed(GOLDEN).read_bytes().replace(b"\n", b"\r\n")
    golden.seed(GOLDEN).write_bytes(raw)
    article, _ = read_article(golden, GOLDEN)
    assert article is not None
    assert article.text.encode() == raw


def test_find_by_prefix_and_suffix_in_code_points() -> None:
    article = make("😀 two and two")
    assert article.find("two") == [(2, 5), (10, 13)]
    assert article.find("two", prefix="and ") == [(10, 13)]
    assert article.find("two", suffix=" and") == [(2, 5)]
    assert article.find("three") == []


def test_nearest_words() -> None:
    article = make("In September, at least 268 people were killed on both sides.")
    assert article.nearest("at least 286 people") == "at least 268 people"
    assert make("").nearest("x") == ""


@pytest.mark.parametrize("text", ["“a 25 b” c", '"a 25 b" c', "«a 25 b» c"])
def test_quotation_marks(text: str) -> None:
    article = make(text)
    at = text.index("25")
    assert article.is_quoted(at, at + 2)
    assert not article.is_quoted(len(text) - 1, len(text))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('date_published = "2022-10-05"', 'date_published = "5 Oct"', "'5 Oct', not a day. Write"),
        ('byline = ""', "", "byline is missing. Add it; empty if not known."),
        ('byline = ""', 'byline = ""\nauthor = ""', "there is no field author."),
        ('language = "en"', "language = 1", "language is not a string."),
        (', "url"]', "]", "does not hold the url"),
    ],
)
def test_faults_of_the_source(seed: Project, edit: Edit, old: str, new: str, message: str) -> None:
    edit(f"data/{SEED}/source.toml", old, new)
    _, problems = read_article(seed, SEED)
    assert [message in str(each) for each in problems] == [True]
