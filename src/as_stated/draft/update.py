"""A coding brought up to a changed text: what it was is kept, and what does not fit is named."""

import re
from collections.abc import Mapping, Sequence

from as_stated.atomic import write_files
from as_stated.draft.changes import carry_changes
from as_stated.draft.current import Current
from as_stated.draft.inherit import is_claim
from as_stated.draft.messages import tell
from as_stated.draft.no_figures import check_known, taken_out, to_exclude
from as_stated.draft.replace import Placed, place_rows
from as_stated.draft.rows import Rows
from as_stated.draft.same import add_further, check_same, told_same
from as_stated.draft.tokens import ReadText
from as_stated.draft.versions import find_earlier
from as_stated.errors import InputError, Problem


def redraft(coding: Current, no_figure: Sequence[str], same: Mapping[str, str]) -> list[str]:
    """Bring the coding of an article up to a text.

    A row that still fits keeps every byte. A row whose number is another now, or stands in other words,
    keeps its decisions, except for those that these words contradict; as it was it goes to the earlier
    rows. Rows that fit no longer stay and are named, rows for new numbers come behind. The text in
    `seeds/` and its hash are replaced; the text before is kept beside it.

    Args:
        coding: the coding as it is, with the new text.
        no_figure: claims to move to the exclusions, by id.
        same: claims that state another again, by id, each with the one that stays.

    Returns:
        What was kept, changed, added and moved, and each row that no longer fits.

    Raises:
        InputError: most quotes are not in this text, which has little in common with the one before, there is no such claim, or two are not the same.
        CodingError: a file of the coding cannot be read.
    """
    project, name, text = coding.project, coding.name, coding.given.text
    earlier = find_earlier(project, name, text, coding.values, coding.sheets["claims.csv"])
    old = coding.guess(earlier.text) if earlier.text is not None else None
    new = coding.guess(text) if old else coding.only_read(text)
    placed, lost, unfit = place_rows(coding.anchored, old, new, coding.done(earlier))
    _check_alike(coding, placed, lost, earlier.text or "")
    rows, leaving = _drafted(coding, new.read, placed, no_figure, same), [*no_figure, *same]
    files = coding.files(rows, placed, unfit, earlier, leaving)
    changes, changed = carry_changes(project, name, old, new, earlier.version or 0)
    files |= {**changes, **coding.given.kept(project, name)}
    write_files(project.root, {**files, project.seed(name): text.encode()})
    return [
        f"{_fit(coding.where, placed, lost)} {_added(rows)}",
        *earlier.said,
        *taken_out(leaving, coding.kept),
        *told_same(same),
        *tell(placed, rows.new["claims.csv"], lost, old, new),
        *changed,
        *_unfound(rows),
    ]


def _drafted(
    coding: Current,
    read: ReadText,
    placed: Sequence[Placed],
    no_figure: Sequence[str],
    same: Mapping[str, str],
) -> Rows:
    """The rows for the numbers that no row has, and for those that claims leave."""
    claims = [each.row.key for each in placed if is_claim(each.row)]
    check_known(f"{coding.where}/claims.csv", no_figure, claims)
    check_same(f"{coding.where}/claims.csv", placed, same, no_figure)
    rows = Rows(coding.cells, coding.shared)
    there = {number for each in placed for number in each.numbers}
    added = [each for each in read.numbers if each not in there]
    coding.drafter(read, rows).add(added, to_exclude(placed, no_figure))
    add_further(rows, placed, same)
    return rows


def _check_alike(
    coding: Current, placed: Sequence[Placed], lost: Sequence[Problem], before: str
) -> None:
    """The new text is the one before rewritten, if most quotes are lost: a third of the shorter one's runs of
    three words stand in both.

    Copies of one wire have nearly half of theirs in common, reports of one event by two outlets a fifth at most.
    """
    one, other = (
        set(zip(words, words[1:], words[2:], strict=False))
        for words in (re.findall(r"\w+", each.casefold()) for each in (before, coding.given.text))
    )
    if len(lost) > len(placed) and 3 * len(one & other) < max(min(len(one), len(other)), 1):
        raise InputError(
            f"{coding.where}/ codes another text: {len(lost)} of its "
            f"{len(lost) + len(placed)} quotes are not in this one. Give it another --name."
        )


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
