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
from as_stated.draft.figures import Drafter, bare_article
from as_stated.draft.headers import read_headers
from as_stated.draft.intake import Given, read_given
from as_stated.draft.proposals import settle
from as_stated.draft.rows import DRAFTED, QUOTES, Rows, read_shared_rows, slug
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
        textfile: the article. Plain text in UTF-8 is copied byte for byte; of anything else the
            text is taken, and the file itself kept beside it.
        name: the article's name; made from the file's if empty.
        facts: what is known of its source, by field: producer, title, url, date_published; for
            a first draft only.
        no_figure: claims of the draft to move to its exclusions, by id.
        event: what one event for all new figures is called; empty: each has that of its own date.
        encoding: what the text is encoded in; empty: UTF-8, or what its bytes leave no doubt about.
        same: claims that state another one again, by id, each with that other: their quotes become
            further quotes of it.

    Returns:
        What was done with the file, what was made and what is left to do, in a few lines.

    Raises:
        InputError: the text cannot be read, or the name cannot be used.
        CodingError: a file of the coding there is cannot be read.

    Nothing is written if it raises.
    """
    facts = {field: value for field, value in (facts or {}).items() if value}
    _check_facts(facts)
    _check_event(event)
    given = read_given(textfile, encoding)
    name = _name(textfile, name)
    _ = project.articles  # what stands in the way of a check is said before anything is written
    units = _units(project)
    folder = project.data(name)
    is_new = not project.is_coded(name)
    if is_new or not (folder / "source.toml").exists():
        files, lines = _first(project, name, given, units, facts, event)
        is_new = is_new or _is_begun(folder, files)
    if not is_new:
        if facts:
            source, said = project.shown(folder / "source.toml"), ", ".join(facts)
            raise InputError(f"{source} is there already, and is yours: set {said} there.")
        lines = redraft(project, name, given, units, no_figure, event, same)
    elif no_figure or same:
        option = "--no-figure" if no_figure else "--same"
        raise InputError(f"{project.shown(folder)}/ is not there yet. Leave out {option}.")
    else:
        write_files(project.root, files)
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


def _first(
    project: Project,
    name: str,
    given: Given,
    units: list[Unit],
    facts: Mapping[str, str],
    event: str,
) -> tuple[dict[Path, bytes], list[str]]:
    """The files of a first coding, `source.toml` last, and what to say of them."""
    seed, folder, text = project.seed(name), project.data(name), given.text
    if seed.exists() and seed.read_bytes() != text.encode():
        raise InputError(
            f"{project.shown(seed)} holds another text. Give this one another name with --name."
        )
    stated, proposals = settle(given.stated, [*given.proposals, *read_headers(text).proposals])
    day = facts.get("date_published") or (
        stated["date_published"].value if "date_published" in stated else ""
    )
    published = _published(day) if day else None
    numbers, rows = find_numbers(text), Rows({}, read_shared_rows(project))
    Drafter(bare_article(name, text), numbers, units, published, rows, event).add(numbers)
    made = {file: len(added) for file, added in rows.new.items()}
    needed = [*DRAFTED, *([QUOTES] if made[QUOTES] else [])]
    files = {seed: text.encode(), **given.kept(project, name)}
    files |= {folder / file: rows.file(file).encode() for file in needed}
    files[folder / "story.toml"] = story_form(rows.new["claims.csv"]).encode()
    source = source_form(text, facts, stated, proposals)
    files[folder / "source.toml"] = with_original(source, given.original).encode()
    again = f", {made[QUOTES]} as one of them again in quotes.csv" if made[QUOTES] else ""
    return files, [
        f"Created {project.shown(seed)} and {project.shown(folder)}/: {len(numbers)} number{'s' * (len(numbers) != 1)}, "
        f"{made['claims.csv']} as figures in claims.csv{again}, {made['exclusions.csv']} in exclusions.csv.",
        f"Guessed beside them: dates in events.csv ({made['events.csv']}), "
        f"speakers in speakers.csv ({made['speakers.csv']}).",
    ]


def _is_begun(folder: Path, files: Mapping[Path, bytes]) -> bool:
    """Whether all that is in a folder is what a first draft writes: one that was stopped half-way."""
    there = [path for path in folder.iterdir() if not path.name.startswith(".")]
    return all(path in files and path.read_bytes() == files[path] for path in there)


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


def _check_facts(facts: Mapping[str, str]) -> None:
    """What is known of a source can be shown, and its address leads to the web."""
    for field, value in facts.items():
        option = f"--{field.removeprefix('date_')}"
        if is_blank(value):
            raise InputError(f"{option} is empty. Leave it out, or say what it is.")
        if fault := hidden_in(value):
            raise InputError(f"{option} {fault}. Delete it.")
    if "url" in facts and not is_web_address(facts["url"]):
        raise InputError(f"--url is {facts['url']!r}, which is not a web address. {ADDRESS_HINT}")


def _check_event(label: str) -> None:
    """The label of an event can be shown, and no digit is typed into it."""
    if fault := hidden_in(label):
        raise InputError(f"--event {fault}. Delete it.")
    if any(character.isdigit() for character in label):
        raise InputError(f"--event is {label!r}. Say it without the number; {{date}} is its date.")


def _published(text: str) -> date:
    if is_day(text):
        return date.fromisoformat(text)
    raise InputError(f"--published is {text!r}, not a day. Write it as 2022-10-05.")
