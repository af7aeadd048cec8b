"""The words the reader of numbers knows, as data: number words, hedges, pronoun rules.

All entries are lower case, with straight apostrophes and single spaces. The number words are those
of English grammar (Huddleston & Pullum, *The Cambridge Grammar of the English Language*, ch. 19);
the mapping of hedges to a status is the project's codebook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from as_stated.numerals.model import Status


def _in_steps(words: str, start: int, step: int = 1) -> dict[str, int]:
    """Words in the order of their numbers, each to its number."""
    return {word: step * n for n, word in enumerate(words.split(), start)}


UNITS: Final = _in_steps("zero one two three four five six seven eight nine", 0)
TEENS: Final = _in_steps(
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10
)
TENS: Final = _in_steps("twenty thirty forty fifty sixty seventy eighty ninety", 2, 10)
_BY_THOUSANDS = """thousand million billion trillion quadrillion quintillion sextillion septillion
octillion nonillion decillion"""
_POWERS: Final = {word: 1000**n for word, n in _in_steps(_BY_THOUSANDS, 1).items()}
SCALES: Final = _POWERS | {"lakh": 10**5, "crore": 10**7}
SHORT_SCALES: Final = (
    dict.fromkeys(("k", "thsd"), 10**3)
    | dict.fromkeys(("m", "mn", "mln", "mil", "mio"), 10**6)
    | dict.fromkeys(("b", "bn", "bln", "mrd"), 10**9)
    | dict.fromkeys(("tn", "trn", "tln"), 10**12)
    | {"cr": 10**7}
)
DOZEN: Final = 12

ORDINAL_UNITS: Final = _in_steps("first second third fourth fifth sixth seventh eighth ninth", 1)
ORDINAL_TEENS: Final = _in_steps(
    """tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth
    nineteenth""",
    10,
)
ORDINAL_TENS: Final = {f"{ten[:-1]}ieth": n for ten, n in TENS.items()}
ORDINAL_SCALES: Final = {"hundredth": 100} | {f"{scale}th": n for scale, n in _POWERS.items()}
NUMBER_WORDS: Final = frozenset((*UNITS, *TEENS, *TENS, *SCALES, "hundred", "dozen"))
DENOMINATORS: Final = (
    {"half": 2, "quarter": 4}
    | {w: n for w, n in ORDINAL_UNITS.items() if n > 2}
    | ORDINAL_TEENS
    | {"twentieth": 20, "hundredth": 100, "thousandth": 1000}
)
"""Denominators of fractions in words, in the singular."""

DECADES: Final = {f"{ten[:-1]}ies": 1900 + n for ten, n in TENS.items()}
VULGAR: Final = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip

MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
MONTHS_SHORT: Final = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"

VAGUE_NOUNS: Final = ("dozen", "hundred", *SCALES)
"""Their plurals, and these after `VAGUE_QUANTIFIERS`, are vague: "dozens", "a few thousand"."""

VAGUE_QUANTIFIERS: Final = (
    "several", "many", "a few", "few", "a couple of", "a couple", "couple of", "couple",
    "countless",
)  # fmt: skip


def _or_equal(words: str) -> list[str]:
    """Each way to say "or equal" before or after the words of a bound."""
    bounds = [w if w in ("over", "under", "above", "below") else f"{w} than" for w in words.split()]
    return [
        phrase
        for bound, word in zip(bounds, words.split(), strict=True)
        for phrase in (
            f"{bound} or equal to", f"equal to or {bound}", f"{word} or equal to",
            f"{word} or equal than", f"equal or {bound}", f"{bound} or equals",
        )
    ]  # fmt: skip


BOUNDING_VERBS: Final = tuple(
    """top tops topped topping pass passes passed passing cross crosses crossed crossing breach
    breaches breached breaching surpass surpasses surpassed surpassing eclipse eclipsed eclipses
    outstripped""".split()
)
APPROACHED: Final = (
    *"towards toward nears neared approach approaches approached".split(),
    *("closing in on", "closes in on", "verging on", "bordering on"),
)
_CLIMBED: Final = tuple(
    """climb climbs climbed climbing rise rises rose rising soar soars soared soaring surge surges
    surged surging jump jumps jumped jumping grow grows grew growing swell swells swelled push
    pushes pushed creep creeps crept shoot shoots shot move moves moved go goes went gone risen
    grown""".split()
)
_EXCEEDED: Final = BOUNDING_VERBS + tuple(f"{verb} past" for verb in _CLIMBED)
"""Verbs of headlines that say a figure was exceeded, and those that say it was come close to."""

HEDGES: Final[dict[str, Status]] = {
    # about
    "about": "~", "around": "~", "approximately": "~", "approx": "~", "approx.": "~",
    "roughly": "~", "some": "~", "somewhere around": "~", "circa": "~", "ca.": "~", "ca": "~",
    "c.": "~", "c": "~", "~": "~", "≈": "~", "∼": "~", "≅": "~",
    "an estimated": "~", "estimated": "~", "estimated at": "~", "an approximate": "~",
    "nearly": "~", "almost": "~", "close to": "~", "near": "~", "nearing": "~",
    "approaching": "~", "virtually": "~", "practically": "~", "more or less": "~",
    "give or take": "~", "perhaps": "~", "maybe": "~", "something like": "~",
    "barely": "~", "scarcely": "~",
    "on the order of": "~", "of the order of": "~", "in the order of": "~",
    "in the region of": "~", "in the neighbourhood of": "~", "in the neighborhood of": "~",
    "in the vicinity of": "~", "an estimated cost of": "~", "an estimated value of": "~",
    "an estimated population of": "~", "an estimated total of": "~", "an estimated loss of": "~", "to the tune of": "~", "not quite": "~", "or so": "~",
    **dict.fromkeys(APPROACHED, "~"),
    # more than
    "more than": ">", "over": ">", "above": ">", "upwards of": ">", "upward of": ">",
    "in excess of": ">", "greater than": ">", "higher than": ">", "larger than": ">",
    "bigger than": ">", "longer than": ">", "older than": ">", "taller than": ">",
    "heavier than": ">", "exceeding": ">", "exceed": ">", "exceeds": ">", "exceeded": ">",
    "beyond": ">", "north of": ">", ">": ">", **dict.fromkeys(_EXCEEDED, ">"),
    # at least
    **dict.fromkeys(_or_equal("more greater higher larger bigger longer older over above"), ">="),
    "at or above": ">=",
    "at least": ">=", "at the least": ">=", "at the very least": ">=", "no fewer than": ">=",
    "not fewer than": ">=", "no less than": ">=", "not less than": ">=", "no lower than": ">=",
    "a minimum of": ">=", "minimum of": ">=", "the minimum of": ">=", "minimum": ">=",
    "a minimum": ">=", "at a minimum": ">=", "as few as": ">=", "as little as": ">=",
    "as low as": ">=", "≥": ">=", "⩾": ">=", ">=": ">=",
    # less than
    "fewer than": "<", "less than": "<", "under": "<", "below": "<", "lower than": "<",
    "smaller than": "<", "shorter than": "<", "younger than": "<", "short of": "<",
    "shy of": "<", "south of": "<", "<": "<",
    "not even": "<",
    # at most
    **dict.fromkeys(_or_equal("less fewer smaller lower shorter younger under below"), "<="),
    "at or below": "<=",
    "up to": "<=", "at most": "<=", "at the most": "<=", "no more than": "<=",
    "not more than": "<=", "no greater than": "<=", "no higher than": "<=",
    "no larger than": "<=", "no longer than": "<=", "no older than": "<=", "not exceeding": "<=", "not over": "<=",
    "as many as": "<=", "as much as": "<=", "as high as": "<=", "as long as": "<=",
    "a maximum of": "<=", "maximum of": "<=", "the maximum of": "<=", "maximum": "<=",
    "a maximum": "<=", "at a maximum": "<=", "max.": "<=", "≤": "<=", "⩽": "<=", "<=": "<=",
}  # fmt: skip
"""Hedges that stand before the number."""

HEDGES_AFTER: Final[dict[str, Status]] = {
    "or so": "~", "or thereabouts": "~", "give or take": "~", "more or less": "~", "odd": "~", "some": "~",
    "approximately": "~", "approx": "~", "approx.": "~", "ish": "~",
    "+": ">", "plus": ">",
    "or more": ">=", "or above": ">=", "or over": ">=", "or older": ">=", "or higher": ">=",
    "or greater": ">=", "or longer": ">=", "or larger": ">=", "or better": ">=",
    "and over": ">=", "and above": ">=", "and older": ">=", "and up": ">=", "and upwards": ">=",
    "upwards": ">=", "or upwards": ">=", "or even more": ">=", "or perhaps more": ">=",
    "or possibly more": ">=", "at least": ">=", "at the least": ">=", "at the very least": ">=",
    "at a minimum": ">=", "minimum": ">=",
    "or fewer": "<=", "or less": "<=", "or under": "<=", "or below": "<=", "or younger": "<=",
    "or lower": "<=", "or shorter": "<=", "or smaller": "<=", "and under": "<=",
    "and below": "<=", "and younger": "<=", "at most": "<=", "at the most": "<=",
    "maximum": "<=", "max": "<=",
}  # fmt: skip
"""Hedges that stand after the number, or after its unit ("20 years or so")."""

HEDGE_MODIFIERS: Final = (
    "well", "just", "slightly", "a little", "a bit", "a fraction", "a shade", "far", "much",
    "significantly", "considerably", "substantially", "comfortably", "way", "marginally",
    "somewhat", "very", "somewhere", "anywhere", "only slightly", "only just", "not much",
    "not many",
)  # fmt: skip
"""Words that strengthen a hedge that follows and belong to it: "well over"."""

FILLERS: Final = (
    "another", "a further", "further", "an additional", "additional", "an extra", "extra",
    "a total of", "a combined", "a record", "a whopping", "a staggering", "a",
)  # fmt: skip
"""Words that may stand between a hedge and its number without being part of either."""
