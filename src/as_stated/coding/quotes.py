"""`quotes.csv`: the further quotes of a claim, where an article states one figure more than once.

A further quote has no cells of its own for number, hedge, stance and speaker: they are its claim's.
So each is refused that says another number, has another hedge or stands with another stance: that
figure is a claim of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from as_stated.coding import by_hand
from as_stated.coding.anchor import check_length
from as_stated.coding.claims import Claim
from as_stated.coding.coder import Coder, stated
from as_stated.coding.files import TODO, Row
from as_stated.coding.records import Quote
from as_stated.coding.stance_words import find_look_backs, find_stance_words
from as_stated.coding.text import Span, fold
from as_stated.coding.unit_kinds import unlike_unit
from as_stated.errors import Problem
from as_stated.numerals import Number, say
from as_stated.problems import meant

Placed = tuple[Row, Span]
_OWN_CLAIM = "That is a claim of its own: code it in claims.csv, or correct the quote."


def check_claim_ids(rows: Sequence[Row], claim_rows: Mapping[str, Row]) -> Iterator[Problem]:
    """Each of `rows`, further quotes, names one of `claim_rows`, those of claims.csv by id."""
    todo = "Write the claim_id of the figure that it states."
    for row in rows:
        name = row["claim_id"]
        if not name:
            yield row.problem("claim_id is empty.", todo)
        elif name not in (TODO, *claim_rows):
            what = f"claim_id is {name!r}, and there is no such claim{meant(name, claim_rows)}"
            yield row.problem(what, todo)


def apart(
    further: Sequence[Placed], claims: Sequence[Placed], problems: list[Problem]
) -> list[Placed]:
    """The further quotes that stand at a place of their own; what of the others goes to the problems.

    Args:
        claims: the rows of claims.csv with the places of their quotes.
    """
    kept: list[Placed] = []
    for row, place in further:
        other = next(
            (each for each, at in (*claims, *kept) if _is_taken(row, place, each, at)), None
        )
        if other is None:
            kept.append((row, place))
            continue
        what = f"the quote stands where that of {name_of(other, row)} does."
        problems.append(row.problem(what, "Quote another place, or delete the row."))
    return kept


def name_of(row: Row, beside: Row) -> str:
    """A claim's row or one of its further quotes, for a message about the row `beside` it."""
    is_same_file = row.file == beside.file
    place = (
        f"row {row.number}" if is_same_file else f"{row.file.rpartition('/')[2]}, row {row.number}"
    )
    return f"{row['claim_id']} ({place})"


def _is_taken(row: Row, place: Span, other: Row, at: Span) -> bool:
    """Whether two quotes are one place: the same words, or overlapping quotes of one claim."""
    is_over = place[0] < at[1] and at[0] < place[1]
    return place == at or (is_over and row["claim_id"] == other["claim_id"])


