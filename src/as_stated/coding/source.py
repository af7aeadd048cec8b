"""Where an article comes from: its `source.toml`, read and checked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from as_stated.characters import is_blank
from as_stated.coding.addresses import ADDRESS_HINT, is_web_address
from as_stated.coding.columns import HINTS, hint
from as_stated.coding.dates import is_before, is_day
from as_stated.coding.files import TODO, check_fields, read_toml, undecided
from as_stated.errors import Problem
from as_stated.hashing import sha256
from as_stated.project import Project
from as_stated.reading import UnreadableError, read_file

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
# The fields of a source that the text itself may hold.
OF_TEXT = ("producer", "title", "byline", "via_agency", "url", "date_published")


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from, in Our World in Data's origin fields. An empty string: not known."""

    producer: str
    title: str
    byline: str
    via_agency: str
    url: str
    date_published: str
    date_accessed: str
    language: str
    license: str
    sha256: str
    not_in_text: tuple[str, ...]  # the fields whose value the text itself does not hold
    original_sha256: str = ""  # of the file that the text was taken from; empty: it is that file

    @property
    def published(self) -> date:
        """The day of publication."""
        return date.fromisoformat(self.date_published)

    @property
    def is_english(self) -> bool:
        """Whether the program reads the text's numbers; else a person reads each of them."""
        return self.language in ("", TODO) or self.language.lower().split("-")[0] == "en"


def read_source(project: Project, name: str) -> tuple[Source | None, list[Problem]]:
    """Read the `source.toml` of the article `name`: None where it cannot be used, and everything found wrong."""
    path = project.data(name) / "source.toml"
    where = project.shown(path)
    values, problems = read_toml(path, where)
    if not problems:
        expected = [field.name for field in fields(Source)]
        optional = ("original_sha256",)
        todo = "Add it; empty if not known."
        problems = check_fields(where, values, expected, ("not_in_text",), optional, todo)
    if problems:
        return None, problems
    open_keys = [key for key in values if values[key] == TODO]
    marked = () if "not_in_text" in open_keys else tuple(values["not_in_text"])
    source = Source(**{**values, "not_in_text": marked})
    problems = [*_wrong_values(where, source)]
    still_open = [undecided(where, key, hint(key)) for key in open_keys]
    return (None if problems else source), [*still_open, *problems]


def check_original(project: Project, name: str) -> list[Problem]:
    """What is wrong with the file in `seeds/` that the text of the article `name` was taken from.

    No report is built from it: it is kept so that one can look up what the text was taken from.
    """
    where = project.shown(project.data(name) / "source.toml")
    recorded = read_toml(project.data(name) / "source.toml", where)[0].get("original_sha256")
    if not isinstance(recorded, str) or not recorded:
        return []
    kept = sorted(project.original(name, "txt").parent.glob(f"{name}.original.*"))
    if not kept:
        path = project.shown(project.original(name, "*"))
        what = f"the original is missing whose SHA-256 {where} holds."
        return [Problem(path, what, "Restore it, or delete original_sha256.")]
    try:
        is_there = any(sha256(read_file(path)) == recorded for path in kept)
    except UnreadableError as error:
        return [Problem(project.shown(kept[0]), f"{error.what}.", error.todo)]
    what = f"the original has changed: its SHA-256 is no longer what {where} says."
    return [] if is_there else [Problem(project.shown(kept[0]), what, "Restore the file.")]


def _wrong_values(where: str, source: Source) -> Iterator[Problem]:
    """Values that cannot be shown or understood."""
    for key in ("producer", "title"):
        if is_blank(getattr(source, key)):
            yield Problem(where, f"{key} is empty.", HINTS[key])
    for key in ("date_published", "date_accessed"):
        value = getattr(source, key)
        if value != TODO and (value or key == "date_published") and not is_day(value):
            what = f"{key} is {value!r}, not a day."
            yield Problem(where, what, HINTS["date_published"])
    days = source.date_published, source.date_accessed
    if is_before(days[1], days[0]):
        what = f"date_accessed is {days[1]}, before the article was published ({days[0]})."
        yield Problem(where, what, "Correct one of them.")
    if source.url not in ("", TODO) and not is_web_address(source.url):
        yield Problem(where, f"url is {source.url!r}, which is not a web address.", ADDRESS_HINT)
    if source.language != TODO and not _LANGUAGE.fullmatch(source.language):
        what = f"language is {source.language!r}, not a language as HTML names it."
        yield Problem(where, what, "Write en, de or pt-BR.")
    unknown = [each for each in source.not_in_text if each not in OF_TEXT]
    if unknown:
        what = f"not_in_text names no such field: {', '.join(unknown)}."
        yield Problem(where, what, f"Choose from: {', '.join(OF_TEXT)}.")
    marked = source.not_in_text
    if twice := sorted({each for each in marked if marked.count(each) > 1}):
        what = f"not_in_text names {', '.join(twice)} twice."
        yield Problem(where, what, "Name it once.")
