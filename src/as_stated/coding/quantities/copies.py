"""Which text copies which: a person's decision, and the shared words that suggest one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from as_stated.coding.dates import is_before
from as_stated.coding.files import TODO, Row
from as_stated.coding.quantities.articles import Articles
from as_stated.coding.sentences import Sentences
from as_stated.coding.text import chain
from as_stated.errors import Problem
from as_stated.problems import meant

# Words in a row that two reporters hardly choose alike. Our own choice: a clause of news copy has about
# as many, and a run that is shorter is often a name and an office.
RUN = 10


def check_copies(rows: Sequence[Row], articles: Articles) -> Iterator[Problem]:
    """What is copied is an earlier text's statement; a copy has a reason, and none is in a circle.

    Args:
        rows: of `statements.csv`; `articles`: those that they name.
    """
    originals = {row.key: row["copy_of"] for row in rows}
    for row in rows:
        original = row["copy_of"]
        if original in ("", TODO):
            continue
        if original not in originals:
            what = f"copy_of is {original!r}, and there is no such statement{meant(original, originals)}"
            yield row.problem(what, "Name a row of statements.csv as article/claim_id.")
            continue
        if not row["copy_reason"].strip():
            yield row.problem("copy_reason is empty.", "Say why the text is a copy of the other.")
        path = chain(row.key, originals)
        if path[-1] == row.key:
            what = f"copy_of goes round in a circle: {' copies '.join(path)}."
            yield row.problem(what, "One of them came first: empty its copy_of.")
        elif original.rpartition("/")[0] == row["article"]:
            what = f"copy_of is {original}, in the same article."
            yield row.problem(what, "A text copies another text: name that, or empty the cell.")
        else:
            yield from _check_days(row, articles)


def _check_days(row: Row, articles: Articles) -> Iterator[Problem]:
    """A copy is not reported before what it copies, allowing for time zones."""
    copy, original = (
        articles.published(key.rpartition("/")[0]) for key in (row.key, row["copy_of"])
    )
    if is_before(copy, original):
        what = f"copy_of is {row['copy_of']}, reported later ({original}, not {copy})."
        yield row.problem(what, "Name it as the copy instead, or correct a date_published.")


def suggest_copies(rows: Sequence[Row], articles: Articles) -> Iterator[str]:
    """A line for each of `rows` in whose sentences `RUN` words of an earlier one stand in a row.

    Only where nobody has decided, and nothing is wrong with the rows. Direct speech is left out: whoever
    quotes a speaker has the same words. A `copy_reason` without `copy_of` says that it is no copy.
    """
    originals = {row.key: row["copy_of"] for row in rows}
    family = {key: chain(key, originals)[-1] for key in originals}  # what is copied first
    words = {row.key: _words_around(row.key, articles) for row in rows}
    ordered = sorted(rows, key=lambda row: articles.published(row["article"]))
    with_run: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in ordered:
        own = words[row.key]
        runs = {tuple(own[at : at + RUN]) for at in range(len(own) - RUN + 1)}
        earlier = {other.key: other for run in runs for other in with_run[run]}
        for run in runs:
            with_run[run].append(row)
        for other in (earlier[each.key] for each in ordered if each.key in earlier):
            is_decided = family[other.key] == family[row.key] or row["copy_reason"]
            if is_decided or other["article"] == row["article"]:
                continue
            length = SequenceMatcher(None, words[other.key], own, autojunk=False)
            longest = length.find_longest_match().size
            yield (
                f"{row.where}: {longest} words in a row are those of {other.key}. If the text is a copy, "
                "fill in copy_of and copy_reason; if not, copy_reason alone."
            )
            break


def _words_around(key: str, articles: Articles) -> list[str]:
    """The words of the sentences in which a claim stands; none for direct speech."""
    claim, dossier = articles.claim(key), articles.dossier(key.rpartition("/")[0])
    if not claim or not dossier or claim.speech == "direct":
        return []
    text = dossier.article.text
    spans = [(number.start, number.end) for number in dossier.numbers]
    start, end = Sentences(text, spans).around(claim.start, claim.end)
    return re.findall(r"\w+", text[start:end].lower())
