"""Claims that a person takes for no figures: moved to the exclusions, and out of the story."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from as_stated.coding import Row
from as_stated.draft.inherit import is_exclusion
from as_stated.draft.replace import Placed
from as_stated.draft.templates import without_finding
from as_stated.errors import InputError
from as_stated.numerals import Number


def check_known(where: str, ids: Iterable[str], held: Collection[str]) -> None:
    """Each of some ids is that of a claim whose quote stands in the text.

    Args:
        where: the file of the claims, as messages name it; `held`: the ids of those whose quote does.

    Raises:
        InputError: one is not.
    """
    if unknown := [key for key in ids if key not in held]:
        raise InputError(
            f"{where}: no claim {', '.join(unknown)} has its quote in the text. "
            f"Choose from: {', '.join(held) or 'none'}."
        )


def to_exclude(placed: Sequence[Placed], no_figure: Collection[str]) -> list[Number]:
    """The numbers of claims, those of their further quotes too, that no exclusion has yet.

    Args:
        placed: the rows that fit the text; `no_figure`: the claims, by id.
    """
    excluded = {number for each in placed if is_exclusion(each.row) for number in each.numbers}
    return [
        number
        for key in no_figure
        for each in placed
        if each.row.key == key and not is_exclusion(each.row)
        for number in each.numbers
        if number not in excluded
    ]


def story_without(folder: Path, no_figure: Sequence[str]) -> dict[Path, bytes]:
    """`story.toml` without the drafted findings of some claims, if there is one.

    Args:
        folder: where it is; `no_figure`: the claims, by id.
    """
    path = folder / "story.toml"
    if not no_figure or not path.is_file():
        return {}
    content = path.read_bytes().decode()
    for key in no_figure:
        content = without_finding(content, key)
    return {path: content.encode()}


def taken_out(no_figure: Collection[str], kept: Mapping[str, Sequence[Row]]) -> list[str]:
    """What to tell of the claims taken out, and of the speakers whose last one went with them.

    Args:
        no_figure: the claims, by id.
        kept: the rows as they were, by file.
    """
    if not no_figure:
        return []
    taken = f"Taken out of claims.csv: {', '.join(no_figure)}."
    before, after = (
        {row["speaker_id"] for row in kept["claims.csv"] if row.key not in out}
        for out in ((), no_figure)
    )
    idle = [row.key for row in kept["speakers.csv"] if row.key in before - after]
    if not idle:
        return [taken]
    return [
        taken,
        f"These rows of speakers.csv state no figure any more; delete them: {', '.join(idle)}.",
    ]
