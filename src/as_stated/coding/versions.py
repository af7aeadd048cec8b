"""`versions.csv`: the texts that an article had before, and whether it says that they were changed.

The texts are beside the article in `seeds/`, `<article>.1.txt` being the first. No word of them gets into
a report but in the quotes of earlier figures (`earlier.py`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from as_stated.coding.anchor import anchor_row, check_length
from as_stated.coding.article import Article
from as_stated.coding.checks import check_date, check_decided, check_wording
from as_stated.coding.files import Row, decode, read_bytes
from as_stated.coding.rows import read_table
from as_stated.errors import Problem
from as_stated.hashing import sha256
from as_stated.project import Project

VERSIONS = "versions.csv"
NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_NOTICE = ("notice", "notice_prefix", "notice_suffix")


@dataclass(frozen=True, slots=True)
class Version:
    """A text that the article had before: one row of `versions.csv`.

    Attributes:
        number: 1 is the first text that the article had here.
        seen_on: the day on which it was read, in EDTF; empty: not known.
        notice: words of the article as it is now that say that this text was changed; empty: none coded.
        notice_of: the claims whose change those words tell of; empty: they tell of the text as a whole.
    """

    number: int
    seen_on: str
    note: str = ""
    notice: str = ""
    notice_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Versions:
    """The texts that an article had before.

    Attributes:
        listed: each of them, by number, in order; `rows`: its row.
        texts: those that can be read and fit their hash, by number.
    """

    listed: Mapping[int, Version] = field(default_factory=dict)
    rows: Mapping[int, Row] = field(default_factory=dict)
    texts: Mapping[int, Article] = field(default_factory=dict)


def read_versions(project: Project, article: Article) -> tuple[Versions, list[Problem]]:
    """The earlier texts of an article, and what is wrong with them and their list.

    Args:
        article: as it is now.
    """
    path = project.data(article.name) / VERSIONS
    rows, problems, _ = read_table(project, path)
    if rows is None:
        return Versions(), problems
    texts: dict[int, Article] = {}
    seen: dict[str, Row] = {}
    for row in rows:
        problems += [
            *check_decided(row),
            *check_date(row, "seen_on"),
            *check_wording(row, "note"),
            *_check_text(project, article, row, seen, texts),
            *_check_notice(row, article),
        ]
    where = project.shown(path)
    for version, text in project.earlier_texts(article.name).items():
        if str(version) not in seen:
            what = f"no row of {where} is about this text."
            todo = f"Add version {version} there, or move the text away."
            problems.append(Problem(project.shown(text), what, todo))
    problems += _check_last(rows, article)
    by_number = dict(sorted((int(version), row) for version, row in seen.items()))
    listed = {number: _version(number, row) for number, row in by_number.items()}
    return Versions(listed, by_number, texts), problems


def _version(number: int, row: Row) -> Version:
    told = tuple(row.names("notice_of"))
    return Version(number, row["seen_on"], row["note"], row["notice"], told)


def _check_notice(row: Row, article: Article) -> list[Problem]:
    """The words that say that a text was changed are those of the article as it is now, and few."""
    if row["notice"]:
        place = anchor_row(row, article, _NOTICE)
        if isinstance(place, Problem):
            return [place]
        return check_length(row, article, place) if place else []
    filled = [each for each in (*_NOTICE[1:], "notice_of") if row[each]]
    what = f"notice is empty, but {' and '.join(filled)} {'is' if len(filled) == 1 else 'are'} not."
    todo = "Copy the article's words that say so into notice, or empty all of them."
    return [row.problem(what, todo)] if filled else []


def _check_text(
    project: Project, article: Article, row: Row, seen: dict[str, Row], texts: dict[int, Article]
) -> list[Problem]:
    """A row has the number of a text that no other row has, and that text's hash.

    Args:
        seen: rows by their version; `texts`: the texts that fit. The row's are added to both.
    """
    version = row["version"]
    if row.is_todo("version"):
        return []
    if not NUMBER.fullmatch(version):
        what = f"version is {version!r}, no number of a text."
        return [row.problem(what, "Write 1 for the first text, 2 for the next, and so on.")]
    if version in seen:
        what = f"version {version} stands in row {seen[version].number} already."
        return [row.problem(what, "Each text has one row: delete one of them.")]
    seen[version] = row
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
    texts[int(version)] = replace(article, text=text)
    return []


def check_earlier_originals(project: Project, article: str) -> list[Problem]:
    """What is wrong with the files that the earlier texts of an article were taken from.

    Like `check_original`: no report is built from them.
    """
    problems = []
    for row in read_table(project, project.data(article) / VERSIONS).rows or ():
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
    numbered = [row for row in rows if NUMBER.fullmatch(row["version"])]
    last = max(numbered, key=lambda row: int(row["version"]), default=None)
    if last is None or last["sha256"] != sha256(article.text.encode()):
        return []
    what = f"version {last['version']} is the text that seeds/{article.name}.txt still holds: a draft was stopped."
    return [last.problem(what, "Run as-stated draft on the new text again: it does the rest.")]
