"""`versions.csv`: the texts that an article had before, and the rows of its coding that they bore.

The texts lie beside the article in `seeds/`, `<article>.1.txt` being the first. No word of them gets into
a report but in the quotes of the earlier rows, each of which must stand in its text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from as_stated.coding.anchor import Span, anchor_row
from as_stated.coding.article import Article
from as_stated.coding.by_hand import is_by_hand
from as_stated.coding.checks import check_date, check_decided, check_wording
from as_stated.coding.columns import (
    CLAIM_COLUMNS,
    CLAIM_OPTIONAL,
    EARLIER,
    EXCLUSION_COLUMNS,
    EXCLUSION_OPTIONAL,
    QUOTE_COLUMNS,
    QUOTE_OPTIONAL,
    VERSION_COLUMNS,
    VERSION_OPTIONAL,
)
from as_stated.coding.files import Row, decode, read_bytes
from as_stated.coding.rows import read_rows
from as_stated.coding.typed import read_number
from as_stated.errors import Problem
from as_stated.hashing import sha256
from as_stated.numerals import Number, find_numbers, say
from as_stated.project import Project

VERSIONS = "versions.csv"
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_COLUMNS = {
    "claims.csv": (CLAIM_COLUMNS, CLAIM_OPTIONAL),
    "quotes.csv": (QUOTE_COLUMNS, QUOTE_OPTIONAL),
    "exclusions.csv": (EXCLUSION_COLUMNS, EXCLUSION_OPTIONAL),
}


def check_versions(project: Project, article: Article) -> list[Problem]:
    """What is wrong with the earlier texts of an article, their list and their rows.

    Args:
        article: as it is now.
    """
    path = project.data(article.name) / VERSIONS
    rows, problems = _read(project, path.name, article.name, VERSION_COLUMNS, VERSION_OPTIONAL)
    if rows is None:
        return problems
    texts: dict[str, Article] = {}
    seen: dict[str, int] = {}
    for row in rows:
        problems += [
            *check_decided(row),
            *check_date(row, "seen_on"),
            *check_wording(row, "note"),
            *_check_text(project, article, row, seen, texts),
        ]
    where = project.shown(path)
    for version, text in project.earlier_texts(article.name).items():
        if str(version) not in seen:
            what = f"no row of {where} is about this text."
            todo = f"Add version {version} there, or move the text away."
            problems.append(Problem(project.shown(text), what, todo))
    problems += _check_last(rows, article)
    for file in EARLIER:
        problems += _check_earlier(project, article, file, texts)
    return problems


def _read(
    project: Project,
    name: str,
    article: str,
    columns: Sequence[str],
    optional: Sequence[str],
) -> tuple[list[Row] | None, list[Problem]]:
    """The rows of a file of the article; none, and nothing wrong, if it has no such file."""
    path = project.data(article) / name
    if not (path.exists() or path.is_symlink()):
        return [], []
    table = read_rows(path, project.shown(path), columns, optional=optional)
    return table.rows, table.problems


def _check_text(
    project: Project,
    article: Article,
    row: Row,
    seen: dict[str, int],
    texts: dict[str, Article],
) -> list[Problem]:
    """A row has the number of a text that no other row has, and that text's hash.

    Args:
        seen: rows by their version; `texts`: the texts that fit. The row's are added to both.
    """
    version = row["version"]
    if row.is_todo("version"):
        return []
    if not _NUMBER.fullmatch(version):
        what = f"version is {version!r}, no number of a text."
        return [row.problem(what, "Write 1 for the first text, 2 for the next, and so on.")]
    if version in seen:
        what = f"version {version} stands in row {seen[version]} already."
        return [row.problem(what, "Each text has one row: delete one of them.")]
    seen[version] = row.number
    path = project.earlier_text(article.name, int(version))
    where = project.shown(path)
    raw, problems = read_bytes(path, where, f"Restore it, or delete {row.where}.")
    if raw is None:
        return problems
    if not row.is_todo("sha256") and row["sha256"] != sha256(raw):
        what = f"sha256 is {row['sha256'] or 'empty'}, but that of {where} is {sha256(raw)}."
        return [row.problem(what, "Restore that text, as it was when it was replaced.")]
    text, fault = decode(raw)
    if text is None:
        return [Problem(where, f"{fault}.", "Save the file as UTF-8.")]
    texts[version] = replace(article, text=text)
    return []


def check_earlier_originals(project: Project, article: str) -> list[Problem]:
    """What is wrong with the files that the earlier texts of an article were taken from.

    Like `check_original`: no report is built from them.
    """
    rows, _ = _read(project, VERSIONS, article, VERSION_COLUMNS, VERSION_OPTIONAL)
    problems = []
    for row in rows or ():
        if not row["original_sha256"] or row.is_todo("original_sha256"):
            continue
        name = f"{article}.{row['version']}.original"
        kept = [path for path in (project.root / "seeds").glob(f"{name}.*") if path.is_file()]
        if row["original_sha256"] not in [sha256(read_bytes(path, "")[0] or b"") for path in kept]:
            what = f"no file seeds/{name}.… has the SHA-256 of original_sha256."
            problems.append(row.problem(what, "Restore it, or empty the cell."))
    return problems


def _check_last(rows: Sequence[Row], article: Article) -> list[Problem]:
    """The last text that was replaced is another than the one there is, or a draft was stopped."""
    numbered = [row for row in rows if _NUMBER.fullmatch(row["version"])]
    last = max(numbered, key=lambda row: int(row["version"]), default=None)
    if last is None or last["sha256"] != sha256(article.text.encode()):
        return []
    what = f"version {last['version']} is the text that seeds/{article.name}.txt still holds: a draft was stopped."
    return [last.problem(what, "Run as-stated draft on the new text again: it does the rest.")]


def _check_earlier(
    project: Project, article: Article, file: str, texts: Mapping[str, Article]
) -> list[Problem]:
    """Each earlier row stands in the text of its version, once."""
    columns, optional = _COLUMNS[file]
    rows, problems = _read(project, EARLIER[file], article.name, ("version", *columns), optional)
    seen: dict[tuple[str, str], int] = {}
    numbers: dict[str, list[Number]] = {}
    for row in rows or ():
        row = replace(row, key=row.cells.get("claim_id", ""))
        version = row["version"]
        text = texts.get(version)
        if text is None:
            if not project.earlier_text(article.name, _as_number(version)).exists():
                what = f"version is {version or 'empty'}, and there is no such text."
                problems.append(row.problem(what, f"Name a version of {VERSIONS}."))
            continue  # else what is wrong with the text has been said
        is_claim = file == "claims.csv"
        if is_claim and seen.setdefault((version, row.key), row.number) != row.number:
            what = f"it stands in row {seen[version, row.key]} already, with the same version."
            problems.append(row.problem(what, "Delete one of them."))
            continue
        place = anchor_row(row, text, whole_words=file != "exclusions.csv")
        if isinstance(place, Problem):
            what = place.what.replace("the article", f"the text of version {version}", 1)
            problems.append(replace(place, what=what))
        elif place and is_claim and article.source.is_english:
            if version not in numbers:
                numbers[version] = find_numbers(text.text)
            problems += _check_number(row, place, numbers[version])
    return problems


def _as_number(version: str) -> int:
    return int(version) if _NUMBER.fullmatch(version) else 0


def _check_number(row: Row, place: Span, numbers: Sequence[Number]) -> list[Problem]:
    """The number of an earlier row is one that its quote states, with its hedge."""
    if is_by_hand(row) or row.is_undecided:
        return []
    start, end = place
    held = [each for each in numbers if start <= each.start and each.end <= end]
    coded = read_number(row["magnitude"]), row["magnitude_status"], row["hedge"]
    said = [_stated(each.magnitude, each.status, each.hedge) for each in held]
    if _stated(*coded).casefold() in map(str.casefold, said):
        return []
    what = f"it states {_stated(*coded)}, but its quote {' and '.join(said) or 'no number'}."
    return [row.problem(what, "Correct the row: it says what stood in that text.")]


def _stated(magnitude: int | Decimal | None, status: str, hedge: str) -> str:
    """A number with its hedge as sign and words."""
    number = "no number" if magnitude is None else say(magnitude)
    return f"{status} {number}" + (f" ({hedge})" if hedge else "")
