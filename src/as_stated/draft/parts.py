"""Of which figure another is a part: "17 of them", "12 of the dead"."""

from collections.abc import Mapping

from as_stated.coding import TODO
from as_stated.draft.guesses.form import guess_whole
from as_stated.draft.guesses.passages import Passages
from as_stated.draft.guesses.people_status import people_told_behind
from as_stated.draft.guesses.place import Place
from as_stated.draft.rows import Cells
from as_stated.numerals import Number


def name_wholes(passages: Passages, claims: Mapping[Number, Cells]) -> None:
    """Fill in `part_of` of each figure whose words say that it is a part, in place.

    Args:
        passages: the article's text with all its numbers.
        claims: the drafted rows by their numbers; all have their ids.
    """
    figures = frozenset(claims)
    ids = {passages.reach(number): cells["claim_id"] for number, cells in claims.items()}
    for number, cells in claims.items():
        place = passages.place(number, figures)
        whole = guess_whole(place)
        if isinstance(whole, str):
            cells["part_of"] = _elsewhere(place, cells, claims)
        elif whole:
            cells["part_of"] = ids.get(whole, TODO)


def _elsewhere(place: Place, cells: Cells, claims: Mapping[Number, Cells]) -> str:
    """The whole that the sentence does not give: `unstated` if the speaker has not said it before."""
    told = people_told_behind(place.rest)
    speaker = cells["speaker_id"]
    if told is None or speaker == TODO:
        return TODO
    for number, row in claims.items():
        is_whole = row["people_status"] in (told[0], TODO) and not row["part_of"]
        if number.start < place.number.start and is_whole and row["speaker_id"] in (speaker, TODO):
            return TODO
    return "unstated"
