"""Numbers in English text, as stated: find them, with the words that hedge them, and say them.

`find_numbers` reads; `say` and `in_words` say. The lexicon stands as data: `HEDGES` (words before a
number) and `HEDGES_AFTER` (words after it), each to its status; number words in `lexicon`, units
and the words that name a thing by a number in `units`, words that decide a sense in `usage`.

What a number's `text` holds. The numeral alone: not the sign of a currency or a percentage, not the
unit ("$5m" is "5m", "122mm" is "122"), but the article of "a hundred" and "a third" and a minus
sign, with what is between ("-$5m"). A range is one number from its first numeral to its last ("15 and 20" of "between 15 and 20",
"5m to $10m"). A name with a digit glued in is one word ("Su-25", "over-65s"); a name apart from its
number leaves the number alone ("115.4" of "Article 115.4"). An address is one token, and so is a
whole date, a month with its year, or a clock time with its zone. Where a unit itself has a digit
("5 km²") the number takes it in, so that every digit lies in exactly one number.

What a hedge modifies. It stands before its number, or after it or its unit, with at most quotation
marks, brackets, dashes, "another" or "a further" between. Identifiers and ordinals take none; dates
only approximations and "since at least 1984". "Over" with a span of time is "during" unless
something before it says otherwise ("for over two days"); after a dispute, a victory or "handed" it
is no hedge, nor is "about" after a film or a question, nor "up to" after "went" or "adds". "Above
2,000 metres" does bound: it is read as said. A bound wins over an approximation, the first bound
over a later one. Words before and after are joined with " … ".

What is two numbers. A change ("rose from 5 to 10", "rose by four to 1,870", but not "by 15 to 20 per
cent"), a vote ("14 to 4"), odds and proportions ("one in five"): each number by itself. Four bare
digits are a year unless a plural noun that no determiner heads, a total ("a total of 1407") or a
quantity's hedge says otherwise. Ages are durations, in years. "Half a century" is a duration of 0.5;
a fraction without an end has 28 digits. A glued "m" is a million, as the wires write it, except
before the words of a race, a height or a distance, and beside an earthquake.

Within this wing `text` is the folded text, `plain` its characters and `low` the same in lower case; `at` is
an offset of both, `start` and `end` those of a number; `floor` is the end of the number before, which nothing
may reach back over; `before` the words before a number, nearest last; `f` the number that is being read and
`previous` the one before it, None if there is none.
"""

from as_stated.numerals.cards import card, listing
from as_stated.numerals.format import how_many, in_words, say, spelled
from as_stated.numerals.lexicon import HEDGES, HEDGES_AFTER
from as_stated.numerals.model import Kind, Number, Status
from as_stated.numerals.reader import find_numbers
from as_stated.numerals.refusing import Attempt, NoArithmetic, NoNumber

__all__ = [
    "HEDGES", "HEDGES_AFTER", "Attempt", "Kind", "NoArithmetic", "NoNumber", "Number", "Status", "card",
    "find_numbers", "how_many", "in_words", "listing", "say", "spelled",
]  # fmt: skip
