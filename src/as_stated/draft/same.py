"""Claims that a person takes for another one stated again: their quotes are moved to quotes.csv."""

from collections.abc import Collection, Mapping, Sequence

from as_stated.coding import TODO
from as_stated.draft.inherit import is_claim, is_exclusion
from as_stated.draft.no_figures import check_known
from as_stated.draft.replace import Placed
from as_stated.draft.rows import QUOTES, Cells, Rows
from as_stated.errors import InputError

# What two claims must agree in to be one, as far as both decide it; a headline may name no speaker.
_MUST_AGREE = (
    "magnitude", "magnitude_to", "magnitude_status", "hedge", "unit", "people_status", "stance",
    "form", "speaker_id",
)  # fmt: skip
_CELLS = ("exact", "prefix", "suffix", "number", "reading_note", "note")
_DEFAULTS = {"stance": "stated", "form": "level"}


def read_same(words: Collection[str]) -> dict[str, str]:
    """What `--same` says: the claim that states another again, and that other.

    Raises:
        InputError: it is not of the form HEADLINE=CLAIM, or says two things of a claim.

    >>> read_same(["dead=people-killed, hurt=people-injured"])
    {'dead': 'people-killed', 'hurt': 'people-injured'}
    """
    found: dict[str, str] = {}
    for pair in [each.strip() for said in words for each in said.split(",") if each.strip()]:
        again, _, claim = (part.strip() for part in pair.partition("="))
        if not again or not claim or "=" in claim:
            raise InputError(f"--same is {pair!r}. Write HEADLINE_CLAIM=CLAIM, by their ids.")
        if found.setdefault(again, claim) != claim:
            raise InputError(
                f"--same names {again} twice. Name the one claim that it states again."
            )
    return found


def check_same(
    where: str, placed: Sequence[Placed], same: Mapping[str, str], no_figure: Collection[str]
) -> None:
    """Each claim that states another again is one with it, as far as both are decided.

    Args:
        where: the file of the claims, as messages name it.
        placed: the rows that fit the text.
        same: by id, claims that state another again, each with that other.
        no_figure: claims to move to the exclusions, by id.

    Raises:
        InputError: one differs, or there is no such claim.
    """
    claims = {each.row.key: each.row.cells | each.cells for each in placed if is_claim(each.row)}
    for again, claim in same.items():
        check_known(where, (again, claim), claims)
        if again == claim or claim in same:
            raise InputError(f"--same moves {claim} itself. Name the claim that stays.")
        if gone := {again, claim} & set(no_figure):
            raise InputError(f"--same and --no-figure both name {', '.join(sorted(gone))}.")
        for column in _MUST_AGREE:
            one, other = (_value(claims[each], column) for each in (again, claim))
            is_open = TODO in (one, other) or (column == "speaker_id" and not one)
            if one != other and not is_open:
                raise InputError(
                    f"{where}: {again} is not {claim}: {column} is {one or 'empty'}, and there "
                    f"{other or 'empty'}. Correct one of them, or let both be claims."
                )


def _value(cells: Mapping[str, str], column: str) -> str:
    value = cells[column] or _DEFAULTS.get(column, "")
    return value.casefold() if column == "hedge" else value


def add_further(rows: Rows, placed: Sequence[Placed], same: Mapping[str, str]) -> None:
    """Add the quotes of claims, and their further ones, as those of the claims that stay.

    Args:
        rows: where they are added; `placed`: the rows that fit the text; `same`: as `check_same` has it.
    """
    there = [{**each} for each in rows[QUOTES]]
    for each in placed:
        if each.row.key in same and not is_exclusion(each.row):
            cells: Cells = {**each.row.cells, **each.cells}
            quote = {column: cells.get(column, "") for column in _CELLS}
            quote["claim_id"] = same[each.row.key]
            if not any(
                quote.items() <= {**dict.fromkeys(quote, ""), **row}.items() for row in there
            ):
                rows.append(QUOTES, **quote)


def told_same(same: Mapping[str, str]) -> list[str]:
    """What to tell of these claims, a line each; `same`: as `check_same` has it."""
    return [f"{again} states {claim} again: see {QUOTES}." for again, claim in same.items()]
