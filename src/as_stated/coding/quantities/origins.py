"""`origins.csv`: who counted, and who speaks for them."""

from collections.abc import Iterator, Sequence
from typing import cast

from as_stated.coding.checks import check_filled, check_listed, check_loaded, check_wording
from as_stated.coding.columns import OUTLET, UNKNOWN
from as_stated.coding.files import Row
from as_stated.coding.quantities.articles import Articles
from as_stated.coding.quantities.records import ORIGIN_KINDS, Origin, OriginKind
from as_stated.coding.text import find_words
from as_stated.errors import Problem
from as_stated.problems import meant


def read_origin(row: Row) -> Origin:
    """The row as an origin. Only for a row without problems."""
    kind = cast(OriginKind, row["kind"])
    return Origin(row.key, row["name"], kind, tuple(row.names("speakers")), row["note"])


def check_origins(rows: Sequence[Row], articles: Articles) -> Iterator[Problem]:
    """Each of `rows` of `origins.csv` has a name, a kind, and speakers that are in `articles`."""
    for row in rows:
        if row.key == UNKNOWN:
            what = f"origin_id is {UNKNOWN}, which is not an origin: it may stand for many."
            todo = f"Delete the row, and leave {UNKNOWN} in statements.csv."
            yield row.problem(what, todo)
        yield from check_filled(row, "name", "Name who counted.")
        yield from _check_name(row, articles)
        yield from check_listed(row, "kind", ORIGIN_KINDS)
        yield from check_wording(row, "note")
        if not row.is_todo("speakers") and not row.is_todo("kind"):
            yield from _check_speakers(row, articles)


def _check_name(row: Row, articles: Articles) -> list[Problem]:
    """Digits stand in a name only if it is so called in an article (“M23”)."""
    texts = (each.article.text for each, _ in articles.found.values() if each)
    is_named = any(find_words(text, row["name"]) for text in texts)
    return check_loaded(row, "name") if is_named else check_wording(row, "name")


def _check_speakers(row: Row, articles: Articles) -> Iterator[Problem]:
    """Speakers that exist; outlets for an outlet's own tally, and for nothing else."""
    names = row.names("speakers")
    if twice := sorted({each for each in names if names.count(each) > 1}):
        yield row.problem(f"speakers names {', '.join(twice)} twice.", "Name each once.")
    is_tally = row["kind"] == "outlet-tally"
    unnamed: dict[str, str] = {}  # the article of each speaker without a name
    for name in dict.fromkeys(names):
        outlet, colon, article = name.partition(":")
        if (outlet == OUTLET) != is_tally:
            what = f"speakers names {name!r}, but kind is {row['kind']}."
            todo = (
                f"An outlet’s own tally is made by {OUTLET}:article, and nothing else by an outlet."
            )
            yield row.problem(what, todo)
        elif is_tally and (not colon or article not in articles.names):
            what = f"speakers names {name!r}{meant(article, articles.names)}"
            yield row.problem(what, f"Name an article’s outlet as {OUTLET}:article.")
        elif not is_tally and (wrong := _no_speaker(name, articles)):
            what = f"speakers names {name!r}, {wrong}"
            yield row.problem(what, "Write article/speaker_id, or a row of data/speakers.csv.")
        speaker = articles.speaker(name)
        if speaker and speaker.kind == "unnamed":
            unnamed[name] = name.rpartition("/")[0]
    if len(set(unnamed.values())) > 1:
        what = f"speakers names {' and '.join(unnamed)}, who have no names and may be two."
        yield row.problem(what, "Leave those of one article; the others’ basis is attributed.")


def _no_speaker(name: str, articles: Articles) -> str:
    """Why there is no speaker of that name; empty if there is one, or its article must be corrected first."""
    article, slash, speaker_id = name.rpartition("/")
    if articles.speaker(name):
        return ""
    if not slash:
        return f"and data/speakers.csv has no such row{meant(name, articles.shared.speakers)}"
    if article not in articles.names:
        return f"and there is no such article{meant(article, articles.names)}"
    dossier = articles.dossier(article)
    known = [each.speaker_id for each in dossier.speakers] if dossier else ()
    return f"and {article} has no such speaker{meant(speaker_id, known)}" if dossier else ""
