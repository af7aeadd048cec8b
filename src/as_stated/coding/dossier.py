"""One article with its checked coding, its story and its ledger."""

import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from as_stated.coding.article import Article, read_article
from as_stated.coding.claims import Claim, Correction, Event, Exclusion, Speaker, Unit
from as_stated.coding.files import TODO, csv_line, read_toml, undecided
from as_stated.coding.loaded_words import loaded_in
from as_stated.coding.read import Coding, read_coding
from as_stated.errors import CodingError, Problem
from as_stated.numerals import Number, find_numbers
from as_stated.project import Project, find_project

# What a person puts where a draft left `TODO` in story.toml.
STORY_HINT = "Write it without a number; {claim_id} and {event_id} stand for a figure and an event."
# Placeholders of a story that no file of the coding names.
DERIVED = ("producer", "date-published", "number-of-figures", "number-of-speakers")


@dataclass(frozen=True, slots=True)
class Story:
    """What this article's report says in sentences: templates with `{id}` where a figure goes."""

    title: str
    standfirst: str
    findings: tuple[str, ...]
    limits: tuple[str, ...]
    without_figures: tuple[str, ...]  # what the article reports without giving a figure


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of the article and where it went: to a claim, or out, with the reason."""

    number: Number
    claim_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """One article, its coding, its story and its ledger, all checked against each other."""

    article: Article
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    speakers: tuple[Speaker, ...]
    units: tuple[Unit, ...]
    exclusions: tuple[Exclusion, ...]
    story: Story
    ledger: tuple[Entry, ...]
    corrections: tuple[Correction, ...]

    def find(self, claim_id: str) -> Claim:
        """The claim of that id; KeyError if there is none."""
        for claim in self.claims:
            if claim.claim_id == claim_id:
                return claim
        raise KeyError(claim_id)


def load(name: str = "", project: Project | None = None) -> Dossier:
    """Load an article with its coding, checked.

    Args:
        name: the article: a folder in `data/`; empty for the first.
        project: where to look; found from the working directory if not given.

    Raises:
        ProjectError: no project, or no such article.
        CodingError: text and coding do not hold together; the message names every place.

    >>> load("edilli-2022-10-05").find("killed-2022").symbols
    '≥ 286'
    """
    dossier, problems = examine(name, project)
    if dossier is None or problems:
        raise CodingError(problems)
    return dossier


def examine(name: str, project: Project | None = None) -> tuple[Dossier | None, list[Problem]]:
    """Like `load`, but answer with all that is wrong instead of raising it.

    Raises:
        ProjectError: no project, or no such article.
    """
    project = project or find_project(or_checkout=True)
    name = project.article(name)
    article, problems = read_article(project, name)
    if article is None:
        return None, problems
    numbers = find_numbers(article.text)
    coding, wrong = read_coding(project, article, numbers)
    problems += wrong
    ledger, wrong = _account(project, article, numbers, coding)
    problems += wrong
    story, wrong = _read_story(project, name, coding)
    problems += wrong
    if story is None:
        return None, problems
    dossier = Dossier(
        article,
        coding.claims,
        coding.events,
        coding.speakers,
        coding.units,
        coding.exclusions,
        story,
        ledger,
        coding.corrections,
    )
    return dossier, problems


def _account(
    project: Project, article: Article, numbers: Iterable[Number], coding: Coding
) -> tuple[tuple[Entry, ...], list[Problem]]:
    """Invariant 2: every number is claimed or excluded, and every digit is in one number."""
    where = project.shown(project.seed(article.name))
    entries, problems, counted = [], [], [0] * len(article.text)
    for number in numbers:
        for at in range(number.start, number.end):
            counted[at] += 1
        claims = [claim.claim_id for claim in coding.claims if _is_of(number, claim)]
        reasons = [
            exclusion.reason
            for exclusion in coding.exclusions
            if (exclusion.start, exclusion.end) == (number.start, number.end)
        ]
        if len(claims) + len(reasons) == 1:
            entries.append(Entry(number, "".join(claims), "".join(reasons)))
            continue
        broken = [
            (end - start, key)
            for start, end, key in coding.broken
            if start <= number.start and number.end <= end
        ]
        if broken:  # its row, the closest around it, has been named already
            key = min(broken)[1]
            entries.append(Entry(number, key, "" if key else TODO))
            continue
        place = f"{where}, {_line(article, number.start)}"
        words = _context(article, number)
        if not claims and not reasons:
            what = f"the number {number.text!r} ({words}) is neither claimed nor excluded."
            cells = (number.text, *article.tell_apart(number.start, number.end), number.kind, TODO)
            todo = (
                f"Add it to data/{article.name}/claims.csv, or, with the reason for {TODO}, to "
                f"exclusions.csv: {csv_line(cells)}"
            )
        else:
            holders = ", ".join([*claims, *(["an exclusion"] * len(reasons))])
            what = f"the number {number.text!r} ({words}) is accounted for twice: {holders}."
            todo = "Keep one."
        problems.append(Problem(place, what, todo))
    for at, character in enumerate(article.text):
        if character.isdigit() and counted[at] != 1:
            what = f"the digit {character!r} lies in {counted[at]} numbers of the ledger, not one."
            todo = "The number reader missed it: report the sentence with a test."
            problems.append(Problem(f"{where}, {_line(article, at)}", what, todo))
    return tuple(entries), problems


def _is_of(number: Number, claim: Claim) -> bool:
    inside = claim.start <= number.start and number.end <= claim.end
    return inside and number.magnitude == claim.magnitude


def _line(article: Article, at: int) -> str:
    return f"line {article.text.count(chr(10), 0, at) + 1}"


def _context(article: Article, number: Number) -> str:
    words = article.text[max(0, number.start - 20) : number.end + 20]
    return f"… {' '.join(words.split())} …"


def _read_story(project: Project, name: str, coding: Coding) -> tuple[Story | None, list[Problem]]:
    path = project.data(name) / "story.toml"
    where = project.shown(path)
    values, problems = read_toml(path, where)
    if problems:
        return None, problems
    names = [field.name for field in fields(Story)]
    if sorted(values) != sorted(names):
        what = f"the fields are {', '.join(values) or 'none'}."
        return None, [Problem(where, what, f"Write these: {', '.join(names)}.")]
    for key, value in values.items():
        if value == TODO:
            continue
        wanted = str if key in ("title", "standfirst") else list
        if not isinstance(value, wanted) or not all(isinstance(each, str) for each in value):
            kind = "a string" if wanted is str else "a list of strings"
            problems.append(Problem(where, f"{key} is not {kind}.", "Put it in that form."))
    if problems:
        return None, problems
    known = [*coding.ids, *DERIVED]
    for key, template in _templates(values):
        if template == TODO:
            problems.append(undecided(where, key, STORY_HINT))
        else:
            problems += _check_template(f"{where}, {key}", template, known)
    lists = ("findings", "limits", "without_figures")
    findings, limits, without = (tuple(v) if (v := values[key]) != TODO else () for key in lists)
    return Story(values["title"], values["standfirst"], findings, limits, without), problems


def _templates(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if isinstance(value, str):
            yield key, value
        else:
            yield from ((f"{key}, entry {i}", each) for i, each in enumerate(value, start=1))


def parse_template(template: str) -> list[tuple[str, str]]:
    """A story's template as pairs of plain text and the placeholder after it ("" at the end).

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


def _check_template(where: str, template: str, known: list[str]) -> list[Problem]:
    try:
        pairs = parse_template(template)
    except ValueError as error:
        return [Problem(where, f"{error}.", "Write {killed-2022}, say.")]
    problems = [
        Problem(where, f"there is no {{{name}}}.", f"These are known: {', '.join(known)}.")
        for _, name in pairs
        if name and name not in known
    ]
    plain = " … ".join(text for text, _ in pairs)
    for number in find_numbers(plain):
        what = f"the number {number.text!r} is typed into it."
        problems.append(Problem(where, what, "Put a placeholder there: {claim_id} or {event_id}."))
    for word in loaded_in(plain):
        what = f"the word {word!r} takes a side."
        problems.append(Problem(where, what, "Choose a neutral word; it may stand in quotes only."))
    return problems