@dataclass(frozen=True, slots=True)
class Quotes:
    """Reads the further quotes of an article.

    Args:
        claim_rows: the rows of claims.csv, and `claims`: those of them that hold, by id.
    """

    coder: Coder
    claim_rows: Mapping[str, Row]
    claims: Mapping[str, Claim]

    def read(
        self, row: Row, place: Span, inner: Sequence[Span]
    ) -> tuple[Quote | None, list[Problem]]:
        """The row as a further quote, or what is wrong with it.

        Args:
            place: where it stands; `inner`: the quotes inside it, whose numbers are theirs.
        """
        claim = self.claims.get(row["claim_id"])
        problems = check_length(row, self.coder.article, place)
        if claim is None:  # that has been named already
            return None, problems
        if claim.speaker is None and self.coder.article.is_quoted(*place):
            what = f"the quote stands inside quotation marks, but {claim.claim_id} is the outlet's own."
            problems.append(row.problem(what, _OWN_CLAIM))
        if self.coder.article.source.is_english:
            problems += self._check_stance(row, place, claim)
        number = self._number(row, place, inner, claim, problems)
        if problems or number is None or row.is_undecided:
            return None, problems
        words = (row["exact"], row["prefix"], row["suffix"])
        span = (number.start, number.end)
        return Quote(*words, *place, span, row["reading_note"], row["note"]), []

    def _check_stance(self, row: Row, place: Span, claim: Claim) -> Iterator[Problem]:
        """The claim's stance is that of the quote too; where only its sentence differs, a note decides."""
        said = claim.standing.stance
        quote, sentence = fold(row["exact"]), fold(self.coder.sentence(place))
        decided = {said, *(each.stance for each in find_stance_words(fold(claim.exact)))}
        is_earlier = bool(claim.earlier_words or find_look_backs(fold(claim.exact)))

        def other(text: str) -> str:
            words = [w for w in find_stance_words(text) if w.stance not in decided]
            backs = [] if is_earlier else find_look_backs(text)
            spans = [*((each.start, each.end) for each in words), *backs]
            return text[slice(*spans[0])] if spans else ""

        if words := other(quote):
            what = f"the quote says “{words}”, but {claim.claim_id} is {said}."
            yield row.problem(what, _OWN_CLAIM)
        elif row["note"]:
            return
        elif words := other(sentence):
            what = (
                f"note is empty, but the sentence says “{words}”, and {claim.claim_id} is {said}."
            )
            todo = "If that is said of this figure, it is a claim of its own; else say so in note."
            yield row.undecided(what, todo)
        elif lost := _lost(claim, sentence):
            what = f"note is empty, and the sentence does not say that {claim.claim_id} is {lost}."
            todo = "If it is not so here, this is a claim of its own; else say in note why it is."
            yield row.undecided(what, todo)

    def _number(
        self, row: Row, place: Span, inner: Sequence[Span], claim: Claim, problems: list[Problem]
    ) -> Number | None:
        """The claim's number at this place, as the program or as a person reads it."""
        article = self.coder.article
        if not by_hand.is_by_hand(row) and article.source.is_english:
            return self._reread(row, place, inner, claim, problems)
        cells = self.claim_rows[claim.claim_id].cells | row.cells
        as_claim = Row(row.file, row.number, row.key, cells)
        read = by_hand.read_claim(as_claim, article, place, claim.kind)
        if isinstance(read, Number):
            return read
        problems += read
        return None

    def _reread(
        self, row: Row, place: Span, inner: Sequence[Span], claim: Claim, problems: list[Problem]
    ) -> Number | None:
        held = self.coder.numbers_of(place, inner)
        size = (claim.magnitude, claim.magnitude_to)
        same = [each for each in held if (each.magnitude, each.magnitude_to) == size]
        unlike = _unlike(same[0], claim) if same else ""
        is_whole = len(same) == 1 and by_hand.holds_hedge(row["exact"], same[0].hedge)
        if is_whole and not unlike:
            return same[0]
        todo = _OWN_CLAIM
        if not held:
            what, todo = "the quote holds no number.", f"Quote words that state {claim.claim_id}."
        elif len(same) > 1:
            what = f"the quote states {say(*size)} {len(same)} times."
            todo = "Shorten the quote to one of them."
        elif unlike:
            what = f'the quote says "{stated(same[0])}", but {claim.claim_id} is {unlike}.'
        elif same:
            what = f"the hedge {same[0].hedge!r} stands outside the quote."
            todo = "Take it into exact: no figure is shown without its hedge."
        else:
            says = " and ".join(f'"{stated(each)}"' for each in held)
            what = f"the quote says {says}, but {claim.claim_id} is {_said(claim)}."
        problems.append(row.problem(what, todo))
        return None


def _unlike(number: Number, claim: Claim) -> str:
    """What a claim is that a number of its size is not, in hedge or kind; empty where they agree."""
    if (number.status, number.hedge.casefold()) != (claim.status, claim.hedge.casefold()):
        return _said(claim)
    if unlike_unit(number, claim.unit):
        return f"in {claim.unit.plural}"
    return ""


def _said(claim: Claim) -> str:
    """A claim's hedge and number, for a message."""
    return f'"{claim.hedge} {say(claim.magnitude, claim.magnitude_to)}"'.replace('" ', '"')


def _lost(claim: Claim, sentence: str) -> str:
    """The claim's stance, or that it is a look-back, where a sentence has no words for it."""
    stance = claim.standing.stance
    if stance not in ("stated", "unclear") and not (
        fold(claim.standing.words) in sentence
        or any(each.stance == stance for each in find_stance_words(sentence))
    ):
        return stance
    words = fold(claim.earlier_words)
    return (
        "an earlier one" if words and not (words in sentence or find_look_backs(sentence)) else ""
    )
