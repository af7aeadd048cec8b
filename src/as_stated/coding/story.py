"""What a report says in sentences: templates in which figures, events and speakers go by their ids."""

import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from as_stated.characters import is_blank
from as_stated.coding.checks import loaded_in, unquoted
from as_stated.coding.files import TODO, Row, read_toml, undecided
from as_stated.errors import Problem
from as_stated.numerals import find_numbers
from as_stated.problems import meant
from as_stated.project import Project

# What a person puts where a draft left `TODO` in story.toml.
_HINT = "Write it without a number; {claim_id} and {event_id} stand for a figure and an event."
_TITLE_HINT = "Write it without a number, and without a placeholder."
# Placeholders of a story that no file of the coding names.
DERIVED = ("producer", "date-published", "number-of-figures", "number-of-speakers")


@dataclass(frozen=True, slots=True)
class Story:
    """What this article's report says in sentences: templates with `{id}` where a figure goes."""

    title: str  # plain text, no template
    standfirst: str
    findings: tuple[str, ...]
    limits: tuple[str, ...]
    without_figures: tuple[str, ...]  # what the article reports without giving a figure


def read_story(
    project: Project, name: str, ids: Sequence[str]
) -> tuple[Story | None, list[Problem]]:
    """Read `story.toml` of the article `name`.

    Args:
        ids: of its claims, events and speakers.

    Returns:
        The story, or None where it cannot be read, and everything found wrong.
    """
    path = project.data(name) / "story.toml"
    where = project.shown(path)
    values, problems = read_toml(path, where)
    if problems:
        return None, problems
    problems = _wrong_fields(where, values)
    if problems:
        return None, problems
    known = [*ids, *DERIVED]
    for key, template in _templates(values):
        if template == TODO:
            problems.append(undecided(where, key, _TITLE_HINT if key == "title" else _HINT))
        else:
            allowed = [] if key == "title" else known
            problems += _check_template(f"{where}, {key}", template, allowed)
    lists = ("findings", "limits", "without_figures")
    findings, limits, without = (tuple(v) if (v := values[key]) != TODO else () for key in lists)
    title = (
        values["title"]
        if problems
        else "".join(text for text, _ in parse_template(values["title"]))
    )
    return Story(title, values["standfirst"], findings, limits, without), problems


def _wrong_fields(where: str, values: dict[str, Any]) -> list[Problem]:
    """Fields that are missing, unknown or of another type; an empty title or standfirst."""
    names = [field.name for field in fields(Story)]
    if sorted(values) != sorted(names):
        what = f"the fields are {', '.join(values) or 'none'}."
        return [Problem(where, what, f"Write these: {', '.join(names)}.")]
    problems = []
    for key, value in values.items():
        is_text = key in ("title", "standfirst")
        wanted = str if is_text else list
        if value == TODO:
            continue
        if not isinstance(value, wanted) or not all(isinstance(each, str) for each in value):
            kind = "a string" if is_text else "a list of strings"
            problems.append(Problem(where, f"{key} is not {kind}.", "Put it in that form."))
        elif isinstance(value, str) and is_blank(value):
            problems.append(Problem(where, f"{key} is empty.", "Write it."))
        elif not is_text and any(map(is_blank, value)):
            problems.append(Problem(where, f"{key} has an empty entry.", "Write it, or remove it."))
    return problems


def _templates(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if isinstance(value, str):
            yield key, value
        else:
            yield from ((f"{key}, entry {i}", each) for i, each in enumerate(value, start=1))


def parse_template(template: str) -> list[tuple[str, str]]:
    """A story's `template` as pairs of plain text and the placeholder after it ("" at the end).

    Raises:
        ValueError: braces do not match, or a placeholder is more than a name.

    >>> parse_template("It killed {killed-2020}, it says.")
    [('It killed ', 'killed-2020'), (', it says.', '')]
    """
    pairs = []
    for text, name, spec, conversion in string.Formatter().parse(template):
        if spec or conversion or name == "":
            raise ValueError("a placeholder is a name in braces, nothing else")
        pairs.append((text, name or ""))
    return pairs


def _check_template(where: str, template: str, known: list[str]) -> Iterator[Problem]:
    try:
        pairs = parse_template(template)
    except ValueError as error:
        yield Problem(where, f"{error}.", "Write {killed-2022}, say.")
        return
    yield from (
        Problem(
            where,
            f"there is no {{{name}}}{meant(name, known)}",
            f"These are known: {', '.join(known)}."
            if known
            else "Say it here without a placeholder.",
        )
        for _, name in pairs
        if name and name not in known
    )
    plain = " … ".join(text for text, _ in pairs)
    for number in find_numbers(plain):
        what = f"the number {number.text!r} is typed into it."
        todo = "Put a placeholder there: {claim_id} or {event_id}." if known else "Leave it out."
        yield Problem(where, what, todo)
    for word in loaded_in(plain):
        what = f"the word {word!r} takes a side."
        yield Problem(where, what, "Choose a neutral word; it may stand in quotes only.")


def check_placeholders(row: Row, column: str, known: Sequence[str]) -> list[Problem]:
    """A cell that is a template: its braces match, and its placeholders are known.

    Args:
        known: what may stand in braces.
    """
    try:
        names = [name for _, name in parse_template(row[column])]
    except ValueError as error:
        return [row.problem(f"{column}: {error}.", "Write a known name in braces, or no brace.")]
    return [
        row.problem(
            f"{column}: there is no {{{name}}}{meant(name, known)}",
            f"These are known: {', '.join(known)}.",
        )
        for name in names
        if name and name not in known
    ]


def check_correction(row: Row, ids: Sequence[str]) -> Iterator[Problem]:
    """A correction names figures by one of their `ids`; what stood there before, in “quotation marks”.

    Digits stand only in those quotes: they are the old report's words.
    """
    if row.is_todo("correction"):
        return
    if is_blank(row["correction"]):
        yield row.problem("correction is empty.", "Say what was wrong, and what stands there now.")
        return
    wrong = check_placeholders(row, "correction", [*ids, *DERIVED])
    yield from wrong
    if wrong:
        return
    own = unquoted(" … ".join(text for text, _ in parse_template(row["correction"])))
    if any(each.isdigit() for each in own):
        todo = "Write {claim_id} for the figure as it stands now, and “…” round the old words."
        yield row.problem("a digit is typed into correction.", todo)
    for word in loaded_in(own):
        what = f"the word {word!r} takes a side in correction."
        yield row.problem(what, "Choose a neutral word, or put it in “quotes” as said.")
