"""Whether the text around one quote is copied from another article: a wire that several outlets print.

Two outlets that hear the same words print the same quotation, so what stands in quotation marks is no
sign of copying; long runs of the same words outside of them are. They say nothing of who counted.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from as_stated.coding import QUOTED, TODO, find_words, is_before
from as_stated.draft.quantities.figures import Figure
from as_stated.draft.quantities.words import quoted
from as_stated.draft.speakers import name_key

AROUND = 30  # words on either side of a number that are compared
RUN = 5  # words in a row that are no chance, nor a set phrase of the trade
# So many words in such runs. Of 2,941 pairs of figures in nine invented articles on two events, those
# whose text is not copied share at most 6, and those whose text is share 16 and more.
ENOUGH = 14
_FEWEST = 3  # runs that overlap or not, without which there cannot be ENOUGH words
_NUMBER = "#"  # stands for the number in question: the hedge beside it, or its value, may differ
_WORD = re.compile(r"\w+(?:[’'.,]\w+)*")


class Copy(NamedTuple):
    """The cells of a statement whose text may be copied, and what a person needs to know.

    `beside` is the key of the other text's figure, whichever of the two copies the other.
    """

    copy_of: str = ""
    copy_reason: str = ""
    note: str = ""
    beside: str = ""


@dataclass(frozen=True)
class Copies:
    """Finds which text copies which among the articles of some figures.

    Args:
        figures: in order of day, article and place.
    """

    figures: Sequence[Figure]

    def of(self, figure: Figure) -> Copy:
        """Which of the other figures' texts that of a figure copies, if its words suggest so.

        It is surely the text of the agency that its article names; of others, a person decides. Of two
        texts of one day neither is the earlier: unless just one of them names the other's outlet, which
        copies which is `TODO` in both.
        """
        alike = Counter(other for run in _runs(figure) for other in self._with_run.get(run, ()))
        earlier = [
            each
            for each, runs in alike.items()
            if runs >= _FEWEST and each.article != figure.article and _may_copy(figure, each)
        ]
        for other in sorted(earlier, key=partial(_rank, figure)):
            if words := shared_words(figure, other):
                return _proposed(figure, other, words)
        return Copy()

    @cached_property
    def _with_run(self) -> Mapping[tuple[str, ...], Sequence[Figure]]:
        """The figures around whose numbers so many words stand in a row, by these words."""
        found: defaultdict[tuple[str, ...], list[Figure]] = defaultdict(list)
        for each in self.figures:
            for run in _runs(each):
                found[run].append(each)
        return found


def _proposed(figure: Figure, other: Figure, words: str) -> Copy:
    said = f"the same words around the number: {quoted(words)}"
    if _is_from(figure, other):
        reason = f"{said}, and its article names that outlet as its agency"
        return Copy(other.key, reason, beside=other.key)
    agencies = {name_key(e.dossier.article.source.via_agency) for e in (figure, other)}
    if len(agencies) == 1 and agencies != {""}:
        said += "; both articles name one agency, whose own text may be what they copy"
    if _credits(figure, other) and not _credits(other, figure):
        said += "; its article names that outlet"
    elif figure.reported_on == other.reported_on:
        which = (
            f"which copies which of this and {other.key}, both of one day? Of one, empty copy_of"
        )
        return Copy(TODO, TODO, f"{said}; {which}", other.key)
    return Copy(other.key, TODO, said, other.key)


def shared_words(figure: Figure, other: Figure) -> str:
    """The longest run of words that the paragraphs of two numbers share, each number in its place.

    Empty if too few words are shared, or the numbers stand at other places among them.
    """
    said = _window(figure)
    one, two = ([word.casefold() for word in words] for words in (said, _window(other)))
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    has_number = any(_NUMBER in one[each.a : each.a + each.size] for each in blocks)
    runs = [" ".join(said[e.a : e.a + e.size]) for e in blocks if e.size >= RUN]
    if not has_number or sum(each.size for each in blocks if each.size >= RUN) < ENOUGH:
        return ""
    return max(runs, key=len).replace(_NUMBER, "…")


def _is_from(figure: Figure, other: Figure) -> bool:
    """Whether an article names the other's outlet as the agency whose wire it is built on."""
    agency = name_key(figure.dossier.article.source.via_agency)
    return bool(agency) and agency == name_key(other.dossier.article.source.producer)


def _may_copy(figure: Figure, other: Figure) -> bool:
    """Whether a figure's text may copy the other's: by which of them names the other, else by their days."""
    one, two = (_credits(*pair) for pair in ((figure, other), (other, figure)))
    days = sorted((figure.reported_on, other.reported_on))
    if one != two and not is_before(*days):  # of one day, or of two time zones
        return one
    return other.reported_on <= figure.reported_on


def _credits(figure: Figure, other: Figure) -> bool:
    """Whether a figure's article names the other's outlet: as its agency, or in its words."""
    own, name = (
        re.sub(r"^[Tt]he ", "", each.dossier.article.source.producer) for each in (figure, other)
    )
    if not name or name == own:
        return False
    text = figure.dossier.article.text
    text = text.replace(own, " ") if own and name in own else text
    return _is_from(figure, other) or bool(find_words(text, name))


def _rank(figure: Figure, other: Figure) -> tuple[bool, str, str, bool, int]:
    """The text of an outlet that it names first, then the earliest; in it the figure with the same number."""
    number, its = figure.claim, other.claim
    is_equal = (number.magnitude, number.magnitude_to) == (its.magnitude, its.magnitude_to)
    return (not _credits(figure, other), *other.order[:2], not is_equal, its.start)


@lru_cache(maxsize=1024)
def _window(figure: Figure) -> tuple[str, ...]:
    """The words of a number's paragraph, except for those in quotation marks."""
    text, (first, last) = figure.dossier.article.text, figure.claim.number
    start = text.rfind("\n", 0, first) + 1
    end = text.find("\n", last) if "\n" in text[last:] else len(text)
    bare = QUOTED.sub(lambda match: " " * len(match[0]), text[start:end])
    before, after = (_WORD.findall(each) for each in (bare[: first - start], bare[last - start :]))
    return (*before[-AROUND:], _NUMBER, *after[:AROUND])


@lru_cache(maxsize=1024)
def _runs(figure: Figure) -> frozenset[tuple[str, ...]]:
    """Each `RUN` words in a row of that paragraph."""
    words = tuple(each.casefold() for each in _window(figure))
    return frozenset(words[at : at + RUN] for at in range(len(words) - RUN + 1))
