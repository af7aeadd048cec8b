"""A plain text to a first coding, which a person then corrects: `seeds/` and `data/` filled in.

What is there already is never written over: a second run adds rows for what is new in the text and
says which rows no longer fit it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from as_stated.atomic import write_files
from as_stated.characters import hidden_in, is_blank, visible
from as_stated.coding import ADDRESS_HINT, TODO, Unit, examine, is_day, is_web_address, read_checked
from as_stated.draft.current import Current
from as_stated.draft.figures import Drafter, bare_article
from as_stated.draft.headers import read_headers
from as_stated.draft.intake import Given, read_given
from as_stated.draft.proposals import settle
from as_stated.draft.rows import DRAFTED, QUOTES, Rows, is_begun, slug
from as_stated.draft.templates import source_form, story_form, with_original
from as_stated.draft.update import redraft
from as_stated.errors import InputError, Undecided
from as_stated.numerals import find_numbers
from as_stated.project import ID, RESERVED, Project


def draft(
    project: Project,
    textfile: Path,
    name: str = "",
    facts: Mapping[str, str] | None = None,
    no_figure: Sequence[str] = (),
    event: str = "",
    encoding: str = "",
    same: Mapping[str, str] | None = None,
) -> list[str]:
    """Make a first coding of a text, or bring the one there is up to a changed text.

    Args:
        project: where its files go; nothing is written there if this raises.
        textfile: the article. Plain text in UTF-8 is copied byte for byte; of anything else the
            text is taken, and the file itself kept beside it.
        name: the article's name; made from the file's if empty.
        facts: for a first draft only, what is known of its source: producer, title, url, date_published.
        no_figure: claims of the draft to move to its exclusions, by id.
        event: what one event for all new figures is called; empty: each has that of its own date.
        encoding: what the text is encoded in; empty: UTF-8, or what its bytes leave no doubt about.
        same: by id, claims whose quotes become further quotes of another, which they state again.

    Returns:
        What was done with the file, what was made and what is left to do, in a few lines.

    Raises:
        InputError: the text cannot be read, or the name cannot be used.
        CodingError: a file of the coding there is cannot be read.
    """
    facts = _checked({field: value for field, value in (facts or {}).items() if value}, event)
    given, name = read_given(textfile, encoding), _name(textfile, name)
    _ = project.articles  # what stands in the way of a check is said before anything is written
    coding = Current(project, name, given, _units(project), event)
    option = "--no-figure" if no_figure else "--same" if same else ""
    lines = _begin(coding, facts, option) or redraft(coding, no_figure, same or {})
    return [*_taken(project, name, textfile, given), *lines, *_next(project, name)]


def _taken(project: Project, name: str, textfile: Path, given: Given) -> list[str]:
    """What was done to get at the text, and where the file is kept."""
    kept = [f"the file is kept as {project.shown(path)}" for path in given.kept(project, name)]
    said = "; ".join([*given.notes, *kept])
    return [f"{visible(textfile.name)}: {said}."] if said else []


def _units(project: Project) -> list[Unit]:
    rows = read_checked(project, project.root / "data" / "units.csv")
    return [Unit(**row.cells) for row in rows]


def _name(textfile: Path, name: str) -> str:
    """The article's name, the one given or one made from the file's."""
    name = name or slug(textfile.stem)
    if not ID.fullmatch(name):
        raise InputError(
            f"{textfile.name}: {name!r} is not a name for an article. "
            "Give one with --name: lower-case letters, digits and single hyphens."
        )
    if name in RESERVED:
        todo = "Give the article another one with --name."
        raise InputError(f"{textfile.name}: {name} is kept for what is about many articles. {todo}")
    return name


def _begin(coding: Current, facts: Mapping[str, str], option: str) -> list[str]:
    """Write a first coding; what to say of it, or nothing where there is a coding to bring up.

    Args:
        option: one that is only for a coding that is there; empty: none is given.
    """
    source = coding.folder / "source.toml"
    is_new = not coding.project.is_coded(coding.name)
    files, lines = _first(coding, facts) if is_new or not source.exists() else ({}, [])
    if is_new or (files and is_begun(coding.folder, files)):
        if option:
            raise InputError(f"{coding.where}/ is not there yet. Leave out {option}.")
        write_files(coding.project.root, files)
        return lines
    if facts:
        shown, said = coding.project.shown(source), ", ".join(facts)
        raise InputError(f"{shown} is there already, and is yours: set {said} there.")
    return []


def _first(coding: Current, facts: Mapping[str, str]) -> tuple[dict[Path, bytes], list[str]]:
    """The files of a first coding, `source.toml` last, and what to say of them."""
    project, folder, given, text = coding.project, coding.folder, coding.given, coding.given.text
    seed = project.seed(coding.name)
    if seed.exists() and seed.read_bytes() != text.encode():
        raise InputError(
            f"{project.shown(seed)} holds another text. Give this one another name with --name."
        )
    stated, proposals = settle(given.stated, [*given.proposals, *read_headers(text).proposals])
    day = facts.get("date_published") or (
        stated["date_published"].value if "date_published" in stated else ""
    )
    published = _published(day) if day else None
    numbers, rows = find_numbers(text), Rows({}, coding.shared)
    article = bare_article(coding.name, text)
    Drafter(article, numbers, coding.units, published, rows, coding.event).add(numbers)
    made = {file: len(added) for file, added in rows.new.items()}
    needed = [*DRAFTED, *([QUOTES] if made[QUOTES] else [])]
    files = {seed: text.encode(), **given.kept(project, coding.name)}
    files |= {folder / file: rows.file(file).encode() for file in needed}
    files[folder / "story.toml"] = story_form(rows.new["claims.csv"]).encode()
    source = source_form(text, facts, stated, proposals)
    files[folder / "source.toml"] = with_original(source, given.original).encode()
    again = f", {made[QUOTES]} as one of them again in quotes.csv" if made[QUOTES] else ""
    return files, [
        f"Created {project.shown(seed)} and {coding.where}/: {len(numbers)} number{'s' * (len(numbers) != 1)}, "
        f"{made['claims.csv']} as figures in claims.csv{again}, {made['exclusions.csv']} in exclusions.csv.",
        f"Guessed beside them: dates in events.csv ({made['events.csv']}), "
        f"speakers in speakers.csv ({made['speakers.csv']}).",
    ]


def _next(project: Project, name: str) -> list[str]:
    """How much is left to a person, and how to find it."""
    _, problems = examine(name, project)
    places = sum(isinstance(problem, Undecided) for problem in problems)
    if not problems:
        return [f"Nothing is undecided. Next: as-stated report {name}"]
    said = f"{places} places are" if places != 1 else "1 place is"
    wrong = len(problems) - places
    rest = (
        f", and there {'is 1 problem' if wrong == 1 else f'are {wrong} problems'}" if wrong else ""
    )
    return [f"{said} undecided ({TODO}){rest}. Next, to list them: as-stated check {name}"]


def _checked(facts: Mapping[str, str], event: str) -> Mapping[str, str]:
    """What is known of a source, which can be shown, and whose address leads to the web.

    Args:
        event: the label of an event, which can be shown too, and into which no digit is typed.
    """
    for field, value in facts.items():
        option = f"--{field.removeprefix('date_')}"
        if is_blank(value):
            raise InputError(f"{option} is empty. Leave it out, or say what it is.")
        if fault := hidden_in(value):
            raise InputError(f"{option} {fault}. Delete it.")
    if "url" in facts and not is_web_address(facts["url"]):
        raise InputError(f"--url is {facts['url']!r}, which is not a web address. {ADDRESS_HINT}")
    if fault := hidden_in(event):
        raise InputError(f"--event {fault}. Delete it.")
    if any(map(str.isdigit, event)):
        raise InputError(f"--event is {event!r}. Say it without the number; {{date}} is its date.")
    return facts


def _published(text: str) -> date:
    if is_day(text):
        return date.fromisoformat(text)
    raise InputError(f"--published is {text!r}, not a day. Write it as 2022-10-05.")
