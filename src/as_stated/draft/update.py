"""A coding brought up to a changed text: what it was is kept, and what does not fit is named."""

import re
from collections.abc import Collection, Mapping, Sequence

from as_stated.atomic import write_files
from as_stated.coding import Unit, read_toml
from as_stated.draft.changes import carry_changes
from as_stated.draft.current import Current
from as_stated.draft.intake import Given
from as_stated.draft.messages import tell
from as_stated.draft.no_figures import check_claims, taken_out, to_exclude
from as_stated.draft.replace import Placed, place_rows
from as_stated.draft.rows import Rows
from as_stated.draft.same import add_further, check_same, told_same
from as_stated.draft.templates import with_original
from as_stated.draft.versions import find_earlier
from as_stated.errors import CodingError, InputError, Problem
from as_stated.hashing import sha256
from as_stated.project import Project


def redraft(
    project: Project,
    name: str,
    given: Given,
    units: Collection[Unit],
    no_figure: Sequence[str] = (),
    event: str = "",
    same: Mapping[str, str] | None = None,
) -> list[str]:
    """Bring the coding of an article up to a text.

    A row that still fits keeps every byte. A row whose number is another now, or stands in other words,
    keeps its decisions, except for those that these words contradict; as it was it goes to the earlier
    rows. Rows that fit no longer stay and are named, rows for new numbers come behind. The text in
    `seeds/` and its hash are replaced; the text before is kept beside it.

    Args:
        no_figure: claims to move to the exclusions, by id.
        event: the label of one event for all new figures; empty: each has that of its own date.
        same: claims that state another again, by id, each with the one that stays.

    Returns:
        What was kept, changed, added and moved, and each row that no longer fits.

    Raises:
        InputError: most quotes are not in this text, which has little in common with the one before, there is no such claim, or two are not the same.
        CodingError: a file of the coding cannot be read.
    """
    coding = Current(project, name, units, event, *_source(project, name, given))
    earlier = find_earlier(project, name, given.text, coding.values, coding.sheets["claims.csv"])
    old = coding.guess(earlier.text) if earlier.text is not None else None
    new = coding.guess(given.text, only_read=old is None)
    placed, lost, unfit = place_rows(coding.anchored, old, new, coding.done(earlier))
    if len(lost) > len(placed) and not _are_alike(earlier.text or "", given.text):
        raise InputError(
            f"{coding.where}/ codes another text: {len(lost)} of its "
            f"{len(lost) + len(placed)} quotes are not in this one. Give it another --name."
        )
    same, where = same or {}, f"{coding.where}/claims.csv"
    check_claims(where, placed, no_figure)
    check_same(where, placed, same, no_figure)
    rows, leaving = Rows(coding.cells, coding.shared), [*no_figure, *same]
    placed_numbers = {number for each in placed for number in each.numbers}
    added = [each for each in new.read.numbers if each not in placed_numbers]
    coding.drafter(new.read, rows).add(added, to_exclude(placed, no_figure))
    add_further(rows, placed, same)
    files = coding.files(rows, placed, unfit, earlier, leaving)
    carried = carry_changes(project, name, old, new, earlier.version or 0)
    files |= {**carried.files, **given.kept(project, name)}
    write_files(project.root, {**files, project.seed(name): given.text.encode()})
    return [
        f"{_fit(coding.where, placed, lost)} {_added(rows)}",
        *earlier.said,
        *taken_out(leaving, coding.kept),
        *told_same(same),
        *tell(placed, rows.new["claims.csv"], lost, old, new),
        *carried.said,
        *_unfound(rows),
    ]


def _are_alike(one: str, other: str) -> bool:
    """Whether a text is another one rewritten: a third of the shorter one's runs of three words stand in both.

    Copies of one wire have nearly half of theirs in common, reports of one event by two outlets a fifth at most.
    """
    first, second = (
        set(zip(words, words[1:], words[2:], strict=False))
        for words in (re.findall(r"\w+", each.casefold()) for each in (one, other))
    )
    return 3 * len(first & second) >= max(min(len(first), len(second)), 1)


def _fit(where: str, placed: Sequence[Placed], lost: Sequence[Problem]) -> str:
    changed = sum(bool(each.cells) for each in placed)
    verb = "is" if changed == 1 else "are"
    brought = f", {changed} {verb} brought up to it" if changed else ""
    fit, gone = len(placed) - changed, len(lost)
    said = f"{fit} quote{'s fit' if fit != 1 else ' fits'} the text{brought}"
    return f"{where}/: {said}, {gone} {'does' if gone == 1 else 'do'} not."


def _added(rows: Rows) -> str:
    added = [f"{len(each)} to {file}" for file, each in rows.new.items() if each]
    return f"Rows added: {', '.join(added) or 'none'}."


def _unfound(rows: Rows) -> list[str]:
    """What to do about claims that no finding tells yet."""
    claims = [row["claim_id"] for row in rows.new["claims.csv"]]
    return [f"Add findings to story.toml for: {', '.join(claims)}."] if claims else []


def _source(project: Project, name: str, given: Given) -> tuple[str, Mapping[str, object]]:
    """`source.toml` with the new text's hash, and its values as they are."""
    path = project.data(name) / "source.toml"
    values, problems = read_toml(path, project.shown(path))
    if not problems:
        digest = sha256(given.text.encode())
        found = r"(?m)^(\s*sha256\s*=\s*)[\"'].*?[\"']"
        source, times = re.subn(found, rf'\g<1>"{digest}"', path.read_bytes().decode())
        if times == 1:
            return with_original(source, given.original), values
        problems = [Problem(project.shown(path), "sha256 is missing.", 'Add sha256 = "".')]
    raise CodingError(problems)
