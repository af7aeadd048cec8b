"""Whether a text says again what an article says, beyond the sentences that figures stand in."""

import csv
import html
import io
import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from as_stated.coding import Sentences, fold

SHORT = 30  # characters: a heading such as "The war in 2020" may be anybody's words


def words_of(path: Path) -> str:
    """The words of a page, notebook, table or drawing as a reader meets them, white space folded.

    Marks of HTML are taken out; what their attributes say (alternative texts, titles) follows.
    """
    content = path.read_text("utf-8")
    if path.suffix in (".ipynb", ".json"):
        content = "\n".join(_texts(json.loads(content)))
    if path.suffix == ".csv":
        content = "\n".join(" ".join(row) for row in csv.reader(io.StringIO(content)))
    shown = re.sub(r"<[^>]*>", "", content)
    inside = " ".join(re.findall(r"<[^>]*>", content))
    return fold(html.unescape(f"{shown}\n{inside}"))


def _texts(value: Any) -> Iterator[str]:
    """Every text of a JSON value; a list of lines, as notebooks have them, is one text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        yield "".join(value)
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def republished(article: str, figures: Iterable[tuple[int, int]], words: str) -> list[str]:
    """What stands in `words`, folded, and should not.

    Args:
        article: its text.
        figures: where its figures' quotes stand in it, in code points.
        words: what is published, white space folded.

    Returns:
        Sentences without a figure, and pairs of sentences, one after the other.
    """
    places = list(figures)
    spans = Sentences(article, places).spans
    bare = [(a, b) for a, b in spans if all(b <= start or end <= a for start, end in places)]
    pairs = [(a, b) for (a, _), (_, b) in pairwise(spans)]
    texts = [fold(article[a:b]).strip() for a, b in (*bare, *pairs)]
    return [each for each in texts if len(each) > SHORT and each in words]
